"""Batches of two processes do not wait for each other where there is room, and never take what is not there."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import OperationalError

from storage.database import Database, Session
from storage.models import Seat, Seminar
from storage.models.seat_states import INVITED, REGISTERED, WAITING
from storage.models.seminar_states import CANCELLED, CLOSED
from storage.questions import questions
from storage.seats import invitations, late_seats, registrations, seats
from storage.seminars import seminars
from tests.storage.conftest import NOW, new_seminar
from tests.storage.seats.seat_machine import create_units
from tests.storage.seats.test_seats import A, B, C, person

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
async def hall(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A seminar with two places, one a municipality; there is no need for more to be free."""
    monkeypatch.setattr(late_seats, "AMPLE", 0)
    await create_units(database)
    async with database.session.begin() as session:
        session.add(new_seminar(capacity=2, places_per_unit=1))
    return database


async def _begin(hall: Database) -> AsyncIterator[Session]:
    """A batch to which waiting for a lock is an error."""
    async with hall.session() as session:
        session.locks_late = True
        await session.execute(text("SET LOCAL lock_timeout = '1ms'"))
        yield session


@pytest.fixture
async def batch(hall: Database) -> AsyncIterator[Session]:
    async for session in _begin(hall):
        yield session


@pytest.fixture
async def other(hall: Database) -> AsyncIterator[Session]:
    async for session in _begin(hall):
        yield session


async def seminar_of(session: Session) -> Seminar:
    found = await session.get(Seminar, 1)
    assert found is not None
    return found


async def register(session: Session, number: int, unit: str) -> Seat:
    seat = await registrations.register(
        session, await seminar_of(session), await person(session, number, unit), NOW
    )
    await session.flush()
    return seat


async def finish(session: Session) -> None:
    await late_seats.check(session)
    await session.commit()


async def ask(session: Session, number: int) -> int:
    asked = await questions.create_question(
        session,
        await seminar_of(session),
        await person(session, number, A),
        "Үлгү",
        message_id=number,
        anonymous=False,
        at=NOW,
    )
    return asked.number


async def test_two_batches_register_at_once_and_neither_waits(batch: Session, other: Session) -> None:
    assert (await register(batch, 0, A)).state == REGISTERED
    assert (await register(other, 1, B)).state == REGISTERED
    await finish(batch)
    await finish(other)


async def test_a_municipality_is_not_taken_twice(batch: Session, other: Session) -> None:
    await register(batch, 0, A)
    await register(other, 1, A)
    await finish(batch)
    with pytest.raises(late_seats.SeatsChanged):
        await finish(other)


async def test_the_hall_is_not_filled_beyond_its_places(
    hall: Database, batch: Session, other: Session
) -> None:
    async with hall.session.begin() as session:
        await register(session, 2, C)
    await register(batch, 0, A)
    await register(other, 1, B)
    await finish(batch)
    with pytest.raises(late_seats.SeatsChanged):
        await finish(other)
    await other.rollback()
    other.locks_late = False
    assert (await register(other, 1, B)).state == WAITING


LIMITS = [{"capacity": 2, "places_per_unit": 1}, {"capacity": None, "places_per_unit": None}]
limits = pytest.mark.parametrize("limit", LIMITS, ids=["with limits", "without limits"])


async def change_seminar(hall: Database, **values: Any) -> None:
    """Change the seminar, as staff do in another process."""
    async with hall.session.begin() as session:
        await session.execute(update(Seminar).values(**values))


async def invite(hall: Database, unit: str, **values: Any) -> None:
    async with hall.session.begin() as session:
        same = {"office": "municipality", "unit_code": unit, "source": "target"}
        seats.create_seat(session, await seminar_of(session), INVITED, NOW, **same, **values)


@limits
async def test_an_invitation_that_comes_meanwhile_is_taken_up(
    hall: Database, batch: Session, limit: dict[str, int | None]
) -> None:
    await change_seminar(hall, **limit)
    await register(batch, 0, A)
    await invite(hall, A)
    with pytest.raises(late_seats.SeatsChanged):
        await finish(batch)


@limits
async def test_an_entry_that_is_given_the_number_of_the_person_meanwhile_is_taken_up(
    hall: Database, batch: Session, limit: dict[str, int | None]
) -> None:
    await change_seminar(hall, **limit)
    await invite(hall, A, name="Үлгү")
    await register(batch, 0, A)
    async with hall.session.begin() as session:
        await session.execute(update(Seat).values(phone="+996700000000"))
    with pytest.raises(late_seats.SeatsChanged):
        await finish(batch)


@limits
async def test_an_invitation_that_comes_while_one_is_looked_for_is_taken_up(
    hall: Database, batch: Session, limit: dict[str, int | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    find = invitations.find_invitation_for

    async def find_too_early(*arguments: Any) -> Seat | None:
        found = await find(*arguments)
        await invite(hall, A)
        return found

    await change_seminar(hall, **limit)
    monkeypatch.setattr(invitations, "find_invitation_for", find_too_early)
    await register(batch, 0, A)
    with pytest.raises(late_seats.SeatsChanged):
        await finish(batch)


@limits
async def test_an_invitation_to_another_municipality_changes_nothing(
    hall: Database, batch: Session, limit: dict[str, int | None]
) -> None:
    await change_seminar(hall, **limit)
    await invite(hall, A, name="Үлгү")
    await register(batch, 0, A)
    await invite(hall, B)
    await finish(batch)


@pytest.mark.parametrize("lowered", [{"capacity": 1}, {"places_per_unit": 1}], ids=str)
async def test_limits_that_are_set_meanwhile_hold(
    hall: Database, batch: Session, lowered: dict[str, int]
) -> None:
    await change_seminar(hall, capacity=None, places_per_unit=None)
    await register(batch, 0, A)
    await register(batch, 1, A)
    await change_seminar(hall, **lowered)
    with pytest.raises(late_seats.SeatsChanged):
        await finish(batch)


PLANS = [{"version": 2, "starts_at": NOW}, {"version": 2, "state": CANCELLED}, {"state": CLOSED}]


@pytest.mark.parametrize("plan", PLANS, ids=["moved", "cancelled", "closed"])
async def test_nobody_gets_a_seat_by_a_plan_that_changes_meanwhile(
    hall: Database, batch: Session, plan: dict[str, Any]
) -> None:
    await register(batch, 0, A)
    await change_seminar(hall, **plan)
    with pytest.raises(late_seats.SeatsChanged):
        await finish(batch)


async def test_nobody_gets_a_seat_by_a_plan_that_changed_before_it_was_decided(
    hall: Database, batch: Session
) -> None:
    assert await seminars.get(batch, 1)
    await change_seminar(hall, version=2, starts_at=NOW)
    await register(batch, 0, A)
    with pytest.raises(late_seats.SeatsChanged):
        await finish(batch)


@pytest.mark.parametrize("plan", PLANS, ids=["moved", "cancelled", "closed"])
async def test_a_plan_that_changed_before_the_lock_is_loaded_again(
    hall: Database, batch: Session, plan: dict[str, Any]
) -> None:
    seminar = await seminar_of(batch)
    await change_seminar(hall, **plan)
    with pytest.raises(late_seats.SeatsChanged):
        await seats.lock_seat_counts(batch, seminar)
    assert {name: getattr(seminar, name) for name in plan} == plan
    await seats.lock_seat_counts(batch, seminar)


async def test_the_last_place_is_given_under_the_lock(hall: Database, batch: Session, other: Session) -> None:
    async with hall.session.begin() as session:
        await register(session, 2, C)
    await register(batch, 0, A)
    assert (await register(batch, 1, B)).state == WAITING
    with pytest.raises(OperationalError):
        await seats.lock_seat_counts(other, await seminar_of(other))


async def test_questions_of_two_batches_have_numbers_of_their_own_and_neither_waits(
    batch: Session, other: Session
) -> None:
    assert [await ask(batch, 0), await ask(other, 1), await ask(batch, 2)] == [1, 2, 3]
    await batch.commit()
    await other.commit()


async def test_a_batch_that_has_locked_the_seminar_numbers_its_questions_itself(
    hall: Database, batch: Session
) -> None:
    await seats.lock_seat_counts(batch, await seminar_of(batch))
    assert [await ask(batch, 0), await ask(batch, 1)] == [1, 2]
    await batch.rollback()
    async with hall.session.begin() as session:
        assert await ask(session, 0) == 1


async def test_somebody_who_holds_the_seminar_for_long_is_waited_for_in_the_own_transaction(
    hall: Database, batch: Session
) -> None:
    async with hall.session.begin() as session:
        await seats.lock_seat_counts(session, await seminar_of(session))
        with pytest.raises(OperationalError):
            await ask(batch, 0)


async def test_a_batch_that_is_done_again_has_the_same_numbers(hall: Database, batch: Session) -> None:
    await ask(batch, 0)
    await ask(batch, 1)
    await batch.rollback()
    async with hall.session.begin() as again:
        again.unused_numbers = batch.reserved_numbers
        assert [await ask(again, 0), await ask(again, 1), await ask(again, 2)] == [1, 2, 3]
