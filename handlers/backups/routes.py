"""Routes of backups and exports."""

from handlers.backups import export, held_messages
from handlers.buttons.backups import (
    CancelExport,
    ConfirmExport,
    ConfirmHeldDecision,
    DecideHeld,
    RequestExport,
    ShowHeld,
)
from handlers.permissions import OWNERS
from handlers.routing import Routes, button

ROUTES = Routes(
    buttons=[
        button(ShowHeld, held_messages.show, OWNERS),
        button(ConfirmHeldDecision, held_messages.ask, OWNERS),
        button(DecideHeld, held_messages.decide, OWNERS),
        button(ConfirmExport, export.ask, OWNERS),
        button(RequestExport, export.request, OWNERS),
        button(CancelExport, export.cancel, OWNERS),
    ],
)
