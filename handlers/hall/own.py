"""One's own questions: the list, a page for each with where it stands and its answers, and "I have more to ask"."""

from handlers.common import number, pager
from handlers.hall import remarks, voices
from handlers.hall.desk import update_staff
from handlers.hall.items import addressed, item_of
from handlers.hall.limits import must_be_heard, must_not_say_too_much
from handlers.hall.reading import (
    answer_lines,
    answered,
    in_short,
    long_or_with_files,
    one_line,
    standing,
    whole,
    words_of,
)
from handlers.hall.storing import kept_of
from handlers.steps import form_at, leave, stand
from handlers.words import RESUME, Button, Incoming, Lines, Named, Refusal, Reply, Say, Text, Value
from storage import families, questions, seminars
from storage.database import Session
from storage.models import Question, Seminar

LISTED = 10
SHOWN = 120
"""Characters of a question in the list."""
STEP = "further"


async def mine(incoming: Incoming, session: Session) -> list[Reply]:
    """`/questions`: one's own, with their state, a page at a time."""
    rows = await questions.of_person(session, incoming.person)
    new = [Button("ask-button", "asknew", style="primary")]
    if not rows:
        return [Say("questions-none", buttons=[new])]
    last = (len(rows) - 1) // LISTED
    page = min(number(incoming.argument), last)
    shown = [question for question, _ in rows[page * LISTED : (page + 1) * LISTED]]
    lines = [await _line(session, question) for question in shown]
    keys = [Button(Named({"en": f"№{one.number}"}), f"own:{one.id}") for one in shown]
    below = [keys[:5], keys[5:], pager("mine", page, last), new]
    edit = incoming.button is not None
    return [Say("questions", {"list": Lines(lines)}, [row for row in below if row], edit=edit)]


async def _line(session: Session, question: Question) -> Text:
    root = await families.root(session, question)
    args: dict[str, Value] = {
        "number": question.number,
        "text": one_line(question, SHOWN),
        "state": in_short(question, root),
    }
    return Text("question-line", args)


async def _own(incoming: Incoming, session: Session) -> tuple[Question, Question, Seminar]:
    """The question a button speaks of, if it is this person's own; the one that speaks for it; the seminar."""
    question = await questions.get(session, number(incoming.argument))
    if question is None or question.person_id != incoming.person.id:
        raise Refusal("button-old")
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    return question, await families.root(session, question), seminar


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """One of one's own: where it stands, in words, and what was answered: `own:<question>`."""
    question, root, seminar = await _own(incoming, session)
    language = incoming.person.language
    given = await answered(session, question, root)
    whom = await addressed(session, seminar, await item_of(session, seminar, question.item_id or 0))
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Lines([Text("words", {"text": Named(seminar.title)}), *whom]),
        "text": words_of(question),
        "state": await standing(session, question, seminar),
        "list": Lines([*_company(root), *answer_lines(given, language)]),
    }
    rows = _ways(question, root)
    if await long_or_with_files(session, given, language):
        rows.insert(0, [Button("answer-whole-button", f"ownsaid:{question.id}", style="primary")])
    return [Say("own", args, rows, edit=incoming.button is not None)]


def _company(root: Question) -> list[Text]:
    """How many wait for the same."""
    return [Text("own-votes", {"votes": root.votes})] if root.votes else []


def _ways(question: Question, root: Question) -> list[list[Button]]:
    """What can be done with it now."""
    rows = []
    if _may_add(question, root):
        rows.append([Button("own-more", f"further:{question.id}", style="primary")])
    if question.state in questions.OPEN:
        rows.append([Button("name-show" if question.anonymous else "name-hide", f"hall:{question.id}")])
    if questions.WITHDRAWN in questions.MOVES[question.state]:
        rows.append([Button("question-withdraw", f"withdraw:{question.id}")])
    return [*rows, [Button("own-back", "mine:0")]]


async def said(incoming: Incoming, session: Session) -> list[Reply]:
    """The answers to it in full: `ownsaid:<question>`."""
    question, root, _ = await _own(incoming, session)
    given = await answered(session, question, root)
    if not given:
        raise Refusal("button-old")
    return await whole(session, question, given, incoming.person.language)


# More to ask: the question is taken up again, with these words, and staff are told.


def _may_add(question: Question, root: Question) -> bool:
    """What has ended can be taken up again by its asker; what was merged, once the other one was answered."""
    ended = root.state if question.state == questions.MERGED else question.state
    return ended == questions.ANSWERED or question.state == questions.DECLINED


async def begin_more(incoming: Incoming, session: Session) -> list[Reply]:
    """There is more to ask: `further:<question>`."""
    must_be_heard(incoming.person)
    question, root, _ = await _own(incoming, session)
    if not _may_add(question, root):
        raise Refusal("question-open-still", number=question.number)
    stand(incoming.person, STEP, question=question.id)
    return [_prompt(question)]


def _prompt(question: Question) -> Say:
    args: dict[str, Value] = {"number": question.number, "question": words_of(question, 300)}
    return Say("further-prompt", args, [[Button("ask-stop", "furtherstop")]])


async def ask_more(incoming: Incoming, session: Session) -> list[Reply]:
    """That prompt again."""
    question = await questions.get(session, form_at(incoming.person, STEP).get("question") or 0)
    if question is None:
        raise Refusal("button-old")
    return [_prompt(question)]


async def stop_more(incoming: Incoming, session: Session) -> list[Reply]:
    """Nothing more after all."""
    form_at(incoming.person, STEP)
    leave(incoming.person, STEP)
    return [Say("further-stopped", edit=True), *([RESUME] if incoming.person.step else [])]


async def take_more(incoming: Incoming, session: Session) -> list[Reply]:
    """What more there is to ask: words, a voice, a file. The question is open again."""
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-question")
    return await _take(incoming, session, sure=False)


async def send_recording(incoming: Incoming, session: Session) -> list[Reply]:
    """The recording that was sent may go, though somebody may be known by it: `furthervoice`."""
    kept = form_at(incoming.person, STEP).get("voice")
    if kept is None:
        raise Refusal("button-old")
    return await _take(voices.as_sent(incoming, kept), session, sure=True)


async def _take(incoming: Incoming, session: Session, *, sure: bool) -> list[Reply]:
    incoming.argument = str(form_at(incoming.person, STEP).get("question") or 0)
    await questions.lock(session, number(incoming.argument))
    question, root, seminar = await _own(incoming, session)
    await must_not_say_too_much(incoming, session, seminar)
    if not sure and voices.gives_away(question, incoming.media):
        stand(incoming.person, STEP, question=question.id, voice=kept_of(incoming))
        return [voices.ask_at_step("furthervoice", "furtherstop")]
    leave(incoming.person, STEP)
    if _may_add(question, root):
        told = await _add(incoming, session, question, seminar)
    else:  # taken up again by staff meanwhile: the words belong to it all the same
        told = await _keep(incoming, session, question, seminar)
    done = Say("further-kept", {"number": question.number})
    return [done, *told, *([RESUME] if incoming.person.step else [])]


async def _add(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    await questions.reopen(session, question, incoming.at, incoming.person)
    told = await _keep(incoming, session, question, seminar)
    return [*told, *await update_staff(session, question, seminar, incoming.at)]


async def _keep(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    """The words stay with the question, and those who answer it read them."""
    await remarks.keep(incoming, session, question, from_asker=True)
    words = await remarks.lately(incoming, session, question)
    return await remarks.tell(session, question, seminar, words, incoming.media)
