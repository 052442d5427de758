"""Saved messages: kept in the draft of their author, who decides whether they become questions."""

from datetime import datetime, timedelta
from typing import Any

from handlers.buttons.asking import DecideSavedMessage
from handlers.edits import file_unchanged, text_unchanged
from handlers.messages import Button, Incoming, Media, Say
from handlers.questions.shared.excerpts import excerpt
from storage.models import Person
from storage.text import richtext
from storage.text.richtext import RichText

MAX_SAVED = 10
"""Maximum number of saved messages per person."""
OFFER_LIFETIME = timedelta(days=1)
"""The time for which a word of the author may answer what was asked about a saved message; its buttons last longer."""
SavedMessage = dict[str, Any]
"""Keys: text, marks (formatting), media (lists of arguments for Media), message (Telegram's message id), at.

Optional keys: seminar, item, hidden, decided, joins (first file of the album), besides (captions of further files).
"""


def saved_offer(saved: SavedMessage) -> Say:
    """Ask whether a message that no step awaited is a question."""
    rows = [
        [Button("saved-ask", DecideSavedMessage("ask", saved["message"]), style="primary")],
        [Button("saved-drop", DecideSavedMessage("drop", saved["message"]))],
    ]
    return Say("saved-offer", {"text": excerpt(saved_words(saved), 200)}, rows)


def is_offered(saved: SavedMessage, at: datetime) -> bool:
    """Whether the question about a saved message is so recent that its author may be answering it."""
    return "at" in saved and at - datetime.fromisoformat(saved["at"]) <= OFFER_LIFETIME


def saved_words(saved: SavedMessage) -> RichText:
    """Return the text of a saved message."""
    return richtext.from_stored(saved["text"], saved.get("marks"))


def to_saved_message(incoming: Incoming) -> SavedMessage:
    """Convert a message into the saved form."""
    return {
        **to_saved_text(incoming.rich_text),
        "media": to_saved_files(incoming.media),
        "message": incoming.message_id,
        "at": incoming.at.isoformat(),
    }


def to_saved_text(words: RichText) -> SavedMessage:
    """Convert a text with its formatting into the saved form."""
    return {"text": words.text, "marks": words.stored_marks()}


def to_saved_files(media: Media | None) -> list[list[str | None]]:
    """Convert the file of a message into the saved form."""
    return [[media.kind, media.file_id, media.file_unique_id, media.media_group_id]] if media else []


def saved_messages(person: Person) -> list[SavedMessage]:
    """Return the saved messages of this person, oldest first."""
    return list(person.draft.get("pending", ()))


def save_message(person: Person, saved: SavedMessage) -> None:
    """Save the message, replacing an older version of it; beyond MAX_SAVED the oldest message is dropped."""
    others = [other for other in saved_messages(person) if other["message"] != saved["message"]]
    person.draft = {**person.draft, "pending": [*others, saved][-MAX_SAVED:]}


def discard_message(person: Person, message_id: int) -> None:
    """Remove a saved message."""
    remaining = [other for other in saved_messages(person) if other["message"] != message_id]
    others = {key: value for key, value in person.draft.items() if key != "pending"}
    person.draft = {**others, "pending": remaining} if remaining else others


def matches_saved(incoming: Incoming, saved: SavedMessage) -> bool:
    """Whether an edited message equals its saved form."""
    return text_unchanged(incoming, saved_words(saved), {file[2] for file in saved["media"]})


def update_message(saved: SavedMessage, incoming: Incoming) -> SavedMessage:
    """Return the saved message with the edited text and file; of an album, only the first file is replaced."""
    files = saved["media"]
    if not file_unchanged(incoming, {file[2] for file in files}):
        files = [*to_saved_files(incoming.media), *files[1:]]
    return {**saved, **to_saved_text(incoming.rich_text), "media": files}


def append_file(saved: SavedMessage, incoming: Incoming) -> SavedMessage | None:
    """Add a further file of the saved message's album, with its caption. Return None if it is of no such album."""
    album = incoming.media.media_group_id if incoming.media else None
    if not album or all(file[3] != album for file in saved["media"]):
        return None
    extended = {**saved, "media": saved["media"] + to_saved_files(incoming.media)}
    if not incoming.rich_text:
        return extended
    words = [incoming.rich_text.text, incoming.rich_text.stored_marks(), incoming.message_id]
    return {**extended, "besides": [*saved.get("besides", []), words]}
