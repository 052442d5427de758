"""Logging: our packages at LOG_LEVEL, libraries from WARNING on, never secrets or people's texts."""

import asyncio
import contextlib
import copy
import json
import logging
import sys
import threading
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from bot.credentials import redact

FORMAT = "%(asctime)s %(levelname)-7s %(name)s  %(message)s"
OUR_PACKAGES = ("bot", "web", "handlers", "storage")
"""INFO and DEBUG messages of libraries contain URLs with the token, host names, and texts of people."""

log = logging.getLogger(__name__)


class RedactingFormatter(logging.Formatter):
    """A formatter that omits the texts of exceptions and redacts secrets.

    The text of an exception may contain a name, a question or a row of the database; its type and traceback are
    enough to find a bug.
    """

    def __init__(self, hidden: tuple[str, ...]) -> None:
        super().__init__(FORMAT)
        self._secrets = hidden

    def format(self, record: logging.LogRecord) -> str:
        """Format the line."""
        return redact(super().format(self.cleaned(record)), self._secrets)

    def cleaned(self, record: logging.LogRecord) -> logging.LogRecord:
        """Return a copy without texts of exceptions, also of one that another handler has cached."""
        record = copy.copy(record)
        record.exc_text = None
        if isinstance(record.args, tuple):
            record.args = tuple(
                type(one).__name__ if isinstance(one, BaseException) else one for one in record.args
            )
        return record

    def redacted(self, text: str) -> str:
        """Return the text without secrets."""
        return redact(text, self._secrets)

    def formatException(self, ei: Any) -> str:  # noqa: N802  # the library's name
        """The tracebacks and types of the exception and its causes, without their texts."""
        return format_error_trace(ei[1]) if ei[1] is not None else ""


class JsonFormatter(RedactingFormatter):
    """A formatter that writes each record as one line of JSON, with the same omissions."""

    def format(self, record: logging.LogRecord) -> str:
        """Format the line. Secrets are replaced before encoding, which may change their spelling."""
        record = self.cleaned(record)
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": self.redacted(record.name),
            "message": self.redacted(record.getMessage()),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["trace"] = self.redacted(format_error_trace(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False)


class StderrHandler(logging.Handler):
    """Writes to the current `sys.stderr`. If a record cannot be formatted, its arguments are not printed."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line to the current standard error."""
        try:
            print(self.format(record), file=sys.stderr, flush=True)  # noqa: T201  # this is the log
        except Exception as error:
            self._fail(record, error)

    def _fail(self, record: logging.LogRecord, error: Exception) -> None:
        with contextlib.suppress(OSError, ValueError):  # stderr is closed
            where = f"{record.name}:{record.lineno}"
            print(f"a line of {where} cannot be logged: {type(error).__name__}", file=sys.stderr)  # noqa: T201


def format_error_trace(error: BaseException) -> str:
    """The traceback and type of an exception, then those of its causes, without their texts."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines += [*traceback.format_tb(current.__traceback__), f"{type(current).__name__}\n"]
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "".join(lines).rstrip()


def configure(level: str = "INFO", hidden: Iterable[str] = (), layout: str = "text") -> None:
    """Log to standard error from now on, as text or as JSON, replacing the configuration of an earlier call."""
    handler = StderrHandler()
    handler.setFormatter((JsonFormatter if layout == "json" else RedactingFormatter)(tuple(hidden)))
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one.formatter, RedactingFormatter)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in OUR_PACKAGES:
        logging.getLogger(name).setLevel(level)


def install_hooks() -> None:
    """Log uncaught exceptions in the same format; Python would print their texts."""
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda told: _log_critical("a thread ended by an error", told.exc_value)
    sys.unraisablehook = lambda told: _log_critical("an error that nobody could catch", told.exc_value)


def _log_uncaught(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        _log_critical("the program ended by an error of its own", error)


def _log_critical(what: str, error: BaseException | None) -> None:
    log.critical("%s", what, exc_info=error)


def log_loop_error(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log asyncio's unhandled errors by its own message, without the texts of error and task."""
    log.error("asyncio: %s", context.get("message"), exc_info=context.get("exception"))
