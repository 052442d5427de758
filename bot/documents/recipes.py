"""What pictures and cards are drawn from: text in the reader's language and numbers, as JSON.

The outbox keeps a recipe until the file is sent; charts.py and cards.py describe its fields.
"""

from collections.abc import Sequence

import orjson

from bot.texts import Words
from handlers.words import Cards, Picture


def picture(source: Picture, words: Words) -> bytes:
    """The recipe of a chart or a map. The same counts in the same language give the same bytes."""
    rows = [
        {"code": row.code, "name": words.value(row.name), "parts": list(row.parts)} for row in source.rows
    ]
    groups = [{"name": words.value(name), "codes": list(codes)} for name, codes in source.groups]
    recipe = {
        "shape": source.shape,
        "title": words.value(source.title),
        "note": words.value(source.note),
        "credit": words.value(source.credit),
        "legend": [words.plain(key) for key in source.legend],
        "rows": rows,
        "reached": source.reached,
        "groups": groups,
    }
    return orjson.dumps(recipe)


def cards(source: Cards, both: Sequence[Words]) -> bytes:
    """The recipe of invitations in these languages; for whom they are is said in the first."""
    seminar = [
        text
        for words in both
        for text in (words.value(source.title), words.plain("print-day", {"starts": source.starts}))
    ]
    recipe = {
        "title": " · ".join(words.plain("print-title") for words in both),
        "seminar": seminar,
        "how": [words.plain("print-how") for words in both],
        "cards": [
            {"lines": [both[0].value(one) for one in card.lines], "link": both[0].value(card.link)}
            for card in source.cards
        ],
    }
    return orjson.dumps(recipe)
