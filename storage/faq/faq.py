"""FAQ: questions with answers for everybody at a seminar, carried over from its sister, published by staff."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, func, select

from storage.database import Session
from storage.models import Answer, FaqEntry, Person, Question, Seminar, question_states
from storage.questions import similar, similarity
from storage.text.normalization import clean_text
from storage.text.richtext import RichText, join_rich, to_rich

RichTexts = Mapping[str, RichText] | Mapping[str, str]
UNPUBLISHED: Final = "waiting"
PUBLISHED: Final = "shown"
REMOVED: Final = "out"
STATES = (UNPUBLISHED, PUBLISHED, REMOVED)
"""To be looked through; read by participants; left out."""


def state_of(entry: FaqEntry) -> str:
    """Which of STATES it is in."""
    return REMOVED if entry.removed_at else PUBLISHED if entry.published_at else UNPUBLISHED


def set_state(entry: FaqEntry, to: str, at: datetime) -> None:
    """Bring it into one of STATES; what is there already stays as it is."""
    entry.published_at = (entry.published_at or at) if to == PUBLISHED else None
    entry.removed_at = (entry.removed_at or at) if to == REMOVED else None


# Made: of a question that was answered, or written by staff.


async def by_question(session: Session, question: Question) -> FaqEntry | None:
    """The entry that its own seminar has of this question, in whichever state."""
    return await session.scalar(
        select(FaqEntry).where(
            FaqEntry.seminar_id == question.seminar_id, FaqEntry.source_question_id == question.id
        )
    )


async def create_from_question(session: Session, question: Question, at: datetime) -> FaqEntry:
    """An entry of an answered question, in the words it was asked and answered in: not shown, for staff to word.

    The question is held (`questions.lock`), so that two do not make two.
    """
    asker = await session.get(Person, question.person_id)
    language = (asker.language if asker else None) or "ky"
    rows = select(Answer).where(Answer.question_id == question.id).order_by(Answer.id)
    asked, answer = question.hall_text, _answer_texts(list(await session.scalars(rows)), language)
    entry = _new_entry(
        question.seminar_id, {language: asked} if asked else {}, answer, at, source_question_id=question.id
    )
    return await _save(session, entry)


async def create_entry(session: Session, seminar_id: int, question: RichTexts, at: datetime) -> FaqEntry:
    """An entry of staff's own, without an answer as yet."""
    return await _save(session, _new_entry(seminar_id, question, {}, at))


async def _save(session: Session, entry: FaqEntry) -> FaqEntry:
    session.add(entry)
    await session.flush()
    return entry


def _new_entry(
    seminar_id: int, question: RichTexts, answer: RichTexts, at: datetime, **origin: int | None
) -> FaqEntry:
    """A new entry; `origin`: the question or the entry it comes from."""
    entry = FaqEntry(seminar_id=seminar_id, question={}, answer={}, created_at=at, **origin)
    for column, texts in (("question", question), ("answer", answer)):
        for language, words in texts.items():
            entry.set_rich_text(column, to_rich(words), language)
    return entry


def _answer_texts(answers: Collection[Answer], language: str) -> RichTexts:
    """What was answered, in the asker's language and in each that every answer was translated to."""
    written = [one for one in answers if one.text]
    if not written:
        return {}
    common = set.intersection(*({*one.translations, language} for one in written))
    return {at: join_rich("\n\n", [one.text_in(at) for one in written]) for at in sorted(common)}


async def get_asker(session: Session, entry: FaqEntry) -> Person | None:
    """Who asked what it was made of; None where staff wrote it."""
    return await session.scalar(
        select(Person)
        .join(Question, Question.person_id == Person.id)
        .where(Question.id == entry.source_question_id)
    )


def is_complete(entry: FaqEntry) -> bool:
    """Whether there is something to show: a question with an answer."""
    return any(entry.question.values()) and any(entry.answer.values())


# Carried over.


async def carry_over(session: Session, source: Seminar, seminar: Seminar, at: datetime) -> int:
    """Copy what was answered at `source`, what staff wrote there, and what it had been given itself. How many are new.

    All arrive unpublished: a question may hold a name. What was carried before, left out or not, comes no second
    time. The questions are held until the transaction ends, so that nobody's words are copied while being forgotten.
    """
    await session.flush()
    # Where the source has an entry made of a question of its own, staff's words come before the asker's.
    rows = {row[0]: row for row in await _answered_copies(session, source, seminar)}
    rows |= {row[0]: row for row in await _inherited_copies(session, source, seminar)}
    copies = [
        _new_entry(seminar.id, question, answer, at, source_question_id=number)
        for number, question, answer in rows.values()
    ]
    copies += [
        _new_entry(seminar.id, question, answer, at, source_entry_id=number)
        for number, question, answer in await _staff_copies(session, source, seminar)
    ]
    session.add_all(copies)
    await session.flush()
    return len(copies)


EntryCopy = tuple[int, RichTexts, RichTexts]
"""The question (or the entry) it comes from, and the words of both."""


def _not_carried(seminar: Seminar) -> ColumnElement[bool]:
    """Questions that are not in the seminar's FAQ yet."""
    there = select(FaqEntry.source_question_id).where(
        FaqEntry.seminar_id == seminar.id, FaqEntry.source_question_id.is_not(None)
    )
    return Question.id.not_in(there)


async def _answered_copies(session: Session, source: Seminar, seminar: Seminar) -> list[EntryCopy]:
    """The source's own, in the asker's language: it was asked in that, and answered to them."""
    asked = await session.execute(
        select(Question, Person.language)
        .join(Person, Person.id == Question.person_id)
        .where(Question.seminar_id == source.id, _not_carried(seminar))
        .where(Question.state == question_states.ANSWERED, Question.text + Question.wording != "")
        .order_by(Question.id)
        .with_for_update(of=Question)
        .execution_options(populate_existing=True)
    )
    answers = await _answers_by_question(session, source)
    return [
        (one.id, {language or "ky": one.hall_text}, _answer_texts(answers[one.id], language or "ky"))
        for one, language in asked
        if one.id in answers
    ]


async def _answers_by_question(session: Session, source: Seminar) -> dict[int, list[Answer]]:
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


async def _inherited_copies(session: Session, source: Seminar, seminar: Seminar) -> list[EntryCopy]:
    """What the source's staff worded, of questions of its own and of its sisters', in the words they gave it."""
    rows = await session.execute(
        select(Question.id, FaqEntry)
        .join(Question, Question.id == FaqEntry.source_question_id)
        .where(FaqEntry.seminar_id == source.id, FaqEntry.removed_at.is_(None), _not_carried(seminar))
        .order_by(FaqEntry.id)
        .with_for_update(of=Question)
        .execution_options(populate_existing=True)
    )
    return [(number, *_entry_texts(entry)) for number, entry in rows]


async def _staff_copies(session: Session, source: Seminar, seminar: Seminar) -> list[EntryCopy]:
    """What staff wrote themselves, at the source or at a sister before it."""
    first = func.coalesce(FaqEntry.source_entry_id, FaqEntry.id)
    there = select(func.coalesce(FaqEntry.source_entry_id, FaqEntry.id)).where(
        FaqEntry.seminar_id == seminar.id
    )
    rows = await session.execute(
        select(first, FaqEntry)
        .where(
            FaqEntry.seminar_id == source.id,
            FaqEntry.source_question_id.is_(None),
            FaqEntry.removed_at.is_(None),
        )
        .where(first.not_in(there))
        .order_by(FaqEntry.id)
    )
    return [(number, *_entry_texts(entry)) for number, entry in rows]


def _entry_texts(entry: FaqEntry) -> tuple[RichTexts, RichTexts]:
    return entry.rich_texts("question"), entry.rich_texts("answer")


# Looked up and published.


async def get(session: Session, entry_id: int) -> FaqEntry | None:
    """One by its number, in whichever state."""
    return await session.get(FaqEntry, entry_id)


async def lock(session: Session, entry_id: int) -> FaqEntry | None:
    """The same, read anew and held until the transaction ends: words are not written over words just forgotten."""
    await session.flush()  # what is not written yet would be read over
    return await session.get(FaqEntry, entry_id, with_for_update=True, populate_existing=True)


async def of_seminar(session: Session, seminar_id: int) -> list[FaqEntry]:
    """All for staff: what waits for them first, then what is shown, then what was left out."""
    await session.flush()
    rows = await session.scalars(
        select(FaqEntry).where(FaqEntry.seminar_id == seminar_id).order_by(FaqEntry.id)
    )
    return sorted(rows, key=lambda one: STATES.index(state_of(one)))


async def list_published(session: Session, seminar_id: int) -> list[FaqEntry]:
    """What participants read, in the order it was asked."""
    await session.flush()
    rows = await session.scalars(
        select(FaqEntry).where(FaqEntry.seminar_id == seminar_id, _IS_PUBLISHED).order_by(FaqEntry.id)
    )
    return list(rows)


_IS_PUBLISHED = FaqEntry.published_at.is_not(None) & FaqEntry.removed_at.is_(None)
_IS_UNPUBLISHED = FaqEntry.published_at.is_(None) & FaqEntry.removed_at.is_(None)


@dataclass(frozen=True, slots=True)
class StateCounts:
    """How many there are in each state."""

    waiting: int
    shown: int
    out: int


async def count_by_state(session: Session, seminar_id: int) -> StateCounts:
    """How many a seminar has."""
    await session.flush()
    row = await session.execute(
        select(
            func.count().filter(_IS_UNPUBLISHED),
            func.count().filter(_IS_PUBLISHED),
            func.count().filter(FaqEntry.removed_at.is_not(None)),
        ).where(FaqEntry.seminar_id == seminar_id)
    )
    waiting, shown, out = row.one()
    return StateCounts(waiting, shown, out)


async def publish_pending(session: Session, seminar_id: int, to: int, at: datetime) -> int:
    """Publish all that wait and have an answer, up to this number: what arrived later nobody has seen. How many."""
    await session.flush()
    rows = await session.scalars(
        select(FaqEntry)
        .where(FaqEntry.seminar_id == seminar_id, FaqEntry.id <= to, _IS_UNPUBLISHED)
        .with_for_update()
    )
    found = [one for one in rows if is_complete(one)]
    for one in found:
        one.published_at = at
    return len(found)


# Found.


async def count_published(session: Session, seminar_ids: Collection[int]) -> dict[int, int]:
    """Seminar -> how many entries participants read there, for those that have any."""
    rows = await session.execute(
        select(FaqEntry.seminar_id, func.count())
        .where(FaqEntry.seminar_id.in_(seminar_ids), _IS_PUBLISHED)
        .group_by(FaqEntry.seminar_id)
    )
    return {row[0]: row[1] for row in rows}


async def search(session: Session, seminar_ids: Collection[int], words: str, limit: int) -> list[FaqEntry]:
    """What of these seminars' FAQ the words are about: by the question first, then by the answer.

    What several sisters have is found once, at the first of them.
    """
    scored: list[tuple[float, FaqEntry]] = []
    for number in seminar_ids:
        scored += [
            (score, one)
            for one, score in await similar.find_entries(
                session, number, words, limit, least=MIN_SEARCH_SCORE
            )
        ]
    scored.sort(key=lambda pair: -pair[0])
    best = [one for _, one in scored] + await _containing_words(session, seminar_ids, words)
    found: dict[tuple[str, int], FaqEntry] = {}
    for one in best:
        found.setdefault(
            ("q", one.source_question_id) if one.source_question_id else ("f", one.source_entry_id or one.id),
            one,
        )
    return list(found.values())[:limit]


MIN_SEARCH_SCORE = 0.3
"""A word or two is less like a question than another question is."""


async def _containing_words(session: Session, seminar_ids: Collection[int], words: str) -> list[FaqEntry]:
    """Entries that have all of the words somewhere, the answer too."""
    sought = {one.text for one in similarity.compared_words(words)}
    rows = await session.scalars(
        select(FaqEntry).where(FaqEntry.seminar_id.in_(seminar_ids), _IS_PUBLISHED).order_by(FaqEntry.id)
    )
    return [one for one in rows if sought and sought <= _entry_words(one)]


def _entry_words(entry: FaqEntry) -> set[str]:
    texts = (*entry.question.values(), *entry.answer.values())
    return {word.text for text in texts for word in similarity.compared_words(text)}


# Forgotten.


async def erase_asker(session: Session, person: Person) -> list[int]:
    """Take out the words of whoever is forgotten: the entries made of their questions, by number.

    What staff have read, worded themselves and published stays in those words: it is theirs. Anything else goes, the
    answer with it: it was written to that person and may call them by name. A changed comma is no wording of one's own.
    """
    await session.flush()
    mine = select(Question.id, Question.text).where(Question.person_id == person.id).order_by(Question.id)
    asked: dict[int | None, str] = {row[0]: row[1] for row in await session.execute(mine.with_for_update())}
    numbers = select(Question.id).where(Question.person_id == person.id)
    entries = await session.scalars(
        select(FaqEntry)
        .where(FaqEntry.source_question_id.in_(numbers))
        .order_by(FaqEntry.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = []
    for entry in entries.all():
        found.append(entry.id)
        was = _alphanumeric(asked[entry.source_question_id])
        own = {language: text for language, text in entry.question.items() if _alphanumeric(text) != was}
        if state_of(entry) == PUBLISHED and own:
            entry.question = own
        else:
            await session.delete(entry)
    return found


def _alphanumeric(text: str) -> str:
    return "".join(filter(str.isalnum, clean_text(text).casefold()))
