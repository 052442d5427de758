"""What people thought of a seminar: stars with one tap, words if they like; for staff the sum, without names."""

from handlers.common import number, over, shorten
from handlers.hall.limits import must_be_heard
from handlers.reminding.wording import stars
from handlers.rights import WATCHERS, must
from handlers.steps import form_at, leave, stand
from handlers.words import Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import feedback, seats, seminars
from storage.database import Session
from storage.models import Seminar

LONGEST = 1000


async def rate(incoming: Incoming, session: Session) -> list[Reply]:
    """So many stars; again changes them."""
    which, _, given = incoming.argument.partition(":")
    seminar = await _attended(incoming, session, which)
    if number(given) not in feedback.STARS:
        raise Refusal("button-old")
    await feedback.rate(session, seminar.id, incoming.person, number(given), incoming.at)
    args: dict[str, Value] = {"seminar": Named(seminar.title), "stars": number(given)}
    rows = [*stars(seminar), [Button("feedback-words", f"opinion:{seminar.id}")]]
    return [Say("feedback-rated", args, rows, edit=True)]


async def _attended(incoming: Incoming, session: Session, which: str) -> Seminar:
    """The seminar that is over and at which this person had a seat. Raises Refusal."""
    seminar = await seminars.get(session, number(which))
    seat = await seats.of_person(session, seminar.id, incoming.person) if seminar else None
    if seminar is None or seat is None or seat.state not in seats.HOLDING:
        raise Refusal("button-old")
    if not over(seminar, incoming.at):
        raise Refusal("feedback-early")
    return seminar


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """Words are to come."""
    must_be_heard(incoming.person)
    seminar = await _attended(incoming, session, incoming.argument)
    if await feedback.of(session, seminar.id, incoming.person) is None:
        raise Refusal("button-old")
    stand(incoming.person, "opinion", seminar=seminar.id)
    return await ask(incoming, session)


async def ask(_incoming: Incoming, _session: Session) -> list[Reply]:
    """What would you like to say?"""
    return [Say("feedback-ask", buttons=[[Button("feedback-stop", "opinionstop")]])]


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """The words themselves."""
    must_be_heard(incoming.person)
    form = form_at(incoming.person, "opinion")
    given = await feedback.of(session, form.get("seminar", 0), incoming.person)
    words = incoming.words.strip()
    if given is not None and not words:
        raise Refusal("feedback-wrong")
    leave(incoming.person, "opinion")
    if given is None:
        return [Say("menu", keyboard="menu")]
    given.write("text", shorten(words, LONGEST))
    return [Say("feedback-taken", keyboard="menu")]


async def stop(incoming: Incoming, _session: Session) -> list[Reply]:
    """No words after all; the stars stay."""
    leave(incoming.person, "opinion")
    return [Say("feedback-left", edit=True)]


# For staff.


async def tally(incoming: Incoming, session: Session) -> list[Reply]:
    """How many gave how many stars, and the newest words; who wrote them is not told."""
    seminar = await seminars.get(session, number(incoming.argument))
    if seminar is None:
        raise Refusal("button-old")
    must(incoming, WATCHERS, seminar.id)
    counts = await feedback.tally(session, seminar.id)
    given = sum(counts.values())
    if not given:
        return [Say("feedback-none", {"seminar": Named(seminar.title)})]
    mean = sum(one * count for one, count in counts.items()) / given
    lines = [
        Text("feedback-line", {"stars": "⭐" * one, "number": count})
        for one, count in sorted(counts.items(), reverse=True)
    ]
    words = [
        Text("feedback-quote", {"words": shorten(one, 200)})
        for one in await feedback.words(session, seminar.id, 10)
    ]
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "given": given,
        "mean": Named({"ru": f"{mean:.1f}".replace(".", ","), "en": f"{mean:.1f}"}),
        "list": Lines(lines),
        "words": Lines(words or [Text("feedback-no-words")]),
    }
    return [Say("feedback-tally", args)]
