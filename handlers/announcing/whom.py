"""For whom, in words: a choice as lines, how many it comes to, and some of their names."""

from handlers.announcing.card import announcement_for, scope, seminar_of, snippet
from handlers.common import local, named, titled
from handlers.tongues import TONGUES
from handlers.words import Incoming, Lines, Named, Refusal, Text, Value
from storage import announcements, segments, seminars, units
from storage.announcements import DRAFT, MESSAGE
from storage.choices import BARE, Choice, Condition, Group
from storage.database import Session
from storage.models import Announcement

SHOWN_VALUES, SHOWN_LINES = 4, 14
"""More than this is read by nobody on a telephone."""
FEW = 28
"""So many characters of an announcement's words tell which it is."""


async def drafted(incoming: Incoming, session: Session) -> tuple[Announcement, list[str]]:
    """The draft a button speaks of, locked, and what else the button says. Raises Refusal."""
    which, rest = incoming.argument.partition(":")[0], [*incoming.arguments[1:], "", "", "", "", ""]
    announcement = await announcement_for(incoming, session, which, (DRAFT,))
    if announcement.kind != MESSAGE:
        raise Refusal("button-old")
    return announcement, rest


async def summary(session: Session, announcement: Announcement, choice: Choice) -> dict[str, Value]:
    """What every page of a choice shows: who is meant, how many get it, who for example."""
    where = announcement.seminar_id
    count = await segments.counted(session, where, announcement.segment)
    some = [
        await _someone(session, name, code)
        for name, code in await segments.sample(session, where, announcement.segment)
    ]
    spoken = [
        Text("segment-reads", {"tongue": Text(f"announcement-in-{one}"), "number": count.by_language[one]})
        for one in TONGUES
        if count.by_language[one]
    ]
    reads = {"number": count.reachable, "list": Lines(spoken, " · ")}
    return {
        "scope": scope(await seminar_of(session, announcement)),
        "who": Lines(await lines(session, announcement, choice)),
        "readers": Text("segment-readers", reads) if count.reachable else Text("segment-nobody"),
        "rest": Lines([Text("segment-rest", {"number": count.unreachable})] if count.unreachable else []),
        "sample": Lines([Text("segment-sample", {"list": Lines(some)})] if some else []),
    }


async def _someone(session: Session, name: str | None, code: str | None) -> Text:
    unit = await units.get(session, code) if code else None
    told: Value = name or Text("name-none")
    if unit is None:
        return Text("segment-someone", {"name": told})
    return Text("segment-someone-from", {"name": told, "place": titled(unit)})


# The choice itself.


async def lines(session: Session, announcement: Announcement, choice: Choice) -> list[Text]:
    """A line a condition, "or" between the groups, who is left out below."""
    every = "segment-everybody-there-is" if announcement.seminar_id is None else "segment-everybody"
    found = [] if choice.any else [Text(every)]
    for place, group in enumerate(choice.any):
        found += [Text("segment-or")] if place else []
        found += await _group(session, group)
    for group in choice.but:
        found += [Text("segment-except"), *await _group(session, group)]
    if len(found) > SHOWN_LINES:
        return [*found[:SHOWN_LINES], Text("segment-more", {"number": len(found) - SHOWN_LINES})]
    return found


async def _group(session: Session, group: Group) -> list[Text]:
    return [Text("segment-line", {"what": await told(session, one)}) for one in group]


async def told(session: Session, one: Condition) -> Text:
    """One condition with its values."""
    if one.kind in BARE:
        return Text(f"segment-is-{one.kind}")
    values = [Text("segment-value", {"what": await value(session, one.kind, each)}) for each in one.of]
    if len(values) > SHOWN_VALUES:
        rest = Text("segment-more", {"number": len(values) - SHOWN_VALUES + 1})
        values = [*values[: SHOWN_VALUES - 1], rest]
    return Text(f"segment-is-{one.kind}", {"list": Lines(values, ", ")})


async def value(session: Session, kind: str, one: str | int) -> Value:
    """One value by its name; of a row that is gone, its number."""
    match kind:
        case "unit":
            unit = await units.get(session, str(one))
            return (titled(unit) if unit.level == "ayil_aymak" else named(unit)) if unit else str(one)
        case "language":
            return Text(f"tongue-{one}")
        case "seminar":
            seminar = await seminars.get(session, int(one))
            return Named(seminar.title) if seminar else str(one)
        case "unread":
            return await title(session, int(one))
    return Text(f"{kind}-{str(one).replace('_', '-')}")


async def title(session: Session, announcement_id: int) -> Value:
    """An earlier announcement by the beginning of its words, and when it went."""
    earlier = await announcements.get(session, announcement_id)
    parts = [one for one in await announcements.parts(session, announcement_id) if one.position == 0]
    if earlier is None or not parts:
        return str(announcement_id)
    begins = {part.language: snippet(part, FEW) for part in parts}
    texts = {language: words for language, words in begins.items() if isinstance(words, str) and words}
    words = Named(texts) if texts else begins[parts[0].language]
    seminar = await seminar_of(session, earlier)
    moment = earlier.started_at or earlier.created_at
    args: dict[str, Value] = {"words": words, "starts": local(seminar, moment) if seminar else moment}
    return Text("segment-announcement", args)
