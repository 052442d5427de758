"""The tokenizer of typed times: 18.07, 9:30да, Friday; each token has all its possible meanings."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from handlers.time_parsing.days import InvalidTime
from handlers.time_parsing.parts import Meaning, TimePart, Token
from handlers.time_parsing.vocabulary import (
    AMOUNT_WORDS,
    DAY_PARTS,
    DEADLINE_PHRASES,
    FUNCTION_WORDS,
    HOUR_WORDS,
    MONTHS,
    NAMED_HOURS,
    RELATIVE_DAYS,
    SUFFIX_PARTS,
    WEEKDAYS,
    case_of,
)


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of a normalized text, up to the first piece that is not understood."""
    position = 0
    while position < len(text):
        if gap := _GAP.match(text, position):
            position = gap.end()
            continue
        token = _match_token(text, position)
        if token is None:
            return
        yield token
        position = token.end


def _match_token(text: str, position: int) -> Token | None:
    for pattern, read in _NUMBER_PATTERNS if text[position].isdecimal() else _OTHER_PATTERNS:
        match = pattern.match(text, position)
        if match and (token := read(match)):
            return token
    return None


def _make_token(
    kind: str, match: re.Match[str], *meanings: TimePart | Meaning | None, strict: bool = False
) -> Token | None:
    """Return a token with these meanings, except those that are None; None without any."""
    given = [(meaning,) if isinstance(meaning, TimePart) else meaning for meaning in meanings if meaning]
    return Token(kind, *match.span(), given, strict and len(given) > 1) if given else None


# Parts of patterns.

_CASE = "(?P<case>[дт][аео]н?|[гк][аео]|[дтн]ын)"
"""A Kyrgyz ending of a number: 9:30да, 16:00го."""
_SPACED_CASE = r"\s(?P<apart>[дт][аео]н(?=[\s-]*\d)|[гк][аео](?=\s+чейин))"
"""The same after a blank, if the context is unambiguous: 9.00 дөн 10.00 гө чейин."""
_AM_PM = r"\s?(?P<half>[apар])\.?\s?[mм](?!\w)\.?"
_HOUR_SUFFIX = r"\s?(?P<hours>часов|часа|час(?=\.)|ч|h|hrs?|o\s?clock)(?!\w)\.?"
"""A word after an hour with minutes; "час" needs a full stop, because of titles like "10:00 Час вопросов"."""
_HOUR_TAIL = rf"(?:{_AM_PM}|{_HOUR_SUFFIX}|-?{_CASE}|{_SPACED_CASE})?(?!\w)"
_WORD = r"(?P<word>[^\W\d_]+)"
_YEAR = r"\s?-?\s?(?:год\w{0,2}|г|жыл\w{0,5}|ж)(?!\w)\.?"
_POSSESSIVE = r"-?с?[ыиу](?:н[ыиу]н|нд?[ае]н?)?"
_ORDINAL_SUFFIX = rf"(?:(?:-?(?:st|nd|rd|th|го|е|ое|му|чи|чу)|{_POSSESSIVE})(?!\w))?"
_RANGE_SEPARATOR = r"(?:\s*-\s*|\s+(?P<between>до|по|и|жана|to|till|until|and)\s+)"
_AMOUNT = rf"(?P<amount>\d{{1,2}}|{'|'.join(AMOUNT_WORDS)})"


# Days.


def _make_day(day: str | int, month: str | int = 0, year: str | int = 0, case: str = "") -> TimePart:
    return TimePart("day", case, int(day), int(month), int(year))


def _read_full_date(match: re.Match[str]) -> Token | None:
    """18.07.2027, 2027-07-18."""
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    return _make_token("day", match, _make_day(match["day"], match["month"], year))


def _read_named_date(match: re.Match[str]) -> Token | None:
    """18-июль, июлдун 18и, 18th July."""
    if not (found := MONTHS.find(match["word"])):
        return None
    return _make_token("day", match, _make_day(match["day"], found[0], match["year"] or 0, found[1]))


def _read_date_range(match: re.Match[str]) -> Token | None:
    """18-19 декабря, 18 и 19 декабря: from one day to another."""
    found, first, last = MONTHS.find(match["word"]), int(match["day"]), int(match["last"])
    apart = match["between"] in ("и", "жана", "and") and last != first + 1
    if not found or last <= first or apart:
        return None
    year = match["year"] or 0
    return _make_token(
        "day",
        match,
        (_make_day(first, found[0], year), TimePart("to"), _make_day(last, found[0], year, found[1])),
    )


def _read_adjacent_numbers(match: re.Match[str]) -> Token | None:
    """18, 19 декабря (two days); 9 30 декабря (an hour before its day)."""
    said = match.groupdict()
    found = MONTHS.find(said["word"]) if "word" in said else (int(said["month"]), "")
    first, last = int(match["day"]), int(match["last"])
    if not found or (not match["comma"] and last != first + 1):
        return None
    if last != first + 1:
        raise InvalidTime("unclear")  # 18, 20 декабря; 9, 30 декабря
    year = 2000 + int(match["year"]) % 100 if match["year"] else 0
    days = (_make_day(first, found[0], year), TimePart("to"), _make_day(last, found[0], year, found[1]))
    hour = None if match["comma"] else _make_clock(first, bare_number=True, hour_only=True)
    return _make_token("day", match, days, hour and (hour, days[-1]), strict=True)


def _read_ordinal(match: re.Match[str]) -> Token | None:
    """18 числа, 18-го, 18инде; also the Kyrgyz hour "16го чейин"."""
    hour = (
        _make_clock(match["day"], case="towards", bare_number=True, hour_only=True)
        if match["maybe"]
        else None
    )
    day = _make_day(match["day"], case=case_of(match["case"]))
    return _make_token("ordinal" if hour else "day", match, day, hour)


def _read_year(match: re.Match[str]) -> Token | None:
    """2026-жылдын, 2027 г."""
    year = int(match["year"])
    return _make_token("year", match, TimePart("year", year=year if year > 99 else 2000 + year))


def _read_relative_day(match: re.Match[str]) -> Token | None:
    """Через 3 дня, бир жумадан кийин, in two weeks."""
    said = match["amount"] or "1"
    amount = int(said) if said.isdigit() else AMOUNT_WORDS[said]
    week = match["unit"] in ("недел", "жума", "апта", "week")
    return _make_token("relative", match, TimePart("day", days_ahead=amount * (7 if week else 1)))


# Hours.


def _make_clock(hour: str | int, minute: str | int | None = 0, **fields: Any) -> TimePart | None:
    """Return an hour, or None if it does not exist."""
    hour, minute = int(hour), int(minute or 0)
    exists = (hour < 24 and minute < 60) or (hour, minute) == (24, 0)
    return TimePart("clock", hour=hour, minute=minute, **fields) if exists else None


def _hour_suffix(match: re.Match[str]) -> dict[str, Any]:
    """Return the fields from the suffix of an hour: am or pm, and the meaning of the ending."""
    half = {"a": "am", "а": "am", "p": "pm", "р": "pm"}.get(match["half"] or "", "")
    return {"day_part": half, "case": case_of(match["case"] or match["apart"])}


def _read_exact_hour(match: re.Match[str]) -> Token | None:
    """9:30, 9:30да, 3:15pm, 9ч30."""
    clock = _make_clock(match["hour"], match["minute"], **_hour_suffix(match))
    return _make_token("clock", match, clock)


def _read_spoken_hour(match: re.Match[str]) -> Token | None:
    """9 часов, 9 ч 30 мин, 9 жарым."""
    minute = 30 if match["more"] else match["minute"]
    clock = _make_clock(match["hour"], minute, hour_only=True)
    return _make_token("clock", match, clock)


def _read_worded_hour(match: re.Match[str]) -> Token | None:
    """В девять, саат тогузда, тогуз жарымда."""
    hour = HOUR_WORDS[" ".join(match["said"].split())]
    minute = 30 if match["more"] else 0
    return _make_token(
        "worded",
        match,
        _make_clock(hour, minute, case=case_of(match["case"]), bare_number=not minute, hour_only=True),
    )


def _read_one_oclock(match: re.Match[str]) -> Token | None:
    """В час дня."""
    return _make_token("worded", match, TimePart("clock", hour=1, hour_only=True))


def _read_number(match: re.Match[str]) -> Token | None:
    """9, 9да, 9am."""
    said = _hour_suffix(match)
    plain = not any(said.values())
    clock = _make_clock(
        match["hour"], **said, bare_number=plain and not match["hours"], hour_only=match["hour"][0] != "0"
    )
    return _make_token("number" if plain else "clock", match, clock)


def _read_spaced_hour(match: re.Match[str]) -> Token | None:
    """9 30, unless the name of a month follows."""
    following = re.compile(rf"\s*-?\s*{_WORD}").match(match.string, match.end())
    clock = _make_clock(match["hour"], match["minute"], **_hour_suffix(match), bare_number=True)
    if following and MONTHS.find(following["word"]):
        return None
    return _make_token("clock", match, clock)


def _read_four_digits(match: re.Match[str]) -> Token | None:
    """0930. 2026 is a year, as nobody starts at 20:26; 2030 may be either."""
    clock = _make_clock(match["hour"], match["minute"], **_hour_suffix(match), bare_number=True)
    if match["hour"] != "20":
        return _make_token("four", match, clock)
    year = TimePart("year", year=int(match["hour"] + match["minute"]))
    odd = int(match["minute"]) % 5
    return _make_token("year" if odd else "four", match, year, None if odd else clock, strict=True)


# Days or hours.


def _read_pair(match: re.Match[str]) -> Token | None:
    """18.07 is a day, 9.30 an hour, 10.12 may be either, also with a comma; 18/07 is always a day."""
    first, second = int(match["first"]), int(match["second"])
    if match["by"] == "," and len(match["second"]) != 2:
        return None  # 2,5 тонны
    dated = 1 <= first <= 31 and 1 <= second <= 12 and not (match["hours"] or match["half"])
    written = len(match["second"]) == 2 and match["by"] in ".,"
    clock = _make_clock(first, second, **_hour_suffix(match)) if written else None
    if clock and dated and clock.hour < 6:
        clock = None  # 5.12 is a day, as nothing starts at night
    either = bool(clock) and dated
    day = _make_day(first, second, case=case_of(match["case"])) if dated else None
    kind = "pair" if either else "day" if day else "clock"
    return _make_token(kind, match, *(replace(part, ambiguous=either) for part in (day, clock) if part))


def _read_dotted_range(match: re.Match[str]) -> Token | None:
    """18-19.12 (a range of days); 9-10.30 (a range of hours)."""
    first, last, second = int(match["first"]), int(match["last"]), int(match["second"])
    days = clocks = None
    if first < last <= 31 and 1 <= second <= 12 and not (match["hours"] or match["half"]):
        year = 2000 + int(match["year"]) % 100 if match["year"] else 0
        days = (_make_day(first, second, year), TimePart("to"), _make_day(last, second, year))
    until = _make_clock(last, second, **_hour_suffix(match))
    if (
        until
        and len(match["second"]) == 2
        and not match["year"]
        and (since := _make_clock(first, hour_only=True))
    ):
        clocks = (since, TimePart("to"), until)
    return _make_token("days" if days and clocks else "day" if days else "clock", match, days, clocks)


def _read_hyphen_pair(match: re.Match[str]) -> Token | None:
    """9-16 is a range of hours, 9-30 an hour, 9-15 may be either; 18-07 is a day if there is an hour besides."""
    first, second, said = int(match["first"]), int(match["second"]), _hour_suffix(match)
    weak = not match["hours"]
    exact = _make_clock(first, second, **said) if len(match["second"]) == 2 and second % 5 == 0 else None
    since, until = (
        _make_clock(first, bare_number=weak, hour_only=True),
        _make_clock(second, bare_number=weak, hour_only=True, **said),
    )
    span = (since, TimePart("to"), until) if since and until and first < second else None
    dated = 1 <= first <= 31 and 1 <= second <= 12 and weak and not match["half"]
    day = replace(_make_day(first, second), bare_number=True, ambiguous=True) if dated else None
    return _make_token("hyphen", match, day, exact, span, strict=True)


# Words.


def _read_phrase(match: re.Match[str]) -> Token | None:
    """Phrases of several words."""
    phrase = " ".join(match[0].split())
    if phrase in DAY_PARTS:
        return _make_token("part", match, TimePart("part", day_part=DAY_PARTS[phrase]))
    if phrase == "day after tomorrow":
        return _make_token("relative", match, TimePart("day", days_ahead=2))
    if phrase in DEADLINE_PHRASES:
        return _make_token("to", match, TimePart("to"))
    return _make_token("clock", match, TimePart("clock", hour=24))


def _read_word(match: re.Match[str]) -> Token | None:
    """A single word: a day, a part of the day, noon, or a function word."""
    word = match["word"]
    if found := RELATIVE_DAYS.find(word):
        return _make_token("relative", match, TimePart("day", days_ahead=found[0], case=found[1]))
    if word in DAY_PARTS:
        kind = "afterwards" if word in SUFFIX_PARTS else "part"
        return _make_token(kind, match, TimePart(kind, day_part=DAY_PARTS[word]))
    if word in NAMED_HOURS:
        return _make_token("named", match, TimePart("clock", hour=int(NAMED_HOURS[word])))
    if word in FUNCTION_WORDS:
        return _make_token(FUNCTION_WORDS[word], match, TimePart(FUNCTION_WORDS[word]))
    if found := WEEKDAYS.find(word):
        return _make_token("weekday", match, TimePart("weekday", weekday=found[0], case=found[1]))
    return None


def _read_dash(match: re.Match[str]) -> Token | None:
    return _make_token("dash", match, TimePart("dash"))


Reader = Callable[[re.Match[str]], Token | None]
_GAP = re.compile(r"(?:[\s,.;()|•·]|:(?!\d))+")
_NUMBER_END = r"(?![\d:]|\.\d)"
"""The end of a number: no further digits follow."""
_PHRASE = "|".join(
    (
        r"эртен\s+менен|туштон\s+кийин(?:ки)?|после\s+обеда|day after tomorrow|тун\s+ортосу\w*",
        *DEADLINE_PHRASES,
    )
)
_SPOKEN_HOUR = "|".join(sorted((word.replace(" ", r"\s+") for word in HOUR_WORDS), key=len, reverse=True))
_MINUTES = r"\s?(?P<minute>\d\d)(?!\d|[.:]\d)(?:\s?(?:мин\w{0,3}|мунот\w{0,3}|м)(?!\w)\.?)?(?!\w)"
_HOUR_WORD = r"\s?-?(?:ч|час\w{0,2}|саат|h|hrs?|o\s?clock)(?!\w)\.?"
_FULL_YEAR = rf"(?P<year>20\d\d|\d\d){_NUMBER_END}(?:{_YEAR}|-?{_CASE})?(?!\w)"
_YEAR_AFTER_MONTH = rf"(?:\.?,?\s+(?P<year>20\d\d)(?![\d:]|\.\d)(?:{_YEAR})?)?"
"""A year of four digits after the name of a month."""
_YEAR_BEFORE_DAY = r"(?P<year>20\d\d)\s?-?\s?жылдын\s+"
"""A year in the genitive belongs to the day after it: 2026-жылдын 6-декабры."""
_RANGE_END = rf"(?:{_POSSESSIVE}(?P<between>\s+)|{_ORDINAL_SUFFIX}\s*-\s*)(?P<last>\d\d?){_ORDINAL_SUFFIX}"
_PAIR_OF_DAYS = rf"(?P<day>\d\d?){_ORDINAL_SUFFIX}(?:(?P<comma>\s*,\s*)|\s+)(?P<last>\d\d?)"
_DAY_ORDINAL = (
    rf"-?(?P<maybe>го)|-?(?:е|ое|му|st|nd|rd|th)|\s?-?\s?числ[аоу]\w{{0,2}}|(?P<case>{_POSSESSIVE})"
)
_LATER = (rf"{_AMOUNT}\s?(?P<unit>кун|жума|апта)\w*\s+кийин", _read_relative_day)
"""3 күндөн кийин, үч күндөн кийин."""
_NUMBER_READERS: Sequence[tuple[str, Reader]] = (
    (
        r"(?P<year>20\d\d)(?P<by>[./-])(?P<month>\d\d?)(?P=by)(?P<day>\d\d?)(?:t(?=\d)|(?!\w))",
        _read_full_date,
    ),
    (rf"(?P<day>\d\d?)(?P<by>[./-])(?P<month>\d\d?)(?P=by){_FULL_YEAR}", _read_full_date),
    (
        rf"{_YEAR_BEFORE_DAY}(?P<day>\d\d?){_ORDINAL_SUFFIX}{_RANGE_SEPARATOR}(?P<last>\d\d?){_ORDINAL_SUFFIX}[\s.-]*{_WORD}",
        _read_date_range,
    ),
    (rf"{_YEAR_BEFORE_DAY}(?P<day>\d\d?){_ORDINAL_SUFFIX}[\s.-]*{_WORD}", _read_named_date),
    (rf"(?P<year>20\d\d|\d\d){_YEAR}", _read_year),
    (
        rf"(?P<day>\d\d?){_ORDINAL_SUFFIX}{_RANGE_SEPARATOR}(?P<last>\d\d?){_ORDINAL_SUFFIX}[\s.-]*{_WORD}{_YEAR_AFTER_MONTH}",
        _read_date_range,
    ),
    (rf"{_PAIR_OF_DAYS}{_ORDINAL_SUFFIX}[\s.-]*{_WORD}{_YEAR_AFTER_MONTH}", _read_adjacent_numbers),
    (
        rf"{_PAIR_OF_DAYS}\.(?P<month>1[012]|0?[1-9])(?:\.(?P<year>20\d\d|\d\d))?{_NUMBER_END}(?!\w)",
        _read_adjacent_numbers,
    ),
    (rf"(?P<day>\d\d?){_ORDINAL_SUFFIX}[\s.-]*{_WORD}{_YEAR_AFTER_MONTH}", _read_named_date),
    _LATER,
    (rf"(?P<hour>\d\d?)\s?:\s?(?P<minute>\d\d)(?::00)?(?!\d|:\d){_HOUR_TAIL}", _read_exact_hour),
    (rf"(?P<hour>\d\d?)[чh](?P<minute>\d\d)(?!\d){_HOUR_TAIL}", _read_exact_hour),
    (rf"(?P<hour>\d\d?){_HOUR_WORD}(?:\s?(?P<more>жарым)\w{{0,3}}|{_MINUTES})?", _read_spoken_hour),
    (r"(?P<hour>\d\d?)\s?(?P<more>жарым)\w{0,3}(?P<minute>)", _read_spoken_hour),
    (
        rf"(?P<first>\d\d?)\s?-\s?(?P<last>\d\d?)\.(?P<second>\d\d?)(?:\.(?P<year>20\d\d|\d\d))?{_NUMBER_END}{_HOUR_TAIL}",
        _read_dotted_range,
    ),
    (rf"(?P<first>\d\d?)(?P<by>[./,])(?P<second>\d\d?){_NUMBER_END}(?!/\d){_HOUR_TAIL}", _read_pair),
    (rf"(?P<first>\d\d?)-(?P<second>\d\d?){_NUMBER_END}{_HOUR_TAIL}", _read_hyphen_pair),
    (rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d){_NUMBER_END}{_HOUR_TAIL}", _read_four_digits),
    (rf"(?P<day>\d\d?)(?:{_DAY_ORDINAL})(?!\w)", _read_ordinal),
    (rf"(?P<hour>\d\d?)\s(?P<minute>00|2[4-9]|[3-5]\d){_NUMBER_END}{_HOUR_TAIL}", _read_spaced_hour),
    (rf"(?P<hour>\d\d?){_NUMBER_END}{_HOUR_TAIL}(?!-[^\W\d_])", _read_number),
)
"""Patterns tried at a digit, in this order."""
_OTHER_READERS: Sequence[tuple[str, Reader]] = (
    (rf"{_WORD}\.?\s+(?P<day>\d\d?){_RANGE_END}{_NUMBER_END}(?!\w){_YEAR_AFTER_MONTH}", _read_date_range),
    (
        rf"{_WORD}\.?\s*(?:айынын\s+|of\s+)?(?P<day>\d\d?){_ORDINAL_SUFFIX}{_NUMBER_END}(?!\w){_YEAR_AFTER_MONTH}",
        _read_named_date,
    ),
    (rf"через (?:{_AMOUNT}\s)?\s*(?P<unit>ден|дн|недел)\w*", _read_relative_day),
    _LATER,
    (rf"in {_AMOUNT} (?P<unit>day|week)s?(?!\w)", _read_relative_day),
    (rf"(?:{_PHRASE})(?!\w)", _read_phrase),
    (rf"(?P<said>{_SPOKEN_HOUR})(?:{_CASE})?(?:\s+(?P<more>жарым)\w{{0,3}})?(?!\w)", _read_worded_hour),
    (r"час(?=\s+(?:дня|ночи)(?!\w))", _read_one_oclock),
    (_WORD, _read_word),
    ("-+", _read_dash),
)
"""Patterns tried at other characters, in this order."""
_NUMBER_PATTERNS = [(re.compile(pattern), read) for pattern, read in _NUMBER_READERS]
_OTHER_PATTERNS = [(re.compile(pattern), read) for pattern, read in _OTHER_READERS]
