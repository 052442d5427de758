"""The optional fields of a registration, which are set, changed and left out on its card."""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.buttons.seats import ToggleSex
from handlers.messages import Button, Text


@dataclass(frozen=True, slots=True)
class OptionalField:
    """An optional field. The form, the person and the seat store its value under `name`."""

    name: str
    """Also the name of its column in `storage.models.personal_fields`."""
    card_line: Callable[[str | None], Text]
    """The value (None if not set) -> the line on the card."""
    card_buttons: Callable[[str | None], list[Button]]
    """The value (None if not set) -> the row of buttons on the card."""
    prompt: str = ""
    """Key of the prompt after `EditRegistrationField`; its attribute `none` labels the button to leave it out."""
    read: Callable[[str], str] | None = None
    """The typed text -> the value; raises Refusal. None if the field is only set by its buttons on the card."""


def _sex_line(sex: str | None) -> Text:
    return Text("card-sex", {"sex": Text(f"sex-{sex or 'none'}")})


def _sex_buttons(sex: str | None) -> list[Button]:
    return [
        Button("sex-f-chosen" if sex == "f" else "sex-f", ToggleSex("f")),
        Button("sex-m-chosen" if sex == "m" else "sex-m", ToggleSex("m")),
    ]


_FIELDS = (OptionalField("sex", _sex_line, _sex_buttons),)
OPTIONAL_FIELDS: dict[str, OptionalField] = {field.name: field for field in _FIELDS}
"""Name -> field, in the order of the card."""
