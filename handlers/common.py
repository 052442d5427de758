"""Small words several features share: names of units and times of seminars, as arguments for texts."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from handlers.words import Named, Text
from storage.models import Seminar, Unit


def named(unit: Unit) -> Named:
    """The unit's bare name, as on a button."""
    return Named({"ky": unit.name_ky, "ru": unit.name_ru, "en": unit.name_en})


def titled(unit: Unit) -> Text:
    """The unit's name with what it is: "Ак-Булуң айыл аймагы"."""
    return Text(f"unit-{unit.level.replace('_', '-')}", {"name": named(unit)})


def local(seminar: Seminar, moment: datetime) -> datetime:
    """The moment on the clocks of the seminar's place."""
    return moment.astimezone(ZoneInfo(seminar.timezone))


def over(seminar: Seminar, at: datetime) -> bool:
    """Whether the seminar has ended."""
    return seminar.ends_at.astimezone(UTC) <= at


def length(text: str) -> int:
    """Length as Telegram counts it: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
