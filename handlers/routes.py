"""Routes of all features, merged: commands, buttons, dialog steps, links, and claims on messages."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from handlers.accounts import start
from handlers.accounts.routes import ROUTES as ACCOUNTS
from handlers.announcements.routes import ROUTES as ANNOUNCEMENTS
from handlers.audiences.routes import ROUTES as AUDIENCES
from handlers.backups.routes import ROUTES as BACKUPS
from handlers.checkin.routes import ROUTES as CHECKIN
from handlers.closing.routes import ROUTES as CLOSING
from handlers.coverage.routes import ROUTES as COVERAGE
from handlers.event_day.routes import ROUTES as EVENT_DAY
from handlers.faq.routes import ROUTES as FAQ
from handlers.feedback.routes import ROUTES as FEEDBACK
from handlers.invitees.routes import ROUTES as INVITEES
from handlers.messages import Incoming, OutOfDate, Reply
from handlers.pack.routes import ROUTES as PACK
from handlers.papers.routes import ROUTES as PAPERS
from handlers.permissions import CAN_ANSWER, CAN_SEE_SEATS, is_allowed, requires_role
from handlers.polls.routes import ROUTES as POLLS
from handlers.questions.answering.routes import ROUTES as ANSWERING
from handlers.questions.asking import saved
from handlers.questions.asking.routes import ROUTES as ASKING
from handlers.questions.hall.routes import ROUTES as HALL
from handlers.questions.moderation.routes import ROUTES as MODERATION
from handlers.reminders.routes import ROUTES as REMINDERS
from handlers.routing import ButtonRoute, Handler, Routes, Step, button
from handlers.seats.routes import ROUTES as SEATS
from handlers.seminars.routes import ROUTES as SEMINARS
from handlers.series.routes import ROUTES as SERIES
from handlers.spoken_help.routes import ROUTES as SPOKEN_HELP
from handlers.team.routes import ROUTES as TEAM
from handlers.ui.pages import ShowMore, unfold
from handlers.ui.steps import CancelStep, ContinueStep, cancel_step, continue_step, register_steps
from handlers.ui.text_editor import editor_routes
from storage.database import Session
from storage.models import Role

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")

FEATURES: list[Routes] = [
    ACCOUNTS,
    SEATS,
    CHECKIN,
    SEMINARS,
    INVITEES,
    PAPERS,
    COVERAGE,
    AUDIENCES,
    ANNOUNCEMENTS,
    REMINDERS,
    EVENT_DAY,
    FEEDBACK,
    ANSWERING,
    ASKING,
    HALL,
    MODERATION,
    FAQ,
    POLLS,
    SPOKEN_HELP,
    TEAM,
    PACK,
    CLOSING,
    SERIES,
    BACKUPS,
]
FEATURES.append(editor_routes([text for feature in FEATURES for text in feature.texts]))


def _merge(tables: Iterable[Mapping[KeyT, ValueT]]) -> dict[KeyT, ValueT]:
    """Merge the tables. Raises ValueError if two contain the same key."""
    merged: dict[KeyT, ValueT] = {}
    for table in tables:
        if duplicates := merged.keys() & table.keys():
            raise ValueError(f"in two features: {sorted(map(str, duplicates))}")
        merged |= table
    return merged


def _by_prefix(buttons: Collection[ButtonRoute], out_of_date: str) -> dict[str, ButtonRoute]:
    """Return the routes by prefix, each with what it says when it is out of date: staff have pages of their own."""
    return _merge(
        {
            route.data.prefix: replace(
                route, out_of_date="button-old-staff" if requires_role(route.permission) else out_of_date
            )
        }
        for route in buttons
    )


COMMANDS = _merge(feature.commands for feature in FEATURES)
BUTTONS = _merge(
    [
        _by_prefix([button(CancelStep, cancel_step), button(ContinueStep, continue_step)], "button-old-step"),
        *(_by_prefix(feature.buttons, feature.out_of_date) for feature in FEATURES),
    ]
)


async def show_more(incoming: Incoming, session: Session, data: ShowMore) -> list[Reply]:
    """Press the button that shows a page, with its permission, and show all buttons of the page."""
    prefix, _, incoming.argument = data.opens.partition(":")
    route = BUTTONS.get(prefix)
    if route is None or route.data is ShowMore or not is_allowed(incoming, route.permission):
        raise OutOfDate
    return [unfold(reply) for reply in await route.press(incoming, session)]


BUTTONS[ShowMore.prefix] = button(ShowMore, show_more, aside=True)
STEPS: dict[str, Step] = _merge({step.name: step} for feature in FEATURES for step in feature.steps)
register_steps(STEPS)
LINKS = _merge(feature.links for feature in FEATURES)
PUBLIC_LINKS = _merge(feature.public_links for feature in FEATURES)
_merge([dict.fromkeys(LINKS), dict.fromkeys(PUBLIC_LINKS)])  # a kind of link is in one of them only
CODE_CLAIMS = [*chain.from_iterable(feature.claim_codes for feature in FEATURES)]
OPENING: Handler = start.start
"""Handler for people who have not chosen a language or not agreed to the data-protection notice."""
DEFAULT_LINK: Callable[[Incoming, Session, str], Awaitable[list[Reply]]] = start.enter_seminar
"""Handler of a `?start=` link whose kind is not in LINKS."""
UNCONSENTED_MESSAGE = saved.save_before_consent
"""Saves a message sent before the person has agreed to the notice."""
UNEXPECTED_MESSAGE: Handler = saved.save_unexpected
"""Handler of a message sent when no step awaits one, and nobody claims it."""
BEFORE_ACTIONS = [*chain.from_iterable(one.before_actions for one in FEATURES)]
ALBUM_CLAIMS = [*chain.from_iterable(feature.claim_albums for feature in FEATURES)]
REPLY_CLAIMS = [*chain.from_iterable(feature.claim_replies for feature in FEATURES)]
UNEXPECTED_CLAIMS = [*chain.from_iterable(feature.claim_unexpected for feature in FEATURES)]
EDIT_FINDERS = [*chain.from_iterable(feature.find_edits for feature in FEATURES)]
GROUP_UPDATES = [*chain.from_iterable(feature.group_updates for feature in FEATURES)]
GROUP_CLAIMS = [*chain.from_iterable(feature.claim_group for feature in FEATURES)]
GROUP_STAFF_CLAIMS = [*chain.from_iterable(feature.claim_group_staff for feature in FEATURES)]
GROUP_EDIT_FINDERS = [*chain.from_iterable(feature.find_group_edits for feature in FEATURES)]


PARTICIPANT_COMMANDS = (
    "ask",
    "hall",
    "questions",
    "faq",
    "now",
    "seminars",
    "language",
    "mydata",
    "forget",
    "cancel",
    "help",
    "about",
)
STAFF_COMMANDS = (("staff", CAN_SEE_SEATS), ("inbox", CAN_ANSWER))
PARTICIPANT_MENU = ("ask", "questions", "seminars", "help")
EVENT_DAY_MENU = ("now", "ask", "questions", "seminars", "help")
STAFF_INBOX_MENU = ("staff", "inbox", "ask", "help")
EXPERT_MENU = ("inbox", "seminars", "ask", "help")
STAFF_MENU = ("staff", "seminars", "ask", "help")
MENUS = (PARTICIPANT_MENU, EVENT_DAY_MENU, STAFF_INBOX_MENU, EXPERT_MENU, STAFF_MENU)


def commands_for(kinds: Collection[str]) -> tuple[str, ...]:
    """Return the names of the commands shown to somebody with these roles, staff commands first."""
    return (*(name for name, permission in STAFF_COMMANDS if permission & set(kinds)), *PARTICIPANT_COMMANDS)


def is_staff_menu(roles: Collection[Role]) -> bool:
    """Whether the reply keyboard for somebody with these roles is one of staff."""
    return bool({role.role for role in roles} & (CAN_SEE_SEATS | CAN_ANSWER))


def menu_for(roles: Collection[Role], *, on_event_day: bool = False) -> tuple[str, ...]:
    """Return the text keys of the reply keyboard for somebody with these roles.

    `on_event_day`: they have a seat at a seminar that is held today and not yet over.
    """
    kinds = {role.role for role in roles}
    if kinds & CAN_SEE_SEATS:
        return STAFF_INBOX_MENU if kinds & CAN_ANSWER else STAFF_MENU
    if kinds & CAN_ANSWER:
        return EXPERT_MENU
    return EVENT_DAY_MENU if on_event_day else PARTICIPANT_MENU
