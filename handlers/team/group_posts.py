"""What the staff group reads: each thing alone, or several in one message where there is much to tell."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.messages import Lane, Lines, Say, SayToAudience, StaffGroup, Text, Translated, Value
from handlers.questions.shared import readers
from handlers.questions.shared.staff_cards import card_text, line_args, question_subject
from handlers.seats.place_choice import office_text
from handlers.team import group_status
from handlers.ui.arguments import shorten
from handlers.ui.long_text import CAPTION_LIMIT, TEXT_LIMIT
from storage.announcements.announcements import MESSAGE
from storage.database import Session
from storage.messages import outbox
from storage.models import Announcement, GroupNotification, Question, Seat, question_states
from storage.models.seat_states import ATTENDING_STATES
from storage.seminars import seminars
from storage.team import group, group_failures
from storage.team.group import EVERYBODY, LinkedGroup, Subject
from storage.team.group_failures import MUTED, REMOVED
from storage.text import telegram_html

MAX_PER_TICK = 4
"""Messages and edits that are owed at most in one tick of 15 seconds: Telegram lets a group have 20 a minute."""
MAX_EDITS = 2
"""How many of them bring up to date what is there."""
MAX_LISTED = 15
"""Lines of one message that tells several things."""

Bundle = list[GroupNotification]


async def post_news(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """What the clock looks for: news for the staff group, and messages there that are out of date."""
    linked = await group.get_linked(session)
    if linked is None:
        return []
    linked, said = await _handle_failures(session, linked, now)
    await group.collect_notifications(session, linked, now)
    if linked.pause:
        linked, again = await _check_probe(session, linked, now)
        said += again
    if linked.pause:
        return [*said, *await _send_probe(session, linked, now)]
    room = MAX_PER_TICK - await group.count_unfinished(session, linked)
    if room < 1:
        return said
    edits = await _outdated_edits(session, linked, now, min(MAX_EDITS, room))
    return [*said, *edits, *await _new_posts(session, linked, now, room - len(edits))]


# What went wrong there.


async def _handle_failures(
    session: Session, linked: LinkedGroup, now: datetime
) -> tuple[LinkedGroup, list[Say | SayToAudience]]:
    """The group as it is after what failed there, and what owners are to know of it."""
    said: list[Say | SayToAudience] = []
    for trouble in await group_failures.handle_failures(session, linked):
        if trouble.kind == "moved" and trouble.chat_id != linked.chat_id:
            linked = await group.migrate_group(session, linked, trouble.chat_id, now)
        elif trouble.kind == "topics" and linked.forum:
            linked = replace(linked, forum=False, trouble="none")
            await group.save_linked(session, linked, now)
            said += await group_status.notify_owners(session, "group-no-topics", linked)
        elif trouble.kind in (REMOVED, MUTED):
            linked, told = await group_status.pause_posting(session, linked, trouble.kind, now)
            said += told
    return linked, said


# Shut out: one message at a time is tried, until one arrives.


async def _check_probe(session: Session, linked: LinkedGroup, now: datetime) -> group_status.StatusChange:
    """The group as it is after the message that was tried, if there was one."""
    fate = await group_failures.message_state(session, linked.tried) if linked.tried else ""
    if fate == outbox.SENT:
        return await group_status.resume_posting(session, linked, now)
    if linked.tried and fate not in group.UNFINISHED_STATES:
        return await group_failures.schedule_probe(session, linked, now), []
    return linked, []


async def _send_probe(session: Session, linked: LinkedGroup, now: datetime) -> list[Say | SayToAudience]:
    """One message, when it is time to try again."""
    waits = linked.pause in group_status.EXPOSED_STATES or linked.tried
    if waits or datetime.fromisoformat(linked.try_at) > now:
        return []
    said = await _new_posts(session, linked, now, 1)
    first = next((one.dedup_key for one in said if isinstance(one, Say) and one.dedup_key), "")
    await group.save_linked(session, replace(linked, tried=first), now)
    return said


# What is new.


async def _new_posts(
    session: Session, linked: LinkedGroup, now: datetime, room: int
) -> list[Say | SayToAudience]:
    """News in at most `room` messages. What finds no place waits for the next tick."""
    news = await group.list_unposted(session)
    there = await group.load_subjects(session, news)
    gone = [one for one in news if not _is_current(there.get(one.subject))]
    group.mark_posted(gone, now, None)
    bundles = _group_news([one for one in news if one not in gone])
    said: list[Say | SayToAudience] = []
    threads: dict[str, int | None] = {}
    if linked.forum:
        threads, said = await _topic_threads(
            session, linked, [bundle[0].topic for bundle in bundles], now, room
        )
        bundles = [bundle for bundle in bundles if threads.get(bundle[0].topic)]
    for bundle in _fit_bundles(bundles, room - len(said)):
        dedup_key = _dedup_key(f"news:{bundle[0].id}", now)
        group.mark_posted(bundle, now, dedup_key)
        to = StaffGroup(linked.chat_id, linked.language, threads.get(bundle[0].topic))
        posts = [
            await _bundle_message(session, linked, bundle, there),
            *await _extra_files(session, bundle, there),
        ]
        said += [
            replace(one, to=to, dedup_key=f"{dedup_key}:{place}" if place else dedup_key, lane=Lane.REMINDER)
            for place, one in enumerate(posts)
        ]
    return said


def _dedup_key(what: str, now: datetime) -> str:
    """The name of this try. What failed there is tried again under another one, be it in the same second."""
    return f"{what}:{int(now.timestamp() * 1_000_000)}"


async def _extra_files(session: Session, bundle: Bundle, there: dict[str, Subject]) -> list[Say]:
    """The second and further files of a question that stands alone; they follow it, and what they take of the
    group's room is missing at the next tick."""
    question = there.get(bundle[0].subject)
    if len(bundle) > 1 or not isinstance(question, Question):
        return []
    return [
        Say("question-more", {"number": question.number}, media=one, subject=question_subject(question))
        for one in (await readers.question_files(session, question, sees_asker=False))[1:]
    ]


def _is_current(thing: Subject | None) -> bool:
    """Whether there is still something to tell."""
    if isinstance(thing, Seat):
        return thing.state in ATTENDING_STATES
    if isinstance(thing, Question):
        return readers.group_can_read(thing)
    return thing is not None


def _group_news(news: Sequence[GroupNotification]) -> list[Bundle]:
    """What may stand in one message: the same kind, for the same topic."""
    found: dict[tuple[str, str], Bundle] = defaultdict(list)
    for one in news:
        found[one.topic, one.kind].append(one)
    return list(found.values())


def _fit_bundles(bundles: Sequence[Bundle], room: int) -> list[Bundle]:
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


async def _topic_threads(
    session: Session, linked: LinkedGroup, names: Sequence[str], now: datetime, room: int
) -> tuple[dict[str, int | None], list[Say | SayToAudience]]:
    """The topics' numbers, as far as there are any; the others are made first, and told of at the next tick."""
    threads: dict[str, int | None] = {}
    made: list[Say | SayToAudience] = []
    for name in dict.fromkeys(names):
        topic = await group.get_topic(session, linked, name)
        threads[name] = topic.thread_id
        if topic.thread_id is None and topic.creation_key is None and len(made) < room:
            topic.creation_key = _dedup_key(f"topic:{topic.id}", now)
            to = StaffGroup(linked.chat_id, linked.language)
            args = {"name": await _scope_text(session, name)}
            made.append(
                Say(
                    "group-topic",
                    args,
                    to=to,
                    create_topic=True,
                    dedup_key=topic.creation_key,
                    lane=Lane.REMINDER,
                )
            )
    return threads, made


async def _scope_text(session: Session, topic: str) -> Value:
    """For whom the news are: a seminar's title, or everybody."""
    if topic == EVERYBODY:
        return Text("group-everybody")
    seminar = await seminars.get(session, int(topic.removeprefix("seminar:")))
    return Translated(seminar.title if seminar else {})


# In which words.


async def _outdated_edits(
    session: Session, linked: LinkedGroup, now: datetime, room: int
) -> list[Say | SayToAudience]:
    """Messages there that tell what is so no longer: answered, taken back, forgotten."""
    said: list[Say | SayToAudience] = []
    for row, news in await group.list_stale(session, linked, room):
        fresh = await _bundle_message(session, linked, news, await group.load_subjects(session, news))
        to = StaffGroup(linked.chat_id, linked.language)
        caption = row.method != "sendMessage"
        dedup_key = _dedup_key(f"{group_failures.EDIT_PREFIX}{row.dedup_key}", now)
        fresh = replace(fresh, media=None, edit_caption=caption, dedup_key=dedup_key)
        said.append(replace(fresh, to=to, edit=row.message_id or 0, lane=Lane.REMINDER))
    return said


async def _bundle_message(
    session: Session, linked: LinkedGroup, news: Bundle, there: dict[str, Subject]
) -> Say:
    """One message for these: they are of one kind and one topic."""
    found = [thing for one in news if (thing := there.get(one.subject)) is not None]
    seats = [thing for thing in found if isinstance(thing, Seat)]
    asked = [thing for thing in found if isinstance(thing, Question)]
    if len(asked) == 1 and len(news) == 1:
        return await _question_message(session, asked[0])
    if seats:
        key, lines = "news-registered", [await _seat_line(session, one) for one in seats[:MAX_LISTED]]
    elif asked:
        key, lines = "news-questions", [await _question_line(session, one) for one in asked[:MAX_LISTED]]
    else:
        begun = [thing for thing in found if isinstance(thing, Announcement)]
        key, lines = (
            "news-announcements",
            [await _announcement_line(session, linked, one) for one in begun[:MAX_LISTED]],
        )
    more = [Text("news-more", {"number": len(found) - MAX_LISTED})] if len(found) > MAX_LISTED else []
    args: dict[str, Value] = {
        "scope": await _scope_text(session, news[0].topic),
        "number": len(found),
        "list": Lines([*lines, *more]),
    }
    return Say(key, args)


async def _question_message(session: Session, question: Question) -> Say:
    """A question alone: a reply to it is its answer."""
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    key, args = await card_text(session, question, seminar)
    files = await readers.question_files(session, question, sees_asker=False)
    room = (CAPTION_LIMIT if files else TEXT_LIMIT) // 2
    args["text"] = shorten(question.original_text, room) or Text("question-media")
    if not readers.group_can_read(question):
        args["text"] = Text("question-withdrawn-state")
    media = files[0] if files else None
    name = "plain-text" if question.state in question_states.CLOSED_STATES else "news-question"
    return Say(name, {"text": Text(key, args)}, media=media, subject=question_subject(question))


async def _question_line(session: Session, question: Question) -> Text:
    args = await line_args(session, question)
    if question.state == question_states.WITHDRAWN:
        args["text"] = Text("question-withdrawn-state")
    return Text("inbox-line", args)


async def _seat_line(session: Session, seat: Seat) -> Text:
    name: Value = seat.name or Text("name-none")
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    return Text("news-registered-line", {"name": name, "place": place})


async def _announcement_line(session: Session, linked: LinkedGroup, one: Announcement) -> Text:
    html = await group.announcement_html(session, one, linked.language)
    text: Value = shorten(telegram_html.from_html(html), 300) or Text("question-media")
    if one.kind != MESSAGE:
        text = Text(f"report-of-{one.kind}", {"words": text})
    return Text("news-announcement-line", {"number": one.audience_size, "text": text})
