"""Promise 16: no button, command or link changes or tells what is not one's own. Generated from the routes."""

import pytest

from handlers import routes
from tests.handlers.forgery import OUTSIDERS, cast, commanded, pressed, stood
from tests.handlers.stage import Stage


@pytest.mark.parametrize("name", OUTSIDERS)
async def test_no_outsider_changes_or_learns_anything(stage: Stage, name: str) -> None:
    everybody = await cast(stage)
    for prefix in routes.BUTTONS:
        await pressed(everybody, name, prefix, few=True)
    await commanded(everybody, name, few=True)
    await stood(everybody, name)
    assert everybody.wrong == []
    assert everybody.refused > 100


async def test_the_forger_has_seen_the_buttons_of_those_who_may(stage: Stage) -> None:
    """What is tried is not only garbage: most buttons are met on the way from the commands on."""
    everybody = await cast(stage)
    met = {data.partition(":")[0] for data in everybody.real}
    assert {"staff", "people", "export", "team", "member", "dismiss", "appoint", "revoke", "answer"} <= met
    assert len(met) > len(routes.BUTTONS) / 2
