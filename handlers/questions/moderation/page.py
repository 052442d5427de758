"""One question for those who run the hall's questions: where it stands, and everything that can be done with it."""

from collections.abc import Callable, Sequence

from handlers.messages import Button, Incoming, Refusal, Reply, Say, Text, Translated, Value
from handlers.permissions import MODERATORS, load_seminar
from handlers.questions.shared import readers
from handlers.questions.shared.staff_cards import (
    asker_text,
    detail_lines,
    question_subject,
    remark_messages,
    update_staff_cards,
)
from handlers.ui.arguments import local_time, parse_int, shorten, utf16_length
from handlers.ui.long_text import TEXT_LIMIT, split_text
from handlers.ui.steps import enter_step, leave_step
from storage import audit
from storage.database import Session
from storage.models import Question, Seminar, question_states
from storage.questions import questions, readable, worklist
from storage.text.richtext import RichText

STEP = "moderating"
"""Words are typed for a question: `what` they are is in the form."""

Action = tuple[str, str, Callable[[Question], bool]]
"""(label, what its button carries with the question's number, whether it can be done in this state)."""


def _is_open(question: Question) -> bool:
    return question.state in question_states.OPEN_STATES


def _is_hidden(question: Question) -> bool:
    """It could be let through, and is not."""
    able = question.state == question_states.NEW or question.state in question_states.HALL_STATES
    return able and not readable.is_released(question)


def _is_not_withdrawn(question: Question) -> bool:
    return question.state != question_states.WITHDRAWN


def _has_state(*states: str) -> Callable[[Question], bool]:
    return lambda question: question.state in states


ACTIONS: tuple[Sequence[Action], ...] = (
    (
        ("question-show", "qshow:{}:c", _is_hidden),
        ("question-hide", "qhide:{}:c", readable.is_readable),
        ("question-decline", "qno:{}:c", _is_open),
    ),
    (("answer-button", "answer:{}", _is_open), ("aloud-button", "aloud:{}", _is_open)),
    (("question-assign", "qto:{}:c", _is_open), ("question-merge", "qmerge:{}:c", _is_open)),
    (
        ("question-release", "qfree:{}:c", _has_state(question_states.ASSIGNED)),
        ("question-part", "qpart:{}:c", _has_state(question_states.MERGED)),
        ("question-again", "qagain:{}:c", _has_state(question_states.ANSWERED, question_states.DECLINED)),
    ),
    (
        ("question-topic", "qtopic:{}:c", _is_not_withdrawn),
        ("question-words", "qwords:{}:c", _is_not_withdrawn),
    ),
    (
        ("question-files", "qfiles:{}:c", _is_not_withdrawn),
        ("question-past", "qpast:{}:c", _is_not_withdrawn),
    ),
    (("faq-from-button", "faqfrom:{}", _has_state(question_states.ANSWERED)),),
    (("bar-button", "bar:{}", _is_open),),
)
"""What can be done with a question, a row a line. A feature adds its line here."""


async def lock_question(incoming: Incoming, session: Session, which: str) -> tuple[Question, Seminar]:
    """The question of a button, held, for whoever runs the questions there. Raises Refusal."""
    found = await questions.get(session, parse_int(which))
    if found is None:
        raise Refusal("button-old")
    seminar = await load_seminar(incoming, session, MODERATORS, found.seminar_id)
    question = await questions.lock(session, found.id)
    assert question is not None  # rows are never deleted
    if question.state == question_states.WITHDRAWN:
        raise Refusal("question-gone")
    return question, seminar


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """The question and what can be done with it: `q:<question>[:c]`; with `c` in the message that was pressed."""
    which, here = [*incoming.arguments, "", ""][:2]
    question, seminar = await lock_question(incoming, session, which)
    return [await question_page(incoming, session, question, seminar, edit=bool(here))]


async def question_page(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, *, edit: bool = False
) -> Say:
    """Its words, who asks, where it stands, and a button for each thing that can be done.

    Whoever is there types no words for a question any more.
    """
    leave_step(incoming.person, STEP)
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Translated(seminar.title),
        "who": await asker_text(session, question, sees_asker=True),
        "starts": local_time(seminar, question.asked_at),
        "facts": await detail_lines(session, question, seminar),
        "text": shorten(question.original_text, TEXT_LIMIT // 2) or Text("question-media"),
    }
    rows = [_action_row(question, ways) for ways in ACTIONS]
    fresh, next_one = await worklist.next_unseen(session, question)
    if next_one is not None:
        rows.append([Button(Text("question-next", {"number": fresh}), f"q:{next_one}:c", style="primary")])
    rows.append([Button("question-list", f"queue:{seminar.id}:left:0")])
    return Say(
        "question-card", args, [row for row in rows if row], edit=edit, subject=question_subject(question)
    )


def _action_row(question: Question, ways: Sequence[Action]) -> list[Button]:
    return [Button(label, data.format(question.id)) for label, data, can in ways if can(question)]


async def record_change(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, action: str, **detail: object
) -> list[Reply]:
    """To be said after every change: written into the audit log, and what staff have of it is brought up to date."""
    subject = question_subject(question)
    await audit.record(session, incoming.person, f"question.{action}", subject, incoming.at, **detail)
    return await update_staff_cards(session, question, seminar, incoming.at)


async def show_files(incoming: Incoming, session: Session) -> list[Reply]:
    """Its whole words and its files, as they were sent: `qfiles:<question>`."""
    question, _ = await lock_question(incoming, session, [*incoming.arguments, ""][0])
    subject = question_subject(question)
    said: list[Reply] = [
        Say("words", {"text": part}, subject=subject) for part in split_text(question.original_text)
    ]
    more: dict[str, Value] = {"number": question.number}
    theirs = await readers.question_files(session, question, sees_asker=True)
    said += [Say("question-more", more, media=one, subject=subject) for one in theirs]
    return [*said, *await remark_messages(session, question, sees_asker=True)]


def enter_typing_step(incoming: Incoming, what: str, question: Question, **form: object) -> None:
    """The next words are `what` of this question."""
    enter_step(incoming.person, STEP, what=what, question=question.id, **form)


def back_row(question: Question) -> list[Button]:
    """The way back to its page; whatever was to be typed is not."""
    return [Button("question-back", f"q:{question.id}:c")]


def typed_words(incoming: Incoming, longest: int) -> RichText:
    """What was typed. Raises Refusal when it is no text, or too long."""
    words = incoming.rich_text.strip()
    if not words or incoming.media:
        raise Refusal("awaited-words")
    if utf16_length(words) > longest:
        raise Refusal("words-long", most=longest)
    return words


def leave_on_command(incoming: Incoming) -> None:
    """Whoever turns to something else types nothing for a question: the next words must not go to its asker."""
    if incoming.command != "cancel":
        leave_step(incoming.person, STEP)
