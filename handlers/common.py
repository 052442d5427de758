"""Small words several features share: names of units and times of seminars, as arguments for texts."""

import re
from datetime import UTC, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from handlers.words import Button, Named, Refusal, Say, Text, Value
from storage import richtext
from storage.models import Seminar, Unit
from storage.richtext import RichText

_COUNT = re.compile(r"(?:[^\d+−–.,/:-]*\s)?[№#]?\s?([0-9]{1,3}(?: [0-9]{3}){0,2}|[0-9]{1,9})(?!%)\D{0,60}")
"""A number among words: without a sign before it, and no fraction or second number, as no digit comes after."""

Kept = dict[str, Any]
"""Words kept until their writer says what they are: text, its marks, media (lists for words.Media), message (its
number)."""
AnyText = TypeVar("AnyText", str, RichText)


def named(unit: Unit) -> Named:
    """The unit's bare name, as on a button."""
    return Named({"ky": unit.name_ky, "ru": unit.name_ru, "en": unit.name_en})


def titled(unit: Unit) -> Text:
    """The unit's name with what it is: "Ак-Булуң айыл аймагы"."""
    return Text(f"unit-{unit.level.replace('_', '-')}", {"name": named(unit)})


def local(seminar: Seminar, moment: datetime) -> datetime:
    """The moment on the clocks of the seminar's place."""
    return moment.astimezone(ZoneInfo(seminar.timezone))


def must_stand(seminar: Seminar) -> None:
    """Go on only with a seminar that is neither called off nor put away. Raises Refusal."""
    if seminar.state in ("cancelled", "archived"):
        raise Refusal("plan-over")


def over(seminar: Seminar, at: datetime) -> bool:
    """Whether the seminar has ended."""
    return seminar.ends_at.astimezone(UTC) <= at


def pending_offer(kept: Kept) -> Say:
    """Words that came when none were awaited: are they a question? The button says which words it means."""
    text: Value = shorten(words_of_kept(kept), 200) or Text("question-media")
    rows = [
        [Button("pending-ask", f"pending:ask:{kept['message']}", style="primary")],
        [Button("pending-drop", f"pending:drop:{kept['message']}")],
    ]
    return Say("pending-offer", {"text": text}, rows)


def words_of_kept(kept: Kept) -> RichText:
    """The words as they were written."""
    return richtext.of(kept["text"], kept.get("marks"))


def pager(prefix: str, page: int, last: int) -> list[Button]:
    """The buttons to turn pages with, as far as there are any: `<prefix>:<page>`."""
    row = [Button("page-back", f"{prefix}:{page - 1}")] if page else []
    return row + ([Button("page-next", f"{prefix}:{page + 1}")] if page < last else [])


def number(text: str) -> int:
    """The row number in a button's data; 0, which no row has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0


def counted(text: str) -> int | None:
    """The one whole number in what was typed ("80", "80 человек", "№ 80", "1 000"); None for anything else."""
    found = _COUNT.fullmatch(text)
    return int(found[1].replace(" ", "")) if found else None


def length(text: str | RichText) -> int:
    """Length as Telegram counts it: UTF-16 units."""
    return len(str(text).encode("utf-16-le")) // 2


def shorten(text: AnyText, limit: int) -> AnyText:
    """At most `limit` characters, cut with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
