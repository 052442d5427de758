"""What is held of a person: where, how it is found, what /mydata shows of it, and what becomes of it on /forget.

/mydata (`handlers/mydata`) and /forget (`storage/forgetting`) are made from this table, and a column of a model that
has no line here fails the build (tests/storage/test_held_data.py). A person's rows of a table are a `Holding`; a table
may have several, one for each way in which a row can be somebody's.
"""

from collections.abc import Mapping
from typing import Any
from typing import cast as cast_type

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, false, literal, or_, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.ext.asyncio import AsyncSession

from storage import numbers
from storage.holding import Holding, Whose, erased, kept, plain
from storage.models import (
    Acknowledgement,
    Announcement,
    AnnouncementPart,
    Answer,
    Attachment,
    Audited,
    Consent,
    ExtraQuestion,
    Faq,
    Feedback,
    File,
    GroupNews,
    GroupTopic,
    Invitation,
    Likeness,
    Material,
    Person,
    Preference,
    ProgrammeItem,
    Question,
    QuestionEvent,
    Received,
    RegisterTaken,
    Remark,
    Reminder,
    ReminderRule,
    Role,
    Seat,
    SeatChange,
    Segment,
    Seminar,
    Sending,
    Table,
    Target,
    Topic,
    Unit,
    Upload,
    Vote,
    Wall,
)
from storage.questions import REASONS

COUNTS = "the figures of the report: a number of ours, nobody's name"
PROOF = "the proof of the consent and of its end"
DEED = "who of the staff did it: a number of ours, nobody's name"
OURS = "staff's own words, which others have read"
SENT = "that a message was sent, when and to which chat: so that nothing is sent twice"


def _asked(who: Whose) -> Select[int]:
    """The questions they asked."""
    return select(Question.id).where(Question.person_id == who.id)


def _seats(who: Whose) -> Select[int]:
    return select(Seat.id).where(Seat.person_id == who.id)


def written(who: Whose) -> ColumnElement[bool]:
    """What staff wrote of them: on a list, or on their behalf, under a number that is proven to be theirs."""
    return and_(Seat.person_id.is_(None), Seat.phone.in_(who.proven)) if who.proven else false()


_SEAT = {
    "name": erased(None, "name", "field-name"),
    "phone": erased(None, "phone", "field-phone"),
    "phone_proven_at": erased(None, "time", "field-proven"),
    "sex": erased(None, "sex", "field-sex"),
    "position": kept(COUNTS, "position", "field-position"),
    "office": kept(COUNTS, "office", "field-office"),
    "unit_code": kept(COUNTS, "unit", "field-unit"),
    "organisation": erased(None, "words", "field-unit"),
    "answers": erased({}, "answers"),
    "state": kept(COUNTS, "state", "field-state"),
    "created_at": kept(COUNTS, "time", "field-registered"),
    "confirmed_at": kept(COUNTS, "time", "field-confirmed"),
    "arrived_at": kept(COUNTS, "time", "field-arrived"),
    "invite": erased(None),
    "deputy_hash": erased(None),
    "deputy_expires_at": erased(None),
    "seminar_id": kept(COUNTS, "seminar"),
    "person_id": kept(COUNTS),
    "source": kept(COUNTS, "source", "field-source"),
    **plain("id state_at pings added_by_id wish instead_of_id offer_expires_at updated_at registered_at"),
}
_WRITTEN = {
    name: _SEAT[name]
    for name in (
        *("seminar_id", "state", "name", "phone", "sex", "position", "office", "unit_code", "answers"),
        "created_at",
    )
}
"""Of an invitation its link and its place stay: they are the municipality's, for whoever comes next."""

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        Person,
        lambda who: Person.id == who.id,
        {
            "id": kept(COUNTS),
            "telegram_id": kept("whose consent it was, and whose bar it is", "number", "field-telegram-id"),
            "language": kept("in which language they agreed", "words", "field-language"),
            "step": erased(None),
            "draft": erased({}, "draft", "field-draft"),
            "created_at": kept("how many have come", "time", "field-since"),
            "consented_at": erased(None),
            "consent_version": erased(None),
            "unreachable_at": kept("nothing is sent to who has blocked us", "time", "field-unreachable"),
            "unreachable_reason": kept("Telegram's words, the same for everybody"),
            "barred_at": kept("a bar that could be forgotten would be none", "time", "field-barred"),
            "barred_by_id": kept(DEED),
            "held_at": erased(None),
            "name": erased(None, "name", "field-name"),
            "phone": erased(None, "phone", "field-phone"),
            "phone_proven_at": erased(None, "time", "field-proven"),
            "sex": erased(None, "sex", "field-sex"),
            "position": erased(None, "position", "field-position"),
            "office": erased(None, "office", "field-office"),
            "unit_code": erased(None, "unit", "field-unit"),
            "organisation": erased(None, "words", "field-unit"),
        },
        head="field-you",
    ),
    Holding(
        Consent,
        lambda who: Consent.person_id == who.id,
        {
            **plain("id"),
            "person_id": kept(PROOF),
            "version": kept(PROOF, "number"),
            "language": kept(PROOF, "words"),
            "given_at": kept(PROOF, "time"),
            "text_hash": kept(PROOF, "words"),
            "withdrawn_at": kept(PROOF, "time"),
        },
        head="field-consent",
    ),
    Holding(
        Role,
        lambda who: Role.person_id == who.id,
        {
            **plain("id given_by_id"),
            "person_id": kept(DEED),
            "role": kept(DEED, "role"),
            "seminar_id": kept(DEED, "seminar"),
            "unit_code": kept(DEED, "unit"),
            "since_at": kept(DEED, "time"),
            "removed_at": kept(DEED, "time"),
        },
        head="field-role",
    ),
    Holding(
        Invitation,
        lambda who: or_(Invitation.made_by_id == who.id, Invitation.used_by_id == who.id),
        {
            **plain("id token_hash expires_at revoked_at"),
            "role": kept(DEED, "role"),
            "seminar_id": kept(DEED, "seminar"),
            "unit_code": kept(DEED, "unit"),
            "made_by_id": kept(DEED),
            "made_at": kept(DEED, "time"),
            "used_at": kept(DEED, "time"),
            "used_by_id": kept(DEED),
        },
        head="field-link",
    ),
    # Seats: their own, whatever became of them, and what staff wrote under their proven number.
    Holding(Seat, lambda who: Seat.person_id == who.id, _SEAT, head="field-seminar"),
    Holding(Seat, written, _WRITTEN, head="field-written"),
    Holding(
        SeatChange,
        lambda who: or_(
            SeatChange.seat_id.in_(_seats(who)), SeatChange.seat_id.in_(select(Seat.id).where(written(who)))
        ),
        {
            **plain("id seat_id was"),
            "at": kept(COUNTS, "time"),
            "became": kept(COUNTS, "state"),
            "by_id": kept(DEED),
            "reason": erased(None, "reason"),
        },
        head="field-change",
    ),
    # Questions, and what was said about them.
    Holding(
        Question,
        lambda who: Question.person_id == who.id,
        {
            **plain(
                "id item_id topic_id chat_message_id edited_at visible_at how merged_into_id votes due_at"
            ),
            **plain("nudged_at escalated_at pinned_at off_wall_at shown_at owner_id"),
            "seminar_id": kept(COUNTS, "seminar"),
            "number": kept(COUNTS),
            "person_id": kept(COUNTS),
            "text": erased("", "words"),
            "marks": erased({}),
            "wording": erased("", "words"),
            "anonymous": kept(COUNTS, "nameless"),
            "state": kept(COUNTS, "asked"),
            "asked_at": kept(COUNTS, "time"),
            "state_at": kept(COUNTS),
            "reason": erased(case((Question.reason.in_(REASONS), Question.reason), else_=""), "words"),
        },
        head="field-question",
    ),
    Holding(
        Attachment,
        lambda who: and_(Attachment.question_id.in_(_asked(who)), Attachment.answer_id.is_(None)),
        {
            **plain("id answer_id remark_id"),
            "question_id": erased(shown="question"),
            "kind": erased(shown="file"),
            "file_id": erased(),
            "file_unique_id": erased(),
            "album": erased(),
            "bot_id": erased(),
        },
        head="field-file",
        deleted=True,
    ),
    Holding(
        Remark,
        lambda who: Remark.question_id.in_(_asked(who)),
        {
            **plain("id from_asker chat_message_id"),
            "question_id": kept(COUNTS, "question"),
            "person_id": kept(DEED),
            "text": erased("", "words"),
            "marks": erased({}),
            "said_at": kept(COUNTS, "time"),
        },
        head="field-remark",
    ),
    Holding(
        Answer,
        lambda who: Answer.question_id.in_(_asked(who)),
        {
            **plain("id aloud edited_at"),
            "question_id": kept(OURS, "question"),
            "person_id": kept(DEED),
            "text": kept(OURS, "words"),
            "marks": kept(OURS),
            "translations": kept(OURS),
            "answered_at": kept(OURS, "time"),
        },
        head="field-answer",
    ),
    Holding(
        QuestionEvent,
        lambda who: QuestionEvent.question_id.in_(_asked(who)),
        {
            **plain("id before detail"),
            "question_id": kept(COUNTS, "question"),
            "at": kept(COUNTS, "time"),
            "after": kept(COUNTS, "asked"),
            "by_id": kept(DEED),
        },
        head="field-step",
    ),
    Holding(
        Vote,
        lambda who: Vote.person_id == who.id,
        {
            "question_id": erased(shown="question", by="questions.forget"),
            "person_id": erased(by="questions.forget"),
            "voted_at": erased(shown="time", by="questions.forget"),
        },
        head="field-vote",
        deleted=True,
    ),
    Holding(
        Likeness,
        lambda who: Likeness.question_id.in_(_asked(who)),
        {**plain("id question_id faq_id"), "grams": erased()},
        deleted=True,
    ),
    Holding(
        Faq,
        lambda who: Faq.source_id.in_(_asked(who)),
        {
            **plain("id seminar_id origin_id published_at removed_at created_at"),
            "source_id": kept(OURS),
            "question": erased(by="faq.forget", shown="texts"),
            "answer": erased(by="faq.forget"),
            "marks": erased(by="faq.forget"),
        },
        head="field-faq",
    ),
    Holding(
        Feedback,
        lambda who: Feedback.person_id == who.id,
        {
            **plain("id"),
            "seminar_id": kept(COUNTS, "seminar"),
            "person_id": kept(COUNTS),
            "stars": kept(COUNTS, "stars"),
            "text": erased("", "words"),
            "marks": erased({}),
            "at": kept(COUNTS, "time"),
        },
        head="field-feedback",
    ),
    Holding(
        Acknowledgement,
        lambda who: Acknowledgement.person_id == who.id,
        {
            "announcement_id": kept(COUNTS, "number"),
            "person_id": kept(COUNTS),
            "at": kept(COUNTS, "time"),
        },
        head="field-read",
    ),
    # What somebody did as staff.
    Holding(
        Answer,
        lambda who: Answer.person_id == who.id,
        {
            "question_id": kept(OURS, "question"),
            "text": kept(OURS, "words"),
            "marks": kept(OURS),
            "answered_at": kept(OURS, "time"),
            "chat_id": erased(None),
            "chat_message_id": erased(None),
        },
        head="field-answered",
    ),
    Holding(
        Remark,
        lambda who: and_(Remark.person_id == who.id, Remark.question_id.not_in(_asked(who))),
        {
            "question_id": kept(OURS, "question"),
            "text": kept(OURS, "words"),
            "marks": kept(OURS),
            "said_at": kept(OURS, "time"),
        },
        head="field-remark",
    ),
    Holding(
        Announcement,
        lambda who: Announcement.by_id == who.id,
        {
            **plain("id about_id segment fallbacks send_at holds_until started_at fanned_to upto fanned_at"),
            **plain("fanned total finished_at retracted_at progress_at progress_message_id approved_by_id"),
            "seminar_id": kept(DEED, "seminar"),
            "by_id": kept(DEED),
            "kind": kept(DEED),
            "state": kept(DEED),
            "buttons": kept(OURS),
            "created_at": kept(DEED, "time"),
        },
        head="field-announced",
    ),
    Holding(
        AnnouncementPart,
        lambda who: AnnouncementPart.announcement_id.in_(
            select(Announcement.id).where(Announcement.by_id == who.id)
        ),
        {
            **plain("id announcement_id position kind album file_unique_id bot_id traits"),
            "language": kept(OURS, "words"),
            "chat_id": erased(0, by="announcements.forget"),
            "message_id": erased(0, by="announcements.forget"),
            "html": kept(OURS, "words"),
            "content": kept(OURS),
        },
        head="field-announced-words",
    ),
    Holding(
        Segment,
        lambda who: Segment.by_id == who.id,
        {
            **plain("id seminar_id choice removed_at"),
            "name": kept(OURS, "words"),
            "by_id": kept(DEED),
            "created_at": kept(DEED, "time"),
        },
        head="field-segment",
    ),
    Holding(
        Upload,
        lambda who: Upload.by_id == who.id,
        {
            **plain("id attempts not_before ended_at state"),
            "seminar_id": kept(DEED, "seminar"),
            "by_id": kept(DEED),
            "file_id": erased("", by="uploads.forget"),
            "entries": erased([], by="uploads.forget"),
            "sent_at": kept(DEED, "time"),
        },
        head="field-upload",
    ),
    Holding(
        Material,
        lambda who: Material.added_by_id == who.id,
        {
            **plain("id item_id kind file_id file_unique_id bot_id removed_at"),
            "seminar_id": kept(OURS, "seminar"),
            "title": kept(OURS, "texts"),
            "added_by_id": kept(DEED),
            "added_at": kept(DEED, "time"),
        },
        head="field-material",
    ),
    Holding(
        ProgrammeItem,
        lambda who: ProgrammeItem.speaker_id == who.id,
        {
            **plain("id ends_at"),
            "seminar_id": kept(OURS, "seminar"),
            "starts_at": kept(OURS, "time"),
            "title": kept(OURS, "texts"),
            "speaker": kept("the programme as it is printed; organisers change it", "texts"),
            "speaker_id": kept(DEED),
        },
        head="field-spoke",
    ),
    Holding(
        Audited,
        lambda who: Audited.by_id == who.id,
        {
            **plain("id detail hash"),
            "at": kept(DEED, "time"),
            "by_id": kept(DEED),
            "action": kept(DEED, "words"),
            "about": kept(DEED, "words"),
        },
        head="field-deed",
    ),
    # Messages: their updates, and what was sent to them.
    Holding(
        Received,
        lambda who: and_(
            Received.dead_at.is_not(None), or_(Received.sender == who.telegram_id, lost_letter(who))
        ),
        {
            **plain("id update_id attempts handled_at dead_at"),
            "sender": kept("a few days, so that an update counts once"),
            "raw": erased(by="forgetting", shown="words"),
            "received_at": kept("a few days, so that an update counts once", "time"),
            "error": erased(None, by="forgetting"),
        },
        head="field-letter",
    ),
    Holding(
        Sending,
        lambda who: Sending.chat_id == who.telegram_id,
        {
            **plain(
                "id lane method file_id once about subject by_id reminder_id announcement_id state not_before"
            ),
            **plain("expires_at attempts finished_at message_id further error lost reported_at"),
            "chat_id": kept(SENT),
            "created_at": kept(SENT, "time"),
            "payload": erased("", by="forgetting"),
        },
        head="field-messages",
        counted=True,
    ),
    Holding(
        File,
        lambda who: File.id.in_(select(Sending.file_id).where(made_for(who))),
        {
            **plain("id digest created_at bot_id"),
            "name": erased(by="forgetting"),
            "content": erased(by="forgetting"),
            "telegram_file_id": erased(by="forgetting"),
        },
    ),
)
"""In this order /mydata shows it."""


def made_for(who: Whose) -> ColumnElement[bool]:
    """The messages by which files that we made are theirs: sent to them, or a file of their question called anew."""
    asked = select(literal("question:") + cast(Question.id, String)).where(Question.person_id == who.id)
    return and_(
        Sending.file_id.is_not(None), or_(Sending.chat_id == who.telegram_id, Sending.about.in_(asked))
    )


def lost_letter(who: Whose) -> ColumnElement[bool]:
    """A dead letter of which nobody could say whose it is, with their Telegram id in it."""
    marks = [f'"id":{gap}{who.telegram_id}{end}' for gap in ("", " ") for end in ",}"]
    named = or_(*(Received.raw.contains(mark, autoescape=True) for mark in marks))
    return and_(Received.sender < 0, Received.dead_at.is_not(None), named)


IMPERSONAL: Mapping[type[Table], str] = {
    Seminar: "id slug title description venue address outcome lat lon starts_at ends_at timezone state version "
    "capacity places_per_unit registration_opens_at registration_closes_at cloned_from_id oblast_code "
    "question_count moderated digest_at updated_at",
    ExtraQuestion: "id seminar_id position kind title choices removed_at",
    Target: "id seminar_id office unit_code excluded",
    ReminderRule: "id seminar_id kind anchor days clock audience words marks removed_at",
    Reminder: "id seminar_id version kind rule_id item_id due_at expires_at done_at dropped_at",
    Topic: "id seminar_id name created_at joined_into_id",
    Wall: "seminar_id word question_id changed_at",
    GroupNews: "id topic kind about at said_at said_in stale",
    GroupTopic: "id chat_id name thread_id making",
    Preference: "name value changed_at",
    Unit: "code level parent_code name_ky name_ru name_en lat lon source retired_at successor_code",
    RegisterTaken: "id version taken_at",
}
"""Tables that hold nothing of anybody: the seminars themselves, the register, what is posted (by numbers of ours)."""


async def whose(session: AsyncSession, person: Person) -> Whose:
    """By what this person's rows are found; a number counts as theirs when they proved it last."""
    return Whose(person.id, person.telegram_id, tuple(await numbers.still_theirs(session, person)))


async def rows(session: AsyncSession, holding: Holding, who: Whose) -> list[Any]:
    """A person's rows of this kind, the oldest first."""
    table = cast_type(SqlTable, holding.model.__table__)
    query = select(table).where(holding.found(who)).order_by(*table.primary_key.columns)
    return list(await session.execute(query))


async def texts(session: AsyncSession, who: Whose, kind: str) -> list[str]:
    """Every text that is to be erased and is shown as this kind: what must not be told any more."""
    found: list[str] = []
    for holding in HOLDINGS:
        names = [
            one for one, column in holding.columns.items() if (column.fate, column.shown) == ("erased", kind)
        ]
        if names:
            columns = [cast(holding.model.__table__.c[name], String) for name in names]
            for row in await session.execute(select(*columns).where(holding.found(who))):
                found += [value for value in row if value]
    return list(dict.fromkeys(found))
