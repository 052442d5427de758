"""Access control: any page open in a browser on this machine can send requests here, and none may act."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from sandbox.refusals import Refused
from sandbox.request import Scope, Send

MARKER_HEADER = "X-Sandbox"
"""Header required for every change. Before a page of another site sends it, the browser asks us (CORS preflight)."""
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
SAFE_METHODS = ("GET", "HEAD")
OWN_SITES = ("same-origin", "none")
"""Accepted values of Sec-Fetch-Site: the sandbox's own page, or a typed address."""
HEADERS = (
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)
"""Headers of every response but the Bot API's: no framing, and no use by other origins."""
ATTACHMENT_HEADERS = {
    "Content-Disposition": "attachment",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
"""Headers of a file that somebody sent: opening it downloads it, and it never runs. Images still show in the page."""
INLINE_TYPES = re.compile(r"(image|audio|video)/[a-z0-9.+-]+")
LOCAL_URL = re.compile(r"https?://(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?([/?#].*)?", re.IGNORECASE)
"""An address on this machine, however it is parsed: nothing precedes or follows the name."""


def forbidden_response(words: str) -> Refused:
    """Return a 403 with a reason for the bot's developer."""
    return Refused(403, f"Forbidden: {words}")


class Guard:
    """Knows the host names under which the sandbox may be reached."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = frozenset(name.lower() for name in (*LOCAL_NAMES, *names))

    def check(self, scope: Scope) -> None:
        """Raise Refused if a request may come from another site's page.

        Under another name than ours a page from elsewhere would count as the sandbox's own (DNS rebinding).
        """
        told = _relevant_headers(scope)
        if told.get(b"host") is None or hostname(told[b"host"]) not in self.names:
            raise forbidden_response("the sandbox is not asked under this name; see --allow-host")
        if scope["path"].startswith("/bot") or scope["path"].startswith("/file/bot"):
            _check_bot(told)
        elif scope["path"].startswith("/sandbox"):
            _check_page(scope, told)


def _relevant_headers(scope: Scope) -> dict[bytes, str]:
    """Return the relevant headers; repeated ones are joined, so that they match nothing."""
    told: dict[bytes, str] = {}
    for name, value in scope["headers"]:
        if name in (b"host", b"origin", b"referer", b"sec-fetch-site", b"x-sandbox"):
            text = value.decode("latin-1")
            told[name] = f"{told[name]}, {text}" if name in told else text
    return told


def hostname(host: str) -> str:
    """Return a Host header in lower case and without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _check_bot(told: dict[bytes, str]) -> None:
    """Refuse headers that only browsers send, which a bot does not."""
    if b"origin" in told or b"referer" in told or told.get(b"sec-fetch-site", "none") != "none":
        raise forbidden_response("the Bot API is not for web pages")


def _check_page(scope: Scope, told: dict[bytes, str]) -> None:
    origin = told.get(b"origin")
    from_elsewhere = origin is not None and urlsplit(origin).netloc != told[b"host"]
    if from_elsewhere or told.get(b"sec-fetch-site", "none") not in OWN_SITES:
        raise forbidden_response("this is for the sandbox's own page")
    if scope["method"] not in SAFE_METHODS and b"x-sandbox" not in told:
        raise forbidden_response(f"what changes something needs the header {MARKER_HEADER}")


def with_headers(send: Send) -> Send:
    """Wrap `send` to add HEADERS to each response."""

    async def sending(message: Scope) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *HEADERS]
        await send(message)

    return sending


def served_type(mime: str) -> str:
    """Return the content type for a page: that of an image, sound or video, else binary."""
    return mime if INLINE_TYPES.fullmatch(mime) and mime != "image/svg+xml" else "application/octet-stream"
