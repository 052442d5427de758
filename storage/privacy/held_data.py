"""What is held of a person: where, how it is found, what /mydata shows of it, and what becomes of it on /forget.

/mydata (`handlers/accounts/my_data`) and /forget (`storage/privacy/erasure`) are made from this table, and a
column of a model that has no line here fails the build (tests/storage/test_held_data.py). A person's rows of
a table are a `Holding`; a table may have several, one for each way in which a row can be somebody's.
"""

from collections.abc import Mapping
from typing import Any
from typing import cast as cast_type

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, false, literal, or_, select
from sqlalchemy import Table as SqlTable

from storage.accounts import verified_phones
from storage.database import Session
from storage.models import (
    Announcement,
    AnnouncementPart,
    Answer,
    Attachment,
    AuditEntry,
    Consent,
    ExtraQuestion,
    FaqEntry,
    Feedback,
    File,
    GroupNotification,
    GroupTopic,
    InboxUpdate,
    Material,
    Model,
    OutboxMessage,
    Person,
    Preference,
    ProgrammeItem,
    Question,
    QuestionEvent,
    ReadConfirmation,
    RegisterImport,
    Remark,
    Reminder,
    ReminderRule,
    Role,
    RoleInvitation,
    SavedSegment,
    Seat,
    SeatEvent,
    Seminar,
    SimilarityEntry,
    Target,
    Topic,
    Unit,
    Upload,
    Vote,
    Wall,
)
from storage.privacy.held_data_rules import DataSubject, HeldRows, erased, impersonal, kept
from storage.questions.questions import DECLINE_REASONS

STATISTICS = "the figures of the report: a number of ours, nobody's name"
CONSENT_PROOF = "the proof of the consent and of its end"
STAFF_ACTION = "who of the staff did it: a number of ours, nobody's name"
STAFF_TEXT = "staff's own words, which others have read"
DELIVERY_RECORD = "that a message was sent, when and to which chat: so that nothing is sent twice"


def _question_ids(who: DataSubject) -> Select[int]:
    """The questions they asked."""
    return select(Question.id).where(Question.person_id == who.id)


def _seat_ids(who: DataSubject) -> Select[int]:
    return select(Seat.id).where(Seat.person_id == who.id)


def staff_written(who: DataSubject) -> ColumnElement[bool]:
    """What staff wrote of them: on a list, or on their behalf, under a number that is proven to be theirs."""
    return and_(Seat.person_id.is_(None), Seat.phone.in_(who.verified)) if who.verified else false()


_SEAT_COLUMNS = {
    "name": erased(None, "name", "field-name"),
    "phone": erased(None, "phone", "field-phone"),
    "phone_verified_at": erased(None, "time", "field-proven"),
    "sex": erased(None, "sex", "field-sex"),
    "position": kept(STATISTICS, "position", "field-position"),
    "office": kept(STATISTICS, "office", "field-office"),
    "unit_code": kept(STATISTICS, "unit", "field-unit"),
    "organisation": erased(None, "words", "field-unit"),
    "answers": erased({}, "answers"),
    "state": kept(STATISTICS, "state", "field-state"),
    "created_at": kept(STATISTICS, "time", "field-registered"),
    "confirmed_at": kept(STATISTICS, "time", "field-confirmed"),
    "arrived_at": kept(STATISTICS, "time", "field-arrived"),
    "invitation_token": erased(None),
    "deputy_token_hash": erased(None),
    "deputy_expires_at": erased(None),
    "seminar_id": kept(STATISTICS, "seminar"),
    "person_id": kept(STATISTICS),
    "source": kept(STATISTICS, "source", "field-source"),
    **impersonal(
        "id state_changed_at wants_pings added_by_id waiting_for replaces_seat_id "
        "offer_expires_at updated_at registered_at"
    ),
}
_WRITTEN_COLUMNS = {
    name: _SEAT_COLUMNS[name]
    for name in (
        *("seminar_id", "state", "name", "phone", "sex", "position", "office", "unit_code", "answers"),
        "created_at",
    )
}
"""Of an invitation its link and its place stay: they are the municipality's, for whoever comes next."""

HELD_DATA: tuple[HeldRows, ...] = (
    HeldRows(
        Person,
        lambda who: Person.id == who.id,
        {
            "id": kept(STATISTICS),
            "telegram_id": kept("whose consent it was, and whose bar it is", "number", "field-telegram-id"),
            "language": kept("in which language they agreed", "words", "field-language"),
            "step": erased(None),
            "draft": erased({}, "draft", "field-draft"),
            "created_at": kept("how many have come", "time", "field-since"),
            "consented_at": erased(None),
            "consent_version": erased(None),
            "unreachable_at": kept("nothing is sent to who has blocked us", "time", "field-unreachable"),
            "unreachable_reason": kept("Telegram's words, the same for everybody"),
            "banned_at": kept("a bar that could be forgotten would be none", "time", "field-barred"),
            "banned_by_id": kept(STAFF_ACTION),
            "pending_question_at": erased(None),
            "name": erased(None, "name", "field-name"),
            "phone": erased(None, "phone", "field-phone"),
            "phone_verified_at": erased(None, "time", "field-proven"),
            "sex": erased(None, "sex", "field-sex"),
            "position": erased(None, "position", "field-position"),
            "office": erased(None, "office", "field-office"),
            "unit_code": erased(None, "unit", "field-unit"),
            "organisation": erased(None, "words", "field-unit"),
        },
        heading="field-you",
    ),
    HeldRows(
        Consent,
        lambda who: Consent.person_id == who.id,
        {
            **impersonal("id"),
            "person_id": kept(CONSENT_PROOF),
            "version": kept(CONSENT_PROOF, "number"),
            "language": kept(CONSENT_PROOF, "words"),
            "given_at": kept(CONSENT_PROOF, "time"),
            "text_hash": kept(CONSENT_PROOF, "words"),
            "withdrawn_at": kept(CONSENT_PROOF, "time"),
        },
        heading="field-consent",
    ),
    HeldRows(
        Role,
        lambda who: Role.person_id == who.id,
        {
            **impersonal("id granted_by_id"),
            "person_id": kept(STAFF_ACTION),
            "role": kept(STAFF_ACTION, "role"),
            "seminar_id": kept(STAFF_ACTION, "seminar"),
            "unit_code": kept(STAFF_ACTION, "unit"),
            "granted_at": kept(STAFF_ACTION, "time"),
            "removed_at": kept(STAFF_ACTION, "time"),
        },
        heading="field-role",
    ),
    HeldRows(
        RoleInvitation,
        lambda who: or_(RoleInvitation.created_by_id == who.id, RoleInvitation.used_by_id == who.id),
        {
            **impersonal("id token_hash expires_at revoked_at"),
            "role": kept(STAFF_ACTION, "role"),
            "seminar_id": kept(STAFF_ACTION, "seminar"),
            "unit_code": kept(STAFF_ACTION, "unit"),
            "created_by_id": kept(STAFF_ACTION),
            "created_at": kept(STAFF_ACTION, "time"),
            "used_at": kept(STAFF_ACTION, "time"),
            "used_by_id": kept(STAFF_ACTION),
        },
        heading="field-link",
    ),
    # Seats: their own, whatever became of them, and what staff wrote under their proven number.
    HeldRows(Seat, lambda who: Seat.person_id == who.id, _SEAT_COLUMNS, heading="field-seminar"),
    HeldRows(Seat, staff_written, _WRITTEN_COLUMNS, heading="field-written"),
    HeldRows(
        SeatEvent,
        lambda who: or_(
            SeatEvent.seat_id.in_(_seat_ids(who)),
            SeatEvent.seat_id.in_(select(Seat.id).where(staff_written(who))),
        ),
        {
            **impersonal("id seat_id from_state"),
            "at": kept(STATISTICS, "time"),
            "to_state": kept(STATISTICS, "state"),
            "actor_id": kept(STAFF_ACTION),
            "reason": erased(None, "reason"),
        },
        heading="field-change",
    ),
    # Questions, and what was said about them.
    HeldRows(
        Question,
        lambda who: Question.person_id == who.id,
        {
            **impersonal(
                "id item_id topic_id chat_message_id edited_at visible_at answered_how merged_into_id votes due_at"
            ),
            **impersonal("reminded_at escalated_at pinned_at wall_hidden_at wall_shown_at assignee_id"),
            "seminar_id": kept(STATISTICS, "seminar"),
            "number": kept(STATISTICS),
            "person_id": kept(STATISTICS),
            "text": erased("", "words"),
            "marks": erased({}),
            "wording": erased("", "words"),
            "anonymous": kept(STATISTICS, "nameless"),
            "state": kept(STATISTICS, "asked"),
            "asked_at": kept(STATISTICS, "time"),
            "state_changed_at": kept(STATISTICS),
            "reason": erased(
                case((Question.reason.in_(DECLINE_REASONS), Question.reason), else_=""), "words"
            ),
        },
        heading="field-question",
    ),
    HeldRows(
        Attachment,
        lambda who: and_(Attachment.question_id.in_(_question_ids(who)), Attachment.answer_id.is_(None)),
        {
            **impersonal("id answer_id remark_id"),
            "question_id": erased(shown="question"),
            "kind": erased(shown="file"),
            "file_id": erased(),
            "file_unique_id": erased(),
            "media_group_id": erased(),
            "bot_id": erased(),
        },
        heading="field-file",
        deleted=True,
    ),
    HeldRows(
        Remark,
        lambda who: Remark.question_id.in_(_question_ids(who)),
        {
            **impersonal("id from_asker chat_message_id"),
            "question_id": kept(STATISTICS, "question"),
            "person_id": kept(STAFF_ACTION),
            "text": erased("", "words"),
            "marks": erased({}),
            "posted_at": kept(STATISTICS, "time"),
        },
        heading="field-remark",
    ),
    HeldRows(
        Answer,
        lambda who: Answer.question_id.in_(_question_ids(who)),
        {
            **impersonal("id aloud edited_at"),
            "question_id": kept(STAFF_TEXT, "question"),
            "person_id": kept(STAFF_ACTION),
            "text": kept(STAFF_TEXT, "words"),
            "marks": kept(STAFF_TEXT),
            "translations": kept(STAFF_TEXT),
            "answered_at": kept(STAFF_TEXT, "time"),
        },
        heading="field-answer",
    ),
    HeldRows(
        QuestionEvent,
        lambda who: QuestionEvent.question_id.in_(_question_ids(who)),
        {
            **impersonal("id from_state detail"),
            "question_id": kept(STATISTICS, "question"),
            "at": kept(STATISTICS, "time"),
            "to_state": kept(STATISTICS, "asked"),
            "actor_id": kept(STAFF_ACTION),
        },
        heading="field-step",
    ),
    HeldRows(
        Vote,
        lambda who: Vote.person_id == who.id,
        {
            "question_id": erased(shown="question", by="questions.forget"),
            "person_id": erased(by="questions.forget"),
            "voted_at": erased(shown="time", by="questions.forget"),
        },
        heading="field-vote",
        deleted=True,
    ),
    HeldRows(
        SimilarityEntry,
        lambda who: SimilarityEntry.question_id.in_(_question_ids(who)),
        {**impersonal("id question_id faq_id"), "grams": erased()},
        deleted=True,
    ),
    HeldRows(
        FaqEntry,
        lambda who: FaqEntry.source_question_id.in_(_question_ids(who)),
        {
            **impersonal("id seminar_id source_entry_id published_at removed_at created_at"),
            "source_question_id": kept(STAFF_TEXT),
            "question": erased(by="faq.forget", shown="texts"),
            "answer": erased(by="faq.forget"),
            "marks": erased(by="faq.forget"),
        },
        heading="field-faq",
    ),
    HeldRows(
        Feedback,
        lambda who: Feedback.person_id == who.id,
        {
            **impersonal("id"),
            "seminar_id": kept(STATISTICS, "seminar"),
            "person_id": kept(STATISTICS),
            "stars": kept(STATISTICS, "stars"),
            "text": erased("", "words"),
            "marks": erased({}),
            "at": kept(STATISTICS, "time"),
        },
        heading="field-feedback",
    ),
    HeldRows(
        ReadConfirmation,
        lambda who: ReadConfirmation.person_id == who.id,
        {
            "announcement_id": kept(STATISTICS, "number"),
            "person_id": kept(STATISTICS),
            "read_at": kept(STATISTICS, "time"),
        },
        heading="field-read",
    ),
    # What somebody did as staff.
    HeldRows(
        Answer,
        lambda who: Answer.person_id == who.id,
        {
            "question_id": kept(STAFF_TEXT, "question"),
            "text": kept(STAFF_TEXT, "words"),
            "marks": kept(STAFF_TEXT),
            "answered_at": kept(STAFF_TEXT, "time"),
            "chat_id": erased(None),
            "chat_message_id": erased(None),
        },
        heading="field-answered",
    ),
    HeldRows(
        Remark,
        lambda who: and_(Remark.person_id == who.id, Remark.question_id.not_in(_question_ids(who))),
        {
            "question_id": kept(STAFF_TEXT, "question"),
            "text": kept(STAFF_TEXT, "words"),
            "marks": kept(STAFF_TEXT),
            "posted_at": kept(STAFF_TEXT, "time"),
        },
        heading="field-remark",
    ),
    HeldRows(
        Announcement,
        lambda who: Announcement.created_by_id == who.id,
        {
            **impersonal(
                "id original_id audience fallback_languages send_at catch_up_until started_at "
                "fanout_cursor last_outbox_id fanout_finished_at"
            ),
            **impersonal(
                "fanout_count audience_size finished_at retracted_at progress_at progress_message_id approved_by_id"
            ),
            "seminar_id": kept(STAFF_ACTION, "seminar"),
            "created_by_id": kept(STAFF_ACTION),
            "kind": kept(STAFF_ACTION),
            "state": kept(STAFF_ACTION),
            "buttons": kept(STAFF_TEXT),
            "created_at": kept(STAFF_ACTION, "time"),
        },
        heading="field-announced",
    ),
    HeldRows(
        AnnouncementPart,
        lambda who: AnnouncementPart.announcement_id.in_(
            select(Announcement.id).where(Announcement.created_by_id == who.id)
        ),
        {
            **impersonal(
                "id announcement_id position kind media_group_id file_unique_id bot_id message_traits"
            ),
            "language": kept(STAFF_TEXT, "words"),
            "chat_id": erased(0, by="announcements.forget"),
            "message_id": erased(0, by="announcements.forget"),
            "html": kept(STAFF_TEXT, "words"),
            "content": kept(STAFF_TEXT),
        },
        heading="field-announced-words",
    ),
    HeldRows(
        SavedSegment,
        lambda who: SavedSegment.created_by_id == who.id,
        {
            **impersonal("id seminar_id audience removed_at"),
            "name": kept(STAFF_TEXT, "words"),
            "created_by_id": kept(STAFF_ACTION),
            "created_at": kept(STAFF_ACTION, "time"),
        },
        heading="field-segment",
    ),
    HeldRows(
        Upload,
        lambda who: Upload.created_by_id == who.id,
        {
            **impersonal("id attempts not_before ended_at state"),
            "seminar_id": kept(STAFF_ACTION, "seminar"),
            "created_by_id": kept(STAFF_ACTION),
            "file_id": erased("", by="uploads.forget"),
            "entries": erased([], by="uploads.forget"),
            "sent_at": kept(STAFF_ACTION, "time"),
        },
        heading="field-upload",
    ),
    HeldRows(
        Material,
        lambda who: Material.added_by_id == who.id,
        {
            **impersonal("id item_id kind file_id file_unique_id bot_id removed_at"),
            "seminar_id": kept(STAFF_TEXT, "seminar"),
            "title": kept(STAFF_TEXT, "texts"),
            "added_by_id": kept(STAFF_ACTION),
            "added_at": kept(STAFF_ACTION, "time"),
        },
        heading="field-material",
    ),
    HeldRows(
        ProgrammeItem,
        lambda who: ProgrammeItem.speaker_id == who.id,
        {
            **impersonal("id ends_at"),
            "seminar_id": kept(STAFF_TEXT, "seminar"),
            "starts_at": kept(STAFF_TEXT, "time"),
            "title": kept(STAFF_TEXT, "texts"),
            "speaker": kept("the programme as it is printed; organisers change it", "texts"),
            "speaker_id": kept(STAFF_ACTION),
        },
        heading="field-spoke",
    ),
    HeldRows(
        AuditEntry,
        lambda who: AuditEntry.actor_id == who.id,
        {
            **impersonal("id detail hash"),
            "at": kept(STAFF_ACTION, "time"),
            "actor_id": kept(STAFF_ACTION),
            "action": kept(STAFF_ACTION, "words"),
            "subject": kept(STAFF_ACTION, "words"),
        },
        heading="field-deed",
    ),
    # Messages: their updates, and what was sent to them.
    HeldRows(
        InboxUpdate,
        lambda who: and_(
            InboxUpdate.dead_at.is_not(None),
            or_(InboxUpdate.sender_id == who.telegram_id, unattributed_dead_letter(who)),
        ),
        {
            **impersonal("id update_id attempts handled_at dead_at"),
            "sender_id": kept("a few days, so that an update counts once"),
            "raw": erased(by="forgetting", shown="words"),
            "received_at": kept("a few days, so that an update counts once", "time"),
            "error": erased(None, by="forgetting"),
        },
        heading="field-letter",
    ),
    HeldRows(
        OutboxMessage,
        lambda who: OutboxMessage.chat_id == who.telegram_id,
        {
            **impersonal(
                "id lane method file_id dedup_key subject collapse_key actor_id reminder_id announcement_id "
                "state not_before"
            ),
            **impersonal(
                "expires_at attempts finished_at message_id extra_message_ids target_message_ids error "
                "undelivered reported_at"
            ),
            "chat_id": kept(DELIVERY_RECORD),
            "created_at": kept(DELIVERY_RECORD, "time"),
            "payload": erased("", by="forgetting"),
        },
        heading="field-messages",
        counted=True,
    ),
    HeldRows(
        File,
        lambda who: File.id.in_(select(OutboxMessage.file_id).where(files_sent_to(who))),
        {
            **impersonal("id digest created_at bot_id"),
            "name": erased(by="forgetting"),
            "content": erased(by="forgetting"),
            "telegram_file_id": erased(by="forgetting"),
        },
    ),
)
"""In this order /mydata shows it."""


def files_sent_to(who: DataSubject) -> ColumnElement[bool]:
    """The messages by which files that we made are theirs: sent to them, or a file of their question called anew."""
    asked = select(literal("question:") + cast(Question.id, String)).where(Question.person_id == who.id)
    return and_(
        OutboxMessage.file_id.is_not(None),
        or_(OutboxMessage.chat_id == who.telegram_id, OutboxMessage.subject.in_(asked)),
    )


def unattributed_dead_letter(who: DataSubject) -> ColumnElement[bool]:
    """A dead letter of which nobody could say whose it is, with their Telegram id in it."""
    marks = [f'"id":{gap}{who.telegram_id}{end}' for gap in ("", " ") for end in ",}"]
    named = or_(*(InboxUpdate.raw.contains(mark, autoescape=True) for mark in marks))
    return and_(InboxUpdate.sender_id < 0, InboxUpdate.dead_at.is_not(None), named)


IMPERSONAL: Mapping[type[Model], str] = {
    Seminar: "id slug title description venue address outcome lat lon starts_at ends_at timezone state version "
    "capacity places_per_unit registration_opens_at registration_closes_at cloned_from_id oblast_code "
    "question_count moderated digest_at updated_at",
    ExtraQuestion: "id seminar_id position kind title choices removed_at",
    Target: "id seminar_id office unit_code excluded",
    ReminderRule: "id seminar_id kind anchor days time_of_day audience custom_text marks removed_at",
    Reminder: "id seminar_id version kind rule_id item_id due_at expires_at done_at cancelled_at",
    Topic: "id seminar_id name created_at merged_into_id",
    Wall: "seminar_id token question_id changed_at",
    GroupNotification: "id topic kind subject at posted_at post_key stale",
    GroupTopic: "id chat_id name thread_id creation_key",
    Preference: "name value changed_at",
    Unit: "code level parent_code name_ky name_ru name_en lat lon source retired_at successor_code",
    RegisterImport: "id version imported_at",
}
"""Tables that hold nothing of anybody: the seminars themselves, the register, what is posted (by numbers of ours)."""


async def get_subject(session: Session, person: Person) -> DataSubject:
    """By what this person's rows are found; a number counts as theirs when they proved it last."""
    return DataSubject(
        person.id, person.telegram_id, tuple(await verified_phones.current_phones(session, person))
    )


async def held_rows(session: Session, holding: HeldRows, who: DataSubject) -> list[Any]:
    """A person's rows of this kind, the oldest first."""
    table = cast_type(SqlTable, holding.model.__table__)
    query = select(table).where(holding.where(who)).order_by(*table.primary_key.columns)
    return list(await session.execute(query))


async def erased_texts(session: Session, who: DataSubject, kind: str) -> list[str]:
    """Every text that is to be erased and is shown as this kind: what must not be told any more."""
    found: list[str] = []
    for holding in HELD_DATA:
        names = [
            one
            for one, column in holding.columns.items()
            if (column.disposition, column.shown_as) == ("erased", kind)
        ]
        if names:
            columns = [cast(holding.model.__table__.c[name], String) for name in names]
            for row in await session.execute(select(*columns).where(holding.where(who))):
                found += [value for value in row if value]
    return list(dict.fromkeys(found))
