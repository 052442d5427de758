"""From typed words to their pieces: 18.07, 9:30да, Friday; each with every way in which it can be meant. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from handlers.plans.days import NoTime
from handlers.plans.signs import Sign, Token, Way
from handlers.plans.vocabulary import (
    AFTERWARDS,
    AMOUNTS,
    LATEST,
    LITTLE,
    MONTHS,
    NAMED,
    PART_OF,
    RELATIVE,
    SPOKEN,
    WEEKDAYS,
    case_of,
)


def tokens(folded: str) -> Iterator[Token]:
    """The pieces of a folded text from its beginning, as far as they are understood."""
    place = 0
    while place < len(folded):
        if gap := _GAP.match(folded, place):
            place = gap.end()
            continue
        token = _token(folded, place)
        if token is None:
            return
        yield token
        place = token.end


def _token(folded: str, place: int) -> Token | None:
    for pattern, read in _PATTERNS:
        match = pattern.match(folded, place)
        if match and (token := read(match)):
            return token
    return None


def _of(kind: str, match: re.Match[str], *ways: Sign | Way | None, strict: bool = False) -> Token | None:
    """A token of these ways, as many as there are."""
    there = [(way,) if isinstance(way, Sign) else way for way in ways if way]
    return Token(kind, *match.span(), there, strict and len(there) > 1) if there else None


# Pieces of patterns.

_CASE = "(?P<case>[дт][аео]н?|[гк][аео]|[дтн]ын)"
"""The Kyrgyz ending of a number: 9:30да, 16:00го."""
_CASE_APART = r"\s(?P<apart>[дт][аео]н(?=[\s-]*\d)|[гк][аео](?=\s+чейин))"
"""The same after a blank, where it can be nothing else: 9.00 дөн 10.00 гө чейин."""
_HALF = r"\s?(?P<half>[apар])\.?\s?[mм](?!\w)\.?"
_HOURS = r"\s?(?P<hours>часов|часа|час(?=\.)|ч|h|hrs?|o\s?clock)(?!\w)\.?"
"""After an hour with its minutes; "час" alone is none of it: "10:00 Час вопросов"."""
_TAIL = rf"(?:{_HALF}|{_HOURS}|-?{_CASE}|{_CASE_APART})?(?!\w)"
_WORD = r"(?P<word>[^\W\d_]+)"
_YEAR = r"\s?-?\s?(?:год\w{0,2}|г|жыл\w{0,5}|ж)(?!\w)\.?"
_POSSESSED = r"-?с?[ыиу](?:н[ыиу]н|нд?[ае]н?)?"
_NTH = rf"(?:(?:-?(?:st|nd|rd|th|го|е|ое|му|чи|чу)|{_POSSESSED})(?!\w))?"
_BETWEEN = r"(?:\s*-\s*|\s+(?P<between>до|по|и|жана|to|till|until|and)\s+)"
_AMOUNT = rf"(?P<amount>\d{{1,2}}|{'|'.join(AMOUNTS)})"


# Days.


def _day(day: str | int, month: str | int = 0, year: str | int = 0, case: str = "") -> Sign:
    return Sign("day", case, int(day), int(month), int(year))


def _full(match: re.Match[str]) -> Token | None:
    """18.07.2027, 2027-07-18."""
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    return _of("day", match, _day(match["day"], match["month"], year))


def _named(match: re.Match[str]) -> Token | None:
    """18-июль, июлдун 18и, 18th July."""
    if not (found := MONTHS.find(match["word"])):
        return None
    return _of("day", match, _day(match["day"], found[0], match["year"] or 0, found[1]))


def _days_named(match: re.Match[str]) -> Token | None:
    """18-19 декабря, 18 и 19 декабря: from one day to another."""
    found, first, last = MONTHS.find(match["word"]), int(match["day"]), int(match["last"])
    apart = match["between"] in ("и", "жана", "and") and last != first + 1
    if not found or last <= first or apart:
        return None
    year = match["year"] or 0
    return _of("day", match, (_day(first, found[0], year), Sign("to"), _day(last, found[0], year, found[1])))


def _beside(match: re.Match[str]) -> Token | None:
    """18, 19 декабря are two days; 9 30 декабря is an hour before its day."""
    said = match.groupdict()
    found = MONTHS.find(said["word"]) if "word" in said else (int(said["month"]), "")
    first, last = int(match["day"]), int(match["last"])
    if not found or (not match["comma"] and last != first + 1):
        return None
    if last != first + 1:
        raise NoTime("unclear")  # 18, 20 декабря; 9, 30 декабря
    year = 2000 + int(match["year"]) % 100 if match["year"] else 0
    days = (_day(first, found[0], year), Sign("to"), _day(last, found[0], year, found[1]))
    hour = None if match["comma"] else _clock(first, weak=True, loose=True)
    return _of("day", match, days, hour and (hour, days[-1]), strict=True)


def _ordinal(match: re.Match[str]) -> Token | None:
    """18 числа, 18-го, 18инде; "16го чейин" is an hour in Kyrgyz."""
    hour = _clock(match["day"], case="towards", weak=True, loose=True) if match["maybe"] else None
    day = _day(match["day"], case=case_of(match["case"]))
    return _of("ordinal" if hour else "day", match, day, hour)


def _year(match: re.Match[str]) -> Token | None:
    """2026-жылдын, 2027 г."""
    year = int(match["year"])
    return _of("year", match, Sign("year", year=year if year > 99 else 2000 + year))


def _after(match: re.Match[str]) -> Token | None:
    """Через 3 дня, бир жумадан кийин, in two weeks."""
    said = match["amount"] or "1"
    amount = int(said) if said.isdigit() else AMOUNTS[said]
    week = match["unit"] in ("недел", "жума", "апта", "week")
    return _of("relative", match, Sign("day", ahead=amount * (7 if week else 1)))


# Hours.


def _clock(hour: str | int, minute: str | int | None = 0, **said: Any) -> Sign | None:
    """That hour; None when no clock shows it."""
    hour, minute = int(hour), int(minute or 0)
    there = (hour < 24 and minute < 60) or (hour, minute) == (24, 0)
    return Sign("clock", hour=hour, minute=minute, **said) if there else None


def _said(match: re.Match[str]) -> dict[str, Any]:
    """What stands right after an hour: its half of the day, its ending."""
    half = {"a": "am", "а": "am", "p": "pm", "р": "pm"}.get(match["half"] or "", "")
    return {"part": half, "case": case_of(match["case"] or match["apart"])}


def _exact(match: re.Match[str]) -> Token | None:
    """9:30, 9:30да, 3:15pm, 9ч30."""
    clock = _clock(match["hour"], match["minute"], **_said(match))
    return _of("clock", match, clock)


def _spoken(match: re.Match[str]) -> Token | None:
    """9 часов, 9 ч 30 мин, 9 жарым."""
    minute = 30 if match["more"] else match["minute"]
    clock = _clock(match["hour"], minute, loose=True)
    return _of("clock", match, clock)


def _worded(match: re.Match[str]) -> Token | None:
    """В девять, саат тогузда, тогуз жарымда."""
    hour = SPOKEN[" ".join(match["said"].split())]
    minute = 30 if match["more"] else 0
    return _of(
        "worded", match, _clock(hour, minute, case=case_of(match["case"]), weak=not minute, loose=True)
    )


def _one(match: re.Match[str]) -> Token | None:
    """В час дня."""
    return _of("worded", match, Sign("clock", hour=1, loose=True))


def _number(match: re.Match[str]) -> Token | None:
    """9, 9да, 9am."""
    said = _said(match)
    plain = not any(said.values())
    clock = _clock(match["hour"], **said, weak=plain and not match["hours"], loose=match["hour"][0] != "0")
    return _of("number" if plain else "clock", match, clock)


def _spaced(match: re.Match[str]) -> Token | None:
    """9 30; but not the 30th of a month."""
    following = re.compile(rf"\s*-?\s*{_WORD}").match(match.string, match.end())
    clock = _clock(match["hour"], match["minute"], **_said(match), weak=True)
    if following and MONTHS.find(following["word"]):
        return None
    return _of("clock", match, clock)


def _four(match: re.Match[str]) -> Token | None:
    """0930; 2026 is a year, since nobody begins at 20:26; 2030 may be either."""
    clock = _clock(match["hour"], match["minute"], **_said(match), weak=True)
    if match["hour"] != "20":
        return _of("four", match, clock)
    year = Sign("year", year=int(match["hour"] + match["minute"]))
    odd = int(match["minute"]) % 5
    return _of("year" if odd else "four", match, year, None if odd else clock, strict=True)


# What may be either.


def _pair(match: re.Match[str]) -> Token | None:
    """18.07 is a day, 9.30 an hour, 10.12 may be either, as with a comma; 18/07 is always a day."""
    first, second = int(match["first"]), int(match["second"])
    if match["by"] == "," and len(match["second"]) != 2:
        return None  # 2,5 тонны
    dated = 1 <= first <= 31 and 1 <= second <= 12 and not (match["hours"] or match["half"])
    written = len(match["second"]) == 2 and match["by"] in ".,"
    clock = _clock(first, second, **_said(match)) if written else None
    if clock and dated and clock.hour < 6:
        clock = None  # 5.12 is no hour of the night
    either = bool(clock) and dated
    day = _day(first, second, case=case_of(match["case"])) if dated else None
    kind = "pair" if either else "day" if day else "clock"
    return _of(kind, match, *(replace(sign, open=either) for sign in (day, clock) if sign))


def _days(match: re.Match[str]) -> Token | None:
    """18-19.12, from one day to another; 9-10.30, from an hour to another."""
    first, last, second = int(match["first"]), int(match["last"]), int(match["second"])
    days = clocks = None
    if first < last <= 31 and 1 <= second <= 12 and not (match["hours"] or match["half"]):
        year = 2000 + int(match["year"]) % 100 if match["year"] else 0
        days = (_day(first, second, year), Sign("to"), _day(last, second, year))
    until = _clock(last, second, **_said(match))
    if until and len(match["second"]) == 2 and not match["year"] and (since := _clock(first, loose=True)):
        clocks = (since, Sign("to"), until)
    return _of("days" if days and clocks else "day" if days else "clock", match, days, clocks)


def _hyphen(match: re.Match[str]) -> Token | None:
    """9-16 is from an hour to another, 9-30 an hour, 9-15 may be either; 18-07 is a day beside an hour."""
    first, second, said = int(match["first"]), int(match["second"]), _said(match)
    weak = not match["hours"]
    exact = _clock(first, second, **said) if len(match["second"]) == 2 and second % 5 == 0 else None
    since, until = _clock(first, weak=weak, loose=True), _clock(second, weak=weak, loose=True, **said)
    span = (since, Sign("to"), until) if since and until and first < second else None
    dated = 1 <= first <= 31 and 1 <= second <= 12 and weak and not match["half"]
    day = replace(_day(first, second), weak=True, open=True) if dated else None
    return _of("hyphen", match, day, exact, span, strict=True)


# Words.


def _phrase(match: re.Match[str]) -> Token | None:
    """Words that mean something together."""
    phrase = " ".join(match[0].split())
    if phrase in PART_OF:
        return _of("part", match, Sign("part", part=PART_OF[phrase]))
    if phrase == "day after tomorrow":
        return _of("relative", match, Sign("day", ahead=2))
    if phrase in LATEST:
        return _of("to", match, Sign("to"))
    return _of("clock", match, Sign("clock", hour=24))


def _word(match: re.Match[str]) -> Token | None:
    """One word: a day, a part of it, noon, or one of the little ones."""
    word = match["word"]
    if found := RELATIVE.find(word):
        return _of("relative", match, Sign("day", ahead=found[0], case=found[1]))
    if word in PART_OF:
        kind = "afterwards" if word in AFTERWARDS else "part"
        return _of(kind, match, Sign(kind, part=PART_OF[word]))
    if word in NAMED:
        return _of("named", match, Sign("clock", hour=int(NAMED[word])))
    if word in LITTLE:
        return _of(LITTLE[word], match, Sign(LITTLE[word]))
    if found := WEEKDAYS.find(word):
        return _of("weekday", match, Sign("weekday", weekday=found[0], case=found[1]))
    return None


def _dash(match: re.Match[str]) -> Token | None:
    return _of("dash", match, Sign("dash"))


Reader = Callable[[re.Match[str]], Token | None]
_GAP = re.compile(r"(?:[\s,.;()|•·]|:(?!\d))+")
_TWO = r"(?![\d:]|\.\d)"
"""What follows is no part of the number."""
_PHRASE = "|".join(
    (r"эртен\s+менен|туштон\s+кийин(?:ки)?|после\s+обеда|day after tomorrow|тун\s+ортосу\w*", *LATEST)
)
_SPOKEN_HOUR = "|".join(sorted((word.replace(" ", r"\s+") for word in SPOKEN), key=len, reverse=True))
_MINUTES = r"\s?(?P<minute>\d\d)(?!\d|[.:]\d)(?:\s?(?:мин\w{0,3}|мунот\w{0,3}|м)(?!\w)\.?)?(?!\w)"
_HOUR_WORD = r"\s?-?(?:ч|час\w{0,2}|саат|h|hrs?|o\s?clock)(?!\w)\.?"
_FULL_YEAR = rf"(?P<year>20\d\d|\d\d){_TWO}(?:{_YEAR}|-?{_CASE})?(?!\w)"
_OF_YEAR = rf"(?:\.?,?\s+(?P<year>20\d\d)(?![\d:]|\.\d)(?:{_YEAR})?)?"
"""After the name of a month four digits are a year."""
_LAST = rf"(?:{_POSSESSED}(?P<between>\s+)|{_NTH}\s*-\s*)(?P<last>\d\d?){_NTH}"
_PAIR_OF_DAYS = rf"(?P<day>\d\d?){_NTH}(?:(?P<comma>\s*,\s*)|\s+)(?P<last>\d\d?)"
_NTH_DAY = rf"-?(?P<maybe>го)|-?(?:е|ое|му|st|nd|rd|th)|\s?-?\s?числ[аоу]\w{{0,2}}|(?P<case>{_POSSESSED})"
_READERS: Sequence[tuple[str, Reader]] = (
    (r"(?P<year>20\d\d)(?P<by>[./-])(?P<month>\d\d?)(?P=by)(?P<day>\d\d?)(?:t(?=\d)|(?!\w))", _full),
    (rf"(?P<day>\d\d?)(?P<by>[./-])(?P<month>\d\d?)(?P=by){_FULL_YEAR}", _full),
    (rf"(?P<year>20\d\d|\d\d){_YEAR}", _year),
    (rf"(?P<day>\d\d?){_NTH}{_BETWEEN}(?P<last>\d\d?){_NTH}[\s.-]*{_WORD}{_OF_YEAR}", _days_named),
    (rf"{_WORD}\.?\s+(?P<day>\d\d?){_LAST}{_TWO}(?!\w){_OF_YEAR}", _days_named),
    (rf"{_PAIR_OF_DAYS}{_NTH}[\s.-]*{_WORD}{_OF_YEAR}", _beside),
    (rf"{_PAIR_OF_DAYS}\.(?P<month>1[012]|0?[1-9])(?:\.(?P<year>20\d\d|\d\d))?{_TWO}(?!\w)", _beside),
    (rf"(?P<day>\d\d?){_NTH}[\s.-]*{_WORD}{_OF_YEAR}", _named),
    (rf"{_WORD}\.?\s*(?:айынын\s+|of\s+)?(?P<day>\d\d?){_NTH}{_TWO}(?!\w){_OF_YEAR}", _named),
    (rf"через (?:{_AMOUNT}\s)?\s*(?P<unit>ден|дн|недел)\w*", _after),
    (rf"{_AMOUNT}\s?(?P<unit>кун|жума|апта)\w*\s+кийин", _after),
    (rf"in {_AMOUNT} (?P<unit>day|week)s?(?!\w)", _after),
    (rf"(?P<hour>\d\d?)\s?:\s?(?P<minute>\d\d)(?::00)?(?!\d|:\d){_TAIL}", _exact),
    (rf"(?P<hour>\d\d?)[чh](?P<minute>\d\d)(?!\d){_TAIL}", _exact),
    (rf"(?P<hour>\d\d?){_HOUR_WORD}(?:\s?(?P<more>жарым)\w{{0,3}}|{_MINUTES})?", _spoken),
    (r"(?P<hour>\d\d?)\s?(?P<more>жарым)\w{0,3}(?P<minute>)", _spoken),
    (
        rf"(?P<first>\d\d?)\s?-\s?(?P<last>\d\d?)\.(?P<second>\d\d?)(?:\.(?P<year>20\d\d|\d\d))?{_TWO}{_TAIL}",
        _days,
    ),
    (rf"(?P<first>\d\d?)(?P<by>[./,])(?P<second>\d\d?){_TWO}(?!/\d){_TAIL}", _pair),
    (rf"(?P<first>\d\d?)-(?P<second>\d\d?){_TWO}{_TAIL}", _hyphen),
    (rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d){_TWO}{_TAIL}", _four),
    (rf"(?P<day>\d\d?)(?:{_NTH_DAY})(?!\w)", _ordinal),
    (rf"(?P<hour>\d\d?)\s(?P<minute>00|2[4-9]|[3-5]\d){_TWO}{_TAIL}", _spaced),
    (rf"(?P<hour>\d\d?){_TWO}{_TAIL}(?!-[^\W\d_])", _number),
    (rf"(?:{_PHRASE})(?!\w)", _phrase),
    (rf"(?P<said>{_SPOKEN_HOUR})(?:{_CASE})?(?:\s+(?P<more>жарым)\w{{0,3}})?(?!\w)", _worded),
    (r"час(?=\s+(?:дня|ночи)(?!\w))", _one),
    (_WORD, _word),
    ("-+", _dash),
)
"""What is tried at each place, in this order."""
_PATTERNS = [(re.compile(pattern), read) for pattern, read in _READERS]
