"""Messages that Telegram refused, in whole or in part: their author is told who did not get what. Called by the clock.

Whoever was to read the message got a text in its place at once (`bot/telegram/refusals.py`). Announcements have a
report of their own; nobody is told of documents and pictures, which whoever asked for them reads.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from itertools import groupby

from handlers.messages import Lines, Say, Text, Translated, Value
from handlers.permissions import OWNERS
from handlers.questions.answering import undelivered as answering
from handlers.seminars import undelivered_files as seminar
from handlers.ui.arguments import parse_int
from storage.database import Session
from storage.messages import bot_names, outbox
from storage.models import OutboxMessage
from storage.team import roles

Reporter = Callable[[Session, int, Sequence[OutboxMessage], datetime], Awaitable[Sequence[Say]]]

REPORTERS: dict[str, Reporter] = {
    "answer": answering.answer_undelivered,
    "file": answering.file_undelivered,
    "remark": answering.remark_undelivered,
    "question": answering.question_undelivered,
    "material": seminar.material_notices,
}
"""By the first word of a message's subject; called with the number in it and the messages that were not delivered."""
MAX_LISTED = 20
BUTTONS_LOST = "buttons:"
"""Begins `undelivered` of a message that came without its buttons, which its author need not hear of."""


async def report_lost(session: Session, now: datetime) -> list[Say]:
    """One notice for all messages about the same thing, once."""
    rows = await outbox.list_unreported(session)
    for row in rows:
        row.reported_at = now
    said: list[Say] = []
    for (kind, which), some in groupby(sorted(rows, key=_subject_of), key=_subject_of):
        missed = [row for row in some if not (row.undelivered or "").startswith(BUTTONS_LOST)]
        if kind in REPORTERS and missed:
            said += await REPORTERS[kind](session, which, missed, now)
    return said


def _subject_of(row: OutboxMessage) -> tuple[str, int]:
    """Kind and number: `answer:12:1`, the second part of answer 12, gives ("answer", 12)."""
    kind, which = [*(row.subject or "").split(":"), "", ""][:2]
    return kind, parse_int(which)


async def report_bot_change(session: Session, now: datetime) -> list[Say]:
    """When the token is another bot's: owners are told which files it cannot send, once, as each can be written to."""
    since = await bot_names.find_lost_since(session, now)
    if since is None:
        return []
    said: list[Say] = []
    for owner in await roles.reachable_staff(session, OWNERS, 0):
        dedup_key = f"lost-names:{since}:{owner.id}"
        if not await outbox.existing_keys(session, [dedup_key]) or await outbox.release_failed_key(
            session, dedup_key
        ):
            said.append(
                Say(
                    "lost-names",
                    _bot_change_args(await bot_names.find_lost(session)),
                    to=owner,
                    dedup_key=dedup_key,
                )
            )
    return said


def _bot_change_args(lost: bot_names.LostFiles) -> dict[str, Value]:
    lines = [
        Text("lost-names-material", {"title": seminar.material_title(one), "seminar": Translated(of.title)})
        for one, of in lost.materials
    ]
    more = [Text("and-more", {"number": len(lines) - MAX_LISTED})] if len(lines) > MAX_LISTED else []
    return {
        "attachments": lost.attachments,
        "materials": len(lost.materials),
        "parts": lost.parts,
        "list": Lines([*lines[:MAX_LISTED], *more] or [Text("lost-names-none")]),
    }
