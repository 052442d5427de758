"""Hold a process to a share of a core, by a control group of its own (`cpu` controller of version 1 or 2).

It computes for a millisecond, the least that there is, and is then stopped: never for long, since it may hold a lock.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from bench.processes import Failed

QUOTA = 1000
"""Microseconds that it computes in each period."""
ROOT = Path("/sys/fs/cgroup")


@contextlib.contextmanager
def held(process_id: int, share: float) -> Iterator[None]:
    """Hold a process to this share of a core while the block lasts. Raise Failed if the system does not let us."""
    one = (ROOT / "cpu" if (ROOT / "cpu").is_dir() else ROOT) / f"bench-{os.getpid()}-{process_id}"
    period = int(QUOTA / share)
    try:
        one.mkdir()
        if (one / "cpu.max").exists():
            (one / "cpu.max").write_text(f"{QUOTA} {period}", "ascii")
        else:
            (one / "cpu.cfs_period_us").write_text(str(period), "ascii")
            (one / "cpu.cfs_quota_us").write_text(str(QUOTA), "ascii")
        (one / "cgroup.procs").write_text(str(process_id), "ascii")
    except OSError as reason:
        raise Failed(f"a process cannot be held to a share of a core here: {reason}") from None
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # it has ended
            (one.parent / "cgroup.procs").write_text(str(process_id), "ascii")
        one.rmdir()
