"""What is reported to Sentry is what the log says, and nothing else of this process: searched with canaries."""

import json
import logging
import sys
from typing import Any
from urllib.parse import quote_plus

import pytest
from pydantic import SecretStr
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from bot import error_reports, logs
from bot.error_reports import FIELDS, reporting
from bot.settings import Settings, SettingsError
from tests.canaries.secret_search import NAME, PASSWORD, PHONE, QUESTION, TOKEN, WEBHOOK, Search
from tests.conftest import settings_for

DSN = "https://kanareika0dsn0key@sentry.example.org/42"
SENT: list[Envelope] = []


class KeepingTransport(Transport):
    """Keeps what would be sent."""

    def capture_envelope(self, envelope: Envelope) -> None:
        SENT.append(envelope)


def settings() -> Settings:
    url = f"postgresql+psycopg://bot:{quote_plus(PASSWORD)}@db/seminar"
    secrets = {"sentry_dsn": SecretStr(DSN), "webhook_secret": SecretStr(WEBHOOK)}
    return settings_for("http://127.0.0.1", TOKEN, url).model_copy(update=secrets)


def fail_with_canaries(name: str, phone: str) -> None:
    question = QUESTION  # noqa: F841  # a variable of the frame
    try:
        raise KeyError(phone)
    except KeyError as error:
        raise ValueError(f"{name} wrote {QUESTION} {TOKEN} {PASSWORD}") from error


def report_all(log: logging.Logger) -> None:
    """Log errors in every way in which the program does."""
    try:
        fail_with_canaries(NAME, PHONE)
    except ValueError as error:
        log.error("a handler failed: %s", error, exc_info=error)
        log.critical("it ended", exc_info=True, extra={"person": NAME, "phone": PHONE})
        log.error("%s failed: %s\n%s", "job", type(error).__name__, logs.format_error_trace(error))
        sys.excepthook(type(error), error, error.__traceback__)
    log.error("at https://api.telegram.org/bot%s/sendMessage with %s", TOKEN, DSN)
    log.warning("no error: %s", NAME)


@pytest.fixture
def events() -> list[dict[str, Any]]:
    """The events that were sent while errors were logged."""
    SENT.clear()
    with pytest.MonkeyPatch.context() as hooks:
        hooks.setattr(sys, "excepthook", logs._log_uncaught)
        with reporting(settings(), transport=KeepingTransport):
            report_all(logging.getLogger("bot.sample"))
    return [item.payload.json for envelope in SENT for item in envelope.items if item.payload.json]


def test_errors_are_reported_with_their_kinds_and_places(events: list[dict[str, Any]]) -> None:
    assert [one["logentry"]["message"] for one in events] == [
        "a handler failed: ValueError",
        "it ended",
        "job failed: ValueError",
        "the program ended by an error of its own",
        f"at https://api.telegram.org/bot{TOKEN.partition(':')[0]}:***/sendMessage with ***",
    ]
    assert [one["level"] for one in events] == ["error", "fatal", "error", "fatal", "error"]
    assert all("fail_with_canaries" in one["extra"]["trace"] for one in events[:4])
    assert all("KeyError" in one["extra"]["trace"] for one in events[:4])


def test_nothing_of_anybody_and_no_secret_is_in_them(events: list[dict[str, Any]]) -> None:
    search = Search()
    search.search_text("the reports", json.dumps(events, ensure_ascii=False))
    for envelope in SENT:
        search.search_bytes("an envelope", envelope.serialize())
    assert search.places == len(SENT) + 1 > 5
    assert search.found == []
    assert "kanareika0dsn0key" not in json.dumps(events)


def test_only_known_fields_leave_the_process(events: list[dict[str, Any]]) -> None:
    assert {name for one in events for name in one} <= {*FIELDS, "sdk"}


def test_without_an_address_nothing_is_installed() -> None:
    before = [*logging.getLogger().handlers]
    with reporting(settings().model_copy(update={"sentry_dsn": None})):
        assert logging.getLogger().handlers == before


@pytest.mark.parametrize("dsn", ["https://sentry.example.org", "https://sentry.example.org/x"])
def test_an_address_that_is_no_dsn_is_refused_without_being_shown(dsn: str) -> None:
    wrong = settings().model_copy(update={"sentry_dsn": SecretStr(dsn)})
    with pytest.raises(SettingsError, match="SENTRY_DSN") as refused, reporting(wrong):
        pass
    assert "example" not in str(refused.value).replace(".env.example", "")


def test_without_the_package_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    with pytest.raises(SettingsError, match="pip install"):
        error_reports._create_client(DSN, {})
