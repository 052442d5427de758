"""The rating of a seminar: one to five stars and an optional text."""

from datetime import timedelta
from typing import get_args

from handlers.buttons.asking import StartQuestion
from handlers.buttons.feedback import ContinueFeedback, RateSeminar, Stars, WriteFeedback
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import require_not_banned
from handlers.ui.arguments import has_ended, shorten
from handlers.ui.courtesy import is_opinion
from handlers.ui.steps import CancelStep, Form, enter_step, leave_step, step_form
from storage.audiences.audience import is_present
from storage.database import Session
from storage.feedback import form, ratings
from storage.messages import outbox
from storage.models import Seminar
from storage.seats import seats
from storage.seminars import seminars
from storage.text.richtext import join_rich

STEP = "feedback"
MAX_LENGTH = 1000
WORDS_WINDOW = timedelta(minutes=15)
"""So long after the stars, words that no step awaits are feedback."""


def star_buttons(seminar: Seminar) -> list[list[Button]]:
    """Return the buttons with one to five stars."""
    return [
        [
            Button(Translated({"en": f"{stars} ⭐"}), RateSeminar(seminar.id, stars))
            for stars in get_args(Stars)
        ]
    ]


async def rate(incoming: Incoming, session: Session, data: RateSeminar) -> list[Reply]:
    """Save the stars, replacing earlier ones, and offer the further questions."""
    seminar = await load_attended_seminar(incoming, session, data.seminar)
    await ratings.save_stars(session, seminar.id, incoming.person, data.stars, incoming.at)
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "stars": data.stars}
    rows = [*star_buttons(seminar)]
    if questions := await form.list_askable(session, seminar.id):
        label = Text("feedback-more", {"number": len(questions)})
        rows.append([Button(label, ContinueFeedback(seminar.id), style="primary")])
    rows.append([Button("feedback-write", WriteFeedback(seminar.id))])
    return [Say("feedback-rated", args, rows, edit=True)]


async def load_attended_seminar(incoming: Incoming, session: Session, number: int) -> Seminar:
    """Load a seminar that has ended and at which the sender was present. Raises Refusal."""
    seminar = await seminars.get(session, number)
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or not await is_present(session, seat):
        raise OutOfDate
    if not has_ended(seminar, incoming.at):
        raise Refusal("feedback-early")
    return seminar


async def claim_words(incoming: Incoming, session: Session) -> list[Reply] | None:
    """Add words written soon after the stars to the feedback. Return None if the message is none, or is a question."""
    words = incoming.rich_text.strip()
    if incoming.person.step is not None or incoming.media or not words:
        return None
    entry = await ratings.newest(session, incoming.person, incoming.at - WORDS_WINDOW)
    if entry is None or words.text.endswith("?") or not is_opinion(words.text):
        return None
    if incoming.reply_to and await outbox.subject_of(session, incoming.chat_id, incoming.reply_to):
        return None  # a reply to an answer, for example, and not to the stars
    require_not_banned(incoming.person)
    written = join_rich("\n", [one for one in (entry.rich_text("text"), words) if one])
    entry.set_rich_text("text", shorten(written, MAX_LENGTH))
    ask = [[Button("ask-button", StartQuestion(entry.seminar_id))]]
    return [Say("feedback-words-taken", buttons=ask, reply_to=incoming.message_id)]


async def start(incoming: Incoming, session: Session, data: WriteFeedback) -> list[Reply]:
    """Ask for the text of the feedback."""
    require_not_banned(incoming.person)
    seminar = await load_attended_seminar(incoming, session, data.seminar)
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
