"""The items of the programme to choose from when a question is put to one of them."""

from collections.abc import Sequence

from handlers.messages import Button, Incoming, Say, Text, Translated
from handlers.ui.arguments import local_time, pager, shorten
from storage.database import Session
from storage.models import ProgrammeItem, Seminar
from storage.seminars import seminars

PAGE_SIZE = 8
LABEL_LENGTH = 40
"""Characters of an item's title on a button."""


async def current_page(incoming: Incoming, session: Session, seminar: Seminar) -> int:
    """The page of the programme that is going on, or is to come."""
    items = await seminars.get_programme(session, seminar.id)
    over = [item for item in items if (item.ends_at or item.starts_at) <= incoming.at]
    return len(over) // PAGE_SIZE if len(over) < len(items) else 0


async def item_picker(session: Session, seminar: Seminar, page: int) -> Say:
    """The items to choose from, the whole seminar first."""
    items: Sequence[ProgrammeItem] = await seminars.get_programme(session, seminar.id)
    last = max(0, (len(items) - 1) // PAGE_SIZE)
    page = min(page, last)
    rows = [[Button("ask-to-all", "askitem:0")]]
    rows += [
        [Button(_item_label(seminar, item), f"askitem:{item.id}")]
        for item in items[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    ]
    rows += [turn] if (turn := pager("askto", page, last)) else []
    return Say("ask-to-which", {"seminar": Translated(seminar.title)}, rows, edit=True)


def _item_label(seminar: Seminar, item: ProgrammeItem) -> Text:
    titles = {language: shorten(title, LABEL_LENGTH) for language, title in item.title.items()}
    return Text("ask-to-item", {"starts": local_time(seminar, item.starts_at), "title": Translated(titles)})
