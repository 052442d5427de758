"""A change of time or place before it is applied: stored in the organiser's draft, previewed and announced."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from handlers.buttons.seminars import ApplyPendingChange, ShowPlan, StartRegistration
from handlers.messages import Button, InLanguage, Lane, Lines, Say, SayToAudience, Text, Translated, Value
from handlers.seats.cards import calendar_entry
from handlers.ui.arguments import hours_value
from handlers.ui.languages import LANGUAGES, readers_by_language
from storage import planning
from storage.audiences import audience
from storage.audiences.audience import SeatAudience
from storage.database import Session
from storage.models import ACTIVE_STATES, LocalizedText, Person, Seminar
from storage.seminars import days, seminars
from storage.seminars.days import SeminarDay

ANNOUNCED_FIELDS = ("starts_at", "ends_at", "day_hours", "venue", "address", "lat", "lon")
"""The columns whose changes are announced to the people with seats."""
PENDING_FIELDS = (*ANNOUNCED_FIELDS, "cancelled")


@dataclass(frozen=True, slots=True)
class TimeAndPlace:
    """The time and place of a seminar, or its cancellation."""

    zone: str
    starts_at: datetime
    ends_at: datetime
    day_hours: dict[str, Any]
    venue: LocalizedText
    address: LocalizedText
    lat: float | None
    lon: float | None
    cancelled: bool = False

    @classmethod
    def of(cls, seminar: Seminar, change: dict[str, Any] | None = None) -> Self:
        """Return the seminar's present values, or those after the change."""
        values = {name: getattr(seminar, name) for name in ANNOUNCED_FIELDS}
        for name, value in (change or {}).items():
            if name in ANNOUNCED_FIELDS:
                values[name] = datetime.fromisoformat(value) if name.endswith("_at") else value
        return cls(seminar.timezone, cancelled=bool(change and change.get("cancelled")), **values)

    @classmethod
    def pending(cls, person: Person, seminar: Seminar) -> Self:
        """Return the seminar's values after this person's pending change, if there is one."""
        return cls.of(seminar, pending_change(person, seminar))

    @property
    def days(self) -> list[SeminarDay]:
        """The days with their hours."""
        return days.days_between(self.starts_at, self.ends_at, self.zone, self.day_hours or {})


def in_timezone(moment: datetime, zone: str) -> datetime:
    """Convert the moment to the time zone."""
    return moment.astimezone(ZoneInfo(zone))


def pending_change(person: Person, seminar: Seminar) -> dict[str, Any] | None:
    """Return this person's pending change, with the version of the seminar it is based on, or None."""
    change = person.draft.get("change")
    return change if isinstance(change, dict) and change.get("seminar") == seminar.id else None


def add_pending_change(person: Person, seminar: Seminar, **values: Any) -> None:
    """Add these values to the pending change; values equal to the seminar's present ones are removed from it."""
    change = {
        **(pending_change(person, seminar) or {}),
        **{name: serialize(value) for name, value in values.items()},
    }
    change = {name: value for name, value in change.items() if _is_change(seminar, name, value)}
    discard_pending_change(person)
    if change:
        change |= {"seminar": seminar.id, "version": seminar.version}
        person.draft = {**person.draft, "change": change}


def serialize(value: Any) -> Any:
    """Return a column's value in a form that JSON can store."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _is_change(seminar: Seminar, name: str, value: Any) -> bool:
    if name == "cancelled":
        return bool(value)
    return name in ANNOUNCED_FIELDS and serialize(getattr(seminar, name)) != value


def discard_pending_change(person: Person) -> None:
    """Remove this person's pending change, of whatever seminar."""
    person.draft = {key: value for key, value in person.draft.items() if key != "change"}


def change_audience(seminar: Seminar) -> SeatAudience:
    """Return the audience of a change: people with a seat, on the waiting list, or invited, also by the bot alone."""
    return SeatAudience(seminar.id, states=ACTIVE_STATES, with_invited=True)


def when_text(key: str, plan: TimeAndPlace) -> Text:
    """Return start and end in the seminar's time zone; of several days their range, and the hours of each."""
    starts, ends = in_timezone(plan.starts_at, plan.zone), in_timezone(plan.ends_at, plan.zone)
    args: dict[str, Value] = {"starts": starts, "ends": ends}
    if starts.date() == ends.date():
        return Text(key, args)
    return Text(f"{key}-days", {**args, "hours": hours_value(plan.days, plan.zone)})


def where_text(key: str, plan: TimeAndPlace) -> Text:
    """Return the venue, and the address if there is one."""
    venue: Value = Translated(plan.venue) if plan.venue else Text("not-given")
    if not plan.address:
        return Text(f"{key}-short", {"venue": venue})
    return Text(key, {"venue": venue, "address": Translated(plan.address)})


def difference_lines(was: TimeAndPlace, becomes: TimeAndPlace) -> list[Text]:
    """Return the lines of time and place: old and new values if changed, otherwise the value."""
    if becomes.cancelled:
        return [when_text("plan-when", was), where_text("plan-place", was)]
    same_time = was.days == becomes.days
    lines = [when_text("plan-when", becomes)]
    if not same_time:
        lines = [when_text("change-when-was", was), when_text("change-when-becomes", becomes)]
    if (was.venue, was.address) == (becomes.venue, becomes.address):
        lines.append(where_text("plan-place", becomes))
    else:
        lines += [where_text("change-place-was", was), where_text("change-place-becomes", becomes)]
    if (was.lat, was.lon) != (becomes.lat, becomes.lon):
        lines.append(Text("change-map"))
    return lines


def _change_text(seminar: Seminar, was: TimeAndPlace, becomes: TimeAndPlace) -> Text:
    """Return the text of the announcement."""
    key = "plan-cancelled" if becomes.cancelled else "plan-moved"
    return Text(key, {"seminar": Translated(seminar.title), "list": Lines(difference_lines(was, becomes))})


async def preview_page(
    session: Session, seminar: Seminar, change: dict[str, Any], *, edit: bool = False
) -> Say:
    """Return the preview: the number of readers by language and the announcement in each of their languages."""
    was, becomes = TimeAndPlace.of(seminar), TimeAndPlace.of(seminar, change)
    readers = await audience.count_recipients(session, change_audience(seminar))
    counts = readers_by_language(readers.by_language)
    languages = [language for language in LANGUAGES if counts[language]]
    announcement = _change_text(seminar, was, becomes)
    texts = [
        Text("change-reads", {"text": InLanguage(announcement, language)})
        for language in languages or LANGUAGES[:2]
    ]
    lines = [
        *_reader_lines(counts, readers.unreachable),
        *await _moved_item_lines(session, was, becomes, seminar),
        *([] if becomes.cancelled else await late_item_lines(session, seminar, becomes)),
    ]
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines(lines),
        "texts": Lines(texts),
    }
    return Say("change-preview", args, _preview_buttons(seminar, becomes), edit=edit)


def _preview_buttons(seminar: Seminar, becomes: TimeAndPlace) -> list[list[Button]]:
    tell = ApplyPendingChange(seminar.id, seminar.version, "tell")
    return [
        [Button(".tell", tell, style="danger" if becomes.cancelled else "primary")],
        [Button(".quiet", tell.replace(mode="quiet"))],
        [Button(".drop", tell.replace(mode="drop")), Button("back-button", ShowPlan(seminar.id))],
    ]


async def _moved_item_lines(
    session: Session, was: TimeAndPlace, becomes: TimeAndPlace, seminar: Seminar
) -> list[Text]:
    """Return the line with the number of programme items that move with the start; empty if none."""
    items = (
        len(await seminars.get_programme(session, seminar.id)) if was.starts_at != becomes.starts_at else 0
    )
    return [Text("change-items", {"number": items})] if items else []


async def late_item_lines(session: Session, seminar: Seminar, times: TimeAndPlace) -> list[Text]:
    """Return the line with the number of programme items after the end of the seminar; empty if none."""
    late = await planning.count_items_after_end(session, seminar, times.starts_at, times.ends_at)
    return [Text("plan-items-after-end", {"number": late})] if late else []


def _reader_lines(counts: Mapping[str, int], unreachable: int) -> list[Text]:
    """Return the number of readers in each language, and of people and seats that cannot be reached."""
    lines = [
        Text("change-readers", {"language": Text(f"in-{language}"), "number": number})
        for language, number in counts.items()
        if number
    ]
    if unreachable:
        lines.append(Text("change-beyond", {"number": unreachable}))
    return lines or [Text("change-nobody")]


def change_message(
    seminar: Seminar, was: TimeAndPlace, becomes: TimeAndPlace, reminder: int | None = None
) -> SayToAudience:
    """Return the announcement of an applied change, with a calendar file that replaces the previous one.

    `reminder` is the id of its reminder; unsent messages of that are removed when the plan changes again.
    """
    text = _change_text(seminar, was, becomes)
    seat = [] if becomes.cancelled else [[Button("plan-my-seat", StartRegistration(seminar.id))]]
    say = Say(
        text.key,
        text.args,
        seat,
        document=calendar_entry(seminar, was.days),
        dedup_key=f"change:{seminar.id}:{seminar.version}",
        subject=f"change:{seminar.id}",
        expires_at=max(was.ends_at, becomes.ends_at),
        lane=Lane.REMINDER,
        reminder_id=reminder,
    )
    return SayToAudience(say, change_audience(seminar))


def audit_detail(was: TimeAndPlace, becomes: TimeAndPlace) -> dict[str, Any]:
    """Return the old and new values of the changed fields, for the audit log."""
    return {
        name: [serialize(getattr(was, name)), serialize(getattr(becomes, name))]
        for name in PENDING_FIELDS
        if getattr(was, name) != getattr(becomes, name)
    }
