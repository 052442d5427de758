"""The after-event pack over the wire: one tap, progress in one message, one archive."""

import io
import zipfile

from docx import Document

from storage import sample_day
from storage.models import PackJob
from tests.conftest import RunningBot
from tests.conversations.helpers import STAFF, all_rows, consented_user, press_earlier, wait_until
from tests.sandbox.sample_media import png
from tests.storage.conftest import NOW


async def test_one_tap_gives_the_archive_with_every_part(here: RunningBot) -> None:
    async with here.database.session.begin() as session:
        assert await sample_day.load_day(session, NOW)
    staff = await consented_user(here, STAFF, "ru")
    await press_earlier(here, staff, "add-photos:1:1")
    await staff.upload("photo", png(40, 30), "one.png")
    await staff.wait_for("Фото принято")
    page = await press_earlier(here, staff, "show-seminar-for-staff:1")
    assert "Пакет после семинара" in str(page["reply_markup"])
    await staff.press("📦 Пакет после семинара")
    progress = await staff.wait_for("📦 Вводный семинар, Джалал-Абад")
    sent = await staff.wait_for("Материалы семинара ")
    ready = await staff.wait_for("Готово: 📦 Архив.")
    assert ready["message_id"] == progress["message_id"]
    address = f"{here.sandbox.url}sandbox/file/{sent['document']['file_id']}"
    async with here.sandbox.session.get(address) as answer:
        folder = zipfile.ZipFile(io.BytesIO(await answer.read()))
    assert [name for name in folder.namelist() if "/" not in name] == [
        "Пресс-релиз кыргыз тилинде.docx",
        "Пресс-релиз на русском языке.docx",
        "Статистика.xlsx",
        "Катышуу картасы.png",
        "Карта охвата.png",
        "Вопросы и ответы.docx",
        "Вопросы.xlsx",
        "Отзывы.docx",
        "Пикирлердин диаграммасы.png",
        "Диаграмма отзывов.png",
        "Присутствовали.xlsx",
    ]
    [photo] = [name for name in folder.namelist() if "/" in name]
    assert photo.startswith("Фотографии для публикации/001.")
    release = Document(io.BytesIO(folder.read("Пресс-релиз на русском языке.docx")))
    assert "приняли участие 89 человек" in "\n".join(one.text for one in release.paragraphs)

    async def finished() -> bool:
        return [one.state for one in await all_rows(here, PackJob)] == ["done"]

    await wait_until(finished)
