"""Photos of a seminar, sent by staff."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Session
from storage.models import Person, Seminar, SeminarPhoto


@dataclass(frozen=True, slots=True)
class PhotoCounts:
    """The numbers of a seminar's photos."""

    total: int
    publishable: int


async def get(session: Session, photo_id: int) -> SeminarPhoto | None:
    """Return the photo with this id."""
    return await session.get(SeminarPhoto, photo_id)


async def of_seminar(session: Session, seminar_id: int) -> list[SeminarPhoto]:
    """List the photos of a seminar, oldest first."""
    await session.flush()
    rows = await session.scalars(
        select(SeminarPhoto).where(SeminarPhoto.seminar_id == seminar_id).order_by(SeminarPhoto.id)
    )
    return list(rows)


async def count(session: Session, seminar_id: int) -> PhotoCounts:
    """Count the photos of a seminar."""
    await session.flush()
    rows = await session.execute(
        select(SeminarPhoto.publishable, func.count())
        .where(SeminarPhoto.seminar_id == seminar_id)
        .group_by(SeminarPhoto.publishable)
    )
    counts = {row[0]: row[1] for row in rows}
    return PhotoCounts(sum(counts.values()), counts.get(True, 0))


async def add(
    session: Session,
    seminar: Seminar,
    by: Person,
    at: datetime,
    *,
    kind: str,
    file_id: str,
    file_unique_id: str,
    size: int,
    publishable: bool,
) -> SeminarPhoto:
    """Add a photo. The same photo again updates its `file_id` and consent."""
    known = next(
        (one for one in await of_seminar(session, seminar.id) if one.file_unique_id == file_unique_id), None
    )
    photo = known or SeminarPhoto(
        seminar_id=seminar.id, added_by_id=by.id, file_unique_id=file_unique_id, added_at=at
    )
    photo.kind, photo.file_id, photo.bot_id = kind, file_id, None
    photo.size, photo.publishable = size, publishable
    session.add(photo)
    await session.flush()
    return photo


async def remove(session: Session, photo: SeminarPhoto) -> None:
    """Delete a photo."""
    await session.delete(photo)
    await session.flush()
