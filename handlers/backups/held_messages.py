"""What a restored database holds: owners decide whether it is sent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Literal

from handlers.buttons.backups import ConfirmHeldDecision, DecideHeld, HeldDecision, ShowHeld
from handlers.messages import Button, Incoming, Lines, OutOfDate, Reply, Say, Text, Value
from handlers.team.owners import say_to_owners
from handlers.ui.pages import confirm, fingerprint
from storage.backups import hold
from storage.backups.hold import HeldCounts, Hold
from storage.database import Session

DECISIONS = {"send": hold.release, "drop": hold.discard}
"""What a decision does."""


async def owner_notices(session: Session, at: datetime) -> list[Say]:
    """Return the page for each owner, after a restore."""
    found = await hold.load_hold(session)
    if found is None:
        return []
    return await say_to_owners(session, _page(found, await hold.count_held(session, at)))


async def show(incoming: Incoming, session: Session, data: ShowHeld) -> list[Reply]:
    """Show what is held, and the buttons to decide."""
    found = await hold.load_hold(session)
    if found is None:
        return [Say("held-none", edit=data.back is not None)]
    counts = await hold.count_held(session, incoming.at)
    return [replace(_page(found, counts), edit=data.back is not None)]


def _page(found: Hold, counts: HeldCounts) -> Say:
    rows = [
        [Button("held-drop", ConfirmHeldDecision("drop"))],
        [Button("held-send", ConfirmHeldDecision("send"))],
    ]
    return Say("held", _args(found, counts), rows)


def _args(found: Hold, counts: HeldCounts) -> Mapping[str, Value]:
    numbers = counts.stored() | {"paused": counts.paused}
    lines = [Text(f"held-{name}", {"number": number}) for name, number in numbers.items() if number]
    return {"at": found.backup_at, "list": Lines(lines or [Text("held-nothing")])}


async def ask(incoming: Incoming, session: Session, data: ConfirmHeldDecision) -> list[Reply]:
    """Ask to confirm a decision."""
    _, counts = await _load(incoming, session)
    yes = DecideHeld(data.decision, _fingerprint(counts))
    return [confirm(f"held-{data.decision}-confirm", {}, yes, ShowHeld("back"), style=_style(data.decision))]


def _style(decision: HeldDecision) -> Literal["primary", "danger"]:
    return "primary" if decision == "drop" else "danger"


async def decide(incoming: Incoming, session: Session, data: DecideHeld) -> list[Reply]:
    """Send or drop what is held, as it was shown."""
    _, counts = await _load(incoming, session)
    if data.fingerprint != _fingerprint(counts):
        raise OutOfDate
    try:
        await DECISIONS[data.decision](session, incoming.person, incoming.at)
    except hold.AlreadyDecided:
        raise OutOfDate from None
    return [Say(f"held-{data.decision}-done", edit=True)]


async def _load(incoming: Incoming, session: Session) -> tuple[Hold, HeldCounts]:
    """Return the hold and what it holds. Raises OutOfDate after the decision, and before the restore is finished."""
    found = await hold.load_hold(session)
    if found is None or found.told_at is None:
        raise OutOfDate
    return found, await hold.count_held(session, incoming.at)


def _fingerprint(counts: HeldCounts) -> str:
    """Return the fingerprint of what a decision is about; reminders become due every day."""
    return fingerprint(counts.messages, counts.updates, counts.requests)
