"""Refusals: exceptions with a text for the person."""

from collections.abc import Mapping

from handlers.button_data import ButtonData
from handlers.messages.replies import Say
from handlers.messages.texts import Value


class Refusal(Exception):
    """Refusal of an action, with a text key and its arguments. The handler's changes are rolled back."""

    reopen: ButtonData | None = None
    """Button whose page is opened instead of sending the refusal."""
    prompt: Say | None = None
    """The prompt whose keyboard is sent again with the refusal: apps hide it once a message was sent."""
    repeats_prompt = False
    """Whether the prompt of the step follows: it awaits one of its buttons. Raised before anything was changed."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.key = key
        self.values: Mapping[str, Value] = values


BUTTON_OLD = "button-old"
"""Text key of a button that is out of date, if its feature has no text of its own."""


class OutOfDate(Refusal):
    """Refusal of a button whose message is out of date, or whose data are forged.

    If the button has a `ButtonData.reopen`, dispatch opens that page instead.
    """

    def __init__(self, key: str = BUTTON_OLD) -> None:
        super().__init__(key)
