"""Markdown table of all routes, printed by `python -m bot routes`."""

from collections.abc import Callable, Iterator
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from handlers import permissions
from handlers.button_data import ButtonData
from handlers.routes import BUTTONS, COMMANDS, LINKS, PUBLIC_LINKS, STEPS

PERMISSIONS = {
    value: name for name, value in reversed(vars(permissions).items()) if isinstance(value, frozenset)
}


def render() -> str:
    """Return the tables of commands, buttons, steps and links with their permissions and handlers."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Routes"
    yield ""
    yield "Printed by `python -m bot routes`. Permissions are sets of roles in `handlers/permissions.py`."
    yield from _table(
        "Commands",
        ("Command", "Permission", "Handler"),
        [(f"`/{name}`", route.permission, route.handler) for name, route in sorted(COMMANDS.items())],
    )
    yield from _table(
        "Buttons",
        ("Data", "Permission", "Handler"),
        [
            (f"`{_format(route.data)}`", route.permission, route.handler)
            for _, route in sorted(BUTTONS.items())
        ],
    )
    yield from _table(
        "Steps of dialogs",
        ("Step", "Permission", "Handler"),
        [(f"`{name}`", step.permission, step.receive) for name, step in sorted(STEPS.items())],
    )
    yield from _table(
        "Links",
        ("Link", "Permission", "Handler"),
        [
            (f"`?start={kind}_…`", permissions.ANYONE, handler)
            for kind, handler in sorted((LINKS | PUBLIC_LINKS).items())
        ],
    )


def _table(
    title: str, head: tuple[str, ...], rows: list[tuple[str, frozenset[str], Callable[..., Any]]]
) -> Iterator[str]:
    yield from ("", f"## {title}", "", f"| {' | '.join(head)} |", "|---|---|---|")
    for route, permission, handler in rows:
        yield f"| {route} | {PERMISSIONS[permission]} | `{_qualified_name(handler)}` |"


def _qualified_name(handler: Callable[..., Any]) -> str:
    return f"{handler.__module__}.{handler.__qualname__}"


def _format(data: type[ButtonData]) -> str:
    """Return the format of packed button data: `show-item:<item: int>`."""
    return ":".join(
        [data.prefix, *(f"<{name}: {_type_name(kind)}>" for name, kind in data.field_types().items())]
    )


def _type_name(kind: Any) -> str:
    if get_origin(kind) in (Union, UnionType):
        return " or ".join(_type_name(member) for member in get_args(kind) if member is not type(None))
    if get_origin(kind) is Literal:
        return " or ".join(map(str, get_args(kind)))
    return str(kind.__name__)
