"""A choice being put together: the draft it is of, the group the next tap goes into, and the page of it all."""

from dataclasses import dataclass

from handlers.announcing.offering import LETTERS
from handlers.announcing.whom import summary
from handlers.common import number
from handlers.words import Button, Incoming, Lines, Refusal, Say, Text, Value
from storage import audit, choices
from storage.choices import EVERYBODY, MOST_GROUPS, Choice, Group
from storage.database import Session
from storage.models import Announcement

SIDES = {"a": "any", "x": "but"}
PICKS = ("s", "u", "o", "p", "l", "d")
"""What can be narrowed down by, as buttons name it; "m", the seminar, besides where it is for everybody."""


@dataclass(frozen=True, slots=True)
class Target:
    """The group of conditions that is being put together: `a0` one that may, `x0` one that must not be met."""

    letter: str
    place: int

    @property
    def side(self) -> str:
        """As the choice has it."""
        return SIDES[self.letter]

    @property
    def word(self) -> str:
        """As a button has it."""
        return f"{self.letter}{self.place}"


@dataclass(frozen=True, slots=True)
class View:
    """A draft, its choice as it stands, and the group that the next tap goes into."""

    announcement: Announcement
    choice: Choice
    target: Target

    @property
    def group(self) -> Group:
        """The conditions there so far."""
        return self.choice.group(self.target.side, self.target.place)

    @property
    def at(self) -> str:
        """How buttons begin that keep to this group."""
        return f"{self.announcement.id}:{self.target.word}"


def view_of(announcement: Announcement, word: str = "") -> View:
    """The draft with this group, or the next new one; none: the last. Raises Refusal."""
    choice = choices.read(announcement.segment)
    if not word:
        return View(announcement, choice, Target("a", max(len(choice.any) - 1, 0)))
    letter, place = word[:1], number(word[1:])
    groups = getattr(choice, SIDES.get(letter, "any"))
    if letter not in SIDES or word != f"{letter}{place}" or place > len(groups):
        raise Refusal("button-old")
    if place >= MOST_GROUPS:
        raise Refusal("segment-full")
    return View(announcement, choice, Target(letter, place))


async def page(session: Session, view: View) -> Say:
    """The choice as it stands, and all that can be done with it."""
    number_ = view.announcement.id
    args = await summary(session, view.announcement, view.choice)
    args["ask"] = _ask(view)
    picks = [*PICKS, "m"] if view.announcement.seminar_id is None else PICKS
    kinds = [Button(f"segment-kind-{LETTERS.get(one, 'deed')}", f"annpick:{view.at}:{one}") for one in picks]
    rows = [*in_twos(kinds), *_groups(view)]
    if args["rest"] != Lines([]):
        rows.append([Button("segment-unreachable", f"annfar:{number_}:0")])
    rows.append([Button("segment-kept", f"annkept:{number_}")])
    rows.append([Button("segment-done", f"ann:{number_}", style="primary")])
    return Say("segment", args, rows, edit=True)


def _ask(view: View) -> Value:
    """What the next tap does."""
    if view.target.letter == "x":
        return Text("segment-ask-except")
    if not view.choice.any:
        return Text("segment-ask-first")
    if not view.group:
        return Text("segment-ask-or")
    if len(view.choice.any) > 1:
        return Text("segment-ask-group", {"number": view.target.place + 1})
    return Text("segment-ask-further")


def _groups(view: View) -> list[list[Button]]:
    """From group to group, one more, one less, back to everybody."""
    choice = view.choice
    known = [Target("a", place) for place in range(len(choice.any))]
    known += [Target("x", place) for place in range(len(choice.but))]
    more = [("segment-add-or", Target("a", len(choice.any)))] if choice.any else []
    more.append(("segment-add-except", Target("x", len(choice.but))))
    rows = [[_to(view, one, _label(one, view.target)) for one in known] if len(known) > 1 else []]
    rows.append([_to(view, one, Text(key)) for key, one in more if one.place < MOST_GROUPS])
    if choice != EVERYBODY:
        rows.append([Button("segment-clear", f"annclear:{view.announcement.id}:all")])
    if view.group and len(known) > 1:
        rows[-1].insert(0, Button("segment-clear-group", f"annclear:{view.at}"))
    return [row for row in rows if row]


def _to(view: View, target: Target, label: Text) -> Button:
    return Button(label, f"annwho:{view.announcement.id}:{target.word}")


def _label(one: Target, target: Target) -> Text:
    key = "segment-group" if one.letter == "a" else "segment-group-except"
    label = Text(key, {"number": one.place + 1})
    return Text("segment-here", {"what": label}) if one == target else label


def in_twos(buttons: list[Button]) -> list[list[Button]]:
    """Two buttons a row."""
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]


async def choose(incoming: Incoming, session: Session, announcement: Announcement, choice: Choice) -> None:
    """From now on it is for these."""
    before, after = announcement.segment, choices.written(choice)
    if before == after:
        return
    announcement.segment = after
    what = f"announcement:{announcement.id}"
    await audit.record(
        session, incoming.person, "announcement.for", what, incoming.at, segment=[before, after]
    )
