"""Benchmark the search for a municipality by what people type: names, villages, former names, with slips.

The queries are those that the tests have labelled; the register, its villages and former names are the repository's.
"""

import csv
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from bench.figures import Figure, percentile
from storage.models import Unit
from storage.units import register, units
from storage.units.units import UnitTree

QUERIES = Path(__file__).parents[1] / "tests" / "storage" / "units" / "units_labelled.csv"
COLUMNS = ("code", "level", "parent_code", "name_ky", "name_ru", "name_en", "successor_code")
RETIRED = datetime(2026, 11, 23, tzinfo=UTC)


def measured() -> list[str]:
    """Return lines of figures: milliseconds of a search, and the share of queries whose first result is right."""
    tree = _load_tree()
    with QUERIES.open(encoding="utf-8", newline="") as file:
        labelled = {row["query"]: row["codes"].split() for row in csv.DictReader(file)}
    first, _ = _search(tree, "ак булун")  # makes the index
    taken, right = [], 0
    for query, codes in labelled.items():
        milliseconds, found = _search(tree, query)
        taken.append(milliseconds)
        right += bool(found) and found[0].unit.code in codes
    shares = (("median", 0.5), ("p95", 0.95), ("slowest", 1.0))
    return [
        Figure("places-first-search-ms", ours=[first]).line(),
        *(
            Figure(f"places-search-{name}-ms", ours=[percentile(taken, share)]).line()
            for name, share in shares
        ),
        Figure(f"places-{len(labelled)}-first-right", ours=[right / len(labelled)]).line(),
    ]


def _load_tree() -> UnitTree:
    rows = register.read_register(register.REGISTER_FILE)
    found = []
    for row in rows:
        retired = RETIRED if row.successor_code else None
        found.append(Unit(**{name: getattr(row, name) for name in COLUMNS}, retired_at=retired))
    return UnitTree(None, found)


def _search(tree: UnitTree, query: str) -> tuple[float, list[units.Match]]:
    began = perf_counter()
    found = tree.search(query, None, units.MUNICIPALITY_LEVELS, villages=True)
    return (perf_counter() - began) * 1000, found
