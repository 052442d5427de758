"""Return values of handlers: messages to send, and instructions for dispatch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Literal

from handlers.messages.buttons import Button
from handlers.messages.documents import Document, Venue
from handlers.messages.incoming import Media
from handlers.messages.texts import Text, Value
from storage.audiences.audience import SeatAudience
from storage.messages.outbox import SentMessage
from storage.models import Person


class Lane(IntEnum):
    """Priority of a message in the send queue; lower values first."""

    REPLY = 0
    REMINDER = 1
    ANNOUNCEMENT = 2


NOTICE_LANE = Lane.REMINDER
"""Priority of notifications caused by other people's actions: below that of replies."""


@dataclass(frozen=True, slots=True)
class StaffGroup:
    """The staff group as a recipient."""

    chat_id: int
    language: str
    thread_id: int | None = None
    """Id of the topic; None for the general topic, or without topics."""


@dataclass(frozen=True, slots=True)
class Say:
    """A message to one recipient: a text key with its arguments, rendered in the recipient's language."""

    key: str
    args: Mapping[str, Value] = field(default_factory=dict)
    buttons: Sequence[Sequence[Button]] = ()
    folded: Sequence[Sequence[Button]] = ()
    """The rows shown in place of `buttons` until "more" is pressed (`handlers.ui.pages.fold`); none: all are shown."""
    above: Sequence[Text] = ()
    """Texts above its own, in the same message."""
    joins_next: bool = False
    """Shown above the next message to the person instead of in one of its own (`handlers.ui.turns.join_messages`)."""
    to: Person | StaffGroup | None = None
    """Recipient; None: the person whose update is handled."""
    create_topic: bool = False
    """Create a topic of this name in the group instead of sending a message."""
    edit: bool | int = False
    """True: edit the message whose button was pressed; a number: edit the message with this id."""
    edit_caption: bool = False
    """Edit the caption instead of the text, for a message with media."""
    keyboard: Literal["", "contact", "menu", "remove"] = ""
    """Keyboard in place of the letters. Below the key that shares one's telephone number the labels of `buttons` are
    keys: what they send is a text, which is taken as the button (`handlers.ui.typed_labels`)."""
    media: Media | None = None
    venue: Venue | None = None
    document: Document | None = None
    reply_to: int | None = None
    """Id of the message to reply to."""
    subject: str | None = None
    """Subject of the message, `<kind>:<id>`; looked up when somebody replies to it."""
    dedup_key: str | None = None
    """A message with a key that was already sent is not sent again."""
    expires_at: datetime | None = None
    """Time after which it is not sent any more."""
    lane: Lane = Lane.REPLY
    reminder_id: int | None = None
    """Id of the reminder; the message is not sent if the reminder is not valid any more."""
    language: str | None = None
    """Render in this language instead of the recipient's own, for previews."""
    collapse_key: str | None = None
    """Key such as `seat:7`: the next notice with the same key replaces this one (`storage.messages.notices`)."""
    continuation: bool = False
    """Whether it continues the previous notice with the same key."""
    actor_id: int | None = None
    """Id of the person whose action it reports; the number of such messages per person is limited."""
    disable_notification: bool = False
    """Deliver silently."""
    protect_content: bool = False
    """Telegram's apps neither forward nor save it. Confidential sheets are protected anyway."""


@dataclass(frozen=True, slots=True)
class SayToAudience:
    """A message to everybody in an audience, each in their own language, enqueued in bulk.

    `say.to` must be None. `say.dedup_key` identifies the message, so that nobody gets it twice.
    """

    say: Say
    audience: SeatAudience


@dataclass(frozen=True, slots=True)
class AnnouncementCopy:
    """An announcement as readers of a language get it, with the recipient's own name and place filled in.

    `to`: recipient; None: the person whose update is handled.
    """

    announcement_id: int
    language: str
    to: Person | None = None
    tracked: bool = False
    """True: a copy that counts in reports, corrections and retractions; False: a preview."""


@dataclass(frozen=True, slots=True)
class MarkAsRead:
    """Mark the button "I have read this" of the pressed message as pressed.

    `announcement_id`: announcement of the message; `only_button`: the message has no other button.
    """

    announcement_id: int
    only_button: bool = False


@dataclass(frozen=True, slots=True)
class PinMessage:
    """Pin a message in a private chat silently, or unpin it. Nobody is told if that is not possible.

    `to`: whose chat it is; None: the person whose update is handled.
    """

    message_id: int
    to: Person | None = None
    unpin: bool = False


@dataclass(frozen=True, slots=True)
class React:
    """React to the person's message with an emoji, instead of a message."""

    emoji: Literal["👍", "🙏", "🤝"]


@dataclass(frozen=True, slots=True)
class RemoveKeyboard:
    """Remove the inline buttons of an earlier message, as they are used.

    `to`: in whose chat it is; None: the person whose update is handled.
    """

    message: SentMessage
    to: Person | None = None


@dataclass(frozen=True, slots=True)
class PublishCommands:
    """Show the person the list of commands in their language."""


@dataclass(frozen=True, slots=True)
class Toast:
    """A short notification shown over the chat after a button press, for information that may be missed."""

    key: str


class Resume:
    """Instruction to repeat the prompt of the person's current step or, without one, to show the menu."""


RESUME = Resume()


@dataclass(frozen=True, slots=True)
class FollowDeepLink:
    """Instruction to handle the payload of a `?start=` link after consent: a seminar's slug, or `<kind>_<argument>`."""

    payload: str


ResolvedReply = (
    Say
    | SayToAudience
    | AnnouncementCopy
    | MarkAsRead
    | PinMessage
    | React
    | RemoveKeyboard
    | PublishCommands
    | Toast
)
"""Replies that need no further handling."""
Reply = ResolvedReply | Resume | FollowDeepLink
