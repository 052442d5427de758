"""Draws coverage as a map: rayons shaded by how many of their municipalities come, with names where they fit."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from numpy.typing import NDArray

from bot.charts import (
    CREDIT,
    INK,
    MARGIN,
    PALE,
    PAPER,
    SMALL,
    WIDTH,
    Head,
    Page,
    Recipe,
    cut,
    readable,
    width_of,
    wrapped,
)

POLYGONS = File(__file__).parents[1] / "storage" / "data" / "rayons.geojson"
CLASSES = ((0.0, "#ffffff"), (0.34, "#d5e4f2"), (0.67, "#8fbbdd"), (0.999, "#3f7fb8"), (1.0, "#0b2f5c"))
"""Up to which share, and in which shade: lighter means fewer, for every eye. Nobody at all is hatched."""
SHARES = ("0%", "1–33%", "34–66%", "67–99%", "100%")
AROUND = "#f1f0ec"
"""What lies around, and is not meant to come."""
LAKE, WATER = "lake", "#d7ecf0"
LEAST = 0.55
"""How much of a label must lie in its own rayon."""
Points = NDArray[np.float64]


@dataclass
class Land:
    """One polygon of the map, on the page: its rings in pixels."""

    code: str
    rings: list[Points]

    @property
    def path(self) -> Path:
        """All rings as one outline."""
        return Path.make_compound_path(*(Path(ring, closed=True) for ring in self.rings))


@dataclass
class Label:
    """What is to be written on the map, on which polygons."""

    name: str
    done: int
    total: int
    codes: list[str]


@dataclass
class Spot:
    """A label with the place found for it: the middle of its box, and half its size."""

    label: Label
    x: float
    y: float
    half: tuple[float, float]
    end: tuple[float, float] | None = None
    """Where a line leads from it, when it had to be put beside its polygon."""

    def clear_of(self, others: Sequence["Spot"]) -> bool:
        """Whether it touches none of them."""
        return all(
            abs(self.x - one.x) >= self.half[0] + one.half[0]
            or abs(self.y - one.y) >= self.half[1] + one.half[1]
            for one in others
        )


@cache
def polygons() -> dict[str, list[Points]]:
    """Unit's code -> the outlines of its parts, in degrees (longitude, latitude)."""
    found = {}
    for feature in json.loads(POLYGONS.read_text("utf-8"))["features"]:
        shape = feature["geometry"]
        parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        found[feature["properties"]["code"]] = [np.array(ring) for part in parts for ring in part]
    return found


class Projection:
    """Degrees to pixels of the page: the width is filled, and north is up."""

    def __init__(self, codes: Sequence[str], top: float) -> None:
        points = np.concatenate([ring for code in codes for ring in polygons()[code]])
        west, south = points.min(axis=0)
        east, north = points.max(axis=0)
        self.squeeze = math.cos(math.radians((south + north) / 2))
        room = WIDTH - 2 * MARGIN
        self.scale = min(room / ((east - west) * self.squeeze), 1000 / (north - south))
        self.height = (north - south) * self.scale + 24
        self.left = (WIDTH - (east - west) * self.squeeze * self.scale) / 2
        self.west, self.north, self.top = west, north, top + 12

    def __call__(self, ring: Points) -> Points:
        """The ring on the page."""
        x = (ring[:, 0] - self.west) * self.squeeze * self.scale + self.left
        y = (self.north - ring[:, 1]) * self.scale + self.top
        return np.column_stack((x, y))


def chart(recipe: Recipe) -> Page:
    """The page with the map; rows without a polygon are named below it with their figures."""
    head = Head(recipe)
    drawn = [row["code"] for row in recipe["rows"] if row["code"] in polygons()]
    if not drawn:
        drawn = list(polygons())
    project = Projection(drawn, head.height)
    lands = {code: Land(code, [project(ring) for ring in rings]) for code, rings in polygons().items()}
    labels = _labels(recipe)
    spots, rest = place(labels, lands, project)
    bottom = head.height + project.height
    credit = wrapped(recipe["credit"], CREDIT, WIDTH - 2 * MARGIN)
    key = _key_rows(rest)
    page = Page(round(bottom + 62 + 40 * len(key) + 28 * len(credit) + 24))
    _fill(page, recipe, lands, project)
    _blank(page, bottom, head)
    head.draw(page)
    _write(page, spots)
    _scale(page, bottom + 30)
    _write_key(page, bottom + 62, key)
    for number, line in enumerate(credit):
        page.write(MARGIN, page.height - 24 - 28 * (len(credit) - 1 - number), line, CREDIT, color=PALE)
    return page


def _labels(recipe: Recipe) -> list[Label]:
    """A label a row, or one for each group of rows."""
    rows = {row["code"]: row for row in recipe["rows"]}
    groups = recipe["groups"] or [{"name": row["name"], "codes": [row["code"]]} for row in recipe["rows"]]
    found = []
    for group in groups:
        parts = [rows[code]["parts"] for code in group["codes"]]
        done = sum(sum(one[: recipe["reached"]]) for one in parts)
        found.append(Label(readable(group["name"]), done, sum(map(sum, parts)), group["codes"]))
    return found


def _fill(page: Page, recipe: Recipe, lands: dict[str, Land], project: Projection) -> None:
    """Everything around in grey, then the rayons in their shades, then the borders between oblasts."""
    _lay(page, list(lands.values()), AROUND, "#d9d7d0")
    _lay(page, [lands[LAKE]], WATER, "#8db6c2")
    shades: dict[int, list[Land]] = {}
    for row in recipe["rows"]:
        if row["code"] in lands:
            shades.setdefault(shade(row["parts"], recipe["reached"]), []).append(lands[row["code"]])
    for number, some in shades.items():
        _lay(page, some, CLASSES[number][1], "#6b6b6b", hatch="" if number else "///")
    for group in recipe["groups"]:
        edges = list(_border([lands[code] for code in group["codes"] if code in lands]))
        page.axes.add_collection(LineCollection(edges, colors=INK, linewidths=1.6), autolim=False)


def shade(parts: Sequence[int], reached: int) -> int:
    """Which of the classes a rayon is in."""
    share = sum(parts[:reached]) / (sum(parts) or 1)
    return next(number for number, (limit, _) in enumerate(CLASSES) if share <= limit)


def _lay(page: Page, lands: Sequence[Land], fill: str, edge: str, hatch: str = "") -> None:
    paths = [land.path for land in lands]
    page.axes.add_collection(
        PathCollection(paths, facecolors=fill, edgecolors=edge, linewidths=0.8, hatch=hatch or None),
        autolim=False,
    )


def _border(lands: Sequence[Land]) -> Iterator[Points]:
    """The edges that belong to one of these polygons only: the outline of them all."""
    found: dict[frozenset[tuple[float, float]], Points] = {}
    times: Counter[frozenset[tuple[float, float]]] = Counter()
    for land in lands:
        for ring in land.rings:
            for edge in np.stack((ring[:-1], ring[1:]), axis=1).round(3):
                ends = frozenset((float(x), float(y)) for x, y in edge)
                found[ends] = edge
                times[ends] += 1
    return (edge for ends, edge in found.items() if times[ends] == 1)


def _blank(page: Page, bottom: float, head: Head) -> None:
    """Clear what lies beyond the map's own part of the page."""
    for y, height in ((0, head.height), (bottom, page.height - bottom)):
        page.axes.add_patch(Rectangle((0, y), WIDTH, height, facecolor=PAPER, edgecolor="none", zorder=4))


def place(
    labels: Sequence[Label], lands: dict[str, Land], project: Projection
) -> tuple[list[Spot], list[Label]]:
    """Spots for the labels that fit on the map, as numbers where only these do; and those that are numbered."""
    spots: list[Spot] = []
    small: list[Label] = []
    for label in sorted(labels, key=lambda one: -_size(one, lands)):
        half = max(width_of(label.name, SMALL, "bold"), 60) / 2 + 6, 36.0
        found = _spot(label, half, lands, spots, LEAST)
        if found is None:
            small.append(label)
        else:
            spots.append(found)
    order = {id(label): number for number, label in enumerate(labels)}
    small.sort(key=lambda one: order[id(one)])
    for number, label in enumerate(small, start=1):
        mark = Label(str(number), label.done, 0, label.codes)
        found = _spot(mark, (19.0, 19.0), lands, spots, 0.0) or _beside(mark, lands, spots)
        if found is not None:
            spots.append(found)
    return spots, small


def _size(label: Label, lands: dict[str, Land]) -> float:
    """How large its polygons are, in square pixels."""
    return sum(_area(ring) for code in label.codes if code in lands for ring in lands[code].rings)


def _area(ring: Points) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2


def _spot(
    label: Label, half: tuple[float, float], lands: dict[str, Land], others: Sequence[Spot], least: float
) -> Spot | None:
    """The best free place for a box of this size: most of it in its own polygons, near their middle."""
    own = [lands[code] for code in label.codes if code in lands]
    if not own:
        return None
    outline = Path.make_compound_path(*(land.path for land in own))
    middle = _middle(own)
    best: tuple[float, Spot] | None = None
    for x, y in _candidates(outline, half):
        spot = Spot(label, x, y, half)
        inside = _inside(outline, spot)
        if inside < least or not spot.clear_of(others):
            continue
        score = inside - math.dist((x, y), middle) / 1500
        if best is None or score > best[0]:
            best = score, spot
    return best[1] if best else None


def _beside(label: Label, lands: dict[str, Land], others: Sequence[Spot]) -> Spot | None:
    """The nearest free place around a polygon that has none inside, with a line that leads to it."""
    own = [lands[code] for code in label.codes if code in lands]
    if not own:
        return None
    x, y = _middle(own)
    for distance in range(34, 200, 12):
        for turn in range(16):
            angle = turn * math.pi / 8
            spot = Spot(
                label, x + distance * math.cos(angle), y + distance * math.sin(angle), (19, 19), (x, y)
            )
            if MARGIN < spot.x < WIDTH - MARGIN and spot.clear_of(others):
                return spot
    return None


def _middle(lands: Sequence[Land]) -> tuple[float, float]:
    """The middle of the largest outline."""
    ring = max((ring for land in lands for ring in land.rings), key=_area)
    x, y = (ring.min(axis=0) + ring.max(axis=0)) / 2
    return float(x), float(y)


def _candidates(outline: Path, half: tuple[float, float]) -> list[tuple[float, float]]:
    """Points in the polygon from which a box still lies on the page."""
    corners = np.asarray(outline.vertices)
    (west, north), (east, south) = corners.min(axis=0), corners.max(axis=0)
    grid = [(x, y) for x in np.linspace(west, east, 27)[1:-1] for y in np.linspace(north, south, 27)[1:-1]]
    inside = [point for point, yes in zip(grid, outline.contains_points(grid), strict=True) if yes]
    return [(x, y) for x, y in inside if half[0] + 4 <= x <= WIDTH - half[0] - 4]


def _inside(outline: Path, spot: Spot) -> float:
    """Which part of the box lies in the polygon."""
    (width, height), steps = spot.half, (-0.95, -0.5, 0, 0.5, 0.95)
    points = [(spot.x + dx * width, spot.y + dy * height) for dx in steps for dy in steps]
    return float(outline.contains_points(points).mean())


HALO = {"facecolor": "#ffffffd0", "edgecolor": "none", "boxstyle": "round,pad=0.12"}
ROUND = {"facecolor": "#ffffff", "edgecolor": INK, "boxstyle": "circle,pad=0.2", "linewidth": 0.8}


def _write(page: Page, spots: Sequence[Spot]) -> None:
    for spot in spots:
        label, how = spot.label, {"ha": "center", "zorder": 6}
        if spot.end:
            page.axes.plot(*zip((spot.x, spot.y), spot.end, strict=True), color=INK, lw=0.9, zorder=5)
        if not label.total:
            page.write(spot.x, spot.y, label.name, 21, weight="bold", bbox=ROUND, **how)
            continue
        text = f"{label.name}\n{label.done}/{label.total}"
        page.write(spot.x, spot.y, text, SMALL, weight="bold", bbox=HALO, linespacing=1.1, **how)


def _scale(page: Page, y: float) -> None:
    """What the shades mean."""
    step = (WIDTH - 2 * MARGIN) / len(CLASSES)
    for number, (_, fill) in enumerate(CLASSES):
        x = MARGIN + number * step
        box = Rectangle((x, y - 14), 40, 28, facecolor=fill, edgecolor="#6b6b6b", zorder=5)
        box.set_hatch("" if number else "///")
        page.axes.add_patch(box)
        page.write(x + 52, y, SHARES[number], SMALL, zorder=6)


def _key_rows(rest: Sequence[Label]) -> list[list[tuple[int, Label]]]:
    """The numbered labels, two a row."""
    numbered = list(enumerate(rest, start=1))
    return [numbered[start : start + 2] for start in range(0, len(numbered), 2)]


def _write_key(page: Page, y: float, key: Sequence[Sequence[tuple[int, Label]]]) -> None:
    column = (WIDTH - 2 * MARGIN) / 2
    for line, entries in enumerate(key):
        for place_, (number, label) in enumerate(entries):
            text: Any = f"{number} {label.name}"
            figures = f" {label.done}/{label.total}"
            room = column - 20 - width_of(figures, SMALL)
            text = cut(text, SMALL, room) + figures
            page.write(MARGIN + place_ * column, y + 20 + 40 * line, text, SMALL, zorder=6)
