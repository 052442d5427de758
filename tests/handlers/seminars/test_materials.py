"""Materials: added by staff, available to people with a seat, sent once to everybody after their item."""

from typing import Any

import pytest

from handlers.messages import Lane, Media, Refusal, Say, Translated
from handlers.seminars.material_messages import item_materials
from storage.models import Material, Role, seat_states
from storage.reminders import reminders
from storage.seats import seats
from storage.seminars import materials, programme
from tests.handlers.stage import NOW, Stage, text_keys


def a_file(number: int = 1, kind: str = "document", name: str = "") -> Media:
    return Media(kind, f"file-{number}", f"unique-{number}", None, name)  # type: ignore[arg-type]


async def add_file(stage: Stage, text: str | None = None, item: int | None = None, **file: Any) -> Material:
    """Add a file with this caption."""
    to = f":{item}" if item else ""
    await stage.press(stage.member, f"add-materials:{stage.karakol.id}{to}")
    said = await stage.write(stage.member, text, media=a_file(**file))  # type: ignore[arg-type]
    assert text_keys(said) == ["file-kept"]
    return (await materials.of_seminar(stage.session, stage.karakol.id))[-1]


async def test_a_file_with_words_is_kept_under_these_words(stage: Stage) -> None:
    one = await add_file(stage, "Баяндама / Доклад")
    assert (one.title, one.kind, one.file_id) == ({"ky": "Баяндама", "ru": "Доклад"}, "document", "file-1")


async def test_a_file_without_words_is_called_what_it_was_called_or_nothing(stage: Stage) -> None:
    assert (await add_file(stage, name="programme.pdf")).title == {"ru": "programme.pdf"}
    assert (await add_file(stage, number=2, kind="voice")).title == {}


async def test_files_in_a_row_and_the_same_one_twice(stage: Stage) -> None:
    await stage.press(stage.member, f"add-materials:{stage.karakol.id}")
    for number in (1, 2, 1):
        await stage.write(stage.member, "Баяндама", media=a_file(number))
    found = await materials.of_seminar(stage.session, stage.karakol.id)
    assert [one.file_id for one in found] == ["file-1", "file-2"]


async def test_words_where_a_file_is_awaited_are_refused_and_the_step_stays(stage: Stage) -> None:
    await stage.press(stage.member, f"add-materials:{stage.karakol.id}")
    with pytest.raises(Refusal, match="awaited-file"):
        await stage.write(stage.member, "Баяндама")
    assert stage.member.step == "material-upload"


async def test_a_title_is_given_in_each_language(stage: Stage) -> None:
    one = await add_file(stage, "Доклад")
    await stage.press(stage.member, f"filename:{one.id}:ky")
    [page] = await stage.write(stage.member, "Баяндама")
    assert one.title == {"ru": "Доклад", "ky": "Баяндама"}
    assert page.key == "file"
    await stage.press(stage.member, f"filename:{one.id}:en")
    with pytest.raises(Refusal, match="title-too-long"):
        await stage.write(stage.member, "a" * 121)


async def test_only_those_with_a_seat_and_staff_get_the_files(stage: Stage) -> None:
    one = await add_file(stage, "Доклад")
    for person in (stage.owner, stage.member):
        [sent] = await stage.press(person, f"send-material:{one.id}")
        subject = f"material:{one.id}"
        assert sent == Say(
            "material", {"title": Translated({"ru": "Доклад"})}, media=a_file(), subject=subject
        )
    own = await seats.of_person(stage.session, stage.karakol.id, stage.other)
    assert own is not None
    await seats.transition(stage.session, own, seat_states.CANCELLED, NOW, stage.other)
    for data in (f"send-material:{one.id}", f"list-materials:{stage.karakol.id}"):
        with pytest.raises(Refusal, match="materials-for-participants"):
            await stage.press(stage.other, data)


async def test_a_removed_file_is_gone_for_everybody(stage: Stage) -> None:
    one = await add_file(stage, "Доклад")
    assert text_keys(await stage.press(stage.member, f"remove-material:{one.id}")) == ["file-ask-remove"]
    await stage.press(stage.member, f"remove-material:{one.id}:yes")
    for person, data in (
        (stage.owner, f"send-material:{one.id}"),
        (stage.member, f"remove-material:{one.id}:yes"),
    ):
        with pytest.raises(Refusal, match="material-gone"):
            await stage.press(person, data)
    assert text_keys(await stage.press(stage.owner, f"list-materials:{stage.karakol.id}")) == [
        "materials-none"
    ]


async def test_a_speaker_adds_files_and_changes_only_the_own_ones(stage: Stage) -> None:
    theirs = await add_file(stage, "Доклад")
    role = Role(person_id=stage.other.id, role="speaker", seminar_id=stage.karakol.id, granted_at=NOW)
    stage.session.add(role)
    await stage.session.flush()
    speaker = {"roles": (role,)}
    did = stage.incoming(stage.other, button="add-materials", argument=str(stage.karakol.id), **speaker)
    assert text_keys(await stage.answer(did)) == ["files-ask"]
    did = stage.incoming(stage.other, text="Өз баяндамам", media=a_file(7), **speaker)
    assert text_keys(await stage.answer(did)) == ["file-kept"]
    did = stage.incoming(stage.other, button="remove-material", argument=f"{theirs.id}:yes", **speaker)
    with pytest.raises(Refusal, match="not-yours"):
        await stage.answer(did)


async def test_the_files_of_an_item_are_due_when_it_is_over_and_go_to_all_once(stage: Stage) -> None:
    item = (await programme.list_items(stage.session, stage.karakol.id))[0]
    one = await add_file(stage, "Баяндама / Доклад", item=item.id)
    await add_file(stage, "Башка", number=2)
    [many] = await item_materials(stage.session, item.id)
    assert (many.say.dedup_key, many.say.lane, many.audience.seminar_id) == (
        f"material:{one.id}",
        Lane.REMINDER,
        stage.karakol.id,
    )
    assert many.say.media == a_file()
    due = [
        row
        for row in await reminders.lock_due(stage.session, stage.karakol.ends_at)
        if row.kind == "materials"
    ]
    assert [row.item_id for row in due] == [item.id]
    await stage.press(stage.member, f"attach-material:{one.id}:-")
    assert await item_materials(stage.session, item.id) == []
    due = [
        row
        for row in await reminders.lock_due(stage.session, stage.karakol.ends_at)
        if row.kind == "materials"
    ]
    assert due == []
    assert await item_materials(stage.session, 999_999) == []


async def test_a_file_goes_to_an_item_of_its_own_seminar_only(stage: Stage) -> None:
    one = await add_file(stage, "Доклад")
    foreign = (await programme.list_items(stage.session, stage.jalal_abad.id))[0]
    with pytest.raises(Refusal, match="item-gone"):
        await stage.press(stage.member, f"attach-material:{one.id}:{foreign.id}")
    with pytest.raises(Refusal, match="item-gone"):
        await stage.press(stage.member, f"add-materials:{stage.karakol.id}:{foreign.id}")


@pytest.mark.parametrize("turn", ["/staff", "list"])
async def test_a_file_sent_after_turning_to_something_else_goes_to_nobody(stage: Stage, turn: str) -> None:
    await stage.press(stage.member, f"add-materials:{stage.karakol.id}")
    if turn == "list":
        await stage.press(stage.member, f"manage-materials:{stage.karakol.id}:0")
    else:
        await stage.command(stage.member, "staff")
    said = await stage.write(stage.member, None, media=a_file())  # type: ignore[arg-type]
    assert text_keys(said) == ["saved-offer"]
    assert await materials.of_seminar(stage.session, stage.karakol.id) == []


async def test_a_file_with_a_very_long_name_is_taken_under_a_shorter_one(stage: Stage) -> None:
    await stage.press(stage.member, f"add-materials:{stage.karakol.id}")
    named = Media("document", "f", "long", name="ө" * 200 + ".pdf")
    assert text_keys(await stage.answer(stage.incoming(stage.member, media=named))) == ["file-kept"]
