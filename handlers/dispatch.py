"""Find and call the handler for an update. The tables of handlers are in routes.py."""

from collections.abc import Iterable

from handlers import subscriptions  # noqa: F401  # importing it subscribes features to events
from handlers.aliases.buttons import rename_button
from handlers.aliases.steps import has_former_names, rename_steps
from handlers.edits import apply_edit
from handlers.messages import (
    RESUME,
    FollowDeepLink,
    Incoming,
    OutOfDate,
    Refusal,
    Reply,
    ResolvedReply,
    Resume,
    Say,
    SayToAudience,
    Toast,
)
from handlers.permissions import ANYONE, CONSENTED, has_consented, is_allowed, requires_role
from handlers.routes import (
    ALBUM_CLAIMS,
    BEFORE_ACTIONS,
    BUTTONS,
    CODE_CLAIMS,
    COMMANDS,
    DEFAULT_LINK,
    EDIT_FINDERS,
    GROUP_CLAIMS,
    GROUP_EDIT_FINDERS,
    GROUP_STAFF_CLAIMS,
    GROUP_UPDATES,
    LINKS,
    OPENING,
    PUBLIC_LINKS,
    REPLY_CLAIMS,
    STEPS,
    UNCONSENTED_MESSAGE,
    UNEXPECTED_CLAIMS,
    UNEXPECTED_MESSAGE,
)
from handlers.routing import Claim, Step
from handlers.ui import kept_updates, turns
from handlers.ui.courtesy import reaction_to
from handlers.ui.steps import leave_step, resumable_step, turn_away
from handlers.ui.turns import Turn
from handlers.ui.typed_labels import contact_prompt, labelled_button
from storage.database import Session
from storage.models import Person
from storage.questions import pending_questions
from storage.team import roles


def _current_step(person: Person) -> Step | None:
    """Return the step that the person is at; None for none, or one of an earlier release."""
    return STEPS.get(person.step or "")


async def dispatch(incoming: Incoming, session: Session) -> list[ResolvedReply]:
    """Dispatch one update and return the replies. Raises Refusal."""
    if incoming.group is not None:
        return [
            reply
            for reply in await _dispatch_group(incoming, session)
            if isinstance(reply, Say | SayToAudience)
        ]
    await _rename(incoming, session)
    step = _current_step(incoming.person)
    if step and requires_role(step.permission) and not incoming.has_role(step.permission):
        _leave_staff_step(incoming.person)
    turn = await turns.begin(incoming, session, _current_step(incoming.person))
    replies: list[ResolvedReply] = []
    for reply in await _dispatch_private(incoming, session, turn):
        replies += await _resolve(incoming, session, turn, reply)
    replies = turns.finish(turn, incoming, replies, _current_step(incoming.person))
    replies = turns.join_messages(replies, incoming.person)
    for former in await roles.take_former_staff(session):
        _leave_staff_step(former)
    return replies


async def _rename(incoming: Incoming, session: Session) -> None:
    """Replace the names that an earlier release gave to the pressed button, the step and the keys of the draft."""
    person = incoming.person
    if has_former_names(person):
        if person.pending_question_at is not None:  # the clock may change the draft at the same time
            await pending_questions.lock_person(session, person)
        rename_steps(person)
    if incoming.button is not None:
        incoming.button, incoming.argument = rename_button(person, incoming.button, incoming.argument)


async def reopen(incoming: Incoming, session: Session, refusal: Refusal) -> list[ResolvedReply]:
    """Answer a button that is out of date by opening the current page in its place. Raises Refusal."""
    if refusal.reopen is None:
        raise refusal
    incoming.button, _, incoming.argument = refusal.reopen.pack().partition(":")
    return [Toast("button-reopened"), *await dispatch(incoming, session)]


async def _dispatch_group(incoming: Incoming, session: Session) -> list[Reply]:
    """Handle an update of a group: changes of the group, commands, replies of staff. Return nothing for the rest."""
    replies = [reply for update in GROUP_UPDATES for reply in await update(incoming, session)]
    claimed = await _first_claim(GROUP_CLAIMS, incoming, session)
    if claimed is None and incoming.is_staff and has_consented(incoming.person):
        if incoming.edited:
            claimed = await apply_edit(incoming, session, GROUP_EDIT_FINDERS)
        else:
            claimed = await _first_claim(GROUP_STAFF_CLAIMS, incoming, session)
    return [*replies, *(claimed or [])]


async def _first_claim(claims: Iterable[Claim], incoming: Incoming, session: Session) -> list[Reply] | None:
    """Return the replies of the first claim that is not None, or None."""
    for claim in claims:
        if (replies := await claim(incoming, session)) is not None:
            return replies
    return None


def _leave_staff_step(person: Person) -> None:
    """Leave a step that the person has lost the role for. Forms of steps that need no role stay."""
    if person.step not in STEPS or not requires_role(STEPS[person.step].permission):
        return
    for name, step in STEPS.items():
        if requires_role(step.permission):
            leave_step(person, name)


async def _resolve(incoming: Incoming, session: Session, turn: Turn, reply: Reply) -> list[ResolvedReply]:
    """Resolve Resume and FollowDeepLink into replies; return any other reply unchanged."""
    if isinstance(reply, ResolvedReply):
        return [reply]
    if isinstance(reply, Resume):
        turn.resumed = True
        return await _prompt_again(incoming, session)
    replies = await _follow_link(incoming, session, reply.payload)
    return [resolved for each in replies for resolved in await _resolve(incoming, session, turn, each)]


async def _follow_link(incoming: Incoming, session: Session, payload: str) -> list[Reply]:
    kind, underscore, rest = payload.partition("_")
    if underscore and kind in LINKS:
        incoming.argument = rest
        try:
            return await LINKS[kind](incoming, session)
        except Refusal as refusal:  # raised, it would roll back the consent too
            return [Say(refusal.key, refusal.values)]
    return await DEFAULT_LINK(incoming, session, payload)


async def _prompt_again(incoming: Incoming, session: Session) -> list[ResolvedReply]:
    """Return the prompt of the person's step, or the menu. A Resume in the prompt is ignored: it would not end."""
    step = _current_step(incoming.person)
    if step is None or not is_allowed(incoming, step.permission):
        return [Say("menu", keyboard="menu")]
    return [
        reply
        for reply in await step.prompt(incoming, session)
        if not isinstance(reply, Resume | FollowDeepLink)
    ]


async def _dispatch_private(incoming: Incoming, session: Session, turn: Turn) -> list[Reply]:
    if incoming.blocked is not None:
        return []
    if incoming.edited:
        return await _apply_edit(incoming, session)
    before = [reply for act in BEFORE_ACTIONS for reply in await act(incoming, session)]
    return [*before, *await _dispatch_action(incoming, session, turn)]


async def _apply_edit(incoming: Incoming, session: Session) -> list[Reply]:
    if has_consented(incoming.person):
        return await apply_edit(incoming, session, EDIT_FINDERS)
    asked = incoming.person.step in kept_updates.ONBOARDING_STEPS
    return await _require_consent(incoming, session) if kept_updates.keep(incoming) and not asked else []


async def _dispatch_action(incoming: Incoming, session: Session, turn: Turn) -> list[Reply]:
    if incoming.button is not None:
        return await _press_button(incoming, session, turn)
    if incoming.command is not None:
        return await _run_command(incoming, session)
    return await _dispatch_message(incoming, session, turn)


async def _press_button(incoming: Incoming, session: Session, turn: Turn) -> list[Reply]:
    route = BUTTONS.get(incoming.button or "")
    if route is None:
        raise OutOfDate
    if not is_allowed(incoming, route.permission):
        return await _deny(incoming, session, route.permission, OutOfDate())
    turn.own = turns.goes_on(turn, incoming, route)
    if turn.own and turn.step and turn.step.answers_newest and turn.is_superseded(incoming):
        return [Toast("button-superseded"), RESUME]
    replies = await route.press(incoming, session)
    turns.leave_after_press(turn, incoming.person, route, replies)
    return turns.use_up(incoming, replies) if route.once else replies


async def _run_command(incoming: Incoming, session: Session) -> list[Reply]:
    kind, _, word = incoming.argument.partition("_")
    if incoming.command == "start" and kind in PUBLIC_LINKS:
        incoming.argument = word
        return await PUBLIC_LINKS[kind](incoming, session)
    route = COMMANDS.get(incoming.command or "")
    if route is None:
        raise Refusal("command-unknown")
    if not is_allowed(incoming, route.permission):
        return await _deny(incoming, session, route.permission, Refusal("command-unknown"))
    if turns.ends_on(_current_step(incoming.person), incoming.command or ""):
        incoming.left_step = incoming.person.step
        turn_away(incoming.person)
    return await route.handler(incoming, session)


async def _deny(
    incoming: Incoming, session: Session, permission: frozenset[str], unknown: Refusal
) -> list[Reply]:
    """Ask for the consent if only that is missing. Otherwise raise `unknown`, as if the route did not exist."""
    asks_consent = permission == CONSENTED or (
        incoming.has_role(permission) and not has_consented(incoming.person)
    )
    if not asks_consent:
        raise unknown
    kept_updates.keep(incoming)
    return await _require_consent(incoming, session)


async def _require_consent(incoming: Incoming, session: Session) -> list[Reply]:
    """Ask for the language or the consent, without following a link."""
    incoming.argument = ""
    return await OPENING(incoming, session)


async def _dispatch_message(incoming: Incoming, session: Session, turn: Turn) -> list[Reply]:
    typed_code = await _first_claim(CODE_CLAIMS, incoming, session)
    if not has_consented(incoming.person):
        return await _answer_unconsented(incoming, session, turn, typed_code)
    if typed_code is not None:
        return typed_code
    claims = ALBUM_CLAIMS if turn.is_replied_to(incoming) else [*ALBUM_CLAIMS, *REPLY_CLAIMS]
    claimed = await _first_claim(claims, incoming, session)
    if claimed is not None:
        return claimed
    # The key that shares one's number is there until another keyboard comes.
    if incoming.contact is not None and incoming.person.step is None:
        incoming.person.step = resumable_step(incoming.person)
    step = _current_step(incoming.person)
    if step is None or not is_allowed(incoming, step.permission):
        return await _answer_unexpected(incoming, session)
    if step.resumable and (incoming.media or (incoming.text or "").endswith("?")):
        return await _answer_unexpected(incoming, session)
    return await _answer_prompt(incoming, session, turn, step)


async def _answer_unexpected(incoming: Incoming, session: Session) -> list[Reply]:
    """Answer a message that no step awaits."""
    claimed = await _first_claim(UNEXPECTED_CLAIMS, incoming, session)
    return await UNEXPECTED_MESSAGE(incoming, session) if claimed is None else claimed


async def _answer_prompt(incoming: Incoming, session: Session, turn: Turn, step: Step) -> list[Reply]:
    """Take a message as the answer to the prompt of the step, or as one of its buttons."""
    turn.own = True
    if not step.takes_courtesy and (reaction := reaction_to(incoming)) is not None:
        return [reaction]
    if (data := await labelled_button(incoming, session, step)) is not None:
        return await _press_typed(incoming, session, turn, data)
    if step.confirm_old is not None and turn.is_old(incoming):
        return await step.confirm_old(incoming, session)
    try:
        return await step.receive(incoming, session)
    except Refusal as refusal:
        data = await labelled_button(incoming, session, step, partly=True)
        if data is None and refusal.repeats_prompt:
            return [Say(refusal.key, refusal.values, joins_next=True), RESUME]
        if data is None:
            refusal.prompt = await contact_prompt(incoming, session, step)
            raise
    return await _press_typed(incoming, session, turn, data)


async def _press_typed(incoming: Incoming, session: Session, turn: Turn, data: str) -> list[Reply]:
    """Press the button whose label was typed."""
    incoming.button, _, incoming.argument = data.partition(":")
    incoming.text, incoming.marks, incoming.typed_label = None, (), True
    return await _press_button(incoming, session, turn)


async def _answer_unconsented(
    incoming: Incoming, session: Session, turn: Turn, typed_code: list[Reply] | None
) -> list[Reply]:
    """Answer a message sent before the consent; a code that was typed is followed after it, like a link."""
    link = next((reply.payload for reply in typed_code or () if isinstance(reply, FollowDeepLink)), None)
    if link is not None:
        incoming.argument = link
        return await OPENING(incoming, session)
    if typed_code is not None:
        return typed_code
    step = turn.step if turn.step and turn.step.permission == ANYONE else None
    if step is not None and (data := await labelled_button(incoming, session, step)) is not None:
        return await _press_typed(incoming, session, turn, data)
    if not kept_updates.keep(incoming):
        UNCONSENTED_MESSAGE(incoming)
    turn.own = True
    return await (step.receive(incoming, session) if step else _require_consent(incoming, session))
