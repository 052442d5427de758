"""The seminars that are compared: all that the person moderates, or one series of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.feedback.results import MIN_ANSWERS
from handlers.messages import Incoming, OutOfDate, Translated
from handlers.permissions import MODERATORS
from handlers.ui.arguments import has_ended
from storage.closing import counts as closing_counts
from storage.database import Session
from storage.models import Seminar
from storage.seminars import seminars
from storage.series import counts, series
from storage.series.counts import SeminarCounts


@dataclass(frozen=True, slots=True)
class Selection:
    """The seminars that the person may compare."""

    seminars: Sequence[Seminar]
    """Those of the series, or all; the latest first."""
    origin: int
    """The id of the series' first seminar; 0: all seminars."""
    series: Mapping[int, Seminar]
    """Of each series with several seminars that the person may compare: its origin -> the earliest of them."""

    @property
    def name(self) -> Translated | None:
        """The title of the series' earliest seminar. None: all seminars."""
        return Translated(self.series[self.origin].title) if self.origin else None


@dataclass(frozen=True, slots=True)
class Compared:
    """A seminar with its counts."""

    seminar: Seminar
    counts: SeminarCounts
    ended: bool

    @property
    def recorded(self) -> bool:
        """Whether presence is known: the seminar has ended, and arrivals were recorded."""
        return self.ended and self.counts.arrived is not None

    @property
    def represented(self) -> int:
        """The municipalities that were there; those that registered if that is not known (yet)."""
        known = self.counts.municipalities_arrived if self.recorded else None
        return self.counts.municipalities_registered if known is None else known

    @property
    def mean_stars(self) -> float | None:
        """The mean rating. None: there are fewer than MIN_ANSWERS."""
        return self.counts.mean_stars if self.counts.ratings >= MIN_ANSWERS else None


async def load_selection(incoming: Incoming, session: Session, origin: int) -> Selection:
    """Load the seminars of the series with this origin, or all (0). Raises OutOfDate if there is no such series."""
    mine = [
        seminar
        for seminar in await seminars.list_announced(session)
        if incoming.has_role(MODERATORS, seminar.id)
    ]
    origins = await series.load_origins(session)
    numbers = Counter(origins[seminar.id] for seminar in mine)
    several = {origins[seminar.id]: seminar for seminar in mine if numbers[origins[seminar.id]] > 1}
    if not mine or (origin and origin not in several):
        raise OutOfDate
    chosen = [seminar for seminar in mine if origin in (0, origins[seminar.id])]
    return Selection(chosen, origin, several)


async def load_compared(incoming: Incoming, session: Session, chosen: Sequence[Seminar]) -> list[Compared]:
    """Load the counts of these seminars; the stored ones of those whose personal data are removed."""
    ids = [seminar.id for seminar in chosen]
    frozen = await closing_counts.load_frozen(session, ids)
    found = await counts.load_counts(session, [number for number in ids if number not in frozen])
    found |= {number: closing_counts.to_counts(one) for number, one in frozen.items()}
    return [Compared(seminar, found[seminar.id], has_ended(seminar, incoming.at)) for seminar in chosen]
