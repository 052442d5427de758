"""Making a backup and verifying it; opening one."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.backups import encryption
from bot.backups.files import free_path, write_whole
from bot.settings import Settings
from bot.version import program_version
from storage.backups.archive import Archive, Manifest, write_archive
from storage.backups.connections import open_snapshot

DEFAULT_FOLDER = Path("var/backups")


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that was written and verified."""

    path: Path
    manifest: Manifest
    size: int
    """Bytes of the file."""
    encrypted: bool


def backup_folder(settings: Settings) -> Path:
    """Return the folder of backups."""
    return settings.backup_dir or DEFAULT_FOLDER


def make_backup(settings: Settings, path: Path | None, at: datetime) -> MadeBackup:
    """Write a backup, readable by its owner only, and verify it by reading it again.

    With BACKUP_KEY it is encrypted; it is verified before, since the secret key is not here. `path` None: a name of its
    own in BACKUP_DIR. Raises NoDatabase, CannotCopy, BadArchive, OSError, SQLAlchemyError.
    """
    key = settings.backup_key
    path = path or free_path(backup_folder(settings), at, encrypted=key is not None)
    with write_whole(path) as part:
        if key is None:
            manifest = _write_verified(settings, part, at)
        else:
            with tempfile.TemporaryDirectory(prefix="backup-") as folder:
                plain = Path(folder) / "plain.zip"
                plain.touch(mode=0o600)
                manifest = _write_verified(settings, plain, at)
                encryption.encrypt(plain, part, key)
    return MadeBackup(path, manifest, path.stat().st_size, key is not None)


def _write_verified(settings: Settings, path: Path, at: datetime) -> Manifest:
    with open_snapshot(settings.database_url.get_secret_value()) as connection:
        manifest = write_archive(connection, path, at, program_version())
    with Archive(path) as archive:
        archive.verify()
    return manifest


@contextlib.contextmanager
def open_backup(path: Path, identity: Path | None) -> Iterator[Archive]:
    """Yield a verified backup; an encrypted one is decrypted into a temporary file meanwhile.

    Raises BadArchive, CannotDecrypt, OSError.
    """
    with tempfile.TemporaryDirectory(prefix="backup-") as folder:
        plain = path
        if encryption.is_encrypted(path):
            plain = Path(folder) / "plain.zip"
            plain.touch(mode=0o600)
            encryption.decrypt(path, plain, identity)
        with Archive(plain) as archive:
            archive.verify()
            yield archive
