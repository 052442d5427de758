"""Voting: the buttons of a poll, the link on the wall, and the messages to those who come later."""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons.polls import ShowPoll, VotePoll
from handlers.messages import Incoming, OutOfDate, Refusal, Reply, Say, SayToAudience, Translated
from handlers.permissions import require_not_banned
from handlers.polls.poll_texts import poll_subject, result_message, vote_broadcast, vote_message
from handlers.ui.arguments import has_ended
from storage.audiences.audience import is_present, present_audience
from storage.database import Session
from storage.messages import outbox
from storage.models import Poll, Seminar, seminar_states
from storage.polls import polls
from storage.questions import wall
from storage.seats import seats
from storage.seminars import seminars


async def vote(incoming: Incoming, session: Session, data: VotePoll) -> list[Reply]:
    """Vote, or change one's vote; a poll that was closed meanwhile shows its counts instead."""
    require_not_banned(incoming.person)
    poll = await polls.lock_for_vote(session, data.poll)
    seminar = await _load_seminar(incoming, session, poll)
    assert poll is not None  # as its seminar was found
    if not 0 <= data.choice < len(poll.choices):
        raise OutOfDate
    if poll.is_open and not has_ended(seminar, incoming.at):
        await polls.vote(session, poll, incoming.person, data.choice, incoming.at)
    return [await _poll_message(incoming, session, poll, seminar, edit=True)]


async def _load_seminar(incoming: Incoming, session: Session, poll: Poll | None) -> Seminar:
    """Load the seminar of a poll for somebody who is there. Raises Refusal."""
    if poll is None or poll.removed_at is not None or poll.opened_at is None:
        raise OutOfDate
    seminar = await seminars.get(session, poll.seminar_id)
    if seminar is None or seminar.state not in seminar_states.PUBLIC_STATES:
        raise OutOfDate
    await _require_present(incoming, session, seminar)
    return seminar


async def _require_present(incoming: Incoming, session: Session, seminar: Seminar) -> None:
    seat = await seats.of_person(session, seminar.id, incoming.person)
    if not await is_present(session, seat):
        raise Refusal("poll-not-here", seminar=Translated(seminar.title))


async def show(incoming: Incoming, session: Session, data: ShowPoll) -> list[Reply]:
    """Show the poll as it stands."""
    poll = await polls.get(session, data.poll)
    seminar = await _load_seminar(incoming, session, poll)
    assert poll is not None  # as its seminar was found
    return [await _poll_message(incoming, session, poll, seminar, edit=not data.fresh)]


async def _poll_message(
    incoming: Incoming, session: Session, poll: Poll, seminar: Seminar, *, edit: bool
) -> Say:
    """Show the choices or, once voted or closed, the counts."""
    own = await polls.get_choice(session, poll, incoming.person)
    if own is None and poll.is_open:
        message = vote_message(poll, seminar)
        return Say(message.key, message.args, message.buttons, edit=edit)
    return result_message(poll, seminar, await polls.count_votes(session, poll), own, edit=edit)


async def open_link(incoming: Incoming, session: Session) -> list[Reply]:
    """Show the open polls of a seminar, from the QR code on the wall (`?start=o__<id>`, before: `o_<slug>`)."""
    seminar = await wall.seminar_of_link(session, incoming.argument)
    if seminar is None or seminar.state not in seminar_states.PUBLIC_STATES:
        raise Refusal("poll-none-open")
    await _require_present(incoming, session, seminar)
    found = await polls.list_open(session, seminar.id)
    if not found or has_ended(seminar, incoming.at):
        raise Refusal("poll-none-open")
    return [await _poll_message(incoming, session, poll, seminar, edit=False) for poll in found]


# The clock.


async def send_open(session: Session, at: datetime) -> Sequence[SayToAudience]:
    """Send open polls to those who have come since, and close those whose seminar is over."""
    messages: list[SayToAudience] = []
    for poll in await polls.list_open(session):
        seminar = await seminars.get(session, poll.seminar_id)
        assert seminar is not None  # a foreign key
        if has_ended(seminar, at) or seminar.state not in seminar_states.ANNOUNCED_STATES:
            await close_poll(session, poll, at)
        else:
            messages.append(vote_broadcast(poll, seminar, await present_audience(session, seminar.id)))
    return messages


async def close_poll(session: Session, poll: Poll, at: datetime) -> None:
    """Take no more votes; messages that wait are not sent."""
    poll.closed_at = at
    await outbox.expire_subject(session, poll_subject(poll), at, release_keys=True)
