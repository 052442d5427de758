"""Planning of seminars: create, change state, reschedule, clone."""

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from storage.database import Session
from storage.faq import faq
from storage.feedback import form
from storage.models import (
    ExtraQuestion,
    LocalizedText,
    Material,
    ProgrammeItem,
    Question,
    Seat,
    Seminar,
    SeminarClosing,
    Target,
)
from storage.models.question_states import OPEN_STATES
from storage.models.seminar_states import ANNOUNCED_STATES, ARCHIVED, CANCELLED, CLOSED, DRAFT, HELD, OPEN
from storage.questions import pending_questions, questions
from storage.reminders import reminders
from storage.seminars import contacts, programme, targets

TRANSITIONS: dict[str, tuple[str, ...]] = {
    DRAFT: (OPEN, CANCELLED),
    OPEN: (CLOSED, CANCELLED),
    CLOSED: (OPEN, CANCELLED),
    HELD: (ARCHIVED,),
    CANCELLED: (ARCHIVED,),
    ARCHIVED: (),
}
"""The changes of state that staff may make. A seminar becomes `held` automatically, when it is over; an archived one
returns to its former state by `restore`."""
MAX_SLUG_LENGTH = 32
CONJUNCTIONS = frozenset({"jana", "i", "and"})
"""Words with which a slug that was cut off does not end: жана, и, and."""
DEFAULT_LENGTH = timedelta(hours=6, minutes=30)
"""The length of a seminar whose end was not given."""

_LATIN = dict(zip("абвгдеёжзийклмнңоөпрстуүфхцыэі", "abvgdeejziiklmnnooprstuufhcyei", strict=True)) | {
    "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ь": "", "ъ": "",
}  # fmt: skip


class InvalidTransition(Exception):
    """The seminar's state does not allow this change; nothing was changed."""


class OpenQuestionsLeft(InvalidTransition):
    """The seminar cannot be archived while it has open questions; `number` of them."""

    def __init__(self, number: int) -> None:
        super().__init__(f"{number} open questions")
        self.number = number


async def create(
    session: Session, starts_at: datetime, ends_at: datetime | None, zone: str, at: datetime
) -> Seminar:
    """Create a draft with the default reminder rules. Without an end, it lasts DEFAULT_LENGTH."""
    seminar = await _create_draft(session, starts_at, ends_at, zone, at)
    reminders.add_default_rules(session, seminar)
    await session.flush()  # the rules get their ids
    return seminar


async def _create_draft(
    session: Session, starts_at: datetime, ends_at: datetime | None, zone: str, at: datetime
) -> Seminar:
    seminar = Seminar(
        slug=await unique_slug(session, f"{starts_at.astimezone(ZoneInfo(zone)):%Y-%m-%d}"),
        title={},
        description={},
        venue={},
        address={},
        starts_at=starts_at,
        ends_at=ends_at or starts_at + DEFAULT_LENGTH,
        timezone=zone,
        state=DRAFT,
        version=1,
        updated_at=at,
    )
    session.add(seminar)
    await session.flush()
    return seminar


def slugify(title: str) -> str:
    """Return a title as a slug: at most 32 of a-z, 0-9 and hyphens; no underscore, which marks tokens in links.

    A longer one ends with its last whole word, if there is any, and not with a conjunction: the names of files begin
    with it.
    """
    letters = "".join(_LATIN.get(letter, letter) for letter in title.lower())
    words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    if len(words) > MAX_SLUG_LENGTH:
        words = words[: MAX_SLUG_LENGTH + 1].rpartition("-")[0] or words[:MAX_SLUG_LENGTH]
        while (parts := words.rpartition("-"))[0] and parts[2] in CONJUNCTIONS:
            words = parts[0]
    return words


async def unique_slug(session: Session, wanted: str) -> str:
    """Return this slug if no seminar has it, else with the first free number appended."""
    slug = wanted or "seminar"
    await session.flush()
    taken = set(await session.scalars(select(Seminar.slug).where(Seminar.slug.like(f"{slug}%"))))
    if slug not in taken:
        return slug
    return next(f"{slug}-{number}" for number in range(2, len(taken) + 3) if f"{slug}-{number}" not in taken)


async def set_slug(session: Session, seminar: Seminar, titles: LocalizedText) -> None:
    """Make a draft's slug of its first title. Later titles do not change it, because links may have been printed."""
    unnamed = re.fullmatch(r"\d{4}-\d\d-\d\d(-\d+)?", seminar.slug)
    title = titles.get("en") or titles.get("ky") or titles.get("ru") or ""
    if seminar.state == DRAFT and unnamed and slugify(title):
        seminar.slug = await unique_slug(session, slugify(title))


async def list_unannounced(session: Session) -> list[Seminar]:
    """List the seminars that only staff see (drafts, and cancelled ones not archived), by start."""
    rows = await session.scalars(
        select(Seminar).where(Seminar.state.in_((DRAFT, CANCELLED))).order_by(Seminar.starts_at, Seminar.id)
    )
    return list(rows)


async def lock(session: Session, seminar: Seminar) -> None:
    """Read the row again and lock it until COMMIT."""
    await session.flush()
    await session.refresh(seminar, with_for_update=True)


async def record_change(
    session: Session, seminar: Seminar, at: datetime, *, new_version: bool = False
) -> None:
    """Update `updated_at` and plan reminders again; to be called after every change of a seminar.

    `new_version`: time or place have changed, so calendar entries have to be updated.
    """
    seminar.updated_at = at
    if new_version:
        seminar.version += 1
    await reminders.replan(session, seminar, at)


async def transition(session: Session, seminar: Seminar, state: str, at: datetime) -> None:
    """Change the state. The caller holds the row's lock (`lock`).

    Raises InvalidTransition, or its subclass OpenQuestionsLeft.
    """
    if state not in TRANSITIONS[seminar.state]:
        raise InvalidTransition(f"{seminar.state} -> {state}")
    if state == ARCHIVED and (left := await _count_open(session, seminar)):
        raise OpenQuestionsLeft(left)
    if state == ARCHIVED:
        (await closing_of(session, seminar.id)).archived_from = seminar.state
    seminar.state = state
    await record_change(session, seminar, at, new_version=state == CANCELLED)


async def restore(session: Session, seminar: Seminar, at: datetime) -> None:
    """Take a seminar out of the archive, back to its former state. The caller holds the row's lock (`lock`).

    Raises InvalidTransition if it is not archived.
    """
    if seminar.state != ARCHIVED:
        raise InvalidTransition(f"{seminar.state} is not archived")
    closing = await closing_of(session, seminar.id)
    seminar.state, closing.restored_at = closing.archived_from or HELD, at
    await record_change(session, seminar, at)


async def closing_of(session: Session, seminar_id: int) -> SeminarClosing:
    """Return the row with staff's decisions about the end of a seminar; create it if there is none."""
    found = await session.get(SeminarClosing, seminar_id)
    if found is None:
        found = SeminarClosing(seminar_id=seminar_id)
        session.add(found)
        await session.flush()  # `session.get` finds a new row only after a flush
    return found


async def list_to_archive(session: Session, ended_before: datetime, limit: int = 20) -> list[Seminar]:
    """List seminars that have ended before this time, have no open question, and were not taken out of the archive."""
    still_open = select(Question.seminar_id).where(Question.state.in_(OPEN_STATES))
    restored = select(SeminarClosing.seminar_id).where(SeminarClosing.restored_at.is_not(None))
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state.in_((HELD, CANCELLED)), Seminar.ends_at <= ended_before)
        .where(Seminar.id.not_in(still_open), Seminar.id.not_in(restored))
        .order_by(Seminar.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(rows)


async def _count_open(session: Session, seminar: Seminar) -> int:
    """Count the open questions, and texts that will become questions in a few minutes."""
    return await questions.count_open(session, seminar.id) + await pending_questions.count_for_seminar(
        session, seminar.id
    )


async def finish_ended(session: Session, now: datetime) -> list[Seminar]:
    """Set seminars that are over to `held`. Returns them."""
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state.in_(ANNOUNCED_STATES), Seminar.ends_at <= now)
        .order_by(Seminar.id)
        .with_for_update(skip_locked=True)
    )
    ended = list(rows)
    for seminar in ended:
        seminar.state = HELD
        await record_change(session, seminar, now)
    return ended


def shift_local(moment: datetime, zone: str, by: timedelta) -> datetime:
    """Add `by` in local time: 9:30 stays 9:30 across changes of the zone's UTC offset. Returns UTC."""
    zone_info = ZoneInfo(zone)
    local = moment.astimezone(zone_info).replace(tzinfo=None) + by
    return local.replace(tzinfo=zone_info).astimezone(UTC)


def local_difference(earlier: datetime, later: datetime, zone: str) -> timedelta:
    """Return the difference in local time."""
    zone_info = ZoneInfo(zone)
    return later.astimezone(zone_info).replace(tzinfo=None) - earlier.astimezone(zone_info).replace(
        tzinfo=None
    )


async def reschedule(session: Session, seminar: Seminar, starts_at: datetime, ends_at: datetime) -> int:
    """Change the times, and move the programme with the start. Returns how many items were moved."""
    by = local_difference(seminar.starts_at, starts_at, seminar.timezone)
    seminar.starts_at, seminar.ends_at = starts_at, ends_at
    await session.flush()  # the UPDATE below must see links made in this transaction
    links = (Seat.seminar_id == seminar.id) & Seat.deputy_expires_at.is_not(None)  # they hold until its end
    await session.execute(update(Seat).where(links).values(deputy_expires_at=ends_at))
    items = await programme.list_items(session, seminar.id) if by else []
    for item in items:
        item.starts_at = shift_local(item.starts_at, seminar.timezone, by)
        if item.ends_at is not None:
            item.ends_at = shift_local(item.ends_at, seminar.timezone, by)
    programme.forget_cached(session, seminar.id)
    return len(items)


async def count_items_after_end(
    session: Session, seminar: Seminar, starts_at: datetime, ends_at: datetime
) -> int:
    """Count the programme items that would begin only after its end if the seminar had these times."""
    by = local_difference(seminar.starts_at, starts_at, seminar.timezone)
    items = await programme.list_items(session, seminar.id)
    return sum(shift_local(item.starts_at, seminar.timezone, by) >= ends_at for item in items)


async def change_timezone(session: Session, seminar: Seminar, old_zone: str) -> None:
    """Keep the local times of the programme after the seminar's time zone was changed."""
    for item in await programme.list_items(session, seminar.id):
        item.starts_at = _in_timezone(item.starts_at, old_zone, seminar.timezone)
        item.ends_at = _in_timezone(item.ends_at, old_zone, seminar.timezone) if item.ends_at else None
    programme.forget_cached(session, seminar.id)


def _in_timezone(moment: datetime, old_zone: str, new_zone: str) -> datetime:
    local = moment.astimezone(ZoneInfo(old_zone)).replace(tzinfo=ZoneInfo(new_zone))
    return local.astimezone(UTC)


# Cloning: the same seminar in another oblast ("sister").


async def clone(
    session: Session,
    source: Seminar,
    starts_at: datetime,
    oblast: str | None,
    at: datetime,
    *,
    ends_at: datetime | None = None,
) -> Seminar:
    """Create a draft like `source` at another time: programme, files, extra questions, reminder rules and FAQ.

    Without `ends_at` it has the same length. Titles are copied as a pattern, to be replaced before it is opened. The
    venue is copied only within the same oblast. Answered questions become unpublished FAQ entries. Participants are not
    copied.
    """
    by = local_difference(source.starts_at, starts_at, source.timezone)
    ends_at = ends_at or shift_local(source.ends_at, source.timezone, by)
    seminar = await _create_draft(session, starts_at, ends_at, source.timezone, at)
    names = ["title", "description", "capacity", "places_per_unit", "day_hours"]
    if oblast == source.oblast_code:
        names += ["venue", "address", "lat", "lon"]
    for one in names:
        setattr(seminar, one, _copy_value(getattr(source, one)))
    seminar.oblast_code, seminar.cloned_from_id = oblast, source.id
    await _clone_programme(session, source, seminar, by, at)
    await _clone_extras(session, source, seminar)
    await reminders.copy_rules(session, source, seminar)
    await form.copy_form(session, source, seminar)
    await contacts.copy(session, source, seminar)
    await _clone_targets(session, source, seminar)
    await faq.carry_over(session, source, seminar, at)
    await record_change(session, seminar, at)
    return seminar


def _copy_value(value: Any) -> Any:
    return dict(value) if isinstance(value, dict) else value


def _copy_fields(source: Any, names: Collection[str]) -> dict[str, Any]:
    return {one: _copy_value(getattr(source, one)) for one in names}


async def _clone_programme(
    session: Session, source: Seminar, seminar: Seminar, by: timedelta, at: datetime
) -> None:
    """Copy the programme items to the same local times of the new days, and all files."""
    copies: list[tuple[ProgrammeItem, ProgrammeItem]] = []
    for item in await programme.list_items(session, source.id):
        ends = shift_local(item.ends_at, source.timezone, by) if item.ends_at else None
        copy = ProgrammeItem(
            seminar_id=seminar.id,
            starts_at=shift_local(item.starts_at, source.timezone, by),
            ends_at=ends,
            **_copy_fields(item, ("title", "speaker", "speaker_id")),
        )
        session.add(copy)
        copies.append((item, copy))
    await session.flush()  # files refer to the ids of the copies
    new: dict[int | None, int | None] = {item.id: copy.id for item, copy in copies}
    files = await session.scalars(
        select(Material)
        .where(Material.seminar_id == source.id, Material.removed_at.is_(None))
        .order_by(Material.id)
    )
    for file in files:
        values = _copy_fields(file, ("title", "kind", "file_id", "file_unique_id", "bot_id", "added_by_id"))
        session.add(Material(seminar_id=seminar.id, item_id=new.get(file.item_id), added_at=at, **values))


async def _clone_extras(session: Session, source: Seminar, seminar: Seminar) -> None:
    rows = await session.scalars(
        select(ExtraQuestion)
        .where(ExtraQuestion.seminar_id == source.id, ExtraQuestion.removed_at.is_(None))
        .order_by(ExtraQuestion.position, ExtraQuestion.id)
    )
    for row in rows:
        values = _copy_fields(row, ("position", "kind", "title", "choices"))
        session.add(ExtraQuestion(seminar_id=seminar.id, **values))


async def _clone_targets(session: Session, source: Seminar, seminar: Seminar) -> None:
    """Copy the target list; in another oblast the same kinds of offices, each in the whole oblast."""
    rows = await targets.list_targets(session, source.id)
    if seminar.oblast_code == source.oblast_code:
        for row in rows:
            values = _copy_fields(row, ("office", "unit_code", "excluded"))
            session.add(Target(seminar_id=seminar.id, **values))
        return
    for office, with_unit in dict.fromkeys((row.office, row.unit_code is not None) for row in rows):
        if not with_unit or seminar.oblast_code:
            await targets.add_target(session, seminar.id, office, seminar.oblast_code if with_unit else None)
