"""Routes of the help to listen to."""

from handlers.buttons.spoken_help import (
    DeleteHelpRecording,
    ListHelpRecordings,
    PlayHelp,
    PreviewHelp,
    RecordHelp,
    ShowHelpRecording,
)
from handlers.permissions import ANYONE, OWNERS
from handlers.routing import Routes, Step, button
from handlers.spoken_help import listening, recording_pages

ROUTES = Routes(
    buttons=[
        button(PlayHelp, listening.play, ANYONE, aside=True),
        button(ListHelpRecordings, recording_pages.list_recordings, OWNERS),
        button(ShowHelpRecording, recording_pages.show_recording, OWNERS),
        button(PreviewHelp, recording_pages.preview, OWNERS),
        button(RecordHelp, recording_pages.start_recording, OWNERS),
        button(DeleteHelpRecording, recording_pages.delete_recording, OWNERS),
    ],
    steps=[
        Step(
            recording_pages.STEP,
            recording_pages.prompt_recording,
            recording_pages.receive_recording,
            OWNERS,
            cancel=recording_pages.cancel_recording,
        ),
    ],
)
