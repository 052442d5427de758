"""Posts in the staff group: single news, or several in one message when there are many."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.messages import Lane, Lines, Say, SayToAudience, StaffGroup, Text, Translated, Value
from handlers.questions.shared import readers
from handlers.questions.shared.staff_cards import card_text, line_args, preload_askers, question_subject
from handlers.seats.place_choice import office_text
from handlers.team import group_status
from handlers.ui.arguments import shorten
from handlers.ui.long_text import CAPTION_LIMIT, TEXT_LIMIT, folded
from storage import quiet_hours
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
"""The most pending messages and edits in one run every 15 seconds; Telegram allows 20 a minute in a group."""
MAX_EDITS = 2
"""The most of them that edit outdated posts."""
MAX_LISTED = 15
"""The most lines of a message with several news."""

Bundle = list[GroupNotification]


async def post_news(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """Post news in the staff group, and edit outdated posts there; a scheduled job."""
    linked = await group.get_linked(session)
    if linked is None:
        return []
    linked, messages = await _handle_failures(session, linked, now)
    await group.collect_notifications(session, linked, now)
    if linked.pause:
        linked, notices = await _check_probe(session, linked, now)
        messages += notices
    if linked.pause:
        return [*messages, *await _send_probe(session, linked, now)]
    room = MAX_PER_TICK - await group.count_unfinished(session, linked)
    if room < 1:
        return messages
    edits = await _outdated_edits(session, linked, now, min(MAX_EDITS, room))
    return [*messages, *edits, *await _new_posts(session, linked, now, room - len(edits))]


# Failures.


async def _handle_failures(
    session: Session, linked: LinkedGroup, now: datetime
) -> tuple[LinkedGroup, list[Say | SayToAudience]]:
    """Return the group after handling failed messages, and the notices to owners."""
    messages: list[Say | SayToAudience] = []
    for failure in await group_failures.handle_failures(session, linked):
        if failure.kind == "moved" and failure.chat_id != linked.chat_id:
            linked = await group.migrate_group(session, linked, failure.chat_id, now)
        elif failure.kind == "topics" and linked.forum:
            linked = replace(linked, forum=False, trouble="none")
            await group.save_linked(session, linked, now)
            messages += await group_status.notify_owners(session, "group-no-topics", linked)
        elif failure.kind in (REMOVED, MUTED):
            linked, notices = await group_status.pause_posting(session, linked, failure.kind, now)
            messages += notices
    return linked, messages


# While posting is paused: one message at a time is sent as a probe, until one arrives.


async def _check_probe(session: Session, linked: LinkedGroup, now: datetime) -> group_status.StatusChange:
    """Return the group after the result of the last probe, if any, and the notices to owners."""
    state = await group_failures.message_state(session, linked.tried) if linked.tried else ""
    if state == outbox.SENT:
        return await group_status.resume_posting(session, linked, now)
    if linked.tried and state not in group.UNFINISHED_STATES:
        return await group_failures.schedule_probe(session, linked, now), []
    return linked, []


async def _send_probe(session: Session, linked: LinkedGroup, now: datetime) -> list[Say | SayToAudience]:
    """Send one message as a probe if it is time to try again."""
    must_wait = linked.pause in group_status.EXPOSED_STATES or linked.tried
    if must_wait or datetime.fromisoformat(linked.try_at) > now:
        return []
    posts = await _new_posts(session, linked, now, 1)
    first = next((post.dedup_key for post in posts if isinstance(post, Say) and post.dedup_key), "")
    await group.save_linked(session, replace(linked, tried=first), now)
    return posts


# News.


async def _new_posts(
    session: Session, linked: LinkedGroup, now: datetime, room: int
) -> list[Say | SayToAudience]:
    """Return news in at most `room` messages; the rest waits for the next run."""
    news = await group.list_unposted(session)
    subjects = await group.load_subjects(session, news)
    obsolete = [item for item in news if not _is_current(subjects.get(item.subject))]
    group.mark_posted(obsolete, now, None)
    bundles = _group_news([item for item in news if item not in obsolete])
    messages: list[Say | SayToAudience] = []
    threads: dict[str, int | None] = {}
    if linked.forum:
        threads, messages = await _topic_threads(
            session, linked, [bundle[0].topic for bundle in bundles], now, room
        )
        bundles = [bundle for bundle in bundles if threads.get(bundle[0].topic)]
    for bundle in _fit_bundles(bundles, room - len(messages)):
        dedup_key = _dedup_key(f"news:{bundle[0].id}", now)
        group.mark_posted(bundle, now, dedup_key)
        to = StaffGroup(linked.chat_id, linked.language, threads.get(bundle[0].topic))
        posts = [
            await _bundle_message(session, linked, bundle, subjects),
            *await _extra_files(session, bundle, subjects),
        ]
        messages += [
            replace(
                post,
                to=to,
                dedup_key=f"{dedup_key}:{index}" if index else dedup_key,
                lane=Lane.REMINDER,
                disable_notification=quiet_hours.is_quiet(now),
            )
            for index, post in enumerate(posts)
        ]
    return messages


def _dedup_key(subject: str, now: datetime) -> str:
    """Return the deduplication key of one attempt; a later attempt after a failure gets another one."""
    return f"{subject}:{int(now.timestamp() * 1_000_000)}"


async def _extra_files(session: Session, bundle: Bundle, subjects: dict[str, Subject]) -> list[Say]:
    """Return the second and further files of a question that is posted alone. They use up room of the next run."""
    question = subjects.get(bundle[0].subject)
    if len(bundle) > 1 or not isinstance(question, Question):
        return []
    return [
        Say("question-more", {"number": question.number}, media=media, subject=question_subject(question))
        for media in (await readers.question_files(session, question, sees_asker=False))[1:]
    ]


def _is_current(subject: Subject | None) -> bool:
    """Return whether the news is still true: the seat is held, the question readable, the subject exists."""
    if isinstance(subject, Seat):
        return subject.state in ATTENDING_STATES
    if isinstance(subject, Question):
        return readers.group_can_read(subject)
    return subject is not None


def _group_news(news: Sequence[GroupNotification]) -> list[Bundle]:
    """Group news that may share a message: of one kind, for one topic."""
    bundles: dict[tuple[str, str], Bundle] = defaultdict(list)
    for notification in news:
        bundles[notification.topic, notification.kind].append(notification)
    return list(bundles.values())


def _fit_bundles(bundles: Sequence[Bundle], room: int) -> list[Bundle]:
    """Split bundles to single messages as `room` allows; questions first, as a reply to a single one answers it."""
    spare = room - len(bundles)
    fitted: list[Bundle] = []
    for bundle in sorted(bundles, key=lambda items: (items[0].kind != group.QUESTION, items[0].at)):
        if len(bundle) - 1 <= spare:
            spare -= len(bundle) - 1
            fitted += [[notification] for notification in bundle]
        else:
            fitted.append(bundle)
    return fitted[: max(0, room)]


async def _topic_threads(
    session: Session, linked: LinkedGroup, names: Sequence[str], now: datetime, room: int
) -> tuple[dict[str, int | None], list[Say | SayToAudience]]:
    """Return the thread ids of the topics, and messages creating missing ones, which are used from the next run on."""
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
    """Return what the news are about: the seminar's title, or "everybody"."""
    if topic == EVERYBODY:
        return Text("group-everybody")
    seminar = await seminars.get(session, int(topic.removeprefix("seminar:")))
    return Translated(seminar.title if seminar else {})


# Texts.


async def _outdated_edits(
    session: Session, linked: LinkedGroup, now: datetime, room: int
) -> list[Say | SayToAudience]:
    """Return edits of posts whose content has changed since: answered, withdrawn, erased."""
    edits: list[Say | SayToAudience] = []
    for row, news in await group.list_stale(session, linked, room):
        edit = await _bundle_message(session, linked, news, await group.load_subjects(session, news))
        to = StaffGroup(linked.chat_id, linked.language)
        caption = row.method != "sendMessage"
        dedup_key = _dedup_key(f"{group_failures.EDIT_PREFIX}{row.dedup_key}", now)
        edit = replace(edit, media=None, edit_caption=caption, dedup_key=dedup_key)
        edits.append(replace(edit, to=to, edit=row.message_id or 0, lane=Lane.REMINDER))
    return edits


async def _bundle_message(
    session: Session, linked: LinkedGroup, news: Bundle, subjects: dict[str, Subject]
) -> Say:
    """Return the message for news of one kind and one topic."""
    found = [subject for item in news if (subject := subjects.get(item.subject)) is not None]
    seats = [subject for subject in found if isinstance(subject, Seat)]
    questions = [subject for subject in found if isinstance(subject, Question)]
    if len(questions) == 1 and len(news) == 1:
        return await _question_message(session, questions[0])
    if seats:
        key, lines = "news-registered", [await _seat_line(session, seat) for seat in seats[:MAX_LISTED]]
    elif questions:
        shown = questions[:MAX_LISTED]
        await preload_askers(session, shown)
        key, lines = "news-questions", [await _question_line(session, question) for question in shown]
    else:
        started = [subject for subject in found if isinstance(subject, Announcement)]
        key, lines = (
            "news-announcements",
            [await _announcement_line(session, linked, item) for item in started[:MAX_LISTED]],
        )
    more = [Text("news-more", {"number": len(found) - MAX_LISTED})] if len(found) > MAX_LISTED else []
    args: dict[str, Value] = {
        "scope": await _scope_text(session, news[0].topic),
        "number": len(found),
        "list": Lines([*lines, *more]),
    }
    return Say(key, args)


async def _question_message(session: Session, question: Question) -> Say:
    """Return the message with a single question, which is answered by replying to it."""
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    key, args = await card_text(session, question, seminar)
    files = await readers.question_files(session, question, sees_asker=False)
    room = (CAPTION_LIMIT if files else TEXT_LIMIT) // 2
    args["text"] = folded(shorten(question.original_text, room)) or Text("question-media")
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


async def _announcement_line(session: Session, linked: LinkedGroup, announcement: Announcement) -> Text:
    html = await group.announcement_html(session, announcement, linked.language)
    text: Value = shorten(telegram_html.from_html(html), 300) or Text("question-media")
    if announcement.kind != MESSAGE:
        text = Text(f"report-of-{announcement.kind}", {"words": text})
    return Text("news-announcement-line", {"number": announcement.audience_size, "text": text})
