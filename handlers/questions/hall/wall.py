"""Remote control of the wall: moderators choose in the chat what the projector shows."""

from collections.abc import Iterable
from datetime import datetime

from handlers.buttons.answering import StartSpokenAnswer
from handlers.buttons.hall import (
    ChangeWallQuestion,
    ClearWall,
    ListHiddenFromWall,
    RenewWallLink,
    SendWallLink,
    ShowNextOnWall,
    ShowWall,
    ShowWallQuestion,
    WallAction,
)
from handlers.buttons.polls import ListPolls, SetPollOnWall
from handlers.buttons.team import ShowSeminarForStaff
from handlers.messages import (
    Button,
    Incoming,
    OutOfDate,
    QrCode,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    Value,
    WebPage,
)
from handlers.permissions import MODERATORS, load_seminar
from handlers.questions.shared.loading import lock_question
from handlers.ui.arguments import shorten
from handlers.ui.file_names import seminar_file
from handlers.ui.pages import grid, list_page, paginate
from storage import audit
from storage.database import Session
from storage.models import Question, Seminar, Wall
from storage.questions import questions, wall

PAGE_SIZE = 6
MAX_LISTED = 60
"""Maximum number of upcoming questions on all pages together."""
LINE_LENGTH = 120
"""Length of a question in the list, in characters."""
TEXT_LENGTH = 1500
"""Length of a question on its own page, in characters."""


async def _lock_wall(incoming: Incoming, session: Session, seminar_id: int) -> tuple[Seminar, Wall]:
    """Load the seminar and lock its wall for update. Raises Refusal."""
    seminar = await load_seminar(incoming, session, MODERATORS, seminar_id)
    wall_row = await wall.lock_wall(session, seminar)
    if wall_row is None:
        raise OutOfDate
    return seminar, wall_row


async def _record_change(incoming: Incoming, session: Session, action: str, subject: str) -> None:
    await audit.record(session, incoming.person, action, subject, incoming.at)


# The page.


async def show(incoming: Incoming, session: Session, data: ShowWall) -> list[Reply]:
    """Show the current and the upcoming questions. The wall is created when first opened."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    wall_row, new = await wall.get_or_create(session, seminar, incoming.at)
    if new:
        await _record_change(incoming, session, "wall.opened", f"seminar:{seminar.id}")
    return [await _wall_page(incoming, session, seminar, wall_row, data.page, edit=data.page is not None)]


async def _wall_page(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    wall_row: Wall,
    page: int | None = None,
    *,
    edit: bool = True,
) -> Say:
    view = await wall.view_of(session, wall_row, seminar, MAX_LISTED)
    shown = paginate(view.upcoming, page, PAGE_SIZE)
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "address": WebPage(f"wall/{wall_row.token}", Text("wall-only-here")),
        "end": _closing_text(seminar, incoming.at),
        "large": _large_line(view),
        "every": view.asked,
        "done": view.answered,
    }
    return list_page(
        "wall",
        args,
        shown,
        lines=[_wall_line("wall-line", line) for line in shown.rows],
        empty="wall-none",
        above=_control_row(seminar, view),
        buttons=_question_buttons(shown.rows),
        turn=ShowWall(seminar.id),
        below=await _page_buttons(incoming, session, seminar, shown.number),
        edit=edit,
    )


def _large_line(view: wall.WallView) -> Text:
    """Return what is shown in large type: a poll, a question or nothing."""
    if view.poll is not None:
        args: dict[str, Value] = {"question": Translated(view.poll.question), "number": sum(view.poll.votes)}
        return Text("wall-poll", args)
    return _wall_line("wall-line", view.current) if view.current else Text("wall-now-none")


def _control_row(seminar: Seminar, view: wall.WallView) -> list[list[Button]]:
    """Return the row with the buttons that show the next question and clear the wall, where they apply."""
    if view.poll is not None:
        off = SetPollOnWall(view.poll.id, wanted=False)
        return [[Button("wall-poll-off", off, style="primary")]]
    row: list[Button] = []
    if view.upcoming:
        following = Text("wall-next", {"number": view.upcoming[0].number})
        current = view.current.id if view.current else 0
        row.append(Button(following, ShowNextOnWall(seminar.id, current), style="primary"))
    if view.current:
        row.append(Button("wall-clear", ClearWall(seminar.id)))
    rows = [row] if row else []
    return rows + (_aloud_row(view.current) if view.current else [])


def _aloud_row(line: wall.WallQuestion) -> list[list[Button]]:
    """Return the button that records what was answered in the hall, until the question is answered."""
    return [] if line.answered else [[Button("aloud-button", StartSpokenAnswer(line.id))]]


def _question_buttons(lines: Iterable[wall.WallQuestion]) -> list[list[Button]]:
    labels = [(line, Text("question-number", {"number": line.number})) for line in lines]
    return grid((Button(label, ShowWallQuestion(line.id)) for line, label in labels), 3)


async def _page_buttons(
    incoming: Incoming, session: Session, seminar: Seminar, page: int
) -> list[list[Button]]:
    refresh = [Button("refresh-button", ShowWall(seminar.id, page))]
    if not _is_closed(seminar, incoming.at):
        refresh.append(Button("wall-link", SendWallLink(seminar.id)))
    rows = [refresh]
    if hidden := await wall.list_hidden(session, seminar.id):
        label = Text("wall-left-out", {"number": len(hidden)})
        rows.append([Button(label, ListHiddenFromWall(seminar.id))])
    rows.append([Button("polls-button", ListPolls(seminar.id))])
    return [*rows, [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))]]


def _wall_line(key: str, line: wall.WallQuestion) -> Text:
    args: dict[str, Value] = {
        "number": line.number,
        "text": shorten(line.text, LINE_LENGTH) or Text("question-media"),
        "votes": line.votes,
        "mark": _line_mark(line),
    }
    return Text(key, args)


def _line_mark(line: wall.WallQuestion) -> Value:
    """Return the mark of an answered, pinned or already shown question, or an empty value."""
    for applies, key in (
        (line.answered, "wall-mark-answered"),
        (line.pinned, "wall-mark-pinned"),
        (line.shown, "wall-mark-shown"),
    ):
        if applies:
            return Text(key)
    return ""


async def list_hidden(incoming: Incoming, session: Session, data: ListHiddenFromWall) -> list[Reply]:
    """List the questions that are left out of the wall, to include them again."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    found = (await wall.list_hidden(session, seminar.id))[:MAX_LISTED]
    shown = paginate(found, 0, PAGE_SIZE)
    return [
        list_page(
            "wall-out",
            {"seminar": Translated(seminar.title)},
            shown,
            lines=[_wall_line("wall-line", line) for line in shown.rows],
            empty="queue-nothing",
            buttons=_question_buttons(found),
            below=[[Button("wall-back", ShowWall(seminar.id, 0))]],
            edit=True,
        )
    ]


# The current question.


async def show_next(incoming: Incoming, session: Session, data: ShowNextOnWall) -> list[Reply]:
    """Show the first upcoming question. Repeated or simultaneous presses advance the wall only once."""
    seminar, wall_row = await _lock_wall(incoming, session, data.seminar)
    view = await wall.view_of(session, wall_row, seminar, 1)
    current = view.current.id if view.current else 0
    if current == data.current and view.upcoming:
        question = await questions.lock(session, view.upcoming[0].id)
        assert question is not None  # rows are never deleted
        wall.show_question(wall_row, question, incoming.at)
        await _record_change(incoming, session, "wall.shown", f"question:{question.id}")
    return [await _wall_page(incoming, session, seminar, wall_row)]


async def clear(incoming: Incoming, session: Session, data: ClearWall) -> list[Reply]:
    """Show no question in large type."""
    seminar, wall_row = await _lock_wall(incoming, session, data.seminar)
    if wall_row.question_id is not None:
        wall.clear_wall(wall_row, incoming.at)
        await _record_change(incoming, session, "wall.cleared", f"seminar:{seminar.id}")
    return [await _wall_page(incoming, session, seminar, wall_row)]


# The page of a question.


async def show_question(incoming: Incoming, session: Session, data: ShowWallQuestion) -> list[Reply]:
    """Show a question with its actions on the wall."""
    question, seminar = await lock_question(incoming, session, data.question)
    wall_row, _ = await wall.get_or_create(session, seminar, incoming.at)
    return [_question_page(question, wall_row)]


def _question_page(question: Question, wall_row: Wall) -> Say:
    shown, hidden = wall_row.question_id == question.id, question.wall_hidden_at is not None
    line = wall.wall_question(question)

    def change(label: str, action: WallAction) -> Button:
        return Button(label, ChangeWallQuestion(question.id, action))

    rows = [
        [
            change("wall-clear", "hide") if shown else change("wall-show", "show"),
            change("wall-unpin", "unpin") if question.pinned_at else change("wall-pin", "pin"),
        ],
        [change("wall-bring-back", "in") if hidden else change("wall-leave-out", "out")],
        *_aloud_row(line),
        [Button("wall-back", ShowWall(question.seminar_id, 0))],
    ]
    text = shorten(question.hall_text, TEXT_LENGTH)
    args: dict[str, Value] = {
        "number": question.number,
        "text": text or Text("question-media"),
        "votes": question.votes,
        "mark": _line_mark(line),
    }
    return Say("wall-question", args, rows, edit=True)


async def change_question(incoming: Incoming, session: Session, data: ChangeWallQuestion) -> list[Reply]:
    """Show or remove, pin or unpin, leave out or include a question."""
    question, seminar = await lock_question(incoming, session, data.question)
    wall_row = await wall.lock_wall(session, seminar)
    if wall_row is None:
        raise OutOfDate
    try:
        _apply_action(wall_row, question, data.action, incoming.at)
    except wall.NotShowable:
        raise Refusal("wall-closed", number=question.number) from None
    await _record_change(incoming, session, f"wall.{data.action}", f"question:{question.id}")
    return [
        await _wall_page(incoming, session, seminar, wall_row)
        if data.action in ("show", "hide")
        else _question_page(question, wall_row)
    ]


def _apply_action(wall_row: Wall, question: Question, action: WallAction, at: datetime) -> None:
    match action:
        case "show":
            wall.show_question(wall_row, question, at)
        case "hide" if wall_row.question_id == question.id:
            wall.clear_wall(wall_row, at)
        case "pin" | "unpin":
            wall.set_pinned(question, at if action == "pin" else None)
        case "out" | "in":
            wall.set_hidden(wall_row, question, at if action == "out" else None)


# The address.


async def send_link(incoming: Incoming, session: Session, data: SendWallLink) -> list[Reply]:
    """Send the address as text and as a QR code."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    wall_row = await wall.get(session, seminar.id)
    if wall_row is None:
        raise OutOfDate
    return [_link_message(incoming, seminar, wall_row)]


def _is_closed(seminar: Seminar, at: datetime) -> bool:
    return wall.closes_at(seminar) <= at


def _closing_text(seminar: Seminar, at: datetime) -> Text:
    """Return until when the wall is open, or that it has closed."""
    return Text("wall-over" if _is_closed(seminar, at) else "wall-until", {"day": wall.last_day(seminar)})


def _link_message(incoming: Incoming, seminar: Seminar, wall_row: Wall) -> Say:
    """Build the message with the address. Raises Refusal if the wall has closed."""
    if _is_closed(seminar, incoming.at):
        raise Refusal("wall-over", day=wall.last_day(seminar))
    address = WebPage(f"wall/{wall_row.token}")
    # The button carries the token, so that pressing it in an old message changes nothing.
    rows = [
        [Button("copy-link", copy=address)],
        [Button("wall-new", RenewWallLink(seminar.id, wall_row.token))],
    ]
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "address": WebPage(address.path, Text("wall-only-here")),
        "end": _closing_text(seminar, incoming.at),
    }
    return Say("wall-address", args, rows, document=QrCode(seminar_file(seminar, "file-wall-code"), address))


async def renew_link(incoming: Incoming, session: Session, data: RenewWallLink) -> list[Reply]:
    """Replace the address; the old one is closed at once. Repeated presses change nothing."""
    seminar, wall_row = await _lock_wall(incoming, session, data.seminar)
    if wall_row.token == data.token and not _is_closed(seminar, incoming.at):
        wall.renew_token(wall_row, incoming.at)
        await _record_change(incoming, session, "wall.renewed", f"seminar:{seminar.id}")
    return [_link_message(incoming, seminar, wall_row)]
