"""Edits: where a message that was changed in the chat comes in.

Telegram sends an edit for much that nobody would call one: a link's preview, a reaction, a step of a live location. So
each feature says first what it took the message for, and is asked to change that only when it is another message now.
"""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from handlers.words import Incoming, Reply
from storage.database import Session
from storage.models import Formatted
from storage.plain import cleaned
from storage.richtext import RichText


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit of a message that was taken for something."""

    same: bool
    """It still says what it said."""
    take: Callable[[], Awaitable[list[Reply]]]
    """Makes the change."""


Find = Callable[[Incoming, Session], Awaitable[Edit | None]]
"""What a feature took this message for; None: it did not."""


async def edited(incoming: Incoming, session: Session, finds: Collection[Find]) -> list[Reply]:
    """What is said to an edit by the first feature that took the message; nothing where nothing has changed."""
    for find in finds:
        edit = await find(incoming, session)
        if edit is not None:
            return [] if edit.same else await edit.take()
    return []


def same_words(incoming: Incoming, row: Formatted, column: str) -> bool:
    """Whether the message still says what is kept there; of what was kept without its formatting, the bare words."""
    words = row.rich(column)
    return incoming.words.text == cleaned(words.text) if row.marks is None else incoming.words == words


def same_text(incoming: Incoming, words: RichText, files: Collection[str]) -> bool:
    """The same for what is not in a row of its own yet."""
    return incoming.words == words and same_file(incoming, files)


def same_file(incoming: Incoming, files: Collection[str]) -> bool:
    """Whether the message has no file but one of these (by Telegram's `file_unique_id`)."""
    return incoming.media is None or incoming.media.file_unique_id in files
