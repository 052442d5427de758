"""Planning seminars: made, opened, closed, held, cancelled; moved, and cloned for a sister."""

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from storage.database import Session
from storage.faq import faq
from storage.models import ExtraQuestion, LocalizedText, Material, ProgrammeItem, Seat, Seminar
from storage.models.seminar_states import ANNOUNCED_STATES, ARCHIVED, CANCELLED, CLOSED, DRAFT, HELD, OPEN
from storage.questions import pending_questions, questions
from storage.reminders import reminders
from storage.seminars import programme, targets

TRANSITIONS: dict[str, tuple[str, ...]] = {
    DRAFT: (OPEN, CANCELLED),
    OPEN: (CLOSED, CANCELLED),
    CLOSED: (OPEN, CANCELLED),
    HELD: (ARCHIVED,),
    CANCELLED: (ARCHIVED,),
    ARCHIVED: (),
}
"""From which state staff may bring a seminar to which. Held it becomes by itself, when it is over."""
DEFAULT_LENGTH = timedelta(hours=6, minutes=30)
"""How long a seminar is until its end is given."""

_LATIN = dict(zip("абвгдеёжзийклмнңоөпрстуүфхцыэі", "abvgdeejziiklmnnooprstuufhcyei", strict=True)) | {
    "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ь": "", "ъ": "",
}  # fmt: skip


class InvalidTransition(Exception):
    """A seminar in this state cannot come to that one; nothing was changed."""


class OpenQuestionsLeft(InvalidTransition):
    """So many questions are left there: it is not put away while somebody waits."""

    def __init__(self, number: int) -> None:
        super().__init__(f"{number} questions are left")
        self.number = number


async def create(
    session: Session, starts_at: datetime, ends_at: datetime | None, zone: str, at: datetime
) -> Seminar:
    """A new draft: it is there from the first answer on, whatever happens next."""
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
    """A title as a word for a link: a-z, 0-9 and hyphens, at most 32; never an underscore (that is for secrets)."""
    letters = "".join(_LATIN.get(letter, letter) for letter in title.lower())
    return re.sub(r"[^a-z0-9]+", "-", letters)[:32].strip("-")


async def unique_slug(session: Session, wanted: str) -> str:
    """That word if no seminar has it, else with the first number that is free."""
    word = wanted or "seminar"
    await session.flush()
    taken = set(await session.scalars(select(Seminar.slug).where(Seminar.slug.like(f"{word}%"))))
    if word not in taken:
        return word
    return next(f"{word}-{number}" for number in range(2, len(taken) + 3) if f"{word}-{number}" not in taken)


async def set_slug(session: Session, seminar: Seminar, titles: LocalizedText) -> None:
    """Give a draft the link that its first title makes; once it has been made it stays: it may be printed."""
    unnamed = re.fullmatch(r"\d{4}-\d\d-\d\d(-\d+)?", seminar.slug)
    title = titles.get("en") or titles.get("ky") or titles.get("ru") or ""
    if seminar.state == DRAFT and unnamed and slugify(title):
        seminar.slug = await unique_slug(session, slugify(title))


async def list_unannounced(session: Session) -> list[Seminar]:
    """Seminars that only staff see: not announced yet, or cancelled and not in the archive; the soonest first."""
    rows = await session.scalars(
        select(Seminar).where(Seminar.state.in_((DRAFT, CANCELLED))).order_by(Seminar.starts_at, Seminar.id)
    )
    return list(rows)


async def lock(session: Session, seminar: Seminar) -> None:
    """Read the row anew and keep others from changing it until COMMIT."""
    await session.flush()
    await session.refresh(seminar, with_for_update=True)


async def record_change(session: Session, seminar: Seminar, at: datetime, *, anew: bool = False) -> None:
    """To be called after every change of a seminar; `anew`: time or place, so that calendars take notice."""
    seminar.updated_at = at
    if anew:
        seminar.version += 1
    await reminders.replan(session, seminar, at)


async def transition(session: Session, seminar: Seminar, state: str, at: datetime) -> None:
    """Bring it into that state; the row is held (`lock`).

    Raises InvalidTransition, of which OpenQuestionsLeft is one.
    """
    if state not in TRANSITIONS[seminar.state]:
        raise InvalidTransition(f"{seminar.state} -> {state}")
    if state == ARCHIVED and (left := await _count_open(session, seminar)):
        raise OpenQuestionsLeft(left)
    seminar.state = state
    await record_change(session, seminar, at, anew=state == CANCELLED)


async def _count_open(session: Session, seminar: Seminar) -> int:
    """Questions without an end, and words that will be questions in a few minutes."""
    return await questions.count_open(session, seminar.id) + await pending_questions.count_for_seminar(
        session, seminar.id
    )


async def finish_ended(session: Session, now: datetime) -> list[Seminar]:
    """What is over counts as held from now on; returns those seminars."""
    rows = await session.scalars(
        select(Seminar)
        .where(Seminar.state.in_(ANNOUNCED_STATES), Seminar.ends_at <= now)
        .order_by(Seminar.id)
        .with_for_update(skip_locked=True)
    )
    over = list(rows)
    for seminar in over:
        seminar.state = HELD
        await record_change(session, seminar, now)
    return over


def shift_local(moment: datetime, zone: str, by: timedelta) -> datetime:
    """The moment so much later on the clocks of the place: 9:30 stays 9:30, wherever those clocks are turned."""
    place = ZoneInfo(zone)
    wall = moment.astimezone(place).replace(tzinfo=None) + by
    return wall.replace(tzinfo=place).astimezone(UTC)


def local_difference(earlier: datetime, later: datetime, zone: str) -> timedelta:
    """How much later that is on the clocks of the place."""
    place = ZoneInfo(zone)
    return later.astimezone(place).replace(tzinfo=None) - earlier.astimezone(place).replace(tzinfo=None)


async def reschedule(session: Session, seminar: Seminar, starts_at: datetime, ends_at: datetime) -> int:
    """Other times, and the programme along with the start; returns how many of its items moved."""
    by = local_difference(seminar.starts_at, starts_at, seminar.timezone)
    seminar.starts_at, seminar.ends_at = starts_at, ends_at
    await session.flush()  # links that this transaction has made are moved too
    links = (Seat.seminar_id == seminar.id) & Seat.deputy_expires_at.is_not(None)  # they hold until its end
    await session.execute(update(Seat).where(links).values(deputy_expires_at=ends_at))
    items = await programme.list_items(session, seminar.id) if by else []
    for item in items:
        item.starts_at = shift_local(item.starts_at, seminar.timezone, by)
        if item.ends_at is not None:
            item.ends_at = shift_local(item.ends_at, seminar.timezone, by)
    programme.forget_cached(session, seminar.id)
    return len(items)


async def change_timezone(session: Session, seminar: Seminar, was: str) -> None:
    """The seminar's zone is another one: the hours of its programme stay what they were on the clocks."""
    for item in await programme.list_items(session, seminar.id):
        item.starts_at = _in_timezone(item.starts_at, was, seminar.timezone)
        item.ends_at = _in_timezone(item.ends_at, was, seminar.timezone) if item.ends_at else None
    programme.forget_cached(session, seminar.id)


def _in_timezone(moment: datetime, was: str, becomes: str) -> datetime:
    wall = moment.astimezone(ZoneInfo(was)).replace(tzinfo=ZoneInfo(becomes))
    return wall.astimezone(UTC)


# A sister: the same seminar in another oblast.


async def clone(
    session: Session,
    source: Seminar,
    starts_at: datetime,
    oblast: str | None,
    at: datetime,
    *,
    ends_at: datetime | None = None,
) -> Seminar:
    """A draft after this one: programme, files, questions and reminders, on other days, for another oblast.

    Without an end it is as long as that one.

    The place is left out when the oblast is another one; so are those who came.
    What they asked and was answered comes along as FAQ.
    """
    by = local_difference(source.starts_at, starts_at, source.timezone)
    ends_at = ends_at or shift_local(source.ends_at, source.timezone, by)
    seminar = await _create_draft(session, starts_at, ends_at, source.timezone, at)
    names = ["title", "description", "capacity", "places_per_unit"]
    if oblast == source.oblast_code:
        names += ["venue", "address", "lat", "lon"]
    for one in names:
        setattr(seminar, one, _copy_value(getattr(source, one)))
    seminar.oblast_code, seminar.cloned_from_id = oblast, source.id
    await set_slug(session, seminar, seminar.title)
    await _clone_programme(session, source, seminar, by, at)
    await _clone_extras(session, source, seminar)
    await reminders.copy_rules(session, source, seminar)
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
    """The items at the same hours of the new day, each with its files; then the files of the whole."""
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
    """The new oblast as a whole; of the old list only who comes anyway (the project, partners)."""
    if seminar.oblast_code:
        await targets.add_oblast(session, seminar.id, seminar.oblast_code)
    for row in await targets.list_targets(session, source.id):
        if row.unit_code is None:
            await targets.add_target(session, seminar.id, row.office, None)


# Who is to be told.
