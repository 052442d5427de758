"""Recipes of pictures and cards: text in the reader's language and numbers, as JSON.

A recipe is stored as a file until the picture is sent; charts.py and cards.py describe its fields.
"""

from collections.abc import Sequence

import orjson

from bot.locales import Locale
from handlers.messages import Chart, InvitationCards


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
        "groups": groups,
    }
    return orjson.dumps(recipe)


def cards(source: InvitationCards, both: Sequence[Locale]) -> bytes:
    """Return the recipe of invitation cards in these languages; the recipients' lines are in the first."""
    seminar = [
        text
        for words in both
        for text in (words.render_value(source.title), words.plain("print-day", {"starts": source.starts}))
    ]
    recipe = {
        "title": " · ".join(words.plain("print-title") for words in both),
        "seminar": seminar,
        "how": [words.plain("print-how") for words in both],
        "cards": [
            {
                "lines": [both[0].render_value(one) for one in card.lines],
                "link": both[0].render_value(card.link),
            }
            for card in source.cards
        ],
    }
    return orjson.dumps(recipe)
