"""The programme of a seminar for its press release: what was presented, and where municipalities spoke."""

import re
from collections.abc import Collection, Sequence

from sqlalchemy import select

from storage.database import Session
from storage.models import Person, ProgrammeItem, Seminar, Unit, seminar_states
from storage.seminars import seminars

NOT_PRESENTED = re.compile(
    r"(?:суроолор|суроо-жооп|вопросы и |ответы на |questions|каттоо|регистрация|registration|тыныгуу|перерыв|кофе|"
    r"coffee|break|түшкү|обед|lunch|ачылыш|открытие|opening|жабылыш|закрытие|closing)",
    re.IGNORECASE,
)
"""The beginning of the title of an item that presents nothing: discussions, breaks, opening and closing."""


async def list_presented(
    session: Session, seminar_id: int, municipalities: Collection[Unit]
) -> tuple[list[ProgrammeItem], list[ProgrammeItem]]:
    """Return the items that were presented, and those in which municipalities shared their experience.

    Municipalities speak in an item if its speaker belongs to one, or if the printed speaker names one of
    `municipalities`.
    """
    items = [
        item
        for item in await seminars.get_programme(session, seminar_id)
        if item.title and not any(NOT_PRESENTED.match(title.strip()) for title in item.title.values())
    ]
    municipal = await _municipal_people(session, items)
    shared = [
        item
        for item in items
        if item.speaker_id in municipal or any(_names(item, unit) for unit in municipalities)
    ]
    return [item for item in items if item not in shared], shared


async def _municipal_people(session: Session, items: Sequence[ProgrammeItem]) -> set[int]:
    """Return the ids of the speakers who belong to a municipality."""
    ids = [item.speaker_id for item in items if item.speaker_id is not None]
    query = select(Person.id).where(Person.id.in_(ids), Person.office == "municipality")
    return set(await session.scalars(query)) if ids else set()


def _names(item: ProgrammeItem, unit: Unit) -> bool:
    """Whether the printed speaker names this municipality, as a whole word."""
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line)
        for line in item.speaker.values()
        for name in (unit.name_ky, unit.name_ru, unit.name_en)
        if name
    )


async def next_seminar(session: Session, seminar: Seminar) -> Seminar | None:
    """Return the first announced seminar after this one."""
    await session.flush()
    return await session.scalar(
        select(Seminar)
        .where(
            Seminar.starts_at > seminar.starts_at,
            Seminar.id != seminar.id,
            Seminar.state.in_((*seminar_states.PUBLIC_STATES, seminar_states.ARCHIVED)),
        )
        .order_by(Seminar.starts_at, Seminar.id)
        .limit(1)
    )
