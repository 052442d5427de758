"""The list of participants and its export say who has arrived, and when."""

from datetime import timedelta

from handlers.messages import Lines, Sheet, Text
from storage.checkin import check_ins, passes
from storage.checkin.check_ins import Way
from storage.models import Seat, seat_states
from storage.seats import seats
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import Stage


async def test_who_has_arrived_is_marked_counted_and_exported_with_the_hour(stage: Stage) -> None:
    page, export = (f"{one}:{stage.karakol.id}" for one in ("list-participants", "export-participants"))
    [before] = await stage.press(stage.member, page)
    assert before.args["arrived"] == Lines([])
    stage.now = stage.karakol.starts_at + timedelta(minutes=12)
    await check_ins.check_in(stage.session, stage.seat, 0, stage.now, "list", stage.member)
    [after] = await stage.press(stage.member, page)
    expected = len(before.args["list"].lines)  # type: ignore[union-attr]
    [counted] = after.args["arrived"].lines  # type: ignore[union-attr]
    assert (counted.args["arrived"], counted.args["expected"]) == (1, expected)
    marked = [line for line in after.args["list"].lines if line.key == "staff-person-arrived-at"]  # type: ignore[union-attr]
    assert [f"{line.args['marked'].args['at']:%H:%M}" for line in marked] == ["09:42"]
    [sent] = await stage.press(stage.member, export)
    assert isinstance(sent.document, Sheet)
    column = sent.document.head.index(Text("column-arrived"))
    assert sorted(str(row[column]) for row in sent.document.rows) == ["", "09:42"][-expected:]


async def two_days(stage: Stage) -> None:
    """Have the seminar last two days; its programme has no lunch break."""
    stage.karakol.ends_at = stage.karakol.starts_at + timedelta(days=1, hours=6)
    await stage.session.flush()


async def arrive(stage: Stage, half_day: int, way: Way = "list") -> None:
    await check_ins.check_in(stage.session, stage.seat, half_day, stage.now, way, stage.member)


async def exported(stage: Stage) -> Sheet:
    [sent] = await stage.press(stage.member, f"export-participants:{stage.karakol.id}")
    assert isinstance(sent.document, Sheet)
    return sent.document


async def test_on_the_second_day_the_list_counts_that_day_and_names_it(stage: Stage) -> None:
    await two_days(stage)
    page = f"list-participants:{stage.karakol.id}"
    first, stage.now = stage.karakol.starts_at, stage.karakol.starts_at + timedelta(minutes=12)
    await arrive(stage, 0)
    stage.now = first + timedelta(days=1)
    [before] = await stage.press(stage.member, page)
    overview = await stage.press(stage.member, f"show-seminar-for-staff:{stage.karakol.id}")
    [counted] = before.args["arrived"].lines  # type: ignore[union-attr]
    assert counted.args["arrived"] == 0, "yesterday does not count"
    assert counted in overview[0].args["list"].lines, "the seminar's page says the same"  # type: ignore[union-attr]
    [came] = [line for line in before.args["list"].lines if line.key == "staff-person-came"]  # type: ignore[union-attr]
    assert (came.args["marked"].key, came.args["marked"].args["at"].day) == ("arrival-day-hour", first.day)
    await arrive(stage, 2)
    [after] = await stage.press(stage.member, page)
    assert after.args["arrived"].lines[0].args["arrived"] == 1  # type: ignore[union-attr]
    [marked] = [line for line in after.args["list"].lines if line.key == "staff-person-arrived-at"]  # type: ignore[union-attr]
    assert marked.args["marked"].key == "arrival-hour"
    stage.now = stage.karakol.ends_at + timedelta(days=3)
    [over] = await stage.press(stage.member, page)
    [marked] = [line for line in over.args["list"].lines if line.key == "staff-person-arrived-at"]  # type: ignore[union-attr]
    assert (marked.args["marked"].key, marked.args["marked"].args["at"].day) == (
        "arrival-day-hour",
        first.day,
    )


async def test_an_arrival_that_was_entered_afterwards_has_a_mark_and_no_hour(stage: Stage) -> None:
    await two_days(stage)
    stage.now = stage.karakol.starts_at + timedelta(days=1, hours=8)
    await arrive(stage, 0, "sheet")
    [page] = await stage.press(stage.member, f"list-participants:{stage.karakol.id}")
    assert "staff-person-arrived" in [line.key for line in page.args["list"].lines]  # type: ignore[union-attr]
    sheet = await exported(stage)
    column = next(place for place, head in enumerate(sheet.head) if "column-arrived" in repr(head))
    assert "+" in [row[column] for row in sheet.rows]
    [arrival] = await stage.press(stage.member, f"show-arrival:{stage.seat.id}:0")
    assert arrival.args["marked"].key == "arrival-entered"  # type: ignore[union-attr]


async def test_lists_have_the_numbers_of_the_sheet_once_there_is_one(stage: Stage) -> None:
    await add_consented_person(stage.session, 5300, at="karakol")
    page = f"list-participants:{stage.karakol.id}"
    [before] = await stage.press(stage.member, page)
    assert [line.args["number"] for line in before.args["list"].lines] == ["1", "2", "3"]  # type: ignore[union-attr]
    assert "column-number" in (await exported(stage)).head
    last = await added_last(stage)
    await passes.give_number(stage.session, last)  # a walk-in signs first
    assert sorted(await labels(stage, page)) == ["+1", "+2", "1"], "looking gives nobody a number"
    sheet = await exported(stage)
    place, name = sheet.head.index("column-sheet-number"), sheet.head.index("column-name")
    assert [row[place] for row in sheet.rows] == [1, "", ""]
    assert sheet.rows[0][name] == last.name
    numbers = await passes.sheet_numbers(stage.session, stage.karakol.id)
    assert await labels(stage, page) == {str(number): seat for seat, number in numbers.items()}
    assert [row[place] for row in (await exported(stage)).rows] == [1, 2, 3]


async def labels(stage: Stage, page: str) -> dict[str, int]:
    """Return the label of each button of the list -> its seat; the lines have the same numbers."""
    [shown] = await stage.press(stage.member, page)
    assert Text("staff-people-numbers") in shown.args["arrived"].lines  # type: ignore[union-attr]
    buttons = [one for row in shown.buttons for one in row if one.data.startswith("show-seat:")]
    found = {one.label.texts["en"]: int(one.data.split(":")[1]) for one in buttons}  # type: ignore[union-attr]
    assert [line.args["number"] for line in shown.args["list"].lines] == [*found]  # type: ignore[union-attr]
    return found


async def added_last(stage: Stage) -> Seat:
    return (await seats.list_in_states(stage.session, stage.karakol.id, seat_states.ATTENDING_STATES))[-1]
