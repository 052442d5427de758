"""`/faq`: what was answered, for participants: by seminar, or by a few words of what they want to know."""

from handlers.faq.entries import entry_button, entry_messages, entry_rows
from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Translated
from handlers.seminars.visibility import is_visible, load_visible_seminar
from handlers.ui.arguments import parse_int
from handlers.ui.languages import LANGUAGES
from handlers.ui.steps import enter_step, leave_step, step_form
from storage.database import Session
from storage.faq import faq
from storage.models import ACTIVE_STATES, Seminar
from storage.seats import seats
from storage.seminars import seminars

STEP = "faqfind"
MAX_SEMINARS = 8
"""Seminars that are searched, and shown as buttons: one's own, then the newest."""
MAX_RESULTS = 6
MAX_LENGTH = 200
"""Characters of what is looked for."""


async def start(incoming: Incoming, session: Session) -> list[Reply]:
    """`/faq`: the seminars that have answers, and what is written next is looked for; `/faq <words>` looks at once."""
    if incoming.command and incoming.argument:
        return await _search(incoming, session, incoming.argument)
    there = await _searchable_seminars(incoming, session)
    if not there:
        leave_step(incoming.person, STEP)
        return [Say("faq-nowhere", buttons=[[Button("ask-button", "asknew")]])]
    enter_step(incoming.person, STEP)
    return [_prompt_message(there, edit=incoming.button is not None)]


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited: words to look for."""
    return [_prompt_message(await _searchable_seminars(incoming, session))]


def _prompt_message(there: list[tuple[Seminar, int]], *, edit: bool = False) -> Say:
    rows = [
        [Button(Text("faq-at", {"seminar": Translated(one.title), "number": shown}), f"faqs:{one.id}")]
        for one, shown in there
    ]
    return Say("faq-find", buttons=[*rows, [Button("step-stop", "faqfindstop")]], edit=edit)


async def cancel(incoming: Incoming, _session: Session) -> list[Reply]:
    """Nothing is looked for."""
    step_form(incoming.person, STEP)
    leave_step(incoming.person, STEP)
    return [Say("faq-find-stopped", edit=True)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """The words that are looked for."""
    if not incoming.text or incoming.media:
        raise Refusal("awaited-faqfind")
    leave_step(incoming.person, STEP)
    return await _search(incoming, session, incoming.text)


async def _search(incoming: Incoming, session: Session, words: str) -> list[Reply]:
    sought = " ".join(words.split())[:MAX_LENGTH]
    there = [seminar.id for seminar, _ in await _searchable_seminars(incoming, session)]
    found = await faq.search(session, there, sought, MAX_RESULTS)
    rows = [[entry_button(incoming, one, "faq-line", f"faqsee:{one.id}:new")] for one in found]
    ways = [Button("ask-button", "asknew")] + ([Button("faq-again", "faqfind")] if there else [])
    return [Say("faq-found" if found else "faq-not-found", {"typed": sought}, [*rows, ways])]


async def _searchable_seminars(incoming: Incoming, session: Session) -> list[tuple[Seminar, int]]:
    """Seminars this person may look at that have answers to read, with how many: one's own first, then the newest."""
    mine = {seat.seminar_id: seat for seat in await seats.list_by_person(session, incoming.person)}
    listed = [
        one
        for one in await seminars.list_without_drafts(session)
        if is_visible(one, mine.get(one.id), incoming.at)
    ]
    shown = await faq.count_published(session, [one.id for one in listed])
    listed.sort(key=lambda one: one.id not in mine or mine[one.id].state not in ACTIVE_STATES)
    return [(one, shown[one.id]) for one in listed if one.id in shown][:MAX_SEMINARS]


async def list_entries(incoming: Incoming, session: Session) -> list[Reply]:
    """A seminar's questions; one tap shows the answer: `faqs:<seminar>[:<page>]`."""
    seminar, _ = await load_visible_seminar(incoming, session, parse_int([*incoming.arguments, ""][0]))
    leave_step(incoming.person, STEP)
    found = await faq.list_published(session, seminar.id)
    rows, turn = entry_rows(incoming, found, "faqs", "faqsee", {faq.PUBLISHED: "faq-line"}, seminar)
    rows += [turn] if turn else []
    rows += [[Button("faq-search", "faqfind")]] if found else []
    rows.append([Button("seminar-back", f"seminar:{seminar.id}")])
    return [Say("faqs" if found else "faqs-none", {"seminar": Translated(seminar.title)}, rows, edit=True)]


async def show_entry(incoming: Incoming, session: Session) -> list[Reply]:
    """One question with its answer: `faqsee:<entry>[:new]`; new: what it was found among stays."""
    which, below = [*incoming.arguments, "", ""][:2]
    entry = await faq.get(session, parse_int(which))
    if entry is None or faq.state_of(entry) != faq.PUBLISHED:
        raise Refusal("faq-gone")
    seminar, _ = await load_visible_seminar(incoming, session, entry.seminar_id)
    back = [[Button("faqs-back", f"faqs:{seminar.id}")]]
    return entry_messages(entry, incoming.person.language or LANGUAGES[0], back, edit=below != "new")
