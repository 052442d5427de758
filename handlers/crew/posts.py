"""What the staff group reads: each thing alone, or several in one message where there is much to tell."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers import readers
from handlers.common import shorten
from handlers.crew import standing
from handlers.hall.desk import CAPTION, ROOM, about_of, line_args, staff_text
from handlers.registering.places import office_text
from handlers.words import Group, Lane, Lines, Named, Say, Text, ToMany, Value
from storage import group, hypertext, outbox, questions, seminars, troubles
from storage.announcements import MESSAGE
from storage.database import Session
from storage.group import EVERYBODY, Linked, Thing
from storage.models import Announcement, GroupNews, Question, Seat
from storage.seats import HOLDING
from storage.troubles import GONE, MUTED

A_TICK = 4
"""Messages and edits that are owed at most in one tick of 15 seconds: Telegram lets a group have 20 a minute."""
EDITS = 2
"""How many of them bring up to date what is there."""
LISTED = 15
"""Lines of one message that tells several things."""

Bundle = list[GroupNews]


async def post(session: Session, now: datetime) -> list[Say | ToMany]:
    """What the clock looks for: news for the staff group, and messages there that are out of date."""
    linked = await group.linked(session)
    if linked is None:
        return []
    linked, said = await _healed(session, linked, now)
    await group.gather(session, linked, now)
    if linked.pause:
        linked, again = await _allowed(session, linked, now)
        said += again
    if linked.pause:
        return [*said, *await _tried(session, linked, now)]
    room = A_TICK - await group.waiting(session, linked)
    if room < 1:
        return said
    edits = await _renewed(session, linked, now, min(EDITS, room))
    return [*said, *edits, *await _told(session, linked, now, room - len(edits))]


# What went wrong there.


async def _healed(session: Session, linked: Linked, now: datetime) -> tuple[Linked, list[Say | ToMany]]:
    """The group as it is after what failed there, and what owners are to know of it."""
    said: list[Say | ToMany] = []
    for trouble in await troubles.heal(session, linked):
        if trouble.kind == "moved" and trouble.chat_id != linked.chat_id:
            linked = await group.move(session, linked, trouble.chat_id, now)
        elif trouble.kind == "topics" and linked.forum:
            linked = replace(linked, forum=False, trouble="none")
            await group.keep(session, linked, now)
            said += await standing.owners(session, "group-no-topics", linked)
        elif trouble.kind in (GONE, MUTED):
            linked, told = await standing.stop(session, linked, trouble.kind, now)
            said += told
    return linked, said


# Shut out: one message at a time is tried, until one arrives.


async def _allowed(session: Session, linked: Linked, now: datetime) -> standing.Told:
    """The group as it is after the message that was tried, if there was one."""
    fate = await troubles.fate(session, linked.tried) if linked.tried else ""
    if fate == outbox.SENT:
        return await standing.start(session, linked, now)
    if linked.tried and fate not in group.OWED:
        return await troubles.try_later(session, linked, now), []
    return linked, []


async def _tried(session: Session, linked: Linked, now: datetime) -> list[Say | ToMany]:
    """One message, when it is time to try again."""
    waits = linked.pause in standing.READ_BY_OTHERS or linked.tried
    if waits or datetime.fromisoformat(linked.try_at) > now:
        return []
    said = await _told(session, linked, now, 1)
    first = next((one.once for one in said if isinstance(one, Say) and one.once), "")
    await group.keep(session, replace(linked, tried=first), now)
    return said


# What is new.


async def _told(session: Session, linked: Linked, now: datetime, room: int) -> list[Say | ToMany]:
    """News in at most `room` messages. What finds no place waits for the next tick."""
    news = await group.unsaid(session)
    there = await group.things(session, news)
    gone = [one for one in news if not _holds(there.get(one.about))]
    group.said(gone, now, None)
    bundles = _bundles([one for one in news if one not in gone])
    said: list[Say | ToMany] = []
    threads: dict[str, int | None] = {}
    if linked.forum:
        threads, said = await _threads(session, linked, [bundle[0].topic for bundle in bundles], now, room)
        bundles = [bundle for bundle in bundles if threads.get(bundle[0].topic)]
    for bundle in _fitted(bundles, room - len(said)):
        once = _once(f"news:{bundle[0].id}", now)
        group.said(bundle, now, once)
        to = Group(linked.chat_id, linked.language, threads.get(bundle[0].topic))
        posts = [await _say(session, linked, bundle, there), *await _more_files(session, bundle, there)]
        said += [
            replace(one, to=to, once=f"{once}:{place}" if place else once, lane=Lane.REMINDER)
            for place, one in enumerate(posts)
        ]
    return said


def _once(what: str, now: datetime) -> str:
    """The name of this try. What failed there is tried again under another one, be it in the same second."""
    return f"{what}:{int(now.timestamp() * 1_000_000)}"


async def _more_files(session: Session, bundle: Bundle, there: dict[str, Thing]) -> list[Say]:
    """The second and further files of a question that stands alone; they follow it, and what they take of the
    group's room is missing at the next tick."""
    question = there.get(bundle[0].about)
    if len(bundle) > 1 or not isinstance(question, Question):
        return []
    return [
        Say("question-more", {"number": question.number}, media=one, about=about_of(question))
        for one in (await readers.files(session, question, openly=False))[1:]
    ]


def _holds(thing: Thing | None) -> bool:
    """Whether there is still something to tell."""
    if isinstance(thing, Seat):
        return thing.state in HOLDING
    if isinstance(thing, Question):
        return readers.in_group(thing)
    return thing is not None


def _bundles(news: Sequence[GroupNews]) -> list[Bundle]:
    """What may stand in one message: the same kind, for the same topic."""
    found: dict[tuple[str, str], Bundle] = defaultdict(list)
    for one in news:
        found[one.topic, one.kind].append(one)
    return list(found.values())


def _fitted(bundles: Sequence[Bundle], room: int) -> list[Bundle]:
    """At most `room` messages: what has room goes alone, questions first, since a reply to one answers it."""
    spare = room - len(bundles)
    fitted: list[Bundle] = []
    for bundle in sorted(bundles, key=lambda one: (one[0].kind != group.QUESTION, one[0].at)):
        if len(bundle) - 1 <= spare:
            spare -= len(bundle) - 1
            fitted += [[one] for one in bundle]
        else:
            fitted.append(bundle)
    return fitted[: max(0, room)]


async def _threads(
    session: Session, linked: Linked, names: Sequence[str], now: datetime, room: int
) -> tuple[dict[str, int | None], list[Say | ToMany]]:
    """The topics' numbers, as far as there are any; the others are made first, and told of at the next tick."""
    threads: dict[str, int | None] = {}
    made: list[Say | ToMany] = []
    for name in dict.fromkeys(names):
        topic = await group.topic(session, linked, name)
        threads[name] = topic.thread_id
        if topic.thread_id is None and topic.making is None and len(made) < room:
            topic.making = _once(f"topic:{topic.id}", now)
            to = Group(linked.chat_id, linked.language)
            args = {"name": await _scope(session, name)}
            made.append(Say("group-topic", args, to=to, topic=True, once=topic.making, lane=Lane.REMINDER))
    return threads, made


async def _scope(session: Session, topic: str) -> Value:
    """For whom the news are: a seminar's title, or everybody."""
    if topic == EVERYBODY:
        return Text("group-everybody")
    seminar = await seminars.get(session, int(topic.removeprefix("seminar:")))
    return Named(seminar.title if seminar else {})


# In which words.


async def _renewed(session: Session, linked: Linked, now: datetime, room: int) -> list[Say | ToMany]:
    """Messages there that tell what is so no longer: answered, taken back, forgotten."""
    said: list[Say | ToMany] = []
    for row, news in await group.outdated(session, linked, room):
        fresh = await _say(session, linked, news, await group.things(session, news))
        to = Group(linked.chat_id, linked.language)
        caption = row.method != "sendMessage"
        once = _once(f"{troubles.RENEWED}{row.once}", now)
        fresh = replace(fresh, media=None, caption=caption, once=once)
        said.append(replace(fresh, to=to, edit=row.message_id or 0, lane=Lane.REMINDER))
    return said


async def _say(session: Session, linked: Linked, news: Bundle, there: dict[str, Thing]) -> Say:
    """One message for these: they are of one kind and one topic."""
    found = [thing for one in news if (thing := there.get(one.about)) is not None]
    seats = [thing for thing in found if isinstance(thing, Seat)]
    asked = [thing for thing in found if isinstance(thing, Question)]
    if len(asked) == 1 and len(news) == 1:
        return await _question(session, asked[0])
    if seats:
        key, lines = "news-registered", [await _seat(session, one) for one in seats[:LISTED]]
    elif asked:
        key, lines = "news-questions", [await _line(session, one) for one in asked[:LISTED]]
    else:
        begun = [thing for thing in found if isinstance(thing, Announcement)]
        key, lines = (
            "news-announcements",
            [await _announcement(session, linked, one) for one in begun[:LISTED]],
        )
    more = [Text("news-more", {"number": len(found) - LISTED})] if len(found) > LISTED else []
    args: dict[str, Value] = {
        "scope": await _scope(session, news[0].topic),
        "number": len(found),
        "list": Lines([*lines, *more]),
    }
    return Say(key, args)


async def _question(session: Session, question: Question) -> Say:
    """A question alone: a reply to it is its answer."""
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    key, args = await staff_text(session, question, seminar)
    files = await readers.files(session, question, openly=False)
    room = (CAPTION if files else ROOM) // 2
    args["text"] = shorten(question.own_words, room) or Text("question-media")
    if not readers.in_group(question):
        args["text"] = Text("question-withdrawn-state")
    media = files[0] if files else None
    name = "words" if question.state in questions.ENDED else "news-question"
    return Say(name, {"text": Text(key, args)}, media=media, about=about_of(question))


async def _line(session: Session, question: Question) -> Text:
    args = await line_args(session, question)
    if question.state == questions.WITHDRAWN:
        args["text"] = Text("question-withdrawn-state")
    return Text("inbox-line", args)


async def _seat(session: Session, seat: Seat) -> Text:
    name: Value = seat.name or Text("name-none")
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    return Text("news-registered-line", {"name": name, "place": place})


async def _announcement(session: Session, linked: Linked, one: Announcement) -> Text:
    html = await group.words_of(session, one, linked.language)
    text: Value = shorten(hypertext.read(html), 300) or Text("question-media")
    if one.kind != MESSAGE:
        text = Text(f"report-of-{one.kind}", {"words": text})
    return Text("news-announcement-line", {"number": one.total, "text": text})
