"""The door: four ways of arriving, who may, and what everybody else is told."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.telegram.outgoing import MessageRenderer
from handlers.checkin import codes as pages
from handlers.messages import DeepLink, QrCode, Refusal, Sheet
from storage.checkin import codes, passes
from storage.models import AuditEntry, CheckIn, Person, Seat, seat_states
from storage.seats import seats
from storage.team import roles
from tests.conversations.helpers import AK_BULUNG, add_consented_person
from tests.handlers.stage import NOW, Stage, text_keys

HAND = 5010
FAR = 5011
FIRST = "41702205000000"
"""The rayon of the owner's municipality."""


@pytest.fixture
async def hand(stage: Stage) -> Person:
    """Somebody with the door role at Karakol, on its day."""
    person = await add_consented_person(stage.session, HAND, "ru", name="Үлгү Эшик")
    await roles.grant(stage.session, person, roles.DOOR, NOW, None, seminar_id=stage.karakol.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    stage.now = stage.karakol.starts_at - timedelta(minutes=20)
    return person


async def pass_link(stage: Stage) -> str:
    [shown] = await stage.press(stage.owner, f"show-pass:{stage.karakol.id}")
    assert isinstance(shown.document, QrCode)
    assert isinstance(shown.document.link, DeepLink)
    return shown.document.link.payload


async def check_ins(stage: Stage) -> list[tuple[int, str]]:
    await stage.session.flush()
    rows = await stage.session.scalars(select(CheckIn).order_by(CheckIn.id))
    return [(row.seat_id, row.way) for row in rows]


async def refused(stage: Stage, person: Person, data: str) -> str:
    with pytest.raises(Refusal) as no:
        await stage.press(person, data)
    return no.value.key


# The personal QR code.


async def test_the_door_scans_a_code_twice_and_undoes_it(stage: Stage, hand: Person) -> None:
    link = await pass_link(stage)
    [first] = await stage.command(hand, "start", link)
    assert text_keys(await stage.write(hand, "жокадам")) == ["door-none"], "what is typed next is looked for"
    [again] = await stage.command(hand, "start", link)
    assert [first.key, again.key] == ["arrival", "arrival-known"]
    assert (first.args["arrived"], first.args["expected"]) == (1, 2)
    assert await check_ins(stage) == [(stage.seat.id, "pass")]
    assert stage.seat.state == seat_states.ARRIVED
    [undone] = await stage.press(hand, f"undo-check-in:{stage.seat.id}:0")
    await stage.press(hand, f"undo-check-in:{stage.seat.id}:0")
    assert undone.key == "arrival-none"
    assert (stage.seat.state, await check_ins(stage)) == (seat_states.REGISTERED, [])
    actions = [row.action for row in await stage.session.scalars(select(AuditEntry).order_by(AuditEntry.id))]
    assert actions[-2:] == ["arrival.recorded", "arrival.undone"]


async def test_a_code_tells_strangers_nothing_and_its_owner_what_they_know(
    stage: Stage, hand: Person
) -> None:
    link = await pass_link(stage)
    elsewhere = await add_consented_person(stage.session, FAR)
    await roles.grant(stage.session, elsewhere, roles.DOOR, NOW, None, seminar_id=stage.jalal_abad.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    unknown = await stage.command(stage.other, "start", "p_" + "A" * 22)
    for stranger in (stage.other, elsewhere, stage.newcomer_with_consent()):
        assert await stage.command(stranger, "start", link) == unknown
    assert text_keys(unknown) == ["pass-foreign"]
    assert text_keys(await stage.command(stage.owner, "start", link)) == ["pass"]
    for odd in ("", "ө", "%", "' OR 1=1 --", "\ud800"):
        assert text_keys(await stage.command(hand, "start", f"p_{odd}")) == ["pass-foreign"]
    assert await check_ins(stage) == []


async def test_a_code_of_a_seat_that_was_given_up_checks_nobody_in(stage: Stage, hand: Person) -> None:
    link = await pass_link(stage)
    await seats.transition(stage.session, stage.seat, seat_states.CANCELLED, stage.now, stage.owner)
    assert text_keys(await stage.command(hand, "start", link)) == ["pass-ended"]
    assert text_keys(await stage.command(stage.owner, "start", link)) == ["pass-foreign"]
    assert await check_ins(stage) == []


async def test_nobody_arrives_before_the_day(stage: Stage, hand: Person) -> None:
    link = await pass_link(stage)
    stage.now = stage.karakol.starts_at - timedelta(days=1)
    assert text_keys(await stage.command(hand, "start", link)) == ["door-early"]
    assert await refused(stage, hand, f"check-in:{stage.seat.id}:0") == "door-early"
    assert await check_ins(stage) == []


# The list.


async def test_a_tap_on_the_list_checks_in_and_the_count_follows(stage: Stage, hand: Person) -> None:
    [door] = await stage.press(hand, f"show-door:{stage.karakol.id}")
    assert (door.args["arrived"], door.args["expected"]) == (0, 2)
    [listed] = await stage.press(hand, f"list-expected:{stage.karakol.id}:0:{FIRST}")
    taps = [button.data for row in listed.buttons for button in row]
    tap = next(one for one in taps if one.startswith(f"check-in-listed:{stage.seat.id}:"))
    for _ in range(2):
        [listed] = await stage.press(hand, tap)
    assert (listed.key, listed.args["arrived"], listed.args["expected"]) == ("expected", 1, 2)
    assert await check_ins(stage) == [(stage.seat.id, "list")]
    assert f"show-arrival:{stage.seat.id}:0" in [one.data for row in listed.buttons for one in row]


@pytest.mark.parametrize("typed", ["Үлгү", "Ак-Булуң", "№ 1", "1"])
async def test_somebody_is_found_by_name_place_or_number(stage: Stage, hand: Person, typed: str) -> None:
    numbers = await passes.sheet_numbers(stage.session, stage.karakol.id)
    await stage.press(hand, f"show-door:{stage.karakol.id}")
    [found] = await stage.write(hand, typed)
    shown = [button.data for row in found.buttons for button in row]
    first = next(seat for seat, number in numbers.items() if number == 1)
    assert found.key == "door-found"
    assert f"check-in:{first}:0" in shown
    [arrived] = await stage.press(hand, f"check-in:{first}:0")
    assert arrived.key == "arrival"
    assert text_keys(await stage.write(hand, "жокадам")) == ["door-none"], "the search goes on"


async def test_the_door_of_another_seminar_and_moderators_may_not(stage: Stage, hand: Person) -> None:
    moderator = await add_consented_person(stage.session, FAR)
    await roles.grant(stage.session, moderator, roles.MODERATOR, NOW, None, seminar_id=stage.karakol.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    assert await refused(stage, moderator, f"check-in:{stage.seat.id}:0") == "button-old"
    assert await refused(stage, hand, f"show-door:{stage.jalal_abad.id}") == "not-yours"
    assert await refused(stage, stage.other, f"check-in:{stage.seat.id}:0") == "button-old"


async def test_the_staff_page_counts_arrivals_on_the_day_only(stage: Stage, hand: Person) -> None:
    page = f"show-seminar-for-staff:{stage.karakol.id}"

    async def lines() -> list[str]:
        [shown] = await stage.press(hand, page)
        return [line.key for line in shown.args["list"].lines]  # type: ignore[union-attr]

    assert lines_with(await lines()) == ["staff-overview-arrived", "arrivals-line"]
    stage.now = stage.karakol.starts_at - timedelta(days=2)
    assert lines_with(await lines()) == []


def lines_with(keys: list[str]) -> list[str]:
    return [key for key in keys if "arriv" in key]


async def test_the_seats_page_records_and_undoes_an_arrival_too(stage: Stage, hand: Person) -> None:
    await stage.press(hand, f"change-seat-state:{stage.seat.id}:arrived")
    assert await check_ins(stage) == [(stage.seat.id, "page")]
    await stage.press(hand, f"change-seat-state:{stage.seat.id}:registered")
    assert (await check_ins(stage), stage.seat.arrived_at) == ([], None)


# The code on the wall.


async def open_code(stage: Stage, hand: Person) -> str:
    page, *_ = await stage.press(hand, f"show-check-in-code:{stage.karakol.id}")
    assert page.key == "code-page"
    return str(page.args["code"])


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


async def test_the_code_is_in_one_message_at_a_time(stage: Stage, hand: Person) -> None:
    await open_code(stage, hand)
    before = await codes.get(stage.session, stage.karakol.id)
    assert before is not None
    old = before.message_id
    said = await stage.press(stage.member, f"show-check-in-code:{stage.karakol.id}")
    assert [(one.key, one.to, one.edit) for one in said if one.to] == [("code-elsewhere", hand, old)]
    [edit] = await pages.update_codes(stage.session, stage.now + timedelta(minutes=1))
    assert edit.to is stage.member


# The signed sheet.


async def test_the_sheet_is_sent_numbered_and_keyed_in_after_a_look(stage: Stage, hand: Person) -> None:
    [sent] = await stage.press(hand, f"send-sheet:{stage.karakol.id}")
    assert isinstance(sent.document, Sheet)
    assert [row[0] for row in sent.document.rows] == [1, 2]
    assert "+996" not in repr(sent.document.rows), "the door sees no telephones"
    await stage.command(hand, "start", await pass_link(stage))
    await stage.press(hand, f"start-sheet-entry:{stage.karakol.id}:0")
    [preview] = await stage.write(hand, "1-2")
    assert (preview.key, preview.args["new"], preview.args["known"]) == ("sheet-preview", 1, 1)
    assert len(await check_ins(stage)) == 1, "nothing is recorded before it is confirmed"
    [done] = await stage.press(hand, preview.buttons[0][0].data)
    assert (done.key, done.args["new"], done.args["arrived"]) == ("sheet-done", 1, 2)
    assert await refused(stage, hand, preview.buttons[0][0].data) == "button-old"
    [undone] = await stage.press(hand, done.buttons[0][0].data)
    await stage.press(hand, done.buttons[0][0].data)
    assert (undone.key, undone.args["arrived"]) == ("sheet-undone", 1)
    assert await check_ins(stage) == [(stage.seat.id, "pass")]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("1-14, Асан", "sheet-wrong-number"),
        ("2-1", "sheet-wrong-backwards"),
        ("1-9999999", "sheet-wrong-large"),
        ("1, 77", "sheet-unknown"),
        (",", "sheet-wrong-empty"),
    ],
)
async def test_numbers_that_are_not_on_the_sheet_are_explained(
    stage: Stage, hand: Person, typed: str, key: str
) -> None:
    assert await refused(stage, hand, f"start-sheet-entry:{stage.karakol.id}:0") == "sheet-unnumbered"
    await passes.sheet_numbers(stage.session, stage.karakol.id)
    await stage.press(hand, f"start-sheet-entry:{stage.karakol.id}:0")
    with pytest.raises(Refusal) as no:
        await stage.write(hand, typed)
    assert no.value.key == key
    assert await check_ins(stage) == []


async def test_a_sheet_that_changed_since_the_look_is_shown_again(stage: Stage, hand: Person) -> None:
    await passes.sheet_numbers(stage.session, stage.karakol.id)
    await stage.press(hand, f"start-sheet-entry:{stage.karakol.id}:0")
    [preview] = await stage.write(hand, "1")
    await stage.write(hand, "2")
    [again] = await stage.press(hand, preview.buttons[0][0].data)
    assert again.key == "sheet-preview"
    assert await check_ins(stage) == []


# Walk-ins.


async def test_a_walk_in_is_there_after_three_taps_and_two_words(stage: Stage, hand: Person) -> None:
    await passes.sheet_numbers(stage.session, stage.karakol.id)
    stage.karakol.places_per_unit = None
    keys = []
    for act in (
        f"register-walk-in:{stage.karakol.id}",
        "Ак-Булуң",
        f"choose-registration-unit:{AK_BULUNG}",
        "choose-position:specialist",
        "Үлгү Жаңы",
    ):
        said = await (stage.press(hand, act) if ":" in act else stage.write(hand, act))
        keys += text_keys(said)
    assert keys == ["walk-in-place-in", "walk-in-found", "walk-in-position", "walk-in-name", "arrival"]
    [(number, way)] = await check_ins(stage)
    seat = await stage.session.get(Seat, number)
    assert seat is not None
    assert (way, seat.name, seat.state, seat.source) == ("walk_in", "Үлгү Жаңы", "arrived", "assisted")
    found = await passes.get(stage.session, seat)
    assert found is not None
    assert found.number == 3, "to sign below the printed names"
    assert text_keys(await stage.write(hand, "Үлгү")) == ["door-found"], "the door goes on"
