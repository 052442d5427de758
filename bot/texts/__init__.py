"""Words: a text key, its arguments and a language become the text a person reads (Fluent)."""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel.dates import format_date
from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser
from fluent.syntax.ast import Resource

from handlers.words import Lines, Link, Named, Page, Spoken, Text, Written
from storage.richtext import RichText

LANGUAGES = ("ky", "ru", "en")
FOLDER = Path(__file__).parent
DAY_PATTERNS = {
    "ky": "d-MMMM, EEEE, y-'жыл'",
    "ru": "d MMMM y 'г'., EEEE",
    "en": "EEEE, d MMMM y",
}

SHORT_DAY_PATTERNS = {"ky": "EE, d-MMM", "ru": "EE, d MMM", "en": "EE d MMM"}

MARK = re.compile("\ue000(\\d+)\ue001")
STAMP = re.compile("\ue002(\\d+) ([^\ue003]*)\ue003")
"""A MOMENT() until it is known whether the text is for a message: unix time, and the hour as it is printed."""

QUOTE = re.compile(r"<(/?)blockquote[^<>]*>")

NOTHING = "\ue004"
"""A list without lines, until the text around it is known: where it stood alone, its line goes too."""
GAP = re.compile(f"\n\n?{NOTHING}(?=\n\n|\\Z)|\n{NOTHING}(?=\n)|{NOTHING}")

OURS = re.compile("[\ue000-\ue004]")
"""The characters of the marks above; taken out of people's words, so that nobody can write a mark."""


class Missing(Exception):
    """A text, or an argument of it, does not exist: a mistake of ours that must not reach a reader."""


@cache
def _resources(language: str) -> list[Resource]:
    """The parsed files of a language. Parsing takes a good part of the program's start, so it is done once."""
    parser = FluentParser(with_spans=False)  # where each word stood takes half the memory of the texts
    return [parser.parse(file.read_text("utf-8")) for file in sorted((FOLDER / language).glob("*.ftl"))]


class Words:
    """All texts of one language, with the zone in which its readers are told times."""

    def __init__(self, language: str, zone: str) -> None:
        self.language = language
        self.zone = ZoneInfo(zone)
        functions: Any = {
            "DAY": self._day,
            "SHORTDAY": self._short_day,
            "TIME": self._time,
            "MOMENT": self._moment,
        }
        self.bundle = FluentBundle([language], use_isolating=False, functions=functions)
        for resource in _resources(language):
            self.bundle.add_resource(resource)

    def beside(self, *languages: str) -> "list[Words]":
        """The same in these languages, for what is read in several."""
        return [words(language, str(self.zone)) for language in languages]

    def _day(self, when: Any) -> str:
        return self._date(when, DAY_PATTERNS[self.language])

    def _short_day(self, when: Any) -> str:
        return self._date(when, SHORT_DAY_PATTERNS[self.language])

    def _date(self, when: Any, pattern: str) -> str:
        return _date(self._local(when), pattern, self.language)

    def _time(self, when: Any) -> str:
        return f"{self._local(when):%H:%M}"

    def _moment(self, when: Any) -> str:
        """The hour; in a message Telegram shows it on the reader's own clock, older programs as it is printed."""
        return f"\ue002{_moment(when).timestamp():.0f} {self._time(when)}\ue003"

    def _local(self, when: Any) -> datetime:
        """A time in its own zone where it brings one (a seminar's), else in ours."""
        moment = _moment(when)
        return moment.astimezone(self.zone) if moment.tzinfo is UTC else moment

    def has(self, key: str, attribute: str = "") -> bool:
        """Whether there is such a text (and such an attribute of it)."""
        if not self.bundle.has_message(key):
            return False
        message = self.bundle.get_message(key)
        return attribute in message.attributes if attribute else message.value is not None

    def plain(self, key: str, args: Mapping[str, Any] | None = None, attribute: str = "") -> str:
        """The text as it is, for buttons, sheets and calendars. Raises Missing."""
        return self._format(key, args or {}, attribute, _bare)

    def html(self, key: str, args: Mapping[str, Any] | None = None) -> str:
        """The text for a message: its own markup stays, what comes from people is escaped, or formatted as they
        wrote it. Raises Missing."""
        return _one_quote(self._format(key, args or {}, "", _escaped))

    def value(self, value: Any) -> str:
        """One argument as this language's reader sees it, not escaped."""
        return GAP.sub("", str(self._argument(value, _bare)))

    def _format(self, key: str, args: Mapping[str, Any], attribute: str, quote: Any) -> str:
        if not self.has(key, attribute):
            raise Missing(f"{self.language}: no text {key}{'.' + attribute if attribute else ''}")
        message = self.bundle.get_message(key)
        pattern = message.attributes[attribute] if attribute else message.value
        assert pattern is not None  # `has` has looked
        told: list[str] = []
        values = {name: _marked(self._argument(value, quote), told) for name, value in args.items()}
        text, errors = self.bundle.format_pattern(pattern, values)
        if errors:
            raise Missing(f"{self.language}: {key}: {errors[0]!r}")
        text = STAMP.sub(_clock if quote is _escaped else r"\2", str(text))
        return GAP.sub("", MARK.sub(lambda mark: told[int(mark[1])], text))

    def _argument(self, value: Any, quote: Any) -> Any:
        if isinstance(value, Named | Written):
            value = value.of(self.language)
        if isinstance(value, str):
            return quote(OURS.sub("", value))
        if isinstance(value, RichText):
            return OURS.sub("", value.html() if quote is _escaped else value.written_out())
        if isinstance(value, Link | Page):
            return self._address(value, quote)
        if isinstance(value, Text):
            return self._format(value.key, value.args, "", quote)
        if isinstance(value, Spoken):
            other = words(value.language, str(self.zone))
            return other._format(value.text.key, value.text.args, "", quote)
        if isinstance(value, Lines):
            lines = [self._format(line.key, line.args, "", quote) for line in value.lines]
            return value.between.join(lines) if lines else NOTHING
        if isinstance(value, int):
            return str(value)  # a question's number is a name: Fluent would group its digits
        if isinstance(value, datetime):
            return _Moment(value)
        return value

    def _address(self, value: Link | Page, quote: Any) -> str:
        if isinstance(value, Page):
            note = f"\n{self._argument(value.near, quote)}" if value.near and only_here() else ""
            return f"{site()}/{value.path}{note}"
        # In a group the bot has to be an administrator who may make topics: Telegram asks for that right.
        how = f"startgroup={value.word}&admin=manage_topics" if value.group else f"start={value.word}"
        return f"https://t.me/{bot_name()}?{how}"


def _bare(value: str) -> str:
    return value


def _escaped(value: str) -> str:
    return escape(value, quote=False)


def _one_quote(html: str) -> str:
    """The same without quotes inside of a quote: Telegram nests none."""
    if html.count("<blockquote") < 2:
        return html
    depth = 0

    def outer(tag: re.Match[str]) -> str:
        nonlocal depth
        depth += 0 if tag[1] else 1
        shown = tag[0] if depth == 1 else ""
        depth -= 1 if tag[1] else 0
        return shown

    return QUOTE.sub(outer, html)


def _clock(stamp: re.Match[str]) -> str:
    """An hour as Telegram's date_time entity."""
    return f'<tg-time unix="{stamp[1]}" format="t">{stamp[2]}</tg-time>'


@lru_cache(maxsize=1000)
def _date(moment: datetime, pattern: str, language: str) -> str:
    """A date in words. Many people read of the same few dates, and Babel takes its time."""
    return str(format_date(moment, pattern, locale=language))


def _marked(value: Any, told: list[str]) -> Any:
    """A text goes through Fluent as a short mark: it refuses values of more than 2 500 characters."""
    if not isinstance(value, str):
        return value
    told.append(value)
    return f"\ue000{len(told) - 1}\ue001"


class _Moment(FluentType):
    """A datetime on its way through Fluent, which would otherwise format it in its own manner."""

    def __init__(self, value: datetime) -> None:
        self.value = value

    def format(self, _locale: Any) -> str:
        """Fluent calls this for a bare `{ $when }`; say DAY or TIME there instead."""
        raise Missing("a time needs DAY() or TIME() in its text")


def _moment(value: Any) -> datetime:
    if not isinstance(value, _Moment):
        raise Missing(f"not a time: {value!r}")
    return value.value


_BOT = ["bot"]


def bot_name(name: str | None = None) -> str:
    """The bot's own name at Telegram, for links to it; the program tells it once, at the start."""
    if name:
        _BOT[0] = name
    return _BOT[0]


_SITE = [""]


def site(address: str | None = None) -> str:
    """Where our web pages are, without a slash at the end; the program tells it once, at the start."""
    if address:
        _SITE[0] = address
    return _SITE[0]


def only_here() -> bool:
    """Whether our pages open on this machine alone."""
    return urlsplit(site()).hostname in ("127.0.0.1", "localhost", "::1")


@cache
def words(language: str, zone: str) -> Words:
    """The texts of a language for readers in a zone; made once."""
    return Words(language, zone)


def notice_hash(language: str) -> str:
    """sha256 of the data-protection notice as it stands: what a consent was given to."""
    return hashlib.sha256(words(language, "UTC").plain("consent-notice").encode()).hexdigest()
