"""Two people side by side: the actions of one, and all data of the other before and after them."""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import delete, or_, select, update

from bot.telegram.outgoing import MessageRenderer
from handlers import dispatch
from handlers.messages import Contact, Incoming, Profile, Refusal, ResolvedReply, Say
from handlers.permissions import NOTICE_VERSION
from storage.coverage import follow_up
from storage.database import Database, Session
from storage.invitees import invitees, uploads
from storage.models import (
    Attachment,
    ExtraQuestion,
    Feedback,
    InboxUpdate,
    Model,
    OutboxMessage,
    Person,
    Question,
    Remark,
    Role,
    Seat,
    SeatEvent,
    Seminar,
    Upload,
    Vote,
)
from storage.models.seminar_states import ARCHIVED
from storage.team import roles
from tests.storage.conftest import NOW, new_person, new_seminar
from tests.storage.seats.seat_machine import MUNICIPALITIES, create_units

OWN_UNIT, OTHER_UNIT = MUNICIPALITIES[0], MUNICIPALITIES[2]
NAME, FULL, OTHER = "Канарейка Сайрабек", "Канарейка Сайрабек Жашырбековна", "Башка Бирөө"
USER, PART = "@kanareika_sairabek", "Сайрабек"
NUMBER, SPARE = "+996700100101", "+996700100199"
WORDS, FILE = "Канарейканын көпүрөсү качан оңдолот", "канарейка.pdf"
SECRETS = ("Жашырбековна", "Жашыруун каалоо", "Жашыруун себеп", "Жашыруун пикир", "Жашыруун сөз")
"""Data that the stranger never types: the name on staff's list, answers, reasons, feedback and questions."""
NUMBERS, SLUGS, DIGESTS = count(7001), count(1), count(1)
names, numbers = st.sampled_from([NAME, OTHER, PART]), st.sampled_from([NUMBER, SPARE])
words = st.sampled_from([WORDS, NAME, FILE, NUMBER, USER])
places = st.sampled_from([OWN_UNIT, OTHER_UNIT])
Snapshot = dict[str, list[tuple[Any, ...]]]


async def prepare_people(database: Database) -> tuple[Role, ...]:
    """Create municipalities, and an organiser of everything; return their roles."""
    await create_units(database)
    async with database.session.begin() as session:
        person = _consented_person(next(NUMBERS), name="Үлгү Уюштуруучу")
        session.add(person)
        await session.flush()
        await roles.grant(session, person, roles.OWNER, NOW, None)
        return (await roles.roles_by_person(session))[person.id]


def _consented_person(number: int, **values: Any) -> Person:
    consent = {"consented_at": NOW, "consent_version": NOTICE_VERSION, "language": "ky"}
    return new_person(number, **consent | values)


@dataclass
class ActCounts:
    """Counters of a run."""

    acts: int = 0
    stranger_acts: int = 0
    """Actions of the stranger."""
    forgotten: int = 0
    """How often the stranger was forgotten."""

    def __add__(self, other: "ActCounts") -> "ActCounts":
        return ActCounts(
            self.acts + other.acts, self.stranger_acts + other.stranger_acts, self.forgotten + other.forgotten
        )


def _columns(model: type[Model]) -> list[Any]:
    """Return what a stranger may not change; `seats.invited_at` is when anybody opened the invitation link."""
    return [column for column in model.__table__.c if column is not Seat.__table__.c.invited_at]


class TwoPeople(RuleBasedStateMachine):
    """Each action is one transaction; the first person's rows are read before and after each of the stranger's."""

    def __init__(self, runner: asyncio.Runner, database: Database, having: tuple[Role, ...]) -> None:
        super().__init__()
        self.runner, self.database, self.having = runner, database, having
        self.now: datetime = NOW
        self.updates = count(1)
        self.typed: set[str] = set()
        self.said: list[ResolvedReply] = []
        self.refused = False
        self.done = ActCounts()

    async def start_seminar(self, places_per_unit: int | None) -> None:
        self.first, self.stranger = next(NUMBERS), next(NUMBERS)
        async with self.database.session.begin() as session:
            await session.execute(update(Seminar).values(state=ARCHIVED))  # the towns before
            await session.execute(update(Seat).values(phone=None, name=None))
            await session.execute(update(Upload).values(state=uploads.DROPPED, entries=[]))
            await session.execute(delete(OutboxMessage))
            await session.execute(delete(InboxUpdate))
            await session.execute(
                update(Person).values(phone=None, phone_verified_at=None, draft={}, step=None)
            )
            seminar = new_seminar(f"town-{next(SLUGS)}", places_per_unit=places_per_unit, moderated=True)
            session.add_all([seminar, _consented_person(self.first), _consented_person(self.stranger)])
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

    # Running.

    async def incoming(self, session: Session, telegram_id: int, **what: Any) -> None:
        """Return an Incoming of that person, built by the bot's own parser."""
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
        self.done.acts += 1
        self.done.stranger_acts += telegram_id == self.stranger
        said = await dispatch.dispatch(incoming, session)
        await session.flush()
        if telegram_id == self.stranger:
            await self._nothing_is_shown(session, incoming, said)
        self.said += said

    async def person(self, session: Session, telegram_id: int) -> Person:
        found = await session.scalar(select(Person).where(Person.telegram_id == telegram_id))
        assert found is not None
        return found

    async def _nothing_is_shown(self, session: Session, did: Incoming, said: Sequence[ResolvedReply]) -> None:
        post = MessageRenderer("ky", "Asia/Bishkek", {})
        rows = await post.reply_rows(session, did, said)
        told = "\n".join(row["payload"] for row in rows if row["chat_id"] == self.stranger)
        told += "\n".join(
            repr(one.document) for one in said if isinstance(one, Say) and one.to in (None, did.person)
        )
        self._mentions_nothing(told)

    def _mentions_nothing(self, told: str) -> None:
        kept = {*SECRETS, *({NAME, WORDS, FILE, NUMBER, NUMBER[-6:], USER} - self.typed)}
        assert not [one for one in kept if one in told], "the stranger is told what they have not typed"

    def act(self, telegram_id: int, *deeds: dict[str, Any]) -> None:
        """Perform these actions in order; a refusal rolls back its action and skips the rest."""
        self.now += timedelta(minutes=11)
        self.said, self.refused = [], False
        for what in deeds:
            try:
                self.runner.run(self._act(telegram_id, what))
            except Refusal as refusal:
                self.refused = True
                if telegram_id == self.stranger:
                    self._mentions_nothing(repr(refusal.values))
                return

    async def _act(self, telegram_id: int, what: dict[str, Any]) -> None:
        async with self.database.session.begin() as session:
            await self.incoming(session, telegram_id, **what)

    @contextlib.contextmanager
    def expect_unchanged(self, *typed: str) -> Iterator[None]:
        """Check that the first person's rows stay unchanged during the block, in which the stranger types this."""
        self.typed |= {*typed, *(one[-6:] for one in typed)}
        before = self.runner.run(self._snapshot())
        yield
        after = self.runner.run(self._snapshot())
        changed = [name for name in before if before[name] != after[name]]
        assert not changed, f"the first one's {changed} are not as they were"

    async def _snapshot(self) -> Snapshot:
        """Return the first person's own rows, what staff wrote about them, and what staff hold of them."""
        async with self.database.session() as session:
            first = await self.person(session, self.first)
            staff = await self.person(session, self.staff)
            seats = or_(Seat.person_id == first.id, Seat.person_id.is_(None))
            here = (Seat.seminar_id == self.seminar_id) & seats
            mine = select(Seat.id).where(here)
            asked = select(Question.id).where(Question.person_id == first.id)
            wanted: dict[type[Model], Any] = {
                Person: Person.id == first.id,
                Seat: here,
                SeatEvent: SeatEvent.seat_id.in_(mine),
                Question: Question.person_id == first.id,
                Attachment: Attachment.question_id.in_(asked),
                Remark: Remark.question_id.in_(asked),
                Vote: Vote.person_id == first.id,
                Feedback: Feedback.person_id == first.id,
                Upload: Upload.seminar_id == self.seminar_id,
                OutboxMessage: OutboxMessage.chat_id != self.stranger,
                InboxUpdate: InboxUpdate.sender_id != self.stranger,
            }
            found = {
                model.__tablename__: [
                    tuple(row)
                    for row in await session.execute(select(*_columns(model)).where(which).order_by("id"))
                ]
                if model is not Vote
                else [tuple(row) for row in await session.execute(select(model.__table__).where(which))]
                for model, which in wanted.items()
            }
            found["forms"] = [(str(staff.draft),)]
            found["whom staff call"] = await self._called(session, first)
            found["who is invited"] = [
                (one.seat.id,)
                for one in await invitees.find_reachable(session, self.seminar_id)
                if one.person.id == first.id
            ]
            return found

    async def _called(self, session: Session, first: Person) -> list[tuple[Any, ...]]:
        """Return the first person, and those whom staff entered, among the people whom staff are told to call."""
        place = ("municipality", OWN_UNIT)
        some = (await follow_up.find_contacts(session, self.seminar_id, [place])).get(place, [])
        return [(one.person_id, one.name, one.phone) for one in some if one.person_id in (None, first.id)]

    def registering(
        self,
        name: str,
        number: str,
        place: str,
        *,
        verified: bool = False,
        card: bool = False,
        answer: str = "-",
    ) -> list[dict[str, Any]]:
        """Return the actions of registering or changing a registration: through the form from its first line."""
        shared = verified or card
        contact = {"contact": Contact(number, verified=verified)} if shared else {"text": number}
        return [
            {"data": f"edit-registration:{self.seminar_id}"},
            {"data": f"start-registration:{self.seminar_id}"},
            {"data": "edit-registration-field:place"},
            {"data": f"choose-registration-unit:{place}"},
            {"data": "choose-position:head"},
            {"data": "edit-registration-field:phone"},
            contact,
            {"text": answer},
            {"data": "edit-registration-field:name"},
            {"text": name},
            {"data": "submit-registration"},
        ]

    def act_in_turn(self, telegram_id: int, deeds: list[dict[str, Any]]) -> None:
        """Like `act`, but continue after a refusal (of a line that is not asked for now)."""
        self.now += timedelta(minutes=11)
        said: list[ResolvedReply] = []
        for what in deeds:
            self.act(telegram_id, what)
            said += self.said
        self.said = said
