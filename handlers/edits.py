"""Dispatch of edited messages to the feature that stored the original.

Telegram also sends an edit for a link preview, a reaction and each step of a live location. Therefore a feature first
finds the row that it stored for the message, and the edit is applied only if the content has changed.
"""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from handlers.messages import Incoming, Reply
from storage.database import Session
from storage.models import Formatted
from storage.text.normalization import clean_text
from storage.text.richtext import RichText


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit of a message that a feature has stored."""

    unchanged: bool
    """Whether text and files are the same as before."""
    apply: Callable[[], Awaitable[list[Reply]]]
    """Applies the edit and returns the replies."""


EditFinder = Callable[[Incoming, Session], Awaitable[Edit | None]]
"""A function that returns the edit if its feature has stored the message, else None."""


async def apply_edit(incoming: Incoming, session: Session, finders: Collection[EditFinder]) -> list[Reply]:
    """Apply the edit of the first feature that has stored the message, unless the content is unchanged."""
    for find in finders:
        edit = await find(incoming, session)
        if edit is not None:
            return [] if edit.unchanged else await edit.apply()
    return []


def row_unchanged(incoming: Incoming, row: Formatted, column: str) -> bool:
    """Whether the text of the message equals the stored column. Formatting is ignored if none was stored."""
    stored = row.rich_text(column)
    if row.marks is None:
        return incoming.rich_text.text == clean_text(stored.text)
    return incoming.rich_text == stored


def text_unchanged(incoming: Incoming, stored: RichText, files: Collection[str]) -> bool:
    """Whether text and file of the message equal a stored text and its files (by Telegram's `file_unique_id`)."""
    return incoming.rich_text == stored and file_unchanged(incoming, files)


def file_unchanged(incoming: Incoming, files: Collection[str]) -> bool:
    """Whether the message has no file, or one of these (by Telegram's `file_unique_id`)."""
    return incoming.media is None or incoming.media.file_unique_id in files
