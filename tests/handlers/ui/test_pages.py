"""Screens of every feature: paged lists, confirmations, rows of buttons."""

from handlers.button_data import ButtonData
from handlers.messages import Button, Lines, Say, Text
from handlers.ui.pages import (
    MAX_BUTTONS,
    PAIRED_ROWS,
    ROW_BUTTONS,
    Page,
    ShowMore,
    confirm,
    fingerprint,
    fold,
    grid,
    list_page,
    pager,
    paginate,
)


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


def shown_labels(say: Say) -> list[list[str]]:
    return [[str(one.label) for one in row] for row in say.folded or say.buttons]


def some_buttons(letter: str, number: int) -> list[Button]:
    return [Button(f"{letter}{place}", RemoveThing(place)) for place in range(number)]


def test_a_page_has_eight_buttons_before_more_and_the_way_back_after_it() -> None:
    back = [Button("back", ListThings(2))]
    full = Say("thing", {}, [*grid(some_buttons("a", MAX_BUTTONS), 2), back])
    assert fold(full, ListThings(1)) == full
    crowded = fold(Say("thing", {}, [*grid(some_buttons("a", 12), 3), back]), ListThings(1, 3))
    assert shown_labels(crowded) == [["a0", "a1", "a2"], ["a3", "a4", "a5"], ["more-button"], ["back"]]
    assert crowded.folded[-2][0].action == ShowMore("list-things:1:3")
    assert len(crowded.buttons) == 5
    menu = fold(Say("thing", {}, grid(some_buttons("a", 10), 2)), ListThings(1), has_back=False)
    assert sum(map(len, shown_labels(menu))) == MAX_BUTTONS + 1


def test_more_does_not_take_the_place_of_a_single_button() -> None:
    back = [Button("back", ListThings(2))]
    for width in (1, 2, 3):
        nine = Say("thing", {}, [*grid(some_buttons("a", MAX_BUTTONS + 1), width), back])
        assert fold(nine, ListThings(1)) == nine
        ten = Say("thing", {}, [*grid(some_buttons("a", MAX_BUTTONS + 2), width), back])
        assert ["more-button"] in shown_labels(fold(ten, ListThings(1)))


def test_a_list_keeps_the_buttons_of_its_rows_all_or_none_before_more() -> None:
    below = [
        [Button("find", ListThings(3)), Button("export", ListThings(4))],
        [Button("back", ListThings(2))],
    ]

    def listed(size: int, in_a_row: int) -> list[list[str]]:
        rows = grid(some_buttons("a", size * in_a_row), in_a_row)
        shown = paginate(list(range(60)), 1, size)
        return shown_labels(list_page("things", {}, shown, buttons=rows, turn=ListThings(7), below=below))

    end = [["page-back", "page-next"], ["more-button"], ["back"]]
    assert listed(ROW_BUTTONS, 1) == [[f"a{place}"] for place in range(ROW_BUTTONS)] + end
    assert listed(PAIRED_ROWS, 2) == [["a0", "a1"], ["a2", "a3"], ["a4", "a5"], *end]
    assert listed(15, 1) == [["find", "export"], *end]


def test_a_confirmation_does_it_only_when_pressed_again() -> None:
    say = confirm("ask", {}, RemoveThing(3, confirmed=True), ListThings(7))
    assert [one.data for row in say.buttons for one in row] == ["remove-thing:3:yes", "list-things:7"]


def test_rows_of_buttons_and_what_was_shown() -> None:
    buttons = [Button("a", ListThings(number)) for number in range(5)]
    assert [len(row) for row in grid(buttons, 2)] == [2, 2, 1]
    assert fingerprint("a", 1) == fingerprint("a", 1) != fingerprint("a", 2)
