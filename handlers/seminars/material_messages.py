"""Messages with materials: one file on request, and an item's files sent to all participants."""

from handlers.messages import Lane, Media, Say, SayToAudience, Text, Translated, Value
from storage.audiences.audience import present_audience
from storage.database import Session
from storage.models import Material
from storage.seminars import materials, programme


def material_title(material: Material) -> Value:
    """Return the title of a material, or a text with its number if it has none."""
    return (
        Translated(material.title) if material.title else Text("material-untitled", {"number": material.id})
    )


def material_media(material: Material) -> Media:
    """Return the file of a material by its Telegram ids."""
    return Media(material.kind, material.file_id, material.file_unique_id)  # type: ignore[arg-type]


def material_subject(material: Material) -> str:
    """Return the subject of this file's messages in the outbox."""
    return f"material:{material.id}"


def material_message(material: Material) -> Say:
    """Return the message with the file, for the person who requested it."""
    return Say(
        "material",
        {"title": material_title(material)},
        media=material_media(material),
        subject=material_subject(material),
    )


async def item_materials(session: Session, item_id: int) -> list[SayToAudience]:
    """Return messages with an item's files for everybody who is there; nobody gets a file twice."""
    item = await programme.get(session, item_id)
    if item is None:
        return []
    audience = await present_audience(session, item.seminar_id)
    return [
        SayToAudience(
            Say(
                "material-of-item",
                {"title": material_title(material), "item": Translated(item.title)},
                media=material_media(material),
                subject=material_subject(material),
                dedup_key=f"material:{material.id}",
                lane=Lane.REMINDER,
            ),
            audience,
        )
        for material in await materials.of_item(session, item.id)
    ]
