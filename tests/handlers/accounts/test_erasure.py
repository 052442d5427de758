"""/forget while something is pending: places on waiting lists, and decisions of staff about numbers only typed."""

from datetime import datetime

import pytest
from sqlalchemy import select

from handlers.messages import Lines, Refusal, Say
from storage.invitees import uploads
from storage.messages import files, outbox
from storage.models import AuditEntry, Person, Seat, seat_states
from storage.seats import seats
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import MEMBER, NOW, Stage, text_keys
from tests.storage.privacy.full_person import outbox_message, workbook_bytes


async def fill_hall(stage: Stage) -> Person:
    """Fill both places of the hall and put two people on the waiting list; return the first of them."""
    stage.karakol.capacity, stage.karakol.places_per_unit = 2, None
    await stage.session.flush()
    seats.clear_seat_counts(stage.session, stage.karakol)
    first, _ = [await add_consented_person(stage.session, number, at="karakol") for number in (6001, 6002)]
    await stage.session.flush()
    return first


async def test_who_is_forgotten_waits_no_longer_and_the_next_one_is_offered_the_place(stage: Stage) -> None:
    person = await fill_hall(stage)
    first, second = await seats.list_in_states(stage.session, stage.karakol.id, (seat_states.WAITING,))
    await stage.press(stage.owner, f"decline-seat:{stage.seat.id}:work")
    assert first.state == seat_states.OFFERED
    said: list[Say] = await stage.press(person, "answer-erasure:yes")
    assert text_keys(said) == ["erased", "offer"]
    assert (first.state, second.state) == (seat_states.CANCELLED, seat_states.OFFERED)


# A number that was only typed.


async def register_by_staff(stage: Stage) -> Seat:
    """Have staff register somebody under the number that the owner has typed."""
    told = {"name": "Үлгү Тизмедеги", "phone": stage.owner.phone, "office": "project", "position": "other"}
    seat = seats.create_seat(
        stage.session, stage.karakol, seat_states.REGISTERED, NOW, source="assisted", **told
    )
    seat.added_by_id = stage.member.id
    await stage.session.flush()
    return seat


async def test_organisers_are_asked_about_what_they_wrote_under_a_typed_number(stage: Stage) -> None:
    seat = await register_by_staff(stage)
    done, asked = await stage.press(stage.owner, "answer-erasure:yes")
    assert (done.key, asked.key, asked.to) == ("erased", "erase-seat", stage.member)
    assert "phone" not in asked.args  # views of telephone numbers are logged elsewhere
    yes, no = (button.data for row in asked.buttons for button in row)
    assert seat.name == "Үлгү Тизмедеги"
    assert text_keys(await stage.press(stage.member, no)) == ["erase-left"]
    assert seat.name == "Үлгү Тизмедеги"
    assert text_keys(await stage.press(stage.member, yes)) == ["erase-done"]
    found: tuple[str | None, ...] = (seat.name, seat.phone, seat.office)
    assert found == (None, None, "project")
    with pytest.raises(Refusal, match="seat-decided"):
        await stage.press(stage.member, yes)


async def test_a_proven_number_is_asked_of_nobody(stage: Stage) -> None:
    seat = await register_by_staff(stage)
    stage.owner.phone_verified_at = NOW
    assert text_keys(await stage.press(stage.owner, "answer-erasure:yes")) == ["erased"]
    assert (seat.name, seat.phone) == (None, None)
    rows = await stage.session.scalars(
        select(AuditEntry.subject).where(AuditEntry.action == "forgotten.seat")
    )
    assert list(rows) == [f"seat:{seat.id}"]


@pytest.mark.parametrize(
    "data",
    [
        "decide-erasure:yes:seat:{}",
        "decide-erasure:no:seat:{}",
        "decide-erasure:yes:list:{}",
        "decide-erasure:yes:form:{}",
    ],
)
async def test_nobody_else_decides_it(stage: Stage, data: str) -> None:
    seat = await register_by_staff(stage)
    await roles.grant(stage.session, stage.other, roles.ORGANISER, NOW, None, seminar_id=stage.jalal_abad.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    with pytest.raises(Refusal):
        await stage.press(stage.other, data.format(seat.id))
    assert seat.name == "Үлгү Тизмедеги"


async def test_who_sent_a_list_or_fills_in_a_form_is_asked_about_that(stage: Stage) -> None:
    upload = await uploads.add(stage.session, stage.karakol.id, stage.member, "file", NOW)
    uploads.mark_ready(upload, [{"name": "Үлгү", "phone": stage.owner.phone or ""}])
    form = {"seminar": stage.karakol.id, "assisted": True, "phone": stage.owner.phone}
    stage.member.draft, stage.member.step = {"registration": form}, "registration"
    await stage.session.flush()
    _, first, second = await stage.press(stage.owner, "answer-erasure:yes")
    assert [(one.key, one.to) for one in (first, second)] == [
        ("erase-list", stage.member),
        ("erase-form", stage.member),
    ]
    assert upload.entries
    assert stage.member.draft["registration"] == form
    await stage.press(stage.member, first.buttons[0][0].data)
    await stage.press(stage.member, second.buttons[0][0].data)
    assert (upload.state, upload.entries, stage.member.draft) == (uploads.DROPPED, [], {})


@pytest.mark.parametrize(("verified", "listed"), [(None, ["erasure-typed"]), (NOW, ["erasure-proven"])])
async def test_the_confirmation_says_what_becomes_of_what_staff_wrote(
    stage: Stage, verified: datetime | None, listed: list[str]
) -> None:
    """By the person's own number alone: typing a number must not reveal whether staff have data under it."""
    stage.owner.phone_verified_at = verified
    [asked] = await stage.command(stage.owner, "forget")
    assert isinstance(asked.args["list"], Lines)
    assert [line.key for line in asked.args["list"].lines] == listed


async def test_who_waits_for_a_list_with_them_in_it_is_told_to_ask_again(stage: Stage) -> None:
    file = await files.save_file(
        stage.session, "a" * 64, "x.xlsx", workbook_bytes(stage.owner.name or ""), NOW
    )
    await outbox.enqueue(stage.session, [outbox_message(MEMBER, "{}", file_id=file)])
    said = await stage.press(stage.owner, "answer-erasure:yes")
    assert [(one.key, one.to) for one in said] == [("erased", None), ("file-kept-back", stage.member)]
