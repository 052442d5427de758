"""Notices about a material whose file Telegram no longer serves, so that it is added again."""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons.seminars import ManageMaterials
from handlers.messages import Button, Say, Text, Translated, Value
from handlers.permissions import ORGANISERS
from handlers.seminars.material_messages import material_title
from storage.accounts import people
from storage.database import Session
from storage.models import Material, OutboxMessage, Person
from storage.seminars import materials, seminars
from storage.team import roles

__all__ = ["material_notices", "material_title"]


async def material_notices(
    session: Session, material_id: int, rows: Sequence[OutboxMessage], _at: datetime
) -> Sequence[Say]:
    """Return the notices if the file is gone; not if only single readers refuse it, or it belongs to another bot."""
    material = await materials.get(session, material_id)
    is_gone = any((row.undelivered or "").endswith(":file") for row in rows)
    if material is None or material.bot_id is not None or material.removed_at is not None or not is_gone:
        return []
    seminar = await seminars.get(session, material.seminar_id)
    assert seminar is not None  # a foreign key
    args: dict[str, Value] = {
        "title": material_title(material),
        "seminar": Translated(seminar.title),
        "why": Text("lost-why-file"),
    }
    open_files = [[Button(".open", ManageMaterials(seminar.id, 0))]]
    return [
        Say(
            "lost-material", args, open_files, to=person, dedup_key=f"lost:material:{material.id}:{person.id}"
        )
        for person in await _recipients(session, material)
    ]


async def _recipients(session: Session, material: Material) -> list[Person]:
    """Return the person who added the material if they are still an organiser; otherwise all organisers."""
    organisers = await roles.reachable_staff(session, ORGANISERS, material.seminar_id)
    added = await people.get(session, material.added_by_id or 0)
    return [person for person in organisers if added is not None and person.id == added.id] or organisers
