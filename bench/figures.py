"""Percentiles and medians of the measurements, and their output lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least this share (0 … 1) of the values do not exceed.

    Raise ValueError if there are no values.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


@dataclass(slots=True)
class Figure:
    """One figure of both bots, with one value a round. The name contains the unit."""

    name: str
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)

    def line(self) -> str:
        """Return the medians, their ratio (this bot / plain bot), and the range of the rounds."""
        both = {"ours": self.ours, "theirs": self.theirs}
        middles = {name: median(values) for name, values in both.items() if values}
        parts = [self.name, *(f"{name}={number(value)}" for name, value in middles.items())]
        if middles.get("ours") is not None and middles.get("theirs"):  # a bot at rest may take nothing
            parts.append(f"ratio={middles['ours'] / middles['theirs']:.2f}")
        parts += [f"{name}-range={span(both[name])}" for name in middles]
        return " ".join(parts)


def number(value: float) -> str:
    """Format with four significant digits, more than the noise allows."""
    return f"{value:.0f}" if value >= 1000 else f"{value:.4g}"


def span(values: Sequence[float]) -> str:
    """Return the range as least..most."""
    return f"{number(min(values))}..{number(max(values))}"
