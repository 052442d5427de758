"""Log lines contain no secrets and no messages of exceptions."""

import asyncio
import json
import logging
import sys
from collections.abc import Iterator

import pytest

from bot import logs

SECRET, NAME = "kanareika-5up3r-53cr3t", "Үлгү Жашыруун"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Restore loggers and hooks afterwards."""
    root, hooks = logging.getLogger(), (sys.excepthook, sys.unraisablehook)
    levels = {name: logging.getLogger(name).level for name in ("", *logs.OUR_PACKAGES)}
    handlers = [*root.handlers]
    yield
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    sys.excepthook, sys.unraisablehook = hooks
    logging.captureWarnings(capture=False)


@pytest.fixture
def log(capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    logs.configure("DEBUG", (SECRET,))
    return capsys


def test_a_secret_is_blackened_wherever_it_stands(log: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("bot.x").info("a %s and %d", f"https://api/bot1:{SECRET}/getMe", 7)
    said = log.readouterr().err
    assert "a https://api/bot1:***/getMe and 7" in said
    assert SECRET not in said


def _raised() -> Exception:
    try:
        try:
            raise KeyError(NAME)
        except KeyError as error:
            raise ValueError(f"{NAME} {SECRET}") from error
    except ValueError as error:
        return error


def test_of_an_exception_the_kinds_and_places_are_logged_and_no_words(
    log: pytest.CaptureFixture[str],
) -> None:
    error = _raised()
    logging.getLogger("bot.x").error("failed: %s", error, exc_info=error)
    said = log.readouterr().err
    assert "failed: ValueError" in said
    assert "KeyError" in said
    assert "_raised" in said
    assert NAME not in said
    assert SECRET not in said


def test_what_another_handler_has_kept_of_its_words_is_not_logged(log: pytest.CaptureFixture[str]) -> None:
    error = _raised()
    record = logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, "failed", None, (type(error), error, None))
    record.exc_text = f"ValueError: {NAME}"
    logging.getLogger().handle(record)
    assert NAME not in log.readouterr().err
    assert record.exc_text == f"ValueError: {NAME}"


@pytest.mark.parametrize("library", ["telegram.ext", "aiohttp.client", "psycopg", "asyncio", "anything.new"])
def test_libraries_tell_only_what_is_wrong(log: pytest.CaptureFixture[str], library: str) -> None:
    logging.getLogger(library).debug("an address")
    logging.getLogger(library).info("an address")
    assert log.readouterr().err == ""
    logging.getLogger(library).warning("trouble")
    assert "trouble" in log.readouterr().err


def test_a_line_that_cannot_be_made_shows_none_of_its_arguments(log: pytest.CaptureFixture[str]) -> None:
    [handler] = [one for one in logging.getLogger().handlers if isinstance(one, logs.StderrHandler)]
    handler.handle(logging.LogRecord("bot.x", logging.INFO, "x.py", 1, "%d", (NAME,), None))
    said = log.readouterr().err
    assert "cannot be logged" in said
    assert NAME not in said


async def test_what_asyncio_has_nobody_to_tell_of_is_logged_without_words(
    log: pytest.CaptureFixture[str],
) -> None:
    async def fails() -> None:
        raise ValueError(NAME)

    task = asyncio.create_task(fails(), name="sample")
    await asyncio.wait([task])
    logs.log_loop_error(
        asyncio.get_running_loop(),
        {"message": "Task exception was never retrieved", "exception": task.exception(), "task": task},
    )
    said = log.readouterr().err
    assert "never retrieved" in said
    assert "ValueError" in said
    assert NAME not in said


def test_what_nobody_catches_is_logged_without_words(log: pytest.CaptureFixture[str]) -> None:
    logs.install_hooks()
    error = _raised()
    sys.excepthook(type(error), error, error.__traceback__)
    said = log.readouterr().err
    assert "the program ended by an error of its own" in said
    assert NAME not in said
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert log.readouterr().err == ""


def test_beginning_again_logs_every_line_once(log: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", (SECRET,))
    logging.getLogger("bot.x").info("once")
    assert log.readouterr().err.count("once") == 1


def test_lines_of_json_have_the_same_omissions(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", ('quo"te', SECRET), "json")
    error = _raised()
    logging.getLogger("bot.x").error('a "%s" line\nand another: %s', 'quo"te', error, exc_info=error)
    logging.getLogger("bot.x").info("Кабыл алынды %d", 7)
    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert first["level"] == "ERROR"
    assert first["logger"] == "bot.x"
    assert first["message"] == 'a "***" line\nand another: ValueError'
    assert "KeyError" in first["trace"]
    assert NAME not in str(first)
    assert SECRET not in str(first)
    assert second["message"] == "Кабыл алынды 7"
    assert second["time"].endswith("+00:00")
    assert "trace" not in second
