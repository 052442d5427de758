"""Several questions that are one: the likely ones offered, another by its number; and parted again."""

from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Value
from handlers.questions.moderation.outcome_notifications import notify_merged, notify_unmerged
from handlers.questions.moderation.page import (
    back_row,
    enter_typing_step,
    lock_question,
    question_page,
    record_change,
)
from handlers.questions.shared.staff_cards import update_staff_cards
from handlers.ui.arguments import parse_count, parse_int, shorten
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import merged_questions, questions, similar, worklist

MAX_SUGGESTIONS = 5


async def start(incoming: Incoming, session: Session) -> list[Reply]:
    """With which one? The likeliest, or a number that is typed: `qmerge:<question>:c`."""
    question, _ = await lock_question(incoming, session, [*incoming.arguments, ""][0])
    _require_mergeable(question)
    enter_typing_step(incoming, "merge", question)
    return [await prompt_target(session, question, edit=True)]


def _require_mergeable(question: Question) -> None:
    if question_states.MERGED not in questions.TRANSITIONS[question.state]:
        raise Refusal("question-is-over", number=question.number)


async def prompt_target(session: Session, question: Question, *, edit: bool = False) -> Say:
    """The questions that seem to ask the same, each as a button."""
    rows = []
    for one in await _candidates(session, question):
        words = shorten(one.hall_text.one_line().text, 50)
        label = Text("merge-with", {"number": one.number, "text": words})
        rows.append([Button(label, f"qinto:{question.id}:{one.id}")])
    args: dict[str, Value] = {
        "number": question.number,
        "text": shorten(question.hall_text, 500) or Text("question-media"),
    }
    return Say("merge-ask" if rows else "merge-ask-none", args, [*rows, back_row(question)], edit=edit)


async def _candidates(session: Session, question: Question) -> list[Question]:
    """Those that speak for the most similar ones; what has ended without an answer speaks for nobody."""
    found: dict[int, Question] = {}
    for one, _ in await similar.find_questions(
        session, question.seminar_id, question.wording or question.text, MAX_SUGGESTIONS * 2
    ):
        above = await merged_questions.merge_root(session, one)
        ended = above.state in (question_states.DECLINED, question_states.WITHDRAWN)
        if above.id != question.id and not ended:
            found.setdefault(above.id, above)
    return list(found.values())[:MAX_SUGGESTIONS]


async def receive_target(incoming: Incoming, session: Session) -> list[Reply]:
    """One was chosen: `qinto:<question>:<other>`."""
    which, other = [*incoming.arguments, "", ""][:2]
    question, seminar = await lock_question(incoming, session, which)
    target = await questions.get(session, parse_int(other))
    if target is None or target.seminar_id != question.seminar_id:
        raise Refusal("button-old")
    return await _merge(incoming, session, question, target, seminar, edit=True)


async def receive_number(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    """The number of another one was typed."""
    target = await worklist.by_number(session, seminar.id, parse_count(incoming.text or "") or 0)
    if target is None:
        raise Refusal("merge-no-such")
    return await _merge(incoming, session, question, target, seminar, edit=False)


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
    try:
        await questions.merge(session, question, target, incoming.at, incoming.person)
    except questions.InvalidTransition:
        raise Refusal("merge-not-possible", number=target.number) from None
    above = await merged_questions.merge_root(session, target)
    told = await notify_merged(session, question, above, seminar)
    said = await record_change(incoming, session, question, seminar, "merged", into=target.id)
    said += await update_staff_cards(session, above, seminar, incoming.at)  # more of them want to know it now
    return [await question_page(incoming, session, question, seminar, edit=edit), *told, *said]


async def unmerge(incoming: Incoming, session: Session) -> list[Reply]:
    """It speaks for itself again: `qpart:<question>:c`."""
    question, seminar = await lock_question(incoming, session, [*incoming.arguments, ""][0])
    if question.state != question_states.MERGED:
        return [await question_page(incoming, session, question, seminar, edit=True)]
    above = await merged_questions.merge_root(session, question)
    await questions.unmerge(session, question, incoming.at, incoming.person)
    told = await notify_unmerged(session, question, seminar)
    said = await record_change(incoming, session, question, seminar, "parted", of=above.id)
    said += await update_staff_cards(session, above, seminar, incoming.at)
    return [await question_page(incoming, session, question, seminar, edit=True), *told, *said]
