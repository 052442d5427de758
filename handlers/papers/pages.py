"""The page "Papers" of a seminar: each paper one tap."""

from collections.abc import Callable

from handlers.button_data import ButtonData
from handlers.buttons.checkin import SendSheet
from handlers.buttons.invitees import PrintInvitationCards
from handlers.buttons.papers import (
    ExportDocument,
    PrintBadges,
    PrintSignatures,
    PrintSigns,
    ShowCertificates,
    ShowPapers,
    ShowTemplate,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import Button, Incoming, Lines, Reply, Say, Translated, Value
from handlers.papers.prints import outdated_line
from handlers.permissions import (
    CAN_CHECK_IN,
    CAN_FOLLOW_UP,
    CAN_SEE_EVERYONE,
    CAN_SEE_SEATS,
    ORGANISERS,
    load_seminar,
)
from handlers.ui.pages import fold, grid
from storage.database import Session
from storage.models import seminar_states
from storage.papers import prints

Entry = tuple[str, Callable[[int], ButtonData], frozenset[str]]
"""(label, button data for a seminar id, roles that see the entry)."""
ENTRIES: tuple[Entry, ...] = (
    ("papers-make-signatures", PrintSignatures, CAN_SEE_SEATS),
    ("papers-make-sheet", SendSheet, CAN_CHECK_IN),
    ("papers-make-list", lambda seminar: ExportDocument(seminar, "participants"), CAN_FOLLOW_UP),
    ("papers-make-badges", PrintBadges, CAN_SEE_EVERYONE),
    ("papers-make-signs", lambda seminar: PrintSigns(seminar, "speakers"), CAN_SEE_EVERYONE),
    ("papers-make-all-signs", lambda seminar: PrintSigns(seminar, "all"), CAN_SEE_EVERYONE),
    ("certificates-button", ShowCertificates, ORGANISERS),
    ("template-button", lambda seminar: ShowTemplate(seminar, "participants"), ORGANISERS),
)


async def show_papers(incoming: Incoming, session: Session, data: ShowPapers) -> list[Reply]:
    """What can be printed, and what was printed before the time or place changed."""
    seminar = await load_seminar(incoming, session, CAN_SEE_SEATS, data.seminar)
    outdated = await prints.list_outdated(session, seminar)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "list": Lines([outdated_line(seminar, row) for row in outdated]),
    }
    entries = [
        Button(label, button(seminar.id))
        for label, button, allowed in ENTRIES
        if incoming.has_role(allowed, seminar.id)
    ]
    if incoming.has_role(ORGANISERS, seminar.id) and seminar.state not in (
        *seminar_states.ENDED_STATES,
        *seminar_states.INACTIVE_STATES,
    ):
        entries.append(Button("papers-make-cards", PrintInvitationCards(seminar.id)))
    back = [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))]
    return [fold(Say("papers", args, [*grid(entries, 2), back]), data)]
