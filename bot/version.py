"""The version of the program, read from `pyproject.toml`."""

import platform
import tomllib
from functools import cache
from pathlib import Path

PROJECT_FILE = Path(__file__).parents[1] / "pyproject.toml"


@cache
def program_version() -> str:
    """Return the version in `pyproject.toml`, such as "0.2.0".

    `importlib.metadata` does not know it, because the program runs from a checkout and is not installed.
    """
    return str(tomllib.loads(PROJECT_FILE.read_text("utf-8"))["project"]["version"])


def version_line() -> str:
    """Return the versions of program, Python and system: "seminar-bot 0.2.0, Python 3.11.2, Linux"."""
    return f"seminar-bot {program_version()}, Python {platform.python_version()}, {platform.system()}"
