"""The register of personal data: a person's work as staff."""

from sqlalchemy import ColumnElement, and_, func, or_, select

from storage.models import (
    Announcement,
    AnnouncementPart,
    Answer,
    AuditEntry,
    CheckIn,
    DocumentTemplate,
    Door,
    HelpRecording,
    Material,
    PackJob,
    PaperPrint,
    Poll,
    ProgrammeItem,
    Remark,
    SavedSegment,
    Seat,
    SeminarContact,
    SeminarPhoto,
    SheetEntry,
    Upload,
)
from storage.privacy.held_data_rules import (
    CONTACTS,
    MESSAGES,
    STAFF_ACTION,
    STAFF_TEXT,
    DataSubject,
    HeldRows,
    Retention,
    erased,
    impersonal,
    kept,
)
from storage.privacy.held_questions import question_ids, questions_here

_BETWEEN_DIGITS = " \u00a0-().+"
_SUBSCRIBER_DIGITS = 9
"""Digits of a telephone number after the country's code or a zero."""


def _contacts_of(who: DataSubject) -> ColumnElement[bool]:
    """Return the condition for contacts that the person wrote, or that have their verified number."""
    digits: ColumnElement[str] = func.coalesce(SeminarContact.words, "")
    for sign in _BETWEEN_DIGITS:
        digits = func.replace(digits, sign, "")
    theirs = [digits.contains(number[-_SUBSCRIBER_DIGITS:]) for number in who.verified]
    return or_(SeminarContact.set_by_id == who.id, *theirs)


STAFF_ROWS: tuple[HeldRows, ...] = (
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
        retention=(Retention(MESSAGES, lambda scope: Answer.question_id.in_(questions_here(scope))),),
    ),
    HeldRows(
        Remark,
        lambda who: and_(Remark.person_id == who.id, Remark.question_id.not_in(question_ids(who))),
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
            "chat_id": erased(0, by="storage.announcements.announcements.erase_author"),
            "message_id": erased(0, by="storage.announcements.announcements.erase_author"),
            "html": kept(STAFF_TEXT, "words"),
            "content": kept(STAFF_TEXT),
        },
        heading="field-announced-text",
        retained="the original in its author's own chat, from which the announcement can be sent again",
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
            **impersonal("id attempts not_before ended_at state purpose"),
            "seminar_id": kept(STAFF_ACTION, "seminar"),
            "created_by_id": kept(STAFF_ACTION),
            "file_id": erased("", by="storage.invitees.uploads.erase_uploader"),
            "entries": erased([], by="storage.invitees.uploads.erase_uploader"),
            "sent_at": kept(STAFF_ACTION, "time"),
        },
        heading="field-upload",
        retained="deleted once the list is confirmed, or after some days",
    ),
    HeldRows(
        PaperPrint,
        lambda who: PaperPrint.printed_by_id == who.id,
        {
            **impersonal("id fingerprint count kind"),
            "seminar_id": kept(STAFF_ACTION, "seminar"),
            "printed_by_id": kept(STAFF_ACTION),
            "printed_at": kept(STAFF_ACTION, "time"),
        },
        heading="field-printed",
    ),
    HeldRows(
        DocumentTemplate,
        lambda who: DocumentTemplate.uploaded_by_id == who.id,
        {
            **impersonal("id kind approved_at removed_at"),
            "seminar_id": kept(STAFF_ACTION, "seminar"),
            "content": kept(STAFF_TEXT),
            "uploaded_by_id": kept(STAFF_ACTION),
            "uploaded_at": kept(STAFF_ACTION, "time"),
        },
        heading="field-template",
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
        Poll,
        lambda who: Poll.created_by_id == who.id,
        {
            **impersonal("id opened_at closed_at removed_at"),
            "seminar_id": kept(STAFF_TEXT, "seminar"),
            "question": kept(STAFF_TEXT, "texts"),
            "choices": kept(STAFF_TEXT),
            "created_by_id": kept(STAFF_ACTION),
            "created_at": kept(STAFF_ACTION, "time"),
        },
        heading="field-poll-made",
    ),
    HeldRows(
        SeminarPhoto,
        lambda who: SeminarPhoto.added_by_id == who.id,
        {
            **impersonal("id kind file_id file_unique_id bot_id size publishable"),
            "seminar_id": kept(STAFF_ACTION, "seminar"),
            "added_by_id": kept(STAFF_ACTION),
            "added_at": kept(STAFF_ACTION, "time"),
        },
        heading="field-photo",
    ),
    HeldRows(
        PackJob,
        lambda who: PackJob.requested_by_id == who.id,
        {
            **impersonal("id part state attempts not_before ended_at"),
            "seminar_id": kept(STAFF_ACTION, "seminar"),
            "requested_by_id": kept(STAFF_ACTION),
            "requested_at": kept(STAFF_ACTION, "time"),
        },
        heading="field-pack",
    ),
    HeldRows(
        HelpRecording,
        lambda who: HelpRecording.added_by_id == who.id,
        {
            **impersonal("topic language bot_id"),
            "file_id": erased(""),
            "added_by_id": erased(None),
            "added_at": erased(None, "time"),
        },
        heading="field-help-recording",
        retained="of no seminar: until it is replaced or deleted",
        deleted=True,
    ),
    HeldRows(
        SeminarContact,
        _contacts_of,
        {
            "seminar_id": erased(None, "seminar"),
            "words": erased("", "words"),
            "set_by_id": erased(None),
            "set_at": erased(None, "time"),
        },
        heading="field-contact",
        deleted=True,
        retention=(Retention(CONTACTS, lambda scope: SeminarContact.seminar_id == scope.seminar_id),),
    ),
    HeldRows(
        ProgrammeItem,
        lambda who: ProgrammeItem.speaker_id == who.id,
        {
            **impersonal("id ends_at"),
            "seminar_id": kept(STAFF_TEXT, "seminar"),
            "starts_at": kept(STAFF_TEXT, "time"),
            "title": kept(STAFF_TEXT, "texts"),
            "speaker": kept("the printed programme, which organisers can change", "texts"),
            "speaker_id": kept(STAFF_ACTION),
        },
        heading="field-spoke",
    ),
    HeldRows(
        CheckIn,
        lambda who: and_(
            CheckIn.by_id == who.id,
            CheckIn.seat_id.not_in(select(Seat.id).where(Seat.person_id == who.id)),
        ),
        {"by_id": kept(STAFF_ACTION)},
        heading="field-checked-in",
        counted=True,
    ),
    HeldRows(
        SheetEntry,
        lambda who: SheetEntry.created_by_id == who.id,
        {
            **impersonal("id half_day undone_at"),
            "seminar_id": kept(STAFF_ACTION, "seminar"),
            "numbers": kept(STAFF_ACTION, "words"),
            "created_by_id": kept(STAFF_ACTION),
            "at": kept(STAFF_ACTION, "time"),
        },
        heading="field-sheet-entry",
    ),
    HeldRows(
        Door,
        lambda who: Door.person_id == who.id,
        {
            **impersonal("seminar_id secret opened_at shown_minute"),
            "person_id": erased(None),
            "message_id": erased(None),
        },
        retention=(Retention(MESSAGES, lambda scope: Door.seminar_id == scope.seminar_id),),
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
        heading="field-action",
    ),
)
