"""People on the list who were invited without the bot: staff say so, since nothing else does."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.buttons.invitees import ConfirmInvited, ListInvitationLinks, MarkInvited, ShowInvitees
from handlers.invitees import pages
from handlers.invitees.invitations import links_fingerprint, list_links, load_links_page
from handlers.messages import Incoming, OutOfDate, Reply, Say, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui.pages import confirm, fingerprint
from storage import audit
from storage.database import Session
from storage.invitees import invitees
from storage.models import Seat


async def confirm_invited(incoming: Incoming, session: Session, data: ConfirmInvited) -> list[Reply]:
    """Say how many are on the list and count as not invited, and ask whether they are."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    listed = invitees.not_invited(await invitees.list_unanswered(session, seminar.id))
    if not listed:
        raise OutOfDate
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "number": len(listed)}
    yes = MarkInvited(seminar.id, _fingerprint(listed))
    return [confirm("invitees-mark", args, yes, ShowInvitees(seminar.id), style="primary", edit=False)]


def _fingerprint(listed: Sequence[Seat]) -> str:
    return fingerprint(*(seat.id for seat in listed))


async def mark_invited(incoming: Incoming, session: Session, data: MarkInvited) -> list[Reply]:
    """Record that those who were shown are invited; show them anew if there are others by now."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    if data.page is None:
        found = invitees.not_invited(await invitees.list_unanswered(session, seminar.id))
        if not found or _fingerprint(found) != data.fingerprint:
            raise OutOfDate
    else:
        found = list((await load_links_page(incoming, session, seminar, data.page)).rows)
        if links_fingerprint(found) != data.fingerprint:
            return await list_links(incoming, session, ListInvitationLinks(seminar.id, data.page))
    invitees.mark_invited(found, incoming.at)
    await session.flush()  # the page counts them by a query
    subject = f"seminar:{seminar.id}"
    await audit.record(session, incoming.person, "invitations.marked", subject, incoming.at, rows=len(found))
    if data.page is not None:
        return await list_links(incoming, session, ListInvitationLinks(seminar.id, data.page))
    shown = await pages.show_invitees(incoming, session, ShowInvitees(seminar.id))
    return [replace(page, edit=True) if isinstance(page, Say) else page for page in shown]
