"""New FAQ entries, created from an answered question or written by staff."""

from handlers.buttons.faq import AddFaqEntry, AddFaqEntryFromQuestion
from handlers.faq.entries import KIND, MAX_LENGTH, STEP, audit_faq_change
from handlers.faq.entry_list import entry_list
from handlers.faq.entry_page import entry_page
from handlers.messages import RESUME, Incoming, Refusal, Reply, Say
from handlers.permissions import MODERATORS, load_seminar
from handlers.ui import text_editor
from handlers.ui.arguments import utf16_length
from handlers.ui.languages import LANGUAGES
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from handlers.ui.text_editor import EditText
from storage.database import Session
from storage.faq import faq
from storage.models import question_states
from storage.questions import questions


async def create_from_question(
    incoming: Incoming, session: Session, data: AddFaqEntryFromQuestion
) -> list[Reply]:
    """Create an entry from an answered question, or show its existing one."""
    question = await questions.lock(session, data.question)
    if question is None:
        raise Refusal("question-gone")
    seminar = await load_seminar(incoming, session, MODERATORS, question.seminar_id)
    entry = await faq.by_question(session, question)
    if entry is None:
        if question.state != question_states.ANSWERED:
            raise Refusal("faq-not-answered", number=question.number)
        entry = await faq.create_from_question(session, question, incoming.at)
        await audit_faq_change(
            incoming, session, seminar.id, "faq.created", entry=entry.id, question=question.id
        )
    return [await entry_page(session, entry)]


async def start_entry(incoming: Incoming, session: Session, data: AddFaqEntry) -> list[Reply]:
    """Ask for the question of a new entry."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    enter_step(incoming.person, STEP, seminar=seminar.id, language=incoming.person.language or LANGUAGES[0])
    return await prompt(incoming, session)


async def prompt(incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask for the question of a new entry."""
    step_form(incoming.person, STEP)
    return [Say("faq-ask-new", buttons=[[cancel_button(STEP)]])]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Create an entry with the typed question, and ask for its answer."""
    form = step_form(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal("awaited-faq")
    text, limit = incoming.rich_text.strip(), MAX_LENGTH["question"]
    if utf16_length(text) > limit:
        raise Refusal("faq-long", most=limit)
    seminar = await load_seminar(incoming, session, MODERATORS, form["seminar"])
    entry = await faq.create_entry(session, seminar.id, {form["language"]: text}, incoming.at)
    await audit_faq_change(incoming, session, seminar.id, "faq.created", entry=entry.id)
    leave_step(incoming.person, STEP)
    text_editor.enter(incoming.person, EditText(KIND, entry.id, "answer", form["language"]))
    return [RESUME]


async def cancel(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Show the list of entries instead of the prompt."""
    seminar = await load_seminar(incoming, session, MODERATORS, form["seminar"])
    return [await entry_list(incoming, session, seminar)]
