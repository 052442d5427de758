"""Secrets in links, of which only the hashes are stored, and short codes that people read from paper and type."""

import hashlib
import secrets

CODE_ALPHABET = "ACEHKMPTXY23456789"
"""Letters that look the same in Latin and Cyrillic, so that either keyboard will do, and digits that look like none of
them; 18 characters, so that eight of them have some 10^10 combinations."""
CODE_LENGTH = 8
_SAME_LOOK = str.maketrans("АСЕНКМРТХУЗ", "ACEHKMPTXY3")
"""Cyrillic letters -> the characters of the alphabet that look like them."""


def hash_token(token: str) -> str:
    """Return the SHA-256 of a token in hexadecimal. Accepts any text: a link may contain lone surrogates."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def random_code(length: int = CODE_LENGTH) -> str:
    """Return a random code with letters and digits among its characters, so that no word or number is one."""
    while True:
        code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(length))
        if not code.isalpha() and not code.isdigit():
            return code


def parse_code(text: str, length: int = CODE_LENGTH) -> str | None:
    """Return the code that somebody typed, in any case and alphabet, with or without spaces and hyphens.

    Return None if it cannot be one.
    """
    if len(text) > 4 * length:
        return None
    code = "".join(text.split()).replace("-", "").replace("–", "").upper().translate(_SAME_LOOK)
    fits = len(code) == length and set(code) <= set(CODE_ALPHABET)
    return code if fits and not code.isalpha() and not code.isdigit() else None


def format_code(code: str) -> str:
    """Return the code in two groups, as it is printed: "AC4H-KM72"."""
    middle = len(code) // 2
    return f"{code[:middle]}-{code[middle:]}"
