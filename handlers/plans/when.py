"""Times the way people type them: `18.07 9:30`, `эртең 10:00`, `пятница с 9 до 16`, `18-июль 9.30`. Pure."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

LONGEST = 100
"""Characters. What is longer is no time."""


@dataclass(frozen=True, slots=True)
class When:
    """What was typed, as far as it was: a day and an hour, perhaps until which hour, perhaps of which later day."""

    day: date | None = None
    clock: time | None = None
    until: time | None = None
    until_day: date | None = None


# The words, folded: ё as е, ө as о, ү as у, ң as н, as a telephone without Kyrgyz letters writes them.


def _words(*rows: str) -> dict[str, int]:
    """Word -> the number of the row it stands in."""
    return {word: number for number, row in enumerate(rows) for word in row.split()}


MONTHS = _words(
    *(
        "",
        "январ jan",
        "феврал фев feb",
        "март мар mar",
        "апрел апр apr",
        "май мая may",
        "июн jun",
        "июл jul",
    ),
    *("август авг aug", "сентябр сен sep", "октябр окт oct", "ноябр ноя nov", "декабр дек dec"),
)
WEEKDAYS = _words(
    "дуйшомбу дуйшомб дуй понедельник пн monday mon",
    "шейшемби шей вторник вт tuesday tue",
    "шаршемби шар среда среду ср wednesday wed",
    "бейшемби бей четверг чт thursday thu",
    "жума пятница пятницу пт friday fri",
    "ишемби суббота субботу сб saturday sat",
    "жекшемби жек воскресенье воскресение вс sunday sun",
)
RELATIVE = _words("бугун сегодня today", "эртен завтра tomorrow", "бурсугуну послезавтра")
NOISE = _words(
    "в во на к с со до от по около часов часа час саат сааты кун куну числа чейин баштап менен жана и",
    "the at on from to till until of day time айынын г год года жыл жылы жылдын башталат",
    "утра утром танкы танда am",
)
EVENING = _words("вечера вечером дня кечки кечинде туштон pm")
NOON = _words("полдень туш тушто noon")
NEXT = _words("следующий следующая следующую следующее кийинки келерки эмки next")

_FOLDED = str.maketrans("ёөүң–—−\u00a0", "еоун--- ")
_CASE = r"(?:-?(?:[дт][аео]н?|[гк][аео]|дын|нын|ынан))?(?!\w)"
"""The Kyrgyz endings of a number: 9:30да, 16:00го чейин."""
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:[\s,.-]*(?P<{0}>20\d\d)(?:\s*-?\s*(?:г\.?|год\w*|ж\.?|жыл\w*))?(?!\w))?"
_ORDINAL = r"(?:-?(?:st|nd|rd|th|го|е|ое|чи|чу))?"
_IN_MONTH = r"(?![\d:])(?:st|nd|rd|th|-?[иыу](?:нда)?)?"
_MINUTES = r"(?:\s?(?P<n2>\d\d)(?:\s?(?:м|мин\w*))?(?![\w.:]))?"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<y1>20\d\d)-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})(?!\d)"),
    (
        "full",
        r"(?P<d2>\d{1,2})(?P<s2>[./-])(?P<m2>\d{1,2})(?P=s2)(?P<y2>20\d\d|\d\d)(?!\d)(?:\s*г\.?(?!\w))?",
    ),
    ("clock", rf"(?P<h1>\d{{1,2}})\s?:\s?(?P<n1>\d\d){_CASE}"),
    ("after", r"через (?P<a1>\d{1,2} )?(?P<a2>ден|дн|недел)\w*"),
    ("after", r"(?P<a3>\d{1,2}|бир) ?(?P<a4>кун|жума|апта)\w* кийин"),
    ("after", r"in (?P<a5>\d{1,2}|a) (?P<a6>day|week)s?"),
    ("named", rf"(?P<d3>\d{{1,2}}){_ORDINAL}[\s.-]*(?P<m3>{_MONTH})\w*\.?{_YEAR.format('y3')}"),
    ("named", rf"(?P<m4>{_MONTH})\w*\.?\s*(?:айынын\s*)?(?P<d4>\d{{1,2}}){_IN_MONTH}{_YEAR.format('y4')}"),
    ("hours", rf"(?P<h2>\d{{1,2}})\s?(?:ч(?:ас\w*)?|саат\w*|h)(?!\w)\.?{_MINUTES}"),
    ("glued", r"(?P<h3>\d{1,2})[чh](?P<n3>\d\d)(?!\w)"),
    ("pair", rf"(?P<p1>\d{{1,2}})(?P<ps>[./-])(?P<p2>\d{{1,2}}){_CASE}"),
    ("military", r"(?P<h4>[01]\d|2[0-3])(?P<n4>[0-5]\d)(?!\w)"),
    ("number", rf"(?P<h5>\d{{1,2}})\s?(?P<half>[ap]m)?{_CASE}"),
    ("word", r"[^\W\d_]+"),
    ("gap", r"[\s,.;()-]+"),
)
_TOKEN = re.compile(
    "|".join(f"(?P<{kind}_{place}>{pattern})" for place, (kind, pattern) in enumerate(_PATTERNS))
)

Kind = Literal["day", "weekday", "clock", "weak", "pair", "evening", "next", "noise"]


@dataclass(slots=True)
class _Token:
    """One thing that was said. A `weak` clock is a bare number; a `pair` is a day or an hour: 10.12."""

    kind: Kind
    day: date | None = None
    clock: time | None = None
    weekday: int = 0


class _Nonsense(Exception):
    """This is no time."""


def read(typed: str, now: datetime, *, bare: bool = False) -> When | None:
    """What a person typed, at `now` on the clocks of the place; None when it is not understood.

    A day without a year is the next such day from today on. `bare`: a number alone is an hour, because an hour
    was asked for.
    """
    text = " ".join(typed.lower().translate(_FOLDED).replace("эртең менен", "танда").split())
    text = text.replace("эртен менен", "танда").replace("туштон кийин", "туштон")
    if not text or len(typed) > LONGEST:
        return None
    try:
        tokens = _settled(_tokens(text, now.date()), bare=bare)
        return _put_together(tokens, now)
    except (_Nonsense, ValueError, OverflowError):
        return None


def _tokens(text: str, today: date) -> list[_Token]:
    found: list[_Token] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.end() == place:
            raise _Nonsense
        kind = next(name for name, value in match.groupdict().items() if value is not None and "_" in name)
        found += _READ[kind.partition("_")[0]](match, today)
        place = match.end()
    return found


def _any(match: re.Match[str], *names: str) -> str:
    return next((match[name] for name in names if match[name]), "")


def _dated(match: re.Match[str], today: date) -> list[_Token]:
    day, month = _any(match, "d1", "d2", "d3", "d4"), _any(match, "m1", "m2", "m3", "m4")
    year = _any(match, "y1", "y2", "y3", "y4")
    return [_Token("day", _day(int(day), MONTHS.get(month) or int(month), year, today))]


def _day(day: int, month: int, year: str, today: date) -> date:
    """That day; without a year the next one from today on. Raises ValueError when there is none such."""
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this = date(today.year, month, day) if (month, day) != (2, 29) else _leap_day(today.year)
    return this if this >= today else date(today.year + 1, month, day)


def _leap_day(year: int) -> date:
    return date(year, 2, 29)


def _after(match: re.Match[str], today: date) -> list[_Token]:
    number, unit = _any(match, "a1", "a3", "a5").strip(), _any(match, "a2", "a4", "a6")
    days = 7 if unit in ("недел", "жума", "апта", "week") else 1
    return [_Token("day", today + timedelta(days=days * (int(number) if number.isdigit() else 1)))]


def _clocked(match: re.Match[str], _today: date) -> list[_Token]:
    hour, minute = _any(match, "h1", "h2", "h3"), _any(match, "n1", "n2", "n3") or "0"
    return [_Token("clock", clock=time(int(hour), int(minute)))]


def _military(match: re.Match[str], _today: date) -> list[_Token]:
    return [_Token("weak", clock=time(int(match["h4"]), int(match["n4"])))]


def _number(match: re.Match[str], _today: date) -> list[_Token]:
    half = [_Token("evening")] if match["half"] == "pm" else []
    return [_Token("clock" if match["half"] else "weak", clock=time(int(match["h5"]))), *half]


def _pair(match: re.Match[str], today: date) -> list[_Token]:
    """`18.07` is a day, `9.30` an hour, `9-16` from an hour to another, `10.12` what the rest leaves open."""
    first, second, between = int(match["p1"]), int(match["p2"]), match["ps"]
    if between == "-" and match["p2"] not in ("00", "15", "30", "45") and first < second < 24:
        return [_Token("weak", clock=time(first)), _Token("weak", clock=time(second))]
    token = _Token("pair")
    if second in range(1, 13) and first in range(1, 32):
        token.day = _day(first, second, "", today)
    if len(match["p2"]) == 2 and first < 24 and second < 60 and between != "/":
        token.clock = time(first, second)
    return [token]


def _word(match: re.Match[str], today: date) -> list[_Token]:
    word = match[0]
    if word in RELATIVE:
        return [_Token("day", today + timedelta(days=RELATIVE[word]))]
    if word in NOON:
        return [_Token("clock", clock=time(12))]
    for kind, words in (("evening", EVENING), ("noise", NOISE), ("next", NEXT)):
        if word in words:
            return [_Token(kind)]  # type: ignore[arg-type]  # one of Kind
    stem = next((stem for stem in (word, *_without_ending(word)) if stem in WEEKDAYS), None)
    if stem is None:
        raise _Nonsense
    return [_Token("weekday", weekday=WEEKDAYS[stem])]


def _without_ending(word: str) -> Iterable[str]:
    """`жумада`, `жуманын`, `дуйшомбудо`: without the Kyrgyz case."""
    return (word.removesuffix(ending) for ending in ("да", "де", "до", "га", "ге", "го", "нын", "нин", "нун"))


def _gap(_match: re.Match[str], _today: date) -> list[_Token]:
    return []


_READ: dict[str, Callable[[re.Match[str], date], list[_Token]]] = {
    "iso": _dated,
    "full": _dated,
    "named": _dated,
    "after": _after,
    "clock": _clocked,
    "hours": _clocked,
    "glued": _clocked,
    "military": _military,
    "number": _number,
    "pair": _pair,
    "word": _word,
    "gap": _gap,
}


def _settled(tokens: list[_Token], *, bare: bool) -> list[_Token]:
    """The pairs become days or hours, the evening is added to its hour; noise is let go."""
    dated = any(token.kind in ("day", "weekday") for token in tokens)
    spoken = any(token.kind in ("noise", "evening") for token in tokens)
    for place, token in enumerate(tokens):
        if token.kind == "pair":
            free = not dated or _begins_anew(tokens[place - 1 : place + 2])
            hour = bare and token.clock and not _said_after(tokens[place + 1 :])
            token.kind = "day" if token.day and free and not hour else "clock"
            dated = dated or token.kind == "day"
    firm = dated or spoken or bare or any(token.kind == "clock" for token in tokens)
    for place, token in enumerate(tokens):
        if token.kind == "weak" and firm:
            token.kind = "clock"
        if token.kind == "evening":
            _add_evening(tokens, place)
    return [token for token in tokens if token.kind not in ("noise", "evening")]


def _said_after(rest: list[_Token]) -> bool:
    """Whether an hour that is surely one follows: 19.12 16:00 names a day even where an hour was asked for."""
    return any(token.kind == "clock" for token in rest)


def _begins_anew(around: list[_Token]) -> bool:
    """A pair between two hours is the day of the second one: 18.07 9:30 - 19.07 16:00."""
    return [token.kind for token in around] == ["clock", "pair", "clock"]


def _add_evening(tokens: list[_Token], place: int) -> None:
    """`6 вечера`, `кечки саат 6`: the hour before, else the next one."""
    around = [*tokens[:place][::-1][:1], *tokens[place + 1 : place + 3]]
    token = next((one for one in around if one.clock is not None and one.kind in ("clock", "weak")), None)
    if token is None or token.clock is None:
        raise _Nonsense
    token.kind = "clock"
    if token.clock.hour < 12:
        token.clock = token.clock.replace(hour=token.clock.hour + 12)


_ORDERS = re.compile("d?|d?c{0,2}|c{1,2}d|dcdc|cdcd")


def _put_together(tokens: list[_Token], now: datetime) -> When:
    days = _weekdays_found(tokens, now)
    letters = "".join("d" if token.kind == "day" else "c" if token.kind == "clock" else "?" for token in days)
    if not letters or not _ORDERS.fullmatch(letters):
        raise _Nonsense
    dates = [token.day for token in days if token.kind == "day"]
    clocks = [token.clock for token in days if token.kind == "clock"]
    if any(one is None for one in (*dates, *clocks)):
        raise _Nonsense
    first, later = [*dates, None, None][:2]
    clock, until = [*clocks, None, None][:2]
    return When(first, clock, until, later if later != first else None)


def _weekdays_found(tokens: list[_Token], now: datetime) -> list[_Token]:
    """A weekday becomes the next such day; beside a date it must be that date's own."""
    dates = [token for token in tokens if token.kind == "day"]
    clock = next((token.clock for token in tokens if token.kind == "clock"), None)
    found: list[_Token] = []
    week_on = False
    for token in tokens:
        if token.kind == "next":
            week_on = True
        elif token.kind == "weekday" and dates:
            if all(one.day is None or one.day.weekday() != token.weekday for one in dates):
                raise _Nonsense
        elif token.kind == "weekday":
            found.append(_Token("day", _next(token.weekday, now, clock, week_on=week_on)))
            week_on = False
        else:
            found.append(token)
    if week_on:
        raise _Nonsense
    return found


def _next(weekday: int, now: datetime, clock: time | None, *, week_on: bool) -> date:
    """The next such weekday; today when the hour is still to come; `week_on`: in the week after this one."""
    if week_on:
        return now.date() + timedelta(days=7 - now.weekday() + weekday)
    ahead = (weekday - now.weekday()) % 7
    if ahead == 0 and (clock is None or clock <= now.time()):
        ahead = 7
    return now.date() + timedelta(days=ahead)
