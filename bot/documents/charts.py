"""Charts and maps of counts: a recipe (JSON, see recipes.py) becomes a picture.

A recipe is text and numbers, nothing else:

    {"shape": "bars" or "map", "title": str, "note": str, "credit": str, "legend": [str, …],
     "rows": [{"code": unit's code, "name": str, "parts": [int, …]}, …],
     "reached": how many of the parts, from the first, count as coming,
     "palette": of bars, a key of PALETTES (default: "states"),
     "groups": [{"name": str, "codes": [str, …]}, …]}       # of a map: what is labelled, when not each row is

`parts` are counts, one for each word of `legend`. Sizes are pixels of a picture 1080 wide, which a telephone shows at
about 390: what is 28 here is 10 there. Templates: bars.typ, map.typ. Another shape: comparison.py.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.documents.fonts import cut, readable, width_of, wrapped
from bot.documents.typesetting import Format, typeset

Recipe = Mapping[str, Any]
Data = dict[str, Any]
"""The data of a template: the recipe with colours, and its text cut and wrapped."""

WIDTH, MARGIN = 1080, 40
ROOM = WIDTH - 2 * MARGIN
TITLE, WORDS, SMALL, CREDIT = 40, 32, 28, 21
"""Font sizes in pixels."""
INK, PALE, PAPER, EDGE = "#1b1b1b", "#5a5a5a", "#ffffff", "#8a8a8a"
LOOK = {
    "width": WIDTH,
    "margin": MARGIN,
    "title": TITLE,
    "words": WORDS,
    "small": SMALL,
    "credit": CREDIT,
    "ink": INK,
    "pale": PALE,
    "paper": PAPER,
    "edge": EDGE,
}
FILLS = ("#0b2f5c", "#2a6fb0", "#86b9e0", "#f8e9b0", "#e39a4a", "#e9e9e9", "#7a4a21", "#b0446a", "#f3cfa4")
"""Colours of arrived, confirmed, registered, waiting, invited, silent, declined. They differ in lightness too.

Announcements have eight outcomes and use one colour more; the last one is that of places on the list, not yet invited.
"""
DARK = (0, 1, 6, 7)
"""Indexes of fills on which figures are white."""
HATCHED = 5
"""The index of the fill for "uninvited", which is hatched too, to differ from an empty bar."""
PALETTES = {
    "states": tuple(range(8)),
    "coverage": (0, 1, 2, 3, 4, 8, 5, 6),
    "attendance": (0, 2, HATCHED, 6),
    "scale": (0, 1, 2, 3, 4),
    "share": (1, HATCHED),
}
"""Name -> the fill of each part."""


def png(source: Recipe) -> bytes:
    """Return the picture of a recipe as PNG."""
    return drawn(source, "png")


def drawn(source: Recipe, format: Format) -> bytes:  # noqa: A002 - as Typst calls it
    """Return the picture of a recipe in this format. Raises KeyError for a malformed recipe."""
    if source["shape"] == "bars":
        return typeset("bars", bars(source), format)
    from bot.documents import comparison, maps

    if source["shape"] == "comparison":
        return typeset("comparison", comparison.data(source), format)
    return typeset("map", maps.data(source), format)


def head(source: Recipe) -> Data:
    """Return title and note of a picture, wrapped."""
    return {
        "look": LOOK,
        "title": wrapped(source["title"], TITLE, ROOM, "bold"),
        "note": wrapped(source["note"], SMALL, ROOM),
    }


def bars(source: Recipe) -> Data:
    """Return the data of bars.typ: for each row a bar of its states, with its name and figures above."""
    used = [
        part for part in range(len(source["legend"])) if any(row["parts"][part] for row in source["rows"])
    ]
    fills = PALETTES[source.get("palette", "states")]
    legend = [
        _fill(fills[part]) | {"word": cut(readable(source["legend"][part]), SMALL, ROOM - 50)}
        for part in used or [0]
    ]
    rows = [_bar(row, source["reached"], fills) for row in source["rows"]]
    return head(source) | {"legend": legend, "bars": rows}


def _bar(row: Recipe, reached: int, fills: Sequence[int]) -> Data:
    total = sum(row["parts"])
    figures = f"{sum(row['parts'][:reached])}/{total}"
    name = cut(readable(row["name"]), WORDS, ROOM - width_of(figures, WORDS, "bold") - 20)
    parts = [
        _fill(fills[part]) | {"count": str(count), "share": count / total}
        for part, count in enumerate(row["parts"])
        if count
    ]
    return {"name": name, "figures": figures, "parts": parts}


def _fill(part: int) -> Data:
    """Return the fill of a part, and the colour of figures on it."""
    return {"fill": FILLS[part], "hatched": part == HATCHED, "ink": PAPER if part in DARK else INK}
