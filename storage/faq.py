"""FAQ: questions with answers for everybody at a seminar, carried over from its sister, published by staff."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Answer, Faq, Person, Question, Seminar, Texts

WAITING, SHOWN, OUT = "waiting", "shown", "out"
STATES = (WAITING, SHOWN, OUT)
"""To be looked through; read by participants; left out."""


def state(entry: Faq) -> str:
    """Which of STATES it is in."""
    return OUT if entry.removed_at else SHOWN if entry.published_at else WAITING


def put(entry: Faq, to: str, at: datetime) -> None:
    """Bring it into one of STATES; what is there already stays as it is."""
    entry.published_at = (entry.published_at or at) if to == SHOWN else None
    entry.removed_at = (entry.removed_at or at) if to == OUT else None


# Carried over.


async def carry(session: AsyncSession, source: Seminar, seminar: Seminar, at: datetime) -> int:
    """Copy what was answered in writing at `source`, and what it had been given itself. How many are new.

    All arrive unpublished: a question may hold a name. What was carried before, left out or not, comes no second
    time. The questions are held until the transaction ends, so that nobody's words are copied while being forgotten.
    """
    await session.flush()
    # Where the source has an entry made of a question of its own, staff's words come before the asker's.
    rows = {row[0]: row for row in await _answered(session, source, seminar)}
    rows |= {row[0]: row for row in await _inherited(session, source, seminar)}
    session.add_all(
        Faq(seminar_id=seminar.id, source_id=number, question=question, answer=answer, created_at=at)
        for number, question, answer in rows.values()
    )
    await session.flush()
    return len(rows)


Copy = tuple[int, Texts, Texts]
"""The question it comes from, and the words of both."""


def _new(seminar: Seminar) -> ColumnElement[bool]:
    """Questions that have words, and are not in the seminar's FAQ yet."""
    there = select(Faq.source_id).where(Faq.seminar_id == seminar.id, Faq.source_id.is_not(None))
    return (Question.text != "") & Question.id.not_in(there)


async def _answered(session: AsyncSession, source: Seminar, seminar: Seminar) -> list[Copy]:
    """The source's own, in the asker's language: it was asked in that, and answered to them."""
    asked = await session.execute(
        select(Question.id, Question.text, Person.language)
        .join(Person, Person.id == Question.person_id)
        .where(Question.seminar_id == source.id, _new(seminar))
        .where(Question.state == "answered")
        .order_by(Question.id)
        .with_for_update(of=Question)
    )
    answers = await _answers(session, source)
    return [
        (number, {language or "ky": text}, {language or "ky": "\n\n".join(answers[number])})
        for number, text, language in asked
        if number in answers
    ]


async def _answers(session: AsyncSession, source: Seminar) -> dict[int, list[str]]:
    """Question -> what was written in answer to it, in order."""
    rows = await session.execute(
        select(Answer.question_id, Answer.text)
        .join(Question, Question.id == Answer.question_id)
        .where(Question.seminar_id == source.id, Answer.text != "")
        .order_by(Answer.id)
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for number, text in rows:
        found[number].append(text)
    return dict(found)


async def _inherited(session: AsyncSession, source: Seminar, seminar: Seminar) -> list[Copy]:
    """What the source has from a sister of its own, in the words that its staff gave it."""
    rows = await session.execute(
        select(Question.id, Faq.question, Faq.answer)
        .join(Question, Question.id == Faq.source_id)
        .where(Faq.seminar_id == source.id, Faq.removed_at.is_(None), _new(seminar))
        .order_by(Faq.id)
        .with_for_update(of=Question)
    )
    return [(row[0], dict(row[1]), dict(row[2])) for row in rows]


# Looked up and published.


async def get(session: AsyncSession, entry_id: int) -> Faq | None:
    """One by its number, in whichever state."""
    return await session.get(Faq, entry_id)


async def lock(session: AsyncSession, entry_id: int) -> Faq | None:
    """The same, read anew and held until the transaction ends: words are not written over words just forgotten."""
    return await session.get(Faq, entry_id, with_for_update=True, populate_existing=True)


async def of_seminar(session: AsyncSession, seminar_id: int) -> list[Faq]:
    """All for staff: what waits for them first, then what is shown, then what was left out."""
    await session.flush()
    rows = await session.scalars(select(Faq).where(Faq.seminar_id == seminar_id).order_by(Faq.id))
    return sorted(rows, key=lambda one: STATES.index(state(one)))


async def published(session: AsyncSession, seminar_id: int) -> list[Faq]:
    """What participants read, in the order it was asked."""
    await session.flush()
    rows = await session.scalars(select(Faq).where(Faq.seminar_id == seminar_id, _SHOWN).order_by(Faq.id))
    return list(rows)


_SHOWN = Faq.published_at.is_not(None) & Faq.removed_at.is_(None)
_WAITING = Faq.published_at.is_(None) & Faq.removed_at.is_(None)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are in each state."""

    waiting: int
    shown: int
    out: int


async def counts(session: AsyncSession, seminar_id: int) -> Counts:
    """How many a seminar has."""
    await session.flush()
    row = await session.execute(
        select(
            func.count().filter(_WAITING),
            func.count().filter(_SHOWN),
            func.count().filter(Faq.removed_at.is_not(None)),
        ).where(Faq.seminar_id == seminar_id)
    )
    waiting, shown, out = row.one()
    return Counts(waiting, shown, out)


async def publish(session: AsyncSession, seminar_id: int, to: int, at: datetime) -> int:
    """Publish all that wait, up to this number: what arrived later nobody has seen. How many."""
    await session.flush()
    rows = await session.scalars(
        update(Faq)
        .where(Faq.seminar_id == seminar_id, Faq.id <= to, _WAITING)
        .values(published_at=at)
        .returning(Faq.id)
        .execution_options(synchronize_session="fetch")
    )
    return len(rows.all())


# Forgotten.


async def forget(session: AsyncSession, person: Person) -> list[int]:
    """Take out the words of whoever is forgotten: the entries made of their questions, by number.

    What staff have read, worded themselves and published stays in those words: it is theirs. Anything else goes, the
    answer with it: it was written to that person and may call them by name. A changed comma is no wording of one's own.
    """
    await session.flush()
    mine = select(Question.id, Question.text).where(Question.person_id == person.id).order_by(Question.id)
    asked: dict[int | None, str] = {row[0]: row[1] for row in await session.execute(mine.with_for_update())}
    numbers = select(Question.id).where(Question.person_id == person.id)
    entries = await session.scalars(
        select(Faq)
        .where(Faq.source_id.in_(numbers))
        .order_by(Faq.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = []
    for entry in entries.all():
        found.append(entry.id)
        was = _letters(asked[entry.source_id])
        own = {language: text for language, text in entry.question.items() if _letters(text) != was}
        if state(entry) == SHOWN and own:
            entry.question = own
        else:
            await session.delete(entry)
    await session.flush()
    return found


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
