"""Calendar entries (iCalendar, RFC 5545) in the reader's language."""

from bot.locales import Locale
from handlers.messages import CalendarEntry


def calendar(entry: CalendarEntry, words: Locale) -> bytes:
    """Return an .ics file. The same entry gives the same bytes, so it is uploaded once for each language."""
    from icalendar import Calendar, Event, vGeo, vText  # imported when first needed, to save memory

    event = Event()
    event.add("uid", f"{entry.uid}@seminar-bot")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at)
    event.add("dtstart", entry.starts_at)
    event.add("dtend", entry.ends_at)
    event.add("summary", entry.title.in_language(words.language))
    event.add("description", entry.description.in_language(words.language))
    event["location"] = vText(entry.location.in_language(words.language))
    if entry.lat is not None and entry.lon is not None:
        event["geo"] = vGeo((entry.lat, entry.lon))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    file = Calendar()
    file.add("prodid", "-//seminar-bot//KG")
    file.add("version", "2.0")
    file.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    file.add_component(event)
    return bytes(file.to_ical())
