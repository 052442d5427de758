"""The wall: what the projector shows of a seminar's questions, and what those who run the hall change of it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import aliased, load_only

from storage.database import Session, insert
from storage.models import LocalizedText, Question, Seminar, Wall
from storage.models.question_states import ANSWERED, DECLINED, OPEN_STATES, WITHDRAWN
from storage.questions import readable

TOKEN_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # noqa: S105  # letters that are not mistaken for each other  # noqa: S105  # letters that are not mistaken for each other
"""None that is taken for another one: somebody types the address in at the hall's computer."""
TOKEN_GROUPS, TOKEN_GROUP_SIZE = 3, 4
"""Twelve letters of 31 are 59 bits: guessed at a thousand a second, found in some millions of years."""
DAYS_OPEN = 7
"""Whole days after a seminar's end in which its wall can still be seen."""


class NotShowable(Exception):
    """The question cannot be on the wall: the hall may not read it, it has ended, or it was left out."""


@dataclass(frozen=True, slots=True)
class WallQuestion:
    """A question as the hall reads it: its number and its words, nobody's name."""

    id: int
    number: int
    text: str
    """Empty: a voice or a picture that nobody has put into words yet."""
    votes: int
    pinned: bool
    shown: bool
    """It was on the wall before."""
    answered: bool


@dataclass(frozen=True, slots=True)
class WallView:
    """Everything the wall shows at one moment."""

    title: LocalizedText
    slug: str
    last_day: datetime
    current: WallQuestion | None
    upcoming: Sequence[WallQuestion]
    """What may be shown next: the pinned ones, then what was not shown yet, each by votes."""
    upcoming_count: int
    """How many follow in all."""
    asked: int
    answered: int


def last_day(seminar: Seminar) -> datetime:
    """A moment of the last day on which the wall can be seen, on the clock of the place."""
    return seminar.ends_at.astimezone(ZoneInfo(seminar.timezone)) + timedelta(days=DAYS_OPEN)


def closes_at(seminar: Seminar) -> datetime:
    """The end of that day. A seminar that is moved takes the end of its wall along."""
    day = last_day(seminar)
    return datetime.combine(day.date() + timedelta(days=1), time.min, day.tzinfo).astimezone(UTC)


async def closing_times(session: Session) -> dict[str, datetime]:
    """The word of every wall there is -> when the wall closes, or has closed."""
    few = load_only(Seminar.ends_at, Seminar.timezone)
    every = select(Wall.token, Seminar).join(Seminar, Seminar.id == Wall.seminar_id).options(few)
    rows = await session.execute(every)
    return {word: closes_at(seminar) for word, seminar in rows}


async def get(session: Session, seminar_id: int) -> Wall | None:
    """The seminar's wall."""
    return await session.get(Wall, seminar_id)


async def get_or_create(session: Session, seminar: Seminar, at: datetime) -> tuple[Wall, bool]:
    """The seminar's wall, and whether it is new. Two who open it at once get the same."""
    wall = await session.get(Wall, seminar.id)
    if wall is not None:
        return wall, False
    row = insert(session, Wall).values(seminar_id=seminar.id, token=_new_token(), changed_at=at)
    await session.execute(row.on_conflict_do_nothing())
    wall = await session.get(Wall, seminar.id)
    assert wall is not None  # written just now
    return wall, True


def renew_token(wall: Wall, at: datetime) -> None:
    """Another address; whoever has the old one is let in no more."""
    wall.token, wall.changed_at = _new_token(), at


def _new_token() -> str:
    letters = [[secrets.choice(TOKEN_ALPHABET) for _ in range(TOKEN_GROUP_SIZE)] for _ in range(TOKEN_GROUPS)]
    return "-".join("".join(group) for group in letters)


async def view_by_token(session: Session, word: str, limit: int, at: datetime) -> WallView | None:
    """The wall at this word with at most so many lines; None: there is no such wall, or it has closed."""
    row = await session.execute(
        select(Wall, Seminar).join(Seminar, Seminar.id == Wall.seminar_id).where(Wall.token == word)
    )
    found = row.one_or_none()
    if found is None or closes_at(found[1]) <= at:
        return None
    return await _build_view(session, found[0], found[1], limit)


async def view_of(session: Session, wall: Wall, seminar: Seminar, limit: int) -> WallView:
    """The same for those who run the hall."""
    await session.flush()
    return await _build_view(session, wall, seminar, limit)


async def _build_view(session: Session, wall: Wall, seminar: Seminar, limit: int) -> WallView:
    now = await get_current(session, wall)
    rows = select(Question).where(_is_upcoming(seminar.id, now)).order_by(*_ORDER).limit(limit)
    following = [wall_question(one) for one in await session.scalars(rows)]
    waiting = len(following)
    if waiting == limit:
        count = select(func.count()).select_from(Question).where(_is_upcoming(seminar.id, now))
        waiting = await session.scalar(count) or 0
    asked, answered = await count_asked_answered(session, seminar.id)
    return WallView(seminar.title, seminar.slug, last_day(seminar), now, following, waiting, asked, answered)


_ORDER = (
    Question.pinned_at.is_(None),
    Question.pinned_at,
    Question.wall_shown_at.is_not(None),
    Question.votes.desc(),
    Question.asked_at,
    Question.id,
)


def wall_question(question: Question) -> WallQuestion:
    """The question as the wall has it."""
    return WallQuestion(
        question.id,
        question.number,
        question.hall_text.one_line().plain_text(),
        question.votes,
        question.pinned_at is not None,
        question.wall_shown_at is not None,
        question.state == ANSWERED,
    )


def _is_upcoming(seminar_id: int, now: WallQuestion | None) -> ColumnElement[bool]:
    """Whether a question is one of those that may be shown next."""
    waits = and_(
        Question.seminar_id == seminar_id,
        Question.state.in_(OPEN_STATES),
        readable.readable_condition(),
        Question.wall_hidden_at.is_(None),
    )
    return and_(waits, Question.id != now.id) if now else waits


async def get_current(session: Session, wall: Wall) -> WallQuestion | None:
    """What is shown large; of a question that was merged since, the one that speaks for it.

    None once the hall may not read it any more, or it was left out.
    """
    question = await session.get(Question, wall.question_id) if wall.question_id else None
    while question is not None and question.merged_into_id is not None:
        question = await session.get(Question, question.merged_into_id)
    if question is None or not readable.is_readable(question) or question.wall_hidden_at is not None:
        return None
    shown = wall_question(question)
    return shown if shown.text or not shown.answered else None  # else its asker had it forgotten


async def count_asked_answered(session: Session, seminar_id: int) -> tuple[int, int]:
    """(asked, of these answered). A merged one is answered with the one that speaks for it.

    What was taken back or declined is not counted: the hall waits for no answer to it.
    """
    here = Question.seminar_id == seminar_id
    answered = select(Question.id).where(here, Question.state == ANSWERED).cte("answered", recursive=True)
    below = aliased(Question)
    answered = answered.union_all(select(below.id).join(answered, below.merged_into_id == answered.c.id))
    gone = select(Question.id).where(here, Question.state.in_((DECLINED, WITHDRAWN)))
    gone_too = gone.cte("gone", recursive=True)
    under = aliased(Question)
    gone_too = gone_too.union_all(select(under.id).join(gone_too, under.merged_into_id == gone_too.c.id))
    row = await session.execute(
        select(
            select(func.count()).select_from(Question).where(here).scalar_subquery(),
            select(func.count()).select_from(gone_too).scalar_subquery(),
            select(func.count()).select_from(answered).scalar_subquery(),
        )
    )
    every, left_out, done = row.one()
    return (every or 0) - (left_out or 0), done or 0


# The remote control. Whoever changes the wall holds its seminar (`hold`): two who press at once wait for each other.


async def lock_wall(session: Session, seminar: Seminar) -> Wall | None:
    """The wall, read anew and held until the transaction ends."""
    await session.flush()
    await session.execute(select(Seminar.id).where(Seminar.id == seminar.id).with_for_update())
    return await session.get(Wall, seminar.id, with_for_update=True, populate_existing=True)


def show_question(wall: Wall, question: Question, at: datetime) -> None:
    """Show it large from now on. Raises NotShowable when the hall may not read it, or another one speaks for it."""
    if not readable.is_readable(question):
        raise NotShowable(question.state)
    wall.question_id, wall.changed_at = question.id, at
    question.wall_shown_at, question.wall_hidden_at = at, None


def clear_wall(wall: Wall, at: datetime) -> None:
    """Nothing is shown large."""
    wall.question_id, wall.changed_at = None, at


def set_pinned(question: Question, at: datetime | None) -> None:
    """It stays at the head of what follows; None: no more. Raises NotShowable when it cannot be there."""
    if at is not None and not (readable.is_readable(question) and question.state in OPEN_STATES):
        raise NotShowable(question.state)
    question.pinned_at = at
    if at is not None:
        question.wall_hidden_at = None


def set_hidden(wall: Wall, question: Question, at: datetime | None) -> None:
    """The wall shows it nowhere, although the hall may read it; None: it does again."""
    question.wall_hidden_at = at
    if at is not None:
        question.pinned_at = None
        if wall.question_id == question.id:
            clear_wall(wall, at)


async def list_hidden(session: Session, seminar_id: int) -> list[WallQuestion]:
    """What the wall leaves out, by number."""
    rows = select(Question).where(
        Question.seminar_id == seminar_id,
        Question.state.in_(OPEN_STATES),
        readable.readable_condition(),
        Question.wall_hidden_at.is_not(None),
    )
    return [wall_question(one) for one in await session.scalars(rows.order_by(Question.number))]
