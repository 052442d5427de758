"""What the placeholders stand for, for each reader: own name and place, the seminar's."""

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
    """Our id -> placeholder -> what it stands for, for these people; two look-ups however many they are."""
    shared = await shared_values(session, announcement)
    readers = await announcements.recipients_by_id(session, announcement.seminar_id, person_ids)
    known = await units.by_codes(session, {one.unit_code for one in readers.values() if one.unit_code})
    return {number: {**shared, **_reader_values(reader, known)} for number, reader in readers.items()}


def _reader_values(reader: Recipient, known: Mapping[str, Unit]) -> dict[str, Value]:
    unit = known.get(reader.unit_code or "")
    place: Value = (
        unit_full_name(unit) if unit else reader.organisation or Text("placeholder-municipality-none")
    )
    return {"name": reader.name or Text("placeholder-name-none"), "municipality": place}


async def shared_values(session: Session, announcement: Announcement) -> dict[str, Value]:
    """What is the same for everybody."""
    seminar = await seminars.get(session, announcement.seminar_id) if announcement.seminar_id else None
    return seminar_values(seminar) if seminar else {}


def seminar_values(seminar: Seminar) -> dict[str, Value]:
    """The seminar's own facts."""
    return {
        "seminar": Translated(seminar.title),
        "place": Translated(seminar.venue),
        "time": Text("placeholder-time-value", seminar_times(seminar)),
    }
