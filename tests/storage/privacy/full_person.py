"""A person with a row in every table that holds personal data, and a canary in every column that is erased."""

import io
import zipfile
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from storage.accounts.people import record_consent
from storage.announcements import announcements
from storage.checkin import passes
from storage.database import Session
from storage.faq import faq
from storage.feedback import form
from storage.invitees import uploads
from storage.messages import files, outbox
from storage.models import (
    AnnouncementPart,
    Answer,
    Attachment,
    AuditEntry,
    Certificate,
    CheckIn,
    DocumentTemplate,
    Door,
    ExtraQuestion,
    Feedback,
    HelpRecording,
    InboxUpdate,
    Material,
    Model,
    PackJob,
    PaperPrint,
    Person,
    ProgrammeItem,
    Question,
    ReadConfirmation,
    Remark,
    Role,
    RoleInvitation,
    SavedSegment,
    Seat,
    Seminar,
    SeminarContact,
    SeminarPhoto,
    SheetEntry,
    SimilarityEntry,
    SimilarityVector,
    Unit,
    UnlistedUnit,
    Vote,
    announcement_states,
    seat_states,
)
from storage.polls import polls
from storage.questions import lifecycle, questions
from storage.seats import registrations, seats
from storage.text.richtext import LINK, Mark, RichText
from tests.storage.conftest import NOW, new_person, new_seminar

CHAT, STAFF, PHONE = 7021, 7022, "+996700987654"
CANARY = "Канарей"
NAME, QUESTION = f"{CANARY}ка Сайрабек", f"{CANARY}ка кайда учуп кетти экен?"
UNIT, ADDRESS = "lived", "https://example.org/kanareika"


def canary_text(what: str) -> str:
    """Return a word that occurs nowhere else."""
    return f"{CANARY}канын {what}"


async def create_full_person(session: Session) -> tuple[Person, Person]:
    """Insert a person with a row everywhere, and a member of staff who has to do with them."""
    session.add(Unit(code=UNIT, level="ayil_aymak", name_ky=UNIT, name_ru=UNIT, name_en=UNIT))
    seminar, earlier = new_seminar("lived"), new_seminar("lived-before")
    person, staff = new_person(CHAT, language="ky"), new_person(STAFF, language="ru", consented_at=NOW)
    session.add_all([seminar, earlier, person, staff])
    await session.flush()
    await record_consent(session, person, 2, "a" * 64, NOW)
    told = {
        "name": NAME,
        "phone": PHONE,
        "sex": "f",
        "position": "head",
        "organisation": canary_text("мекемеси"),
    }
    for name, value in told.items():
        setattr(person, name, value)
    person.office, person.unit_code, person.phone_verified_at, person.pending_question_at = (
        "municipality",
        UNIT,
        NOW,
        NOW,
    )
    person.step, person.draft = (
        "registration",
        {"registration": {"seminar": seminar.id, "name": canary_text("каты")}},
    )
    person.unreachable_at = person.banned_at = person.wrong_codes_since = NOW
    person.wrong_codes = 1
    session.add(UnlistedUnit(code=UNIT, written_by_id=person.id, written_at=NOW))
    await _seats(session, seminar, earlier, person)
    await _questions(session, seminar, person, staff)
    await _as_staff(session, seminar, person, staff)
    await _messages(session, person)
    await session.flush()
    return person, staff


async def _seats(session: Session, seminar: Seminar, earlier: Seminar, person: Person) -> None:
    wish = ExtraQuestion(
        seminar_id=seminar.id, position=1, kind="text", title={"ky": "Каалооңуз?"}, choices=[]
    )
    session.add(wish)
    await session.flush()
    seat = await registrations.register(session, seminar, person, NOW)
    seat.answers = {str(wish.id): canary_text("каалоосу")}
    seat.invitation_token, seat.deputy_token_hash, seat.deputy_expires_at = "canary-invite", "d" * 64, NOW
    seat.confirmed_at = seat.arrived_at = NOW
    seat.pinned_message_id = 8
    await session.flush()
    (await passes.get_or_create(session, seat)).token = "canary-pass"
    await passes.give_number(session, seat)
    session.add(CheckIn(seat_id=seat.id, half_day=0, at=NOW, by_id=person.id, way="code"))
    seat.invitation_code = "A2C3E4H5"
    number = {"serial": 1, "check_code": "K7M4TX", "issued_at": NOW, "issued_by_id": person.id}
    session.add(Certificate(seminar_id=seminar.id, seat_id=seat.id, name=NAME, **number))
    before = await registrations.register(session, earlier, person, NOW)
    await session.flush()
    await seats.transition(session, before, seat_states.CANCELLED, NOW, person, canary_text("себеби"))
    said = {
        "name": canary_text("тизмедеги аты"),
        "phone": PHONE,
        "sex": "f",
        "position": "head",
        "office": "project",
    }
    written = seats.create_seat(session, earlier, seat_states.REGISTERED, NOW, source="assisted", **said)
    written.answers = {"0": canary_text("тизмедеги жообу")}
    await session.flush()
    await seats.transition(
        session, written, seat_states.CANCELLED, NOW, None, canary_text("тизмедеги себеби")
    )


async def _questions(session: Session, seminar: Seminar, person: Person, staff: Person) -> None:
    asked = await _asked(session, seminar, person, 1, QUESTION)
    asked.set_rich_text("text", _formatted(QUESTION))
    asked.wording = canary_text("суроосу башкача")
    declined = await _asked(session, seminar, person, 2, canary_text("экинчи суроосу"))
    other = await _asked(session, seminar, staff, 3, "Башканын суроосу")
    await lifecycle.decline(session, declined, canary_text("суроосу эмне үчүн алынбады"), NOW, staff)
    remark = Remark(question_id=asked.id, person_id=person.id, from_asker=True, text=canary_text("кошумчасы"))
    remark.chat_message_id, remark.posted_at = 4, NOW
    remark.set_rich_text("text", _formatted(remark.text))
    session.add(remark)
    await session.flush()
    for number, of in enumerate((None, remark.id)):
        file = {
            "file_id": canary_text(f"файлы {number}"),
            "file_unique_id": f"u{number}",
            "media_group_id": "canary-album",
        }
        session.add(Attachment(question_id=asked.id, kind="voice", remark_id=of, bot_id=7, **file))
    await lifecycle.add_answer(session, asked, staff, "Жооп", NOW)
    await faq.create_from_question(session, asked, NOW)
    theirs = Answer(question_id=other.id, person_id=person.id, text="Кызматкердин жообу", answered_at=NOW)
    theirs.chat_id, theirs.chat_message_id = CHAT, 5
    told = Remark(question_id=other.id, person_id=person.id, from_asker=False, text="Тактап бериңиз")
    told.chat_message_id, told.posted_at = 6, NOW
    session.add_all([theirs, told, Vote(question_id=other.id, person_id=person.id, voted_at=NOW)])
    opinion = Feedback(seminar_id=seminar.id, person_id=person.id, stars=4, at=NOW)
    opinion.set_rich_text("text", _formatted(canary_text("пикири")))
    session.add(opinion)
    await session.flush()
    await _vectors(session, asked, declined)
    await _votes_and_answers(session, seminar, person)


async def _vectors(session: Session, *asked: Question) -> None:
    """Store a vector of each of these questions: a canary in place of the numbers."""
    entries = select(SimilarityEntry.id).where(SimilarityEntry.question_id.in_([one.id for one in asked]))
    for number in list(await session.scalars(entries)):
        vector = canary_text("мааниси").encode()
        session.add(SimilarityVector(entry_id=number, scope="q1", model="sample", vector=vector))


async def _votes_and_answers(session: Session, seminar: Seminar, person: Person) -> None:
    choices = [{"ky": "Суу"}, {"ky": "Жол"}]
    poll = polls.add(session, seminar, {"ky": "Эмне керек?"}, choices, person, NOW)
    question = await form.add_question(session, seminar, form.TEXT)
    question.title = {"ky": "Эмне жөнүндө?"}
    await session.flush()
    await polls.vote(session, poll, person, 1, NOW)
    await form.save_text(session, question, person, _formatted(canary_text("сунушу")), NOW)


def _formatted(text: str) -> RichText:
    """Return the text as a link."""
    return RichText(text, (Mark(0, len(text), LINK, ADDRESS),))


async def _asked(session: Session, seminar: Seminar, who: Person, number: int, text: str) -> Question:
    return await questions.create_question(
        session, seminar, who, text, message_id=number, anonymous=True, at=NOW
    )


async def _as_staff(session: Session, seminar: Seminar, person: Person, staff: Person) -> None:
    session.add(
        Role(person_id=person.id, role="expert", seminar_id=seminar.id, unit_code=UNIT, granted_at=NOW)
    )
    link = {
        "role": "door",
        "created_by_id": staff.id,
        "created_at": NOW,
        "expires_at": NOW + timedelta(days=1),
    }
    session.add(RoleInvitation(token_hash="t" * 64, used_by_id=person.id, used_at=NOW, **link))
    for state in (announcement_states.DRAFT, announcement_states.DONE):
        row = await announcements.create(session, seminar.id, person, NOW)
        row.state = state
        part = {"language": "ky", "position": 0, "kind": "text", "chat_id": CHAT, "message_id": 7}
        words = canary_text("кулактандыруусу") if state == announcement_states.DRAFT else "Кулактандыруу"
        session.add(AnnouncementPart(announcement_id=row.id, html=words, **part))
    session.add(ReadConfirmation(announcement_id=row.id, person_id=person.id, read_at=NOW))
    session.add(
        SavedSegment(
            seminar_id=seminar.id, name="Тандоо", audience={}, created_by_id=person.id, created_at=NOW
        )
    )
    upload = await uploads.add(session, seminar.id, person, canary_text("тизмеси"), NOW)
    uploads.mark_ready(upload, [{"name": canary_text("чакырганы"), "phone": "+996700100109"}])
    material = {"title": {"ky": "Файл"}, "kind": "document", "file_id": "f", "file_unique_id": "u"}
    session.add(Material(seminar_id=seminar.id, added_by_id=person.id, added_at=NOW, **material))
    recorded = {"topic": "seat", "language": "ky", "file_id": canary_text("үнү")}
    session.add(HelpRecording(added_by_id=person.id, added_at=NOW, **recorded))
    session.add(Door(seminar_id=seminar.id, secret="s", opened_at=NOW, person_id=person.id, message_id=8))
    printed = {"kind": "cards", "fingerprint": "0" * 8, "count": 1, "printed_at": NOW}
    session.add(PaperPrint(seminar_id=seminar.id, printed_by_id=person.id, **printed))
    template = {"kind": "participants", "content": b"docx", "uploaded_at": NOW, "approved_at": NOW}
    session.add(DocumentTemplate(seminar_id=seminar.id, uploaded_by_id=person.id, **template))
    sheet = {"half_day": 0, "numbers": "1-3", "created_by_id": person.id, "at": NOW}
    session.add(SheetEntry(seminar_id=seminar.id, **sheet))
    photo = {"kind": "photo", "file_id": "f", "file_unique_id": "u"}
    session.add(SeminarPhoto(seminar_id=seminar.id, added_by_id=person.id, added_at=NOW, **photo))
    session.add(
        SeminarContact(seminar_id=seminar.id, words=f"{NAME}, {PHONE}", set_by_id=person.id, set_at=NOW)
    )
    session.add(PackJob(seminar_id=seminar.id, requested_by_id=person.id, part="all", requested_at=NOW))
    item = {"title": {"ky": "Сөз"}, "speaker": {"ky": "Программадагы аты"}, "starts_at": NOW}
    session.add(ProgrammeItem(seminar_id=seminar.id, speaker_id=person.id, **item))
    session.add(AuditEntry(at=NOW, actor_id=person.id, action="seat.viewed", subject="seat:1", hash="h" * 64))


async def _messages(session: Session, person: Person) -> None:
    for number, (sender, update) in enumerate(
        [(CHAT, f'{{"text":"{canary_text("каты")}"}}'), (-5, _unreadable_update())], start=1
    ):
        row = InboxUpdate(
            update_id=number, sender_id=sender, raw=update, received_at=NOW, handled_at=NOW, dead_at=NOW
        )
        row.error = canary_text("катасы")
        session.add(row)
    owed = await files.save_file(session, "e" * 64, f"{canary_text('файлы')}.xlsx", workbook_bytes(NAME), NOW)
    sent = await files.save_file(
        session, "f" * 64, f"{canary_text('эски файлы')}.xlsx", workbook_bytes(NAME), NOW
    )
    await files.mark_uploaded(session, sent, canary_text("файлынын аты"))
    payload = f'{{"caption":"{NAME}"}}'
    rows = [outbox_message(CHAT, payload, file_id=owed), outbox_message(CHAT, "", file_id=sent, state="sent")]
    await outbox.enqueue(session, rows)


def _unreadable_update() -> str:
    """Return an update that could not be read and has no known sender."""
    return f'{{"message":{{"from":{{"id":{CHAT},"first_name":"{NAME}"}}}}}}'


def outbox_message(chat: int, payload: str, **values: Any) -> dict[str, Any]:
    """Return a row of the outbox."""
    row = {
        "lane": 0,
        "method": "sendMessage",
        "dedup_key": None,
        "subject": None,
        "file_id": None,
        "reminder_id": None,
        "state": "pending",
    }
    return {**row, "chat_id": chat, "payload": payload, "created_at": NOW, **values}


def workbook_bytes(text: str) -> bytes:
    """Return the bytes of a spreadsheet with that cell."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", f"<t>{text}</t>")
    return stream.getvalue()


async def all_values(session: Session) -> str:
    """Return every value of every table, as text."""
    found = []
    for table in Model.metadata.sorted_tables:
        for row in await session.execute(select(table)):
            found += [
                value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in row
            ]
    return "\n".join(found)


async def seats_of(session: Session, person: Person) -> list[Seat]:
    return list(await session.scalars(select(Seat).where(Seat.person_id == person.id).order_by(Seat.id)))
