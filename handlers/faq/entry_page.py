"""The page of one FAQ entry for staff: its state and its texts."""

from collections.abc import Mapping, Sequence
from typing import get_args

from handlers.button_data import Language
from handlers.buttons.faq import EntryState, ListFaqEntries, SetFaqEntryState, ShowFaqEntry, ShowFaqEntryText
from handlers.faq.entries import KIND, MAX_LENGTH, audit_faq_change, entry_messages, entry_subject
from handlers.messages import Button, Incoming, Lines, Refusal, Reply, Say, Text, TranslatedRichText, Value
from handlers.permissions import MODERATORS
from handlers.questions.shared.anonymize import identifies_person
from handlers.routing import EditableText
from handlers.ui.arguments import shorten, utf16_length
from handlers.ui.languages import LANGUAGES, language_lines, missing_languages
from handlers.ui.loading import Loader
from handlers.ui.long_text import TEXT_LIMIT
from handlers.ui.pages import confirm, fold
from handlers.ui.text_editor import EditText
from storage.database import Session
from storage.faq import faq
from storage.models import FaqEntry
from storage.text.richtext import RichText

ENTRY = Loader(faq.lock, "faq-gone")


async def show_entry(incoming: Incoming, session: Session, data: ShowFaqEntry) -> list[Reply]:
    """Show the page of one entry."""
    entry, _ = await ENTRY.load(incoming, session, data.entry, MODERATORS)
    return [await entry_page(session, entry, edit=True)]


async def entry_page(session: Session, entry: FaqEntry, *, edit: bool = False) -> Say:
    """Return the page of an entry, with buttons to publish, edit and remove it."""
    fits = sum(map(utf16_length, (*entry.question.values(), *entry.answer.values()))) <= TEXT_LIMIT
    question, answer = entry.rich_texts("question"), entry.rich_texts("answer")
    args: dict[str, Value] = {
        "state": Text(f"faq-is-{faq.state_of(entry)}"),
        "question": Lines(language_lines(question if fits else _shorten_texts(question, 150))),
        "answer": Lines(language_lines(answer if fits else _shorten_texts(answer, 300))),
    }
    rows = [_state_buttons(entry), *await _next_buttons(session, entry)]
    rows += [] if fits else [[Button("faq-whole", ShowFaqEntryText(entry.id))]]
    rows += _edit_buttons(entry)
    rows.append([Button("list-back", ListFaqEntries(entry.seminar_id, 0))])
    page = Say("faq-entry", args, rows, edit=edit, subject=entry_subject(entry))
    return fold(page, ShowFaqEntry(entry.id))


def _shorten_texts(texts: Mapping[str, RichText], room: int) -> dict[str, RichText]:
    return {language: shorten(text, room) for language, text in texts.items()}


def _edit_buttons(entry: FaqEntry) -> list[list[Button]]:
    """Return a row for each language with buttons to edit question and answer."""
    return [
        [
            Button(
                Text(f"faq-edit-{part}", {"language": Text(f"in-{language}")}),
                EditText(KIND, entry.id, part, language),
            )
            for part in MAX_LENGTH
        ]
        for language in get_args(Language)
    ]


async def _next_buttons(session: Session, entry: FaqEntry) -> list[list[Button]]:
    """Return the button to the next unpublished entry; none if there is no other."""
    found = await faq.of_seminar(session, entry.seminar_id)
    following = [other for other in found if faq.state_of(other) == faq.UNPUBLISHED and other.id != entry.id]
    following.sort(key=lambda other: (other.id < entry.id, other.id))
    return [[Button("faq-next", ShowFaqEntry(following[0].id), style="primary")]] if following else []


STATE_ACTIONS: Mapping[str, Sequence[tuple[str, EntryState, bool]]] = {
    faq.UNPUBLISHED: (("faq-show", faq.PUBLISHED, True), ("faq-out", faq.REMOVED, False)),
    faq.PUBLISHED: (("faq-hide", faq.UNPUBLISHED, False), ("faq-out", faq.REMOVED, False)),
    faq.REMOVED: (("faq-back", faq.UNPUBLISHED, False),),
}
"""State -> (label, next state, whether it is the usual action)."""


def _state_buttons(entry: FaqEntry) -> list[Button]:
    return [
        Button(label, SetFaqEntryState(entry.id, to), style="success" if usual else "")
        for label, to, usual in STATE_ACTIONS[faq.state_of(entry)]
    ]


async def change_state(incoming: Incoming, session: Session, data: SetFaqEntryState) -> list[Reply]:
    """Publish an entry, unpublish or remove it. Warnings about publishing have to be confirmed."""
    entry, seminar = await ENTRY.load(incoming, session, data.entry, MODERATORS)
    was = faq.state_of(entry)
    if data.state == was:
        return [await entry_page(session, entry, edit=True)]
    if data.state == faq.PUBLISHED:
        if not faq.is_complete(entry):
            raise Refusal("faq-no-answer")
        if not data.confirmed and (warnings := await _warnings(session, entry)):
            yes, no = data.replace(confirmed=True), ShowFaqEntry(entry.id)
            return [confirm("faq-ask-show", {"list": Lines(warnings)}, yes, no)]
    faq.set_state(entry, data.state, incoming.at)
    await audit_faq_change(
        incoming, session, seminar.id, "faq.state_changed", entry=entry.id, state=[was, data.state]
    )
    return [await entry_page(session, entry, edit=True)]


async def _warnings(session: Session, entry: FaqEntry) -> list[Text]:
    """Return warnings about publishing: the asker may be named, or a language is missing."""
    asker = await faq.get_asker(session, entry)
    texts = (*entry.rich_texts("question").values(), *entry.rich_texts("answer").values())
    named = any(identifies_person(text, asker.name if asker else None) for text in texts)
    missing = {*missing_languages(entry.question), *missing_languages(entry.answer)}
    lines = [Text("faq-doubt-name")] if named else []
    return [
        *lines,
        *(
            Text("faq-doubt-language", {"language": Text(f"in-{code}")})
            for code in LANGUAGES
            if code in missing
        ),
    ]


async def show_full_text(incoming: Incoming, session: Session, data: ShowFaqEntryText) -> list[Reply]:
    """Show the complete text in every language, as participants see it."""
    entry, _ = await ENTRY.load(incoming, session, data.entry, MODERATORS)
    languages = [code for code in LANGUAGES if code in entry.question or code in entry.answer]
    return [message for code in languages for message in entry_messages(entry, code, [], edit=False)]


# Question and answer, in each language.


async def _load_entry(incoming: Incoming, session: Session, number: int) -> FaqEntry:
    return (await ENTRY.load(incoming, session, number, MODERATORS))[0]


async def _ask_text(_session: Session, entry: FaqEntry, part: str, language: str) -> Say:
    """Ask for the text, and show the present one, to be copied."""
    present = TranslatedRichText(entry.rich_texts(part)).in_language(language)
    args: dict[str, Value] = {
        "language": Text(f"in-{language}"),
        "words": (present if utf16_length(present) <= TEXT_LIMIT else shorten(present, TEXT_LIMIT // 2))
        or "—",
    }
    return Say(f"faq-ask-{part}", args, subject=entry_subject(entry))


async def _store_text(
    incoming: Incoming, session: Session, entry: FaqEntry, part: str, texts: Mapping[str, RichText]
) -> None:
    """Save the texts; those of a published entry are visible at once."""
    for language, text in texts.items():
        entry.set_rich_text(part, text, language)
        detail = {"entry": entry.id, "part": part, "language": language}
        await audit_faq_change(incoming, session, entry.seminar_id, "faq.text_changed", **detail)


TEXT = EditableText(
    KIND,
    MAX_LENGTH,
    load=_load_entry,
    prompt=_ask_text,
    store=_store_text,
    page=entry_page,
    awaited="awaited-faq",
    too_long="faq-long",
    rich=True,
)
