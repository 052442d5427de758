"""The staff group as Telegram sees it, looked at again and again: who can read there, who is in it without a role."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import BadRequest, TelegramError

from bot.api import Api
from bot.outgoing import Post
from bot.settings import Settings
from handlers.crew import standing, strangers
from handlers.crew.strangers import Found
from storage import group, outbox, roles, troubles
from storage import strangers as kept
from storage.database import Database
from storage.group import Linked
from storage.models import Person
from storage.plain import one_line
from storage.strangers import Wanted

log = logging.getLogger(__name__)

LOOK_EVERY = 15.0
"""Seconds: for so long news may be posted in a group that has just become public."""
INSIDE = ("creator", "administrator", "member")
NOBODY = ("user not found", "participant_id_invalid", "user_not_participant", "invalid user_id")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """What Telegram tells of the group."""

    public: bool
    channel: bool
    found: list[Found]
    may_ban: bool

    def news(self, linked: Linked) -> bool:
        """Whether it is not what is known."""
        why = troubles.PUBLIC if self.public else troubles.CHANNEL if self.channel else ""
        known = linked.pause if linked.pause in standing.READ_BY_OTHERS else ""
        return bool(self.found) or why != known


class Lookout:
    """Asks Telegram outside of any transaction; what it says is written and told in one."""

    def __init__(self, database: Database, api: Api, settings: Settings, wake: Callable[[], None]) -> None:
        self.database, self.api, self.settings, self.wake = database, api, settings, wake

    async def run(self) -> None:
        """Look for ever. A database or a Telegram that is away is asked again the next time."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            with contextlib.suppress(TelegramError, SQLAlchemyError):
                await self.look()

    async def look(self) -> None:
        """Look once. Raises TelegramError when the group cannot be looked at."""
        async with self.database.reader() as session:
            linked, wanted = await group.linked(session), await kept.wanted(session)
            numbers = {
                one.person_id: person.telegram_id
                for one in wanted
                if (person := await session.get(Person, one.person_id)) is not None
            }
        if linked is None or linked.pause == troubles.GONE:
            return
        seen = await self._seen(linked, [(one, numbers.get(one.person_id)) for one in wanted])
        if seen.news(linked):
            await self._tell(seen)

    async def _tell(self, seen: Seen) -> None:
        now = datetime.now(UTC)
        async with self.database.session.begin() as session:
            linked = await group.linked(session)
            if linked is None:
                return
            linked, said = await standing.read_by(
                session, linked, now, public=seen.public, channel=seen.channel
            )
            for one in seen.found:
                said += await strangers.told(session, linked, one, now, may_ban=seen.may_ban)
            await kept.found(session, [one.wanted.person_id for one in seen.found])
            staff = await roles.everyone(session)
            post = Post(self.settings.default_language, self.settings.timezone, staff)
            await outbox.put(session, await post.announce(session, said, now))
        self.wake()

    # Telegram's side.

    async def _seen(self, linked: Linked, wanted: list[tuple[Wanted, int | None]]) -> Seen:
        chat: Row = await self.api.call("getChat", {"chat_id": linked.chat_id})
        found = [await self._looked_for(linked, one, number) for one, number in wanted]
        return Seen(
            public=bool(chat.get("username") or chat.get("active_usernames")),
            channel=chat.get("linked_chat_id") is not None,
            found=found,
            may_ban=bool(found) and await self._may_ban(linked),
        )

    async def _looked_for(self, linked: Linked, one: Wanted, number: int | None) -> Found:
        if number is None:
            return Found(one, inside=False)
        member = await self._member(linked, number)
        inside = None if member is None else member["status"] in INSIDE or bool(member.get("is_member"))
        put_out = inside is not False and one.out_by is not None and await self._put_out(linked, number)
        return Found(one, inside, _name(member or {}), put_out)

    async def _member(self, linked: Linked, number: int) -> Row | None:
        """Somebody as a member of the group, or as none; None: Telegram does not tell us."""
        try:
            found: Row = await self.api.call("getChatMember", {"chat_id": linked.chat_id, "user_id": number})
        except BadRequest as error:
            return {"status": "left"} if any(one in error.message.lower() for one in NOBODY) else None
        return found

    async def _may_ban(self, linked: Linked) -> bool:
        us = int(self.settings.token.partition(":")[0])
        member = await self._member(linked, us)
        return member is not None and member.get("can_restrict_members") is True

    async def _put_out(self, linked: Linked, number: int) -> bool:
        """Whether Telegram has done it."""
        try:
            await self.api.call("banChatMember", {"chat_id": linked.chat_id, "user_id": number})
        except BadRequest as error:
            log.info("somebody cannot be put out of the staff group: %s", error.message)
            return False
        return True


def _name(member: Row) -> str:
    """How somebody calls themselves."""
    user = member.get("user") or {}
    parts = [one for one in (user.get("first_name"), user.get("last_name")) if isinstance(one, str)]
    return one_line(" ".join(parts))[:120]
