"""A registration may match an entry of a list: staff decide, and nothing happens automatically."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from bot.locales import get_locale
from handlers.messages import Contact, Refusal, Say, Text
from storage.models import AuditEntry, Person, Seat, seat_states
from storage.seats import seats
from storage.team import roles
from tests.conversations.helpers import AK_BULUNG
from tests.handlers.stage import NOW, Stage, text_keys

NUMBER, NAME = "+996700100777", "Үлгү Чакырылган"
PLACE = {"office": "municipality", "unit_code": AK_BULUNG}


async def invite(stage: Stage, **values: Any) -> Seat:
    told = {**PLACE, "name": NAME, "phone": NUMBER, "position": "head", "invitation_token": "w" * 22}
    seat = seats.create_seat(
        stage.session, stage.karakol, seat_states.INVITED, NOW, source="import", **told | values
    )
    await stage.session.flush()
    return seat


async def fill_in_to_phone(stage: Stage, person: Person, unit: str = AK_BULUNG, word: str = "") -> list[Say]:
    """Fill in the form up to the telephone."""
    said = await stage.command(person, "start", f"i_{word}" if word else "karakol")
    if not word:
        await stage.press(person, f"choose-registration-unit:{unit}")
        said = await stage.press(person, "choose-position:head")
    await stage.session.flush()
    return said


async def register_newcomer(
    stage: Stage, number: str = NUMBER, name: str = NAME, *, own: bool = False, **how: Any
) -> list[Say]:
    """Register the newcomer."""
    person = stage.newcomer_with_consent()
    await fill_in_to_phone(stage, person, **how)
    if own:
        said = await stage.answer(stage.incoming(person, contact=Contact(number, verified=True)))
        if said[-1].key == "card-unsigned":  # no name came with the number
            await stage.press(person, "use-profile-name")
    else:
        await stage.write(person, number)
        await stage.press(person, "edit-registration-field:name")
        await stage.write(person, name)
    said = await stage.press(person, "submit-registration")
    await stage.session.flush()
    return said


def asked(said: Sequence[Say]) -> list[Say]:
    return [one for one in said if one.key == "list-match-ask"]


async def newcomer_seats(stage: Stage) -> list[Seat]:
    rows = select(Seat).where(Seat.person_id == stage.newcomer.id).order_by(Seat.id)
    return list(await stage.session.scalars(rows))


async def test_a_proven_number_takes_the_invitation_up_with_its_name_and_nobody_is_asked(
    stage: Stage,
) -> None:
    seat = await invite(stage)
    said = await register_newcomer(stage, own=True)
    assert asked(said) == []
    assert await newcomer_seats(stage) == [seat]
    assert (seat.state, seat.name, seat.phone_verified_at is not None) == (seat_states.REGISTERED, NAME, True)


@pytest.mark.parametrize(
    ("how", "hint"),
    [
        ({"number": NUMBER, "name": "Башка Бирөө"}, "list-match-by-phone"),
        ({"number": "0700 100 778", "name": "Чакырылган Үлгү"}, "list-match-by-name"),
        ({"number": NUMBER, "unit": "41702225876000"}, "list-match-by-phone"),
        ({"number": "0700 100 778", "name": "Башка Бирөө", "word": "w" * 22}, "list-match-by-link"),
        ({"number": "+996700100778", "own": True, "word": "w" * 22}, "list-match-by-link"),
    ],
)
async def test_what_was_typed_or_opened_is_a_card_to_organisers(
    stage: Stage, how: dict[str, Any], hint: str
) -> None:
    seat = await invite(stage)
    [card] = asked(await register_newcomer(stage, **how))
    [mine] = await newcomer_seats(stage)
    assert (card.to, getattr(card.args["why"], "key", "")) == (stage.member, hint)
    invited = hint == "list-match-by-link"  # the link was opened; nobody has sent the other invitations
    assert card.args["state"] == Text("state-invited" if invited else "state-listed")
    assert (seat.state, seat.name, seat.phone, seat.person_id) == (seat_states.INVITED, NAME, NUMBER, None)
    assert (mine.state, mine is not seat) == (seat_states.REGISTERED, True)
    yes, no = card.buttons[0][0].data, card.buttons[1][0].data
    assert text_keys(await stage.press(stage.member, no)) == ["list-match-different"]
    assert seat.state == seat_states.INVITED
    assert text_keys(await stage.press(stage.member, yes)) == ["list-match-same"]
    assert (seat.state, seat.person_id, mine.state) == (
        seat_states.CANCELLED,
        stage.newcomer.id,
        seat_states.REGISTERED,
    )
    actions = list(await stage.session.scalars(select(AuditEntry.action)))
    assert actions.count("seat.merged") == 1
    with pytest.raises(Refusal, match="seat-decided"):
        await stage.press(stage.member, yes)


async def test_somebody_else_of_the_municipality_is_nothing_to_ask_about(stage: Stage) -> None:
    await invite(stage)
    assert asked(await register_newcomer(stage, "0700 100 778", "Башка Бирөө")) == []


async def test_the_link_tells_whose_seat_it_is_and_not_who_is_meant(stage: Stage) -> None:
    await invite(stage)
    said = await fill_in_to_phone(stage, stage.newcomer_with_consent(), word="w" * 22)
    assert "invite-greeting" in text_keys(said)
    form = stage.newcomer.draft["registration"]
    assert (form["unit"], form["position"], form.get("phone")) == (AK_BULUNG, "head", None)
    assert NAME not in repr(form)
    assert NAME not in repr(said)


async def test_nobody_else_decides_it(stage: Stage) -> None:
    seat = await invite(stage)
    [card] = asked(await register_newcomer(stage))
    await roles.grant(stage.session, stage.other, roles.ORGANISER, NOW, None, seminar_id=stage.jalal_abad.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    with pytest.raises(Refusal):
        await stage.press(stage.other, card.buttons[0][0].data)
    assert seat.state == seat_states.INVITED


async def test_what_staff_held_for_them_goes_to_the_seat_that_waits(stage: Stage) -> None:
    stage.karakol.capacity, stage.karakol.places_per_unit = 3, None
    await stage.session.flush()
    seats.clear_seat_counts(stage.session, stage.karakol)
    held = await invite(stage)
    await seats.transition(stage.session, held, seat_states.REGISTERED, NOW)
    [card] = asked(await register_newcomer(stage))
    [mine] = await newcomer_seats(stage)
    assert mine.state == seat_states.WAITING
    await stage.press(stage.member, card.buttons[0][0].data)
    assert (held.state, mine.state) == (seat_states.CANCELLED, seat_states.REGISTERED)


# Staff register somebody.


async def fill_in(stage: Stage, by: Person, number: str = NUMBER, name: str = "Үлгү Жазылган") -> list[Say]:
    """Fill in a form for somebody else, up to the confirmation."""
    await stage.press(by, f"register-other:{stage.karakol.id}")
    await stage.press(by, f"choose-registration-unit:{AK_BULUNG}")
    await stage.press(by, "choose-position:head")
    await stage.write(by, number)
    return await stage.write(by, name)


async def unclaimed_seats(stage: Stage) -> list[Seat]:
    rows = select(Seat).where(Seat.seminar_id == stage.karakol.id, Seat.person_id.is_(None)).order_by(Seat.id)
    return list(await stage.session.scalars(rows))


async def test_staff_say_which_invitation_is_theirs_whom_they_register(stage: Stage) -> None:
    seat = await invite(stage)
    [which] = await fill_in(stage, stage.member)
    assert which.key == "assist-same"
    assert (seat.state, seat.name) == (seat_states.INVITED, NAME)
    assert text_keys(await stage.press(stage.member, f"choose-candidate:{seat.id}")) == ["assisted"]
    assert (seat.state, seat.name) == (seat_states.REGISTERED, "Үлгү Жазылган")


async def test_staff_say_that_it_is_somebody_else(stage: Stage) -> None:
    seat = await invite(stage)
    await fill_in(stage, stage.member)
    assert text_keys(await stage.press(stage.member, "choose-candidate:0")) == ["assisted"]
    assert (seat.state, seat.name, seat.phone) == (seat_states.INVITED, NAME, NUMBER)
    assert [one.name for one in await unclaimed_seats(stage)] == [NAME, "Үлгү Жазылган"]


@pytest.mark.parametrize("kind", [roles.DOOR, roles.COORDINATOR])
async def test_who_may_not_see_numbers_learns_by_none_whether_it_is_there(stage: Stage, kind: str) -> None:
    await invite(stage, unit_code="41703204804000")
    unit = "41702205000000" if kind == roles.COORDINATOR else None
    await roles.grant(
        stage.session, stage.other, kind, NOW, None, seminar_id=stage.karakol.id, unit_code=unit
    )
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    assert text_keys(await fill_in(stage, stage.other)) == ["assisted"]


async def test_an_invitation_that_names_nobody_is_whoever_s_comes_from_there(stage: Stage) -> None:
    seat = await invite(stage, name=None, phone=None)
    assert asked(await register_newcomer(stage, "0700 100 778", "Башка Бирөө")) == []
    assert await newcomer_seats(stage) == [seat]


async def test_staff_read_who_has_the_seat_and_for_whom_the_opened_invitation_is(stage: Stage) -> None:
    stage.karakol.places_per_unit = 1
    await invite(stage)
    person = stage.newcomer_with_consent()
    said = await stage.command(person, "start", f"i_{'w' * 22}")
    assert (said[0].key, said[-1].key) == ("invite-greeting", "unit-taken")
    await stage.press(person, "resolve-duplicate:staff")
    await stage.write(person, "0700 100 199")
    await stage.press(person, "edit-registration-field:name")
    await stage.write(person, "Үлгү Экинчи")
    said = await stage.press(person, "submit-registration")
    [notice] = [one for one in said if one.key == "notice-both"]
    for language, told in {
        "ru": ("Уже зарегистрирован(а): Үлгү Үлгүев 5001", f"личной ссылке приглашения: {NAME}"),
        "ky": ("Мурда катталган: Үлгү Үлгүев 5001", NAME),
        "en": ("Already registered: Үлгү Үлгүев 5001", NAME),
    }.items():
        text = get_locale(language, stage.karakol.timezone).html(notice.key, notice.args)
        assert [words for words in told if words not in text] == [], text
        assert "\n\n" not in text
