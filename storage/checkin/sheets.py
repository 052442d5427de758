"""Signed sheets keyed in afterwards: typed numbers, and entries that can be undone as a whole."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from storage.checkin import check_ins, passes
from storage.database import Session
from storage.models import CheckIn, Person, Seat, SheetEntry

MAX_NUMBER = 5000
_DASHES = re.compile(r"\s*(?:[-–—−]|\.{2,3}|…)\s*")
_SEPARATORS = re.compile(r"[,;.\s]+(?:(?:и|жана|and)\s+)?")
_NUMBER_SIGN = re.compile(r"(?:№|#)\s*")
_RANGE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
Mistake = Literal["empty", "number", "backwards", "large"]


class InvalidNumbers(Exception):
    """The typed numbers cannot be read; `part` is what is wrong."""

    def __init__(self, mistake: Mistake, part: str = "") -> None:
        super().__init__(mistake)
        self.mistake, self.part = mistake, part


def parse_numbers(typed: str) -> list[int]:
    """The numbers in "1-14, 16, 20", in their order. Raises InvalidNumbers."""
    text = _DASHES.sub("-", _NUMBER_SIGN.sub("", typed.strip()))
    parts = [part for part in _SEPARATORS.split(text) if part]
    if not parts:
        raise InvalidNumbers("empty")
    return sorted({number for part in parts for number in _parse_part(part)})


def _parse_part(part: str) -> range:
    found = _RANGE.fullmatch(part)
    if found is None:
        raise InvalidNumbers("number", part)
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise InvalidNumbers("backwards", part)
    if not 1 <= first <= last <= MAX_NUMBER:
        raise InvalidNumbers("large", part)
    return range(first, last + 1)


def format_numbers(numbers: Collection[int]) -> str:
    """The numbers in short: "1-14, 16, 20"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


@dataclass(frozen=True, slots=True)
class AppliedEntry:
    """What came of keying in a sheet."""

    entry: SheetEntry
    new: Sequence[Seat]
    known: Sequence[Seat]
    """They had been checked in before, by whichever way."""


async def apply(
    session: Session, seats: Sequence[Seat], half_day: int, numbers: str, at: datetime, by: Person
) -> AppliedEntry:
    """Check in these seats of one seminar as one entry. Raises InvalidTransition, UnitFull or SeminarFull."""
    entry = SheetEntry(
        seminar_id=seats[0].seminar_id, half_day=half_day, numbers=numbers, created_by_id=by.id, at=at
    )
    session.add(entry)
    await session.flush()
    new: list[Seat] = []
    known: list[Seat] = []
    for seat in seats:
        arrival = await check_ins.check_in(session, seat, half_day, at, "sheet", by, sheet_entry_id=entry.id)
        (new if arrival.is_new else known).append(seat)
    return AppliedEntry(entry, new, known)


async def get(session: Session, entry_id: int) -> SheetEntry | None:
    """An entry by its id."""
    return await session.get(SheetEntry, entry_id)


async def undo(session: Session, entry: SheetEntry, at: datetime, by: Person) -> int:
    """Undo the check-ins that the entry made; return how many.

    Whoever was recorded by another way, or stands in another entry, stays.
    """
    rows = await session.execute(
        select(Seat, CheckIn)
        .join(CheckIn, CheckIn.seat_id == Seat.id)
        .where(CheckIn.sheet_entry_id == entry.id)
        .order_by(Seat.id)
    )
    others = await _seats_of_other_entries(session, entry)
    undone = 0
    for seat, row in rows.all():
        if seat.id in others:
            row.sheet_entry_id = others[seat.id]
        else:
            undone += await check_ins.undo(session, seat, entry.half_day, at, by)
    entry.undone_at = at
    await session.flush()
    return undone


async def _seats_of_other_entries(session: Session, entry: SheetEntry) -> dict[int, int]:
    """Seat -> the entry that it stands in besides, of those for the same half day that were not undone."""
    rows = await session.scalars(
        select(SheetEntry)
        .where(SheetEntry.seminar_id == entry.seminar_id, SheetEntry.half_day == entry.half_day)
        .where(SheetEntry.id != entry.id, SheetEntry.undone_at.is_(None))
        .order_by(SheetEntry.id)
    )
    found: dict[int, int] = {}
    for other in rows:
        numbered = await passes.find_by_numbers(session, entry.seminar_id, {*parse_numbers(other.numbers)})
        found |= {seat.id: other.id for seat in numbered.values()}
    return found
