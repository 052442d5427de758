"""Draws invitations (`python -m bot.cards`): eight to an A4 sheet, each with its QR code. stdin: JSON, stdout: PDF."""

import sys
from io import BytesIO
from textwrap import shorten, wrap
from typing import Any

import matplotlib
import orjson
import segno
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

ACROSS, DOWN = 2, 4
WIDTH, HEIGHT = 8.27, 11.69
"""A4, in inches."""
MARGIN, QR = 0.35, 1.25
POINT = 1 / 72

Recipe = dict[str, Any]
"""title; seminar (lines), how (lines), cards: [{lines, link}], see bot/files.py."""


def pdf(recipe: Recipe) -> bytes:
    """The sheets as one PDF. The same cards give the same pages."""
    stream = BytesIO()
    with PdfPages(stream, metadata={"CreationDate": None}) as book:
        for start in range(0, len(recipe["cards"]), ACROSS * DOWN):
            page = Figure(figsize=(WIDTH, HEIGHT))
            for place, card in enumerate(recipe["cards"][start : start + ACROSS * DOWN]):
                _draw(page, place, recipe, card)
            book.savefig(page)
    return stream.getvalue()


def _draw(page: Figure, place: int, recipe: Recipe, card: Recipe) -> None:
    """One card: what it is, its code, beside it for whom, below it what to do."""
    wide, high = (WIDTH - 2 * MARGIN) / ACROSS, (HEIGHT - 2 * MARGIN) / DOWN
    left = MARGIN + place % ACROSS * wide
    top = HEIGHT - MARGIN - place // ACROSS * high
    _frame(page, left, top - high, wide, high)
    _text(page, left + 0.14, top - 0.13, recipe["title"], 8.5, bold=True)
    for step, line in enumerate(recipe["seminar"]):
        short = shorten(line, 58, placeholder="…")
        _text(page, left + 0.14, top - 0.32 - step * 0.13, short, 7.5, grey=step > 1)
    _code(page, card["link"], left + 0.14, top - 0.9 - QR)
    _person(page, left + QR + 0.28, top - 0.92, card["lines"])
    _text(page, left + 0.14, top - QR - 0.98, card["link"].removeprefix("https://"), 7, bold=True)
    for step, line in enumerate(recipe["how"]):
        short = shorten(line, 80, placeholder="…")
        _text(page, left + 0.14, top - QR - 1.14 - step * 0.13, short, 6.5, grey=step > 0)


def _person(page: Figure, x: float, y: float, said: list[str]) -> None:
    """For whom, beside the code: the name, then the place."""
    for place, text in enumerate(one for one in said if one):
        size = 8.0 if place else 9.5
        for line in wrap(text, int(230 / size), max_lines=2, placeholder="…"):
            _text(page, x, y, line, size, bold=place == 0)
            y -= size * POINT * 1.3
        y -= 0.04


def _text(
    page: Figure, x: float, y: float, text: str, size: float, *, bold: bool = False, grey: bool = False
) -> None:
    page.text(
        x / WIDTH,
        y / HEIGHT,
        text,
        fontsize=size,
        va="top",
        weight="bold" if bold else "normal",
        color="0.35" if grey else "black",
        parse_math=False,  # a "$" in a name is a "$"
    )


def _frame(page: Figure, x: float, y: float, wide: float, high: float) -> None:
    """The line to cut along."""
    edge = Rectangle(
        (x / WIDTH, y / HEIGHT), wide / WIDTH, high / HEIGHT, fill=False, ls=(0, (4, 4)), lw=0.4, ec="0.6"
    )
    page.add_artist(edge)


def _code(page: Figure, link: str, x: float, y: float) -> None:
    """The QR code as shapes, not as a picture: sharp at any size. Its quiet zone is the card's own white."""
    rows = list(segno.make_qr(link, error="m").matrix)
    unit = QR / len(rows)
    corners: list[tuple[float, float]] = []
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                near, far = x + across * unit, x + (across + 1) * unit
                high, low = y + QR - down * unit, y + QR - (down + 1) * unit
                corners += [(near, low), (far, low), (far, high), (near, high), (near, low)]
    inside = [(one / WIDTH, other / HEIGHT) for one, other in corners]
    moves = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * (len(inside) // 5)
    page.add_artist(PathPatch(Path(inside, moves), fc="black", lw=0))


def main() -> None:
    """One recipe, one PDF."""
    matplotlib.use("pdf")
    sys.stdout.buffer.write(pdf(orjson.loads(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
