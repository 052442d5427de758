"""Submitting a registration form: one's own, a deputy's, or one that staff filled in for another person."""

from datetime import datetime

from handlers import events
from handlers.buttons.seminars import ShowSeminar
from handlers.messages import Button, Incoming, Reply, Say, Translated
from handlers.seats import actions, deputy, duplicates, list_matches, unlisted_units
from handlers.seats.assisted_registration import register_assisted
from handlers.seats.cards import confirmation, registration_closed
from handlers.seats.place_obstacles import unit_taken_card
from handlers.seats.registration_form import PROFILE_FIELDS, STEP, Form, close_form, form_seminar
from handlers.seats.seat_changes import SeatLines, changed_lines, seat_lines
from storage.database import Session
from storage.models import Person, Seat, Seminar, seat_states
from storage.seats import registrations, seats, unlisted
from storage.seminars import seminars


async def submit_form(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Register the person on a confirmed card."""
    form = {**form, "unit": await unlisted.current_code(session, form.get("unit"))}
    if "deputy" in form:
        return await _register_deputy(incoming, session, form)
    seminar = await form_seminar(session, form)
    if "assisted" in form:
        return await register_assisted(incoming, session, seminar, form)
    if not seminars.is_registration_open(seminar, incoming.at):
        close_form(incoming.person)
        return [await registration_closed(session, seminar, incoming.at)]
    replies = await _register(incoming, session, seminar, form)
    seat = await seats.of_person(session, seminar.id, incoming.person)
    return [
        *_with_menu(incoming.person, form, replies),
        *await unlisted_units.tell_staff(incoming, session, seat),
    ]


def _with_menu(person: Person, form: Form, replies: list[Reply]) -> list[Reply]:
    """Add the menu if a new registration ends without it: below the chat is the key that shares one's number."""
    has_menu = any(isinstance(reply, Say) and reply.keyboard == "menu" for reply in replies)
    if has_menu or "editing" in form or person.step == STEP:
        return replies
    return [*replies, Say("menu", keyboard="menu")]


async def _register(incoming: Incoming, session: Session, seminar: Seminar, form: Form) -> list[Reply]:
    """Register the sender, or put them on the waiting list; show the choices if the municipality is full."""
    person, at = incoming.person, incoming.at
    _save_profile(person, form, at)
    if form.get("request"):
        return await duplicates.join_waitlist(incoming, session, seminar, form)
    before = await seats.of_person(session, seminar.id, person)
    was = seats.place_of(before) if before and before.state in seat_states.OCCUPIED_STATES else None
    shown = await seat_lines(session, before) if before and was and "editing" in form else None
    try:
        registration = await registrations.register(session, seminar, person, at)
    except seats.UnitFull as taken:
        return [await unit_taken_card(session, seminar, person, form, taken.seats)]
    registration.answers = (registration.answers or {}) | form.get("answers", {})
    close_form(person)
    moved = was is not None and was != seats.place_of(registration)
    offers = await actions.offer_free_places(session, seminar, at) if moved else []
    if registration.state == seat_states.WAITING:
        waiting = await actions.confirm_waitlisted(incoming, session, seminar, registration)
        return [
            *waiting,
            *await list_matches.ask_organisers(incoming, session, seminar, registration, form.get("invited")),
        ]
    missed = await events.seat_taken.notify(session, seminar, person, at) if was is None else []
    asked = await list_matches.ask_organisers(incoming, session, seminar, registration, form.get("invited"))
    if shown is not None:
        return [await _saved(session, seminar, registration, shown), *offers, *asked]
    return [*await confirmation(session, seminar, registration), *offers, *missed, *asked]


async def _saved(session: Session, seminar: Seminar, seat: Seat, before: SeatLines) -> Say:
    """Say what has changed of a registration: the map and the calendar file are in the chat already."""
    changed = changed_lines(before, await seat_lines(session, seat))
    key = "registration-saved" if changed.lines else "registration-unchanged"
    rows = [[Button("seminar-more", ShowSeminar(seminar.id))]]
    return Say(key, {"seminar": Translated(seminar.title), "list": changed}, rows, edit=True)


def _save_profile(person: Person, form: Form, at: datetime) -> None:
    """Store the form's fields with the person for the next seminar; mark the number as verified only if it is."""
    if form.get("verified_phone") != form["phone"]:
        person.phone_verified_at = None
    elif person.phone_verified_at is None or person.phone != form["phone"]:
        person.phone_verified_at = at
    for field in PROFILE_FIELDS:
        setattr(person, field, form.get(field))
    person.unit_code = form.get("unit")


async def _register_deputy(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Hand the seat over to the deputy, if the link is still valid."""
    person = incoming.person
    seat = await deputy.seat_by_link(session, form["deputy"], incoming.at)
    theirs = await seats.of_person(session, form["seminar"], person)
    close_form(person)
    if seat is None or (theirs is not None and theirs.state in seat_states.ATTENDING_STATES):
        return [Say("deputy-link-gone", keyboard="menu")]
    _save_profile(person, form, incoming.at)
    replies = await deputy.accept_handover(incoming, session, seat, form["position"], form["answers"])
    seminar = await form_seminar(session, form)
    mine = await seats.of_person(session, seminar.id, person)
    asked = await list_matches.ask_organisers(incoming, session, seminar, mine) if mine is not None else []
    return [*replies, *await events.seat_taken.notify(session, seminar, person, incoming.at), *asked]
