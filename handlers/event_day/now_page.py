"""What is on now and next, for participants and staff on the day of the seminar."""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons.asking import StartQuestion
from handlers.buttons.event_day import ShowNow
from handlers.buttons.polls import ShowPoll
from handlers.buttons.seminars import ListMaterials, ShowProgramme, ShowSeminar
from handlers.feedback.ratings import may_rate, star_buttons
from handlers.messages import Button, Incoming, Lines, Reply, Say, Text, Translated, Value
from handlers.permissions import STAFF
from handlers.seminars.participant_pages import may_read_materials
from handlers.seminars.visibility import load_visible_seminar
from handlers.ui.arguments import has_ended, is_date_of, is_on_day, local_time, seminar_times
from handlers.ui.programme_lines import item_lines
from storage.audiences.audience import is_present
from storage.database import Session
from storage.feedback import ratings
from storage.models import ProgrammeItem, Seat, Seminar, seminar_states
from storage.polls import polls
from storage.seats import seats
from storage.seminars import materials, programme, seminars


async def show_command(incoming: Incoming, session: Session) -> list[Reply]:
    """`/now`: the page of the seminar that is held today or comes next; in the evening, of the one that has ended."""
    mine = [seminar for _, seminar in await seats.list_attending(session, incoming.person)]
    if incoming.is_staff:
        every = await seminars.list_without_drafts(session)
        mine += [one for one in every if incoming.has_role(STAFF, one.id) and one not in mine]
    coming = [
        seminar
        for seminar in mine
        if seminar.state in seminar_states.PUBLIC_STATES
        and (is_date_of(seminar, incoming.at) or not has_ended(seminar, incoming.at))
    ]
    if not coming:
        return [Say("now-no-seminar", keyboard="menu")]  # the key that leads here goes with the day
    first = min(coming, key=lambda one: (*_order(one, incoming.at), one.starts_at))
    seat = await seats.of_person(session, first.id, incoming.person)
    return [await _page(incoming, session, first, seat)]


def _order(seminar: Seminar, at: datetime) -> tuple[bool, bool]:
    """Sort today's seminar first, and of several the one that has not ended."""
    return not is_date_of(seminar, at), has_ended(seminar, at)


async def show(incoming: Incoming, session: Session, data: ShowNow) -> list[Reply]:
    """Show what is on now and what comes next."""
    seminar, seat = await load_visible_seminar(incoming, session, data.seminar)
    return [await _page(incoming, session, seminar, seat, edit=data.refreshed)]


async def _page(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat | None, *, edit: bool = False
) -> Say:
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "now": local_time(seminar, incoming.at),
        "list": Lines(await _groups(session, seminar, incoming.at), separator="\n\n"),
        **seminar_times(seminar),
    }
    if seminar.state == seminar_states.CANCELLED:
        return Say("now-cancelled", args, [[Button("seminar-back", ShowSeminar(seminar.id))]], edit=edit)
    rows = await _buttons(incoming, session, seminar, seat)
    if has_ended(seminar, incoming.at):
        stars = await _stars(incoming, session, seminar, seat)
        return Say("now-over", args, [*stars, *rows], edit=edit)
    on_day = is_on_day(seminar, incoming.at)
    return Say("now" if on_day else "now-other-day", args, rows, edit=edit)


async def _stars(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat | None
) -> list[list[Button]]:
    """Return the buttons of the stars, those marked that the person gave; none if they may give none."""
    if not await may_rate(incoming, session, seminar, seat):
        return []
    given = await ratings.get_feedback(session, seminar.id, incoming.person)
    return star_buttons(seminar, given.stars if given else ratings.NO_STARS)


async def _groups(session: Session, seminar: Seminar, at: datetime) -> list[Text]:
    """Return the items that are on, and those that come next, each group under its heading."""
    items = await programme.list_items(session, seminar.id)
    if not items:
        return [Text("programme-empty")]
    current, following = current_and_next(seminar, items, at)
    groups = [
        Text(key, {"list": Lines(await item_lines(session, seminar, found, with_days=False))})
        for key, found in (("now-current", current), ("now-next", following))
        if found
    ]
    return groups or [Text("now-nothing-more")]


def current_and_next(
    seminar: Seminar, items: Sequence[ProgrammeItem], at: datetime
) -> tuple[list[ProgrammeItem], list[ProgrammeItem]]:
    """Return the items that are on, and those that begin next: several, if they begin together."""
    current = [item for item in items if item.starts_at <= at < programme.item_end(item, items, seminar)]
    later = [item for item in items if item.starts_at > at]
    first = min((item.starts_at for item in later), default=at)
    return current, [item for item in later if item.starts_at == first]


async def _buttons(
    incoming: Incoming, session: Session, seminar: Seminar, seat: Seat | None
) -> list[list[Button]]:
    rows: list[list[Button]] = []
    if await is_present(session, seat) and not has_ended(seminar, incoming.at):
        rows += [
            [Button(Text("now-poll", {"question": Translated(poll.question)}), ShowPoll(poll.id, fresh=True))]
            for poll in await polls.list_open(session, seminar.id)
        ]
    reading = [Button("now-programme", ShowProgramme(seminar.id))]
    if may_read_materials(incoming, seminar, seat) and await materials.of_seminar(session, seminar.id):
        reading.append(Button("now-materials", ListMaterials(seminar.id)))
    asking = [Button("refresh-button", ShowNow(seminar.id, refreshed=True))]
    if seminar.state in seminar_states.PUBLIC_STATES:
        asking.append(Button("ask-button", StartQuestion(seminar.id)))
    return [*rows, reading, asking, [Button("seminar-back", ShowSeminar(seminar.id))]]
