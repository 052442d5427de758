"""Search by any part of a name, a place or a telephone, in every language."""

import pytest

from storage.team import roles
from tests.conversations.helpers import LANGUAGES, add_consented_person, button_labels
from tests.handlers.stage import NOW, Stage
from tests.handlers.stage_user import StageUser


async def test_who_may_not_see_telephones_is_not_told_to_type_one(stage: Stage) -> None:
    moderator = await add_consented_person(stage.session, 5700)
    await roles.grant(stage.session, moderator, roles.MODERATOR, NOW, None, seminar_id=stage.karakol.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    [asked] = await stage.press(moderator, f"search-seats:{stage.karakol.id}")
    assert asked.key == "find-ask-names"


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
