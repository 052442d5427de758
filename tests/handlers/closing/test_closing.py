"""The end of a seminar, for staff: the archive and the way back, the notice before a removal, keeping longer."""

from datetime import timedelta
from typing import Any

import pytest

from handlers.closing import archive, removals
from handlers.messages import Lines, Refusal, Say, Text
from storage import audit, planning, sample_day
from storage.models import seminar_states
from storage.questions import lifecycle
from tests.handlers.stage import Stage, text_keys


async def hold(stage: Stage, *, days: float, answered: bool = True) -> None:
    """Move the clock to some days after Karakol's end."""
    if answered:
        await lifecycle.add_answer(stage.session, stage.question, stage.member, "Эртең.", stage.now)
    stage.now = stage.karakol.ends_at + timedelta(days=days)
    stage.jalal_abad.ends_at = stage.now + timedelta(days=1)
    await planning.finish_ended(stage.session, stage.now)
    await stage.session.flush()


def button_data(said: Say) -> list[str]:
    return [button.data for row in said.buttons for button in row if button.data]


def line_keys(said: Say) -> list[str]:
    lines = said.args["list"]
    assert isinstance(lines, Lines)
    return [one.key for one in lines.lines]


async def test_a_seminar_goes_to_the_archive_and_back_with_one_tap(stage: Stage) -> None:
    await hold(stage, days=91, answered=False)
    await archive.archive_ended(stage.session, stage.now)
    assert stage.karakol.state == seminar_states.HELD, "a question is open"
    await hold(stage, days=91)
    await archive.archive_ended(stage.session, stage.now)
    assert stage.karakol.state == seminar_states.ARCHIVED
    [panel] = await stage.command(stage.member, "staff")
    assert f"show-seminar-for-staff:{stage.karakol.id}" not in button_data(panel)
    assert "list-archived" in button_data(panel)
    [listed] = await stage.press(stage.member, "list-archived")
    opened, back = f"show-seminar-for-staff:{stage.karakol.id}", f"restore-seminar:{stage.karakol.id}"
    assert {opened, back} <= set(button_data(listed))
    assert text_keys(await stage.press(stage.member, opened)) == ["staff-overview"]
    assert text_keys(await stage.press(stage.member, back)) == ["archive-restored"]
    await archive.archive_ended(stage.session, stage.now)
    assert stage.karakol.state == seminar_states.HELD, "staff want it back"
    with pytest.raises(Refusal, match="lifecycle-not-now"):
        await stage.press(stage.member, back)


async def test_a_cancelled_seminar_returns_cancelled(stage: Stage) -> None:
    await hold(stage, days=1)
    stage.karakol.state = seminar_states.CANCELLED
    await planning.transition(stage.session, stage.karakol, seminar_states.ARCHIVED, stage.now)
    await stage.press(stage.member, f"restore-seminar:{stage.karakol.id}")
    assert stage.karakol.state == seminar_states.CANCELLED


async def test_organisers_are_told_before_and_keep_it_longer_with_one_button(stage: Stage) -> None:
    await hold(stage, days=350)
    assert await removals.announce_removals(stage.session, stage.now) == []
    stage.now += timedelta(days=2)
    [notice] = await tell(stage)
    assert (notice.key, notice.to) == ("removal-notice", stage.member)
    assert line_keys(notice) == ["removal-day", "removal-line", "removal-line"], (
        "names and the author; there is neither feedback nor arrival"
    )
    assert await tell(stage) == []
    keep, shown = button_data(notice)
    [page] = await stage.press(stage.member, shown)
    assert page.key == "removal-page"
    for _ in range(2):
        [kept] = await stage.press(stage.member, keep)
        assert kept.key == "removal-page"
    postponed = [
        row for row, _ in await audit.list_newest(stage.session) if row.action == "retention.postponed"
    ]
    assert len(postponed) == 1, "a second press of the same button changes nothing"
    stage.now += timedelta(days=363)
    assert await tell(stage) == []
    stage.now += timedelta(days=1)
    assert text_keys(await tell(stage)) == ["removal-notice"]


async def test_the_sample_of_2019_greets_nobody_with_a_removal(stage: Stage) -> None:
    assert await sample_day.load_day(stage.session, stage.now)
    assert await tell(stage) == []
    stage.now += sample_day.KEPT_FOR
    assert text_keys(await tell(stage)) == ["removal-notice"]


async def tell(stage: Stage) -> list[Any]:
    found = list(await removals.announce_removals(stage.session, stage.now))
    await stage.session.flush()
    return found


async def test_the_page_says_what_was_removed_and_which_counts_stay(stage: Stage) -> None:
    await hold(stage, days=351)
    await tell(stage)
    stage.now += timedelta(days=14)
    for _ in range(10):
        await removals.remove_due(stage.session, stage.now)
        await stage.session.flush()
    [page] = await stage.press(stage.member, f"show-removals:{stage.karakol.id}")
    assert line_keys(page).count("removal-line-done") == 2
    counts = page.args["counts"]
    assert isinstance(counts, Text)
    assert counts.key == "removal-counts"
    assert button_data(page) == ["list-removals:0"], "nothing is left to keep longer"
    await stage.session.refresh(stage.seat)
    assert (stage.seat.name, stage.seat.state) == (None, "registered")
    [listed] = await stage.press(stage.member, "list-removals")
    assert f"show-removals:{stage.jalal_abad.id}" in button_data(listed)
