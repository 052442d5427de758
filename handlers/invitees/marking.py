"""People on the list who were invited without the bot: staff say so, since nothing else does."""

from dataclasses import replace

from handlers.buttons.invitees import ConfirmInvited, ListInvitationLinks, MarkInvited, ShowInvitees
from handlers.invitees import pages
from handlers.invitees.invitations import list_links, load_links_page, seats_fingerprint
from handlers.messages import Incoming, OutOfDate, Reply, Say, Translated, Value
from handlers.permissions import ORGANISERS, load_seminar
from handlers.ui.pages import confirm
from storage import audit
from storage.database import Session
from storage.invitees import invitees


async def confirm_invited(incoming: Incoming, session: Session, data: ConfirmInvited) -> list[Reply]:
    """Say how many are on the list and count as not invited, and ask whether they are."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    listed = await invitees.list_not_invited(session, seminar.id)
    if not listed:
        raise OutOfDate
    args: dict[str, Value] = {"seminar": Translated(seminar.title), "number": len(listed)}
    yes = MarkInvited(seminar.id, seats_fingerprint(listed))
    return [confirm("invitees-mark", args, yes, ShowInvitees(seminar.id), style="primary", edit=False)]


async def mark_invited(incoming: Incoming, session: Session, data: MarkInvited) -> list[Reply]:
    """Record that those who were shown are invited; show them anew if there are others by now."""
    seminar = await load_seminar(incoming, session, ORGANISERS, data.seminar)
    if data.page is None:
        found = await invitees.list_not_invited(session, seminar.id)
        if not found or seats_fingerprint(found) != data.fingerprint:
            raise OutOfDate
    else:
        found = list((await load_links_page(incoming, session, seminar, data.page)).rows)
        if seats_fingerprint(found) != data.fingerprint:
            return await list_links(incoming, session, ListInvitationLinks(seminar.id, data.page))
    marked = len(invitees.not_invited(found))
    invitees.mark_invited(found, incoming.at)
    await session.flush()  # the page counts them by a query
    subject = f"seminar:{seminar.id}"
    await audit.record(session, incoming.person, "invitations.marked", subject, incoming.at, rows=marked)
    if data.page is not None:
        return await list_links(incoming, session, ListInvitationLinks(seminar.id, data.page))
    shown = await pages.show_invitees(incoming, session, ShowInvitees(seminar.id))
    return [replace(page, edit=True) if isinstance(page, Say) else page for page in shown]
