"""Promise 25 as a state machine: random actions with questions.

What people and staff do goes the way it goes in the bot, from the button to what is said; the database is asked what
holds. Nobody's chat is needed for that: who is told is what the handlers say to whom.
"""

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any, cast

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select, update

from handlers import dispatch
from handlers.messages import Incoming, Profile, Refusal, ResolvedReply, Say
from handlers.permissions import NOTICE_VERSION
from handlers.questions.moderation import outcome_notifications
from handlers.questions.shared import readers
from storage.accounts.reachability import is_reachable
from storage.database import Database, Session
from storage.models import Answer, Person, Question, QuestionEvent, Role, Seminar, Vote, question_states
from storage.models.seminar_states import ARCHIVED, HELD
from storage.planning import OpenQuestionsLeft, transition
from storage.questions import lifecycle, merged_questions, questions, readable, worklist
from storage.team import roles
from tests.sqlite_without_thread import connect_without_threads
from tests.storage.conftest import NOW, new_person, new_seminar

PEOPLE = 5
MODERATOR, EXPERT = 7000, 7001
WORDS = re.compile(r"сөз\d+")
"""Every question has a word that no other has."""
NUMBERS = count(8000)
SLUGS = count(1)
TOLD_STATES = {
    "question-declined": question_states.DECLINED,
    "voted-declined": question_states.DECLINED,
    "question-answer": question_states.ANSWERED,
    "question-answer-too": question_states.ANSWERED,
    "answer-aloud": question_states.ANSWERED,
    "answer-aloud-too": question_states.ANSWERED,
}
"""Text key -> the end it announces."""

who = st.integers(0, PEOPLE - 1)
which = st.integers(0, 99)
Act = Callable[[Session], Awaitable[None]]
QuestionStates = dict[int, tuple[str, int | None, int, bool]]
"""Question -> state, the question it is merged into, votes, whether the hall may read it."""


def _consented_person(number: int, **values: Any) -> Person:
    consent = {"consented_at": NOW, "consent_version": NOTICE_VERSION, "language": "ky"}
    return new_person(number, **consent | values)


async def create_staff(database: Database) -> dict[int, tuple[Role, ...]]:
    """Create a moderator of everything, and an expert; return their roles."""
    async with database.session.begin() as session:
        moderator, one = (
            _consented_person(MODERATOR, name="Үлгү Модератор"),
            _consented_person(EXPERT, name="Үлгү Адис"),
        )
        session.add_all([moderator, one])
        await session.flush()
        await roles.grant(session, moderator, roles.OWNER, NOW, None)
        await roles.grant(session, one, roles.EXPERT, NOW, None)
        having = await roles.roles_by_person(session)
        return {MODERATOR: having[moderator.id], EXPERT: having[one.id]}


class QuestionMachine(RuleBasedStateMachine):
    """Each rule is one transaction; after each the invariants are checked in the database."""

    def __init__(
        self, runner: asyncio.Runner, database: Database, having: dict[int, tuple[Role, ...]]
    ) -> None:
        super().__init__()
        self.runner, self.database, self.having = runner, database, having
        self.now: datetime = NOW
        self.seminar_id = 0
        self.telegram: list[int] = []
        self.updates = count(1)
        self.told: dict[tuple[int, int], str] = {}
        """(person, question that is not merged) -> the end they were told last."""

    # Running.

    def do(self, act: Act) -> None:
        self.now += timedelta(minutes=11)
        self.runner.run(self._do(act))

    async def _do(self, act: Act) -> None:
        """Run one transaction, then the clock's tick; a refusal rolls everything back."""
        before = await self._question_states()
        self.said: list[ResolvedReply] = []
        try:
            async with self.database.session.begin() as session:
                await act(session)
        except Refusal:
            self.said = []
        await self._note(before)
        await self._read_by_who_may()
        await self._tick()

    async def _tick(self) -> None:
        async with self.database.session.begin() as session:
            gone = select(Vote.person_id).join(Question).where(Question.state == question_states.WITHDRAWN)
            left = set(await session.scalars(gone))
            said = await outcome_notifications.notify_withdrawn(session, self.now)
            told = {one.to.id for one in said if isinstance(one, Say) and isinstance(one.to, Person)}
            for number in left:
                person = await session.get(Person, number)
                assert person is not None
                assert number in told or not is_reachable(person), "a voter is left behind untold"

    async def _question_states(self) -> QuestionStates:
        async with self.database.session() as session:
            rows = await session.scalars(select(Question).where(Question.seminar_id == self.seminar_id))
            return {
                one.id: (one.state, one.merged_into_id, one.votes, one.visible_at is not None) for one in rows
            }

    async def _note(self, before: QuestionStates) -> None:
        """Record who was told of which end; a reopened question has none."""
        after = await self._question_states()
        for number, (state, *_) in after.items():
            if (
                state in question_states.OPEN_STATES
                and number in before
                and before[number][0] in question_states.CLOSED_STATES
            ):
                self.told = {key: end for key, end in self.told.items() if key[1] != number}
        async with self.database.session() as session:
            for say in self.said:
                if isinstance(say, Say) and say.key in TOLD_STATES and isinstance(say.to, Person):
                    number = cast(int, say.args["number"])
                    question = await worklist.by_number(session, self.seminar_id, number)
                    assert question is not None, "told of a question that is not there"
                    root = await merged_questions.merge_root(session, question)
                    self.told[say.to.id, root.id] = TOLD_STATES[say.key]

    async def _read_by_who_may(self) -> None:
        """Check that nobody is told the text of a question that they may not read."""
        async with self.database.session() as session:
            for say in self.said:
                if not (isinstance(say, Say) and isinstance(say.to, Person)):
                    continue
                having = self.having.get(say.to.telegram_id or 0, ())
                for words in set(WORDS.findall(str(say.args))):
                    here = Question.seminar_id == self.seminar_id  # other halls have the same words
                    question = await session.scalar(
                        select(Question).where(here, Question.text.endswith(words))
                    )
                    if question is not None and not readable.is_released(question):
                        may = await readers.can_read(session, question, say.to, having)
                        assert may, f"{say.key} tells of words that nobody let through"

    async def incoming(self, session: Session, telegram_id: int, **what: Any) -> None:
        """Return an Incoming of that person, built by the bot's own parser."""
        person = await session.scalar(select(Person).where(Person.telegram_id == telegram_id))
        if person is None or person.consented_at is None:
            raise Refusal("button-old")  # erased people stay away
        if "data" in what:
            what["button"], _, what["argument"] = what.pop("data").partition(":")
        update_id = next(self.updates)
        incoming = Incoming(
            update_id=update_id,
            at=self.now,
            profile=Profile(telegram_id),
            chat_id=telegram_id,
            person=person,
            roles=self.having.get(telegram_id, ()),
            **{"message_id": update_id, **what},
        )
        self.said += await dispatch.dispatch(incoming, session)
        await session.flush()

    def press(self, data: str, telegram_id: int = MODERATOR, then: str | None = None) -> None:
        """Press a button, and optionally type the text it asks for."""

        async def act(session: Session) -> None:
            await self.incoming(session, telegram_id, data=data)
            if then is not None:
                await self.incoming(session, telegram_id, text=then)

        self.do(act)

    def question(self, number: int) -> int:
        """Return one of the questions of this hall; 0 if there is none."""
        asked = sorted(self.runner.run(self._question_states()))
        return asked[number % len(asked)] if asked else 0

    @initialize(moderated=st.booleans())
    def begin(self, moderated: bool) -> None:
        self.runner.run(self._begin(moderated))

    async def _begin(self, moderated: bool) -> None:
        self.telegram = [next(NUMBERS) for _ in range(PEOPLE)]
        async with self.database.session.begin() as session:
            await session.execute(update(Seminar).values(state=ARCHIVED))  # the halls before
            seminar = new_seminar(f"life-{next(SLUGS)}", moderated=moderated)
            session.add(seminar)
            session.add_all([_consented_person(number, name=f"Үлгү {number}") for number in self.telegram])
            await session.flush()
            self.seminar_id = seminar.id

    # Actions of people.

    @rule(asking=st.lists(who, min_size=2, max_size=4))
    def a_few_ask(self, asking: list[int]) -> None:
        """Create questions, so that there is something to merge."""
        for one in asking:
            self.ask(one, hidden=False)

    @rule(who=who, hidden=st.booleans())
    def ask(self, who: int, hidden: bool) -> None:
        async def act(session: Session) -> None:
            person = await session.scalar(select(Person).where(Person.telegram_id == self.telegram[who]))
            seminar = await session.get(Seminar, self.seminar_id)
            assert person is not None
            assert seminar is not None
            if person.consented_at is not None:
                number = next(self.updates)
                words = f"Суу качан? сөз{number}"
                await questions.create_question(
                    session, seminar, person, words, message_id=number, anonymous=hidden, at=self.now
                )

        self.do(act)

    @rule(who=who, number=which, wanted=st.sampled_from("0111"))
    def vote(self, who: int, number: int, wanted: str) -> None:
        self.press(f"vote-for-question:{self.question(number)}:{wanted}:new:0", self.telegram[who])

    @rule(number=which)
    def take_it_back(self, number: int) -> None:
        question = self.question(number)
        self.press(f"withdraw-question:{question}:yes", self.runner.run(self._asker(question)))

    @rule(number=which, other=which)
    def join(self, number: int, other: int) -> None:
        """The asker merges their question into a similar one."""
        question = self.question(number)
        asker = self.runner.run(self._asker(question))
        self.press(f"join-similar:{question}:{self.question(other)}", asker)

    @rule(number=which)
    def part(self, number: int) -> None:
        question = self.question(number)
        self.press(f"part-similar:{question}", self.runner.run(self._asker(question)))

    @rule(number=which)
    def ask_further(self, number: int) -> None:
        question = self.question(number)
        self.press(
            f"reopen-own-question:{question}", self.runner.run(self._asker(question)), then="Анан качан?"
        )

    @rule(number=which)
    def edit(self, number: int) -> None:
        """Edit the text, which is then not approved."""
        question = self.question(number)
        asker = self.runner.run(self._asker(question))

        async def act(session: Session) -> None:
            asked = await session.get(Question, question)
            if asked is not None:
                words = f"Жол качан? сөз{next(self.updates)}"
                await self.incoming(session, asker, text=words, edited=True, message_id=asked.chat_message_id)

        self.do(act)

    @rule(number=which, way=st.sampled_from(["take", "answer", "more"]))
    def an_expert_does(self, number: int, way: str) -> None:
        then = None if way == "take" else "Жазында келет"
        self.press(f"{way}:{self.question(number)}", EXPERT, then=then)

    async def _asker(self, question_id: int) -> int:
        async with self.database.session() as session:
            asker = select(Person.telegram_id).join(Question, Question.person_id == Person.id)
            return await session.scalar(asker.where(Question.id == question_id)) or self.telegram[0]

    @rule(who=who, sure=st.sampled_from([False, False, True]))
    def be_forgotten(self, who: int, sure: bool) -> None:
        if sure:
            self.press("answer-erasure:yes", self.telegram[who])

    # Actions of moderators.

    @rule(number=which, to=st.sampled_from(["qshow:{}:c", "qhide:{}", "qfree:{}", "qagain:{}"]))
    def transition(self, number: int, to: str) -> None:
        self.press(to.format(self.question(number)))

    @rule(number=which, reason=st.sampled_from([*lifecycle.DECLINE_REASONS, ""]))
    def decline(self, number: int, reason: str) -> None:
        question = self.question(number)
        if reason:
            self.press(f"decline-question:{question}:{reason}")
        else:
            self.press(f"type-decline-reason:{question}", then="Бул боюнча мыйзам жок")

    @rule(number=which, other=which)
    def merge(self, number: int, other: int) -> None:
        self.press(f"merge-question:{self.question(number)}:{self.question(other)}")

    @rule(number=which)
    def unmerge(self, number: int) -> None:
        self.press(f"unmerge-question:{self.question(number)}")

    @rule(number=which, other=which)
    def merge_and_undo(self, number: int, other: int) -> None:
        """Merge and undo: states, votes and visibility are as before."""
        question, into = self.question(number), self.question(other)
        before = self.runner.run(self._question_states())
        self.press(f"merge-question:{question}:{into}")
        merged = self.runner.run(self._question_states())
        if merged != before:
            assert merged[question][:2] == (question_states.MERGED, into)
            self.press(f"unmerge-question:{question}")
            assert self.runner.run(self._question_states()) == before, "an undo does not restore what was"

    @rule(number=which)
    def assign(self, number: int) -> None:
        for who in (MODERATOR, EXPERT):
            self.press(f"assign-question:{self.question(number)}:{self.having[who][0].person_id}:-")

    @rule(number=which, way=st.sampled_from(["answer", "answer", "aloud"]))
    def answer(self, number: int, way: str) -> None:
        self.press(f"{way}:{self.question(number)}", then="Жазында келет")

    @rule()
    def close_seminar(self) -> None:
        """Archive the seminar, which works only if no question is open; then restore it, so that the run continues."""

        async def act(session: Session) -> None:
            seminar = await session.get(Seminar, self.seminar_id)
            assert seminar is not None
            left = await questions.count_open(session, seminar.id)
            seminar.state = HELD
            with contextlib.suppress(OpenQuestionsLeft):
                await transition(session, seminar, ARCHIVED, self.now)
            assert (seminar.state == ARCHIVED) == (left == 0), "a seminar was put away with questions left"
            seminar.state = "open"

        self.do(act)

    # Invariants.

    @invariant()
    def invariants_hold(self) -> None:
        if self.seminar_id:
            self.runner.run(self._invariants_hold())

    async def _invariants_hold(self) -> None:
        async with self.database.session() as session:
            rows = list(
                await session.scalars(
                    select(Question).where(Question.seminar_id == self.seminar_id).order_by(Question.id)
                )
            )
            still = [one for one in rows if one.state in question_states.OPEN_STATES]
            assert await questions.count_open(session, self.seminar_id) == len(still)
            for one in rows:
                assert one.state in question_states.STATES
                await self._ended_as_it_says(session, one)
                await self._votes_are_counted(session, one, rows)
                await self._history_is_whole(session, one)
                await self._everybody_is_told(session, one)

    async def _ended_as_it_says(self, session: Session, one: Question) -> None:
        """An ended question has an answer, a reason, or a question it is merged into that still exists."""
        if one.state == question_states.ANSWERED:
            answers = select(Answer.id).where(Answer.question_id == one.id).limit(1)
            assert await session.scalar(answers) is not None
        if (
            one.state == question_states.DECLINED and not one.reason
        ):  # words about an asker go with their data
            asker = await session.get_one(Person, one.person_id)
            assert asker.consented_at is None, "declined without a reason"
        assert (one.merged_into_id is not None) == (one.state == question_states.MERGED)
        root = await merged_questions.merge_root(session, one)
        assert root.state not in (question_states.MERGED, question_states.WITHDRAWN) or root.id == one.id
        assert root.state != question_states.MERGED

    @staticmethod
    async def _votes_are_counted(session: Session, one: Question, rows: Sequence[Question]) -> None:
        """Votes are everybody but the asker who voted for it or a merged one, or asked a merged one: once each."""
        if one.state in (question_states.MERGED, question_states.WITHDRAWN):
            return
        family = {one.id}
        while more := {row.id for row in rows if row.merged_into_id in family} - family:
            family |= more
        voted = set(await session.scalars(select(Vote.person_id).where(Vote.question_id.in_(family))))
        asked = {row.person_id for row in rows if row.id in family}
        assert one.votes == len((voted | asked) - {one.person_id}), "votes are lost or counted twice"

    @staticmethod
    async def _history_is_whole(session: Session, one: Question) -> None:
        """Transitions are allowed and continue each other; the last one leads to the present state."""
        events = await session.scalars(
            select(QuestionEvent).where(QuestionEvent.question_id == one.id).order_by(QuestionEvent.id)
        )
        stands: str | None = None
        for event in events:
            assert event.from_state == stands
            assert stands is None or event.to_state in lifecycle.TRANSITIONS[stands]
            stands = event.to_state
        assert stands == one.state

    async def _everybody_is_told(self, session: Session, one: Question) -> None:
        """Everybody who waits and can be told knows of an answer or a reason."""
        if one.state not in (question_states.ANSWERED, question_states.DECLINED):
            return
        for waits in await merged_questions.list_followers(session, one):
            if is_reachable(waits.person):
                assert self.told.get((waits.person.id, one.id)) == one.state, (
                    "somebody who waits was not told"
                )


def run_question_machine(database_url: str, *, examples: int, steps: int) -> None:
    """Run the machine on a database that has its tables. Raise its finding, reduced to the fewest steps."""
    quiet = settings(
        max_examples=examples,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
    )
    with asyncio.Runner() as runner:
        database = Database(database_url)
        connect_without_threads(database)
        having = runner.run(create_staff(database))
        try:
            made = cast(type[RuleBasedStateMachine], lambda: QuestionMachine(runner, database, having))
            run_state_machine_as_test(made, settings=quiet)
        finally:
            runner.run(database.close())
