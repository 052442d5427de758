"""docs/routes.md is what `python -m bot routes` prints."""

from pathlib import Path

from handlers import permissions, route_table

PAGE = Path(__file__).parents[2] / "docs" / "routes.md"


def test_the_page_of_routes_is_printed_anew() -> None:
    assert PAGE.read_text("utf-8") == route_table.render(), "python -m bot routes > docs/routes.md"


def test_every_permission_has_one_name() -> None:
    sets = [name for name, value in vars(permissions).items() if isinstance(value, frozenset)]
    assert len(route_table.PERMISSIONS) == len(sets)
