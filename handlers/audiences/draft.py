"""The audience of a draft while it is edited: the edited group of conditions, and the audience's page."""

from dataclasses import dataclass
from typing import cast

from handlers.audiences.announcement import record_action
from handlers.audiences.options import KIND_LETTERS
from handlers.audiences.summary import audience_summary
from handlers.buttons.announcements import ShowAnnouncement
from handlers.buttons.audiences import (
    ALL,
    ClearAudience,
    ConditionKind,
    Group,
    ListSavedSegments,
    ListUnreachable,
    ShowAudience,
    ShowConditionValues,
)
from handlers.messages import Button, Incoming, Lines, OutOfDate, Refusal, Say, Text, Value
from handlers.ui.pages import grid
from storage.audiences import conditions
from storage.audiences.conditions import EVERYBODY, MAX_GROUPS, Audience, ConditionGroup
from storage.database import Session
from storage.models import Announcement

SIDES = {"a": "include", "x": "exclude"}
CONDITION_KINDS: tuple[ConditionKind, ...] = ("s", "u", "o", "p", "l", "d")
SEMINAR_KIND: ConditionKind = "m"


@dataclass(frozen=True, slots=True)
class EditedGroup:
    """The group of conditions being edited: its side and its index there."""

    letter: str
    index: int

    @property
    def side(self) -> str:
        """The attribute of `Audience` with the groups of this side."""
        return SIDES[self.letter]

    @property
    def code(self) -> Group:
        """The group in a button's data."""
        return cast(Group, f"{self.letter}{self.index}")


@dataclass(frozen=True, slots=True)
class AudienceDraft:
    """A draft, its audience, and the group of conditions being edited."""

    announcement: Announcement
    audience: Audience
    edited: EditedGroup

    @property
    def conditions(self) -> ConditionGroup:
        """The conditions of the edited group."""
        return self.audience.group(self.edited.side, self.edited.index)

    @property
    def kinds(self) -> tuple[ConditionKind, ...]:
        """The kinds of conditions to choose from; a seminar only if the announcement is for everybody."""
        everybody = self.announcement.seminar_id is None
        return (*CONDITION_KINDS, SEMINAR_KIND) if everybody else CONDITION_KINDS


def audience_draft(announcement: Announcement, group: Group | None = None) -> AudienceDraft:
    """Return the draft with this group (possibly a new one), or its last including group (None). Raises Refusal."""
    audience = conditions.parse_audience(announcement.audience)
    if group is None:
        return AudienceDraft(announcement, audience, EditedGroup("a", max(len(audience.include) - 1, 0)))
    edited = EditedGroup(group[0], int(group[1:]))
    if edited.index > len(getattr(audience, edited.side)):
        raise OutOfDate
    if edited.index >= MAX_GROUPS:
        raise Refusal("segment-full")
    return AudienceDraft(announcement, audience, edited)


async def audience_page(session: Session, view: AudienceDraft) -> Say:
    """Return the page of the audience, with buttons to change it."""
    number = view.announcement.id
    args = await audience_summary(session, view.announcement, view.audience)
    args["ask"] = _prompt_text(view)
    kinds = [
        Button(
            f"segment-kind-{KIND_LETTERS.get(kind, 'deed')}",
            ShowConditionValues(number, view.edited.code, kind),
        )
        for kind in view.kinds
    ]
    rows = [*grid(kinds, 2), *_group_buttons(view)]
    if args["rest"] != Lines([]):
        rows.append([Button("segment-unreachable", ListUnreachable(number))])
    rows.append([Button("segments-button", ListSavedSegments(number))])
    rows.append([Button("done-button", ShowAnnouncement(number), style="primary")])
    return Say("segment", args, rows, edit=True)


def _prompt_text(view: AudienceDraft) -> Value:
    """Return the prompt that tells what the next condition does."""
    if view.edited.letter == "x":
        return Text("segment-ask-except")
    if not view.audience.include:
        return Text("segment-ask-first")
    if not view.conditions:
        return Text("segment-ask-or")
    if len(view.audience.include) > 1:
        return Text("segment-ask-group", {"number": view.edited.index + 1})
    return Text("segment-ask-further")


def _group_buttons(view: AudienceDraft) -> list[list[Button]]:
    """Return the buttons to other groups, to new ones, and to clear this group or the whole audience."""
    choice = view.audience
    known = [EditedGroup("a", index) for index in range(len(choice.include))]
    known += [EditedGroup("x", index) for index in range(len(choice.exclude))]
    new = [("segment-add-or", EditedGroup("a", len(choice.include)))] if choice.include else []
    new.append(("segment-add-except", EditedGroup("x", len(choice.exclude))))
    rows = [
        [_group_button(view, group, _group_label(group, view.edited)) for group in known]
        if len(known) > 1
        else []
    ]
    rows.append([_group_button(view, group, Text(key)) for key, group in new if group.index < MAX_GROUPS])
    if choice != EVERYBODY:
        rows.append([Button("segment-clear", ClearAudience(view.announcement.id, ALL))])
    if view.conditions and len(known) > 1:
        clear = ClearAudience(view.announcement.id, view.edited.code)
        rows[-1].insert(0, Button("segment-clear-group", clear))
    return [row for row in rows if row]


def _group_button(view: AudienceDraft, target: EditedGroup, label: Text) -> Button:
    return Button(label, ShowAudience(view.announcement.id, target.code))


def _group_label(group: EditedGroup, edited: EditedGroup) -> Text:
    key = "segment-group" if group.letter == "a" else "segment-group-except"
    label = Text(key, {"number": group.index + 1})
    return Text("segment-here", {"what": label}) if group == edited else label


async def set_audience(
    incoming: Incoming, session: Session, announcement: Announcement, choice: Audience
) -> None:
    """Set the draft's audience, and audit the change."""
    before, after = announcement.audience, conditions.dump_audience(choice)
    if before == after:
        return
    announcement.audience = after
    await record_action(
        incoming, session, announcement, "announcement.audience_changed", segment=[before, after]
    )
