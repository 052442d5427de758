"""FAQ: questions with answers, carried over from another seminar or written by staff, and published by staff."""

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
"""The states of an entry: to be reviewed by staff; visible to participants; left out by staff."""


def state_of(entry: FaqEntry) -> str:
    """Return the entry's state, one of STATES."""
    return REMOVED if entry.removed_at else PUBLISHED if entry.published_at else UNPUBLISHED


def set_state(entry: FaqEntry, to: str, at: datetime) -> None:
    """Change the entry's state to one of STATES. The time of an earlier change to the same state stays."""
    entry.published_at = (entry.published_at or at) if to == PUBLISHED else None
    entry.removed_at = (entry.removed_at or at) if to == REMOVED else None


# Creating entries.


async def by_question(session: Session, question: Question) -> FaqEntry | None:
    """Return the entry made of this question at its own seminar, in any state."""
    return await session.scalar(
        select(FaqEntry).where(
            FaqEntry.seminar_id == question.seminar_id, FaqEntry.source_question_id == question.id
        )
    )


async def create_from_question(session: Session, question: Question, at: datetime) -> FaqEntry:
    """Create an unpublished entry of an answered question, with the original texts of both, for staff to edit.

    The caller holds the question's lock (`questions.lock`), so that only one entry is created.
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
    """Create an entry written by staff, without an answer yet."""
    return await _save(session, _new_entry(seminar_id, question, {}, at))


async def _save(session: Session, entry: FaqEntry) -> FaqEntry:
    session.add(entry)
    await session.flush()
    return entry


def _new_entry(
    seminar_id: int, question: RichTexts, answer: RichTexts, at: datetime, **origin: int | None
) -> FaqEntry:
    """Return a new entry; `origin`: `source_question_id` or `source_entry_id`."""
    entry = FaqEntry(seminar_id=seminar_id, question={}, answer={}, created_at=at, **origin)
    for column, texts in (("question", question), ("answer", answer)):
        for language, words in texts.items():
            entry.set_rich_text(column, to_rich(words), language)
    return entry


def _answer_texts(answers: Collection[Answer], language: str) -> RichTexts:
    """Return the answers joined, in `language` and in each language that every answer was translated into."""
    written = [one for one in answers if one.text]
    if not written:
        return {}
    common = set.intersection(*({*one.translations, language} for one in written))
    return {at: join_rich("\n\n", [one.text_in(at) for one in written]) for at in sorted(common)}


async def get_asker(session: Session, entry: FaqEntry) -> Person | None:
    """Return who asked the entry's source question; None if staff wrote the entry."""
    return await session.scalar(
        select(Person)
        .join(Question, Question.person_id == Person.id)
        .where(Question.id == entry.source_question_id)
    )


def is_complete(entry: FaqEntry) -> bool:
    """Whether the entry has both a question and an answer."""
    return any(entry.question.values()) and any(entry.answer.values())


# Carrying entries over.


async def carry_over(session: Session, source: Seminar, seminar: Seminar, at: datetime) -> int:
    """Copy the answered questions and FAQ entries of `source`, without those copied before. Returns how many are new.

    The copies are unpublished, because a question may contain a name. What staff left out here is not copied again. The
    questions are locked until the transaction ends, so that nothing is copied that is being erased.
    """
    await session.flush()
    # If the source has an FAQ entry of a question, its text, edited by staff, replaces the asker's.
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
"""(id of the source question or entry, texts of the question, texts of the answer)."""


def _not_carried(seminar: Seminar) -> ColumnElement[bool]:
    """SQL condition: the question is not in the seminar's FAQ yet."""
    carried = select(FaqEntry.source_question_id).where(
        FaqEntry.seminar_id == seminar.id, FaqEntry.source_question_id.is_not(None)
    )
    return Question.id.not_in(carried)


async def _answered_copies(session: Session, source: Seminar, seminar: Seminar) -> list[EntryCopy]:
    """Return copies of the source's answered questions, in the askers' languages."""
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
    """Return question id -> its answers that have text, oldest first."""
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
    """Return copies of the source's FAQ entries that come from a question, its own or another seminar's."""
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
    """Return copies of the source's FAQ entries written by staff, there or at a seminar before it."""
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


# Looking up and publishing.


async def get(session: Session, entry_id: int) -> FaqEntry | None:
    """Return the entry with this id, in any state."""
    return await session.get(FaqEntry, entry_id)


async def lock(session: Session, entry_id: int) -> FaqEntry | None:
    """Return the entry with this id, read again and locked, so that an edit does not undo an erasure."""
    await session.flush()  # reading again would overwrite pending changes
    return await session.get(FaqEntry, entry_id, with_for_update=True, populate_existing=True)


async def of_seminar(session: Session, seminar_id: int) -> list[FaqEntry]:
    """List all entries of a seminar: unpublished ones first, then published, then removed."""
    await session.flush()
    rows = await session.scalars(
        select(FaqEntry).where(FaqEntry.seminar_id == seminar_id).order_by(FaqEntry.id)
    )
    return sorted(rows, key=lambda one: STATES.index(state_of(one)))


async def list_published(session: Session, seminar_id: int) -> list[FaqEntry]:
    """List the published entries of a seminar, oldest first."""
    await session.flush()
    rows = await session.scalars(
        select(FaqEntry).where(FaqEntry.seminar_id == seminar_id, _IS_PUBLISHED).order_by(FaqEntry.id)
    )
    return list(rows)


_IS_PUBLISHED = FaqEntry.published_at.is_not(None) & FaqEntry.removed_at.is_(None)
_IS_UNPUBLISHED = FaqEntry.published_at.is_(None) & FaqEntry.removed_at.is_(None)


@dataclass(frozen=True, slots=True)
class StateCounts:
    """The number of entries in each state."""

    waiting: int
    shown: int
    out: int


async def count_by_state(session: Session, seminar_id: int) -> StateCounts:
    """Count the entries of a seminar by state."""
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
    """Publish the complete unpublished entries up to id `to`; staff have not seen later ones. Returns how many."""
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


# Searching.


async def count_published(session: Session, seminar_ids: Collection[int]) -> dict[int, int]:
    """Return seminar id -> number of published entries, without seminars that have none."""
    rows = await session.execute(
        select(FaqEntry.seminar_id, func.count())
        .where(FaqEntry.seminar_id.in_(seminar_ids), _IS_PUBLISHED)
        .group_by(FaqEntry.seminar_id)
    )
    return {row[0]: row[1] for row in rows}


async def search(session: Session, seminar_ids: Collection[int], words: str, limit: int) -> list[FaqEntry]:
    """Search the published entries of these seminars: similar questions first, then entries that contain all words.

    Copies of one entry are found once, at the first of the seminars.
    """
    scored = [
        one
        for number in seminar_ids
        for one in await similar.find_entries(session, number, words, limit, least=SEARCHED)
    ]
    scored.sort(key=lambda one: -one.score)
    candidates = [one.thing for one in scored] + await _containing_words(session, seminar_ids, words)
    found: dict[tuple[str, int], FaqEntry] = {}
    for one in candidates:
        found.setdefault(
            ("q", one.source_question_id) if one.source_question_id else ("f", one.source_entry_id or one.id),
            one,
        )
    return list(found.values())[:limit]


SEARCHED = similar.Least(0.3, 0.3, 0.3)
"""Lower than between two questions: a search of one or two words resembles a question less."""


async def _containing_words(session: Session, seminar_ids: Collection[int], words: str) -> list[FaqEntry]:
    """List the published entries that contain all the words, in the question or in the answer."""
    wanted = {one.text for one in similarity.compared_words(words)}
    rows = await session.scalars(
        select(FaqEntry).where(FaqEntry.seminar_id.in_(seminar_ids), _IS_PUBLISHED).order_by(FaqEntry.id)
    )
    return [one for one in rows if wanted and wanted <= _entry_words(one)]


def _entry_words(entry: FaqEntry) -> set[str]:
    texts = (*entry.question.values(), *entry.answer.values())
    return {word.text for text in texts for word in similarity.compared_words(text)}


# Erasing.


async def erase_asker(session: Session, person: Person) -> list[int]:
    """Erase the texts of a person from the entries made of their questions. Returns the ids of these entries.

    A published question that staff have rewritten stays, in the languages in which it differs from the original by more
    than punctuation. All other entries are deleted with their answers, which may address the person by name.
    """
    await session.flush()
    own_questions = (
        select(Question.id, Question.text).where(Question.person_id == person.id).order_by(Question.id)
    )
    asked: dict[int | None, str] = {
        row[0]: row[1] for row in await session.execute(own_questions.with_for_update())
    }
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
        original = _alphanumeric(asked[entry.source_question_id])
        rewritten = {
            language: text for language, text in entry.question.items() if _alphanumeric(text) != original
        }
        if state_of(entry) == PUBLISHED and rewritten:
            entry.question = rewritten
        else:
            await session.delete(entry)
    return found


def _alphanumeric(text: str) -> str:
    return "".join(filter(str.isalnum, clean_text(text).casefold()))
