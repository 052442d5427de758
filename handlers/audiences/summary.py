"""Audiences as text: conditions, number of people, and some names."""

from collections.abc import Sequence

from handlers.audiences.announcement import announcement_seminar, scope_title, snippet
from handlers.messages import Lines, Text, Translated, Value
from handlers.ui.arguments import local_time, seminar_label, unit_full_name, unit_name
from handlers.ui.languages import LANGUAGES
from storage.announcements import announcements
from storage.audiences import segments
from storage.audiences.conditions import VALUELESS_KINDS, Audience, Condition, ConditionGroup
from storage.database import Session
from storage.models import Announcement
from storage.seminars import seminars
from storage.units import units

MAX_VALUES, MAX_LINES = 4, 14
"""The most values of a condition, and lines of an audience, that fit on a telephone's screen."""
TITLE_LENGTH = 28
"""Characters of an announcement's text that identify it."""


async def audience_summary(
    session: Session, announcement: Announcement, choice: Audience
) -> dict[str, Value]:
    """Return the arguments of all audience pages: conditions, numbers of readers, and some names."""
    seminar_id = announcement.seminar_id
    count = await segments.count_audience(session, seminar_id, announcement.audience)
    sample = [
        await _sample_person(session, name, code)
        for name, code in await segments.sample_people(session, seminar_id, announcement.audience)
    ]
    languages = [
        Text("segment-reads", {"language": Text(f"in-{language}"), "number": count.by_language[language]})
        for language in LANGUAGES
        if count.by_language[language]
    ]
    reads = {"number": count.reachable, "list": Lines(languages, " · ")}
    return {
        "scope": scope_title(await announcement_seminar(session, announcement)),
        "who": Lines(await audience_lines(session, announcement, choice)),
        "readers": Text("segment-readers", reads) if count.reachable else Text("segment-nobody"),
        "rest": Lines([Text("segment-rest", {"number": count.unreachable})] if count.unreachable else []),
        "sample": sample_text(sample, count.reachable),
    }


def sample_text(sample: Sequence[Text], total: int) -> Lines:
    """Return the people of a sample under a heading: "for example", unless they are all."""
    key = "segment-sample" if len(sample) < total else "segment-all-named"
    return Lines([Text(key, {"list": Lines(sample)})] if sample else [])


async def _sample_person(session: Session, name: str | None, code: str | None) -> Text:
    unit = await units.get(session, code) if code else None
    shown_name: Value = name or Text("name-none")
    if unit is None:
        return Text("segment-someone", {"name": shown_name})
    return Text("segment-someone-from", {"name": shown_name, "place": unit_full_name(unit)})


# Conditions.


async def audience_lines(session: Session, announcement: Announcement, choice: Audience) -> list[Text]:
    """Return a line for each condition, "or" between the groups, and excluding groups last."""
    every = "segment-everybody-there-is" if announcement.seminar_id is None else "segment-everybody"
    found = [] if choice.include else [Text(every)]
    for index, group in enumerate(choice.include):
        found += [Text("segment-or")] if index else []
        found += await _group_lines(session, group)
    for group in choice.exclude:
        found += [Text("segment-except"), *await _group_lines(session, group)]
    if len(found) > MAX_LINES:
        return [*found[:MAX_LINES], Text("segment-more", {"number": len(found) - MAX_LINES})]
    return found


async def _group_lines(session: Session, group: ConditionGroup) -> list[Text]:
    return [Text("segment-line", {"what": await condition_text(session, one)}) for one in group]


async def condition_text(session: Session, one: Condition) -> Text:
    """Return a condition with its values."""
    if one.kind in VALUELESS_KINDS:
        return Text(f"segment-is-{one.kind}")
    values = [
        Text("segment-value", {"what": await value_text(session, one.kind, each)}) for each in one.values
    ]
    if len(values) > MAX_VALUES:
        rest = Text("segment-more", {"number": len(values) - MAX_VALUES + 1})
        values = [*values[: MAX_VALUES - 1], rest]
    return Text(f"segment-is-{one.kind}", {"list": Lines(values, ", ")})


async def value_text(session: Session, kind: str, one: str | int) -> Value:
    """Return the name of a value, or its id if the row is gone."""
    match kind:
        case "unit":
            unit = await units.get(session, str(one))
            return (
                (unit_full_name(unit) if unit.level == "ayil_aymak" else unit_name(unit))
                if unit
                else str(one)
            )
        case "language":
            return Text(f"language-name-{one}")
        case "seminar":
            seminar = await seminars.get(session, int(one))
            return seminar_label(seminar) if seminar else str(one)
        case "unread":
            return await dated_title(session, int(one))
    return Text(f"{kind}-{str(one).replace('_', '-')}")


async def dated_title(session: Session, announcement_id: int) -> Value:
    """Return the beginning of an earlier announcement's text, and the time it was sent."""
    earlier = await announcements.get(session, announcement_id)
    parts = [one for one in await announcements.list_parts(session, announcement_id) if one.position == 0]
    if earlier is None or not parts:
        return str(announcement_id)
    begins = {part.language: snippet(part, TITLE_LENGTH) for part in parts}
    texts = {language: words for language, words in begins.items() if isinstance(words, str) and words}
    words = Translated(texts) if texts else begins[parts[0].language]
    seminar = await announcement_seminar(session, earlier)
    moment = earlier.started_at or earlier.created_at
    args: dict[str, Value] = {"words": words, "starts": local_time(seminar, moment) if seminar else moment}
    return Text("segment-announcement", args)
