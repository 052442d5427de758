"""Validation of URLs in the settings: the Bot API, our own pages, the database."""

import ipaddress
import re
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

TELEGRAM_HOST = "api.telegram.org"
TOKEN_IN_PATH = re.compile(r"/bot(\d|/|$)", re.IGNORECASE)
WEBHOOK_PORTS = (443, 80, 88, 8443)
"""The ports at which Telegram calls webhooks."""
LOCAL_SUFFIXES = (".local", ".internal", ".lan", ".localhost")
"""Suffixes of host names in local networks; names without a dot are local too."""
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}
ESCAPE_HINT = "@ as %40, / as %2F, % as %25"


class InvalidSetting(ValueError):
    """An invalid setting. The text says why and what to write, and quotes nothing of the value."""


MIN_SECRET_PART = 8
"""Shorter parts of an address are words that occur elsewhere too."""


def _parse_url(address: str) -> SplitResult:
    """Split an http URL, which may have a name, a password and a query. Raises InvalidSetting."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host.encode("idna")
    except (ValueError, UnicodeError):
        raise InvalidSetting("is no address; write one like https://bot.example.org") from None
    if parts.scheme not in ("https", "http") or not host:
        raise InvalidSetting("must be an address that begins with https:// (or http:// on this machine)")
    if port == 0 or any(sign.isspace() or not sign.isprintable() for sign in address):
        raise InvalidSetting("is no address; write one like https://bot.example.org")
    return parts


def _split_url(address: str) -> SplitResult:
    """Split an http URL of nothing but a server and a path. Raises InvalidSetting."""
    parts = _parse_url(address)
    if parts.username is not None or parts.password is not None:
        raise InvalidSetting("must have no name and no password in it")
    if parts.query or parts.fragment or address.endswith(("?", "#")):
        raise InvalidSetting("must have nothing after ? or # in it")
    return parts


def check_page_url(address: str) -> str:
    """Return the URL of our pages without a trailing slash. Raises InvalidSetting."""
    _split_url(address)
    return address.rstrip("/")


def check_secret_url(address: str) -> str:
    """Return an https URL that is itself a secret (http only in local networks). Raises InvalidSetting."""
    parts = _parse_url(address)
    if parts.scheme == "http" and not _is_local(parts.hostname or ""):
        raise InvalidSetting(
            "must begin with https://: over http the address, which is a secret, could be read"
        )
    return address


def secret_parts(address: str) -> list[str]:
    """Return the parts of a URL that are secret: its user and password, its query, and the parts of its path."""
    parts = urlsplit(address)
    found = [parts.username, parts.password, parts.query, *parts.path.split("/")]
    return [one for one in found if one and len(one) >= MIN_SECRET_PART]


def check_proxy(address: str) -> str:
    """Return the URL of an HTTP proxy. Raises InvalidSetting."""
    if urlsplit(address).scheme.startswith("socks"):
        raise InvalidSetting("must be an HTTP proxy (http://host:port): SOCKS is not supported")
    parts = _parse_url(address)
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise InvalidSetting("must have nothing after the port: http://user:password@proxy.example.org:3128")
    return address.rstrip("/")


def password_of(address: str) -> str:
    """Return the password in a URL as it is written there; empty if there is none."""
    return urlsplit(address).password or ""


def check_api_url(address: str) -> str:
    """Return the URL of a Bot API server without a trailing slash. Raises InvalidSetting."""
    parts = _split_url(address)
    if TOKEN_IN_PATH.search(parts.path):
        raise InvalidSetting(
            f"must end before /bot: https://{TELEGRAM_HOST}; the token belongs in BOT_TOKEN alone"
        )
    if parts.scheme == "http" and not _is_local(parts.hostname or ""):
        raise InvalidSetting("must begin with https://: over http the token could be read on its way")
    return address.rstrip("/")


def webhook_problem(address: str, api: str) -> str:
    """Return why Telegram, or the Bot API server at `api`, would not call this URL; empty if it would."""
    parts = urlsplit(address)
    if parts.scheme == "http" and not _is_this_machine(parts.hostname or ""):
        return "must begin with https://: over http anybody on the way reads what people write"
    if urlsplit(api).hostname != TELEGRAM_HOST:
        return ""
    if parts.scheme == "http" or _is_local(parts.hostname or ""):
        return "must be an https:// address that Telegram reaches from outside; empty it to poll"
    if parts.port not in (None, *WEBHOOK_PORTS):
        return f"must have one of the ports that Telegram calls: {', '.join(map(str, WEBHOOK_PORTS))}"
    return ""


def _parse_ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _is_this_machine(host: str) -> bool:
    """Whether the host is this machine."""
    number = _parse_ip(host)
    return number.is_loopback if number else host == "localhost" or host.endswith(".localhost")


def _is_local(host: str) -> bool:
    """Whether the host is this machine or in a local network."""
    number = _parse_ip(host)
    return not number.is_global if number else "." not in host or host.endswith(LOCAL_SUFFIXES)


def check_database_url(address: str) -> str:
    """Return the database URL with our driver. Raises InvalidSetting."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise InvalidSetting(
            f"is no database address, see .env.example; in a password write {ESCAPE_HINT}"
            if "@" in address
            else "must begin with sqlite:/// or postgresql://"
        ) from None
    kind = url.get_backend_name()
    if kind not in DRIVERS:
        raise InvalidSetting("must begin with sqlite:/// or postgresql://")
    _check_database_parts(url, kind)
    return url.set(drivername=DRIVERS[kind]).render_as_string(hide_password=False)


def _check_database_parts(url: URL, kind: str) -> None:
    if kind == "sqlite":
        if not url.database or ":memory:" in url.database or url.query:
            raise InvalidSetting("must name a file: sqlite:///var/seminar.sqlite3")
        if url.host:
            raise InvalidSetting(
                "must have three slashes, or four before a whole path: sqlite:///var/seminar.sqlite3"
            )
        return
    if "@" in (url.host or "") or "@" in (url.database or ""):
        raise InvalidSetting(f"has one @ too many; in a password write {ESCAPE_HINT}")
    if not url.database:
        raise InvalidSetting("must end with the database's name: postgresql://user:password@host/database")


def is_local_server(address: str) -> bool:
    """Whether the URL's server is this machine or in a local network."""
    return _is_local(urlsplit(address).hostname or "")


def database_password(address: str) -> str:
    """Return the password in a database URL; empty if there is none."""
    url = make_url(address)
    password = url.query.get("password", "")
    return url.password or (password if isinstance(password, str) else "")


def address_without_password(address: str) -> str:
    """Return a database URL as it is written in the settings, with `***` in the place of its password."""
    url = make_url(address)
    shown = url.set(drivername=url.get_backend_name()).difference_update_query(["password", "sslpassword"])
    if url.query.get("password"):
        shown = shown.set(password="***")  # noqa: S106  # it stands for one
    return shown.render_as_string(hide_password=True)


def path_beside_database(address: str, ending: str) -> Path:
    """Return the path of a file that belongs to this database: beside a SQLite file, else in `var`."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return Path(f"{url.database}{ending}")
    return Path("var") / f"{url.host or 'local'}-{url.database}{ending}".replace("/", "_")
