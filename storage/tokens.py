"""Secrets in links: only their hashes are stored."""

import hashlib


def hash_token(token: str) -> str:
    """The SHA-256 of a token, in hexadecimal. Any text is taken: a link may hold lone surrogates."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
