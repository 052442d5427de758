"""Files we make in the reader's language: calendar entries, spreadsheets, recipes of pictures and cards, QR codes."""

# The two libraries take 20 MB together, so they are loaded when the first file is made.

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import orjson

from bot.texts import Words
from handlers.words import CalendarEntry, Cards, Picture, Sheet

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Half a letter among it: a surrogate without its other one."""


def calendar(entry: CalendarEntry, words: Words) -> bytes:
    """An iCalendar file (RFC 5545). The same entry gives the same bytes, so it is uploaded once a language."""
    from icalendar import Calendar, Event, vGeo, vText

    event = Event()
    event.add("uid", f"{entry.uid}@seminar-bot")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at)
    event.add("dtstart", entry.starts_at)
    event.add("dtend", entry.ends_at)
    event.add("summary", entry.title.of(words.language))
    event.add("description", entry.description.of(words.language))
    event["location"] = vText(entry.location.of(words.language))
    if entry.lat is not None and entry.lon is not None:
        event["geo"] = vGeo((entry.lat, entry.lon))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    file = Calendar()
    file.add("prodid", "-//seminar-bot//KG")
    file.add("version", "2.0")
    file.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    file.add_component(event)
    return bytes(file.to_ical())


def recipe(picture: Picture, words: Words) -> bytes:
    """What bot/charts.py draws a picture from. The same counts in the same language give the same bytes."""
    rows = [
        {"code": row.code, "name": words.value(row.name), "parts": list(row.parts)} for row in picture.rows
    ]
    groups = [{"name": words.value(name), "codes": list(codes)} for name, codes in picture.groups]
    drawing = {
        "shape": picture.shape,
        "title": words.value(picture.title),
        "note": words.value(picture.note),
        "credit": words.value(picture.credit),
        "legend": [words.plain(key) for key in picture.legend],
        "rows": rows,
        "reached": picture.reached,
        "groups": groups,
    }
    return orjson.dumps(drawing)


def cards(source: Cards, both: Sequence[Words]) -> bytes:
    """What bot/cards.py draws invitations from, in these languages; for whom they are is said in the first."""
    seminar = [
        text
        for words in both
        for text in (words.value(source.title), words.plain("print-day", {"starts": source.starts}))
    ]
    drawing = {
        "title": " · ".join(words.plain("print-title") for words in both),
        "seminar": seminar,
        "how": [words.plain("print-how") for words in both],
        "cards": [
            {"lines": [both[0].value(one) for one in card.lines], "link": both[0].value(card.link)}
            for card in source.cards
        ],
    }
    return orjson.dumps(drawing)


def sheet(source: Sheet, words: Words) -> bytes:
    """A spreadsheet whose every cell is text: a name that begins with "=" stays a name."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page = book.create_sheet(words.plain(source.title)[:31])
    head = [words.plain(one) if isinstance(one, str) else words.value(one) for one in source.head]
    rows = [[words.value(value) for value in row] for row in source.rows]
    for column, title in enumerate(head):
        widest = max([len(title), *(len(row[column]) for row in rows)])
        kind = page.column_dimensions[get_column_letter(column + 1)]
        kind.width = min(60, widest + 3)
        kind.number_format = "@"  # what is typed in later is text too: a telephone number keeps its zero
    page.freeze_panes = "A2"
    page.append([_cell(page, text, bold=True) for text in head])
    for place, row in enumerate(rows):
        marked = place in source.marked
        page.append([_cell(page, text, marked=marked) for text in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(page: Any, text: str, *, bold: bool = False, marked: bool = False) -> Any:
    """A cell of text. Most are plain strings: a cell object each would take ten times as long."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill

    clean = NOT_IN_XML.sub("", text)[:32767]
    if not bold and not marked and not clean.startswith("="):
        return clean
    cell = WriteOnlyCell(page, clean)
    cell.data_type = "s"  # openpyxl would take a leading "=" for a formula
    if bold:
        cell.font = Font(bold=True)
    if marked:
        cell.fill = PatternFill("solid", fgColor="FFC7CE")
    return cell


def qr_code(address: str) -> bytes:
    """A link as a picture (.png) that can be printed as large as a page; a third of it may be dirty."""
    import segno

    stream = BytesIO()
    segno.make(address, error="q", micro=False).save(stream, kind="png", scale=20, border=4)
    return stream.getvalue()
