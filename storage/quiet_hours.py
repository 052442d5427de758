"""The quiet hours: at night announcements and digests arrive silently, and reminders wait for the morning."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

_PATTERN = re.compile(r"(\d{1,2})(?::(\d\d))?\s*[-–]\s*(\d{1,2})(?::(\d\d))?")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local hours from `start` to before `end`, past midnight if `end` is the earlier one; none if they are equal."""

    start: time = time(21)
    end: time = time(7)
    timezone: str = "Asia/Bishkek"
    """Time zone of what belongs to no seminar."""

    def include(self, hour: time) -> bool:
        """Whether this local hour is a quiet one."""
        if self.start <= self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end


def parse_hours(text: str) -> tuple[time, time]:
    """Parse `21-7` or `21:30-7`. Raises ValueError."""
    found = _PATTERN.fullmatch(text.strip())
    if found is None:
        raise ValueError("not two hours")
    hours = [int(group or 0) for group in found.groups()]
    return time(hours[0], hours[1]), time(hours[2], hours[3])


_hours = [QuietHours()]


def configure(hours: str, timezone: str) -> None:
    """Set the program's quiet hours and time zone, once at the start. Raises ValueError."""
    _hours[0] = QuietHours(*parse_hours(hours), timezone)


def current() -> QuietHours:
    """Return the program's quiet hours."""
    return _hours[0]


def is_quiet(moment: datetime, timezone: str | None = None) -> bool:
    """Whether a moment is in the quiet hours of this time zone, or of the program's."""
    return current().include(_local(moment, timezone).time())


def next_allowed(moment: datetime, timezone: str | None = None) -> datetime:
    """Return the moment itself, or the end of the quiet hours it is in."""
    local = _local(moment, timezone)
    if not current().include(local.time()):
        return moment
    morning = datetime.combine(local.date(), current().end, local.tzinfo)
    return (morning if morning > local else morning + timedelta(days=1)).astimezone(UTC)


def _local(moment: datetime, timezone: str | None) -> datetime:
    return moment.astimezone(ZoneInfo(timezone or current().timezone))
