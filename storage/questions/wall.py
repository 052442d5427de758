"""The wall: the page of a seminar's questions for the projector, and its remote control by moderators."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import aliased, load_only

from storage.database import Session, insert
from storage.models import LocalizedText, Poll, Question, Seminar, Wall
from storage.models.question_states import ANSWERED, OPEN_STATES
from storage.polls import polls
from storage.questions import questions, readable
from storage.seminars import locks, seminars

TOKEN_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # noqa: S105  # not a password
"""Without characters that look alike, because the address is typed at the hall's computer."""
TOKEN_GROUPS, TOKEN_GROUP_SIZE = 3, 4
"""Twelve characters out of 31 are 59 bits: at a thousand guesses per second, it takes millions of years."""
DAYS_OPEN = 7
"""Whole days after the end of a seminar on which its wall is still shown."""


class NotShowable(Exception):
    """The question's state does not allow showing or pinning it on the wall."""


@dataclass(frozen=True, slots=True)
class WallQuestion:
    """A question as displayed on the wall, without its asker's name."""

    id: int
    number: int
    text: str
    """Empty for a voice message or picture without a transcript."""
    votes: int
    pinned: bool
    shown: bool
    """Whether the wall has displayed it before."""
    answered: bool


@dataclass(frozen=True, slots=True)
class WallPoll:
    """A poll as the wall shows it: its texts and how many chose what."""

    id: int
    question: LocalizedText
    choices: Sequence[LocalizedText]
    votes: Sequence[int]
    """By choice."""
    is_open: bool


@dataclass(frozen=True, slots=True)
class WallView:
    """The present content of the wall."""

    title: LocalizedText
    seminar_id: int
    slug: str
    last_day: datetime
    current: WallQuestion | None
    upcoming: Sequence[WallQuestion]
    """The next questions, at most `limit`: pinned ones, then those not displayed yet, then the others, by votes."""
    upcoming_count: int
    """The number of all next questions."""
    asked: int
    """Counted as on the pages of participants and staff (`questions.count_asked_open`)."""
    answered: int
    """With those merged into answered ones."""
    poll: WallPoll | None = None
    """Shown in place of the questions."""


def last_day(seminar: Seminar) -> datetime:
    """Return a time on the last day on which the wall is shown, in the seminar's time zone."""
    return seminar.ends_at.astimezone(ZoneInfo(seminar.timezone)) + timedelta(days=DAYS_OPEN)


def closes_at(seminar: Seminar) -> datetime:
    """Return the end of the wall's last day, in UTC. It moves with the end of the seminar."""
    day = last_day(seminar)
    return datetime.combine(day.date() + timedelta(days=1), time.min, day.tzinfo).astimezone(UTC)


def link_argument(seminar_id: int) -> str:
    """Return the argument of the links in the wall's codes: shorter than a slug, so that the code is coarser."""
    return f"_{seminar_id}"


async def seminar_of_link(session: Session, argument: str) -> Seminar | None:
    """Return the seminar of a link in the wall's code, or in one of an earlier version, with the slug."""
    number = argument.removeprefix("_")
    if number != argument and number.isascii() and number.isdigit() and len(number) < 10:
        return await seminars.get(session, int(number))
    return await seminars.by_slug(session, argument)


async def closing_times(session: Session) -> dict[str, datetime]:
    """Return token -> closing time of every wall, closed ones included."""
    columns = load_only(Seminar.ends_at, Seminar.timezone)
    query = select(Wall.token, Seminar).join(Seminar, Seminar.id == Wall.seminar_id).options(columns)
    rows = await session.execute(query)
    return {token: closes_at(seminar) for token, seminar in rows}


async def get(session: Session, seminar_id: int) -> Wall | None:
    """Return the seminar's wall."""
    return await session.get(Wall, seminar_id)


async def get_or_create(session: Session, seminar: Seminar, at: datetime) -> tuple[Wall, bool]:
    """Return the seminar's wall and whether it was created now. Concurrent calls return the same wall."""
    wall = await session.get(Wall, seminar.id)
    if wall is not None:
        return wall, False
    row = insert(session, Wall).values(seminar_id=seminar.id, token=_new_token(), changed_at=at)
    await session.execute(row.on_conflict_do_nothing())
    wall = await session.get(Wall, seminar.id)
    assert wall is not None  # written just now
    return wall, True


def renew_token(wall: Wall, at: datetime) -> None:
    """Replace the token in the wall's address; the old address becomes invalid."""
    wall.token, wall.changed_at = _new_token(), at


def _new_token() -> str:
    letters = [[secrets.choice(TOKEN_ALPHABET) for _ in range(TOKEN_GROUP_SIZE)] for _ in range(TOKEN_GROUPS)]
    return "-".join("".join(group) for group in letters)


async def view_by_token(session: Session, token: str, limit: int, at: datetime) -> WallView | None:
    """Return the wall with this token, with at most `limit` next questions; None if there is none or it has closed."""
    row = await session.execute(
        select(Wall, Seminar).join(Seminar, Seminar.id == Wall.seminar_id).where(Wall.token == token)
    )
    found = row.one_or_none()
    if found is None or closes_at(found[1]) <= at:
        return None
    return await _build_view(session, found[0], found[1], limit)


async def view_of(session: Session, wall: Wall, seminar: Seminar, limit: int) -> WallView:
    """Return the wall's content for moderators, also after it has closed."""
    await session.flush()
    return await _build_view(session, wall, seminar, limit)


async def _build_view(session: Session, wall: Wall, seminar: Seminar, limit: int) -> WallView:
    current = await get_current(session, wall)
    rows = select(Question).where(_is_upcoming(seminar.id, current)).order_by(*_ORDER).limit(limit)
    upcoming = [wall_question(one) for one in await session.scalars(rows)]
    upcoming_count = len(upcoming)
    if upcoming_count == limit:
        count = select(func.count()).select_from(Question).where(_is_upcoming(seminar.id, current))
        upcoming_count = await session.scalar(count) or 0
    asked, _ = await questions.count_asked_open(session, seminar.id)
    answered = await _count_answered(session, seminar.id)
    poll = await get_poll(session, wall)
    return WallView(
        seminar.title,
        seminar.id,
        seminar.slug,
        last_day(seminar),
        current,
        upcoming,
        upcoming_count,
        asked,
        answered,
        poll,
    )


_ORDER = (
    Question.pinned_at.is_(None),
    Question.pinned_at,
    Question.wall_shown_at.is_not(None),
    Question.votes.desc(),
    Question.asked_at,
    Question.id,
)


def wall_question(question: Question) -> WallQuestion:
    """Return a question as displayed on the wall."""
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
    """SQL condition: the question may be displayed next."""
    waits = and_(
        Question.seminar_id == seminar_id,
        Question.state.in_(OPEN_STATES),
        readable.readable_condition(),
        Question.wall_hidden_at.is_(None),
    )
    return and_(waits, Question.id != now.id) if now else waits


async def get_current(session: Session, wall: Wall) -> WallQuestion | None:
    """Return the displayed question, or the one it was merged into meanwhile.

    Return None if participants may not read it any more, or the wall leaves it out.
    """
    question = await session.get(Question, wall.question_id) if wall.question_id else None
    while question is not None and question.merged_into_id is not None:
        question = await session.get(Question, question.merged_into_id)
    if question is None or not readable.is_readable(question) or question.wall_hidden_at is not None:
        return None
    shown = wall_question(question)
    return (
        shown if shown.text or not shown.answered else None
    )  # answered without a text: its asker was erased


async def get_poll(session: Session, wall: Wall) -> WallPoll | None:
    """Return the poll that is shown in place of the questions, with its votes."""
    poll = await polls.get(session, wall.poll_id) if wall.poll_id else None
    if poll is None or poll.removed_at is not None:
        return None
    counts = await polls.count_votes(session, poll)
    return WallPoll(poll.id, poll.question, poll.choices, counts.votes, poll.is_open)


async def _count_answered(session: Session, seminar_id: int) -> int:
    """Return how many questions are answered; a merged one is answered with the one it was merged into."""
    here = Question.seminar_id == seminar_id
    answered = select(Question.id).where(here, Question.state == ANSWERED).cte("answered", recursive=True)
    below = aliased(Question)
    answered = answered.union_all(select(below.id).join(answered, below.merged_into_id == answered.c.id))
    return await session.scalar(select(func.count()).select_from(answered)) or 0


# Remote control. Callers that change the wall hold its lock (`lock_wall`), so that simultaneous presses are serialized.


async def lock_wall(session: Session, seminar: Seminar) -> Wall | None:
    """Return the wall, read again and locked with its seminar until the transaction ends."""
    await session.flush()
    await locks.lock_seminar(session, seminar.id)
    return await session.get(Wall, seminar.id, with_for_update=True, populate_existing=True)


def show_question(wall: Wall, question: Question, at: datetime) -> None:
    """Display this question. Raises NotShowable if participants may not read it, or it was merged."""
    if not readable.is_readable(question):
        raise NotShowable(question.state)
    wall.question_id, wall.poll_id, wall.changed_at = question.id, None, at
    question.wall_shown_at, question.wall_hidden_at = at, None


def show_poll(wall: Wall, poll: Poll | None, at: datetime) -> None:
    """Show the poll in place of the questions; None: show the questions again."""
    wall.poll_id, wall.changed_at = poll.id if poll is not None else None, at


def clear_wall(wall: Wall, at: datetime) -> None:
    """Display neither a question nor a poll."""
    wall.question_id, wall.poll_id, wall.changed_at = None, None, at


def set_pinned(question: Question, at: datetime | None) -> None:
    """Pin a question to the top of the list; `at` None: unpin it. Raises NotShowable if it is closed or unreadable."""
    if at is not None and not (readable.is_readable(question) and question.state in OPEN_STATES):
        raise NotShowable(question.state)
    question.pinned_at = at
    if at is not None:
        question.wall_hidden_at = None


def set_hidden(wall: Wall, question: Question, at: datetime | None) -> None:
    """Leave a question out of the wall, although participants may read it; `at` None: show it again."""
    question.wall_hidden_at = at
    if at is not None:
        question.pinned_at = None
        if wall.question_id == question.id:
            wall.question_id, wall.changed_at = None, at


async def list_hidden(session: Session, seminar_id: int) -> list[WallQuestion]:
    """List the open questions that the wall leaves out, by number."""
    rows = select(Question).where(
        Question.seminar_id == seminar_id,
        Question.state.in_(OPEN_STATES),
        readable.readable_condition(),
        Question.wall_hidden_at.is_not(None),
    )
    return [wall_question(one) for one in await session.scalars(rows.order_by(Question.number))]
