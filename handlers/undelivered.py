"""Reports of messages that Telegram refused in whole or in part, for their authors. Run by the clock.

The recipient has already got a replacement text (`bot/telegram/refusals.py`). Announcements have a report of their
own. Documents and pictures are not reported: their recipient is the person who requested them.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from itertools import groupby

from handlers.messages import Lines, Say, Text, Translated, Value
from handlers.permissions import OWNERS
from handlers.questions.answering import undelivered as answering
from handlers.seminars import undelivered_files
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
    "material": undelivered_files.material_notices,
}
"""Kind of a message's subject -> function that takes the id in the subject and the undelivered messages."""
MAX_LISTED = 20
BUTTONS_LOST = "buttons:"
"""Prefix of `OutboxMessage.undelivered` if only the buttons were dropped; not reported to the author."""


async def report_lost(session: Session, now: datetime) -> list[Say]:
    """Report unreported undelivered messages, one notice per subject."""
    rows = await outbox.list_unreported(session)
    for row in rows:
        row.reported_at = now
    notices: list[Say] = []
    for (kind, row_id), group in groupby(sorted(rows, key=_parse_subject), key=_parse_subject):
        lost = [row for row in group if not (row.undelivered or "").startswith(BUTTONS_LOST)]
        if kind in REPORTERS and lost:
            notices += await REPORTERS[kind](session, row_id, lost, now)
    return notices


def _parse_subject(row: OutboxMessage) -> tuple[str, int]:
    """Return the kind and the id of a subject: ("answer", 12) for `answer:12:1`, the second part of answer 12."""
    kind, row_id = [*(row.subject or "").split(":"), "", ""][:2]
    return kind, parse_int(row_id)


async def report_bot_change(session: Session, now: datetime) -> list[Say]:
    """Tell owners which files cannot be sent after the bot was replaced: once each, when they become reachable."""
    since = await bot_names.find_lost_since(session, now)
    if since is None:
        return []
    notices: list[Say] = []
    for owner in await roles.reachable_staff(session, OWNERS, 0):
        dedup_key = f"lost-names:{since}:{owner.id}"
        if not await outbox.existing_keys(session, [dedup_key]) or await outbox.release_failed_key(
            session, dedup_key
        ):
            notices.append(
                Say(
                    "lost-names",
                    _bot_change_args(await bot_names.find_lost(session)),
                    to=owner,
                    dedup_key=dedup_key,
                )
            )
    return notices


def _bot_change_args(lost: bot_names.LostFiles) -> dict[str, Value]:
    lines = [
        Text(
            "lost-names-material",
            {"title": undelivered_files.material_title(material), "seminar": Translated(seminar.title)},
        )
        for material, seminar in lost.materials
    ]
    overflow = [Text("and-more", {"number": len(lines) - MAX_LISTED})] if len(lines) > MAX_LISTED else []
    return {
        "attachments": lost.attachments,
        "materials": len(lost.materials),
        "parts": lost.parts,
        "list": Lines([*lines[:MAX_LISTED], *overflow] or [Text("lost-names-none")]),
    }
