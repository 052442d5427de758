"""A link that makes somebody staff works once, for a day, for one person."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import program
from storage import invitations, roles
from storage.database import Database
from storage.models import Role
from tests.conftest import settings_for
from tests.handlers.links import ORGANISER, OWNER, Gate, misuses, raced
from tests.handlers.stage import NOW


@pytest.fixture
async def gate(ready_file: Path, tmp_path: Path) -> AsyncIterator[Gate]:
    """On SQLite alone."""
    shutil.copy(ready_file, tmp_path / "gate.sqlite3")
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/gate.sqlite3")
    try:
        yield await Gate(database).ready()
    finally:
        await database.close()


@pytest.fixture
async def either_gate(database: Database, database_url: str) -> Gate:
    """Once on each kind of database."""
    settings = settings_for("http://127.0.0.1", "1:none", database_url)
    await program.prepare(database, settings, with_sample=True)
    return await Gate(database).ready()


async def test_a_link_is_for_one_person_once_within_a_day(either_gate: Gate) -> None:
    """Each role's links either for one seminar or for all; `python -m tests.proofs 17` tries both of each."""
    wrong = []
    for number, kind in enumerate(roles.GIVEN):
        wrong += await misuses(either_gate, kind, here=number % 2 == 0)
    assert wrong == []


async def test_of_two_at_once_one_gets_the_role(either_gate: Gate) -> None:
    for _ in range(5):
        told, given = await raced(either_gate, 4)
        assert told == ["join-used", "join-used", "join-used", "joined"]
        assert given == 1


async def test_a_link_is_kept_as_the_hash_of_32_random_bytes(gate: Gate) -> None:
    word, other = await gate.link(), await gate.link()
    assert len({word, other}) == 2
    assert len(word) == len(other) == 43  # 32 bytes in base64
    row = await gate.stored(word)
    assert row.token_hash == roles.hashed(word)
    assert (row.expires_at - row.made_at).total_seconds() == 24 * 3600


async def test_the_links_of_somebody_who_is_organiser_no_longer_are_worth_nothing(gate: Gate) -> None:
    word = await gate.link(by=ORGANISER)
    async with gate.database.session.begin() as session:
        for role, person in await roles.listed(session):
            if person.telegram_id == ORGANISER:
                await roles.remove(session, role, NOW)
    guest = await gate.guest()
    assert await gate.open(guest, word) == "join-revoked"
    assert await gate.given(guest) == []


async def test_an_organisers_link_for_what_only_an_owner_gives_is_worth_nothing(gate: Gate) -> None:
    word = await gate.link("organiser", by=ORGANISER)
    assert await gate.open(await gate.guest(), word) == "join-revoked"
    assert await gate.open(await gate.guest(), await gate.link("organiser", by=OWNER)) == "joined"


async def test_an_owner_can_not_be_made_by_a_link(gate: Gate) -> None:
    with pytest.raises(ValueError, match="no role to be given"):
        await gate.link("owner")


async def test_owners_are_exactly_those_who_are_named(gate: Gate) -> None:
    async with gate.database.session.begin() as session:
        # Two processes that start at the same time may both have written the owner down.
        owner = (await roles.listed(session))[0][0]
        session.add(Role(person_id=owner.person_id, role="owner", since_at=NOW))
        await session.flush()
        await roles.appoint(session, [OWNER], NOW)
    assert await gate.given(OWNER) == ["owner"]
    async with gate.database.session.begin() as session:
        await roles.appoint(session, [ORGANISER], NOW)
    assert await gate.given(OWNER) == []
    assert sorted(await gate.given(ORGANISER)) == ["organiser", "owner"]


async def test_nobody_has_more_than_twenty_links_open(gate: Gate) -> None:
    for _ in range(invitations.AT_ONCE):
        await gate.link()
    async with gate.database.session.begin() as session:
        owner = (await roles.listed(session))[0][1]
        assert await invitations.left_to(session, owner, NOW) == 0
