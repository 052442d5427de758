"""Listening to the help."""

from handlers.buttons.spoken_help import PlayHelp
from handlers.messages import Incoming, Media, Refusal, Reply, Say, Text
from handlers.ui.spoken_help import DEFAULT_LANGUAGE
from storage.database import Session
from storage.models import HelpRecording
from storage.spoken_help import recordings


async def play(incoming: Incoming, session: Session, data: PlayHelp) -> list[Reply]:
    """Send the recording of a topic in the person's language."""
    recording = await recordings.get(session, data.topic, incoming.person.language or DEFAULT_LANGUAGE)
    return [voice_message(recording)]


def voice_message(recording: HelpRecording | None) -> Say:
    """Return the recording as a message. Raises Refusal if there is none that the bot can send."""
    if recording is None or recording.bot_id is not None:
        raise Refusal("help-recording-gone")
    topic = Text(f"help-topic-{recording.topic}")
    return Say("help-recording-caption", {"topic": topic}, media=Media("voice", recording.file_id))
