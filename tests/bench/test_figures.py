"""The percentiles of the benchmarks' figures, and their output lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bench.figures import Figure, percentile


def test_a_line_gives_the_medians_their_ratio_and_the_noise() -> None:
    figure = Figure("updates-per-second", ours=[900.0, 1210.4, 1300.0], theirs=[400.0, 390.0, 410.0])
    assert figure.line() == (
        "updates-per-second ours=1210 theirs=400 ratio=3.03 ours-range=900..1300 theirs-range=390..410"
    )


def test_a_line_of_one_bot_alone_claims_no_ratio() -> None:
    assert (
        Figure("idle-memory-mb", theirs=[74.0912]).line()
        == "idle-memory-mb theirs=74.09 theirs-range=74.09..74.09"
    )


def test_nothing_has_no_ratio_to_something() -> None:
    assert "ratio" not in Figure("rest-cpu-percent", ours=[0.3], theirs=[0.0]).line()


def test_the_median_of_an_even_round_count_lies_between() -> None:
    assert "ours=1.5 " in Figure("f", ours=[1.0, 2.0], theirs=[3.0]).line()


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 10), (0.95, 19), (1.0, 20)])
def test_a_percentile_is_a_value_that_was_measured(share: float, value: int) -> None:
    assert percentile(list(range(20, 0, -1)), share) == value


@given(some.lists(some.floats(0, 1e6), min_size=1), some.floats(0, 1))
def test_a_percentile_is_not_exceeded_by_that_share(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert sum(value <= found for value in values) >= share * len(values) - 1e-6


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)
