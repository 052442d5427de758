"""Promise 16: no button, command or link changes or reveals what belongs to others. Generated from the routes."""

from handlers import routes
from tests.handlers.button_values import TABLES, FieldValues
from tests.handlers.forgery import OUTSIDERS, create_cast, snapshot, try_button, try_commands, try_steps
from tests.handlers.stage import Stage


async def test_no_outsider_changes_or_learns_anything(stage: Stage) -> None:
    """All outsiders in one test: finding what they try takes as long as two of them take to try a part of it."""
    everybody = await create_cast(stage, few=True)
    met = {data.partition(":")[0] for data in everybody.real}
    assert {
        "show-seminar-for-staff",
        "list-participants",
        "export-participants",
        "list-members",
        "confirm-member-removal",
        "remove-member",
        "invite-member",
        "revoke-invitation",
        "start-answer",
    } <= met
    assert len(met) > len(routes.BUTTONS) / 2, "what is tried is mostly garbage"
    empty = {table for tables in TABLES.values() for table in tables if not everybody.values.numbers[table]}
    assert empty == set(), "there is nothing of others to be put into buttons"
    for name in OUTSIDERS:
        refused = everybody.refused
        for prefix in routes.BUTTONS:
            await try_button(everybody, name, prefix, few=True)
        await try_commands(everybody, name, few=True)
        await try_steps(everybody, name)
        assert everybody.refused - refused > 100, name
    assert everybody.wrong == []
    assert await snapshot(stage) == everybody.before, "not everything was undone"


def test_it_is_known_what_to_put_into_every_field_of_a_button() -> None:
    """A new field name is added to the tables of `button_values`, with what it holds."""
    unknown = set()
    for route in routes.BUTTONS.values():
        for name, kind in route.data.field_types().items():
            try:
                FieldValues({}).of_field(name, kind)
            except KeyError:
                unknown.add(f"{route.data.__name__}.{name}: {kind}")
    assert unknown == set()
