"""What staff do during a soak: announcements, moved dates, answers to questions."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from storage.database import Database
from tests.conftest import STAFF
from tests.sandbox.sample_media import ogg
from tests.sending.sample_announcements import create_announcement

if TYPE_CHECKING:
    from tests.soak.country import Scale
    from tests.soak.soak import Soak

QUESTIONS = """SELECT q.id, max(o.message_id) FROM questions q
LEFT JOIN outbox o ON o.subject = 'question:' || q.id AND o.chat_id = :staff AND o.state = 'sent'
AND o.method LIKE 'send%' WHERE q.state IN ('new', 'visible', 'assigned', 'reopened') GROUP BY q.id ORDER BY q.id"""
STARTS = "SELECT starts_at, version FROM seminars WHERE id = :seminar"
ANSWERED_FROM = 17
"""The hour at which staff answer questions, each day."""


def plan(soak: Soak, scale: Scale) -> None:
    """Write down what staff do when."""
    begins = soak.country.begins
    for day in range(1, scale.days):
        soak.at(_hour(begins, day, ANSWERED_FROM), lambda: answer_questions(soak))
    for day in (4, 11):
        soak.at(_hour(begins, day, 10), lambda: announce(soak))
    _, _, third, *_, last = soak.country.seminars.items()
    asked = _hour(third[1], -7, 18)
    soak.at(asked, lambda: move(soak, third[0], 2))
    soak.at(_hour(last[1], -3, 11), lambda: move(soak, last[0], 1))


def _hour(moment: datetime, days: int, hour: int) -> datetime:
    from tests.soak.country import ZONE

    day = moment.astimezone(ZONE).date() + timedelta(days=days)
    return datetime.combine(day, time(hour), ZONE).astimezone(moment.tzinfo)


async def announce(soak: Soak) -> None:
    """Announce something to everybody."""
    number = len(soak.announced) + 1
    words = {"ky": f"Үлгү кулактандыруу [A{number}]", "ru": f"Пример объявления [A{number}]"}
    database = Database(soak.bot.environment["DATABASE_URL"])
    try:
        soak.announced.append(await create_announcement(database, words, slug=None))
    finally:
        await database.close()


async def move(soak: Soak, seminar: int, days: int) -> None:
    """Move a seminar by the chat, while its reminders may be on their way; everybody is told."""
    from tests.soak.country import ZONE
    from tests.soak.evidence import moment

    starts = moment(soak.audit.rows(STARTS, seminar=seminar)[0][0])
    assert starts is not None
    version = soak.audit.rows(STARTS, seminar=seminar)[0][1]
    becomes = starts.astimezone(ZONE) + timedelta(days=days)
    await soak.press_earlier(STAFF, f"edit-plan-field:{seminar}:starts")
    await soak.wait(lambda: _handled(soak), "the question for the start")
    await soak.act(STAFF, do="write", text=f"{becomes:%d.%m.%Y %H:%M}")
    await soak.wait(lambda: _handled(soak), "the preview")
    await soak.press_earlier(STAFF, f"apply-pending-change:{seminar}:{version}:tell")
    await soak.wait(lambda: _handled(soak), "the change")
    now, changed = soak.audit.rows(STARTS, seminar=seminar)[0]
    assert (moment(now), changed) == (becomes, version + 1), (
        f"{seminar} was not moved: {now}, version {changed}"
    )
    soak.moved.append(seminar)


async def _handled(soak: Soak) -> bool:
    missing, unhandled, _ = soak.unsettled()
    return not missing and not unhandled


async def answer_questions(soak: Soak) -> None:
    """Answer most questions, some by voice; decline some, merge some, leave some open."""
    await soak.settle()
    for number, message in soak.audit.rows(QUESTIONS, staff=STAFF):
        fate = soak.dice.random()
        if fate < 0.1:
            await soak.press_earlier(STAFF, f"decline-question:{number}:off_topic")
        elif fate < 0.2 and number > 1:
            await soak.press_earlier(STAFF, f"merge-question:{number}:{soak.dice.randrange(1, number)}")
        elif fate < 0.9 and message is not None:
            await _answer(soak, number, message, spoken=fate < 0.35)


async def _answer(soak: Soak, number: int, message: int, *, spoken: bool) -> None:
    if not spoken:
        await soak.act(STAFF, do="write", text=f"Пример ответа на вопрос {number}", reply_to=message)
        return
    member = await soak.sandbox.person(STAFF)
    done: dict[str, Any] = await member.upload("voice", ogg(2), "answer.ogg", reply_to=message)
    soak.note_updates(done["update_ids"])
