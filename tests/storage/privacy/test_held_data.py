"""The table of held data: it has an entry for every column, and each entry is right."""

import pkgutil
from collections.abc import Iterable
from typing import Any

from sqlalchemy import inspect, select

from storage.database import Database, Session
from storage.models import Consent, Model, Person, Seat
from storage.privacy import erasure, held_data, held_seats
from storage.privacy.held_data import HELD_DATA, IMPERSONAL
from storage.privacy.held_data_rules import DataSubject, HeldRows
from tests.case_tables import every_row
from tests.storage.conftest import NOW
from tests.storage.privacy.full_person import ADDRESS, CANARY, CHAT, PHONE, all_values, create_full_person


def columns_with_an_entry(table: str) -> set[str]:
    found = {name for one in HELD_DATA if one.model.__tablename__ == table for name in one.columns}
    return found | {
        name for one, names in IMPERSONAL.items() if one.__tablename__ == table for name in names.split()
    }


@every_row("table", sorted(Model.metadata.tables))
def test_every_column_has_an_entry_and_every_entry_a_column(table: str) -> None:
    assert columns_with_an_entry(table) == {column.name for column in Model.metadata.tables[table].columns}


def test_what_is_kept_says_because_of_what() -> None:
    for holding in HELD_DATA:
        for name, column in holding.columns.items():
            assert bool(column.reason) == (column.disposition == "kept"), (holding.model, name)


def test_what_erases_a_column_exists() -> None:
    for holding in HELD_DATA:
        for name, column in holding.columns.items():
            if column.erased_by:
                assert callable(pkgutil.resolve_name(column.erased_by)), (holding.model, name)


def test_what_is_erased_is_also_removed_after_a_seminar_or_says_why_not() -> None:
    for holding in HELD_DATA:
        erases = any(column.disposition == "erased" for column in holding.columns.values())
        assert not (holding.retention and holding.retained), holding.model
        assert not erases or holding.retention or holding.retained, holding.model


def named(holding: HeldRows) -> str:
    return f"{HELD_DATA.index(holding)} {holding.model.__tablename__}"


async def test_everything_that_is_erased_was_there_and_is_gone(database: Database) -> None:
    async with database.session.begin() as session:
        person, _ = await create_full_person(session)
        who = await held_data.get_subject(session, person)
        assert who == DataSubject(person.id, CHAT, (PHONE,))
        before = {named(one): await rows_of(session, one, who) for one in HELD_DATA}
    nothing_there = {
        (which, name)
        for holding in HELD_DATA
        for which in [named(holding)]
        for name, column in holding.columns.items()
        if column.disposition == "erased"
        and not any(differs(row[name], column.replacement) for row in before[which].values())
    }
    assert nothing_there == set(), "to be erased, and not in the sample: this proves nothing"
    async with database.session.begin() as session:
        person = (await session.scalars(select(Person).where(Person.telegram_id == CHAT))).one()
        await erasure.erase_person(session, person, NOW)
    async with database.session() as session:
        for holding in HELD_DATA:
            left = by_key(holding, await session.execute(select(holding.model.__table__)))
            for number in before[named(holding)].keys() & left.keys():
                assert not holding.deleted, named(holding)
                for name, column in holding.columns.items():
                    if column.disposition == "erased" and not column.erased_by:
                        assert not differs(left[number][name], column.replacement), (named(holding), name)
        assert CANARY not in await all_values(session)
        assert PHONE not in await all_values(session)
        assert ADDRESS not in await all_values(session)


def by_key(holding: HeldRows, rows: Iterable[Any]) -> dict[tuple[Any, ...], Any]:
    """Return rows by their primary key."""
    names = [column.name for column in inspect(holding.model).primary_key]
    return {tuple(row._mapping[name] for name in names): row._mapping for row in rows}


async def rows_of(session: Session, holding: HeldRows, who: DataSubject) -> dict[tuple[Any, ...], Any]:
    return by_key(holding, await held_data.held_rows(session, holding, who))


def differs(value: Any, to: Any) -> bool:
    """Return whether the value is not the expected one; expressions are compared by their text."""
    return value is not None and (CANARY in str(value) if hasattr(to, "compile") else value != to)


async def test_what_counts_stays(database: Database) -> None:
    async with database.session.begin() as session:
        person, _ = await create_full_person(session)
        await erasure.erase_person(session, person, NOW)
    async with database.session() as session:
        consent = (await session.scalars(select(Consent))).one()
        assert (consent.version, consent.language, consent.text_hash) == (2, "ky", "a" * 64)
        assert (consent.given_at, consent.withdrawn_at) == (NOW, NOW)
        seats = list(await session.scalars(select(Seat).order_by(Seat.id)))
        assert [(seat.unit_code, seat.position, seat.state) for seat in seats] == [
            ("lived", "head", "registered"),
            ("lived", "head", "cancelled"),
            (None, "head", "cancelled"),
        ]


async def test_a_typed_number_finds_nothing_of_what_staff_wrote(database: Database) -> None:
    async with database.session.begin() as session:
        person, _ = await create_full_person(session)
        person.phone_verified_at = None
        for seat in await session.scalars(select(Seat)):
            seat.phone_verified_at = None
        who = await held_data.get_subject(session, person)
        assert who.verified == ()
        assert list(await session.scalars(select(Seat.id).where(held_seats.staff_written(who)))) == []
