"""Remarks: what an expert and the asker say to each other about a question, through the bot."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Person, Question, Remark


async def add(
    session: AsyncSession,
    question: Question,
    person: Person,
    text: str,
    at: datetime,
    *,
    from_asker: bool,
    message_id: int,
) -> Remark:
    """Keep what was said; `message_id`: the speaker's own message."""
    row = Remark(
        question_id=question.id,
        person_id=person.id,
        from_asker=from_asker,
        text=text,
        chat_message_id=message_id,
        said_at=at,
    )
    session.add(row)
    await session.flush()
    return row


async def of(session: AsyncSession, question: Question) -> Sequence[Remark]:
    """What was said about it, in order."""
    rows = select(Remark).where(Remark.question_id == question.id).order_by(Remark.id)
    return (await session.scalars(rows)).all()
