"""Permissions of private files, and the temporary folder."""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from bot import preparation, private_files
from storage.database import Database
from tests.crash.child_processes import ROOT


def opened(path: Path, mode: int = 0o644) -> Path:
    path.write_bytes(b"x")
    path.chmod(mode)
    return path


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o666, 0o620, 0o602])
def test_what_others_may_read_or_write_is_shut(tmp_path: Path, mode: int) -> None:
    file = opened(tmp_path / "x", mode)
    assert private_files.restrict_access(file) == [file]
    assert mode_of(file) == 0o600
    assert private_files.restrict_access(file) == []


def test_a_database_that_was_copied_here_is_shut_with_its_log_when_the_bot_starts(tmp_path: Path) -> None:
    files = [opened(tmp_path / f"x.sqlite3{ending}") for ending in private_files.SQLITE_SUFFIXES]
    preparation.restrict_file_permissions(Database(f"sqlite+aiosqlite:///{tmp_path}/x.sqlite3"))
    assert {mode_of(one) for one in files} == {0o600}


def test_settings_databases_and_their_copies_are_found_where_they_are_open(tmp_path: Path) -> None:
    exposed = [
        ".env",
        ".env.old",
        "x.sqlite3",
        "x.sqlite3-wal",
        "copy.sqlite3.bak",
        "x.db",
        "x.sqlite3.audit",
        "x.dump",
        "seminar-20261130T033000Z.zip",
        "seminar-nightly-20261130T033000Z.zip.age",
        "all.zip.77.part",
    ]
    for name in exposed:
        opened(tmp_path / name)
    exposed.append(opened(tmp_path / "backup-key.txt").name)
    (tmp_path / "backup-key.txt").write_text("# public key: age1x\nAGE-SECRET-KEY-1X\n")
    for name in (".env.example", "README.md", "storage.py"):
        opened(tmp_path / name)
    opened(tmp_path / "shut.sqlite3", 0o600)
    assert [one.name for one in private_files.find_exposed([tmp_path, tmp_path / "none"])] == sorted(exposed)


@pytest.fixture
def machine_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the machine's temporary folder."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_what_is_put_down_lies_in_a_folder_of_our_own_that_goes_with_us(machine_folder: Path) -> None:
    with private_files.temporary_folder() as folder:
        assert mode_of(folder) == 0o700
        with tempfile.NamedTemporaryFile(delete=False) as file:
            assert Path(file.name).parent == folder
        assert os.environ["TMPDIR"] == str(folder)
    assert [*machine_folder.iterdir()] == []
    assert tempfile.gettempdir() == os.environ["TMPDIR"] == str(machine_folder)


KILLED = """
import os, tempfile
from bot import private_files
with private_files.temporary_folder() as folder:
    (folder / "list.xlsx").write_text("a name")
    print(folder, flush=True)
    os.kill(os.getpid(), 9)
"""


def test_what_a_killed_one_has_left_goes_when_the_next_one_starts(machine_folder: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", KILLED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    left = Path(ended.stdout.strip())
    assert (left / "list.xlsx").exists()
    (other := machine_folder / "somebody-elses").mkdir()
    with private_files.temporary_folder(), private_files.temporary_folder() as second:
        assert not left.exists()
        assert second.exists()
    assert [*machine_folder.iterdir()] == [other]


def test_a_folder_of_one_that_still_runs_is_left_to_it(machine_folder: Path) -> None:
    with private_files.temporary_folder() as first:
        (first / "x").write_text("x")
        with private_files.temporary_folder():
            assert (first / "x").exists()
