"""Secrets in links: only their hashes are stored."""

import hashlib


def hash_token(token: str) -> str:
    """Return the SHA-256 of a token in hexadecimal. Accepts any text: a link may contain lone surrogates."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
