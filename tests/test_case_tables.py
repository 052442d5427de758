"""Tables of cases: every wrong row is reported, and no row is left out."""

import inspect

import pytest

from tests.case_tables import every_row


def test_every_row_is_tried_and_every_wrong_one_is_reported() -> None:
    tried: list[int] = []

    @every_row(("number", "double"), [(1, 2), (2, 5), (3, 6), (0, 9)])
    def doubles(number: int, double: int) -> None:
        tried.append(number)
        assert 6 // number * double, "never reached with 0"
        assert number * 2 == double

    with pytest.raises(AssertionError, match="2 of 4 rows are wrong") as raised:
        doubles()
    assert tried == [1, 2, 3, 0]
    assert "'number': 2" in str(raised.value)
    assert "ZeroDivisionError" in str(raised.value)


def test_two_tables_are_combined_and_fixtures_are_left_to_pytest() -> None:
    tried: list[tuple[str, int, str]] = []

    @every_row("first", "ab")
    @every_row("second", [1, 2])
    def pairs(first: str, second: int, tmp_path: str) -> None:
        tried.append((first, second, tmp_path))

    assert list(inspect.signature(pairs).parameters) == ["tmp_path"]
    pairs(tmp_path="x")
    assert tried == [("a", 1, "x"), ("a", 2, "x"), ("b", 1, "x"), ("b", 2, "x")]


def test_a_row_that_does_not_raise_what_is_expected_is_wrong() -> None:
    @every_row("number", [0, 1])
    def divides(number: int) -> None:
        with pytest.raises(ZeroDivisionError):
            _ = 1 / number

    with pytest.raises(AssertionError, match="1 of 2 rows"):
        divides()
