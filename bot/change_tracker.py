"""Detection of changes in a session, so that a refusal after a change can be told from one before it."""

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState

from storage.database import Session


class ChangeTracker:
    """Reports whether the session has changed since a mark: objects, flushes and statements executed directly."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._writes = 0
        self._marked = (0, 0, 0, 0)
        event.listen(session.sync_session, "after_flush", self._on_flush)
        event.listen(session.sync_session, "do_orm_execute", self._on_execute)

    def mark(self) -> None:
        """Start tracking changes from here."""
        self._marked = self._fingerprint()

    def changed_since_mark(self) -> bool:
        """Return whether anything was added, changed, deleted, flushed or executed since `mark`."""
        return self._fingerprint() != self._marked

    def _on_flush(self, _session: object, _context: object) -> None:
        self._writes += 1

    def _on_execute(self, state: ORMExecuteState) -> None:
        """Count INSERT, UPDATE and DELETE statements, which change rows without a flush."""
        if state.is_insert or state.is_update or state.is_delete:
            self._writes += 1

    def _fingerprint(self) -> tuple[int, int, int, int]:
        session = self._session
        # The states behind `session.dirty`, which makes a set of all changed rows, for each update of the batch.
        states = session.sync_session.identity_map._modified
        fields = sum(len(state.committed_state) for state in states)
        return self._writes, len(session.new), len(session.deleted), fields
