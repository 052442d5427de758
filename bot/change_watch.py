"""Whether the database may hold something new, so that a process at rest need not ask it once a second."""

from datetime import datetime, timedelta

from bot.current_time import utc_now
from storage.database import Database

LONGEST = timedelta(seconds=15)
"""The time after which something may be new without a change: a job may be due again, or the operator changed rows."""


class ChangeWatch:
    """Compares the changes that this process has committed. On PostgreSQL others work too: there may always be some."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen: tuple[int, datetime] | None = None

    def may_have_changed(self) -> bool:
        """Whether to look now; if so, a further look is needed only after a later change, or LONGEST."""
        changes, now = self._database.change_count, utc_now()
        if self._database.is_sqlite and self._seen is not None:
            seen, at = self._seen
            if changes == seen and at <= now < at + LONGEST:
                return False
        self._seen = changes, now
        return True

    def forget(self) -> None:
        """Have the next look made in any case, because this one failed or left something over."""
        self._seen = None
