"""Validation of the token and the webhook secret, and the spellings in which secrets are redacted."""

import re
from urllib.parse import quote, quote_plus

from bot.urls import InvalidSetting

TOKEN_PATTERN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]+")
WEBHOOK_SECRET_PATTERN = re.compile(r"[A-Za-z0-9_-]{16,256}")
MIN_DISTINCT = 8
"""Minimum number of different characters of a secret: "aaaaaaaaaaaaaaaa" is long but easy to guess."""
GENERATE_HINT = 'Make one: python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
MIN_SECRET_LENGTH = 4
"""Shorter secrets are not redacted: they would match parts of ordinary words."""


def check_token(value: str) -> str:
    """Return a token in @BotFather's format. Raises InvalidSetting."""
    if not TOKEN_PATTERN.fullmatch(value):
        raise InvalidSetting(
            "is not what @BotFather gives: digits, a colon, then letters and digits, without spaces"
        )
    return value


def check_webhook_secret(value: str) -> str:
    """Return a webhook secret that Telegram accepts and that is hard to guess. Raises InvalidSetting."""
    if not WEBHOOK_SECRET_PATTERN.fullmatch(value):
        raise InvalidSetting(f"must be 16 to 256 characters of A-Z a-z 0-9 _ -. {GENERATE_HINT}")
    if len(set(value)) < MIN_DISTINCT:
        raise InvalidSetting(f"is easily guessed. {GENERATE_HINT}")
    return value


def secret_spellings(token: str, *others: str) -> tuple[str, ...]:
    """Whatever of them gives them away, as it is and as it stands in an address; the longest first.

    Of the token that is what comes after the colon: the number before it is the bot's id, which everybody may know.
    """
    found = {token.partition(":")[2], *others}
    found |= {made(one) for one in found for made in (quote, quote_plus)}
    return tuple(sorted((one for one in found if len(one) >= MIN_SECRET_LENGTH), key=len, reverse=True))


def redact(text: str, hidden: tuple[str, ...]) -> str:
    """The text with these secrets replaced."""
    for one in hidden:
        text = text.replace(one, "***")
    return text
