"""The programme as participants read it: a line for each item, under the day where there are several."""

from collections.abc import Sequence

from handlers.messages import Text, Translated, Value
from handlers.ui.arguments import local_time
from storage.database import Session
from storage.models import ProgrammeItem, Seminar
from storage.seminars import programme


async def item_lines(
    session: Session, seminar: Seminar, items: Sequence[ProgrammeItem], *, with_days: bool = True
) -> list[Text]:
    """Return a line for each item and, `with_days`, one for the day above the first item of each day."""
    lines: list[Text] = []
    day = None
    names = {speaker.id: speaker.name for speaker in await programme.list_speakers(session, items)}
    for item in items:
        starts = local_time(seminar, item.starts_at)
        if with_days and starts.date() != day:
            lines.append(Text("programme-day", {"starts": starts}))
            day = starts.date()
        lines.append(_item_line(seminar, item, names.get(item.speaker_id or 0)))
    return lines


def _item_line(seminar: Seminar, item: ProgrammeItem, name: str | None) -> Text:
    args: dict[str, Value] = {"starts": local_time(seminar, item.starts_at), "title": Translated(item.title)}
    if item.ends_at is not None:
        args["ends"] = local_time(seminar, item.ends_at)
    hours = Text("programme-from-to" if item.ends_at else "programme-line", args)
    speaker: Value = Translated(item.speaker) if item.speaker else name or ""
    if speaker:
        return Text("programme-said-by", {"item": hours, "speaker": speaker})
    return hours
