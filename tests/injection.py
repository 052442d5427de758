"""Names and questions with markup, formulas and the like, and checks of the messages and files that contain them."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from secrets import token_urlsafe
from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from sqlalchemy import select, update

from bot.documents import cards, papers, word_templates
from bot.documents.calendar import calendar
from bot.documents.docx import paper
from bot.documents.workbook import DATE_FORMAT, NUMBER_FORMATS, sheet
from bot.locales import LANGUAGES, RESERVED_CHARACTERS, get_locale
from bot.notices import OutboxRow
from bot.telegram.outgoing import MessageRenderer
from handlers.messages import CalendarEntry, FileName, Paragraph, Say, Sheet, Text, TextDocument, Translated
from handlers.ui.pages import ShowMore
from storage.database import Session
from storage.models import (
    FaqEntry,
    File,
    Material,
    Person,
    ProgrammeItem,
    Question,
    Seat,
    Seminar,
    seat_states,
)
from storage.seats import seats
from tests.bot.documents.pdf_text import active_content
from tests.bot.locale_files import SAMPLE_TIMES, sample_arguments, text_arguments
from tests.handlers.button_walk import is_crowded, walk_buttons
from tests.handlers.stage import Stage

NAME = FileName("export-title")

EVIL = "evil.example"
HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1",
    "@SUM(A1)",
    "#N/A",
    "#REF!",
    "http://evil.example",
    "mailto:x@evil.example",
    "<u>x</u>",
    '<a href="http://evil.example">x</a>',
    "</b></i></code></blockquote><u>",
    "<tg-spoiler>x",
    '"><u x="',
    "&lt;u&gt; &amp; &#60;u&#62;",
    "{ $seminar } {аты} { TIME($starts) }",
    "\ue000\ue0010\ue001\ue002\ue0031 \ue003",
    "x\r\nATTENDEE:mailto:x@evil.example\r\nEND:VEVENT\r\nBEGIN:VALARM",
    "x;VALUE=URI:http://evil.example,\\n",
    "<w:r><w:fldSimple w:instr='DDEAUTO x'/></w:r>",
    "$\\frac{1}{2}$",
    ") /URI (http://evil.example) /S /JavaScript",
    "'=1+1",
    "]]><f>1</f>",
    "_x003D_1+1",
    "\u202eboo",
)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.lists(st.sampled_from([*HOSTILE, "Үлгү", " ", "\n", "<", "&", "=", '"']), max_size=4).map("".join),
)
ALLOWED_TAGS = frozenset(("b", "i", "code", "blockquote", "tg-time", "pre", "s"))
"""Tags that the bot's own messages use. "a" is not among them: a link that people send comes as formatting."""
PROPERTIES = frozenset(
    "uid sequence dtstamp dtstart dtend summary description location geo status".upper().split()
)


# Messages.


class _Html(HTMLParser):
    """Splits a message into markup and visible text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.tags: list[str] = []
        self.read = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.append(f"{tag} {sorted(name for name, _ in attrs)}")
        if tag not in ALLOWED_TAGS or any(EVIL in (value or "") for _, value in attrs):
            self.wrong.append(f"<{tag} {attrs}>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.read += data

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}>")


def parse_html(html: str) -> _Html:
    """Parse a message as Telegram does."""
    found = _Html()
    found.feed(html)
    found.close()
    if found.open:
        found.wrong.append(f"left open: {found.open}")
    return found


def wrong_in_text(language: str, key: str, hostile: str) -> list[str]:
    """Return the effects of a person's text on a message other than being shown."""
    sample, plain = _sample_text(language, key)
    args = {name: hostile if isinstance(value, str) else value for name, value in sample.items()}
    made = parse_html(get_locale(language, "Asia/Bishkek").html(key, args))
    wrong = [f"{key}: {one}" for one in made.wrong]
    if plain.tags != made.tags:
        wrong.append(f"{key}: {plain.tags} became {made.tags}")
    seen = "".join(RESERVED_CHARACTERS.sub("", hostile).split())
    if "⟨…⟩" in plain.read and seen not in "".join(made.read.split()):
        wrong.append(f"{key}: {hostile!r} is not read as it was written")
    return wrong


@cache
def _sample_text(language: str, key: str) -> tuple[dict[str, Any], _Html]:
    """Return the sample arguments of a text, and the text with them."""
    sample = sample_arguments(key)
    return sample, parse_html(get_locale(language, "Asia/Bishkek").html(key, sample))


def message_keys(language: str) -> list[str]:
    """Return the texts that are messages or parts of them."""
    return [key for key in text_arguments(language) if "." not in key]


def wrong_in_texts(hostile: str) -> list[str]:
    """Return these effects on all texts in all languages."""
    return [
        one
        for language in LANGUAGES
        for key in message_keys(language)
        for one in wrong_in_text(language, key, hostile)
    ]


# Files.


def _parts(made: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def wrong_in_sheet(made: bytes) -> list[str]:
    """Return everything in a spreadsheet that is neither text nor a number in a cell for dates or measures."""
    wrong, parts = [], _parts(made)
    numeric = _numeric_styles(parts.get("xl/styles.xml", ""))
    for name, part in parts.items():
        if re.search(
            r"<(?:\w+:)?(?:f|hyperlinks?|ddeLink|oleLink|externalReference)\b|TargetMode=\"External\"", part
        ):
            wrong.append(f"{name}: a formula or a link")
        if name.startswith("xl/worksheets/sheet"):
            kinds = set(re.findall(r"<c [^>]*?(?: t=\"(\w+)\")?/?>", part))
            wrong += [f"{name}: cells of kind {kind or 'number'}" for kind in kinds - {"s", ""}]
            numbers = re.findall(r"<c (?![^>]* t=)[^>]*?(?: s=\"(\d+)\")?/?><v>", part)
            wrong += [f"{name}: a number" for style in numbers if style not in numeric]
    return wrong


BUILT_IN_FORMATS = {"1": "0", "2": "0.00"}
"""Formats that a workbook has without naming them."""


def _numeric_styles(styles: str) -> set[str]:
    """Return the numbers of the cell styles of dates and measures, as `s` of a cell names them."""
    named = dict(re.findall(r'<numFmt numFmtId="(\d+)" formatCode="([^"]*)"', styles)) | BUILT_IN_FORMATS
    formats = {number for number, form in named.items() if form in (DATE_FORMAT, *NUMBER_FORMATS)}
    cells = re.search(r"<cellXfs.*?</cellXfs>", styles, re.DOTALL)
    used = re.findall(r'<xf numFmtId="(\d+)"', cells[0]) if cells else []
    return {str(place) for place, number in enumerate(used) if number in formats}


def wrong_in_paper(made: bytes) -> list[str]:
    """Return everything in a document that is not text."""
    bad = r"<w:(?:hyperlink|fldSimple|instrText|fldChar|altChunk|object|subDoc)\b|TargetMode=\"External\""
    return [f"{name}: {found[0]}" for name, part in _parts(made).items() if (found := re.search(bad, part))]


def wrong_in_calendar(made: bytes) -> list[str]:
    """Return everything in a calendar file beyond one event with the bot's own lines."""
    found = Calendar.from_ical(made)
    [event] = found.walk("VEVENT")
    wrong = [f"a {one.name}" for one in found.walk() if one.name not in ("VCALENDAR", "VEVENT")]
    wrong += [f"a line {name}" for name in event if name not in PROPERTIES]
    return wrong + [f"a parameter {one}" for one in event["summary"].params if one not in ("LANGUAGE",)]


def wrong_in_cards(recipe: bytes) -> list[str]:
    """Return everything on the invitations' pages that is not drawn."""
    return active_content(cards.pdf(orjson.loads(recipe)))


def wrong_in_print(recipe: bytes) -> list[str]:
    """Return everything on a printed paper that is not drawn."""
    return active_content(papers.pdf(orjson.loads(recipe)))


def wrong_in_filled_template(recipe: bytes) -> list[str]:
    """Return everything in a filled Word template that is not text."""
    return wrong_in_paper(word_templates.fill(orjson.loads(recipe)))


def wrong_in_file(name: str, content: bytes) -> list[str]:
    """Return the problems of a generated file, by its name."""
    kinds = {
        ".xlsx": wrong_in_sheet,
        ".docx": wrong_in_paper,
        ".ics": wrong_in_calendar,
        ".cards": wrong_in_cards,
        ".paper": wrong_in_print,
        ".word": wrong_in_filled_template,
    }
    found = next((look(content) for ending, look in kinds.items() if name.endswith(ending)), [])
    return [f"{name}: {one}" for one in found]


def wrong_in_files(hostile: str) -> list[str]:
    """Check a spreadsheet, a document and a calendar file with this text everywhere."""
    spoken, named = get_locale("ru", "Asia/Bishkek"), Translated({"ru": hostile})
    table = sheet(
        Sheet(
            NAME,
            named,
            (named, "column-name"),
            [[hostile, Text("plain-text", {"text": hostile})]],
        ),
        spoken,
    )
    kinds: tuple[Any, ...] = ("part", "point", "text", "note")
    written = paper(
        TextDocument(NAME, hostile, [Paragraph(kind, hostile) for kind in kinds]),
        spoken,
    )
    at = SAMPLE_TIMES["starts"]
    times: dict[str, Any] = {"days": [(at, SAMPLE_TIMES["ends"])], "changed_at": at}
    entry = CalendarEntry(
        f"x{hostile}", 1, **times, title=named, description=named, location=named, lat=1, lon=1
    )
    made = calendar(entry, spoken)
    return wrong_in_sheet(table) + wrong_in_paper(written) + wrong_in_calendar(made)


# All pages and files of staff.


DRAWN = (".cards", ".paper", ".word")
"""Recipes, which are slow to draw."""


@dataclass
class InjectionReport:
    """Number of messages and files checked, and their problems."""

    messages: int = 0
    files: int = 0
    wrong: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """Extensions of the files."""
    drawn: set[str] = field(default_factory=set)
    """Names of the files."""
    crowded: set[str] = field(default_factory=set)
    """Text keys of the pages that show more buttons than fit (`is_crowded`)."""

    def __add__(self, other: "InjectionReport") -> "InjectionReport":
        return InjectionReport(
            self.messages + other.messages,
            self.files + other.files,
            self.wrong + other.wrong,
            self.names | other.names,
            self.drawn | other.drawn,
            self.crowded | other.crowded,
        )


async def poison(session: Session, hostile: str) -> None:
    """Put this text into every name, question, answer and title."""
    in_all = dict.fromkeys(LANGUAGES, hostile)
    short = hostile[:100]
    for statement in (
        update(Person).values(name=short, organisation=short),
        update(Seat).values(name=short, organisation=short),
        update(Question).values(text=hostile, wording=hostile, marks={}),
        update(FaqEntry).values(question=in_all, answer=in_all),
        update(Seminar).values(title=in_all, description=in_all, venue=in_all, address=in_all),
        update(ProgrammeItem).values(title=in_all, speaker=in_all),
        update(Material).values(title=in_all),
    ):
        await session.execute(statement)
    session.clear_caches()
    for one in list(session.identity_map.values()):
        await session.refresh(one)


async def check_pages(stage: Stage, hostile: str, alike: int) -> InjectionReport:
    """Check every page, message and file of a participant and a member of staff, with these texts in them."""
    seats.create_seat(
        stage.session,
        stage.karakol,
        seat_states.INVITED,
        stage.now,
        source="import",
        office="partner",
        invitation_token=token_urlsafe(8),
    )
    await poison(stage.session, hostile)
    await stage.save()
    found = InjectionReport()
    for person in (stage.member, stage.owner):
        async for did, said in walk_buttons(stage, person, alike):
            post = MessageRenderer("ky", "Asia/Bishkek", dict(stage.roles_by_person))
            rows = await post.reply_rows(stage.session, did, [one for one in said if isinstance(one, Say)])
            for row in rows:
                found.messages += 1
                found.wrong += [f"{did.button or did.command}: {one}" for one in _wrong_in_row(row)]
            await _files(stage.session, [row["file_id"] for row in rows if row["file_id"]], found)
            if did.button != ShowMore.prefix:
                found.crowded |= {one.key for one in said if isinstance(one, Say) and is_crowded(one)}
    return found


def _wrong_in_row(row: OutboxRow) -> Iterator[str]:
    payload = orjson.loads(row["payload"])
    for one in (payload, payload.get("instead", {})):
        if one.get("parse_mode") == "HTML":
            yield from parse_html(one.get("text") or one.get("caption") or "").wrong


async def _files(session: Session, ids: list[int], found: InjectionReport) -> None:
    for file in await session.scalars(select(File).where(File.id.in_(ids))):
        kind = f".{file.name.rpartition('.')[2]}"
        if file.content is None or (kind in DRAWN and file.name in found.drawn):
            continue  # the first file has all of them
        found.files += 1
        found.names.add(kind)
        found.drawn.add(file.name)
        found.wrong += wrong_in_file(file.name, file.content)


def check_random_words(examples: int) -> int:
    """Check random texts in messages and files; return how many. Raise AssertionError for a problem."""
    number = 0

    @settings(max_examples=examples)
    @given(TEXTS, st.sampled_from(LANGUAGES), st.data())
    def tried(hostile: str, language: str, data: st.DataObject) -> None:
        nonlocal number
        some = data.draw(
            st.lists(st.sampled_from(message_keys(language)), min_size=5, max_size=5, unique=True)
        )
        wrong = [one for key in some for one in wrong_in_text(language, key, hostile)]
        assert not wrong, wrong
        assert not (wrong := wrong_in_files(hostile)), wrong
        number += len(some) + 3

    tried()
    return number
