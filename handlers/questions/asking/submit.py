"""A question is stored: kept before it is confirmed, told to staff."""

from datetime import datetime

from handlers.messages import RESUME, Button, Media, Reply, Say, Translated, Value
from handlers.questions.shared import remarks
from handlers.questions.shared.addressee import load_item
from handlers.questions.shared.saved_messages import SavedMessage, discard_message, saved_words
from handlers.questions.shared.staff_cards import new_attachment, notify_staff
from handlers.ui.steps import leave_step
from storage.accounts import people
from storage.database import Session
from storage.models import Person, Question, Seminar
from storage.questions import answers, questions
from storage.text import richtext


async def submit_question(
    session: Session,
    person: Person,
    seminar: Seminar,
    kept: SavedMessage,
    at: datetime,
    *,
    to: Person | None = None,
) -> list[Reply]:
    """Kept before it is confirmed: the receipt is owed in the same transaction. `to`: its reader, unless it answers."""
    item = await load_item(session, seminar, kept.get("item") or 0)
    question = await questions.create_question(
        session,
        seminar,
        person,
        saved_words(kept),
        message_id=kept["message"],
        anonymous=bool(kept.get("hidden")),
        at=at,
        item_id=item.id if item else None,
    )
    media = [Media(*one) for one in kept["media"]]
    for one in media:
        await questions.add_attachment(session, question, new_attachment(one))
    discard_message(person, kept["message"])
    leave_step(person, "question")
    told = await notify_staff(session, question, seminar, media)
    return [
        receipt(question, seminar, to=to),
        *told,
        *await _add_caption_remarks(session, question, seminar, kept, at),
    ]


async def _add_caption_remarks(
    session: Session, question: Question, seminar: Seminar, kept: SavedMessage, at: datetime
) -> list[Reply]:
    """Words that came with the further files of an album are more to ask."""
    person = await people.get(session, question.person_id)
    assert person is not None  # a foreign key
    told: list[Reply] = []
    for text, marks, message in kept.get("besides", ()):
        words = richtext.from_stored(text, marks)
        await answers.add_remark(session, question, person, words, at, from_asker=True, message_id=message)
        told += await remarks.notify_remark(session, question, seminar, words)
    return told


def receipt(question: Question, seminar: Seminar, *, edit: bool = False, to: Person | None = None) -> Say:
    """That it was taken, under which number, and what its asker can still do."""
    toggle = Button("name-show" if question.anonymous else "name-hide", f"hall:{question.id}")
    key = "question-kept-hidden" if question.anonymous else "question-kept"
    args: dict[str, Value] = {"number": question.number, "seminar": Translated(seminar.title)}
    rows = [[toggle], [Button("question-withdraw", f"withdraw:{question.id}")]]
    return Say(key, args, rows, edit=edit, to=to)


def resume_step(person: Person) -> list[Reply]:
    """Back to what was under way before."""
    return [RESUME] if person.step else []
