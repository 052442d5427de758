"""The version of the program. `pyproject.toml` is the one place where it is written."""

import tomllib
from functools import cache
from pathlib import Path

PROJECT_FILE = Path(__file__).parents[1] / "pyproject.toml"


@cache
def program_version() -> str:
    """The version in `pyproject.toml`, such as "0.2.0". The program runs from a checkout and is not installed,
    so `importlib.metadata` knows nothing about it."""
    return str(tomllib.loads(PROJECT_FILE.read_text("utf-8"))["project"]["version"])
