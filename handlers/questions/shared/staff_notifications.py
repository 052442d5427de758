"""Notifications of staff about questions, all built by `notify_staff`."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace

from handlers.messages import NOTICE_LANE, Media, Say, Text, Value
from handlers.questions.shared import readers
from handlers.questions.shared.readers import Reader
from handlers.questions.shared.staff_cards import file_message, question_subject, staff_card
from handlers.ui.arguments import local_time
from handlers.ui.person_picker import member_name
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.models import Person, Question, Seminar
from storage.questions import questions

Compose = Callable[[Reader], Awaitable[Sequence[Say]]]
"""A function that returns the messages for one reader; the further ones are continuations of the first."""


async def notify_staff(
    question: Question,
    to: Collection[Reader],
    compose: Compose,
    *,
    collapse_key: str | None = None,
    continuation: bool = False,
    by_asker: bool = False,
) -> list[Say]:
    """Build notifications of these readers about a question; a reply to any of the messages refers to it.

    With a `collapse_key`, a notification replaces the previous one with the same key, unless it is a `continuation`
    of it. `by_asker`: it is caused by the asker; a chat gets a limited number of those per person
    (`storage.messages.notices`), except if the asker is a moderator, who may submit questions of others.
    """
    moderates = any(reader.sees_asker and reader.person.id == question.person_id for reader in to)
    actor_id = question.person_id if by_asker and not moderates else None
    return [
        replace(
            say,
            to=reader.person,
            subject=say.subject or question_subject(question),
            lane=NOTICE_LANE,
            collapse_key=collapse_key,
            continuation=continuation or place > 0,
            actor_id=actor_id,
        )
        for reader in to
        for place, say in enumerate(await compose(reader))
    ]


async def notify_new_question(
    session: Session, question: Question, seminar: Seminar, media: Sequence[Media]
) -> list[Say]:
    """Notify the moderators of a new question."""

    async def compose(reader: Reader) -> list[Say]:
        return await staff_card(session, reader, question, seminar, media)

    moderators = await readers.moderators(session, question)
    key = question_subject(question)
    return await notify_staff(question, moderators, compose, collapse_key=key, by_asker=True)


async def notify_file(session: Session, question: Question, media: Media) -> list[Say]:
    """Notify staff who may read the question of its newest file."""
    place = len(await questions.list_attachments(session, question))

    async def compose(reader: Reader) -> list[Say]:
        file = readers.anonymized_media(question, media, place, sees_asker=reader.sees_asker)
        return [file_message(question, file)]

    reading_staff, key = await readers.staff_readers(session, question), question_subject(question)
    return await notify_staff(
        question, reading_staff, compose, collapse_key=key, continuation=True, by_asker=True
    )


async def notify_assigned(
    session: Session, question: Question, seminar: Seminar, assignee: Person, assigner: Person
) -> list[Say]:
    """Notify the new assignee of a question, with its files and due time."""
    if assignee.id == assigner.id or not is_reachable(assignee):
        return []
    media = [readers.attachment_media(file) for file in await questions.list_attachments(session, question)]

    async def compose(reader: Reader) -> list[Say]:
        card, *rest = await staff_card(session, reader, question, seminar, media)
        args: dict[str, Value] = {"by": member_name(assigner), "card": Text(card.key, card.args)}
        key = "assigned-to-you"
        if question.due_at is not None:
            key, args["starts"] = "assigned-to-you-by", local_time(seminar, question.due_at)
        return [replace(card, key=key, args=args), *rest]

    return await notify_staff(question, [await readers.staff_reader(session, question, assignee)], compose)
