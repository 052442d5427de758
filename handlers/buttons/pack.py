"""Buttons of the after-event pack and of the photos in it."""

from typing import Literal

from handlers.button_data import ButtonData

PackPart = Literal["press", "statistics", "map", "questions", "feedback", "attendance", "photos"]
"""A part of the pack that can be had alone."""


class ShowPack(ButtonData):
    """Show the parts of the pack."""

    seminar: int


class BuildPack(ButtonData, reopen=ShowPack):
    """Request a part of the pack, or the archive of all."""

    seminar: int
    part: PackPart | Literal["all"] = "all"


# Photos.


class ListPhotos(ButtonData):
    """List the photos of a seminar."""

    seminar: int
    page: int | None = None
    """If set, the pressed message is replaced."""


class AddPhotos(ButtonData):
    """Ask for photos."""

    seminar: int
    publishable: Literal[0, 1] = 0
    """1: the people in them have agreed to publication."""


class ShowPhoto(ButtonData):
    """Send a photo with its actions."""

    photo: int


class SetPhotoPublishable(ButtonData, reopen=ShowPhoto):
    """Record whether the people in a photo have agreed to its publication."""

    photo: int
    wanted: Literal[0, 1]


class RemovePhoto(ButtonData, reopen=ShowPhoto):
    """Remove a photo."""

    photo: int
