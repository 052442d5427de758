"""Read access to questions: the one rule used by all code that shows questions or notifies of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from handlers.messages import Lines, Media, Text, Value
from handlers.permissions import CAN_ANSWER, MODERATORS
from handlers.questions.shared.excerpts import excerpt
from storage.database import Session
from storage.models import Attachment, Person, Question, Role, question_states
from storage.questions import answers, questions, readable
from storage.team import roles
from storage.text.richtext import RichText

NAMED_KINDS = ("document", "audio", "video")
"""Kinds of files that carry the file name of the sender's device."""


class Relation(Enum):
    """Relation of a reader to a question; if several apply, the first one counts."""

    ASKER = auto()
    MODERATOR = auto()
    """Moderates questions at its seminar."""
    ANSWERER = auto()
    """Is its assignee, or has answered it."""
    STAFF = auto()
    """Has a role that answers questions at its seminar."""
    GROUP = auto()
    """The staff group."""


def may_read(question: Question, relation: Relation | None) -> bool:
    """Whether somebody with this relation may read the question in its current state; None: no relation."""
    match relation:
        case Relation.ASKER | Relation.MODERATOR:
            return True
        case Relation.ANSWERER | Relation.GROUP:
            return question.state != question_states.WITHDRAWN
        case Relation.STAFF:
            return readable.is_readable(question)
        case None:
            return False


@dataclass(frozen=True, slots=True)
class Reader:
    """A member of staff with their relation to a question."""

    person: Person
    relation: Relation

    @property
    def sees_asker(self) -> bool:
        """Whether they see the name of an anonymous asker."""
        return self.relation is Relation.MODERATOR

    @property
    def sees_full_text(self) -> bool:
        """Whether they read the asker's own text, even if a moderator has not published it."""
        return self.relation in (Relation.MODERATOR, Relation.ANSWERER)


async def staff_readers(session: Session, question: Question) -> list[Reader]:
    """Return the reachable members of staff who may read the question."""
    members = await roles.reachable_staff(session, CAN_ANSWER, question.seminar_id)
    all_readers = await _as_readers(session, question, members)
    return [reader for reader in all_readers if may_read(question, reader.relation)]


async def moderators(session: Session, question: Question) -> list[Reader]:
    """Return the reachable moderators of the question's seminar."""
    members = await roles.reachable_staff(session, MODERATORS, question.seminar_id)
    return [Reader(member, Relation.MODERATOR) for member in members]


async def staff_reader(session: Session, question: Question, member: Person) -> Reader:
    """Return a member of staff, who must have a role that answers questions there, as a reader."""
    [reader] = await _as_readers(session, question, [member])
    return reader


async def _as_readers(session: Session, question: Question, members: Sequence[Person]) -> list[Reader]:
    moderator_ids = {
        member.id for member in await roles.reachable_staff(session, MODERATORS, question.seminar_id)
    }
    answerers = await answerer_ids(session, question)
    return [Reader(member, _staff_relation(member, moderator_ids, answerers)) for member in members]


def _staff_relation(person: Person, moderator_ids: Collection[int], answerers: Collection[int]) -> Relation:
    if person.id in moderator_ids:
        return Relation.MODERATOR
    return Relation.ANSWERER if person.id in answerers else Relation.STAFF


async def can_read(
    session: Session, question: Question, person: Person, held_roles: Collection[Role]
) -> bool:
    """Whether this person, with these roles, may read the question."""
    return may_read(question, await _relation(session, question, person, held_roles))


async def _relation(
    session: Session, question: Question, person: Person, held_roles: Collection[Role]
) -> Relation | None:
    roles_here = {role.role for role in held_roles if role.seminar_id in (None, question.seminar_id)}
    if question.person_id == person.id:
        return Relation.ASKER
    if not roles_here & CAN_ANSWER:
        return None
    moderator_ids = {person.id} if roles_here & MODERATORS else set()
    return _staff_relation(person, moderator_ids, await answerer_ids(session, question))


def group_can_read(question: Question) -> bool:
    """Whether the staff group may read the question."""
    return may_read(question, Relation.GROUP)


async def answerer_ids(session: Session, question: Question) -> set[int]:
    """Return the ids of the assignee and of everybody who has answered the question."""
    given = await answers.list_answers(session, question)
    return {answer.person_id for answer in given} | (
        {question.assignee_id} if question.assignee_id else set()
    )


def visible_text(question: Question, reader: Reader) -> RichText:
    """Return the text of the question for a member of staff who may read it."""
    return question.original_text if reader.sees_full_text else question.hall_text


def excerpt_for_follower(question: Question, own_question: Question | None, limit: int = 200) -> Value:
    """Return an excerpt of the question for a follower: of their own question's text, else of the published text."""
    if own_question is None and not readable.is_released(question):
        return Text("question-unread")
    return excerpt(
        own_question.original_text or own_question.hall_text if own_question else question.hall_text, limit
    )


def quote(question: Question, own_question: Question | None) -> Value:
    """Quote the question in a message to a follower, or nothing if the message replies to it.

    Telegram shows the asker's message above a reply to it (`own_message_id`). Of a recording it shows no words: if a
    moderator has written them down, they are quoted.
    """
    if own_question and own_message_id(own_question) and (own_question.text or not own_question.wording):
        return Lines(())
    return Text("question-quote", {"question": excerpt_for_follower(question, own_question)})


def own_message_id(own_question: Question | None) -> int | None:
    """Return the asker's message to which messages about their question reply; None for voters, or if unknown."""
    return (own_question.chat_message_id or None) if own_question else None


# Files.


def attachment_media(attachment: Attachment) -> Media:
    """Convert a stored file."""
    return Media(attachment.kind, attachment.file_id)  # type: ignore[arg-type]  # one of Media's


def anonymized_media(question: Question, media: Media, place: int, *, sees_asker: bool) -> Media:
    """Replace the name of an anonymous asker's file, which may contain the asker's name.

    `place`: position of the file among several, from 1.
    """
    if sees_asker or not question.anonymous or media.kind not in NAMED_KINDS:
        return media
    return replace(media, alias=(question.number, place))


async def question_files(session: Session, question: Question, *, sees_asker: bool) -> list[Media]:
    """Load the files of a question, with neutral names unless `sees_asker`."""
    return _anonymized_files(
        question, await questions.list_attachments(session, question), sees_asker=sees_asker
    )


async def remark_files(session: Session, question: Question, *, sees_asker: bool) -> list[Media]:
    """Load the files of the asker's remarks, with neutral names unless `sees_asker`."""
    return _anonymized_files(question, await answers.asker_files(session, question), sees_asker=sees_asker)


def _anonymized_files(question: Question, found: Sequence[Attachment], *, sees_asker: bool) -> list[Media]:
    return [
        anonymized_media(question, attachment_media(file), place, sees_asker=sees_asker)
        for place, file in enumerate(found, 1)
    ]
