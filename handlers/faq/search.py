"""`/faq`: reading and searching the answers, for participants."""

from handlers.buttons.asking import ChooseSeminarToAsk
from handlers.buttons.faq import ReadFaq, ReadFaqEntry, SearchFaq
from handlers.buttons.seminars import ShowSeminar
from handlers.faq.entries import PAGE_SIZE, entry_button, entry_buttons, entry_messages
from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Translated
from handlers.seminars.visibility import is_visible, load_visible_seminar
from handlers.ui.languages import LANGUAGES
from handlers.ui.pages import list_page, paginate
from handlers.ui.steps import CancelStep, Form, enter_step, leave_step
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
SEARCH = SearchFaq()


async def start(incoming: Incoming, session: Session, _data: SearchFaq = SEARCH) -> list[Reply]:
    """`/faq`: the seminars that have answers, and what is written next is looked for; `/faq <words>` looks at once."""
    if incoming.command and incoming.argument:
        return await _search(incoming, session, incoming.argument)
    there = await _searchable_seminars(incoming, session)
    if not there:
        leave_step(incoming.person, STEP)
        return [Say("faq-nowhere", buttons=[[Button("ask-button", ChooseSeminarToAsk())]])]
    enter_step(incoming.person, STEP)
    return [_prompt_message(there, edit=incoming.button is not None)]


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for words to look for."""
    return [_prompt_message(await _searchable_seminars(incoming, session))]


def _prompt_message(there: list[tuple[Seminar, int]], *, edit: bool = False) -> Say:
    rows = [
        [Button(Text("faq-at", {"seminar": Translated(one.title), "number": shown}), ReadFaq(one.id))]
        for one, shown in there
    ]
    return Say("faq-find", buttons=[*rows, [Button("step-stop", CancelStep(STEP))]], edit=edit)


async def cancel(_incoming: Incoming, _session: Session, _form: Form) -> list[Reply]:
    """Nothing is looked for."""
    return [Say("faq-find-stopped", edit=True)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Look for these words."""
    if not incoming.text or incoming.media:
        raise Refusal("awaited-faq-search")
    leave_step(incoming.person, STEP)
    return await _search(incoming, session, incoming.text)


async def _search(incoming: Incoming, session: Session, words: str) -> list[Reply]:
    sought = " ".join(words.split())[:MAX_LENGTH]
    there = [seminar.id for seminar, _ in await _searchable_seminars(incoming, session)]
    found = await faq.search(session, there, sought, MAX_RESULTS)
    rows = [[entry_button(incoming, one, "faq-line", ReadFaqEntry(one.id, "new"))] for one in found]
    ways = [Button("ask-button", ChooseSeminarToAsk())] + ([Button("faq-again", SEARCH)] if there else [])
    return [Say("faq-found" if found else "faq-not-found", {"typed": sought}, [*rows, ways])]


async def _searchable_seminars(incoming: Incoming, session: Session) -> list[tuple[Seminar, int]]:
    """Visible seminars that have answers, with how many: the person's own first, then the newest."""
    mine = {seat.seminar_id: seat for seat in await seats.list_by_person(session, incoming.person)}
    listed = [
        one
        for one in await seminars.list_without_drafts(session)
        if is_visible(one, mine.get(one.id), incoming.at)
    ]
    shown = await faq.count_published(session, [one.id for one in listed])
    listed.sort(key=lambda one: one.id not in mine or mine[one.id].state not in ACTIVE_STATES)
    return [(one, shown[one.id]) for one in listed if one.id in shown][:MAX_SEMINARS]


async def list_entries(incoming: Incoming, session: Session, data: ReadFaq) -> list[Reply]:
    """A seminar's questions; a tap shows the answer."""
    seminar, _ = await load_visible_seminar(incoming, session, data.seminar)
    leave_step(incoming.person, STEP)
    found = await faq.list_published(session, seminar.id)
    shown = paginate(found, data.page, PAGE_SIZE)
    below = [[Button("faq-search", SEARCH)]] if found else []
    page = list_page(
        "faqs" if found else "faqs-none",
        {"seminar": Translated(seminar.title)},
        shown,
        buttons=entry_buttons(incoming, shown, {faq.PUBLISHED: "faq-line"}, ReadFaqEntry),
        turn=ReadFaq(seminar.id),
        below=[*below, [Button("seminar-back", ShowSeminar(seminar.id))]],
        edit=True,
    )
    return [page]


async def show_entry(incoming: Incoming, session: Session, data: ReadFaqEntry) -> list[Reply]:
    """One question with its answer."""
    entry = await faq.get(session, data.entry)
    if entry is None or faq.state_of(entry) != faq.PUBLISHED:
        raise Refusal("faq-gone")
    seminar, _ = await load_visible_seminar(incoming, session, entry.seminar_id)
    back = [[Button("faqs-back", ReadFaq(seminar.id))]]
    language = incoming.person.language or LANGUAGES[0]
    return entry_messages(entry, language, back, edit=data.message is None)
