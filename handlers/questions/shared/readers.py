"""Who may read a question now, and who asks it: asked by everything that tells of a question or shows one.

Its asker reads it always, and so do those who run the hall's questions there. Others who answer read what the hall may
read, what is theirs to answer and what they have answered; the staff group whatever its asker has not taken back.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from handlers.messages import Media, Text, Value
from handlers.permissions import CAN_ANSWER, MODERATORS
from handlers.ui.arguments import shorten
from storage.database import Session
from storage.models import Attachment, Person, Question, Role, question_states
from storage.questions import answers, questions, readable
from storage.team import roles
from storage.text.richtext import RichText

NAMED_KINDS = ("document", "audio", "video")
"""Kinds of files that bring along what they were called where they come from."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A member of staff who may read a question."""

    person: Person
    sees_asker: bool
    """Sees who asks, though that is hidden from the hall."""


async def staff_readers(session: Session, question: Question) -> list[Reader]:
    """Staff who may read it now, and can be written to."""
    running = {one.id for one in await roles.reachable_staff(session, MODERATORS, question.seminar_id)}
    able = await roles.reachable_staff(session, CAN_ANSWER, question.seminar_id)
    theirs = await answerer_ids(session, question)
    return [
        Reader(one, one.id in running)
        for one in able
        if one.id in running or _answerer_can_read(question, one, theirs)
    ]


async def can_read(session: Session, question: Question, person: Person, having: Collection[Role]) -> bool:
    """Whether this person, with these roles, may read it now."""
    if question.person_id == person.id or _has_role(having, MODERATORS, question):
        return True
    theirs = await answerer_ids(session, question)
    return _has_role(having, CAN_ANSWER, question) and _answerer_can_read(question, person, theirs)


def _has_role(having: Collection[Role], kinds: Collection[str], question: Question) -> bool:
    return any(one.role in kinds and one.seminar_id in (None, question.seminar_id) for one in having)


def _answerer_can_read(question: Question, person: Person, theirs: Collection[int]) -> bool:
    if question.state == question_states.WITHDRAWN:
        return False
    return readable.is_readable(question) or person.id in theirs


async def answerer_ids(session: Session, question: Question) -> set[int]:
    """Whose it is to answer, and whoever has answered it."""
    given = await answers.list_answers(session, question)
    return {one.person_id for one in given} | ({question.assignee_id} if question.assignee_id else set())


async def sees_full_text(session: Session, question: Question, person: Person, *, sees_asker: bool) -> bool:
    """Whether they read all that its asker wrote, also what nobody has let through: those who run the hall, and whose
    it is to answer. Another one who answers reads of it what the hall reads."""
    return sees_asker or person.id in await answerer_ids(session, question)


async def visible_text(session: Session, question: Question, person: Person, *, sees_asker: bool) -> RichText:
    """Its words for a member of staff who may read it."""
    if await sees_full_text(session, question, person, sees_asker=sees_asker):
        return question.original_text
    return question.hall_text


def group_can_read(question: Question) -> bool:
    """Whether the staff group may read it."""
    return question.state != question_states.WITHDRAWN


def quote(question: Question, own: Question | None, limit: int = 200) -> Value:
    """The words by which somebody who waits for it knows it: those of their own question, else what was let through."""
    if own is None and not readable.is_released(question):
        return Text("question-unread")
    words = own.original_text or own.hall_text if own else question.hall_text
    return shorten(words, limit) or Text("question-media")


# Files.


def attachment_media(attachment: Attachment) -> Media:
    """A file as it was kept."""
    return Media(attachment.kind, attachment.file_id)  # type: ignore[arg-type]  # one of Media's


def anonymized_media(question: Question, media: Media, place: int, *, sees_asker: bool) -> Media:
    """The asker's file as somebody gets it: what it was called may be a name, which whoever hides theirs keeps.

    `place`: of several the how-manieth, from 1.
    """
    if sees_asker or not question.anonymous or media.kind not in NAMED_KINDS:
        return media
    return replace(media, alias=f"{question.number}-{place}")


async def question_files(session: Session, question: Question, *, sees_asker: bool) -> list[Media]:
    """The asker's own files as somebody gets them, in their order."""
    return _anonymized_files(
        question, await questions.list_attachments(session, question), sees_asker=sees_asker
    )


async def remark_files(session: Session, question: Question, *, sees_asker: bool) -> list[Media]:
    """The files of what its asker said besides."""
    return _anonymized_files(question, await answers.asker_files(session, question), sees_asker=sees_asker)


def _anonymized_files(question: Question, found: Sequence[Attachment], *, sees_asker: bool) -> list[Media]:
    return [
        anonymized_media(question, attachment_media(one), place, sees_asker=sees_asker)
        for place, one in enumerate(found, 1)
    ]
