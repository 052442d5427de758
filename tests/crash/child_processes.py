"""Child processes that never outlive the one that started them.

`python -m tests.crash.child_processes PARENT MODULE [ARGUMENT ...]` runs a module as `python -m MODULE` does,
in a process that Linux kills when the process PARENT ends, so that an interrupted test leaves nothing running.
"""

import contextlib
import ctypes
import os
import runpy
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int) -> None:
    """Have Linux kill this process when its parent ends. On other systems nothing happens."""
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # the parent ended before the line above
        os._exit(1)


def command(module: str, *arguments: str) -> tuple[str, ...]:
    """Return the command line that runs this module as a child of this process."""
    return (sys.executable, "-m", "tests.crash.child_processes", str(os.getpid()), module, *arguments)


if __name__ == "__main__":
    die_with_parent(int(sys.argv[1]))
    del sys.argv[:2]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
