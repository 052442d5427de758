"""Caches that pytest and Hypothesis keep on disk, filled before the workers of pytest-xdist start.

In a fresh clone each worker would fill them for itself at the same time: rewriting the assertions of all test modules
takes 10 seconds, Hypothesis' table of characters 3.
"""

import contextlib
import gc
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

TESTS = Path(__file__).parent
WRITE_CHARACTERS = "from hypothesis.internal import charmap; charmap.intervals_from_codec('utf-8')"


@contextlib.contextmanager
def filling_caches(config: pytest.Config) -> Iterator[None]:
    """Fill both on all processors during this block; what is there already is kept."""
    if sys.dont_write_bytecode:
        yield
        return
    files = [*sorted(TESTS.rglob("test_*.py")), *sorted(TESTS.rglob("conftest.py"))]
    shares = len(os.sched_getaffinity(0))
    forking = multiprocessing.get_context("fork")
    running = [
        forking.Process(target=rewrite_assertions, args=(config, files[share::shares]))
        for share in range(shares)
    ]
    for process in running:
        process.start()
    yield
    if not (config.rootpath / ".hypothesis" / "unicode_data").exists():
        # Hypothesis refuses to do it in a process that has not collected its tests yet.
        subprocess.run([sys.executable, "-c", WRITE_CHARACTERS], cwd=config.rootpath, check=True)
    for process in running:
        process.join()


def rewrite_assertions(config: pytest.Config, files: Sequence[Path]) -> None:
    """Compile these modules as pytest's import hook does, each into its file below `__pycache__`."""
    gc.disable()  # all of it is gone in a moment, with this process
    state = config.stash[rewrite.assertstate_key]
    for path in files:
        folder = rewrite.get_cache_dir(path)
        compiled = folder / f"{path.stem}{rewrite.PYC_TAIL}"
        if rewrite._read_pyc(path, compiled) is None and rewrite.try_makedirs(folder):
            source_hash, code = rewrite._rewrite_test(path, config)
            rewrite._write_pyc(state, code, source_hash, compiled)
