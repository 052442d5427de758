"""Types of a feature's routes: commands, buttons, dialog steps, links, and claims on messages."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from handlers.button_data import ButtonData, InvalidButtonData
from handlers.edits import EditFinder
from handlers.messages import BUTTON_OLD, Incoming, OutOfDate, Reply, Say
from handlers.permissions import CONSENTED
from storage.database import Session
from storage.text.richtext import RichText

Handler = Callable[[Incoming, Session], Awaitable[list[Reply]]]
Claim = Callable[[Incoming, Session], Awaitable[list[Reply] | None]]
"""A function that returns replies if the message belongs to its feature, else None."""
DataT = TypeVar("DataT", bound=ButtonData)


@dataclass(frozen=True, slots=True)
class Route:
    """Handler of a command, with the required permission."""

    handler: Handler
    permission: frozenset[str] = CONSENTED


@dataclass(frozen=True, slots=True)
class ButtonRoute:
    """Handler of a kind of button, with the required permission. Create it with `button`, which is type-checked."""

    data: type[ButtonData]
    handler: Callable[[Incoming, Session, Any], Awaitable[list[Reply]]]
    permission: frozenset[str] = CONSENTED
    aside: bool = False
    """Whether it answers what the bot has sent, or plays something, and leads nowhere: the person's step stays."""
    once: bool = False
    """Whether its message is an offer that one answer uses up: the reply takes its place, or its buttons go."""
    out_of_date: str = BUTTON_OLD
    """Text key of the answer when it is out of date."""

    async def press(self, incoming: Incoming, session: Session) -> list[Reply]:
        """Unpack the button's data and call the handler. Raises OutOfDate if the data are invalid."""
        try:
            data = self.data.unpack(incoming.argument)
        except InvalidButtonData:
            raise OutOfDate(self.out_of_date) from None
        try:
            return await self.handler(incoming, session, data)
        except OutOfDate as refusal:
            # What is known already is of the page behind "more".
            if refusal.key == BUTTON_OLD and refusal.reopen is None:
                refusal.key, refusal.reopen = self.out_of_date, data.to_reopen()
            raise


def button(
    data: type[DataT],
    handler: Callable[[Incoming, Session, DataT], Awaitable[list[Reply]]],
    permission: frozenset[str] = CONSENTED,
    *,
    aside: bool = False,
    once: bool = False,
) -> ButtonRoute:
    """Create the route of a kind of button."""
    return ButtonRoute(data, handler, permission, aside, once)


class Cancel(Protocol):
    """Replies to the cancel button of a step that has already been left; `form` is the draft of the step."""

    async def __call__(  # noqa: D102  # as above
        self, incoming: Incoming, session: Session, form: dict[str, Any], /
    ) -> list[Reply]: ...


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a dialog: its prompt, its handler of messages, and how it ends. Left with `ui.steps.leave_step`.

    It ends when the person turns to something else, by a command, the menu or a button of another page
    (`handlers.ui.turns`).
    """

    name: str
    prompt: Handler
    """Asks for the message; also called to repeat the prompt."""
    receive: Handler
    """Handles the message."""
    permission: frozenset[str] = CONSENTED
    cancel: Cancel | None = None
    """Replies to the step's cancel button (`ui.steps.cancel_button`); None: there is no such button."""
    buttons: Collection[type[ButtonData]] = ()
    """Buttons that go on with the step, besides its cancel button. Any other leads elsewhere and ends it."""
    answers_newest: bool = False
    """Its buttons do not say which prompt they answer: on an earlier one than the newest they are out of date."""
    keeps_keyboard: bool = False
    """Its prompt is a page that is of use without the step: its buttons stay."""
    subject: Callable[[dict[str, Any]], str] | None = None
    """Returns the subject of its prompt for the form, if the prompt has one of its own (`Say.subject`)."""
    confirm_old: Handler | None = None
    """Handles a message that comes long after the prompt: asks whether it is meant as the answer."""
    shown: Handler | None = None
    """Returns the prompt for its buttons' labels, changing nothing; None: `prompt`."""
    takes_courtesy: bool = True
    """Whether a greeting or a word of thanks may be the answer."""
    resumable: bool = False
    """Keep the form while the person does something else, and offer to go on with it. A question that is sent at this
    step is saved for later, not taken as the answer to the prompt."""
    cancelled: str | Callable[[dict[str, Any]], str] = "cancelled"
    """Text key after `/cancel`, or a function that returns it for the form."""
    drops: Collection[str] = ()
    """Further keys of the draft that are removed when the person leaves this step."""


@dataclass(frozen=True, slots=True)
class EditableText:
    """Multilingual text fields of one kind of row that staff can edit (`ui.text_editor`)."""

    kind: str
    """Name of the kind in button data."""
    limits: Mapping[str, int]
    """Field -> maximum length in one language, in UTF-16 units."""
    load: Callable[[Incoming, Session, int], Awaitable[Any]]
    """Loads the row by its id. Raises Refusal if the person may not edit it."""
    prompt: Callable[[Session, Any, str, str], Awaitable[Say]]
    """Returns the prompt for (row, field, language); the editor adds the cancel button."""
    store: Callable[[Incoming, Session, Any, str, Mapping[str, RichText]], Awaitable[None]]
    """Saves the texts of (row, field) by language, and records the change in the audit log."""
    page: Callable[[Session, Any], Awaitable[Say]]
    """Returns the page of the row, shown after saving or cancelling."""
    awaited: str
    """Text key of the refusal of a message without text."""
    too_long: str
    """Text key of the refusal of a text that is too long; its argument `most` is the limit."""
    rich: bool = False
    """True: a formatted text in one language. False: plain text, in which slashes may separate several languages
    (`ui.languages.split_languages`)."""


@dataclass(frozen=True, slots=True)
class Routes:
    """All routes of a feature."""

    commands: Mapping[str, Route] = field(default_factory=dict)
    buttons: Collection[ButtonRoute] = ()
    steps: Collection[Step] = ()
    links: Mapping[str, Handler] = field(default_factory=dict)
    """Handlers of `?start=` links by the kind before the underscore: `j` for `j_…`."""
    public_links: Mapping[str, Handler] = field(default_factory=dict)
    """Handlers of `?start=` links that anybody may follow, before choosing a language and agreeing to the notice."""
    claim_codes: Collection[Claim] = ()
    """Claims on codes that somebody typed from paper, tried on every private message, also before the consent. A
    `FollowDeepLink` among the replies is followed after it."""
    texts: Collection[EditableText] = ()
    """Kinds of rows with multilingual texts that staff can edit (`ui.text_editor`)."""
    before_actions: Collection[Handler] = ()
    """Called before every private update except edits and blocks."""
    claim_albums: Collection[Claim] = ()
    """Claims on further files of an album."""
    claim_replies: Collection[Claim] = ()
    """Claims on replies to the bot's messages."""
    claim_unexpected: Collection[Claim] = ()
    """Claims on messages that no step awaits, tried before they are offered as questions."""
    find_edits: Collection[EditFinder] = ()
    """Finders of the row that an edited message was stored as."""
    group_updates: Collection[Handler] = ()
    """Handlers called for every update in a group, before the claims: they track the status of the staff group."""
    claim_group: Collection[Claim] = ()
    """Claims on group messages of anybody."""
    claim_group_staff: Collection[Claim] = ()
    """Claims on group messages of staff, tried after `claim_group`."""
    find_group_edits: Collection[EditFinder] = ()
    """Finders for edited group messages of staff."""
    out_of_date: str = BUTTON_OLD
    """Text key of the answer to buttons for participants that are out of date: what to do for this very thing."""
