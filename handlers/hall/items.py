"""To whom a question is put: the whole seminar, or an item of its programme with whoever speaks there."""

from collections.abc import Sequence

from handlers.common import local, pager, shorten
from handlers.words import Button, Incoming, Named, Say, Text, Value
from storage import people, programme, seminars
from storage.database import Session
from storage.models import ProgrammeItem, Seminar

PAGE = 8
LABEL = 40
"""Characters of an item's title on a button."""


async def item_of(session: Session, seminar: Seminar, item_id: int) -> ProgrammeItem | None:
    """The item, if it stands in this seminar's programme; 0: none, the whole seminar is meant."""
    item = await programme.get(session, item_id) if item_id else None
    return item if item is not None and item.seminar_id == seminar.id else None


async def addressed(session: Session, seminar: Seminar, item: ProgrammeItem | None) -> list[Text]:
    """A line that says to which item, and so to which speaker, a question is put; none for the whole seminar."""
    if item is None:
        return []
    known = await people.get(session, item.speaker_id) if item.speaker_id else None
    args: dict[str, Value] = {"starts": local(seminar, item.starts_at), "title": Named(item.title)}
    speaker: Value = Named(item.speaker) if item.speaker else (known.name if known else None) or ""
    if speaker:
        return [Text("asked-to-speaker", {**args, "speaker": speaker})]
    return [Text("asked-to-item", args)]


async def first_page(incoming: Incoming, session: Session, seminar: Seminar) -> int:
    """The page of the programme that is going on, or is to come."""
    items = await seminars.programme(session, seminar.id)
    over = [item for item in items if (item.ends_at or item.starts_at) <= incoming.at]
    return len(over) // PAGE if len(over) < len(items) else 0


async def choice(session: Session, seminar: Seminar, page: int) -> Say:
    """The items to choose from, the whole seminar first."""
    items: Sequence[ProgrammeItem] = await seminars.programme(session, seminar.id)
    last = max(0, (len(items) - 1) // PAGE)
    page = min(page, last)
    rows = [[Button("ask-to-all", "askitem:0")]]
    rows += [
        [Button(_label(seminar, item), f"askitem:{item.id}")]
        for item in items[page * PAGE : (page + 1) * PAGE]
    ]
    rows += [turn] if (turn := pager("askto", page, last)) else []
    return Say("ask-to-which", {"seminar": Named(seminar.title)}, rows, edit=True)


def _label(seminar: Seminar, item: ProgrammeItem) -> Text:
    titles = {language: shorten(title, LABEL) for language, title in item.title.items()}
    return Text("ask-to-item", {"starts": local(seminar, item.starts_at), "title": Named(titles)})
