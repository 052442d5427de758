"""What a choice can be made from: the values of each kind that somebody here has, with how many have them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from handlers.announcing.whom import told, value
from handlers.common import named, number
from handlers.registering.form import OFFICES, OTHER_POSITIONS, POSITIONS
from handlers.tongues import TONGUES
from handlers.words import Value
from storage import announcements, choices, segments, seminars, units
from storage.announcements import BEGUN, MESSAGE
from storage.choices import Condition, Group
from storage.database import Session
from storage.models import Announcement, Unit
from storage.seats import STATES

LETTERS = {
    "s": choices.STATE,
    "u": choices.UNIT,
    "o": choices.OFFICE,
    "p": choices.POSITION,
    "l": choices.LANGUAGE,
    "n": choices.UNREAD,
    "m": choices.SEMINAR,
}
"""How a button names what it is about; "d" is what somebody has done: asked, come, kept silent."""
DEEDS = (choices.ASKED, choices.ARRIVED, choices.SILENT)
ORDER: dict[str, tuple[str, ...]] = {
    choices.STATE: STATES,
    choices.OFFICE: OFFICES,
    choices.POSITION: tuple(
        dict.fromkeys([*(one for names in POSITIONS.values() for one in names), *OTHER_POSITIONS])
    ),
    choices.LANGUAGE: TONGUES,
}
EARLIER, SEMINARS = 5, 12
"""So many announcements, and seminars, can be chosen from."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be turned on or off: as a button says it, as it reads, how many it means."""

    letter: str
    word: str
    label: Value
    number: int
    on: bool


def condition_of(letter: str, word: str) -> Condition | None:
    """The condition that a button speaks of, with its one value; None for what is none."""
    if letter == "d":
        return Condition(word) if word in DEEDS else None
    kind = LETTERS.get(letter, "")
    one: str | int = number(word) if kind in (choices.UNREAD, choices.SEMINAR) else word
    allowed = choices.ALLOWED.get(kind)
    return Condition(kind, (one,)) if allowed is not None and allowed(one) else None


async def offered(session: Session, announcement: Announcement, one: Condition) -> bool:
    """Whether this can be chosen for that announcement."""
    if one.kind in ORDER:
        return one.of[0] in ORDER[one.kind]
    if one.kind == choices.UNIT:
        return await units.get(session, str(one.of[0])) is not None
    if one.kind == choices.SEMINAR:
        return announcement.seminar_id is None and await seminars.get(session, int(one.of[0])) is not None
    if one.kind == choices.UNREAD:
        return one.of[0] in [earlier.id for earlier in await _earlier(session, announcement, 100)]
    return True


def is_on(group: Group, one: Condition) -> bool:
    """Whether the group asks for this."""
    return any(kept.kind == one.kind and set(one.of) <= set(kept.of) for kept in group)


async def options(session: Session, announcement: Announcement, letter: str, group: Group) -> list[Option]:
    """What can be turned on or off here; what nobody has is not offered, unless it is on."""
    if letter == "d":
        return await _deeds(session, announcement, group)
    kind = LETTERS[letter]
    there = await segments.spread(session, announcement.seminar_id, kind)
    every: Iterable[str | int] = ORDER.get(kind, ())
    if kind == choices.SEMINAR:
        every = [one.id for one in (await seminars.listed(session))[:SEMINARS]]
    found = []
    for one in every:
        on = is_on(group, Condition(kind, (one,)))
        if there[one] or on:
            found.append(Option(letter, str(one), await value(session, kind, one), there[one], on))
    return found


async def _deeds(session: Session, announcement: Announcement, group: Group) -> list[Option]:
    """What people did or did not: with how many that is of everybody."""
    found = []
    wanted = [("d", kind, Condition(kind)) for kind in DEEDS]
    wanted += [
        ("n", str(one.id), Condition(choices.UNREAD, (one.id,)))
        for one in await _earlier(session, announcement, EARLIER)
    ]
    for letter, word, one in wanted:
        alone = choices.written(choices.EVERYBODY.put("any", 0, one))
        count = await segments.counted(session, announcement.seminar_id, alone)
        if count.people or is_on(group, one):
            found.append(Option(letter, word, await told(session, one), count.people, is_on(group, one)))
    return found


async def _earlier(session: Session, announcement: Announcement, limit: int) -> list[Announcement]:
    """The newest announcements to the same people that were to be confirmed."""
    listed = await announcements.listed(session, announcement.seminar_id, 100)
    return [
        one
        for one in listed
        if one.state in BEGUN and one.kind == MESSAGE and {"kind": "read"} in one.buttons
    ][:limit]


# Units, a level at a time.


@dataclass(frozen=True, slots=True)
class Area:
    """What lies right in a unit (None: the whole country) and has anybody in it."""

    unit: Unit | None
    inside: list[tuple[Option, bool]]
    """With whether there is more inside that can be opened."""


async def area(session: Session, announcement: Announcement, code: str, group: Group) -> Area:
    """That unit's page; where only one unit has anybody, what lies in that one is shown at once."""
    there = await segments.spread(session, announcement.seminar_id, choices.UNIT)
    sums = await _summed(session, there)
    unit = await units.get(session, code) if code else None
    if unit is None:
        tops = [one for one in await units.children(session, None) if sums[one.code]]
        unit = tops[0] if len(tops) == 1 and code == "" else None
    found = []
    for one in await units.children(session, unit.code if unit else None):
        on = is_on(group, Condition(choices.UNIT, (one.code,)))
        if sums[one.code] or on:
            more = any(sums[below.code] for below in await units.children(session, one.code))
            found.append((Option("u", one.code, named(one), sums[one.code], on), more))
    return Area(unit, found)


async def _summed(session: Session, there: Counter[str | int]) -> Counter[str]:
    """How many there are in each unit with all that lies in it."""
    sums: Counter[str] = Counter()
    for code, many in there.items():
        for unit in await units.lineage(session, str(code)):
            sums[unit.code] += many
    return sums
