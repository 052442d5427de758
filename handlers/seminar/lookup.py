"""`/faq`: what was answered, for participants: by seminar, or by a few words of what they want to know."""

from handlers.common import number
from handlers.seminar.entries import button, rows_of, told
from handlers.seminar.visible import seen, visible
from handlers.steps import form_at, leave, stand
from handlers.tongues import TONGUES
from handlers.words import Button, Incoming, Named, Refusal, Reply, Say, Text
from storage import faq, seats, seminars
from storage.database import Session
from storage.models import LIVE, Seminar

STEP = "faqfind"
SEMINARS = 8
"""Seminars that are searched, and shown as buttons: one's own, then the newest."""
FOUND = 6
LONGEST = 200
"""Characters of what is looked for."""


async def command(incoming: Incoming, session: Session) -> list[Reply]:
    """`/faq`: the seminars that have answers, and what is written next is looked for; `/faq <words>` looks at once."""
    if incoming.command and incoming.argument:
        return await _search(incoming, session, incoming.argument)
    there = await _seminars(incoming, session)
    if not there:
        leave(incoming.person, STEP)
        return [Say("faq-nowhere", buttons=[[Button("ask-button", "asknew")]])]
    stand(incoming.person, STEP)
    return [_asking(there, edit=incoming.button is not None)]


async def ask(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited: words to look for."""
    return [_asking(await _seminars(incoming, session))]


def _asking(there: list[tuple[Seminar, int]], *, edit: bool = False) -> Say:
    rows = [
        [Button(Text("faq-at", {"seminar": Named(one.title), "number": shown}), f"faqs:{one.id}")]
        for one, shown in there
    ]
    return Say("faq-find", buttons=[*rows, [Button("step-stop", "faqfindstop")]], edit=edit)


async def stop(incoming: Incoming, _session: Session) -> list[Reply]:
    """Nothing is looked for."""
    form_at(incoming.person, STEP)
    leave(incoming.person, STEP)
    return [Say("faq-find-stopped", edit=True)]


def leave_for(incoming: Incoming) -> None:
    """Whoever turns to something else looks for nothing: their next words may be a question."""
    if incoming.person.step == STEP and incoming.command != "cancel":
        leave(incoming.person, STEP)


async def take(incoming: Incoming, session: Session) -> list[Reply]:
    """The words that are looked for."""
    if not incoming.text or incoming.media:
        raise Refusal("awaited-faqfind")
    leave(incoming.person, STEP)
    return await _search(incoming, session, incoming.text)


async def _search(incoming: Incoming, session: Session, words: str) -> list[Reply]:
    sought = " ".join(words.split())[:LONGEST]
    there = [seminar.id for seminar, _ in await _seminars(incoming, session)]
    found = await faq.search(session, there, sought, FOUND)
    rows = [[button(incoming, one, "faq-line", f"faqsee:{one.id}:new")] for one in found]
    ways = [Button("ask-button", "asknew")] + ([Button("faq-again", "faqfind")] if there else [])
    return [Say("faq-found" if found else "faq-not-found", {"typed": sought}, [*rows, ways])]


async def _seminars(incoming: Incoming, session: Session) -> list[tuple[Seminar, int]]:
    """Seminars this person may look at that have answers to read, with how many: one's own first, then the newest."""
    mine = {seat.seminar_id: seat for seat in await seats.all_of(session, incoming.person)}
    listed = [one for one in await seminars.listed(session) if visible(one, mine.get(one.id), incoming.at)]
    shown = await faq.shown_at(session, [one.id for one in listed])
    listed.sort(key=lambda one: one.id not in mine or mine[one.id].state not in LIVE)
    return [(one, shown[one.id]) for one in listed if one.id in shown][:SEMINARS]


async def listed(incoming: Incoming, session: Session) -> list[Reply]:
    """A seminar's questions; one tap shows the answer: `faqs:<seminar>[:<page>]`."""
    seminar, _ = await seen(incoming, session)
    leave(incoming.person, STEP)
    found = await faq.published(session, seminar.id)
    rows, turn = rows_of(incoming, found, "faqs", "faqsee", {faq.SHOWN: "faq-line"}, seminar)
    rows += [turn] if turn else []
    rows += [[Button("faq-search", "faqfind")]] if found else []
    rows.append([Button("seminar-back", f"seminar:{seminar.id}")])
    return [Say("faqs" if found else "faqs-none", {"seminar": Named(seminar.title)}, rows, edit=True)]


async def read(incoming: Incoming, session: Session) -> list[Reply]:
    """One question with its answer: `faqsee:<entry>[:new]`; new: what it was found among stays."""
    which, below = [*incoming.arguments, "", ""][:2]
    entry = await faq.get(session, number(which))
    if entry is None or faq.state(entry) != faq.SHOWN:
        raise Refusal("faq-gone")
    incoming.argument = str(entry.seminar_id)
    seminar, _ = await seen(incoming, session)
    back = [[Button("faqs-back", f"faqs:{seminar.id}")]]
    return told(entry, incoming.person.language or TONGUES[0], back, edit=below != "new")
