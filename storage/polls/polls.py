"""Polls in the hall: one vote a person, which may be changed while the poll is open."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Session, insert
from storage.models import LocalizedText, Person, Poll, PollVote, Seminar

MIN_CHOICES, MAX_CHOICES = 2, 10
MAX_POLLS = 40
"""Polls of one seminar."""


@dataclass(frozen=True, slots=True)
class PollCounts:
    """The votes of a poll."""

    votes: Sequence[int]
    """By choice, in their order."""

    @property
    def total(self) -> int:
        """The number of people who voted."""
        return sum(self.votes)


def add(
    session: Session,
    seminar: Seminar,
    question: LocalizedText,
    choices: Sequence[LocalizedText],
    by: Person,
    at: datetime,
) -> Poll:
    """Add a draft."""
    poll = Poll(
        seminar_id=seminar.id, question=question, choices=list(choices), created_by_id=by.id, created_at=at
    )
    session.add(poll)
    return poll


async def get(session: Session, poll_id: int) -> Poll | None:
    """Return a poll by its id, also a removed one."""
    return await session.get(Poll, poll_id)


async def lock(session: Session, poll_id: int) -> Poll | None:
    """Return a poll, read anew and locked until the transaction ends."""
    await session.flush()
    return await session.get(Poll, poll_id, with_for_update=True, populate_existing=True)


async def lock_for_vote(session: Session, poll_id: int) -> Poll | None:
    """Return a poll that nobody can close before the transaction ends. Voters do not wait for each other."""
    await session.flush()
    return await session.get(Poll, poll_id, with_for_update={"read": True}, populate_existing=True)


async def list_by_seminar(session: Session, seminar_id: int) -> list[Poll]:
    """Return the polls of a seminar in the order in which they were made."""
    await session.flush()
    rows = await session.scalars(
        select(Poll).where(Poll.seminar_id == seminar_id, Poll.removed_at.is_(None)).order_by(Poll.id)
    )
    return list(rows)


async def list_open(session: Session, seminar_id: int | None = None) -> list[Poll]:
    """Return the polls that take votes, of this or of all seminars."""
    await session.flush()
    query = select(Poll).where(
        Poll.opened_at.is_not(None), Poll.closed_at.is_(None), Poll.removed_at.is_(None)
    )
    if seminar_id is not None:
        query = query.where(Poll.seminar_id == seminar_id)
    return list(await session.scalars(query.order_by(Poll.id)))


async def count_votes(session: Session, poll: Poll) -> PollCounts:
    """Count the votes by choice."""
    await session.flush()
    rows = await session.execute(
        select(PollVote.choice, func.count()).where(PollVote.poll_id == poll.id).group_by(PollVote.choice)
    )
    found = Counter({row[0]: row[1] for row in rows})
    return PollCounts([found[place] for place in range(len(poll.choices))])


async def get_choice(session: Session, poll: Poll, person: Person) -> int | None:
    """Return the place of the choice for which this person has voted, or None."""
    return await session.scalar(
        select(PollVote.choice).where(PollVote.poll_id == poll.id, PollVote.person_id == person.id)
    )


async def get_vote(session: Session, vote_id: int) -> PollVote | None:
    """Return a vote by its id."""
    return await session.get(PollVote, vote_id)


async def vote(session: Session, poll: Poll, person: Person, choice: int, at: datetime) -> None:
    """Record a vote; it replaces the person's earlier one."""
    row = {"poll_id": poll.id, "person_id": person.id, "choice": choice, "voted_at": at}
    statement = insert(session, PollVote).values(row)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["poll_id", "person_id"], set_={"choice": choice, "voted_at": at}
        )
    )
