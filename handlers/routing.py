"""What a feature's routes are made of: commands, buttons, steps of a dialog, links, and claims on messages."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from handlers.button_data import ButtonData, InvalidButtonData
from handlers.edits import EditFinder
from handlers.messages import Incoming, OutOfDate, Reply, Say
from handlers.permissions import CONSENTED
from storage.database import Session
from storage.models import Person
from storage.text.richtext import RichText

Handler = Callable[[Incoming, Session], Awaitable[list[Reply]]]
Claim = Callable[[Incoming, Session], Awaitable[list[Reply] | None]]
"""Returns replies if the message belongs to this feature, else None."""
DataT = TypeVar("DataT", bound=ButtonData)


@dataclass(frozen=True, slots=True)
class Route:
    """What a command or a link does, and who may."""

    handler: Handler
    permission: frozenset[str] = CONSENTED


@dataclass(frozen=True, slots=True)
class ButtonRoute:
    """What a button does, and who may. Made by `button`, which checks that handler and data belong together."""

    data: type[ButtonData]
    handler: Callable[[Incoming, Session, Any], Awaitable[list[Reply]]]
    permission: frozenset[str] = CONSENTED

    async def press(self, incoming: Incoming, session: Session) -> list[Reply]:
        """What is said to a press. Raises OutOfDate for data that are none of this button's."""
        try:
            data = self.data.unpack(incoming.argument)
        except InvalidButtonData:
            raise OutOfDate from None
        try:
            return await self.handler(incoming, session, data)
        except OutOfDate as refusal:
            refusal.reopen = data.to_reopen()
            raise


def button(
    data: type[DataT],
    handler: Callable[[Incoming, Session, DataT], Awaitable[list[Reply]]],
    permission: frozenset[str] = CONSENTED,
) -> ButtonRoute:
    """A route of a button with these data."""
    return ButtonRoute(data, handler, permission)


def no_command(_command: str) -> bool:
    """The step stays whatever command comes."""
    return False


def any_command(command: str) -> bool:
    """Every command but /cancel, which has a handler of its own, ends the step."""
    return command != "cancel"


class Cancel(Protocol):
    """Builds the reply to the stop button. The step was left already; `form` is its former draft."""

    async def __call__(  # noqa: D102  # as above
        self, incoming: Incoming, session: Session, form: dict[str, Any], /
    ) -> list[Reply]: ...


@dataclass(frozen=True, slots=True)
class Step:
    """A place in a dialog: how it asks, what it does with what comes, and how it is left."""

    name: str
    prompt: Handler
    receive: Handler
    permission: frozenset[str] = CONSENTED
    cancel: Cancel | None = None
    """The answer to its stop button (`ui.steps.cancel_button`)."""
    ends_on: Callable[[str], bool] = no_command
    """Whether a command ends it, so that the next words are not taken for what was asked here."""
    leave: Callable[[Person], None] | None = None
    """How it is left; None: by `ui.steps.leave_step`."""


@dataclass(frozen=True, slots=True)
class EditableText:
    """Texts in several languages of one kind of row, and how staff change them (`ui.text_editor`)."""

    kind: str
    """Its name in buttons."""
    limits: Mapping[str, int]
    """Field -> the UTF-16 units it may have in one language."""
    load: Callable[[Incoming, Session, int], Awaitable[Any]]
    """The row of that number, for whoever may change it. Raises Refusal."""
    prompt: Callable[[Session, Any, str, str], Awaitable[Say]]
    """Asks for the text of (row, field, language); the editor adds the stop button."""
    store: Callable[[Incoming, Session, Any, str, Mapping[str, RichText]], Awaitable[None]]
    """Keep the texts of (row, field) by language, and record who changed them."""
    page: Callable[[Session, Any], Awaitable[Say]]
    """The page of the row, shown when a text is kept or the editor is stopped."""
    awaited: str
    """The text of the refusal of what is no text."""
    too_long: str
    """The text of the refusal of what is too long; its argument `most` is the limit."""
    rich: bool = False
    """True: one language with its formatting. False: plain, and several languages may stand in one line, between
    slashes (`ui.languages.split_languages`)."""


@dataclass(frozen=True, slots=True)
class Routes:
    """All that a feature answers to."""

    commands: Mapping[str, Route] = field(default_factory=dict)
    buttons: Collection[ButtonRoute] = ()
    steps: Collection[Step] = ()
    links: Mapping[str, Handler] = field(default_factory=dict)
    """What a word in a `?start=` link does, by its first letter: `j_…`."""
    texts: Collection[EditableText] = ()
    """What has texts in several languages that staff change (`ui.text_editor`)."""
    before_actions: Collection[Handler] = ()
    """Called before every private update except edits and blocks."""
    claim_albums: Collection[Claim] = ()
    """Further photos of what came as an album."""
    claim_replies: Collection[Claim] = ()
    """Messages that reply to one of ours."""
    find_edits: Collection[EditFinder] = ()
    """What a changed message was taken for."""
    group_updates: Collection[Handler] = ()
    """What becomes of the staff group itself."""
    claim_group: Collection[Claim] = ()
    """What is said in a group, by anybody."""
    claim_group_staff: Collection[Claim] = ()
    """What staff say in a group, where none of the former claims it."""
    find_group_edits: Collection[EditFinder] = ()
