"""What is logged: our own rooms at LOG_LEVEL, libraries from WARNING on, and never a secret or anybody's words."""

import asyncio
import contextlib
import copy
import logging
import sys
import threading
import traceback
from collections.abc import Iterable
from types import TracebackType
from typing import Any

from bot.hidden import blackened

FORMAT = "%(asctime)s %(levelname)-7s %(name)s  %(message)s"
OURS = ("bot", "web", "handlers", "storage")
"""A library's INFO and DEBUG hold addresses with the token in them, hosts, and what people write."""

log = logging.getLogger(__name__)


class Discreet(logging.Formatter):
    """A formatter that leaves out what exceptions say, and blackens the secrets.

    The words of an exception may be a name, a question or a row of the database; its kind and where it came from are
    enough to find the fault.
    """

    def __init__(self, hidden: tuple[str, ...]) -> None:
        super().__init__(FORMAT)
        self._hidden = hidden

    def format(self, record: logging.LogRecord) -> str:
        """The line. Nothing that another handler has kept of an exception's words is taken over."""
        record = copy.copy(record)
        record.exc_text = None
        if isinstance(record.args, tuple):
            record.args = tuple(
                type(one).__name__ if isinstance(one, BaseException) else one for one in record.args
            )
        return blackened(super().format(record), self._hidden)

    def formatException(self, ei: Any) -> str:  # noqa: N802  # the library's name
        """Where it was raised, and the kinds of what was raised."""
        return place_of(ei[1]) if ei[1] is not None else ""


class ToStderr(logging.Handler):
    """Standard error as it is when a line comes. A line that cannot be made is not shown with its arguments."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line."""
        try:
            print(self.format(record), file=sys.stderr, flush=True)  # noqa: T201  # this is the log
        except Exception as error:
            self._fail(record, error)

    def _fail(self, record: logging.LogRecord, error: Exception) -> None:
        with contextlib.suppress(OSError, ValueError):  # nobody reads any more
            where = f"{record.name}:{record.lineno}"
            print(f"a line of {where} cannot be logged: {type(error).__name__}", file=sys.stderr)  # noqa: T201


def place_of(error: BaseException) -> str:
    """The way to where it was raised and its kind, then those of its causes; not what it says."""
    told: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        told += [*traceback.format_tb(one.__traceback__), f"{type(one).__name__}\n"]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "".join(told).rstrip()


def begin(level: str = "INFO", hidden: Iterable[str] = ()) -> None:
    """Log to standard error from here on, in place of what an earlier call has set up."""
    handler = ToStderr()
    handler.setFormatter(Discreet(tuple(hidden)))
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one.formatter, Discreet)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)


def catch_all() -> None:
    """Whatever nobody catches is logged as the rest is: Python would print the error's words."""
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda told: _tell("a thread ended by an error", told.exc_value)
    sys.unraisablehook = lambda told: _tell("an error that nobody could catch", told.exc_value)


def _uncaught(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        _tell("the program ended by an error of its own", error)


def _tell(what: str, error: BaseException | None) -> None:
    log.critical("%s", what, exc_info=error)


def in_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What asyncio has nobody to tell of: its own message, without what the error and the task say."""
    log.error("asyncio: %s", context.get("message"), exc_info=context.get("exception"))
