"""What the library does not tell of a sheet, found beforehand; and how far a sheet may reach."""

from dataclasses import dataclass, field

from bot.book import AREA, LINES, BadBook

Place = tuple[int, int]
"""Row and column, from 0."""


@dataclass
class Marks:
    """Of one sheet."""

    cells: dict[Place, str] = field(default_factory=dict)
    """Errors as they are seen ("#N/A"), formulas without a result ("=…")."""
    joined: list[tuple[Place, Place]] = field(default_factory=list)
    """Cells that were joined: the first and the last."""
    unseen_rows: set[int] = field(default_factory=set)
    unseen_columns: set[int] = field(default_factory=set)
    """What is hidden in the sheet, from 0."""


def must_fit(rows: int, columns: int) -> None:
    """Raises BadBook when a filled cell lies farther down or out than a list's does."""
    if rows > LINES:
        raise BadBook("book-long")
    if rows * columns > AREA:
        raise BadBook("book-large")
