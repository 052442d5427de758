"""A seminar's page for staff: what is needed before, on and after its day comes first, the rest behind "more"."""

from datetime import timedelta

import pytest

from handlers.messages import OutOfDate, Say
from handlers.ui.pages import MAX_BUTTONS
from tests.handlers.stage import Stage


def labels(rows: object) -> list[str]:
    return [str(button.label) for row in rows for button in row]  # type: ignore[attr-defined]


async def shown_at(stage: Stage, days: float) -> Say:
    """Return the page so many days from the seminar's start."""
    stage.now = stage.karakol.starts_at + timedelta(days=days)
    [page] = await stage.press(stage.member, f"show-seminar-for-staff:{stage.karakol.id}")
    return page


async def test_what_is_needed_now_comes_first(stage: Stage) -> None:
    pages = [await shown_at(stage, days) for days in (-7, 0.1, 2)]
    for page in pages:
        assert len(labels(page.folded)) == MAX_BUTTONS + 1
    before, day, after = (labels(page.folded) for page in pages)
    assert before[:4] == ["coverage-button", "staff-list-button", "invitees-button", "announcements-button"]
    assert day[:3] == ["door-button", "staff-find", "staff-assist"]
    assert after[:2] == ["pack-build", "pack-button"]
    assert {*labels(pages[0].buttons)} == {*labels(pages[1].buttons)}


async def test_more_shows_all_buttons_in_the_same_message(stage: Stage) -> None:
    folded = await shown_at(stage, -7)
    [unfolded] = await stage.press(stage.member, f"show-more:show-seminar-for-staff:{stage.karakol.id}")
    assert (unfolded.key, unfolded.edit, unfolded.folded) == (folded.key, True, ())
    assert labels(unfolded.buttons) == labels(folded.buttons)
    with pytest.raises(
        OutOfDate
    ):  # more of more, and the page of a seminar for somebody without a role there
        await stage.press(stage.member, f"show-more:show-more:show-seminar-for-staff:{stage.karakol.id}")
    with pytest.raises(OutOfDate):
        await stage.press(stage.owner, f"show-more:show-seminar-for-staff:{stage.karakol.id}")


@pytest.mark.parametrize("state", ["draft", "closed", "cancelled"])
async def test_the_page_says_that_a_seminar_is_not_open(stage: Stage, state: str) -> None:
    async def first_line() -> str:
        [page] = await stage.press(stage.member, f"show-seminar-for-staff:{stage.karakol.id}")
        return page.args["list"].lines[0].key  # type: ignore[union-attr]

    assert await first_line() == "staff-overview-registered"
    stage.karakol.state = state
    assert await first_line() == f"plan-state-{state}"
