"""The life of a seminar: draft, open, closed, held, archived or cancelled; its link, to be shared and printed."""

from datetime import datetime

from handlers.common import local
from handlers.plans import plan, staging
from handlers.plans.plan import card, seminar_of
from handlers.words import (
    Button,
    Incoming,
    Lines,
    Link,
    Named,
    QrCode,
    Refusal,
    Reply,
    Say,
    Share,
    Text,
    ToMany,
    Value,
)
from storage import audit, planning, questions
from storage.database import Session
from storage.models import Seminar


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """Where the seminar stands, and where it can go from there: `life:<seminar>`."""
    seminar = await seminar_of(incoming, session, incoming.argument)
    rows = [
        [Button(f"life-to-{state}", f"live:{seminar.id}:{state}")] for state in planning.MOVES[seminar.state]
    ]
    args: dict[str, Value] = {"seminar": plan.titled(seminar), "state": Text(f"plan-state-{seminar.state}")}
    return [Say("life", args, [*rows, [Button("plan-back", f"plan:{seminar.id}")]], edit=True)]


async def step(incoming: Incoming, session: Session) -> list[Reply]:
    """One step on: first what it means, then, pressed again, the step: `live:<seminar>:<state>[:yes]`."""
    which, state, answer = [*incoming.arguments, "", "", ""][:3]
    seminar = await seminar_of(incoming, session, which)
    _check(seminar, state, incoming.at)
    if state == planning.ARCHIVED and (left := await questions.left(session, seminar.id)):
        return [_left(seminar, left)]
    if state == planning.CANCELLED and seminar.state in planning.ANNOUNCED:
        staging.stage(incoming.person, seminar, cancelled=True)
        change = staging.staged(incoming.person, seminar)
        assert change is not None
        return [await staging.preview(session, seminar, change, edit=True)]
    return await (_take(incoming, session, seminar, state) if answer == "yes" else _explain(seminar, state))


def _check(seminar: Seminar, state: str, at: datetime) -> None:
    if state not in planning.MOVES[seminar.state]:
        raise Refusal("life-not-now")
    if state == planning.OPEN and seminar.ends_at <= at:
        raise Refusal("life-over")


def _left(seminar: Seminar, left: int) -> Say:
    """It is not put away while somebody waits for an answer there."""
    rows = [
        [Button("life-left-list", f"queue:{seminar.id}:left:0", style="primary")],
        [Button("plan-back", f"plan:{seminar.id}")],
    ]
    return Say("life-left", {"seminar": plan.titled(seminar), "number": left}, rows, edit=True)


async def _explain(seminar: Seminar, state: str) -> list[Reply]:
    """What it means, before it is done; what a participant would miss is named."""
    args: dict[str, Value] = {"seminar": plan.titled(seminar)}
    lacking = plan.missing(seminar) if state == planning.OPEN else []
    key, label = f"life-{state}", f"life-to-{state}"
    if lacking:
        args["list"] = Lines([Text("life-lacks", {"what": plan.field_text(field)}) for field in lacking])
        key, label = "life-open-lacking", "life-anyway"
    sure = Button(
        label,
        f"live:{seminar.id}:{state}:yes",
        style="danger" if lacking or state == "cancelled" else "primary",
    )
    return [Say(key, args, [[sure], [Button("plan-back", f"plan:{seminar.id}")]], edit=True)]


async def _take(incoming: Incoming, session: Session, seminar: Seminar, state: str) -> list[Reply]:
    await planning.lock(session, seminar)
    _check(seminar, state, incoming.at)
    was = seminar.state
    try:
        await planning.bring(session, seminar, state, incoming.at)
    except planning.QuestionsLeft as waits:
        return [_left(seminar, waits.number)]
    await audit.record(
        session,
        incoming.person,
        "seminar.state",
        f"seminar:{seminar.id}",
        incoming.at,
        state=[was, state],
        lacking=plan.missing(seminar),
    )
    said: list[Reply] = [await card(incoming, session, seminar, edit=True)]
    return [*said, invitation(seminar)] if state == planning.OPEN and was == planning.DRAFT else said


async def link(incoming: Incoming, session: Session) -> list[Reply]:
    """The link to register by, to forward and to print: `link:<seminar>`."""
    seminar = await seminar_of(incoming, session, incoming.argument)
    if seminar.state not in planning.ANNOUNCED:
        raise Refusal("link-not-yet")
    return [invitation(seminar)]


def invitation(seminar: Seminar) -> Say:
    """The link as words, as a button that forwards it, and as a QR code."""
    address = Link(seminar.slug)
    args: dict[str, Value] = {
        "seminar": plan.titled(seminar),
        "starts": local(seminar, seminar.starts_at),
        "link": address,
    }
    words = Text("plan-invitation", {"seminar": Named(seminar.title), "starts": args["starts"]})
    return Say(
        "plan-link-page",
        args,
        [[Button("plan-share", share=Share(address, words))]],
        document=QrCode(f"{seminar.slug}.png", address),
    )


async def end(session: Session, now: datetime) -> list[Say | ToMany]:
    """What is over becomes held, by itself."""
    for seminar in await planning.end(session, now):
        await audit.record(
            session, None, "seminar.state", f"seminar:{seminar.id}", now, state=["", planning.HELD]
        )
    return []
