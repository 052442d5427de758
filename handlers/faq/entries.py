"""Showing FAQ entries: one with its answer, or buttons for several."""

from collections.abc import Callable, Mapping

from handlers.button_data import ButtonData
from handlers.messages import Button, Incoming, Reply, Say, Text, Translated, TranslatedRichText, Value
from handlers.ui.arguments import shorten, utf16_length
from handlers.ui.languages import LANGUAGES
from handlers.ui.long_text import TEXT_LIMIT, split_text
from handlers.ui.pages import ROW_BUTTONS, Page
from storage import audit
from storage.database import Session
from storage.faq import faq
from storage.models import FaqEntry

STEP = "faq-entry"
"""The step in which the question of a new entry is typed."""
KIND = "faq"
"""The kind of entries in the text editor (`EditableText`)."""
PAGE_SIZE = ROW_BUTTONS
MAX_LENGTH = {"question": 500, "answer": 2500}
"""The most UTF-16 units of texts that staff write, so that both fit into one message."""


def entry_messages(
    entry: FaqEntry, language: str, rows: list[list[Button]], *, edit: bool = True
) -> list[Reply]:
    """Return the entry in that language or a fallback; texts too long for one message follow in pieces."""
    question, answer = (
        TranslatedRichText(entry.rich_texts(part)).in_language(language) for part in ("question", "answer")
    )
    question_fits = utf16_length(question) <= MAX_LENGTH["question"]
    answer_fits = utf16_length(answer) <= TEXT_LIMIT
    args: dict[str, Value] = {
        "question": question if question_fits else shorten(question, MAX_LENGTH["question"] // 2),
        "answer": answer if answer_fits else Text("answer-follows"),
    }
    rest = ([] if question_fits else split_text(question)) + ([] if answer_fits else split_text(answer))
    messages: list[Reply] = [Say("faq-read", args, rows, edit=edit, subject=entry_subject(entry))]
    return [*messages, *(Say("plain-text", {"text": part}, subject=entry_subject(entry)) for part in rest)]


def entry_subject(entry: FaqEntry) -> str:
    """Return the subject of messages with the entry's text, by which `/forget` finds them."""
    return f"faq:{entry.id}"


def entry_buttons(
    incoming: Incoming, shown: Page[FaqEntry], labels: Mapping[str, str], action: Callable[[int], ButtonData]
) -> list[list[Button]]:
    """Return a button for each entry. `labels` maps a state to the label's key, `action` an id to the button's data."""
    return [
        [entry_button(incoming, entry, labels[faq.state_of(entry)], action(entry.id))] for entry in shown.rows
    ]


def entry_button(incoming: Incoming, entry: FaqEntry, label: str, action: ButtonData) -> Button:
    """Return a button with the question on one line."""
    words = Translated(entry.question).in_language(incoming.person.language or LANGUAGES[0])
    return Button(Text(label, {"question": shorten(" ".join(words.split()), 50)}), action)


async def audit_faq_change(
    incoming: Incoming, session: Session, seminar_id: int, action: str, **detail: object
) -> None:
    """Audit a change of the FAQ, under its seminar."""
    await audit.record(session, incoming.person, action, f"seminar:{seminar_id}", incoming.at, **detail)
