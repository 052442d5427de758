"""The optional fields of a registration: each stands on the card, and may be set, changed and left out there."""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.buttons.seats import ToggleSex
from handlers.messages import Button, Text


@dataclass(frozen=True, slots=True)
class OptionalField:
    """A field that nobody has to fill in. The form, the person and the seat keep it under its name."""

    name: str
    """Also the name of its column in `storage.models.personal_fields`."""
    card_line: Callable[[str | None], Text]
    """Its value, or None -> its line on the card."""
    card_buttons: Callable[[str | None], list[Button]]
    """Its value, or None -> its row of buttons on the card."""
    prompt: str = ""
    """How it is asked when `EditRegistrationField` is pressed; the text has the attribute `none`, to leave it out."""
    read: Callable[[str], str] | None = None
    """What was typed -> the value; raises Refusal. None: it is never typed, only set by its buttons on the card."""


def _sex_line(sex: str | None) -> Text:
    return Text("card-sex", {"sex": Text(f"sex-{sex or 'none'}")})


def _sex_buttons(sex: str | None) -> list[Button]:
    return [
        Button("sex-f-chosen" if sex == "f" else "sex-f", ToggleSex("f")),
        Button("sex-m-chosen" if sex == "m" else "sex-m", ToggleSex("m")),
    ]


_FIELDS = (OptionalField("sex", _sex_line, _sex_buttons),)
OPTIONAL_FIELDS: dict[str, OptionalField] = {field.name: field for field in _FIELDS}
"""Name -> field, in the order in which they stand on the card."""
