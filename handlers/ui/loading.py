"""Loading the row that a button names together with the permission check, so that neither can be forgotten."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, TypeVar

from handlers.messages import Incoming, OutOfDate, Refusal
from handlers.permissions import load_seminar
from storage.database import Session
from storage.models import Seminar

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Loader(Generic[RowT]):
    """Loads rows of one kind by their id."""

    get: Callable[[Session, int], Awaitable[RowT | None]]
    gone: str = ""
    """Text key of the refusal if there is no such row; empty: raise OutOfDate instead."""
    exists: Callable[[RowT], bool] = lambda _row: True
    """Returns False for a row that is marked as removed."""
    seminar_id: Callable[[RowT], int] = attrgetter("seminar_id")

    async def load(
        self, incoming: Incoming, session: Session, number: int, roles: Collection[str]
    ) -> tuple[RowT, Seminar]:
        """Load the row and its seminar. Raises Refusal unless the person has one of the roles there."""
        row = await self.get(session, number)
        if row is None or not self.exists(row):
            raise Refusal(self.gone) if self.gone else OutOfDate
        return row, await load_seminar(incoming, session, roles, self.seminar_id(row))
