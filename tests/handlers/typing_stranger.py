"""Promise 26 as a state machine: a second person types the first one's personal data at every step.

The first one registers, asks, sends a deputy; staff put them on a list, register them, decide. Whatever the stranger
types – number, name, place, words, the first one's links, a file of the same name – nothing of the first one's is
another afterwards, nor what waits to be told to staff about them, nor whom staff are told to call; and nothing that the
stranger has not typed is told to them. What staff say is another matter.
"""

import asyncio
from typing import Any, cast

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import select

from handlers.messages import Media, Say
from storage.database import Database
from storage.models import Person, Seat
from tests.handlers.first_person import FirstPerson
from tests.handlers.two_people import (
    FILE,
    NAME,
    NUMBER,
    OTHER,
    OWN_UNIT,
    SPARE,
    ActCounts,
    names,
    numbers,
    places,
    prepare_people,
    words,
)


class TypingStranger(FirstPerson):
    """Each action is one transaction; the first person's rows are read before and after each of the stranger's."""

    @rule(name=names, number=numbers, place=places)
    def the_stranger_registers(self, name: str, number: str, place: str) -> None:
        with self.expect_unchanged(name, number):
            self.act_in_turn(self.stranger, self.registering(name, number, place))
        self._asked()

    def _asked(self) -> None:
        """Check that only staff are asked about it."""
        asked = [one for one in self.said if isinstance(one, Say) and one.key == "list-match-ask"]
        assert all(isinstance(one.to, Person) and one.to.telegram_id == self.staff for one in asked)

    @rule(name=names, number=numbers)
    def the_stranger_opens_the_first_ones_link_and_registers(self, name: str, number: str) -> None:
        word = self.runner.run(self._word())
        if word is None:
            return
        with self.expect_unchanged():
            self.act(self.stranger, {"command": "start", "argument": f"i_{word}"})
        with self.expect_unchanged(name, number):
            self.act_in_turn(self.stranger, self.registering(name, number, OWN_UNIT)[4:])

    async def _word(self) -> str | None:
        async with self.database.session() as session:
            rows = select(Seat.invitation_token).where(
                Seat.seminar_id == self.seminar_id, Seat.invitation_token.is_not(None)
            )
            return await session.scalar(rows.order_by(Seat.id.desc()).limit(1))

    @rule(name=names, number=numbers)
    def the_stranger_opens_the_deputys_link_and_the_first_one_has_the_seat_back(
        self, name: str, number: str
    ) -> None:
        seat = self.runner.run(self._seat())
        self.act(self.first, {"data": f"create-deputy-link:{seat}"})
        words = [
            button.share.link.payload
            for one in self.said
            if isinstance(one, Say)
            for row in one.buttons
            for button in row
            if button.share and hasattr(button.share.link, "payload")
        ]
        if self.refused or not words:
            return
        with self.expect_unchanged():
            self.act(self.stranger, {"command": "start", "argument": words[0]})
        before = self.runner.run(self._stands(seat))
        self.typed |= {name, number, number[-6:]}
        self.act_in_turn(self.stranger, self.registering(name, number, OWN_UNIT)[4:])
        if (
            self.runner.run(self._stands(seat)) == before
        ):  # they have a seat of their own, or gave no whole name
            self.act(self.stranger, {"command": "cancel"})  # else the next rule finishes the deputy's form
            return
        told = [one for one in self.said if isinstance(one, Say) and one.key == "deputy-came"]
        assert [one.to.telegram_id for one in told if isinstance(one.to, Person)] == [self.first]
        self.act(self.first, {"data": f"undo-handover:{seat}"})
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
        with self.expect_unchanged():
            self.act(
                self.stranger,
                {
                    "data": f"resolve-duplicate:{wish}:{seat}"
                    if wish == "instead"
                    else "resolve-duplicate:staff"
                },
            )

    @rule(text=words)
    def the_stranger_asks_the_same(self, text: str) -> None:
        media = Media("document", "file", "unique", name=FILE)
        with self.expect_unchanged(text, FILE):
            self.act_in_turn(
                self.stranger, [{"data": f"start-question:{self.seminar_id}"}, {"text": text, "media": media}]
            )

    @rule(text=words)
    def the_stranger_types_it_wherever_they_stand(self, text: str) -> None:
        """As a command's argument, a message, a file name, a guessed link."""
        media = Media("document", "file", "unique", name=f"{text}.xlsx")
        seat = self.runner.run(self._seat())
        links = ("town", f"i_{seat}", f"d_{seat}", f"j_{seat}", f"q_{text}", text, f"i_{text}", f"d_{text}")
        with self.expect_unchanged(text, FILE):
            self.act_in_turn(
                self.stranger,
                [
                    *({"command": "start", "argument": link} for link in links),
                    *({"command": name, "argument": text} for name in ("ask", "hall", "questions", "faq")),
                    {"text": text},
                    {"media": media, "text": text},
                    {"command": "cancel"},
                ],
            )

    @rule()
    def the_stranger_sends_the_first_ones_card(self) -> None:
        """From the address book, or forwarded: it is not the sender's own contact."""
        with self.expect_unchanged(NUMBER):
            self.act_in_turn(self.stranger, self.registering(OTHER, NUMBER, OWN_UNIT, card=True))

    @rule()
    def the_stranger_gives_back_what_they_have(self) -> None:
        seat = self.runner.run(self._seat(self.stranger))
        with self.expect_unchanged():
            self.act(self.stranger, {"data": f"decline-seat:{seat}:work"})

    @rule()
    def the_stranger_looks_at_their_data(self) -> None:
        with self.expect_unchanged():
            self.act(self.stranger, {"command": "mydata"})

    @rule()
    def the_stranger_proves_a_number_of_their_own(self) -> None:
        with self.expect_unchanged(SPARE, NAME):
            self.act_in_turn(self.stranger, self.registering(NAME, SPARE, OWN_UNIT, verified=True))

    @rule()
    def the_stranger_is_forgotten(self) -> None:
        self.done.forgotten += 1
        with self.expect_unchanged():
            self.act(self.stranger, {"data": "answer-erasure:yes"})
        asked = [one for one in self.said if isinstance(one, Say) and one.key.startswith("erase-")]
        assert all(isinstance(one.to, Person) and one.to.telegram_id == self.staff for one in asked)
        self.typed.clear()


def run_stranger_machine(database_url: str, *, examples: int, steps: int) -> ActCounts:
    """Run the machine on a database that has its tables. Raise its finding, reduced to the fewest steps."""
    quiet = settings(
        max_examples=examples,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
    )
    made: list[TypingStranger] = []

    def one() -> TypingStranger:
        made.append(TypingStranger(runner, database, having))
        return made[-1]

    with asyncio.Runner() as runner:
        database = Database(database_url)
        having = runner.run(prepare_people(database))
        try:
            run_state_machine_as_test(cast(type[RuleBasedStateMachine], one), settings=quiet)
        finally:
            runner.run(database.close())
    return sum((town.done for town in made), ActCounts())
