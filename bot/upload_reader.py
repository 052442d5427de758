"""The upload reader: downloads and reads uploaded files outside any transaction, then stores the result in one."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import BadRequest, TelegramError

from bot import child_process
from bot.current_time import utc_now
from bot.documents import template_check
from bot.imports import invitee_rows
from bot.imports.workbook import MAX_FILE_BYTES, UnreadableWorkbook, read_workbook
from bot.job_loop import JobLoop, log_unexpected
from bot.locales import Locale, get_locale
from bot.settings import Settings
from bot.telegram.api import Api
from bot.telegram.outgoing import MessageRenderer
from handlers.invitees import import_rows, list_import
from handlers.messages import Say
from handlers.papers import template_pages
from handlers.papers.documents import sample_data
from storage.database import Database, Session
from storage.invitees import uploads
from storage.messages import outbox
from storage.models import Upload
from storage.papers import templates
from storage.team import roles

log = logging.getLogger(__name__)

WriteResult = Callable[[Session, Upload, datetime], Awaitable[list[Say]]]
"""Stores the result of a list and returns the messages about it."""


class UploadReader(JobLoop):
    """Reads one list after another."""

    job_kind = "lists"

    def __init__(self, database: Database, api: Api, settings: Settings, wake: Callable[[], None]) -> None:
        super().__init__(database)
        self.api, self.settings, self.wake = api, settings, wake

    async def do_next(self) -> bool:
        """Read the next list; returns whether there was one."""
        async with self.database.reader() as session:
            upload = await uploads.next_waiting(session, utc_now())
        if upload is None:
            return False
        try:
            await self._write(upload, await self._read(upload))
        except BadRequest as error:
            await self._write(upload, _write_refusal(upload, error))
        except TelegramError:
            await self._write(upload, _retry_later)
        except SQLAlchemyError as error:
            log.error("list %d: %s", upload.id, type(error).__name__)
            await self._write(upload, _retry_later)  # raises again if the database is not available
        except Exception as error:  # one list that cannot be read must not block the others
            log_unexpected(f"list {upload.id}", error)
            await self._write(
                upload, _retry_without_limit if child_process.is_resource_shortage(error) else _retry_later
            )
        return True

    async def _read(self, upload: Upload) -> WriteResult:
        """Download the file and read it. Raises TelegramError."""
        if template := templates.parse_purpose(upload.purpose):
            return await self._check_template(upload, template[0])
        try:
            invitees = await asyncio.to_thread(
                invitee_rows.read_invitees, await read_workbook(await self._download(upload))
            )
        except UnreadableWorkbook as error:
            key = error.key
            return lambda session, row, at: list_import.report_unreadable(session, row, key, at)
        async with self.database.reader() as session:
            checked = await import_rows.check_rows(session, upload.seminar_id, invitees, _yield_to_loop)
        return lambda session, row, at: list_import.report_checked(session, row, invitees, checked, at)

    async def _check_template(self, upload: Upload, kind: str) -> WriteResult:
        """Download a template and try it with sample data. Raises TelegramError, OSError, NotDrawn."""
        content = b""
        try:
            content = await self._download(upload)
            found = await template_check.check(kind, content, sample_data(), self._locale())
        except UnreadableWorkbook:  # larger than any file that is read
            found = template_pages.TemplateCheck("template-too-large")
        return lambda session, row, at: template_pages.report_checked(session, row, content, found, at)

    def _locale(self) -> Locale:
        return get_locale(self.settings.default_language, self.settings.timezone)

    async def _download(self, upload: Upload) -> bytes:
        """Download the file. Raises TelegramError, and UnreadableWorkbook if it is too large."""
        file = await self.api.call("getFile", {"file_id": upload.file_id})
        if file.get("file_size", 0) > MAX_FILE_BYTES:
            raise UnreadableWorkbook("book-too-large")
        return await self.api.download_file(file["file_path"])

    async def _write(self, upload: Upload, then: WriteResult) -> None:
        """Store the result and its messages in one transaction, unless that has already been done."""
        now = utc_now()
        async with self._write_lock, self.database.session.begin() as session:
            row = await uploads.lock_in_state(session, upload.id, uploads.WAITING)
            if row is None:
                return
            messages = await then(session, row, now)
            renderer = MessageRenderer(
                self.settings.default_language, self.settings.timezone, await roles.roles_by_person(session)
            )
            await session.flush()
            await outbox.enqueue(session, await renderer.message_rows(session, messages, now))
        if messages:
            self.wake()


def _write_refusal(upload: Upload, error: BadRequest) -> WriteResult:
    """Reject a file that Telegram does not let bots download; the person who sent it is told."""
    too_big = "too big" in error.message.lower()
    if upload.purpose == uploads.INVITEES:
        key = "book-too-large" if too_big else "invitees-fetch-failed"
    else:
        key = "template-too-large" if too_big else "template-fetch-failed"
    return lambda session, row, at: list_import.report_unreadable(session, row, key, at)


async def _retry_later(session: Session, row: Upload, at: datetime) -> list[Say]:
    """Retry later, for a limited time."""
    if uploads.schedule_retry(row, at):
        return []
    key = "invitees-fetch-failed" if row.purpose == uploads.INVITEES else "template-fetch-failed"
    return await list_import.report_unreadable(session, row, key, at)


async def _retry_without_limit(_session: Session, row: Upload, at: datetime) -> list[Say]:
    """Retry later without a limit: the list itself is fine."""
    uploads.schedule_retry(row, at)
    return []


async def _yield_to_loop() -> None:
    await asyncio.sleep(0)
