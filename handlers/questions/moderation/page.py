"""The moderators' page of a question: its state and all actions."""

from collections.abc import Callable, Sequence
from functools import partial

from handlers.button_data import ButtonData
from handlers.buttons.answering import StartAnswer, StartSpokenAnswer
from handlers.buttons.faq import AddFaqEntryFromQuestion
from handlers.buttons.moderation import (
    IN_PLACE,
    BanAsker,
    ChooseAssignee,
    ChooseMergeTarget,
    ChooseTopic,
    DeclineQuestion,
    EditWording,
    HideQuestion,
    ListQueue,
    PublishQuestion,
    ReopenQuestion,
    SendQuestionFiles,
    ShowQuestion,
    ShowQuestionHistory,
    UnassignQuestion,
    UnmergeQuestion,
)
from handlers.messages import Button, Incoming, Reply, Say, Text, Translated, Value
from handlers.questions.shared import readers
from handlers.questions.shared.excerpts import question_words
from handlers.questions.shared.loading import lock_question
from handlers.questions.shared.staff_cards import (
    asker_text,
    detail_lines,
    question_subject,
    remark_messages,
    update_staff_cards,
)
from handlers.ui.arguments import local_time
from handlers.ui.long_text import TEXT_LIMIT, split_text
from handlers.ui.pages import fold
from handlers.ui.steps import leave_step
from storage import audit
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import merged_questions, readable, worklist

STEP = "question-moderation"
"""The step that awaits a text for a question; `kind` in its form names the kind of text."""


def _is_open(question: Question) -> bool:
    return question.state in question_states.OPEN_STATES


def _is_hidden(question: Question) -> bool:
    """Whether the question could be published and is not."""
    may_be_public = question.state == question_states.NEW or question.state in question_states.HALL_STATES
    return may_be_public and not readable.is_released(question)


def _is_not_withdrawn(question: Question) -> bool:
    return question.state != question_states.WITHDRAWN


def _has_state(*states: str) -> Callable[[Question], bool]:
    return lambda question: question.state in states


Action = tuple[str, Callable[[int], ButtonData], Callable[[Question], bool]]
"""(label, button data for a question id, whether the question's state allows it)."""
ACTIONS: tuple[Sequence[Action], ...] = (
    (
        ("question-show", partial(PublishQuestion, place=IN_PLACE), _is_hidden),
        ("question-hide", HideQuestion, readable.is_readable),
        ("question-decline", partial(DeclineQuestion, reason=IN_PLACE), _is_open),
    ),
    (("answer-button", StartAnswer, _is_open), ("aloud-button", StartSpokenAnswer, _is_open)),
    (("question-assign", ChooseAssignee, _is_open), ("question-merge", ChooseMergeTarget, _is_open)),
)
"""The actions that are needed most, one row of buttons per line."""
LATER_ACTIONS: tuple[Sequence[Action], ...] = (
    (
        ("question-release", UnassignQuestion, _has_state(question_states.ASSIGNED)),
        ("question-unmerge", UnmergeQuestion, _has_state(question_states.MERGED)),
        (
            "question-reopen",
            ReopenQuestion,
            _has_state(question_states.ANSWERED, question_states.DECLINED),
        ),
    ),
    (
        ("question-topic", ChooseTopic, _is_not_withdrawn),
        ("question-wording", EditWording, _is_not_withdrawn),
    ),
    (
        ("question-files", SendQuestionFiles, _is_not_withdrawn),
        ("question-history", ShowQuestionHistory, _is_not_withdrawn),
    ),
    (("faq-from-button", AddFaqEntryFromQuestion, _has_state(question_states.ANSWERED)),),
    (("ban-button", BanAsker, _is_open),),
)
"""The other actions, which "more" shows where there is no room. Features add their actions here."""


async def show(incoming: Incoming, session: Session, data: ShowQuestion) -> list[Reply]:
    """Show the page of a question."""
    question, seminar = await lock_question(incoming, session, data.question)
    return [await question_page(incoming, session, question, seminar, edit=bool(data.place))]


async def question_page(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, *, edit: bool = False
) -> Say:
    """Build the page: text, asker, details, and a button per allowed action.

    Opening the page leaves the step that awaits a text for a question.
    """
    leave_step(incoming.person, STEP)
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Translated(seminar.title),
        "who": await asker_text(session, question, sees_asker=True),
        "starts": local_time(seminar, question.asked_at),
        "facts": await detail_lines(session, question, seminar),
        "text": await question_words(session, question, question.original_text, TEXT_LIMIT // 2),
    }
    root, following = await _root_row(session, question), await _next_row(session, question)
    if root and following and root[0].data == following[0].data:
        following = []
    rows = [
        *(_action_row(question, actions) for actions in ACTIONS),
        root,
        following,
        *(_action_row(question, actions) for actions in LATER_ACTIONS),
        [Button("question-list", ListQueue(seminar.id, "left", 0))],
    ]
    page = Say(
        "question-card", args, [row for row in rows if row], edit=edit, subject=question_subject(question)
    )
    return fold(page, ShowQuestion(question.id, IN_PLACE))


async def _root_row(session: Session, question: Question) -> list[Button]:
    """Return the button of the question that this one is merged into: it is the one to answer."""
    if question.merged_into_id is None:
        return []
    root = await merged_questions.merge_root(session, question)
    return [Button(Text("question-number", {"number": root.number}), ShowQuestion(root.id, IN_PLACE))]


async def _next_row(session: Session, question: Question) -> list[Button]:
    """Return the button of the next question that nobody has seen, if there is one."""
    unseen_count, next_id = await worklist.next_unseen(session, question)
    if next_id is None:
        return []
    label = Text("question-next", {"number": unseen_count})
    return [Button(label, ShowQuestion(next_id, IN_PLACE), style="primary")]


def _action_row(question: Question, actions: Sequence[Action]) -> list[Button]:
    return [
        Button(label, action(question.id)) for label, action, is_allowed in actions if is_allowed(question)
    ]


async def record_change(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, action: str, **detail: object
) -> list[Reply]:
    """Record a change in the audit log, and update the staff cards of the question."""
    subject = question_subject(question)
    await audit.record(session, incoming.person, f"question.{action}", subject, incoming.at, **detail)
    return await update_staff_cards(session, question, seminar, incoming.at)


async def send_files(incoming: Incoming, session: Session, data: SendQuestionFiles) -> list[Reply]:
    """Send the full text, the files and the asker's remarks."""
    question, _ = await lock_question(incoming, session, data.question)
    subject = question_subject(question)
    messages: list[Reply] = [
        Say("plain-text", {"text": part}, subject=subject) for part in split_text(question.original_text)
    ]
    args: dict[str, Value] = {"number": question.number}
    files = await readers.question_files(session, question, sees_asker=True)
    messages += [Say("question-more", args, media=file, subject=subject) for file in files]
    return [*messages, *await remark_messages(session, question, sees_asker=True)]


def back_row(question: Question) -> list[Button]:
    """Return the row with the button back to the question's page."""
    return [Button("question-back", ShowQuestion(question.id, IN_PLACE))]
