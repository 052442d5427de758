"""Periodic checks of the staff group: who can read it, and who is a member without a role."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import BadRequest, TelegramError

from bot.current_time import utc_now
from bot.settings import Settings
from bot.telegram.api import Api
from bot.telegram.outgoing import MessageRenderer
from handlers.team import group_outsiders, group_status
from handlers.team.group_outsiders import MembershipCheck
from storage.database import Database
from storage.messages import outbox
from storage.models import Person
from storage.team import group, group_failures, roles
from storage.team import group_outsiders as kept
from storage.team.group import LinkedGroup
from storage.team.group_outsiders import MemberCheck
from storage.text.normalization import one_line

log = logging.getLogger(__name__)

CHECK_SECONDS = 15.0
"""Seconds between checks, and so the longest time of posting to a group that has become public."""
MEMBER_STATUSES = ("creator", "administrator", "member")
NOT_MEMBER_PHRASES = ("user not found", "participant_id_invalid", "user_not_participant", "invalid user_id")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GroupState:
    """The group's data from Telegram."""

    public: bool
    linked_channel: bool
    found: list[MembershipCheck]
    can_ban: bool

    def differs_from(self, linked: LinkedGroup) -> bool:
        """Whether it differs from the stored group."""
        why = group_failures.PUBLIC if self.public else group_failures.CHANNEL if self.linked_channel else ""
        known = linked.pause if linked.pause in group_status.EXPOSED_STATES else ""
        return bool(self.found) or why != known


class GroupMonitor:
    """Calls Telegram outside any transaction; the result is stored and announced in one."""

    def __init__(self, database: Database, api: Api, settings: Settings, wake: Callable[[], None]) -> None:
        self.database, self.api, self.settings, self.wake = database, api, settings, wake

    async def run(self) -> None:
        """Check until cancelled. If the database or Telegram is not available, retry at the next check."""
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            with contextlib.suppress(TelegramError, SQLAlchemyError):
                await self.check()

    async def check(self) -> None:
        """Check once. Raises TelegramError if the group cannot be queried."""
        async with self.database.reader() as session:
            linked, wanted = await group.get_linked(session), await kept.list_checks(session)
            numbers = {
                one.person_id: person.telegram_id
                for one in wanted
                if (person := await session.get(Person, one.person_id)) is not None
            }
        if linked is None or linked.pause == group_failures.REMOVED:
            return
        state = await self._fetch_state(linked, [(one, numbers.get(one.person_id)) for one in wanted])
        if state.differs_from(linked):
            await self._record(state)

    async def _record(self, state: GroupState) -> None:
        now = utc_now()
        async with self.database.session.begin() as session:
            linked = await group.get_linked(session)
            if linked is None:
                return
            linked, messages = await group_status.check_readers(
                session, linked, now, public=state.public, channel=state.linked_channel
            )
            for check in state.found:
                messages += await group_outsiders.outsider_notices(
                    session, linked, check, now, may_ban=state.can_ban
                )
            await kept.clear_checks(session, [check.wanted.person_id for check in state.found])
            staff = await roles.roles_by_person(session)
            renderer = MessageRenderer(self.settings.default_language, self.settings.timezone, staff)
            await outbox.enqueue(session, await renderer.message_rows(session, messages, now))
        self.wake()

    # Calls of Telegram.

    async def _fetch_state(
        self, linked: LinkedGroup, wanted: list[tuple[MemberCheck, int | None]]
    ) -> GroupState:
        chat: Json = await self.api.call("getChat", {"chat_id": linked.chat_id})
        found = [await self._check_person(linked, one, number) for one, number in wanted]
        return GroupState(
            public=bool(chat.get("username") or chat.get("active_usernames")),
            linked_channel=chat.get("linked_chat_id") is not None,
            found=found,
            can_ban=bool(found) and await self._can_ban(linked),
        )

    async def _check_person(
        self, linked: LinkedGroup, one: MemberCheck, number: int | None
    ) -> MembershipCheck:
        if number is None:
            return MembershipCheck(one, is_member=False)
        member = await self._get_member(linked, number)
        inside = (
            None if member is None else member["status"] in MEMBER_STATUSES or bool(member.get("is_member"))
        )
        put_out = inside is not False and one.removal_by_id is not None and await self._ban(linked, number)
        return MembershipCheck(one, inside, _full_name(member or {}), put_out)

    async def _get_member(self, linked: LinkedGroup, number: int) -> Json | None:
        """Return the person's ChatMember in the group; None if Telegram refuses to say."""
        try:
            found: Json = await self.api.call("getChatMember", {"chat_id": linked.chat_id, "user_id": number})
        except BadRequest as error:
            return (
                {"status": "left"}
                if any(one in error.message.lower() for one in NOT_MEMBER_PHRASES)
                else None
            )
        return found

    async def _can_ban(self, linked: LinkedGroup) -> bool:
        us = int(self.settings.token.partition(":")[0])
        member = await self._get_member(linked, us)
        return member is not None and member.get("can_restrict_members") is True

    async def _ban(self, linked: LinkedGroup, number: int) -> bool:
        """Ban a person from the group. Returns whether Telegram did it."""
        try:
            await self.api.call("banChatMember", {"chat_id": linked.chat_id, "user_id": number})
        except BadRequest as error:
            log.info("a person cannot be removed from the staff group: %s", error.message)
            return False
        return True


def _full_name(member: Json) -> str:
    """Return the name in a member's profile."""
    user = member.get("user") or {}
    parts = [one for one in (user.get("first_name"), user.get("last_name")) if isinstance(one, str)]
    return one_line(" ".join(parts))[:120]
