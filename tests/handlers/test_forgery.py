"""Promise 16: no button, command or link changes or tells what is not one's own. Generated from the routes."""

from handlers import routes
from tests.handlers.forgery import OUTSIDERS, cast, commanded, picture, pressed, stood
from tests.handlers.stage import Stage


async def test_no_outsider_changes_or_learns_anything(stage: Stage) -> None:
    """All outsiders in one test: to find what they try takes as long as two of them take to try a part of it."""
    everybody = await cast(stage)
    met = {data.partition(":")[0] for data in everybody.real}
    assert {"staff", "people", "export", "team", "member", "dismiss", "appoint", "revoke", "answer"} <= met
    assert len(met) > len(routes.BUTTONS) / 2, "what is tried is mostly garbage"
    for name in OUTSIDERS:
        refused = everybody.refused
        for prefix in routes.BUTTONS:
            await pressed(everybody, name, prefix, few=True)
        await commanded(everybody, name, few=True)
        await stood(everybody, name)
        assert everybody.refused - refused > 100, name
    assert everybody.wrong == []
    assert await picture(stage) == everybody.before, "not everything was undone"
