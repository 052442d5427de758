"""An audience being edited: the draft it belongs to, the group of conditions that is edited, and its page."""

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
    """The group of conditions that is edited, by its place among those that include or exclude."""

    letter: str
    index: int

    @property
    def side(self) -> str:
        """The name of the groups in an Audience."""
        return SIDES[self.letter]

    @property
    def code(self) -> Group:
        """The group as buttons name it."""
        return cast(Group, f"{self.letter}{self.index}")


@dataclass(frozen=True, slots=True)
class AudienceDraft:
    """A draft, its audience, and the group of conditions that is edited."""

    announcement: Announcement
    audience: Audience
    edited: EditedGroup

    @property
    def conditions(self) -> ConditionGroup:
        """The conditions of the group."""
        return self.audience.group(self.edited.side, self.edited.index)

    @property
    def kinds(self) -> tuple[ConditionKind, ...]:
        """The kinds of conditions there are to choose from: by seminar only where it is for everybody."""
        everybody = self.announcement.seminar_id is None
        return (*CONDITION_KINDS, SEMINAR_KIND) if everybody else CONDITION_KINDS


def audience_draft(announcement: Announcement, group: Group | None = None) -> AudienceDraft:
    """The draft with this group, which may be the next new one; None: the last. Raises Refusal."""
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
    """The audience as it stands, and what can be done with it."""
    number = view.announcement.id
    args = await audience_summary(session, view.announcement, view.audience)
    args["ask"] = _prompt_text(view)
    kinds = [
        Button(
            f"segment-kind-{KIND_LETTERS.get(one, 'deed')}",
            ShowConditionValues(number, view.edited.code, one),
        )
        for one in view.kinds
    ]
    rows = [*grid(kinds, 2), *_group_buttons(view)]
    if args["rest"] != Lines([]):
        rows.append([Button("segment-unreachable", ListUnreachable(number, 0))])
    rows.append([Button("segments-button", ListSavedSegments(number))])
    rows.append([Button("done-button", ShowAnnouncement(number), style="primary")])
    return Say("segment", args, rows, edit=True)


def _prompt_text(view: AudienceDraft) -> Value:
    """What the next press does."""
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
    """To another group, to a new one, without this one, back to everybody."""
    choice = view.audience
    known = [EditedGroup("a", place) for place in range(len(choice.include))]
    known += [EditedGroup("x", place) for place in range(len(choice.exclude))]
    more = [("segment-add-or", EditedGroup("a", len(choice.include)))] if choice.include else []
    more.append(("segment-add-except", EditedGroup("x", len(choice.exclude))))
    rows = [
        [_group_button(view, one, _group_label(one, view.edited)) for one in known] if len(known) > 1 else []
    ]
    rows.append([_group_button(view, one, Text(key)) for key, one in more if one.index < MAX_GROUPS])
    if choice != EVERYBODY:
        rows.append([Button("segment-clear", ClearAudience(view.announcement.id, ALL))])
    if view.conditions and len(known) > 1:
        clear = ClearAudience(view.announcement.id, view.edited.code)
        rows[-1].insert(0, Button("segment-clear-group", clear))
    return [row for row in rows if row]


def _group_button(view: AudienceDraft, target: EditedGroup, label: Text) -> Button:
    return Button(label, ShowAudience(view.announcement.id, target.code))


def _group_label(one: EditedGroup, target: EditedGroup) -> Text:
    key = "segment-group" if one.letter == "a" else "segment-group-except"
    label = Text(key, {"number": one.index + 1})
    return Text("segment-here", {"what": label}) if one == target else label


async def set_audience(
    incoming: Incoming, session: Session, announcement: Announcement, choice: Audience
) -> None:
    """Let the draft have this audience, and record who changed it."""
    before, after = announcement.audience, conditions.dump_audience(choice)
    if before == after:
        return
    announcement.audience = after
    await record_action(incoming, session, announcement, "announcement.for", segment=[before, after])
