"""The step that awaits a list: it begins with the template too, and a spreadsheet without it is answered."""

import pytest

from bot.locales import get_locale
from handlers.messages import Media, Refusal, Sheet
from tests.handlers.stage import Stage, text_keys


def spreadsheet(name: str = "list.xlsx") -> Media:
    return Media("document", "file", "unique", name=name, size=20_000)


async def test_the_file_is_awaited_after_the_template_as_after_the_button(stage: Stage) -> None:
    [template] = await stage.press(stage.member, f"export-invitee-template:{stage.karakol.id}")
    assert template.key == "invitees-template"
    assert isinstance(template.document, Sheet)
    assert [[one.data for one in row] for row in template.buttons] == [[f"show-invitees:{stage.karakol.id}"]]
    with pytest.raises(Refusal, match="awaited-invitees"):
        await stage.write(stage.member, "Салам")
    assert text_keys(await stage.write(stage.member, "", media=spreadsheet())) == ["invitees-reading"]


async def test_the_way_back_from_the_template_ends_the_step(stage: Stage) -> None:
    await stage.press(stage.member, f"export-invitee-template:{stage.karakol.id}")
    await stage.press(stage.member, f"show-invitees:{stage.karakol.id}")
    assert stage.member.step is None


async def test_there_is_no_template_for_a_seminar_that_nobody_can_be_invited_to(stage: Stage) -> None:
    stage.karakol.state = "held"
    with pytest.raises(Refusal, match="invitees-over"):
        await stage.press(stage.member, f"export-invitee-template:{stage.karakol.id}")
    assert stage.member.step is None


@pytest.mark.parametrize("name", ["list.xlsx", "Тизме.XLS", "list.csv", "list.ods"])
async def test_a_spreadsheet_that_nobody_awaits_is_answered_with_the_seminars_that_take_a_list(
    stage: Stage, name: str
) -> None:
    stage.jalal_abad.state = "held"
    [answer] = await stage.write(stage.member, "", media=spreadsheet(name))
    assert answer.key == "invitees-unasked"
    data = [one.data for row in answer.buttons for one in row]
    assert f"start-invitee-import:{stage.karakol.id}" in data
    assert f"start-invitee-import:{stage.jalal_abad.id}" not in data
    await stage.press(stage.member, data[0])
    assert text_keys(await stage.write(stage.member, "", media=spreadsheet(name))) == ["invitees-reading"]


async def test_any_other_file_of_staff_and_any_file_of_others_may_be_a_question(stage: Stage) -> None:
    [offered] = await stage.write(stage.owner, "", media=spreadsheet("letter.pdf"))
    for person, name in ((stage.member, "letter.pdf"), (stage.owner, "list.xlsx")):
        assert text_keys(await stage.write(person, "", media=spreadsheet(name))) == [offered.key]


async def test_staff_without_a_seminar_to_invite_to_are_asked_as_others(stage: Stage) -> None:
    for seminar in (stage.karakol, stage.jalal_abad):
        seminar.state = "held"
    assert text_keys(await stage.write(stage.member, "", media=spreadsheet())) == text_keys(
        await stage.write(stage.owner, "", media=spreadsheet())
    )


@pytest.mark.parametrize(("state", "shown"), [("open", True), ("draft", True), ("held", False)])
async def test_the_hint_names_the_upload_where_its_button_is(stage: Stage, state: str, shown: bool) -> None:
    stage.karakol.state = state
    [page] = await stage.press(stage.member, f"show-invitees:{stage.karakol.id}")
    labels = [one.label for row in page.buttons for one in row]
    assert (".import" in labels) is shown
    text = get_locale("ru", "UTC").html(page.key, page.args)
    assert ("Загрузить список" in text) is shown
    assert "\n\n\n" not in text
