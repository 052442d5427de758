"""Aliases of the previous release's buttons and steps: each leads to a present one, whatever its data."""

import re

import pytest

from handlers import aliases, routes
from handlers.button_data import InvalidButtonData
from storage.models import Person


def person(step: str | None = None, **draft: object) -> Person:
    return Person(telegram_id=1, step=step, draft=dict(draft))


@pytest.mark.parametrize("prefix", aliases.BUTTON_ALIASES)
def test_an_old_button_is_a_present_one_whatever_follows_it(prefix: str) -> None:
    for argument in ("", "3", "3:yes", "3:title:ky", "3:choices:ky", "a:b:c:d:e", ":", "x" * 60):
        for one in (
            person(),
            person("text", text={"kind": "item"}),
            person("programme", programme={"typed": None}),
        ):
            new, rest = aliases.rename_button(one, prefix, argument)
            assert new in routes.BUTTONS
            try:
                routes.BUTTONS[new].data.unpack(rest)
            except InvalidButtonData:
                continue


def test_no_present_button_is_taken_for_an_old_one() -> None:
    assert not aliases.BUTTON_ALIASES.keys() & routes.BUTTONS.keys()
    assert all(re.fullmatch(r"[a-z]+", prefix) for prefix in aliases.BUTTON_ALIASES)


@pytest.mark.parametrize(
    "form", [None, 7, "x", {}, {"field": "title"}, {"material": 1}, {"entry": 1}, {"what": "ky"}]
)
@pytest.mark.parametrize("step", aliases.STEP_ALIASES)
def test_an_old_step_that_cannot_be_read_is_left(step: str, form: object) -> None:
    one = person(step, **{step: form, "registration": {}})
    aliases.rename_steps(one)
    assert "registration" in one.draft
    assert one.step is None or one.step in routes.STEPS
    assert one.step is None or one.step in one.draft


def test_an_old_stop_button_stops_only_what_it_was_made_for() -> None:
    other = person("text", text={"kind": "faq", "row": 1})
    assert aliases.rename_button(other, "itemstop", "") == ("cancel-step", "programme")
    own = person("text", text={"kind": "item", "row": 1})
    assert aliases.rename_button(own, "itemstop", "") == ("cancel-step", "text")
