"""A change of plan before it is made: kept with whoever plans it, shown as those it concerns will see it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from handlers.buttons.seminars import ApplyPendingChange, ShowPlan, StartRegistration
from handlers.messages import Button, InLanguage, Lane, Lines, Say, SayToAudience, Text, Translated, Value
from handlers.seats.cards import calendar_entry
from storage.audiences import audience
from storage.audiences.audience import SeatAudience
from storage.database import Session
from storage.models import ACTIVE_STATES, LocalizedText, Person, Seminar
from storage.seminars import seminars

ANNOUNCED_FIELDS = ("starts_at", "ends_at", "venue", "address", "lat", "lon")
"""What those who come have noted down: when it changes, they are told."""
PENDING_FIELDS = (*ANNOUNCED_FIELDS, "cancelled")
LANGUAGES = ("ky", "ru", "en")


@dataclass(frozen=True, slots=True)
class TimeAndPlace:
    """When and where, or that it is cancelled."""

    zone: str
    starts_at: datetime
    ends_at: datetime
    venue: LocalizedText
    address: LocalizedText
    lat: float | None
    lon: float | None
    cancelled: bool = False

    @classmethod
    def of(cls, seminar: Seminar, staged: dict[str, Any] | None = None) -> Self:
        """As the seminar stands, with what is staged laid over it."""
        values = {name: getattr(seminar, name) for name in ANNOUNCED_FIELDS}
        for name, value in (staged or {}).items():
            if name in ANNOUNCED_FIELDS:
                values[name] = datetime.fromisoformat(value) if name.endswith("_at") else value
        return cls(seminar.timezone, cancelled=bool(staged and staged.get("cancelled")), **values)


def in_timezone(moment: datetime, zone: str) -> datetime:
    """The moment on the clocks of the place."""
    return moment.astimezone(ZoneInfo(zone))


def pending_change(person: Person, seminar: Seminar) -> dict[str, Any] | None:
    """What this person has staged for the seminar, with the version it was staged for."""
    kept = person.draft.get("change")
    return kept if isinstance(kept, dict) and kept.get("seminar") == seminar.id else None


def add_pending_change(person: Person, seminar: Seminar, **values: Any) -> None:
    """Lay these over what is staged already; what is as it was is not a change."""
    kept = {
        **(pending_change(person, seminar) or {}),
        **{name: _serialize(value) for name, value in values.items()},
    }
    kept = {name: value for name, value in kept.items() if _is_change(seminar, name, value)}
    discard_pending_change(person)
    if kept:
        whole = {**kept, "seminar": seminar.id, "version": seminar.version}
        person.draft = {**person.draft, "change": whole}


def _serialize(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _is_change(seminar: Seminar, name: str, value: Any) -> bool:
    if name == "cancelled":
        return bool(value)
    return name in ANNOUNCED_FIELDS and _serialize(getattr(seminar, name)) != value


def discard_pending_change(person: Person) -> None:
    """Nothing is staged any more."""
    person.draft = {key: value for key, value in person.draft.items() if key != "change"}


def change_audience(seminar: Seminar) -> SeatAudience:
    """Whom a change concerns: everybody who has a seat, waits for one, or was invited."""
    return SeatAudience(seminar.id, states=ACTIVE_STATES)


def when_text(key: str, plan: TimeAndPlace) -> Text:
    """From when to when, on the clocks of the place; the last day is named when it is another one."""
    starts, ends = in_timezone(plan.starts_at, plan.zone), in_timezone(plan.ends_at, plan.zone)
    return Text(key if starts.date() == ends.date() else f"{key}-days", {"starts": starts, "ends": ends})


def where_text(key: str, plan: TimeAndPlace) -> Text:
    """The venue, and the address if there is one."""
    venue: Value = Translated(plan.venue) if plan.venue else Text("plan-none")
    if not plan.address:
        return Text(f"{key}-short", {"venue": venue})
    return Text(key, {"venue": venue, "address": Translated(plan.address)})


def difference_lines(was: TimeAndPlace, becomes: TimeAndPlace) -> list[Text]:
    """When and where, what it was beside what it becomes; what stays is said once."""
    if becomes.cancelled:
        return [when_text("plan-when", was), where_text("plan-place", was)]
    same_time = (was.starts_at, was.ends_at) == (becomes.starts_at, becomes.ends_at)
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
    """What those who come are told, whatever their language."""
    key = "plan-cancelled" if becomes.cancelled else "plan-moved"
    return Text(key, {"seminar": Translated(seminar.title), "list": Lines(difference_lines(was, becomes))})


async def preview_page(
    session: Session, seminar: Seminar, change: dict[str, Any], *, edit: bool = False
) -> Say:
    """Old and new, who gets what in which language, and the ways on."""
    was, becomes = TimeAndPlace.of(seminar), TimeAndPlace.of(seminar, change)
    readers = await audience.count_recipients(session, change_audience(seminar))
    spoken = [one for one in LANGUAGES if readers.languages[one]]
    told = _change_text(seminar, was, becomes)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines(
            [*_reader_lines(readers, spoken), *await _moved_item_lines(session, was, becomes, seminar)]
        ),
        "texts": Lines(
            [Text("change-reads", {"text": InLanguage(told, one)}) for one in spoken or LANGUAGES[:2]]
        ),
    }
    return Say("change-preview", args, _preview_buttons(seminar, becomes), edit=edit)


def _preview_buttons(seminar: Seminar, becomes: TimeAndPlace) -> list[list[Button]]:
    tell = ApplyPendingChange(seminar.id, seminar.version, "tell")
    return [
        [Button(".tell", tell, style="danger" if becomes.cancelled else "primary")],
        [Button(".quiet", tell.replace(mode="quiet"))],
        [Button(".drop", tell.replace(mode="drop")), Button("plan-back", ShowPlan(seminar.id))],
    ]


async def _moved_item_lines(
    session: Session, was: TimeAndPlace, becomes: TimeAndPlace, seminar: Seminar
) -> list[Text]:
    """How many lines of the programme move along with the start."""
    items = (
        len(await seminars.get_programme(session, seminar.id)) if was.starts_at != becomes.starts_at else 0
    )
    return [Text("change-items", {"number": items})] if items else []


def _reader_lines(readers: audience.RecipientCounts, spoken: list[str]) -> list[Text]:
    """How many are told in each language, and how many have no Telegram to be told by."""
    lines = [
        Text("change-readers", {"language": Text(f"in-{one}"), "number": readers.languages[one]})
        for one in spoken
    ]
    if readers.unreachable:
        lines.append(Text("change-beyond", {"number": readers.unreachable}))
    return lines or [Text("change-nobody")]


def change_message(
    seminar: Seminar, was: TimeAndPlace, becomes: TimeAndPlace, reminder: int | None = None
) -> SayToAudience:
    """What they are told once the change is made, with the calendar file that replaces the one they have.

    `reminder`: what it belongs to, so that nobody is told of it once the plan has changed again.
    """
    told = _change_text(seminar, was, becomes)
    seat = [] if becomes.cancelled else [[Button("plan-my-seat", StartRegistration(seminar.id))]]
    say = Say(
        told.key,
        told.args,
        seat,
        document=calendar_entry(seminar),
        dedup_key=f"change:{seminar.id}:{seminar.version}",
        subject=f"change:{seminar.id}",
        expires_at=max(was.ends_at, becomes.ends_at),
        lane=Lane.REMINDER,
        reminder_id=reminder,
    )
    return SayToAudience(say, change_audience(seminar))


def audit_detail(was: TimeAndPlace, becomes: TimeAndPlace) -> dict[str, Any]:
    """What differs, for the audit log."""
    return {
        name: [_serialize(getattr(was, name)), _serialize(getattr(becomes, name))]
        for name in PENDING_FIELDS
        if getattr(was, name) != getattr(becomes, name)
    }
