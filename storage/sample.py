"""Sample data: the introductory seminars of the project's second phase (press release of July 2019)."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from storage.database import Session
from storage.models import ProgrammeItem, Seminar, SeminarContact, Target
from storage.reminders import reminders
from storage.seminars import seminars

SAMPLE_FILE = Path(__file__).parent / "data" / "sample.json"


async def load_sample(session: Session, now: datetime) -> int:
    """Add the seminars of the sample that do not exist yet. Returns how many were added."""
    new = 0
    for one in json.loads(SAMPLE_FILE.read_text("utf-8")):
        if await seminars.by_slug(session, one["slug"]) is None:
            await _add_seminar(session, one, now)
            new += 1
    return new


async def _add_seminar(session: Session, one: dict[str, Any], now: datetime) -> None:
    zone = ZoneInfo(one["timezone"])
    if "date" in one:
        day = datetime.fromisoformat(one["date"]).replace(tzinfo=zone)
    else:
        day = now.astimezone(zone) + timedelta(days=one["days_from_today"])
    texts = {name: one.get(name, {}) for name in ("title", "description", "venue", "address", "outcome")}
    seminar = Seminar(
        slug=one["slug"],
        lat=one["lat"],
        lon=one["lon"],
        starts_at=_local_time(day, one["starts"]),
        ends_at=_local_time(day, one["ends"]),
        timezone=one["timezone"],
        state=one["state"],
        oblast_code=one["oblast_code"],
        capacity=one.get("capacity"),
        places_per_unit=one.get("places_per_unit"),
        updated_at=now,
        **texts,
    )
    session.add(seminar)
    await session.flush()
    session.add_all(Target(seminar_id=seminar.id, **target) for target in one["targets"])
    if "contact" in one:
        session.add(SeminarContact(seminar_id=seminar.id, words=one["contact"], set_at=now))
    for item in one["programme"]:
        starts = _local_time(day, item["starts"])
        speaker = item.get("speaker", {})
        session.add(
            ProgrammeItem(seminar_id=seminar.id, starts_at=starts, title=item["title"], speaker=speaker)
        )
    reminders.add_default_rules(session, seminar)
    await reminders.replan(session, seminar, now)


def _local_time(day: datetime, clock: str) -> datetime:
    """Return this local time of day ("9:30") on this day, in UTC."""
    hour, minute = clock.split(":")
    return day.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0).astimezone(UTC)
