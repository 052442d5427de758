"""Joining the parts of a typed time: weekdays and years to dates, words to the start or end they mark."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.time_parsing.days import InvalidTime
from handlers.time_parsing.parts import TimePart


def join_dates(parts: Iterable[TimePart]) -> list[TimePart]:
    """Join weekdays and years to their days; a separate weekday becomes a day. Raises InvalidTime."""
    found: list[TimePart] = []
    pending: dict[str, int] = {}
    for part, after in pairwise([*_join_next_week(parts), TimePart("end")]):
        if part.kind == "year":
            pending |= {} if _attach_year(found, part.year) else {"year": part.year}
        elif part.kind == "weekday" and part.weekday is not None and not _attach_weekday(found, part.weekday):
            if after.kind == "day":
                pending["weekday"] = part.weekday
            else:
                found.append(replace(part, kind="day"))
        elif part.kind == "day":
            if found and _names_same_day(found[-1], part):
                pending["days_ahead"] = found.pop().days_ahead or 0
            found.append(_merge_into_day(part, **pending))
            pending = {}
        elif part.kind != "weekday":
            found.append(part)
    if pending:
        raise InvalidTime
    return found


def _names_same_day(relative: TimePart, part: TimePart) -> bool:
    """Return whether a day from today is followed by its date: "эртең, 6-декабрь"."""
    is_relative = relative.kind == "day" and relative.days_ahead is not None and not relative.month
    is_date = bool(part.month) and not part.ambiguous
    return is_relative and is_date and not (relative.case or part.case)


def _join_next_week(parts: Iterable[TimePart]) -> list[TimePart]:
    """Join "next" to the weekday after it, which becomes a day of the following week. Raises InvalidTime."""
    found: list[TimePart] = []
    for part in parts:
        if found and found[-1].kind == "next":
            if part.kind != "weekday":
                raise InvalidTime
            found[-1] = replace(part, kind="day", next_week=True)
        else:
            found.append(part)
    if found and found[-1].kind == "next":
        raise InvalidTime
    return found


def _attach_year(found: list[TimePart], year: int) -> bool:
    """Add the year to the last date without one; return whether there was one."""
    lacking = [
        index for index, part in enumerate(found) if part.kind == "day" and part.month and not part.year
    ]
    if lacking:
        found[lacking[-1]] = replace(found[lacking[-1]], year=year)
    return bool(lacking)


def _attach_weekday(found: list[TimePart], weekday: int) -> bool:
    """Add the weekday to a day right before it, also across a word like "on"; return whether there was one."""
    if len(found) > 1 and found[-1].kind == "hour" and found[-2].kind == "day":
        found.pop()
    if not found or found[-1].kind != "day" or not (found[-1].day or found[-1].days_ahead is not None):
        return False
    found[-1] = _merge_into_day(found[-1], weekday=weekday)
    return True


def _merge_into_day(day: TimePart, **fields: int) -> TimePart:
    """Return the day with these fields added. Raises InvalidTime if one is set already, or a year has no month."""
    if any(getattr(day, name) not in (0, None) for name in fields) or ("year" in fields and not day.month):
        raise InvalidTime
    return replace(day, **fields)  # type: ignore[arg-type]  # year and weekday are numbers


def time_shape(parts: Sequence[TimePart]) -> tuple[str, list[TimePart], int]:
    """Return the shape of the text, its days and hours, and the number of separating dashes.

    The shape has a letter for each: d for a day and c for an hour, D and C for the end of a range. Raises InvalidTime
    for function words that belong to none of them.
    """
    points: list[TimePart] = []
    letters: list[str] = []
    apart, before = 0, ""
    for part in parts:
        if part.kind in ("till", "since"):
            if not points or before:
                raise InvalidTime
            letters[-1] = _shape_letter(points[-1], until=part.kind == "till")
        elif part.kind in ("day", "clock"):
            apart += _is_separator(points, part, before)
            letters.append(_shape_letter(part, until=_is_end(points, part, before)))
            points.append(part)
            before = ""
        elif points or part.kind != "dash":
            before = part.kind if part.kind != "hour" or not before else before
    if before:
        raise InvalidTime
    return "".join(letters), points, apart


def _shape_letter(part: TimePart, *, until: bool) -> str:
    letter = "d" if part.kind == "day" else "c"
    return letter.upper() if until else letter


def _is_end(points: Sequence[TimePart], part: TimePart, before: str) -> bool:
    """Return whether the part is an end: after "to", after a dash between two alike, or with a Kyrgyz ending."""
    alike = [point for point in points if point.kind == part.kind]
    from_there = part.case == "towards" and any(point.case == "from" for point in alike)
    return before == "to" or from_there or (before == "dash" and bool(alike))


def _is_separator(points: Sequence[TimePart], part: TimePart, before: str) -> bool:
    """Return whether a dash before the part only separates a day from an hour. Raises InvalidTime if it cannot."""
    if before == "hour" and part.kind == "day" and part.weekday is None:
        raise InvalidTime  # саат 10.12, в 10.12
    apart = before == "dash" and all(point.kind != part.kind for point in points)
    if apart and (part.ambiguous or points[-1].bare_number):
        raise InvalidTime  # 9.30-10.12, 19-18 декабря
    return apart
