"""Reports of errors to Sentry, if SENTRY_DSN is set: what the log says of them, and nothing else.

The SDK is used as a sender only. It installs nothing in this process, and of each event only the fields of FIELDS leave
it: no variables, no arguments, no host name, no breadcrumbs.
"""

import contextlib
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.logs import RedactingFormatter, format_error_trace
from bot.settings import Settings, SettingsError
from bot.version import program_version

if TYPE_CHECKING:
    from sentry_sdk import Client
    from sentry_sdk.types import Event, Hint

FIELDS = (
    "event_id",
    "timestamp",
    "platform",
    "level",
    "logger",
    "logentry",
    "release",
    "extra",
    "fingerprint",
)
CLOSE_SECONDS = 2.0
"""Seconds that the end of the program waits for reports on their way."""


class ReportHandler(logging.Handler):
    """Sends each record from ERROR on, as the log has it: without texts of exceptions and secrets."""

    def __init__(self, client: "Client", secrets: tuple[str, ...]) -> None:
        super().__init__(logging.ERROR)
        self._client, self._formatter = client, RedactingFormatter(secrets)

    def emit(self, record: logging.LogRecord) -> None:
        """Send the record. What cannot be sent is lost: the log has it."""
        with contextlib.suppress(Exception):
            self._client.capture_event(self._event(record))

    def _event(self, record: logging.LogRecord) -> "Event":
        record = self._formatter.cleaned(record)
        first, _, rest = self._formatter.redacted(record.getMessage()).partition("\n")
        error = record.exc_info[1] if record.exc_info else None
        trace = self._formatter.redacted(format_error_trace(error)) if error is not None else rest
        return {
            "level": "fatal" if record.levelno >= logging.CRITICAL else "error",
            "logger": record.name,
            "logentry": {"message": first},
            "extra": {"trace": trace},
            "fingerprint": [record.name, str(record.msg)],
        }


@contextlib.contextmanager
def reporting(settings: Settings, **options: Any) -> Iterator[None]:
    """Report errors while the block lasts, if SENTRY_DSN is set. Raises SettingsError.

    `options`: further ones of the SDK, such as a transport.
    """
    if settings.sentry_dsn is None:
        yield
        return
    client = _create_client(settings.sentry_dsn.get_secret_value(), options)
    handler = ReportHandler(client, settings.secrets())
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
        client.close(timeout=CLOSE_SECONDS)


def _create_client(dsn: str, options: dict[str, Any]) -> "Client":
    try:
        from sentry_sdk import Client
        from sentry_sdk.utils import BadDsn
    except ImportError:
        raise SettingsError(
            "SENTRY_DSN needs the package sentry-sdk: .venv/bin/python -m pip install 'sentry-sdk>=2.20'"
        ) from None
    try:
        return Client(
            dsn,
            release=f"seminar-bot@{program_version()}",
            default_integrations=False,
            auto_enabling_integrations=False,
            auto_session_tracking=False,
            send_client_reports=False,
            include_local_variables=False,
            include_source_context=False,
            max_breadcrumbs=0,
            before_send=keep_known_fields,
            **options,
        )
    except BadDsn:
        raise SettingsError("SENTRY_DSN: is no DSN as Sentry shows it. See .env.example.") from None


def keep_known_fields(event: "Event", _hint: "Hint") -> "Event":
    """Return the event with the fields of FIELDS only; the SDK adds the host's name and more by itself."""
    return {name: value for name, value in event.items() if name in FIELDS}  # type: ignore[return-value]
