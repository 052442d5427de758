"""Invitations to print: a recipe (JSON, see recipes.py) becomes a PDF, six cards with QR codes to an A4 sheet.

    {"title": str, "seminar": [[str, …], [str, …]], "code": str, "how": [str, …],
     "cards": [{"lines": [str, …], "link": str, "code": str}, …]}

`seminar` are title, time and place in one language, then in the other; `code` is the word before each card's code.

Sizes are points (1/72 inch). Template: cards.typ.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.documents.fonts import ELLIPSIS, wrapped
from bot.documents.qr import qr_svg
from bot.documents.typesetting import typeset

ACROSS, DOWN = 2, 3
PAGE = (595.28, 841.89)
"""A4."""
MARGIN, INSET = 25.0, 10.0
"""The margin of the page, and the padding of each card."""
QR, BESIDE = 80.0, 10.0
WIDE, HIGH = (PAGE[0] - 2 * MARGIN) / ACROSS, (PAGE[1] - 2 * MARGIN) // DOWN
ROOM = WIDE - 2 * INSET
TITLE, NAME, PLACE, SMALL, HOW, CODE = 9.5, (10.0, 9.0, 8.0, 7.0), 8.5, 8.0, 7.5, 14.0
"""Font sizes; of a name the first in which it fits."""
LAYOUT = {
    "across": ACROSS,
    "down": DOWN,
    "margin": MARGIN,
    "inset": INSET,
    "qr": QR,
    "beside": BESIDE,
    "high": HIGH,
    "title": TITLE,
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
    """Return the data of cards.typ, with all text wrapped and cut to its room."""
    return {
        "layout": LAYOUT,
        "title": _line(recipe["title"], TITLE, bold=True),
        "seminar": [_about(lines) for lines in recipe["seminar"]],
        "word": _line(recipe["code"], SMALL),
        "how": [wrapped(line, HOW, ROOM, most=2) for line in recipe["how"]],
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


def _about(texts: Sequence[str]) -> list[Sequence[str]]:
    """Return the lines of the seminar's title, which is bold, of its time and of its place."""
    title, *rest = texts
    return [
        wrapped(title, SMALL, ROOM, "bold", most=2),
        *(wrapped(text, SMALL, ROOM, most=2) for text in rest if text),
    ]


def _person(lines: Sequence[str]) -> dict[str, Any]:
    """Return the lines beside the QR code: the name in up to three lines, the next in two, the others in one each."""
    room = ROOM - QR - BESIDE
    size, name = _name(lines[0], room) if lines else (PLACE, [])
    rest = [wrapped(line, PLACE, room, most=1 if place else 2) for place, line in enumerate(lines[1:])]
    return {"name": name, "size": size, "rest": rest}


def _name(name: str, room: float) -> tuple[float, Sequence[str]]:
    """Return the font size, and the lines of the name: the largest size in which nothing is cut, else the smallest."""
    for size in NAME:
        lines = wrapped(name, size, room, "bold", most=3)
        if not any(line.endswith(ELLIPSIS) for line in lines):
            break
    return size, lines
