"""The export of all data as CSV and JSON, requested by an owner; `bot/export_builder.py` makes it."""

from handlers.buttons.backups import CancelExport, ConfirmExport, RequestExport
from handlers.messages import Incoming, RenderedFile, Reply, Say, Toast
from handlers.ui.pages import confirm
from storage import audit
from storage.backups import export_requests
from storage.database import Session
from storage.models import Person


async def ask(_incoming: Incoming, _session: Session, _data: ConfirmExport) -> list[Reply]:
    """Say what an export contains, and ask whether it is wanted."""
    return [confirm("export-confirm", {}, RequestExport(), CancelExport(), style="primary", edit=False)]


async def request(incoming: Incoming, session: Session, _data: RequestExport) -> list[Reply]:
    """Request an export."""
    if not await export_requests.add(session, incoming.person, incoming.at):
        return [Toast("export-already")]
    await audit.record(session, incoming.person, "everything.exported", "database", incoming.at)
    return [Say("export-requested", edit=True)]


async def cancel(_incoming: Incoming, _session: Session, _data: CancelExport) -> list[Reply]:
    """Request nothing."""
    return [Say("export-cancelled", edit=True)]


def ready(to: Person, file: RenderedFile) -> Say:
    """Return the message with the archive."""
    return Say("export-ready", to=to, document=file)


def too_large(to: Person) -> Say:
    """Return the message that the export does not fit into a message."""
    return Say("export-too-large", to=to)
