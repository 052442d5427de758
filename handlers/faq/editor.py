"""The FAQ for staff: entries made from answered questions or written, edited, and published."""

from collections.abc import Collection, Mapping, Sequence
from typing import get_args

from handlers.button_data import Language
from handlers.buttons.faq import (
    AddFaqEntry,
    AddFaqEntryFromQuestion,
    CarryFaqEntries,
    EntryState,
    ListCarriedQuestions,
    ListFaqEntries,
    PublishFaqEntries,
    SetFaqEntryState,
    ShowFaqEntry,
    ShowFaqEntryText,
)
from handlers.buttons.team import ShowSeminarForStaff
from handlers.faq.entries import MAX_LENGTH, PAGE_SIZE, entry_buttons, entry_messages, entry_subject
from handlers.messages import (
    RESUME,
    Button,
    Incoming,
    Lines,
    OutOfDate,
    Refusal,
    Reply,
    Say,
    Text,
    Translated,
    TranslatedRichText,
    Value,
)
from handlers.permissions import MODERATORS, load_seminar
from handlers.questions.shared.anonymize import identifies_person
from handlers.routing import EditableText
from handlers.ui import text_editor
from handlers.ui.arguments import shorten, utf16_length
from handlers.ui.languages import LANGUAGES, language_lines, missing_languages
from handlers.ui.loading import Loader
from handlers.ui.long_text import TEXT_LIMIT
from handlers.ui.pages import confirm, list_page, paginate
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from handlers.ui.text_editor import EditText
from storage import audit
from storage.database import Session
from storage.faq import faq
from storage.models import FaqEntry, Seminar, question_states
from storage.questions import questions
from storage.seminars import seminars
from storage.text.richtext import RichText

STEP = "faq"
"""The step in which the question of a new entry is typed."""
KIND = "faq"
ENTRY = Loader(faq.lock, "faq-gone")
LABELS = {state: f"faq-line-{state}" for state in faq.STATES}


# The list of entries.


async def list_entries(incoming: Incoming, session: Session, data: ListFaqEntries) -> list[Reply]:
    """List all entries, unpublished ones first, and leave the steps of typing."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    leave_step(incoming.person, STEP)
    text_editor.stop(incoming.person, KIND)
    return [await _overview(incoming, session, seminar, page=data.page, edit=data.page is not None)]


async def _overview(
    incoming: Incoming,
    session: Session,
    seminar: Seminar,
    notices: Collection[Text] = (),
    *,
    page: int | None = None,
    edit: bool = True,
) -> Say:
    found = await faq.of_seminar(session, seminar.id)
    counts = await faq.count_by_state(session, seminar.id)
    count_args: dict[str, Value] = {"shown": counts.shown, "waiting": counts.waiting, "out": counts.out}
    shown = paginate(found, page, PAGE_SIZE)
    return list_page(
        "faq",
        {"seminar": Translated(seminar.title)},
        shown,
        lines=[*notices, Text("faq-counts", count_args) if found else Text("faq-none")],
        buttons=entry_buttons(incoming, shown, LABELS, ShowFaqEntry),
        turn=ListFaqEntries(seminar.id),
        below=await _overview_buttons(incoming, session, seminar, found),
        edit=edit,
    )


async def _overview_buttons(
    incoming: Incoming, session: Session, seminar: Seminar, found: Collection[FaqEntry]
) -> list[list[Button]]:
    rows = []
    if complete := [
        entry for entry in found if faq.state_of(entry) == faq.UNPUBLISHED and faq.is_complete(entry)
    ]:
        label = Text("faq-publish-all", {"number": len(complete)})
        rows.append([Button(label, PublishFaqEntries(seminar.id, max(entry.id for entry in complete)))])
    rows.append([Button("faq-new", AddFaqEntry(seminar.id))])
    if await _load_source(incoming, session, seminar):
        more = Button("faq-more", CarryFaqEntries(seminar.id))
        rows.append([more, Button("faq-left", ListCarriedQuestions(seminar.id))])
    return [*rows, [Button("staff-seminar-button", ShowSeminarForStaff(seminar.id))]]


async def _load_source(incoming: Incoming, session: Session, seminar: Seminar) -> Seminar | None:
    """Return the seminar that this one was cloned from, if the sender moderates it."""
    source = await seminars.get(session, seminar.cloned_from_id or 0)
    return source if source is not None and incoming.has_role(MODERATORS, source.id) else None


async def carry_entries(incoming: Incoming, session: Session, data: CarryFaqEntries) -> list[Reply]:
    """Carry over entries answered in the source seminar since this one was cloned."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    source = await _load_source(incoming, session, seminar)
    if source is None:
        raise OutOfDate
    carried = await faq.carry_over(session, source, seminar, incoming.at)
    if carried:
        await _record_change(incoming, session, seminar.id, "faq.carried", source=source.id, rows=carried)
    notices = [Text("faq-carried", {"number": carried}) if carried else Text("faq-carried-none")]
    return [await _overview(incoming, session, seminar, notices)]


async def publish_all(incoming: Incoming, session: Session, data: PublishFaqEntries) -> list[Reply]:
    """Publish all complete entries, after a confirmation; newer ones than the button's are left out."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    found = await faq.of_seminar(session, seminar.id)
    waiting = sum(
        faq.state_of(entry) == faq.UNPUBLISHED and faq.is_complete(entry) and entry.id <= data.newest
        for entry in found
    )
    if waiting and not data.confirmed:
        yes, no = data.replace(confirmed=True), ListFaqEntries(seminar.id, 0)
        return [confirm("faq-ask-all", {"number": waiting}, yes, no, style="primary")]
    published = await faq.publish_pending(session, seminar.id, data.newest, incoming.at)
    if published:
        await _record_change(incoming, session, seminar.id, "faq.published", rows=published)
    return [await _overview(incoming, session, seminar)]


async def _record_change(
    incoming: Incoming, session: Session, seminar_id: int, action: str, **detail: object
) -> None:
    await audit.record(session, incoming.person, action, f"seminar:{seminar_id}", incoming.at, **detail)


# New entries.


async def create_from_question(
    incoming: Incoming, session: Session, data: AddFaqEntryFromQuestion
) -> list[Reply]:
    """Create an entry from an answered question, or show its existing one."""
    question = await questions.lock(session, data.question)
    if question is None:
        raise Refusal("question-gone")
    seminar = await load_seminar(incoming, session, MODERATORS, question.seminar_id)
    entry = await faq.by_question(session, question)
    if entry is None:
        if question.state != question_states.ANSWERED:
            raise Refusal("faq-not-answered", number=question.number)
        entry = await faq.create_from_question(session, question, incoming.at)
        await _record_change(
            incoming, session, seminar.id, "faq.created", entry=entry.id, question=question.id
        )
    return [await _entry_page(session, entry)]


async def start_entry(incoming: Incoming, session: Session, data: AddFaqEntry) -> list[Reply]:
    """Ask for the question of a new entry."""
    seminar = await load_seminar(incoming, session, MODERATORS, data.seminar)
    enter_step(incoming.person, STEP, seminar=seminar.id, language=incoming.person.language or LANGUAGES[0])
    return await prompt(incoming, session)


async def prompt(incoming: Incoming, _session: Session) -> list[Reply]:
    """Ask for the question of a new entry."""
    step_form(incoming.person, STEP)
    return [Say("faq-ask-new", buttons=[[cancel_button(STEP)]])]


async def receive(incoming: Incoming, session: Session) -> list[Reply]:
    """Create an entry with the typed question, and ask for its answer."""
    form = step_form(incoming.person, STEP)
    if not incoming.text or incoming.media:
        raise Refusal("awaited-faq")
    text, limit = incoming.rich_text.strip(), MAX_LENGTH["question"]
    if utf16_length(text) > limit:
        raise Refusal("faq-long", most=limit)
    seminar = await load_seminar(incoming, session, MODERATORS, form["seminar"])
    entry = await faq.create_entry(session, seminar.id, {form["language"]: text}, incoming.at)
    await _record_change(incoming, session, seminar.id, "faq.created", entry=entry.id)
    leave_step(incoming.person, STEP)
    text_editor.enter(incoming.person, EditText(KIND, entry.id, "answer", form["language"]))
    return [RESUME]


async def cancel(incoming: Incoming, session: Session, form: Form) -> list[Reply]:
    """Show the list of entries instead of the prompt."""
    seminar = await load_seminar(incoming, session, MODERATORS, form["seminar"])
    return [await _overview(incoming, session, seminar)]


# One entry.


async def show_entry(incoming: Incoming, session: Session, data: ShowFaqEntry) -> list[Reply]:
    """Show the page of one entry."""
    entry, _ = await ENTRY.load(incoming, session, data.entry, MODERATORS)
    return [await _entry_page(session, entry, edit=True)]


async def _entry_page(session: Session, entry: FaqEntry, *, edit: bool = False) -> Say:
    fits = sum(map(utf16_length, (*entry.question.values(), *entry.answer.values()))) <= TEXT_LIMIT
    question, answer = entry.rich_texts("question"), entry.rich_texts("answer")
    args: dict[str, Value] = {
        "state": Text(f"faq-is-{faq.state_of(entry)}"),
        "question": Lines(language_lines(question if fits else _shorten_texts(question, 150))),
        "answer": Lines(language_lines(answer if fits else _shorten_texts(answer, 300))),
    }
    rows = [_state_buttons(entry)]
    rows += [] if fits else [[Button("faq-whole", ShowFaqEntryText(entry.id))]]
    rows += [*_edit_buttons(entry), *await _next_buttons(session, entry)]
    rows.append([Button("list-back", ListFaqEntries(entry.seminar_id, 0))])
    return Say("faq-entry", args, rows, edit=edit, subject=entry_subject(entry))


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
        return [await _entry_page(session, entry, edit=True)]
    if data.state == faq.PUBLISHED:
        if not faq.is_complete(entry):
            raise Refusal("faq-no-answer")
        if not data.confirmed and (warnings := await _warnings(session, entry)):
            yes, no = data.replace(confirmed=True), ShowFaqEntry(entry.id)
            return [confirm("faq-ask-show", {"list": Lines(warnings)}, yes, no)]
    faq.set_state(entry, data.state, incoming.at)
    await _record_change(
        incoming, session, seminar.id, "faq.state_changed", entry=entry.id, state=[was, data.state]
    )
    return [await _entry_page(session, entry, edit=True)]


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
        await _record_change(incoming, session, entry.seminar_id, "faq.text_changed", **detail)


TEXT = EditableText(
    KIND,
    MAX_LENGTH,
    load=_load_entry,
    prompt=_ask_text,
    store=_store_text,
    page=_entry_page,
    awaited="awaited-faq",
    too_long="faq-long",
    rich=True,
)
