"""Messages about one's own seat: confirmation, waiting list, offer, venue, calendar, closed registration."""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons.asking import StartQuestion
from handlers.buttons.checkin import ShowPass
from handlers.buttons.seats import (
    AnswerOffer,
    CreateDeputyLink,
    EditRegistration,
    SendCalendar,
    ShowVenue,
    StartDecliningSeat,
)
from handlers.buttons.seminars import ShowSeminar
from handlers.messages import (
    Button,
    CalendarEntry,
    Incoming,
    Lines,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
    Venue,
)
from handlers.seats.loading import load_own_seminar
from handlers.seats.place_choice import office_text
from handlers.ui.arguments import local_time, seminar_times, venue_text
from handlers.ui.programme_lines import item_lines
from storage.database import Session
from storage.models import Seat, Seminar, seat_states, seminar_states
from storage.seats import deputies, waitlist
from storage.seminars import days, seminars
from storage.seminars.days import SeminarDay


async def confirmation(session: Session, seminar: Seminar, registration: Seat) -> list[Reply]:
    """Return the confirmation of a registration with date, place and programme, and the calendar file."""
    place = await office_text(session, registration.office, registration.unit_code, registration.organisation)
    args = {**await seminar_args(session, seminar), "name": registration.name or "", "place": place}
    rows = [[Button("seminar-more", ShowSeminar(seminar.id))]]
    if seminar.lat is not None:
        rows.append([Button("venue-button", ShowVenue(seminar.id))])
    return [
        Say("registered", args, rows, edit=True),  # in place of the card, so that it cannot be pressed again
        Say("calendar", args, document=calendar_entry(seminar), keyboard="menu"),
    ]


def calendar_entry(seminar: Seminar, former: Sequence[SeminarDay] = ()) -> CalendarEntry:
    """Return the seminar as a calendar entry: fixed UIDs, and a sequence that grows when time or place change.

    `former`: the days of the plan before; those for which there is none now are taken out.
    """
    now = days.list_days(seminar)
    return CalendarEntry(
        uid=f"seminar-{seminar.slug}",
        sequence=seminar.version - 1,
        days=[(day.starts_at, day.ends_at) for day in now],
        dropped=[(day.starts_at, day.ends_at) for day in former[len(now) :]],
        changed_at=seminar.updated_at,
        title=Translated(seminar.title),
        description=Translated(seminar.description),
        location=_venue_with_address(seminar),
        lat=seminar.lat,
        lon=seminar.lon,
        cancelled=seminar.state == seminar_states.CANCELLED,
    )


def _venue_with_address(seminar: Seminar) -> Translated:
    """Return the venue and the address as one text in each language; each falls back on its own."""
    parts = [Translated(one) for one in (seminar.venue, seminar.address)]
    languages = {language for part in parts for language in part.texts}
    return Translated(
        {one: ", ".join(filter(None, (part.in_language(one) for part in parts))) for one in languages}
    )


async def seat_card(session: Session, seminar: Seminar, registration: Seat) -> list[Reply]:
    """Return the page of one's own registration."""
    place = await office_text(session, registration.office, registration.unit_code, registration.organisation)
    position = Text(f"position-{registration.position}")
    args = {
        **await seminar_args(session, seminar),
        "name": registration.name or "",
        "place": place,
        "position": position,
    }
    rows = [[Button("ask-button", StartQuestion(seminar.id), style="primary")]]
    rows.append([Button("seminar-more", ShowSeminar(seminar.id))])
    if seminar.state in seminar_states.ANNOUNCED_STATES:
        rows.append([Button("pass-button", ShowPass(seminar.id))])
        rows.append([Button(".venue", ShowVenue(seminar.id)), Button(".calendar", SendCalendar(seminar.id))])
        rows += seat_buttons(registration)
    if seminar.state == seminar_states.OPEN:
        rows.append([Button(".change", EditRegistration(seminar.id))])
    return [Say("seat", args, buttons=rows)]


def seat_buttons(registration: Seat) -> list[list[Button]]:
    """Return the buttons to send a deputy and to cancel; none if the seat cannot be handed over."""
    if registration.state not in deputies.TRANSFERABLE_STATES:
        return []
    return [
        [Button("seat-deputy", CreateDeputyLink(registration.id))],
        [Button("seat-cannot", StartDecliningSeat(registration.id))],
    ]


async def waitlist_card(session: Session, seminar: Seminar, registration: Seat) -> Say:
    """Return the position on the waiting list and what happens next, or the offer of a place."""
    place = await office_text(session, registration.office, registration.unit_code, registration.organisation)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        **seminar_times(seminar),
        "place": place,
    }
    leave = [Button("waiting-leave", StartDecliningSeat(registration.id))]
    if registration.state == seat_states.OFFERED and registration.offer_expires_at is not None:
        args["until"] = local_time(seminar, registration.offer_expires_at)
        return Say("offer", args, offer_buttons(registration))
    if registration.waiting_for in ("instead", "staff", "target"):
        decider = "instead" if registration.waiting_for == "instead" else "staff"
        return Say(f"waiting-{decider}", args, [leave])
    args["turn"] = await waitlist.waitlist_position(session, seminar, registration)
    return Say("waiting-place", args, [leave])


def offer_buttons(registration: Seat) -> list[list[Button]]:
    """Return the buttons to accept and to decline an offered place."""
    return [
        [Button(".take", AnswerOffer("yes", registration.id), style="success")],
        [Button(".no", AnswerOffer("no", registration.id))],
    ]


async def registration_closed(session: Session, seminar: Seminar, at: datetime) -> Say:
    """Say that registration has not opened yet or is over, or give the outcome; with a button to ask a question."""
    args = await seminar_args(session, seminar)
    buttons = [[Button("ask-button", StartQuestion(seminar.id), style="primary")]]
    opens = seminar.registration_opens_at
    if opens is not None and seminars.is_before_registration(seminar, at):
        return Say("seminar-not-yet", {**args, "opens": local_time(seminar, opens)}, buttons=buttons)
    if seminar.outcome:
        return Say(
            "seminar-held", {**args, "outcome": Translated(seminar.outcome)}, buttons=buttons, keyboard=""
        )
    return Say("seminar-closed", args, buttons=buttons)


async def seat_args(session: Session, seminar: Seminar, seat: Seat) -> dict[str, Value]:
    """Return the arguments of the texts about a seat."""
    return {
        "seminar": Translated(seminar.title),
        **seminar_times(seminar),
        "venue": venue_text(seminar),
        "name": seat.name or Text("name-none"),
        "position": Text(f"position-{seat.position or 'other'}"),
        "place": await office_text(session, seat.office, seat.unit_code, seat.organisation),
    }


async def seminar_args(session: Session, seminar: Seminar) -> dict[str, Value]:
    """Return the arguments of the texts about a seminar."""
    items = await seminars.get_programme(session, seminar.id)
    moments = (seminar.starts_at, seminar.ends_at, *(item.starts_at for item in items))
    dates = {local_time(seminar, moment).date() for moment in moments}
    lines = await item_lines(
        session, seminar, items, with_days=len(dates) > 1
    )  # one day is in the text above
    return {
        "seminar": Translated(seminar.title),
        "venue": venue_text(seminar),
        **seminar_times(seminar),
        "programme": Lines([Text("programme-short", {"list": Lines(lines)})] if lines else []),
    }


async def show_venue(incoming: Incoming, session: Session, data: ShowVenue) -> list[Reply]:
    """Send the venue on the map."""
    seminar = await load_own_seminar(incoming, session, data.seminar)
    if not (replies := _venue_message(seminar)):
        raise Refusal("venue-unknown")
    return replies


def _venue_message(seminar: Seminar) -> list[Reply]:
    """Return the venue on the map; empty if its coordinates are unknown."""
    if seminar.lat is None or seminar.lon is None:
        return []
    point = Venue(seminar.lat, seminar.lon, Translated(seminar.venue), Translated(seminar.address))
    return [Say("", venue=point)]


async def send_calendar(incoming: Incoming, session: Session, data: SendCalendar) -> list[Reply]:
    """Send the calendar file."""
    seminar = await load_own_seminar(incoming, session, data.seminar)
    return [Say("calendar", await seminar_args(session, seminar), document=calendar_entry(seminar))]


def format_phone(phone: str) -> str:
    """Format an E.164 number for reading: +996 700 123 456."""
    import phonenumbers  # imported when first needed, as the start does not need it

    return phonenumbers.format_number(phonenumbers.parse(phone), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
