"""Files we make in the reader's language: calendar entries, spreadsheets, recipes of pictures and cards, QR codes."""

# The libraries take their memory, so they are loaded when the first file is made.

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import orjson

from bot.texts import Words
from handlers.words import CalendarEntry, Cards, Media, Named, Picture, Sheet

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Half a letter among it: a surrogate without its other one."""
LONGEST, LONGEST_NAME = 32_767, 31
"""Characters of a cell, and of a sheet's name."""


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


RENAMED = ".renamed"
"""How the names of files end that are fetched from Telegram when they are sent, to go under another name."""


def renamed(media: Media) -> tuple[str, bytes]:
    """Name and recipe of a file of somebody else's that is to be called otherwise."""
    return media.alias + RENAMED, media.file_id.encode()


def sheet(source: Sheet, words: Words) -> bytes:
    """A spreadsheet whose every cell is text: a name that begins with "=" stays a name, "#N/A" a word."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        for one in (source, *source.more):
            _page(book, one, words)
    return stream.getvalue()


def _page(book: Any, source: Sheet, words: Words) -> None:
    head = [_title(one, words) for one in source.head]
    rows = [[words.value(value) for value in row] for row in source.rows]
    page = book.add_worksheet(
        _sheet_name(_title(source.title, words), [one.name for one in book.worksheets()])
    )
    page.freeze_panes(1, 0)
    # What is typed in later is text too: a telephone number keeps its zero.
    plain, bold = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@", "bold": True})
    marked = book.add_format({"num_format": "@", "bg_color": "#FFC7CE"})
    for column, title in enumerate(head):
        widest = max([len(title), *(len(row[column]) for row in rows)])
        page.set_column(column, column, min(60, widest + 3), plain)
    _write(page, 0, head, bold)
    for place, row in enumerate(rows):
        _write(page, place + 1, row, marked if place in source.marked else plain)


def _write(page: Any, row: int, texts: Sequence[str], form: Any) -> None:
    for column, text in enumerate(texts):
        if shown := _fitting(NOT_IN_XML.sub("", text), LONGEST):
            page.write_string(row, column, shown, form)
        else:
            page.write_blank(row, column, None, form)


def _title(title: str | Named, words: Words) -> str:
    return words.plain(title) if isinstance(title, str) else words.value(title)


def _sheet_name(title: str, taken: Sequence[str]) -> str:
    """The title as a spreadsheet allows it: short, without some signs, and like no other of the file."""
    name = _fitting(re.sub(r"[\[\]:*?/\\']", " ", NOT_IN_XML.sub("", title)).strip(), LONGEST_NAME).strip()
    if name.casefold() in ("", "history", *(one.casefold() for one in taken)):
        name = f"{_fitting(name, LONGEST_NAME - 4)} {len(taken) + 1}".strip()
    return name


def _fitting(text: str, units: int) -> str:
    """The beginning of it: spreadsheets count in UTF-16, in which an emoji is two."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")


def qr_code(address: str) -> bytes:
    """A link as a picture (.png) that can be printed as large as a page; a third of it may be dirty."""
    import segno

    stream = BytesIO()
    segno.make(address, error="q", micro=False).save(stream, kind="png", scale=20, border=4)
    return stream.getvalue()
