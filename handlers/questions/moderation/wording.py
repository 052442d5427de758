"""What the hall reads of a question: made clearer, or what a voice says; the asker's own words stay."""

from handlers.buttons.moderation import EditWording, ResetWording
from handlers.messages import Button, Incoming, Reply, Say, Text, Value
from handlers.questions.moderation.page import back_row, question_page, record_change
from handlers.questions.moderation.typed_text import TextPrompt, start_typing, typed_words
from handlers.questions.shared.loading import lock_question
from handlers.questions.shared.staff_cards import question_subject
from handlers.ui.arguments import shorten
from storage.database import Session
from storage.models import Question, Seminar

MAX_LENGTH = 400
"""UTF-16 units: it is read on the wall, and beside the asker's own words in a caption."""
EXCERPT_LENGTH = 1500
"""Characters of the asker's words that are shown to be copied."""


async def start(incoming: Incoming, session: Session, data: EditWording) -> list[Reply]:
    """Other words are to be typed."""
    return await start_typing(incoming, session, WORDING, data.question)


async def _prompt_wording(
    _incoming: Incoming, _session: Session, question: Question, _seminar: Seminar
) -> Say:
    """With the asker's own words, to be copied."""
    args: dict[str, Value] = {
        "number": question.number,
        "text": shorten(question.original_text, EXCERPT_LENGTH) or Text("question-media"),
        "words": question.rich_text("wording") or Text("wording-none"),
    }
    plain = [[Button("wording-plain", ResetWording(question.id))]] if question.wording else []
    return Say("wording-ask", args, [*plain, back_row(question)], subject=question_subject(question))


async def _receive_wording(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    question.set_rich_text("wording", typed_words(incoming, MAX_LENGTH).one_line())
    said = await record_change(incoming, session, question, seminar, "worded")
    return [await question_page(incoming, session, question, seminar), *said]


WORDING = TextPrompt("words", _prompt_wording, _receive_wording)
"""The words that the hall reads from now on."""


async def reset_wording(incoming: Incoming, session: Session, data: ResetWording) -> list[Reply]:
    """The hall reads the asker's own words again."""
    question, seminar = await lock_question(incoming, session, data.question)
    said: list[Reply] = []
    if question.wording:
        question.wording = ""
        said = await record_change(incoming, session, question, seminar, "plain")
    return [await question_page(incoming, session, question, seminar, edit=True), *said]
