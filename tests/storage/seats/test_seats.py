"""Rules of seats, one at a time; test_seat_machine.py tests them together."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from storage.coverage import coverage
from storage.database import Database, Session
from storage.models import Person, Seat, Seminar, seat_states
from storage.privacy import held_data
from storage.seats import assisted_registration, deputies, registrations, seats, waitlist
from storage.tokens import hash_token
from tests.storage.conftest import NOW, new_seminar
from tests.storage.seats.seat_machine import create_units

A, B, C = "m11", "m12", "m21"
"""Two municipalities of one rayon, and one of another."""


@pytest.fixture
async def small_hall(database: Database) -> Database:
    """Insert municipalities, people, and a seminar with two places, one a municipality."""
    await create_units(database)
    async with database.session.begin() as session:
        times = {"starts_at": NOW + timedelta(days=9), "ends_at": NOW + timedelta(days=10)}
        session.add(new_seminar("two-places", capacity=2, places_per_unit=1, **times))
    return database


async def seminar_of(session: Session) -> Seminar:
    found = await session.scalar(select(Seminar).where(Seminar.slug == "two-places"))
    assert found is not None
    return found


async def person(session: Session, number: int, unit: str | None, **fields: Any) -> Person:
    found = await session.scalar(select(Person).where(Person.telegram_id == 9000 + number))
    assert found is not None
    found.office, found.unit_code = ("municipality" if unit else "partner"), unit
    for name, value in fields.items():
        setattr(found, name, value)
    return found


async def register(session: Session, number: int, unit: str | None, minutes: int = 0, **wish: Any) -> Seat:
    """Register one more person, a number of minutes later."""
    who = await person(session, number, unit)
    at = NOW + timedelta(minutes=minutes)
    seat = await registrations.register(session, await seminar_of(session), who, at, **wish)
    await session.flush()
    return seat


async def test_a_full_hall_makes_wait_and_a_taken_municipality_raises(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        assert (await register(session, 0, A)).state == seat_states.REGISTERED
        with pytest.raises(seats.UnitFull) as taken:
            await register(session, 1, A)
        assert [seat.person_id for seat in taken.value.seats] == [(await person(session, 0, A)).id]
        assert (await register(session, 1, B)).state == seat_states.REGISTERED
        last = await register(session, 2, C)
        assert (last.state, last.waiting_for) == (seat_states.WAITING, "place")


async def test_a_wish_moves_nobody_who_has_a_place_to_one_that_is_taken(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        holder = await register(session, 0, A)
        mine = await register(session, 1, B)
        with pytest.raises(seats.UnitFull):
            await register(session, 1, A, waiting_for="instead", instead_of=holder)
        assert (mine.unit_code, mine.state) == (B, seat_states.REGISTERED)


async def test_nobody_comes_back_into_a_hall_that_is_full_by_now(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        first = await register(session, 0, A)
        await seats.transition(session, first, seat_states.CANCELLED, NOW)
        await register(session, 1, B)
        await register(session, 2, C)
        with pytest.raises(seats.SeminarFull):
            await seats.transition(session, first, seat_states.CONFIRMED, NOW)
        with pytest.raises(seats.SeminarFull):
            await seats.transition(session, first, seat_states.REGISTERED, NOW, over_quota=True)
        assert first.state == seat_states.CANCELLED


async def test_who_has_no_telephone_takes_up_nobodys_invitation(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        invited = seats.create_seat(
            session, seminar, seat_states.INVITED, NOW, office="municipality", unit_code=A, source="import"
        )
        await session.flush()
        assert (await register(session, 0, B)) is not invited
        assert (await register(session, 1, A)) is invited


async def test_whoever_waits_for_a_decision_about_the_target_list_is_offered_nothing(
    small_hall: Database,
) -> None:
    async with small_hall.session.begin() as session:
        seat = await register(session, 0, A, waiting_for="target")
        assert (seat.state, seat.waiting_for) == (seat_states.WAITING, "target")
        assert await waitlist.offer_places(session, await seminar_of(session), NOW) == []


async def test_the_time_of_registration_is_the_persons_own(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        seats.create_seat(
            session, seminar, seat_states.INVITED, NOW, office="municipality", unit_code=A, source="import"
        )
        seat = await register(session, 0, A, minutes=5)
        for minutes, state in ((6, seat_states.CONFIRMED), (7, seat_states.REGISTERED)):
            await seats.transition(session, seat, state, NOW + timedelta(minutes=minutes))
        assert (seat.created_at, seat.registered_at) == (NOW, NOW + timedelta(minutes=5))


async def test_first_is_whose_rayon_has_fewest_places_then_who_has_waited_longest(
    small_hall: Database,
) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        leaving, staying = await register(session, 0, None), await register(session, 1, A)
        same, other, later = [
            await register(session, number, unit, minutes)
            for number, unit, minutes in ((2, B, 1), (3, C, 2), (4, None, 3))
        ]
        turns = [await waitlist.waitlist_position(session, seminar, seat) for seat in (same, other, later)]
        assert turns == [2, 1, 3]  # nobody of the third one's rayon comes yet; the others are even
        await seats.transition(session, leaving, seat_states.CANCELLED, NOW)
        [offered] = await waitlist.offer_places(session, seminar, NOW + timedelta(hours=1))
        assert offered is other
        assert staying.state == seat_states.REGISTERED


async def test_an_offer_that_runs_out_goes_to_the_end_and_not_straight_back(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        first = await register(session, 0, A)
        await register(session, 1, B)
        alone = await register(session, 2, C)
        await seats.transition(session, first, seat_states.CANCELLED, NOW)
        assert await waitlist.offer_places(session, seminar, NOW) == [alone]
        await session.flush()
        late = NOW + timedelta(hours=25)
        assert await waitlist.list_with_expired(session, NOW) == []
        assert await waitlist.list_with_expired(session, late) == [seminar]
        gone = await waitlist.expire_offers(session, seminar, late)
        assert gone == [alone]
        assert (alone.state, alone.state_changed_at, alone.offer_expires_at) == (
            seat_states.WAITING,
            late,
            None,
        )
        assert await waitlist.offer_places(session, seminar, late, exclude=gone) == []
        assert await waitlist.offer_places(session, seminar, late) == [alone]


@pytest.mark.parametrize(
    ("before", "lasts"),
    [
        (timedelta(days=5), timedelta(hours=24)),
        (timedelta(hours=10), timedelta(hours=7)),
        (timedelta(hours=3), timedelta(minutes=30)),
        (timedelta(minutes=20), timedelta(minutes=20)),
    ],
)
def test_an_offer_lasts_a_day_less_near_the_seminar_and_never_beyond_its_start(
    before: timedelta, lasts: timedelta
) -> None:
    seminar = new_seminar(starts_at=NOW + before)
    assert waitlist.offer_deadline(seminar, NOW) == NOW + lasts


async def test_a_link_holds_at_most_until_the_seminar_ends_and_only_its_hash_is_kept(
    small_hall: Database,
) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        seat = await register(session, 0, A)
        seminar.ends_at = NOW + timedelta(hours=2)
        word = deputies.create_link(seat, seminar, NOW)
        await session.flush()
        assert len(word) == 43
        assert word not in str([getattr(seat, column.key) for column in Seat.__table__.columns])
        assert await deputies.by_token_hash(session, hash_token(word), NOW) is seat
        assert await deputies.by_token_hash(session, hash_token(word), seminar.ends_at) is None
        newer = deputies.create_link(seat, seminar, NOW)
        await session.flush()
        assert await deputies.by_token_hash(session, hash_token(word), NOW) is None
        await seats.transition(session, seat, seat_states.CANCELLED, NOW)
        await session.flush()
        assert await deputies.by_token_hash(session, hash_token(newer), NOW) is None


async def test_who_waits_elsewhere_and_becomes_a_deputy_has_one_seat(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        seat = await register(session, 0, A)
        await register(session, 1, B)
        waiting = await register(session, 2, C)
        deputy = await person(session, 2, C)
        after = await deputies.hand_over(session, seminar, seat, deputy, NOW)
        await session.flush()
        assert (after.unit_code, after.person_id, after.state) == (A, deputy.id, seat_states.REGISTERED)
        assert (seat.state, waiting.state) == (seat_states.HANDED_OVER, seat_states.CANCELLED)
        with pytest.raises(seats.InvalidTransition):
            await deputies.hand_over(session, seminar, seat, await person(session, 3, C), NOW)


TOLD = {"name": "Үлгү", "phone": "+996700100101", "office": "municipality", "unit_code": A}


async def test_a_proven_number_takes_up_what_staff_registered_under_it(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        by = await person(session, 0, None)
        seat = await assisted_registration.register_on_behalf(session, seminar, TOLD, by, NOW)
        await session.flush()
        assert (seat.source, seat.added_by_id, seat.person_id) == ("assisted", by.id, None)
        with pytest.raises(seats.UnitFull):
            await assisted_registration.register_on_behalf(session, seminar, TOLD, by, NOW)
        who = await person(session, 1, A, phone="+996700100101", phone_verified_at=NOW)
        assert await registrations.register(session, seminar, who, NOW) is seat
        assert [change.actor_id for change in await seats.list_events(session, seat)] == [who.id]


async def test_a_number_is_theirs_who_proved_it_last(small_hall: Database) -> None:
    """An office telephone is passed on to the next head: what staff write under it is for them."""
    async with small_hall.session.begin() as session:
        seminar, by = await seminar_of(session), await person(session, 0, None)
        seminar.places_per_unit = 2
        seat = await assisted_registration.register_on_behalf(session, seminar, TOLD, by, NOW)
        before = await person(session, 1, A, phone="+996700100101", phone_verified_at=NOW)
        after = await person(session, 2, A, phone="+996700100101", phone_verified_at=NOW + timedelta(days=1))
        await session.flush()
        assert (await held_data.get_subject(session, before)).verified == ()
        assert (await held_data.get_subject(session, after)).verified == ("+996700100101",)
        assert await registrations.register(session, seminar, before, NOW) is not seat
        before.phone_verified_at = NOW + timedelta(days=2)
        await session.flush()
        assert (await held_data.get_subject(session, after)).verified == ()


@pytest.mark.parametrize(("unit", "verified"), [(A, None), (C, None), (C, NOW)])
async def test_a_seat_that_staff_registered_stays_what_and_where_it_is(
    small_hall: Database, unit: str, verified: datetime | None
) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        by = await person(session, 0, None)
        seat = await assisted_registration.register_on_behalf(session, seminar, TOLD, by, NOW)
        await session.flush()
        who = await person(session, 1, unit, phone="+996700100101", phone_verified_at=verified)
        if unit == A:
            with pytest.raises(seats.UnitFull):
                await registrations.register(session, seminar, who, NOW)
        else:
            assert await registrations.register(session, seminar, who, NOW) is not seat
        assert (seat.person_id, seat.unit_code, seat.name, seat.state) == (
            None,
            A,
            "Үлгү",
            seat_states.REGISTERED,
        )


async def test_staff_take_up_the_invitation_they_point_to_and_one_that_names_nobody(
    small_hall: Database,
) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        seminar.places_per_unit = None
        by = await person(session, 0, None)
        place = {"office": "municipality", "unit_code": A, "source": "import"}
        named = seats.create_seat(session, seminar, seat_states.INVITED, NOW, name="Башка", **place)
        unnamed = seats.create_seat(session, seminar, seat_states.INVITED, NOW, **place)
        await session.flush()
        assert await assisted_registration.register_on_behalf(session, seminar, TOLD, by, NOW) is unnamed
        assert (named.name, named.state) == ("Башка", seat_states.INVITED)
        assert (
            await assisted_registration.register_on_behalf(session, seminar, TOLD, by, NOW, invited=named)
            is named
        )
        with pytest.raises(seats.InvalidTransition):
            await assisted_registration.register_on_behalf(session, seminar, TOLD, by, NOW, invited=named)


# The deputy's link, and taking the seat back.


async def test_a_link_holds_for_72_hours(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        seminar, seat = await seminar_of(session), await register(session, 0, A)
        word = hash_token(deputies.create_link(seat, seminar, NOW))
        await session.flush()
        assert await deputies.by_token_hash(session, word, NOW + timedelta(hours=71, minutes=59)) is seat
        assert await deputies.by_token_hash(session, word, NOW + timedelta(hours=72)) is None


async def hand_over(session: Session, number: int = 1, at: datetime = NOW) -> tuple[Seat, Seat]:
    """Return a seat that somebody took by its link, and theirs."""
    seminar, seat = await seminar_of(session), await register(session, 0, A)
    await seats.transition(session, seat, seat_states.CONFIRMED, NOW)
    after = await deputies.hand_over(session, seminar, seat, await person(session, number, None), at)
    await session.flush()
    return seat, after


async def test_the_giver_has_the_seat_back_for_a_day_as_it_was(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        seat, after = await hand_over(session)
        giver, since = await person(session, 0, A), (seat.registered_at, seat.confirmed_at)
        with pytest.raises(seats.InvalidTransition):
            await deputies.undo_hand_over(session, seminar, seat, NOW + timedelta(days=1), giver)
        assert (seat.state, after.state) == (seat_states.HANDED_OVER, seat_states.REGISTERED)
        assert await deputies.undo_hand_over(session, seminar, seat, NOW + timedelta(hours=23), giver) == [
            after
        ]
        assert (seat.state, after.state, after.replaces_seat_id) == (
            seat_states.CONFIRMED,
            seat_states.CANCELLED,
            None,
        )
        assert (seat.registered_at, seat.confirmed_at) == since
        with pytest.raises(seats.InvalidTransition):
            await deputies.undo_hand_over(session, seminar, seat, NOW + timedelta(hours=23), giver)


async def test_the_seat_comes_back_from_whomever_it_was_passed_on_to(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        seat, after = await hand_over(session)
        last = await deputies.hand_over(session, seminar, after, await person(session, 2, None), NOW)
        await session.flush()
        assert await deputies.undo_hand_over(session, seminar, seat, NOW, await person(session, 0, A)) == [
            last
        ]
        assert [one.state for one in (seat, after, last)] == ["confirmed", "handed_over", "cancelled"]
        assert await coverage.count_ended(session, seminar.id) == {}
        assert await coverage.count_by_state(session, seminar.id) == {"confirmed": 1}


async def test_what_staff_decided_and_who_has_arrived_stay(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        seat, after = await hand_over(session)
        giver, staff = await person(session, 0, A), await person(session, 3, None)
        await seats.transition(session, after, seat_states.ARRIVED, NOW)
        with pytest.raises(seats.InvalidTransition):
            await deputies.undo_hand_over(session, seminar, seat, NOW, giver)
        await seats.transition(session, after, seat_states.REGISTERED, NOW)
        await deputies.hand_over_unlinked(session, seminar, after, NOW, staff, name="Үлгү", position="other")
        await session.flush()
        with pytest.raises(seats.InvalidTransition):
            await deputies.undo_hand_over(session, seminar, seat, NOW, giver)


async def test_a_seat_that_went_to_others_meanwhile_does_not_come_back(small_hall: Database) -> None:
    async with small_hall.session.begin() as session:
        seminar = await seminar_of(session)
        seat, after = await hand_over(session)
        await seats.transition(session, after, seat_states.CANCELLED, NOW)
        await register(session, 2, B)
        await register(session, 3, C)
        with pytest.raises(seats.SeminarFull):
            await deputies.undo_hand_over(session, seminar, seat, NOW, await person(session, 0, A))
        assert seat.state == seat_states.HANDED_OVER
