"""The moderators' wording of a question, which the hall reads instead of the asker's text; the original is kept."""

from handlers.buttons.moderation import EditWording, ResetWording
from handlers.messages import Button, Incoming, Reply, Say, Text, Value
from handlers.questions.moderation.page import back_row, question_page, record_change
from handlers.questions.moderation.typed_text import TextPrompt, start_typing, typed_words
from handlers.questions.shared.excerpts import media_kind
from handlers.questions.shared.loading import lock_question
from handlers.questions.shared.staff_cards import question_subject
from handlers.ui.arguments import shorten
from storage.database import Session
from storage.models import Question, Seminar

MAX_LENGTH = 400
"""Maximum length of a wording, in UTF-16 units: it must fit on the wall, and beside the original in a caption."""
EXCERPT_LENGTH = 1500
"""Length of the asker's text in the prompt, in characters."""


async def start(incoming: Incoming, session: Session, data: EditWording) -> list[Reply]:
    """Ask for a wording."""
    return await start_typing(incoming, session, WORDING, data.question)


async def _prompt_wording(
    _incoming: Incoming, session: Session, question: Question, _seminar: Seminar
) -> Say:
    """Build the prompt with the asker's text, which can be copied."""
    words = shorten(question.original_text, EXCERPT_LENGTH)
    args: dict[str, Value] = {
        "number": question.number,
        "text": words or await media_kind(session, question),
        "words": question.rich_text("wording") or Text("wording-none"),
    }
    plain = [[Button("wording-plain", ResetWording(question.id))]] if question.wording else []
    return Say("wording-ask", args, [*plain, back_row(question)], subject=question_subject(question))


async def _receive_wording(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    question.set_rich_text("wording", typed_words(incoming, MAX_LENGTH).one_line())
    card_updates = await record_change(incoming, session, question, seminar, "worded")
    return [await question_page(incoming, session, question, seminar), *card_updates]


WORDING = TextPrompt("wording", _prompt_wording, _receive_wording)
"""Prompt for the wording."""


async def reset_wording(incoming: Incoming, session: Session, data: ResetWording) -> list[Reply]:
    """Remove the wording, so that the hall reads the asker's text again."""
    question, seminar = await lock_question(incoming, session, data.question)
    card_updates: list[Reply] = []
    if question.wording:
        question.wording = ""
        card_updates = await record_change(incoming, session, question, seminar, "plain")
    return [await question_page(incoming, session, question, seminar, edit=True), *card_updates]
