"""The registration form: missing fields, valid telephones and names, progress to the card."""

from typing import Any

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import get_locale
from handlers import dispatch
from handlers.messages import CalendarEntry, Contact, Media, React, Refusal, Say, Text
from handlers.seats.cards import format_phone
from handlers.seats.registration_form import OFFICES, PLACE_DECISION, next_field, open_form, reopen_line
from handlers.seats.validation import is_valid_name, parse_phone, parse_phones
from storage.seats import seats
from storage.units import units
from tests.case_tables import every_row
from tests.handlers.stage import NOW, Stage, text_keys

WHOLE = {
    "office": "municipality",
    "unit": "41702205805000",
    "position": "head",
    "name": "Үлгү Үлгүев",
    "phone": "+996700100101",
}


@every_row(
    ("form", "next_one"),
    [
        ({}, "place"),
        ({"office": "municipality"}, "place"),
        ({"office": "rayon_administration"}, "place"),
        ({"office": "gamsumo", "unit": None}, "place"),
        ({"office": "partner"}, "organisation"),
        ({"office": "other", "organisation": ""}, "organisation"),
        ({"office": "project"}, "position"),
        ({"office": "other", "organisation": "Үлгү"}, "position"),
        ({**WHOLE, "position": None}, "position"),
        ({**WHOLE, "name": ""}, "name"),
        ({**WHOLE, "phone": None}, "phone"),
        ({**WHOLE, "obstacle": "taken", "position": None}, "taken"),
        ({**WHOLE, "obstacle": "outside"}, "outside"),
        (WHOLE, "card"),
    ],
)
def test_what_is_missing_is_asked_in_order(form: dict[str, object], next_one: str) -> None:
    assert next_field(form) == next_one


FORMS = st.fixed_dictionaries(
    {},
    optional={
        "office": st.sampled_from([None, *OFFICES]),
        **{
            key: st.sampled_from([None, "", "x"])
            for key in ("unit", "organisation", "position", "name", "phone")
        },
    },
)


@given(FORMS)
def test_a_form_reaches_the_card_once_everything_asked_for_is_given(form: dict[str, object]) -> None:
    given_now = dict(form)
    for _ in range(7):
        lacks = next_field(given_now)
        if lacks == "card":
            break
        given_now |= {"office": "municipality", "unit": "x"} if lacks == "place" else {lacks: "x"}
    assert next_field(given_now) == "card"


@given(st.text())
def test_a_telephone_number_is_valid_and_the_same_when_read_again_or_it_is_none(typed: str) -> None:
    number = parse_phone(typed)
    if number is not None:
        assert number.startswith("+")
        assert number[1:].isascii()
        assert number[1:].isdigit()
        assert phonenumbers.is_valid_number(phonenumbers.parse(number))
        assert parse_phone(number) == number
        assert parse_phone(format_phone(number)) == number


@given(st.text(alphabet="0123456789+-() ²٣", max_size=20))
def test_anything_like_a_telephone_raises_nothing(typed: str) -> None:
    number = parse_phone(typed)
    assert number is None or len(number) <= 16


SEPARATED = st.lists(st.sampled_from(["", " ", "-", "(", ")", ".", "\u00a0"]), min_size=9, max_size=9)


@given(st.sampled_from(["0", "996", "+996", "+996 "]), st.integers(100000, 999999), SEPARATED)
def test_a_number_of_kyrgyzstan_is_understood_with_any_separators(
    prefix: str, rest: int, seps: list[str]
) -> None:
    digits = f"700{rest}"
    typed = prefix + "".join(digit + gap for digit, gap in zip(digits, seps, strict=True))
    assert parse_phone(typed) == f"+996{digits}"


@every_row(
    ("digits", "number"),
    [
        ("0555 12-34-56", "+996555123456"),
        ("555 123 456", "+996555123456"),
        ("0 996 555 123 456", "+996555123456"),
        ("996 0555 12 34 56", "+996555123456"),
        ("00 996 (555) 12.34.56", "+996555123456"),
        ("٠٥٥٥ ١٢٣ ٤٥٦", "+996555123456"),
        ("0555 123 456 (WhatsApp)", "+996555123456"),
        ("7 916 123-45-67", "+79161234567"),
        ("007 701 234 56 78", "+77012345678"),
        ("5-12", None),
        ("9,9655E+11", None),
        ("9.965551E+11", None),
        ("9.96555123456E+11", "+996555123456"),
        ("9,96555123456Е+11", "+996555123456"),
        ("5.55123456E+08", "+996555123456"),
        ("996555123456.0", "+996555123456"),
        ("555123456,00", "+996555123456"),
        ("", None),
    ],
)
def test_the_same_digits_are_the_same_number_however_they_are_written(
    digits: str, number: str | None
) -> None:
    for spelled in (digits, f"+{digits}", f"\u202a{digits}\u202c", digits.replace(" ", "\xa0")):
        assert parse_phone(spelled) == number
        assert parse_phones(spelled) == ([number] if number else [])


@pytest.mark.parametrize(
    "what",
    [
        {"text": "0555 12-34-56"},
        {"contact": Contact("0555 12-34-56", verified=False)},
        {"contact": Contact("996555123456", verified=False)},
    ],
)
async def test_a_shared_number_and_a_typed_one_are_read_alike(stage: Stage, what: dict[str, Any]) -> None:
    await put_at_form(stage, **{**WHOLE, "phone": None}, assisted=True)
    await stage.answer(stage.incoming(stage.newcomer, **what))
    assert stage.newcomer.draft["registration"]["phone"] == "+996555123456"


def test_of_several_numbers_a_mobile_one_comes_first() -> None:
    assert parse_phones("жум. 0312 123 456, уюл. 0555 123 456") == ["+996555123456", "+996312123456"]


@given(st.text(max_size=200))
def test_a_name_has_letters_and_fits_its_column(text: str) -> None:
    if is_valid_name(text):
        assert 2 <= len(text) <= 80
        assert sum(letter.isalpha() for letter in text) >= 2
        assert "/" not in text


@pytest.mark.parametrize(
    "name", ["Үлгү Үлгүев", "Sample Person", "Нур-Ай Үлгү кызы", "Ан Ли", "O'Sample Person", "Үлгү уулу Ө."]
)
def test_names_of_this_country_are_names(name: str) -> None:
    assert is_valid_name(name)


@pytest.mark.parametrize(
    "name", ["", "?", "1", "12345", "🌹🌹", "А", "Б" * 81, "/start", "0700 123 456", "a1"]
)
def test_what_is_no_name_is_refused(name: str) -> None:
    assert not is_valid_name(name)


async def put_at_form(stage: Stage, **form: object) -> None:
    stage.newcomer_with_consent()
    stage.newcomer.step = "registration"
    stage.newcomer.draft = {"registration": {"seminar": stage.karakol.id, "prefilled": True, **form}}


async def test_the_start_of_a_registration_shows_the_seminar_and_asks_for_the_place(stage: Stage) -> None:
    stage.newcomer_with_consent()
    assert text_keys(await stage.command(stage.newcomer, "start", "karakol")) == [
        "seminar-card",
        "ask-place-m-in",
    ]


@pytest.mark.parametrize("municipality", [None, "41702205805000"])
async def test_every_municipality_of_the_oblast_is_reached_within_three_buttons(
    stage: Stage, municipality: str | None
) -> None:
    await put_at_form(stage)
    wanted = {unit.code for unit in await units.list_within(stage.session, "41702000000000")}
    reached: set[str] = set()
    frontier = {f"show-registration-area:m:{stage.karakol.oblast_code}:0"}
    for _ in range(3):
        pressed = [one for data in frontier for one in await stage.press(stage.newcomer, data)]
        shown = {button.data for one in pressed for line in one.buttons for button in line}
        reached |= {
            data.removeprefix("choose-registration-unit:")
            for data in shown
            if data.startswith("choose-registration-unit:")
        }
        frontier = {data for data in shown if data.startswith("show-registration-area:m:41702")}
    assert wanted <= reached
    assert municipality is None or municipality in reached


@pytest.mark.parametrize("office", OFFICES)
async def test_an_office_asks_for_what_belongs_to_it(stage: Stage, office: str) -> None:
    await put_at_form(stage)
    asked = {
        "municipality": "ask-place-m-in",
        "rayon_administration": "ask-place-r",
        "plenipotentiary": "ask-place-o",
        "gamsumo": "ask-place-o",
        "project": "ask-position",
        "partner": "ask-organisation",
        "other": "ask-organisation",
    }
    assert text_keys(await stage.press(stage.newcomer, f"choose-office:{office}")) == [asked[office]]


async def test_a_unit_that_has_retired_is_refused_by_name(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await put_at_form(stage)
    unit = await units.get(stage.session, "41702205805000")
    assert unit is not None
    monkeypatch.setattr(unit, "retired_at", NOW)  # the register is cached in memory for all transactions
    with pytest.raises(Refusal, match="unit-gone"):
        await stage.press(stage.newcomer, "choose-registration-unit:41702205805000")


async def test_an_oblast_is_no_municipality(stage: Stage) -> None:
    await put_at_form(stage)
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.newcomer, "choose-registration-unit:41702000000000")


@pytest.mark.parametrize("name", ["А", " ", "Б" * 101])
async def test_an_organisation_is_named_in_two_to_a_hundred_characters(stage: Stage, name: str) -> None:
    await put_at_form(stage, office="partner")
    with pytest.raises(Refusal):
        await stage.write(stage.newcomer, name)


async def test_a_contact_counts_only_when_it_is_ones_own(stage: Stage) -> None:
    await put_at_form(stage, **(WHOLE | {"phone": None}))
    with pytest.raises(Refusal, match="phone-foreign"):
        await stage.write(stage.newcomer, "", contact=Contact("996700100102", verified=False))
    said = await stage.write(stage.newcomer, "", contact=Contact("996700100102", verified=True))
    assert text_keys(said)[-1] == "card"
    assert stage.newcomer.draft["registration"]["phone"] == "+996700100102"


def button_labels(say: Say) -> list[str]:
    return [str(button.label) for row in say.buttons for button in row]


async def test_from_the_telephone_the_way_back_leads_to_the_first_question(stage: Stage) -> None:
    await put_at_form(stage, office="municipality", unit=WHOLE["unit"], position="head")
    [position] = await stage.press(stage.newcomer, "edit-registration-field:position")
    assert position.key == "ask-position"
    assert button_labels(position)[-1] == "back-button"
    [place] = await stage.press(stage.newcomer, "edit-registration-field:place")
    assert place.key == "ask-place-m-in"
    assert "back-to-card" not in button_labels(place), "there is no card yet"
    said = await stage.press(stage.newcomer, f"choose-registration-unit:{WHOLE['unit']}")
    assert text_keys(said) == ["ask-position"]


async def test_from_what_was_found_the_list_leads_to_the_oblast_of_the_seminar(stage: Stage) -> None:
    await put_at_form(stage)
    [found] = await stage.write(stage.newcomer, "ак булун")
    [browse] = [one.data for row in found.buttons for one in row if one.label == "place-browse"]
    assert browse == f"show-registration-area:m:{stage.karakol.oblast_code}:0"


async def test_a_photo_with_words_is_no_name(stage: Stage) -> None:
    await put_at_form(stage, **(WHOLE | {"name": None}))
    said = await stage.write(stage.newcomer, "Үлгү Үлгүев", media=Media("photo", "f"))
    assert [one.key for one in said] == ["saved-offer"]
    assert not stage.newcomer.draft["registration"]["name"]


async def test_confirming_says_when_where_and_brings_the_calendar_entry(stage: Stage) -> None:
    await put_at_form(stage, **WHOLE)
    said = await stage.press(stage.newcomer, "submit-registration")
    assert [one.key for one in said if one.key] == ["registered", "calendar"]
    assert any(button.data == f"show-venue:{stage.karakol.id}" for row in said[0].buttons for button in row)
    assert said[1].keyboard == "menu", "in place of the key that shares the number"
    [entry] = [one.document for one in said if isinstance(one.document, CalendarEntry)]
    assert entry.days == [(stage.karakol.starts_at, stage.karakol.ends_at)]
    venue, address = (getattr(stage.karakol, name)["ky"] for name in ("venue", "address"))
    assert entry.location.in_language("ky") == f"{venue}, {address}"
    await stage.session.flush()
    row = await seats.of_person(stage.session, stage.karakol.id, stage.newcomer)
    assert row is not None
    assert (row.state, row.name) == ("registered", "Үлгү Үлгүев")


@pytest.mark.parametrize("state", ["closed", "cancelled", "held"])
async def test_a_seminar_that_closed_meanwhile_takes_nobody(stage: Stage, state: str) -> None:
    await put_at_form(stage, **WHOLE)
    stage.karakol.state = state
    await stage.session.flush()
    await stage.press(stage.newcomer, "submit-registration")
    await stage.session.flush()
    assert await seats.of_person(stage.session, stage.karakol.id, stage.newcomer) is None


async def test_a_seminar_whose_time_is_over_takes_nobody(stage: Stage) -> None:
    await put_at_form(stage, **WHOLE)
    stage.karakol.ends_at = stage.question.asked_at.replace(year=2020)
    await stage.press(stage.newcomer, "submit-registration")
    await stage.session.flush()
    assert await seats.of_person(stage.session, stage.karakol.id, stage.newcomer) is None


async def test_every_choice_is_repeated_with_a_way_back_to_it(stage: Stage) -> None:
    await put_at_form(stage)
    [position] = await stage.press(stage.newcomer, "choose-registration-unit:41702205805000")
    assert position.buttons[-1][0].data == "edit-registration-field:place"
    chosen, phone = await stage.press(stage.newcomer, "choose-position:head")
    assert (chosen.key, chosen.edit, phone.key) == ("chosen-so-far", True, "ask-phone")
    assert chosen.args["position"] == Text("position-head")
    assert not chosen.buttons
    assert text_keys(await stage.press(stage.newcomer, phone.buttons[0][0].data)) == ["ask-position"]
    assert text_keys(await stage.press(stage.newcomer, "choose-position:deputy")) == [
        *("chosen-so-far", "ask-phone")
    ]
    assert text_keys(await stage.press(stage.newcomer, "edit-registration-field:place")) == ["ask-place-m-in"]
    again = await stage.press(stage.newcomer, "choose-registration-unit:41702205807000")
    assert text_keys(again) == ["chosen-so-far", "ask-phone"], "the position stays"


async def test_confirming_what_is_not_filled_in_asks_for_what_is_missing(stage: Stage) -> None:
    await put_at_form(stage, **(WHOLE | {"name": None}))
    said: list[Say] = await stage.press(stage.newcomer, "submit-registration")
    assert text_keys(said) == ["card-unsigned"]


def test_going_back_to_the_card_brings_no_decision_about_the_place() -> None:
    form = {"seminar": 1, "office": "municipality", "unit": "41702205805000", "position": "head"}
    assert reopen_line(form, "place")["before_edit"].keys().isdisjoint(PLACE_DECISION)
    asked = reopen_line({**form, "request": "target"}, "place")
    assert asked["before_edit"]["request"] == "target"


async def test_an_invitation_to_another_place_drops_what_was_decided_about_the_first(stage: Stage) -> None:
    person = stage.newcomer
    person.draft = {"registration": {"seminar": stage.karakol.id, "request": "target", "obstacle": None}}
    open_form(person, stage.karakol.id, office="municipality", unit="41702205805000")
    assert person.draft["registration"].keys().isdisjoint(PLACE_DECISION)


@pytest.mark.parametrize(
    ("typed", "unit", "way"),
    [
        ("кожомк", "41708222813000", ""),
        (
            "военно-антон",
            "41708222813000",
            "Военно-Антоновка айыл аймагы → Кожомкул айыл аймагы (Сокулук району)",
        ),
        ("сретенк", "41708217991000", "Сретенка айыл аймагы → Миң-Булак айыл аймагы (Москва району)"),
        ("Тамга айылы", "41702210815000", "Тамга айыл аймагы → Барскоон айыл аймагы (Жети-Өгүз району)"),
        ("боконбаев", "41702220810000", "Боконбаево айылы → Күн-Чыгыш айыл аймагы (Тоң району)"),
        ("шамалды сай", "41703215600020", ""),
    ],
)
async def test_the_head_of_a_municipality_of_the_reform_finds_it_in_few_letters_and_reads_why(
    stage: Stage, typed: str, unit: str, way: str
) -> None:
    await put_at_form(stage)
    (found,) = await stage.write(stage.newcomer, typed)
    assert isinstance(found, Say)
    assert found.buttons[0][0].data == f"choose-registration-unit:{unit}"
    said = get_locale("ky", "Asia/Bishkek").plain(found.key, found.args)
    assert not way or said.split("\n\n")[1].split("\n")[0] == way


@pytest.mark.parametrize("typed", ["Ак-Чий", "Талды-Суу", "арал"])
async def test_of_equal_names_those_of_the_seminar_s_oblast_come_first(stage: Stage, typed: str) -> None:
    await put_at_form(stage)
    (found,) = await stage.write(stage.newcomer, typed)
    assert isinstance(found, Say)
    codes = [row[0].data.partition(":")[2] for row in found.buttons]
    assert codes[0].startswith("41702")
    assert any(code and not code.startswith("41702") for code in codes)


@pytest.mark.parametrize("typed", ["Ак суу", "аксуу"])
async def test_whoever_writes_the_rayon_alone_can_open_it(stage: Stage, typed: str) -> None:
    await put_at_form(stage)
    (found,) = await stage.write(stage.newcomer, typed)
    assert isinstance(found, Say)
    assert found.buttons[0][0].data == "show-registration-area:m:41702205000000:0"
    assert found.buttons[1][0].data.startswith("choose-registration-unit:")


@pytest.mark.parametrize("typed", ["Салам", "рахмат", "👍"])
async def test_a_greeting_is_no_name_of_a_place(stage: Stage, typed: str) -> None:
    await put_at_form(stage)
    did = stage.incoming(stage.newcomer, text=typed)
    replies = await dispatch.dispatch(did, stage.session)
    assert [type(one) for one in replies] == [React]
    assert stage.newcomer.step == "registration"


async def test_the_telephone_of_somebody_else_has_a_way_back_too(stage: Stage) -> None:
    await stage.press(stage.member, f"register-other:{stage.karakol.id}")
    await stage.press(stage.member, "choose-registration-unit:41702205807000")
    [asked] = await stage.press(stage.member, "choose-position:head")
    assert asked.key == "ask-phone-other"
    assert text_keys(await stage.press(stage.member, asked.buttons[-1][0].data)) == ["ask-position-other"]


async def test_a_button_of_a_unit_that_was_merged_chooses_the_one_it_became_part_of(stage: Stage) -> None:
    await put_at_form(stage)
    await stage.press(stage.newcomer, "choose-registration-unit:41702210835000")
    assert stage.newcomer.draft["registration"]["unit"] == "41702210830000"


async def test_whoever_types_what_nothing_is_called_is_offered_the_lists(stage: Stage) -> None:
    await put_at_form(stage)
    (said,) = await stage.write(stage.newcomer, "ыыыыы")
    assert isinstance(said, Say)
    assert said.key == "place-not-found"
    assert any(button.data.startswith("show-registration-area:") for row in said.buttons for button in row)


async def test_of_villages_of_a_name_those_in_the_oblast_of_the_seminar_come_first(stage: Stage) -> None:
    """«Нарын» is a village of Jalal-Abad, and part of the name of one of Naryn oblast."""
    stage.karakol.oblast_code = "41704000000000"
    await stage.press(stage.newcomer_with_consent(), f"start-registration:{stage.karakol.id}")
    [found] = await stage.write(stage.newcomer, "Нарын")
    oblasts = [
        button.data.split(":")[-1][:5]
        for row in found.buttons
        for button in row
        if button.data.startswith("choose-registration-unit:")
    ]
    assert oblasts == sorted(oblasts, reverse=True)
    assert {"41704", "41703"} <= set(oblasts)
