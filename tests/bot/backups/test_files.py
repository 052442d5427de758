"""Files of backups: which are kept, and that none is half written."""

import contextlib
import fcntl
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.backups.files import backup_name, delete_expired, list_backups, select_expired, write_whole

NOW = datetime(2026, 11, 30, 21, 30, tzinfo=UTC)


def _made(folder: Path, days: int) -> None:
    for day in range(days):
        (folder / backup_name(NOW - timedelta(days=day), encrypted=bool(day % 2), nightly=True)).touch()


def test_the_newest_of_each_of_the_last_days_weeks_and_months_is_kept(tmp_path: Path) -> None:
    _made(tmp_path, 800)
    assert delete_expired(tmp_path, (7, 4, 12)) == 800 - 20
    left = [f"{one.at:%Y-%m-%d}" for one in list_backups(tmp_path)]
    assert left[:7] == [f"{NOW - timedelta(days=day):%Y-%m-%d}" for day in range(7)]
    assert left[7:9] == [
        "2026-11-22",
        "2026-11-15",
    ]  # the last days of their weeks; the newest week is in the days
    assert left[9:] == [
        *("2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31"),
        *("2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31"),
    ]
    assert delete_expired(tmp_path, (7, 4, 12)) == 0


def test_the_newest_is_always_kept_and_a_gap_deletes_nothing(tmp_path: Path) -> None:
    _made(tmp_path, 3)
    assert select_expired(list_backups(tmp_path), (1, 0, 0)) == list_backups(tmp_path)[1:]
    assert select_expired(list_backups(tmp_path), (3, 0, 0)) == []


def test_a_backup_made_by_hand_is_never_deleted(tmp_path: Path) -> None:
    _made(tmp_path, 20)
    by_hand = tmp_path / backup_name(NOW - timedelta(hours=1), encrypted=False)
    by_hand.touch()
    assert by_hand in [one.path for one in list_backups(tmp_path)]
    delete_expired(tmp_path, (1, 0, 0))
    assert sorted(one.nightly for one in list_backups(tmp_path)) == [False, True]


def test_files_with_other_names_are_left_alone(tmp_path: Path) -> None:
    for name in ("seminar.zip", "seminar-20261130.zip", "before.zip", "seminar-20261130T033000Z.zip.age.001"):
        (tmp_path / name).touch()
    assert list_backups(tmp_path) == []
    assert list_backups(tmp_path / "none") == []


def test_a_backup_is_there_wholly_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "seminar-a.zip"
    with contextlib.suppress(RuntimeError), write_whole(path) as part:
        part.write_bytes(b"half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
    with write_whole(path) as part:
        part.write_bytes(b"whole")
        assert not path.exists()
    assert path.read_bytes() == b"whole"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError), write_whole(path):
        pass
    assert path.read_bytes() == b"whole"


def test_what_a_killed_backup_left_is_removed_but_not_what_another_one_writes(tmp_path: Path) -> None:
    left, written = tmp_path / "seminar-a.zip.1.part", tmp_path / "seminar-b.zip.2.part"
    left.touch()
    (tmp_path / "all[1].zip.1.part").touch()
    with write_whole(tmp_path / "all[1].zip"):
        pass
    (tmp_path / "all[1].zip").unlink()
    assert not (tmp_path / "all[1].zip.1.part").exists()
    left.touch()
    with written.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with write_whole(tmp_path / "seminar-c.zip"):
            pass
    assert sorted(one.name for one in tmp_path.iterdir()) == ["seminar-b.zip.2.part", "seminar-c.zip"]
