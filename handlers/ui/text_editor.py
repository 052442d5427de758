"""Editor of multilingual texts: titles of programme items and materials, questions, FAQ entries, reminder rules."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from handlers.button_data import ButtonData, Language
from handlers.messages import Button, Incoming, OutOfDate, Refusal, Reply, Say
from handlers.permissions import STAFF
from handlers.routing import EditableText, Routes, Step, button
from handlers.ui.arguments import utf16_length
from handlers.ui.languages import split_languages
from handlers.ui.steps import Form, cancel_button, enter_step, leave_step, step_form
from storage.database import Session
from storage.models import Person
from storage.text.richtext import RichText

STEP = "text"


class EditText(ButtonData):
    """Ask for the text of a field in one language."""

    kind: str
    """Name of an EditableText."""
    row: int
    field: str
    language: Language


def language_buttons(kind: str, row: int, field: str) -> list[Button]:
    """Return a button per language that asks for the text of the field."""
    return [
        Button(f"language-name-{language}", EditText(kind, row, field, language))
        for language in get_args(Language)
    ]


def enter(person: Person, text: EditText) -> None:
    """Enter the editor step for a text without sending the prompt; RESUME sends it."""
    enter_step(person, STEP, kind=text.kind, row=text.row, field=text.field, language=text.language)


def stop(person: Person, kind: str) -> None:
    """Leave the editor step if it awaits a text of this kind."""
    if person.step == STEP and step_form(person, STEP)["kind"] == kind:
        leave_step(person, STEP)


def editor_routes(editable: Collection[EditableText]) -> Routes:
    """Return the step and the button with which all these texts are edited."""
    editor = _Editor({text.kind: text for text in editable})
    step = Step(STEP, editor.prompt, editor.receive, STAFF, editor.cancel, subject=_prompt_subject)
    return Routes(buttons=[button(EditText, editor.start, STAFF)], steps=[step])


def _prompt_subject(form: Form) -> str:
    return f"{form['kind']}:{form['row']}"


@dataclass(frozen=True, slots=True)
class _Editor:
    kinds: Mapping[str, EditableText]

    async def start(self, incoming: Incoming, session: Session, data: EditText) -> list[Reply]:
        kind = self.kinds.get(data.kind)
        if kind is None or data.field not in kind.limits:
            raise OutOfDate
        row = await kind.load(incoming, session, data.row)
        enter(incoming.person, data)
        return [await _prompt(kind, session, row, data.field, data.language, edit=True)]

    async def prompt(self, incoming: Incoming, session: Session) -> list[Reply]:
        found = await self._load(incoming, session)
        if isinstance(found, Say):
            return [found]
        return [await _prompt(found.kind, session, found.row, found.field, found.language)]

    async def receive(self, incoming: Incoming, session: Session) -> list[Reply]:
        found = await self._load(incoming, session)
        if isinstance(found, Say):
            return [found]
        kind, limit = found.kind, found.kind.limits[found.field]
        if not incoming.rich_text.strip() or incoming.media:
            raise Refusal(kind.awaited)
        texts = _typed_texts(incoming, found.language, rich=kind.rich)
        if any(utf16_length(text) > limit for text in texts.values()):
            raise Refusal(kind.too_long, most=limit)
        await kind.store(incoming, session, found.row, found.field, texts)
        leave_step(incoming.person, STEP)
        return [await kind.page(session, found.row)]

    async def cancel(self, incoming: Incoming, session: Session, form: Form) -> list[Reply]:
        kind = self.kinds[form["kind"]]
        row = await kind.load(incoming, session, form["row"])
        return [replace(await kind.page(session, row), edit=True)]

    async def _load(self, incoming: Incoming, session: Session) -> "_Awaited | Say":
        """Load the awaited text. If the row cannot be loaded, leave the step and return the refusal as a message."""
        form = step_form(incoming.person, STEP)
        kind = self.kinds[form["kind"]]
        try:
            row = await kind.load(incoming, session, form["row"])
        except Refusal as refusal:
            leave_step(incoming.person, STEP)
            return Say(refusal.key, refusal.values)
        return _Awaited(kind, row, form["field"], form["language"])


@dataclass(frozen=True, slots=True)
class _Awaited:
    kind: EditableText
    row: Any
    field: str
    language: str


def _typed_texts(incoming: Incoming, language: str, *, rich: bool) -> Mapping[str, RichText]:
    if rich:
        return {language: incoming.rich_text.strip()}
    texts = split_languages(incoming.plain_text, language)
    return {language: RichText(text) for language, text in texts.items()}


async def _prompt(
    kind: EditableText, session: Session, row: Any, field: str, language: str, *, edit: bool = False
) -> Say:
    say = await kind.prompt(session, row, field, language)
    return replace(say, buttons=[*say.buttons, [cancel_button(STEP)]], edit=edit)
