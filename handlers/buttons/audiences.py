"""Buttons of audiences. Each carries the id of the announcement whose audience is edited."""

from typing import Literal

from handlers.button_data import ButtonData, SheetForm
from handlers.buttons.announcements import ShowAnnouncement

ConditionKind = Literal["s", "u", "o", "p", "l", "d", "m"]
"""State, unit, office, position, language, activity (`d`), seminar (`m`)."""
OptionKind = ConditionKind | Literal["n"]
"""Also `n`: an announcement whose reading is not confirmed."""
Group = Literal["a0", "a1", "a2", "a3", "a4", "a5", "x0", "x1", "x2", "x3", "x4", "x5"]
"""A condition group by its index: `a` includes, `x` excludes. Index 5 exceeds the maximum and is refused."""
ALL: Literal["all"] = "all"
"""Stands for all condition groups or, as a unit, for the whole country."""


class ShowAudience(ButtonData, reopen=ShowAnnouncement):
    """Show the audience and the kinds of conditions that can narrow it down."""

    announcement: int
    group: Group | None = None
    """Group to edit; None: the last including group."""


class ShowConditionValues(ButtonData, reopen=ShowAudience):
    """Show the values of one kind of condition."""

    announcement: int
    group: Group
    kind: ConditionKind


class ShowAudienceArea(ButtonData, reopen=ShowAudience):
    """Show the units within a unit."""

    announcement: int
    group: Group
    unit: str
    """Unit code, or ALL."""
    page: int | None = None


class ToggleCondition(ButtonData, reopen=ShowAudience):
    """Turn one value of a condition on or off."""

    announcement: int
    group: Group
    kind: OptionKind
    value: str
    wanted: Literal[0, 1]
    """1: on. The target value, so that a second press changes nothing."""


class ClearAudience(ButtonData, reopen=ShowAudience):
    """Remove a condition group."""

    announcement: int
    group: Group | Literal["all"]
    """ALL: remove all groups, so that the audience is everybody."""


class ListSavedSegments(ButtonData, reopen=ShowAudience):
    """List the saved segments."""

    announcement: int


class UseSegment(ButtonData, reopen=ListSavedSegments):
    """Use a saved segment as the audience."""

    announcement: int
    segment: int


class RemoveSegment(ButtonData, reopen=ListSavedSegments):
    """Delete a saved segment."""

    announcement: int
    segment: int
    confirmed: bool = False


class SaveSegment(ButtonData, reopen=ShowAudience):
    """Ask for a name under which to save the audience."""

    announcement: int


class ListUnreachable(ButtonData, reopen=ShowAnnouncement):
    """List the members of the audience whom the bot cannot reach, with telephone numbers."""

    announcement: int
    page: int | None = None


class ExportUnreachable(ButtonData, reopen=ShowAnnouncement):
    """Export the unreachable members as a call list."""

    announcement: int
    form: SheetForm = "xlsx"
