"""The stage: a database with people, questions and registrations, and Incomings, to call handlers directly."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any, cast

from sqlalchemy import Table, event, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncSessionTransaction

from handlers import dispatch
from handlers.messages import Incoming, Profile, ResolvedReply, Say, SayToAudience
from handlers.permissions import NOTICE_VERSION
from storage.announcements import announcements
from storage.database import Session
from storage.models import (
    Announcement,
    AnnouncementPart,
    Answer,
    Attachment,
    Consent,
    FaqEntry,
    Person,
    Question,
    Role,
    Seat,
    Seminar,
)
from storage.questions import questions
from storage.seats import seats
from storage.seminars import seminars
from storage.team import roles
from tests.conversations.helpers import add_consented_person

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
STAGED = OWNER, OTHER, NEWCOMER, MEMBER = 5001, 5002, 5003, 5004
"""Telegram ids."""
OWNER_COLUMNS = {
    Person: "id",
    Seat: "person_id",
    Question: "person_id",
    Consent: "person_id",
    Role: "person_id",
}


@dataclass
class Stage:
    """The people of the stage and their rows."""

    session: Session
    karakol: Seminar
    jalal_abad: Seminar
    owner: Person
    other: Person
    newcomer: Person
    member: Person
    roles_by_person: dict[int, tuple[Role, ...]]
    """Roles of each person id; those without one are absent."""
    question: Question
    seat: Seat
    """The owner's seat at Karakol."""
    announcement: Announcement
    """A draft by the member, for Karakol."""
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    """The time of all actions, so that no day ends in the middle of a test. The sample's seminars are later."""
    numbers: Any = field(default_factory=lambda: count(1))
    savepoints: list[AsyncSessionTransaction] = field(default_factory=list)
    written: list[tuple[str, Any]] = field(default_factory=list)
    """The statements that wrote since the mark, with their values."""

    def incoming(self, person: Person, **what: Any) -> Incoming:
        """Return an Incoming of that person, now."""
        number = next(self.numbers)
        assert person.telegram_id is not None
        values = {
            "at": self.now,
            "profile": Profile(person.telegram_id, "Үлгү", "Катышуучу"),
            "chat_id": person.telegram_id,
            "message_id": 10_000 + number,
            "person": person,
            "roles": self.roles_by_person.get(person.id, ()),
            "notice_hash": lambda _language: "0" * 64,
        }
        return Incoming(update_id=number, **values | what)

    async def change_elsewhere(self, question: Question, **values: Any) -> None:
        """Change the row of a question as another process would: what is loaded here does not know of it."""
        table = cast(Table, Question.__table__)
        await self.session.execute(update(table).where(table.c.id == question.id).values(**values))

    async def write(self, person: Person, text: str, **what: Any) -> list[Say]:
        return sent_says(await dispatch.dispatch(self.incoming(person, text=text, **what), self.session))

    async def command(self, person: Person, command: str, argument: str = "") -> list[Say]:
        did = self.incoming(person, command=command, argument=argument)
        return sent_says(await dispatch.dispatch(did, self.session))

    async def press(self, person: Person, data: str) -> list[Say]:
        prefix, _, argument = data.partition(":")
        did = self.incoming(person, button=prefix, argument=argument, callback_id="1")
        return sent_says(await dispatch.dispatch(did, self.session))

    async def answer(self, did: Incoming) -> list[Say]:
        """Return the replies to a hand-made Incoming."""
        return sent_says(await dispatch.dispatch(did, self.session))

    def newcomer_with_consent(self) -> Person:
        """Return the newcomer, with consent given."""
        self.newcomer.language, self.newcomer.consent_version = "ky", NOTICE_VERSION
        return self.newcomer

    async def save(self) -> None:
        """From now on `undo` goes back to the present state.

        There are two savepoints: one for `undo`, which SQLite keeps though it has been gone back to, and around it
        one whose release forgets all those; each that is kept makes every write a little slower.
        """
        if not self.savepoints:
            connection = await self.session.connection()
            event.listen(connection.sync_connection, "before_cursor_execute", self._note)
        while self.savepoints:
            await self.savepoints.pop().commit()
        self.savepoints = [await self.session.begin_nested(), await self.session.begin_nested()]
        self.written.clear()

    def _note(self, _c: Any, _k: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            self.written.append((statement, values))

    def writes_to_others(self, exclude: Person) -> list[str]:
        """Return the statements since the mark that write, except to this person's own row."""
        return [
            statement
            for statement, values in self.written
            if not _changes_only_person(statement, values, exclude.id)
        ]

    async def roll_back(self, *, always: bool = False) -> None:
        """Go back to the mark if something was written or changed: most actions are refused.

        `always` is for after an error: PostgreSQL does nothing more before that.
        """
        session = self.session
        assert self.savepoints, "there is no mark to go back to"
        session.clear_caches()
        if not (always or self.written or session.new or session.dirty or session.deleted):
            return
        await self.savepoints.pop().rollback()
        for one in list(session.identity_map.values()):
            if inspect(one).expired_attributes:
                await session.refresh(one)
        if any(" roles" in statement for statement, _ in self.written):
            self.roles_by_person = await roles.roles_by_person(session)
        self.savepoints.append(await session.begin_nested())
        self.written.clear()

    async def rows_of_others(self, person: Person) -> dict[str, Any]:
        """Return every row that belongs to somebody else."""
        await self.session.flush()
        found: dict[str, Any] = {}
        for table, column in OWNER_COLUMNS.items():
            query = select(table.__table__).where(table.__table__.c[column] != person.id)
            rows = await self.session.execute(query)
            found[table.__tablename__] = [tuple(row) for row in rows]
        own = select(Question.id).where(Question.person_id == person.id)
        for child in (Attachment, Answer):
            table_ = child.__table__
            rows = await self.session.execute(select(table_).where(table_.c.question_id.not_in(own)))
            found[child.__tablename__] = [tuple(row) for row in rows]
        return found


def _changes_only_person(statement: str, values: Any, number: int) -> bool:
    """Return whether it changes only this person's row: an UPDATE's WHERE ends with the id."""
    last = list(values.values() if isinstance(values, dict) else values)[-1:]
    return statement.startswith("UPDATE people") and last == [number]


async def create_stage(session: Session) -> Stage:
    """Write the stage's rows, and load them."""
    await write_stage(session)
    return await find_stage(session)


async def write_stage(session: Session) -> None:
    """Write owner, other, newcomer and member; a question, a seat, an entry of the FAQ and a draft announcement."""
    owner = await add_consented_person(session, OWNER, at="karakol")
    await add_consented_person(session, OTHER, "ru", at="karakol")
    newcomer = await add_consented_person(session, NEWCOMER)
    newcomer.language = newcomer.consented_at = newcomer.consent_version = None
    member = await add_consented_person(session, MEMBER, "ru")
    await roles.sync_owners(session, [MEMBER], NOW)
    karakol = await seminars.by_slug(session, "karakol")
    assert karakol is not None
    question = await questions.create_question(
        session, karakol, owner, "Суу качан келет?", message_id=77, anonymous=False, at=NOW
    )
    await questions.add_attachment(
        session, question, Attachment(kind="photo", file_id="f", file_unique_id="u")
    )
    await session.flush()
    entry = {"question": {"ky": "Жол качан?"}, "answer": {"ky": "Жазында."}, "created_at": NOW}
    session.add(FaqEntry(seminar_id=karakol.id, source_question_id=question.id, **entry))
    announcement = await announcements.create(session, karakol.id, member, NOW)
    for language, words in (("ky", "Салам, {аты}!"), ("ru", "Здравствуйте, {имя}!")):
        part = AnnouncementPart(kind="text", chat_id=MEMBER, message_id=70, html=words, content={})
        await announcements.set_part(session, announcement, language, part)
    await session.flush()


async def find_stage(session: Session) -> Stage:
    """Load what `write_stage` has written."""
    found = await session.scalars(select(Person).where(Person.telegram_id.in_(STAGED)))
    people = {person.telegram_id: person for person in found}
    karakol = await seminars.by_slug(session, "karakol")
    jalal_abad = await seminars.by_slug(session, "jalal-abad")
    assert karakol is not None
    assert jalal_abad is not None
    seat = await seats.of_person(session, karakol.id, people[OWNER])
    assert seat is not None
    question = (await session.scalars(select(Question))).one()
    announcement = (await session.scalars(select(Announcement))).one()
    having = await roles.roles_by_person(session)
    owner, other, newcomer, member = (people[number] for number in STAGED)
    return Stage(
        session, karakol, jalal_abad, owner, other, newcomer, member, having, question, seat, announcement
    )


def sent_says(said: Sequence[ResolvedReply]) -> list[Say]:
    """Return the replies to one person or to many, without the announcements they show."""
    found = [one if isinstance(one, Say) else one.say for one in said if isinstance(one, Say | SayToAudience)]
    for one in found:
        offered = [button.data for row in one.buttons for button in row if button.data]
        assert len(offered) == len(set(offered)), f"{one.key} offers the same twice"
    return found


def text_keys(said: Sequence[Say]) -> list[str]:
    """Return the text keys of the replies, also of those shown above another one."""
    return [key for one in said for key in (*(text.key for text in one.above), one.key)]
