"""Polls for staff: the list, a poll's page, opening and closing, the wall and the charts."""

from typing import get_args

from handlers.button_data import ButtonData, Language
from handlers.buttons.polls import (
    AddPoll,
    ClosePoll,
    ListPolls,
    ManagePoll,
    OpenPoll,
    RemovePoll,
    ReopenPoll,
    SetPollOnWall,
    ShowPollChart,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import (
    Button,
    Chart,
    ChartRow,
    Incoming,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
)
from handlers.permissions import MODERATORS, load_seminar
from handlers.polls.poll_texts import poll_args, result_lines, vote_broadcast
from handlers.polls.voting import close_poll
from handlers.ui.arguments import has_ended, local_time, shorten
from handlers.ui.languages import REQUIRED_LANGUAGES, language_lines, missing_mark
from handlers.ui.loading import Loader
from handlers.ui.pages import ROW_BUTTONS, confirm, fingerprint, list_page, paginate
from handlers.ui.steps import leave_step
from handlers.ui.text_editor import EditText
from storage import audit
from storage.audiences.audience import count_recipients, present_audience
from storage.database import Session
from storage.models import Poll, Seminar, seminar_states
from storage.polls import polls
from storage.questions import wall
from storage.seminars import seminars

STEP = "poll"
"""Where a new poll is typed."""
KIND = "poll"
"""Of a poll's texts in the editor."""
PAGE_SIZE = ROW_BUTTONS
LABEL_LENGTH = 60
"""Characters of a question on the button of the list."""
POLL = Loader(polls.get, "poll-gone", exists=lambda poll: poll.removed_at is None)


async def record_change(incoming: Incoming, session: Session, action: str, poll: Poll) -> None:
    """Write a change of a poll into the audit log."""
    await session.flush()  # a new poll gets its number
    subject = f"seminar:{poll.seminar_id}"
    await audit.record(session, incoming.person, action, subject, incoming.at, poll=poll.id)


# The list.


async def list_polls(incoming: Incoming, session: Session, data: ListPolls) -> list[Reply]:
    """List the polls of a seminar; leave the step in which one is typed."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    leave_step(incoming.person, STEP)
    return [await polls_page(session, seminar, data.page, edit=data.page is not None)]


async def polls_page(
    session: Session, seminar: Seminar, page: int | None = None, *, edit: bool = False
) -> Say:
    """Build the list of polls, the newest first."""
    found = (await polls.list_by_seminar(session, seminar.id))[::-1]
    shown = paginate(found, page, PAGE_SIZE)
    return list_page(
        "polls",
        {"seminar": Translated(seminar.title)},
        shown,
        lines=[await _list_line(session, poll) for poll in shown.rows],
        empty="polls-none",
        buttons=[[Button(_short_question(poll), ManagePoll(poll.id))] for poll in shown.rows],
        turn=ListPolls(seminar.id),
        below=[
            [Button("polls-add", AddPoll(seminar.id), style="primary")],
            [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))],
        ],
        edit=edit,
    )


def _short_question(poll: Poll) -> Translated:
    return Translated({language: shorten(text, LABEL_LENGTH) for language, text in poll.question.items()})


async def _list_line(session: Session, poll: Poll) -> Text:
    counts = await polls.count_votes(session, poll)
    args = {"question": Translated(poll.question), "state": _state_text(poll), "number": counts.total}
    return Text("polls-line", args)


def _state_text(poll: Poll) -> Text:
    return Text("poll-is-open" if poll.is_open else "poll-is-closed" if poll.opened_at else "poll-is-draft")


# One poll.


async def show(incoming: Incoming, session: Session, data: ManagePoll) -> list[Reply]:
    """Show a poll with its counts."""
    poll, _ = await POLL.load(incoming, session, data.poll, MODERATORS)
    return [await poll_page(session, poll, edit=True)]


async def poll_page(session: Session, poll: Poll, *, edit: bool = False) -> Say:
    """Build the page of a poll."""
    counts = await polls.count_votes(session, poll)
    choices = [
        Text("poll-choice-line", {"choice": Translated(choice), "lacks": missing_mark(choice)})
        for choice in poll.choices
    ]
    args: dict[str, Value] = {
        "state": _state_text(poll),
        "question": Lines(language_lines(poll.question)),
        "list": Lines(result_lines(poll.choices, counts) if poll.opened_at else choices),
        "number": counts.total,
    }
    wall_row = await wall.get(session, poll.seminar_id)
    shown = wall_row is not None and wall_row.poll_id == poll.id
    return Say("poll-page", args, _page_buttons(poll, shown, counts.total), edit=edit)


def _page_buttons(poll: Poll, on_wall: bool, voted: int) -> list[list[Button]]:
    rows = [_state_row(poll)]
    if poll.opened_at is not None:
        rows.append(
            [Button("poll-off-wall" if on_wall else "poll-on-wall", SetPollOnWall(poll.id, not on_wall))]
        )
        rows[-1].append(Button("wall-refresh", ManagePoll(poll.id)))
    if voted:
        rows.append([Button("chart-button", ShowPollChart(poll.id))])
    if not poll.is_open:
        rows += [_edit_row(poll, field) for field in ("question", "choices")]
        rows.append([Button("poll-remove", RemovePoll(poll.id))])
    return [*rows, [Button("polls-back", ListPolls(poll.seminar_id, 0))]]


def _state_row(poll: Poll) -> list[Button]:
    if poll.opened_at is None:
        return [Button("poll-open", OpenPoll(poll.id), style="success")]
    if poll.is_open:
        return [Button("poll-close", ClosePoll(poll.id), style="danger")]
    return [Button("poll-reopen", ReopenPoll(poll.id))]


def _edit_row(poll: Poll, field: str) -> list[Button]:
    return [
        Button(f"poll-edit-{field}-{language}", EditText(KIND, poll.id, field, language))
        for language in get_args(Language)
        if language in REQUIRED_LANGUAGES
    ]


async def remove(incoming: Incoming, session: Session, data: RemovePoll) -> list[Reply]:
    """Remove a poll that is not open, once it is confirmed."""
    poll, seminar = await _lock_poll(incoming, session, data.poll)
    if poll.is_open:
        raise OutOfDate
    if not data.confirmed:
        args = poll_args(poll, seminar)
        return [confirm("poll-ask-remove", args, data.replace(confirmed=True), ManagePoll(poll.id))]
    poll.removed_at = incoming.at
    await _take_off_wall(incoming, session, seminar, poll)
    await record_change(incoming, session, "poll.remove", poll)
    return [await polls_page(session, seminar, edit=True)]


async def _lock_poll(incoming: Incoming, session: Session, number: int) -> tuple[Poll, Seminar]:
    """Load a poll for a change, locked. Raises Refusal."""
    _, seminar = await POLL.load(incoming, session, number, MODERATORS)
    poll = await polls.lock(session, number)
    if poll is None or poll.removed_at is not None:
        raise OutOfDate
    return poll, seminar


# Opening and closing.


def is_complete(poll: Poll) -> bool:
    """Whether the question and all choices are written in Kyrgyz or in Russian."""
    return any(
        all(texts.get(language) for texts in (poll.question, *poll.choices))
        for language in REQUIRED_LANGUAGES
    )


async def open_poll(incoming: Incoming, session: Session, data: OpenPoll) -> list[Reply]:
    """Open a poll, send it to those who are there, and show it on the wall, once it is confirmed."""
    poll, seminar = await _lock_poll(incoming, session, data.poll)
    _require_running(incoming, seminar)
    if poll.opened_at is not None:
        raise OutOfDate
    if not is_complete(poll):
        raise Refusal("poll-incomplete")
    shown = fingerprint(poll.question, poll.choices)
    audience = await present_audience(session, seminar.id)
    if not data.fingerprint:
        counts = await count_recipients(session, audience)
        args = {**poll_args(poll, seminar), "number": counts.reachable}
        yes: ButtonData = data.replace(fingerprint=shown)
        return [confirm("poll-ask-open", args, yes, ManagePoll(poll.id), style="success")]
    if data.fingerprint != shown:
        raise OutOfDate
    poll.opened_at = incoming.at
    await _show_on_wall(incoming, session, seminar, poll)
    await record_change(incoming, session, "poll.open", poll)
    return [await poll_page(session, poll, edit=True), vote_broadcast(poll, seminar, audience)]


def _require_running(incoming: Incoming, seminar: Seminar) -> None:
    """Raise Refusal unless the seminar is announced and not over."""
    if seminar.state not in seminar_states.ANNOUNCED_STATES or has_ended(seminar, incoming.at):
        raise Refusal("poll-seminar-over")


async def close(incoming: Incoming, session: Session, data: ClosePoll) -> list[Reply]:
    """Take no more votes. The wall keeps showing the result."""
    poll, _ = await _lock_poll(incoming, session, data.poll)
    if poll.is_open:
        await close_poll(session, poll, incoming.at)
        await record_change(incoming, session, "poll.close", poll)
    return [await poll_page(session, poll, edit=True)]


async def reopen(incoming: Incoming, session: Session, data: ReopenPoll) -> list[Reply]:
    """Take votes again; whoever has the message already gets no other one."""
    poll, seminar = await _lock_poll(incoming, session, data.poll)
    _require_running(incoming, seminar)
    if poll.opened_at is None:
        raise OutOfDate
    if not poll.is_open:
        poll.closed_at = None
        await record_change(incoming, session, "poll.reopen", poll)
    audience = await present_audience(session, seminar.id)
    return [await poll_page(session, poll, edit=True), vote_broadcast(poll, seminar, audience)]


# The wall.


async def set_on_wall(incoming: Incoming, session: Session, data: SetPollOnWall) -> list[Reply]:
    """Show the poll on the wall in place of the questions, or the questions again."""
    poll, seminar = await _lock_poll(incoming, session, data.poll)
    if poll.opened_at is None:
        raise OutOfDate
    if data.wanted:
        await _show_on_wall(incoming, session, seminar, poll)
    else:
        await _take_off_wall(incoming, session, seminar, poll)
    await record_change(incoming, session, "poll.wall", poll)
    return [await poll_page(session, poll, edit=True)]


async def _show_on_wall(incoming: Incoming, session: Session, seminar: Seminar, poll: Poll) -> None:
    await wall.get_or_create(session, seminar, incoming.at)
    wall_row = await wall.lock_wall(session, seminar)
    assert wall_row is not None  # made just now
    wall.show_poll(wall_row, poll, incoming.at)


async def _take_off_wall(incoming: Incoming, session: Session, seminar: Seminar, poll: Poll) -> None:
    wall_row = await wall.lock_wall(session, seminar)
    if wall_row is not None and wall_row.poll_id == poll.id:
        wall.show_poll(wall_row, None, incoming.at)


# The charts.


async def show_chart(incoming: Incoming, session: Session, data: ShowPollChart) -> list[Reply]:
    """Send the counts as a chart in Kyrgyz, and one in Russian."""
    poll, seminar = await POLL.load(incoming, session, data.poll, MODERATORS)
    counts = await polls.count_votes(session, poll)
    args: dict[str, Value] = {
        **poll_args(poll, seminar),
        "number": counts.total,
        "made": f"{local_time(seminar, incoming.at):%d.%m.%Y\u00a0%H:%M}",
    }
    rows = [
        ChartRow("", Translated(choice), [votes, counts.total - votes])
        for choice, votes in zip(poll.choices, counts.votes, strict=True)
    ]
    picture = Chart(
        shape="bars",
        title=Translated(poll.question),
        note=Text("poll-chart-note", args),
        attribution="",
        legend=["poll-chart-votes", "poll-chart-rest"],
        rows=rows,
        positive_parts=1,
        palette="share",
    )
    return [Say("poll-chart", args, document=picture, language=language) for language in REQUIRED_LANGUAGES]


async def seminar_of(session: Session, poll: Poll) -> Seminar:
    """Return the seminar of a poll."""
    seminar = await seminars.get(session, poll.seminar_id)
    assert seminar is not None  # a foreign key
    return seminar
