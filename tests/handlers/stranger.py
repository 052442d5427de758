"""A second person who types the first one's particulars at every step: promise 26 as a state machine.

The first one registers, asks, sends a deputy; staff put them on a list, register them, decide. Whatever the stranger
types – number, name, place, words, the first one's links, a file of the same name – nothing of the first one's is
another afterwards, and nothing that the stranger has not typed is told to them. What staff say is another matter.
"""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any, cast

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.outgoing import Post
from handlers import dispatch
from handlers.dispatch import Said
from handlers.start import NOTICE_VERSION
from handlers.words import Contact, Incoming, Media, Profile, Refusal, Say
from storage import assisted, invitees, roles, seats, uploads
from storage.database import Database
from storage.models import (
    Attachment,
    ExtraQuestion,
    Feedback,
    Person,
    Question,
    Remark,
    Role,
    Seat,
    SeatChange,
    Seminar,
    Sending,
    Table,
    Upload,
    Vote,
)
from storage.planning import ARCHIVED
from tests.storage.conftest import NOW, a_person, a_seminar
from tests.storage.hall import MUNICIPALITIES, furnish

HERE, THERE = MUNICIPALITIES[0], MUNICIPALITIES[2]
NAME, FULL, OTHER = "Канарейка Сайрабек", "Канарейка Сайрабек Жашырбековна", "Башка Бирөө"
NUMBER, SPARE = "+996700100101", "+996700100199"
WORDS, FILE = "Канарейканын көпүрөсү качан оңдолот", "канарейка.pdf"
SECRETS = ("Жашырбековна", "Жашыруун каалоо", "Жашыруун себеп", "Жашыруун пикир", "Жашыруун сөз")
"""What the stranger never types: of the name on staff's list, of answers, reasons, feedback and questions."""
NUMBERS, SLUGS = count(7001), count(1)
names, numbers = st.sampled_from([NAME, OTHER]), st.sampled_from([NUMBER, SPARE])
places = st.sampled_from([HERE, THERE])
Picture = dict[str, list[tuple[Any, ...]]]


async def ready(database: Database) -> tuple[Role, ...]:
    """Municipalities, and an organiser of everything; returns their roles."""
    await furnish(database)
    async with database.session.begin() as session:
        person = _agreed(next(NUMBERS), name="Үлгү Уюштуруучу")
        session.add(person)
        await session.flush()
        await roles.give(session, person, roles.OWNER, NOW, None)
        return (await roles.everyone(session))[person.id]


def _agreed(number: int, **values: Any) -> Person:
    consent = {"consented_at": NOW, "consent_version": NOTICE_VERSION, "language": "ky"}
    return a_person(number, **consent | values)


class Town(RuleBasedStateMachine):
    """Each act is a transaction of its own; before and after each of the stranger's the first one's rows are read."""

    def __init__(self, runner: asyncio.Runner, database: Database, having: tuple[Role, ...]) -> None:
        super().__init__()
        self.runner, self.database, self.having = runner, database, having
        self.now: datetime = NOW
        self.updates = count(1)
        self.typed: set[str] = set()
        self.said: list[Said] = []
        self.refused = False
        self.acts = 0

    @initialize(per_unit=st.sampled_from([None, 1]), known=st.sampled_from(["", "listed", "registered"]))
    def begin(self, per_unit: int | None, known: str) -> None:
        """`known`: staff have written them down before anybody comes."""
        self.runner.run(self._begin(per_unit))
        if known:
            self.runner.run(self._listed() if known == "listed" else self._assisted())

    async def _begin(self, per_unit: int | None) -> None:
        self.first, self.stranger = next(NUMBERS), next(NUMBERS)
        async with self.database.session.begin() as session:
            await session.execute(update(Seminar).values(state=ARCHIVED))  # the towns before
            await session.execute(update(Seat).values(phone=None, name=None))
            await session.execute(update(Upload).values(state=uploads.DROPPED, entries=[]))
            await session.execute(
                update(Person).values(phone=None, phone_proven_at=None, draft={}, step=None)
            )
            seminar = a_seminar(f"town-{next(SLUGS)}", places_per_unit=per_unit, moderated=True)
            session.add_all([seminar, _agreed(self.first), _agreed(self.stranger)])
            await session.flush()
            wish = ExtraQuestion(
                seminar_id=seminar.id, position=1, kind="text", title={"ky": "Каалооңуз?"}, choices=[]
            )
            session.add(wish)
            await session.flush()
            self.seminar_id, self.wish = seminar.id, wish.id
            staff = await session.get(Person, self.having[0].person_id)
            assert staff is not None
            assert staff.telegram_id is not None
            self.staff = staff.telegram_id

    # How it goes.

    async def did(self, session: AsyncSession, telegram_id: int, **what: Any) -> None:
        """What that person did, through the bot's own routes."""
        person = await self.person(session, telegram_id)
        if person.consented_at is None:  # forgotten: they come anew
            person.consented_at, person.consent_version, person.language = self.now, NOTICE_VERSION, "ky"
        if "data" in what:
            what["button"], _, what["argument"] = what.pop("data").partition(":")
        number = next(self.updates)
        incoming = Incoming(
            update_id=number,
            at=self.now,
            profile=Profile(telegram_id),
            chat_id=telegram_id,
            message_id=number,
            person=person,
            roles=self.having if telegram_id == self.staff else (),
            **what,
        )
        self.acts += 1
        said = await dispatch.answer(incoming, session)
        await session.flush()
        if telegram_id == self.stranger:
            await self._nothing_is_shown(session, incoming, said)
        self.said += said

    async def person(self, session: AsyncSession, telegram_id: int) -> Person:
        found = await session.scalar(select(Person).where(Person.telegram_id == telegram_id))
        assert found is not None
        return found

    async def _nothing_is_shown(self, session: AsyncSession, did: Incoming, said: Sequence[Said]) -> None:
        post = Post("ky", "Asia/Bishkek", {})
        rows = await post.rows(session, did, said)
        told = "\n".join(row["payload"] for row in rows if row["chat_id"] == self.stranger)
        told += "\n".join(
            repr(one.document) for one in said if isinstance(one, Say) and one.to in (None, did.person)
        )
        kept = {*SECRETS, *({NAME, WORDS, FILE, NUMBER, NUMBER[-6:]} - self.typed)}
        assert not [one for one in kept if one in told], "the stranger is told what they have not typed"

    def act(self, telegram_id: int, *deeds: dict[str, Any]) -> None:
        """These one after the other; a refusal takes back the one it is about, and the rest is not done."""
        self.now += timedelta(minutes=11)
        self.said, self.refused = [], False
        for what in deeds:
            try:
                self.runner.run(self._act(telegram_id, what))
            except Refusal:
                self.refused = True
                return

    async def _act(self, telegram_id: int, what: dict[str, Any]) -> None:
        async with self.database.session.begin() as session:
            await self.did(session, telegram_id, **what)

    @contextlib.contextmanager
    def nothing_changes(self, *typed: str) -> Iterator[None]:
        """Whatever the stranger does in here, having typed this, the first one's rows stay as they are."""
        self.typed |= {*typed, *(one[-6:] for one in typed)}
        before = self.runner.run(self._picture())
        yield
        after = self.runner.run(self._picture())
        changed = [name for name in before if before[name] != after[name]]
        assert not changed, f"the first one's {changed} are not as they were"

    async def _picture(self) -> Picture:
        """Everything of the first one's: their own rows, what staff wrote of them, what staff still hold of them."""
        async with self.database.session() as session:
            first = await self.person(session, self.first)
            staff = await self.person(session, self.staff)
            seats = or_(Seat.person_id == first.id, Seat.person_id.is_(None))
            here = (Seat.seminar_id == self.seminar_id) & seats
            mine = select(Seat.id).where(here)
            asked = select(Question.id).where(Question.person_id == first.id)
            wanted: dict[type[Table], Any] = {
                Person: Person.id == first.id,
                Seat: here,
                SeatChange: SeatChange.seat_id.in_(mine),
                Question: Question.person_id == first.id,
                Attachment: Attachment.question_id.in_(asked),
                Remark: Remark.question_id.in_(asked),
                Vote: Vote.person_id == first.id,
                Feedback: Feedback.person_id == first.id,
                Upload: Upload.seminar_id == self.seminar_id,
                Sending: Sending.chat_id == first.telegram_id,
            }
            found = {
                model.__tablename__: [
                    tuple(row)
                    for row in await session.execute(select(model.__table__).where(which).order_by("id"))
                ]
                if model is not Vote
                else [tuple(row) for row in await session.execute(select(model.__table__).where(which))]
                for model, which in wanted.items()
            }
            found["forms"] = [(str(staff.draft),)]
            return found

    def registering(
        self, name: str, number: str, place: str, *, proven: bool = False, answer: str = "-"
    ) -> list[dict[str, Any]]:
        """The acts of somebody who registers, or changes it: through the form, from its first line on."""
        contact = {"contact": Contact(number, own=True)} if proven else {"text": number}
        return [
            {"data": f"again:{self.seminar_id}"},
            {"data": f"join:{self.seminar_id}"},
            {"data": "change:place"},
            {"data": f"unit:{place}"},
            {"data": "position:head"},
            {"data": "change:phone"},
            contact,
            {"text": answer},
            {"data": "change:name"},
            {"text": name},
            {"data": "confirm"},
        ]

    def through(self, telegram_id: int, deeds: list[dict[str, Any]]) -> None:
        """As `act`, but what is refused (a line that is not asked for now) is gone on from."""
        self.now += timedelta(minutes=11)
        said: list[Said] = []
        for what in deeds:
            self.act(telegram_id, what)
            said += self.said
        self.said = said

    # What the first one and staff do.

    @rule(proven=st.booleans(), place=places)
    def the_first_one_registers(self, proven: bool, place: str) -> None:
        self.through(self.first, self.registering(NAME, NUMBER, place, proven=proven, answer=SECRETS[1]))

    @rule()
    def the_first_one_asks(self) -> None:
        media = Media("document", "file", "unique", name=FILE)
        self.through(
            self.first, [{"data": f"ask:{self.seminar_id}"}, {"text": WORDS + SECRETS[4], "media": media}]
        )

    @rule()
    def the_first_one_cannot_come_and_comes_all_the_same(self) -> None:
        seat = self.runner.run(self._seat())
        self.through(
            self.first, [{"data": f"why:{seat}:words"}, {"text": SECRETS[2]}, {"data": f"coming:{seat}"}]
        )

    @rule()
    def the_first_one_says_what_they_think(self) -> None:
        self.runner.run(self._rated())

    async def _rated(self) -> None:
        async with self.database.session.begin() as session:
            first = await self.person(session, self.first)
            known = select(Feedback.id).where(Feedback.person_id == first.id)
            if await session.scalar(known) is None:
                row = Feedback(seminar_id=self.seminar_id, person_id=first.id, stars=5, text=SECRETS[3])
                row.at = self.now
                session.add(row)

    async def _seat(self, telegram_id: int | None = None) -> int:
        """The number of the newest seat of the first one, or of somebody else; 0: there is none."""
        async with self.database.session() as session:
            whose = await self.person(session, telegram_id or self.first)
            rows = select(Seat.id).where(Seat.person_id == whose.id, Seat.seminar_id == self.seminar_id)
            return await session.scalar(rows.order_by(Seat.id.desc()).limit(1)) or 0

    @rule()
    def staff_list_them(self) -> None:
        """Whatever the stranger has typed before, they are on the list afterwards, or known by a proven number."""
        self.runner.run(self._listed())

    async def _listed(self) -> None:
        place = {"office": "municipality", "unit_code": HERE, "organisation": ""}
        async with self.database.session.begin() as session:
            seminar, staff = (
                await session.get(Seminar, self.seminar_id),
                await self.person(session, self.staff),
            )
            assert seminar is not None
            entry = {**place, "name": FULL, "phone": NUMBER, "position": "head"}
            await invitees.take(session, seminar, [entry], self.now, staff)
            first = await self.person(session, self.first)
            theirs = or_(Seat.person_id == first.id, Seat.person_id.is_(None))
            here = select(Seat.id).where(Seat.seminar_id == seminar.id, Seat.phone == NUMBER, theirs)
            assert (await session.scalars(here)).first() is not None, (
                "not invited for what somebody else typed"
            )

    @rule()
    def staff_are_about_to_list_them(self) -> None:
        self.runner.run(self._uploaded())

    async def _uploaded(self) -> None:
        async with self.database.session.begin() as session:
            staff = await self.person(session, self.staff)
            row = await uploads.add(session, self.seminar_id, staff, "file", self.now)
            uploads.ready(row, [{"name": FULL, "phone": NUMBER}])

    @rule()
    def staff_register_them(self) -> None:
        self.runner.run(self._assisted())

    async def _assisted(self) -> None:
        async with self.database.session.begin() as session:
            seminar, staff = (
                await session.get(Seminar, self.seminar_id),
                await self.person(session, self.staff),
            )
            assert seminar is not None
            told = {
                "name": FULL,
                "phone": NUMBER,
                "position": "head",
                "office": "municipality",
                "unit_code": HERE,
            }
            with contextlib.suppress(seats.UnitTaken, seats.NotPossible):
                await assisted.assist(session, seminar, told, staff, self.now)

    @rule()
    def staff_are_filling_in_their_form(self) -> None:
        self.through(
            self.staff,
            [
                {"data": f"assist:{self.seminar_id}"},
                {"data": f"unit:{HERE}"},
                {"data": "position:head"},
                {"text": NUMBER},
            ],
        )

    # What the stranger types.

    @rule(name=names, number=numbers, place=places)
    def the_stranger_registers(self, name: str, number: str, place: str) -> None:
        with self.nothing_changes(name, number):
            self.through(self.stranger, self.registering(name, number, place))
        self._asked()

    def _asked(self) -> None:
        """Of staff it is asked, and of nobody else."""
        asked = [one for one in self.said if isinstance(one, Say) and one.key == "onlist-ask"]
        assert all(isinstance(one.to, Person) and one.to.telegram_id == self.staff for one in asked)

    @rule(name=names, number=numbers)
    def the_stranger_opens_the_first_ones_link_and_registers(self, name: str, number: str) -> None:
        word = self.runner.run(self._word())
        if word is None:
            return
        with self.nothing_changes():
            self.act(self.stranger, {"command": "start", "argument": f"i_{word}"})
        with self.nothing_changes(name, number):
            self.through(self.stranger, self.registering(name, number, HERE)[4:])

    async def _word(self) -> str | None:
        async with self.database.session() as session:
            rows = select(Seat.invite).where(Seat.seminar_id == self.seminar_id, Seat.invite.is_not(None))
            return await session.scalar(rows.order_by(Seat.id.desc()).limit(1))

    @rule(name=names, number=numbers)
    def the_stranger_opens_the_deputys_link_and_the_first_one_has_the_seat_back(
        self, name: str, number: str
    ) -> None:
        seat = self.runner.run(self._seat())
        self.act(self.first, {"data": f"deputy:{seat}"})
        words = [
            button.share.link.word
            for one in self.said
            if isinstance(one, Say)
            for row in one.buttons
            for button in row
            if button.share and hasattr(button.share.link, "word")
        ]
        if self.refused or not words:
            return
        with self.nothing_changes():
            self.act(self.stranger, {"command": "start", "argument": words[0]})
        before = self.runner.run(self._stands(seat))
        self.typed |= {name, number, number[-6:]}
        self.through(self.stranger, self.registering(name, number, HERE)[5:])
        if self.runner.run(self._stands(seat)) == before:
            return  # the stranger has a seat of their own
        told = [one for one in self.said if isinstance(one, Say) and one.key == "deputy-came"]
        assert [one.to.telegram_id for one in told if isinstance(one.to, Person)] == [self.first]
        self.act(self.first, {"data": f"undeputy:{seat}"})
        assert not self.refused
        assert self.runner.run(self._stands(seat)) == before

    async def _stands(self, number: int) -> tuple[Any, ...]:
        async with self.database.session() as session:
            seat = await session.get(Seat, number)
            assert seat is not None
            return seat.state, seat.name, seat.phone, seat.person_id, seat.unit_code, seat.answers

    @rule(wish=st.sampled_from(["instead", "staff"]))
    def the_stranger_wants_to_come_too(self, wish: str) -> None:
        seat = self.runner.run(self._seat())
        with self.nothing_changes():
            self.act(
                self.stranger, {"data": f"double:{wish}:{seat}" if wish == "instead" else "double:staff"}
            )

    @rule()
    def the_stranger_asks_the_same(self) -> None:
        media = Media("document", "file", "unique", name=FILE)
        with self.nothing_changes(WORDS, FILE):
            self.through(self.stranger, [{"data": f"ask:{self.seminar_id}"}, {"text": WORDS, "media": media}])

    @rule()
    def the_stranger_gives_back_what_they_have(self) -> None:
        seat = self.runner.run(self._seat(self.stranger))
        with self.nothing_changes():
            self.act(self.stranger, {"data": f"why:{seat}:work"})

    @rule()
    def the_stranger_looks_at_their_data(self) -> None:
        with self.nothing_changes():
            self.act(self.stranger, {"command": "mydata"})

    @rule()
    def the_stranger_is_forgotten(self) -> None:
        with self.nothing_changes():
            self.act(self.stranger, {"data": "forget:yes"})
        asked = [one for one in self.said if isinstance(one, Say) and one.key.startswith("erase-")]
        assert all(isinstance(one.to, Person) and one.to.telegram_id == self.staff for one in asked)
        self.typed.clear()


def types_what_is_not_theirs(database_url: str, *, examples: int, steps: int) -> int:
    """Run the machine on a database that has its tables. Raises what it finds, shortened to the fewest steps.

    Returns how many acts that were.
    """
    quiet = settings(
        max_examples=examples,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
    )
    made: list[Town] = []

    def one() -> Town:
        made.append(Town(runner, database, having))
        return made[-1]

    with asyncio.Runner() as runner:
        database = Database(database_url)
        having = runner.run(ready(database))
        try:
            run_state_machine_as_test(cast(type[RuleBasedStateMachine], one), settings=quiet)
        finally:
            runner.run(database.close())
    return sum(town.acts for town in made)
