"""Buttons of seminars: their pages, programme, materials, extra questions, plan and life cycle."""

from datetime import datetime
from typing import Literal

from handlers.button_data import ButtonData, Language

# What everybody sees of a seminar.


class ListSeminars(ButtonData):
    """One's own seminars, those to come, and those of the past."""

    page: int | None = None
    """Set: in place of the pressed message."""


class ShowSeminar(ButtonData, reopen=ListSeminars):
    """One of them: when, where, one's registration, and what there is to do."""

    seminar: int


class StartRegistration(ButtonData, reopen=ShowSeminar):
    """Register, or look at one's seat there."""

    seminar: int


class ShowProgramme(ButtonData, reopen=ShowSeminar):
    """The programme."""

    seminar: int
    page: int | None = None


class SetItemReminders(ButtonData, reopen=ShowProgramme):
    """Be reminded before each item of the programme, or no longer."""

    seminar: int
    wanted: Literal[0, 1]


class ListMaterials(ButtonData, reopen=ShowSeminar):
    """The materials; one tap sends a file."""

    seminar: int
    page: int | None = None


class SendMaterial(ButtonData):
    """One file."""

    material: int


# The programme, as staff make it.


class ListItems(ButtonData):
    """The items of the programme."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class ShowItem(ButtonData):
    """One item, and what can be changed of it."""

    item: int


class AddItems(ButtonData, reopen=ListItems):
    """Type items, a line each."""

    seminar: int
    language: Language | None = None
    """The language of the titles, chosen on the page of this step; None: one's own."""


class ConfirmItems(ButtonData):
    """Add the typed lines as they were understood."""

    seminar: int
    fingerprint: str


class EditItem(ButtonData, reopen=ShowItem):
    """Type the hours of an item, or its speaker."""

    item: int
    field: Literal["time", "speaker"]


class SetItemTime(ButtonData, reopen=ShowItem):
    """The hours that were typed are right."""

    item: int
    starts_at: datetime
    ends_at: datetime | None = None


class ChooseSpeaker(ButtonData, reopen=ShowItem):
    """A member of staff speaks, or nobody."""

    item: int
    person: int | Literal["-"]


class ShiftItems(ButtonData, reopen=ShowItem):
    """Move an item, or it and all that follow on that day."""

    item: int
    minutes: Literal[-15, 15]
    following: Literal["rest"] | None = None


class RemoveItem(ButtonData, reopen=ShowItem):
    """Take an item out of the programme."""

    item: int
    confirmed: bool = False


# Materials, as staff keep them.


class ManageMaterials(ButtonData):
    """The materials of a seminar, to be changed."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class AddMaterials(ButtonData, reopen=ManageMaterials):
    """Send files: for the seminar, or for one item of its programme."""

    seminar: int
    item: int | None = None


class ShowMaterial(ButtonData):
    """One material, and what can be changed of it."""

    material: int


class AttachMaterial(ButtonData, reopen=ShowMaterial):
    """Say to which item a material belongs; without one ask."""

    material: int
    item: int | Literal["-"] | None = None
    """`-`: to no item but the seminar."""


class PreviewMaterial(ButtonData, reopen=ShowMaterial):
    """See the file as participants get it."""

    material: int


class RemoveMaterial(ButtonData, reopen=ShowMaterial):
    """Take a material away."""

    material: int
    confirmed: bool = False


# Extra questions: what a seminar asks besides of those who register.


class ListExtraQuestions(ButtonData):
    """All of them."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class AddExtraQuestionTemplate(ButtonData, reopen=ListExtraQuestions):
    """A ready-made question."""

    seminar: int
    template: str


class AddExtraQuestion(ButtonData, reopen=ListExtraQuestions):
    """A question in words of one's own; its kind is asked first."""

    seminar: int
    kind: Literal["choice", "number", "text"] | None = None


class ShowExtraQuestion(ButtonData):
    """One of them, and what can be changed of it."""

    question: int


class EditExtraQuestionChoices(ButtonData, reopen=ShowExtraQuestion):
    """Type the choices anew."""

    question: int


class RemoveExtraQuestion(ButtonData, reopen=ShowExtraQuestion):
    """Ask it no more."""

    question: int
    confirmed: bool = False


# The plan of a seminar.

Timezone = Literal["Asia/Bishkek", "Asia/Almaty", "Asia/Tashkent", "Europe/Berlin", "UTC"]
OfficeLetter = Literal["m", "r", "p", "g", "j", "a"]
"""An office, by `target_pages.OFFICE_LETTERS`."""
RegistrationTime = Literal["opens", "closes"]


class CreateSeminar(ButtonData):
    """Plan a new seminar."""


class ShowPlan(ButtonData):
    """The card of a seminar, with a button for each field."""

    seminar: int


class FillMissingFields(ButtonData, reopen=ShowPlan):
    """Give what the card still lacks, one field after the other."""

    seminar: int


class CloneSeminar(ButtonData, reopen=ShowPlan):
    """Plan another seminar like this one."""

    seminar: int


class EditPlanField(ButtonData, reopen=ShowPlan):
    """Change one field of the card."""

    seminar: int
    field: str
    """`starts`, `capacity`, `title`; a text in one language: `title-ky`."""


class SkipPlanField(ButtonData):
    """Go on without an answer."""


class ClearPlanField(ButtonData):
    """No limit, no hour, no such text."""


class PickAmount(ButtonData):
    """So many seats."""

    amount: int


class ConfirmRegistrationTime(ButtonData):
    """The typed time at which registration opens or closes is right."""

    field: RegistrationTime
    moment: datetime


class SetTimezone(ButtonData, reopen=ShowPlan):
    """The hours of the seminar are meant on the clocks of this zone."""

    seminar: int
    zone: Timezone


class PickOblast(ButtonData):
    """The oblast that a clone is for."""

    unit: str


class ShowTargets(ButtonData):
    """For whom the seminar is."""

    seminar: int


class ShowTargetArea(ButtonData, reopen=ShowTargets):
    """An oblast or rayon, and what of it the seminar is for."""

    seminar: int
    unit: str
    page: int | None = None


class SetTarget(ButtonData, reopen=ShowTargets):
    """The seminar is for this office of this unit, or no longer."""

    seminar: int
    office: OfficeLetter | Literal["all"]
    """`all`: whatever there is in an oblast."""
    unit: str | None
    """None for an office that lies in no unit."""
    wanted: Literal[0, 1]


# Its states, and changes that are announced.


class ShowLifecycle(ButtonData, reopen=ShowPlan):
    """The state of the seminar, and the states it can be given."""

    seminar: int


class ChangeSeminarState(ButtonData, reopen=ShowPlan):
    """Open or close registration, archive or cancel the seminar."""

    seminar: int
    state: str
    """One of `storage.models.seminar_states`."""
    confirmed: bool = False


class SendSeminarLink(ButtonData, reopen=ShowPlan):
    """The link to register by, to forward and to print."""

    seminar: int


class ShowPendingChange(ButtonData, reopen=ShowPlan):
    """A change of time or place before it is made."""

    seminar: int


class ApplyPendingChange(ButtonData, reopen=ShowPlan):
    """Make the change and tell everybody, make it and tell nobody, or drop it."""

    seminar: int
    version: int
    """The version of the seminar that the change was shown against."""
    mode: Literal["tell", "quiet", "drop"]
