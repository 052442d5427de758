"""The deputy's link: for one person, for one use, for 72 hours; and the seat, had back from whoever else came."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.texts import words
from handlers.words import Incoming, Link, Refusal, Say
from storage import roles, seats
from storage.models import Seat
from tests.handlers.stage import Stage, keys


async def link(stage: Stage) -> str:
    [said] = await stage.press(stage.owner, f"deputy:{stage.seat.id}")
    share = said.buttons[0][0].share
    assert share is not None
    assert isinstance(share.link, Link)
    await stage.session.flush()
    return share.link.word


def later(stage: Stage, did: Incoming, **delta: int) -> Incoming:
    did.at = datetime.now(UTC) + timedelta(**delta)
    return did


async def taken(stage: Stage) -> tuple[list[Say], Seat]:
    """The newcomer opens the link and gives name and telephone."""
    person = stage.newcomer_with_consent()
    await stage.command(person, "start", await link(stage))
    await stage.write(person, "0700 100 888")
    said = await stage.press(person, "confirm")
    await stage.session.flush()
    after = await seats.of_person(stage.session, stage.karakol.id, person)
    assert after is not None
    return said, after


async def test_opening_the_link_does_not_tell_whose_seat_it_is(stage: Stage) -> None:
    word = await link(stage)
    stage.owner.name = stage.seat.name = "Үлгү Жашыруун"
    said = await stage.command(stage.newcomer_with_consent(), "start", word)
    assert "deputy-opened" in keys(said)
    for one in said:
        assert "Жашыруун" not in words("ky", "UTC").html(one.key, one.args)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
async def test_the_giver_reads_that_it_is_for_one_person_and_for_how_long(
    stage: Stage, language: str
) -> None:
    [said] = await stage.press(stage.owner, f"deputy:{stage.seat.id}")
    text = words(language, "UTC").html(said.key, said.args)
    assert "72" in text
    assert {"ky": "ошол адамдын өзүнө гана", "ru": "только этому человеку", "en": "that person alone"}[
        language
    ] in text


async def test_the_link_holds_for_72_hours_and_can_be_taken_back(stage: Stage) -> None:
    word, person = await link(stage), stage.newcomer_with_consent()
    late = stage.incoming(person, command="start", argument=word)
    assert "deputy-link-gone" in keys(await stage.answer(later(stage, late, hours=72, minutes=1)))
    await stage.press(stage.owner, f"unlink:{stage.seat.id}")
    assert "deputy-link-gone" in keys(await stage.command(person, "start", word))


async def test_the_giver_is_told_who_came_and_has_the_seat_back_with_a_tap(stage: Stage) -> None:
    said, after = await taken(stage)
    [told] = [one for one in said if one.to is stage.owner]
    assert (told.key, told.args["deputy"], getattr(told.args["position"], "key", "")) == (
        *("deputy-came", "Үлгү Катышуучу"),
        "position-deputy",
    )
    [[undo]] = told.buttons
    back = await stage.press(stage.owner, undo.data)
    assert [(one.key, one.to) for one in back] == [
        ("deputy-undone", None),
        ("deputy-undone-other", stage.newcomer),
        ("notice-undone", stage.member),
    ]
    assert (stage.seat.state, after.state) == (seats.REGISTERED, seats.CANCELLED)
    with pytest.raises(Refusal, match="seat-decided"):
        await stage.press(stage.owner, undo.data)


async def test_after_a_day_it_stays_with_whoever_came(stage: Stage) -> None:
    _, after = await taken(stage)
    did = stage.incoming(stage.owner, button="undeputy", argument=str(stage.seat.id), callback_id="1")
    with pytest.raises(Refusal, match="deputy-undo-late"):
        await stage.answer(later(stage, did, hours=24, minutes=1))
    assert (stage.seat.state, after.state) == (seats.HANDED_OVER, seats.REGISTERED)


async def test_nobody_else_has_it_back(stage: Stage) -> None:
    _, after = await taken(stage)
    await roles.give(stage.session, stage.other, roles.ORGANISER, stage.seat.state_at, None)
    for person in (stage.other, stage.newcomer):
        with pytest.raises(Refusal):
            await stage.press(person, f"undeputy:{stage.seat.id}")
    assert after.state == seats.REGISTERED


async def test_a_link_is_used_once(stage: Stage) -> None:
    word, person = await link(stage), stage.newcomer_with_consent()
    await stage.command(person, "start", word)
    await stage.write(person, "0700 100 888")
    await stage.press(person, "confirm")
    await stage.session.flush()
    values: dict[str, Any] = {"name": None, "phone": None}
    for name, value in values.items():
        setattr(stage.other, name, value)
    assert "deputy-link-gone" in keys(await stage.command(stage.other, "start", word))
