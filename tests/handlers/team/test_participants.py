"""The list of participants and its export say who has arrived, and when."""

from datetime import timedelta

from handlers.messages import Lines, Sheet, Text
from storage.checkin import check_ins
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
    assert counted.args == {"arrived": 1, "expected": expected}
    marked = [line for line in after.args["list"].lines if line.key == "staff-person-arrived-at"]  # type: ignore[union-attr]
    assert [f"{line.args['at']:%H:%M}" for line in marked] == ["09:42"]
    [sent] = await stage.press(stage.member, export)
    assert isinstance(sent.document, Sheet)
    column = sent.document.head.index(Text("column-arrived"))
    assert sorted(str(row[column]) for row in sent.document.rows) == ["", "09:42"][-expected:]
