"""Several questions that are one: the likely ones offered, another by its number; and parted again."""

from handlers.common import counted, number, shorten
from handlers.hall.desk import update_staff
from handlers.moderating.page import at_page, back, changed, question_for, typing
from handlers.moderating.telling import merged, parted
from handlers.words import Button, Incoming, Refusal, Reply, Say, Text, Value
from storage import families, questions, similar, worklist
from storage.database import Session
from storage.models import Question, Seminar

OFFERED = 5


async def begin(incoming: Incoming, session: Session) -> list[Reply]:
    """With which one? The likeliest, or a number that is typed: `qmerge:<question>:c`."""
    question, _ = await question_for(incoming, session, [*incoming.arguments, ""][0])
    _check(question)
    typing(incoming, "merge", question)
    return [await ask(session, question, edit=True)]


def _check(question: Question) -> None:
    if questions.MERGED not in questions.MOVES[question.state]:
        raise Refusal("question-is-over", number=question.number)


async def ask(session: Session, question: Question, *, edit: bool = False) -> Say:
    """The questions that seem to ask the same, each as a button."""
    rows = []
    for one in await _candidates(session, question):
        words = shorten(one.hall_words.one_line().text, 50)
        label = Text("merge-with", {"number": one.number, "text": words})
        rows.append([Button(label, f"qinto:{question.id}:{one.id}")])
    args: dict[str, Value] = {
        "number": question.number,
        "text": shorten(question.hall_words, 500) or Text("question-media"),
    }
    return Say("merge-ask" if rows else "merge-ask-none", args, [*rows, back(question)], edit=edit)


async def _candidates(session: Session, question: Question) -> list[Question]:
    """Those that speak for the most similar ones; what has ended without an answer speaks for nobody."""
    found: dict[int, Question] = {}
    for one, _ in await similar.questions(
        session, question.seminar_id, question.wording or question.text, OFFERED * 2
    ):
        above = await families.root(session, one)
        ended = above.state in (questions.DECLINED, questions.WITHDRAWN)
        if above.id != question.id and not ended:
            found.setdefault(above.id, above)
    return list(found.values())[:OFFERED]


async def into(incoming: Incoming, session: Session) -> list[Reply]:
    """One was chosen: `qinto:<question>:<other>`."""
    which, other = [*incoming.arguments, "", ""][:2]
    question, seminar = await question_for(incoming, session, which)
    target = await questions.get(session, number(other))
    if target is None or target.seminar_id != question.seminar_id:
        raise Refusal("button-old")
    return await _merge(incoming, session, question, target, seminar, edit=True)


async def take(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """The number of another one was typed."""
    target = await worklist.by_number(session, seminar.id, counted(incoming.text or "") or 0)
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
    _check(question)
    try:
        await questions.merge(session, question, target, incoming.at, incoming.person)
    except questions.NotPossible:
        raise Refusal("merge-not-possible", number=target.number) from None
    above = await families.root(session, target)
    told = await merged(session, question, above, seminar)
    said = await changed(incoming, session, question, seminar, "merged", into=target.id)
    said += await update_staff(session, above, seminar, incoming.at)  # more of them want to know it now
    return [await at_page(incoming, session, question, seminar, edit=edit), *told, *said]


async def part(incoming: Incoming, session: Session) -> list[Reply]:
    """It speaks for itself again: `qpart:<question>:c`."""
    question, seminar = await question_for(incoming, session, [*incoming.arguments, ""][0])
    if question.state != questions.MERGED:
        return [await at_page(incoming, session, question, seminar, edit=True)]
    above = await families.root(session, question)
    await questions.unmerge(session, question, incoming.at, incoming.person)
    told = await parted(session, question, seminar)
    said = await changed(incoming, session, question, seminar, "parted", of=above.id)
    said += await update_staff(session, above, seminar, incoming.at)
    return [await at_page(incoming, session, question, seminar, edit=True), *told, *said]
