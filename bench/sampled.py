"""A sampling CPU profiler: `python -m bench.sampled REPORT MODULE [argument…]`.

A timer of CPU time interrupts the process every two milliseconds that it computes; what every thread was
doing then is counted. Samples in which the main thread waits for its loop belong to whichever other thread
was at work.
"""

import atexit
import runpy
import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from greenlet import getcurrent, greenlet  # type: ignore[import-untyped]

EVERY = 0.002
LINES = 45
WAITING = frozenset({"wait", "get", "select", "run_until_complete", "run", "_worker", "accept"})
"""Functions at the top of the stack of a waiting thread."""
Place = tuple[str, str]
"""(package, function with its file)."""


class Samples:
    """Counts of the sampled stacks."""

    def __init__(self) -> None:
        self.taken = 0
        self.inside: Counter[Place] = Counter()
        self.below: Counter[Place] = Counter()
        self.package: Counter[str] = Counter()

    def take(self, _signal: int, frame: FrameType | None) -> None:
        """Take one sample. This is the signal's handler, which runs in the main thread."""
        busy = frame if frame is not None and frame.f_code.co_name not in WAITING else self._other_thread()
        self.taken += 1
        if busy is None:
            self.package["waiting, or inside the system"] += 1
            return
        places = list(_places(busy))
        self.inside[places[0]] += 1
        self.package[places[0][0]] += 1
        self.below.update(set(places))

    def _other_thread(self) -> FrameType | None:
        main = threading.main_thread().ident
        frames = (frame for thread, frame in sys._current_frames().items() if thread != main)
        return next((frame for frame in frames if frame.f_code.co_name not in WAITING), None)

    def report(self) -> str:
        """Return the report: by package, by function alone, and by function with everything it called."""
        parts = [f"{self.taken} samples, {self.taken * EVERY:.1f} s of CPU time"]
        parts += [
            "",
            "By package:",
            *self._lines([((name, ""), count) for name, count in self.package.most_common(25)]),
        ]
        parts += ["", "Functions, themselves:", *self._lines(self.inside.most_common(LINES))]
        parts += ["", "Functions with what they call:", *self._lines(self.below.most_common(2 * LINES))]
        return "\n".join(parts) + "\n"

    def _lines(self, counted: list[tuple[Place, int]]) -> list[str]:
        return [
            f"{100 * count / max(1, self.taken):5.1f} %  {room:<22} {what}" for (room, what), count in counted
        ]


def _places(frame: FrameType) -> Iterator[Place]:
    for at in _stack(frame):
        path = Path(at.f_code.co_filename)
        yield _room(path), f"{path.name}:{at.f_code.co_qualname}"


def _stack(frame: FrameType) -> Iterator[FrameType]:
    """Yield the stack from the innermost call outwards, across greenlets, which SQLAlchemy uses."""
    at: FrameType | None = frame
    lower: greenlet | None = getcurrent()
    while at is not None:
        yield at
        at = at.f_back
        if at is None and lower is not None:
            lower = lower.parent
            at = lower.gr_frame if lower is not None else None


def _room(path: Path) -> str:
    """Return the installed package, this project's package, or the standard library."""
    parts = path.parts
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1].removesuffix(".py")
    if not path.is_absolute() or "lib" in parts:
        return "standard library"
    return parts[-2]


def main() -> None:
    """Run the module as `python -m` does, and write the report when it ends."""
    report, module = sys.argv[1:3]
    sys.argv = sys.argv[2:]
    samples = Samples()
    signal.signal(signal.SIGPROF, samples.take)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    atexit.register(lambda: Path(report).write_text(samples.report(), "utf-8"))
    atexit.register(signal.setitimer, signal.ITIMER_PROF, 0)
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
