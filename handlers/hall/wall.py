"""The remote control of the wall: what the projector shows is chosen from the telephone."""

from datetime import datetime

from handlers.common import number, pager, shorten
from handlers.rights import MODERATORS, seminar_for
from handlers.words import Button, Incoming, Lines, Named, Page, QrCode, Refusal, Reply, Say, Text, Value
from storage import audit, questions, wall
from storage.database import Session
from storage.models import Question, Seminar, Wall

PAGE = 6
MOST = 60
"""So many of what follows can be leafed through; the rest moves up."""
LINE = 120
WORDS = 1500
"""Characters of a question on its own page here."""
CHANGES = ("show", "hide", "pin", "unpin", "out", "in")


async def _of(incoming: Incoming, session: Session, seminar_id: str) -> Seminar:
    return await seminar_for(incoming, session, MODERATORS, number(seminar_id))


async def _held(incoming: Incoming, session: Session, seminar_id: str) -> tuple[Seminar, Wall]:
    """The seminar and its wall, held. Raises Refusal."""
    seminar = await _of(incoming, session, seminar_id)
    held = await wall.hold(session, seminar)
    if held is None:
        raise Refusal("button-old")
    return seminar, held


async def _written(incoming: Incoming, session: Session, action: str, about: str, **detail: object) -> None:
    await audit.record(session, incoming.person, action, about, incoming.at, **detail)


# The page.


async def page(incoming: Incoming, session: Session) -> list[Reply]:
    """What is on the wall and what follows: `wall:<seminar>[:<page>]`. The first look makes the wall."""
    which, turned = [*incoming.arguments, "", ""][:2]
    seminar = await _of(incoming, session, which)
    open_one, new = await wall.opened(session, seminar, incoming.at)
    if new:
        await _written(incoming, session, "wall.opened", f"seminar:{seminar.id}")
    return [await _page(incoming, session, seminar, open_one, number(turned), edit=bool(turned))]


async def _page(
    incoming: Incoming, session: Session, seminar: Seminar, its: Wall, turned: int = 0, *, edit: bool = True
) -> Say:
    seen = await wall.view_of(session, its, seminar, MOST)
    last = max(0, (len(seen.following) - 1) // PAGE)
    turned = min(turned, last)
    listed = seen.following[turned * PAGE : (turned + 1) * PAGE]
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "address": Page(f"wall/{its.word}", Text("wall-only-here")),
        "end": _end(seminar, incoming.at),
        "large": _line("wall-now", seen.now) if seen.now else Text("wall-now-none"),
        "list": Lines([_line("wall-line", line) for line in listed] or [Text("wall-none")]),
        "every": seen.asked,
        "done": seen.answered,
    }
    rows: list[list[Button]] = []
    if seen.following:
        after = Text("wall-next", {"number": seen.following[0].number})
        now = seen.now.id if seen.now else 0
        rows.append([Button(after, f"wallnext:{seminar.id}:{now}", style="primary")])
    if seen.now:
        rows[-1:] = [[*(rows[-1] if rows else []), Button("wall-clear", f"wallclear:{seminar.id}")]]
    ones = [Button(Text("wall-one", {"number": line.number}), f"wallone:{line.id}") for line in listed]
    rows += [ones[start : start + 3] for start in range(0, len(ones), 3)]
    if turn := pager(f"wall:{seminar.id}", turned, last):
        rows.append(turn)
    rows.append([Button("wall-refresh", f"wall:{seminar.id}:{turned}")])
    if not _over(seminar, incoming.at):
        rows[-1].append(Button("wall-link", f"walllink:{seminar.id}"))
    if out := await wall.left_out(session, seminar.id):
        label = Text("wall-left-out", {"number": len(out)})
        rows.append([Button(label, f"wallout:{seminar.id}")])
    rows.append([Button("plan-hub", f"staff:{seminar.id}")])
    return Say("wall", args, rows, edit=edit)


def _line(key: str, line: wall.Line) -> Text:
    args: dict[str, Value] = {
        "number": line.number,
        "text": shorten(line.text, LINE) or Text("question-media"),
        "votes": line.votes,
        "mark": _mark(line),
    }
    return Text(key, args)


def _mark(line: wall.Line) -> Value:
    """What else is to be known of it: a word before its number, or nothing."""
    for true, key in (
        (line.answered, "wall-mark-answered"),
        (line.pinned, "wall-mark-pinned"),
        (line.shown, "wall-mark-shown"),
    ):
        if true:
            return Text(key)
    return ""


async def left_out(incoming: Incoming, session: Session) -> list[Reply]:
    """What the wall leaves out, to take it in again: `wallout:<seminar>`."""
    seminar = await _of(incoming, session, incoming.argument)
    found = (await wall.left_out(session, seminar.id))[:MOST]
    lines = Lines([_line("wall-line", line) for line in found[:PAGE]] or [Text("wall-none")])
    ones = [Button(Text("wall-one", {"number": line.number}), f"wallone:{line.id}") for line in found]
    rows = [ones[start : start + 3] for start in range(0, len(ones), 3)]
    rows.append([Button("wall-back", f"wall:{seminar.id}:0")])
    return [Say("wall-out", {"seminar": Named(seminar.title), "list": lines}, rows, edit=True)]


# What is shown large.


async def next_one(incoming: Incoming, session: Session) -> list[Reply]:
    """The first of what follows: `wallnext:<seminar>:<the one shown when the button was made>`.

    Pressed twice, or by two at once, the wall goes on by one.
    """
    which, expected = [*incoming.arguments, "", ""][:2]
    seminar, its = await _held(incoming, session, which)
    seen = await wall.view_of(session, its, seminar, 1)
    shown = seen.now.id if seen.now else 0
    if shown == number(expected) and seen.following:
        question = await questions.lock(session, seen.following[0].id)
        assert question is not None  # rows are never deleted
        wall.show(its, question, incoming.at)
        await _written(incoming, session, "wall.shown", f"question:{question.id}")
    return [await _page(incoming, session, seminar, its)]


async def clear(incoming: Incoming, session: Session) -> list[Reply]:
    """Nothing is shown large: `wallclear:<seminar>`."""
    seminar, its = await _held(incoming, session, incoming.argument)
    if its.question_id is not None:
        wall.clear(its, incoming.at)
        await _written(incoming, session, "wall.cleared", f"seminar:{seminar.id}")
    return [await _page(incoming, session, seminar, its)]


# One question.


async def _question(incoming: Incoming, session: Session, question_id: str) -> tuple[Question, Seminar]:
    """The question, held, for whoever runs its hall. Raises Refusal."""
    found = await questions.get(session, number(question_id))
    if found is None:
        raise Refusal("button-old")
    seminar = await seminar_for(incoming, session, MODERATORS, found.seminar_id)
    question = await questions.lock(session, found.id)
    assert question is not None  # it was there just now
    return question, seminar


async def one(incoming: Incoming, session: Session) -> list[Reply]:
    """A question, and what the wall can do with it: `wallone:<question>`."""
    question, seminar = await _question(incoming, session, incoming.argument)
    its, _ = await wall.opened(session, seminar, incoming.at)
    return [_one(question, its)]


def _one(question: Question, its: Wall) -> Say:
    shown, out = its.question_id == question.id, question.off_wall_at is not None
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
    text = shorten(question.hall_words, WORDS)
    args: dict[str, Value] = {
        "number": question.number,
        "text": text or Text("question-media"),
        "votes": question.votes,
        "mark": _mark(wall.line(question)),
    }
    return Say("wall-question", args, rows, edit=True)


async def change(incoming: Incoming, session: Session) -> list[Reply]:
    """Show it or take it down, pin it or not, leave it out or take it in: `wallset:<question>:<change>`."""
    which, what = [*incoming.arguments, "", ""][:2]
    question, seminar = await _question(incoming, session, which)
    its = await wall.hold(session, seminar)
    if its is None or what not in CHANGES:
        raise Refusal("button-old")
    try:
        _changed(its, question, what, incoming)
    except wall.Closed:
        raise Refusal("wall-closed", number=question.number) from None
    await _written(incoming, session, f"wall.{what}", f"question:{question.id}")
    return [await _page(incoming, session, seminar, its) if what in ("show", "hide") else _one(question, its)]


def _changed(its: Wall, question: Question, what: str, incoming: Incoming) -> None:
    if what == "show":
        wall.show(its, question, incoming.at)
    elif what == "hide" and its.question_id == question.id:
        wall.clear(its, incoming.at)
    elif what in ("pin", "unpin"):
        wall.pin(question, incoming.at if what == "pin" else None)
    elif what in ("out", "in"):
        wall.leave_out(its, question, incoming.at if what == "out" else None)


# The address.


async def link(incoming: Incoming, session: Session) -> list[Reply]:
    """The address as words and as a QR code: `walllink:<seminar>`."""
    seminar = await _of(incoming, session, incoming.argument)
    its = await wall.get(session, seminar.id)
    if its is None:
        raise Refusal("button-old")
    return [_address(incoming, seminar, its)]


def _over(seminar: Seminar, at: datetime) -> bool:
    return wall.closes_at(seminar) <= at


def _end(seminar: Seminar, at: datetime) -> Text:
    """Until when the wall can be seen, or that it has closed."""
    return Text("wall-over" if _over(seminar, at) else "wall-until", {"day": wall.last_day(seminar)})


def _address(incoming: Incoming, seminar: Seminar, its: Wall) -> Say:
    """Raises Refusal when the wall has closed: no address leads there."""
    if _over(seminar, incoming.at):
        raise Refusal("wall-over", day=wall.last_day(seminar))
    address = Page(f"wall/{its.word}")
    # What is pressed here may be an old message: the word that it was made for is named.
    rows = [[Button("wall-new", f"wallnew:{seminar.id}:{its.word}")]]
    args: dict[str, Value] = {
        "seminar": Named(seminar.title),
        "address": Page(address.path, Text("wall-only-here")),
        "end": _end(seminar, incoming.at),
    }
    return Say("wall-address", args, rows, document=QrCode("wall.png", address))


async def renew(incoming: Incoming, session: Session) -> list[Reply]:
    """Another address; the old one is closed at once: `wallnew:<seminar>:<word>`. Pressed again, nothing changes."""
    which, word = [*incoming.arguments, "", ""][:2]
    seminar, its = await _held(incoming, session, which)
    if its.word == word and not _over(seminar, incoming.at):
        wall.renew(its, incoming.at)
        await _written(incoming, session, "wall.renewed", f"seminar:{seminar.id}")
    return [_address(incoming, seminar, its)]
