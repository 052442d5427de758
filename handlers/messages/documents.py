"""Venues and generated files that a message carries: spreadsheets, documents, charts, calendars, QR codes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from handlers.messages.texts import DeepLink, Text, Translated, Value, WebPage


@dataclass(frozen=True, slots=True)
class FileName:
    """Name of a file in the reader's language, without its extension: what it is, and of which seminar."""

    what: str
    """Text key."""
    day: datetime | None = None
    """First day of the seminar, in its time zone; of a file of no seminar the day on which it is made."""
    title: Translated | None = None
    """Title of the seminar; a long one is cut between two words."""
    part: int = 1
    """Number of the file, where there are several."""
    area: Value = ""
    """The part of the country that it is about; empty: all of the seminar."""


@dataclass(frozen=True, slots=True)
class Venue:
    """A point on the map."""

    lat: float
    lon: float
    title: Translated
    address: Translated


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A calendar file (.ics) with an event for each day."""

    uid: str
    """Of the first event; those of further days have their number appended."""
    sequence: int
    days: Sequence[tuple[datetime, datetime]]
    """Start and end of each day."""
    changed_at: datetime
    title: Translated
    description: Translated
    location: Translated
    lat: float | None
    lon: float | None
    cancelled: bool = False
    dropped: Sequence[tuple[datetime, datetime]] = ()
    """Days of the earlier plan, after those of `days`, that are taken out of the calendar."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A spreadsheet (.xlsx) that prints as it is. Title and heading are text keys or localized values."""

    name: FileName
    title: str | Translated
    head: Sequence[str | Translated | Text]
    rows: Sequence[Sequence[Value]]
    highlighted_rows: Collection[int] = ()
    """Indexes, from 0, of rows to highlight, such as those with errors."""
    more_sheets: "Sequence[Sheet]" = ()
    """Further sheets in the same file."""
    confidential: bool = False
    """Whether it lists telephone numbers of people."""
    subtitle: Value = ""
    """Below the title on each printed page: of which seminar, and when it was made."""


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """A spreadsheet as a PDF to print. It is rendered when it is sent."""

    name: FileName
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document.

    `part` and `point` are headings, `annex` is a heading on a new page, `lead` a bold line, `text` is body text, `item`
    an item of a list, `note` is small print, and `missing` is highlighted: something that an editor has to fill in.
    """

    kind: Literal["part", "annex", "point", "lead", "text", "item", "note", "missing"]
    text: Value


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A document (.docx) of plain text, without fields, links or markup of people's texts."""

    name: FileName
    title: Value
    paragraphs: Sequence[Paragraph]


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """One printed invitation: the lines with the invitee, the link in the QR code, and the code to type."""

    lines: Sequence[Value]
    link: DeepLink
    code: str


@dataclass(frozen=True, slots=True)
class InvitationCards:
    """A PDF of invitations in Kyrgyz and Russian, to print on A4 and cut. It is rendered when it is sent."""

    name: FileName
    title: Translated
    starts: datetime
    ends: datetime
    venue: Translated
    address: Translated
    cards: Sequence[InvitationCard]


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of a chart: a unit's code and name, and a count for each part of the legend."""

    code: str
    name: Value
    counts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of counts: stacked bars, or a shaded map of rayons. It is rendered when it is sent."""

    shape: Literal["bars", "map"]
    title: Value
    note: Value
    attribution: Value
    """Source of a map's boundaries, shown on the picture."""
    legend: Sequence[str]
    """Text keys of the parts, in the order of `ChartRow.counts`."""
    rows: Sequence[ChartRow]
    positive_parts: int
    """Number of leading parts that count as positive; a map is shaded by their share."""
    palette: Literal["states", "coverage", "attendance", "scale", "share"] = "states"
    """Colours of the parts: outcomes, states of places, the same after the end, steps of a scale from the best, or
    votes and the rest."""
    groups: Sequence[tuple[Value, Sequence[str]]] = ()
    """(name, codes of rows) of larger areas that a map names, as single rows are too small for labels."""


@dataclass(frozen=True, slots=True)
class ComparisonColumn:
    """A measure of a comparison; `title` is a text key."""

    title: str
    less_is_better: bool = False
    """Its bars have a colour of their own."""


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """A measure of one row: what is written, and the bar below it."""

    text: Value
    shares: Sequence[float] = ()
    """Lengths of the bar's parts, 0 … 1, each in a lighter shade than the one before. Without any there is no bar."""


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A row of a comparison: its name, a note beside it, and a cell for each column."""

    name: Value
    note: Value
    cells: Sequence[ComparisonCell]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A picture of several measures side by side, with bars. It is rendered when it is sent."""

    title: Value
    note: Value
    columns: Sequence[ComparisonColumn]
    legend: Sequence[str]
    """Text keys of the parts of bars, in the order of `ComparisonCell.shares`."""
    rows: Sequence[ComparisonRow]


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code (.png) with a link to this bot or to one of its web pages."""

    name: FileName
    link: DeepLink | WebPage
    shown: bool = False
    """In the chat itself, to be held up; else as a file, to be printed."""


PaperData = Value | bool | Sequence["PaperData"] | Mapping[str, "PaperData"]
"""What a paper or a document is filled with; all values are rendered in the reader's language (`InLanguage` in another
one)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF to print on A4. It is rendered when it is sent."""

    name: FileName
    layout: Literal["signatures", "badges", "signs", "certificates"]
    """Name of the template in bot/documents/templates, and of the data that it takes (bot/documents/papers.py)."""
    data: Mapping[str, PaperData]


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A document (.docx) made from a Word template with placeholders. It is rendered when it is sent."""

    name: FileName
    kind: str
    """Document whose own template is used, one of `storage.papers.templates.KINDS`."""
    template: bytes | None
    """Template that staff sent; None: the bot's own."""
    data: Mapping[str, PaperData]


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A Word template as it is, with its placeholders, to be edited; None: the bot's own."""

    name: FileName
    kind: str
    template: bytes | None


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file whose bytes are known already, such as an archive."""

    name: str
    """With its extension."""
    content: bytes


Document = (
    CalendarEntry
    | Sheet
    | PrintedSheet
    | TextDocument
    | Chart
    | Comparison
    | InvitationCards
    | QrCode
    | Paper
    | FilledTemplate
    | TemplateFile
    | RenderedFile
)
"""Files that a message may carry."""
