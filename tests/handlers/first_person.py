"""The first of two people registers, asks and cancels; staff put them on a list, register and mention them."""

import contextlib
import json

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from sqlalchemy import or_, select

from handlers.messages import Media
from storage.invitees import invitees, uploads
from storage.messages import files, outbox
from storage.models import Feedback, InboxUpdate, Question, Seat, Seminar
from storage.seats import assisted_registration, seats
from tests.handlers.two_people import (
    DIGESTS,
    FILE,
    FULL,
    NAME,
    NUMBER,
    OWN_UNIT,
    SECRETS,
    WORDS,
    TwoPeople,
    places,
)
from tests.storage.privacy.full_person import outbox_message, workbook_bytes


class FirstPerson(TwoPeople):
    """Actions of the first person and about them, at random."""

    @initialize(
        places_per_unit=st.sampled_from([None, 1]), known=st.sampled_from(["", "listed", "registered"])
    )
    def begin(self, places_per_unit: int | None, known: str) -> None:
        """Start the machine. `known`: staff have data of the person before anybody comes."""
        self.runner.run(self.start_seminar(places_per_unit))
        if known:
            self.runner.run(self._listed() if known == "listed" else self._assisted())

    @rule(verified=st.booleans(), place=places)
    def the_first_one_registers(self, verified: bool, place: str) -> None:
        self.act_in_turn(
            self.first, self.registering(NAME, NUMBER, place, verified=verified, answer=SECRETS[1])
        )

    @rule()
    def the_first_one_asks(self) -> None:
        media = Media("document", "file", "unique", name=FILE)
        self.act_in_turn(
            self.first,
            [{"data": f"start-question:{self.seminar_id}"}, {"text": WORDS + SECRETS[4], "media": media}],
        )

    @rule()
    def the_first_one_cannot_come_and_comes_all_the_same(self) -> None:
        seat = self.runner.run(self._seat())
        self.act_in_turn(
            self.first,
            [{"data": f"decline-seat:{seat}:words"}, {"text": SECRETS[2]}, {"data": f"confirm-seat:{seat}"}],
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
        """Return the id of the newest seat of the first person, or of somebody else; 0 if there is none."""
        async with self.database.session() as session:
            whose = await self.person(session, telegram_id or self.first)
            rows = select(Seat.id).where(Seat.person_id == whose.id, Seat.seminar_id == self.seminar_id)
            return await session.scalar(rows.order_by(Seat.id.desc()).limit(1)) or 0

    @rule()
    def staff_list_them(self) -> None:
        """Put the person on a list, or make them known by a proven number, whatever the stranger has typed before."""
        self.runner.run(self._listed())

    async def _listed(self) -> None:
        place = {"office": "municipality", "unit_code": OWN_UNIT, "organisation": ""}
        async with self.database.session.begin() as session:
            seminar, staff = (
                await session.get(Seminar, self.seminar_id),
                await self.person(session, self.staff),
            )
            assert seminar is not None
            entry = {**place, "name": FULL, "phone": NUMBER, "position": "head"}
            await invitees.import_entries(session, seminar, [entry], self.now, staff)
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
            uploads.mark_ready(row, [{"name": FULL, "phone": NUMBER}])

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
                "unit_code": OWN_UNIT,
            }
            with contextlib.suppress(seats.UnitFull, seats.InvalidTransition):
                await assisted_registration.register_on_behalf(session, seminar, told, staff, self.now)

    @rule()
    def a_list_with_them_waits_to_be_sent_to_staff(self) -> None:
        self.runner.run(self._owed())

    async def _owed(self) -> None:
        """Queue a message and a file with the first person's data, composed as lists are, and store a dead letter."""
        async with self.database.session.begin() as session:
            first = await self.person(session, self.first)
            theirs = or_(Seat.person_id == first.id, Seat.person_id.is_(None))
            there = await session.scalars(select(Seat).where(Seat.seminar_id == self.seminar_id, theirs))
            asked = await session.scalars(select(Question.text).where(Question.person_id == first.id))
            lines = [f"<b>{one.name}</b>, {one.phone}" for one in there] + list(asked)
            file = await files.save_file(
                session, f"{next(DIGESTS):064}", "list.xlsx", workbook_bytes("; ".join(lines)), self.now
            )
            payload = {"text": "\n".join(lines), "parse_mode": "HTML"}
            rows = [outbox_message(self.staff, json.dumps(payload, ensure_ascii=False))]
            await outbox.enqueue(session, [*rows, outbox_message(self.staff, "{}", file_id=file)])
            letter = InboxUpdate(
                update_id=next(DIGESTS), sender_id=self.first, raw=json.dumps({"text": lines})
            )
            letter.received_at = letter.handled_at = letter.dead_at = self.now
            session.add(letter)

    @rule()
    def staff_are_filling_in_their_form(self) -> None:
        self.act_in_turn(
            self.staff,
            [
                {"data": f"register-other:{self.seminar_id}"},
                {"data": f"choose-registration-unit:{OWN_UNIT}"},
                {"data": "choose-position:head"},
                {"text": NUMBER},
            ],
        )
