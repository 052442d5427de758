"""What the hall reads of a question: made clearer, or what a voice says; the asker's own words stay."""

from handlers.messages import Button, Incoming, Reply, Say, Text, Value
from handlers.questions.moderation.page import (
    back_row,
    enter_typing_step,
    lock_question,
    question_page,
    record_change,
    typed_words,
)
from handlers.questions.shared.staff_cards import question_subject
from handlers.ui.arguments import shorten
from storage.database import Session
from storage.models import Question, Seminar

MAX_LENGTH = 400
"""UTF-16 units: it is read on the wall, and beside the asker's own words in a caption."""


async def start(incoming: Incoming, session: Session) -> list[Reply]:
    """The words there are, and new ones are to be typed: `qwords:<question>:c`."""
    question, _ = await lock_question(incoming, session, [*incoming.arguments, ""][0])
    enter_typing_step(incoming, "words", question)
    return [prompt_wording(question, edit=True)]


def prompt_wording(question: Question, *, edit: bool = False) -> Say:
    """With the asker's own words, to be copied."""
    args: dict[str, Value] = {
        "number": question.number,
        "text": shorten(question.original_text, 1500) or Text("question-media"),
        "words": question.rich_text("wording") or Text("wording-none"),
    }
    plain = [[Button("wording-plain", f"qplain:{question.id}")]] if question.wording else []
    return Say(
        "wording-ask", args, [*plain, back_row(question)], edit=edit, subject=question_subject(question)
    )


async def receive_wording(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    """The words that the hall reads from now on."""
    question.set_rich_text("wording", typed_words(incoming, MAX_LENGTH).one_line())
    said = await record_change(incoming, session, question, seminar, "worded")
    return [await question_page(incoming, session, question, seminar), *said]


async def reset_wording(incoming: Incoming, session: Session) -> list[Reply]:
    """The hall reads the asker's own words again: `qplain:<question>`."""
    question, seminar = await lock_question(incoming, session, incoming.argument)
    said: list[Reply] = []
    if question.wording:
        question.wording = ""
        said = await record_change(incoming, session, question, seminar, "plain")
    return [await question_page(incoming, session, question, seminar, edit=True), *said]
