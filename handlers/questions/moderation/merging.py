"""Merging of duplicate questions, chosen from suggestions or by a typed number, and its undoing."""

from handlers.buttons.moderation import ChooseMergeTarget, MergeQuestion, UnmergeQuestion
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say, Text, Value
from handlers.questions.moderation.outcome_notifications import notify_merged, notify_unmerged
from handlers.questions.moderation.page import back_row, question_page, record_change
from handlers.questions.moderation.typed_text import TextPrompt, start_typing
from handlers.questions.shared.loading import lock_question
from handlers.questions.shared.question_text import label_words, question_excerpt
from handlers.questions.shared.staff_cards import update_staff_cards
from handlers.ui.arguments import parse_count
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import lifecycle, merged_questions, questions, similar, worklist

EXCERPT_LENGTH = 500
"""Length of the question in the prompt, in characters."""
LABEL_LENGTH = 24
"""Length of a suggested question on its button beside its number, in characters: a telephone shows no more."""
MAX_SUGGESTIONS = 5


async def start(incoming: Incoming, session: Session, data: ChooseMergeTarget) -> list[Reply]:
    """Ask for the question to merge into: one of the suggestions, or a typed number."""
    return await start_typing(incoming, session, NUMBER, data.question)


def _require_mergeable(question: Question) -> None:
    if question_states.MERGED not in lifecycle.TRANSITIONS[question.state]:
        raise Refusal("question-is-over", number=question.number)


async def _prompt_target(_incoming: Incoming, session: Session, question: Question, _seminar: Seminar) -> Say:
    """Build the prompt with a button per suggested question."""
    rows = []
    for candidate in await _candidates(session, question):
        words = label_words(candidate, LABEL_LENGTH)
        label = Text("merge-with", {"number": candidate.number, "text": words})
        rows.append([Button(label, MergeQuestion(question.id, candidate.id))])
    args: dict[str, Value] = {
        "number": question.number,
        "text": await question_excerpt(session, question, EXCERPT_LENGTH),
    }
    return Say("merge-ask" if rows else "merge-ask-none", args, [*rows, back_row(question)])


async def _candidates(session: Session, question: Question) -> list[Question]:
    """Return the merge roots of the most similar questions, without declined and withdrawn ones."""
    found: dict[int, Question] = {}
    words = question.wording or question.text
    for match in await similar.find_questions(
        session, question.seminar_id, words, MAX_SUGGESTIONS * 2, least=similar.SUGGESTED
    ):
        root = match.thing
        ended = root.state in (question_states.DECLINED, question_states.WITHDRAWN)
        if root.id != question.id and not ended:
            found.setdefault(root.id, root)
    return list(found.values())[:MAX_SUGGESTIONS]


async def merge(incoming: Incoming, session: Session, data: MergeQuestion) -> list[Reply]:
    """Merge the question into the chosen one."""
    question, seminar = await lock_question(incoming, session, data.question)
    target = await questions.get(session, data.into)
    if target is None or target.seminar_id != question.seminar_id:
        raise OutOfDate
    return await _merge(incoming, session, question, target, seminar, edit=True)


async def _receive_number(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    target = await worklist.by_number(session, seminar.id, parse_count(incoming.text or "") or 0)
    if target is None:
        raise Refusal("merge-no-such")
    return await _merge(incoming, session, question, target, seminar, edit=False)


NUMBER = TextPrompt("merge", _prompt_target, _receive_number, _require_mergeable)
"""Prompt for the number of the question to merge into."""


async def _merge(
    incoming: Incoming,
    session: Session,
    question: Question,
    target: Question,
    seminar: Seminar,
    *,
    edit: bool,
) -> list[Reply]:
    _require_mergeable(question)
    locked = await questions.lock(session, target.id)  # what was loaded before may be out of date
    assert locked is not None  # rows are never deleted
    try:
        await lifecycle.merge(session, question, locked, incoming.at, incoming.person)
    except lifecycle.InvalidTransition:
        raise Refusal("merge-not-possible", number=target.number) from None
    root = await merged_questions.merge_root(session, locked)
    notices = await notify_merged(session, question, root, seminar)
    card_updates = await record_change(incoming, session, question, seminar, "merged", into=target.id)
    # The card of the other question shows its number of votes, which has changed.
    card_updates += await update_staff_cards(session, root, seminar, incoming.at)
    return [await question_page(incoming, session, question, seminar, edit=edit), *notices, *card_updates]


async def unmerge(incoming: Incoming, session: Session, data: UnmergeQuestion) -> list[Reply]:
    """Undo a merge."""
    question, seminar = await lock_question(incoming, session, data.question)
    if question.state != question_states.MERGED:
        return [await question_page(incoming, session, question, seminar, edit=True)]
    root = await merged_questions.merge_root(session, question)
    await lifecycle.unmerge(session, question, incoming.at, incoming.person)
    notices = await notify_unmerged(session, question, seminar)
    card_updates = await record_change(incoming, session, question, seminar, "parted", of=root.id)
    card_updates += await update_staff_cards(session, root, seminar, incoming.at)
    return [await question_page(incoming, session, question, seminar, edit=True), *notices, *card_updates]
