"""A change of time or place, and those whom the bot has invited: they are told, or invited for the new time."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from handlers import dispatch
from handlers.messages import Say, SayToAudience
from storage.audiences import audience
from storage.messages.invitations import message_key
from storage.models import OutboxMessage, Person, seat_states
from storage.seats import seats
from tests.handlers.stage import NOW, Stage

ZONE = ZoneInfo("Asia/Bishkek")
NUMBER = "+996700100777"


async def invite(stage: Stage, state: str) -> tuple[Person, OutboxMessage]:
    """Write somebody to whom the bot has sent an invitation, or is about to, and its message."""
    person = stage.newcomer_with_consent()
    person.consented_at = person.phone_verified_at = stage.now
    person.phone, person.office = NUMBER, "project"
    told = {"office": "project", "name": "Үлгү", "phone": NUMBER}
    seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, NOW, source="import", **told)
    await stage.session.flush()
    said = await stage.press(stage.member, f"send-invitations:{stage.karakol.id}")
    assert [one.to for one in said if one.key == "invitation"] == [person]
    row = {"lane": 2, "method": "sendMessage", "payload": "{}", "created_at": NOW, "state": state}
    key = f"{message_key(stage.karakol.id)}:{person.id}"
    message = OutboxMessage(chat_id=person.telegram_id, dedup_key=key, **row)
    stage.session.add(message)
    await stage.session.flush()
    return person, message


async def preview(stage: Stage) -> dict[str, object]:
    """Move the seminar by two days; return the lines of the preview."""
    starts = stage.karakol.starts_at.astimezone(ZONE) + timedelta(days=2)
    await stage.press(stage.member, f"edit-plan-field:{stage.karakol.id}:starts")
    (shown,) = await stage.write(stage.member, f"{starts:%d.%m.%Y}")
    return {line.key: line.args for line in shown.args["list"].lines}  # type: ignore[union-attr]


async def apply(stage: Stage, mode: str = "tell") -> tuple[list[Say], list[SayToAudience]]:
    """Apply the change; return the messages to single people, and those to an audience."""
    did = stage.incoming(
        stage.member,
        button="apply-pending-change",
        argument=f"{stage.karakol.id}:1:{mode}",
        callback_id="1",
    )
    replies = await dispatch.dispatch(did, stage.session)
    return (
        [one for one in replies if isinstance(one, Say)],
        [one for one in replies if isinstance(one, SayToAudience)],
    )


async def told(stage: Stage, sent: list[SayToAudience]) -> set[int]:
    """Return the chats to which the messages go."""
    row = {"lane": 1, "method": "sendMessage", "payload": "{}", "created_at": NOW}
    for one in sent:
        await audience.enqueue(stage.session, one.audience, str(one.say.dedup_key), {"ky": row}, ("ky",))
    rows = await stage.session.scalars(
        select(OutboxMessage.chat_id).where(OutboxMessage.dedup_key.like("change:%"))
    )
    return set(rows)


async def test_an_invitee_who_has_not_registered_is_told_that_the_seminar_was_moved(stage: Stage) -> None:
    person, _ = await invite(stage, "sent")
    lines = await preview(stage)
    assert "change-beyond" not in lines, "the seat of the list is that person's"
    said, sent = await apply(stage)
    assert person.telegram_id in await told(stage, sent)
    assert not [one for one in said if one.key == "invitation"]


async def test_an_invitee_is_told_that_the_seminar_was_called_off(stage: Stage) -> None:
    person, _ = await invite(stage, "sent")
    await stage.press(stage.member, f"change-seminar-state:{stage.karakol.id}:cancelled")
    _, sent = await apply(stage)
    assert [one.say.key for one in sent] == ["plan-cancelled"]
    assert person.telegram_id in await told(stage, sent)


async def test_an_invitation_that_still_waits_is_sent_for_the_new_time(stage: Stage) -> None:
    for mode in ("tell", "quiet"):
        await stage.save()
        person, message = await invite(stage, "pending")
        await preview(stage)
        said, sent = await apply(stage, mode)
        await stage.session.refresh(message)
        assert (message.state, message.dedup_key) == ("expired", None)
        [again] = [one for one in said if one.key == "invitation"]
        assert again.to is person
        assert again.args["starts"] == stage.karakol.starts_at.astimezone(ZONE)
        assert person.telegram_id not in await told(stage, sent)
        await stage.roll_back(always=True)


async def test_an_invitation_that_still_waits_is_not_sent_once_the_seminar_is_called_off(
    stage: Stage,
) -> None:
    person, message = await invite(stage, "pending")
    await stage.press(stage.member, f"change-seminar-state:{stage.karakol.id}:cancelled")
    said, sent = await apply(stage)
    await stage.session.refresh(message)
    assert message.state == "expired"
    assert not [one for one in said if one.key == "invitation"]
    assert person.telegram_id not in await told(stage, sent)
