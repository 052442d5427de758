"""/mydata: all that is held about a person, at once, in a message and a file; `storage.held_data` says what it is."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

from handlers.common import named
from handlers.registering.besides import answer_text
from handlers.seats import seating
from handlers.words import Incoming, Lines, Named, Reply, Say, Sheet, Text, Value
from storage import extras, held_data, questions, richtext, seats, seminars, units
from storage.database import Session
from storage.held_data import HOLDINGS
from storage.holding import Column, Holding

SHORT = ("field-name", "field-phone", "field-sex", "field-position", "field-office", "field-unit")
"""What the message itself says; everything is in the file."""
Cells = list[Value]
Shower = Callable[[Session, Any], Awaitable[Value]]


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """`/mydata`."""
    person = incoming.person
    who = await held_data.whose(session, person)
    told = [
        await _told(session, holding, await held_data.rows(session, holding, who))
        for holding in HOLDINGS
        if holding.head
    ]
    asked = await questions.of_person(session, person, limit=1000)
    own, *_ = told  # the person's own row: each seat has such particulars again, in the file
    args: dict[str, Value] = {
        "list": Lines(
            [
                Text("mydata-line", {"what": what, "value": value})
                for what, value in own
                if isinstance(what, Text) and what.key in SHORT
            ]
        ),
        "seminars": len(await seats.standing(session, person)),
        "questions": len(asked),
    }
    rows = [row for some in told for row in some]
    sheet = Sheet("mydata.xlsx", "mydata-title", ("mydata-what", "mydata-value"), rows)
    return [Say("mydata", args, document=sheet)]


async def _told(session: Session, holding: Holding, found: list[Any]) -> list[Cells]:
    """The lines about these rows: what has a label has a line of its own, the rest stands together in one."""
    if holding.counted:
        return [[Text(holding.head), len(found)]] if found else []
    return [line for row in found for line in await _row(session, holding, row._mapping)]


async def _row(session: Session, holding: Holding, row: Mapping[str, Any]) -> list[Cells]:
    together: list[Value] = []
    lines: list[Cells] = []
    for name, column in holding.columns.items():
        if not column.shown or row[name] in (None, "", False, [], {}):
            continue
        if column.shown == "answers":
            lines += await _answers(session, row["seminar_id"], row[name])
            continue
        value = await SHOWN[column.shown](session, _written_out(row, name, column))
        if column.label:
            lines.append([Text(column.label), value])
        else:
            together.append(value)
    what = Text(holding.head, {"number": row["number"]} if holding.head == "field-question" else {})
    joined = Lines([Text("words", {"text": value}) for value in together], between="; ")
    return [[what, joined], *lines] if together else lines


def _written_out(row: Mapping[str, Any], name: str, column: Column) -> Any:
    """The value; of words with formatting the addresses behind their links too."""
    marks = (row.get("marks") or {}).get(name)
    return richtext.of(row[name], marks).written_out() if column.shown == "words" and marks else row[name]


# A value as it is read.


async def _time(_session: Session, value: Any) -> Value:
    return f"{value:%Y-%m-%d %H:%M} UTC"


async def _word(_session: Session, value: Any) -> Value:
    return str(value)


def _text(pattern: str) -> Shower:
    """A code of ours in words: the text of this name."""

    async def told(_session: Session, value: Any) -> Value:
        return Text(pattern.format(str(value).replace("_", "-")))

    return told


async def _unit(session: Session, value: Any) -> Value:
    unit = await units.get(session, value)
    return named(unit) if unit else value


async def _seminar(session: Session, value: Any) -> Value:
    seminar = await seminars.get(session, value)
    return Named(seminar.title) if seminar else str(value)


async def _question(session: Session, value: Any) -> Value:
    question = await questions.get(session, value)
    return Text("field-question", {"number": question.number if question else value})


async def _reason(_session: Session, value: Any) -> Value:
    return seating.said(value)


async def _named(_session: Session, value: Any) -> Value:
    return Named(value)


async def _draft(_session: Session, value: Any) -> Value:
    """What was begun, as far as it is words: the keys are ours."""
    return "; ".join(_leaves(value))


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, str) and value:
        yield value


async def _answers(session: Session, seminar_id: int, said: Mapping[str, Any]) -> list[Cells]:
    """To the seminar's own questions, those that are no longer asked too."""
    found: list[Cells] = []
    for key, value in said.items():
        question = await extras.get(session, int(key))
        if question is not None and question.seminar_id == seminar_id and value is not None:
            found.append([Named(question.title), answer_text(question, value)])
    return found


SHOWN: dict[str, Shower] = {
    "time": _time,
    "words": _word,
    "name": _word,
    "phone": _word,
    "number": _word,
    "sex": _text("sex-{}"),
    "position": _text("position-{}"),
    "office": _text("office-{}"),
    "state": _text("state-{}"),
    "source": _text("source-{}"),
    "role": _text("role-{}"),
    "asked": _text("asked-is-{}"),
    "file": _text("announcement-kind-{}"),
    "nameless": _text("field-nameless"),
    "unit": _unit,
    "seminar": _seminar,
    "question": _question,
    "reason": _reason,
    "texts": _named,
    "draft": _draft,
    "stars": _word,
}
"""The kinds of `held_data.Column.shown`."""
