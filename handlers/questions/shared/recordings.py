"""Recordings by which a hidden asker may be known: whoever hides their name confirms them before they are passed on."""

from dataclasses import replace
from typing import Any, Literal

from handlers.button_data import ButtonData
from handlers.buttons.asking import DecideSavedMessage
from handlers.messages import Button, Incoming, Media, OutOfDate, Say
from handlers.questions.shared.saved_messages import SavedMessage, to_saved_message
from handlers.ui.steps import cancel_button, enter_step, step_form
from storage.models import Question
from storage.text import richtext

IDENTIFYING_KINDS = ("voice", "video", "video_note", "audio")
"""Kinds of files that somebody may be heard or seen in."""


def identifies_asker(question: Question, media: Media | None) -> bool:
    """Whether this file may tell who asks the question, though that is hidden."""
    return question.anonymous and media is not None and media.kind in IDENTIFYING_KINDS


def saved_identifies_asker(kept: SavedMessage) -> bool:
    """The same of a message that is no question yet, unless its writer has decided already."""
    hidden = kept.get("hidden") and not kept.get("decided")
    return bool(hidden) and any(file[0] in IDENTIFYING_KINDS for file in kept["media"])


# A message that is kept.


def prompt_recording(kept: SavedMessage) -> Say:
    """Ask whether a kept recording goes with the name hidden, with the name shown, or not at all."""
    message = kept["message"]
    rows = [[Button("voice-send", DecideSavedMessage("voice", message))]]
    if "joins" not in kept:  # of an album the name is hidden already
        rows.append([Button("voice-named", DecideSavedMessage("named", message))])
    rows.append([Button("voice-write", DecideSavedMessage("drop", message))])
    return Say("voice-known", buttons=rows)


def with_decision(kept: SavedMessage, decision: Literal["voice", "named"]) -> SavedMessage:
    """The same once its writer has decided."""
    return {**kept, "decided": True, "hidden": decision == "voice"}


def restore_incoming(incoming: Incoming, kept: SavedMessage) -> Incoming:
    """The recording as it came, now that a button has confirmed it."""
    words = richtext.from_stored(kept["text"], kept["marks"])
    return replace(
        incoming,
        button=None,
        argument="",
        text=words.text,
        marks=words.marks,
        media=Media(*kept["media"][0]),
        message_id=kept["message"],
    )


# A message that came at a step of a dialog.


def hold_at_step(incoming: Incoming, step: str, confirm: ButtonData, **form: Any) -> Say:
    """Keep the recording at the step, besides this form, and ask: send it all the same, write instead, or stop."""
    enter_step(incoming.person, step, **form, voice=to_saved_message(incoming))
    rows = [[Button("voice-send", confirm)], [cancel_button(step, "ask-stop")]]
    return Say("voice-known-or-write", buttons=rows)


def held_at_step(incoming: Incoming, step: str) -> Incoming:
    """The recording that is kept there, as it came. Raises OutOfDate when there is none."""
    kept = step_form(incoming.person, step).get("voice")
    if kept is None:
        raise OutOfDate
    return restore_incoming(incoming, kept)
