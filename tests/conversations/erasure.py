"""Promise 21 with the whole bot: a person types a canary wherever possible and is then forgotten.

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
from bot.locales import get_locale, notice_hash
from handlers.checkin import codes
from handlers.faq import search
from handlers.feedback import answering
from handlers.messages import FileName, Sheet
from handlers.permissions import NOTICE_VERSION, requires_role
from handlers.questions.answering import clarifications
from handlers.questions.asking import my_questions
from handlers.routes import STEPS
from sandbox.testing import SandboxUser
from storage.accounts import people
from storage.faq import faq
from storage.feedback import form, ratings
from storage.invitees import uploads
from storage.messages import files, outbox
from storage.models import (
    Consent,
    ExtraQuestion,
    Feedback,
    File,
    InboxUpdate,
    OutboxMessage,
    Person,
    Question,
    Remark,
    Seat,
    Seminar,
    seat_states,
)
from storage.questions import lifecycle
from storage.seats import registrations, seats
from storage.seminars import seminars
from storage.text.normalization import clean_text
from tests.conftest import STAFF, RunningBot, run_bot
from tests.conversations.helpers import AK_BULUNG, add_consented_person, begin_chat, wait_until
from tests.crash.consistency_checks import wait_disconnected
from tests.storage.privacy.erasure_search import database_files, search_files, search_rows
from tests.storage.privacy.full_person import outbox_message, workbook_bytes

CANARY_STEM, PROFILE, USER, PHONE = "Канарей", "Kanareika", "kanareika_user", "+996700987654"
CANARIES = (CANARY_STEM, PROFILE, PHONE[4:], "700 987 654")
"""The texts searched for: each typed text contains a stem, so that none can be missed."""
LATER = timedelta(days=1)
UPDATE_IDS = count(10_000_000)
PERSONAL = (*registrations.COPIED_FIELDS, "consented_at")


def canary_text(what: str) -> str:
    """Return a text with a canary."""
    return f"{CANARY_STEM}канын {what}"


@dataclass
class CanaryFindings:
    """The results of a run."""

    typed: int = 0
    """Number of canaries typed by the person or written about them."""
    steps_seen: set[str] = field(default_factory=set)
    """The steps at which a canary was typed."""
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    size: int = 0
    """Bytes searched afterwards."""
    wrong: list[str] = field(default_factory=list)

    def check(self, true: bool, otherwise: str) -> None:
        """Record the problem if the condition does not hold."""
        if not true:
            self.wrong.append(otherwise)


async def run_canary_life(url: str, folder: Path) -> CanaryFindings:
    """Run the whole scenario; return the findings."""
    seen = CanaryFindings()
    with _logging_to(folder):
        async with run_bot(url) as here:
            life = CanaryPerson(
                here, await here.sandbox.new_person(PROFILE, username=USER, phone_number=PHONE), seen
            )
            await begin_chat(here.sandbox, await here.person(STAFF))
            await life.prepare_seminar()
            await life.give_consent()
            await life.register()
            await life.ask_questions()
            await life.exchange_with_staff()
            await life.leave_half_done()
            await life.be_recorded()
            seen.before = search_rows(url, CANARIES)
            await life.be_forgotten()
            seen.after = search_rows(url, CANARIES)
            if here.database.is_sqlite:  # while it is open, with its write-ahead log
                seen.after += _search_everywhere(url, folder, seen)
        await wait_disconnected(url)  # files that somebody may still be reading are not deleted
        seen.after += _search_everywhere(url, folder, seen)
    missing = {name for name, step in STEPS.items() if not requires_role(step.permission)} - seen.steps_seen
    seen.check(not missing, f"nothing was typed at {missing}")
    return seen


@contextlib.contextmanager
def _logging_to(folder: Path) -> Iterator[None]:
    """Write the bot's log and temporary files into a folder for the duration of the block."""
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


def _search_everywhere(url: str, folder: Path, seen: CanaryFindings) -> list[str]:
    found, seen.size = search_files([*database_files(url), *folder.rglob("*")], CANARIES)
    return found


@dataclass
class CanaryPerson:
    """A person talking with the bot."""

    here: RunningBot
    user: SandboxUser
    findings: CanaryFindings
    karakol: int = 0

    # Running.

    async def wait_settled(self, *acts: dict[str, Any]) -> None:
        """Wait until everything is handled and sent, except for messages planned for a later day."""
        numbers = [number for act in acts for number in act["update_ids"]]

        async def done() -> bool:
            async with self.here.database.reader() as session:
                known = await session.scalar(
                    select(func.count()).select_from(InboxUpdate).where(InboxUpdate.update_id.in_(numbers))
                )
                busy = await session.scalar(
                    select(InboxUpdate.id).where(InboxUpdate.handled_at.is_(None)).limit(1)
                )
                now = or_(
                    OutboxMessage.not_before.is_(None),
                    OutboxMessage.not_before < datetime.now(UTC) + LATER / 2,
                )
                owed = await session.scalar(
                    select(OutboxMessage.id)
                    .where(OutboxMessage.state.in_((outbox.PENDING, outbox.SENDING)), now)
                    .limit(1)
                )
            return known == len(numbers) and busy is None and owed is None

        await wait_until(done)

    async def row(self) -> Person:
        async with self.here.database.reader() as session:
            found = await people.by_telegram_id(session, self.user.id)
        assert found is not None
        return found

    async def canary_message(self, what: str) -> dict[str, Any]:
        """Send a text with a canary."""
        self.findings.steps_seen.add((await self.row()).step or "")
        return await self._typed(await self.user.write(canary_text(what)))

    async def _typed(self, act: dict[str, Any]) -> dict[str, Any]:
        self.findings.typed += 1
        await self.wait_settled(act)
        return act

    async def press(self, data: str) -> None:
        await self.wait_settled(await self.user.press(data=data))

    async def set_step(self, step: str, **form: Any) -> None:
        """Put the person at a step, as a button would."""
        async with self.here.database.session.begin() as session:
            person = await people.by_telegram_id(session, self.user.id)
            assert person is not None
            person.step, person.draft = step, {**person.draft, step: form}

    # Actions of the person.

    async def give_consent(self) -> None:
        """Check that nothing personal is stored before the consent, and that the consent is."""
        await self.wait_settled(await self.user.start("karakol"))
        await self.canary_message("эрте айтканы кандай?")
        await self.user.press("Кыргызча")
        await self.user.wait_for("Жеке маалыматтарыңыз")
        await self.wait_settled(await self.user.contact())
        await self.canary_message("макулдукка чейинки сөзү кайда?")
        person = await self.row()
        early = [name for name in PERSONAL if getattr(person, name) is not None]
        self.findings.check(early == [], f"{early} before the consent")
        async with self.here.database.reader() as session:
            self.findings.check(
                (await session.scalars(select(Consent))).all() == [], "a consent before it was given"
            )
        await self.wait_settled(await self.user.press("✅ Макулмун"))
        async with self.here.database.reader() as session:
            [consent] = await session.scalars(select(Consent))
        given = (consent.version, consent.language, consent.text_hash)
        self.findings.check(given == (NOTICE_VERSION, "ky", notice_hash("ky")), f"a consent to {given}")
        self.findings.check(consent.given_at <= datetime.now(UTC), "a consent at another time")

    async def prepare_seminar(self) -> None:
        """Add a question in words to the registration."""
        async with self.here.database.session.begin() as session:
            karakol = await seminars.by_slug(session, "karakol")
            assert karakol is not None
            self.karakol = karakol.id
            wish = {"kind": "text", "title": {"ky": "Каалооңуз?"}, "choices": []}
            session.add(ExtraQuestion(seminar_id=karakol.id, position=1, **wish))

    async def register(self) -> None:
        await self.wait_settled(await self.user.start("karakol"))
        await self.canary_message("айылы")
        await self.press("list-offices")
        await self.press("choose-office:partner")
        await self.canary_message("уюму")
        await self.press("choose-position:other")
        await self.canary_message("номери")
        await self.wait_settled(await self.user.contact())
        await self.canary_message("каалоосу")
        await self.canary_message("аты")
        await self.press("submit-registration")
        async with self.here.database.reader() as session:
            seat = (await session.scalars(select(Seat).where(Seat.name == canary_text("аты")))).one()
        self.findings.check(
            seat.phone == PHONE and seat.phone_verified_at is not None, "the number is not proven"
        )

    async def ask_questions(self) -> None:
        act = await self.write_question("суусу качан агат?")
        await self.wait_settled(
            await self.user.edit(
                act["message"]["message_id"], canary_text("суусу качан келет, оңдоп жаздым?")
            )
        )
        for kind, name in (("document", f"{CANARY_STEM}.pdf"), ("voice", f"{CANARY_STEM}.ogg")):
            await self.set_step("question", seminar=self.karakol)
            self.findings.steps_seen.add((await self.row()).step or "")
            await self._typed(
                await self.user.upload(kind, b"%PDF-1 canary", name, canary_text(f"{kind} тиркеген суроосу"))
            )
        await self.write_question("жолу кайсы жылы салынат?")

    async def write_question(self, what: str) -> dict[str, Any]:
        return await self._typed(await self.user.write(f"/ask {canary_text(what)}"))

    async def exchange_with_staff(self) -> None:
        """Exchange messages with staff: rewording, asking back, declining, answering; replies, additions, feedback."""
        remark, ended, seat, asked = await self._staff_handle_them()
        await self.set_step(clarifications.REPLY_STEP, remark=remark)
        await self.canary_message("тактоосу")
        await self.set_step(my_questions.STEP, question=ended)
        await self.canary_message("кошумча сөзү")
        await self.set_step("seat-decline", seat=seat)
        await self.canary_message("келе албай калуу себеби")
        await self.set_step("feedback", seminar=self.karakol)
        await self.canary_message("пикири")
        await self.set_step(answering.STEP, question=asked, place="1/1")
        await self.canary_message("сурамжылоого жообу")
        await self.set_step(search.STEP)
        await self.canary_message("издегени")
        await self.set_step(codes.STEP, seminar=self.karakol)
        await self.canary_message("эшикте терген коду")

    async def _staff_handle_them(self) -> tuple[int, int, int, int]:
        async with self.here.database.session.begin() as session:
            staff, person, now = (
                await add_consented_person(session, STAFF, "ru"),
                await self._person(session),
                datetime.now(UTC),
            )
            first, second, third, *_ = await session.scalars(
                select(Question).where(Question.person_id == person.id).order_by(Question.id)
            )
            first.wording = canary_text("суроосу башкача")
            await lifecycle.decline(session, second, canary_text("суроосу эмне үчүн алынбайт"), now, staff)
            await lifecycle.add_answer(session, third, staff, "Жооп", now)
            await faq.create_from_question(session, third, now)
            remark = Remark(question_id=first.id, person_id=staff.id, from_asker=False, text="Тактаңыз")
            remark.chat_message_id, remark.posted_at = 1, now
            opinion = Feedback(seminar_id=self.karakol, person_id=person.id, stars=4, at=now)
            session.add_all([remark, opinion])
            await session.flush()
            seat = await seats.of_person(session, self.karakol, person)
            assert seat is not None
            asked = await form.list_questions(session, self.karakol)
            return remark.id, third.id, seat.id, next(one.id for one in asked if one.kind == form.TEXT)

    async def _person(self, session: Any) -> Person:
        person = await people.by_telegram_id(session, self.user.id)
        assert person is not None
        return person

    async def leave_half_done(self) -> None:
        """Leave a registration changed and unconfirmed, and a text that was never submitted as a question."""
        await self.wait_settled(await self.user.start("jalal-abad"))
        draft = {
            "seminar": self.karakol + 1,
            "prefilled": True,
            "name": canary_text("жарым аты"),
            "phone": PHONE,
        }
        await self.set_step("registration", **draft)
        self.findings.typed += 1

    # Texts of others about the person, and waiting messages.

    async def be_recorded(self) -> None:
        async with self.here.database.session.begin() as session:
            staff, person, now = await self._staff(session), await self._person(session), datetime.now(UTC)
            await self._listed(session, staff, person, now)
            await self._owed(session, staff, person, now)
            await self._failed(session, staff, person, now)

    async def _staff(self, session: Any) -> Person:
        staff = await people.by_telegram_id(session, STAFF)
        assert staff is not None
        return staff

    async def _listed(self, session: Any, staff: Person, person: Person, now: datetime) -> None:
        """Put the person on lists, by telephone and once by name only, about which staff are asked."""
        held = (await session.scalars(select(Seminar).where(Seminar.id != self.karakol))).first()
        assert held is not None
        place = {"office": "municipality", "unit_code": AK_BULUNG, "position": "head"}
        told = {**place, "name": canary_text("тизмедеги аты"), "phone": PHONE}
        seat = seats.create_seat(session, held, seat_states.REGISTERED, now, source="assisted", **told)
        seat.answers = {"1": canary_text("тизмедеги жообу")}
        await session.flush()
        await seats.transition(
            session, seat, seat_states.CANCELLED, now, None, canary_text("тизмедеги себеби")
        )
        by_name = {"office": "partner", "name": canary_text("аты"), "position": "other"}
        karakol = await session.get(Seminar, self.karakol)
        seats.create_seat(session, karakol, seat_states.INVITED, now, source="import", **by_name)
        upload = await uploads.add(session, held.id, staff, "file", now)
        others = {"name": "Үлгү Башка", "phone": "+996700100109"}
        uploads.mark_ready(
            upload,
            [
                {**place, "organisation": "", "name": canary_text("тизмеси"), "phone": PHONE},
                {**place, **others},
            ],
        )
        form = {
            "seminar": held.id,
            "assisted": True,
            **place,
            "name": canary_text("формасы"),
            "phone": PHONE,
            "answers": {},
        }
        staff.draft = {**staff.draft, "registration": form}
        self.findings.typed += 6

    async def _owed(self, session: Any, staff: Person, person: Person, now: datetime) -> None:
        """Queue lists, search results, an announcement with their name, a workbook and cards for tomorrow."""
        assert staff.telegram_id is not None
        quoted = canary_text("суусу <i>качан</i> келет, оңдоп жаздым?")
        text = f"1. <b>{canary_text('аты')}</b>, +996 700 987 654\n2. Үлгү Башка\n«{quoted}»"
        keys = {"inline_keyboard": [[{"text": canary_text("аты"), "callback_data": "show-seat:1"}]]}
        listed = json.dumps({"text": text, "parse_mode": "HTML", "reply_markup": keys}, ensure_ascii=False)
        sheet = Sheet(
            FileName("mydata-title"), "mydata-title", ("column-name",), [[canary_text("аты")], [PHONE]]
        )
        made = {
            "list.xlsx": spreadsheet(sheet, get_locale("ru", "UTC")),
            "other.xlsx": workbook_bytes("Үлгү Башка"),
            "karakol.cards": json.dumps({"lines": [canary_text("аты")]}, ensure_ascii=False).encode(),
        }
        rows = [
            {**outbox_message(staff.telegram_id, listed), "state": state}
            for state in (outbox.PENDING, outbox.UNKNOWN)
        ]
        rows.append(
            outbox_message(self.user.id, json.dumps({"text": canary_text("кулактандыруусу")}), lane=2)
        )
        for number, (name, content) in enumerate(made.items()):
            file = await files.save_file(session, f"{number:064}", name, content, now)
            rows.append(outbox_message(staff.telegram_id, "{}", file_id=file, method="sendDocument"))
        await outbox.enqueue(session, [{**row, "not_before": now + LATER, "created_at": now} for row in rows])
        self.findings.typed += len(rows)

    async def _failed(self, session: Any, staff: Person, person: Person, now: datetime) -> None:
        """Store updates that failed: theirs, one without a known sender, and one of a member of staff."""
        theirs = {
            "message": {"from": {"id": self.user.id, "first_name": PROFILE}, "text": canary_text("каты")}
        }
        subject = {"message": {"from": {"id": STAFF}, "text": f"Чалыңыз: {canary_text('аты')}, {PHONE}"}}
        for sender, raw in ((self.user.id, theirs), (-5, theirs), (STAFF, subject)):
            row = InboxUpdate(
                update_id=next(UPDATE_IDS), sender_id=sender, raw=json.dumps(raw), received_at=now
            )
            row.handled_at = row.dead_at = now
            row.error = "KeyError" if sender == STAFF else canary_text("катасы")
            session.add(row)
            self.findings.typed += 1

    # Comparison at the end.

    async def be_forgotten(self) -> None:
        counted = await self._counts()
        staff = await self.here.person(STAFF)
        await self.wait_settled(await self.user.write("/forget"))
        await self.wait_settled(await self.user.press("🗑 Ооба, өчүрүңүз"))
        await self.user.wait_for("Маалыматтарыңыз өчүрүлдү")
        await self.wait_settled(
            await staff.press(get_locale("ru", "UTC").plain("erase-seat", attribute="yes"))
        )
        self.findings.check(await self._counts() == counted, "the counts are not what they were")
        await self._others_get_theirs(staff)

    async def _counts(self) -> tuple[Any, ...]:
        """Return how many asked, registered, and gave stars."""
        async with self.here.database.reader() as session:
            asked = await session.scalar(select(func.sum(Seminar.question_count)))
            stars = await ratings.count_by_stars(session, self.karakol)
            places = select(Seat.office, Seat.unit_code, Seat.position, func.count()).group_by(
                Seat.office, Seat.unit_code, Seat.position
            )
            rows = sorted(map(repr, await session.execute(places)))
            given = await session.scalar(select(func.count()).select_from(Consent))
        return asked, stars, rows, given

    async def _others_get_theirs(self, staff: SandboxUser) -> None:
        """Check that other people's data of a list still waits for its reader."""
        async with self.here.database.reader() as session:
            waits = (
                await session.scalars(select(OutboxMessage).where(OutboxMessage.state == outbox.PENDING))
            ).all()
            names = (await session.scalars(select(File.name).where(File.content.is_not(None)))).all()
            consent = (await session.scalars(select(Consent).order_by(Consent.id))).first()
        texts = [clean_text(one.payload) for one in waits if one.chat_id == staff.id]
        self.findings.check(
            any("2. Үлгү Башка" in one for one in texts), "the list is not sent to staff any more"
        )
        self.findings.check("other.xlsx" in names, "a file without them is not sent any more")
        self.findings.check(
            consent is not None and consent.withdrawn_at is not None, "the consent still stands"
        )
