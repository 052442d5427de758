"""Maps of counts: rayons shaded by the share of their municipalities that come, with labels where they fit.

Labels that do not fit are replaced by numbers, explained in a key below the map. Coordinates are pixels of the picture,
from the map's upper left corner. Template: map.typ.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from bot.documents.charts import CREDIT, ROOM, SMALL, WIDTH, Data, Recipe, head
from bot.documents.fonts import cut, readable, width_of, wrapped
from bot.documents.outlines import Box, Outline, Point, Ring, area, borders, middle

POLYGONS = Path(__file__).parents[2] / "storage" / "data" / "rayons.geojson"
CLASSES = ((0.0, "#ffffff"), (0.34, "#d5e4f2"), (0.67, "#8fbbdd"), (0.999, "#3f7fb8"), (1.0, "#0b2f5c"))
"""(upper limit of the share, colour) of each class, from light to dark; the first one, nobody, is hatched."""
SHARES = ("0%", "1–33%", "34–66%", "67–99%", "100%")
AROUND, AROUND_EDGE = "#f1f0ec", "#d9d7d0"
"""Colours of areas that are not in the recipe."""
LAKE, WATER, SHORE = "lake", "#d7ecf0", "#8db6c2"
OUTLINE = "#6b6b6b"
HIGHEST = 1000
"""The greatest height of a map in pixels."""
LEAST = 0.55
"""The least part of a label that must lie in its own rayon, 0 … 1."""
LABEL, MARK = 34.0, 19.0
"""Half the height of a label, and the radius of a number."""
STEPS = 26
"""The number of positions tried for a label, both across and down its rayon."""
FAR = 1500.0
"""The distance from the middle of a rayon, in pixels, that weighs as much as lying in it."""
TOWN, TOWN_HIDDEN = 1500.0, 0.4
"""The area in square pixels below which a name would hide a polygon, and the penalty for hiding one."""


@dataclass(frozen=True)
class Label:
    """A label, and the units it belongs to."""

    name: str
    figures: str
    codes: list[str]


@dataclass(frozen=True)
class Spot:
    """A label with its position."""

    label: Label
    box: Box
    target: Point | None = None
    """The end of the line from a label that is placed beside its polygon."""


@cache
def polygons() -> dict[str, list[Ring]]:
    """Return unit code -> outlines of its parts, in degrees (longitude, latitude)."""
    found = {}
    for feature in json.loads(POLYGONS.read_text("utf-8"))["features"]:
        shape = feature["geometry"]
        parts = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        found[feature["properties"]["code"]] = [[(x, y) for x, y in ring] for part in parts for ring in part]
    return found


class Projection:
    """The projection from degrees to pixels: north is up, and the width is filled unless the height is limited."""

    def __init__(self, codes: Sequence[str]) -> None:
        points = [point for code in codes for ring in polygons()[code] for point in ring]
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        south, north = min(y for _, y in points), max(y for _, y in points)
        self.squeeze = math.cos(math.radians((south + north) / 2))
        self.scale = min(ROOM / ((east - west) * self.squeeze), HIGHEST / (north - south))
        self.height = (north - south) * self.scale + 24
        self.left = (WIDTH - (east - west) * self.squeeze * self.scale) / 2
        self.west, self.north = west, north

    def __call__(self, ring: Ring) -> Ring:
        """Project a ring, rounded to a tenth of a pixel."""
        return [
            (
                round((x - self.west) * self.squeeze * self.scale + self.left, 1),
                round((self.north - y) * self.scale + 12, 1),
            )
            for x, y in ring
        ]


class Map:
    """The projected polygons of a recipe, and the positions of its labels."""

    def __init__(self, source: Recipe) -> None:
        self.source = source
        drawn = [row["code"] for row in source["rows"] if row["code"] in polygons()]
        project = Projection(drawn or list(polygons()))
        self.height = project.height
        self.lands = {code: [project(ring) for ring in rings] for code, rings in polygons().items()}

    @cached_property
    def labels(self) -> list[Label]:
        """A label for each row, or for each group of rows."""
        rows = {row["code"]: row for row in self.source["rows"]}
        groups = self.source["groups"] or [
            {"name": row["name"], "codes": [code]} for code, row in rows.items()
        ]
        found = []
        for group in groups:
            parts = [rows[code]["parts"] for code in group["codes"]]
            coming = sum(sum(one[: self.source["reached"]]) for one in parts)
            name = cut(readable(group["name"]), SMALL, ROOM / 2, "bold")
            found.append(Label(name, f"{coming}/{sum(map(sum, parts))}", group["codes"]))
        return found

    @cached_property
    def towns(self) -> list[Box]:
        """The middles of polygons smaller than TOWN."""
        outlines = [rings for one in self.labels if (rings := self.rings(one.codes))]
        return [Box(*middle(rings), 6, 6) for rings in outlines if sum(map(area, rings)) < TOWN]

    def rings(self, codes: Sequence[str]) -> list[Ring]:
        """Return all outlines of these units."""
        return [ring for code in codes for ring in self.lands.get(code, ())]

    def layers(self) -> Iterator[Data]:
        """Yield the filled areas from bottom to top: surroundings, lake, rayons."""
        shaded = {row["code"] for row in self.source["rows"]}
        for code, rings in self.lands.items():
            if code != LAKE and code not in shaded:
                yield self._layer(rings, AROUND, AROUND_EDGE)
        yield self._layer(self.lands[LAKE], WATER, SHORE)
        for row in self.source["rows"]:
            if row["code"] in self.lands:
                number = shade(row["parts"], self.source["reached"])
                yield self._layer(self.lands[row["code"]], CLASSES[number][1], OUTLINE, hatched=not number)

    def _layer(self, rings: list[Ring], fill: str, edge: str, *, hatched: bool = False) -> Data:
        return {
            "rings": [ring for ring in rings if self._seen(ring)],
            "fill": fill,
            "edge": edge,
            "hatched": hatched,
        }

    def _seen(self, ring: Ring) -> bool:
        """Whether the ring's bounding box overlaps the map."""
        return (
            max(x for x, _ in ring) > 0
            and min(x for x, _ in ring) < WIDTH
            and max(y for _, y in ring) > 0
            and min(y for _, y in ring) < self.height
        )

    def borders(self) -> list[Ring]:
        """Return the outlines of the groups, without the borders inside them."""
        return [line for group in self.source["groups"] for line in borders(self.rings(group["codes"]))]

    def place(self) -> tuple[list[Spot], list[Spot], list[Label]]:
        """Place the labels. Returns placed names, placed numbers, and the labels that the numbers stand for."""
        names: list[Spot] = []
        small: list[Label] = []
        for label in sorted(self.labels, key=lambda one: -sum(map(area, self.rings(one.codes)))):
            wide = max(width_of(label.name, SMALL, "bold"), width_of(label.figures, SMALL, "bold"))
            half = wide / 2 + 7, LABEL
            spot = self._inside(label, half, [one.box for one in names])
            if spot is None:
                small.append(label)
            else:
                names.append(spot)
        small.sort(key=self.labels.index)
        numbers: list[Spot] = []
        for number, label in enumerate(small, start=1):
            mark = Label(str(number), "", label.codes)
            taken = [one.box for one in (*names, *numbers)]
            spot = self._inside(mark, (MARK, MARK), taken, 0.0) or self._beside(mark, taken)
            if spot is not None:
                numbers.append(spot)
        return names, numbers, small

    def _inside(self, label: Label, half: Point, taken: Sequence[Box], least: float = LEAST) -> Spot | None:
        """Find the best free position for a box of this size, mostly in its own polygons and near their middle."""
        rings = self.rings(label.codes)
        if not rings:
            return None
        outline, centre = Outline(rings), middle(rings)
        best, found = 0.0, None
        for point in sorted(outline.grid(STEPS), key=lambda one: math.dist(one, centre)):
            away, box = math.dist(point, centre) / FAR, Box(*point, *half)
            if found and 1 - away <= best:
                break  # positions farther away cannot be better
            if not self._on_map(box) or any(box.touches(one) for one in taken):
                continue
            share = outline.share(box)
            score = share - away - TOWN_HIDDEN * sum(map(box.touches, self.towns))
            if share >= least and (found is None or score > best):
                best, found = score, Spot(label, box)
        return found

    def _on_map(self, box: Box) -> bool:
        return box.left >= 4 and box.right <= WIDTH - 4 and box.top >= 0 and box.bottom <= self.height

    def _beside(self, label: Label, taken: Sequence[Box]) -> Spot | None:
        """Find the nearest free position around the polygon, with a line to it."""
        rings = self.rings(label.codes)
        if not rings:
            return None
        x, y = middle(rings)
        for distance in range(34, 300, 12):
            for turn in range(16):
                angle = turn * math.pi / 8
                box = Box(x + distance * math.cos(angle), y + distance * math.sin(angle), MARK, MARK)
                if self._on_map(box) and not any(box.touches(one) for one in taken):
                    return Spot(label, box, (x, y))
        return None


def data(source: Recipe) -> Data:
    """Return the data of map.typ. Rows without a polygon are listed in the key below the map."""
    drawn = Map(source)
    names, numbers, key = drawn.place()
    return head(source) | {
        "height": drawn.height,
        "layers": list(drawn.layers()),
        "borders": drawn.borders(),
        "names": [_spot(one) | {"figures": one.label.figures} for one in names],
        "numbers": [_spot(one) | {"target": one.target} for one in numbers],
        "scale": [
            {"fill": fill, "hatched": not number, "word": SHARES[number]}
            for number, (_, fill) in enumerate(CLASSES)
        ],
        "key": [_keyed(number, label) for number, label in enumerate(key, start=1)],
        "credits": wrapped(source["credit"], CREDIT, ROOM),
    }


def shade(parts: Sequence[int], reached: int) -> int:
    """Return the index of a rayon's class."""
    share = sum(parts[:reached]) / (sum(parts) or 1)
    return next(number for number, (limit, _) in enumerate(CLASSES) if share <= limit)


def _spot(spot: Spot) -> Data:
    box = spot.box
    return {
        "name": spot.label.name,
        "x": box.left,
        "y": box.top,
        "width": 2 * box.half_width,
        "height": 2 * box.half_height,
    }


def _keyed(number: int, label: Label) -> str:
    """Return a line of the key, cut to half the width of the picture."""
    room = ROOM / 2 - 20 - width_of(f" {label.figures}", SMALL)
    return f"{cut(f'{number} {label.name}', SMALL, room)} {label.figures}"
