"""The tests themselves: none sleeps for a fixed time instead of waiting for a condition."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SLEEPING = ("sleep", "wait_for_timeout")
"""Names of functions that sleep."""
LONGEST = 0.05
"""Longest seconds between two checks of a condition that no event announces."""

MEANT = {
    "crash/random_pauses.py:random_pause": "a program is killed at a random moment, which is the point",
    "crash/random_pauses.py:wait_until_time": "people in a simulation write at a pace of their own",
    "pictures.py:_announcement": "a page for the documentation has to come to rest before its picture is taken",
    "pictures.py:_picture": "the same",
    "wall_pictures.py:_picture": "the same",
}
"""`file:function` of the intended sleeps, each with its reason."""


def sleeps(source: str) -> Iterator[tuple[str, int]]:
    """Yield (function, line) of every call of `sleep` that is not a literal of at most LONGEST seconds."""

    def visit(node: ast.AST, function: str) -> Iterator[tuple[str, int]]:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            function = node.name
        if isinstance(node, ast.Call) and _sleeps(node) and not _short(node):
            yield function, node.lineno
        for child in ast.iter_child_nodes(node):
            yield from visit(child, function)

    yield from visit(ast.parse(source), "")


def _sleeps(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in SLEEPING


def _short(call: ast.Call) -> bool:
    blocking = isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "time"
    value = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    return not blocking and isinstance(value, (int, float)) and value <= LONGEST


def long_sleeps() -> dict[str, list[int]]:
    """Return every long sleep of the tests: `file:function` and its lines."""
    places: dict[str, list[int]] = {}
    for path in sorted(TESTS.rglob("*.py")):
        source = path.read_text("utf-8")
        if not any(f"{name}(" in source for name in SLEEPING):
            continue
        for function, line in sleeps(source):
            places.setdefault(f"{path.relative_to(TESTS).as_posix()}:{function}", []).append(line)
    return places


def test_no_test_sleeps_but_those_that_mean_it() -> None:
    assert set(long_sleeps()) == set(MEANT)


def test_what_only_the_proofs_run_is_listed() -> None:
    """tests/README.md names every file with tests that `make test` does not run."""
    marked = re.compile(r"mark\.(proof|any_database)|\bmark_proof\(|\bproof\(|\bspoken\(")
    listed = (TESTS / "README.md").read_text("utf-8")
    files = [path for path in sorted(TESTS.rglob("test_*.py")) if marked.search(path.read_text("utf-8"))]
    names = [path.relative_to(TESTS).as_posix() for path in files if path != Path(__file__)]
    listed += "".join(
        f"`{name}`" for name in names if name.startswith("conversations/")
    )  # one line for all of them
    assert [name for name in names if f"`{name}`" not in listed] == []


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("await asyncio.sleep(0.05)", False),
        ("await asyncio.sleep(0.2)", True),
        ("await asyncio.sleep(seconds)", True),
        ("time.sleep(0.01)", True),
        ("await page.wait_for_timeout(300)", True),
        ("await asyncio.sleep(0)", False),
    ],
)
def test_a_long_sleep_is_found(line: str, refused: bool) -> None:
    assert bool(list(sleeps(f"async def anything():\n    {line}\n"))) is refused
