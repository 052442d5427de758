"""Materials as messages: one file for whoever asked, those of an item for everybody who came."""

from handlers.words import Lane, Media, Named, Say, Text, ToMany, Value
from storage import materials, programme
from storage.audience import Audience
from storage.database import Session
from storage.models import Material


def title_of(material: Material) -> Value:
    """What it is called; what was never named has a number."""
    return Named(material.title) if material.title else Text("material-nameless", {"number": material.id})


def media_of(material: Material) -> Media:
    """The file as Telegram knows it."""
    return Media(material.kind, material.file_id, material.file_unique_id)  # type: ignore[arg-type]


def about_of(material: Material) -> str:
    """The mark that messages with this file carry in the outbox."""
    return f"material:{material.id}"


def sent(material: Material) -> Say:
    """The file for whoever asked for it."""
    return Say("material", {"title": title_of(material)}, media=media_of(material), about=about_of(material))


async def of_item(session: Session, item_id: int) -> list[ToMany]:
    """The files of an item that is over, for everybody with a seat; nobody gets one twice, however often it is said."""
    item = await programme.get(session, item_id)
    if item is None:
        return []
    audience = Audience(item.seminar_id)
    return [
        ToMany(
            Say(
                "material-of-item",
                {"title": title_of(one), "item": Named(item.title)},
                media=media_of(one),
                about=about_of(one),
                once=f"material:{one.id}",
                lane=Lane.REMINDER,
            ),
            audience,
        )
        for one in await materials.of_item(session, item.id)
    ]
