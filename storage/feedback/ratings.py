"""Feedback on seminars: one to five stars, and optionally a text, which may come first."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Session, insert
from storage.models import Feedback, Person
from storage.text.richtext import RichText

STARS = (1, 2, 3, 4, 5)
NO_STARS = 0
"""The stars of whoever has written words only."""


async def save_stars(session: Session, seminar_id: int, person: Person, stars: int, at: datetime) -> None:
    """Store a person's stars, replacing earlier ones. Their text stays."""
    row = {"seminar_id": seminar_id, "person_id": person.id, "stars": stars, "at": at}
    statement = insert(session, Feedback).values(row)
    changed = statement.on_conflict_do_update(
        index_elements=["seminar_id", "person_id"], set_={"stars": stars, "at": at}
    )
    await session.execute(changed)


async def get_or_add(session: Session, seminar_id: int, person: Person, at: datetime) -> Feedback:
    """Return this person's feedback on this seminar, a new one without stars if there was none."""
    row = {"seminar_id": seminar_id, "person_id": person.id, "stars": NO_STARS, "at": at}
    statement = insert(session, Feedback).values(row)
    await session.execute(statement.on_conflict_do_nothing(index_elements=["seminar_id", "person_id"]))
    feedback = await get_feedback(session, seminar_id, person)
    assert feedback is not None  # just added, if there was none
    return feedback


async def get_feedback(session: Session, seminar_id: int, person: Person) -> Feedback | None:
    """Return this person's feedback on this seminar."""
    await session.flush()  # reading again would overwrite pending changes
    return await session.scalar(
        select(Feedback)
        .where(Feedback.seminar_id == seminar_id, Feedback.person_id == person.id)
        .execution_options(populate_existing=True)
    )


async def newest(session: Session, person: Person, since: datetime) -> Feedback | None:
    """Return this person's newest feedback that was given at `since` or later."""
    await session.flush()
    return await session.scalar(
        select(Feedback)
        .where(Feedback.person_id == person.id, Feedback.at >= since)
        .order_by(Feedback.at.desc(), Feedback.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )


async def list_by_person(session: Session, person: Person) -> list[Feedback]:
    """List all feedback of this person, oldest first."""
    rows = await session.scalars(
        select(Feedback).where(Feedback.person_id == person.id).order_by(Feedback.id)
    )
    return list(rows)


async def count_by_stars(session: Session, seminar_id: int) -> dict[int, int]:
    """Return stars -> number of people."""
    return (await count_by_stars_of(session, [seminar_id]))[seminar_id]


async def count_by_stars_of(session: Session, seminar_ids: Collection[int]) -> dict[int, dict[int, int]]:
    """Return seminar id -> `count_by_stars`, by one query for all of them."""
    rows = await session.execute(
        select(Feedback.seminar_id, Feedback.stars, func.count())
        .where(Feedback.seminar_id.in_(seminar_ids), Feedback.stars.in_(STARS))
        .group_by(Feedback.seminar_id, Feedback.stars)
    )
    found = {seminar_id: dict.fromkeys(STARS, 0) for seminar_id in seminar_ids}
    for seminar_id, stars, number in rows:
        found[seminar_id][stars] = number
    return found


def mean(counts: Mapping[int, int]) -> float:
    """Return the mean of stars, or of the steps of a scale. Raises ZeroDivisionError if there are none."""
    return sum(step * number for step, number in counts.items()) / sum(counts.values())


async def list_texts(session: Session, seminar_id: int) -> list[RichText]:
    """List the texts without their authors, sorted by their letters, so that the order tells nothing."""
    rows = await session.scalars(
        select(Feedback).where(Feedback.seminar_id == seminar_id, Feedback.text != "")
    )
    return sorted((one.rich_text("text") for one in rows), key=str)


async def list_respondents(session: Session, seminar_id: int) -> list[int]:
    """Return the ids of the people who gave stars or words."""
    await session.flush()
    rows = await session.scalars(select(Feedback.person_id).where(Feedback.seminar_id == seminar_id))
    return list(rows)
