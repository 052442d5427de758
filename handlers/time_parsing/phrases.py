"""What belongs together in a typed time: a weekday to its date, a year to its month, from and until. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.time_parsing.days import InvalidTime
from handlers.time_parsing.parts import TimePart


def join_dates(signs: Iterable[TimePart]) -> list[TimePart]:
    """Weekdays and years go to their days; a weekday that stands alone is a day. Raises InvalidTime."""
    found: list[TimePart] = []
    ahead: dict[str, int] = {}
    for sign, after in pairwise([*_join_next_week(signs), TimePart("end")]):
        if sign.kind == "year":
            ahead |= {} if _attach_year(found, sign.year) else {"year": sign.year}
        elif sign.kind == "weekday" and sign.weekday is not None and not _attach_weekday(found, sign.weekday):
            if after.kind == "day":
                ahead["weekday"] = sign.weekday
            else:
                found.append(replace(sign, kind="day"))
        elif sign.kind == "day":
            found.append(_merge_into_day(sign, **ahead))
            ahead = {}
        elif sign.kind != "weekday":
            found.append(sign)
    if ahead:
        raise InvalidTime
    return found


def _join_next_week(signs: Iterable[TimePart]) -> list[TimePart]:
    """Friday of the week after this one: "next" goes to the weekday after it."""
    found: list[TimePart] = []
    for sign in signs:
        if found and found[-1].kind == "next":
            if sign.kind != "weekday":
                raise InvalidTime
            found[-1] = replace(sign, kind="day", next_week=True)
        else:
            found.append(sign)
    if found and found[-1].kind == "next":
        raise InvalidTime
    return found


def _attach_year(found: list[TimePart], year: int) -> bool:
    """Whether a day before it lacked its year, and has it now."""
    lacking = [
        place for place, sign in enumerate(found) if sign.kind == "day" and sign.month and not sign.year
    ]
    if lacking:
        found[lacking[-1]] = replace(found[lacking[-1]], year=year)
    return bool(lacking)


def _attach_weekday(found: list[TimePart], weekday: int) -> bool:
    """Whether a day stands right before it, perhaps with an "on" between, and is now said to be that weekday."""
    if len(found) > 1 and found[-1].kind == "hour" and found[-2].kind == "day":
        found.pop()
    if not found or found[-1].kind != "day" or not (found[-1].day or found[-1].days_ahead is not None):
        return False
    found[-1] = _merge_into_day(found[-1], weekday=weekday)
    return True


def _merge_into_day(day: TimePart, **said: int) -> TimePart:
    """The day with what is said of it. Raises InvalidTime when that was said already, or fits no such day."""
    if any(getattr(day, name) not in (0, None) for name in said) or ("year" in said and not day.month):
        raise InvalidTime
    return replace(day, **said)  # type: ignore[arg-type]  # year and weekday are numbers


def time_shape(signs: Sequence[TimePart]) -> tuple[str, list[TimePart], int]:
    """The days and hours in letters – d and c; D and C: until which – and the dashes that stand between unlike ones.

    Raises InvalidTime for little words that belong to nothing.
    """
    said: list[TimePart] = []
    letters: list[str] = []
    apart, before = 0, ""
    for sign in signs:
        if sign.kind in ("till", "since"):
            if not said or before:
                raise InvalidTime
            letters[-1] = _shape_letter(said[-1], until=sign.kind == "till")
        elif sign.kind in ("day", "clock"):
            apart += _is_separator(said, sign, before)
            letters.append(_shape_letter(sign, until=_is_end(said, sign, before)))
            said.append(sign)
            before = ""
        elif said or sign.kind != "dash":
            before = sign.kind if sign.kind != "hour" or not before else before
    if before:
        raise InvalidTime
    return "".join(letters), said, apart


def _shape_letter(sign: TimePart, *, until: bool) -> str:
    letter = "d" if sign.kind == "day" else "c"
    return letter.upper() if until else letter


def _is_end(said: Sequence[TimePart], sign: TimePart, before: str) -> bool:
    """Whether it is one until which: after "till", after a dash between two alike, in Kyrgyz after a "from"."""
    alike = [one for one in said if one.kind == sign.kind]
    from_there = sign.case == "towards" and any(one.case == "from" for one in alike)
    return before == "to" or from_there or (before == "dash" and bool(alike))


def _is_separator(said: Sequence[TimePart], sign: TimePart, before: str) -> bool:
    """Whether a dash before it merely sets it apart. Raises InvalidTime where that is said by nobody."""
    if before == "hour" and sign.kind == "day" and sign.weekday is None:
        raise InvalidTime  # саат 10.12, в 10.12
    apart = before == "dash" and all(one.kind != sign.kind for one in said)
    if apart and (sign.ambiguous or said[-1].bare_number):
        raise InvalidTime  # 9.30-10.12, 19-18 декабря
    return apart
