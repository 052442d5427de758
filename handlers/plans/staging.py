"""A change of plan before it is made: kept with whoever plans it, shown as those it concerns will see it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from handlers.seats.seat import calendar_entry
from handlers.words import Button, Lane, Lines, Named, Say, Spoken, Text, ToMany, Value
from storage import planning, seminars
from storage.audience import Audience
from storage.database import Session
from storage.models import LIVE, Person, Seminar, Texts

TELLS = ("starts_at", "ends_at", "venue", "address", "lat", "lon")
"""What those who come have noted down: when it changes, they are told."""
STAGED = (*TELLS, "cancelled")
LANGUAGES = ("ky", "ru", "en")


@dataclass(frozen=True, slots=True)
class Plan:
    """When and where, or that it is cancelled."""

    zone: str
    starts_at: datetime
    ends_at: datetime
    venue: Texts
    address: Texts
    lat: float | None
    lon: float | None
    cancelled: bool = False

    @classmethod
    def of(cls, seminar: Seminar, staged: dict[str, Any] | None = None) -> Self:
        """As the seminar stands, with what is staged laid over it."""
        values = {name: getattr(seminar, name) for name in TELLS}
        for name, value in (staged or {}).items():
            if name in TELLS:
                values[name] = datetime.fromisoformat(value) if name.endswith("_at") else value
        return cls(seminar.timezone, cancelled=bool(staged and staged.get("cancelled")), **values)


def clocks(moment: datetime, zone: str) -> datetime:
    """The moment on the clocks of the place."""
    return moment.astimezone(ZoneInfo(zone))


def staged(person: Person, seminar: Seminar) -> dict[str, Any] | None:
    """What this person has staged for the seminar, with the version it was staged for."""
    kept = person.draft.get("change")
    return kept if isinstance(kept, dict) and kept.get("seminar") == seminar.id else None


def stage(person: Person, seminar: Seminar, **values: Any) -> None:
    """Lay these over what is staged already; what is as it was is not a change."""
    kept = {**(staged(person, seminar) or {}), **{name: _kept(value) for name, value in values.items()}}
    kept = {name: value for name, value in kept.items() if _differs(seminar, name, value)}
    unstage(person)
    if kept:
        whole = {**kept, "seminar": seminar.id, "version": seminar.version}
        person.draft = {**person.draft, "change": whole}


def _kept(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _differs(seminar: Seminar, name: str, value: Any) -> bool:
    if name == "cancelled":
        return bool(value)
    return name in TELLS and _kept(getattr(seminar, name)) != value


def unstage(person: Person) -> None:
    """Nothing is staged any more."""
    person.draft = {key: value for key, value in person.draft.items() if key != "change"}


def audience(seminar: Seminar) -> Audience:
    """Whom a change concerns: everybody who has a seat, waits for one, or was invited."""
    return Audience(seminar.id, states=LIVE)


def when(key: str, plan: Plan) -> Text:
    """From when to when, on the clocks of the place; the last day is named when it is another one."""
    starts, ends = clocks(plan.starts_at, plan.zone), clocks(plan.ends_at, plan.zone)
    return Text(key if starts.date() == ends.date() else f"{key}-days", {"starts": starts, "ends": ends})


def where(key: str, plan: Plan) -> Text:
    """The venue, and the address if there is one."""
    venue: Value = Named(plan.venue) if plan.venue else Text("plan-none")
    if not plan.address:
        return Text(f"{key}-short", {"venue": venue})
    return Text(key, {"venue": venue, "address": Named(plan.address)})


def differences(was: Plan, becomes: Plan) -> list[Text]:
    """When and where, what it was beside what it becomes; what stays is said once."""
    if becomes.cancelled:
        return [when("plan-when", was), where("plan-place", was)]
    same_time = (was.starts_at, was.ends_at) == (becomes.starts_at, becomes.ends_at)
    lines = [when("plan-when", becomes)]
    if not same_time:
        lines = [when("change-when-was", was), when("change-when-becomes", becomes)]
    if (was.venue, was.address) == (becomes.venue, becomes.address):
        lines.append(where("plan-place", becomes))
    else:
        lines += [where("change-place-was", was), where("change-place-becomes", becomes)]
    if (was.lat, was.lon) != (becomes.lat, becomes.lon):
        lines.append(Text("change-map"))
    return lines


def _told(seminar: Seminar, was: Plan, becomes: Plan) -> Text:
    """What those who come are told, whatever their language."""
    key = "plan-cancelled" if becomes.cancelled else "plan-moved"
    return Text(key, {"seminar": Named(seminar.title), "list": Lines(differences(was, becomes))})


async def preview(session: Session, seminar: Seminar, change: dict[str, Any], *, edit: bool = False) -> Say:
    """Old and new, who gets what in which language, and the ways on."""
    was, becomes = Plan.of(seminar), Plan.of(seminar, change)
    readers = await planning.readers(session, audience(seminar))
    spoken = [one for one in LANGUAGES if readers.languages[one]]
    told = _told(seminar, was, becomes)
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "list": Lines([*_heads(readers, spoken), *await _along(session, was, becomes, seminar)]),
        "texts": Lines(
            [Text("change-reads", {"text": Spoken(told, one)}) for one in spoken or LANGUAGES[:2]]
        ),
    }
    answer = f"apply:{seminar.id}:{seminar.version}"
    rows = [
        [Button(".tell", f"{answer}:tell", style="danger" if becomes.cancelled else "primary")],
        [Button(".quiet", f"{answer}:quiet")],
        [Button(".drop", f"{answer}:drop"), Button("plan-back", f"plan:{seminar.id}")],
    ]
    return Say("change-preview", args, rows, edit=edit)


async def _along(session: Session, was: Plan, becomes: Plan, seminar: Seminar) -> list[Text]:
    """How many lines of the programme move along with the start."""
    items = len(await seminars.programme(session, seminar.id)) if was.starts_at != becomes.starts_at else 0
    return [Text("change-items", {"number": items})] if items else []


def _heads(readers: planning.Readers, spoken: list[str]) -> list[Text]:
    """How many are told in each language, and how many have no Telegram to be told by."""
    lines = [
        Text("change-readers", {"language": Text(f"in-{one}"), "number": readers.languages[one]})
        for one in spoken
    ]
    if readers.beyond_reach:
        lines.append(Text("change-beyond", {"number": readers.beyond_reach}))
    return lines or [Text("change-nobody")]


def message(seminar: Seminar, was: Plan, becomes: Plan, reminder: int | None = None) -> ToMany:
    """What they are told once the change is made, with the calendar file that replaces the one they have.

    `reminder`: what it belongs to, so that nobody is told of it once the plan has changed again.
    """
    told = _told(seminar, was, becomes)
    seat = [] if becomes.cancelled else [[Button("plan-my-seat", f"join:{seminar.id}")]]
    say = Say(
        told.key,
        told.args,
        seat,
        document=calendar_entry(seminar),
        once=f"change:{seminar.id}:{seminar.version}",
        about=f"change:{seminar.id}",
        expires_at=max(was.ends_at, becomes.ends_at),
        lane=Lane.REMINDER,
        reminder=reminder,
    )
    return ToMany(say, audience(seminar))


def detail(was: Plan, becomes: Plan) -> dict[str, Any]:
    """What differs, for the audit log."""
    return {
        name: [_kept(getattr(was, name)), _kept(getattr(becomes, name))]
        for name in STAGED
        if getattr(was, name) != getattr(becomes, name)
    }
