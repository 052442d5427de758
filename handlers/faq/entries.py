"""Entries of the FAQ as they are shown: told whole, or one a button."""

from handlers.messages import Button, Incoming, Reply, Say, Text, Translated, TranslatedRichText, Value
from handlers.ui.arguments import pager, parse_int, shorten, utf16_length
from handlers.ui.languages import LANGUAGES
from handlers.ui.long_text import TEXT_LIMIT, split_text
from storage.faq import faq
from storage.models import FaqEntry, Seminar

PAGE_SIZE = 8
MAX_LENGTH = {"question": 500, "answer": 2500}
"""UTF-16 units of what staff write, so that both are read in one message."""


def entry_messages(
    entry: FaqEntry, language: str, rows: list[list[Button]], *, edit: bool = True
) -> list[Reply]:
    """The entry in that language, or in the nearest there is; what is too long for one message follows in pieces."""
    question, answer = (
        TranslatedRichText(entry.rich_texts(one)).in_language(language) for one in ("question", "answer")
    )
    short = utf16_length(question) <= MAX_LENGTH["question"]
    fits = utf16_length(answer) <= TEXT_LIMIT
    args: dict[str, Value] = {
        "question": question if short else shorten(question, MAX_LENGTH["question"] // 2),
        "answer": answer if fits else Text("answer-follows"),
    }
    rest = ([] if short else split_text(question)) + ([] if fits else split_text(answer))
    said: list[Reply] = [Say("faq-read", args, rows, edit=edit, subject=entry_subject(entry))]
    return [*said, *(Say("words", {"text": part}, subject=entry_subject(entry)) for part in rest)]


def entry_subject(entry: FaqEntry) -> str:
    """The mark in the outbox by which /forget finds the words of whoever asked."""
    return f"faq:{entry.id}"


def entry_rows(
    incoming: Incoming,
    found: list[FaqEntry],
    prefix: str,
    one: str,
    labels: dict[str, str],
    seminar: Seminar,
) -> tuple[list[list[Button]], list[Button]]:
    """A button an entry of the page that is asked for, and the buttons to turn pages with."""
    last = max(0, (len(found) - 1) // PAGE_SIZE)
    page = min(parse_int([*incoming.arguments, "", ""][1]), last)
    shown = found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    rows = [
        [entry_button(incoming, entry, labels[faq.state_of(entry)], f"{one}:{entry.id}")] for entry in shown
    ]
    return rows, pager(f"{prefix}:{seminar.id}", page, last)


def entry_button(incoming: Incoming, entry: FaqEntry, label: str, data: str) -> Button:
    """The question on one line, as a button."""
    words = Translated(entry.question).in_language(incoming.person.language or LANGUAGES[0])
    return Button(Text(label, {"question": shorten(" ".join(words.split()), 50)}), data)
