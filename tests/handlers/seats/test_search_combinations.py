"""Search by any part of a name, a place or a telephone, in every language."""

import pytest

from tests.conversations.helpers import LANGUAGES, button_labels
from tests.handlers.stage import Stage
from tests.handlers.stage_user import StageUser


@pytest.mark.parametrize("typed", ["Үлг", "ulgu", "Ак-Булун", "0700 100 101", "100101"])
async def test_somebody_is_found_by_a_part_of_name_place_or_telephone(stage: Stage, typed: str) -> None:
    for language in LANGUAGES:
        stage.member.language = language
        staff = StageUser(stage, stage.member, language)
        await staff.press_at(f"search-seats:{stage.karakol.id}")
        staff.expect_text("find-ask")
        await staff.write(typed)
        found = staff.expect_words(typed)
        label = next(one for one in button_labels(found) if f"Үлгүев {stage.owner.telegram_id}" in one)
        await staff.press(label)
        staff.expect_words("+996 700 100 101")
        staff.expect_words(staff.text_of("state-registered"))
