"""The remote control of the wall: what the projector shows is chosen from the telephone."""

from datetime import datetime

from handlers.messages import (
    Button,
    Incoming,
    Lines,
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
from handlers.ui.arguments import pager, parse_int, shorten
from storage import audit
from storage.database import Session
from storage.models import Question, Seminar, Wall
from storage.questions import questions, wall

PAGE_SIZE = 6
MAX_LISTED = 60
"""So many of what follows can be leafed through; the rest moves up."""
LINE_LENGTH = 120
TEXT_LENGTH = 1500
"""Characters of a question on its own page here."""
ACTIONS = ("show", "hide", "pin", "unpin", "out", "in")


async def _load_seminar(incoming: Incoming, session: Session, seminar_id: str) -> Seminar:
    return await load_seminar(incoming, session, MODERATORS, parse_int(seminar_id))


async def _lock_wall(incoming: Incoming, session: Session, seminar_id: str) -> tuple[Seminar, Wall]:
    """The seminar and its wall, held. Raises Refusal."""
    seminar = await _load_seminar(incoming, session, seminar_id)
    held = await wall.lock_wall(session, seminar)
    if held is None:
        raise Refusal("button-old")
    return seminar, held


async def _record_change(
    incoming: Incoming, session: Session, action: str, subject: str, **detail: object
) -> None:
    await audit.record(session, incoming.person, action, subject, incoming.at, **detail)


# The page.


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """What is on the wall and what follows: `wall:<seminar>[:<page>]`. The first look makes the wall."""
    which, turned = [*incoming.arguments, "", ""][:2]
    seminar = await _load_seminar(incoming, session, which)
    open_one, new = await wall.get_or_create(session, seminar, incoming.at)
    if new:
        await _record_change(incoming, session, "wall.opened", f"seminar:{seminar.id}")
    return [await _wall_page(incoming, session, seminar, open_one, parse_int(turned), edit=bool(turned))]


async def _wall_page(
    incoming: Incoming, session: Session, seminar: Seminar, its: Wall, turned: int = 0, *, edit: bool = True
) -> Say:
    seen = await wall.view_of(session, its, seminar, MAX_LISTED)
    last = max(0, (len(seen.upcoming) - 1) // PAGE_SIZE)
    turned = min(turned, last)
    listed = seen.upcoming[turned * PAGE_SIZE : (turned + 1) * PAGE_SIZE]
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "address": WebPage(f"wall/{its.token}", Text("wall-only-here")),
        "end": _closing_text(seminar, incoming.at),
        "large": _wall_line("wall-now", seen.current) if seen.current else Text("wall-now-none"),
        "list": Lines([_wall_line("wall-line", line) for line in listed] or [Text("wall-none")]),
        "every": seen.asked,
        "done": seen.answered,
    }
    rows: list[list[Button]] = []
    if seen.upcoming:
        after = Text("wall-next", {"number": seen.upcoming[0].number})
        now = seen.current.id if seen.current else 0
        rows.append([Button(after, f"wallnext:{seminar.id}:{now}", style="primary")])
    if seen.current:
        rows[-1:] = [[*(rows[-1] if rows else []), Button("wall-clear", f"wallclear:{seminar.id}")]]
    ones = [Button(Text("wall-one", {"number": line.number}), f"wallone:{line.id}") for line in listed]
    rows += [ones[start : start + 3] for start in range(0, len(ones), 3)]
    if turn := pager(f"wall:{seminar.id}", turned, last):
        rows.append(turn)
    rows.append([Button("wall-refresh", f"wall:{seminar.id}:{turned}")])
    if not _is_closed(seminar, incoming.at):
        rows[-1].append(Button("wall-link", f"walllink:{seminar.id}"))
    if out := await wall.list_hidden(session, seminar.id):
        label = Text("wall-left-out", {"number": len(out)})
        rows.append([Button(label, f"wallout:{seminar.id}")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    return Say("wall", args, rows, edit=edit)


def _wall_line(key: str, line: wall.WallQuestion) -> Text:
    args: dict[str, Value] = {
        "number": line.number,
        "text": shorten(line.text, LINE_LENGTH) or Text("question-media"),
        "votes": line.votes,
        "mark": _line_mark(line),
    }
    return Text(key, args)


def _line_mark(line: wall.WallQuestion) -> Value:
    """What else is to be known of it: a word before its number, or nothing."""
    for true, key in (
        (line.answered, "wall-mark-answered"),
        (line.pinned, "wall-mark-pinned"),
        (line.shown, "wall-mark-shown"),
    ):
        if true:
            return Text(key)
    return ""


async def list_excluded(incoming: Incoming, session: Session) -> list[Reply]:
    """What the wall leaves out, to take it in again: `wallout:<seminar>`."""
    seminar = await _load_seminar(incoming, session, incoming.argument)
    found = (await wall.list_hidden(session, seminar.id))[:MAX_LISTED]
    lines = Lines([_wall_line("wall-line", line) for line in found[:PAGE_SIZE]] or [Text("wall-none")])
    ones = [Button(Text("wall-one", {"number": line.number}), f"wallone:{line.id}") for line in found]
    rows = [ones[start : start + 3] for start in range(0, len(ones), 3)]
    rows.append([Button("wall-back", f"wall:{seminar.id}:0")])
    return [Say("wall-out", {"seminar": Translated(seminar.title), "list": lines}, rows, edit=True)]


# What is shown large.


async def show_next(incoming: Incoming, session: Session) -> list[Reply]:
    """The first of what follows: `wallnext:<seminar>:<the one shown when the button was made>`.

    Pressed twice, or by two at once, the wall goes on by one.
    """
    which, expected = [*incoming.arguments, "", ""][:2]
    seminar, its = await _lock_wall(incoming, session, which)
    seen = await wall.view_of(session, its, seminar, 1)
    shown = seen.current.id if seen.current else 0
    if shown == parse_int(expected) and seen.upcoming:
        question = await questions.lock(session, seen.upcoming[0].id)
        assert question is not None  # rows are never deleted
        wall.show_question(its, question, incoming.at)
        await _record_change(incoming, session, "wall.shown", f"question:{question.id}")
    return [await _wall_page(incoming, session, seminar, its)]


async def clear(incoming: Incoming, session: Session) -> list[Reply]:
    """Nothing is shown large: `wallclear:<seminar>`."""
    seminar, its = await _lock_wall(incoming, session, incoming.argument)
    if its.question_id is not None:
        wall.clear_wall(its, incoming.at)
        await _record_change(incoming, session, "wall.cleared", f"seminar:{seminar.id}")
    return [await _wall_page(incoming, session, seminar, its)]


# One question.


async def _lock_question(incoming: Incoming, session: Session, question_id: str) -> tuple[Question, Seminar]:
    """The question, held, for whoever runs its hall. Raises Refusal."""
    found = await questions.get(session, parse_int(question_id))
    if found is None:
        raise Refusal("button-old")
    seminar = await load_seminar(incoming, session, MODERATORS, found.seminar_id)
    question = await questions.lock(session, found.id)
    assert question is not None  # it was there just now
    return question, seminar


async def show_question(incoming: Incoming, session: Session) -> list[Reply]:
    """A question, and what the wall can do with it: `wallone:<question>`."""
    question, seminar = await _lock_question(incoming, session, incoming.argument)
    its, _ = await wall.get_or_create(session, seminar, incoming.at)
    return [_question_page(question, its)]


def _question_page(question: Question, its: Wall) -> Say:
    shown, out = its.question_id == question.id, question.wall_hidden_at is not None
    change = f"wallset:{question.id}"
    rows = [
        [
            Button("wall-hide" if shown else "wall-show", f"{change}:{'hide' if shown else 'show'}"),
            Button(
                "wall-unpin" if question.pinned_at else "wall-pin",
                f"{change}:{'unpin' if question.pinned_at else 'pin'}",
            ),
        ],
        [Button("wall-in" if out else "wall-leave-out", f"{change}:{'in' if out else 'out'}")],
        [Button("wall-back", f"wall:{question.seminar_id}:0")],
    ]
    text = shorten(question.hall_text, TEXT_LENGTH)
    args: dict[str, Value] = {
        "number": question.number,
        "text": text or Text("question-media"),
        "votes": question.votes,
        "mark": _line_mark(wall.wall_question(question)),
    }
    return Say("wall-question", args, rows, edit=True)


async def change_question(incoming: Incoming, session: Session) -> list[Reply]:
    """Show it or take it down, pin it or not, leave it out or take it in: `wallset:<question>:<change>`."""
    which, what = [*incoming.arguments, "", ""][:2]
    question, seminar = await _lock_question(incoming, session, which)
    its = await wall.lock_wall(session, seminar)
    if its is None or what not in ACTIONS:
        raise Refusal("button-old")
    try:
        _apply_action(its, question, what, incoming)
    except wall.NotShowable:
        raise Refusal("wall-closed", number=question.number) from None
    await _record_change(incoming, session, f"wall.{what}", f"question:{question.id}")
    return [
        await _wall_page(incoming, session, seminar, its)
        if what in ("show", "hide")
        else _question_page(question, its)
    ]


def _apply_action(its: Wall, question: Question, what: str, incoming: Incoming) -> None:
    if what == "show":
        wall.show_question(its, question, incoming.at)
    elif what == "hide" and its.question_id == question.id:
        wall.clear_wall(its, incoming.at)
    elif what in ("pin", "unpin"):
        wall.set_pinned(question, incoming.at if what == "pin" else None)
    elif what in ("out", "in"):
        wall.set_hidden(its, question, incoming.at if what == "out" else None)


# The address.


async def show_link(incoming: Incoming, session: Session) -> list[Reply]:
    """The address as words and as a QR code: `walllink:<seminar>`."""
    seminar = await _load_seminar(incoming, session, incoming.argument)
    its = await wall.get(session, seminar.id)
    if its is None:
        raise Refusal("button-old")
    return [_link_message(incoming, seminar, its)]


def _is_closed(seminar: Seminar, at: datetime) -> bool:
    return wall.closes_at(seminar) <= at


def _closing_text(seminar: Seminar, at: datetime) -> Text:
    """Until when the wall can be seen, or that it has closed."""
    return Text("wall-over" if _is_closed(seminar, at) else "wall-until", {"day": wall.last_day(seminar)})


def _link_message(incoming: Incoming, seminar: Seminar, its: Wall) -> Say:
    """Raises Refusal when the wall has closed: no address leads there."""
    if _is_closed(seminar, incoming.at):
        raise Refusal("wall-over", day=wall.last_day(seminar))
    address = WebPage(f"wall/{its.token}")
    # What is pressed here may be an old message: the word that it was made for is named.
    rows = [[Button("wall-new", f"wallnew:{seminar.id}:{its.token}")]]
    args: dict[str, Value] = {
        "seminar": Translated(seminar.title),
        "address": WebPage(address.path, Text("wall-only-here")),
        "end": _closing_text(seminar, incoming.at),
    }
    return Say("wall-address", args, rows, document=QrCode("wall.png", address))


async def renew_link(incoming: Incoming, session: Session) -> list[Reply]:
    """Another address; the old one is closed at once: `wallnew:<seminar>:<word>`. Pressed again, nothing changes."""
    which, word = [*incoming.arguments, "", ""][:2]
    seminar, its = await _lock_wall(incoming, session, which)
    if its.token == word and not _is_closed(seminar, incoming.at):
        wall.renew_token(its, incoming.at)
        await _record_change(incoming, session, "wall.renewed", f"seminar:{seminar.id}")
    return [_link_message(incoming, seminar, its)]
