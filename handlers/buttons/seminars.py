"""Buttons of seminars: pages, programme, materials, extra questions, plan and life cycle."""

from datetime import datetime
from typing import Literal

from handlers.button_data import ButtonData, Language

# For participants.


class ListSeminars(ButtonData):
    """List one's own seminars, upcoming ones and past ones."""

    page: int | None = None
    """If set, the pressed message is replaced."""


class ShowSeminar(ButtonData, reopen=ListSeminars):
    """Show a seminar: date, venue, one's registration and actions."""

    seminar: int


class StartRegistration(ButtonData, reopen=ShowSeminar):
    """Start a registration, or show one's existing seat."""

    seminar: int


class ShowProgramme(ButtonData, reopen=ShowSeminar):
    """Show the programme."""

    seminar: int
    page: int | None = None


class SetItemReminders(ButtonData, reopen=ShowProgramme):
    """Turn reminders before each programme item on or off."""

    seminar: int
    wanted: Literal[0, 1]


class ListMaterials(ButtonData, reopen=ShowSeminar):
    """List the materials, each with a button that sends it."""

    seminar: int
    page: int | None = None


class SendMaterial(ButtonData):
    """Send a material."""

    material: int


# The programme, for staff.


class ListItems(ButtonData):
    """List the programme items."""

    seminar: int
    page: int | None = None
    """If set, the pressed message is replaced."""


class ShowItem(ButtonData):
    """Show a programme item and its actions."""

    item: int


class AddItems(ButtonData, reopen=ListItems):
    """Ask for programme items, one per line."""

    seminar: int
    language: Language | None = None
    """Language of the titles, chosen at this step; None: the person's own."""


class ConfirmItems(ButtonData):
    """Add the programme items as they were parsed."""

    seminar: int
    fingerprint: str


class EditItem(ButtonData, reopen=ShowItem):
    """Ask for the time or the speaker of an item."""

    item: int
    field: Literal["time", "speaker"]


class SetItemTime(ButtonData, reopen=ShowItem):
    """Confirm the parsed time of an item."""

    item: int
    starts_at: datetime
    ends_at: datetime | None = None


class ChooseSpeaker(ButtonData, reopen=ShowItem):
    """Choose a member of staff as the speaker, or none (`-`)."""

    item: int
    person: int | Literal["-"]


class ShiftItems(ButtonData, reopen=ShowItem):
    """Shift an item, or also all later items of that day."""

    item: int
    minutes: Literal[-15, 15]
    following: Literal["rest"] | None = None


class RemoveItem(ButtonData, reopen=ShowItem):
    """Remove a programme item."""

    item: int
    confirmed: bool = False


# Materials, for staff.


class ManageMaterials(ButtonData):
    """List the materials of a seminar for editing."""

    seminar: int
    page: int | None = None
    """If set, the pressed message is replaced."""


class AddMaterials(ButtonData, reopen=ManageMaterials):
    """Ask for files for the seminar, or for one of its programme items."""

    seminar: int
    item: int | None = None


class ShowMaterial(ButtonData):
    """Show a material and its actions."""

    material: int


class AttachMaterial(ButtonData, reopen=ShowMaterial):
    """Attach a material to a programme item; without one, ask for it."""

    material: int
    item: int | Literal["-"] | None = None
    """`-`: the seminar as a whole."""


class PreviewMaterial(ButtonData, reopen=ShowMaterial):
    """Send the file as participants get it."""

    material: int


class RemoveMaterial(ButtonData, reopen=ShowMaterial):
    """Remove a material."""

    material: int
    confirmed: bool = False


# Extra questions of the registration form.


class ListExtraQuestions(ButtonData):
    """List the extra questions of a seminar."""

    seminar: int
    page: int | None = None
    """If set, the pressed message is replaced."""


class AddExtraQuestionTemplate(ButtonData, reopen=ListExtraQuestions):
    """Add an extra question from a template."""

    seminar: int
    template: str


class AddExtraQuestion(ButtonData, reopen=ListExtraQuestions):
    """Add a custom extra question; without a kind, ask for it."""

    seminar: int
    kind: Literal["choice", "number", "text"] | None = None


class ShowExtraQuestion(ButtonData):
    """Show an extra question and its actions."""

    question: int


class EditExtraQuestionChoices(ButtonData, reopen=ShowExtraQuestion):
    """Ask for the choices of an extra question."""

    question: int


class RemoveExtraQuestion(ButtonData, reopen=ShowExtraQuestion):
    """Remove an extra question."""

    question: int
    confirmed: bool = False


# The plan of a seminar.

Timezone = Literal["Asia/Bishkek", "Asia/Almaty", "Asia/Tashkent", "Europe/Berlin", "UTC"]
OfficeLetter = Literal["m", "r", "p", "g", "j", "a"]
"""Letter of an office; see `handlers.seminars.target_pages.OFFICE_LETTERS`."""
RegistrationTime = Literal["opens", "closes"]


class CreateSeminar(ButtonData):
    """Plan a new seminar."""


class ShowPlan(ButtonData):
    """Show the card of a seminar, with a button for each field."""

    seminar: int


class FillMissingFields(ButtonData, reopen=ShowPlan):
    """Ask for the missing fields of the card, one after the other."""

    seminar: int


class CloneSeminar(ButtonData, reopen=ShowPlan):
    """Create a copy of a seminar."""

    seminar: int


class EditPlanField(ButtonData, reopen=ShowPlan):
    """Edit one field of the card."""

    seminar: int
    field: str
    """Field name such as `starts`, `capacity` or `title`; with a language: `title-ky`."""


class SkipPlanField(ButtonData):
    """Skip the field that is asked for."""


class ClearPlanField(ButtonData):
    """Clear the field that is asked for."""


class PickAmount(ButtonData):
    """Choose a number of seats."""

    amount: int


class ConfirmRegistrationTime(ButtonData):
    """Confirm the parsed time at which registration opens or closes."""

    field: RegistrationTime
    moment: datetime


class SetTimezone(ButtonData, reopen=ShowPlan):
    """Set the time zone of a seminar."""

    seminar: int
    zone: Timezone


class PickOblast(ButtonData):
    """Choose the oblast of a copied seminar."""

    unit: str


class ShowTargets(ButtonData):
    """Show the target audience of a seminar."""

    seminar: int


class ShowTargetArea(ButtonData, reopen=ShowTargets):
    """Show which parts of an oblast or rayon the seminar is for."""

    seminar: int
    unit: str
    page: int | None = None


class SetTarget(ButtonData, reopen=ShowTargets):
    """Add an office of a unit to the target audience, or remove it."""

    seminar: int
    office: OfficeLetter | Literal["all"]
    """`all`: every office within an oblast."""
    unit: str | None
    """Unit code; None for an office that belongs to no unit."""
    wanted: Literal[0, 1]


# Life cycle and announced changes.


class ShowLifecycle(ButtonData, reopen=ShowPlan):
    """Show the state of a seminar and the possible transitions."""

    seminar: int


class ChangeSeminarState(ButtonData, reopen=ShowPlan):
    """Open or close registration, archive or cancel the seminar."""

    seminar: int
    state: str
    """One of `storage.models.seminar_states`."""
    confirmed: bool = False


class SendSeminarLink(ButtonData, reopen=ShowPlan):
    """Send the registration link, to forward or print."""

    seminar: int


class ShowPendingChange(ButtonData, reopen=ShowPlan):
    """Preview a pending change of time or venue."""

    seminar: int


class ApplyPendingChange(ButtonData, reopen=ShowPlan):
    """Apply the change with or without notifying participants, or discard it."""

    seminar: int
    version: int
    """Version of the seminar at the time of the preview."""
    mode: Literal["tell", "quiet", "drop"]


class SetContact(ButtonData, reopen=ShowPlan):
    """Ask whom participants can call; or name the member of staff who presses, whom they named last, or nobody."""

    seminar: int
    choice: Literal["mine", "last", "none"] | None = None
