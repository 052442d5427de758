"""The nightly backup: made in a process of its own; old ones are deleted, and the new one is sent to an owner."""

import asyncio
import contextlib
import logging
import os
import sys
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from telegram import InputFile
from telegram.error import TelegramError

from bot.backups import encryption
from bot.backups.files import backup_name, delete_expired, list_backups, parse_keep
from bot.current_time import utc_now
from bot.job_loop import JobLoop
from bot.locales import get_locale
from bot.settings import Settings
from bot.telegram.api import Api
from bot.telegram.outgoing import MessageRenderer
from bot.telegram.reply_files import MAX_UPLOAD_BYTES
from handlers.backups import drills
from storage.accounts import people
from storage.database import Database
from storage.messages import outbox
from storage.team import roles

log = logging.getLogger(__name__)

RETRY = timedelta(hours=1)
SEND_SECONDS = 600.0


class NightlyBackups(JobLoop):
    """Makes a backup when the last BACKUP_TIME has none in BACKUP_DIR that is nightly, also after a standstill."""

    job_kind = "backups"

    def __init__(self, database: Database, api: Api, settings: Settings, wake: Callable[[], None]) -> None:
        super().__init__(database)
        self.api, self.settings, self.wake = api, settings, wake
        self._next_at: datetime | None = None
        self._unsent: Path | None = None
        """The backup that could not be sent yet; forgotten at a restart."""

    async def do_next(self) -> bool:
        """Make the backup that is due; returns whether there was one."""
        now, folder = utc_now(), self.settings.backup_dir
        if folder is None or (self._next_at is not None and now < self._next_at):
            return False
        self._next_at = now + RETRY
        try:
            return await self._make_due(now, folder)
        except OSError as error:
            log.error("the backup failed: %s", error)
            await self._tell_failure(now)
            return True

    async def _make_due(self, now: datetime, folder: Path) -> bool:
        """Send what is unsent; make and send the backup that is due. Returns whether one was due. Raises OSError."""
        if self._unsent is not None:
            await self._send(self._unsent)
        newest = next((one for one in await asyncio.to_thread(list_backups, folder) if one.nightly), None)
        due_at = last_time(now, self.settings)
        if newest is not None and newest.at >= due_at:
            if self._unsent is None:
                self._next_at = due_at + timedelta(days=1)
            return False
        path = folder / backup_name(now, encrypted=self.settings.backup_key is not None, nightly=True)
        if await self._make(path):
            await self._send(path)
            await asyncio.to_thread(delete_expired, folder, parse_keep(self.settings.backup_keep))
        else:
            await self._tell_failure(now)
        return True

    async def _make(self, path: Path) -> bool:
        """Run `python -m bot backup`, so that neither a large database nor its end holds up this process."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "backup", str(path)),
            env=self._environment(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            _, errors = await process.communicate()
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode:
            log.error("the backup failed: %s", errors.decode("utf-8", "replace").strip()[-500:])
        else:
            log.info("backup: %s", path)
        return process.returncode == 0

    def _environment(self) -> dict[str, str]:
        values = {"DATABASE_URL": self.settings.database_url.get_secret_value()}
        if self.settings.backup_key is not None:
            values["BACKUP_KEY"] = self.settings.backup_key
        return {**os.environ, **values}

    async def _send(self, path: Path) -> None:
        """Send an encrypted backup to the owner's chat, in parts if it is large."""
        chat = self.settings.backup_chat
        if chat is None or not await asyncio.to_thread(_may_be_sent, path):
            self._unsent = None
            return
        self._unsent = path
        try:
            await self._send_parts(chat, path)
        except TelegramError as error:
            log.error("the backup could not be sent (%s); trying again in an hour", type(error).__name__)
            return
        self._unsent = None

    async def _send_parts(self, chat: int, path: Path) -> None:
        async with self.database.reader() as session:
            owner = await people.by_telegram_id(session, chat)
        language = owner.language if owner and owner.language else self.settings.default_language
        locale = get_locale(language, self.settings.timezone)
        count = await asyncio.to_thread(_count_parts, path)
        for part in range(count):
            content = await asyncio.to_thread(_read_part, path, part)
            name = path.name if count == 1 else f"{path.name}.{part + 1:03}"
            key = "backup-sent" if count == 1 else "backup-sent-part"
            call = {
                "chat_id": chat,
                "document": InputFile(content, filename=name),
                "caption": locale.plain(key, {"part": part + 1, "count": count}),
                "disable_notification": True,
            }
            await self.api.call("sendDocument", call, read_timeout=SEND_SECONDS)

    async def _tell_failure(self, now: datetime) -> None:
        async with self._write_lock, self.database.session.begin() as session:
            renderer = MessageRenderer(
                self.settings.default_language, self.settings.timezone, await roles.roles_by_person(session)
            )
            notices = await drills.failure_notices(session, now)
            await outbox.enqueue(session, await renderer.message_rows(session, notices, now))
        self.wake()


def last_time(now: datetime, settings: Settings) -> datetime:
    """Return the last BACKUP_TIME in TIMEZONE that is not after `now`."""
    zone = ZoneInfo(settings.timezone)
    local = now.astimezone(zone)
    today = datetime.combine(local.date(), time.fromisoformat(settings.backup_time), zone)
    return today if today <= local else today - timedelta(days=1)


def _may_be_sent(path: Path) -> bool:
    return path.exists() and encryption.is_encrypted(path)


def _count_parts(path: Path) -> int:
    return -(-path.stat().st_size // MAX_UPLOAD_BYTES)


def _read_part(path: Path, part: int) -> bytes:
    with path.open("rb") as file:
        file.seek(part * MAX_UPLOAD_BYTES)
        return file.read(MAX_UPLOAD_BYTES)
