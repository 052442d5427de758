"""The draft of the press release, in Kyrgyz and Russian. What the data do not tell is asked for in brackets."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from handlers.messages import (
    InLanguage,
    Lines,
    Number,
    Paragraph,
    Place,
    Text,
    TextDocument,
    Translated,
    Value,
)
from handlers.pack.context import PUBLISHABLE_FOLDER, PackContext, PackFile
from handlers.ui.arguments import local_time, seminar_times, shorten
from handlers.ui.file_names import seminar_file
from storage.coverage import coverage
from storage.coverage.coverage import Coverage
from storage.database import Session
from storage.models import LocalizedText, ProgrammeItem, Seminar, Unit, question_states
from storage.models.seat_states import ARRIVED, ATTENDING_STATES
from storage.pack import attendance, photos, programme
from storage.pack.attendance import Attendance
from storage.pack.topics import TopicCount, count_topics
from storage.questions import proceedings, readable
from storage.questions.proceedings import Entry, Proceedings
from storage.units import units

LANGUAGES = ("ky", "ru")
OFFICE_ORDER = (
    "municipality",
    "rayon_administration",
    "plenipotentiary",
    "gamsumo",
    "project",
    "partner",
    "other",
)
POSITION_ORDER = (
    "head",
    "deputy",
    "chief",
    "vice",
    "secretary",
    "council",
    "specialist",
    "other",
)
LEADERS = {
    "municipality": ("head", "deputy"),
    "rayon_administration": ("chief", "vice"),
    "plenipotentiary": ("chief", "vice"),
}
"""Office -> the positions that are named; all others of the office are counted together."""
MAX_TOPICS, MAX_QUOTE = 4, 160
SAYS_SEMINAR = re.compile("семинар|seminar", re.IGNORECASE)


async def make(session: Session, context: PackContext) -> list[PackFile]:
    """Return the draft in both languages."""
    source = await draft(session, context)
    return [PackFile(source.name, source, language) for language in LANGUAGES]


async def draft(session: Session, context: PackContext) -> TextDocument:
    """Return the draft; the language is chosen when it is rendered."""
    seminar = context.seminar
    people = await attendance.load_attendance(session, seminar.id)
    board = await coverage.load_coverage(session, seminar.id)
    oblast = await _oblast(session, seminar)
    asked = await proceedings.of_seminar(session, seminar.id)
    paragraphs = [
        Paragraph("missing", Text("press-draft", {"composed": local_time(seminar, context.at)})),
        Paragraph("part", _marked(seminar.title)),
        await _lead(session, seminar),
        *_project(context),
        *_participants(people, oblast),
        *await _areas(session, people, board, oblast),
        *await _programme(session, seminar, board),
        *_questions(asked),
        *_promises(seminar, asked.entries),
        await _next(session, seminar),
        Paragraph("missing", Text("press-quote-missing")),
        await _photos(session, context),
        Paragraph("missing", Text("press-contact-missing")),
    ]
    return TextDocument(seminar_file(seminar, "file-press-release"), Text("press-title"), paragraphs)


async def _oblast(session: Session, seminar: Seminar) -> Unit | None:
    return await units.get(session, seminar.oblast_code) if seminar.oblast_code else None


def _marked(texts: LocalizedText) -> Value:
    """Return a text that people wrote, with a mark where it is shown in a language that it was not written in."""
    return _mark(texts, Translated(texts))


def _quoted(texts: LocalizedText) -> Value:
    return _mark(texts, Text("press-quoted", {"text": Translated(texts)}))


def _mark(texts: LocalizedText, shown: Value) -> Value:
    written = [language for language in (*LANGUAGES, "en") if texts.get(language)]
    if set(written) >= set(LANGUAGES) or not written:
        return shown
    return Text(f"press-only-{written[0]}", {"text": shown})


def _place(unit: Unit) -> Place:
    return Place(unit.level, {"ky": unit.name_ky, "ru": unit.name_ru, "en": unit.name_en})


# When, where, and the project.


async def _lead(session: Session, seminar: Seminar) -> Paragraph:
    city = await _city(session, seminar)
    title = _title(seminar, city)
    # "прошёл семинар «Вводный семинар»" says it twice.
    named = all(SAYS_SEMINAR.search(text) for text in title.values())
    name = Text("press-seminar-named" if named else "press-seminar", {"title": _quoted(title)})
    args: dict[str, Value] = {"seminar": name, **seminar_times(seminar)}
    starts, ends = local_time(seminar, seminar.starts_at), local_time(seminar, seminar.ends_at)
    key = "press-lead" if starts.date() == ends.date() else "press-lead-days"
    if city:
        key, args["city"] = f"{key}-city", city
    place = [Text("plain-text", {"text": _marked(text)}) for text in (seminar.venue, seminar.address) if text]
    where = Text("press-place", {"place": Lines(place, ", ")}) if place else Text("press-place-missing")
    return Paragraph("text", Lines([Text(key, args), where], " "))


def _title(seminar: Seminar, city: Place | None) -> dict[str, str]:
    """Return the title without the city at its end, which is named beside it."""
    names = city.names if city else {}
    return {language: _without_end(text, names.get(language, "")) for language, text in seminar.title.items()}


def _without_end(title: str, city: str) -> str:
    end = rf"\s*[,(–—]\s*{re.escape(city)}\)?\s*$"
    return (re.sub(end, "", title) if city else "") or title


async def _city(session: Session, seminar: Seminar) -> Place | None:
    """Return the city that the address names, by the name it has there.

    Streets are named after the same people as cities, so a name with the word for a city comes first.
    """

    def rank(names: Mapping[str, str]) -> tuple[bool, int]:
        whole = {language: name for language, name in units.with_city_kind(names).items() if language != "en"}
        return _is_named(whole, seminar), len(names["ky"])

    named = [names for names in await units.list_city_names(session) if _is_named(names, seminar)]
    return Place("city", max(named, key=rank)) if named else None


def _is_named(names: Mapping[str, str], seminar: Seminar) -> bool:
    return any(name in seminar.address.get(language, "") for language, name in names.items() if name)


def _project(context: PackContext) -> list[Paragraph]:
    name, donor = context.project.name, context.project.donor
    lines = [Text("press-project", {"project": _quoted(name)})] if name else []
    lines += [Text("plain-text", {"text": _marked(donor)})] if donor else []
    found = [Paragraph("text", Lines(lines, " "))] if lines else []
    return found if name and donor else [*found, Paragraph("missing", Text("press-project-missing"))]


# Who took part.


def _participants(people: Attendance, oblast: Unit | None) -> list[Paragraph]:
    """Return the total, and the numbers by office and position."""
    counts = Counter(_group(one.seat.office, one.seat.position) for one in people.participants)
    total = Number(counts.total())
    if not total.value:
        return [Paragraph("missing", Text("press-people-missing"))]
    key = "press-people" if people.is_recorded else "press-people-registered"
    groups = sorted(
        counts, key=lambda group: (OFFICE_ORDER.index(group[0]), POSITION_ORDER.index(group[1] or "other"))
    )
    found = [Paragraph("text", Text(key, {"people": total}))]
    found += _items([_group_text(*group, counts[group], oblast) for group in groups])
    return found if people.is_recorded else [*found, Paragraph("missing", Text("press-people-unrecorded"))]


def _items(texts: Sequence[Text]) -> list[Paragraph]:
    """Return the items of a list, one sentence in all: a semicolon after each, a full stop after the last."""
    keys = [*["press-item"] * (len(texts) - 1), "press-item-last"]
    return [Paragraph("item", Text(key, {"text": text})) for key, text in zip(keys, texts, strict=False)]


def _group(office: str, position: str | None) -> tuple[str, str]:
    return office, position if position and position in LEADERS.get(office, ()) else ""


def _group_text(office: str, position: str, number: int, oblast: Unit | None) -> Text:
    """Return a line such as "52 heads of ayil okmotu"."""
    key = "-".join(filter(None, ("press-who", office.replace("_", "-"), position)))
    args: dict[str, Value] = {"number": Number(number)}
    if office == "plenipotentiary":
        named = Text("press-in-oblast", {"oblast": _place(oblast)}) if oblast else Text("press-in-region")
        args["region"] = named
    return Text(key, args)


async def _areas(
    session: Session, people: Attendance, board: Coverage, oblast: Unit | None
) -> list[Paragraph]:
    """Return the list of rayons, and how many of the invited municipalities came."""
    areas = {one.area.code: one.area for one in people.participants if one.area}
    rayons = [unit for unit in sorted(areas.values(), key=units.sort_key) if unit.level == "rayon"]
    if not rayons:
        return []
    invited = {one.area.code for one in board.targets if one.area and one.area.level == "rayon"}
    expected = [unit for unit in rayons if unit.code in invited]
    others = [unit for unit in rayons if unit.code not in invited]
    found = [await _rayons(session, expected, invited, oblast)] if expected else []
    if others:
        key = "press-rayons-others" if expected else "press-rayons"
        found.append(Paragraph("text", Text(key, {"number": Number(len(others)), "rayons": _names(others)})))
    states = ATTENDING_STATES if not people.is_recorded else (ARRIVED,)
    if board.municipalities:
        came = sum(one.state in states for one in board.municipalities)
        counts: dict[str, Value] = {"number": Number(came), "total": Number(len(board.municipalities))}
        found.append(Paragraph("text", Text("press-municipalities", counts)))
    return found


async def _rayons(
    session: Session, came: Sequence[Unit], invited: set[str], oblast: Unit | None
) -> Paragraph:
    """Return how many of the invited rayons came; "of the oblast" only if those are all that it has."""
    total = Number(len(invited))
    args: dict[str, Value] = {"number": Number(len(came)), "total": total, "rayons": _names(came)}
    reach = "all" if len(came) == len(invited) else "some"
    if oblast is not None:
        whole = {one.code for one in await units.list_within(session, oblast.code, ("rayon",))}
        if whole == invited:
            return Paragraph("text", Text(f"press-rayons-{reach}-of", {**args, "oblast": _place(oblast)}))
    return Paragraph("text", Text(f"press-rayons-{reach}", args))


def _names(rayons: Sequence[Unit]) -> Lines:
    return Lines([Text("plain-text", {"text": Translated(units.short_names(one))}) for one in rayons], ", ")


# What was presented, and who shared experience.


async def _programme(session: Session, seminar: Seminar, board: Coverage) -> list[Paragraph]:
    municipalities = [one.unit for one in board.municipalities if one.unit]
    presented, shared = await programme.list_presented(session, seminar.id, municipalities)
    found = []
    if presented:
        titles = Lines([Text("plain-text", {"text": _quoted(item.title)}) for item in presented], "; ")
        args: dict[str, Value] = {"titles": titles, "number": Number(len(presented))}
        found.append(Paragraph("text", Text("press-presented", args)))
    else:
        found.append(Paragraph("missing", Text("press-presented-missing")))
    found += [Paragraph("text", _experience(item)) for item in shared]
    return found if shared else [*found, Paragraph("missing", Text("press-shared-missing"))]


def _experience(item: ProgrammeItem) -> Text:
    args: dict[str, Value] = {"title": _quoted(item.title), "speaker": _marked(item.speaker)}
    return Text("press-shared" if item.speaker else "press-shared-title", args)


# Questions.


def _questions(asked: Proceedings) -> list[Paragraph]:
    """Return the number of questions with what became of them, and the topics that drew most of them."""
    if not asked.entries:
        return [Paragraph("missing", Text("press-questions-missing"))]
    outcomes = [
        Text(f"press-asked-{outcome}", {"number": Number(number)})
        for outcome, number in asked.count_outcomes().items()
    ]
    counts: dict[str, Value] = {"asked": Number(len(asked.entries)), "outcomes": Lines(outcomes, ", ")}
    found = [Paragraph("text", Text("press-asked", counts))]
    topics = count_topics(asked.entries)
    if not topics:
        return [*found, Paragraph("missing", Text("press-topics-missing"))]
    return [*found, *_topics(topics)]


def _topics(topics: Sequence[TopicCount]) -> list[Paragraph]:
    """Return the topic of most questions, then others; if two have as many, or one question is all, together."""
    hottest, *others = topics
    if hottest.questions == 1 or (others and others[0].questions == hottest.questions):
        return [_topic_list("press-topics-even", topics[:MAX_TOPICS])]
    found = [Paragraph("text", _topic_text("press-hottest", hottest))]
    return [*found, _topic_list("press-topics", others[: MAX_TOPICS - 1])] if others else found


def _topic_list(key: str, topics: Sequence[TopicCount]) -> Paragraph:
    lines = Lines([_topic_text("press-topic", one) for one in topics], "; ")
    return Paragraph("text", Text(key, {"topics": lines, "number": Number(len(topics))}))


def _topic_text(key: str, counted: TopicCount) -> Text:
    return Text(key, {"topic": _quoted(counted.topic.name), "number": Number(counted.questions)})


def _promises(seminar: Seminar, entries: Sequence[Entry]) -> list[Paragraph]:
    """Return the open questions whose written answer is promised by a date, soonest first."""
    due = [
        (entry.question.due_at, entry)
        for entry in entries
        if entry.question.due_at and entry.question.state in question_states.OPEN_STATES
    ]
    due.sort(key=lambda one: (one[0], one[1].question.number))
    if not due:
        return []
    promised = [_promise_text(entry, local_time(seminar, until)) for until, entry in due]
    return [Paragraph("text", Text("press-promises")), *_items(promised)]


def _promise_text(entry: Entry, until: datetime) -> Text:
    """Questions that were not released to participants are not for the public either: only their number."""
    if readable.is_readable(entry.question) and entry.hall_text:
        return Text("press-promise", {"until": until, "text": shorten(entry.hall_text, MAX_QUOTE)})
    return Text("press-promise-number", {"until": until, "number": entry.question.number})


# What follows.


async def _next(session: Session, seminar: Seminar) -> Paragraph:
    following = await programme.next_seminar(session, seminar)
    if following is None:
        return Paragraph("missing", Text("press-next-missing"))
    key, city = "press-next", await _city(session, following)
    args: dict[str, Value] = {"seminar": _quoted(_title(following, city)), **seminar_times(following)}
    oblast = await _oblast(session, following)
    if city is not None:
        key, args["city"] = "press-next-city", city
    if city is not None and oblast is not None:
        key, args["oblast"] = "press-next-city-of", _place(oblast)
    return Paragraph("text", Text(key, args))


async def _photos(session: Session, context: PackContext) -> Paragraph:
    counted = await photos.count(session, context.seminar.id)
    if not counted.publishable:
        return Paragraph("missing", Text("press-photos-missing"))
    folder = InLanguage(Text(PUBLISHABLE_FOLDER), context.language)
    return Paragraph(
        "missing", Text("press-photos", {"number": Number(counted.publishable), "folder": folder})
    )
