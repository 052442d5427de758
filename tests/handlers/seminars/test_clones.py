"""A clone gets titles and targets of its own; drafts that nobody filled in do not stay."""

from datetime import timedelta

import pytest

from handlers.messages import Refusal, Text
from storage import planning
from storage.models import Seminar
from storage.seminars import contacts, seminars, targets
from tests.handlers.seminars.test_planning import ISSYK_KUL, create_draft
from tests.handlers.stage import NOW, Stage, text_keys

NARYN = "41704000000000"


async def clone(stage: Stage, oblast: str = NARYN) -> Seminar:
    starts = stage.now + timedelta(days=40)
    return await planning.clone(stage.session, stage.karakol, starts, oblast, NOW)


async def test_a_clone_is_not_opened_with_the_title_of_its_pattern_in_any_language(stage: Stage) -> None:
    made = await clone(stage)
    made.title = {**made.title, "ky": "Киришүү семинары, Нарын", "en": "Introductory seminar, Naryn"}
    said = await stage.press(stage.member, f"change-seminar-state:{made.id}:open:yes")
    assert text_keys(said) == ["lifecycle-copied"]
    assert made.state == "draft"
    said = await stage.press(stage.member, f"fill-missing-fields:{made.id}")
    assert said[0].args["told"] == Text("plan-title-copied", {"title": stage.karakol.title["ru"]})
    with pytest.raises(Refusal, match="plan-title-same"):
        await stage.write(stage.member, stage.karakol.title["ru"].upper())
    await stage.write(stage.member, "Вводный семинар, Нарын")
    await stage.press(stage.member, f"change-seminar-state:{made.id}:open:yes")
    assert made.state == "open"
    assert made.slug == "introductory-seminar-naryn", "of its own titles"


async def test_every_button_of_a_seminar_has_its_days(stage: Stage) -> None:
    made = await clone(stage)
    made.state = "open"  # two seminars with the same title
    await stage.session.flush()
    for command in ("staff", "seminars", "ask"):
        [said] = await stage.command(stage.member, command)
        labels = [one.label for row in said.buttons for one in row if one.data.endswith(f":{made.id}")]
        assert [label.key for label in labels if isinstance(label, Text)] == ["seminar-label"], command


@pytest.mark.parametrize("begun", ["create-seminar", "clone-seminar:1"])
async def test_cancelling_before_the_first_answer_says_that_there_is_no_seminar(
    stage: Stage, begun: str
) -> None:
    await stage.press(stage.member, begun)
    assert text_keys(await stage.command(stage.member, "cancel")) == ["plan-not-created"]
    await stage.press(stage.member, begun)
    assert text_keys(await stage.press(stage.member, "cancel-step:planning")) == ["plan-not-created"]
    await stage.press(stage.member, f"edit-plan-field:{stage.karakol.id}:capacity")
    assert text_keys(await stage.command(stage.member, "cancel")) == ["cancelled"]


async def test_a_clone_has_the_kinds_of_targets_that_its_pattern_has(stage: Stage) -> None:
    await targets.clear_targets(stage.session, stage.karakol.id)
    await targets.add_target(stage.session, stage.karakol.id, "municipality", ISSYK_KUL)
    await targets.remove_target(stage.session, stage.karakol.id, "municipality", "41702205805000")
    await targets.add_target(stage.session, stage.karakol.id, "partner", None)
    there = await targets.expand_targets(stage.session, (await clone(stage, ISSYK_KUL)).id)
    assert there == await targets.expand_targets(stage.session, stage.karakol.id)
    elsewhere = await targets.count_by_oblast(stage.session, (await clone(stage)).id)
    assert {code: set(offices) for code, offices in elsewhere.items()} == {
        NARYN: {"municipality"},
        None: {"partner"},
    }


@pytest.mark.parametrize("way", ["cancel", "give up"])
async def test_a_draft_with_nothing_but_its_time_does_not_stay(stage: Stage, way: str) -> None:
    gone = {"cancel": ["plan-not-created"], "give up": ["plan-discarded"]}[way]
    for title, stays in (({}, False), ({"ky": "Үлгү"}, True)):
        seminar = await create_draft(stage, title=title)
        await contacts.save(stage.session, seminar, "Үлгү, 0700 000000", stage.member, NOW)
        if way == "cancel":
            await stage.press(stage.member, f"fill-missing-fields:{seminar.id}")
            said = await stage.command(stage.member, "cancel")
        else:
            said = await stage.press(stage.member, f"change-seminar-state:{seminar.id}:cancelled:yes")
        assert (text_keys(said) == gone) != stays, "one message, and nothing of what was saved"
        assert (await seminars.get(stage.session, seminar.id) is not None) == stays
