"""Small words several features share: names of units and times of seminars, as arguments for texts."""

import re
from datetime import UTC, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from handlers.messages import Refusal, Text, Translated, Value
from storage.models import Seminar, Unit, seminar_states
from storage.text.richtext import RichText

_WHOLE_NUMBER = re.compile(
    r"(?:[^\d+−–.,/:-]*\s)?[№#]?\s?([0-9]{1,3}(?: [0-9]{3}){0,2}|[0-9]{1,9})(?!%)\D{0,60}"
)
"""A number among words: without a sign before it, and no fraction or second number, as no digit comes after."""

AnyText = TypeVar("AnyText", str, RichText)


def unit_name(unit: Unit) -> Translated:
    """The unit's bare name, as on a button."""
    return Translated({"ky": unit.name_ky, "ru": unit.name_ru, "en": unit.name_en})


def unit_full_name(unit: Unit) -> Text:
    """The unit's name with what it is: "Ак-Булуң айыл аймагы"."""
    return Text(f"unit-{unit.level.replace('_', '-')}", {"name": unit_name(unit)})


def local_time(seminar: Seminar, moment: datetime) -> datetime:
    """The moment on the clocks of the seminar's place."""
    return moment.astimezone(ZoneInfo(seminar.timezone))


def seminar_times(seminar: Seminar) -> dict[str, Value]:
    """When a seminar starts and ends, for its texts: `DAYS($starts, $ends)`, `TIME($starts)`."""
    return {
        "starts": local_time(seminar, seminar.starts_at),
        "ends": local_time(seminar, seminar.ends_at),
    }


def require_active(seminar: Seminar) -> None:
    """Go on only with a seminar that is neither called off nor put away. Raises Refusal."""
    if seminar.state in seminar_states.INACTIVE_STATES:
        raise Refusal("plan-over")


def has_ended(seminar: Seminar, at: datetime) -> bool:
    """Whether the seminar has ended."""
    return seminar.ends_at.astimezone(UTC) <= at


def parse_int(text: str) -> int:
    """The row number in a button's data; 0, which no row has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def parse_count(text: str) -> int | None:
    """The one whole number in what was typed ("80", "80 человек", "№ 80", "1 000"); None for anything else."""
    found = _WHOLE_NUMBER.fullmatch(text)
    return int(found[1].replace(" ", "")) if found else None


def utf16_length(text: str | RichText) -> int:
    """Length as Telegram counts it: UTF-16 units."""
    return len(str(text).encode("utf-16-le")) // 2


def shorten(text: AnyText, limit: int) -> AnyText:
    """At most `limit` characters, cut with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
