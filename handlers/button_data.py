"""Typed button data: a frozen dataclass per kind of button, packed into Telegram's `callback_data` and back.

`class ShowItem(ButtonData): item: int` makes `ShowItem(3)`, which is sent as `show-item:3`. Telegram takes at most 64
bytes. The string that comes back may be old or forged: `unpack` accepts only values of the declared types.
"""

import re
from collections.abc import Sequence
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime
from inspect import get_annotations
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

    A subclass is like a frozen dataclass, but shares these methods: generated ones for each of some four hundred
    classes took a fifth of a start's time, and 5 MB.
    """

    prefix: ClassVar[str]
    reopen: ClassVar["type[ButtonData] | None"]
    _names: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}
    _hints: ClassVar[dict[str, Any] | None]

    def __init_subclass__(cls, *, reopen: "type[ButtonData] | None" = None) -> None:
        own = [name for name in get_annotations(cls) if name not in cls._names]
        cls._names = (*cls._names, *own)
        cls._defaults = cls._defaults | {name: getattr(cls, name) for name in own if hasattr(cls, name)}
        cls._hints = None
        cls.prefix, cls.reopen = _to_kebab_case(cls.__name__), reopen
        if reopen is not None and (missing := _required(reopen) - set(cls._names)):
            raise TypeError(f"{cls.__name__} has no {missing} to open {reopen.__name__} with")

    def __init__(self, *values: Any, **named: Any) -> None:
        given = self.__dict__
        given.update(self._defaults)
        given.update(zip(self._names, values, strict=False))
        given.update(named)
        if len(given) != len(self._names) or len(values) > len(given):
            raise TypeError(f"{type(self).__name__} has the fields {self._names}")

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self._values()))

    def __repr__(self) -> str:
        shown = (f"{name}={value!r}" for name, value in zip(self._names, self._values(), strict=True))
        return f"{type(self).__name__}({', '.join(shown)})"

    def _values(self) -> list[Any]:
        return [self.__dict__[name] for name in self._names]

    def pack(self) -> str:
        """Return `<prefix>:<field>:<field>…`.

        Raises ValueError if it exceeds 64 bytes or a field other than the last contains a colon.
        """
        values = [_pack(value) for value in self._values()]
        if any(":" in value for value in values[:-1]):
            raise ValueError(f"colon in a field before the last: {values!r}")
        names = list(self._names)
        while names and names[-1] in self._defaults and values[-1] == _pack(self._defaults[names[-1]]):
            names.pop()
            values.pop()
        packed = ":".join([self.prefix, *values])
        if len(packed.encode()) > MAX_BYTES:
            raise ValueError(f"button data over {MAX_BYTES} bytes: {packed!r}")
        return packed

    @classmethod
    def unpack(cls, argument: str) -> Self:
        """Return the data of a pressed button; `argument` is the part after the prefix. Raises InvalidButtonData."""
        types = cls.field_types()
        texts = argument.split(":", len(types) - 1) if argument and types else []
        if argument and not types:
            raise InvalidButtonData(cls.__name__)
        values = {name: _unpack(types[name], text) for name, text in zip(types, texts, strict=False)}
        if missing := _required(cls) - set(values):
            raise InvalidButtonData(f"{cls.__name__} without {missing}")
        return cls(**values)

    @classmethod
    def field_types(cls) -> dict[str, Any]:
        """Return the field types by name, in the order of the packed string."""
        if cls._hints is None:
            hints = get_type_hints(cls)
            cls._hints = {name: hints[name] for name in cls._names}
        return cls._hints

    def replace(self, **changes: Any) -> Self:
        """Return a copy with the given fields changed."""
        return type(self)(**self.__dict__ | changes)

    def to_reopen(self) -> "ButtonData | None":
        """Return the button that opens the current page, a list at its first page. Return None if there is none."""
        if self.reopen is None:
            return None
        page = {"page": 0} if "page" in self.reopen._names else {}
        return self.reopen(**{name: getattr(self, name) for name in _required(self.reopen)}, **page)


def _to_kebab_case(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def _required(kind: type[ButtonData]) -> set[str]:
    return set(kind._names) - set(kind._defaults)


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
