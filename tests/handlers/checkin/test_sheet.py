"""The signed sheet keyed in, and walk-ins."""

from datetime import timedelta

import pytest

from handlers.messages import Refusal, Sheet
from storage.checkin import passes
from storage.models import Person, Seat, seminar_states
from tests.conversations.helpers import AK_BULUNG
from tests.handlers.checkin.arrivals import check_ins, pass_link, refused
from tests.handlers.stage import Stage, text_keys


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
    assert await refused(stage, hand, preview.buttons[0][0].data) == "button-old-staff"
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
    assert keys == [
        "ask-place-m-in-other",
        "unit-found-by",
        "ask-position-other",
        "walk-in-name",
        "arrival",
    ]
    [(number, way)] = await check_ins(stage)
    seat = await stage.session.get(Seat, number)
    assert seat is not None
    assert (way, seat.name, seat.state, seat.source) == ("walk_in", "Үлгү Жаңы", "arrived", "assisted")
    found = await passes.get(stage.session, seat)
    assert found is not None
    assert found.number == 3, "to sign below the printed names"
    assert text_keys(await stage.write(hand, "Үлгү")) == ["door-found"], "the door goes on"


async def test_a_list_on_paper_is_entered_after_the_end(stage: Stage, hand: Person) -> None:
    stage.karakol.places_per_unit, stage.karakol.state = None, seminar_states.HELD
    stage.now = stage.karakol.ends_at + timedelta(hours=2)
    await stage.press(hand, f"register-walk-in:{stage.karakol.id}")
    await stage.press(hand, f"choose-registration-unit:{AK_BULUNG}")
    await stage.press(hand, "choose-position:specialist")
    assert text_keys(await stage.write(hand, "Үлгү Жаңы")) == ["arrival"]
    assert [way for _, way in await check_ins(stage)] == ["walk_in"]


async def test_the_door_gives_one_more_place_only_by_an_explicit_yes(stage: Stage, hand: Person) -> None:
    stage.karakol.places_per_unit = 1
    await stage.session.flush()
    await stage.press(hand, f"register-walk-in:{stage.karakol.id}")
    said = await stage.press(hand, f"choose-registration-unit:{AK_BULUNG}")
    assert text_keys(said) == ["assist-unit-taken"]
    assert text_keys(await stage.press(hand, "register-other-beyond-quota")) == ["ask-position-other"]
    await stage.press(hand, "choose-position:specialist")
    assert await check_ins(stage) == []
    assert text_keys(await stage.write(hand, "Үлгү Жаңы")) == ["arrival"]
    assert [way for _, way in await check_ins(stage)] == ["walk_in"]
    await stage.press(hand, f"register-other:{stage.karakol.id}")
    assert await refused(stage, hand, "register-other-beyond-quota") == "not-yours", (
        "on the telephone it may not"
    )
