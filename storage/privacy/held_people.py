"""The register of personal data: profile, consents, roles."""

from sqlalchemy import or_

from storage.models import Consent, Person, Role, RoleInvitation
from storage.privacy.held_data_rules import (
    CONSENT_PROOF,
    STAFF_ACTION,
    STATISTICS,
    HeldRows,
    erased,
    impersonal,
    kept,
    personal_fields,
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
)
