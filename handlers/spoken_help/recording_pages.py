"""For owners: what has a recording, and recording, replacing and deleting one."""

from typing import get_args

from handlers.button_data import Language
from handlers.buttons.spoken_help import (
    DeleteHelpRecording,
    ListHelpRecordings,
    PreviewHelp,
    RecordHelp,
    ShowHelpRecording,
    Topic,
)
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, Value
from handlers.spoken_help.listening import voice_message
from handlers.ui.pages import confirm
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from storage import audit
from storage.database import Session
from storage.models import HelpRecording
from storage.spoken_help import recordings

STEP = "help-recording"
"""The step that awaits a voice message."""


async def list_recordings(_incoming: Incoming, session: Session, _data: ListHelpRecordings) -> list[Reply]:
    """Show all topics with their languages."""
    return [await _overview(session)]


async def _overview(session: Session) -> Say:
    recorded = await recordings.list_all(session)
    topics = list(enumerate(get_args(Topic), 1))
    lines = [
        Text(
            "help-recordings-line",
            {"number": number, "topic": Text(f"help-topic-{topic}"), "list": _marks(recorded, topic)},
        )
        for number, topic in topics
    ]
    rows = [
        [
            Button(
                Text("help-recording-button", {"number": number, "language": Text(f"help-language-{code}")}),
                ShowHelpRecording(topic, code),
            )
            for code in get_args(Language)
        ]
        for number, topic in topics
    ]
    return Say("help-recordings", {"list": Lines(lines)}, rows, edit=True)


def _language(code: str) -> Text:
    return Text(f"language-name-{code}")


def _marks(recorded: recordings.Recordings, topic: str) -> Lines:
    """Return the languages, each with a mark that says whether it has a recording."""
    states = [(code, _state(recorded.get((topic, code)))) for code in get_args(Language)]
    return Lines(
        [Text(f"help-recording-{state}", {"language": _language(code)}) for code, state in states], " · "
    )


def _state(recording: HelpRecording | None) -> str:
    if recording is None:
        return "missing"
    return "lost" if recording.bot_id is not None else "present"


# One recording.


async def show_recording(_incoming: Incoming, session: Session, data: ShowHelpRecording) -> list[Reply]:
    """Show the page of one recording."""
    return [await _page(session, data.topic, data.language)]


async def _page(session: Session, topic: Topic, language: Language, *, edit: bool = True) -> Say:
    recording = await recordings.get(session, topic, language)
    state = _state(recording)
    label = "help-record" if state == "missing" else "help-record-anew"
    rows = [[Button(label, RecordHelp(topic, language), style="primary")]]
    if recording is not None:
        listen = [Button("help-preview", PreviewHelp(topic, language))] if state == "present" else []
        rows.append([*listen, Button("help-delete", DeleteHelpRecording(topic, language))])
    rows.append([Button("back-button", ListHelpRecordings())])
    args = {**_slot_args(topic, language), "state": Text(f"help-recording-is-{state}")}
    if recording is not None:
        args["state"] = Text(f"help-recording-is-{state}", {"starts": recording.added_at})
    return Say("help-recording", args, rows, edit=edit)


def _slot_args(topic: str, language: str) -> dict[str, Value]:
    return {
        "topic": Text(f"help-topic-{topic}"),
        "about": Text(f"help-about-{topic}"),
        "language": _language(language),
    }


async def preview(_incoming: Incoming, session: Session, data: PreviewHelp) -> list[Reply]:
    """Send the recording as people hear it."""
    return [voice_message(await recordings.get(session, data.topic, data.language))]


async def delete_recording(incoming: Incoming, session: Session, data: DeleteHelpRecording) -> list[Reply]:
    """Delete the recording after a confirmation."""
    recording = await recordings.get(session, data.topic, data.language)
    if recording is None:
        return [await _page(session, data.topic, data.language)]
    if not data.confirmed:
        back = ShowHelpRecording(data.topic, data.language)
        return [
            confirm(
                "help-delete-ask", _slot_args(data.topic, data.language), data.replace(confirmed=True), back
            )
        ]
    await recordings.delete(session, recording)
    await _record_change(incoming, session, "help.deleted", data.topic, data.language)
    return [await _page(session, data.topic, data.language)]


async def _record_change(
    incoming: Incoming, session: Session, action: str, topic: str, language: str
) -> None:
    await audit.record(session, incoming.person, action, f"help:{topic}:{language}", incoming.at)


# Recording.


async def start_recording(incoming: Incoming, session: Session, data: RecordHelp) -> list[Reply]:
    """Ask for the voice message."""
    enter_step(incoming.person, STEP, topic=data.topic, language=data.language)
    return await prompt_recording(incoming, session)


async def prompt_recording(incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask for the voice message."""
    form = step_form(incoming.person, STEP)
    args = _slot_args(form["topic"], form["language"])
    return [Say("help-record-ask", args, [[cancel_button(STEP)]], edit=incoming.button is not None)]


async def receive_recording(incoming: Incoming, session: Session) -> list[Reply]:
    """Store the voice message in place of the one before. Raises Refusal for anything else."""
    form = step_form(incoming.person, STEP)
    if incoming.media is None or incoming.media.kind != "voice":
        raise Refusal("awaited-voice")
    leave_step(incoming.person, STEP)
    topic, language = form["topic"], form["language"]
    await recordings.save(session, topic, language, incoming.media.file_id, incoming.person, incoming.at)
    await _record_change(incoming, session, "help.recorded", topic, language)
    return [
        Say("help-recorded", _slot_args(topic, language)),
        await _page(session, topic, language, edit=False),
    ]


async def cancel_recording(_incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Show the page instead of the prompt."""
    return [await _page(session, form["topic"], form["language"])]
