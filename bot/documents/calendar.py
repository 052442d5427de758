"""Calendar entries (iCalendar, RFC 5545) in the reader's language."""

from datetime import datetime
from typing import TYPE_CHECKING

from bot.locales import Locale
from handlers.messages import CalendarEntry

if TYPE_CHECKING:
    from icalendar import Event


def calendar(entry: CalendarEntry, words: Locale) -> bytes:
    """Return an .ics file. The same entry gives the same bytes, so it is uploaded once for each language."""
    from icalendar import Calendar  # imported when first needed, to save memory

    file = Calendar()
    file.add("prodid", "-//seminar-bot//KG")
    file.add("version", "2.0")
    file.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    for number, hours in enumerate((*entry.days, *entry.dropped)):
        held = number < len(entry.days) and not entry.cancelled
        file.add_component(_event(entry, words, number, hours, held=held))
    return bytes(file.to_ical())


def _event(
    entry: CalendarEntry, words: Locale, number: int, hours: tuple[datetime, datetime], *, held: bool
) -> "Event":
    """Return the event of one day; the first one has the entry's own UID."""
    from icalendar import Event, vGeo, vText

    event = Event()
    event.add("uid", f"{entry.uid}{f'-{number + 1}' if number else ''}@seminar-bot")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at)
    event.add("dtstart", hours[0])
    event.add("dtend", hours[1])
    event.add("summary", entry.title.in_language(words.language))
    if about := entry.description.in_language(words.language):
        event.add("description", about)
    event["location"] = vText(entry.location.in_language(words.language))
    if entry.lat is not None and entry.lon is not None:
        event["geo"] = vGeo((entry.lat, entry.lon))
    event.add("status", "CONFIRMED" if held else "CANCELLED")
    return event
