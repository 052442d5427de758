"""The pack builder: makes the files of requested packs outside any transaction, and stores them in one."""

import asyncio
import io
import logging
import zipfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import BadRequest, TelegramError

from bot.current_time import utc_now
from bot.documents.drawing import Drawings, NotDrawn
from bot.documents.file_names import file_name
from bot.job_loop import JobLoop, log_unexpected
from bot.locales import LANGUAGES, Locale, get_locale
from bot.settings import Settings
from bot.telegram.api import Api
from bot.telegram.downloads import file_suffix
from bot.telegram.outgoing import MessageRenderer
from bot.telegram.reply_files import MAX_UPLOAD_BYTES, render_document
from handlers.messages import FileName, RenderedFile, Say
from handlers.pack import pages, parts
from handlers.pack.context import INTERNAL_FOLDER, PUBLISHABLE_FOLDER, PackContext, PackFile
from handlers.ui.file_names import seminar_file
from storage.database import Database, Session
from storage.messages import outbox
from storage.models import PackJob, Person, Seminar, SeminarPhoto
from storage.pack import jobs, photos
from storage.privacy import erasure
from storage.seminars import seminars
from storage.team import roles

log = logging.getLogger(__name__)

PROGRESS_POLL, PROGRESS_SECONDS = 0.1, 5.0
"""Seconds between two looks whether the progress message was sent, and until it is given up."""


StoreResult = Callable[[Session, PackJob, datetime], Awaitable[list[Say]]]
"""Stores the result of a request and returns the messages about it."""


@dataclass(slots=True)
class Pack:
    """The files of a request that were made so far."""

    files: list[RenderedFile] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    """Parts without any file."""
    lost_photos: int = 0
    """Photos that cannot be downloaded any more."""


class PackBuilder(JobLoop):
    """Makes one requested pack after another."""

    job_kind = "packs"

    def __init__(self, database: Database, api: Api, settings: Settings, wake: Callable[[], None]) -> None:
        super().__init__(database)
        self.api, self.settings, self.wake = api, settings, wake
        self.drawings = Drawings()

    async def do_next(self) -> bool:
        """Make the next request; returns whether there was one."""
        async with self.database.reader() as session:
            job = await jobs.next_waiting(session, utc_now())
            if job is None:
                return False
            seminar = await seminars.get(session, job.seminar_id)
            person = await session.get(Person, job.requested_by_id)
        assert seminar is not None  # foreign keys
        assert person is not None
        try:
            await self._build(job, seminar, person)
        except (TelegramError, SQLAlchemyError, NotDrawn, OSError) as error:
            log.error("pack %d: %s", job.id, type(error).__name__)
            await self._retry(job, seminar, person)
        except Exception as error:  # one request must not block the others
            log_unexpected(f"pack {job.id}", error)
            await self._retry(job, seminar, person)
        return True

    # Making.

    async def _build(self, job: PackJob, seminar: Seminar, person: Person) -> None:
        async with self.database.reader() as session:
            erased_before = await erasure.count_erased(session)
        pack, wanted = Pack(), pages.wanted_parts(job)
        is_archive = job.part in (jobs.ALL, parts.PHOTOS)
        edit = await self._progress_message(job)
        for done, part in enumerate(wanted):
            if done:
                await self._report(job, seminar, person, done, edit)
            await self._make_part(pack, part, seminar, self._language(person), alone=not is_archive)
        await self._report(job, seminar, person, len(wanted), edit)
        files = pack.files
        if is_archive:
            what = "file-pack" if job.part == jobs.ALL else "file-photos"
            name = file_name(
                seminar_file(seminar, what), get_locale(self._language(person), self.settings.timezone), ""
            )
            files = await asyncio.to_thread(archive, name, pack.files)
        edit = edit or await self._progress_message(job)

        async def store(session: Session, row: PackJob, now: datetime) -> list[Say]:
            if await erasure.count_erased(session) != erased_before:
                return []  # somebody's data may be in the files: they are made again
            jobs.finish(row, jobs.DONE, now)
            return pages.ready(
                row,
                seminar,
                person,
                files,
                empty=pack.empty,
                lost_photos=pack.lost_photos,
                edit=edit or False,
            )

        await self._write(job, store)

    def _language(self, person: Person) -> str:
        return person.language if person.language in LANGUAGES else self.settings.default_language

    async def _make_part(
        self, pack: Pack, part: str, seminar: Seminar, language: str, *, alone: bool
    ) -> None:
        before = len(pack.files)
        if part == parts.PHOTOS:
            await self._download_photos(pack, seminar, get_locale(language, self.settings.timezone))
        else:
            context = PackContext(seminar, utc_now(), self.settings.project, language)
            async with self.database.reader() as session:
                sources = await parts.MAKERS[part](session, context)
            pack.files += [await self._render(source, alone=alone) for source in sources]
        if len(pack.files) == before:
            pack.empty.append(part)

    async def _render(self, source: PackFile, *, alone: bool) -> RenderedFile:
        """Render a file; the archive names the seminar for all that are in it."""
        locale = get_locale(source.language, self.settings.timezone)
        drawn, content = await self.drawings.made(*await render_document(source.document, locale))
        name = source.name if alone else FileName(source.name.what, part=source.name.part)
        return RenderedFile(file_name(name, locale, PurePath(drawn).suffix), content)

    async def _download_photos(self, pack: Pack, seminar: Seminar, locale: Locale) -> None:
        async with self.database.reader() as session:
            listed = await photos.of_seminar(session, seminar.id)
        for number, photo in enumerate(listed, start=1):
            file = await self._download(photo, number, locale)
            if file is None:
                pack.lost_photos += 1
            else:
                pack.files.append(file)

    async def _download(self, photo: SeminarPhoto, number: int, locale: Locale) -> RenderedFile | None:
        """Download a photo; None if Telegram has it no more, or not for this bot. Raises NetworkError."""
        if photo.bot_id is not None:
            return None
        try:
            file = await self.api.call("getFile", {"file_id": photo.file_id})
            content = await self.api.download_file(file["file_path"])
        except BadRequest:
            return None
        what = PUBLISHABLE_FOLDER if photo.publishable else INTERNAL_FOLDER
        folder = file_name(FileName(what), locale, "")
        return RenderedFile(f"{folder}/{number:03}{file_suffix(file['file_path'])}", content)

    # Progress and results.

    async def _progress_message(self, job: PackJob) -> int | None:
        """Return the id of the progress message, once it was sent; None if it was not in time."""
        deadline = asyncio.get_running_loop().time() + PROGRESS_SECONDS
        while asyncio.get_running_loop().time() < deadline:
            async with self.database.reader() as session:
                message = await jobs.progress_message(session, job.id)
            if message is None or message[0] not in (outbox.PENDING, outbox.SENDING):
                return message[1] if message else None
            await asyncio.sleep(PROGRESS_POLL)
        return None

    async def _report(
        self, job: PackJob, seminar: Seminar, person: Person, done: int, edit: int | None
    ) -> None:
        """Show in the progress message how many parts are done."""
        if edit is not None:
            say = pages.progress(job, seminar, person, done, edit)
            await self._write(job, lambda _session, _row, _now: _only(say))

    async def _retry(self, job: PackJob, seminar: Seminar, person: Person) -> None:
        edit = await self._progress_message(job)

        async def retry(_session: Session, row: PackJob, now: datetime) -> list[Say]:
            if jobs.schedule_retry(row, now):
                return []
            jobs.finish(row, jobs.FAILED, now)
            return [pages.failed(row, seminar, person, edit or False)]

        await self._write(job, retry)

    async def _write(self, job: PackJob, result: StoreResult) -> None:
        """Store a result and its messages in one transaction, unless the request is finished."""
        now = utc_now()
        async with self._write_lock, self.database.session.begin() as session:
            row = await jobs.lock_waiting(session, job.id)
            if row is None:
                return
            messages = await result(session, row, now)
            renderer = MessageRenderer(
                self.settings.default_language, self.settings.timezone, await roles.roles_by_person(session)
            )
            await session.flush()
            await outbox.expire_edits(session, jobs.progress_key(job.id), now)
            await outbox.enqueue(session, await renderer.message_rows(session, messages, now))
        if messages:
            self.wake()


async def _only(say: Say) -> list[Say]:
    return [say]


def archive(name: str, files: Sequence[RenderedFile], limit: int = MAX_UPLOAD_BYTES) -> list[RenderedFile]:
    """Pack the files into archives of at most `limit` bytes each, in their order; each opens alone."""
    volumes: list[list[RenderedFile]] = []
    room = 0
    for file in files:
        size = len(file.content) + 2 * len(file.name.encode()) + 256  # its entries in the archive
        if size > room or not volumes:
            volumes.append([])
            room = limit
        volumes[-1].append(file)
        room -= size
    names = [f"{name}.zip", *(f"{name} ({number}).zip" for number in range(2, len(volumes) + 1))]
    return [RenderedFile(one, _zip(some)) for one, some in zip(names, volumes, strict=True)]


def _zip(files: Sequence[RenderedFile]) -> bytes:
    """Return an archive. Nothing in it is compressed: documents and photos are already."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as folder:
        for file in files:
            folder.writestr(file.name, file.content)
    return stream.getvalue()
