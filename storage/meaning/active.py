"""The engine in use, one for the whole process: set when it has been loaded, None until then and without one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.meaning.vectors import Meaning

_ACTIVE: "list[Meaning | None]" = [None]


def meaning() -> "Meaning | None":
    """Return the engine in use with the means of the languages; None: texts are compared by words alone."""
    return _ACTIVE[0]


def use(one: "Meaning | None") -> None:
    """Compare texts by this from now on."""
    _ACTIVE[0] = one
