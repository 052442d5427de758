"""The comparison of seminars as a spreadsheet: a row for each seminar."""

from datetime import timedelta

from handlers.buttons.series import ExportComparison
from handlers.messages import Incoming, Number, Reply, Text, Translated, Value
from handlers.series.comparison import percent, title
from handlers.series.selection import Compared, load_compared, load_selection
from handlers.ui.arguments import local_time
from handlers.ui.file_names import dated_file
from handlers.ui.sheet import SheetRow, build_sheet, sheet_messages
from storage import audit
from storage.database import Session

TITLE = "series-sheet-title"
COLUMNS = (
    "series-head-seminar",
    "series-head-starts",
    "series-head-municipalities",
    "series-head-registered",
    "series-head-came",
    "series-head-coverage",
    "series-head-people",
    "series-head-arrived",
    "series-head-absent",
    "series-head-absent-share",
    "series-head-asked",
    "series-head-closed",
    "series-head-hours",
    "series-head-rating",
    "series-head-ratings",
)


async def export(incoming: Incoming, session: Session, data: ExportComparison) -> list[Reply]:
    """Export all seminars of the series, or all that the person moderates, and record the export."""
    selection = await load_selection(incoming, session, data.seminar)
    compared = await load_compared(incoming, session, selection.seminars)
    subject = f"seminar:{selection.origin}" if selection.origin else "seminars"
    await audit.record(session, incoming.person, "series.exported", subject, incoming.at, rows=len(compared))
    rows = [SheetRow(cells=_cells(one)) for one in compared]
    name = dated_file(incoming, TITLE)
    document = await build_sheet(session, name, TITLE, COLUMNS, rows)
    args: dict[str, Value] = {"title": title(selection), "number": len(rows)}
    return sheet_messages("series-exported", args, document, data, data.form)


def _cells(one: Compared) -> dict[str, Value]:
    """Return the cells of a seminar, in the order of COLUMNS."""
    counts = one.counts
    unknown = Text("series-cell-unrecorded" if one.ended else "series-cell-ahead")
    came = _known(counts.municipalities_arrived if one.recorded else None, unknown)
    arrived = _known(counts.arrived if one.recorded else None, unknown)
    absent = _known(counts.no_shows if one.recorded else None, unknown)
    share = percent(counts.no_shows or 0, counts.expected) if one.recorded else None
    cells: tuple[Value, ...] = (
        Translated(one.seminar.title),
        local_time(one.seminar, one.seminar.starts_at),
        Number(counts.municipalities),
        Number(counts.municipalities_registered),
        came,
        Number(percent(one.represented, counts.municipalities)) if counts.municipalities else "",
        Number(counts.expected),
        arrived,
        absent,
        _known(share, unknown),
        Number(counts.asked),
        Number(counts.closed),
        "" if counts.answer_delay is None else Number(counts.answer_delay / timedelta(hours=1), 1),
        _rating(one),
        Number(counts.ratings),
    )
    return dict(zip(COLUMNS, cells, strict=True))


def _known(number: int | None, unknown: Text) -> Value:
    return unknown if number is None else Number(number)


def _rating(one: Compared) -> Value:
    if one.mean_stars is not None:
        return Number(one.mean_stars, 2)
    return Text("series-cell-few-ratings") if one.counts.ratings else ""
