"""The words of typed times in Kyrgyz, Russian and English, and the normalization of letters."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from storage.text.normalization import unify_scripts

_PLAIN_LETTERS = dict(zip("ёөүң~−\"'`", "еоун--   ", strict=True))
"""Letter -> its plain form: Kyrgyz letters as typed on telephones without them, and a few signs."""
_BLANK_CATEGORIES = ("Z", "C", "M", "So", "Sk", "Pi", "Pf", "Ps", "Pe")
"""Unicode categories replaced by blanks: separators, controls, marks, emoji, quotation marks, brackets."""


def normalize(text: str) -> str:
    """Normalize a text: lower case, one script in each word, ё to е, ү to у, dashes to hyphens, emoji to blanks.

    The length and the positions of characters stay the same.
    """
    return "".join(map(_normalized_letter, unify_scripts(text)))


@cache
def _normalized_letter(letter: str) -> str:
    plain = unicodedata.normalize("NFKC", letter).lower()
    plain = plain if len(plain) == 1 else letter
    if plain in _PLAIN_LETTERS:
        return _PLAIN_LETTERS[plain]
    kind = unicodedata.category(plain)
    if kind == "Pd":
        return "-"
    return " " if kind.startswith(_BLANK_CATEGORIES) and letter != "№" else plain


ENDING = r"(?:[ыиу](?:н[ыиу]н|н[дт][ае]н?|н[ае]н?)?|[нд][ыиу]н|т[ыиу]н|[дт][аео]н?|[гк][аео])"
"""A Kyrgyz ending, perhaps after the possessive: декабрда, 6-декабры, июлунда, жуманын."""
_NOUN_ENDING = re.compile(rf"(?:[ьяеюауы]|ем|ом|ой|ей|ье|ья|ью|ь?(?P<ending>{ENDING}))?")
_FROM_ENDING = re.compile("(?:[дт][аео]н|н[ае]н)$")
_TOWARDS_ENDING = re.compile("(?:[гк][аео]|н[ае])$")


def case_of(ending: str | None) -> str:
    """Return the meaning of a Kyrgyz ending: "from" (9дан), "towards" (16га) or ""."""
    if ending and _FROM_ENDING.search(ending):
        return "from"
    return "towards" if ending and _TOWARDS_ENDING.search(ending) else ""


def _row_numbers(*rows: str, first: int = 0) -> dict[str, int]:
    """Return word -> number of its row."""
    return {word: number for number, row in enumerate(rows, start=first) for word in row.split()}


@dataclass(frozen=True, slots=True)
class NameTable:
    """Names with a number each: whole words, and stems that may have an ending."""

    whole: dict[str, int]
    stems: dict[str, int]

    def find(self, word: str) -> tuple[int, str] | None:
        """Return the number of a name, and the meaning of its Kyrgyz ending. Return None if the word is no name."""
        if word in self.whole:
            return self.whole[word], ""
        for stem, number in self.stems.items():
            if word.startswith(stem) and (rest := _NOUN_ENDING.fullmatch(word, len(stem))):
                return number, case_of(rest["ending"])
        return None


MONTHS = NameTable(
    _row_numbers(
        *("янв jan january", "фев февр feb february", "мар mar march", "апр apr april", "may", "jun june"),
        *("jul july", "авг aug august", "сен сент sep sept september", "окт oct october"),
        *("ноя нояб nov november", "дек dec december"),
        first=1,
    ),
    _row_numbers(
        *("январ", "феврал", "март", "апрел", "май мая мае", "июн", "июл", "август"),
        *("сентябр", "октябр", "ноябр", "декабр"),
        first=1,
    ),
)
WEEKDAYS = NameTable(
    _row_numbers(
        *("дуй дуйш пн пнд пон monday mon", "шей шейш вт втор tuesday tues tue", "шар шарш ср wednesday wed"),
        *("бей бейш чт чет thursday thurs thur thu", "пт птн пят friday fri", "ишм ишем сб суб saturday sat"),
        "жек жекш вс вск воск sunday sun",
    ),
    _row_numbers(
        *("дуйшомбу дуйшомб понедельник", "шейшемби вторник", "шаршемби сред", "бейшемби четверг"),
        *("жума пятниц", "ишемби суббот", "жекшемби воскресен"),
    ),
)
"""Monday is 0."""
RELATIVE_DAYS = NameTable(
    _row_numbers("yesterday вчера", "today сегодня", "tomorrow завтра", "послезавтра", first=-1),
    _row_numbers("кечээ кечээки", "бугун бугунку", "эртен эртенки", "бурсугуну бурсугун", first=-1),
)
"""Days from today."""
AMOUNT_WORDS = _row_numbers(
    *("бир один одну одно a one", "эки два две two", "уч три three", "торт четыре four", "беш пять five"),
    first=1,
)


def row_names(rows: dict[str, str]) -> dict[str, str]:
    """Return word -> name of its row. An underscore stands for a blank."""
    return {word.replace("_", " "): name for name, words in rows.items() for word in words.split()}


HOUR_WORDS = row_names(
    {
        "1": "один бир one",
        "2": "два двух эки two",
        "3": "три трех уч three",
        "4": "четыре четырех торт four",
        "5": "пять пяти беш five",
        "6": "шесть шести алты six",
        "7": "семь семи жети seven",
        "8": "восемь восьми сегиз eight",
        "9": "девять девяти тогуз nine",
        "10": "десять десяти он ten",
        "11": "одиннадцать одиннадцати он_бир eleven",
        "12": "двенадцать двенадцати он_эки twelve",
    }
)
"""Hours as words: "в десять", "саат тогузда"."""
DEADLINE_PHRASES = ("не позднее", "не позже", "no later than", "not later than")
DAY_PARTS = row_names(
    {
        "morning": "утра утром танкы танда эртен_менен",
        "day": "дня днем кундуз кундузгу тушку",
        "afternoon": "туштон_кийин туштон_кийинки после_обеда",
        "evening": "вечера вечером кечки кечинде",
        "night": "ночи ночью тунку тундо",
    }
)
"""Word -> part of the day, with which hours are counted from 1 to 12."""
SUFFIX_PARTS = ("утра", "дня", "вечера", "ночи")
"""Parts that only follow their hour. Others may start a title after it: "18:00 Кечки тамак"."""
NAMED_HOURS = row_names(
    {
        "12": "полдень полдня полудня noon midday туш тушто тушко",
        "24": "полночь полночи midnight",
    }
)
"""Name of an hour -> the hour."""
FUNCTION_WORDS = row_names(
    {
        "hour": "в во саат сааты at",
        "from": "с со c от from",  # the third one is Latin: often typed
        "to": "до по к ко till until to by",
        "till": "чейин кечиктирбей калтырбай включительно",
        "since": "баштап",
        "next": "кийинки келерки эмки next следующий следующая следующую следующее следующей следующего следующему",
        "noise": "на кун куну кундо кунго the on ровно так башталат сайын ежедневно daily "
        "этот эту эта это ушул бул this",
    }
)
"""Function word -> kind of `TimePart`."""
