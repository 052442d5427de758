"""Forged values for the fields of buttons, generated from the types and names of the fields.

So no button is forgotten: a field whose name is in none of the tables below raises KeyError.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import product
from math import prod
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import routes
from handlers.button_data import ButtonData, InvalidButtonData
from storage.models import Model, seminar_states

TABLES: dict[str, tuple[str, ...]] = {
    "announcement": ("announcements",),
    "answer": ("answers",),
    "assignee": ("people",),
    "current": ("questions",),
    "entry": ("faq_entries",),
    "form_question": ("feedback_questions",),
    "holder": ("seats",),
    "into": ("questions", "topics"),
    "invitation": ("role_invitations",),
    "item": ("programme_items",),
    "material": ("materials",),
    "newest": ("faq_entries",),
    "passed": ("feedback_questions",),
    "person": ("people",),
    "photo": ("seminar_photos",),
    "poll": ("polls",),
    "question": ("questions", "extra_questions"),
    "registered": ("seats",),
    "remark": ("remarks",),
    "role": ("roles",),
    "row": ("people", "seats", "uploads", "questions", "reminder_rules", "polls", "feedback_questions"),
    "rule": ("reminder_rules",),
    "scope": ("seminars",),
    "seat": ("seats",),
    "segment": ("saved_segments",),
    "seminar": ("seminars",),
    "sheet_entry": ("sheet_entries",),
    "similar": ("questions", "faq_entries"),
    "template": ("document_templates",),
    "topic": ("topics",),
    "upload": ("uploads",),
    "written": ("seats",),
}
"""Field -> the model whose ids it holds."""
NUMBERS: dict[str, tuple[int, ...]] = {
    "amount": (50,),
    "choice": (1,),
    "fingerprint": (1,),
    "half": (0, 1),
    "limit": (1, 2),
    "message": (77,),
    "note": (1,),
    "page": (1,),
    "value": (1, 4),
    "version": (1, 2),
}
"""Field -> numbers that are no ids."""
BORDERS = (0, -1, 10**12)
UNITS = ("41702205805000", "41702205000000", "41703204000000", "41702000000000")
"""A municipality of the owner's rayon, that rayon, another rayon, and the oblast of the first."""
WORDS: dict[str, tuple[str, ...]] = {
    "area": (*UNITS, "-"),
    "code": UNITS,
    "day": ("s-3", "e1", "s99"),
    "field": ("title", "custom_text", "capacity", "starts", "zone", "title-ky"),
    "fingerprint": ("00000000",),
    "hour": ("18:00", "03:00"),
    "kind": tuple(one.kind for feature in routes.FEATURES for one in feature.texts),
    "language": ("ky", "en"),
    "oblast": UNITS,
    "opens": ("show-seminar-for-staff:1", "list-queue:1::0", "show-more:show-more:1", "remove-item:1:yes"),
    "state": (*seminar_states.PUBLIC_STATES, *seminar_states.INACTIVE_STATES),
    "step": tuple(routes.STEPS),
    "target": UNITS,
    "template": ("lodging", "nothing"),
    "token": ("A" * 22,),
    "unit": (*UNITS, "-", "all"),
    "value": ("registered", "head", *UNITS),
    "view": ("top", "new", "left", "answered", "t1"),
    "word": ("суу",),
}
"""Field -> words, besides those that real buttons carry there."""
ODD_WORDS = ("", "²", "' OR 1=1 --", "\u202e1")
DAYS = (date(2030, 7, 18), date(2020, 2, 29))
MOMENTS = (datetime(2030, 7, 18, 3, 30, tzinfo=UTC), datetime(2020, 2, 29, tzinfo=UTC))
ALL_TOGETHER = 60
"""Up to this number of combinations all are tried; of other buttons each value of each field."""


@dataclass(frozen=True)
class FieldValues:
    """The values to try."""

    numbers: Mapping[str, Sequence[int]]
    """Table -> the ids of its rows, the most important first."""
    seen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Field -> words that real buttons carry there."""

    def of_field(self, name: str, kind: Any) -> list[Any]:
        """Return all values for a field of that name and type. Raise KeyError for a name that no table contains."""
        values = [value for one in _alternatives(kind) for value in self._of_type(name, one)]
        return list(dict.fromkeys(values))

    def _of_type(self, name: str, kind: Any) -> Sequence[Any]:
        if get_origin(kind) is Literal:
            return get_args(kind)
        if kind is int:
            rows = [number for table in TABLES.get(name, ()) for number in self.numbers.get(table, ())]
            return [*rows, *(NUMBERS[name] if name not in TABLES else ()), *BORDERS]
        if kind is str:
            return [*self.seen.get(name, ()), *WORDS[name], *ODD_WORDS]
        return {bool: (False, True), NoneType: (None,), date: DAYS, datetime: MOMENTS}[kind]


def _alternatives(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


def forged_data(data: type[ButtonData], values: FieldValues) -> Iterator[str]:
    """Return the data that may follow the prefix, beginning with the first value of each field."""
    columns = [values.of_field(name, kind) for name, kind in data.field_types().items()]
    rows = product(*columns) if prod(map(len, columns)) <= ALL_TOGETHER else _one_by_one(columns)
    for row in rows:
        try:
            packed = data(*row).pack()
        except ValueError:  # too long, or contains a colon
            continue
        yield packed.partition(":")[2]


def _one_by_one(columns: Sequence[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield each value of each column, with the first values of the others; then with the second."""
    for base in ([column[0] for column in columns], [column[:2][-1] for column in columns]):
        yield tuple(base)
        for place, column in enumerate(columns):
            yield from ((*base[:place], value, *base[place + 1 :]) for value in column)


def seen_words(offered: Iterable[str]) -> dict[str, list[str]]:
    """Return field -> the words that these buttons carry there."""
    found: dict[str, list[str]] = {}
    for packed in sorted(offered):
        prefix, _, argument = packed.partition(":")
        route = routes.BUTTONS.get(prefix)
        if route is None:
            continue
        try:
            data = route.data.unpack(argument)
        except InvalidButtonData:
            continue
        for name, kind in route.data.field_types().items():
            value = getattr(data, name)
            if str in _alternatives(kind) and value and len(found.setdefault(name, [])) < 8:
                found[name].append(value)
    return found


async def row_numbers(session: AsyncSession, first: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Return table -> the ids of `first` and of its first three rows."""
    found: dict[str, list[int]] = {}
    for table in Model.metadata.sorted_tables:
        if "id" in table.c:
            rows = await session.scalars(select(table.c.id).order_by(table.c.id).limit(3))
            found[table.name] = list(dict.fromkeys([*first.get(table.name, ()), *rows]))
    return found
