"""A role link works once, for a day, for one person."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import preparation
from storage.database import Database
from storage.models import Role
from storage.team import role_invitations, roles
from storage.tokens import hash_token
from tests.conftest import settings_for
from tests.handlers.stage import NOW
from tests.handlers.team.staff_links import ORGANISER, OWNER, StaffLinks, find_misuses, race_link


@pytest.fixture
async def links_on_sqlite(ready_file: Path, tmp_path: Path) -> AsyncIterator[StaffLinks]:
    """Role links on SQLite."""
    shutil.copy(ready_file, tmp_path / "gate.sqlite3")
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/gate.sqlite3")
    try:
        yield await StaffLinks(database).prepare_staff()
    finally:
        await database.close()


@pytest.fixture
async def links_on_each(database: Database, database_url: str) -> StaffLinks:
    """Role links on each kind of database."""
    settings = settings_for("http://127.0.0.1", "1:none", database_url)
    await preparation.prepare_database(database, settings, with_sample=True)
    return await StaffLinks(database).prepare_staff()


@pytest.mark.any_database
async def test_a_link_is_for_one_person_once_within_a_day(links_on_each: StaffLinks) -> None:
    """Each role's links are for one seminar or for all; `python -m tests.proofs 17` tries both of each."""
    wrong = []
    for number, kind in enumerate(roles.GRANTABLE_ROLES):
        wrong += await find_misuses(links_on_each, kind, here=number % 2 == 0)
    assert wrong == []


async def test_of_two_at_once_one_gets_the_role(links_on_each: StaffLinks) -> None:
    for _ in range(5):
        told, given = await race_link(links_on_each, 4)
        assert told == ["join-used", "join-used", "join-used", "joined"]
        assert given == 1


async def test_a_link_is_kept_as_the_hash_of_32_random_bytes(links_on_sqlite: StaffLinks) -> None:
    word, other = await links_on_sqlite.create_link(), await links_on_sqlite.create_link()
    assert len({word, other}) == 2
    assert len(word) == len(other) == 43  # 32 bytes in base64
    row = await links_on_sqlite.stored_link(word)
    assert row.token_hash == hash_token(word)
    assert (row.expires_at - row.created_at).total_seconds() == 24 * 3600


async def test_the_links_of_somebody_who_is_organiser_no_longer_are_worth_nothing(
    links_on_sqlite: StaffLinks,
) -> None:
    word = await links_on_sqlite.create_link(by=ORGANISER)
    async with links_on_sqlite.database.session.begin() as session:
        for role, person in await roles.list_staff(session):
            if person.telegram_id == ORGANISER:
                await roles.revoke(session, role, NOW)
    guest = await links_on_sqlite.add_guest()
    assert await links_on_sqlite.open_link(guest, word) == "join-revoked"
    assert await links_on_sqlite.roles_of(guest) == []


async def test_an_organisers_link_for_what_only_an_owner_gives_is_worth_nothing(
    links_on_sqlite: StaffLinks,
) -> None:
    word = await links_on_sqlite.create_link("organiser", by=ORGANISER)
    assert await links_on_sqlite.open_link(await links_on_sqlite.add_guest(), word) == "join-revoked"
    assert (
        await links_on_sqlite.open_link(
            await links_on_sqlite.add_guest(), await links_on_sqlite.create_link("organiser", by=OWNER)
        )
        == "joined"
    )


async def test_an_owner_can_not_be_made_by_a_link(links_on_sqlite: StaffLinks) -> None:
    with pytest.raises(ValueError, match="no role to be given"):
        await links_on_sqlite.create_link("owner")


async def test_owners_are_exactly_those_who_are_named(links_on_sqlite: StaffLinks) -> None:
    async with links_on_sqlite.database.session.begin() as session:
        # Two processes that start at the same time may both have inserted the owner.
        owner = (await roles.list_staff(session))[0][0]
        session.add(Role(person_id=owner.person_id, role="owner", granted_at=NOW))
        await session.flush()
        await roles.sync_owners(session, [OWNER], NOW)
    assert await links_on_sqlite.roles_of(OWNER) == ["owner"]
    async with links_on_sqlite.database.session.begin() as session:
        await roles.sync_owners(session, [ORGANISER], NOW)
    assert await links_on_sqlite.roles_of(OWNER) == []
    assert sorted(await links_on_sqlite.roles_of(ORGANISER)) == ["organiser", "owner"]


async def test_nobody_has_more_than_twenty_links_open(links_on_sqlite: StaffLinks) -> None:
    for _ in range(role_invitations.MAX_OPEN):
        await links_on_sqlite.create_link()
    async with links_on_sqlite.database.session.begin() as session:
        owner = (await roles.list_staff(session))[0][1]
        assert await role_invitations.count_available(session, owner, NOW) == 0
