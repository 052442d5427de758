"""Simulated people: each follows a script of intentions and uses what the bot's last message offers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

FIRST_PERSON = 5_000_000_001
QUESTION = "Биздин айыл өкмөтү экинчи фазага кантип катыша алат? Үлгү суроо № {number}"
NAMES = (("Үлгү", "Катышуучу"), ("Үлгү", "Тыңдоочу"))
"""First and last names, which the bot offers on a button."""


@dataclass(slots=True)
class ReceivedMessage:
    """A message that reached a person."""

    method: str
    message_id: int
    text: str
    buttons: list[tuple[str, str]]
    """Return (label, callback_data) of the inline buttons, in reading order."""
    asks_contact: bool
    source: bytes
    """The message as JSON, which a button press carries back as Telegram's does."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action of a person: press a button (data), write a text, or share their contact."""

    kind: str
    value: str = ""


@dataclass(slots=True)
class Person:
    """A simulated person and the position in their script."""

    number: int
    step: int = 0
    seen: set[str] = field(default_factory=set)
    """Kinds of messages that arrived since the last action."""
    last: ReceivedMessage | None = None
    handed_at: float = 0.0
    """When the newest update was handed to the bot."""
    answered: bool = True
    """Whether the update has caused a request yet."""
    told: bool = True
    """Whether the update has caused a message yet."""

    @property
    def id(self) -> int:
        """The Telegram id."""
        return FIRST_PERSON + self.number


@dataclass(frozen=True, slots=True)
class Intention:
    """One step of a script: returns an action for the newest message, or None to wait for another one."""

    action: Callable[[Person, ReceivedMessage], Action | None]
    required: bool = False
    """Whether the step is required. Others depend on the dialogue, which may not ask for the name, for instance."""


def press(pattern: str) -> Intention:
    """Press one of the buttons whose data matches; different people choose different ones."""
    wanted = re.compile(pattern)

    def action(person: Person, shown: ReceivedMessage) -> Action | None:
        found = [data for _label, data in shown.buttons if wanted.search(data)]
        return Action("press", found[person.number % len(found)]) if found else None

    return Intention(action)


def press_later(data: str) -> Intention:
    """Press a button of some earlier message, whatever is shown now."""
    return Intention(lambda _person, _shown: Action("press", data), required=True)


def share_contact() -> Intention:
    """Tap the keyboard button that shares one's own contact."""
    return Intention(lambda _person, shown: Action("contact") if shown.asks_contact else None)


def write(text: str, *, after: Sequence[str] = ("sendmessage",)) -> Intention:
    """Write a text once a message of each of these kinds has arrived since the last action."""
    needed = frozenset(after)

    def action(person: Person, _shown: ReceivedMessage) -> Action | None:
        return Action("write", text.format(number=person.number)) if needed <= person.seen else None

    return Intention(action, required=True)


def end_at(pattern: str) -> Intention:
    """End the script at a message whose text matches."""
    wanted = re.compile(pattern)
    return Intention(
        lambda _person, shown: Action("rest") if wanted.search(shown.text) else None, required=True
    )


CONFIRMED = ("sendmessage", "senddocument")
"""The messages that confirm a registration."""


def next_action(script: Sequence[Intention], person: Person, shown: ReceivedMessage) -> Action | None:
    """Return the person's action for this message and advance their script, or None."""
    person.seen.add("sendmessage" if shown.method.startswith("editmessage") else shown.method)
    person.last = shown
    for step in range(person.step, len(script)):
        if action := script[step].action(person, shown):
            person.step = step + 1
            person.seen.clear()
            return action
        if script[step].required:
            break
    return None


def describe_person(person: Person) -> dict[str, Any]:
    """Describe a stuck person for the error message."""
    last = person.last
    return {
        "person": person.number,
        "step": person.step,
        "seen": sorted(person.seen),
        "text": last.text[:200] if last else "",
        "buttons": last.buttons[:6] if last else [],
    }


REGISTER_AND_ASK = (
    press(r"^choose-language:ky$"),
    press(r"^answer-consent:yes"),
    press(r"^show-registration-area:(m:)?41702(?!000)"),
    press(r"^choose-registration-unit:"),
    press(r"^choose-position:head$"),
    share_contact(),
    press(r"^use-profile-name$"),
    press(r"^submit-registration$"),
    write("/ask", after=CONFIRMED),
    write(QUESTION),
    end_at(r"\d"),
)
"""A registration in Kyrgyz for a municipality of the seminar's oblast (41702), and a question."""
PAGES = (
    "show-panel",
    "list-participants:1:0:",
    "list-participants:1:1:",
    "list-queue:1::0",
    "list-archived:0",
    "list-archived:1",
    "list-seminars:0",
    "list-hall-questions:1:top:0",
    "list-hall-questions:1:top:1",
    "list-hall-questions:1:new:2",
    "list-own-questions:0",
)
"""The data of buttons that show pages of lists to an owner; 1 is the first seminar of the sample."""
PAGE = (
    press(r"^choose-language:ky$"),
    press(r"^answer-consent:yes"),
    *(press_later(data) for data in PAGES * 8),
    end_at(""),
)
"""Paging through lists, after a first start."""
SCRIPTS = {"register": REGISTER_AND_ASK, "page": PAGE, "start": (end_at(""),)}
