"""Similar questions behind the receipt of a stored one: its asker may read them, join one, and part again."""

from handlers.buttons.asking import (
    JoinSimilar,
    KeepQuestion,
    PartSimilar,
    ReadSimilar,
    ShowOwnAnswers,
    ShowSimilar,
    WithdrawQuestion,
)
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say, Text, Value
from handlers.permissions import require_not_banned
from handlers.questions.asking import suggestions
from handlers.questions.asking.changes import current_receipt, lock_own, require_open
from handlers.questions.asking.submit import part_button
from handlers.questions.shared.addressee import addressed_seminar
from handlers.questions.shared.notifications import notify_missing_answers
from handlers.questions.shared.staff_cards import update_staff_cards
from storage.database import Session
from storage.faq import faq
from storage.models import FaqEntry, Question, question_states
from storage.questions import lifecycle, merged_questions, questions
from storage.questions.merged_questions import Follower


async def show(incoming: Incoming, session: Session, data: ShowSimilar) -> list[Reply]:
    """List what is similar now, in place of the receipt; the receipt again, if nothing is any more."""
    question = await _lock_joinable(incoming, session, data.question)
    offered = await suggestions.find(session, question.seminar_id, incoming.person, question.text, question)
    if not offered:
        seminar = await addressed_seminar(session, question)
        return [await current_receipt(incoming, session, question, seminar)]
    args: dict[str, Value] = {
        "number": question.number,
        "list": suggestions.suggestion_lines(incoming.person, offered),
    }
    rows = [[_button(question, place, one.thing)] for place, one in enumerate(offered, 1)]
    only_answers = all(isinstance(one.thing, FaqEntry) for one in offered)
    return [
        Say(
            "similar-list-faq" if only_answers else "similar-list",
            args,
            [*rows, _keep_row(question)],
            edit=True,
        )
    ]


async def _lock_joinable(incoming: Incoming, session: Session, question_id: int) -> Question:
    question = await lock_own(incoming, session, question_id)
    _require_joinable(question)
    return question


def _require_joinable(question: Question) -> None:
    require_open(question)
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    if question.state == question_states.MERGED:
        raise OutOfDate
    if not suggestions.is_joinable(question):
        raise Refusal("similar-busy", number=question.number)


def _button(question: Question, place: int, suggestion: Question | FaqEntry) -> Button:
    if isinstance(suggestion, FaqEntry):
        return Button(Text("similar-read", {"place": place}), ReadSimilar(question.id, suggestion.id))
    join = JoinSimilar(question.id, suggestion.id)
    return Button(Text("similar-this", {"place": place}), join, style="primary")


def _keep_row(question: Question) -> list[Button]:
    return [Button("similar-none", KeepQuestion(question.id))]


async def read(incoming: Incoming, session: Session, data: ReadSimilar) -> list[Reply]:
    """Show an FAQ entry; whoever finds the answer there may withdraw their question."""
    question = await _lock_joinable(incoming, session, data.question)
    entry = await faq.get(session, data.entry)
    if entry is None or entry.seminar_id != question.seminar_id or faq.state_of(entry) != faq.PUBLISHED:
        raise OutOfDate
    args, subject, rest = suggestions.faq_texts(incoming.person, entry)
    rows = [[Button(".withdraw", WithdrawQuestion(question.id, apart=True))], _keep_row(question)]
    args["number"] = question.number
    return [Say("similar-faq-read", args, rows, edit=True, subject=subject), *rest]


async def join(incoming: Incoming, session: Session, data: JoinSimilar) -> list[Reply]:
    """Merge the person's question into the one that they chose: its answers come to them too."""
    require_not_banned(incoming.person)
    question = await lock_own(incoming, session, data.question)
    root = await _lock_root(session, question, data.into)
    if not suggestions.may_join(root, incoming.person):
        raise OutOfDate
    if await _has_joined(incoming, session, question, root):  # pressed twice
        return await _joined(incoming, session, question, root)
    _require_joinable(question)
    if root.id == question.id:
        raise OutOfDate
    await lifecycle.merge(session, question, root, incoming.at, incoming.person)
    done = await _joined(incoming, session, question, root)
    return [*done, *await _updated_cards(incoming, session, question, root)]


async def _lock_root(session: Session, question: Question, into: int) -> Question:
    """Lock another question of the same seminar, and return the root of its merge. Raises OutOfDate."""
    other = await questions.get(session, into)
    if other is None or other.seminar_id != question.seminar_id:
        raise OutOfDate
    locked = await questions.lock(session, into)
    assert locked is not None  # rows are never deleted
    root = await merged_questions.merge_root(session, locked)
    if root.seminar_id != question.seminar_id:
        raise OutOfDate
    return root


async def _has_joined(incoming: Incoming, session: Session, question: Question, root: Question) -> bool:
    """Whether the person has merged their question into this one themselves."""
    if await lifecycle.merged_by(session, question) != incoming.person.id:
        return False
    return (await merged_questions.merge_root(session, question)).id == root.id


async def _joined(incoming: Incoming, session: Session, question: Question, root: Question) -> list[Reply]:
    """Confirm the merge, with the answers that the person has not got yet, or a button to read them."""
    key, answers, rows = "similar-joined", list[Reply](), list[list[Button]]()
    if root.state == question_states.ANSWERED:
        answers = await notify_missing_answers(session, root, Follower(incoming.person, question))
        key = "similar-joined-answered" if answers else "similar-joined-known"
        if not answers:
            rows = [[Button("answer-whole-button", ShowOwnAnswers(question.id), style="primary")]]
    if await suggestions.may_part(session, question, root, incoming.person):
        rows.append([part_button(question)])
    return [Say(key, {"number": question.number, "other": root.number}, rows, edit=True), *answers]


async def _updated_cards(
    incoming: Incoming, session: Session, question: Question, root: Question
) -> list[Reply]:
    """Update both cards: the other one shows the number of those who wait for the answer."""
    seminar = await addressed_seminar(session, question)
    cards = await update_staff_cards(session, question, seminar, incoming.at)
    return [*cards, *await update_staff_cards(session, root, seminar, incoming.at)]


async def part(incoming: Incoming, session: Session, data: PartSimilar) -> list[Reply]:
    """Make the question separate again, if it was its asker who merged it and nothing has come of it since."""
    require_not_banned(incoming.person)
    question = await lock_own(incoming, session, data.question)
    root = await merged_questions.merge_root(session, question)
    if not await suggestions.may_part(session, question, root, incoming.person):
        raise OutOfDate
    await lifecycle.unmerge(session, question, incoming.at, incoming.person)
    seminar = await addressed_seminar(session, question)
    cards = await _updated_cards(incoming, session, question, root)
    return [await current_receipt(incoming, session, question, seminar), *cards]
