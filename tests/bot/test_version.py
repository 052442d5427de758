"""`python -m bot --version` and `/about` show the version in pyproject.toml."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.locales import LANGUAGES, get_locale
from bot.version import program_version

ROOT = Path(__file__).parents[2]


def test_the_newest_version_in_the_changelog_is_the_version() -> None:
    released = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert released[0] == program_version()


def test_the_command_line_prints_the_version_whatever_the_settings_are() -> None:
    command = [sys.executable, "-m", "bot", "--version"]
    environment = {**os.environ, "ADMIN_IDS": "no number"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (0, f"seminar-bot {program_version()}\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_about_names_the_version_in_each_language(language: str) -> None:
    assert program_version() in get_locale(language, "Asia/Bishkek").html("about")
