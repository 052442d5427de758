"""The fields of a seat as lines, and what of them has changed: for its owner and for staff."""

from collections.abc import Mapping

from handlers.messages import Lines, Text, Translated
from handlers.seats.cards import format_phone
from handlers.seats.extra_questions import answers_of_seat
from handlers.seats.optional_fields import OPTIONAL_FIELDS
from handlers.seats.place_choice import office_text
from storage.database import Session
from storage.models import Seat

SeatLines = Mapping[str, Text]
"""Field -> the line that shows it."""


async def seat_lines(session: Session, seat: Seat) -> SeatLines:
    """Return the lines of a seat's fields, in the order of the card."""
    place = await office_text(session, seat.office, seat.unit_code, seat.organisation)
    phone = format_phone(seat.phone) if seat.phone else Text("seat-page-no-phone")
    lines = {
        "name": Text("seat-line-name", {"name": seat.name or Text("name-none")}),
        "place": Text("seat-line-place", {"place": place}),
        "position": Text("seat-line-position", {"position": Text(f"position-{seat.position or 'other'}")}),
        "phone": Text("seat-line-phone", {"phone": phone}),
    }
    lines |= {name: field.card_line(getattr(seat, name)) for name, field in OPTIONAL_FIELDS.items()}
    for question, answer in await answers_of_seat(session, seat):
        shown = {"question": Translated(question.title), "answer": answer or Text("not-given")}
        lines[f"extra-{question.id}"] = Text("card-extra", shown)
    return lines


def changed_lines(before: SeatLines, after: SeatLines) -> Lines:
    """Return the lines that are different now."""
    return Lines([line for field, line in after.items() if line != before.get(field)])
