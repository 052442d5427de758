"""Role links opened by the wrong people: replayed, too late, by two at once."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from handlers import dispatch
from handlers.messages import Incoming, Profile
from storage.accounts import people
from storage.database import Database
from storage.models import Model, Person, Role, RoleInvitation
from storage.seminars import seminars
from storage.team import role_invitations, roles
from storage.tokens import hash_token
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import NOW, sent_says, text_keys

OWNER, ORGANISER, FIRST_GUEST = 8001, 8002, 8100
SECOND = timedelta(seconds=1)


@dataclass
class StaffLinks:
    """A database with an owner and an organiser, and new guests who open links."""

    database: Database
    guests: Any = field(default_factory=lambda: count(FIRST_GUEST))
    opened: int = 0

    async def prepare_staff(self) -> "StaffLinks":
        """Create the owner, and an organiser for all seminars."""
        async with self.database.session.begin() as session:
            await add_consented_person(session, OWNER)
            organiser = await add_consented_person(session, ORGANISER, "ru")
            await roles.sync_owners(session, [OWNER], NOW)
            await roles.grant(session, organiser, roles.ORGANISER, NOW, None)
        return self

    async def create_link(self, kind: str = "moderator", by: int = OWNER, *, here: bool = False) -> str:
        """Create a link at NOW and return its token; `here`: for one seminar. A coordinator's is for Ak-Suu."""
        async with self.database.session.begin() as session:
            karakol = await seminars.by_slug(session, "karakol")
            assert karakol is not None
            maker = (await people.get_or_create(session, [by], NOW))[by]
            number = karakol.id if here else None
            unit = "41702205000000" if kind == roles.COORDINATOR else None
            _, word = await role_invitations.create(
                session, kind, maker, NOW, seminar_id=number, unit_code=unit
            )
            return word

    async def add_guest(self) -> int:
        """Add somebody who has consented."""
        number = next(self.guests)
        async with self.database.session.begin() as session:
            await add_consented_person(session, number, name=None)
        return int(number)

    async def open_link(self, number: int, word: str, at: datetime = NOW) -> str:
        """Open `j_<token>` as that person at that time; return the key of the first reply."""
        self.opened += 1
        async with self.database.session.begin() as session:
            person = (await people.get_or_create(session, [number], at))[number]
            did = Incoming(
                update_id=self.opened,
                at=at,
                profile=Profile(number, "Үлгү", "Конок"),
                chat_id=number,
                message_id=self.opened,
                command="start",
                argument=f"j_{word}",
                person=person,
                roles=tuple(await roles.roles_of(session, person)),
            )
            return text_keys(sent_says(await dispatch.dispatch(did, session)))[0]

    async def roles_of(self, number: int) -> list[str]:
        """Return the present roles of that person."""
        async with self.database.reader() as session:
            rows = (
                select(Role.role)
                .join(Person, Person.id == Role.person_id)
                .where(Person.telegram_id == number, Role.removed_at.is_(None))
            )
            return list(await session.scalars(rows))

    async def change(self, word: str, **values: Any) -> None:
        """Change the link's row."""
        async with self.database.session.begin() as session:
            row = await role_invitations.lock_by_token(session, word)
            assert row is not None
            for name, value in values.items():
                setattr(row, name, value)

    async def database_text(self) -> str:
        """Return the whole database as text."""
        async with self.database.reader() as session:
            tables = [table for table in Model.metadata.sorted_tables if table.name != "units"]
            rows = [[list(map(str, row)) for row in await session.execute(select(one))] for one in tables]
            return json.dumps(rows)

    async def stored_link(self, word: str) -> RoleInvitation:
        """Return the link's row."""
        async with self.database.reader() as session:
            rows = await session.scalars(
                select(RoleInvitation).where(RoleInvitation.token_hash == hash_token(word))
            )
            return rows.one()


def similar_tokens(word: str) -> list[str]:
    """Return tokens that are nearly this one, and its stored hash."""
    turned = word[:-1] + ("A" if word[-1] != "A" else "B")
    near = [
        turned,
        word[:-1],
        word + "A",
        word.swapcase(),
        f" {word}"[::-1],
        word[1:],
        hash_token(word),
    ]
    return [*near, "", "_", "j_" + word, "' OR 1=1 --", "%", "ө" * 40, "\ud800", "0" * 43]


async def race_link(gate: StaffLinks, crowd: int) -> tuple[list[str], int]:
    """Open one link by several people at once; return the replies, and how many got the role."""
    word = await gate.create_link()
    guests = [await gate.add_guest() for _ in range(crowd)]
    told = await asyncio.gather(*(gate.open_link(one, word) for one in guests))
    return sorted(told), sum([len(await gate.roles_of(one)) for one in guests])


async def find_misuses(gate: StaffLinks, kind: str, *, here: bool) -> list[str]:
    """Open links of this kind wrongly; return the problems found."""
    wrong: list[str] = []

    async def expect(number: int, word: str, at: datetime, key: str, having: list[str]) -> None:
        told, given = await gate.open_link(number, word, at), await gate.roles_of(number)
        if (told, given) != (key, having):
            wrong.append(f"{kind}: {told} and {given} instead of {key} and {having}")

    first, second = await gate.add_guest(), await gate.add_guest()
    word = await gate.create_link(kind, here=here)
    for other in similar_tokens(word):
        await expect(second, other, NOW, "join-unknown", [])
    await expect(OWNER, word, NOW, "join-own", ["owner"])
    await expect(first, word, NOW + timedelta(hours=24) - SECOND, "joined", [kind])
    await expect(first, word, NOW + timedelta(hours=24) - SECOND, "join-used-by-you", [kind])
    await expect(second, word, NOW + SECOND, "join-used", [])
    again = await gate.create_link(kind, here=here)
    await expect(first, again, NOW, "join-already", [kind])
    await expect(second, again, NOW + timedelta(hours=24), "join-expired", [])
    await gate.change(again, revoked_at=NOW)
    await expect(second, again, NOW, "join-revoked", [])
    if word in (kept := await gate.database_text()) or again in kept:
        wrong.append(f"{kind}: a link's word is in the database")
    return wrong
