"""Who may read a question now, and who asks it: asked by everything that tells of a question or shows one.

Its asker reads it always, and so do those who run the hall's questions there. Others who answer read what the hall may
read, what is theirs to answer and what they have answered; the staff group whatever its asker has not taken back.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from handlers.common import shorten
from handlers.rights import ANSWERERS, MODERATORS
from handlers.words import Media, Text, Value
from storage import answers, questions, readable, roles
from storage.database import Session
from storage.models import Attachment, Person, Question, Role
from storage.richtext import RichText

NAMED = ("document", "audio", "video")
"""Kinds of files that bring along what they were called where they come from."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A member of staff who may read a question."""

    person: Person
    openly: bool
    """Sees who asks, though that is hidden from the hall."""


async def of_staff(session: Session, question: Question) -> list[Reader]:
    """Staff who may read it now, and can be written to."""
    running = {one.id for one in await roles.reachable(session, MODERATORS, question.seminar_id)}
    able = await roles.reachable(session, ANSWERERS, question.seminar_id)
    theirs = await concerned(session, question)
    return [
        Reader(one, one.id in running)
        for one in able
        if one.id in running or _answerer_may(question, one, theirs)
    ]


async def may_read(session: Session, question: Question, person: Person, having: Collection[Role]) -> bool:
    """Whether this person, with these roles, may read it now."""
    if question.person_id == person.id or _has(having, MODERATORS, question):
        return True
    theirs = await concerned(session, question)
    return _has(having, ANSWERERS, question) and _answerer_may(question, person, theirs)


def _has(having: Collection[Role], kinds: Collection[str], question: Question) -> bool:
    return any(one.role in kinds and one.seminar_id in (None, question.seminar_id) for one in having)


def _answerer_may(question: Question, person: Person, theirs: Collection[int]) -> bool:
    if question.state == questions.WITHDRAWN:
        return False
    return readable.by_hall(question) or person.id in theirs


async def concerned(session: Session, question: Question) -> set[int]:
    """Whose it is to answer, and whoever has answered it."""
    given = await answers.given(session, question)
    return {one.person_id for one in given} | ({question.owner_id} if question.owner_id else set())


async def whole(session: Session, question: Question, person: Person, *, openly: bool) -> bool:
    """Whether they read all that its asker wrote, also what nobody has let through: those who run the hall, and whose
    it is to answer. Another one who answers reads of it what the hall reads."""
    return openly or person.id in await concerned(session, question)


async def words(session: Session, question: Question, person: Person, *, openly: bool) -> RichText:
    """Its words for a member of staff who may read it."""
    if await whole(session, question, person, openly=openly):
        return question.own_words
    return question.hall_words


def in_group(question: Question) -> bool:
    """Whether the staff group may read it."""
    return question.state != questions.WITHDRAWN


def quoted(question: Question, own: Question | None, limit: int = 200) -> Value:
    """The words by which somebody who waits for it knows it: those of their own question, else what was let through."""
    if own is None and not readable.approved(question):
        return Text("question-unread")
    words = own.own_words or own.hall_words if own else question.hall_words
    return shorten(words, limit) or Text("question-media")


# Files.


def file(attachment: Attachment) -> Media:
    """A file as it was kept."""
    return Media(attachment.kind, attachment.file_id)  # type: ignore[arg-type]  # one of Media's


def passed(question: Question, media: Media, place: int, *, openly: bool) -> Media:
    """The asker's file as somebody gets it: what it was called may be a name, which whoever hides theirs keeps.

    `place`: of several the how-manieth, from 1.
    """
    if openly or not question.anonymous or media.kind not in NAMED:
        return media
    return replace(media, alias=f"{question.number}-{place}")


async def files(session: Session, question: Question, *, openly: bool) -> list[Media]:
    """The asker's own files as somebody gets them, in their order."""
    return _passed(question, await questions.attachments(session, question), openly=openly)


async def added_files(session: Session, question: Question, *, openly: bool) -> list[Media]:
    """The files of what its asker said besides."""
    return _passed(question, await answers.files_of_asker(session, question), openly=openly)


def _passed(question: Question, found: Sequence[Attachment], *, openly: bool) -> list[Media]:
    return [passed(question, file(one), place, openly=openly) for place, one in enumerate(found, 1)]
