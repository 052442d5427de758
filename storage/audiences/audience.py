"""The recipients of a reminder or message to a seminar: their conditions, number and messages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import SelectBase, func, select

from storage.accounts.reachability import IS_REACHABLE, PEOPLE
from storage.audiences import audience_queries, fan_out
from storage.audiences.conditions import PERSON, PINGS, POSITION, STATE, UNIT, Audience, Condition
from storage.audiences.fan_out import MessageInLanguage
from storage.database import Session
from storage.models import Seat
from storage.models.seat_states import ARRIVED, ATTENDING_STATES


@dataclass(frozen=True, slots=True)
class SeatAudience:
    """The people with a seat at this seminar in one of these states; an empty filter excludes nobody."""

    seminar_id: int
    states: tuple[str, ...] = ATTENDING_STATES
    units: tuple[str, ...] = ()
    """Codes of the seats' own units; units inside them are not included."""
    positions: tuple[str, ...] = ()
    wants_pings: bool = False
    """Only people who asked for a message before each programme item."""
    exclude: tuple[int, ...] = ()
    """Without these people (our ids)."""
    with_invited: bool = False
    """Also the people without any seat there whom the bot has sent an invitation."""

    @property
    def criteria(self) -> Audience:
        """The filters as conditions."""
        given = (
            Condition(STATE, self.states),
            Condition(UNIT, self.units),
            Condition(POSITION, self.positions),
        )
        met = tuple(one for one in given if one.values or one.kind == STATE)
        pings = (Condition(PINGS),) if self.wants_pings else ()
        return Audience(((*met, *pings),), ((Condition(PERSON, self.exclude),),) if self.exclude else ())


async def present_states(session: Session, seminar_id: int) -> tuple[str, ...]:
    """Return the seat states of those who are there: those checked in or, where nobody was checked in, all who are
    expected.
    """
    await session.flush()
    arrived = select(Seat.id).where(Seat.seminar_id == seminar_id, Seat.state == ARRIVED).limit(1)
    return (ARRIVED,) if await session.scalar(arrived) else ATTENDING_STATES


async def present_audience(session: Session, seminar_id: int) -> SeatAudience:
    """Return those who are there (`present_states`)."""
    return SeatAudience(seminar_id, await present_states(session, seminar_id))


async def is_present(session: Session, seat: Seat | None) -> bool:
    """Whether the person with this seat is there (`present_states`)."""
    return seat is not None and seat.state in await present_states(session, seat.seminar_id)


@dataclass(frozen=True, slots=True)
class AudienceCount:
    """The size of an audience."""

    people: int
    """All, including seats without a person."""
    by_language: Counter[str | None]
    """Reachable people by their language."""

    @property
    def reachable(self) -> int:
        """The number of reachable people."""
        return self.by_language.total()

    @property
    def unreachable(self) -> int:
        """The number of people and seats to whom nothing can be sent."""
        return self.people - self.reachable


async def count_people(session: Session, seminar_id: int | None, choice: Audience) -> AudienceCount:
    """Count the people of a resolved audience, and the reachable ones by language."""
    await session.flush()
    reached = IS_REACHABLE.label("reached")
    rows = audience_queries.select_everyone(seminar_id, choice, [reached, PEOPLE.c.language, func.count()])
    by_language: Counter[str | None] = Counter()
    people = 0
    for is_reached, language, number in await session.execute(rows.group_by(reached, PEOPLE.c.language)):
        people += number
        if is_reached:
            by_language[language] += number
    return AudienceCount(people, by_language)


async def count_recipients(session: Session, audience: SeatAudience) -> AudienceCount:
    """Count the people of the audience, and the reachable ones by language.

    A seat of the list whose invitation was sent to somebody counts once, as that person.
    """
    counted = await count_people(session, audience.seminar_id, audience.criteria)
    if not audience.with_invited:
        return counted
    columns = [PEOPLE.c.language, func.count()]
    invited = audience_queries.select_invited(audience.seminar_id, columns).group_by(PEOPLE.c.language)
    by_language: Counter[str | None] = Counter()
    for language, number in await session.execute(invited):
        by_language[language] = number
    meant = await session.scalar(audience_queries.count_seats_of_invited(audience.seminar_id)) or 0
    people = counted.people + by_language.total() - meant
    return AudienceCount(people, counted.by_language + by_language)


async def enqueue(
    session: Session,
    audience: SeatAudience,
    dedup_key: str,
    messages: Mapping[str, Mapping[str, Any]],
    languages: Sequence[str],
) -> None:
    """Enqueue one message for all reachable people of the audience, however many they are.

    `messages`: language -> the row without chat and `dedup_key`. Who chose none of the `languages` gets the first.
    People who have a message of this key already are left out.
    """
    chosen = audience_queries.select_reachable(audience.seminar_id, audience.criteria)
    people: SelectBase = chosen
    if audience.with_invited:
        columns = [PEOPLE.c.id, PEOPLE.c.telegram_id, PEOPLE.c.language]
        people = chosen.union_all(audience_queries.select_invited(audience.seminar_id, columns))
    made = [MessageInLanguage(language, dedup_key, row) for language, row in messages.items()]
    await fan_out.enqueue(session, fan_out.with_reading_language(people, languages).subquery(), made, {})
