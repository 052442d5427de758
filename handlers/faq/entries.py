"""Entries of the FAQ as they are shown: one with its answer, or a list of them as buttons."""

from collections.abc import Callable, Mapping

from handlers.button_data import ButtonData
from handlers.messages import Button, Incoming, Reply, Say, Text, Translated, TranslatedRichText, Value
from handlers.ui.arguments import shorten, utf16_length
from handlers.ui.languages import LANGUAGES
from handlers.ui.long_text import TEXT_LIMIT, split_text
from handlers.ui.pages import Page
from storage.faq import faq
from storage.models import FaqEntry

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
    return [*said, *(Say("plain-text", {"text": part}, subject=entry_subject(entry)) for part in rest)]


def entry_subject(entry: FaqEntry) -> str:
    """The subject of messages with the entry's text: /forget finds them by it."""
    return f"faq:{entry.id}"


def entry_buttons(
    incoming: Incoming,
    shown: Page[FaqEntry],
    labels: Mapping[str, str],
    action: Callable[[int], ButtonData],
) -> list[list[Button]]:
    """A button an entry. `labels`: state -> text of the button; `action`: what it does, from the entry's id."""
    return [
        [entry_button(incoming, entry, labels[faq.state_of(entry)], action(entry.id))] for entry in shown.rows
    ]


def entry_button(incoming: Incoming, entry: FaqEntry, label: str, action: ButtonData) -> Button:
    """The question on one line, as a button."""
    words = Translated(entry.question).in_language(incoming.person.language or LANGUAGES[0])
    return Button(Text(label, {"question": shorten(" ".join(words.split()), 50)}), action)
