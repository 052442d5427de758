"""The parts of the pack that are made of stored data; photos are downloaded instead (`bot.pack_builder`)."""

from collections.abc import Mapping
from typing import get_args

from handlers.buttons.pack import PackPart
from handlers.coverage import board, scope
from handlers.feedback import results
from handlers.pack import press_release, statistics
from handlers.pack.context import MakePart, PackContext, PackFile
from handlers.questions.hall.export import build_questions_sheet
from handlers.questions.hall.paper import QuestionsPaper
from handlers.ui.file_names import seminar_file
from storage.database import Session
from storage.questions import proceedings

LANGUAGES = ("ky", "ru")
PHOTOS = "photos"


async def _make_map(session: Session, context: PackContext) -> list[PackFile]:
    picture = board.arrival_map(await scope.load_whole(session, context.seminar, context.at), context.at)
    if picture is None:
        return []
    name = seminar_file(context.seminar, "file-map")
    return [PackFile(name, picture, language) for language in LANGUAGES]


async def _make_questions(session: Session, context: PackContext) -> list[PackFile]:
    """Return the questions and answers to read, and as a table; anonymous askers stay without a name."""
    found = await proceedings.of_seminar(session, context.seminar.id)
    if not found.entries:
        return []
    files = (
        await QuestionsPaper(context.seminar, found).build(session),
        await build_questions_sheet(session, context.seminar, found, context.at),
    )
    return [PackFile(one.name, one, context.language) for one in files]


async def _make_feedback(session: Session, context: PackContext) -> list[PackFile]:
    """Return what people said, without names, and the charts in both languages."""
    source = await results.document(session, context.seminar)
    if source is None:
        return []
    pictures = await results.build_charts(session, context.seminar, context.at)
    charts = [
        PackFile(seminar_file(context.seminar, "file-feedback-chart", number), picture, language)
        for language in LANGUAGES
        for number, picture in enumerate(pictures, start=1)
    ]
    return [PackFile(source.name, source, context.language), *charts]


MAKERS: Mapping[str, MakePart] = {
    "press": press_release.make,
    "statistics": statistics.make_statistics,
    "map": _make_map,
    "questions": _make_questions,
    "feedback": _make_feedback,
    "attendance": statistics.make_attendance,
}
"""Part -> function that makes its files."""
PARTS: tuple[PackPart, ...] = get_args(PackPart)
"""All parts, in the order in which they are made."""
