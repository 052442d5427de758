"""The rating of a seminar: one to five stars and an optional text, in any order."""

from datetime import timedelta
from typing import get_args

from handlers.buttons.asking import StartQuestion
from handlers.buttons.feedback import ContinueFeedback, RateSeminar, Stars, WriteFeedback
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import require_not_banned
from handlers.ui.arguments import has_ended, parse_int, shorten
from handlers.ui.courtesy import is_opinion
from handlers.ui.steps import CancelStep, Form, enter_step, leave_step, step_form
from storage.audiences.audience import is_present
from storage.database import Session
from storage.feedback import form, ratings
from storage.messages import outbox
from storage.models import Feedback, Seat, Seminar
from storage.seats import seats
from storage.seminars import seminars
from storage.text.richtext import join_rich

STEP = "feedback"
SUBJECT = "feedback"
"""The kind of the subject of messages with the stars: a reply to one of them is feedback."""
MAX_LENGTH = 1000
WORDS_WINDOW = timedelta(minutes=15)
"""So long after the stars, words that no step awaits are feedback."""


def star_buttons(seminar: Seminar, given: int = ratings.NO_STARS) -> list[list[Button]]:
    """Return the buttons with one to five stars; those that the reader gave are marked."""
    return [[_star_button(seminar, stars, given) for stars in get_args(Stars)]]


def _star_button(seminar: Seminar, stars: Stars, given: int) -> Button:
    label = f"✅ {stars}" if stars == given else f"{stars} ⭐"
    return Button(Translated({"en": label}), RateSeminar(seminar.id, stars))


def stars_subject(seminar: Seminar) -> str:
    """Return the subject of messages with the stars of this seminar in the outbox."""
    return f"{SUBJECT}:{seminar.id}"


async def rate(incoming: Incoming, session: Session, data: RateSeminar) -> list[Reply]:
    """Save the stars, replacing earlier ones, and offer the further questions."""
    seminar = await load_seminar_to_rate(incoming, session, data.seminar)
    await ratings.save_stars(session, seminar.id, incoming.person, data.stars, incoming.at)
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "stars": data.stars}
    rows = [*star_buttons(seminar, data.stars)]
    if questions := await form.list_askable(session, seminar.id):
        label = Text("feedback-more", {"number": len(questions)})
        rows.append([Button(label, ContinueFeedback(seminar.id), style="primary")])
    rows.append([Button("feedback-write", WriteFeedback(seminar.id))])
    return [Say("feedback-rated", args, rows, edit=True, subject=stars_subject(seminar))]


async def load_seminar_to_rate(incoming: Incoming, session: Session, number: int) -> Seminar:
    """Load a seminar that has ended and that the sender may rate. Raises Refusal."""
    seminar = await seminars.get(session, number)
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or not await may_rate(incoming, session, seminar, seat):
        raise OutOfDate
    if not has_ended(seminar, incoming.at):
        raise Refusal("feedback-early")
    return seminar


async def may_rate(incoming: Incoming, session: Session, seminar: Seminar, seat: Seat | None) -> bool:
    """Whether the sender may give stars: they were present, or were sent the stars.

    Staff may thank people who were not checked in, and may enter a list of arrivals after the thanks.
    """
    if await is_present(session, seat):
        return True
    chat_id = incoming.person.telegram_id or 0
    return await outbox.was_enqueued_since(session, chat_id, stars_subject(seminar), seminar.starts_at)


async def claim_words(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Take words as feedback: a reply to the stars, given or not, or what is written soon after they were given.

    Return None if the message is none, or is a question.
    """
    words = incoming.rich_text.strip()
    if incoming.media or not words or words.text.endswith("?") or not is_opinion(words.text):
        return None
    entry = await _find_entry(incoming, session)
    if entry is None:
        return None
    require_not_banned(incoming.person)
    written = join_rich("\n", [one for one in (entry.rich_text("text"), words) if one])
    entry.set_rich_text("text", shorten(written, MAX_LENGTH))
    return [await _words_taken(incoming, session, entry)]


async def _find_entry(incoming: Incoming, session: Session) -> Feedback | None:
    """Return the feedback that the message adds to, without stars if it is the first; None if it is no feedback."""
    subject = ""
    if incoming.reply_to:
        subject = await outbox.subject_of(session, incoming.chat_id, incoming.reply_to) or ""
    kind, _, number = subject.partition(":")
    if kind == SUBJECT and incoming.person.step != STEP:
        return await _replied_entry(incoming, session, parse_int(number))
    if subject or incoming.person.step is not None:
        return None  # a reply to an answer, for example, or the answer to a prompt
    return await ratings.newest(session, incoming.person, incoming.at - WORDS_WINDOW)


async def _replied_entry(incoming: Incoming, session: Session, number: int) -> Feedback | None:
    try:
        seminar = await load_seminar_to_rate(incoming, session, number)
    except Refusal:
        return None
    require_not_banned(incoming.person)  # before anything is changed
    return await ratings.get_or_add(session, seminar.id, incoming.person, incoming.at)


async def _words_taken(incoming: Incoming, session: Session, entry: Feedback) -> Say:
    """Say that the words are kept as feedback, and ask for the stars if they are not given yet."""
    ask = [Button("ask-button", StartQuestion(entry.seminar_id))]
    reply_to = incoming.message_id
    seminar = await seminars.get(session, entry.seminar_id)
    assert seminar is not None  # a foreign key
    if entry.stars != ratings.NO_STARS:
        return Say("feedback-words-taken", buttons=[ask], reply_to=reply_to, subject=stars_subject(seminar))
    rows = [*star_buttons(seminar), ask]
    return Say("feedback-words-first", buttons=rows, reply_to=reply_to, subject=stars_subject(seminar))


async def start(incoming: Incoming, session: Session, data: WriteFeedback) -> list[Reply]:
    """Ask for the text of the feedback."""
    require_not_banned(incoming.person)
    seminar = await load_seminar_to_rate(incoming, session, data.seminar)
    if await ratings.get_feedback(session, seminar.id, incoming.person) is None:
        raise OutOfDate
    enter_step(incoming.person, STEP, seminar=seminar.id)
    return await prompt(incoming, session)


async def prompt(_incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask for the text of the feedback."""
    return [Say("feedback-ask", buttons=[[Button("feedback-stop", CancelStep(STEP))]])]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Save the text of the feedback, shortened to MAX_LENGTH."""
    require_not_banned(incoming.person)
    draft = step_form(incoming.person, STEP)
    entry = await ratings.get_feedback(session, draft.get("seminar", 0), incoming.person)
    words = incoming.rich_text.strip()
    if entry is not None and not words:
        raise Refusal("feedback-wrong")
    leave_step(incoming.person, STEP)
    if entry is None:
        return [Say("menu", keyboard="menu")]
    entry.set_rich_text("text", shorten(words, MAX_LENGTH))
    return [Say("feedback-taken", keyboard="menu")]


async def cancel(_incoming: Incoming, _session: Session, _form: Form) -> list[Reply]:
    """Leave the feedback without a text; the stars stay."""
    return [Say("feedback-left", edit=True)]
