"""Pictures that compare rows by several measures, each with its own bar. Template: comparison.typ.

A recipe is text and numbers:

    {"shape": "comparison", "title": str, "note": str, "legend": [str, …],
     "columns": [{"title": str, "less_is_better": bool}, …],
     "rows": [{"name": str, "note": str, "cells": [{"text": str, "shares": [0.0 … 1.0, …]}, …]}, …]}

Sizes are pixels, as in charts.py.
"""

from collections.abc import Sequence

from bot.documents.charts import ROOM, SMALL, WORDS, Data, Recipe, head
from bot.documents.fonts import cut, readable, width_of, wrapped

GAP = 20
"""Between two columns."""
FIGURES = 30
"""Font size of what is written in a cell with a bar."""
FILLS, LESS_FILLS = ("#2a6fb0", "#a9cdea"), ("#c26a1c", "#f0cfa8")
"""Fills of a bar's parts, and of one in a column where less is better. They differ in lightness too."""
EMPTY = "#eeeeee"
"""The rest of a bar."""


def data(source: Recipe) -> Data:
    """Return the data of comparison.typ. Every text fits the width of its column."""
    columns = source["columns"]
    width = (ROOM - GAP * (len(columns) - 1)) / len(columns)
    return head(source) | {
        "gap": GAP,
        "figures": FIGURES,
        "empty": EMPTY,
        "columns": [wrapped(column["title"], SMALL, width, most=3) for column in columns],
        "legend": _legend(source),
        "rows": [_row(row, columns, width) for row in source["rows"]],
    }


def _legend(source: Recipe) -> list[Data]:
    """Return the parts of bars that the rows have."""
    used = max((len(cell["shares"]) for row in source["rows"] for cell in row["cells"]), default=0)
    return [
        {"fill": FILLS[part], "hatched": False, "word": cut(readable(word), SMALL, ROOM - 50)}
        for part, word in enumerate(source["legend"][:used])
    ]


def _row(row: Recipe, columns: Sequence[Recipe], width: float) -> Data:
    note = readable(row["note"])
    name = wrapped(row["name"], WORDS, ROOM, "bold", most=2)
    beside = width_of(" ".join(name), WORDS, "bold") + GAP + width_of(note, SMALL) <= ROOM
    cells = [_cell(cell, column, width) for cell, column in zip(row["cells"], columns, strict=True)]
    return {"name": name, "note": note, "beside": beside, "cells": cells}


def _cell(cell: Recipe, column: Recipe, width: float) -> Data:
    if not cell["shares"]:
        return {"lines": wrapped(cell["text"], SMALL, width, most=2), "parts": []}
    fills = LESS_FILLS if column["less_is_better"] else FILLS
    parts = [{"fill": fills[part], "share": share} for part, share in enumerate(cell["shares"])]
    return {"lines": [cut(readable(cell["text"]), FIGURES, width, "bold")], "parts": parts}
