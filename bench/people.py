"""Simulated people: each follows a list of intentions, doing what the bot's last message offers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

FIRST_PERSON = 5_000_000_001
QUESTION = "Биздин айыл өкмөтү экинчи фазага кантип катыша алат? Үлгү суроо № {number}"
NAMES = (("Үлгү", "Катышуучу"), ("Үлгү", ""))
"""First and last name of every second person: a whole name need not be asked for."""


@dataclass(slots=True)
class Shown:
    """One message that reached a person."""

    method: str
    message_id: int
    text: str
    buttons: list[tuple[str, str]]
    """(label, callback_data) of the inline buttons, in reading order."""
    asks_contact: bool
    source: bytes
    """The message's own JSON: a press carries it back, as Telegram's does."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person does next: press a button (data), write a text, or share their contact."""

    kind: str
    value: str = ""


@dataclass(slots=True)
class Person:
    """Where one person stands in their script."""

    number: int
    step: int = 0
    seen: set[str] = field(default_factory=set)
    """Kinds of messages that arrived since the last deed."""
    last: Shown | None = None
    handed_at: float = 0.0
    """When the newest update was given to the bot."""
    answered: bool = True
    """Whether it has caused a request yet."""
    told: bool = True
    """Whether it has caused a message yet."""

    @property
    def id(self) -> int:
        """The Telegram id."""
        return FIRST_PERSON + self.number


@dataclass(frozen=True, slots=True)
class Intention:
    """One line of a script: what to do with the newest message, or None to wait for another."""

    deed: Callable[[Person, Shown], Deed | None]
    must: bool = False
    """Never left out. The others are: not every dialogue asks for the name, say."""


def press(pattern: str) -> Intention:
    """Press one of the buttons whose data matches; different people choose different ones."""
    wanted = re.compile(pattern)

    def deed(person: Person, shown: Shown) -> Deed | None:
        found = [data for _label, data in shown.buttons if wanted.search(data)]
        return Deed("press", found[person.number % len(found)]) if found else None

    return Intention(deed)


def share_contact() -> Intention:
    """Tap the keyboard button that shares one's own contact."""
    return Intention(lambda _person, shown: Deed("contact") if shown.asks_contact else None)


def write(text: str, *, after: Sequence[str] = ("sendmessage",)) -> Intention:
    """Write, once a message of each of these kinds has arrived since the last deed."""
    needed = frozenset(after)

    def deed(person: Person, _shown: Shown) -> Deed | None:
        return Deed("write", text.format(number=person.number)) if needed <= person.seen else None

    return Intention(deed, must=True)


def see(pattern: str) -> Intention:
    """The end of a script: a message whose text matches."""
    wanted = re.compile(pattern)
    return Intention(lambda _person, shown: Deed("rest") if wanted.search(shown.text) else None, must=True)


CONFIRMED = ("sendmessage", "sendvenue", "senddocument")
"""What the confirmation of a registration consists of."""


def next_deed(script: Sequence[Intention], person: Person, shown: Shown) -> Deed | None:
    """What the person does about this message; moves them on in the script when they do something."""
    person.seen.add("sendmessage" if shown.method.startswith("editmessage") else shown.method)
    person.last = shown
    for step in range(person.step, len(script)):
        if deed := script[step].deed(person, shown):
            person.step = step + 1
            person.seen.clear()
            return deed
        if script[step].must:
            break
    return None


def described(person: Person) -> dict[str, Any]:
    """A stuck person, for the error message."""
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
    see(r"\d"),
)
"""In Kyrgyz, for a municipality in the oblast of the seminar (41702); the name only when it is asked for."""
