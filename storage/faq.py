"""FAQ: questions with answers for everybody at a seminar, carried over from its sister, published by staff."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import likeness, similar
from storage.models import Answer, Faq, Person, Question, Seminar
from storage.plain import cleaned
from storage.richtext import RichText, joined, rich

RichTexts = Mapping[str, RichText] | Mapping[str, str]
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


# Made: of a question that was answered, or written by staff.


async def of_question(session: AsyncSession, question: Question) -> Faq | None:
    """The entry that its own seminar has of this question, in whichever state."""
    return await session.scalar(
        select(Faq).where(Faq.seminar_id == question.seminar_id, Faq.source_id == question.id)
    )


async def make(session: AsyncSession, question: Question, at: datetime) -> Faq:
    """An entry of an answered question, in the words it was asked and answered in: not shown, for staff to word.

    The question is held (`questions.lock`), so that two do not make two.
    """
    asker = await session.get(Person, question.person_id)
    language = (asker.language if asker else None) or "ky"
    rows = select(Answer).where(Answer.question_id == question.id).order_by(Answer.id)
    asked, answer = question.hall_words, _said(list(await session.scalars(rows)), language)
    entry = _entry(question.seminar_id, {language: asked} if asked else {}, answer, at, source_id=question.id)
    return await _added(session, entry)


async def write(session: AsyncSession, seminar_id: int, question: RichTexts, at: datetime) -> Faq:
    """An entry of staff's own, without an answer as yet."""
    return await _added(session, _entry(seminar_id, question, {}, at))


async def _added(session: AsyncSession, entry: Faq) -> Faq:
    session.add(entry)
    await session.flush()
    return entry


def _entry(
    seminar_id: int, question: RichTexts, answer: RichTexts, at: datetime, **origin: int | None
) -> Faq:
    """A new entry; `origin`: the question or the entry it comes from."""
    entry = Faq(seminar_id=seminar_id, question={}, answer={}, created_at=at, **origin)
    for column, texts in (("question", question), ("answer", answer)):
        for language, words in texts.items():
            entry.write(column, rich(words), language)
    return entry


def _said(answers: Collection[Answer], language: str) -> RichTexts:
    """What was answered, in the asker's language and in each that every answer was translated to."""
    written = [one for one in answers if one.text]
    if not written:
        return {}
    common = set.intersection(*({*one.translations, language} for one in written))
    return {at: joined("\n\n", [one.words_in(at) for one in written]) for at in sorted(common)}


async def asker(session: AsyncSession, entry: Faq) -> Person | None:
    """Who asked what it was made of; None where staff wrote it."""
    return await session.scalar(
        select(Person).join(Question, Question.person_id == Person.id).where(Question.id == entry.source_id)
    )


def ready(entry: Faq) -> bool:
    """Whether there is something to show: a question with an answer."""
    return any(entry.question.values()) and any(entry.answer.values())


# Carried over.


async def carry(session: AsyncSession, source: Seminar, seminar: Seminar, at: datetime) -> int:
    """Copy what was answered at `source`, what staff wrote there, and what it had been given itself. How many are new.

    All arrive unpublished: a question may hold a name. What was carried before, left out or not, comes no second
    time. The questions are held until the transaction ends, so that nobody's words are copied while being forgotten.
    """
    await session.flush()
    # Where the source has an entry made of a question of its own, staff's words come before the asker's.
    rows = {row[0]: row for row in await _answered(session, source, seminar)}
    rows |= {row[0]: row for row in await _inherited(session, source, seminar)}
    copies = [
        _entry(seminar.id, question, answer, at, source_id=number)
        for number, question, answer in rows.values()
    ]
    copies += [
        _entry(seminar.id, question, answer, at, origin_id=number)
        for number, question, answer in await _written(session, source, seminar)
    ]
    session.add_all(copies)
    await session.flush()
    return len(copies)


Copy = tuple[int, RichTexts, RichTexts]
"""The question (or the entry) it comes from, and the words of both."""


def _new(seminar: Seminar) -> ColumnElement[bool]:
    """Questions that are not in the seminar's FAQ yet."""
    there = select(Faq.source_id).where(Faq.seminar_id == seminar.id, Faq.source_id.is_not(None))
    return Question.id.not_in(there)


async def _answered(session: AsyncSession, source: Seminar, seminar: Seminar) -> list[Copy]:
    """The source's own, in the asker's language: it was asked in that, and answered to them."""
    asked = await session.execute(
        select(Question, Person.language)
        .join(Person, Person.id == Question.person_id)
        .where(Question.seminar_id == source.id, _new(seminar))
        .where(Question.state == "answered", Question.text + Question.wording != "")
        .order_by(Question.id)
        .with_for_update(of=Question)
        .execution_options(populate_existing=True)
    )
    answers = await _answers(session, source)
    return [
        (one.id, {language or "ky": one.hall_words}, _said(answers[one.id], language or "ky"))
        for one, language in asked
        if one.id in answers
    ]


async def _answers(session: AsyncSession, source: Seminar) -> dict[int, list[Answer]]:
    """Question -> what was said in words in answer to it, in order."""
    rows = await session.scalars(
        select(Answer)
        .join(Question, Question.id == Answer.question_id)
        .where(Question.seminar_id == source.id, Answer.text != "")
        .order_by(Answer.id)
    )
    found: defaultdict[int, list[Answer]] = defaultdict(list)
    for row in rows:
        found[row.question_id].append(row)
    return dict(found)


async def _inherited(session: AsyncSession, source: Seminar, seminar: Seminar) -> list[Copy]:
    """What the source's staff worded, of questions of its own and of its sisters', in the words they gave it."""
    rows = await session.execute(
        select(Question.id, Faq)
        .join(Question, Question.id == Faq.source_id)
        .where(Faq.seminar_id == source.id, Faq.removed_at.is_(None), _new(seminar))
        .order_by(Faq.id)
        .with_for_update(of=Question)
        .execution_options(populate_existing=True)
    )
    return [(number, *_both(entry)) for number, entry in rows]


async def _written(session: AsyncSession, source: Seminar, seminar: Seminar) -> list[Copy]:
    """What staff wrote themselves, at the source or at a sister before it."""
    first = func.coalesce(Faq.origin_id, Faq.id)
    there = select(func.coalesce(Faq.origin_id, Faq.id)).where(Faq.seminar_id == seminar.id)
    rows = await session.execute(
        select(first, Faq)
        .where(Faq.seminar_id == source.id, Faq.source_id.is_(None), Faq.removed_at.is_(None))
        .where(first.not_in(there))
        .order_by(Faq.id)
    )
    return [(number, *_both(entry)) for number, entry in rows]


def _both(entry: Faq) -> tuple[RichTexts, RichTexts]:
    return entry.rich_texts("question"), entry.rich_texts("answer")


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
    """Publish all that wait and have an answer, up to this number: what arrived later nobody has seen. How many."""
    await session.flush()
    rows = await session.scalars(
        select(Faq).where(Faq.seminar_id == seminar_id, Faq.id <= to, _WAITING).with_for_update()
    )
    found = [one for one in rows if ready(one)]
    for one in found:
        one.published_at = at
    await session.flush()
    return len(found)


# Found.


async def shown_at(session: AsyncSession, seminar_ids: Collection[int]) -> dict[int, int]:
    """Seminar -> how many entries participants read there, for those that have any."""
    rows = await session.execute(
        select(Faq.seminar_id, func.count())
        .where(Faq.seminar_id.in_(seminar_ids), _SHOWN)
        .group_by(Faq.seminar_id)
    )
    return {row[0]: row[1] for row in rows}


async def search(session: AsyncSession, seminar_ids: Collection[int], words: str, limit: int) -> list[Faq]:
    """What of these seminars' FAQ the words are about: by the question first, then by the answer.

    What several sisters have is found once, at the first of them.
    """
    scored: list[tuple[float, Faq]] = []
    for number in seminar_ids:
        scored += [
            (score, one) for one, score in await similar.faq(session, number, words, limit, least=WORD)
        ]
    scored.sort(key=lambda pair: -pair[0])
    best = [one for _, one in scored] + await _saying(session, seminar_ids, words)
    found: dict[tuple[str, int], Faq] = {}
    for one in best:
        found.setdefault(("q", one.source_id) if one.source_id else ("f", one.origin_id or one.id), one)
    return list(found.values())[:limit]


WORD = 0.3
"""A word or two is less like a question than another question is."""


async def _saying(session: AsyncSession, seminar_ids: Collection[int], words: str) -> list[Faq]:
    """Entries that have all of the words somewhere, the answer too."""
    sought = {one.text for one in likeness.words(words)}
    rows = await session.scalars(select(Faq).where(Faq.seminar_id.in_(seminar_ids), _SHOWN).order_by(Faq.id))
    return [one for one in rows if sought and sought <= _words_of(one)]


def _words_of(entry: Faq) -> set[str]:
    texts = (*entry.question.values(), *entry.answer.values())
    return {word.text for text in texts for word in likeness.words(text)}


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
    return "".join(filter(str.isalnum, cleaned(text).casefold()))
