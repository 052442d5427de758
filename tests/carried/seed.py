"""Makes the carried database: `python -m tests.carried.seed`. It ran once; see README.md. It need not run again.

People act in the sandbox on the bot at work. To find the way to every button and every step, a copy of the database
is explored with the handlers alone; what was found is then walked by somebody in the sandbox.
"""

import asyncio
import base64
import contextlib
import csv
import gzip
import json
import pickle
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import sqlalchemy as sa

from bot.incoming import read
from bot.texts import notice_hash
from bot.worker import Worker
from handlers import dispatch, routes
from handlers.words import Refusal, Say, ToMany
from sandbox.testing import Member, Sandbox
from storage import announcements, deputies, group, inbox, migrate, people, planning, reminders, roles, seats
from storage.database import Database
from storage.group import Linked
from storage.models import Announcement, Person, Question, Reminder, Seat, Seminar, Sending, Table, Unit, Upload
from tests.bot.tables import workbook
from tests.carried import carried
from tests.carried.carried import HalfWay, Press, wrote
from tests.conftest import make_ready, settings_for
from tests.conversations.talk import (
    EARLIER,
    STAFF,
    STAFF_TWO,
    acquaint,
    ahead,
    bot_at_work,
    brought,
    chat_begun,
    opened_at,
    settled,
    tick,
)
from tests.sandbox.pictures import png

WORDS = "Үлгү сөз: жол качан оңдолот"
TEXTS = (WORDS, "20.12.2026 10:00", "25", "Ак-Суу", "10:00 Ачылыш\n11:00 Үлгү сөз", "+996 700 100 199", "10:30")
TRIED = 4
"""So many of them are tried everywhere; all of them in a registration."""
LANGUAGES = ("ky", "ru", "en")
KARAKOL, JALAL_ABAD = 2, 1
DRAFT = 9
"""The announcement that is still one."""
AK_SUU = "41702205000000"
NEVER = ("live:1", "live:2", "forget:yes", "dismiss", "groupend", "erase", "itemsure", "wallnew", "lang:", "anndrop")
SPELT = ("field", "part", "what", "kind", "link", "guided")
DEPTH, ALIKE, NODES = 6, 1, 700

Act = tuple[str, str]
Path_ = tuple[Act, ...]


def shape(data: str) -> str:
    """Buttons alike have the same: every number is as good as another."""
    return re.sub(r"\d+", "#", data)


def form_kind(step: str, draft: dict[str, Any]) -> str:
    """Which of the step's forms this is."""
    form = draft.get(step)
    if not isinstance(form, dict):
        return ""
    return " ".join(f"{key}={form[key]}" if key in SPELT else key for key in sorted(form))


@dataclass
class Node:
    """What a way led to."""

    path: Path_
    offered: list[str] = field(default_factory=list)
    step: str = ""
    form: str = ""
    refused: str = ""


class Explorer:
    """Goes every way from the commands and from the buttons in the chat, on a copy, undoing each."""

    def __init__(self, session: Any, number: int, roots: Iterable[str], never: tuple[str, ...]) -> None:
        self.session, self.number, self.never = session, number, never
        self.roots: list[Path_] = [(("command", name),) for name in routes.COMMANDS]
        self.roots += [(("press", data),) for data in roots]
        self.updates = count(1)
        self.wrote = False

    def note(self, _c: Any, _k: Any, statement: str, *_rest: Any) -> None:
        """Whether an act changes anything."""
        self.wrote = self.wrote or statement.startswith(("INSERT", "UPDATE", "DELETE"))

    async def explore(self) -> AsyncIterator[Node]:
        """Every node, the nearest first."""
        seen: Counter[tuple[str, str]] = Counter()
        waiting: list[tuple[Path_, Path_]] = [(path, ()) for path in self.roots]
        done = 0
        while waiting and done < NODES:
            path, needed = waiting.pop(0)
            done += 1
            node = await self.go(path, needed)
            if self.wrote:
                needed = (*needed, path[-1])
            yield node
            if node.refused or len(path) >= DEPTH:
                continue
            where = f"{node.step} {node.form}"
            offered = sorted(node.offered, key=lambda data: data.split(":")[1:2] != [str(KARAKOL)])
            acts = [("press", data) for data in offered if not data.startswith(self.never)]
            texts = TEXTS if node.step == "registration" else TEXTS[:TRIED] if node.step else ()
            acts += [("text", text) for text in texts]
            for act in acts:
                kind = (act[0] + shape(act[1]) if act[0] == "press" else act[1], where)
                if seen[kind] < (ALIKE if act[0] == "press" else 1):
                    seen[kind] += 1
                    waiting.append(((*path, act), needed))

    async def go(self, path: Path_, needed: Path_) -> Node:
        """The last act of the path, after those before it that changed anything."""
        node = Node(path)
        savepoint = await self.session.begin_nested()
        try:
            person = await self.session.scalar(sa.select(Person).where(Person.telegram_id == self.number))
            if person is None:  # somebody who has never written
                person = (await people.gather(self.session, [self.number], datetime.now(UTC)))[self.number]
            self.having = await roles.everyone(self.session)
            for act in (*needed, path[-1]):
                self.wrote = False
                node.offered = await self.act(person, act)
                await self.session.flush()
            node.step, node.form = person.step or "", form_kind(person.step or "", person.draft)
        except Refusal as refusal:
            node.refused = refusal.key
        except Exception as error:
            node.refused = f"! {error!r}"
        await savepoint.rollback()
        self.session.expire_all()
        self.session.info.clear()
        return node

    async def act(self, person: Person, act: Act) -> list[str]:
        number, now = next(self.updates), datetime.now(UTC)
        incoming = read(json.dumps({"update_id": number, **update_of(self.number, act)}), now)
        assert incoming is not None
        incoming.person = person
        incoming.roles = self.having.get(person.id, ())
        incoming.notice_hash = notice_hash(person.language or "ky")
        said = await dispatch.answer(incoming, self.session)
        says = [one.say if isinstance(one, ToMany) else one for one in said if isinstance(one, Say | ToMany)]
        mine = [one for one in says if one.to in (None, person)]
        return [button.data for one in mine for row in one.buttons for button in row if button.data]


def update_of(number: int, act: Act) -> dict[str, Any]:
    """The act as an update."""
    kind, what = act
    if kind == "press":
        return Press(number, number, 1, what, "").update()
    return wrote(number, {"text": f"/{what}" if kind == "command" else what})


@dataclass
class Seed:
    """The people, the bot at work, and what has been found."""

    here: Any
    """The bot at work in the sandbox; later on its database alone."""
    sandboxed: bool = True
    numbers: Iterator[int] = field(default_factory=lambda: count(2001))
    units: list[str] = field(default_factory=list)
    kinds: dict[int, str] = field(default_factory=dict)
    half: list[tuple[int, str, str]] = field(default_factory=list)
    nodes: dict[int, list[Node]] = field(default_factory=dict)

    # People.

    async def new(self, kind: str, language: str, **fields: Any) -> Member:
        """Somebody new who has agreed to the notice."""
        number = next(self.numbers)
        one: Any = SimpleNamespace(id=number)
        if self.sandboxed:
            one = await self.here.sandbox.new_person("Sample", id=number, phone_number=f"+996700{number:06}")
            await chat_begun(self.here.sandbox, one)
        self.kinds[number] = kind
        if kind != "newcomer":
            async with self.here.database.session.begin() as session:
                await acquaint(session, number, language, name=f"Үлгү Үлгүев {number}", **fields)
        return one

    async def make(self, kind: str, language: str = "ky") -> Member:
        """Somebody of this kind, in the situation that goes with it."""
        if kind in ("newcomer", "guest"):
            return await self.new(kind, language)
        if kind == "head":
            return await self.head(language)
        one = await self.new(kind, language)
        where = {} if kind == "organiser" else {"unit_code": AK_SUU} if kind == "coordinator" else {"seminar_id": KARAKOL}
        async with self.here.database.session.begin() as session:
            person = await self.row(session, one.id)
            await roles.give(session, person, kind, datetime.now(UTC), None, **where)
        return one

    async def head(self, language: str = "ky", seminars: tuple[int, ...] = (JALAL_ABAD, KARAKOL)) -> Member:
        """Somebody with seats, with a question that is answered and one about which more is asked."""
        one = await self.new("head", language, position="head", office="municipality", unit_code=self.units.pop(0))
        async with self.here.database.session.begin() as session:
            person = await self.row(session, one.id)
            person.phone, person.sex = f"+996700{one.id:06}", "f"
            for number in seminars:
                seminar = await session.get(Seminar, number)
                assert seminar is not None
                seat = await seats.register(session, seminar, person, datetime.now(UTC))
                await session.flush()
                if number == JALAL_ABAD:
                    await seats.move(session, seat, seats.ARRIVED, datetime.now(UTC))
        return one

    async def asked(self, one: Member, *texts: str) -> list[int]:
        """The person asks; the numbers of the questions."""
        for text in texts:
            await self.say(one, f"/ask {text}")
            found = [data for message in await one.messages() for data in datas(message)]
            for data in reversed(found):
                if re.fullmatch(rf"pending:to:\d+:{KARAKOL}", data):
                    await settled(self.here, await one.press(data=data))
                    break
            await self.press_like(one, "same:no:", missing=True)
        async with self.here.database.reader() as session:
            person = await self.row(session, one.id)
            found = await session.scalars(
                sa.select(Question.id).where(Question.person_id == person.id).order_by(Question.id)
            )
            return list(found)[-len(texts) :]

    @staticmethod
    async def row(session: Any, number: int) -> Person:
        found = await session.scalar(sa.select(Person).where(Person.telegram_id == number))
        assert found is not None
        return cast(Person, found)

    # Acts.

    async def say(self, one: Member, text: str) -> None:
        await settled(self.here, await one.write(text))

    async def open(self, one: Member, data: str) -> dict[str, Any]:
        return await opened_at(self.here, one, data)

    async def press_like(self, one: Member, start: str, *, missing: bool = False) -> bool:
        """Press the newest button whose data is this, or begins or looks like it."""
        found = [data for message in await one.messages() for data in datas(message)]
        for fits in (lambda data: data == start, lambda data: data.startswith(start) and start.endswith(":")):
            if hits := [data for data in found if fits(data)]:
                await settled(self.here, await one.press(data=hits[-1]))
                return True
        if hits := [data for data in found if shape(data) == shape(start)]:
            await settled(self.here, await one.press(data=hits[-1]))
            return True
        last = [message.get("text", "")[:300] for message in await one.messages()][-2:]
        assert missing, f"{one.id} has no button {start}: {last}"
        return False

    async def chats(self) -> list[dict[str, Any]]:
        """Every message that anybody has of the bot, with its buttons."""
        found = []
        for number in [*self.kinds]:
            one = await self.here.person(number)
            for chat in (None, *self.here.sandbox.groups):
                with contextlib.suppress(AssertionError):
                    found += [{**message, "whose": number} for message in await one.messages(chat)]
        return found

    async def there(self) -> set[str]:
        """The prefixes of the buttons in all chats."""
        return {data.partition(":")[0] for one in await self.chats() for data in datas(one)}

    async def read_lists(self) -> None:
        """Until no list waits to be read."""
        for _ in range(200):
            async with self.here.database.reader() as session:
                if not await session.scalar(sa.select(sa.func.count()).where(Upload.state == "waiting")):
                    break
            await asyncio.sleep(0.05)
        await settled(self.here)


def datas(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    if message.get("text") == EARLIER:
        return []
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def note(*words: object) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S}", *words, file=sys.stderr, flush=True)


# What happens.


async def prepared(seed: Seed) -> None:
    """Jalal-Abad was yesterday; the municipalities of Issyk-Kul and Jalal-Abad are where people come from."""
    now = datetime.now(UTC)
    async with seed.here.database.session.begin() as session:
        seminar = await session.get(Seminar, JALAL_ABAD)
        assert seminar is not None
        starts = (now - timedelta(hours=20)).replace(minute=0, second=0, microsecond=0)
        await planning.move(session, seminar, starts, starts + timedelta(hours=6))
        await reminders.replan(session, seminar, now)
        found = await session.scalars(
            sa.select(Unit.code).where(Unit.level == "ayil_aymak").order_by(Unit.code.desc())
        )
        everywhere = list(found)
        near = [code for code in everywhere if code.startswith(AK_SUU[:8])]
        seed.units = [*near[2:], *(code for code in everywhere if code not in near)]


async def staff(seed: Seed) -> dict[str, Member]:
    """One of each role, and the two owners."""
    found = {}
    for place, kind in enumerate(roles.GIVEN):
        found[kind] = await seed.make(kind, LANGUAGES[place % 3])
    for number, language in ((STAFF, "ru"), (STAFF_TWO, "en")):
        one = found[f"owner-{language}"] = await seed.here.person(number)
        await chat_begun(seed.here.sandbox, one)
        seed.kinds[number] = "owner"
        async with seed.here.database.session.begin() as session:
            await acquaint(session, number, language, name=f"Үлгү Кызматкер {number}")
    async with seed.here.database.session.begin() as session:
        speaker = await seed.row(session, found["speaker"].id)
        table = Table.metadata.tables["programme_items"]
        first = sa.select(sa.func.min(table.c.id)).where(table.c.seminar_id == KARAKOL).scalar_subquery()
        await session.execute(table.update().where(table.c.id == first).values(speaker_id=speaker.id))
    chat = await seed.here.sandbox.new_group("Үлгү штаб", [STAFF, found["moderator"].id, found["expert"].id])
    async with seed.here.database.session.begin() as session:
        now = datetime.now(UTC)
        await group.keep(session, Linked(chat, "Үлгү штаб", False, "ru", now.isoformat()), now)
    return found


async def seating(seed: Seed, owner: Member) -> list[Member]:
    """Seats in every state, a waiting list, an offer, a deputy, somebody's second of a municipality."""
    now = datetime.now(UTC)
    heads = [await seed.head(LANGUAGES[place % 3]) for place in range(9)]
    ways = (seats.CONFIRMED, seats.ARRIVED, seats.CANCELLED, seats.DECLINED)
    async with seed.here.database.session.begin() as session:
        seminar = await session.get(Seminar, KARAKOL)
        assert seminar is not None
        for head, state in zip(heads, ways, strict=False):
            person = await seed.row(session, head.id)
            seat = await seats.of_person(session, KARAKOL, person)
            assert seat is not None
            await seats.move(session, seat, state, now, person, "Үлгү себеп" if state == seats.CANCELLED else None)
            await session.flush()
        giver, taker = await seed.row(session, heads[4].id), None
        seat = await seats.of_person(session, KARAKOL, giver)
        assert seat is not None
        deputies.begin(seat, seminar, now)
    taker_member = await seed.new("guest", "ru", phone="+996700100333")
    async with seed.here.database.session.begin() as session:
        seminar = await session.get(Seminar, KARAKOL)
        giver, taker = await seed.row(session, heads[5].id), await seed.row(session, taker_member.id)
        seat = await seats.of_person(session, KARAKOL, giver)
        assert seat is not None and seminar is not None
        await deputies.hand_over(session, seminar, seat, taker, now)
        await session.flush()
        taken = len([one for one in await session.scalars(sa.select(Seat).where(Seat.seminar_id == KARAKOL)) if one.state in seats.TAKEN])
        seminar.capacity = taken
    for language in ("ky", "ru", "en"):
        await seed.head(language, (KARAKOL,))  # waits
    leaver = heads[6]
    await seed.open(leaver, f"cannot:{await seat_number(seed, leaver)}")
    await seed.press_like(leaver, "why:", missing=True)
    await tick(seed.here)
    async with seed.here.database.session.begin() as session:
        await session.execute(sa.update(Seminar).where(Seminar.id == KARAKOL).values(capacity=None, places_per_unit=1))
    second = await seed.new("guest", "ky", phone="+996700100444")
    async with seed.here.database.session.begin() as session:
        person = await seed.row(session, second.id)
        holder = await seed.row(session, heads[7].id)
        person.office, person.position, person.unit_code = "municipality", "deputy", holder.unit_code
    await settled(seed.here, await second.start("karakol"))
    await seed.press_like(second, "confirm:", missing=True)
    return heads


async def seat_number(seed: Seed, one: Member) -> int:
    async with seed.here.database.reader() as session:
        person = await seed.row(session, one.id)
        seat = await seats.of_person(session, KARAKOL, person)
        assert seat is not None
        return seat.id


QUESTIONS = (
    "Айылдагы суу түтүгү качан оңдолот?",
    "Мектептин чатыры качан жабылат?",
    "Когда починят дорогу к школе?",
    "Будет ли автобус до районного центра?",
    "How will the grants be shared between municipalities?",
    "Таштанды чыгаруучу унаа кимге таандык болот?",
    "Кто отвечает за уличное освещение?",
    "Жайыт жолу эмне болот?",
    "Медпункткө дарыгер келеби?",
    "Сколько стоит участие муниципалитета?",
)


async def questions(seed: Seed, team: dict[str, Member], heads: list[Member]) -> None:
    """Questions in every state, with all that may come of them."""
    numbers = []
    for place, text in enumerate(QUESTIONS):
        numbers += await seed.asked(heads[(place % 2) + 7 if place > 5 else place % 2], text)
    moderator, expert = team["moderator"], team["expert"]
    for number in numbers[:7]:
        await seed.open(moderator, f"qshow:{number}")
    again = await seed.make("head", "ru")
    await seed.say(again, f"/ask {QUESTIONS[0]}")  # stays with "is it the same as this one?"
    voter = heads[8]
    for number in numbers[:3]:
        await seed.open(voter, f"vote:{number}:1:new:0")
    await seed.open(moderator, f"qinto:{numbers[3]}:{numbers[2]}")
    await seed.open(moderator, f"qno:{numbers[8]}:off_topic")
    await seed.open(moderator, f"qnowords:{numbers[9]}")
    await seed.say(moderator, "Үлгү: бул башка жерде чечилет")
    await seed.open(moderator, f"qname:{numbers[0]}:суу")
    await seed.open(moderator, f"qwords:{numbers[1]}")
    await seed.say(moderator, "Мектептин чатыры кайсы айда жабылат?")
    await seed.open(moderator, f"qgive:{numbers[4]}:{await our_number(seed, expert)}")
    await seed.open(moderator, f"qdue:{numbers[4]}:{await our_number(seed, expert)}:-")
    await seed.open(expert, f"take:{numbers[1]}")
    await seed.open(expert, f"answer:{numbers[0]}")
    await seed.say(expert, "Жазында оңдолот.")
    await seed.press_like(expert, "also:", missing=True)
    await seed.say(expert, "Весной починят.")
    await seed.open(moderator, f"aloud:{numbers[5]}")
    await seed.say(moderator, "Муниципалитетке таандык болот.")
    await seed.open(expert, f"more:{numbers[6]}")
    await seed.say(expert, "Кайсы көчө тууралуу?")
    await seed.open(moderator, f"faqfrom:{numbers[0]}")
    await seed.open(moderator, f"faqfrom:{numbers[5]}")
    await seed.open(moderator, f"faqall:{KARAKOL}")
    await seed.open(moderator, f"faqnew:{KARAKOL}")
    await seed.say(moderator, "Тамак берилеби?")
    await seed.say(moderator, "Ооба, түшкү тамак берилет.")
    await seed.open(moderator, f"wall:{KARAKOL}:0")
    await seed.open(moderator, f"walllink:{KARAKOL}")
    last = await seed.asked(heads[0], "Бул суроо кайра алынат беле?")
    await seed.open(heads[0], f"withdraw:{last[0]}")
    await seed.open(moderator, f"bar:{(await seed.asked(heads[8], 'Үлгү тыюу: кимге жазам?'))[0]}:yes")


async def our_number(seed: Seed, one: Member) -> int:
    async with seed.here.database.reader() as session:
        return (await seed.row(session, one.id)).id


async def announcing(seed: Seed, owner: Member) -> None:
    """An announcement in every state; one is read, corrected, another one taken back."""
    async with seed.here.database.session.begin() as session:
        by = await seed.row(session, owner.id)
        made = []
        for _ in range(9):
            one = await announcements.new(session, KARAKOL, by, datetime.now(UTC))
            for language, words in (("ky", "Салам, {аты}! Үлгү кабар."), ("ru", "Здравствуйте, {имя}! Пример."), ("en", "Hello, {name}! A sample.")):
                part = announcements.AnnouncementPart(kind="text", chat_id=owner.id, message_id=70, html=words, content={})
                await announcements.put_words(session, one, language, part)
            one.buttons = [{"kind": "read"}]
            made.append(one.id)
    for number in made[:3]:
        await seed.open(owner, f"ann:{number}")
        await seed.press_like(owner, f"annsend:{number}")
        await seed.press_like(owner, "anngo:")
        await brought(seed.here, number, "done")
        ahead.seconds += 5
    async with seed.here.database.session.begin() as session:
        for number, state in zip(made[3:7], ("waiting", "paused", "stopped", "dropped"), strict=True):
            one = await announcements.get(session, number)
            assert one is not None
            if state in ("paused", "stopped"):
                await announcements.bring(session, one, announcements.SCHEDULED)
                await announcements.start(session, one, datetime.now(UTC), 3)
            assert await announcements.bring(session, one, state), state
    await seed.open(owner, f"annat:{made[7]}")
    await seed.say(owner, "04.12.2026 10:00")
    await seed.press_like(owner, f"annsend:{made[7]}", missing=True)
    await seed.press_like(owner, "anngo:", missing=True)
    await seed.open(owner, f"report:{made[0]}")
    await seed.open(owner, f"annretract:{made[1]}")
    await seed.press_like(owner, "annretractgo:", missing=True)
    await brought_all(seed)


async def brought_all(seed: Seed) -> None:
    """Until no announcement is on its way."""
    for _ in range(100):
        ahead.seconds += 1
        async with seed.here.database.reader() as session:
            if not await session.scalar(sa.select(sa.func.count()).where(Announcement.state == "sending")):
                return
        await asyncio.sleep(0.1)


async def reminded(seed: Seed) -> None:
    """Every kind of reminder comes due once."""
    for kind in ("attendance", "day", "ping", "thanks", "materials", "silent", "note"):
        now = datetime.now(UTC)
        async with seed.here.database.session.begin() as session:
            rows = await session.scalars(
                sa.select(Reminder)
                .where(Reminder.kind == kind, Reminder.done_at.is_(None), Reminder.dropped_at.is_(None))
                .order_by(Reminder.due_at)
                .limit(1)
            )
            for row in rows:
                row.due_at, row.expires_at = now, now + timedelta(hours=1)
        await tick(seed.here)


async def materials(seed: Seed, owner: Member) -> None:
    """Files for the participants, and lists of invitees: one taken, one waiting to be confirmed."""
    await seed.open(owner, f"fileadd:{KARAKOL}")
    await settled(seed.here, await owner.upload("document", b"%PDF-1.4 sample", "ulgu.pdf"))
    await settled(seed.here, await owner.upload("photo", png(20, 10), "ulgu.png"))
    await seed.press_like(owner, "filestop", missing=True)
    head = [["Код", "Аты-жөнү", "Телефон"], ["41702205805000", "Үлгү Чакырылган", "0700 100 151"]]
    for name in ("list.xlsx", "list-2.xlsx"):
        await seed.open(owner, f"invitees:{KARAKOL}")
        await seed.press_like(owner, f"invlists:{KARAKOL}")
        await settled(seed.here, await owner.upload("document", workbook(head), name))
        await seed.read_lists()
        if name == "list.xlsx":
            await seed.press_like(owner, "invtake:", missing=True)


async def life(seed: Seed, owner: Member) -> None:
    """Seminars in the other states: copies of Karakol."""
    now = datetime.now(UTC)
    async with seed.here.database.session.begin() as session:
        source = await session.get(Seminar, KARAKOL)
        assert source is not None
        for place, state in enumerate(("draft", "open", "closed", "archived", "cancelled")):
            starts = source.starts_at + timedelta(days=20 + place)
            one = await planning.clone(session, source, starts, "41702000000000", now)
            await session.flush()
            one.state = state
    await tick(seed.here)


# The buttons and the steps.

MOST_FORMS = 20
"""Forms of one step that somebody stands at."""


def pressed_from(payload: dict[str, Any]) -> list[str]:
    """The data of a payload's buttons."""
    keyboard = payload.get("reply_markup") or {}
    keyboard = json.loads(keyboard) if isinstance(keyboard, str) else keyboard
    rows = keyboard.get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


class Walks:
    """The bot's worker without Telegram: what it owes is delivered at once, with numbers as Telegram gives them."""

    def __init__(self, database: Database, presses: list[Press]) -> None:
        asleep = cast(Any, carried.Asleep())
        settings = settings_for("http://127.0.0.1", "7000000001:none", str(database.url))
        self.database, self.worker = database, Worker(database, asleep, asleep, settings)
        self.chats: dict[tuple[int, int], list[str]] = {}
        for press in presses:
            self.chats.setdefault((press.chat, press.message), []).append(press.data)
        self.updates = count(1_500_000_000)
        self.messages = count(5_000)

    def at(self, chat: int) -> dict[str, int]:
        """Data -> the newest message of the chat with such a button."""
        return {data: message for (where, message), found in self.chats.items() if where == chat for data in found}

    async def do(self, number: int, act: Act, *, force: bool = False) -> bool:
        """Act; False when there is no such button, unless it is pressed all the same."""
        kind, what = act
        if kind == "press":
            there = self.at(number)
            data = what if what in there else next((one for one in reversed(there) if shape(one) == shape(what)), None)
            if data is None and not force:
                return False
            data = data or what
            # A page that is changed in place keeps its own message: its buttons stay in the chat.
            message = next(self.messages) if force else there[data]
            update = Press(number, number, message, data, "").update()
        else:
            content = json.loads(what) if kind == "send" else {"text": f"/{what}" if kind == "command" else what}
            update = wrote(number, {**content, "message_id": next(self.messages)})
        update_id = next(self.updates)
        raw = json.dumps({"update_id": update_id, **update})
        async with self.database.session.begin() as session:
            await inbox.store(session, [(update_id, number, raw)], datetime.now(UTC))
        while await self.worker.work():
            pass
        await self.deliver()
        return True

    async def deliver(self) -> None:
        async with self.database.session.begin() as session:
            owed = await session.scalars(sa.select(Sending).where(Sending.state == "pending").order_by(Sending.id))
            for row in owed:
                payload = json.loads(row.payload or "{}")
                edits = row.method.startswith(("edit", "delete"))
                number = payload.get("message_id", 0) if edits else next(self.messages)
                row.state, row.finished_at, row.message_id = "sent", datetime.now(UTC), number
                self.chats.pop((row.chat_id, number), None)
                if found := pressed_from(payload):
                    self.chats[row.chat_id, number] = found

    async def walk(self, number: int, path: Path_, *, force: bool = False) -> bool:
        """Go this way; with `force` the first button may be one that only others have in their chats."""
        for place, act in enumerate(path):
            if not await self.do(number, act, force=force and place == 0):
                return False
        return True

    def kept(self) -> list[Press]:
        """The buttons in all chats: of those alike in one chat the newest two."""
        alike: Counter[tuple[int, str]] = Counter()
        found = []
        for (chat, message), datas_ in reversed(self.chats.items()):
            for data in dict.fromkeys(datas_):
                if alike[chat, shape(data)] < 2:
                    alike[chat, shape(data)] += 1
                    found.append(Press(chat if chat > 0 else STAFF, chat, message, data, ""))
        return sorted(found, key=lambda one: (one.chat, one.message, one.data))


async def explored(path: Path, folder: Path, number: int, newcomer: bool, chats: Walks) -> list[Node]:
    """Every way that is open to this person, found on a copy."""
    copy = folder / "copy.sqlite3"
    for leaving in ("", "-wal", "-shm"):
        Path(f"{copy}{leaving}").unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    roots = {shape(data): data for data in chats.at(number)}
    database = Database(f"sqlite+aiosqlite:///{copy}")
    try:
        async with database.session() as session:
            explorer = Explorer(session, number, roots.values(), () if newcomer else NEVER)
            connection = await session.connection()
            sa.event.listen(connection.sync_connection, "before_cursor_execute", explorer.note)
            return [node async for node in explorer.explore()]
    finally:
        await database.close()


DEEDS = (
    *(("moderator", prefix) for prefix in ("qname", "qput", "faqall", "wallnext", "digestsee", "qmerge", "topicname")),
    *(("organiser", prefix) for prefix in ("appoint", "annkeep", "ruleadd", "annat", "nudgego", "target")),
    *(("head", prefix) for prefix in ("stars", "annread", "saymore", "vote", "opinion", "coming", "pings")),
    ("owner", "group"),
)
"""What is done once more, so that there are rows of every kind: by whom, and the button."""


async def deeds(seed: Seed, walks: Walks, nodes: dict[int, list[Node]]) -> None:
    """Each button is pressed, and where words are awaited then, they are written."""
    for kind, prefix in DEEDS:
        for number, found in nodes.items():
            offered = [node for node in found if any(one.startswith(f"{prefix}:") for one in node.offered)]
            if seed.kinds[number] != kind or not offered:
                continue
            data = next(one for one in offered[0].offered if one.startswith(f"{prefix}:"))
            await walks.walk(number, (*offered[0].path, ("press", data)), force=True)
            async with seed.here.database.reader() as session:
                step = (await seed.row(session, number)).step
            if step:
                await walks.do(number, ("text", "Ак-Суу" if step == "appoint" else WORDS))
                await walks.do(number, ("command", "cancel"))
            break
        else:
            note("nobody for the deed", kind, prefix)


async def buttons(walks: Walks, nodes: dict[int, list[Node]]) -> None:
    """Somebody goes the shortest way to each button that nobody has in the chat yet."""
    ways: dict[str, tuple[int, int, Path_]] = {}
    for number, found in nodes.items():
        for node in found:
            if any(what.startswith("live:") for _, what in node.path):
                continue
            for data in node.offered:
                prefix = data.partition(":")[0]
                if prefix not in ways or len(node.path) < ways[prefix][0]:
                    ways[prefix] = (len(node.path), number, node.path)
    for prefix, (_, number, path) in sorted(ways.items(), key=lambda way: way[1][0]):
        there = {data.partition(":")[0] for found in walks.chats.values() for data in found}
        if prefix in there or await walks.walk(number, path, force=True):
            continue
        other = tuple((kind, re.sub(r"^(ann\w+):8\b", rf"\1:{DRAFT}", what)) for kind, what in path[1:])
        if not await walks.walk(number, (("press", f"ann:{DRAFT}"), *other), force=True):
            note("no way to", prefix, number, path)


async def steps(seed: Seed, walks: Walks, nodes: dict[int, list[Node]], pool: list[int]) -> None:
    """Somebody stands at every form of every step that can be come to."""
    for number, found in nodes.items():
        kind = seed.kinds[number]
        ways: dict[tuple[str, str], Path_] = {}
        for node in found:
            lives = any(what.startswith("live:") for _, what in node.path)
            if node.step and not lives and (node.step, node.form) not in ways:
                ways[node.step, node.form] = node.path
        done = {(step, form) for _, step, form in seed.half}
        many = Counter(step for _, step, _ in seed.half)
        for (step, form), path in ways.items():
            if (step, form) in done or many[step] >= MOST_FORMS or kind == "owner":
                continue
            if kind == "head" and not pool:
                note("no head left for", step, form)
                continue
            one = pool.pop() if kind == "head" else (await seed.make(kind, LANGUAGES[len(seed.half) % 3])).id
            walked = await walks.walk(one, path, force=kind != "head")
            async with seed.here.database.reader() as session:
                person = await seed.row(session, one)
                stands = (person.step or "", form_kind(person.step or "", person.draft))
            if stands[0]:
                many[stands[0]] += 1
                seed.half.append((one, *stands))
            if not walked or stands[0] != step:
                note("wanted", step, form, "got", stands, path)


# What is kept.


def waiting_updates(people_: list[int]) -> list[tuple[int, dict[str, Any]]]:
    """What people sent that nobody has handled yet: words, commands, a contact, an edit, taps."""
    first = people_[0]
    contents: list[dict[str, Any]] = [
        {"text": "/help"},
        {"text": "/seminars"},
        {"text": "Үлгү сөз: качан башталат?"},
        {"contact": {"phone_number": "+996700100199", "first_name": "Sample", "user_id": people_[3]}},
        {"text": "/questions"},
    ]
    found = [(one, wrote(one, content)) for one, content in zip(people_, contents, strict=False)]
    found.append((first, Press(first, first, 1, "mine:0", "").update()))
    return found


async def left_waiting(url: str, people_: list[int]) -> None:
    """Without the bot: six updates are handled and what is said waits; six more wait themselves."""
    settings = settings_for("http://127.0.0.1", "7000000001:none", url)
    database = Database(url)
    asleep = cast(Any, carried.Asleep())
    worker = Worker(database, asleep, asleep, settings)
    numbers = count(1_900_000_000)
    for rounds in range(2):
        now = datetime.now(UTC)
        for person, update in waiting_updates(people_[rounds * 6 :]):
            number = next(numbers)
            async with database.session.begin() as session:
                await inbox.store(session, [(number, person, json.dumps({"update_id": number, **update}))], now)
        while rounds == 0 and await worker.work():
            pass
    await database.close()


def dump(path: str, at: datetime) -> None:
    """Write the rows: a line that names the table and its columns, then a line a row."""
    engine = sa.create_engine(f"sqlite:///{path}")
    found = sa.MetaData()
    found.reflect(engine)
    with gzip.GzipFile(carried.ROWS, "wb", 9, mtime=0) as file, engine.connect() as connection:

        def line(what: Any) -> None:
            file.write(json.dumps(what, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")

        line({"revision": migrate.newest(), "at": at.isoformat(timespec="seconds")})
        for table in found.sorted_tables:
            if table.name.startswith(carried.NOT_ROWS):
                continue
            rows = connection.execute(sa.select(table).order_by(*table.primary_key)).all()
            if not rows:
                note("no rows in", table.name)
                continue
            line({"table": table.name, "columns": [column.name for column in table.c]})
            for row in rows:
                line([_kept(value) for value in row])
    engine.dispose()


def _kept(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


SENT: list[dict[str, Any]] = [
    *({"text": text} for text in (*TEXTS, "3", "12", "Биринчи\nЭкинчи\nҮчүнчү\nТөртүнчү\nБешинчи", "Биринчи; Экинчи", "https://example.org/ulgu Үлгү / Пример")),
    {"location": {"latitude": 42.5, "longitude": 78.4}},
    {"document": {"file_id": "sample-document", "file_unique_id": "sample", "file_name": "ulgu.xlsx", "mime_type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "file_size": 9000}},
    {"document": {"file_id": "sample-document", "file_unique_id": "sample", "file_name": "ulgu.pdf", "file_size": 9000}},
    {"voice": {"file_id": "sample-voice", "file_unique_id": "sample-voice", "duration": 3}},
]


async def judged(url: str, found: list[Press], half: list[tuple[int, str, str]]) -> tuple[list[Press], list[HalfWay]]:
    """What each button and each step comes to now."""
    from dataclasses import replace

    async with carried.replay(url) as one:
        await one.drain()
        pressed = []
        for press in found:
            outcome = await one.act(press.update(), press.person)
            if outcome.kind == "failed":
                note("failed", press, outcome)
            pressed.append(replace(press, outcome=outcome.kind if outcome.kind != "refused" else f"refused {outcome.key}"))
        gone = []
        for person, step, form in half:
            best = None
            for content in SENT:
                outcome = await one.act(wrote(person, content), person)
                if outcome.kind != "worked":
                    continue
                control = await one.act(wrote(person, content), person, step="a step of an older program")
                differs = (outcome.kind, outcome.said, outcome.step) != (control.kind, control.said, control.step)
                if best is None or (differs and not best[1]):
                    best = (content, differs, outcome)
                if best and best[1]:
                    break
            if best is None or not best[1]:
                note("nothing continues", person, step, form, best and best[2], outcome)
            if best is not None:
                gone.append(HalfWay(person, step, form, best[0]))
    return pressed, gone


async def by_hand(seed: Seed, walks: Walks, head: int) -> None:
    """Steps to which the explored ways do not lead."""
    draft = (("press", f"ann:{DRAFT}"), ("press", f"annwho:{DRAFT}"), ("press", f"annkept:{DRAFT}"))
    ways: list[tuple[str, Path_]] = [
        ("organiser", (*draft, ("press", f"annkeep:{DRAFT}"))),
        ("organiser", (("press", f"annat:{DRAFT}"),)),
        ("organiser", (("press", f"annkeys:{DRAFT}"), ("press", f"annlink:{DRAFT}"))),
    ]
    for kind, path in ways:
        one = (await seed.make(kind, "ru")).id
        await walks.walk(one, path, force=True)
        await stand(seed, one, path)
    await walks.walk(head, (("press", f"opinion:{JALAL_ABAD}"),), force=True)
    await stand(seed, head, ("opinion",))
    expert = next(number for number, kind in seed.kinds.items() if kind == "expert")
    for data in [data for data in reversed(walks.at(expert)) if data.startswith("also:")]:
        await walks.walk(expert, (("press", data),), force=True)
        if await stand(seed, expert, data):
            break
    guest = (await seed.make("guest", "ky")).id
    await walks.walk(guest, (("press", "faqfind"),), force=True)
    await stand(seed, guest, "faqfind")


async def stand(seed: Seed, number: int, way: object) -> bool:
    """Note where the person stands; False: nowhere."""
    async with seed.here.database.reader() as session:
        person = await seed.row(session, number)
        step, form = person.step or "", form_kind(person.step or "", person.draft)
    if step and (step, form) not in {(one, of) for _, one, of in seed.half}:
        seed.half.append((number, step, form))
    if not step:
        note("stands nowhere", number, way)
    return bool(step)


def stage(folder: Path, name: str) -> Any:
    """What an earlier run came to; None: it has not come so far."""
    path = folder / f"{name}.pickle"
    return pickle.loads(path.read_bytes()) if path.exists() else None


def keep(folder: Path, name: str, what: Any) -> Any:
    (folder / f"{name}.pickle").write_bytes(pickle.dumps(what))
    note(name)
    return what


async def main() -> None:
    """In stages: each is kept in the folder, and not done again."""
    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    lived_path, path = folder / "lived.sqlite3", folder / "seed.sqlite3"
    if (first := stage(folder, "lived")) is None:
        for leaving in ("", "-wal", "-shm"):
            Path(f"{lived_path}{leaving}").unlink(missing_ok=True)
        url = f"sqlite+aiosqlite:///{lived_path}"
        await make_ready(url)
        first = keep(folder, "lived", await at_work(url))
    presses_, kinds, walkers, pool, next_number, units, others = first
    nodes = {}
    for number in walkers:
        database = Database(f"sqlite+aiosqlite:///{lived_path}")
        name = f"nodes-{number}"
        if (found := stage(folder, name)) is None:
            walks = Walks(database, presses_)
            found = keep(folder, name, await explored(lived_path, folder, number, kinds[number] == "newcomer", walks))
            note(kinds[number], len(found), [(node.refused, node.path) for node in found if node.refused.startswith("!")][:3])
        nodes[number] = found
        await database.close()
    if (second := stage(folder, "walked")) is None:
        for leaving in ("", "-wal", "-shm"):
            Path(f"{path}{leaving}").unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(lived_path)) as source, contextlib.closing(sqlite3.connect(path)) as target:
            source.backup(target)
        database = Database(f"sqlite+aiosqlite:///{path}")
        walks = Walks(database, presses_)
        seed = Seed(SimpleNamespace(database=database), False, count(next_number), units, kinds)
        await walks.do(pool[0], ("press", f"stars:{JALAL_ABAD}:4"), force=True)
        await walks.do(pool[1], ("press", f"stars:{JALAL_ABAD}:5"), force=True)
        photo = {"file_id": "sample-photo", "file_unique_id": "sample", "width": 20, "height": 10}
        sent = json.dumps({"photo": [photo], "caption": "Үлгү сүрөт: ушул жолбу?"})
        await walks.walk(pool[2], (("send", sent), ("press", f"pending:to:1:{KARAKOL}")))
        await walks.walk(1003, (("press", f"ann:{DRAFT}"), ("press", f"annwho:{DRAFT}"), ("press", f"annkept:{DRAFT}"), ("press", f"annkeep:{DRAFT}"), ("text", "Үлгү тандоо")), force=True)
        moderator = next(number for number, kind in kinds.items() if kind == "moderator")
        for entry in (1, 2):
            await walks.walk(moderator, (("press", f"faqset:{entry}:shown:yes"),), force=True)
        for number in pool[1:4]:
            await walks.walk(number, (("press", "annread:1"),))
            await walks.walk(number, (("press", "saymore:1"), ("text", WORDS)))
        await deeds(seed, walks, nodes)
        note("did more")
        await buttons(walks, nodes)
        note("went to the buttons")
        await steps(seed, walks, nodes, pool[2:-3])
        await by_hand(seed, walks, pool[1])
        await database.close()
        await left_waiting(f"sqlite+aiosqlite:///{path}", others)
        second = keep(folder, "walked", (walks.kept(), seed.half, datetime.now(UTC)))
    found, half, at = second
    dump(str(path), at)
    note("bytes", carried.ROWS.stat().st_size, "buttons", len(found), "half-way", len(half))
    loaded = folder / "loaded.sqlite3"
    loaded.unlink(missing_ok=True)
    carried.load(f"sqlite+aiosqlite:///{loaded}")
    pressed, gone = await judged(f"sqlite+aiosqlite:///{loaded}", found, half)
    write(pressed, gone)
    note("buttons", Counter(one.outcome for one in pressed))
    prefixes = {one.data.partition(":")[0] for one in pressed}
    worked = {one.data.partition(":")[0] for one in pressed if one.outcome == "worked"}
    note("missing", sorted(set(routes.BUTTONS) - prefixes))
    note("never worked", sorted(prefixes - worked))
    note("steps", Counter(one.step for one in gone), sorted(set(routes.STEPS) - {one.step for one in gone}))


async def at_work(url: str) -> tuple[Any, ...]:
    """The bot at work, until everything has happened."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.going.monotonic", ahead)
        patch.setattr("bot.broadcast.IDLE", 0.1)
        patch.setattr("bot.broadcast.BUSY", 0.02)
        patch.setattr("bot.reader.LOOK_SECONDS", 0.1)

        async def blank(_recipe: bytes, _program: str = "") -> bytes:
            return png(8, 8)

        async def unseen(_one: Member) -> None:
            """Nobody waits for words here."""

        patch.setattr(Member, "_see", unseen)
        patch.setattr("bot.drawing.drawn", blank)
        async with Sandbox() as sandbox, bot_at_work(sandbox, url) as here:
            return await lived(Seed(here))


def write(pressed: list[Press], gone: list[HalfWay]) -> None:
    """The two lists beside the rows."""
    from dataclasses import asdict

    with carried.BUTTONS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["person", "chat", "message", "data", "outcome"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(one) for one in pressed)
    lines = ",\n".join(json.dumps(asdict(one), ensure_ascii=False) for one in gone)
    carried.STEPS.write_text(f"[\n{lines}\n]\n", "utf-8")


async def lived(seed: Seed) -> tuple[Any, ...]:
    """Everything that happens while the bot is at work."""
    await prepared(seed)
    team = await staff(seed)
    owner = team["owner-ru"]
    heads = await seating(seed, owner)
    note("seated")
    pool = []
    async with seed.here.database.session.begin() as session:
        await session.execute(sa.update(Seminar).where(Seminar.id == KARAKOL).values(places_per_unit=None))
    for place in range(16):
        head = await seed.head(LANGUAGES[place % 3])
        numbers = await seed.asked(head, f"Үлгү суроо {place}: {QUESTIONS[place % 10][::-1]}?", f"Үлгү {place} экинчи: {QUESTIONS[place % 9][::-2]}")
        for number in numbers:
            await seed.open(team["moderator"], f"qshow:{number}")
        await seed.open(team["expert"], f"answer:{numbers[0]}")
        await seed.say(team["expert"], "Үлгү жооп.")
        await seed.open(team["expert"], f"more:{numbers[1]}")
        await seed.say(team["expert"], "Кайсы жер тууралуу?")
        pool.append(head)
    note("pool")
    await questions(seed, team, heads)
    note("asked")
    await announcing(seed, owner)
    note("announced")
    for name in ("lodging", "transport", "diet"):
        await seed.open(owner, f"extras:{KARAKOL}")
        await seed.press_like(owner, f"extraready:{KARAKOL}:{name}", missing=True)
    await materials(seed, owner)
    await life(seed, owner)
    await reminded(seed)
    note("reminded")
    async with seed.here.database.session.begin() as session:
        await session.execute(sa.update(Seminar).where(Seminar.id == KARAKOL).values(places_per_unit=1))
    guest, newcomer = await seed.make("guest", "ru"), await seed.make("newcomer")
    second = await seed.new("guest", "ru", office="municipality", position="deputy", phone="+996700100555", unit_code=await unit_of(seed, heads[7]))
    members = [team[name] for name in ("moderator", "organiser", "expert", "coordinator", "door")]
    walkers = [newcomer, guest, pool[0], *members, owner, heads[7], second]
    presses_ = []
    for message in await seed.chats():
        presses_ += [Press(message["whose"], message["chat"]["id"], message["message_id"], data, "") for data in datas(message)]
    return (
        sorted(set(presses_), key=lambda one: (one.chat, one.message)),
        seed.kinds,
        [one.id for one in walkers],
        [one.id for one in pool],
        next(seed.numbers),
        seed.units,
        [one.id for one in [*heads, *pool[-3:]]],
    )


async def unit_of(seed: Seed, one: Member) -> str | None:
    async with seed.here.database.reader() as session:
        return (await seed.row(session, one.id)).unit_code


if __name__ == "__main__":
    asyncio.run(main())
