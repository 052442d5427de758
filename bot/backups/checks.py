"""What `doctor` says of backups: their age, whether one was tried out, the journal of erasures, keys left here."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from bot import private_files
from bot.backups.files import list_backups
from bot.backups.making import backup_folder
from bot.erasure_journal import ErasureJournal, JournalMissing
from bot.findings import Finding
from bot.settings import Settings

MAX_AGE = timedelta(hours=36)
"""Age of the newest backup from which on a night was left out."""
DRILL_EVERY = timedelta(days=31)
"""As often as owners are reminded to try one."""


def check_files(settings: Settings, now: datetime) -> list[Finding]:
    """Check what lies in files: the newest backup, the journal of erasures, secret keys."""
    folders = {Path(), backup_folder(settings)}
    return [_check_newest(settings, now), _check_journal(settings), *_check_keys(sorted(folders))]


def _check_newest(settings: Settings, now: datetime) -> Finding:
    if settings.backup_dir is None:
        return Finding(ok=True, text="BACKUP_DIR is not set: no backup is made at night.")
    try:
        backups = list_backups(settings.backup_dir)
    except OSError as error:
        remedy = f"Is the disk there, and may the bot's user read {settings.backup_dir}?"
        return Finding(ok=False, text=f"BACKUP_DIR cannot be read ({type(error).__name__}).", remedy=remedy)
    if not backups:
        remedy = "Make one and see whether it works: python -m bot backup"
        return Finding(ok=False, text="There is no backup in BACKUP_DIR.", remedy=remedy)
    text = f"The newest backup is of {backups[0].at:%Y-%m-%d %H:%M} UTC."
    if now - backups[0].at <= MAX_AGE:
        return Finding(ok=True, text=text)
    remedy = (
        "Did the bot run at BACKUP_TIME? Its log says why one failed; python -m bot backup makes one now."
    )
    return Finding(ok=False, text=text, remedy=remedy)


def _check_journal(settings: Settings) -> Finding:
    try:
        erasures = ErasureJournal(settings.erasure_journal_path).load()
    except JournalMissing as missing:
        return Finding(
            ok=False,
            text=f"{missing} is missing: a restore could not repeat the erasures made since the backup.",
            remedy="Was it moved, or is its disk not there? On a new machine the bot creates it when it starts.",
            public="The journal of erasures, or its key, is missing.",
        )
    except (OSError, ValueError) as error:
        remedy = "May the bot's user read it and its key, and is the key as it was written?"
        return Finding(
            ok=False, text=f"The journal of erasures cannot be read ({type(error).__name__}).", remedy=remedy
        )
    return Finding(ok=True, text=f"The journal of erasures is there, with {len(erasures)} erasures.")


def _check_keys(folders: Sequence[Path]) -> list[Finding]:
    return [
        Finding(
            ok=False,
            text=f"{one} is the secret key of the backups.",
            remedy="Move it away from this machine, to two safe places.",
            public="The secret key of the backups is on this machine.",
        )
        for one in private_files.find_keys(folders)
    ]


def check_drill(settings: Settings, last: datetime | None, now: datetime) -> list[Finding]:
    """Check when a backup was last restored on trial, if any are made by themselves."""
    if settings.backup_dir is None:
        return []
    when = f"A backup was last tried out on {last:%Y-%m-%d}." if last else "No backup was ever tried out."
    if last is not None and now - last <= DRILL_EVERY:
        return [Finding(ok=True, text=when)]
    return [Finding(ok=False, text=when, remedy="Try the newest: python -m bot restore --drill")]
