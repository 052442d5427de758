"""Recipes of pictures, cards and documents: text in the reader's language and numbers, as JSON.

A recipe is stored as a file until the picture is sent; charts.py, comparison.py, cards.py, papers.py and
word_templates.py describe its fields.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from bot.documents import workbook
from bot.documents.word_templates import encode
from bot.locales import Locale, bot_username
from handlers.messages import (
    Chart,
    Comparison,
    FilledTemplate,
    InvitationCards,
    Paper,
    PaperData,
    PrintedSheet,
)


def picture(source: Chart, words: Locale) -> bytes:
    """Return the recipe of a chart or map. The same counts in the same language give the same bytes."""
    rows = [
        {"code": row.code, "name": words.render_value(row.name), "parts": list(row.counts)}
        for row in source.rows
    ]
    groups = [{"name": words.render_value(name), "codes": list(codes)} for name, codes in source.groups]
    recipe = {
        "shape": source.shape,
        "title": words.render_value(source.title),
        "note": words.render_value(source.note),
        "credit": words.render_value(source.attribution),
        "legend": [words.plain(key) for key in source.legend],
        "rows": rows,
        "reached": source.positive_parts,
        "palette": source.palette,
        "groups": groups,
    }
    return orjson.dumps(recipe)


def comparison(source: Comparison, words: Locale) -> bytes:
    """Return the recipe of a comparison. The same values in the same language give the same bytes."""
    rows = [
        {
            "name": words.render_value(row.name),
            "note": words.render_value(row.note),
            "cells": [
                {"text": words.render_value(cell.text), "shares": list(cell.shares)} for cell in row.cells
            ],
        }
        for row in source.rows
    ]
    recipe = {
        "shape": "comparison",
        "title": words.render_value(source.title),
        "note": words.render_value(source.note),
        "columns": [
            {"title": words.plain(column.title), "less_is_better": column.less_is_better}
            for column in source.columns
        ],
        "legend": [words.plain(key) for key in source.legend],
        "rows": rows,
    }
    return orjson.dumps(recipe)


def cards(source: InvitationCards, both: Sequence[Locale]) -> bytes:
    """Return the recipe of invitation cards in these languages; the recipients' lines are in the first."""
    seminar = [_seminar_lines(source, words) for words in both]
    recipe = {
        "title": " · ".join(words.plain("print-title") for words in both),
        "seminar": seminar,
        "code": " / ".join(dict.fromkeys(words.plain("print-code") for words in both)),
        "how": [words.plain("print-how", {"bot": f"@{bot_username()}"}) for words in both],
        "cards": [
            {
                "lines": [both[0].render_value(one) for one in card.lines],
                "link": both[0].render_value(card.link),
                "code": card.code,
            }
            for card in source.cards
        ],
    }
    return orjson.dumps(recipe)


def _seminar_lines(source: InvitationCards, words: Locale) -> list[str]:
    """The seminar in one language: its title, its day and hour, and its place."""
    where = [words.render_value(one) for one in (source.venue, source.address)]
    return [
        words.render_value(source.title),
        words.plain("print-day", {"starts": source.starts, "ends": source.ends}),
        ", ".join(filter(None, where)),
    ]


def paper(source: Paper, words: Locale) -> bytes:
    """The recipe of a paper to print."""
    data = {name: rendered(value, words) for name, value in source.data.items()}
    return orjson.dumps({"layout": source.layout, "data": {**data, "lang": words.language}})


def printed_sheet(source: PrintedSheet, words: Locale) -> bytes:
    """The recipe of a list to print, with the texts and the widths of its spreadsheet."""
    title, head, rows = workbook.contents(source.sheet, words)
    data = {
        "title": title,
        "subtitle": words.render_value(source.sheet.subtitle),
        "lang": words.language,
        "head": head,
        "widths": workbook.column_widths(head, rows),
        "rows": [[_cell_text(cell, words) for cell in row] for row in rows],
        "marked": sorted(source.sheet.highlighted_rows),
    }
    return orjson.dumps({"layout": "list", "data": data})


def _cell_text(cell: workbook.Cell, words: Locale) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H:%M}"
    return words.render_value(cell)


def filled_template(source: FilledTemplate, words: Locale) -> bytes:
    """The recipe of a document: the template, in Base64 (empty: the bot's own of that kind), and what fills it."""
    return template_recipe(source.kind, source.template, source.data, words)


def template_recipe(
    kind: str, template: bytes | None, data: Mapping[str, PaperData], words: Locale, *, check: bool = False
) -> bytes:
    """The recipe of a document; `check`: only say what is wrong with its template."""
    values = {name: rendered(value, words) for name, value in data.items()}
    recipe = {"word": True, "check": check, "kind": kind, "template": encode(template), "data": values}
    return orjson.dumps(recipe)


def rendered(value: PaperData, words: Locale) -> Any:
    """The value in the reader's language: text, a number, or lists and mappings of these."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {name: rendered(one, words) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [rendered(one, words) for one in value]
    return words.render_value(value)
