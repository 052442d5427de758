"""Inline buttons below a message."""

from dataclasses import dataclass, field
from typing import Literal

from handlers.button_data import ButtonData
from handlers.messages.texts import DeepLink, Text, Translated, WebPage


@dataclass(frozen=True, slots=True)
class Share:
    """A link with a text, which the person forwards to a chat of their choice."""

    link: DeepLink
    text: Text


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button.

    `label`: ".name" is an attribute of the message's text, "name" the key of another text, Translated a value from the
    database. Raises ValueError unless exactly one of `action`, `share`, `link` and `copy` is set, or if the data are
    too long.
    """

    label: str | Translated | Text
    action: ButtonData | None = None
    """Data sent to the bot when the button is pressed."""
    style: Literal["", "primary", "success", "danger"] = ""
    share: Share | None = None
    """Opens the list of chats to forward a link with a text."""
    link: DeepLink | None = None
    """Opens a link to this bot."""
    copy: DeepLink | WebPage | str | None = None
    """Copies an address or a number, of at most 256 characters, to the clipboard."""
    data: str = field(init=False, compare=False, repr=False)
    """The packed action (`callback_data`); empty if there is none."""

    def __post_init__(self) -> None:
        if sum(each is not None for each in (self.action, self.share, self.link, self.copy)) != 1:
            raise ValueError("a button needs exactly one of action, share, link and copy")
        object.__setattr__(self, "data", self.action.pack() if self.action else "")
