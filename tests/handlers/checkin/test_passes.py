"""The personal QR code: who may scan it, and what everybody else is told."""

from datetime import timedelta

from sqlalchemy import select

from storage.models import AuditEntry, Person, seat_states
from storage.seats import seats
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.checkin.arrivals import check_ins, pass_link, refused
from tests.handlers.stage import NOW, Stage, text_keys

FAR = 5011


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
