"""Notifications of a question's followers when it is declined, merged, unmerged, reopened or withdrawn."""

from datetime import datetime

from handlers.buttons.asking import ChooseSeminarToAsk
from handlers.messages import Button, Lane, Reply, Say, SayToAudience, Translated, Value
from handlers.questions.shared import readers
from handlers.questions.shared.notifications import notify_all_answers
from handlers.questions.shared.staff_cards import decline_reason
from storage.accounts import people
from storage.accounts.reachability import is_reachable
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import merged_questions, readable, votes
from storage.questions.merged_questions import Follower
from storage.seminars import seminars

ASK_BUTTONS = [[Button("ask-button", ChooseSeminarToAsk())]]


def _outcome_args(question: Question, seminar: Seminar, follower: Follower) -> dict[str, Value]:
    return {
        "number": (follower.own_question or question).number,
        "seminar": Translated(seminar.title),
        "question": readers.quote(question, follower.own_question),
    }


def _outcome_message(
    key: str, args: dict[str, Value], follower: Follower, rows: list[list[Button]] | None = None
) -> Say:
    message_id = readers.own_message_id(follower.own_question)
    return Say(key, args, rows or [], to=follower.person, reply_to=message_id, lane=Lane.REMINDER)


async def notify_declined(session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """Notify all followers that the question is declined, with the reason."""
    messages: list[Reply] = []
    for follower in await merged_questions.list_followers(session, question):
        key = "question-declined" if follower.own_question else "voted-declined"
        args = {**_outcome_args(question, seminar, follower), "why": decline_reason(question)}
        messages.append(_outcome_message(key, args, follower, ASK_BUTTONS))
    return messages


async def notify_reopened(session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """Notify all followers that the question is open again."""
    return [
        _outcome_message("question-reopened", _outcome_args(question, seminar, follower), follower)
        for follower in await merged_questions.list_followers(session, question)
    ]


async def notify_merged(
    session: Session, question: Question, root: Question, seminar: Seminar
) -> list[Reply]:
    """Notify the askers of the merge; if the other question is answered, send its answers to all followers."""
    messages: list[Reply] = []
    followers = await merged_questions.list_followers(session, question)
    answered = root.state == question_states.ANSWERED
    for follower in followers:
        if follower.own_question is not None:
            can_quote = readable.is_readable(root)  # its text is quoted only if participants may read it
            args = {**_outcome_args(question, seminar, follower), "other": root.number}
            if can_quote:
                args["text"] = readers.excerpt_for_follower(root, None)
            merged = "question-merged-quoted" if can_quote else "question-merged"
            # The answers come beside it, possibly before it.
            messages.append(
                _outcome_message("question-merged-answered" if answered else merged, args, follower)
            )
    return messages + (await notify_all_answers(session, root, followers) if answered else [])


async def notify_unmerged(session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """Notify the asker that the question is answered separately again; those merged into it stay so."""
    return [
        _outcome_message("question-unmerged", _outcome_args(question, seminar, follower), follower)
        for follower in await merged_questions.list_followers(session, question)
        if follower.own_question is not None and follower.own_question.id == question.id
    ]


async def notify_withdrawn(session: Session, now: datetime) -> list[Say | SayToAudience]:
    """Notify the voters of withdrawn questions, once. A scheduled job."""
    messages: list[Say | SayToAudience] = []
    for question, person_id in await votes.pop_orphaned(session):
        person, seminar = (
            await people.get(session, person_id),
            await seminars.get(session, question.seminar_id),
        )
        if person is not None and seminar is not None and is_reachable(person):
            args: dict[str, Value] = {"number": question.number, "seminar": Translated(seminar.title)}
            dedup_key = f"gone:{question.id}:{person_id}"
            messages.append(
                Say("voted-withdrawn", args, ASK_BUTTONS, to=person, dedup_key=dedup_key, lane=Lane.REMINDER)
            )
    return messages
