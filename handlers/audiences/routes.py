"""Routes of audiences."""

from handlers.audiences import picker, saved_segments, unreachable
from handlers.permissions import ORGANISERS
from handlers.routing import Routes, Step, untyped

ROUTES = Routes(
    buttons=[
        untyped("annwho", picker.show_audience, ORGANISERS),
        untyped("annpick", picker.show_options, ORGANISERS),
        untyped("annarea", picker.show_area, ORGANISERS),
        untyped("anntap", picker.toggle_option, ORGANISERS),
        untyped("annclear", picker.clear_audience, ORGANISERS),
        untyped("annkept", saved_segments.list_segments, ORGANISERS),
        untyped("annuse", saved_segments.use_segment, ORGANISERS),
        untyped("annlose", saved_segments.remove_segment, ORGANISERS),
        untyped("annkeep", saved_segments.start_saving, ORGANISERS),
        untyped("annfar", unreachable.list_unreachable, ORGANISERS),
        untyped("annfarsheet", unreachable.export_unreachable, ORGANISERS),
    ],
    steps=[
        Step(saved_segments.STEP, saved_segments.prompt, saved_segments.receive, ORGANISERS),
    ],
)
