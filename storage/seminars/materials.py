"""Materials: files for participants, of a seminar or of one programme item."""

from datetime import datetime

from sqlalchemy import select

from storage.database import Session
from storage.models import LocalizedText, Material, Person, Seminar


async def get(session: Session, material_id: int) -> Material | None:
    """Return the material with this id, removed or not."""
    return await session.get(Material, material_id)


async def of_seminar(session: Session, seminar_id: int) -> list[Material]:
    """List the materials of a seminar, oldest first."""
    await session.flush()
    rows = await session.scalars(
        select(Material)
        .where(Material.seminar_id == seminar_id, Material.removed_at.is_(None))
        .order_by(Material.id)
    )
    return list(rows)


async def of_item(session: Session, item_id: int) -> list[Material]:
    """List the materials of one programme item, oldest first."""
    await session.flush()
    rows = await session.scalars(
        select(Material)
        .where(Material.item_id == item_id, Material.removed_at.is_(None))
        .order_by(Material.id)
    )
    return list(rows)


async def add(
    session: Session,
    seminar: Seminar,
    *,
    item_id: int | None,
    title: LocalizedText,
    kind: str,
    file_id: str,
    file_unique_id: str,
    by: Person,
    at: datetime,
) -> Material:
    """Add a file. If the seminar has the same file already, update its `file_id` and return it."""
    for known in await of_seminar(session, seminar.id):
        if file_unique_id and known.file_unique_id == file_unique_id:
            known.file_id, known.bot_id = file_id, None
            return known
    material = Material(
        seminar_id=seminar.id,
        item_id=item_id,
        title=title,
        kind=kind,
        file_id=file_id,
        file_unique_id=file_unique_id,
        added_by_id=by.id,
        added_at=at,
    )
    session.add(material)
    await session.flush()
    return material
