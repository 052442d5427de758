"""The day of the seminar: what is on now and next, moved items told once, slides asked for two days before."""

from datetime import UTC, datetime, timedelta

import orjson
import pytest
from sqlalchemy import select

from bot.locales import get_locale
from bot.telegram.outgoing import MessageRenderer
from handlers.event_day import moved_items
from handlers.event_day.now_page import current_and_next
from handlers.messages import Say, Translated
from handlers.reminders import reminders as feature
from storage.messages import outbox
from storage.models import ItemMove, OutboxMessage, Person, ProgrammeItem, Reminder, seat_states
from storage.reminders import reminders
from storage.seats import seats
from storage.seminars import materials, programme
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import OTHER, OWNER, Stage, text_keys

POST = MessageRenderer("ky", "Asia/Bishkek")
DAY = datetime(2026, 12, 10, 4, 0, tzinfo=UTC)
"""10:00 in Bishkek, half an hour after the start."""


async def morning(stage: Stage) -> list[ProgrammeItem]:
    """The day of the seminar in Karakol, 9:30 to 15:30, with three items of an hour each."""
    seminar = stage.karakol
    for item in await programme.list_items(stage.session, seminar.id):
        await programme.remove(stage.session, item)
    seminar.starts_at, seminar.ends_at = DAY - timedelta(minutes=30), DAY + timedelta(hours=5, minutes=30)
    stage.now = DAY
    items = [
        programme.add(
            stage.session,
            seminar,
            seminar.starts_at + timedelta(hours=hour),
            seminar.starts_at + timedelta(hours=hour + 1),
            {"ky": f"Сөз {hour}"},
        )
        for hour in range(3)
    ]
    await stage.session.flush()
    return items


async def arrive(stage: Stage, person: Person) -> None:
    seat = await seats.of_person(stage.session, stage.karakol.id, person)
    assert seat is not None
    await seats.transition(stage.session, seat, seat_states.ARRIVED, stage.now)


async def tick(stage: Stage, later: timedelta = timedelta(minutes=3)) -> None:
    stage.now += later
    said = await moved_items.tell_moves(stage.session, stage.now)
    await outbox.enqueue(stage.session, await POST.message_rows(stage.session, said, stage.now))


async def add_file(stage: Stage, item: ProgrammeItem) -> None:
    await materials.add(
        stage.session,
        stage.karakol,
        item_id=item.id,
        title={},
        kind="document",
        file_id="f",
        file_unique_id="u",
        by=stage.member,
        at=stage.now,
    )


async def told(stage: Stage) -> list[OutboxMessage]:
    rows = await stage.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.dedup_key.like("items-moved:%"))
        .order_by(OutboxMessage.chat_id)
    )
    return list(rows)


def titles(say: Say) -> list[str]:
    """The headings of the page by key, with the titles below each."""
    found = []
    for group in say.args["list"].lines:  # type: ignore[union-attr]
        found.append(group.key)
        found += [line.args["title"].texts["ky"] for line in group.args["list"].lines] if group.args else []
    return found


async def test_the_page_says_what_is_on_and_what_comes_next(stage: Stage) -> None:
    await morning(stage)
    [page] = await stage.command(stage.owner, "now")
    assert page.key == "now"
    assert titles(page) == ["now-current", "Сөз 0", "now-next", "Сөз 1"]
    stage.now = DAY + timedelta(hours=2)
    [page] = await stage.press(stage.owner, f"show-now:{stage.karakol.id}:yes")
    assert (titles(page), page.edit) == (["now-current", "Сөз 2"], True)
    stage.now = DAY + timedelta(hours=4)
    [page] = await stage.press(stage.owner, f"show-now:{stage.karakol.id}")
    assert titles(page) == ["now-nothing-more"]
    stage.now = DAY + timedelta(hours=8)
    assert text_keys(await stage.press(stage.owner, f"show-now:{stage.karakol.id}")) == ["now-over"]
    [over] = await stage.command(stage.owner, "now")
    assert over.key == "now-over"
    assert f"rate-seminar:{stage.karakol.id}:5" in [one.data for row in over.buttons for one in row]
    await stage.press(stage.owner, f"rate-seminar:{stage.karakol.id}:5")
    [rated] = await stage.command(stage.owner, "now")
    assert [button.label for button in rated.buttons[0]] == [
        Translated({"en": label}) for label in ("1 ⭐", "2 ⭐", "3 ⭐", "4 ⭐", "✅ 5")
    ]
    stage.now = DAY + timedelta(days=1)
    [none] = await stage.command(stage.owner, "now")
    assert (none.key, none.keyboard) == ("now-no-seminar", "menu"), "the key of the day is taken away"


async def test_a_cancelled_seminar_is_not_shown_as_going_on(stage: Stage) -> None:
    await morning(stage)
    stage.karakol.state = "cancelled"
    for later in (timedelta(0), timedelta(hours=8)):
        stage.now = DAY + later
        assert text_keys(await stage.press(stage.owner, f"show-now:{stage.karakol.id}")) == ["now-cancelled"]


@pytest.mark.parametrize(
    ("later", "offered"),
    [(timedelta(0), True), (timedelta(hours=8), False), (timedelta(days=1), False)],
    ids=["day", "evening", "day after"],
)
async def test_the_reply_keyboard_of_the_day_leads_there(
    stage: Stage, later: timedelta, offered: bool
) -> None:
    await morning(stage)
    stranger = await add_consented_person(stage.session, 5009)
    rows = await POST.message_rows(
        stage.session,
        [Say("menu", to=one, keyboard="menu") for one in (stage.owner, stranger)],
        DAY + later,
    )
    keyboards = [str(orjson.loads(row["payload"])["reply_markup"]["keyboard"]) for row in rows]
    label = get_locale("ky", "UTC").plain("key-now")
    assert [label in keyboard for keyboard in keyboards] == [offered, False]
    widths = [len(keys) for keys in orjson.loads(rows[0]["payload"])["reply_markup"]["keyboard"]]
    assert widths == ([1, 2, 2] if offered else [2, 2]), "a third beside two is cut on a telephone"


async def test_items_that_begin_together_are_next_together(stage: Stage) -> None:
    first, second, third = await morning(stage)
    third.starts_at = second.starts_at
    found = current_and_next(stage.karakol, [first, second, third], DAY)
    assert found == ([first], [second, third])


async def test_on_the_day_the_menu_leads_there(stage: Stage) -> None:
    await morning(stage)

    async def has_button() -> bool:
        [page, *_] = await stage.command(stage.owner, "seminars")
        return any(button.data == f"show-now:{stage.karakol.id}" for row in page.buttons for button in row)

    assert await has_button()
    stage.now = DAY - timedelta(days=1)
    assert not await has_button()


async def test_moves_of_the_day_are_told_once_to_whom_they_concern(stage: Stage) -> None:
    _, second, third = await morning(stage)
    await arrive(stage, stage.other)
    owner_seat = await seats.of_person(stage.session, stage.karakol.id, stage.owner)
    assert owner_seat is not None
    owner_seat.wants_pings = True  # not there yet, but wants to know
    speaker = await add_consented_person(stage.session, 5005)
    absent = await add_consented_person(stage.session, 5006, at="karakol")
    second.speaker_id = speaker.id
    await stage.press(stage.member, f"shift-items:{second.id}:15")
    await stage.press(stage.member, f"shift-items:{second.id}:15")
    stage.now += timedelta(minutes=1)
    await stage.press(stage.member, f"shift-items:{third.id}:15")
    await tick(stage, timedelta(minutes=1))
    assert await told(stage) == []  # staff may not be done yet
    await tick(stage)
    await tick(stage)
    rows = await told(stage)
    assert [row.chat_id for row in rows] == [OWNER, OTHER, 5005]
    assert absent.telegram_id not in [row.chat_id for row in rows]
    assert "Сөз 1" in rows[0].payload
    assert "Сөз 2" in rows[0].payload
    assert "Сөз 2" not in rows[2].payload  # the speaker hears of the own item
    assert "10:30" in rows[2].payload
    assert "11:00" in rows[2].payload
    assert rows[2].payload.count("11:30") == 1, "the earlier end is named beside the earlier start"


async def test_what_was_moved_back_or_is_over_is_not_told(stage: Stage) -> None:
    first, second, _ = await morning(stage)
    await stage.press(stage.member, f"shift-items:{second.id}:15")
    await stage.press(stage.member, f"shift-items:{second.id}:-15")
    await tick(stage)
    stage.now = DAY + timedelta(hours=1)
    await stage.press(stage.member, f"shift-items:{first.id}:-15")
    await tick(stage)
    assert await told(stage) == []


@pytest.mark.parametrize("ahead", [timedelta(days=-1), timedelta(hours=5, minutes=29)])
async def test_moves_of_another_day_and_after_the_end_are_not_told(stage: Stage, ahead: timedelta) -> None:
    _, second, _ = await morning(stage)
    stage.now = DAY + ahead
    await stage.press(stage.member, f"shift-items:{second.id}:15")
    await tick(stage)
    assert await told(stage) == []
    await stage.session.flush()
    waiting = select(ItemMove.id).where(ItemMove.settled_at.is_(None))
    assert await stage.session.scalar(waiting) is None


async def test_an_item_that_is_removed_takes_its_move_along(stage: Stage) -> None:
    _, second, _ = await morning(stage)
    await stage.press(stage.member, f"shift-items:{second.id}:15")
    await stage.press(stage.member, f"remove-item:{second.id}:yes")
    await tick(stage)
    assert await told(stage) == []


# Slides.


async def slides(stage: Stage, at: datetime) -> list[OutboxMessage]:
    said = await feature.send_due(stage.session, at)
    await outbox.enqueue(stage.session, await POST.message_rows(stage.session, said, at))
    rows = await stage.session.scalars(
        select(OutboxMessage)
        .join(Reminder, Reminder.id == OutboxMessage.reminder_id)
        .where(Reminder.kind == reminders.SLIDES)
        .order_by(OutboxMessage.id)
    )
    return list(rows)


async def test_speakers_are_asked_two_days_before_for_slides_that_are_missing(stage: Stage) -> None:
    first, second, third = await morning(stage)
    seminar = stage.karakol
    speaker, ready = [await add_consented_person(stage.session, number) for number in (5005, 5006)]
    for person in (speaker, ready):
        await roles.grant(
            stage.session, person, roles.SPEAKER, stage.now, stage.member.id, seminar_id=seminar.id
        )
    first.speaker_id = second.speaker_id = speaker.id
    third.speaker_id = ready.id
    await add_file(stage, third)
    await reminders.replan(stage.session, seminar, DAY - timedelta(days=5))
    due = datetime(2026, 12, 8, 4, 0, tzinfo=UTC)
    assert await slides(stage, due - timedelta(seconds=1)) == []
    [row] = await slides(stage, due)
    assert row.chat_id == 5005
    assert f"add-materials:{seminar.id}:{first.id}" in row.payload
    assert f"add-materials:{seminar.id}:{second.id}" in row.payload
    assert len(await slides(stage, due + timedelta(minutes=1))) == 1


async def test_files_of_an_item_go_to_those_who_are_there(stage: Stage) -> None:
    first, *_ = await morning(stage)
    await arrive(stage, stage.other)
    await add_file(stage, first)
    await reminders.replan(stage.session, stage.karakol, stage.now)
    ended = DAY + timedelta(minutes=30)
    said = await feature.send_due(stage.session, ended)
    await outbox.enqueue(stage.session, await POST.message_rows(stage.session, said, ended))
    chats = await stage.session.scalars(
        select(OutboxMessage.chat_id).where(OutboxMessage.subject.like("material:%"))
    )
    assert list(chats) == [OTHER]
