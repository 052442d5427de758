"""From what a person did to the handler that answers it: the tables are in routes.py, the way is here."""

from handlers import subscriptions  # noqa: F401  # importing it subscribes features to events
from handlers.accounts import start
from handlers.announcements import composer
from handlers.edits import apply_edit
from handlers.faq import editor, search
from handlers.messages import (
    AnnouncementCopy,
    FollowDeepLink,
    Incoming,
    MarkAsRead,
    Refusal,
    Reply,
    Resume,
    Say,
    SayToAudience,
    Toast,
)
from handlers.questions.answering import answer_edits, clarifications, written_answers
from handlers.questions.asking import asking, similar
from handlers.questions.moderation import page
from handlers.routes import ANYONE, BUTTONS, COMMANDS, CONSENTED, LINKS, STEPS, Route, requires_role
from handlers.seminars import materials, planning_prompts
from handlers.team import group, group_hints, group_status
from storage.database import Session
from storage.models import Person
from storage.team import roles

ResolvedReply = Say | SayToAudience | AnnouncementCopy | MarkAsRead | Toast
EDIT_FINDERS = (
    composer.claim_edit,
    answer_edits.claim_edit,
    clarifications.claim_edit,
    similar.claim_edit,
    asking.claim_edit,
)
"""What a message may have been taken for: words of an announcement, an answer, what goes to and fro, a question."""


async def dispatch(incoming: Incoming, session: Session) -> list[ResolvedReply]:
    """What we say to what this person did. Raises Refusal when the answer is no."""
    said: list[ResolvedReply] = []
    if incoming.group is not None:
        return [
            reply
            for reply in await _dispatch_group(incoming, session)
            if isinstance(reply, Say | SayToAudience)
        ]
    step = STEPS.get(incoming.person.step or "")
    if step and requires_role(step.permission) and not incoming.has_role(step.permission):
        _leave_staff_step(incoming.person)
    for reply in await _dispatch_private(incoming, session):
        said += await _resolve(incoming, session, reply)
    for former in roles.note_lost(session):
        _leave_staff_step(former)
    return said


async def _dispatch_group(incoming: Incoming, session: Session) -> list[Reply]:
    """In a group: what became of it, our own commands, and staff's replies to a question. To anything else we are
    silent."""
    said: list[Reply] = [*await group_status.receive_group_update(incoming, session)]
    consented = start.has_consented(incoming.person)
    replies: list[Reply] | None = await group.receive_group_message(incoming, session)
    if (word := await group_hints.hint(incoming, session, consented=consented)) is not None:
        replies = [*word]
    if replies is None and incoming.is_staff and consented:
        replies = await _answer_in_group(incoming, session)
    return [*said, *(replies or [])]


async def _answer_in_group(incoming: Incoming, session: Session) -> list[Reply]:
    """Staff answer a question from within the group."""
    if incoming.edited:
        return await apply_edit(incoming, session, (answer_edits.claim_edit,))
    for belongs in (written_answers.claim_album, written_answers.claim_reply):
        if (replies := await belongs(incoming, session)) is not None:
            return replies
    return []


def _leave_staff_step(person: Person) -> None:
    """A step of staff is left, that it may not swallow the next words; what they had begun for themselves stays."""
    if person.step in STEPS and requires_role(STEPS[person.step].permission):
        theirs = {name for name, step in STEPS.items() if requires_role(step.permission)}
        person.draft = {key: value for key, value in person.draft.items() if key not in theirs}
        person.step = "registration" if "registration" in person.draft else None


async def _resolve(incoming: Incoming, session: Session, reply: Reply) -> list[ResolvedReply]:
    """The reply itself; or what it leaves to this page: where the person stands, what a link means."""
    if isinstance(reply, ResolvedReply):
        return [reply]
    replies = await (
        _follow_link(incoming, session, reply.payload)
        if isinstance(reply, FollowDeepLink)
        else _prompt_again(incoming, session)
    )
    return [one for further in replies for one in await _resolve(incoming, session, further)]


async def _follow_link(incoming: Incoming, session: Session, link: str) -> list[Reply]:
    kind, underscore, word = link.partition("_")
    if underscore and kind in LINKS:
        incoming.argument = word
        try:
            return await LINKS[kind](incoming, session)
        except Refusal as refusal:  # said, not raised: the consent that it comes after must stand
            return [Say(refusal.key, refusal.values)]
    return await start.enter_seminar(incoming, session, link)


async def _prompt_again(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited at the step where the person stands, or the menu. Asking never leads on to another step."""
    step = STEPS.get(incoming.person.step or "")
    if step is None or not is_allowed(incoming, step.permission):
        return [Say("menu", keyboard="menu")]
    return [
        reply
        for reply in await step.prompt(incoming, session)
        if not isinstance(reply, Resume | FollowDeepLink)
    ]


async def _dispatch_private(incoming: Incoming, session: Session) -> list[Reply]:
    if incoming.blocked is not None:
        return []
    if incoming.edited:
        return (
            await apply_edit(incoming, session, EDIT_FINDERS) if start.has_consented(incoming.person) else []
        )
    return [*await similar.submit_abandoned(incoming, session), *await _dispatch_action(incoming, session)]


async def _dispatch_action(incoming: Incoming, session: Session) -> list[Reply]:
    if incoming.button is not None:
        return await _run_route(BUTTONS.get(incoming.button), "button-old", incoming, session)
    if incoming.command is not None:
        left = written_answers.leave_on_command(incoming)
        page.leave_on_command(incoming)
        materials.leave_on_command(incoming)
        editor.leave_on_command(incoming)
        search.leave_on_command(incoming)
        planning_prompts.leave_on_command(incoming)
        composer.leave_on_command(incoming)
        return left + await _run_route(COMMANDS.get(incoming.command), "command-unknown", incoming, session)
    return await _dispatch_message(incoming, session)


async def _run_route(route: Route | None, unknown: str, incoming: Incoming, session: Session) -> list[Reply]:
    if route is None or not is_allowed(incoming, route.permission):
        if route is not None and route.permission == CONSENTED:
            return await _require_consent(incoming, session)
        raise Refusal(unknown)
    return await route.handler(incoming, session)


def is_allowed(incoming: Incoming, who: frozenset[str]) -> bool:
    """Whether this person may do what is for `who`."""
    if who == ANYONE:
        return True
    return start.has_consented(incoming.person) and (who == CONSENTED or incoming.has_role(who))


async def _require_consent(incoming: Incoming, session: Session) -> list[Reply]:
    """Without a language or a consent: these come first."""
    incoming.argument = ""
    return await start.start(incoming, session)


async def _dispatch_message(incoming: Incoming, session: Session) -> list[Reply]:
    if not start.has_consented(incoming.person):
        asking.save_before_consent(incoming)
        return await _require_consent(incoming, session)
    for belongs in (
        composer.claim_album,
        similar.claim_album,
        asking.claim_album,
        written_answers.claim_album,
        clarifications.claim_album,
        clarifications.claim_reply,
        written_answers.claim_reply,
    ):
        replies = await belongs(incoming, session)
        if replies is not None:
            return replies
    step = STEPS.get(incoming.person.step or "")
    # A question in the middle of a registration is not refused: it is kept and offered, and the form goes on.
    asks = incoming.person.step == "registration" and (incoming.media or (incoming.text or "").endswith("?"))
    if asks or step is None or not is_allowed(incoming, step.permission):
        return await asking.save_unexpected(incoming, session)
    return await step.receive(incoming, session)
