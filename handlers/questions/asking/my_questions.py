"""A person's own questions: the list, a page for each with its state and answers, and follow-ups."""

from handlers.buttons.asking import (
    ChooseSeminarToAsk,
    ConfirmReopenRecording,
    ListOwnQuestions,
    ReopenOwnQuestion,
    ShowOwnAnswers,
    ShowOwnQuestion,
)
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import require_not_banned
from handlers.questions.asking.submit import anonymity_button, part_button, withdraw_button
from handlers.questions.asking.suggestions import may_part
from handlers.questions.shared import recordings, remarks
from handlers.questions.shared.addressee import addressed_seminar, addressee_lines, load_item
from handlers.questions.shared.limits import require_remark_quota
from handlers.questions.shared.question_text import (
    answer_lines,
    asker_state_text,
    exceeds_page,
    full_answers,
    load_answers,
    number_buttons,
    question_excerpt,
    question_line,
    state_label,
)
from handlers.questions.shared.staff_cards import update_staff_cards
from handlers.ui.arguments import seminar_label
from handlers.ui.pages import ROW_BUTTONS, list_page, paginate
from handlers.ui.steps import (
    cancel_button,
    cancel_message,
    enter_step,
    leave_step,
    require_content,
    resume_step,
    step_form,
)
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import lifecycle, merged_questions, questions

PAGE_SIZE = ROW_BUTTONS
EXCERPT_LENGTH = 120
"""Length of a question in the list, in characters."""
STEP = "question-reopening"
FROM_THE_FIRST = ListOwnQuestions()

cancel_reopen = cancel_message("reopen-cancelled", resume=True)


async def list_questions(
    incoming: Incoming, session: Session, data: ListOwnQuestions = FROM_THE_FIRST
) -> list[Reply]:
    """List the person's own questions with their states, a page at a time (`/questions`)."""
    found = await questions.list_by_person(session, incoming.person)
    new = [Button("ask-button", ChooseSeminarToAsk(), style="primary")]
    if not found:
        return [Say("questions-none", buttons=[new])]
    shown = paginate(found, data.page, PAGE_SIZE)
    named = len({seminar.id for _, seminar in found}) > 1
    return [
        list_page(
            "questions",
            {},
            shown,
            lines=[await _list_line(session, *row, named=named) for row in shown.rows],
            buttons=number_buttons(shown.rows, ShowOwnQuestion, named=named),
            turn=ListOwnQuestions(),
            below=[new],
            edit=data.page is not None,
        )
    ]


async def _list_line(session: Session, question: Question, seminar: Seminar, *, named: bool) -> Text:
    root = await merged_questions.merge_root(session, question)
    args: dict[str, Value] = {
        "number": question.number,
        "text": await question_line(session, question, EXCERPT_LENGTH),
        "state": state_label(question, root),
    }
    if named:
        return Text("question-line-at", {**args, "seminar": seminar_label(seminar)})
    return Text("question-line", args)


async def _load_own(
    incoming: Incoming, session: Session, question_id: int
) -> tuple[Question, Question, Seminar]:
    """Load a question of the person's own, its merge root (maybe itself) and its seminar. Raises OutOfDate."""
    question = await questions.get(session, question_id)
    if question is None or question.person_id != incoming.person.id:
        raise OutOfDate
    root = await merged_questions.merge_root(session, question)
    return question, root, await addressed_seminar(session, question)


async def show_question(incoming: Incoming, session: Session, data: ShowOwnQuestion) -> list[Reply]:
    """Show one of the person's own questions with its state and answers."""
    question, root, seminar = await _load_own(incoming, session, data.question)
    language = incoming.person.language
    given = await load_answers(session, question, root)
    addressee = await addressee_lines(
        session, seminar, await load_item(session, seminar, question.item_id or 0)
    )
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Lines([Text("plain-text", {"text": Translated(seminar.title)}), *addressee]),
        "text": await question_excerpt(session, question),
        "state": await asker_state_text(session, question, seminar),
        "list": Lines([*_vote_lines(root), *answer_lines(given, language)]),
    }
    rows = _action_buttons(question, root)
    if await may_part(session, question, root, incoming.person):
        rows.insert(0, [part_button(question)])
    if await exceeds_page(session, given, language):
        rows.insert(0, [Button("answer-whole-button", ShowOwnAnswers(question.id), style="primary")])
    return [Say("own-question", args, rows, edit=True)]


def _vote_lines(root: Question) -> list[Text]:
    """Return a line with the number of votes, if there are any."""
    return [Text("own-votes", {"votes": root.votes})] if root.votes else []


def _action_buttons(question: Question, root: Question) -> list[list[Button]]:
    """Return the buttons for the actions that the question's state allows."""
    rows = []
    if _may_reopen(question, root):
        rows.append([Button("reopen-button", ReopenOwnQuestion(question.id), style="primary")])
    if question.state in question_states.OPEN_STATES:
        rows.append([anonymity_button(question)])
    if question_states.WITHDRAWN in lifecycle.TRANSITIONS[question.state]:
        rows.append([withdraw_button(question)])
    return [*rows, [Button("own-back", ListOwnQuestions(0))]]


async def show_answers(incoming: Incoming, session: Session, data: ShowOwnAnswers) -> list[Reply]:
    """Send the answers in full."""
    question, root, _ = await _load_own(incoming, session, data.question)
    given = await load_answers(session, question, root)
    if not given:
        raise OutOfDate
    return await full_answers(session, question, given, incoming.person.language)


# Follow-ups: the question is reopened, and staff are notified.


def _may_reopen(question: Question, root: Question) -> bool:
    """Whether the asker may reopen the question: it, or the one it is merged into, is answered or declined."""
    ended = root.state if question.state == question_states.MERGED else question.state
    return ended in (question_states.ANSWERED, question_states.DECLINED)


async def start_reopen(incoming: Incoming, session: Session, data: ReopenOwnQuestion) -> list[Reply]:
    """Ask for the follow-up."""
    require_not_banned(incoming.person)
    question, root, _ = await _load_own(incoming, session, data.question)
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    if not _may_reopen(question, root):
        raise Refusal("question-open-still", number=question.number)
    enter_step(incoming.person, STEP, question=question.id)
    return [await _reopen_prompt(session, question)]


async def _reopen_prompt(session: Session, question: Question) -> Say:
    words = await question_excerpt(session, question, 300)
    args: dict[str, Value] = {"number": question.number, "question": words}
    return Say("reopen-prompt", args, [[cancel_button(STEP, "ask-stop")]])


async def prompt_reopen(incoming: Incoming, session: Session) -> list[Reply]:
    """Repeat the prompt."""
    question = await questions.get(session, _form_question_id(incoming))
    if question is None:
        raise OutOfDate
    return [await _reopen_prompt(session, question)]


def _form_question_id(incoming: Incoming) -> int:
    return step_form(incoming.person, STEP).get("question") or 0


async def receive_reopen(incoming: Incoming, session: Session) -> list[Reply]:
    """Reopen the question with a follow-up, text or file."""
    require_content(incoming, "awaited-question")
    return await _receive_words(incoming, session, confirmed=False)


async def confirm_old(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask whether a message that comes long after the prompt is the follow-up."""
    require_content(incoming, "awaited-question")
    question, _, _ = await _load_own(incoming, session, _form_question_id(incoming))
    if recordings.identifies_asker(question, incoming.media):  # that is confirmed anyway
        return await receive_reopen(incoming, session)
    confirm = ConfirmReopenRecording()
    return [recordings.hold_old(incoming, STEP, confirm, question.number, question=question.id)]


async def confirm_recording(
    incoming: Incoming, session: Session, _data: ConfirmReopenRecording
) -> list[Reply]:
    """Send the held message, now that the asker has confirmed it."""
    return await _receive_words(recordings.held_at_step(incoming, STEP), session, confirmed=True)


async def _receive_words(incoming: Incoming, session: Session, *, confirmed: bool) -> list[Reply]:
    question_id = _form_question_id(incoming)
    await questions.lock(session, question_id)
    question, root, seminar = await _load_own(incoming, session, question_id)
    await require_remark_quota(incoming, session, seminar)
    if not confirmed and recordings.identifies_asker(question, incoming.media):
        confirmation = recordings.hold_at_step(incoming, STEP, ConfirmReopenRecording(), question=question.id)
        return [confirmation]
    leave_step(incoming.person, STEP)
    if _may_reopen(question, root):
        notices = await _reopen(incoming, session, question, seminar)
    else:  # meanwhile reopened by staff: the follow-up is added all the same
        notices = await _add_remark(incoming, session, question, seminar)
    done = Say("reopen-done", {"number": question.number})
    return [done, *notices, *resume_step(incoming.person)]


async def _reopen(incoming: Incoming, session: Session, question: Question, seminar: Seminar) -> list[Reply]:
    await lifecycle.reopen(session, question, incoming.at, incoming.person)
    notices = await _add_remark(incoming, session, question, seminar)
    return [*notices, *await update_staff_cards(session, question, seminar, incoming.at)]


async def _add_remark(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar
) -> list[Reply]:
    """Save the message as a remark on the question, and notify those who answer it."""
    await remarks.add_remark(incoming, session, question, from_asker=True)
    words = await remarks.recent_words(incoming, session, question)
    return [*await remarks.notify_remark(session, question, seminar, words, incoming.media)]
