"""The form in every language, for every office, from every step; tests/conversations has one of each."""

from typing import Any

import pytest

from handlers.messages import Contact
from handlers.permissions import NOTICE_VERSION
from storage.models import Seat
from storage.seats import seats
from tests.conversations.helpers import AK_BULUNG, LANGUAGES, button_data, button_labels
from tests.handlers.stage import Stage
from tests.handlers.stage_user import StageUser, new_user

SEMINAR = {
    "ky": "Киришүү семинары, Каракол",
    "ru": "Вводный семинар, Каракол",
    "en": "Introductory seminar, Karakol",
}
OF_A_UNIT = {
    "rayon_administration": [
        "show-registration-area:r:41702000000000:0",
        "choose-registration-unit:41702205000000",
    ],
    "plenipotentiary": ["choose-registration-unit:41702000000000"],
    "gamsumo": ["choose-registration-unit:41702000000000"],
}
FORMS: dict[str, dict[str, Any]] = {
    "place": {},
    "organisation": {"office": "partner"},
    "position": {"office": "project"},
    "phone": {"office": "project", "position": "other", "name": "Үлгү Үлгүев"},
    "name": {"office": "project", "position": "other", "phone": "+996700100101"},
    "card": {"office": "project", "position": "other", "name": "Үлгү Үлгүев", "phone": "+996700100101"},
}
OUTSIDE_UNIT = "41708219600010"
"""A municipality that the seminar is not for."""
NAMELESS = ("🌹", "")


async def newcomer(stage: Stage, language: str, payload: str = "", *, nameless: bool = False) -> StageUser:
    """Return somebody who has chosen a language and consented."""
    one = await (new_user(stage, NAMELESS) if nameless else new_user(stage))
    one.language = language
    await one.command("start", payload)
    await one.press(LANGUAGES[language])
    one.expect_text("consent-notice")
    await one.press(one.text_of("consent-notice", "agree"))
    one.expect_text("consent-thanks")
    one.expect_words(SEMINAR[language])
    one.expect_text("ask-place-m-in", area="")
    return one


async def at_step(stage: Stage, step: str, language: str) -> StageUser:
    """Return somebody at that step of the form."""
    one = await new_user(stage)
    one.language = one.person.language = language
    one.person.consent_version = NOTICE_VERSION
    one.person.step = "registration"
    one.person.draft = {"registration": {"seminar": stage.karakol.id, "prefilled": True, **FORMS[step]}}
    return one


def asked(step: str) -> str:
    return {"place": "ask-place-m", "card": "card", "name": "card-unsigned"}.get(step, f"ask-{step}")


async def seat_of(one: StageUser) -> Seat:
    found = await seats.of_person(one.stage.session, one.stage.karakol.id, one.person)
    assert found is not None
    return found


@pytest.mark.parametrize("payload", ["", "karakol"])
async def test_a_head_registers_by_buttons(stage: Stage, payload: str) -> None:
    for language in LANGUAGES:
        one = await newcomer(stage, language, payload)
        await one.press(data="show-registration-area:m:41702205000000:0")
        one.expect_text("ask-place-m")
        await one.press(data=f"choose-registration-unit:{AK_BULUNG}")
        one.expect_text("ask-position")
        await one.press(one.text_of("position-head"))
        one.expect_text("ask-phone")
        await one.contact()
        one.expect_text("card-unsigned")
        await one.press("Үлгү Катышуучу")
        one.expect_text("card")
        await one.press(one.text_of("card-confirm"))
        one.expect_text("registered")
        seat = await seat_of(one)
        assert (seat.name, seat.phone, seat.position, seat.office, seat.unit_code) == (
            "Үлгү Катышуучу",
            "+996700100101",
            "head",
            "municipality",
            AK_BULUNG,
        )


async def test_from_outside_the_target_list_staff_are_asked_first(stage: Stage) -> None:
    for language in LANGUAGES:
        one = await newcomer(stage, language, nameless=True)
        await one.write("каинды джон")
        found = one.expect_text("place-found", typed="каинды джон")
        assert len(button_labels(found)) >= 2
        await one.press(
            data=next(data for data in button_data(found) if data.startswith("choose-registration-unit:"))
        )
        one.expect_text("outside")
        await one.write("ооба")
        one.expect_text("awaited-outside")
        await one.press(one.text_of("outside", "ask"))
        one.expect_text("ask-position")
        await one.press(one.text_of("position-deputy"))
        one.expect_text("ask-phone")
        await one.write("0700 100 199")
        one.expect_text("card-unsigned")
        await one.write("Пробный Участник")
        one.expect_text("card")
        one.expect_words(one.text_of("card-request"))
        await one.press(one.text_of("card-confirm"))
        one.expect_text("waiting-staff")
        assert one.messages_to_others
        seat = await seat_of(one)
        assert (seat.name, seat.state, seat.waiting_for) == ("Пробный Участник", "waiting", "target")
        await one.press_at(f"answer-offer:yes:{seat.id}")
        assert seat.state == "waiting", "nobody has offered a place"
        await one.press(one.text_of("waiting-leave"))
        await one.press(one.text_of("reason-work"))
        await one.press(one.text_of("coming-back"))
        one.expect_text("outside")
        assert seat.state == "cancelled"


async def test_a_seat_given_meanwhile_is_not_moved_outside_the_target_list(stage: Stage) -> None:
    one = await newcomer(stage, "ru", nameless=True)
    await one.write("каинды джон")
    await one.press(data=f"choose-registration-unit:{OUTSIDE_UNIT}")
    await one.press(one.text_of("outside", "ask"))
    await one.press(one.text_of("position-deputy"))
    await one.write("0700 100 199")
    session, seminar = stage.session, stage.karakol
    given = {"office": "municipality", "unit_code": AK_BULUNG, "person_id": one.person.id}
    seat = seats.create_seat(session, seminar, "registered", stage.now, source="assisted", **given)
    await session.flush()
    await one.write("Пробный Участник")
    await one.press(one.text_of("card-confirm"))
    one.expect_text("outside-kept")
    assert (seat.state, seat.unit_code) == ("registered", AK_BULUNG)


@pytest.mark.parametrize("office", [*OF_A_UNIT, "project", "partner", "other"])
async def test_somebody_from_an_office_that_is_no_municipality_registers(stage: Stage, office: str) -> None:
    for language in LANGUAGES:
        one = await newcomer(stage, language)
        await one.press(one.text_of("not-municipality"))
        one.expect_text("ask-office")
        await one.press(data=f"choose-office:{office}")
        for data in OF_A_UNIT.get(office, []):
            one.expect_words("?")
            await one.press(data=data)
        if office in ("partner", "other"):
            one.expect_text("ask-organisation")
            await one.write("  Үлгү   <уюм> & Ко ")
        one.expect_text("ask-position")
        await one.press(data="choose-position:other")
        one.expect_text("ask-phone")
        await one.contact()
        one.expect_text("card-unsigned")
        await one.press("Үлгү Катышуучу")
        one.expect_text("card")
        one.expect_words(one.text_of("position-other"))
        await one.press(one.text_of("card-confirm"))
        one.expect_text("registered")
        seat = await seat_of(one)
        assert seat.office == office
        assert seat.organisation == ("Үлгү <уюм> & Ко" if office in ("partner", "other") else None)
        assert bool(seat.unit_code) == (office in OF_A_UNIT)


@pytest.mark.parametrize("step", FORMS)
async def test_the_language_is_changed_at_any_step_and_the_step_is_asked_again_in_it(
    stage: Stage, step: str
) -> None:
    for before, after in (("ky", "ru"), ("ru", "en"), ("en", "ky")):
        one = await at_step(stage, step, before)
        draft = dict(one.person.draft)
        await one.command("language")
        one.language = after
        await one.press(LANGUAGES[after])
        one.expect_text(asked(step))
        assert one.person.draft == draft


@pytest.mark.parametrize("step", FORMS)
async def test_whoever_comes_back_is_asked_what_the_form_lacks(stage: Stage, step: str) -> None:
    for language in LANGUAGES:
        one = await at_step(stage, step, language)
        await one.command("start")
        one.expect_text(asked(step))


@pytest.mark.parametrize("step", FORMS)
async def test_what_nobody_asked_for_is_answered_with_what_is_awaited(stage: Stage, step: str) -> None:
    for language in LANGUAGES:
        one = await at_step(stage, step, language)
        form = dict(one.person.draft["registration"])
        for number, way in enumerate(("voice", "photo", "document"), start=1):
            await one.send(way)
            assert one.text_of("saved-ask") in button_labels(one.new_messages[-1])
            assert len(one.person.draft["pending"]) == number
        awaited = "awaited-place-m" if step == "place" else f"awaited-{step}"
        await one.other("location")
        one.expect_text(awaited)
        if step != "phone":
            await one.contact(Contact("996777100104", verified=False))
            one.expect_text(awaited)
        assert one.person.draft["registration"] == form
        assert one.person.step == "registration"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0700 100 101", "+996700100101"),
        ("0(700)10-01-01", "+996700100101"),
        ("996700100101", "+996700100101"),
        ("+996 700 100 101", "+996700100101"),
        ("700100101", "+996700100101"),
        ("+7 912 345-67-89", "+79123456789"),
    ],
)
async def test_a_telephone_is_understood_as_people_write_it(stage: Stage, typed: str, kept: str) -> None:
    one = await at_step(stage, "phone", "ky")
    await one.write(typed)
    one.expect_text("card")
    assert one.person.draft["registration"]["phone"] == kept


async def test_a_wrong_or_foreign_telephone_is_refused_in_words_and_the_right_one_taken(stage: Stage) -> None:
    for language in LANGUAGES:
        one = await at_step(stage, "phone", language)
        for wrong in ("Салам", "12345", "0000 000 000", "+996 700 100 101 000", "☎️"):
            await one.write(wrong)
            one.expect_text("phone-wrong")
        await one.contact(Contact("996777100104", verified=False))
        one.expect_text("phone-foreign")
        await one.contact()
        one.expect_text("card")
        one.expect_words("+996 700 100 101")


@pytest.mark.parametrize("step", ["name", "position", "place", "phone"])
async def test_a_line_of_the_card_that_was_opened_is_left_as_it_was(stage: Stage, step: str) -> None:
    for language in LANGUAGES:
        one = await at_step(stage, "card", language)
        one.person.draft["registration"] |= {"office": "municipality", "unit": AK_BULUNG, "position": "head"}
        form = {key: value for key, value in one.person.draft["registration"].items() if value}
        await one.command("start")
        await one.press(one.text_of(f"card-{step}"))
        one.expect_text("ask-place-m-in" if step == "place" else f"ask-{step}")
        await (one.tap if step == "phone" else one.press)(one.text_of("back-to-card"))
        one.expect_text("card")
        assert {key: value for key, value in one.person.draft["registration"].items() if value} == form
