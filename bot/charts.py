"""Draws coverage: a recipe (JSON) in, a PNG out. Stacked bars here, the map in maps.py. Run by bot/drawing.py.

A recipe is words in the reader's language and numbers, nothing else:

    {"shape": "bars" or "map", "title": str, "note": str, "credit": str, "legend": [str, …],
     "rows": [{"code": unit's code, "name": str, "parts": [int, …]}, …],
     "reached": how many of the parts, from the first, count as coming,
     "groups": [{"name": str, "codes": [str, …]}, …]}       # of a map: what is labelled, when not each row is

`parts` are counts, one for each word of `legend`. Sizes are pixels of a picture 1080 wide, which a telephone shows at
about 390: what is 28 here is 10 there.
"""

import json
import os
import re
import sys
from io import BytesIO
from typing import Any

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patches import Rectangle

Recipe = dict[str, Any]

WIDTH, MARGIN, DPI = 1080, 40, 100
TITLE, WORDS, SMALL, CREDIT = 38, 31, 26, 19
"""Heights of letters in pixels."""
INK, PALE, PAPER = "#1b1b1b", "#5a5a5a", "#ffffff"
FILLS = ("#0b2f5c", "#2a6fb0", "#86b9e0", "#f8e9b0", "#e39a4a", "#e9e9e9", "#7a4a21", "#b0446a")
"""Arrived, confirmed, registered, waiting, invited, silent, declined: apart in lightness too, for every eye.

An announcement may come to one thing more.
"""
HATCHED = 5
"""The silent are hatched as well: nobody is to take them for an empty bar."""


class Page:
    """A white page measured in pixels from its upper left corner, and what is written on it."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(height, 0)
        self.axes.set_axis_off()

    def write(self, x: float, y: float, text: str, size: int = WORDS, **how: Any) -> None:
        """Write one line; `y` is its middle unless `va` says otherwise."""
        values: dict[str, Any] = {"va": "center", "color": INK, "parse_math": False, "zorder": 6} | how
        self.axes.text(x, y, text, fontsize=points(size), **values)

    def box(self, x: float, y: float, width: float, height: float, fill: int) -> None:
        """A filled rectangle, in the pattern of that part of the legend."""
        hatch = "///" if fill == HATCHED else None
        self.axes.add_patch(
            Rectangle((x, y), width, height, facecolor=FILLS[fill], edgecolor="#a8a8a8", hatch=hatch, lw=0.6)
        )

    def png(self) -> bytes:
        """The picture."""
        stream = BytesIO()
        self.figure.savefig(stream, format="png")
        return stream.getvalue()


def points(pixels: float) -> float:
    """Pixels as the points that matplotlib counts letters in."""
    return pixels * 72 / DPI


def width_of(text: str, size: int, weight: str = "normal") -> float:
    """How wide a line is, in pixels."""
    font = get_font(font_manager.findfont(FontProperties(weight=weight)))
    font.set_size(points(size), DPI)
    font.set_text(text, 0)
    return float(font.get_width_height()[0]) / 64


def readable(text: str) -> str:
    """The text without what the font has no letter for (emoji), as one line; hard spaces stay."""
    known = get_font(font_manager.findfont(FontProperties())).get_charmap()
    kept = (one if ord(one) in known else " " if one.isspace() else "" for one in text)
    return re.sub(" +", " ", "".join(kept)).strip()


def wrapped(text: str, size: int, room: float, weight: str = "normal", most: int = 3) -> list[str]:
    """The text in lines that are no wider than the room; what does not fit on the last one is cut."""
    lines: list[str] = []
    for word in filter(None, readable(text).split(" ")):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + " …"]
    return [cut(line, size, room, weight) for line in lines]


def cut(text: str, size: int, room: float, weight: str = "normal") -> str:
    """A line no wider than the room, with an ellipsis where something is missing."""
    if width_of(text, size, weight) <= room:
        return text
    while text and width_of(text + "…", size, weight) > room:
        text = text[:-1]
    return text.rstrip(" …") + "…"


class Head:
    """Title and note, and how much room they take."""

    def __init__(self, recipe: Recipe) -> None:
        self.title = wrapped(recipe["title"], TITLE, WIDTH - 2 * MARGIN, "bold")
        self.note = wrapped(recipe["note"], SMALL, WIDTH - 2 * MARGIN)
        self.height = MARGIN + 48 * len(self.title) + 36 * len(self.note) + 12

    def draw(self, page: Page) -> None:
        """Write them at the top."""
        y = MARGIN + 18
        for line in self.title:
            page.write(MARGIN, y, line, TITLE, weight="bold")
            y += 48
        for line in self.note:
            page.write(MARGIN, y, line, SMALL, color=PALE)
            y += 36


def legend_rows(words: list[str]) -> list[list[tuple[int, str, float]]]:
    """The legend's entries (part, word, x), as many a row as fit."""
    rows: list[list[tuple[int, str, float]]] = [[]]
    x = float(MARGIN)
    for part, word in enumerate(words):
        width = 44 + width_of(word, SMALL) + 30
        if rows[-1] and x + width - 30 > WIDTH - MARGIN:
            rows.append([])
            x = MARGIN
        rows[-1].append((part, word, x))
        x += width
    return rows


BAR, ROW, LEGEND = 40, 104, 46


def bars(recipe: Recipe) -> Page:
    """One bar a rayon: its name and how many come above, the states beside one another below."""
    head = Head(recipe)
    used = _used(recipe)
    legend = legend_rows([recipe["legend"][part] for part in used])
    height = head.height + LEGEND * len(legend) + 24 + ROW * len(recipe["rows"]) + MARGIN // 2
    page = Page(height)
    head.draw(page)
    y = head.height
    for entries in legend:
        for place, word, x in entries:
            page.box(x, y + 4, 32, 28, used[place])
            page.write(x + 44, y + 18, word, SMALL)
        y += LEGEND
    y += 24
    for row in recipe["rows"]:
        _bar(page, y, row, recipe["reached"])
        y += ROW
    return page


def _used(recipe: Recipe) -> list[int]:
    """The parts that occur at all; the legend explains no others."""
    parts = range(len(recipe["legend"]))
    return [part for part in parts if any(row["parts"][part] for row in recipe["rows"])] or [0]


def _bar(page: Page, y: float, row: dict[str, Any], reached: int) -> None:
    total = sum(row["parts"])
    figures = f"{sum(row['parts'][:reached])}/{total}"
    room = WIDTH - 2 * MARGIN - width_of(figures, WORDS, "bold") - 20
    page.write(MARGIN, y + 20, cut(readable(row["name"]), WORDS, room), WORDS)
    page.write(WIDTH - MARGIN, y + 20, figures, WORDS, weight="bold", ha="right")
    x = float(MARGIN)
    for part, count in enumerate(row["parts"]):
        if not count:
            continue
        width = (WIDTH - 2 * MARGIN) * count / total
        page.box(x, y + 44, width, BAR, part)
        if width > width_of(str(count), SMALL) + 12:
            light = PAPER if part in (0, 1, 6) else INK
            back = {"facecolor": FILLS[part], "edgecolor": "none", "pad": 2}  # no hatch through the figure
            page.write(
                x + width / 2, y + 44 + BAR / 2, str(count), SMALL, color=light, ha="center", bbox=back
            )
        x += width


def draw(recipe: Recipe) -> Page:
    """The page that a recipe describes."""
    if recipe["shape"] == "bars":
        return bars(recipe)
    from bot.maps import chart  # the polygons are read for a map alone

    return chart(recipe)


if __name__ == "__main__":
    os.nice(10)  # whoever waits for a word from the bot comes first
    sys.stdout.buffer.write(draw(json.loads(sys.stdin.buffer.read())).png())
