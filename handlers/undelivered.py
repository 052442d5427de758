"""What Telegram did not take: whoever sent it is told who did not get what of it. Asked by the clock.

Its reader was told by the sender of messages at once, in the words that came instead
(`bot/telegram/refusals.py`). Announcements
have a report; lists, papers and pictures are read by whoever asked for them.
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
"""By what a message is about; `of_…` gets its number and the messages of which something never came."""
MAX_LISTED = 20
BUTTONS_LOST = "buttons:"
"""What came without them came whole to whoever sent it."""


async def report_lost(session: Session, now: datetime) -> list[Say]:
    """Each lost thing once, all chats that did not get it together."""
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
    """`answer:12:1` (its second piece) is about answer 12."""
    kind, which = [*(row.subject or "").split(":"), "", ""][:2]
    return kind, parse_int(which)


async def report_bot_change(session: Session, now: datetime) -> list[Say]:
    """The token is another bot's now: owners are told once what that bot cannot send, each when they come to it."""
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
    more = [Text("lost-names-more", {"number": len(lines) - MAX_LISTED})] if len(lines) > MAX_LISTED else []
    return {
        "attachments": lost.attachments,
        "materials": len(lost.materials),
        "parts": lost.parts,
        "list": Lines([*lines[:MAX_LISTED], *more] or [Text("lost-names-none")]),
    }
