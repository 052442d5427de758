"""The code on the screen: typed, opened, guessed, too late; the message that shows it."""

from datetime import timedelta

from bot.telegram.outgoing import MessageRenderer
from handlers.checkin import codes as pages
from handlers.messages import Say
from storage.checkin import codes
from storage.models import Person
from storage.seats import seats
from tests.handlers.checkin.arrivals import check_ins, open_code, refused
from tests.handlers.stage import Stage, text_keys


async def test_the_code_is_typed_or_opened_by_whoever_has_a_seat(stage: Stage, hand: Person) -> None:
    code = await open_code(stage, hand)
    assert text_keys(await stage.write(stage.owner, code)) == ["self-code-done"]
    assert text_keys(await stage.write(stage.owner, code)) == ["self-code-done"], "once more changes nothing"
    link = f"k_{stage.karakol.id}_{code.replace(' ', '')}"
    assert text_keys(await stage.command(stage.other, "start", link)) == ["self-code-done"]
    guest = stage.newcomer_with_consent()
    assert text_keys(await stage.command(guest, "start", link)) == ["self-code-no-seat"]
    seat = await seats.of_person(stage.session, stage.karakol.id, stage.other)
    assert seat is not None
    assert await check_ins(stage) == [(stage.seat.id, "code"), (seat.id, "code")]


async def test_a_code_holds_for_its_minute_and_the_next_and_until_the_door_closes_it(
    stage: Stage, hand: Person
) -> None:
    code = await open_code(stage, hand)
    await stage.press(stage.owner, f"start-self-check-in:{stage.karakol.id}")
    stage.now += timedelta(minutes=2)
    assert text_keys(await stage.write(stage.owner, code)) == ["self-code-wrong"]
    assert text_keys(await stage.write(stage.owner, "эмне?")) == ["self-code-awaited"]
    stage.now -= timedelta(minutes=1)
    assert text_keys(await stage.write(stage.owner, code.replace(" ", ""))) == ["self-code-done"]
    await stage.press(hand, f"hide-check-in-code:{stage.karakol.id}")
    link = f"k_{stage.karakol.id}_{code.replace(' ', '')}"
    assert text_keys(await stage.command(stage.other, "start", link)) == ["self-code-off"]
    assert len(await check_ins(stage)) == 1


async def test_guessing_is_stopped_after_a_few_codes(stage: Stage, hand: Person) -> None:
    code = await open_code(stage, hand)
    wrong = f"{(int(code.replace(' ', '')) + 500_000) % 1_000_000:06}"
    await stage.press(stage.owner, f"start-self-check-in:{stage.karakol.id}")
    replies = [text_keys(await stage.write(stage.owner, wrong))[0] for _ in range(6)]
    assert replies == [*["self-code-wrong"] * 5, "self-code-many"]
    assert text_keys(await stage.write(stage.owner, code)) == ["self-code-many"]
    assert text_keys(await stage.write(stage.other, code)) == ["self-code-done"], (
        "others are not kept waiting"
    )


async def test_the_code_is_no_good_on_another_day(stage: Stage, hand: Person) -> None:
    await open_code(stage, hand)
    door = await codes.get(stage.session, stage.karakol.id)
    assert door is not None
    day = timedelta(days=1)
    for moment in (stage.karakol.starts_at - day, stage.karakol.ends_at + day):
        stage.now = moment
        code = codes.make_code(door, codes.minute_of(stage.now))
        link = f"k_{stage.karakol.id}_{code}"
        assert text_keys(await stage.command(stage.owner, "start", link)) == ["self-code-off"]
    assert await refused(stage, hand, f"show-check-in-code:{stage.karakol.id}") == "code-over"


async def test_six_digits_are_a_question_where_no_door_is_open(stage: Stage) -> None:
    assert text_keys(await stage.write(stage.owner, "123 456")) == ["saved-offer"]


async def test_the_message_with_the_code_changes_every_minute_and_ends_with_the_day(
    stage: Stage, hand: Person
) -> None:
    first = await open_code(stage, hand)
    door = await codes.get(stage.session, stage.karakol.id)
    assert door is not None
    assert await pages.update_codes(stage.session, stage.now) == [], "it shows this minute already"
    [edit] = await pages.update_codes(stage.session, stage.now + timedelta(minutes=1))
    assert (edit.key, edit.to, edit.edit) == ("code-page", hand, door.message_id)
    assert edit.args["code"] != first
    [method] = [
        row["method"]
        for row in await MessageRenderer("ky", "Asia/Bishkek", {}).message_rows(
            stage.session, [edit], stage.now
        )
    ]
    assert method == "editMessageText"
    [closed] = await pages.update_codes(stage.session, stage.karakol.ends_at + timedelta(days=1))
    assert closed.key == "code-off"
    assert door.opened_at is None


async def test_the_code_stays_the_last_message_until_the_door_is_opened_below_it(
    stage: Stage, hand: Person
) -> None:
    async def press(button: str, message: int) -> Say:
        argument = str(stage.karakol.id)
        did = stage.incoming(hand, button=button, argument=argument, callback_id="1", message_id=message)
        [said] = await stage.answer(did)
        return said

    assert (await press("show-check-in-code", 42)).key == "code-page"
    below = await press("show-door", 42)
    assert (below.key, below.edit) == ("door", False)
    page = await press("show-door", 43)
    assert (page.key, page.edit) == ("door", True), "on its own message it is shown in place"


async def test_the_code_is_in_one_message_at_a_time(stage: Stage, hand: Person) -> None:
    await open_code(stage, hand)
    before = await codes.get(stage.session, stage.karakol.id)
    assert before is not None
    old = before.message_id
    said = await stage.press(stage.member, f"show-check-in-code:{stage.karakol.id}")
    assert [(one.key, one.to, one.edit) for one in said if one.to] == [("code-elsewhere", hand, old)]
    [edit] = await pages.update_codes(stage.session, stage.now + timedelta(minutes=1))
    assert edit.to is stage.member
