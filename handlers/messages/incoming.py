"""An incoming update, as the worker passes it to a handler."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from storage.models import Person, Role
from storage.text.richtext import Mark, RichText


@dataclass(frozen=True, slots=True)
class Profile:
    """Telegram profile of the sender. Offered as a default in forms, never stored without consent."""

    telegram_id: int
    first_name: str = ""
    last_name: str = ""
    language: str = ""
    """Language code of their app, such as `ru`; empty if unknown."""

    @property
    def full_name(self) -> str:
        """First and last name, separated by a space."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Contact:
    """A shared contact. `verified`: Telegram confirms that it is the sender's own number."""

    phone: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Media:
    """A file known to Telegram by its `file_id`."""

    kind: Literal["voice", "photo", "document", "audio", "video"]
    file_id: str
    file_unique_id: str = ""
    media_group_id: str | None = None
    name: str = ""
    """Original file name."""
    size: int = 0
    """Size in bytes; 0 if Telegram does not state it."""
    alias: tuple[int, int] | None = None
    """Number of the question, and of the file, after which it is named when it is delivered; None: its own name."""


@dataclass(frozen=True, slots=True)
class Original:
    """A message of any kind that can be copied to others, such as an announcement."""

    kind: str
    """text, photo, document, video, audio, voice, animation, video_note, sticker, location, venue, contact or poll."""
    html: str = ""
    """Text or caption as Telegram's HTML."""
    content: Mapping[str, Any] = field(default_factory=dict)
    """Further arguments of the Bot API method that sends this kind: `photo`, `latitude`, `question` …"""
    media_group_id: str | None = None
    file_unique_id: str = ""
    """Telegram's stable id of the file."""
    message_traits: tuple[str, ...] = ()
    """Properties that a copy loses or changes: `forwarded`, `buttons`, `protected`, `live`, `closed`."""


@dataclass(frozen=True, slots=True)
class Location:
    """A location, in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class GroupPermissions:
    """Permissions of the bot in a group."""

    can_write: bool
    can_manage_topics: bool


@dataclass(frozen=True, slots=True)
class GroupChat:
    """The group in which the update happened."""

    title: str
    forum: bool
    """Whether the group has topics."""
    public: bool = False
    """Whether the group has a username, so that anybody can find and read it."""
    anonymous_sender: Literal["", "admin", "channel"] = ""
    """Set if the message was sent in the name of the group or of a channel, so that the sender is unknown."""
    migrated_to: int | None = None
    """New chat id, if the group became a supergroup."""
    bot_removed: bool = False
    """Whether the bot was removed from the group."""
    permissions: GroupPermissions | None = None
    """New permissions of the bot, if they were changed or the bot was added."""
    new_members: tuple[Profile, ...] = ()
    """People who joined with this update."""


@dataclass(slots=True)
class Incoming:
    """An update of one person: a command, a button press, a contact, a file, a text, or another message."""

    update_id: int
    at: datetime
    """Aware time of the update."""
    profile: Profile
    chat_id: int
    message_id: int
    text: str | None = None
    """Text, or caption of media; None if there is none."""
    command: str | None = None
    argument: str = ""
    """Text after the command, or packed fields after the button's prefix."""
    marks: tuple[Mark, ...] = ()
    """Formatting of `text` or, with a command, of `argument`."""
    button: str | None = None
    """Prefix of the pressed button's data."""
    callback_id: str | None = None
    contact: Contact | None = None
    media: Media | None = None
    unsupported_kind: str | None = None
    """Kind of a message without a field of its own: `sticker`, `location`, `poll` …"""
    location: Location | None = None
    """Coordinates of a location or a venue; `unsupported_kind` is then set, too."""
    original: Original | None = None
    """The message in a form that can be copied to others."""
    edited: bool = False
    blocked: bool | None = None
    """True: the person has blocked the bot; False: unblocked it; None: the update is about something else."""
    reply_to: int | None = None
    """Id of the message to which this one replies."""
    group: GroupChat | None = None
    """Set if the update happened in a group. Replies go to the person's private chat all the same."""
    person: Person = field(default=None)  # type: ignore[assignment]  # the worker sets it before any handler
    roles: tuple[Role, ...] = ()
    """Roles of the person; empty if they are not staff."""
    timezone: str = "Asia/Bishkek"
    """Default time zone of a new seminar."""
    labels: Callable[[Any], Sequence[tuple[str, str]]] = lambda _say: ()
    """Returns (label, data) of each button of a `Say`, in the person's language. Set by the worker."""
    left_step: str | None = None
    """Step that the command has ended."""
    typed_label: bool = False
    """Whether the button was not pressed: its label was typed."""
    notice_hash: Callable[[str], str] = lambda _language: ""
    """Returns the SHA-256 of the data-protection notice as it is shown in a language. Set by the worker."""

    @property
    def is_staff(self) -> bool:
        """Whether the person has any role."""
        return bool(self.roles)

    def has_role(self, kinds: Collection[str], seminar_id: int | None = None) -> bool:
        """Whether the person has one of these roles at the seminar, or at any seminar if none is given."""
        return any(
            role.role in kinds and (seminar_id is None or role.seminar_id in (None, seminar_id))
            for role in self.roles
        )

    @property
    def rich_text(self) -> RichText:
        """The formatted text: message text, caption, or text after the command."""
        return RichText(self.argument if self.command else self.text or "", self.marks)

    @property
    def plain_text(self) -> str:
        """The text without formatting: link addresses are written out, struck letters keep a strike character."""
        return self.rich_text.plain_text()
