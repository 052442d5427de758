"""What Telegram did not take: whoever sent it is told who did not get what of it. Asked by the clock.

Its reader was told by the sender of messages at once, in the words that came instead (`bot/refusals.py`). Announcements
have a report; lists, papers and pictures are read by whoever asked for them.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from itertools import groupby

from handlers.answering import undelivered as answering
from handlers.common import number
from handlers.rights import OWNERS
from handlers.seminar import undelivered as seminar
from handlers.words import Lines, Named, Say, Text, Value
from storage import naming, outbox, roles
from storage.database import Session
from storage.models import Sending

Teller = Callable[[Session, int, Sequence[Sending], datetime], Awaitable[Sequence[Say]]]

TELLERS: dict[str, Teller] = {
    "answer": answering.of_answer,
    "file": answering.of_file,
    "remark": answering.of_remark,
    "question": answering.of_question,
    "material": seminar.of_material,
}
"""By what a message is about; `of_…` gets its number and the messages of which something never came."""
LISTED = 20
BUTTONS = "buttons:"
"""What came without them came whole to whoever sent it."""


async def due(session: Session, now: datetime) -> list[Say]:
    """Each lost thing once, all chats that did not get it together."""
    rows = await outbox.unreported(session)
    for row in rows:
        row.reported_at = now
    said: list[Say] = []
    for (kind, which), some in groupby(sorted(rows, key=_thing), key=_thing):
        missed = [row for row in some if not (row.lost or "").startswith(BUTTONS)]
        if kind in TELLERS and missed:
            said += await TELLERS[kind](session, which, missed, now)
    return said


def _thing(row: Sending) -> tuple[str, int]:
    """`answer:12:1` (its second piece) is about answer 12."""
    kind, which = [*(row.about or "").split(":"), "", ""][:2]
    return kind, number(which)


async def another_bot(session: Session, now: datetime) -> list[Say]:
    """The token is another bot's now: owners are told once what that bot cannot send, each when they come to it."""
    since = await naming.lost_since(session, now)
    if since is None:
        return []
    said: list[Say] = []
    for owner in await roles.reachable(session, OWNERS, 0):
        once = f"lost-names:{since}:{owner.id}"
        if not await outbox.owed(session, [once]) or await outbox.undelivered_again(session, once):
            said.append(Say("lost-names", _lacking(await naming.lost(session)), to=owner, once=once))
    return said


def _lacking(lost: naming.Lost) -> dict[str, Value]:
    lines = [
        Text("lost-names-material", {"title": seminar.title_of(one), "seminar": Named(of.title)})
        for one, of in lost.materials
    ]
    more = [Text("lost-names-more", {"number": len(lines) - LISTED})] if len(lines) > LISTED else []
    return {
        "attachments": lost.attachments,
        "materials": len(lost.materials),
        "parts": lost.parts,
        "list": Lines([*lines[:LISTED], *more] or [Text("lost-names-none")]),
    }
