"""The card of a seminar for its organisers: its fields, missing ones, and its target list."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import get_args

from handlers.buttons.seminars import (
    ChangeSeminarState,
    CloneSeminar,
    EditPlanField,
    FillMissingFields,
    SendSeminarLink,
    SetContact,
    ShowLifecycle,
    ShowPendingChange,
    ShowPlan,
    Timezone,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import Button, Incoming, Lines, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS
from handlers.seminars import pending_changes
from handlers.ui.arguments import local_time, seminar_title, shorten, unit_name
from handlers.ui.languages import LANGUAGES, REQUIRED_LANGUAGES, missing_languages
from handlers.ui.pages import fold
from storage import planning
from storage.database import Session
from storage.faq import faq
from storage.models import Seminar, seminar_states
from storage.seminars import contacts, days, seminars, targets
from storage.units import units

TEXT_LIMITS = {"title": 120, "description": 600, "venue": 120, "address": 160}
"""Fields with a text in each language -> the most characters of a text."""
REQUIRED_FIELDS = tuple(f"{line}-{language}" for line in ("title", "venue") for language in ("ky", "ru"))
"""The fields required before the seminar is announced, besides the times."""
CARD_FIELDS = (
    ("title", "description"),
    ("starts", "ends"),
    ("venue", "address"),
    ("map", "targets"),
    ("capacity", "per-unit"),
    ("opens", "closes"),
)
"""The fields with a button on the card, by row."""
OFFICES = ("municipality", "rayon_administration", "plenipotentiary", "gamsumo", "project", "partner")
"""The offices that a seminar can be for, in display order."""


def may_create(incoming: Incoming) -> bool:
    """Return whether the sender may create seminars: only organisers of all seminars."""
    return incoming.has_role(ORGANISERS, 0)


def is_filled(seminar: Seminar, field: str) -> bool:
    """Return whether a field has a value; a field with texts is given with the language: `title-ky`."""
    line, _, language = field.partition("-")
    if line in TEXT_LIMITS:
        return bool(getattr(seminar, line).get(language))
    known = {"map": seminar.lat, "capacity": seminar.capacity, "per-unit": seminar.places_per_unit}
    return field not in known or known[field] is not None


async def copied_titles(session: Session, seminar: Seminar) -> list[str]:
    """Return the titles (`title-ky`) of a draft that are still those of the seminar it was cloned from."""
    source = await seminars.get(session, seminar.cloned_from_id or 0)
    if source is None or seminar.state != seminar_states.DRAFT:
        return []
    return [f"title-{language}" for language in LANGUAGES if has_title(source, language, seminar.title)]


def has_title(source: Seminar, language: str, titles: Mapping[str, str]) -> bool:
    """Return whether one of these titles is that of `source` in the language, whatever their case."""
    title = titles.get(language, "")
    return bool(title) and title.casefold() == source.title.get(language, "").casefold()


async def missing_fields(session: Session, seminar: Seminar) -> list[str]:
    """Return what has to be filled in before the seminar is announced: required fields, and copied titles."""
    copied = await copied_titles(session, seminar)
    lacking = [field for field in REQUIRED_FIELDS if field in copied or not is_filled(seminar, field)]
    return [*lacking, *(field for field in copied if field not in lacking)]


def field_label(field: str) -> Text:
    """Return the name of a field for a list of missing ones, for example "title (Russian)"."""
    line, _, language = field.partition("-")
    if line not in TEXT_LIMITS:
        return Text(f"line-{field}")
    return Text("line-in-language", {"what": Text(f"line-{line}"), "language": Text(f"in-{language}")})


def saved_line(seminar: Seminar, field: str) -> Text | None:
    """Return what was understood of a field, to be read back above the next prompt; None if there is nothing to say."""
    line, _, language = field.partition("-")
    if field in ("starts", "ends") or line == "hours":
        return pending_changes.when_text("plan-when", pending_changes.TimeAndPlace.of(seminar))
    if field == "map":
        return Text("plan-map-set") if seminar.lat is not None else None
    value: Value | None = getattr(seminar, line).get(language) if line in TEXT_LIMITS else None
    if field in ("capacity", "per-unit"):
        limit = seminar.capacity if field == "capacity" else seminar.places_per_unit
        value = limit or Text("plan-no-limit")
    return Text("plan-saved", {"what": field_label(field), "value": value}) if value else None


async def lacking_lines(session: Session, seminar: Seminar, missing: Collection[str]) -> list[Text]:
    """Return a line for each of the missing fields; of a copied title it says that it is the old one."""
    copied = await copied_titles(session, seminar)
    return [
        Text("lifecycle-lacks-copied" if field in copied else "lifecycle-lacks", {"what": field_label(field)})
        for field in missing
    ]


async def plan_card(incoming: Incoming, session: Session, seminar: Seminar, *, edit: bool = False) -> Say:
    """Return the card: all fields, what is missing, and buttons to change them."""
    missing = await missing_fields(session, seminar)
    args: dict[str, Value] = {
        "seminar": seminar_title(seminar),
        "state": Text(f"plan-state-{seminar.state}"),
        "list": Lines(await _card_lines(incoming, session, seminar, missing)),
    }
    page = Say("plan-card", args, _card_buttons(incoming, seminar, missing), edit=edit)
    return fold(page, ShowPlan(seminar.id))


async def _card_lines(
    incoming: Incoming, session: Session, seminar: Seminar, missing: Collection[str]
) -> list[Text]:
    now = pending_changes.TimeAndPlace.of(seminar)
    limits: dict[str, Value] = {
        "capacity": seminar.capacity or Text("plan-no-limit"),
        "places": seminar.places_per_unit or Text("plan-no-limit"),
    }
    lines = [
        pending_changes.when_text("plan-when", now),
        pending_changes.where_text("plan-place", now),
        Text("plan-map-set" if seminar.lat is not None else "plan-map-none"),
        Text("plan-limits", limits),
        *(moment_lines(seminar, "opens", seminar.registration_opens_at)),
        *(moment_lines(seminar, "closes", seminar.registration_closes_at)),
        Text("plan-targets", {"list": await target_summary(session, seminar.id)}),
        Text("plan-zone", {"zone": timezone_name(seminar.timezone)}),
    ]
    if seminar.description:
        shown = {language: shorten(words, 200) for language, words in seminar.description.items()}
        lines.append(Text("plan-description", {"text": Translated(shown)}))
    if seminar.state not in seminar_states.ENDED_STATES:
        lines += await pending_changes.late_item_lines(session, seminar, now)
    words = await contacts.get_words(session, seminar)
    lines.append(Text("plan-contact", {"contact": words}) if words else Text("plan-contact-none"))
    lines += await _source_lines(session, seminar)
    lines += _untranslated_lines(seminar, missing)
    if missing:
        key = "plan-lacks-draft" if seminar.state == seminar_states.DRAFT else "plan-lacks"
        lines.append(Text(key, {"list": Lines(await lacking_lines(session, seminar, missing))}))
    if pending_changes.pending_change(incoming.person, seminar):
        lines.append(Text("plan-pending-change"))
    return lines


def timezone_name(zone: str) -> Text:
    """Return a time zone as people say it: "Bishkek time"; that of another place has the name of its city."""
    if zone in get_args(Timezone):
        return Text(f"zone-{zone.replace('/', '-').lower()}")
    return Text("zone-elsewhere", {"name": zone.rpartition("/")[2].replace("_", " ")})


def moment_lines(seminar: Seminar, name: str, moment: datetime | None) -> list[Text]:
    """Return the line with the time when registration opens or closes; empty if not set."""
    return [Text(f"plan-{name}", {"starts": local_time(seminar, moment)})] if moment else []


async def target_summary(session: Session, seminar_id: int) -> Value:
    """Return the number of target offices of each kind, in one line."""
    total: Counter[str] = Counter()
    for counted in (await targets.count_by_oblast(session, seminar_id)).values():
        total += counted
    return office_counts(total) if total else Text("not-given")


def office_counts(counted: Counter[str]) -> Value:
    """Format counts of offices in one line."""
    texts = [
        Text(f"target-{office.replace('_', '-')}", {"number": counted[office]})
        for office in OFFICES
        if counted[office]
    ]
    return Lines(texts, ", ")


async def target_lines(session: Session, seminar_id: int) -> list[Text]:
    """Return the target list's counts of offices, a line for each oblast."""
    found = []
    for code, counted in (await targets.count_by_oblast(session, seminar_id)).items():
        unit = await units.get(session, code) if code else None
        area: Value = unit_name(unit) if unit else Text("target-elsewhere")
        found.append(Text("target-line", {"area": area, "list": office_counts(counted)}))
    return found or [Text("target-nobody")]


async def _source_lines(session: Session, seminar: Seminar) -> list[Text]:
    """Return the line with the seminar it was cloned from and the number of FAQ entries carried over."""
    source = await seminars.get(session, seminar.cloned_from_id or 0)
    if source is None:
        return []
    counts = await faq.count_by_state(session, seminar.id)
    args: dict[str, Value] = {"shown": counts.shown, "waiting": counts.waiting}
    key = "plan-cloned-answers" if counts.shown or counts.waiting else "plan-cloned"
    return [Text(key, {"seminar": seminar_title(source), **args})]


def _untranslated_lines(seminar: Seminar, missing: Collection[str]) -> list[Text]:
    """Return, for each required language, the fields that have a text in another one only and are not `missing`."""
    found = []
    for language in REQUIRED_LANGUAGES:
        lines = [line for line in TEXT_LIMITS if language in missing_languages(getattr(seminar, line))]
        names = [
            Text(f"line-{line}")
            for line in lines
            if getattr(seminar, line) and f"{line}-{language}" not in missing
        ]
        if names:
            args: dict[str, Value] = {"language": Text(f"in-{language}"), "list": Lines(names, ", ")}
            found.append(Text("plan-untranslated", args))
    return found


def _next_step_button(seminar: Seminar, missing: Collection[str]) -> Button:
    """Return the button of a draft's next step: filling in missing fields, then opening registration."""
    if missing:
        return Button("plan-fill", FillMissingFields(seminar.id), style="primary")
    return Button("lifecycle-to-open", ChangeSeminarState(seminar.id, seminar_states.OPEN), style="success")


def _card_buttons(incoming: Incoming, seminar: Seminar, missing: Collection[str]) -> list[list[Button]]:
    """Return the buttons: of a draft the next step first, of an announced seminar its link, time and place."""
    texts, *others = [
        [Button(f"line-{line}", EditPlanField(seminar.id, line)) for line in row] for row in CARD_FIELDS
    ]
    plan = pending_changes.TimeAndPlace.pending(incoming.person, seminar)
    if days.count_dates(plan.starts_at, plan.ends_at, plan.zone) > 1:
        others.insert(1, [Button("line-hours", EditPlanField(seminar.id, "hours"))])
    contact = [Button("line-contact", SetContact(seminar.id))]
    whole = (
        [Button("plan-lifecycle", ShowLifecycle(seminar.id))] if planning.TRANSITIONS[seminar.state] else []
    )
    clone = [Button("plan-clone", CloneSeminar(seminar.id))] if may_create(incoming) else []
    if seminar.state == seminar_states.DRAFT:
        zone = Button("line-zone", EditPlanField(seminar.id, "zone"))
        rows = [[_next_step_button(seminar, missing)], texts, *others, [*contact, zone], [*whole, *clone]]
    elif seminar.state in seminar_states.ANNOUNCED_STATES:
        first = [Button("plan-link", SendSeminarLink(seminar.id)), *whole]
        rows = [first, *others[:2], texts, *others[2:], contact, clone]
    else:
        rows = [texts, *others, contact, [*whole, *clone]]
    if pending_changes.pending_change(incoming.person, seminar):
        rows.insert(0, [Button("plan-pending-change-button", ShowPendingChange(seminar.id), style="primary")])
    rows.append([Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))])
    return [row for row in rows if row]
