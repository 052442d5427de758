"""Localized texts (Fluent): rendering of a text key with arguments in a language."""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from html import escape
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from fluent.runtime.resolver import Literal
from fluent.runtime.types import FluentType, fluent_number

from bot.current_time import utc_now
from bot.locales import dates
from bot.locales.catalogue import LazyBundle
from bot.locales.notice_facts import notice_facts
from bot.locales.unit_names import inflected_unit_name
from bot.version import program_version
from handlers.messages import (
    DeepLink,
    InLanguage,
    Lines,
    Number,
    Place,
    Text,
    Translated,
    TranslatedRichText,
    WebPage,
)
from storage.text.richtext import RichText

LANGUAGES = ("ky", "ru", "en")
TEXT_MARK = re.compile("\ue000(\\d+)\ue001")
TIME_MARK = re.compile("\ue002(\\d+) ([^\ue003]*)\ue003")
"""The intermediate form of MOMENT(), with Unix time and printed time: HTML and plain text differ."""

NUMBER_SIGN = re.compile("(№|\\bNo\\.) (?=[0-9\ue000])")
"""The sign before a number in a text of ours. In messages a non-breaking space follows: "№" does not end a line."""

EXPANDABLE_QUOTE = "<blockquote expandable>"
BLOCKQUOTE_TAG = re.compile(r"<(/?)blockquote[^<>]*>")

EMPTY_LINES_MARK = "\ue004"
"""The intermediate form of an empty list; if it is alone on its line, the line is removed."""
EMPTY_LINES = re.compile(f"\n\n?{EMPTY_LINES_MARK}(?=\n\n|\\Z)|\n{EMPTY_LINES_MARK}(?=\n)|{EMPTY_LINES_MARK}")

RESERVED_CHARACTERS = re.compile("[\ue000-\ue004]")
"""The characters of the marks above, removed from people's texts, so that nobody can forge a mark."""


class MissingText(Exception):
    """A text or one of its arguments does not exist: a bug that must not reach a reader."""


class Locale:
    """All texts of one language, with the time zone for displayed times."""

    def __init__(self, language: str, zone: str) -> None:
        self.language = language
        self.zone = ZoneInfo(zone)
        functions: Any = {
            "DAY": self._day,
            "DAYS": self._days,
            "NEARDAY": self._near_day,
            "NEARDAYS": self._near_days,
            "SHORTDAY": self._short_day,
            "SHORTDAYS": self._short_days,
            "TIME": self._time,
            "MOMENT": self._moment,
            "PLACE": self._place,
            "VERSION": program_version,
            "HOLDER": self._holder,
            "CONTACT": self._contact,
            "KEPT_UNTIL": self._kept_until,
        }
        self.bundle = LazyBundle(language, functions)

    def other_locales(self, *languages: str) -> "list[Locale]":
        """Return the locales of these languages with the same time zone."""
        return [get_locale(language, str(self.zone)) for language in languages]

    def _day(self, when: Any, year: str = "", case: str = "") -> str:
        """A day; without its year in the current one, unless `year` is "always"."""
        day = self._local(when).date()
        with_year = year == "always" or dates.needs_year(day, self._today(), weekday=not case)
        return dates.format_day(day, self.language, year=with_year, case=case)

    def _days(self, first: Any, last: Any, year: str = "", case: str = "") -> str:
        """The days from the first moment to the last."""
        begin, end = self._local(first).date(), self._local(last).date()
        weekday = begin == end and not case
        with_year = year == "always" or dates.needs_year(begin, self._today(), weekday=weekday)
        return dates.format_days(begin, end, self.language, year=with_year, case=case)

    def _near_day(self, when: Any) -> str:
        """A day on a page that is read at once: "today", "tomorrow" or "yesterday", and its date."""
        return dates.format_near_day(self._local(when).date(), self._today(), self.language)

    def _near_days(self, first: Any, last: Any) -> str:
        """The days from the first moment to the last; a single day as NEARDAY() writes it."""
        one_day = self._local(first).date() == self._local(last).date()
        return self._near_day(first) if one_day else self._days(first, last)

    def _today(self) -> date:
        return utc_now().astimezone(self.zone).date()

    def _short_day(self, when: Any) -> str:
        return dates.format_short_day(self._local(when).date(), self.language)

    def _short_days(self, first: Any, last: Any) -> str:
        """The days from the first moment to the last, as short as on a button."""
        begin, end = self._local(first).date(), self._local(last).date()
        with_year = dates.needs_year(begin, self._today(), weekday=False)
        return dates.format_short_days(begin, end, self.language, year=with_year)

    def _time(self, when: Any) -> str:
        return f"{self._local(when):%H:%M}"

    def _moment(self, when: Any) -> str:
        """Return a mark for the time: shown as printed, with the reader's own time when it is tapped."""
        return f"\ue002{_to_datetime(when).timestamp():.0f} {self._time(when)}\ue003"

    def _place(self, unit: Any, case: str = "") -> str:
        """Return the name of a territorial unit with the word of its kind, in a grammatical case of this language."""
        if not isinstance(unit, _FluentPlace):
            raise MissingText(f"not a place: {unit!r}")
        return inflected_unit_name(unit.value.level, unit.value.names, self.language, case)

    # What the data-protection notice says of this installation. It is a message: the settings are escaped.

    def _holder(self) -> str:
        name = notice_facts().holder_in(self.language)
        return escape(name, quote=False) if name else self.plain("notice-holder-unset")

    def _contact(self) -> str:
        contact = notice_facts().contact
        return escape(contact, quote=False) if contact else self.plain("notice-contact-unset")

    def _kept_until(self) -> str:
        days = notice_facts().days
        return self.plain("notice-kept-days", {"days": days}) if days else self.plain("notice-kept-always")

    def _local(self, when: Any) -> datetime:
        """Return the time in its own zone (a seminar's), or in the locale's zone if it is UTC."""
        moment = _to_datetime(when)
        return moment.astimezone(self.zone) if moment.tzinfo is UTC else moment

    def has_text(self, key: str, attribute: str = "") -> bool:
        """Whether this text exists, with this attribute if given."""
        if not self.bundle.has_message(key):
            return False
        message = self.bundle.get_message(key)
        return attribute in message.attributes if attribute else message.value is not None

    def plain(self, key: str, args: Mapping[str, Any] | None = None, attribute: str = "") -> str:
        """Render as plain text, for buttons, sheets and calendars. Raises MissingText."""
        return self._format(key, args or {}, attribute, _unescaped)

    def html(self, key: str, args: Mapping[str, Any] | None = None) -> str:
        """Render as HTML for a message. The text's own markup stays; arguments are escaped, or formatted if rich.

        Raises MissingText.
        """
        return _flatten_quotes(self._format(key, args or {}, "", _escaped))

    def render_value(self, value: Any) -> str:
        """Render one argument in this language, not escaped."""
        if isinstance(value, Number):
            return str(_to_fluent(value).format(self.bundle._babel_locale))
        return EMPTY_LINES.sub("", str(self._argument(value, _unescaped)))

    def _format(self, key: str, args: Mapping[str, Any], attribute: str, quote: Any) -> str:
        if not self.has_text(key, attribute):
            raise MissingText(f"{self.language}: no text {key}{'.' + attribute if attribute else ''}")
        message = self.bundle.get_message(key)
        pattern = message.attributes[attribute] if attribute else message.value
        assert pattern is not None  # checked by `has_text`
        if isinstance(pattern, Literal):
            return pattern.value  # without arguments, as most labels of buttons are
        hidden: list[str] = []
        values = {name: _hide_text(self._argument(value, quote), hidden) for name, value in args.items()}
        text, errors = self.bundle.format_pattern(pattern, values)
        if errors:
            raise MissingText(f"{self.language}: {key}: {errors[0]!r}")
        text = str(text)
        if quote is _escaped:
            text = NUMBER_SIGN.sub("\\1\u00a0", text)
        text = TIME_MARK.sub(_time_entity if quote is _escaped else r"\2", text)
        return EMPTY_LINES.sub("", TEXT_MARK.sub(lambda mark: hidden[int(mark[1])], text))

    def _argument(self, value: Any, quote: Any) -> Any:
        if isinstance(value, Translated | TranslatedRichText):
            value = value.in_language(self.language)
        if isinstance(value, str):
            return quote(RESERVED_CHARACTERS.sub("", value))
        if isinstance(value, RichText):
            return RESERVED_CHARACTERS.sub("", value.html() if quote is _escaped else value.plain_text())
        if isinstance(value, DeepLink | WebPage):
            return self._render_url(value, quote)
        if isinstance(value, Text):
            return self._format(value.key, value.args, "", quote)
        if isinstance(value, InLanguage):
            other = get_locale(value.language, str(self.zone))
            return other._format(value.text.key, value.text.args, "", quote)
        if isinstance(value, Lines):
            lines = [self._format(line.key, line.args, "", quote) for line in value.lines]
            return value.separator.join(lines) if lines else EMPTY_LINES_MARK
        if isinstance(value, int):
            return fluent_number(value, useGrouping=False)  # it may be the number of a question, a name
        return _to_fluent(value)

    def _render_url(self, value: DeepLink | WebPage, quote: Any) -> str:
        if isinstance(value, WebPage):
            note = (
                f"\n{self._argument(value.localhost_note, quote)}"
                if value.localhost_note and is_site_local()
                else ""
            )
            return f"{site_url()}/{value.path}{note}"
        # In a group the bot has to be an administrator who can manage topics: Telegram asks for that right.
        how = (
            f"startgroup={value.payload}&admin=manage_topics"
            if value.adds_to_group
            else f"start={value.payload}"
        )
        return f"https://t.me/{bot_username()}?{how}"


def _unescaped(value: str) -> str:
    return value


def _escaped(value: str) -> str:
    return escape(value, quote=False)


def _flatten_quotes(html: str) -> str:
    """Remove quotes inside of quotes, which Telegram does not allow. A quote of a folded text is folded."""
    if html.count("<blockquote") < 2:
        return html
    parts, end, depth, outer = [], 0, 0, 0
    for tag in BLOCKQUOTE_TAG.finditer(html):
        parts.append(html[end : tag.start()])
        end = tag.end()
        depth += 0 if tag[1] else 1
        if depth == 1:
            outer = outer if tag[1] else len(parts)
            parts.append(tag[0])
        elif tag[0] == EXPANDABLE_QUOTE:
            parts[outer] = EXPANDABLE_QUOTE
        depth -= 1 if tag[1] else 0
    return "".join([*parts, html[end:]])


def _time_entity(stamp: re.Match[str]) -> str:
    """Return a time as Telegram's date_time entity.

    Without a format it is shown as printed. With one Telegram would write it in the zone and the habits of the
    reader's telephone ("2:00 PM"), below hours of the same day that are text.
    """
    return f'<tg-time unix="{stamp[1]}">{stamp[2]}</tg-time>'


def _hide_text(value: Any, hidden: list[str]) -> Any:
    """Replace a text by a short mark, because Fluent rejects values of more than 2 500 characters."""
    if not isinstance(value, str):
        return value
    hidden.append(value)
    return f"\ue000{len(hidden) - 1}\ue001"


class _FluentTime(FluentType):
    """A datetime as a Fluent type, to prevent Fluent's own formatting."""

    def __init__(self, value: datetime) -> None:
        self.value = value

    def format(self, _locale: Any) -> str:
        """Raise MissingText: Fluent calls this for a bare `{ $when }`, which needs DAY() or TIME()."""
        raise MissingText("a time needs DAY() or TIME() in its text")


class _FluentPlace(FluentType):
    """A territorial unit as a Fluent type: only PLACE() shows it."""

    def __init__(self, value: Place) -> None:
        self.value = value

    def format(self, _locale: Any) -> str:
        """Raise MissingText: Fluent calls this for a bare `{ $unit }`, which needs PLACE()."""
        raise MissingText("a place needs PLACE() in its text")


def _to_fluent(value: Any) -> Any:
    """Wrap a time or place, so that only the functions for it can show it; a `Number` is written by its language."""
    if isinstance(value, Number):
        digits = {"minimumFractionDigits": value.decimals, "maximumFractionDigits": value.decimals}
        return fluent_number(value.value, **digits)
    if isinstance(value, datetime):
        return _FluentTime(value)
    return _FluentPlace(value) if isinstance(value, Place) else value


def _to_datetime(value: Any) -> datetime:
    if not isinstance(value, _FluentTime):
        raise MissingText(f"not a time: {value!r}")
    return value.value


_BOT_USERNAME = ["bot"]


def bot_username(name: str | None = None) -> str:
    """Return the bot's username, for links to it; the program sets it once, at the start."""
    if name:
        _BOT_USERNAME[0] = name
    return _BOT_USERNAME[0]


_SITE_URL = [""]


def site_url(address: str | None = None) -> str:
    """Return the URL of our web pages without a final slash; the program sets it once, at the start."""
    if address:
        _SITE_URL[0] = address
    return _SITE_URL[0]


def is_site_local() -> bool:
    """Whether our web pages can be opened only on this machine."""
    return urlsplit(site_url()).hostname in ("127.0.0.1", "localhost", "::1")


@cache
def get_locale(language: str, zone: str) -> Locale:
    """Return the locale of a language and time zone; cached."""
    return Locale(language, zone)


def notice_hash(language: str) -> str:
    """Return the SHA-256 of the data-protection notice as it is shown now, stored with a consent."""
    return hashlib.sha256(get_locale(language, "UTC").html("consent-notice").encode()).hexdigest()
