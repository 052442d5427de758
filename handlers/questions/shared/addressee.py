"""The addressee of a question: an item of the programme with its speaker, or the whole seminar."""

from handlers.messages import Text, Translated, Value
from handlers.ui.arguments import local_time
from storage.accounts import people
from storage.database import Session
from storage.models import ProgrammeItem, Question, Seminar
from storage.seminars import programme, seminars


async def addressed_seminar(session: Session, question: Question) -> Seminar:
    """Load the seminar of a question."""
    seminar = await seminars.get(session, question.seminar_id)
    assert seminar is not None  # a foreign key
    return seminar


async def load_item(session: Session, seminar: Seminar, item_id: int) -> ProgrammeItem | None:
    """Load a programme item of this seminar. Return None for 0 (the whole seminar) and for items of other seminars."""
    item = await programme.get(session, item_id) if item_id else None
    return item if item is not None and item.seminar_id == seminar.id else None


async def addressee_lines(session: Session, seminar: Seminar, item: ProgrammeItem | None) -> list[Text]:
    """Return a line with the addressed item and its speaker; no line for the whole seminar."""
    if item is None:
        return []
    member = await people.get(session, item.speaker_id) if item.speaker_id else None
    args: dict[str, Value] = {"starts": local_time(seminar, item.starts_at), "title": Translated(item.title)}
    speaker: Value = Translated(item.speaker) if item.speaker else (member.name if member else None) or ""
    if speaker:
        return [Text("asked-to-speaker", {**args, "speaker": speaker})]
    return [Text("asked-to-item", args)]
