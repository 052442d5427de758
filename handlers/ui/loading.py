"""Loading what a button names, and checking that this person may have it: one call, which cannot be half done."""

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
    """How rows of one kind are loaded by their number."""

    get: Callable[[Session, int], Awaitable[RowT | None]]
    gone: str = ""
    """The text of the refusal when there is no such row (any more); empty: the button is out of date."""
    exists: Callable[[RowT], bool] = lambda _row: True
    """False for a row that is kept though it was removed."""
    seminar_id: Callable[[RowT], int] = attrgetter("seminar_id")

    async def load(
        self, incoming: Incoming, session: Session, number: int, roles: Collection[str]
    ) -> tuple[RowT, Seminar]:
        """The row and its seminar, for whoever has one of the roles there. Raises Refusal."""
        row = await self.get(session, number)
        if row is None or not self.exists(row):
            raise Refusal(self.gone) if self.gone else OutOfDate
        return row, await load_seminar(incoming, session, roles, self.seminar_id(row))
