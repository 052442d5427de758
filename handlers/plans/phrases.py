"""What belongs together in a typed time: a weekday to its date, a year to its month, from and until. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.plans.days import NoTime
from handlers.plans.signs import Sign


def dated(signs: Iterable[Sign]) -> list[Sign]:
    """Weekdays and years go to their days; a weekday that stands alone is a day. Raises NoTime."""
    found: list[Sign] = []
    ahead: dict[str, int] = {}
    for sign, after in pairwise([*_weeks(signs), Sign("end")]):
        if sign.kind == "year":
            ahead |= {} if _with_year(found, sign.year) else {"year": sign.year}
        elif sign.kind == "weekday" and sign.weekday is not None and not _with_weekday(found, sign.weekday):
            if after.kind == "day":
                ahead["weekday"] = sign.weekday
            else:
                found.append(replace(sign, kind="day"))
        elif sign.kind == "day":
            found.append(_joined(sign, **ahead))
            ahead = {}
        elif sign.kind != "weekday":
            found.append(sign)
    if ahead:
        raise NoTime
    return found


def _weeks(signs: Iterable[Sign]) -> list[Sign]:
    """Friday of the week after this one: "next" goes to the weekday after it."""
    found: list[Sign] = []
    for sign in signs:
        if found and found[-1].kind == "next":
            if sign.kind != "weekday":
                raise NoTime
            found[-1] = replace(sign, kind="day", later=True)
        else:
            found.append(sign)
    if found and found[-1].kind == "next":
        raise NoTime
    return found


def _with_year(found: list[Sign], year: int) -> bool:
    """Whether a day before it lacked its year, and has it now."""
    lacking = [
        place for place, sign in enumerate(found) if sign.kind == "day" and sign.month and not sign.year
    ]
    if lacking:
        found[lacking[-1]] = replace(found[lacking[-1]], year=year)
    return bool(lacking)


def _with_weekday(found: list[Sign], weekday: int) -> bool:
    """Whether a day stands right before it, perhaps with an "on" between, and is now said to be that weekday."""
    if len(found) > 1 and found[-1].kind == "hour" and found[-2].kind == "day":
        found.pop()
    if not found or found[-1].kind != "day" or not (found[-1].day or found[-1].ahead is not None):
        return False
    found[-1] = _joined(found[-1], weekday=weekday)
    return True


def _joined(day: Sign, **said: int) -> Sign:
    """The day with what is said of it. Raises NoTime when that was said already, or fits no such day."""
    if any(getattr(day, name) not in (0, None) for name in said) or ("year" in said and not day.month):
        raise NoTime
    return replace(day, **said)  # type: ignore[arg-type]  # year and weekday are numbers


def ordered(signs: Sequence[Sign]) -> tuple[str, list[Sign], int]:
    """The days and hours in letters – d and c; D and C: until which – and the dashes that stand between unlike ones.

    Raises NoTime for little words that belong to nothing.
    """
    said: list[Sign] = []
    letters: list[str] = []
    apart, before = 0, ""
    for sign in signs:
        if sign.kind in ("till", "since"):
            if not said or before:
                raise NoTime
            letters[-1] = _letter(said[-1], until=sign.kind == "till")
        elif sign.kind in ("day", "clock"):
            apart += _apart(said, sign, before)
            letters.append(_letter(sign, until=_until(said, sign, before)))
            said.append(sign)
            before = ""
        elif said or sign.kind != "dash":
            before = sign.kind if sign.kind != "hour" or not before else before
    if before:
        raise NoTime
    return "".join(letters), said, apart


def _letter(sign: Sign, *, until: bool) -> str:
    letter = "d" if sign.kind == "day" else "c"
    return letter.upper() if until else letter


def _until(said: Sequence[Sign], sign: Sign, before: str) -> bool:
    """Whether it is one until which: after "till", after a dash between two alike, in Kyrgyz after a "from"."""
    alike = [one for one in said if one.kind == sign.kind]
    from_there = sign.case == "towards" and any(one.case == "from" for one in alike)
    return before == "to" or from_there or (before == "dash" and bool(alike))


def _apart(said: Sequence[Sign], sign: Sign, before: str) -> bool:
    """Whether a dash before it merely sets it apart. Raises NoTime where that is said by nobody."""
    if before == "hour" and sign.kind == "day" and sign.weekday is None:
        raise NoTime  # саат 10.12, в 10.12
    apart = before == "dash" and all(one.kind != sign.kind for one in said)
    if apart and (sign.open or said[-1].weak):
        raise NoTime  # 9.30-10.12, 19-18 декабря
    return apart
