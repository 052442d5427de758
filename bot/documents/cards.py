"""Invitations to print: a recipe (JSON, see recipes.py) becomes a PDF, eight cards with QR codes to an A4 sheet.

    {"title": str, "seminar": [str, …], "code": str, "how": [str, …],
     "cards": [{"lines": [str, …], "link": str, "code": str}, …]}

`seminar` are title, time and place in one language, then in the other; `code` is the word before each card's code.

Sizes are points (1/72 inch). Template: cards.typ.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.documents.fonts import wrapped
from bot.documents.qr import qr_svg
from bot.documents.typesetting import typeset

ACROSS, DOWN = 2, 4
PAGE = (595.28, 841.89)
"""A4."""
MARGIN, INSET = 25.0, 10.0
"""The margin of the page, and the padding of each card."""
QR, BESIDE = 76.0, 10.0
WIDE, HIGH = (PAGE[0] - 2 * MARGIN) / ACROSS, (PAGE[1] - 2 * MARGIN) // DOWN
ROOM = WIDE - 2 * INSET
TITLE, NAME, PLACE, SMALL, HOW, CODE = 8.5, 9.5, 8.0, 7.0, 6.5, 13.0
"""Font sizes."""
LAYOUT = {
    "across": ACROSS,
    "down": DOWN,
    "margin": MARGIN,
    "inset": INSET,
    "qr": QR,
    "beside": BESIDE,
    "high": HIGH,
    "title": TITLE,
    "name": NAME,
    "place": PLACE,
    "small": SMALL,
    "how": HOW,
    "code": CODE,
}

Recipe = Mapping[str, Any]


def pdf(recipe: Recipe) -> bytes:
    """Return all sheets as one PDF. The same cards give the same bytes."""
    return typeset("cards", data(recipe), "pdf")


def data(recipe: Recipe) -> dict[str, Any]:
    """Return the data of cards.typ, with every line cut to its width."""
    return {
        "layout": LAYOUT,
        "title": _line(recipe["title"], TITLE, bold=True),
        "seminar": [_line(line, SMALL) for line in recipe["seminar"] if line],
        "word": _line(recipe["code"], SMALL),
        "how": [_line(line, HOW) for line in recipe["how"]],
        "cards": [
            _person([line for line in card["lines"] if line])
            | {
                "link": card["link"],
                "code": _line(card["code"], CODE, bold=True),
                "qr": qr_svg(card["link"]),
            }
            for card in recipe["cards"]
        ],
    }


def _line(text: str, size: float, *, bold: bool = False) -> str:
    return "".join(wrapped(text, size, ROOM, "bold" if bold else "regular", most=1))


def _person(lines: Sequence[str]) -> dict[str, Any]:
    """Return the lines beside the QR code: the first two may be wrapped to two lines, the others are one line each."""
    room = ROOM - QR - BESIDE
    rest = [wrapped(line, PLACE, room, most=1 if place else 2) for place, line in enumerate(lines[1:])]
    return {"name": wrapped(lines[0], NAME, room, "bold", most=2) if lines else [], "rest": rest}
