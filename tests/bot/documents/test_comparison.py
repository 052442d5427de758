"""The picture of compared seminars: every name and figure is on it, legible on a small phone."""

from itertools import combinations
from typing import Any

import pytest

from bot.documents.charts import WIDTH, drawn
from bot.locales import LANGUAGES, get_locale
from handlers.series.comparison import COLUMNS
from tests.bot.documents.hostile_text import HOSTILE
from tests.bot.documents.pdf_text import Page, pages
from tests.bot.documents.test_charts import PHONE

EMPTY_CELLS = ("no-target", "unrecorded", "ahead", "no-questions", "no-answers", "no-ratings", "few-ratings")


def recipe(language: str, **changes: Any) -> dict[str, Any]:
    """Return the recipe of a full picture: eight seminars, the last of which lack figures in every way."""
    words = get_locale(language, "Asia/Bishkek")
    full = [
        {"text": text, "shares": shares}
        for text, shares in (
            ("140/484", [0.2, 0.1]),
            ("101/101", [1.0]),
            ("0/23", [0.0]),
            ("123", [1.0]),
            ("4,6", [0.92]),
        )
    ]
    empty = [{"text": words.plain(f"series-cell-{key}"), "shares": []} for key in EMPTY_CELLS]
    rows = [full] * 5 + [empty[start : start + 5] for start in (0, 1, 2)]
    return {
        "shape": "comparison",
        "title": words.plain("series-all"),
        "note": words.plain("series-chart-note"),
        "columns": [
            {"title": words.plain(one.title), "less_is_better": one.less_is_better} for one in COLUMNS
        ],
        "legend": [words.plain("series-legend-came"), words.plain("series-legend-registered")],
        "rows": [
            {
                "name": f"Долбоордун экинчи фазасынын киришүү семинары, Жалал-Абад {number}",
                "note": "2019-жылдын 11-июлу, бейшемби",
                "cells": cells,
            }
            for number, cells in enumerate(rows)
        ],
        **changes,
    }


def page_of(source: dict[str, Any]) -> Page:
    [page] = pages(drawn(source, "pdf"))
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_eight_seminars_fit_one_picture_with_every_word_whole(language: str) -> None:
    source = recipe(language)
    page = page_of(source)
    said = " ".join(page.texts())
    assert "…" not in said
    assert all(row["name"].split()[-1] in said for row in source["rows"])
    assert [said.count(text) for text in ("140/484", "101/101", "0/23", "4,6")] == [5] * 4
    assert all(word in said for word in source["legend"])
    for line in page.lines:
        assert line.size * PHONE / WIDTH >= 7.5, line.text
        assert line.right <= WIDTH, line.text
    for one, other in combinations(page.lines, 2):
        assert not one.touches(other), f"{one.text!r} over {other.text!r}"
    assert page.height < 2 * WIDTH, "Telegram makes a higher picture too small to read"


@pytest.mark.parametrize(("text", "seen"), HOSTILE)
def test_whatever_people_write_is_drawn_as_it_is_or_left_out(text: str, seen: str) -> None:
    row = {"name": text, "note": "", "cells": [{"text": text, "shares": []}]}
    columns = [{"title": text, "less_is_better": False}]
    page = page_of(recipe("ky", title=text, columns=columns, rows=[row]))
    said = [line.replace(" ", "") for line in page.texts()]
    beginning = seen.replace(" ", "").rstrip("…")[:20]
    assert sum(line.startswith(beginning) for line in said) >= 4, "title, column, name and cell"
    assert all(line.right <= WIDTH for line in page.lines)
