"""The comparison of seminars as a message and as a picture, a page at a time."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.buttons.series import CompareSeminars, ExportComparison, ShowComparisonChart
from handlers.feedback.results import MIN_ANSWERS
from handlers.messages import (
    Button,
    Comparison,
    ComparisonCell,
    ComparisonColumn,
    ComparisonRow,
    Incoming,
    Lines,
    Number,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.series.selection import Compared, Selection, load_compared, load_selection
from handlers.ui.arguments import seminar_label, seminar_times
from handlers.ui.pages import Page, list_page, paginate
from storage.database import Session
from storage.models import Seminar

PAGE_SIZE = 8
"""Seminars of a page: more would not be legible in one picture on a telephone."""
MAX_STARS = 5
COLUMNS = (
    ComparisonColumn("series-column-coverage"),
    ComparisonColumn("series-column-absent", less_is_better=True),
    ComparisonColumn("series-column-closed"),
    ComparisonColumn("series-column-hours", less_is_better=True),
    ComparisonColumn("series-column-rating"),
)


def hours(delay: timedelta) -> Number:
    """Return the hours, with a decimal below ten; at least 0.1, since 0 would look like none."""
    value = max(delay / timedelta(hours=1), 0.1)
    return Number(value, 1 if value < 9.95 else 0)


def percent(part: int, whole: int) -> int:
    """Return the share of the whole, rounded; 0 of nothing."""
    return round(100 * part / whole) if whole else 0


async def load_page(
    incoming: Incoming, session: Session, origin: int, page: int | None
) -> tuple[Selection, Page[Seminar], list[Compared]]:
    """Load one page of the seminars, with their counts."""
    selection = await load_selection(incoming, session, origin)
    shown = paginate(selection.seminars, page, PAGE_SIZE)
    return selection, shown, await load_compared(incoming, session, shown.rows)


def title(selection: Selection) -> Text:
    """Return the title of the comparison: the series, or all seminars."""
    if selection.name is None:
        return Text("series-all")
    return Text("series-one", {"seminar": selection.name})


# The message.


async def show(incoming: Incoming, session: Session, data: CompareSeminars) -> list[Reply]:
    """Show the seminars with their statistics."""
    selection, shown, compared = await load_page(incoming, session, data.seminar, data.page)
    here = CompareSeminars(selection.origin, shown.number)
    files = [
        Button("chart-button", ShowComparisonChart(selection.origin, shown.number)),
        Button("series-export", ExportComparison(selection.origin)),
    ]
    page = list_page(
        "series-page",
        {"title": title(selection), "list": Lines([_seminar_lines(one) for one in compared], "\n\n")},
        shown,
        turn=here,
        below=[files, *_series_buttons(selection), [Button("refresh-button", here)]],
        edit=data.page is not None,
    )
    return [page]


def _series_buttons(selection: Selection) -> list[list[Button]]:
    """Return the buttons to the series, or from one back to all seminars."""
    if selection.origin:
        return [[Button("series-all-button", CompareSeminars(0, 0))]]
    return [
        [Button(Text("series-open", {"seminar": seminar_label(first)}), CompareSeminars(origin, 0))]
        for origin, first in selection.series.items()
    ]


def _seminar_lines(one: Compared) -> Text:
    """Return the lines of a seminar."""
    lines = [_coverage_line(one), _people_line(one), _question_line(one), _rating_line(one)]
    args: dict[str, Value] = {
        "seminar": Translated(one.seminar.title),
        **seminar_times(one.seminar),
        "lines": Lines(lines),
    }
    return Text("series-seminar", args)


def _coverage_line(one: Compared) -> Text:
    counts = one.counts
    args: dict[str, Value] = {
        "reached": one.represented,
        "registered": counts.municipalities_registered,
        "total": counts.municipalities,
        "percent": percent(one.represented, counts.municipalities),
    }
    if not counts.municipalities:
        return Text("series-no-target")
    return Text("series-coverage-came" if one.recorded else "series-coverage", args)


def _people_line(one: Compared) -> Text:
    counts = one.counts
    args: dict[str, Value] = {"expected": counts.expected}
    if not one.ended:
        return Text("series-people-ahead", args)
    if counts.arrived is None or counts.no_shows is None:
        return Text("series-people-unrecorded", args)
    args |= {
        "came": counts.arrived,
        "absent": counts.no_shows,
        "percent": percent(counts.no_shows, counts.expected),
    }
    return Text("series-people", args)


def _question_line(one: Compared) -> Text:
    counts = one.counts
    if not counts.asked:
        return Text("series-no-questions")
    args: dict[str, Value] = {"asked": counts.asked, "closed": counts.closed}
    if counts.answer_delay is None:
        return Text("series-questions", args)
    return Text("series-questions-answered", {**args, "hours": hours(counts.answer_delay)})


def _rating_line(one: Compared) -> Text:
    if not one.counts.ratings:
        return Text("series-no-ratings")
    if one.mean_stars is None:
        return Text("series-few-ratings", {"number": MIN_ANSWERS})
    return Text("series-rating", {"mean": Number(one.mean_stars, 1), "number": one.counts.ratings})


# The picture.


async def show_chart(incoming: Incoming, session: Session, data: ShowComparisonChart) -> list[Reply]:
    """Send a page of the comparison as a picture."""
    selection, _, compared = await load_page(incoming, session, data.seminar, data.page)
    args: dict[str, Value] = {"title": title(selection), "number": len(compared)}
    return [Say("series-picture", args, document=draw_chart(title(selection), compared))]


def draw_chart(title: Value, compared: Sequence[Compared]) -> Comparison:
    """Return the picture of these seminars."""
    return Comparison(
        title=title,
        note=Text("series-chart-note"),
        columns=COLUMNS,
        legend=("series-legend-came", "series-legend-registered"),
        rows=_chart_rows(compared),
    )


def _chart_rows(compared: Sequence[Compared]) -> list[ComparisonRow]:
    delays = [one.counts.answer_delay for one in compared if one.counts.answer_delay is not None]
    longest = max(delays, default=timedelta())
    return [
        ComparisonRow(
            Translated(one.seminar.title),
            Text("series-chart-day", seminar_times(one.seminar)),
            (
                _coverage_cell(one),
                _absent_cell(one),
                _closed_cell(one),
                _hours_cell(one, longest),
                _rating_cell(one),
            ),
        )
        for one in compared
    ]


def _fraction(part: int, whole: int) -> Text:
    return Text("series-fraction", {"part": part, "whole": whole})


def _coverage_cell(one: Compared) -> ComparisonCell:
    """Return a bar of the municipalities that came, and in a lighter shade of those that only registered."""
    counts = one.counts
    if not counts.municipalities:
        return ComparisonCell(Text("series-cell-no-target"))
    came = counts.municipalities_arrived or 0 if one.recorded else 0
    only_registered = counts.municipalities_registered - came
    shares = (came / counts.municipalities, only_registered / counts.municipalities)
    return ComparisonCell(_fraction(one.represented, counts.municipalities), shares)


def _absent_cell(one: Compared) -> ComparisonCell:
    if not one.ended:
        return ComparisonCell(Text("series-cell-ahead"))
    if one.counts.no_shows is None:
        return ComparisonCell(Text("series-cell-unrecorded"))
    share = one.counts.no_shows / one.counts.expected
    return ComparisonCell(_fraction(one.counts.no_shows, one.counts.expected), (share,))


def _closed_cell(one: Compared) -> ComparisonCell:
    if not one.counts.asked:
        return ComparisonCell(Text("series-cell-no-questions"))
    return ComparisonCell(
        _fraction(one.counts.closed, one.counts.asked), (one.counts.closed / one.counts.asked,)
    )


def _hours_cell(one: Compared, longest: timedelta) -> ComparisonCell:
    """Return a bar in proportion to the longest of the picture."""
    delay = one.counts.answer_delay
    if delay is None:
        return ComparisonCell(Text("series-cell-no-answers"))
    return ComparisonCell(hours(delay), (delay / longest if longest else 0.0,))


def _rating_cell(one: Compared) -> ComparisonCell:
    if one.mean_stars is None:
        key = "series-cell-few-ratings" if one.counts.ratings else "series-cell-no-ratings"
        return ComparisonCell(Text(key))
    return ComparisonCell(Number(one.mean_stars, 1), (one.mean_stars / MAX_STARS,))
