"""An optional field that is typed: prompted from the card, read or refused, skipped, kept."""

from typing import Any

import pytest

from handlers.buttons.seats import EditRegistrationField
from handlers.messages import Button, OutOfDate, Refusal, Say, Text
from handlers.seats.optional_fields import OPTIONAL_FIELDS, OptionalField
from storage.seats import seats
from tests.handlers.stage import Stage, text_keys


def read_letter(typed: str) -> str:
    if len(typed) != 1:
        raise Refusal("name-wrong")
    return typed.lower()


SAMPLE = OptionalField(
    "sex",
    lambda value: Text("words", {"text": value or "-"}),
    lambda _value: [Button("card-name", EditRegistrationField("sex"))],
    prompt="ask-name",
    read=read_letter,
)
"""Prompted as text, in the place and the column of another field."""


@pytest.fixture(autouse=True)
async def _typed(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OPTIONAL_FIELDS, "sex", SAMPLE)
    await stage.press(stage.owner, f"edit-registration:{stage.karakol.id}")


async def edit(stage: Stage) -> Say:
    [prompt] = await stage.press(stage.owner, "edit-registration-field:sex")
    return prompt


def shown_value(said: list[Say]) -> Any:
    """Return the field's value on the card."""
    [card] = said
    return card.args["more"].lines[0].args["text"]  # type: ignore[union-attr]


async def registered(stage: Stage) -> str | None:
    await stage.press(stage.owner, "submit-registration")
    seat = await seats.of_person(stage.session, stage.karakol.id, stage.owner)
    assert seat is not None
    assert stage.owner.sex == seat.sex
    return seat.sex


async def test_it_is_asked_read_and_kept_with_the_person_and_the_seat(stage: Stage) -> None:
    prompt = await edit(stage)
    assert prompt.key == "ask-name"
    assert [button.data for row in prompt.buttons for button in row] == [
        "clear-registration-field:sex",
        "keep-registration-field",
    ]
    assert shown_value(await stage.write(stage.owner, "X")) == "x"
    assert await registered(stage) == "x"


async def test_what_is_refused_changes_nothing_and_is_still_awaited(stage: Stage) -> None:
    await edit(stage)
    with pytest.raises(Refusal, match="name-wrong"):
        await stage.write(stage.owner, "xy")
    assert shown_value(await stage.write(stage.owner, "y")) == "y"


async def test_it_may_be_left_out_and_removed(stage: Stage) -> None:
    await edit(stage)
    await stage.write(stage.owner, "x")
    await edit(stage)
    assert shown_value(await stage.press(stage.owner, "clear-registration-field:sex")) == "-"
    assert await registered(stage) is None


async def test_it_may_be_left_as_it_was(stage: Stage) -> None:
    await edit(stage)
    assert shown_value(await stage.press(stage.owner, "keep-registration-field")) == "-"
    await edit(stage)
    await stage.write(stage.owner, "x")
    await edit(stage)
    assert shown_value(await stage.press(stage.owner, "keep-registration-field")) == "x"


@pytest.mark.parametrize(
    "data",
    ["clear-registration-field:sex", "clear-registration-field:name", "edit-registration-field:nothing"],
)
async def test_a_button_for_what_is_not_asked_is_out_of_date(stage: Stage, data: str) -> None:
    with pytest.raises(OutOfDate):
        await stage.press(stage.owner, data)


async def test_a_field_that_is_set_by_buttons_is_not_asked(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    with pytest.raises(OutOfDate):
        await edit(stage)
    card = await stage.press(stage.owner, "toggle-sex:f")
    assert text_keys(card) == ["card-editing"]


async def test_a_card_without_a_name_asks_for_it_too(stage: Stage) -> None:
    form = stage.owner.draft["registration"]
    stage.owner.draft = {**stage.owner.draft, "registration": {**form, "name": None}}
    await edit(stage)
    said = await stage.write(stage.owner, "x")
    assert text_keys(said) == ["card-unsigned"]
    assert shown_value(said) == "x"
