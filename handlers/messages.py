"""The types between worker and handlers: what a person did (Incoming), what we say (Say), a refusal (Refusal)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any, Literal

from handlers.button_data import MAX_BYTES, ButtonData
from storage.audiences.audience import SeatAudience
from storage.models import LocalizedText, Person, Role
from storage.text.richtext import Mark, RichText


class Lane(IntEnum):
    """Priority of a message when the rate is limited."""

    REPLY = 0
    REMINDER = 1
    ANNOUNCEMENT = 2


NOTICE_LANE = Lane.REMINDER
"""What staff are told of what others do comes after the replies to what people, staff among them, do themselves."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What Telegram tells about whoever wrote: never stored without consent, only proposed."""

    telegram_id: int
    first_name: str = ""
    last_name: str = ""

    @property
    def full_name(self) -> str:
        """First and last name as one line."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Contact:
    """A shared contact; `verified` when Telegram vouches that it is the sender's own number."""

    phone: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Media:
    """A voice, photo, document, audio or video, by Telegram's file_id."""

    kind: Literal["voice", "photo", "document", "audio", "video"]
    file_id: str
    file_unique_id: str = ""
    media_group_id: str | None = None
    name: str = ""
    """What the file was called where it came from."""
    size: int = 0
    """Bytes, as Telegram says; 0: it does not say."""
    alias: str = ""
    """What it is called where it goes, but for the ending; empty: what it was called where it came from."""


@dataclass(frozen=True, slots=True)
class Original:
    """A message as Telegram carries it, to be said again to others: kind, words with their formatting, content."""

    kind: str
    """text, photo, document, video, audio, voice, animation, video_note, sticker, location, venue, contact or poll."""
    html: str = ""
    """Text or caption as Telegram's HTML."""
    content: Mapping[str, Any] = field(default_factory=dict)
    """What the method that sends this kind takes besides: {"photo": file_id}, {"latitude": …}, {"question": …}."""
    media_group_id: str | None = None
    """Telegram's media_group_id."""
    file_unique_id: str = ""
    """Telegram's lasting name of its file."""
    message_traits: tuple[str, ...] = ()
    """What of it is not said again, or not in the same way: forwarded, buttons, protected, live, closed."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place somebody sent: degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class GroupPermissions:
    """What Telegram says that we may do in a group from now on."""

    can_write: bool
    can_manage_topics: bool


@dataclass(frozen=True, slots=True)
class GroupChat:
    """The group that something happened in; what is merely said there is none of our business."""

    title: str
    forum: bool
    """It has topics."""
    public: bool = False
    """It has a name by which anybody finds it and reads it."""
    anonymous_sender: Literal["", "admin", "channel"] = ""
    """Who wrote did so in the group's own name, or in that of a channel: Telegram does not say who it is."""
    migrated_to: int | None = None
    """It became a supergroup, with this number from now on."""
    bot_removed: bool = False
    """We were put out of it."""
    permissions: GroupPermissions | None = None
    """Set when they were changed, or when we were put into it."""
    new_members: tuple[Profile, ...] = ()
    """Who is in it from now on."""


@dataclass(slots=True)
class Incoming:
    """What one person did: exactly one of command, button, contact, media or text is what counts."""

    update_id: int
    at: datetime
    profile: Profile
    chat_id: int
    message_id: int
    text: str | None = None
    """Words typed, or the caption of media; None when there are none."""
    command: str | None = None
    argument: str = ""
    """What follows the command, or the button's prefix."""
    marks: tuple[Mark, ...] = ()
    """How the text, or what follows the command, is formatted."""
    button: str | None = None
    """The prefix of the pressed button's data."""
    callback_id: str | None = None
    contact: Contact | None = None
    media: Media | None = None
    unsupported_kind: str | None = None
    """The kind of a message that nobody here expects: sticker, location, poll …"""
    location: Location | None = None
    """Where a location or a venue lies; `unsupported_kind` names it too."""
    original: Original | None = None
    """The message itself, of whatever kind, to be copied to others."""
    edited: bool = False
    blocked: bool | None = None
    """True: the person has blocked the bot; False: unblocked; None: this update says nothing of it."""
    reply_to: int | None = None
    group: GroupChat | None = None
    """Set when it happened in a group: what we say to it goes to the person's own chat all the same."""
    person: Person = field(default=None)  # type: ignore[assignment]  # the worker sets it before any handler
    roles: tuple[Role, ...] = ()
    """What the person may do as staff."""
    timezone: str = "Asia/Bishkek"
    """The zone whose clocks a new seminar goes by."""
    notice_hash: str = ""
    """sha256 of the data-protection notice in the person's language: what a consent is given to."""

    @property
    def is_staff(self) -> bool:
        """Whether the person has any role."""
        return bool(self.roles)

    def has_role(self, kinds: Collection[str], seminar_id: int | None = None) -> bool:
        """Whether the person has one of these roles: at this seminar, or (without a number) at any."""
        return any(
            role.role in kinds and (seminar_id is None or role.seminar_id in (None, seminar_id))
            for role in self.roles
        )

    @property
    def rich_text(self) -> RichText:
        """What is said to others as it was written: the text, the caption, or what follows the command."""
        return RichText(self.argument if self.command else self.text or "", self.marks)

    @property
    def plain_text(self) -> str:
        """The same for what is read as plain text: addresses stand behind their words, struck letters are struck."""
        return self.rich_text.plain_text()


@dataclass(frozen=True, slots=True)
class Translated:
    """A value with a name in each language, from the data rather than from the texts."""

    texts: LocalizedText

    def in_language(self, language: str) -> str:
        """The name in that language, else in the nearest one there is."""
        return next((name for one in _fallback_languages(language) if (name := self.texts.get(one))), "")


@dataclass(frozen=True, slots=True)
class TranslatedRichText:
    """What people wrote, in several languages, with its formatting."""

    texts: Mapping[str, RichText]

    def in_language(self, language: str) -> RichText:
        """The words in that language, else in the nearest one there is."""
        return next(
            (words for one in _fallback_languages(language) if (words := self.texts.get(one))), RichText()
        )


def _fallback_languages(language: str) -> tuple[str, ...]:
    """The languages in which somebody who reads this one is told, the best first."""
    return (language, "ru", "ky", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """A text by its key, as an argument of another text or a line of a list."""

    key: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A text in a certain language, whoever reads it: what others will be told."""

    text: Text
    language: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Several texts as one argument of another text: one a line, unless something else stands between them."""

    lines: Sequence[Text]
    separator: str = "\n"


@dataclass(frozen=True, slots=True)
class DeepLink:
    """A link that opens this bot with a word: `https://t.me/<bot>?start=<word>`. The bot's name is not ours to know."""

    payload: str
    adds_to_group: bool = False
    """It opens the list of groups instead, to put the bot into one; there the word is said."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """The address of one of our own web pages. Where they are served is not ours to know."""

    path: str
    localhost_note: "Text | None" = None
    """Said below the address where it opens on the bot's own machine alone."""


Value = (
    str
    | int
    | datetime
    | RichText
    | Translated
    | TranslatedRichText
    | Text
    | InLanguage
    | Lines
    | DeepLink
    | WebPage
)


@dataclass(frozen=True, slots=True)
class Share:
    """Something to forward to a chat of one's own choice: a link, and a text that goes with it."""

    link: DeepLink
    text: Text


@dataclass(frozen=True, slots=True)
class Button:
    """One button. `label`: ".name" is an attribute of the Say's own text, "name" a text of its own, Translated is data.

    Raises ValueError when there is not exactly one of action, share and link.
    """

    label: str | Translated | Text
    action: ButtonData | str | None = None
    """What pressing it does."""
    style: Literal["", "primary", "success", "danger"] = ""
    share: Share | None = None
    """Instead of an action: the button opens the list of chats, to forward a link with a few words."""
    link: DeepLink | None = None
    """Instead of an action: the button opens it."""

    def __post_init__(self) -> None:
        if bool(self.action) + (self.share is not None) + (self.link is not None) != 1:
            raise ValueError("a button has an action, something to share, or a link")
        if len(self.data.encode()) > MAX_BYTES:
            raise ValueError(f"button data over {MAX_BYTES} bytes: {self.data!r}")

    @property
    def data(self) -> str:
        """The action as Telegram carries it; empty: there is none."""
        return self.action.pack() if isinstance(self.action, ButtonData) else self.action or ""


@dataclass(frozen=True, slots=True)
class Venue:
    """A point on the map."""

    lat: float
    lon: float
    title: Translated
    address: Translated


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A calendar file (.ics) of one event."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    title: Translated
    description: Translated
    location: Translated
    lat: float | None
    lon: float | None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A spreadsheet (.xlsx), text cells only: its texts by key or from the data, the cells as values."""

    name: str
    title: str | Translated
    head: Sequence[str | Translated]
    rows: Sequence[Sequence[Value]]
    highlighted_rows: Collection[int] = ()
    """Rows (from 0) that stand out: something is wrong with them."""
    more_sheets: "Sequence[Sheet]" = ()
    """Further sheets of the same file."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a paper: "part" and "point" are headings, "text" is read, "note" stands small below it."""

    kind: Literal["part", "point", "text", "note"]
    text: Value


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A document to read and to print (.docx), words only: nothing in it is calculated, linked or laid out by them."""

    name: str
    title: Value
    paragraphs: Sequence[Paragraph]


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """One invitation on paper: for whom, and the link that its QR code holds."""

    lines: Sequence[Value]
    link: DeepLink


@dataclass(frozen=True, slots=True)
class InvitationCards:
    """A PDF of invitations to print on A4 and cut, in Kyrgyz and Russian. It is drawn when it is sent."""

    name: str
    title: Translated
    starts: datetime
    cards: Sequence[InvitationCard]


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A line of a picture: what is counted (a unit's code and its name), and the counts, one a word of the legend."""

    code: str
    name: Value
    counts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of counts: stacked bars, or a map of rayons in shades. It is drawn when it is sent."""

    shape: Literal["bars", "map"]
    title: Value
    note: Value
    attribution: Value
    """Whose boundaries a map shows: it stands on the picture."""
    legend: Sequence[str]
    """Text keys, one for each of a row's parts."""
    rows: Sequence[ChartRow]
    positive_parts: int
    """How many of the parts, from the first, are what we hope for: a map shades by their share."""
    groups: Sequence[tuple[Value, Sequence[str]]] = ()
    """Names and the codes of their rows, where the rows themselves are too many to be named on a map."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A link to this bot, or to a page of ours, as a picture (.png) for paper and screens."""

    name: str
    link: DeepLink | WebPage


@dataclass(frozen=True, slots=True)
class StaffGroup:
    """The staff group as a reader: where in it, and in which language."""

    chat_id: int
    language: str
    thread_id: int | None = None
    """The topic's number; None: where there are no topics, or the one that is always there."""


@dataclass(frozen=True, slots=True)
class Say:
    """One message to one person: a text key with its arguments, never words."""

    key: str
    args: Mapping[str, Value] = field(default_factory=dict)
    buttons: Sequence[Sequence[Button]] = ()
    to: Person | StaffGroup | None = None
    """None: whoever did the thing we answer to."""
    create_topic: bool = False
    """No message to the group, but a topic of this name is made there."""
    edit: bool | int = False
    """True: replace the message whose button was pressed; a number: that message of the reader's chat."""
    edit_caption: bool = False
    """The edited message carries media: its caption is what is replaced."""
    keyboard: Literal["", "contact", "menu", "remove"] = ""
    media: Media | None = None
    venue: Venue | None = None
    document: CalendarEntry | Sheet | TextDocument | Chart | InvitationCards | QrCode | None = None
    reply_to: int | None = None
    subject: str | None = None
    dedup_key: str | None = None
    expires_at: datetime | None = None
    lane: Lane = Lane.REPLY
    reminder_id: int | None = None
    """The reminder's number: once that no longer holds, the message is not sent."""
    language: str | None = None
    """Shown as a reader of this language sees it, whatever the reader's own is: for previews."""
    collapse_key: str | None = None
    """Of a notice what it tells of (`seat:7`): the next one about it takes its place (`storage.messages.notices`)."""
    continuation: bool = False
    """It belongs to the notice of the same subject before it."""
    actor_id: int | None = None
    """Whose act it tells of, by our id: of one person's, so many at most are sent."""
    disable_notification: bool = False
    """It comes without a sound."""


@dataclass(frozen=True, slots=True)
class SayToAudience:
    """One message to everybody of an audience, each in their own language, written in bulk.

    `say.to` stays empty; `say.dedup_key` names the message: the same one reaches nobody twice.
    """

    say: Say
    audience: SeatAudience


@dataclass(frozen=True, slots=True)
class AnnouncementCopy:
    """An announcement as its readers of that language get it, with the reader's own name and place: for previews.

    `to`: None for whoever did the thing we answer to.
    """

    announcement_id: int
    language: str
    to: Person | None = None
    tracked: bool = False
    """No preview but the reader's own copy: reported, corrected and taken back with everybody else's."""


@dataclass(frozen=True, slots=True)
class MarkAsRead:
    """The button "I have read this" of the pressed message shows from now on that it was pressed.

    `announcement_id`: whose buttons the message has; `only_button`: it has no other button.
    """

    announcement_id: int
    only_button: bool = False


@dataclass(frozen=True, slots=True)
class Toast:
    """A few words for a moment over the chat where a button was pressed; nothing is lost on whoever misses them."""

    key: str


class Resume:
    """Repeat the prompt of the person's current step; without a step, show the menu."""


RESUME = Resume()


@dataclass(frozen=True, slots=True)
class FollowDeepLink:
    """Handle the payload of a `?start=` link after consent: a seminar's name, or a secret word."""

    payload: str


Reply = Say | SayToAudience | AnnouncementCopy | MarkAsRead | Toast | Resume | FollowDeepLink


class Refusal(Exception):
    """Refuse with a text key: the handler's changes are rolled back, and the person is told why and what to do."""

    reopen: ButtonData | None = None
    """The button that shows, instead of a mere no, how the thing stands now."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.key = key
        self.values: Mapping[str, Value] = values


class OutOfDate(Refusal):
    """The pressed button is of a message that no longer holds, or forged.

    Dispatch adds the button that opens the same thing anew, where its data name one (`ButtonData.reopen`).
    """

    def __init__(self) -> None:
        super().__init__("button-old")
