"""Voices and faces: whoever hides their name is asked before a recording of them goes on, since it may be known."""

from dataclasses import replace

from handlers.messages import Button, Incoming, Media, Say
from handlers.questions.shared.saved_messages import SavedMessage
from storage.models import Question
from storage.text import richtext

IDENTIFYING_KINDS = ("voice", "video", "video_note", "audio")
"""Kinds of files that somebody may be heard or seen in."""


def identifies_asker(question: Question, media: Media | None) -> bool:
    """Whether this file may tell who asks the question, though that is hidden."""
    return question.anonymous and media is not None and media.kind in IDENTIFYING_KINDS


def saved_identifies_asker(kept: SavedMessage) -> bool:
    """The same of words that are not a question yet, unless their writer has decided already."""
    hidden = kept.get("hidden") and not kept.get("decided")
    return bool(hidden) and any(file[0] in IDENTIFYING_KINDS for file in kept["media"])


def prompt_recording(kept: SavedMessage) -> Say:
    """What is to become of words that are kept: `pending:<voice, named or drop>:<message>`."""
    rows = [[Button("voice-send", f"pending:voice:{kept['message']}")]]
    if "joins" not in kept:  # of an album the name is hidden already
        rows.append([Button("voice-named", f"pending:named:{kept['message']}")])
    rows.append([Button("voice-write", f"pending:drop:{kept['message']}")])
    return Say("voice-known", buttons=rows)


def with_decision(kept: SavedMessage, what: str) -> SavedMessage:
    """The same once its writer has pressed `voice` or `named`."""
    return {**kept, "decided": True, "hidden": what == "voice"}


def prompt_recording_step(send: str, stop: str) -> Say:
    """The same where the next words are awaited at a step: these, or the recording all the same."""
    return Say("voice-known-or-write", buttons=[[Button("voice-send", send)], [Button("ask-stop", stop)]])


def restore_incoming(incoming: Incoming, kept: SavedMessage) -> Incoming:
    """The recording as it came, now that a button says that it may go."""
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
