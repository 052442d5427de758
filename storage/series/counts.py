"""The counts of seminars that are compared: coverage, presence, questions and ratings."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from storage.coverage import coverage
from storage.coverage.coverage import CountsByPlace
from storage.database import Session
from storage.feedback import ratings
from storage.models.seat_states import ARRIVED, ATTENDING_STATES
from storage.questions import answers, questions
from storage.seminars import targets


@dataclass(frozen=True, slots=True)
class SeminarCounts:
    """The counts of one seminar."""

    municipalities: int
    """Municipalities on the target list."""
    municipalities_registered: int
    """Of these, those whose people are expected or have arrived, as on the coverage board."""
    municipalities_arrived: int | None
    """Of these, those whose people have arrived. None: arrivals were not recorded."""
    expected: int
    """People with a place, whether they have arrived or not."""
    arrived: int | None
    """Of these, those who have arrived. None: arrivals were not recorded."""
    asked: int
    """Questions that were not withdrawn."""
    closed: int
    """Of these, those that are answered, merged or declined."""
    answer_delay: timedelta | None
    """The median time from asking to the first answer. None: no question is answered."""
    stars: Mapping[int, int]
    """Stars -> number of people."""

    @property
    def no_shows(self) -> int | None:
        """The number of people with a place who have not arrived. None: arrivals were not recorded."""
        return None if self.arrived is None else self.expected - self.arrived

    @property
    def ratings(self) -> int:
        """The number of people who gave stars."""
        return sum(self.stars.values())

    @property
    def mean_stars(self) -> float | None:
        """The mean of the stars, 1.0 … 5.0. None: nobody gave any."""
        return ratings.mean(self.stars) if self.ratings else None


async def load_counts(session: Session, seminar_ids: Collection[int]) -> dict[int, SeminarCounts]:
    """Return seminar id -> counts; the number of queries does not depend on the number of seminars."""
    await session.flush()
    places = await targets.expand_targets_of(session, seminar_ids)
    seats = await coverage.count_by_place_of(session, seminar_ids)
    asked = await questions.count_asked_open_of(session, seminar_ids)
    delays = await answers.answer_delays_of(session, seminar_ids)
    stars = await ratings.count_by_stars_of(session, seminar_ids)
    found = {}
    for seminar_id in seminar_ids:
        states = coverage.count_municipalities(places[seminar_id], seats[seminar_id])
        arrived = count_people(seats[seminar_id], (ARRIVED,)) or None
        total, still_open = asked[seminar_id]
        found[seminar_id] = SeminarCounts(
            municipalities=states.total(),
            municipalities_registered=sum(states[state] for state in ATTENDING_STATES),
            municipalities_arrived=None if arrived is None else states[ARRIVED],
            expected=count_people(seats[seminar_id], ATTENDING_STATES),
            arrived=arrived,
            asked=total,
            closed=total - still_open,
            answer_delay=_median(delays[seminar_id]),
            stars=stars[seminar_id],
        )
    return found


def _median(delays: Sequence[timedelta]) -> timedelta | None:
    return timedelta(seconds=median(delay.total_seconds() for delay in delays)) if delays else None


def count_people(seats: CountsByPlace, states: Collection[str]) -> int:
    """Count the seats in these states; each is one person."""
    return sum(number for (_, _, state), number in seats.items() if state in states)
