"""Plane geometry of polygons: area, middle, overlap with a box, common border."""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

Point = tuple[float, float]
Ring = list[Point]
"""A closed line: the last point is the first."""
ROW = 6
"""The distance in pixels of the horizontal lines along which overlaps are computed."""


@dataclass(frozen=True)
class Box:
    """A rectangle, given by its middle and half its size."""

    x: float
    y: float
    half_width: float
    half_height: float

    @property
    def left(self) -> float:
        """The least x."""
        return self.x - self.half_width

    @property
    def right(self) -> float:
        """The greatest x."""
        return self.x + self.half_width

    @property
    def top(self) -> float:
        """The least y; y grows downwards."""
        return self.y - self.half_height

    @property
    def bottom(self) -> float:
        """The greatest y."""
        return self.y + self.half_height

    def touches(self, other: "Box") -> bool:
        """Whether two rectangles overlap by more than an edge."""
        return (
            abs(self.x - other.x) < self.half_width + other.half_width
            and abs(self.y - other.y) < self.half_height + other.half_height
        )


class Outline:
    """An area bounded by rings, a ring within another being a hole."""

    def __init__(self, rings: Sequence[Ring]) -> None:
        self._points = [point for ring in rings for point in ring]
        self._crossings: dict[int, list[float]] = defaultdict(list)
        """Row -> x of the crossings with rings, ascending: the area lies between the 1st and 2nd, 3rd and 4th …"""
        for ring in rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                for row in range(ceil(min(y1, y2) / ROW), ceil(max(y1, y2) / ROW)):
                    insort(self._crossings[row], x1 + (row * ROW - y1) * (x2 - x1) / (y2 - y1))

    def grid(self, steps: int) -> Iterator[Point]:
        """Yield the points in the area on a grid of `steps` by `steps`."""
        west, east = min(x for x, _ in self._points), max(x for x, _ in self._points)
        north, south = min(y for _, y in self._points), max(y for _, y in self._points)
        for down in range(1, steps):
            y = north + (south - north) * down / steps
            for across in range(1, steps):
                x = west + (east - west) * across / steps
                if self._within(x, x + 1, round(y / ROW)):
                    yield x, y

    def share(self, box: Box) -> float:
        """Return the part of the box that lies in the area, 0 … 1."""
        rows = range(ceil(box.top / ROW), ceil(box.bottom / ROW))
        return sum(self._within(box.left, box.right, row) for row in rows) / len(rows) / (2 * box.half_width)

    def _within(self, left: float, right: float, row: int) -> float:
        """Return the length of this segment of a row that lies in the area."""
        crossings = self._crossings.get(row, ())
        pairs = zip(crossings[::2], crossings[1::2], strict=True)
        return sum(max(0.0, min(right, end) - max(left, start)) for start, end in pairs)


def area(ring: Ring) -> float:
    """Return the area within a ring, in square units."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def middle(rings: Sequence[Ring]) -> Point:
    """Return the middle of the largest ring's bounding box."""
    ring = max(rings, key=area)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def borders(rings: Sequence[Ring]) -> Iterator[Ring]:
    """Yield the lines that belong to only one of these rings, that is the outline of all together."""
    times = Counter(frozenset(edge) for ring in rings for edge in pairwise(ring))
    for ring in rings:
        line: Ring = []
        for start, end in pairwise(ring):
            if times[frozenset((start, end))] == 1 and start != end:
                line = [*(line or [start]), end]
            elif line:
                yield line
                line = []
        if line:
            yield line
