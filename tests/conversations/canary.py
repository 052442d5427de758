"""Somebody who leaves a canary wherever one may type, and is forgotten: promise 21, with the whole bot at work.

They stand at every step that is open to participants; staff write of them, lists and files wait with their name, and
updates of theirs have failed. Afterwards the database, its files, the bot's log and its temporary files are looked
through byte by byte.
"""

import contextlib
import json
import logging
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import func, or_, select

from bot.documents.workbook import sheet as spreadsheet
from bot.texts import notice_hash, words
from handlers.answering import dialogue
from handlers.hall import own
from handlers.routes import STEPS, for_staff
from handlers.seminar import lookup
from handlers.start import NOTICE_VERSION
from handlers.words import Sheet
from sandbox.testing import Member
from storage import faq, feedback, outbox, people, questions, seats, seminars, uploads
from storage.models import (
    Consent,
    ExtraQuestion,
    Feedback,
    File,
    Person,
    Question,
    Received,
    Remark,
    Seat,
    Seminar,
    Sending,
)
from storage.plain import cleaned
from tests.conftest import STAFF, Town, town
from tests.conversations.talk import AK_BULUNG, acquaint, chat_begun, until
from tests.crash.audit import left_alone
from tests.storage.lived import sending, workbook
from tests.storage.remains import files_of, in_files, in_rows

STEM, PROFILE, USER, PHONE = "Канарей", "Kanareika", "kanareika_user", "+996700987654"
CANARIES = (STEM, PROFILE, PHONE[4:], "700 987 654")
"""What is looked for: each word typed has the stem in it, so that none can be missed."""
LATER = timedelta(days=1)
NUMBERS = count(10_000_000)
PERSONAL = ("name", "phone", "sex", "position", "office", "unit_code", "organisation", "consented_at")


def word(what: str) -> str:
    """Words with a canary."""
    return f"{STEM}канын {what}"


@dataclass
class Remains:
    """What was seen."""

    typed: int = 0
    """How often a canary was typed, or written of them."""
    stood: set[str] = field(default_factory=set)
    """The steps at which it was."""
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    size: int = 0
    """Bytes looked through afterwards."""
    wrong: list[str] = field(default_factory=list)

    def expect(self, true: bool, otherwise: str) -> None:
        """Note down what does not hold."""
        if not true:
            self.wrong.append(otherwise)


async def forgotten_everywhere(url: str, folder: Path) -> Remains:
    """Such a life, to its end."""
    seen = Remains()
    with _watched(folder):
        async with town(url) as here:
            life = Life(here, await here.sandbox.new_person(PROFILE, username=USER, phone_number=PHONE), seen)
            await chat_begun(here.sandbox, await here.person(STAFF))
            await life.comes()
            await life.registers()
            await life.asks()
            await life.answers_back()
            await life.leaves_things_half_done()
            await life.is_written_of()
            seen.before = in_rows(url, CANARIES)
            await life.is_forgotten()
            seen.after = in_rows(url, CANARIES)
            if here.database.is_sqlite:  # while it is open, with its write-ahead log
                seen.after += _look(url, folder, seen)
        await left_alone(url)  # what somebody may still be reading is not thrown away
        seen.after += _look(url, folder, seen)
    missing = {name for name, step in STEPS.items() if not for_staff(step.who)} - seen.stood
    seen.expect(not missing, f"nothing was typed at {missing}")
    return seen


@contextlib.contextmanager
def _watched(folder: Path) -> Iterator[None]:
    """The bot's log goes into a file of this folder, as it is by default, and so do temporary files."""
    folder.mkdir(parents=True, exist_ok=True)
    handler, root = logging.FileHandler(folder / "bot.log"), logging.getLogger()
    level, disabled, temporary = root.level, logging.root.manager.disable, tempfile.tempdir
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.disable(logging.NOTSET)
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = temporary
        logging.disable(disabled)
        root.setLevel(level)
        root.removeHandler(handler)
        handler.close()


def _look(url: str, folder: Path, seen: Remains) -> list[str]:
    found, seen.size = in_files([*files_of(url), *folder.rglob("*")], CANARIES)
    return found


@dataclass
class Life:
    """Somebody at the bot."""

    here: Town
    one: Member
    seen: Remains
    karakol: int = 0

    # How it goes.

    async def settled(self, *acts: dict[str, Any]) -> None:
        """Everything that was done is handled, and sent, but for what waits for a later day."""
        numbers = [number for act in acts for number in act["update_ids"]]

        async def done() -> bool:
            async with self.here.database.reader() as session:
                known = await session.scalar(
                    select(func.count()).select_from(Received).where(Received.update_id.in_(numbers))
                )
                busy = await session.scalar(select(Received.id).where(Received.handled_at.is_(None)).limit(1))
                now = or_(Sending.not_before.is_(None), Sending.not_before < datetime.now(UTC) + LATER / 2)
                owed = await session.scalar(
                    select(Sending.id)
                    .where(Sending.state.in_((outbox.PENDING, outbox.SENDING)), now)
                    .limit(1)
                )
            return known == len(numbers) and busy is None and owed is None

        await until(done)

    async def row(self) -> Person:
        async with self.here.database.reader() as session:
            found = await people.by_chat(session, self.one.id)
        assert found is not None
        return found

    async def says(self, what: str) -> dict[str, Any]:
        """Words with a canary, wherever they stand."""
        self.seen.stood.add((await self.row()).step or "")
        return await self._typed(await self.one.write(word(what)))

    async def _typed(self, act: dict[str, Any]) -> dict[str, Any]:
        self.seen.typed += 1
        await self.settled(act)
        return act

    async def presses(self, data: str) -> None:
        await self.settled(await self.one.press(data=data))

    async def stands(self, step: str, **form: Any) -> None:
        """They are where a button would have led them."""
        async with self.here.database.session.begin() as session:
            person = await people.by_chat(session, self.one.id)
            assert person is not None
            person.step, person.draft = step, {**person.draft, step: form}

    # What they do.

    async def comes(self) -> None:
        """Nothing personal is kept before the consent, whatever they type; the consent is kept whole."""
        await self.settled(await self.one.start("karakol"))
        await self.says("эрте айтканы кандай?")
        await self.one.press("Кыргызча")
        await self.one.wait_for("Жеке маалыматтарыңыз")
        await self.settled(await self.one.contact())
        await self.says("макулдукка чейинки сөзү кайда?")
        person = await self.row()
        early = [name for name in PERSONAL if getattr(person, name) is not None]
        self.seen.expect(early == [], f"{early} before the consent")
        async with self.here.database.reader() as session:
            self.seen.expect(
                (await session.scalars(select(Consent))).all() == [], "a consent before it was given"
            )
        await self.settled(await self.one.press("✅ Макулмун"))
        async with self.here.database.reader() as session:
            [consent] = await session.scalars(select(Consent))
        given = (consent.version, consent.language, consent.text_hash)
        self.seen.expect(given == (NOTICE_VERSION, "ky", notice_hash("ky")), f"a consent to {given}")
        self.seen.expect(consent.given_at <= datetime.now(UTC), "a consent at another time")

    async def registers(self) -> None:
        async with self.here.database.session.begin() as session:
            karakol = await seminars.by_slug(session, "karakol")
            assert karakol is not None
            self.karakol = karakol.id
            wish = {"kind": "text", "title": {"ky": "Каалооңуз?"}, "choices": []}
            session.add(ExtraQuestion(seminar_id=karakol.id, position=1, **wish))
        await self.settled(await self.one.start("karakol"))
        await self.says("айылы")
        await self.presses("offices")
        await self.presses("office:partner")
        await self.says("уюму")
        await self.presses("position:other")
        await self.says("номери")
        await self.settled(await self.one.contact())
        await self.says("каалоосу")
        await self.says("аты")
        async with self.here.database.reader() as session:
            seat = (await session.scalars(select(Seat).where(Seat.name == word("аты")))).one()
        self.seen.expect(seat.phone == PHONE and seat.phone_proven_at is not None, "the number is not proven")

    async def asks(self) -> None:
        act = await self.says_a_question("суусу качан агат?")
        await self.settled(
            await self.one.edit(act["message"]["message_id"], word("суусу качан келет, оңдоп жаздым?"))
        )
        for kind, name in (("document", f"{STEM}.pdf"), ("voice", f"{STEM}.ogg")):
            await self.stands("question", seminar=self.karakol)
            self.seen.stood.add((await self.row()).step or "")
            await self._typed(
                await self.one.upload(kind, b"%PDF-1 canary", name, word(f"{kind} тиркеген суроосу"))
            )
        await self.says_a_question("жолу кайсы жылы салынат?")

    async def says_a_question(self, what: str) -> dict[str, Any]:
        return await self._typed(await self.one.write(f"/ask {word(what)}"))

    async def answers_back(self) -> None:
        """Staff word, ask back, decline and answer; they answer back, add, cannot come, and say what they think."""
        remark, ended, seat = await self._staff_handle_them()
        await self.stands(dialogue.SAYING, remark=remark)
        await self.says("тактоосу")
        await self.stands(own.STEP, question=ended)
        await self.says("кошумча сөзү")
        await self.stands("reason", seat=seat)
        await self.says("келе албай калуу себеби")
        await self.stands("opinion", seminar=self.karakol)
        await self.says("пикири")
        await self.stands(lookup.STEP)
        await self.says("издегени")

    async def _staff_handle_them(self) -> tuple[int, int, int]:
        async with self.here.database.session.begin() as session:
            staff, person, now = (
                await acquaint(session, STAFF, "ru"),
                await self._person(session),
                datetime.now(UTC),
            )
            first, second, third, *_ = await session.scalars(
                select(Question).where(Question.person_id == person.id).order_by(Question.id)
            )
            first.wording = word("суроосу башкача")
            await questions.decline(session, second, word("суроосу эмне үчүн алынбайт"), now, staff)
            await questions.answer(session, third, staff, "Жооп", now)
            await faq.make(session, third, now)
            remark = Remark(question_id=first.id, person_id=staff.id, from_asker=False, text="Тактаңыз")
            remark.chat_message_id, remark.said_at = 1, now
            opinion = Feedback(seminar_id=self.karakol, person_id=person.id, stars=4, at=now)
            session.add_all([remark, opinion])
            await session.flush()
            seat = await seats.of_person(session, self.karakol, person)
            assert seat is not None
            return remark.id, third.id, seat.id

    async def _person(self, session: Any) -> Person:
        person = await people.by_chat(session, self.one.id)
        assert person is not None
        return person

    async def leaves_things_half_done(self) -> None:
        """A registration changed and not confirmed, words for a question that were never sent on."""
        await self.settled(await self.one.start("jalal-abad"))
        form = {"seminar": self.karakol + 1, "asked": True, "name": word("жарым аты"), "phone": PHONE}
        await self.stands("registration", **form)
        self.seen.typed += 1

    # What others write of them, and what waits.

    async def is_written_of(self) -> None:
        async with self.here.database.session.begin() as session:
            staff, person, now = await self._staff(session), await self._person(session), datetime.now(UTC)
            await self._listed(session, staff, person, now)
            await self._owed(session, staff, person, now)
            await self._failed(session, staff, person, now)

    async def _staff(self, session: Any) -> Person:
        staff = await people.by_chat(session, STAFF)
        assert staff is not None
        return staff

    async def _listed(self, session: Any, staff: Person, person: Person, now: datetime) -> None:
        """On a list, by telephone, under the number; and once by the name alone, about which staff are asked."""
        held = (await session.scalars(select(Seminar).where(Seminar.id != self.karakol))).first()
        assert held is not None
        place = {"office": "municipality", "unit_code": AK_BULUNG, "position": "head"}
        told = {**place, "name": word("тизмедеги аты"), "phone": PHONE}
        seat = seats.new(session, held, seats.REGISTERED, now, source="assisted", **told)
        seat.answers = {"1": word("тизмедеги жообу")}
        await session.flush()
        await seats.move(session, seat, seats.CANCELLED, now, None, word("тизмедеги себеби"))
        by_name = {"office": "partner", "name": word("аты"), "position": "other"}
        karakol = await session.get(Seminar, self.karakol)
        seats.new(session, karakol, seats.INVITED, now, source="import", **by_name)
        upload = await uploads.add(session, held.id, staff, "file", now)
        others = {"name": "Үлгү Башка", "phone": "+996700100109"}
        uploads.ready(
            upload,
            [{**place, "organisation": "", "name": word("тизмеси"), "phone": PHONE}, {**place, **others}],
        )
        form = {
            "seminar": held.id,
            "assisted": True,
            **place,
            "name": word("формасы"),
            "phone": PHONE,
            "answers": {},
        }
        staff.draft = {**staff.draft, "registration": form}
        self.seen.typed += 6

    async def _owed(self, session: Any, staff: Person, person: Person, now: datetime) -> None:
        """Lists, results of a search, an announcement with their name, a workbook and cards: to be sent tomorrow."""
        assert staff.telegram_id is not None
        quoted = word("суусу <i>качан</i> келет, оңдоп жаздым?")
        text = f"1. <b>{word('аты')}</b>, +996 700 987 654\n2. Үлгү Башка\n«{quoted}»"
        keys = {"inline_keyboard": [[{"text": word("аты"), "callback_data": "who:1"}]]}
        listed = json.dumps({"text": text, "parse_mode": "HTML", "reply_markup": keys}, ensure_ascii=False)
        sheet = Sheet("list.xlsx", "mydata-title", ("column-name",), [[word("аты")], [PHONE]])
        made = {
            "list.xlsx": spreadsheet(sheet, words("ru", "UTC")),
            "other.xlsx": workbook("Үлгү Башка"),
            "karakol.cards": json.dumps({"lines": [word("аты")]}, ensure_ascii=False).encode(),
        }
        rows = [
            {**sending(staff.telegram_id, listed), "state": state}
            for state in (outbox.PENDING, outbox.UNKNOWN)
        ]
        rows.append(sending(self.one.id, json.dumps({"text": word("кулактандыруусу")}), lane=2))
        for number, (name, content) in enumerate(made.items()):
            file = await outbox.keep_file(session, f"{number:064}", name, content, now)
            rows.append(sending(staff.telegram_id, "{}", file_id=file, method="sendDocument"))
        await outbox.put(session, [{**row, "not_before": now + LATER, "created_at": now} for row in rows])
        self.seen.typed += len(rows)

    async def _failed(self, session: Any, staff: Person, person: Person, now: datetime) -> None:
        """Updates that could not be handled: theirs, one of which nobody knows whose it is, and one of staff's."""
        theirs = {"message": {"from": {"id": self.one.id, "first_name": PROFILE}, "text": word("каты")}}
        about = {"message": {"from": {"id": STAFF}, "text": f"Чалыңыз: {word('аты')}, {PHONE}"}}
        for sender, raw in ((self.one.id, theirs), (-5, theirs), (STAFF, about)):
            row = Received(update_id=next(NUMBERS), sender=sender, raw=json.dumps(raw), received_at=now)
            row.handled_at = row.dead_at = now
            row.error = "KeyError" if sender == STAFF else word("катасы")
            session.add(row)
            self.seen.typed += 1

    # The end.

    async def is_forgotten(self) -> None:
        counted = await self._counts()
        staff = await self.here.person(STAFF)
        await self.settled(await self.one.write("/forget"))
        await self.settled(await self.one.press("🗑 Ооба, өчүрүңүз"))
        await self.one.wait_for("Маалыматтарыңыз өчүрүлдү")
        await self.settled(await staff.press(words("ru", "UTC").plain("erase-seat", attribute="yes")))
        self.seen.expect(await self._counts() == counted, "the counts are not what they were")
        await self._others_get_theirs(staff)

    async def _counts(self) -> tuple[Any, ...]:
        """How many asked, came to be registered, and gave stars."""
        async with self.here.database.reader() as session:
            asked = await session.scalar(select(func.sum(Seminar.question_count)))
            stars = await feedback.tally(session, self.karakol)
            places = select(Seat.office, Seat.unit_code, Seat.position, func.count()).group_by(
                Seat.office, Seat.unit_code, Seat.position
            )
            rows = sorted(map(repr, await session.execute(places)))
            given = await session.scalar(select(func.count()).select_from(Consent))
        return asked, stars, rows, given

    async def _others_get_theirs(self, staff: Member) -> None:
        """What of a list is about others still waits for whoever asked for it."""
        async with self.here.database.reader() as session:
            waits = (await session.scalars(select(Sending).where(Sending.state == outbox.PENDING))).all()
            names = (await session.scalars(select(File.name).where(File.content.is_not(None)))).all()
            consent = (await session.scalars(select(Consent).order_by(Consent.id))).first()
        texts = [cleaned(one.payload) for one in waits if one.chat_id == staff.id]
        self.seen.expect(
            any("2. Үлгү Башка" in one for one in texts), "the list is not sent to staff any more"
        )
        self.seen.expect("other.xlsx" in names, "a file without them is not sent any more")
        self.seen.expect(consent is not None and consent.withdrawn_at is not None, "the consent still stands")
