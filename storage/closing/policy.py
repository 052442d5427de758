"""The times after which seminars are archived and personal data removed: settings of the whole installation.

They come from the environment (`bot.settings`); the program stores them when it starts.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from storage import preferences
from storage.database import Session
from storage.privacy.held_data_rules import RETENTION_KINDS, RetentionKind

DEFAULT_DAYS = 365


@dataclass(frozen=True, slots=True)
class ClosingPolicy:
    """The settings, in days."""

    days: Mapping[RetentionKind, int] = field(
        default_factory=lambda: dict.fromkeys(RETENTION_KINDS, DEFAULT_DAYS)
    )
    """Days from the end of a seminar to the removal of this kind of data; 0: kept."""
    notice_days: int = 14
    """Days from the notice to staff to the removal."""
    archive_days: int = 90
    """Days from the end of a seminar to its archiving; 0: only staff archive."""

    @property
    def notice(self) -> timedelta:
        """The time from the notice to staff to the removal."""
        return timedelta(days=self.notice_days)


async def load_policy(session: Session) -> ClosingPolicy:
    """Return the stored settings; the defaults if none are stored."""
    value = await preferences.get(session, preferences.CLOSING)
    return ClosingPolicy(**value) if value else ClosingPolicy()


async def store_policy(session: Session, policy: ClosingPolicy, at: datetime) -> None:
    """Store the settings, unless they are the stored ones."""
    if await load_policy(session) != policy:
        await preferences.save(session, preferences.CLOSING, asdict(policy), at)
