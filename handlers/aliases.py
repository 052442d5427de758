"""Buttons and steps of the release before this one, as people have them in chats and dialogs. The next drops them."""

from collections.abc import Callable, Sequence
from zlib import crc32

from handlers.ui.pages import fingerprint
from handlers.ui.steps import Form
from storage.models import Person

ButtonAlias = Callable[[Sequence[str], Person], str]
"""The present data of a button, from its old fields and whoever presses it."""


def _cancels(*steps: str) -> ButtonAlias:
    """The stop button of a step whose place several have taken: it stops at the one where the person stands."""
    return lambda _arguments, person: f"cancel:{person.step if person.step in steps else steps[0]}"


def _extra_question_text(arguments: Sequence[str], _person: Person) -> str:
    question, field, language = [*arguments, "", "", ""][:3]
    if field == "choices":
        return f"extrachoices:{question}"
    return f"text:extra-question:{question}:{field}:{language}"


def _item_text(arguments: Sequence[str], _person: Person) -> str:
    item, field, language = [*arguments, "", "", ""][:3]
    return f"text:item:{item}:title:{language}" if field == "title" else f"itemset:{item}:{field}"


def _confirmed_items(arguments: Sequence[str], person: Person) -> str:
    """The typed lines had another fingerprint."""
    seminar, mark = [*arguments, "", ""][:2]
    typed = person.draft.get("programme", {}).get("typed", "")
    return f"itemsure:{seminar}:{fingerprint(typed) if mark == f'{crc32(typed.encode()):x}' else mark}"


def _material_text(arguments: Sequence[str], _person: Person) -> str:
    material, language = [*arguments, "", ""][:2]
    return f"text:material:{material}:title:{language}"


def _title_step(kind: str, row: int, language: str) -> tuple[str, Form]:
    return "text", {"kind": kind, "row": row, "field": "title", "language": language}


def _extra_question_step(form: Form) -> tuple[str, Form] | None:
    if form.get("field") != "title":
        return None
    return _title_step("extra-question", form["question"], form["language"])


def _item_step(form: Form) -> tuple[str, Form] | None:
    return _title_step("item", form["item"], form["language"]) if form.get("field") == "title" else None


def _material_step(form: Form) -> tuple[str, Form] | None:
    return _title_step("material", form["material"], form["language"]) if "material" in form else None


BUTTON_ALIASES: dict[str, str | ButtonAlias] = {
    # seminars
    "extraset": _extra_question_text,
    "extrastop": _cancels("extra", "text"),
    "itemset": _item_text,
    "itemstop": _cancels("programme", "text"),
    "itemsure": _confirmed_items,
    "filename": _material_text,
    "filestop": _cancels("material", "text"),
}
"""Old prefix -> the present one, with its first fields where these are fixed (`"itemstop": "cancel:programme"`)."""

STEP_ALIASES: dict[str, Callable[[Form], tuple[str, Form] | None]] = {
    "extra": _extra_question_step,
    "programme": _item_step,
    "material": _material_step,
}
"""Old step -> the present step and form for an old form; None: the form is a present one."""


def rename_button(person: Person, prefix: str, argument: str) -> tuple[str, str]:
    """The button as this release packs it: prefix and argument."""
    alias = BUTTON_ALIASES.get(prefix)
    if alias is None:
        return prefix, argument
    data = alias(argument.split(":"), person) if callable(alias) else f"{alias}:{argument}".removesuffix(":")
    new, _, rest = data.partition(":")
    return new, rest


def rename_steps(person: Person) -> None:
    """Let somebody who stands at an old step stand at the present one, with what is remembered there."""
    for old in STEP_ALIASES.keys() & person.draft.keys():
        if (renamed := STEP_ALIASES[old](person.draft[old])) is not None:
            step, form = renamed
            kept = {key: value for key, value in person.draft.items() if key != old}
            person.draft = {**kept, step: form}
            person.step = step if person.step == old else person.step
