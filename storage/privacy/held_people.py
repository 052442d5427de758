"""The register of personal data: profile, consents, roles."""

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from storage.models import Consent, InboxUpdate, Person, Question, Role, RoleInvitation, Seat, UnlistedUnit
from storage.privacy.held_data_rules import (
    CONSENT_PROOF,
    CONTACTS,
    STAFF_ACTION,
    STATISTICS,
    HeldRows,
    Retention,
    RetentionScope,
    erased,
    impersonal,
    kept,
    personal_fields,
)


def _people_of(
    model: type[Seat] | type[Question], scope: RetentionScope, *, here: bool
) -> Select[int | None]:
    """Select the ids of people with such a row at this seminar, or at one whose data are kept."""
    at = model.seminar_id == scope.seminar_id if here else model.seminar_id.not_in(scope.expired)
    return select(model.person_id).where(at, model.person_id.is_not(None))


def _past_participants(scope: RetentionScope) -> ColumnElement[bool]:
    """SQL condition: the person took part in this seminar, is not staff, and in no seminar whose data are kept.

    Somebody who wrote in the last days (updates are kept as long) or has agreed to the notice since may come again.
    """
    return and_(
        or_(*(Person.id.in_(_people_of(model, scope, here=True)) for model in (Seat, Question))),
        *(Person.id.not_in(_people_of(model, scope, here=False)) for model in (Seat, Question)),
        Person.id.not_in(select(Role.person_id).where(Role.removed_at.is_(None))),
        ~exists().where(InboxUpdate.sender_id == Person.telegram_id),
        or_(Person.consented_at.is_(None), Person.consented_at <= scope.consented_before),
    )


PEOPLE_ROWS: tuple[HeldRows, ...] = (
    HeldRows(
        Person,
        lambda who: Person.id == who.id,
        {
            "id": kept(STATISTICS),
            "telegram_id": kept("whose consent and whose ban it is", "number", "field-telegram-id"),
            "language": kept("the language of the consent", "words", "field-language"),
            "step": erased(None),
            "draft": erased({}, "draft", "field-draft"),
            "created_at": kept("statistics of new people", "time", "field-since"),
            "consented_at": erased(None),
            "consent_version": erased(None),
            "unreachable_at": kept(
                "nothing is sent to people who have blocked the bot", "time", "field-unreachable"
            ),
            "unreachable_reason": kept("a text by Telegram, the same for everybody"),
            "banned_at": kept("otherwise a ban could be evaded by /forget", "time", "field-banned"),
            "banned_by_id": kept(STAFF_ACTION),
            "pending_question_at": erased(None),
            **impersonal("wrong_codes wrong_codes_since"),
            **personal_fields(Person),
            "office": erased(None, "office", "field-office"),
            "unit_code": erased(None, "unit", "field-unit"),
            "organisation": erased(None, "words", "field-unit"),
        },
        heading="field-you",
        retention=(Retention(CONTACTS, _past_participants),),
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
    HeldRows(
        UnlistedUnit,
        lambda who: UnlistedUnit.written_by_id == who.id,
        {
            **impersonal("moved_seats"),
            "code": kept("a name of a place, for everybody from there", "unit"),
            "written_by_id": erased(None),
            "written_at": kept(STATISTICS, "time"),
        },
        heading="field-unlisted",
        retained="of no seminar: who wrote it limits how many one person can add",
    ),
    HeldRows(
        UnlistedUnit,
        lambda who: UnlistedUnit.decided_by_id == who.id,
        {"decided_by_id": kept(STAFF_ACTION), "decided_at": kept(STAFF_ACTION)},
        heading="field-unlisted-decided",
        counted=True,
    ),
)
