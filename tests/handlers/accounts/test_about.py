"""/about answers everybody, with or without consent."""

import pytest

from tests.handlers.stage import Stage, text_keys


@pytest.mark.parametrize("who", ["newcomer", "other", "member", "owner"])
async def test_about_answers_anybody_and_leaves_their_step(stage: Stage, who: str) -> None:
    person = getattr(stage, who)
    before = person.step
    assert text_keys(await stage.command(person, "about")) == ["about"]
    assert person.step == before
