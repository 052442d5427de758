"""What the placeholders stand for, for each reader: own name and place, the seminar's."""

from collections.abc import Mapping, Sequence

from handlers.common import local, titled
from handlers.words import Named, Text, Value
from storage import announcements, seminars, units
from storage.announcements import Reader
from storage.database import Session
from storage.models import Announcement, Seminar, Unit

Facts = Mapping[str, Value]


async def of_people(
    session: Session, announcement: Announcement, person_ids: Sequence[int]
) -> dict[int, Facts]:
    """Our id -> placeholder -> what it stands for, for these people; two look-ups however many they are."""
    shared = await of_seminar(session, announcement)
    readers = await announcements.readers(session, announcement.seminar_id, person_ids)
    known = await units.names(session, {one.unit_code for one in readers.values() if one.unit_code})
    return {number: {**shared, **_own(reader, known)} for number, reader in readers.items()}


def _own(reader: Reader, known: Mapping[str, Unit]) -> dict[str, Value]:
    unit = known.get(reader.unit_code or "")
    place: Value = titled(unit) if unit else reader.organisation or Text("placeholder-municipality-none")
    return {"name": reader.name or Text("placeholder-name-none"), "municipality": place}


async def of_seminar(session: Session, announcement: Announcement) -> dict[str, Value]:
    """What is the same for everybody."""
    seminar = await seminars.get(session, announcement.seminar_id) if announcement.seminar_id else None
    return told(seminar) if seminar else {}


def told(seminar: Seminar) -> dict[str, Value]:
    """The seminar's own facts."""
    return {
        "seminar": Named(seminar.title),
        "place": Named(seminar.venue),
        "time": Text("placeholder-time-value", {"starts": local(seminar, seminar.starts_at)}),
    }
