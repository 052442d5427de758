"""The register of personal data: failed updates, messages to a person, files made for them."""

from sqlalchemy import ColumnElement, String, and_, cast, literal, or_, select

from storage.messages.outbox import PENDING, SENDING, UNKNOWN
from storage.models import Announcement, File, InboxUpdate, OutboxMessage, Question, Reminder, Seat
from storage.privacy.held_data_rules import (
    DELIVERY_RECORD,
    MESSAGES,
    DataSubject,
    HeldRows,
    Retention,
    RetentionScope,
    erased,
    impersonal,
    kept,
)

UNFINISHED_STATES = (PENDING, SENDING, UNKNOWN)


def files_sent_to(who: DataSubject) -> ColumnElement[bool]:
    """SQL condition: the message has a file made for the person, sent to them or about a question of theirs."""
    asked = select(literal("question:") + cast(Question.id, String)).where(Question.person_id == who.id)
    return and_(
        OutboxMessage.file_id.is_not(None),
        or_(OutboxMessage.chat_id == who.telegram_id, OutboxMessage.subject.in_(asked)),
    )


def unattributed_dead_letter(who: DataSubject) -> ColumnElement[bool]:
    """SQL condition: a dead letter without a known sender that contains the person's Telegram id."""
    marks = [f'"id":{gap}{who.telegram_id}{end}' for gap in ("", " ") for end in ",}"]
    named = or_(*(InboxUpdate.raw.contains(mark, autoescape=True) for mark in marks))
    return and_(InboxUpdate.sender_id < 0, InboxUpdate.dead_at.is_not(None), named)


def _finished_here(scope: RetentionScope) -> ColumnElement[bool]:
    """SQL condition: a finished message of the seminar: of an announcement or reminder, or about a question or seat."""
    announced, due = (
        select(model.id).where(model.seminar_id == scope.seminar_id) for model in (Announcement, Reminder)
    )
    subjects = (
        select(literal(f"{name}:") + cast(model.id, String)).where(model.seminar_id == scope.seminar_id)
        for name, model in (("question", Question), ("seat", Seat))
    )
    return and_(
        OutboxMessage.state.not_in(UNFINISHED_STATES),
        or_(
            OutboxMessage.announcement_id.in_(announced),
            OutboxMessage.reminder_id.in_(due),
            *(OutboxMessage.subject.in_(one) for one in subjects),
        ),
    )


MESSAGE_ROWS: tuple[HeldRows, ...] = (
    HeldRows(
        InboxUpdate,
        lambda who: and_(
            InboxUpdate.dead_at.is_not(None),
            or_(InboxUpdate.sender_id == who.telegram_id, unattributed_dead_letter(who)),
        ),
        {
            **impersonal("id update_id attempts handled_at dead_at"),
            "sender_id": kept("for some days, to recognise repeated updates"),
            "raw": erased(by="storage.privacy.erasure.erase_person", shown="words"),
            "received_at": kept("for some days, to recognise repeated updates", "time"),
            "error": erased(None, by="storage.privacy.erasure.erase_person"),
        },
        heading="field-failed-message",
        retained="deleted after some days: KEEP_UPDATES_DAYS",
    ),
    HeldRows(
        OutboxMessage,
        lambda who: OutboxMessage.chat_id == who.telegram_id,
        {
            **impersonal(
                "id lane method file_id dedup_key subject collapse_key actor_id previous_notice_id reminder_id "
                "announcement_id state not_before"
            ),
            **impersonal(
                "expires_at attempts finished_at message_id extra_message_ids target_message_ids error "
                "undelivered reported_at"
            ),
            "chat_id": kept(DELIVERY_RECORD),
            "created_at": kept(DELIVERY_RECORD, "time"),
            "payload": erased("", by="storage.privacy.erasure.erase_person"),
        },
        heading="field-messages",
        counted=True,
        retention=(
            Retention(MESSAGES, _finished_here, lambda _scope: {"chat_id": 0, "payload": ""}, counted=True),
        ),
    ),
    HeldRows(
        File,
        lambda who: File.id.in_(select(OutboxMessage.file_id).where(files_sent_to(who))),
        {
            **impersonal("id digest created_at bot_id"),
            "name": erased(by="storage.privacy.erasure.erase_person"),
            "content": erased(by="storage.privacy.erasure.erase_person"),
            "telegram_file_id": erased(by="storage.privacy.erasure.erase_person"),
        },
        retained="deleted after a month",
    ),
)
