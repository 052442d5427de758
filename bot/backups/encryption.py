"""Encryption of backups with age: to a public key, so that the server need not have the secret one."""

import os
import sys
from pathlib import Path

STDIN = Path("-")
HEADER = b"age-encryption.org/v1"
SECRET_PREFIX = "AGE-SECRET-KEY-"  # noqa: S105  # how such a line begins


class CannotDecrypt(Exception):
    """An encrypted backup cannot be opened; the text says why."""


def is_encrypted(path: Path) -> bool:
    """Whether the file is encrypted. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(HEADER)) == HEADER


def encrypt(source: Path, target: Path, recipient: str) -> None:
    """Write the file encrypted to this public key."""
    import pyrage  # imported when first needed, to save memory
    from pyrage import x25519

    with source.open("rb") as reader, target.open("wb") as writer:
        pyrage.encrypt_io(reader, writer, [x25519.Recipient.from_str(recipient)])


def decrypt(source: Path, target: Path, identity: Path | None) -> None:
    """Write the decrypted file, with a secret key in the file `identity` (`-`: standard input).

    Raises CannotDecrypt, OSError.
    """
    import pyrage
    from pyrage import x25519

    if identity is None:
        raise CannotDecrypt(f"{source.name} is encrypted: name the file with the secret key, --identity FILE")
    try:
        keys = [
            x25519.Identity.from_str(line)
            for line in map(str.strip, _read(identity).splitlines())
            if line.startswith(SECRET_PREFIX)
        ]
    except pyrage.IdentityError:
        raise CannotDecrypt(
            f"a line of {identity} begins like a secret key, but is cut off or mistyped"
        ) from None
    if not keys:
        raise CannotDecrypt(f"{identity} has no line that begins with {SECRET_PREFIX}")
    try:
        with source.open("rb") as reader, target.open("wb") as writer:
            pyrage.decrypt_io(reader, writer, keys)
    except pyrage.DecryptError:
        raise CannotDecrypt(f"{source.name} was encrypted to another key, or is damaged") from None


def _read(identity: Path) -> str:
    """Return the text; `-` is the standard input, which over ssh is a socket that cannot be opened by its path."""
    return sys.stdin.read() if identity == STDIN else identity.read_text("utf-8", "replace")


def create_key(path: Path) -> str:
    """Write a new secret key into a new file that only its owner can read. Returns the public key. Raises OSError."""
    from pyrage import x25519

    key = x25519.Identity.generate()
    public = str(key.to_public())
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(f"# public key: {public}\n{key}\n")
        file.flush()
        os.fsync(file.fileno())
    return public
