"""Similar questions: what a text resembles among a seminar's questions and its FAQ.

A search takes from the index (`storage.likenesses`) the rows that share most with the text, and compares their words
with its words one by one (`storage.likeness`).
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Float, Subquery, TextualSelect, false, null, select, text, true
from sqlalchemy.ext.asyncio import AsyncSession

from storage import likeness
from storage.models import Faq, Id, Likeness, Person, Question
from storage.questions import MERGED, READ_BY_THE_HALL, WITHDRAWN, root

LIKE = 0.5
"""What scores less is not called similar: see `tests/storage/similar_labelled.csv`."""
SAME = 0.9
"""What scores this much is the same question in the same words."""
TAKEN = 200
"""Rows the index hands over, those that share most first."""
COMPARED = 60
"""Of these, how many that may be read are compared word by word."""
SOUGHT = 40
"""Of a text's marks, how many are looked for: what has more is a letter, and says the same again."""


async def questions(
    session: AsyncSession,
    seminar_id: int,
    words: str,
    limit: int,
    *,
    reader: Person | None = None,
    least: float = LIKE,
) -> list[tuple[Question, float]]:
    """A seminar's questions that these words resemble, with how much (0 … 1), the likest first.

    `reader`: only what the hall may read, or this person asked; None: all but those taken back. In the place of a
    merged question stands the one that speaks for it, once.
    """
    found = await _taken(session, f"q{seminar_id}", words)
    rows = await session.scalars(
        select(Question)
        .join(Likeness, Likeness.question_id == Question.id)
        .join(found, found.c.id == Likeness.id)
        .where(Question.state != WITHDRAWN, _readable(reader))
        .order_by(found.c.place)
        .limit(COMPARED)
    )
    ours = likeness.words(words)
    scored = [(row, _best(ours, (row.wording, row.text))) for row in rows]
    likest = sorted((pair for pair in scored if pair[1] >= least), key=lambda pair: (-pair[1], pair[0].id))
    best: dict[int, tuple[Question, float]] = {}
    for question, score in likest:
        spoken = await root(session, question)
        if spoken.id == question.id or reader is None or _may_read(spoken, reader):
            best.setdefault(spoken.id, (spoken, score))
    return list(best.values())[:limit]


async def faq(
    session: AsyncSession, seminar_id: int, words: str, limit: int, *, least: float = LIKE
) -> list[tuple[Faq, float]]:
    """A seminar's published FAQ entries that these words resemble, with how much (0 … 1), the likest first."""
    found = await _taken(session, f"f{seminar_id}", words)
    rows = await session.scalars(
        select(Faq)
        .join(Likeness, Likeness.faq_id == Faq.id)
        .join(found, found.c.id == Likeness.id)
        .where(Faq.published_at.is_not(None), Faq.removed_at.is_(None))
        .order_by(found.c.place)
        .limit(COMPARED)
    )
    ours = likeness.words(words)
    scored = [(row, _best(ours, row.question.values())) for row in rows]
    return sorted((pair for pair in scored if pair[1] >= least), key=lambda pair: (-pair[1], pair[0].id))[
        :limit
    ]


def _best(ours: Sequence[likeness.Word], texts: Iterable[str]) -> float:
    return max((likeness.compared(ours, likeness.words(one)) for one in texts if one), default=0.0)


def _readable(reader: Person | None) -> ColumnElement[bool]:
    if reader is None:
        return true()
    hall = Question.visible_at.is_not(None) & Question.state.in_((*READ_BY_THE_HALL, MERGED))
    return hall | (Question.person_id == reader.id)


def _may_read(question: Question, reader: Person) -> bool:
    return question.person_id == reader.id or (
        question.visible_at is not None and question.state in READ_BY_THE_HALL
    )


# The index: of a text, the marks it is found by; of the rows, those that share most.


async def _taken(session: AsyncSession, seminar: str, words: str) -> Subquery:
    """Numbers of likenesses (`id`), and their `place`: the least first."""
    await session.flush()
    marks = sorted(likeness.grams(words), key=lambda mark: (mark[0] not in "0x", mark))[:SOUGHT]
    if not marks:
        return select(Likeness.id, null().label("place")).where(false()).subquery()
    postgres = session.get_bind().dialect.name == "postgresql"
    sought = (_postgres if postgres else _sqlite)(seminar, marks)
    return sought.subquery()


def _sqlite(seminar: str, marks: Sequence[str]) -> TextualSelect:
    any_of = " OR ".join(f'"{mark}"' for mark in marks)
    found = text(
        "SELECT rowid AS id, rank AS place FROM likenesses_grams WHERE likenesses_grams MATCH :sought"
        " ORDER BY rank LIMIT :taken"
    )
    bound = found.bindparams(sought=f'"{seminar}" AND ({any_of})', taken=TAKEN)
    return bound.columns(id=Id, place=Float)


def _postgres(seminar: str, marks: Sequence[str]) -> TextualSelect:
    any_of = " | ".join(f"'{mark}'" for mark in marks)
    found = text(
        "SELECT id, -ts_rank(array_to_tsvector(string_to_array(grams, ' ')), CAST(:any_of AS tsquery), 1) AS place"
        " FROM likenesses WHERE array_to_tsvector(string_to_array(grams, ' ')) @@ CAST(:sought AS tsquery)"
        " ORDER BY place LIMIT :taken"
    )
    bound = found.bindparams(any_of=any_of, sought=f"'{seminar}' & ({any_of})", taken=TAKEN)
    return bound.columns(id=Id, place=Float)
