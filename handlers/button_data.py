"""Typed button data: a frozen dataclass per kind of button, packed into Telegram's `callback_data` and back.

`class ShowItem(ButtonData): item: int` makes `ShowItem(3)`, which is sent as `show-item:3`. Telegram takes at most 64
bytes. The string that comes back may be old or forged: `unpack` accepts only values of the declared types.
"""

import re
from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime
from types import NoneType, UnionType
from typing import (
    Any,
    ClassVar,
    Literal,
    Self,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

Language = Literal["ky", "ru", "en"]
"""A language of the bot."""
SheetForm = Literal["xlsx", "pdf"]
"""A list as a spreadsheet, or as a PDF to print."""
MAX_BYTES = 64
"""Telegram's limit for `callback_data`."""
DATE_FORMAT = "%Y%m%d"
MOMENT_FORMAT = "%Y%m%d%H%M"
"""Format of a moment in UTC."""
YES = "yes"
_INTEGER = re.compile(r"-?[0-9]{1,17}")


class InvalidButtonData(ValueError):
    """The string cannot be unpacked as the data of this kind of button."""


@dataclass_transform(frozen_default=True)
class ButtonData:
    """Base class of button data. The prefix is the class name in kebab case: add the old prefix to `aliases.py` when
    renaming a class, because buttons stay in people's chats.

    Fields are int, str, bool (`yes` or empty), date, datetime (UTC, to the minute), Literal, and unions of these
    with None (empty). Trailing fields with their default value are left out. Only the last field may contain a colon.

    `reopen` is the button that opens the current page if this one is out of date; this class has all fields it needs.
    """

    prefix: ClassVar[str]
    reopen: ClassVar["type[ButtonData] | None"]
    _types: ClassVar[dict[str, Any]]
    _defaults: ClassVar[list[str | None]]
    """The packed default value of each field; None: it has none."""

    def __init_subclass__(cls, *, reopen: "type[ButtonData] | None" = None) -> None:
        dataclass(frozen=True)(cls)
        cls.prefix, cls.reopen = _to_kebab_case(cls.__name__), reopen
        hints = get_type_hints(cls)
        cls._types = {name: hints[name] for name in _field_names(cls)}
        cls._defaults = _packed_defaults(cls)
        if reopen is not None and (missing := _required(reopen) - set(cls._types)):
            raise TypeError(f"{cls.__name__} has no {missing} to open {reopen.__name__} with")

    def pack(self) -> str:
        """Return `<prefix>:<field>:<field>…`.

        Raises ValueError if it exceeds 64 bytes or a field other than the last contains a colon.
        """
        values = [_pack(getattr(self, name)) for name in self._types]
        if any(":" in value for value in values[:-1]):
            raise ValueError(f"colon in a field before the last: {values!r}")
        while values and values[-1] == self._defaults[len(values) - 1]:
            values.pop()
        packed = ":".join([self.prefix, *values])
        if len(packed.encode()) > MAX_BYTES:
            raise ValueError(f"button data over {MAX_BYTES} bytes: {packed!r}")
        return packed

    @classmethod
    def unpack(cls, argument: str) -> Self:
        """Return the data of a pressed button; `argument` is the part after the prefix. Raises InvalidButtonData."""
        names = list(cls._types)
        texts = argument.split(":", len(names) - 1) if argument and names else []
        if argument and not names:
            raise InvalidButtonData(cls.__name__)
        values = {name: _unpack(cls._types[name], text) for name, text in zip(names, texts, strict=False)}
        if missing := _required(cls) - set(values):
            raise InvalidButtonData(f"{cls.__name__} without {missing}")
        return cls(**values)

    @classmethod
    def field_types(cls) -> dict[str, Any]:
        """Return the field types by name, in the order of the packed string."""
        return dict(cls._types)

    def replace(self, **changes: Any) -> Self:
        """Return a copy with the given fields changed."""
        return type(self)(**{name: getattr(self, name) for name in self._types} | changes)

    def to_reopen(self) -> "ButtonData | None":
        """Return the button that opens the current page, a list at its first page. Return None if there is none."""
        if self.reopen is None:
            return None
        page = {"page": 0} if "page" in self.reopen.field_types() else {}
        return self.reopen(**{name: getattr(self, name) for name in _required(self.reopen)}, **page)


def _to_kebab_case(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def _field_names(kind: type[ButtonData]) -> list[str]:
    return [item.name for item in fields(kind)]  # type: ignore[arg-type]  # __init_subclass__ makes a dataclass of each


def _required(kind: type[ButtonData]) -> set[str]:
    return {item.name for item in fields(kind) if item.default is MISSING}  # type: ignore[arg-type]  # as above


def _packed_defaults(kind: type[ButtonData]) -> list[str | None]:
    return [None if item.default is MISSING else _pack(item.default) for item in fields(kind)]  # type: ignore[arg-type]  # as above


def _pack(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return YES if value else ""
        case datetime():
            return f"{value.astimezone(UTC):{MOMENT_FORMAT}}"
        case date():
            return f"{value:{DATE_FORMAT}}"
    return str(value)


def _unpack(kind: Any, text: str) -> Any:
    """Parse a value of the given type. Raises InvalidButtonData."""
    if get_origin(kind) in (Union, UnionType):
        return _unpack_union(get_args(kind), text)
    if get_origin(kind) is Literal:
        return _unpack_literal(get_args(kind), text)
    try:
        return _UNPACKERS[kind](text)
    except ValueError:
        raise InvalidButtonData(text) from None


def _unpack_union(kinds: Sequence[Any], text: str) -> Any:
    if NoneType in kinds and not text:
        return None
    for kind in kinds:
        if kind is not NoneType:
            try:
                return _unpack(kind, text)
            except InvalidButtonData:
                continue
    raise InvalidButtonData(text)


def _unpack_literal(values: Sequence[object], text: str) -> object:
    for value in values:
        if _pack(value) == text:
            return value
    raise InvalidButtonData(text)


def _unpack_int(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _unpack_bool(text: str) -> bool:
    if text not in ("", YES):
        raise ValueError(text)
    return text == YES


_UNPACKERS: dict[Any, Any] = {
    int: _unpack_int,
    str: str,
    bool: _unpack_bool,
    date: lambda text: datetime.strptime(text, DATE_FORMAT).date(),  # noqa: DTZ007  # a day has no zone
    datetime: lambda text: datetime.strptime(text, MOMENT_FORMAT).replace(tzinfo=UTC),
}
