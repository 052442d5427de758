"""A choice being put together: the draft it is of, the group the next tap goes into, and the page of it all."""

from dataclasses import dataclass

from handlers.audiences.options import KIND_LETTERS
from handlers.audiences.summary import audience_summary
from handlers.messages import Button, Incoming, Lines, Refusal, Say, Text, Value
from handlers.ui.arguments import parse_int
from storage import audit
from storage.audiences import conditions
from storage.audiences.conditions import EVERYBODY, MAX_GROUPS, Audience, ConditionGroup
from storage.database import Session
from storage.models import Announcement

SIDES = {"a": "include", "x": "exclude"}
CONDITION_LETTERS = ("s", "u", "o", "p", "l", "d")
"""What can be narrowed down by, as buttons name it; "m", the seminar, besides where it is for everybody."""


@dataclass(frozen=True, slots=True)
class EditedGroup:
    """The group of conditions that is being put together: `a0` one that may, `x0` one that must not be met."""

    letter: str
    index: int

    @property
    def side(self) -> str:
        """As the choice has it."""
        return SIDES[self.letter]

    @property
    def code(self) -> str:
        """As a button has it."""
        return f"{self.letter}{self.index}"


@dataclass(frozen=True, slots=True)
class AudienceDraft:
    """A draft, its choice as it stands, and the group that the next tap goes into."""

    announcement: Announcement
    audience: Audience
    edited: EditedGroup

    @property
    def conditions(self) -> ConditionGroup:
        """The conditions there so far."""
        return self.audience.group(self.edited.side, self.edited.index)

    @property
    def button_arguments(self) -> str:
        """How buttons begin that keep to this group."""
        return f"{self.announcement.id}:{self.edited.code}"


def audience_draft(announcement: Announcement, word: str = "") -> AudienceDraft:
    """The draft with this group, or the next new one; none: the last. Raises Refusal."""
    choice = conditions.parse_audience(announcement.audience)
    if not word:
        return AudienceDraft(announcement, choice, EditedGroup("a", max(len(choice.include) - 1, 0)))
    letter, place = word[:1], parse_int(word[1:])
    groups = getattr(choice, SIDES.get(letter, "include"))
    if letter not in SIDES or word != f"{letter}{place}" or place > len(groups):
        raise Refusal("button-old")
    if place >= MAX_GROUPS:
        raise Refusal("segment-full")
    return AudienceDraft(announcement, choice, EditedGroup(letter, place))


async def audience_page(session: Session, view: AudienceDraft) -> Say:
    """The choice as it stands, and all that can be done with it."""
    number_ = view.announcement.id
    args = await audience_summary(session, view.announcement, view.audience)
    args["ask"] = _prompt_text(view)
    picks = [*CONDITION_LETTERS, "m"] if view.announcement.seminar_id is None else CONDITION_LETTERS
    kinds = [
        Button(f"segment-kind-{KIND_LETTERS.get(one, 'deed')}", f"annpick:{view.button_arguments}:{one}")
        for one in picks
    ]
    rows = [*two_per_row(kinds), *_group_buttons(view)]
    if args["rest"] != Lines([]):
        rows.append([Button("segment-unreachable", f"annfar:{number_}:0")])
    rows.append([Button("segment-kept", f"annkept:{number_}")])
    rows.append([Button("segment-done", f"ann:{number_}", style="primary")])
    return Say("segment", args, rows, edit=True)


def _prompt_text(view: AudienceDraft) -> Value:
    """What the next tap does."""
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
    """From group to group, one more, one less, back to everybody."""
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
        rows.append([Button("segment-clear", f"annclear:{view.announcement.id}:all")])
    if view.conditions and len(known) > 1:
        rows[-1].insert(0, Button("segment-clear-group", f"annclear:{view.button_arguments}"))
    return [row for row in rows if row]


def _group_button(view: AudienceDraft, target: EditedGroup, label: Text) -> Button:
    return Button(label, f"annwho:{view.announcement.id}:{target.code}")


def _group_label(one: EditedGroup, target: EditedGroup) -> Text:
    key = "segment-group" if one.letter == "a" else "segment-group-except"
    label = Text(key, {"number": one.index + 1})
    return Text("segment-here", {"what": label}) if one == target else label


def two_per_row(buttons: list[Button]) -> list[list[Button]]:
    """Two buttons a row."""
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]


async def set_audience(
    incoming: Incoming, session: Session, announcement: Announcement, choice: Audience
) -> None:
    """From now on it is for these."""
    before, after = announcement.audience, conditions.dump_audience(choice)
    if before == after:
        return
    announcement.audience = after
    what = f"announcement:{announcement.id}"
    await audit.record(
        session, incoming.person, "announcement.for", what, incoming.at, segment=[before, after]
    )
