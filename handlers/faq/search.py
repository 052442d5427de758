"""`/faq` for participants: reading and searching the entries."""

from handlers.buttons.asking import ChooseSeminarToAsk
from handlers.buttons.faq import ReadFaq, ReadFaqEntry, SearchFaq
from handlers.buttons.seminars import ShowSeminar
from handlers.faq.entries import PAGE_SIZE, entry_button, entry_buttons, entry_messages
from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Translated
from handlers.seminars.visibility import is_visible, load_visible_seminar
from handlers.ui.arguments import seminar_label
from handlers.ui.languages import LANGUAGES
from handlers.ui.pages import list_page, paginate
from handlers.ui.steps import CancelStep, Form, enter_step, leave_step
from storage.database import Session
from storage.faq import faq
from storage.models import ACTIVE_STATES, Seminar
from storage.seats import seats
from storage.seminars import seminars

STEP = "faq-search"
MAX_SEMINARS = 8
"""The most seminars that are searched and shown as buttons: one's own, then the newest."""
MAX_RESULTS = 6
MAX_LENGTH = 200
"""The most characters of a search."""
SEARCH = SearchFaq()


async def start(incoming: Incoming, session: Session, _data: SearchFaq = SEARCH) -> list[Reply]:
    """Handle `/faq`: show the seminars with entries and await a search; `/faq <words>` searches at once."""
    if incoming.command and incoming.argument:
        return await _search(incoming, session, incoming.argument)
    searchable = await _searchable_seminars(incoming, session)
    if not searchable:
        leave_step(incoming.person, STEP)
        return [Say("faq-nowhere", buttons=[[Button("ask-button", ChooseSeminarToAsk())]])]
    enter_step(incoming.person, STEP)
    return [_prompt_message(searchable, edit=incoming.button is not None)]


async def prompt(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for words to search."""
    return [_prompt_message(await _searchable_seminars(incoming, session))]


def _prompt_message(searchable: list[tuple[Seminar, int]], *, edit: bool = False) -> Say:
    rows = [
        [Button(Text("faq-at", {"seminar": seminar_label(seminar), "number": count}), ReadFaq(seminar.id))]
        for seminar, count in searchable
    ]
    return Say("faq-find", buttons=[*rows, [Button("step-stop", CancelStep(STEP))]], edit=edit)


async def cancel(_incoming: Incoming, _session: Session, _form: Form) -> list[Reply]:
    """End the search."""
    return [Say("faq-find-stopped", edit=True)]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Search the typed words."""
    if not incoming.text or incoming.media:
        raise Refusal("awaited-faq-search")
    leave_step(incoming.person, STEP)
    return await _search(incoming, session, incoming.text)


async def _search(incoming: Incoming, session: Session, words: str) -> list[Reply]:
    sought = " ".join(words.split())[:MAX_LENGTH]
    seminar_ids = [seminar.id for seminar, _ in await _searchable_seminars(incoming, session)]
    found = await faq.search(session, seminar_ids, sought, MAX_RESULTS)
    rows = [[entry_button(incoming, entry, "faq-line", ReadFaqEntry(entry.id, "new"))] for entry in found]
    others = [Button("ask-button", ChooseSeminarToAsk())]
    others += [Button("faq-again", SEARCH)] if seminar_ids else []
    return [Say("faq-found" if found else "faq-not-found", {"typed": sought}, [*rows, others])]


async def _searchable_seminars(incoming: Incoming, session: Session) -> list[tuple[Seminar, int]]:
    """Return visible seminars with published entries and their number: the person's own first, then the newest."""
    mine = {seat.seminar_id: seat for seat in await seats.list_by_person(session, incoming.person)}
    listed = [
        seminar
        for seminar in await seminars.list_without_drafts(session)
        if is_visible(seminar, mine.get(seminar.id), incoming.at)
    ]
    counts = await faq.count_published(session, [seminar.id for seminar in listed])
    listed.sort(key=lambda seminar: seminar.id not in mine or mine[seminar.id].state not in ACTIVE_STATES)
    return [(seminar, counts[seminar.id]) for seminar in listed if seminar.id in counts][:MAX_SEMINARS]


async def list_entries(incoming: Incoming, session: Session, data: ReadFaq) -> list[Reply]:
    """List a seminar's published entries as buttons."""
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
    """Show one published entry."""
    entry = await faq.get(session, data.entry)
    if entry is None or faq.state_of(entry) != faq.PUBLISHED:
        raise Refusal("faq-gone")
    seminar, _ = await load_visible_seminar(incoming, session, entry.seminar_id)
    back = [[Button("faqs-back", ReadFaq(seminar.id))]]
    language = incoming.person.language or LANGUAGES[0]
    return entry_messages(entry, language, back, edit=data.message is None)
