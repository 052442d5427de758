"""The export builder: makes the exports that owners request in the chat, and stores them to be sent."""

import asyncio
import logging
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot import child_process
from bot.current_time import utc_now
from bot.documents.file_names import file_name
from bot.job_loop import JobLoop
from bot.locales import LANGUAGES, get_locale
from bot.settings import Settings
from bot.telegram.outgoing import MessageRenderer
from bot.telegram.reply_files import MAX_UPLOAD_BYTES
from handlers.backups import export
from handlers.messages import FileName, RenderedFile
from storage.backups import export_requests
from storage.backups.connections import open_snapshot
from storage.backups.export import write_export
from storage.backups.tables import CannotCopy
from storage.database import Database
from storage.messages import outbox
from storage.models import Person, Role
from storage.privacy import erasure
from storage.team import roles

log = logging.getLogger(__name__)


class ExportBuilder(JobLoop):
    """Makes one requested export after another."""

    job_kind = "exports"

    def __init__(self, database: Database, settings: Settings, wake: Callable[[], None]) -> None:
        super().__init__(database)
        self.settings, self.wake = settings, wake

    async def do_next(self) -> bool:
        """Make the next export; returns whether there was one."""
        async with self.database.reader() as session:
            person = await export_requests.next_waiting(session)
            if person is None:
                return False
            erased_before = await erasure.count_erased(session)
            is_owner = _is_owner(await roles.roles_by_person(session), person)
        if not is_owner:
            await self._drop(person)
            return True
        try:
            content = await asyncio.to_thread(make_export, self.settings.database_url.get_secret_value())
        except (OSError, CannotCopy, SQLAlchemyError) as error:
            log.error("an export could not be made (%s); trying again", type(error).__name__)
            await asyncio.sleep(child_process.RETRY_SECONDS)
            return False
        await self._store(person, content, erased_before)
        return True

    async def _drop(self, person: Person) -> None:
        """Drop the request of somebody who is no owner any more."""
        async with self._write_lock, self.database.session.begin() as session:
            await export_requests.finish(session, person.id, utc_now())

    async def _store(self, person: Person, content: bytes | None, erased_before: int) -> None:
        """Enqueue the export, unless somebody was erased meanwhile: then it is made again."""
        now = utc_now()
        async with self._write_lock, self.database.session.begin() as session:
            if await erasure.count_erased(session) != erased_before:
                return
            if not await export_requests.finish(session, person.id, now):
                return
            roles_now = await roles.roles_by_person(session)
            if not _is_owner(roles_now, person):
                return
            renderer = MessageRenderer(self.settings.default_language, self.settings.timezone, roles_now)
            language = person.language if person.language in LANGUAGES else self.settings.default_language
            locale = get_locale(language, self.settings.timezone)
            name = file_name(FileName("file-export", day=now), locale, ".zip")
            say = (
                export.too_large(person)
                if content is None
                else export.ready(person, RenderedFile(name, content))
            )
            await outbox.enqueue(session, await renderer.message_rows(session, [say], now))
        self.wake()


def _is_owner(roles_now: Mapping[int, Sequence[Role]], person: Person) -> bool:
    return any(one.role == roles.OWNER for one in roles_now.get(person.id, ()))


def make_export(url: str) -> bytes | None:
    """Return the archive; None if it is too large for a message."""
    with tempfile.TemporaryDirectory(prefix="export-") as folder:
        path = Path(folder) / "export.zip"
        path.touch(mode=0o600)
        with open_snapshot(url) as connection:
            write_export(connection, path)
        return path.read_bytes() if path.stat().st_size <= MAX_UPLOAD_BYTES else None
