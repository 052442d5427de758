"""Materials as messages: one file for whoever asked, those of an item for everybody who came."""

from handlers.messages import Lane, Media, Say, SayToAudience, Text, Translated, Value
from storage.audiences.audience import SeatAudience
from storage.database import Session
from storage.models import Material
from storage.seminars import materials, programme


def material_title(material: Material) -> Value:
    """Its title; a material without one is called by its number."""
    return (
        Translated(material.title) if material.title else Text("material-untitled", {"number": material.id})
    )


def material_media(material: Material) -> Media:
    """The file as Telegram knows it."""
    return Media(material.kind, material.file_id, material.file_unique_id)  # type: ignore[arg-type]


def material_subject(material: Material) -> str:
    """The subject of messages with this file in the outbox."""
    return f"material:{material.id}"


def material_message(material: Material) -> Say:
    """The file for whoever asked for it."""
    return Say(
        "material",
        {"title": material_title(material)},
        media=material_media(material),
        subject=material_subject(material),
    )


async def item_materials(session: Session, item_id: int) -> list[SayToAudience]:
    """The files of an item that is over, for everybody with a seat; nobody gets one twice."""
    item = await programme.get(session, item_id)
    if item is None:
        return []
    audience = SeatAudience(item.seminar_id)
    return [
        SayToAudience(
            Say(
                "material-of-item",
                {"title": material_title(one), "item": Translated(item.title)},
                media=material_media(one),
                subject=material_subject(one),
                dedup_key=f"material:{one.id}",
                lane=Lane.REMINDER,
            ),
            audience,
        )
        for one in await materials.of_item(session, item.id)
    ]
