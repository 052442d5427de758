"""What people thought of a seminar: stars with one tap, words if they like; for staff the sum, without names."""

from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import CAN_SEE_EVERYONE, require, require_not_banned
from handlers.reminders.texts import star_buttons
from handlers.ui.arguments import has_ended, parse_int, shorten
from handlers.ui.steps import enter_step, leave_step, step_form
from storage.database import Session
from storage.models import Seminar, seat_states
from storage.reminders import feedback
from storage.seats import seats
from storage.seminars import seminars

MAX_LENGTH = 1000


async def rate(incoming: Incoming, session: Session) -> list[Reply]:
    """So many stars; again changes them."""
    which, _, given = incoming.argument.partition(":")
    seminar = await _load_attended_seminar(incoming, session, which)
    if parse_int(given) not in feedback.STARS:
        raise Refusal("button-old")
    await feedback.save_stars(session, seminar.id, incoming.person, parse_int(given), incoming.at)
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "stars": parse_int(given)}
    rows = [*star_buttons(seminar), [Button("feedback-words", f"opinion:{seminar.id}")]]
    return [Say("feedback-rated", args, rows, edit=True)]


async def _load_attended_seminar(incoming: Incoming, session: Session, which: str) -> Seminar:
    """The seminar that is over and at which this person had a seat. Raises Refusal."""
    seminar = await seminars.get(session, parse_int(which))
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or seat is None or seat.state not in seat_states.ATTENDING_STATES:
        raise Refusal("button-old")
    if not has_ended(seminar, incoming.at):
        raise Refusal("feedback-early")
    return seminar


async def start(incoming: Incoming, session: Session) -> list[Reply]:
    """Words are to come."""
    require_not_banned(incoming.person)
    seminar = await _load_attended_seminar(incoming, session, incoming.argument)
    if await feedback.get_feedback(session, seminar.id, incoming.person) is None:
        raise Refusal("button-old")
    enter_step(incoming.person, "opinion", seminar=seminar.id)
    return await prompt(incoming, session)


async def prompt(_incoming: Incoming, _session: Session) -> list[Reply]:
    """What would you like to say?"""
    return [Say("feedback-ask", buttons=[[Button("feedback-stop", "opinionstop")]])]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """The words themselves."""
    require_not_banned(incoming.person)
    form = step_form(incoming.person, "opinion")
    given = await feedback.get_feedback(session, form.get("seminar", 0), incoming.person)
    words = incoming.rich_text.strip()
    if given is not None and not words:
        raise Refusal("feedback-wrong")
    leave_step(incoming.person, "opinion")
    if given is None:
        return [Say("menu", keyboard="menu")]
    given.set_rich_text("text", shorten(words, MAX_LENGTH))
    return [Say("feedback-taken", keyboard="menu")]


async def cancel(incoming: Incoming, _session: Session) -> list[Reply]:
    """No words after all; the stars stay."""
    leave_step(incoming.person, "opinion")
    return [Say("feedback-left", edit=True)]


# For staff.


async def show_summary(incoming: Incoming, session: Session) -> list[Reply]:
    """How many gave how many stars, and the newest words; who wrote them is not told."""
    seminar = await seminars.get(session, parse_int(incoming.argument))
    if seminar is None:
        raise Refusal("button-old")
    require(incoming, CAN_SEE_EVERYONE, seminar.id)
    counts = await feedback.count_by_stars(session, seminar.id)
    given = sum(counts.values())
    if not given:
        return [Say("feedback-none", {"seminar": Translated(seminar.title)})]
    mean = sum(one * count for one, count in counts.items()) / given
    lines = [
        Text("feedback-line", {"stars": "⭐" * one, "number": count})
        for one, count in sorted(counts.items(), reverse=True)
    ]
    words = [
        Text("feedback-quote", {"words": shorten(one, 200)})
        for one in await feedback.list_texts(session, seminar.id, 10)
    ]
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "given": given,
        "mean": Translated({"ru": f"{mean:.1f}".replace(".", ","), "en": f"{mean:.1f}"}),
        "list": Lines(lines),
        "words": Lines(words or [Text("feedback-no-words")]),
    }
    return [Say("feedback-tally", args)]
