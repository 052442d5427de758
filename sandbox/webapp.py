"""Mini Apps: initData as Telegram signs it."""

import hashlib
import hmac
import secrets
from urllib.parse import urlencode

import orjson

from sandbox.refusals import Json

USER_FIELDS = ("id", "first_name", "last_name", "username", "language_code")


def signature(token: str, fields: dict[str, str]) -> str:
    """Return the HMAC-SHA256 over all fields but `hash`, sorted, one a line, keyed by the token."""
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields) if name != "hash")
    return hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest()


def init_data(token: str, user: Json, date: int, query_id: str = "") -> str:
    """Return the query string that a Mini App receives. `date` is in unix seconds.

    Telegram's `signature` is an Ed25519 one for third parties; here it is random bytes of the same length,
    but, as with Telegram, it is covered by `hash`.
    """
    shown = {**{name: user[name] for name in USER_FIELDS if name in user}, "allows_write_to_pm": True}
    fields = {
        "user": orjson.dumps(shown).decode(),
        "auth_date": str(date),
        "signature": secrets.token_urlsafe(64),
    }
    if query_id:
        fields["query_id"] = query_id
    fields["hash"] = signature(token, fields)
    return urlencode(fields)
