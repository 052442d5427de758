"""The pack's page, statistics and photos."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.locales import get_locale
from handlers.messages import Lines, Media, Number, Refusal, RenderedFile, Sheet, Text, TextDocument, Value
from handlers.pack import pages, parts, statistics
from handlers.pack.context import PackContext, Project
from storage import sample_day
from storage.checkin import check_ins
from storage.coverage import coverage
from storage.models import PackJob
from storage.models.seat_states import ARRIVED
from storage.pack import attendance, photos
from tests.handlers.stage import Stage, text_keys


async def test_one_press_on_the_page_of_a_finished_seminar_asks_for_the_whole_pack(stage: Stage) -> None:
    [page] = await stage.press(stage.member, f"show-seminar-for-staff:{stage.jalal_abad.id}")
    assert page.buttons[0][0].data == f"build-pack:{stage.jalal_abad.id}"
    [said] = await stage.press(stage.member, page.buttons[0][0].data)
    assert said.key == "pack-progress"
    job = await stage.session.get(PackJob, int(str(said.dedup_key).partition(":")[2]))
    assert job is not None
    assert (job.part, job.state, job.requested_by_id) == ("all", "waiting", stage.member.id)


async def test_an_archive_is_not_counted_as_one_file(stage: Stage) -> None:
    for part, counted in (("all", []), ("press", [Text("pack-ready-files", {"number": 1})])):
        job = PackJob(id=7, seminar_id=stage.jalal_abad.id, requested_by_id=stage.member.id, part=part)
        file = RenderedFile("Үлгү.zip", b"")
        [said, _] = pages.ready(
            job, stage.jalal_abad, stage.member, [file], empty=(), lost_photos=0, edit=False
        )
        assert said.args["files"] == Lines(counted), part


async def test_a_second_press_while_it_is_made_asks_for_nothing(stage: Stage) -> None:
    data = f"build-pack:{stage.jalal_abad.id}:press"
    await stage.press(stage.member, data)
    assert await stage.press(stage.member, data) == []
    [said] = await stage.press(stage.member, f"build-pack:{stage.jalal_abad.id}:map")
    assert said.key == "pack-progress"
    assert [job.part for job in await stage.session.scalars(select(PackJob))] == ["press", "map"]


async def test_before_the_end_there_is_no_pack(stage: Stage) -> None:
    [page] = await stage.press(stage.member, f"show-seminar-for-staff:{stage.karakol.id}")
    assert not [row for row in page.buttons for one in row if one.data.startswith("build-pack")]
    with pytest.raises(Refusal, match="pack-not-yet"):
        await stage.press(stage.member, f"build-pack:{stage.karakol.id}")


# Statistics.


def figures(rows: Sequence[Sequence[Value]], language: str = "ru") -> dict[str, list[Any]]:
    """Return the first cell of each row -> the numbers after it."""
    locale = get_locale(language, "Asia/Bishkek")
    return {
        locale.render_value(row[0]): [one.value for one in row[1:] if isinstance(one, Number)] for row in rows
    }


async def test_statistics_count_by_rayon_office_position_and_sex_as_given(stage: Stage) -> None:
    assert await sample_day.load_day(stage.session, stage.now)
    people = await attendance.load_attendance(stage.session, stage.jalal_abad.id)
    absent = next(one for one in people.people if one.seat.sex == "f" and one.area is None)
    absent.seat.state = "confirmed"
    board = await coverage.load_coverage(stage.session, stage.jalal_abad.id)
    tables = statistics.build_statistics(people, board)
    rayons, offices, positions, sexes = (figures(rows) for _, _, rows in tables)
    assert rayons["Сузакский район"] == [13, 13, 14, 14, 5, 5, 4]
    assert rayons["Всего"] == [76, 74, 89, 88, 22, 44, 22]
    assert offices["Райгосадминистрация"][:2] == [8, 8]
    assert positions["Глава"][:2] == [64, 64]
    # 22 people have not given their sex, and are counted so whatever their names or offices.
    assert [sexes[name] for name in ("Женский", "Мужской", "Пол не указан")] == [[23, 22], [44, 44], [22, 22]]


async def test_the_attendance_list_has_who_came_and_no_telephone_numbers(stage: Stage) -> None:
    seat = stage.seat
    seat.seminar_id, seat.state = stage.jalal_abad.id, ARRIVED
    seat.phone = "+996700100101"
    context = PackContext(stage.jalal_abad, stage.now, Project({}, {}), "ru")
    [file] = await statistics.make_attendance(stage.session, context)
    assert isinstance(file.document, Sheet)
    [row] = file.document.rows
    assert seat.name in row
    assert seat.phone not in row


async def test_the_attendance_list_has_no_hour_of_somebody_who_was_entered_the_next_day(stage: Stage) -> None:
    seminar, times = stage.karakol, (timedelta(minutes=5), timedelta(days=1, hours=9))
    cells = []
    for later in times:
        at = seminar.starts_at + later
        await check_ins.check_in(stage.session, stage.seat, 0, at, "sheet", stage.member)
        context = PackContext(seminar, at, Project({}, {}), "ru")
        [file] = await statistics.make_attendance(stage.session, context)
        assert isinstance(file.document, Sheet)
        cells.append(file.document.rows[0][-1])
        await check_ins.undo(stage.session, stage.seat, 0, at, stage.member)
    assert cells == ["09:35", "+"]


# Photos.


def a_photo(number: int, album: str | None = None) -> Media:
    return Media("photo", f"file-{number}", f"unique-{number}", album, size=1000)


@pytest.mark.parametrize(
    ("count", "hints"), [(0, []), (1, ["pack-photos-hint"]), (9, ["pack-photos-hint-more"])]
)
async def test_the_page_of_photos_says_where_their_numbers_are(
    stage: Stage, count: int, hints: list[str]
) -> None:
    if count:
        await stage.press(stage.member, f"add-photos:{stage.karakol.id}:1")
    for number in range(count):
        await stage.write(stage.member, None, media=a_photo(number, "a"))  # type: ignore[arg-type]
    [page] = await stage.press(stage.member, f"list-photos:{stage.karakol.id}")
    assert [one.key for one in page.args["hint"].lines] == hints  # type: ignore[union-attr]


async def test_photos_are_kept_with_a_word_on_consent_and_an_album_is_answered_once(stage: Stage) -> None:
    [ask] = await stage.press(stage.member, f"add-photos:{stage.karakol.id}:1")
    assert ask.key == "pack-photos-ask-publishable"
    replies = [
        text_keys(await stage.write(stage.member, None, media=a_photo(number, "a")))  # type: ignore[arg-type]
        for number in (1, 2, 1)
    ]
    assert replies == [["pack-photo-added"], [], []]
    kept = await photos.of_seminar(stage.session, stage.karakol.id)
    assert [(one.file_id, one.publishable) for one in kept] == [("file-1", True), ("file-2", True)]


async def test_consent_is_taken_back_and_a_photo_removed(stage: Stage) -> None:
    await stage.press(stage.member, f"add-photos:{stage.karakol.id}:1")
    await stage.write(stage.member, None, media=a_photo(1))  # type: ignore[arg-type]
    [photo] = await photos.of_seminar(stage.session, stage.karakol.id)
    [page] = await stage.press(stage.member, f"set-photo-publishable:{photo.id}:0")
    assert (photo.publishable, page.media and page.media.file_id) == (False, "file-1")
    await stage.press(stage.member, f"remove-photo:{photo.id}")
    assert (await photos.count(stage.session, stage.karakol.id)).total == 0


async def test_only_pictures_are_taken(stage: Stage) -> None:
    await stage.press(stage.member, f"add-photos:{stage.karakol.id}")
    for media in (None, Media("voice", "f", "u"), Media("document", "f", "u", name="list.xlsx")):
        with pytest.raises(Refusal, match="awaited-photo"):
            await stage.write(stage.member, "сүрөт", media=media)


async def test_feedback_is_told_without_names_or_markup(stage: Stage) -> None:
    assert await sample_day.load_day(stage.session, stage.now)
    context = PackContext(stage.jalal_abad, stage.now, Project({}, {}), "ru")
    document, *charts = await parts.MAKERS["feedback"](stage.session, context)
    assert isinstance(document.document, TextDocument)
    locale = get_locale("ru", "Asia/Bishkek")
    text = "\n".join(locale.render_value(one.text) for one in document.document.paragraphs)
    assert "Отзывов: 14" in text
    assert "Средняя оценка: 4," in text
    assert "<" not in text
    assert "Участник" not in text
    assert [one.language for one in charts] == ["ky", "ru"]
