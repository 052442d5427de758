"""First steps and general commands: language, consent, `/start`, `/help`, `/about`, `/cancel`."""

from dataclasses import replace
from typing import Literal

from handlers.button_data import Language
from handlers.buttons.accounts import AnswerConsent, ChooseLanguage
from handlers.buttons.answering import ShowInbox
from handlers.buttons.seminars import StartRegistration
from handlers.messages import (
    RESUME,
    Button,
    FollowDeepLink,
    Incoming,
    Lines,
    OutOfDate,
    PublishCommands,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.permissions import CAN_ANSWER, NOTICE_VERSION, has_consented
from handlers.questions.answering.permissions import answer_scope
from handlers.questions.asking import submit
from handlers.questions.shared.saved_messages import saved_offer
from handlers.seats import registration_form
from handlers.seats.registration_form import open_form
from handlers.seminars.contact import contact_lines
from handlers.team.role_descriptions import permission_lines, role_lines
from handlers.ui import kept_updates
from handlers.ui.arguments import seminar_label
from handlers.ui.kept_updates import LEFT_STEP, ONBOARDING_STEPS
from handlers.ui.spoken_help import play_rows
from handlers.ui.steps import cancelled_text, leave_step, resumable_step, resume_step
from storage.accounts import people
from storage.database import Session
from storage.models import seminar_states
from storage.questions import answers
from storage.seminars import seminars
from storage.spoken_help import recordings
from storage.team import roles

DEEP_LINK = "deep_link"
"""The key of the draft with the payload of a `?start=` link that is followed after the consent."""
FINGERPRINT_LENGTH = 8
"""Digits of the notice's hash in its button."""
STEP_TOPICS = {registration_form.STEP: "registration", submit.STEP: "question"}
"""Step -> topic of the help to listen to."""
LANGUAGE_NAMES: dict[Language, str] = {"ky": "Кыргызча", "ru": "Русский", "en": "English"}


async def start(incoming: Incoming, session: Session) -> list[Reply]:
    """Handle `/start` and `/start <argument>`: follow the link, after language and consent are given."""
    if not has_consented(incoming.person):
        return _onboarding_prompts(incoming, incoming.argument)
    return [FollowDeepLink(incoming.argument)]


def _onboarding_prompts(incoming: Incoming, payload: str = "") -> list[Reply]:
    """Ask for the language, then for consent. `payload` is a link's argument, to be followed afterwards.

    Somebody who agreed to an earlier notice is told why they are asked, and goes on with their step afterwards.
    """
    person = incoming.person
    is_new = person.step not in ONBOARDING_STEPS
    kept = {DEEP_LINK: payload[:64] or person.draft.get(DEEP_LINK, "")}
    if is_new and person.step is not None:
        kept[LEFT_STEP] = person.step
    person.draft = {**person.draft, **kept}
    person.step = "consent" if person.language else "language"
    reason = [Say("consent-renewed")] if is_new and person.consented_at is not None else []
    return [*reason, _consent_prompt(incoming) if person.language else _language_prompt()]


async def enter_seminar(incoming: Incoming, session: Session, payload: str) -> list[Reply]:
    """Open the registration for the link's seminar, or the only open one's, or show the menu."""
    person = incoming.person
    chosen = await seminars.by_slug(session, payload) if payload else None
    if chosen and chosen.state in seminar_states.PUBLIC_STATES:
        open_form(person, chosen.id)
        return [RESUME]
    if (half_done := resumable_step(person)) is not None:
        person.step = half_done
        return [RESUME]
    if incoming.is_staff:
        return await _staff_menu(incoming, session)
    available = await seminars.list_registration_open(session, incoming.at)
    if len(available) == 1:
        open_form(person, available[0].id)
        return [RESUME]
    if not available:
        return [Say("menu", keyboard="menu")]
    rows = [[Button(seminar_label(seminar), StartRegistration(seminar.id))] for seminar in available]
    return [Say("seminar-choose", buttons=rows)]


async def _staff_menu(incoming: Incoming, session: Session) -> list[Reply]:
    """Return the menu of staff with their roles, and the number of questions waiting for them."""
    count = (
        (await answers.list_inbox(session, answer_scope(incoming), 0))[0]
        if incoming.has_role(CAN_ANSWER)
        else 0
    )
    menu = Say("menu-staff", {"list": await role_lines(session, incoming.roles)}, keyboard="menu")
    waiting = Say("menu-staff-waiting", {"left": count}, [[Button("key-inbox", ShowInbox())]])
    return [menu, waiting] if count else [menu]


async def show_languages(_incoming: Incoming, _session: Session) -> list[Reply]:
    """Handle `/language`; the person's step stays."""
    return [_language_prompt()]


async def prompt_language(_incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask for the language, as the prompt of the first step."""
    return [_language_prompt()]


def _language_prompt() -> Say:
    rows = [[Button(Translated({"en": name}), ChooseLanguage(code))] for code, name in LANGUAGE_NAMES.items()]
    return Say("language", buttons=rows)


async def receive_language(incoming: Incoming, _session: Session, data: ChooseLanguage) -> list[Reply]:
    """Save the chosen language, then ask for consent or resume the step."""
    person = incoming.person
    person.language = data.language
    # Telegram shows the commands in the language of the app, which may change later, unless the chat has a list of its
    # own.
    if not has_consented(person):
        person.step = "consent"
        return [_consent_prompt(incoming, edit=True), PublishCommands()]
    replies: list[Reply] = [Say("language-changed", edit=True), Say("menu-hint", keyboard="menu")]
    return [*replies, PublishCommands(), *resume_step(person)]


def _consent_prompt(incoming: Incoming, *, edit: bool = False) -> Say:
    """Return the privacy notice; its button carries its version, its language and the beginning of its hash."""
    rows = [
        [Button(".agree", _consent_data(incoming), style="success")],
        [Button(".decline", AnswerConsent("no"))],
    ]
    return Say("consent-notice", buttons=rows, edit=edit)


async def remind_of_consent(incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask for the consent again in one line, after a message that does not give it. The notice stands above."""
    return [replace(_consent_prompt(incoming), key="consent-awaited")]


def _consent_data(incoming: Incoming) -> AnswerConsent:
    language = incoming.person.language or ""  # chosen before the notice is shown
    return AnswerConsent("yes", NOTICE_VERSION, language, incoming.notice_hash(language)[:FINGERPRINT_LENGTH])


async def prompt_consent(incoming: Incoming, _session: Session) -> list[Reply]:
    """Show the notice again to a person who writes before agreeing."""
    return [_consent_prompt(incoming)]


async def receive_consent(incoming: Incoming, session: Session, data: AnswerConsent) -> list[Reply]:
    """Take the answer to the notice. Declining discards what waits for the consent, and can be changed at any time."""
    person = incoming.person
    if not person.language:
        raise OutOfDate
    if has_consented(person):
        raise Refusal("consent-already")
    if data.answer == "no":
        person.draft = {key: value for key, value in person.draft.items() if key != "pending"}
        kept_updates.discard(person)
        again = Button("consent-again", AnswerConsent("again"))
        declined = "consent-declined" if person.consented_at is None else "consent-declined-renewed"
        return [Say(declined, buttons=[[again]], edit=True)]
    if data != _consent_data(incoming):  # an older version, another language, or another text
        return [_consent_prompt(incoming)]
    # Whoever chose their language before there were lists of commands in it comes by here.
    commands: list[Reply] = [PublishCommands()] if person.consented_at is not None else []
    await _record_consent(incoming, session)
    thanks = Say("consent-thanks", edit=True, joins_next=True)
    return [thanks, *commands, *await _continue_after_consent(incoming, session)]


async def _record_consent(incoming: Incoming, session: Session) -> None:
    person = incoming.person
    shown = incoming.notice_hash(person.language or "")
    await people.record_consent(session, person, NOTICE_VERSION, shown, incoming.at)
    if not incoming.is_staff:
        return
    roles.note_changed(session, person)  # the command list can only be set once they have written
    if not person.name:
        person.name = incoming.profile.full_name[:120] or None  # so that staff see who answered


async def _continue_after_consent(incoming: Incoming, session: Session) -> list[Reply]:
    """Go on with the step, or follow the link, then offer to send questions saved before the consent.

    What was kept of somebody who agreed to an earlier notice is handled next, at the step at which it came.
    """
    person = incoming.person
    payload, left_step = person.draft.get(DEEP_LINK, ""), person.draft.get(LEFT_STEP)
    person.draft = {key: value for key, value in person.draft.items() if key not in (DEEP_LINK, LEFT_STEP)}
    person.step = left_step if left_step in person.draft else resumable_step(person)
    offers: list[Reply] = [saved_offer(kept) for kept in person.draft.get("pending", [])]
    if kept_updates.is_waiting(person) and not payload:
        return offers
    return [FollowDeepLink(payload) if payload or not person.step else RESUME, *offers]


async def show_help(incoming: Incoming, session: Session) -> list[Reply]:
    """Handle `/help`; for staff with their roles and permissions."""
    keyboard: Literal["", "menu"] = "menu" if has_consented(incoming.person) else ""
    spoken = await _spoken_help(incoming, session)
    if not incoming.is_staff:
        lines = await contact_lines(incoming, session)
        contact = Text("help-contact", {"list": Lines(lines)}) if lines else Lines(())
        return [Say("help", {"contact": contact}, keyboard=keyboard), *spoken]
    args: dict[str, Value] = {
        "list": await role_lines(session, incoming.roles),
        "can": permission_lines(incoming.roles),
    }
    return [Say("help-staff", args, keyboard=keyboard), *spoken]


async def _spoken_help(incoming: Incoming, session: Session) -> list[Reply]:
    """Offer what can be listened to: first the topic of the person's step, if it has one."""
    first = STEP_TOPICS.get(incoming.person.step or incoming.left_step or "")
    topics = sorted(recordings.TOPICS, key=lambda topic: topic != first)
    rows = await play_rows(session, incoming.person, *topics)
    return [Say("help-spoken", buttons=rows)] if rows else []


async def show_about(_incoming: Incoming, _session: Session) -> list[Reply]:
    """Handle `/about`: purpose, version and licence of the bot."""
    return [Say("about")]


async def cancel(incoming: Incoming, _session: Session) -> list[Reply]:
    """Handle `/cancel`: leave the step, and repeat the prompt of the step that the person returned to.

    Without a step, a form that was left half-way is dropped.
    """
    person = incoming.person
    if not has_consented(person):
        return _onboarding_prompts(incoming)
    person.step = person.step or resumable_step(person)
    if person.step is None:
        return [Say("cancel-nothing", keyboard="menu")]
    said = cancelled_text(person.step, person.draft.get(person.step) or {})
    leave_step(person, person.step)
    return [Say(said, keyboard="menu"), *resume_step(person)]
