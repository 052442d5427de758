"""The programme's editor: items added, translated, moved, given a speaker, removed; and the dates that follow."""

from datetime import timedelta
from typing import Any
from zlib import crc32

import pytest
from sqlalchemy import select

from bot.locales import LANGUAGES, get_locale
from handlers.messages import Refusal, Say, Text, Translated
from storage import audit
from storage.models import AuditEntry, Material, ProgrammeItem, Reminder, Role
from storage.reminders import reminders
from storage.seminars import programme
from tests.handlers.stage import NOW, Stage, text_keys


async def items(stage: Stage) -> list[ProgrammeItem]:
    return await programme.list_items(stage.session, stage.karakol.id)


async def adding(stage: Stage, typed: str, language: str = "ky") -> list[Say]:
    await stage.press(stage.member, f"add-items:{stage.karakol.id}:{language}")
    return await confirm_lines(stage, await stage.write(stage.member, typed))


async def confirm_lines(stage: Stage, said: list[Say]) -> list[Say]:
    """Confirm the typed lines: press the first button."""
    return await stage.press(stage.member, said[0].buttons[0][0].data)


def shown(stage: Stage, say: Say) -> list[dict[str, Any]]:
    return [dict(line.args) for line in say.args["list"].lines]  # type: ignore[union-attr]


async def test_several_lines_become_items_in_their_order(stage: Stage) -> None:
    before = len(await items(stage))
    said = await adding(stage, "16:10-16:20 Жыйынтык / Итоги\n8:30 Каттоо / Регистрация")
    assert text_keys(said) == ["items-added", "items"]
    now = await items(stage)
    assert len(now) == before + 2
    assert now[0].title == {"ky": "Каттоо", "ru": "Регистрация"}
    assert now[-1].title == {"ky": "Жыйынтык", "ru": "Итоги"}
    assert now[-1].ends_at is not None
    assert [line["number"] for line in shown(stage, said[1])] == list(range(1, before + 3))


async def test_where_the_numbers_are_behind_more_the_page_says_so(stage: Stage) -> None:
    for many, hint in ((0, "items-hint"), (9, "items-hint-more")):
        for minute in range(many):
            starts = stage.karakol.starts_at + timedelta(minutes=minute)
            item = ProgrammeItem(
                seminar_id=stage.karakol.id, starts_at=starts, title={"ky": "Үлгү"}, speaker={}
            )
            stage.session.add(item)
        await stage.session.flush()
        [page] = await stage.press(stage.member, f"list-items:{stage.karakol.id}")
        assert page.args["hint"] == Text(hint), many


async def test_one_bad_line_and_nothing_is_added(stage: Stage) -> None:
    before = len(await items(stage))
    with pytest.raises(Refusal, match="line-time-wrong") as refusal:
        await adding(stage, "8:30 Каттоо\nсаат тогузда Ачылыш")
    assert refusal.value.values == {"number": 2}
    assert len(await items(stage)) == before
    await confirm_lines(
        stage, await stage.write(stage.member, "8:30 Каттоо")
    )  # the step is unchanged: the text is sent again
    assert len(await items(stage)) == before + 1


async def test_lines_are_shown_as_they_were_understood_and_added_only_when_that_is_right(
    stage: Stage,
) -> None:
    await adding(stage, "8:30 Каттоо")
    before = [(one.starts_at, one.title) for one in await items(stage)]
    await stage.press(stage.member, f"add-items:{stage.karakol.id}:ru")
    first = await stage.write(stage.member, "8:30 Регистрация\n16.10ч Итоги")
    assert text_keys(first) == ["items-sure"]
    assert (first[0].args["number"], first[0].args["translated"]) == (1, 1)
    assert [str(line["title"].texts["ru"]) for line in shown(stage, first[0])] == ["Регистрация", "Итоги"]
    assert [(one.starts_at, one.title) for one in await items(stage)] == before
    second = await stage.write(stage.member, "16:20 Итоги")
    with pytest.raises(Refusal, match="button-old"):
        await confirm_lines(stage, first)
    assert [(one.starts_at, one.title) for one in await items(stage)] == before
    await confirm_lines(stage, second)
    assert len(await items(stage)) == len(before) + 1
    with pytest.raises(Refusal, match="button-old"):
        await confirm_lines(stage, second)


async def test_whoever_writes_the_speaker_after_a_dash_is_told_how_to_separate_it(stage: Stage) -> None:
    await stage.press(stage.member, f"add-items:{stage.karakol.id}:ky")
    dashed = await stage.write(stage.member, "8:30 Каттоо\n8:40 Суу — Үлгү")
    assert [line.key for line in dashed[0].args["hints"].lines] == ["items-speaker-hint"]  # type: ignore[union-attr]
    barred = await stage.write(stage.member, "8:30 Каттоо\n8:40 Суу | Үлгү")
    assert not barred[0].args["hints"].lines  # type: ignore[union-attr]
    await confirm_lines(stage, barred)
    added = (await items(stage))[1]
    assert (added.title, added.speaker) == ({"ky": "Суу"}, {"ky": "Үлгү"})


async def test_lines_shown_by_the_release_before_can_still_be_confirmed(stage: Stage) -> None:
    before, typed = len(await items(stage)), "8:30 Каттоо"
    await stage.press(stage.member, f"itemadd:{stage.karakol.id}:ky")
    await stage.write(stage.member, typed)
    await stage.press(stage.member, f"itemsure:{stage.karakol.id}:{crc32(typed.encode()):x}")
    assert len(await items(stage)) == before + 1


async def test_a_line_at_the_hour_of_an_item_without_that_language_translates_it(stage: Stage) -> None:
    await adding(stage, "8:30 Каттоо")
    before = len(await items(stage))
    said = await adding(stage, "8:30 Регистрация", "ru")
    assert (said[0].args["number"], said[0].args["translated"]) == (0, 1)
    now = await items(stage)
    assert len(now) == before
    assert now[0].title == {"ky": "Каттоо", "ru": "Регистрация"}
    await adding(stage, "8:30 Экинчи залда каттоо")  # in a language it has: another item at the same hour
    assert len(await items(stage)) == before + 1


async def test_a_missing_translation_is_seen_in_the_list_and_on_the_items_page(stage: Stage) -> None:
    said = await adding(stage, "8:30 Каттоо")
    assert shown(stage, said[1])[0]["lacks"].key == "lacks-ru"
    [page] = await stage.press(stage.member, f"show-item:{(await items(stage))[0].id}")
    lines = page.args["list"].lines  # type: ignore[union-attr]
    assert [line.key for line in lines] == ["language-text", "language-missing", "item-files"]


async def test_an_empty_programme_says_so_and_to_staff_what_to_do(stage: Stage) -> None:
    for item in await items(stage):
        await programme.remove(stage.session, item)
    [page] = await stage.press(stage.owner, f"show-programme:{stage.karakol.id}")
    [staff] = await stage.press(stage.member, f"list-items:{stage.karakol.id}")
    for language in LANGUAGES:
        locale = get_locale(language, "Asia/Bishkek")
        add = locale.plain("items-add")
        assert add in locale.html(staff.key, staff.args)
        assert locale.html("programme-empty") in locale.html(page.key, page.args)
    assert staff.key == "items-none"
    assert staff.buttons[0][0].label == "items-add"
    await adding(stage, "8:30 Каттоо")
    assert text_keys(await stage.press(stage.member, f"list-items:{stage.karakol.id}")) == ["items"]


async def test_no_more_items_than_a_telephone_can_hold(stage: Stage) -> None:
    with pytest.raises(Refusal, match="items-too-many"):
        await adding(stage, "\n".join(f"8:{minute:02} Каттоо {minute}" for minute in range(59)))


async def test_new_hours_keep_how_long_an_item_lasts(stage: Stage) -> None:
    await adding(stage, "8:00-8:30 Каттоо")
    item = (await items(stage))[0]
    before = item.starts_at
    await stage.press(stage.member, f"edit-item:{item.id}:time")
    said = await stage.write(stage.member, "8:45")
    assert (text_keys(said), item.starts_at) == (["plan-sure"], before)
    await confirm_lines(stage, said)
    assert (item.starts_at - before).total_seconds() == 45 * 60
    assert item.ends_at is not None
    assert (item.ends_at - item.starts_at).total_seconds() == 30 * 60


@pytest.mark.parametrize(
    ("typed", "key"),
    [("эртең", "time"), ("10:00-9:00", "end"), ("01.01 10:00", "day"), ("10:00 Талкуу", "time")],
)
async def test_hours_that_are_none_change_nothing(stage: Stage, typed: str, key: str) -> None:
    item = (await items(stage))[0]
    before = item.starts_at
    await stage.press(stage.member, f"edit-item:{item.id}:time")
    with pytest.raises(Refusal, match=f"item-{key}-wrong"):
        await stage.write(stage.member, typed)
    assert item.starts_at == before


@pytest.mark.parametrize(
    "stamps", ["", "soon", "202001010300", "{start}:{start}", "{start}:202001010300", "{start}:soon"]
)
async def test_a_button_for_hours_that_are_none_changes_nothing(stage: Stage, stamps: str) -> None:
    item = (await items(stage))[0]
    before = item.starts_at, item.ends_at
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(
            stage.member, f"set-item-time:{item.id}:{stamps.format(start=f'{item.starts_at:%Y%m%d%H%M}')}"
        )
    assert (item.starts_at, item.ends_at) == before


async def test_an_item_moves_alone_or_with_all_that_follows_that_day(stage: Stage) -> None:
    before = {one.id: one.starts_at for one in await items(stage)}
    _, second, *rest = await items(stage)
    await stage.press(stage.member, f"shift-items:{second.id}:-15")
    assert (second.starts_at - before[second.id]).total_seconds() == -900
    await stage.press(stage.member, f"shift-items:{second.id}:15:rest")
    assert second.starts_at == before[second.id]
    assert {(one.starts_at - before[one.id]).total_seconds() for one in rest} == {900}


async def test_a_speaker_is_words_in_languages_or_a_member_of_staff(stage: Stage) -> None:
    stage.session.add(
        Role(person_id=stage.other.id, role="speaker", seminar_id=stage.karakol.id, granted_at=NOW)
    )
    await stage.session.flush()
    item = (await items(stage))[0]
    [asked] = await stage.press(stage.member, f"edit-item:{item.id}:speaker")
    assert asked.buttons[0][0].data == f"choose-speaker:{item.id}:{stage.other.id}"
    await stage.write(stage.member, "Үлгү Үлгүев, адис / Пример Примеров, специалист")
    assert item.speaker == {"ky": "Үлгү Үлгүев, адис", "ru": "Пример Примеров, специалист"}
    await stage.press(stage.member, f"choose-speaker:{item.id}:{stage.other.id}")
    assert (item.speaker, item.speaker_id) == ({}, stage.other.id)
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.member, f"choose-speaker:{item.id}:{stage.owner.id}")
    await stage.press(stage.member, f"choose-speaker:{item.id}:-")
    assert (item.speaker, item.speaker_id) == ({}, None)


async def test_an_item_is_removed_when_that_was_said_twice_and_its_file_stays(stage: Stage) -> None:
    item = (await items(stage))[0]
    material = Material(
        seminar_id=stage.karakol.id,
        item_id=item.id,
        title={"ky": "x"},
        kind="photo",
        file_id="f",
        file_unique_id="u",
        added_at=NOW,
    )
    stage.session.add(material)
    await stage.session.flush()
    assert text_keys(await stage.press(stage.member, f"remove-item:{item.id}")) == ["item-remove"]
    assert item in await items(stage)
    await stage.press(stage.member, f"remove-item:{item.id}:yes")
    assert item.id not in [one.id for one in await items(stage)]
    await stage.session.refresh(material)
    assert (material.item_id, material.removed_at) == (None, None)
    with pytest.raises(Refusal, match="item-gone"):
        await stage.press(stage.member, f"remove-item:{item.id}:yes")


async def pings(stage: Stage) -> set[Any]:
    rows = await stage.session.scalars(
        select(Reminder).where(Reminder.kind == reminders.PING, Reminder.cancelled_at.is_(None))
    )
    return {row.due_at for row in rows if row.seminar_id == stage.karakol.id}


async def test_what_is_due_before_an_item_follows_its_hour(stage: Stage) -> None:
    item = (await items(stage))[1]
    await stage.press(stage.member, f"shift-items:{item.id}:15")
    assert item.starts_at - reminders.PING_LEAD in await pings(stage)
    was = item.starts_at - reminders.PING_LEAD
    await stage.press(stage.member, f"remove-item:{item.id}:yes")
    assert was not in await pings(stage)


async def test_every_change_is_in_the_log_without_anybodys_words(stage: Stage) -> None:
    await adding(stage, "8:30 Каттоо")
    item = (await items(stage))[0]
    await stage.press(stage.member, f"edit-item:{item.id}:speaker")
    await stage.write(stage.member, "Үлгү Үлгүев")
    rows = list(await stage.session.scalars(select(AuditEntry).order_by(AuditEntry.id)))
    assert [row.action for row in rows][-2:] == ["item.added", "item.speaker_changed"]
    assert not any("Үлгү" in str(row.detail) or "Каттоо" in str(row.detail) for row in rows)
    assert (await audit.verify_chain(stage.session)).broken_id is None


async def test_the_programme_is_told_in_the_readers_order_with_its_speakers(stage: Stage) -> None:
    stage.session.add(Role(person_id=stage.other.id, role="expert", granted_at=NOW))
    await stage.session.flush()
    item = (await items(stage))[0]
    await stage.press(stage.member, f"choose-speaker:{item.id}:{stage.other.id}")
    [told] = await stage.press(stage.owner, f"show-programme:{stage.karakol.id}")
    day, first, *_ = told.args["list"].lines  # type: ignore[union-attr]
    assert day.key == "programme-day"
    assert (first.key, first.args["speaker"]) == ("programme-said-by", stage.other.name)
    assert first.args["item"].args["title"] == Translated(item.title)
