"""Routes of audiences."""

from handlers.audiences import picker, saved_segments, unreachable
from handlers.buttons.audiences import (
    ClearAudience,
    ExportUnreachable,
    ListSavedSegments,
    ListUnreachable,
    RemoveSegment,
    SaveSegment,
    ShowAudience,
    ShowAudienceArea,
    ShowConditionValues,
    ToggleCondition,
    UseSegment,
)
from handlers.permissions import ORGANISERS
from handlers.routing import Routes, Step, button

ROUTES = Routes(
    buttons=[
        button(ShowAudience, picker.show_audience, ORGANISERS),
        button(ShowConditionValues, picker.show_options, ORGANISERS),
        button(ShowAudienceArea, picker.show_area, ORGANISERS),
        button(ToggleCondition, picker.toggle_option, ORGANISERS),
        button(ClearAudience, picker.clear_audience, ORGANISERS),
        button(ListSavedSegments, saved_segments.list_segments, ORGANISERS),
        button(UseSegment, saved_segments.use_segment, ORGANISERS),
        button(RemoveSegment, saved_segments.remove_segment, ORGANISERS),
        button(SaveSegment, saved_segments.start_saving, ORGANISERS),
        button(ListUnreachable, unreachable.list_unreachable, ORGANISERS),
        button(ExportUnreachable, unreachable.export_unreachable, ORGANISERS),
    ],
    steps=[
        Step(saved_segments.STEP, saved_segments.prompt, saved_segments.receive, ORGANISERS),
    ],
)
