"""The people of the country: what each will do, and how they react to what the bot shows them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from tests.crash.simulated_users import asks_contact, buttons, markup

Json = dict[str, Any]
Wish = Literal["yes", "no", "deputy", "silent"]
"""How they answer whether they are coming."""
DEPUTY_LINK = re.compile(r"start=(d_[\w-]+)")
REASONS = ("work", "illness", "family", "road")
FIRST_DEPUTY = 900_000
SAMPLE_QUESTIONS = ("суу түтүгү", "налог на землю", "road repairs", "мектеп", "бюджет", "уличное освещение")


@dataclass
class Inhabitant:
    """A person: who they are, what they will do, and how far they are."""

    id: int
    language: str
    seminar: int
    unit: str = ""
    areas: tuple[str, ...] = ()
    """The codes of the areas their municipality lies in."""
    position: str = "head"
    payload: str = ""
    """What follows `start=` in the link that they open."""
    comes_at: datetime | None = None
    wish: Wish = "yes"
    asks: bool = False
    rates: bool = True
    forbids_voices: bool = False
    blocks_at: datetime | None = None
    erases_at: datetime | None = None
    blocked: bool = False
    erases: bool = False
    """Whether they have asked to be erased."""
    asked: bool = False
    submitted: bool = False
    shared: bool = False
    """Whether they have passed their link to a deputy on."""

    @property
    def phone(self) -> str:
        """Return a sample number."""
        return f"+996700{self.id:06d}"

    @property
    def name(self) -> str:
        """Return a sample name of letters only."""
        return "Үлгү " + "".join("абвгдежзик"[int(digit)] for digit in str(self.id)).capitalize()

    @property
    def account(self) -> Json:
        """Return their account of Telegram, as the sandbox takes it."""
        first, last = self.name.split()
        return {
            "id": self.id,
            "first_name": first,
            "last_name": last,
            "language_code": self.language,
            "phone_number": self.phone,
        }


def next_act(one: Inhabitant, call: Json) -> Json | None:
    """Return what a person does about a message: the fields of an act, or None for nothing."""
    if asks_contact(call["params"]):
        return {"do": "contact"}
    message = call["result_id"] or call["params"].get("message_id")
    data = [each for each in buttons(call["params"]) if each]
    for choose in (_enter, _register, _answer):
        pressed = choose(one, data)
        if pressed:
            return {"do": "press", "message_id": int(message), "data": pressed}
    return None


def _enter(one: Inhabitant, data: list[str]) -> str | None:
    if f"choose-language:{one.language}" in data:
        return f"choose-language:{one.language}"
    return _first(data, "answer-consent:yes")


def _register(one: Inhabitant, data: list[str]) -> str | None:
    """Go through the registration: the municipality by its areas, the position, the name, the card."""
    if f"choose-registration-unit:{one.unit}" in data:
        return f"choose-registration-unit:{one.unit}"
    if area := next((each for each in data if _leads_to(each, one)), None):
        return area
    if f"choose-position:{one.position}" in data:
        return f"choose-position:{one.position}"
    for wanted in ("choose-office:municipality", "use-profile-name", "submit-registration"):
        if found := _first(data, wanted):
            one.submitted = one.submitted or wanted == "submit-registration"
            return found
    return None


def _leads_to(data: str, one: Inhabitant) -> bool:
    if not data.startswith("show-registration-area:"):
        return False
    return any(area and area in data.split(":") for area in one.areas)


def _answer(one: Inhabitant, data: list[str]) -> str | None:
    """Answer what the bot asks by itself: coming or not, an offered place, stars, a similar question."""
    coming = [each for each in data if each.startswith("answer-attendance:")]
    if coming and one.wish != "silent":
        return _first(coming, "", lambda each: each.endswith(f":{one.wish}"))
    if reasons := [each for each in data if each.startswith("decline-seat:") and each.endswith(REASONS)]:
        return reasons[one.id % len(reasons)]
    if one.rates and (stars := [each for each in data if each.startswith("rate-seminar:")]):
        return stars[one.id % len(stars)]
    if one.erases:
        return _first(data, "answer-erasure:yes")
    return _first(data, "answer-offer:yes") or _first(data, "choose-similar:no")


def _first(data: list[str], prefix: str, fits: Callable[[str], bool] = lambda _: True) -> str | None:
    return next((each for each in data if each.startswith(prefix) and fits(each)), None)


def deputy_payload(call: Json) -> str | None:
    """Return the payload of a deputy's link in a message, or None."""
    rows = markup(call["params"]).get("inline_keyboard", [])
    copied = [button.get("copy_text", {}).get("text", "") for row in rows for button in row]
    found = next((match for text in copied if (match := DEPUTY_LINK.search(text))), None)
    return found[1] if found else None


def new_deputy(sender: Inhabitant, payload: str) -> Inhabitant:
    """Return the person to whom somebody passes their link on."""
    one = Inhabitant(
        FIRST_DEPUTY + sender.id % 100_000, sender.language, sender.seminar, sender.unit, sender.areas
    )
    one.position, one.payload = "specialist", payload
    return one
