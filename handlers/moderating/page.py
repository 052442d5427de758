"""One question for those who run the hall's questions: where it stands, and everything that can be done with it."""

from collections.abc import Callable, Sequence

from handlers import readers
from handlers.common import length, local, number, shorten
from handlers.hall.desk import ROOM, about_of, added, facts, parts, update_staff, who_asks
from handlers.rights import MODERATORS, seminar_for
from handlers.steps import leave, stand
from handlers.words import Button, Incoming, Named, Refusal, Reply, Say, Text, Value
from storage import audit, questions, readable, worklist
from storage.database import Session
from storage.models import Question, Seminar
from storage.richtext import RichText

STEP = "moderating"
"""Words are typed for a question: `what` they are is in the form."""

Way = tuple[str, str, Callable[[Question], bool]]
"""(label, what its button carries with the question's number, whether it can be done in this state)."""


def _open(question: Question) -> bool:
    return question.state in questions.OPEN


def _hidden(question: Question) -> bool:
    """It could be let through, and is not."""
    able = question.state == questions.NEW or question.state in questions.READ_BY_THE_HALL
    return able and not readable.approved(question)


def _stands(question: Question) -> bool:
    return question.state != questions.WITHDRAWN


def _in(*states: str) -> Callable[[Question], bool]:
    return lambda question: question.state in states


WAYS: tuple[Sequence[Way], ...] = (
    (
        ("question-show", "qshow:{}:c", _hidden),
        ("question-hide", "qhide:{}:c", readable.by_hall),
        ("question-decline", "qno:{}:c", _open),
    ),
    (("answer-button", "answer:{}", _open), ("aloud-button", "aloud:{}", _open)),
    (("question-assign", "qto:{}:c", _open), ("question-merge", "qmerge:{}:c", _open)),
    (
        ("question-release", "qfree:{}:c", _in(questions.ASSIGNED)),
        ("question-part", "qpart:{}:c", _in(questions.MERGED)),
        ("question-again", "qagain:{}:c", _in(questions.ANSWERED, questions.DECLINED)),
    ),
    (("question-topic", "qtopic:{}:c", _stands), ("question-words", "qwords:{}:c", _stands)),
    (("question-files", "qfiles:{}:c", _stands), ("question-past", "qpast:{}:c", _stands)),
    (("faq-from-button", "faqfrom:{}", _in(questions.ANSWERED)),),
    (("bar-button", "bar:{}", _open),),
)
"""What can be done with a question, a row a line. A feature adds its line here."""


async def question_for(incoming: Incoming, session: Session, which: str) -> tuple[Question, Seminar]:
    """The question of a button, held, for whoever runs the questions there. Raises Refusal."""
    found = await questions.get(session, number(which))
    if found is None:
        raise Refusal("button-old")
    seminar = await seminar_for(incoming, session, MODERATORS, found.seminar_id)
    question = await questions.lock(session, found.id)
    assert question is not None  # rows are never deleted
    if question.state == questions.WITHDRAWN:
        raise Refusal("question-gone")
    return question, seminar


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """The question and what can be done with it: `q:<question>[:c]`; with `c` in the message that was pressed."""
    which, here = [*incoming.arguments, "", ""][:2]
    question, seminar = await question_for(incoming, session, which)
    return [await at_page(incoming, session, question, seminar, edit=bool(here))]


async def at_page(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, *, edit: bool = False
) -> Say:
    """Its words, who asks, where it stands, and a button for each thing that can be done.

    Whoever is there types no words for a question any more.
    """
    leave(incoming.person, STEP)
    args: dict[str, Value] = {
        "number": question.number,
        "seminar": Named(seminar.title),
        "who": await who_asks(session, question, openly=True),
        "starts": local(seminar, question.asked_at),
        "facts": await facts(session, question, seminar),
        "text": shorten(question.own_words, ROOM // 2) or Text("question-media"),
    }
    rows = [_row(question, ways) for ways in WAYS]
    fresh, next_one = await worklist.next_new(session, question)
    if next_one is not None:
        rows.append([Button(Text("question-next", {"number": fresh}), f"q:{next_one}:c", style="primary")])
    rows.append([Button("question-list", f"queue:{seminar.id}:left:0")])
    return Say("question-card", args, [row for row in rows if row], edit=edit, about=about_of(question))


def _row(question: Question, ways: Sequence[Way]) -> list[Button]:
    return [Button(label, data.format(question.id)) for label, data, can in ways if can(question)]


async def changed(
    incoming: Incoming, session: Session, question: Question, seminar: Seminar, action: str, **detail: object
) -> list[Reply]:
    """To be said after every change: written into the audit log, and what staff have of it is brought up to date."""
    about = about_of(question)
    await audit.record(session, incoming.person, f"question.{action}", about, incoming.at, **detail)
    return await update_staff(session, question, seminar, incoming.at)


async def files(incoming: Incoming, session: Session) -> list[Reply]:
    """Its whole words and its files, as they were sent: `qfiles:<question>`."""
    question, _ = await question_for(incoming, session, [*incoming.arguments, ""][0])
    about = about_of(question)
    said: list[Reply] = [Say("words", {"text": part}, about=about) for part in parts(question.own_words)]
    more: dict[str, Value] = {"number": question.number}
    theirs = await readers.files(session, question, openly=True)
    said += [Say("question-more", more, media=one, about=about) for one in theirs]
    return [*said, *await added(session, question, openly=True)]


def typing(incoming: Incoming, what: str, question: Question, **form: object) -> None:
    """The next words are `what` of this question."""
    stand(incoming.person, STEP, what=what, question=question.id, **form)


def back(question: Question) -> list[Button]:
    """The way back to its page; whatever was to be typed is not."""
    return [Button("question-back", f"q:{question.id}:c")]


def words_of(incoming: Incoming, longest: int) -> RichText:
    """What was typed. Raises Refusal when it is no text, or too long."""
    words = incoming.words.strip()
    if not words or incoming.media:
        raise Refusal("awaited-words")
    if length(words) > longest:
        raise Refusal("words-long", most=longest)
    return words


def leave_for(incoming: Incoming) -> None:
    """Whoever turns to something else types nothing for a question: the next words must not go to its asker."""
    if incoming.command != "cancel":
        leave(incoming.person, STEP)
