"""Templates of documents: sent, checked, looked at, used, and taken back."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from handlers.messages import FilledTemplate, Media, Refusal, Say, TemplateFile
from handlers.papers import template_pages
from handlers.papers.template_pages import TemplateCheck
from storage.checkin import passes
from storage.models import Person, Seat, Upload, seat_states
from storage.seats import seats
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import NOW, Stage, text_keys

FILE = Media("document", "file", name="Үлгү.docx", size=30_000)


async def _upload(stage: Stage, person: Person, check: TemplateCheck, reach: str = "here") -> list[Say]:
    await stage.press(person, f"start-template-upload:{stage.karakol.id}:participants:{reach}")
    assert text_keys(await stage.answer(stage.incoming(person, media=FILE))) == ["template-reading"]
    upload = await stage.session.get(Upload, await _newest_upload(stage))
    assert upload is not None
    return await template_pages.report_checked(stage.session, upload, b"content", check, stage.now)


async def _newest_upload(stage: Stage) -> int:
    return (await stage.session.scalars(select(func.max(Upload.id)))).one()


async def _list(stage: Stage) -> FilledTemplate:
    *_, sent = await stage.press(stage.member, f"export-document:{stage.karakol.id}:participants")
    assert isinstance(sent.document, FilledTemplate)
    return sent.document


async def test_those_who_attended_are_counted_and_have_no_gaps_from_the_sheet(stage: Stage) -> None:
    numbers = await passes.sheet_numbers(stage.session, stage.karakol.id)
    people = (await _list(stage)).data["participants"]
    assert {one["number"] for one in people} == {str(one) for one in numbers.values()}  # type: ignore[union-attr,index,call-overload]
    last = max(numbers, key=numbers.__getitem__)
    seat = await stage.session.get(Seat, last)
    assert seat is not None
    stage.now = stage.karakol.starts_at + timedelta(hours=1)
    await seats.transition(stage.session, seat, seat_states.ARRIVED, stage.now)
    data = (await _list(stage)).data
    assert (data["total"], [one["number"] for one in data["participants"]]) == (1, ["1"])  # type: ignore[union-attr,index,call-overload]


@pytest.mark.parametrize("reach", ["here", "all"])
async def test_a_template_is_used_after_a_look_and_can_be_taken_back(stage: Stage, reach: str) -> None:
    [preview] = await _upload(stage, stage.member, TemplateCheck(), reach)
    assert preview.key == "template-preview"
    assert isinstance(preview.document, FilledTemplate)
    assert "Үлгү Катышуучу" not in repr(preview.document.data), "the preview shows sample people"
    assert (await _list(stage)).template is None, "it is not in use yet"
    await stage.press(stage.member, preview.buttons[0][0].data)
    assert (await _list(stage)).template == b"content"
    [page] = await stage.press(stage.member, f"show-template:{stage.karakol.id}:participants")
    [remove] = [one.data for row in page.buttons for one in row if one.data.startswith("remove-template")]
    [file] = await stage.press(stage.member, f"download-template:{stage.karakol.id}:participants")
    assert isinstance(file.document, TemplateFile)
    assert file.document.template == b"content"
    copy = stage.jalal_abad
    copy.cloned_from_id = stage.karakol.id
    await stage.session.flush()
    [there] = await stage.press(stage.member, f"show-template:{copy.id}:participants")
    whose = "template-of-original" if reach == "here" else "template-for-all"
    assert there.args["current"].key == whose  # type: ignore[union-attr]
    await stage.press(stage.member, remove)
    assert (await _list(stage)).template is None


@pytest.mark.parametrize(
    ("check", "key"),
    [
        (TemplateCheck("template-unsafe"), "template-unsafe"),
        (TemplateCheck(unknown=("titel",)), "template-unknown"),
    ],
)
async def test_a_wrong_template_is_explained_and_never_used(
    stage: Stage, check: TemplateCheck, key: str
) -> None:
    [said] = await _upload(stage, stage.member, check)
    assert said.key == key
    assert (await _list(stage)).template is None


async def test_an_organiser_of_one_seminar_replaces_no_template_of_all(stage: Stage) -> None:
    colleague = await add_consented_person(stage.session, 5011, "ky", name="Үлгү Уюштуруучу")
    await roles.grant(stage.session, colleague, roles.ORGANISER, NOW, None, seminar_id=stage.karakol.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    with pytest.raises(Refusal) as no:
        await stage.press(colleague, f"start-template-upload:{stage.karakol.id}:participants:all")
    assert no.value.key == "not-yours"
    [preview] = await _upload(stage, colleague, TemplateCheck())
    for stranger in (stage.member, stage.owner):
        with pytest.raises(Refusal):
            await stage.press(stranger, preview.buttons[0][0].data)


@pytest.mark.parametrize(
    ("media", "key"),
    [
        (Media("document", "f", name="a.pdf"), "awaited-template"),
        (Media("photo", "f"), "awaited-template"),
        (Media("document", "f", name="a.docx", size=3 * 1024 * 1024), "template-too-large"),
    ],
)
async def test_other_files_are_not_taken(stage: Stage, media: Media, key: str) -> None:
    await stage.press(stage.member, f"start-template-upload:{stage.karakol.id}:participants:here")
    with pytest.raises(Refusal) as no:
        await stage.answer(stage.incoming(stage.member, media=media))
    assert no.value.key == key
