"""Buttons of audiences: whom an announcement is for. Each names the announcement whose audience it is about."""

from typing import Literal

from handlers.button_data import ButtonData
from handlers.buttons.announcements import ShowAnnouncement

ConditionKind = Literal["s", "u", "o", "p", "l", "d", "m"]
"""State, unit, office, position, language, what somebody has done, seminar."""
OptionKind = ConditionKind | Literal["n"]
"""`n`: an announcement that they have not confirmed reading."""
Group = Literal["a0", "a1", "a2", "a3", "a4", "a5", "x0", "x1", "x2", "x3", "x4", "x5"]
"""A group of conditions by its place: `a` one that includes, `x` one that excludes. The last is one too many."""
ALL: Literal["all"] = "all"
"""All groups of conditions; of units the whole country."""


class ShowAudience(ButtonData, reopen=ShowAnnouncement):
    """Who is meant, and what it can be narrowed down by."""

    announcement: int
    group: Group | None = None
    """The group that is edited; None: the last that includes."""


class ShowConditionValues(ButtonData, reopen=ShowAudience):
    """The values of one kind of condition."""

    announcement: int
    group: Group
    kind: ConditionKind


class ShowAudienceArea(ButtonData, reopen=ShowAudience):
    """The units in a unit."""

    announcement: int
    group: Group
    unit: str
    """Its code, or ALL."""
    page: int | None = None


class ToggleCondition(ButtonData, reopen=ShowAudience):
    """One value on or off."""

    announcement: int
    group: Group
    kind: OptionKind
    value: str
    wanted: Literal[0, 1]
    """1: on. What is wanted, not that it be turned over, so that a second press changes nothing."""


class ClearAudience(ButtonData, reopen=ShowAudience):
    """Without this group of conditions."""

    announcement: int
    group: Group | Literal["all"]
    """ALL: back to everybody."""


class ListSavedSegments(ButtonData, reopen=ShowAudience):
    """The audiences that were saved under a name."""

    announcement: int


class UseSegment(ButtonData, reopen=ListSavedSegments):
    """The announcement is for this saved audience."""

    announcement: int
    segment: int


class RemoveSegment(ButtonData, reopen=ListSavedSegments):
    """Keep this saved audience no more."""

    announcement: int
    segment: int
    confirmed: bool = False


class SaveSegment(ButtonData, reopen=ShowAudience):
    """Save the audience under a name, which is asked."""

    announcement: int


class ListUnreachable(ButtonData, reopen=ShowAnnouncement):
    """Those who are meant and cannot be reached, with telephones."""

    announcement: int
    page: int | None = None


class ExportUnreachable(ButtonData, reopen=ShowAnnouncement):
    """The same as a spreadsheet to call by."""

    announcement: int
