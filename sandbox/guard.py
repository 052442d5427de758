"""Who is let in. Any page that is open in a browser on this machine can send requests here; none of them may act."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from sandbox.refusals import Refused
from sandbox.request import Scope, Send

MARKER_HEADER = "X-Sandbox"
"""A header that goes with whatever changes something. For a page from elsewhere a browser asks us first, in vain."""
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
SAFE_METHODS = ("GET", "HEAD")
OWN_SITES = ("same-origin", "none")
"""Of Sec-Fetch-Site: our own page, or somebody who typed the address."""
HEADERS = (
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)
"""Of everything but the Bot API: it is shown in no frame, and no other page takes parts of it."""
ATTACHMENT_HEADERS = {
    "Content-Disposition": "attachment",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
"""Of a file that somebody sent: saved when it is opened, run in no case. Pictures in a page are shown all the same."""
INLINE_TYPES = re.compile(r"(image|audio|video)/[a-z0-9.+-]+")
LOCAL_URL = re.compile(r"https?://(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?([/?#].*)?", re.IGNORECASE)
"""An address on this machine, whoever takes it apart: nothing stands before or behind the name."""


def forbidden_response(words: str) -> Refused:
    """403 with a reason for whoever develops a bot."""
    return Refused(403, f"Forbidden: {words}")


class Guard:
    """Knows the names under which the sandbox may be asked."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = frozenset(name.lower() for name in (*LOCAL_NAMES, *names))

    def check(self, scope: Scope) -> None:
        """Raises Refused when a request may come from a page that is not ours.

        Under another name than ours a page from elsewhere would count as the sandbox's own (DNS rebinding).
        """
        told = _told(scope)
        if told.get(b"host") is None or hostname(told[b"host"]) not in self.names:
            raise forbidden_response("the sandbox is not asked under this name; see --allow-host")
        if scope["path"].startswith("/bot") or scope["path"].startswith("/file/bot"):
            _check_bot(told)
        elif scope["path"].startswith("/sandbox"):
            _check_page(scope, told)


def _told(scope: Scope) -> dict[bytes, str]:
    """The headers that count here; what is said twice is joined, so that it matches nothing."""
    told: dict[bytes, str] = {}
    for name, value in scope["headers"]:
        if name in (b"host", b"origin", b"referer", b"sec-fetch-site", b"x-sandbox"):
            text = value.decode("latin-1")
            told[name] = f"{told[name]}, {text}" if name in told else text
    return told


def hostname(host: str) -> str:
    """A Host header without its port, lower case."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _check_bot(told: dict[bytes, str]) -> None:
    """A bot is no browser: it sends neither of these."""
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
    """`send`, with HEADERS in each response."""

    async def sending(message: Scope) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *HEADERS]
        await send(message)

    return sending


def served_type(mime: str) -> str:
    """The type under which a page gets a file: what can be looked at or heard, else bytes."""
    return mime if INLINE_TYPES.fullmatch(mime) and mime != "image/svg+xml" else "application/octet-stream"
