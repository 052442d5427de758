"""A question is stored: kept before it is confirmed, told to staff; and words that wait to become one."""

from datetime import datetime

from handlers.edits import file_unchanged, text_unchanged
from handlers.messages import RESUME, Button, Incoming, Media, Reply, Say, Translated, Value
from handlers.questions.asking.items import load_item
from handlers.questions.shared import remarks
from handlers.questions.shared.staff_cards import new_attachment, notify_staff
from handlers.ui.arguments import SavedMessage, saved_words
from handlers.ui.steps import leave_step
from storage.accounts import people
from storage.database import Session
from storage.models import Person, Question, Seminar
from storage.questions import answers, questions
from storage.text import richtext
from storage.text.richtext import RichText

MAX_SAVED = 10
"""How many messages out of the blue are kept for one person."""


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


# Words that are not a question yet.


def to_saved_message(incoming: Incoming) -> SavedMessage:
    """The words and the file of a message, to be kept."""
    return {
        **to_saved_text(incoming.rich_text),
        "media": to_saved_files(incoming.media),
        "message": incoming.message_id,
    }


def to_saved_text(words: RichText) -> SavedMessage:
    """Words with their formatting, as they are kept."""
    return {"text": words.text, "marks": words.stored_marks()}


def to_saved_files(media: Media | None) -> list[list[str | None]]:
    """The file of a message, as it is kept."""
    return [[media.kind, media.file_id, media.file_unique_id, media.media_group_id]] if media else []


def save_message(person: Person, kept: SavedMessage) -> None:
    """Keep it until its writer says what it is; the oldest of many goes."""
    others = [one for one in person.draft.get("pending", []) if one["message"] != kept["message"]]
    person.draft = {**person.draft, "pending": [*others, kept][-MAX_SAVED:]}


def discard_message(person: Person, message_id: int) -> None:
    """What that message said is not kept any more."""
    left = [one for one in person.draft.get("pending", []) if one["message"] != message_id]
    person.draft = {key: value for key, value in person.draft.items() if key != "pending"}
    if left:
        person.draft = {**person.draft, "pending": left}


def matches_saved(incoming: Incoming, kept: SavedMessage) -> bool:
    """Whether an edited message still is what was kept of it."""
    return text_unchanged(incoming, saved_words(kept), {file[2] for file in kept["media"]})


def update_message(kept: SavedMessage, incoming: Incoming) -> SavedMessage:
    """The same as the message says it now; of an album, the file of its first message stands first."""
    files = kept["media"]
    if not file_unchanged(incoming, {file[2] for file in files}):
        files = [*to_saved_files(incoming.media), *files[1:]]
    return {**kept, **to_saved_text(incoming.rich_text), "media": files}


def append_photo(kept: SavedMessage, incoming: Incoming) -> SavedMessage | None:
    """The same with one more photo of the album it came with, and its words; None: it belongs to no such album."""
    album = incoming.media.media_group_id if incoming.media else None
    if not album or all(file[3] != album for file in kept["media"]):
        return None
    more = {**kept, "media": kept["media"] + to_saved_files(incoming.media)}
    if not incoming.rich_text:
        return more
    words = [incoming.rich_text.text, incoming.rich_text.stored_marks(), incoming.message_id]
    return {**more, "besides": [*kept.get("besides", []), words]}
