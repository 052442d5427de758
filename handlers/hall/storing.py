"""A question is stored: kept before it is confirmed, told to staff; and words that wait to become one."""

from datetime import datetime

from handlers.common import Kept, words_of_kept
from handlers.editing import same_file, same_text
from handlers.hall import remarks
from handlers.hall.desk import attachment, tell_staff
from handlers.hall.items import item_of
from handlers.steps import leave
from handlers.words import RESUME, Button, Incoming, Media, Named, Reply, Say, Value
from storage import answers, people, questions, richtext
from storage.database import Session
from storage.models import Person, Question, Seminar
from storage.richtext import RichText

PENDING = 10
"""How many messages out of the blue are kept for one person."""


async def store(
    session: Session, person: Person, seminar: Seminar, kept: Kept, at: datetime, *, to: Person | None = None
) -> list[Reply]:
    """Kept before it is confirmed: the receipt is owed in the same transaction. `to`: its reader, unless it answers."""
    item = await item_of(session, seminar, kept.get("item") or 0)
    question = await questions.ask(
        session,
        seminar,
        person,
        words_of_kept(kept),
        message_id=kept["message"],
        anonymous=bool(kept.get("hidden")),
        at=at,
        item_id=item.id if item else None,
    )
    media = [Media(*one) for one in kept["media"]]
    for one in media:
        await questions.attach(session, question, attachment(one))
    let_go(person, kept["message"])
    leave(person, "question")
    told = await tell_staff(session, question, seminar, media)
    return [receipt(question, seminar, to=to), *told, *await _besides(session, question, seminar, kept, at)]


async def _besides(
    session: Session, question: Question, seminar: Seminar, kept: Kept, at: datetime
) -> list[Reply]:
    """Words that came with the further files of an album are more to ask."""
    person = await people.get(session, question.person_id)
    assert person is not None  # a foreign key
    told: list[Reply] = []
    for text, marks, message in kept.get("besides", ()):
        words = richtext.of(text, marks)
        await answers.remark(session, question, person, words, at, from_asker=True, message_id=message)
        told += await remarks.tell(session, question, seminar, words)
    return told


def receipt(question: Question, seminar: Seminar, *, edit: bool = False, to: Person | None = None) -> Say:
    """That it was taken, under which number, and what its asker can still do."""
    toggle = Button("name-show" if question.anonymous else "name-hide", f"hall:{question.id}")
    key = "question-kept-hidden" if question.anonymous else "question-kept"
    args: dict[str, Value] = {"number": question.number, "seminar": Named(seminar.title)}
    rows = [[toggle], [Button("question-withdraw", f"withdraw:{question.id}")]]
    return Say(key, args, rows, edit=edit, to=to)


def go_on(person: Person) -> list[Reply]:
    """Back to what was under way before."""
    return [RESUME] if person.step else []


# Words that are not a question yet.


def kept_of(incoming: Incoming) -> Kept:
    """The words and the file of a message, to be kept."""
    return {**kept_words(incoming.words), "media": kept_files(incoming.media), "message": incoming.message_id}


def kept_words(words: RichText) -> Kept:
    """Words with their formatting, as they are kept."""
    return {"text": words.text, "marks": words.stored()}


def kept_files(media: Media | None) -> list[list[str | None]]:
    """The file of a message, as it is kept."""
    return [[media.kind, media.file_id, media.file_unique_id, media.album]] if media else []


def keep(person: Person, kept: Kept) -> None:
    """Keep it until its writer says what it is; the oldest of many goes."""
    others = [one for one in person.draft.get("pending", []) if one["message"] != kept["message"]]
    person.draft = {**person.draft, "pending": [*others, kept][-PENDING:]}


def let_go(person: Person, message_id: int) -> None:
    """What that message said is not kept any more."""
    left = [one for one in person.draft.get("pending", []) if one["message"] != message_id]
    person.draft = {key: value for key, value in person.draft.items() if key != "pending"}
    if left:
        person.draft = {**person.draft, "pending": left}


def same_as_kept(incoming: Incoming, kept: Kept) -> bool:
    """Whether an edited message still is what was kept of it."""
    return same_text(incoming, words_of_kept(kept), {file[2] for file in kept["media"]})


def changed(kept: Kept, incoming: Incoming) -> Kept:
    """The same as the message says it now; of an album, the file of its first message stands first."""
    files = kept["media"]
    if not same_file(incoming, {file[2] for file in files}):
        files = [*kept_files(incoming.media), *files[1:]]
    return {**kept, **kept_words(incoming.words), "media": files}


def joined(kept: Kept, incoming: Incoming) -> Kept | None:
    """The same with one more photo of the album it came with, and its words; None: it belongs to no such album."""
    album = incoming.media.album if incoming.media else None
    if not album or all(file[3] != album for file in kept["media"]):
        return None
    more = {**kept, "media": kept["media"] + kept_files(incoming.media)}
    if not incoming.words:
        return more
    words = [incoming.words.text, incoming.words.stored(), incoming.message_id]
    return {**more, "besides": [*kept.get("besides", []), words]}
