"""Submission of a question: store it, send the receipt, notify staff."""

from datetime import datetime

from handlers.buttons.asking import PartSimilar, ShowSimilar, ToggleAnonymous, WithdrawQuestion
from handlers.messages import Button, Media, Reply, Say, Text, Translated, Value
from handlers.questions.shared import remarks
from handlers.questions.shared.addressee import load_item
from handlers.questions.shared.saved_messages import SavedMessage, discard_message, saved_words
from handlers.questions.shared.staff_cards import new_attachment
from handlers.questions.shared.staff_notifications import notify_new_question
from handlers.ui.steps import leave_step
from storage.accounts import people
from storage.database import Session
from storage.models import Person, Question, Seminar
from storage.questions import answers, questions
from storage.text import richtext

STEP = "question"
"""The step that awaits the text or file of a new question."""


async def submit_question(
    session: Session,
    person: Person,
    seminar: Seminar,
    saved: SavedMessage,
    at: datetime,
    *,
    similar: int = 0,
    to: Person | None = None,
) -> list[Reply]:
    """Store the question, and return the receipt and the notifications of staff.

    `similar`: how many the asker may look at from there. `to`: recipient of the receipt; None if it replies to the
    asker's own update.
    """
    item = await load_item(session, seminar, saved.get("item") or 0)
    question = await questions.create_question(
        session,
        seminar,
        person,
        saved_words(saved),
        message_id=saved["message"],
        anonymous=bool(saved.get("hidden")),
        at=at,
        item_id=item.id if item else None,
    )
    media = [Media(*file) for file in saved["media"]]
    for file in media:
        await questions.add_attachment(session, question, new_attachment(file))
    discard_message(person, saved["message"])
    leave_step(person, STEP)
    notices = await notify_new_question(session, question, seminar, media)
    return [
        receipt(question, seminar, similar=similar, to=to),
        *notices,
        *await _add_caption_remarks(session, question, seminar, saved, at),
    ]


async def _add_caption_remarks(
    session: Session, question: Question, seminar: Seminar, saved: SavedMessage, at: datetime
) -> list[Reply]:
    """Store captions of further files of an album as remarks."""
    person = await people.get(session, question.person_id)
    assert person is not None  # a foreign key
    notices: list[Reply] = []
    for text, marks, message in saved.get("besides", ()):
        words = richtext.from_stored(text, marks)
        await answers.add_remark(session, question, person, words, at, from_asker=True, message_id=message)
        notices += await remarks.notify_remark(session, question, seminar, words)
    return notices


def receipt(
    question: Question,
    seminar: Seminar,
    *,
    similar: int = 0,
    part: bool = False,
    edit: bool = False,
    to: Person | None = None,
) -> Say:
    """Build the receipt for the asker, with buttons to change or withdraw the question, and to see similar ones.

    `part`: with a button that undoes the asker's own merge.
    It replies to the asker's message, so that the receipts of several recordings can be told apart.
    """
    key = "question-kept-hidden" if question.anonymous else "question-kept"
    correct = Text("question-correct" if question.text else "question-correct-recording")
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Translated(seminar.title),
        "correct": correct,
    }
    rows = [[anonymity_button(question)], [withdraw_button(question)]]
    if similar:
        rows.insert(0, [Button(Text("similar-button", {"number": similar}), ShowSimilar(question.id))])
    if part:
        rows.insert(0, [part_button(question)])
    own_message = None if edit else question.chat_message_id
    return Say(key, args, rows, edit=edit, to=to, reply_to=own_message)


def anonymity_button(question: Question) -> Button:
    """Return the button that shows or hides the asker's name."""
    return Button("name-show" if question.anonymous else "name-hide", ToggleAnonymous(question.id))


def part_button(question: Question) -> Button:
    """Return the button that undoes the asker's own merge of the question."""
    return Button("similar-part", PartSimilar(question.id))


def withdraw_button(question: Question) -> Button:
    """Return the button that withdraws the question."""
    return Button("question-withdraw", WithdrawQuestion(question.id))
