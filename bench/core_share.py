"""Hold a process to a share of a core, by a control group of its own (`cpu` controller of version 1 or 2).

The period is three milliseconds, so that a process is never stopped for long while it holds a lock.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from bench.processes import Failed

PERIOD = 3000
"""Microseconds."""
ROOT = Path("/sys/fs/cgroup")


@contextlib.contextmanager
def held(process_id: int, share: float) -> Iterator[None]:
    """Hold a process to this share of a core while the block lasts. Raise Failed if the system does not let us."""
    one = (ROOT / "cpu" if (ROOT / "cpu").is_dir() else ROOT) / f"bench-{os.getpid()}-{process_id}"
    quota = int(share * PERIOD)
    try:
        one.mkdir()
        if (one / "cpu.max").exists():
            (one / "cpu.max").write_text(f"{quota} {PERIOD}", "ascii")
        else:
            (one / "cpu.cfs_period_us").write_text(str(PERIOD), "ascii")
            (one / "cpu.cfs_quota_us").write_text(str(quota), "ascii")
        (one / "cgroup.procs").write_text(str(process_id), "ascii")
    except OSError as reason:
        raise Failed(f"a process cannot be held to a share of a core here: {reason}") from None
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # it has ended
            (one.parent / "cgroup.procs").write_text(str(process_id), "ascii")
        one.rmdir()
