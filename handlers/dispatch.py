"""From what a person did to the handler that answers it: the tables are in routes.py, the way is here."""

from handlers import start
from handlers.announcing import composing
from handlers.answering import answers, dialogue, edits
from handlers.crew import group, standing, unheard
from handlers.editing import edited
from handlers.hall import questions, similar
from handlers.moderating import page
from handlers.plans import asking
from handlers.routes import ANYONE, BUTTONS, COMMANDS, CONSENTED, LINKS, STEPS, Route, for_staff
from handlers.seminar import faq, lookup, materials
from handlers.words import (
    Follow,
    Incoming,
    Refusal,
    Reply,
    Resume,
    Say,
    Shown,
    Ticked,
    Toast,
    ToMany,
)
from storage import roles
from storage.database import Session
from storage.models import Person

Said = Say | ToMany | Shown | Ticked | Toast
EDITS = (composing.edit, edits.edit, dialogue.edit, similar.edit, questions.edit)
"""What a message may have been taken for: words of an announcement, an answer, what goes to and fro, a question."""


async def answer(incoming: Incoming, session: Session) -> list[Said]:
    """What we say to what this person did. Raises Refusal when the answer is no."""
    said: list[Said] = []
    if incoming.room is not None:
        return [reply for reply in await _in_group(incoming, session) if isinstance(reply, Say | ToMany)]
    step = STEPS.get(incoming.person.step or "")
    if step and for_staff(step.who) and not incoming.may(step.who):
        _put_down(incoming.person)
    for reply in await _replies(incoming, session):
        said += await _said(incoming, session, reply)
    for former in roles.lost(session):
        _put_down(former)
    return said


async def _in_group(incoming: Incoming, session: Session) -> list[Reply]:
    """In a group: what became of it, our own commands, and staff's replies to a question. To anything else we are
    silent."""
    said: list[Reply] = [*await standing.noticed(incoming, session)]
    consented = start.consented(incoming.person)
    replies: list[Reply] | None = await group.heard(incoming, session)
    if (word := await unheard.word(incoming, session, consented=consented)) is not None:
        replies = [*word]
    if replies is None and incoming.staff and consented:
        replies = await _answered(incoming, session)
    return [*said, *(replies or [])]


async def _answered(incoming: Incoming, session: Session) -> list[Reply]:
    """Staff answer a question from within the group."""
    if incoming.edited:
        return await edited(incoming, session, (edits.edit,))
    for belongs in (answers.album, answers.reply):
        if (replies := await belongs(incoming, session)) is not None:
            return replies
    return []


def _put_down(person: Person) -> None:
    """A step of staff is left, that it may not swallow the next words; what they had begun for themselves stays."""
    if person.step in STEPS and for_staff(STEPS[person.step].who):
        theirs = {name for name, step in STEPS.items() if for_staff(step.who)}
        person.draft = {key: value for key, value in person.draft.items() if key not in theirs}
        person.step = "registration" if "registration" in person.draft else None


async def _said(incoming: Incoming, session: Session, reply: Reply) -> list[Said]:
    """The reply itself; or what it leaves to this page: where the person stands, what a link means."""
    if isinstance(reply, Said):
        return [reply]
    replies = await (
        _follow(incoming, session, reply.word) if isinstance(reply, Follow) else _ask(incoming, session)
    )
    return [one for further in replies for one in await _said(incoming, session, further)]


async def _follow(incoming: Incoming, session: Session, link: str) -> list[Reply]:
    kind, underscore, word = link.partition("_")
    if underscore and kind in LINKS:
        incoming.argument = word
        try:
            return await LINKS[kind](incoming, session)
        except Refusal as refusal:  # said, not raised: the consent that it comes after must stand
            return [Say(refusal.key, refusal.values)]
    return await start.enter(incoming, session, link)


async def _ask(incoming: Incoming, session: Session) -> list[Reply]:
    """What is awaited at the step where the person stands, or the menu. Asking never leads on to another step."""
    step = STEPS.get(incoming.person.step or "")
    if step is None or not may(incoming, step.who):
        return [Say("menu", keyboard="menu")]
    return [reply for reply in await step.ask(incoming, session) if not isinstance(reply, Resume | Follow)]


async def _replies(incoming: Incoming, session: Session) -> list[Reply]:
    if incoming.blocked is not None:
        return []
    if incoming.edited:
        return await edited(incoming, session, EDITS) if start.consented(incoming.person) else []
    return [*await similar.put_down(incoming, session), *await _deed(incoming, session)]


async def _deed(incoming: Incoming, session: Session) -> list[Reply]:
    if incoming.button is not None:
        return await _run(BUTTONS.get(incoming.button), "button-old", incoming, session)
    if incoming.command is not None:
        left = answers.leave_for(incoming)
        page.leave_for(incoming)
        materials.leave_for(incoming)
        faq.leave_for(incoming)
        lookup.leave_for(incoming)
        asking.leave_for(incoming)
        composing.leave_for(incoming)
        return left + await _run(COMMANDS.get(incoming.command), "command-unknown", incoming, session)
    return await _message(incoming, session)


async def _run(route: Route | None, unknown: str, incoming: Incoming, session: Session) -> list[Reply]:
    if route is None or not may(incoming, route.who):
        if route is not None and route.who == CONSENTED:
            return await _door(incoming, session)
        raise Refusal(unknown)
    return await route.handler(incoming, session)


def may(incoming: Incoming, who: frozenset[str]) -> bool:
    """Whether this person may do what is for `who`."""
    if who == ANYONE:
        return True
    return start.consented(incoming.person) and (who == CONSENTED or incoming.may(who))


async def _door(incoming: Incoming, session: Session) -> list[Reply]:
    """Without a language or a consent: these come first."""
    incoming.argument = ""
    return await start.start(incoming, session)


async def _message(incoming: Incoming, session: Session) -> list[Reply]:
    if not start.consented(incoming.person):
        questions.remember(incoming)
        return await _door(incoming, session)
    for belongs in (
        composing.album,
        similar.album,
        questions.album,
        answers.album,
        dialogue.album,
        dialogue.reply,
        answers.reply,
    ):
        replies = await belongs(incoming, session)
        if replies is not None:
            return replies
    step = STEPS.get(incoming.person.step or "")
    # A question in the middle of a registration is not refused: it is kept and offered, and the form goes on.
    asks = incoming.person.step == "registration" and (incoming.media or (incoming.text or "").endswith("?"))
    if asks or step is None or not may(incoming, step.who):
        return await questions.unexpected(incoming, session)
    return await step.take(incoming, session)
