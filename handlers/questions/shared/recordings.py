"""Recordings that may identify an anonymous asker: the asker confirms them before they are passed on."""

from dataclasses import replace
from typing import Any, Literal

from handlers.button_data import ButtonData
from handlers.buttons.asking import DecideSavedMessage
from handlers.messages import Button, Incoming, Media, OutOfDate, Say
from handlers.questions.shared.excerpts import excerpt
from handlers.questions.shared.saved_messages import SavedMessage, to_saved_message
from handlers.ui.steps import cancel_button, enter_step, step_form
from storage.models import Question
from storage.text import richtext

IDENTIFYING_KINDS = ("voice", "video", "video_note", "audio")
"""Kinds of files in which a person may be heard or seen."""


def identifies_asker(question: Question, media: Media | None) -> bool:
    """Whether this file may identify the anonymous asker of the question."""
    return question.anonymous and media is not None and media.kind in IDENTIFYING_KINDS


def saved_identifies_asker(saved: SavedMessage) -> bool:
    """Whether a saved message may identify its anonymous author, who has not confirmed it yet."""
    hidden = saved.get("hidden") and not saved.get("decided")
    return bool(hidden) and any(file[0] in IDENTIFYING_KINDS for file in saved["media"])


# Saved messages.


def prompt_recording(saved: SavedMessage) -> Say:
    """Ask whether to send a saved recording with the name hidden, with the name shown, or not at all."""
    message = saved["message"]
    rows = [[Button("voice-send", DecideSavedMessage("voice", message))]]
    if "joins" not in saved:  # the asker of an album's question is already anonymous
        rows.append([Button("voice-named", DecideSavedMessage("named", message))])
    rows.append([Button("voice-write", DecideSavedMessage("drop", message))])
    return Say("voice-known", buttons=rows)


def with_decision(saved: SavedMessage, decision: Literal["voice", "named"]) -> SavedMessage:
    """Return the saved message with the author's decision."""
    return {**saved, "decided": True, "hidden": decision == "voice"}


def restore_incoming(incoming: Incoming, saved: SavedMessage) -> Incoming:
    """Restore the update with a saved recording, once a button has confirmed it."""
    words = richtext.from_stored(saved["text"], saved["marks"])
    return replace(
        incoming,
        button=None,
        argument="",
        text=words.text,
        marks=words.marks,
        media=Media(*saved["media"][0]) if saved["media"] else None,
        message_id=saved["message"],
    )


# Messages received at a dialog step.


def hold_at_step(incoming: Incoming, step: str, confirm: ButtonData, **form: Any) -> Say:
    """Store the recording in the step's form, and ask whether to send it; the person can also write or cancel."""
    enter_step(incoming.person, step, **form, voice=to_saved_message(incoming))
    rows = [[Button("voice-send", confirm)], [cancel_button(step, "ask-stop")]]
    return Say("voice-known-or-write", buttons=rows)


def hold_old(incoming: Incoming, step: str, confirm: ButtonData, number: int, **form: Any) -> Say:
    """Store a message that comes long after the prompt, and ask whether to add it to the question of this number."""
    saved = to_saved_message(incoming)
    enter_step(incoming.person, step, **form, voice=saved)
    rows = [[Button(".yes", confirm, style="primary")], [cancel_button(step, "saved-drop")]]
    return Say("prompt-old", {"number": number, "text": excerpt(incoming.rich_text, 200)}, rows)


def held_at_step(incoming: Incoming, step: str) -> Incoming:
    """Restore the update with the message stored at the step. Raises OutOfDate if there is none."""
    saved = step_form(incoming.person, step).get("voice")
    if saved is None:
        raise OutOfDate
    return restore_incoming(incoming, saved)
