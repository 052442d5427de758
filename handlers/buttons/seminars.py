"""Buttons of seminars: their pages, programme, materials, extra questions, plan and life cycle."""

from datetime import datetime
from typing import Literal

from handlers.button_data import ButtonData

# What everybody sees of a seminar.


class ListSeminars(ButtonData, prefix="seminars"):
    """One's own seminars, those to come, and those of the past."""

    page: int | None = None
    """Set: in place of the pressed message."""


class ShowSeminar(ButtonData, prefix="seminar", reopen=ListSeminars):
    """One of them: when, where, one's registration, and what there is to do."""

    seminar: int


class StartRegistration(ButtonData, prefix="join", reopen=ShowSeminar):
    """Register, or look at one's seat there."""

    seminar: int


class ShowProgramme(ButtonData, prefix="programme", reopen=ShowSeminar):
    """The programme."""

    seminar: int
    page: int | None = None


class SetItemReminders(ButtonData, prefix="pings", reopen=ShowProgramme):
    """Be reminded before each item of the programme, or no longer."""

    seminar: int
    wanted: Literal[0, 1]


class ListMaterials(ButtonData, prefix="materials", reopen=ShowSeminar):
    """The materials; one tap sends a file."""

    seminar: int
    page: int | None = None


class SendMaterial(ButtonData, prefix="material"):
    """One file."""

    material: int


# The programme, as staff make it.


class ListItems(ButtonData, prefix="items"):
    """The items of the programme."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class ShowItem(ButtonData, prefix="item"):
    """One item, and what can be changed of it."""

    item: int


class AddItems(ButtonData, prefix="itemadd", reopen=ListItems):
    """Type items, a line each."""

    seminar: int
    language: Literal["ky", "ru", "en"] | None = None
    """The language of the titles, chosen on the page of this step; None: one's own."""


class ConfirmItems(ButtonData, prefix="itemsure"):
    """Add the typed lines as they were understood."""

    seminar: int
    fingerprint: str


class EditItem(ButtonData, prefix="itemset", reopen=ShowItem):
    """Type the hours of an item, or its speaker."""

    item: int
    field: Literal["time", "speaker"]


class SetItemTime(ButtonData, prefix="itemat", reopen=ShowItem):
    """The hours that were typed are right."""

    item: int
    starts_at: datetime
    ends_at: datetime | None = None


class ChooseSpeaker(ButtonData, prefix="itemwho", reopen=ShowItem):
    """A member of staff speaks, or nobody."""

    item: int
    person: int | Literal["-"]


class ShiftItems(ButtonData, prefix="itemshift", reopen=ShowItem):
    """Move an item, or it and all that follow on that day."""

    item: int
    minutes: Literal[-15, 15]
    following: Literal["rest"] | None = None


class RemoveItem(ButtonData, prefix="itemgone", reopen=ShowItem):
    """Take an item out of the programme."""

    item: int
    confirmed: bool = False


# Materials, as staff keep them.


class ManageMaterials(ButtonData, prefix="files"):
    """The materials of a seminar, to be changed."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class AddMaterials(ButtonData, prefix="fileadd", reopen=ManageMaterials):
    """Send files: for the seminar, or for one item of its programme."""

    seminar: int
    item: int | None = None


class ShowMaterial(ButtonData, prefix="file"):
    """One material, and what can be changed of it."""

    material: int


class AttachMaterial(ButtonData, prefix="fileto", reopen=ShowMaterial):
    """Say to which item a material belongs; without one ask."""

    material: int
    item: int | Literal["-"] | None = None
    """`-`: to no item but the seminar."""


class PreviewMaterial(ButtonData, prefix="filesee", reopen=ShowMaterial):
    """See the file as participants get it."""

    material: int


class RemoveMaterial(ButtonData, prefix="filegone", reopen=ShowMaterial):
    """Take a material away."""

    material: int
    confirmed: bool = False


# Extra questions: what a seminar asks besides of those who register.


class ListExtraQuestions(ButtonData, prefix="extras"):
    """All of them."""

    seminar: int
    page: int | None = None
    """Set: in place of the pressed message."""


class AddExtraQuestionTemplate(ButtonData, prefix="extraready", reopen=ListExtraQuestions):
    """A ready-made question."""

    seminar: int
    template: str


class AddExtraQuestion(ButtonData, prefix="extranew", reopen=ListExtraQuestions):
    """A question in words of one's own; its kind is asked first."""

    seminar: int
    kind: Literal["choice", "number", "text"] | None = None


class ShowExtraQuestion(ButtonData, prefix="extraq"):
    """One of them, and what can be changed of it."""

    question: int


class EditExtraQuestionChoices(ButtonData, prefix="extrachoices", reopen=ShowExtraQuestion):
    """Type the choices anew."""

    question: int


class RemoveExtraQuestion(ButtonData, prefix="extragone", reopen=ShowExtraQuestion):
    """Ask it no more."""

    question: int
    confirmed: bool = False


# The plan of a seminar.

Timezone = Literal["Asia/Bishkek", "Asia/Almaty", "Asia/Tashkent", "Europe/Berlin", "UTC"]
OfficeLetter = Literal["m", "r", "p", "g", "j", "a"]
"""An office, by `target_pages.OFFICE_LETTERS`."""
RegistrationTime = Literal["opens", "closes"]


class CreateSeminar(ButtonData, prefix="newseminar"):
    """Plan a new seminar."""


class ShowPlan(ButtonData, prefix="plan"):
    """The card of a seminar, with a button for each field."""

    seminar: int


class FillMissingFields(ButtonData, prefix="fill", reopen=ShowPlan):
    """Give what the card still lacks, one field after the other."""

    seminar: int


class CloneSeminar(ButtonData, prefix="clone", reopen=ShowPlan):
    """Plan another seminar like this one."""

    seminar: int


class EditPlanField(ButtonData, prefix="line", reopen=ShowPlan):
    """Change one field of the card."""

    seminar: int
    field: str
    """`starts`, `capacity`, `title`; a text in one language: `title-ky`."""


class SkipPlanField(ButtonData, prefix="planskip"):
    """Go on without an answer."""


class ClearPlanField(ButtonData, prefix="plannone"):
    """No limit, no hour, no such text."""


class PickAmount(ButtonData, prefix="planamount"):
    """So many seats."""

    amount: int


class ConfirmRegistrationTime(ButtonData, prefix="planat"):
    """The typed time at which registration opens or closes is right."""

    field: RegistrationTime
    moment: datetime


class SetTimezone(ButtonData, prefix="planzone", reopen=ShowPlan):
    """The hours of the seminar are meant on the clocks of this zone."""

    seminar: int
    zone: Timezone


class PickOblast(ButtonData, prefix="planoblast"):
    """The oblast that a clone is for."""

    unit: str


class ShowTargets(ButtonData, prefix="targets"):
    """For whom the seminar is."""

    seminar: int


class ShowTargetArea(ButtonData, prefix="targetarea", reopen=ShowTargets):
    """An oblast or rayon, and what of it the seminar is for."""

    seminar: int
    unit: str
    page: int | None = None


class SetTarget(ButtonData, prefix="target", reopen=ShowTargets):
    """The seminar is for this office of this unit, or no longer."""

    seminar: int
    office: OfficeLetter | Literal["all"]
    """`all`: whatever there is in an oblast."""
    unit: str | None
    """None for an office that lies in no unit."""
    wanted: Literal[0, 1]


# Its states, and changes that are announced.


class ShowLifecycle(ButtonData, prefix="life", reopen=ShowPlan):
    """The state of the seminar, and the states it can be given."""

    seminar: int


class ChangeSeminarState(ButtonData, prefix="live", reopen=ShowPlan):
    """Open or close registration, archive or cancel the seminar."""

    seminar: int
    state: str
    """One of `storage.models.seminar_states`."""
    confirmed: bool = False


class SendSeminarLink(ButtonData, prefix="link", reopen=ShowPlan):
    """The link to register by, to forward and to print."""

    seminar: int


class ShowPendingChange(ButtonData, prefix="staged", reopen=ShowPlan):
    """A change of time or place before it is made."""

    seminar: int


class ApplyPendingChange(ButtonData, prefix="apply", reopen=ShowPlan):
    """Make the change and tell everybody, make it and tell nobody, or drop it."""

    seminar: int
    version: int
    """The version of the seminar that the change was shown against."""
    mode: Literal["tell", "quiet", "drop"]
