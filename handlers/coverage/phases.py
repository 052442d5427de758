"""How the coverage board reads: before the end it says what is expected, after it what was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from handlers.messages import Text
from handlers.ui.arguments import has_ended
from storage.coverage.coverage import LISTED, SHOWN_STATES, UNINVITED, Coverage
from storage.models import Seminar
from storage.models.seat_states import (
    ARRIVED,
    ATTENDING_STATES,
    CONFIRMED,
    DECLINED,
    INVITED,
    REGISTERED,
    WAITING,
)


@dataclass(frozen=True, slots=True)
class Part:
    """States of a place that are counted together; `label` and `sign` are text keys."""

    label: str
    sign: str
    states: tuple[str, ...]

    def count(self, counts: Mapping[str, int]) -> int:
        """The number of places in these states."""
        return sum(counts.get(state, 0) for state in self.states)


@dataclass(frozen=True, slots=True)
class Phase:
    """The parts of the board in their order, and its words."""

    name: Literal["planned", "came", "unrecorded"]
    """The end of the text keys."""
    parts: Sequence[Part]
    reached: tuple[str, ...]
    """States of places and people that count: who is expected, or who came."""
    certain: tuple[str, ...]
    """States that are dark in a bar; the others that are filled are lighter."""
    positive_parts: int
    """The number of parts at the start by whose share a map is shaded."""
    palette: Literal["coverage", "attendance"]
    note: str
    """Text key of the note on a picture."""

    def part_of(self, state: str) -> Part:
        """The part that a state is counted in."""
        return next(part for part in self.parts if state in part.states)


def _after(absent: str) -> tuple[Part, ...]:
    """The parts after the end. `absent`: label of those who were registered and not marked as arrived."""
    return (
        Part("reach-arrived", "reach-arrived-sign", (ARRIVED,)),
        Part(absent, "reach-registered-sign", (CONFIRMED, REGISTERED)),
        Part("reach-nobody", "reach-uninvited-sign", (WAITING, INVITED, LISTED, UNINVITED)),
        Part("reach-refused", "reach-declined-sign", (DECLINED,)),
    )


PLANNED = Phase(
    "planned",
    [Part(f"reach-{state}", f"reach-{state}-sign", (state,)) for state in SHOWN_STATES],
    ATTENDING_STATES,
    (ARRIVED, CONFIRMED),
    3,
    "coverage",
    "coverage-note",
)
CAME = Phase("came", _after("reach-absent"), (ARRIVED,), (ARRIVED,), 1, "attendance", "pack-map-note")
UNRECORDED = Phase(
    "unrecorded", _after("reach-expected"), ATTENDING_STATES, (ARRIVED,), 2, "attendance", "coverage-note"
)
"""After the end of a seminar at which no arrival was recorded: who of those registered came is not known."""


def phase_of(seminar: Seminar, board: Coverage, at: datetime) -> Phase:
    """Return how the board of a seminar reads now. `board`: the whole one, not a part of it."""
    if not has_ended(seminar, at):
        return PLANNED
    return CAME if board.people((ARRIVED,)) else UNRECORDED


def part_line(part: Part, number: int) -> Text:
    """Return the line with the sign, the name and the number of a part."""
    return Text("state-count", {"sign": Text(part.sign), "what": Text(part.label), "number": number})
