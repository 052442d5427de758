"""Answers, files and remarks that did not come whole: whoever sent them is told, what was no answer is open again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.answering.whose import seminar_of
from handlers.hall.desk import about_of, update_staff
from handlers.words import Say, Text, Value
from storage import answers, families, outbox, people, questions
from storage.database import Session
from storage.families import Waiting
from storage.models import Answer, Attachment, Question, Sending

WHYS = ("voices", "rights", "file", "blocked", "gone", "large")
"""Reasons that are named; any other one is Telegram's own."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What somebody did not get, and why."""

    chat_id: int
    thing: str
    """A kind of file; `all`: the whole message."""
    why: str

    @property
    def everything(self) -> bool:
        """Whether not even the words came."""
        return self.thing == outbox.ALL

    @property
    def args(self) -> dict[str, Value]:
        """For a text about it."""
        return {"thing": Text(f"thing-{self.thing}"), "why": Text(f"lost-why-{self.why}")}


def missing(row: Sending) -> Missing:
    """What never came of this message."""
    thing, _, why = (row.lost or "").partition(":")
    return Missing(row.chat_id, thing, why if why in WHYS else "other")


# Answers.


async def of_answer(session: Session, answer_id: int, rows: Sequence[Sending], at: datetime) -> Sequence[Say]:
    """The answerer learns what the asker did not get, and how many others."""
    answer = await answers.get(session, answer_id)
    question = await questions.lock(session, answer.question_id) if answer else None
    if answer is None or question is None:
        return []
    question = await families.root(session, question)
    waiting = {one.person.telegram_id: one for one in await families.waiting(session, question)}
    lost = {row.chat_id: missing(row) for row in rows if row.chat_id in waiting}
    askers = [(one, waiting[chat]) for chat, one in lost.items() if waiting[chat].own is not None]
    said: list[Say] = []
    for one, reader in askers:
        said += await _of_asker(session, question, answer, one, reader, at)
    others = [one for chat, one in lost.items() if waiting[chat].own is None]
    return [*said, *await _of_others(session, question, answer, others)]


async def _of_asker(
    session: Session, question: Question, answer: Answer, lost: Missing, reader: Waiting, at: datetime
) -> list[Say]:
    by = await people.get(session, answer.person_id)
    said: list[Say] = []
    key = "lost-answer-all" if lost.everything else "lost-answer-asker"
    if not lost.everything and not await _in_words(session, question):
        key = "lost-answer-reopened"
        said = await _reopened(session, question, at)
    args: dict[str, Value] = {"number": question.number, **lost.args}
    once = f"lost:answer:{answer.id}:{reader.person.id}"
    if by is not None and people.can_be_told(by):
        said.insert(0, Say(key, args, to=by, about=about_of(question), once=once))
    return said


async def _in_words(session: Session, question: Question) -> bool:
    """Whether any answer to it has words: such an answer is one, whatever became of its file."""
    return any(one.text for one in await answers.given(session, question))


async def _reopened(session: Session, question: Question, at: datetime) -> list[Say]:
    """A voice that nobody heard has answered nothing."""
    if question.state != questions.ANSWERED:
        return []
    await questions.move(session, question, questions.REOPENED, at, None)
    seminar = await seminar_of(session, question)
    return [one for one in await update_staff(session, question, seminar, at) if isinstance(one, Say)]


async def _of_others(
    session: Session, question: Question, answer: Answer, lost: Sequence[Missing]
) -> list[Say]:
    """Those who have no chat with the bot any more miss everything, and are no news."""
    lost = [one for one in lost if not one.everything]
    by = await people.get(session, answer.person_id)
    if not lost or by is None or not people.can_be_told(by):
        return []
    args: dict[str, Value] = {"number": question.number, "people": len(lost), **lost[0].args}
    return [Say("lost-answer-others", args, to=by, about=about_of(question))]


async def of_file(session: Session, file_id: int, rows: Sequence[Sending], at: datetime) -> Sequence[Say]:
    """A further file of an answer."""
    file = await session.get(Attachment, file_id)
    return await of_answer(session, file.answer_id, rows, at) if file and file.answer_id else []


# The dialogue about a question, and the question itself.


async def of_remark(
    session: Session, remark_id: int, rows: Sequence[Sending], _at: datetime
) -> Sequence[Say]:
    """Whoever asked back, or answered that, writes it in words; unless somebody it was for has it."""
    remark = await answers.get_remark(session, remark_id)
    question = await questions.get(session, remark.question_id) if remark else None
    by = await people.get(session, remark.person_id) if remark else None
    lost = missing(rows[0])
    if question is None or by is None or not people.can_be_told(by):
        return []
    if not lost.everything and await outbox.file_arrived(session, f"remark:{remark_id}"):
        return []
    args: dict[str, Value] = {"number": question.number, **lost.args}
    key = "lost-remark-all" if lost.everything else "lost-remark"
    return [Say(key, args, to=by, once=f"lost:remark:{remark_id}")]


async def of_question(
    session: Session, question_id: int, rows: Sequence[Sending], _at: datetime
) -> Sequence[Say]:
    """The asker is told when nobody of the staff got the file: they can say in words what was in it."""
    question = await questions.get(session, question_id)
    lost = next((one for one in map(missing, rows) if not one.everything), None)
    if question is None or lost is None or question.state not in questions.OPEN:
        return []
    asker = await people.get(session, question.person_id)
    if asker is None or not people.can_be_told(asker):
        return []
    if await outbox.file_arrived(session, about_of(question)):
        return []
    args: dict[str, Value] = {"number": question.number, **lost.args}
    return [Say("lost-question", args, to=asker, once=f"lost:question:{question.id}")]
