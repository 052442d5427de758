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


def check_recipient(value: str) -> str:
    """Return the public key of age to which backups are encrypted. Raises InvalidSetting."""
    from pyrage import RecipientError, x25519

    if value.upper().startswith("AGE-SECRET-KEY"):
        raise InvalidSetting(
            "is the secret key: write the public one, which begins with age1, and keep the other elsewhere"
        )
    try:
        return str(x25519.Recipient.from_str(value.strip()))
    except RecipientError:
        raise InvalidSetting(
            "must be a public key such as age1…. Make one: python -m bot backup key FILE"
        ) from None


def secret_spellings(token: str, *others: str) -> tuple[str, ...]:
    """Return the spellings to be redacted, as they are and as in a URL, longest first.

    Of the token it is the part after the colon; the number before it is the bot's id, which is public.
    """
    spellings = {token.partition(":")[2], *others}
    spellings |= {encode(secret) for secret in spellings for encode in (quote, quote_plus)}
    return tuple(
        sorted((secret for secret in spellings if len(secret) >= MIN_SECRET_LENGTH), key=len, reverse=True)
    )


def redact(text: str, secrets: tuple[str, ...]) -> str:
    """Return the text with these secrets replaced."""
    for secret in secrets:
        text = text.replace(secret, "***")
    return text
