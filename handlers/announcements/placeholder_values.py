"""The values of the placeholders for each reader: name and place, and the seminar's data."""

from collections.abc import Mapping, Sequence

from handlers.messages import Text, Translated, Value
from handlers.ui.arguments import seminar_times, unit_full_name
from storage.announcements import announcements
from storage.announcements.announcements import Recipient
from storage.database import Session
from storage.models import Announcement, Seminar, Unit
from storage.seminars import seminars
from storage.units import units

PlaceholderValues = Mapping[str, Value]


async def values_for_people(
    session: Session, announcement: Announcement, person_ids: Sequence[int]
) -> dict[int, PlaceholderValues]:
    """Return person id -> placeholder -> value for these people; the number of queries does not grow with theirs."""
    shared = await shared_values(session, announcement)
    readers = await announcements.recipients_by_id(session, announcement.seminar_id, person_ids)
    known = await units.by_codes(
        session, {reader.unit_code for reader in readers.values() if reader.unit_code}
    )
    return {person_id: {**shared, **_reader_values(reader, known)} for person_id, reader in readers.items()}


def _reader_values(reader: Recipient, known: Mapping[str, Unit]) -> dict[str, Value]:
    unit = known.get(reader.unit_code or "")
    place: Value = (
        unit_full_name(unit) if unit else reader.organisation or Text("placeholder-municipality-none")
    )
    return {"name": reader.name or Text("placeholder-name-none"), "municipality": place}


async def shared_values(session: Session, announcement: Announcement) -> dict[str, Value]:
    """Return the values that are the same for all readers; empty without a seminar."""
    seminar = await seminars.get(session, announcement.seminar_id) if announcement.seminar_id else None
    return seminar_values(seminar) if seminar else {}


def seminar_values(seminar: Seminar) -> dict[str, Value]:
    """Return the values that come from the seminar."""
    return {
        "seminar": Translated(seminar.title),
        "place": Translated(seminar.venue),
        "time": Text("placeholder-time-value", seminar_times(seminar)),
    }
