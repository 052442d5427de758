"""One's own questions: the list, a page for each with where it stands and its answers, and "I have more to ask"."""

from handlers.messages import RESUME, Button, Incoming, Lines, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import require_not_banned
from handlers.questions.shared import recordings, remarks
from handlers.questions.shared.addressee import addressee_lines, load_item
from handlers.questions.shared.limits import require_remark_quota
from handlers.questions.shared.question_text import (
    answer_lines,
    asker_state_text,
    exceeds_page,
    full_answers,
    load_answers,
    question_excerpt,
    question_line,
    state_label,
)
from handlers.questions.shared.saved_messages import to_saved_message
from handlers.questions.shared.staff_cards import update_staff_cards
from handlers.ui.arguments import pager, parse_int
from handlers.ui.steps import enter_step, leave_step, step_form
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import merged_questions, questions
from storage.seminars import seminars

PAGE_SIZE = 10
EXCERPT_LENGTH = 120
"""Characters of a question in the list."""
STEP = "further"


async def list_questions(incoming: Incoming, session: Session) -> list[Reply]:
    """`/questions`: one's own, with their state, a page at a time."""
    rows = await questions.list_by_person(session, incoming.person)
    new = [Button("ask-button", "asknew", style="primary")]
    if not rows:
        return [Say("questions-none", buttons=[new])]
    last = (len(rows) - 1) // PAGE_SIZE
    page = min(parse_int(incoming.argument), last)
    shown = [question for question, _ in rows[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]]
    lines = [await _list_line(session, question) for question in shown]
    keys = [Button(Translated({"en": f"№{one.number}"}), f"own:{one.id}") for one in shown]
    below = [keys[:5], keys[5:], pager("mine", page, last), new]
    edit = incoming.button is not None
    return [Say("questions", {"list": Lines(lines)}, [row for row in below if row], edit=edit)]


async def _list_line(session: Session, question: Question) -> Text:
    root = await merged_questions.merge_root(session, question)
    args: dict[str, Value] = {
        "number": question.number,
        "text": question_line(question, EXCERPT_LENGTH),
        "state": state_label(question, root),
    }
    return Text("question-line", args)


async def _load_own(incoming: Incoming, session: Session) -> tuple[Question, Question, Seminar]:
    """The question a button speaks of, if it is this person's own; the one that speaks for it; the seminar."""
    question = await questions.get(session, parse_int(incoming.argument))
    if question is None or question.person_id != incoming.person.id:
        raise Refusal("button-old")
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    return question, await merged_questions.merge_root(session, question), seminar


async def show_question(incoming: Incoming, session: Session) -> list[Reply]:
    """One of one's own: where it stands, in words, and what was answered: `own:<question>`."""
    question, root, seminar = await _load_own(incoming, session)
    language = incoming.person.language
    given = await load_answers(session, question, root)
    whom = await addressee_lines(session, seminar, await load_item(session, seminar, question.item_id or 0))
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Lines([Text("words", {"text": Translated(seminar.title)}), *whom]),
        "text": question_excerpt(question),
        "state": await asker_state_text(session, question, seminar),
        "list": Lines([*_vote_lines(root), *answer_lines(given, language)]),
    }
    rows = _action_buttons(question, root)
    if await exceeds_page(session, given, language):
        rows.insert(0, [Button("answer-whole-button", f"ownsaid:{question.id}", style="primary")])
    return [Say("own", args, rows, edit=incoming.button is not None)]


def _vote_lines(root: Question) -> list[Text]:
    """How many wait for the same."""
    return [Text("own-votes", {"votes": root.votes})] if root.votes else []


def _action_buttons(question: Question, root: Question) -> list[list[Button]]:
    """What can be done with it now."""
    rows = []
    if _may_reopen(question, root):
        rows.append([Button("own-more", f"further:{question.id}", style="primary")])
    if question.state in question_states.OPEN_STATES:
        rows.append([Button("name-show" if question.anonymous else "name-hide", f"hall:{question.id}")])
    if question_states.WITHDRAWN in questions.TRANSITIONS[question.state]:
        rows.append([Button("question-withdraw", f"withdraw:{question.id}")])
    return [*rows, [Button("own-back", "mine:0")]]


async def show_answers(incoming: Incoming, session: Session) -> list[Reply]:
    """The answers to it in full: `ownsaid:<question>`."""
    question, root, _ = await _load_own(incoming, session)
    given = await load_answers(session, question, root)
    if not given:
        raise Refusal("button-old")
    return await full_answers(session, question, given, incoming.person.language)


# More to ask: the question is taken up again, with these words, and staff are told.


def _may_reopen(question: Question, root: Question) -> bool:
    """What has ended can be taken up again by its asker; what was merged, once the other one was answered."""
    ended = root.state if question.state == question_states.MERGED else question.state
    return ended == question_states.ANSWERED or question.state == question_states.DECLINED


async def start_reopen(incoming: Incoming, session: Session) -> list[Reply]:
    """There is more to ask: `further:<question>`."""
    require_not_banned(incoming.person)
    question, root, _ = await _load_own(incoming, session)
    if not _may_reopen(question, root):
        raise Refusal("question-open-still", number=question.number)
    enter_step(incoming.person, STEP, question=question.id)
    return [_reopen_prompt(question)]


def _reopen_prompt(question: Question) -> Say:
    args: dict[str, Value] = {"number": question.number, "question": question_excerpt(question, 300)}
    return Say("further-prompt", args, [[Button("ask-stop", "furtherstop")]])


async def prompt_reopen(incoming: Incoming, session: Session) -> list[Reply]:
    """That prompt again."""
    question = await questions.get(session, step_form(incoming.person, STEP).get("question") or 0)
    if question is None:
        raise Refusal("button-old")
    return [_reopen_prompt(question)]


async def cancel_reopen(incoming: Incoming, session: Session) -> list[Reply]:
    """Nothing more after all."""
    step_form(incoming.person, STEP)
    leave_step(incoming.person, STEP)
    return [Say("further-stopped", edit=True), *([RESUME] if incoming.person.step else [])]


async def receive_reopen(incoming: Incoming, session: Session) -> list[Reply]:
    """What more there is to ask: words, a voice, a file. The question is open again."""
    if incoming.media is None and not incoming.text:
        raise Refusal("awaited-question")
    return await _receive_words(incoming, session, sure=False)


async def confirm_recording(incoming: Incoming, session: Session) -> list[Reply]:
    """The recording that was sent may go, though somebody may be known by it: `furthervoice`."""
    kept = step_form(incoming.person, STEP).get("voice")
    if kept is None:
        raise Refusal("button-old")
    return await _receive_words(recordings.restore_incoming(incoming, kept), session, sure=True)


async def _receive_words(incoming: Incoming, session: Session, *, sure: bool) -> list[Reply]:
    incoming.argument = str(step_form(incoming.person, STEP).get("question") or 0)
    await questions.lock(session, parse_int(incoming.argument))
    question, root, seminar = await _load_own(incoming, session)
    await require_remark_quota(incoming, session, seminar)
    if not sure and recordings.identifies_asker(question, incoming.media):
        enter_step(incoming.person, STEP, question=question.id, voice=to_saved_message(incoming))
        return [recordings.prompt_recording_step("furthervoice", "furtherstop")]
    leave_step(incoming.person, STEP)
    if _may_reopen(question, root):
        told = await _reopen(incoming, session, question, seminar)
    else:  # taken up again by staff meanwhile: the words belong to it all the same
        told = await _add_remark(incoming, session, question, seminar)
    done = Say("further-kept", {"number": question.number})
    return [done, *told, *([RESUME] if incoming.person.step else [])]


async def _reopen(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    await questions.reopen(session, question, incoming.at, incoming.person)
    told = await _add_remark(incoming, session, question, seminar)
    return [*told, *await update_staff_cards(session, question, seminar, incoming.at)]


async def _add_remark(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    """The words stay with the question, and those who answer it read them."""
    await remarks.add_remark(incoming, session, question, from_asker=True)
    words = await remarks.recent_words(incoming, session, question)
    return await remarks.notify_remark(session, question, seminar, words, incoming.media)
