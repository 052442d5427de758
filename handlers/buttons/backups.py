"""Buttons of backups and exports."""

from typing import Literal

from handlers.button_data import ButtonData

HeldDecision = Literal["send", "drop"]


class ShowHeld(ButtonData):
    """Show what a restored database holds."""

    back: Literal["back"] | None = None
    """If set, the pressed message is replaced."""


class ConfirmHeldDecision(ButtonData, reopen=ShowHeld):
    """Ask for confirmation before held messages are sent or dropped."""

    decision: HeldDecision


class DecideHeld(ButtonData, reopen=ShowHeld):
    """Send or drop what is held."""

    decision: HeldDecision
    fingerprint: str
    """Of the counts that were shown."""


class ConfirmExport(ButtonData):
    """Say what an export of all data contains."""


class RequestExport(ButtonData, reopen=ConfirmExport):
    """Request an export of all data."""


class CancelExport(ButtonData):
    """Do not request an export."""
