"""Feedback on a seminar: one to five stars and an optional text; for staff a summary without names."""

from handlers.buttons.reminders import RateSeminar, ShowFeedback, WriteFeedback
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_SEE_EVERYONE, load_seminar, require_not_banned
from handlers.reminders.texts import star_buttons
from handlers.ui.arguments import has_ended, shorten
from handlers.ui.steps import CancelStep, Form, enter_step, leave_step, step_form
from storage.database import Session
from storage.models import Seminar, seat_states
from storage.reminders import feedback
from storage.seats import seats
from storage.seminars import seminars

STEP = "feedback"
MAX_LENGTH = 1000


async def rate(incoming: Incoming, session: Session, data: RateSeminar) -> list[Reply]:
    """Save the stars, replacing earlier ones."""
    seminar = await _load_attended_seminar(incoming, session, data.seminar)
    await feedback.save_stars(session, seminar.id, incoming.person, data.stars, incoming.at)
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "stars": data.stars}
    rows = [*star_buttons(seminar), [Button("feedback-write", WriteFeedback(seminar.id))]]
    return [Say("feedback-rated", args, rows, edit=True)]


async def _load_attended_seminar(incoming: Incoming, session: Session, number: int) -> Seminar:
    """Return a seminar that has ended and at which the sender had a seat. Raises Refusal."""
    seminar = await seminars.get(session, number)
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or seat is None or seat.state not in seat_states.ATTENDING_STATES:
        raise OutOfDate
    if not has_ended(seminar, incoming.at):
        raise Refusal("feedback-early")
    return seminar


async def start(incoming: Incoming, session: Session, data: WriteFeedback) -> list[Reply]:
    """Ask for the text of the feedback."""
    require_not_banned(incoming.person)
    seminar = await _load_attended_seminar(incoming, session, data.seminar)
    if await feedback.get_feedback(session, seminar.id, incoming.person) is None:
        raise OutOfDate
    enter_step(incoming.person, STEP, seminar=seminar.id)
    return await prompt(incoming, session)


async def prompt(_incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask for the text of the feedback."""
    return [Say("feedback-ask", buttons=[[Button("feedback-stop", CancelStep(STEP))]])]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Save the text of the feedback, shortened to MAX_LENGTH."""
    require_not_banned(incoming.person)
    form = step_form(incoming.person, STEP)
    entry = await feedback.get_feedback(session, form.get("seminar", 0), incoming.person)
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


# For staff.


async def show_summary(incoming: Incoming, session: Session, data: ShowFeedback) -> list[Reply]:
    """Show the counts of stars and the newest texts, without names."""
    seminar = await load_seminar(incoming, session, CAN_SEE_EVERYONE, data.seminar)
    counts = await feedback.count_by_stars(session, seminar.id)
    total = sum(counts.values())
    if not total:
        return [Say("feedback-none", {"seminar": Translated(seminar.title)})]
    mean = sum(stars * count for stars, count in counts.items()) / total
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "given": total,
        "mean": Translated({"ru": f"{mean:.1f}".replace(".", ","), "en": f"{mean:.1f}"}),
        "list": Lines(_star_lines(counts)),
        "words": Lines(await _newest_texts(session, seminar) or [Text("feedback-no-text")]),
    }
    return [Say("feedback-tally", args)]


def _star_lines(counts: dict[int, int]) -> list[Text]:
    return [
        Text("feedback-line", {"stars": "⭐" * stars, "number": count})
        for stars, count in sorted(counts.items(), reverse=True)
    ]


async def _newest_texts(session: Session, seminar: Seminar) -> list[Text]:
    return [
        Text("feedback-quote", {"words": shorten(text, 200)})
        for text in await feedback.list_texts(session, seminar.id, 10)
    ]
