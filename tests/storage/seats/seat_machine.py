"""Promise 4 as a state machine: random changes of seats."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta
from itertools import count
from typing import cast

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from storage.database import Database, Session
from storage.models import ACTIVE_STATES, Person, RegisterImport, Seat, SeatEvent, Seminar, Unit, seat_states
from storage.seats import assisted_registration, deputies, registrations, seats, waitlist
from storage.seats.seat_counts import SeatCounts
from storage.seats.seats import InvalidTransition, SeminarFull, UnitFull
from storage.tokens import hash_token
from storage.units.units import Place
from tests.sqlite_without_thread import connect_without_threads
from tests.storage.conftest import NOW, new_person, new_seminar

MUNICIPALITIES = ("m11", "m12", "m21")
PLACES: tuple[Place, ...] = (*(("municipality", code) for code in MUNICIPALITIES), ("partner", None))
PEOPLE = 5
SLUGS = count(1)

who = st.integers(0, PEOPLE - 1)
where = st.sampled_from(PLACES)
Act = Callable[[Session, Seminar], Awaitable[None]]


async def create_units(database: Database) -> None:
    """Insert two rayons with their municipalities, and people."""
    async with database.session.begin() as session:
        session.add(_unit("o", "oblast", None))
        await session.flush()
        session.add_all([_unit("r1", "rayon", "o"), _unit("r2", "rayon", "o")])
        await session.flush()
        session.add_all([_unit(code, "ayil_aymak", f"r{code[1]}") for code in MUNICIPALITIES])
        session.add(RegisterImport(version="hall", imported_at=NOW))
        session.add_all([new_person(9000 + number, name=f"Үлгү {number}") for number in range(PEOPLE)])


def _unit(code: str, level: str, parent: str | None) -> Unit:
    return Unit(code=code, level=level, parent_code=parent, name_ky=code, name_ru=code, name_en=code)


class SeatMachine(RuleBasedStateMachine):
    """Each rule is one transaction; after each the invariants are checked in the database."""

    def __init__(self, runner: asyncio.Runner, database: Database) -> None:
        super().__init__()
        self.runner, self.database = runner, database
        self.now: datetime = NOW
        self.seminar_id = 0
        self.allowed: Counter[Place] = Counter()
        """The present number of places of a unit: its own, and those added by staff."""
        self.let_lapse: set[int] = set()
        """Seats that let an offer expire: they are not offered the same place again."""

    def do(self, act: Act) -> None:
        self.now += timedelta(minutes=1)
        self.runner.run(self._do(act))

    async def _do(self, act: Act) -> None:
        async with self.database.session.begin() as session:
            seminar = await session.get(Seminar, self.seminar_id)
            assert seminar is not None
            await act(session, seminar)
            await session.flush()
            room = await seats.lock_seat_counts(session, seminar)
            rows = await session.scalars(select(Seat).where(Seat.seminar_id == seminar.id))
            taken = Counter(
                seats.place_of(seat) for seat in rows if seat.state in seat_states.OCCUPIED_STATES
            )
            assert (room.taken, +room.by_place) == (taken.total(), taken), "the ledger has lost count"

    async def person(self, session: Session, number: int) -> Person:
        found = await session.scalar(select(Person).where(Person.telegram_id == 9000 + number))
        assert found is not None
        return found

    @staticmethod
    async def one_in(session: Session, seminar: Seminar, states: Collection[str], number: int) -> Seat | None:
        """Return one of the seats in these states, if there are any."""
        found = await seats.list_in_states(session, seminar.id, list(states))
        return found[number % len(found)] if found else None

    async def promote(self, session: Session, seminar: Seminar) -> None:
        for seat in await waitlist.offer_places(session, seminar, self.now):
            self.let_lapse.discard(seat.id)

    @initialize(capacity=st.integers(1, 3), places_per_unit=st.sampled_from([1, 1, 2]))
    def begin(self, capacity: int, places_per_unit: int) -> None:
        self.runner.run(self._begin(capacity, places_per_unit))

    async def _begin(self, capacity: int, places_per_unit: int) -> None:
        times = {"starts_at": NOW + timedelta(days=400), "ends_at": NOW + timedelta(days=401)}
        async with self.database.session.begin() as session:
            seminar = new_seminar(
                f"hall-{next(SLUGS)}", capacity=capacity, places_per_unit=places_per_unit, **times
            )
            session.add(seminar)
            await session.flush()
            self.seminar_id = seminar.id
        self.allowed = Counter({place: places_per_unit for place in PLACES if place[1]})

    # Actions of people.

    @rule(where=st.permutations(PLACES))
    def a_crowd_registers(self, where: list[Place]) -> None:
        """Register many people, so that halls are full."""
        for number, place in enumerate(where):
            self.register(number, place, None)

    @rule(who=who, where=where, wish=st.sampled_from([None, "instead", "staff"]))
    def register(self, who: int, where: Place, wish: str | None) -> None:
        async def act(session: Session, seminar: Seminar) -> None:
            person = await self.person(session, who)
            person.office, person.unit_code = where
            try:
                seat = await registrations.register(session, seminar, person, self.now)
                holders = None
            except UnitFull as taken:
                holders = taken.seats
            if holders is None:
                assert seat.state in (*seat_states.ATTENDING_STATES, seat_states.WAITING)
            else:
                assert len(holders) >= (seminar.places_per_unit or 0) > 0
                await self._wish(session, seminar, person, wish, holders[0])
            await self.promote(session, seminar)  # a place may have been changed

        self.do(act)

    async def _wish(
        self, session: Session, seminar: Seminar, person: Person, wish: str | None, holder: Seat
    ) -> None:
        if wish is None:
            return
        instead = holder if wish == "instead" else None
        mine = await seats.of_person(session, seminar.id, person)
        try:
            seat = await registrations.register(
                session, seminar, person, self.now, waiting_for=wish, instead_of=instead
            )
        except UnitFull:
            assert mine is not None
            assert mine.state in seat_states.OCCUPIED_STATES, (
                "only whoever has a place elsewhere is refused a wish"
            )
        else:
            assert seat.state == seat_states.WAITING

    @rule(who=who, state=st.sampled_from([seat_states.CANCELLED, seat_states.DECLINED]))
    def leave_seat(self, who: int, state: str) -> None:
        async def act(session: Session, seminar: Seminar) -> None:
            await self._move(session, seminar, who, state)
            await self.promote(session, seminar)

        self.do(act)

    @rule(
        who=who, state=st.sampled_from([seat_states.REGISTERED, seat_states.CONFIRMED, seat_states.ARRIVED])
    )
    def move_seat(self, who: int, state: str) -> None:
        """Confirm, arrive, accept an offer, come back: whatever the state allows, if there is room."""

        async def act(session: Session, seminar: Seminar) -> None:
            await self._move(session, seminar, who, state)

        self.do(act)

    async def _move(self, session: Session, seminar: Seminar, number: int, state: str) -> None:
        able = [was for was in seat_states.STATES if state in seats.TRANSITIONS[was]]
        seat = await self.one_in(session, seminar, able, number)
        if seat is None:
            return
        was, room = seat.state, await seats.lock_seat_counts(session, seminar)
        fits = was in seat_states.OCCUPIED_STATES or (
            room.has_capacity() and room.has_capacity_for(seats.place_of(seat))
        )
        newer = (
            was not in ACTIVE_STATES and state in ACTIVE_STATES and await self._live_elsewhere(session, seat)
        )
        try:
            await seats.transition(session, seat, state, self.now)
        except InvalidTransition:
            assert newer, "only a seat whose person has another one by now may not come back"
        except (SeminarFull, UnitFull):
            assert not fits
            assert seat.state == was
        else:
            assert not newer
            assert fits or state not in seat_states.OCCUPIED_STATES

    @staticmethod
    async def _live_elsewhere(session: Session, seat: Seat) -> bool:
        """Return whether its person has another active seat there."""
        if seat.person_id is None:
            return False
        others = select(Seat.state).where(Seat.person_id == seat.person_id, Seat.id != seat.id)
        states = await session.scalars(others.where(Seat.seminar_id == seat.seminar_id))
        return any(state in ACTIVE_STATES for state in states)

    @rule(who=who, other=who)
    def send_a_deputy(self, who: int, other: int) -> None:
        async def act(session: Session, seminar: Seminar) -> None:
            seat = await self.one_in(session, seminar, deputies.TRANSFERABLE_STATES, who)
            if seat is None:
                return
            word = deputies.create_link(seat, seminar, self.now)
            await session.flush()
            found = await deputies.by_token_hash(session, hash_token(word), self.now)
            assert found is seat
            await self._hand_over(session, seminar, seat, other)
            await self.promote(session, seminar)  # the deputy may have been offered a place

        self.do(act)

    async def _hand_over(self, session: Session, seminar: Seminar, seat: Seat, other: int) -> None:
        deputy = await self.person(session, other)
        theirs = await seats.of_person(session, seminar.id, deputy)
        holds = theirs is not None and theirs.state in seat_states.ATTENDING_STATES
        try:
            after = await deputies.hand_over(session, seminar, seat, deputy, self.now)
        except InvalidTransition:
            assert holds
            return
        await session.flush()
        assert not holds
        assert seats.place_of(after) == seats.place_of(seat)
        assert seat.state == seat_states.HANDED_OVER
        assert after.replaces_seat_id == seat.id

    @rule(which=who)
    def reclaim_seat(self, which: int) -> None:
        """Take a seat back from the wrong deputy."""

        async def act(session: Session, seminar: Seminar) -> None:
            seat = await self.one_in(session, seminar, [seat_states.HANDED_OVER], which)
            giver = await session.get(Person, seat.person_id) if seat and seat.person_id else None
            if seat is None or giver is None:
                return
            try:
                ended = await deputies.undo_hand_over(session, seminar, seat, self.now, giver)
            except (InvalidTransition, SeminarFull):
                assert seat.state == seat_states.HANDED_OVER
            else:
                assert seat.state in seat_states.ATTENDING_STATES
                assert all(one.state == seat_states.CANCELLED for one in ended)
            await self.promote(session, seminar)

        self.do(act)

    # Actions of staff.

    @rule(who=who)
    def let_in_beyond(self, who: int) -> None:
        async def act(session: Session, seminar: Seminar) -> None:
            seat = await self.one_in(session, seminar, [seat_states.WAITING], who)
            room = await seats.lock_seat_counts(session, seminar)
            if seat is None or not room.has_capacity():
                return
            place = seats.place_of(seat)
            await seats.transition(session, seat, seat_states.REGISTERED, self.now, over_quota=True)
            self.allowed[place] = max(self.allowed[place], room.by_place[place])

        self.do(act)

    @rule(where=where, over_quota=st.booleans())
    def assist(self, where: Place, over_quota: bool) -> None:
        async def act(session: Session, seminar: Seminar) -> None:
            by = await self.person(session, 0)
            told = {"name": "Үлгү", "office": where[0], "unit_code": where[1]}
            try:
                seat = await assisted_registration.register_on_behalf(
                    session, seminar, told, by, self.now, over_quota=over_quota
                )
            except UnitFull:
                assert not over_quota
                return
            room = await seats.lock_seat_counts(session, seminar)
            if seat.state == seat_states.REGISTERED:
                self.allowed[where] = max(self.allowed[where], room.by_place[where])

        self.do(act)

    @rule(capacity=st.one_of(st.none(), st.integers(1, 8)))
    def change_the_capacity(self, capacity: int | None) -> None:
        async def act(session: Session, seminar: Seminar) -> None:
            taken = (await seats.lock_seat_counts(session, seminar)).taken
            if capacity is not None and capacity < taken:
                return  # staff are refused
            seminar.capacity = capacity
            seats.clear_seat_counts(session, seminar)
            await self.promote(session, seminar)

        self.do(act)

    # Time.

    @rule(hours=st.sampled_from([1, 23, 25]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

        async def act(session: Session, seminar: Seminar) -> None:
            for one in await waitlist.list_with_expired(session, self.now):
                if one.id == seminar.id:
                    gone = await waitlist.expire_offers(session, seminar, self.now)
                    self.let_lapse |= {seat.id for seat in gone}
                    await waitlist.offer_places(session, seminar, self.now, exclude=gone)

        self.do(act)

    # Invariants.

    @invariant()
    def invariants_hold(self) -> None:
        if self.seminar_id:
            self.runner.run(self._invariants_hold())

    async def _invariants_hold(self) -> None:
        async with self.database.session() as session:
            seminar = await session.get(Seminar, self.seminar_id)
            assert seminar is not None
            rows = list(await session.scalars(select(Seat).where(Seat.seminar_id == seminar.id)))
            self._never_oversold(seminar, rows)
            self._one_seat_a_person(rows)
            self._nobody_waits_for_what_is_free(seminar, rows)
            await self._history_is_whole(session, rows)

    def _never_oversold(self, seminar: Seminar, rows: list[Seat]) -> None:
        taken = Counter(seats.place_of(seat) for seat in rows if seat.state in seat_states.OCCUPIED_STATES)
        assert seminar.capacity is None or taken.total() <= seminar.capacity, "the hall is oversold"
        assert seminar.places_per_unit is not None
        for place, number in taken.items():
            assert place[1] is None or number <= self.allowed[place], "a municipality's seat is taken twice"
        for place in PLACES:  # an added place is not kept when it is given back
            self.allowed[place] = max(seminar.places_per_unit, min(self.allowed[place], taken[place]))

    @staticmethod
    def _one_seat_a_person(rows: list[Seat]) -> None:
        live = Counter(seat.person_id for seat in rows if seat.person_id and seat.state in ACTIVE_STATES)
        assert not live or max(live.values()) == 1
        after = Counter(seat.replaces_seat_id for seat in rows if seat.source == "deputy")
        # A deputy whose seat was taken back may have handed it on already.
        lost = {seat.id for seat in rows if seat.source == "deputy" and seat.replaces_seat_id is None}
        handed = [seat.id for seat in rows if seat.state == seat_states.HANDED_OVER and seat.id not in lost]
        assert all(after[number] == 1 for number in handed), "a seat that was handed over has one successor"

    def _nobody_waits_for_what_is_free(self, seminar: Seminar, rows: list[Seat]) -> None:
        taken = Counter(seats.place_of(seat) for seat in rows if seat.state in seat_states.OCCUPIED_STATES)
        room = SeatCounts(seminar.capacity, seminar.places_per_unit, taken.total(), taken)
        waiting = [
            seat for seat in rows if seat.state == seat_states.WAITING and seat.id not in self.let_lapse
        ]
        if room.has_capacity():
            assert not [seat for seat in waiting if room.has_capacity_for(seats.place_of(seat))]

    @staticmethod
    async def _history_is_whole(session: Session, rows: list[Seat]) -> None:
        """Transitions are allowed and continue each other; the last one leads to the present state."""
        ids = [seat.id for seat in rows]
        changes = await session.scalars(
            select(SeatEvent).where(SeatEvent.seat_id.in_(ids)).order_by(SeatEvent.id)
        )
        stands: dict[int, str] = {}
        for change in changes:
            assert change.from_state == stands.get(change.seat_id, change.from_state)
            back = (
                change.from_state == seat_states.HANDED_OVER
                and change.to_state in seat_states.ATTENDING_STATES
            )  # taken back from a deputy
            assert (
                back
                or change.to_state == change.from_state
                or change.to_state in seats.TRANSITIONS[change.from_state]
            )
            stands[change.seat_id] = change.to_state
        assert all(stands.get(seat.id, seat.state) == seat.state for seat in rows)


def run_seat_machine(database_url: str, *, examples: int, steps: int) -> None:
    """Run the machine on a database that has its tables. Raise its finding, reduced to the fewest steps."""
    quiet = settings(
        max_examples=examples,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
    )
    with asyncio.Runner() as runner:
        database = Database(database_url)
        connect_without_threads(database)
        runner.run(create_units(database))
        try:
            made = cast(type[RuleBasedStateMachine], lambda: SeatMachine(runner, database))
            run_state_machine_as_test(made, settings=quiet)
        finally:
            runner.run(database.close())
