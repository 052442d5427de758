"""Screens of every feature: paged lists, confirmations, rows of buttons."""

from handlers.button_data import ButtonData
from handlers.messages import Button, Lines, Text
from handlers.ui.pages import Page, confirm, fingerprint, grid, list_page, pager, paginate


class ListThings(ButtonData):
    """The whole list."""

    seminar: int
    page: int | None = None


class RemoveThing(ButtonData):
    """One entry."""

    thing: int
    confirmed: bool = False


def test_a_page_is_the_nearest_there_is() -> None:
    rows = list(range(25))
    assert paginate(rows, 0, 10) == Page(rows[:10], 0, 2, 0)
    assert paginate(rows, 2, 10) == Page(rows[20:], 2, 2, 20)
    assert paginate(rows, 99, 10).number == 2
    assert paginate(rows, -3, 10).number == 0
    assert paginate(rows, None, 10).number == 0
    assert paginate([], 4, 10) == Page([], 0, 0, 0)


def test_pages_are_turned_as_far_as_there_are_any() -> None:
    turn = ListThings(7)
    assert [[one.data for one in row] for row in pager(turn, 0, 0)] == []
    assert [[one.data for one in row] for row in pager(turn, 0, 2)] == [["list-things:7:1"]]
    assert [[one.data for one in row] for row in pager(turn, 1, 2)] == [
        ["list-things:7:0", "list-things:7:2"]
    ]
    assert [[one.data for one in row] for row in pager(turn, 2, 2)] == [["list-things:7:1"]]


def test_a_list_has_its_lines_its_pager_and_the_way_back_in_this_order() -> None:
    first, back = Button("a", ListThings(1)), Button("back", ListThings(2))
    say = list_page(
        "things",
        {"number": 1},
        paginate(list(range(3)), 0, 2),
        lines=[Text("line")],
        empty="none",
        buttons=[[first]],
        turn=ListThings(7),
        below=[[back]],
    )
    assert [[one.data for one in row] for row in say.buttons] == [
        ["list-things:1"],
        ["list-things:7:1"],
        ["list-things:2"],
    ]
    assert say.args == {"number": 1, "list": Lines([Text("line")])}
    empty = list_page("things", {}, paginate([], 0, 2), lines=[], empty="none")
    assert empty.args == {"list": Lines([Text("none")])}


def test_a_confirmation_does_it_only_when_pressed_again() -> None:
    say = confirm("ask", {}, RemoveThing(3, confirmed=True), ListThings(7))
    assert [one.data for row in say.buttons for one in row] == ["remove-thing:3:yes", "list-things:7"]


def test_rows_of_buttons_and_what_was_shown() -> None:
    buttons = [Button("a", ListThings(number)) for number in range(5)]
    assert [len(row) for row in grid(buttons, 2)] == [2, 2, 1]
    assert fingerprint("a", 1) == fingerprint("a", 1) != fingerprint("a", 2)
