"""Choice of the programme item to which a question is addressed."""

from collections.abc import Sequence

from handlers.buttons.asking import ChooseItemToAsk, ListItemsToAsk
from handlers.messages import Button, Incoming, Say, Text, Translated
from handlers.ui.arguments import local_time, shorten
from handlers.ui.pages import list_page, paginate
from storage.database import Session
from storage.models import ProgrammeItem, Seminar
from storage.seminars import seminars

PAGE_SIZE = 8
LABEL_LENGTH = 40
"""Maximum length of an item's title on a button, in characters."""


async def current_page(incoming: Incoming, session: Session, seminar: Seminar) -> int:
    """Return the number of the page with the current or next item."""
    items = await seminars.get_programme(session, seminar.id)
    over = [item for item in items if (item.ends_at or item.starts_at) <= incoming.at]
    return len(over) // PAGE_SIZE if len(over) < len(items) else 0


async def item_picker(session: Session, seminar: Seminar, page: int | None) -> Say:
    """Build the page with the items to choose from; the whole seminar comes first."""
    items: Sequence[ProgrammeItem] = await seminars.get_programme(session, seminar.id)
    shown = paginate(items, page, PAGE_SIZE)
    choices = [
        Button("ask-to-all", ChooseItemToAsk(0)),
        *(Button(_item_label(seminar, item), ChooseItemToAsk(item.id)) for item in shown.rows),
    ]
    return list_page(
        "ask-to-which",
        {"seminar": Translated(seminar.title)},
        shown,
        buttons=[[one] for one in choices],
        turn=ListItemsToAsk(),
        edit=True,
    )


def _item_label(seminar: Seminar, item: ProgrammeItem) -> Text:
    titles = {language: shorten(title, LABEL_LENGTH) for language, title in item.title.items()}
    return Text("ask-to-item", {"starts": local_time(seminar, item.starts_at), "title": Translated(titles)})
