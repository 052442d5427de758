"""All methods of the sandbox by lower-case name, and the names of those it lacks."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sandbox.call import Call
from sandbox.methods import (
    answers,
    chats,
    commands,
    copies,
    edits,
    forum,
    invites,
    media,
    messages,
    polls,
    reactions,
    updates,
)
from sandbox.methods.unbuilt import NOT_IMPLEMENTED

METHOD_MODULES = (
    messages,
    media,
    copies,
    polls,
    reactions,
    edits,
    answers,
    updates,
    commands,
    chats,
    forum,
    invites,
)


class Method(NamedTuple):
    """A method by Telegram's name; `sends` ones count for the sending limits, `edits` for a group's."""

    name: str
    run: Callable[[Call], Any]
    sends: bool

    @property
    def edits(self) -> bool:
        """Return whether it changes a message, which in a group counts as sending one."""
        return self.name.startswith("editMessage")


IMPLEMENTED = {
    name.lower(): Method(name, run, name in noun.SENDS)
    for noun in METHOD_MODULES
    for name, run in noun.METHODS.items()
}

__all__ = ["IMPLEMENTED", "NOT_IMPLEMENTED", "Method"]
