"""`/mydata`: all data held about a person (`storage.privacy.held_data`), in a message and a file."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

from handlers.messages import Incoming, Lines, Reply, Say, Sheet, Text, Translated, Value
from handlers.seats import actions
from handlers.seats.extra_questions import answer_text
from handlers.ui import kept_updates
from handlers.ui.arguments import unit_name
from handlers.ui.file_names import dated_file
from storage.database import Session
from storage.feedback import form
from storage.polls import polls
from storage.privacy import held_data
from storage.privacy.held_data import HELD_DATA
from storage.privacy.held_data_rules import ColumnRule, HeldRows
from storage.questions import questions
from storage.seats import extra_questions, seats
from storage.seminars import seminars
from storage.text import richtext
from storage.units import units

SUMMARY_FIELDS = ("field-name", "field-phone", "field-sex", "field-position", "field-office", "field-unit")
"""Labels of the fields in the message itself; the file has all data."""
Cells = list[Value]
Formatter = Callable[[Session, Any], Awaitable[Value]]


async def show(incoming: Incoming, session: Session) -> list[Reply]:
    """Handle `/mydata`."""
    person = incoming.person
    subject = await held_data.get_subject(session, person)
    records = [
        await _holding_rows(session, holding, await held_data.held_rows(session, holding, subject))
        for holding in HELD_DATA
        if holding.heading
    ]
    asked = await questions.list_by_person(session, person, limit=1000)
    own, *_ = records  # the person's row; seats repeat these fields in the file
    args: dict[str, Value] = {
        "list": Lines(
            [
                Text("mydata-line", {"what": label, "value": value})
                for label, value in own
                if isinstance(label, Text) and label.key in SUMMARY_FIELDS
            ]
        ),
        "seminars": len(await seats.list_attending(session, person)),
        "questions": len(asked),
    }
    rows = [row for record in records for row in record]
    sheet = Sheet(dated_file(incoming, "mydata-title"), "mydata-title", ("mydata-what", "mydata-value"), rows)
    return [Say("mydata", args, document=sheet)]


async def _holding_rows(session: Session, holding: HeldRows, found: list[Any]) -> list[Cells]:
    """Return the lines about these rows: one for each labelled column, and one for all other columns of a row."""
    if holding.counted:
        return [[Text(holding.heading), len(found)]] if found else []
    return [line for row in found for line in await _record_rows(session, holding, row._mapping)]


async def _record_rows(session: Session, holding: HeldRows, row: Mapping[str, Any]) -> list[Cells]:
    unlabelled: list[Value] = []
    lines: list[Cells] = []
    for name, column in holding.columns.items():
        if not column.shown_as or row[name] in (None, "", False, [], {}):
            continue
        if column.shown_as == "answers":
            lines += await _answer_rows(session, row["seminar_id"], row[name])
            continue
        value = await FORMATTERS[column.shown_as](session, _cell_value(row, name, column))
        if column.label:
            lines.append([Text(column.label), value])
        else:
            unlabelled.append(value)
    heading = Text(holding.heading, {"number": row["number"]} if holding.heading == "field-question" else {})
    joined = Lines([Text("plain-text", {"text": value}) for value in unlabelled], separator="; ")
    return [[heading, joined], *lines] if unlabelled else lines


def _cell_value(row: Mapping[str, Any], name: str, column: ColumnRule) -> Any:
    """Return the value of a column; rich text becomes plain text with the URLs of its links."""
    marks = (row.get("marks") or {}).get(name)
    return (
        richtext.from_stored(row[name], marks).plain_text()
        if column.shown_as == "words" and marks
        else row[name]
    )


# Formatting of values.


async def _format_time(_session: Session, value: Any) -> Value:
    return Text("data-time", {"at": value})


async def _format_plain(_session: Session, value: Any) -> Value:
    return str(value)


def _text_formatter(pattern: str) -> Formatter:
    """Return a formatter that shows a code with the text of this key."""

    async def format_code(_session: Session, value: Any) -> Value:
        return Text(pattern.format(str(value).replace("_", "-")))

    return format_code


async def _format_unit(session: Session, value: Any) -> Value:
    unit = await units.get(session, value)
    return unit_name(unit) if unit else value


async def _format_seminar(session: Session, value: Any) -> Value:
    seminar = await seminars.get(session, value)
    return Translated(seminar.title) if seminar else str(value)


async def _format_question(session: Session, value: Any) -> Value:
    question = await questions.get(session, value)
    return Text("field-question", {"number": question.number if question else value})


async def _format_poll(session: Session, value: Any) -> Value:
    poll = await polls.get(session, value)
    return Translated(poll.question) if poll else str(value)


async def _format_poll_choice(session: Session, value: Any) -> Value:
    """The words of the choice, by the number of the vote."""
    vote = await polls.get_vote(session, value)
    poll = await polls.get(session, vote.poll_id) if vote else None
    return Translated(poll.choices[vote.choice]) if vote and poll else ""


async def _format_form_question(session: Session, value: Any) -> Value:
    question = await form.get_question(session, value)
    return Translated(question.title) if question else str(value)


async def _format_form_answer(session: Session, value: Any) -> Value:
    """The step of a scale, or the words of a choice, by the number of the answer."""
    answer = await form.get_answer_by_id(session, value)
    question = await form.get_question(session, answer.question_id) if answer else None
    if answer is None or question is None or answer.value is None:
        return ""
    return Translated(question.choices[answer.value]) if question.choices else answer.value


async def _format_reason(_session: Session, value: Any) -> Value:
    return actions.reason_text(value)


async def _format_translated(_session: Session, value: Any) -> Value:
    return Translated(value)


async def _format_draft(_session: Session, value: Any) -> Value:
    """Return the typed texts in a draft, without its internal keys."""
    return "; ".join(_strings_in(kept_updates.typed_texts(value)))


def _strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _strings_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings_in(item)
    elif isinstance(value, str) and value:
        yield value


async def _answer_rows(session: Session, seminar_id: int, answers: Mapping[str, Any]) -> list[Cells]:
    """Return the answers to the seminar's own questions, including removed ones."""
    found: list[Cells] = []
    for key, value in answers.items():
        question = await extra_questions.get(session, int(key))
        if question is not None and question.seminar_id == seminar_id and value is not None:
            found.append([Translated(question.title), answer_text(question, value)])
    return found


FORMATTERS: dict[str, Formatter] = {
    "time": _format_time,
    "words": _format_plain,
    "name": _format_plain,
    "phone": _format_plain,
    "number": _format_plain,
    "sex": _text_formatter("sex-{}"),
    "position": _text_formatter("position-{}"),
    "office": _text_formatter("office-{}"),
    "state": _text_formatter("state-{}"),
    "source": _text_formatter("source-{}"),
    "way": _text_formatter("way-{}"),
    "role": _text_formatter("role-{}"),
    "asked": _text_formatter("asked-is-{}"),
    "file": _text_formatter("announcement-kind-{}"),
    "nameless": _text_formatter("field-anonymous"),
    "unit": _format_unit,
    "seminar": _format_seminar,
    "question": _format_question,
    "poll": _format_poll,
    "poll-choice": _format_poll_choice,
    "form-question": _format_form_question,
    "form-answer": _format_form_answer,
    "reason": _format_reason,
    "texts": _format_translated,
    "draft": _format_draft,
    "stars": _format_plain,
}
"""`ColumnRule.shown_as` -> its formatter."""
