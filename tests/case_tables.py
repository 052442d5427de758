"""Tables of cases for pure functions: one test for a whole table, as a test for each row costs more than the row."""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest

Test = Callable[..., None]


def every_row(names: str | tuple[str, ...], rows: Iterable[Any]) -> Callable[[Test], Test]:
    """Call the test with each row of the table, and report all rows that are wrong.

    The arguments are those of `pytest.mark.parametrize`; several tables are combined in the same way. Fixtures are
    shared by the rows, so this is for tests that leave nothing behind. Raises AssertionError with every wrong row.
    """
    table = [{names: row} if isinstance(names, str) else dict(zip(names, row, strict=True)) for row in rows]
    assert table, "there are no rows"

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def test_all(**others: Any) -> None:
            wrong = [error for row in table if (error := _failure(test, row, others))]
            if wrong:
                told = "\n\n".join(map(str, wrong))
                raise AssertionError(f"{len(wrong)} of {len(table)} rows are wrong:\n{told}") from wrong[0]

        left = [one for one in inspect.signature(test).parameters.values() if one.name not in table[0]]
        test_all.__signature__ = inspect.Signature(left)  # type: ignore[attr-defined]
        return test_all

    return decorate


def _failure(test: Test, row: dict[str, Any], others: dict[str, Any]) -> AssertionError | None:
    """Return the error of this row with the row in its text, or None."""
    try:
        test(**row, **others)
    except (Exception, pytest.fail.Exception) as error:
        found = AssertionError(f"{row}: {type(error).__name__}: {error}")
        found.__cause__ = error
        return found
    return None
