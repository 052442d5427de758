"""Messages kept in a person's draft until their writer says whether they are a question."""

from typing import Any

from handlers.buttons.asking import DecideSavedMessage
from handlers.edits import file_unchanged, text_unchanged
from handlers.messages import Button, Incoming, Media, Say
from handlers.questions.shared.excerpts import excerpt
from storage.models import Person
from storage.text import richtext
from storage.text.richtext import RichText

MAX_SAVED = 10
"""How many such messages are kept for one person."""
SavedMessage = dict[str, Any]
"""Keys: text, marks (its formatting), media (lists of arguments for Media), message (its number); others by step."""


def saved_offer(kept: SavedMessage) -> Say:
    """Ask whether a message that came when none was awaited is a question."""
    rows = [
        [Button("saved-ask", DecideSavedMessage("ask", kept["message"]), style="primary")],
        [Button("saved-drop", DecideSavedMessage("drop", kept["message"]))],
    ]
    return Say("saved-offer", {"text": excerpt(saved_words(kept), 200)}, rows)


def saved_words(kept: SavedMessage) -> RichText:
    """The words as they were written."""
    return richtext.from_stored(kept["text"], kept.get("marks"))


def to_saved_message(incoming: Incoming) -> SavedMessage:
    """The words and the file of a message, to be kept."""
    return {
        **to_saved_text(incoming.rich_text),
        "media": to_saved_files(incoming.media),
        "message": incoming.message_id,
    }


def to_saved_text(words: RichText) -> SavedMessage:
    """Words with their formatting, as they are kept."""
    return {"text": words.text, "marks": words.stored_marks()}


def to_saved_files(media: Media | None) -> list[list[str | None]]:
    """The file of a message, as it is kept."""
    return [[media.kind, media.file_id, media.file_unique_id, media.media_group_id]] if media else []


def saved_messages(person: Person) -> list[SavedMessage]:
    """What is kept of this person, the oldest first."""
    return list(person.draft.get("pending", ()))


def save_message(person: Person, kept: SavedMessage) -> None:
    """Keep it until its writer decides; beyond MAX_SAVED the oldest is dropped."""
    others = [one for one in saved_messages(person) if one["message"] != kept["message"]]
    person.draft = {**person.draft, "pending": [*others, kept][-MAX_SAVED:]}


def discard_message(person: Person, message_id: int) -> None:
    """Keep that message no longer."""
    left = [one for one in saved_messages(person) if one["message"] != message_id]
    others = {key: value for key, value in person.draft.items() if key != "pending"}
    person.draft = {**others, "pending": left} if left else others


def matches_saved(incoming: Incoming, kept: SavedMessage) -> bool:
    """Whether an edited message still is what was kept of it."""
    return text_unchanged(incoming, saved_words(kept), {file[2] for file in kept["media"]})


def update_message(kept: SavedMessage, incoming: Incoming) -> SavedMessage:
    """The same as the message says it now; of an album, the file of its first message stands first."""
    files = kept["media"]
    if not file_unchanged(incoming, {file[2] for file in files}):
        files = [*to_saved_files(incoming.media), *files[1:]]
    return {**kept, **to_saved_text(incoming.rich_text), "media": files}


def append_photo(kept: SavedMessage, incoming: Incoming) -> SavedMessage | None:
    """The same with one more photo of the album it came with, and its words; None: it belongs to no such album."""
    album = incoming.media.media_group_id if incoming.media else None
    if not album or all(file[3] != album for file in kept["media"]):
        return None
    more = {**kept, "media": kept["media"] + to_saved_files(incoming.media)}
    if not incoming.rich_text:
        return more
    words = [incoming.rich_text.text, incoming.rich_text.stored_marks(), incoming.message_id]
    return {**more, "besides": [*kept.get("besides", []), words]}
