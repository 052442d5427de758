"""At which time it goes: one of the next good hours, or as people type times."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.announcing.card import TIME, announcement_for, put_down, seminar_of
from handlers.announcing.ready import before, stamped
from handlers.plans import moments
from handlers.steps import form_at, stand
from handlers.words import Button, Incoming, Refusal, Reply, Say, Text
from storage.announcements import DRAFT
from storage.database import Session
from storage.models import Announcement

QUICK = ((0, 18), (1, 9), (1, 18), (2, 9))
"""Times that are offered: so many days ahead, at this hour."""


async def choose_time(incoming: Incoming, session: Session) -> list[Reply]:
    """When: one of the next good hours, or as it is typed: `annat:<announcement>[:<stamp in UTC>]`."""
    which, stamp = [*incoming.arguments, "", ""][:2]
    announcement = await announcement_for(incoming, session, which, (DRAFT,))
    if stamp:
        put_down(incoming.person)
        return [await before(incoming, session, announcement, stamped(incoming, stamp))]
    stand(incoming.person, TIME, announcement=announcement.id)
    return await ask_time(incoming, session)


async def ask_time(incoming: Incoming, session: Session) -> list[Reply]:
    """The hours that are offered, and how one is typed."""
    announcement = await _timed(incoming, session)
    seminar = await seminar_of(session, announcement)
    zone = ZoneInfo(seminar.timezone if seminar else incoming.zone)
    rows = []
    for days, hour in QUICK:
        at = _ahead(incoming.at, zone, days, hour)
        if at > incoming.at:
            label = Text("announcement-hour", {"starts": at.astimezone(zone)})
            rows.append([Button(label, f"annat:{announcement.id}:{at:{moments.STAMP}}")])
    rows.append([Button("edit-stop", f"annsend:{announcement.id}")])
    return [Say("announcement-ask-time", buttons=rows, edit=incoming.button is not None)]


def _ahead(at: datetime, zone: ZoneInfo, days: int, hour: int) -> datetime:
    day = at.astimezone(zone).date() + timedelta(days=days)
    return moments.moment(day, time(hour), zone.key)


async def _timed(incoming: Incoming, session: Session) -> Announcement:
    form = form_at(incoming.person, TIME)
    return await announcement_for(incoming, session, str(form.get("announcement", "")), (DRAFT,))


async def take_time(incoming: Incoming, session: Session) -> list[Reply]:
    """A day and an hour, typed the way people type them."""
    announcement = await _timed(incoming, session)
    seminar = await seminar_of(session, announcement)
    zone = seminar.timezone if seminar else incoming.zone
    now = moments.clock_there(incoming.at, zone)
    told = moments.single(moments.typed(incoming, now, bare=True))
    if told.clock is None:
        raise Refusal("announcement-hour-missing")
    day = moments.upcoming(told, told.clock, now)
    at = moments.span(day, told.clock, told, zone, incoming.at).starts_at
    put_down(incoming.person)
    page = await before(incoming, session, announcement, at)
    return [Say(page.key, page.args, page.buttons)]
