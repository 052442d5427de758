"""Entries of the FAQ as they are shown: told whole, or one a button."""

from handlers.common import length, number, pager, shorten
from handlers.hall.desk import ROOM, parts
from handlers.tongues import TONGUES
from handlers.words import Button, Incoming, Named, Reply, Say, Text, Value, Written
from storage import faq
from storage.models import Faq, Seminar

PAGE = 8
LONGEST = {"question": 500, "answer": 2500}
"""UTF-16 units of what staff write, so that both are read in one message."""


def told(entry: Faq, language: str, rows: list[list[Button]], *, edit: bool = True) -> list[Reply]:
    """The entry in that language, or in the nearest there is; what is too long for one message follows in pieces."""
    question, answer = (Written(entry.rich_texts(one)).of(language) for one in ("question", "answer"))
    short = length(question) <= LONGEST["question"]
    fits = length(answer) <= ROOM
    args: dict[str, Value] = {
        "question": question if short else shorten(question, LONGEST["question"] // 2),
        "answer": answer if fits else Text("answer-follows"),
    }
    rest = ([] if short else parts(question)) + ([] if fits else parts(answer))
    said: list[Reply] = [Say("faq-read", args, rows, edit=edit, about=about_of(entry))]
    return [*said, *(Say("words", {"text": part}, about=about_of(entry)) for part in rest)]


def about_of(entry: Faq) -> str:
    """The mark in the outbox by which /forget finds the words of whoever asked."""
    return f"faq:{entry.id}"


def rows_of(
    incoming: Incoming,
    found: list[Faq],
    prefix: str,
    one: str,
    labels: dict[str, str],
    seminar: Seminar,
) -> tuple[list[list[Button]], list[Button]]:
    """A button an entry of the page that is asked for, and the buttons to turn pages with."""
    last = max(0, (len(found) - 1) // PAGE)
    page = min(number([*incoming.arguments, "", ""][1]), last)
    shown = found[page * PAGE : (page + 1) * PAGE]
    rows = [[button(incoming, entry, labels[faq.state(entry)], f"{one}:{entry.id}")] for entry in shown]
    return rows, pager(f"{prefix}:{seminar.id}", page, last)


def button(incoming: Incoming, entry: Faq, label: str, data: str) -> Button:
    """The question on one line, as a button."""
    words = Named(entry.question).of(incoming.person.language or TONGUES[0])
    return Button(Text(label, {"question": shorten(" ".join(words.split()), 50)}), data)
