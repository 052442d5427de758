"""Buttons under their names of the releases 0.1.0 and 0.2.0. Release 0.4.0 drops this table."""

from collections.abc import Callable, Sequence
from zlib import crc32

from handlers.aliases.prefixes import PREFIXES
from handlers.aliases.steps import STEP_NAMES
from handlers.ui.pages import ShowMore, fingerprint
from handlers.ui.steps import CancelStep
from storage.models import Person

ButtonAlias = Callable[[Sequence[str], Person], str]
"""Returns the present data of a button, for its former fields and the person who pressed it."""


def _cancels(step: str, other: str, kind: str = "") -> ButtonAlias:
    """Return an alias for the stop button of a step that was split into two: it leaves the one the person is at.

    `kind` is the kind of the texts that are edited at the other step (`ui.text_editor`).
    """

    def rename(_arguments: Sequence[str], person: Person) -> str:
        form = person.draft.get(other) or {}
        stands = person.step == other and form.get("kind", "") == kind
        return f"cancel-step:{other if stands else step}"

    return rename


def _without_place(prefix: str) -> ButtonAlias:
    """Return an alias for a button with a second field, `c`, that nothing reads any more."""

    def rename(arguments: Sequence[str], _person: Person) -> str:
        question, *rest = arguments
        return ":".join([prefix, question, *(rest[1:] if rest[:1] == ["c"] else rest)])

    return rename


def _extra_question_text(arguments: Sequence[str], _person: Person) -> str:
    question, field, language = [*arguments, "", "", ""][:3]
    if field == "choices":
        return f"edit-extra-question-choices:{question}"
    return f"edit-text:extra-question:{question}:{field}:{language}"


def _item_text(arguments: Sequence[str], _person: Person) -> str:
    item, field, language = [*arguments, "", "", ""][:3]
    return f"edit-text:item:{item}:title:{language}" if field == "title" else f"edit-item:{item}:{field}"


def _confirmed_items(arguments: Sequence[str], person: Person) -> str:
    """Replace the CRC-32 of the typed lines by their present fingerprint."""
    seminar, mark = [*arguments, "", ""][:2]
    typed = person.draft.get("programme", {}).get("typed") or ""
    return f"confirm-items:{seminar}:{fingerprint(typed) if mark == f'{crc32(typed.encode()):x}' else mark}"


def _material_text(arguments: Sequence[str], _person: Person) -> str:
    material, language = [*arguments, "", ""][:2]
    return f"edit-text:material:{material}:title:{language}"


def _reminder_text(arguments: Sequence[str], _person: Person) -> str:
    rule, language, removed = [*arguments, "", "", ""][:3]
    if removed:
        return f"remove-reminder-text:{rule}:{language}"
    return f"edit-text:reminder-rule:{rule}:custom_text:{language}"


BUTTON_ALIASES: dict[str, str | ButtonAlias] = {
    **PREFIXES,
    # seminars
    "extraset": _extra_question_text,
    "extrastop": _cancels("extra-question", "text", "extra-question"),
    "itemset": _item_text,
    "itemstop": _cancels("programme", "text", "item"),
    "itemsure": _confirmed_items,
    "filename": _material_text,
    "filestop": _cancels("material-upload", "text", "material"),
    # faq
    "faqfindstop": "cancel-step:faq-search",
    "faqstop": _cancels("faq-entry", "text", "faq"),
    "faqwords": "edit-text:faq",
    # reminders
    "opinionstop": "cancel-step:feedback",
    "rulewords": _reminder_text,
    # seats
    "findstop": "cancel-step:seat-search",
    # questions.asking
    "askstop": "cancel-step:question",
    "furtherstop": "cancel-step:question-reopening",
    # questions.answering
    "answerstop": "cancel-step:answer",
    "aloudstop": "cancel-step:spoken-answer",
    "alsostop": "cancel-step:translation",
    "morestop": _cancels("clarification-request", "clarification-reply"),
    # questions.moderation
    **{
        prefix: _without_place(new)
        for prefix, new in (
            ("qagain", "reopen-question"),
            ("qfiles", "send-question-files"),
            ("qfree", "unassign-question"),
            ("qhide", "hide-question"),
            ("qmerge", "choose-merge-target"),
            ("qpart", "unmerge-question"),
            ("qpast", "show-question-history"),
            ("qto", "choose-assignee"),
            ("qtopic", "choose-topic"),
            ("qwords", "edit-wording"),
        )
    },
}
"""Former prefix -> the present one, with its first fields where these are fixed, or a function that builds the data."""


def rename_button(person: Person, prefix: str, argument: str) -> tuple[str, str]:
    """Return prefix and argument of the present button. Call `rename_steps` for the person before."""
    alias = BUTTON_ALIASES.get(prefix)
    if alias is not None:
        data = (
            alias(argument.split(":"), person) if callable(alias) else f"{alias}:{argument}".removesuffix(":")
        )
        prefix, _, argument = data.partition(":")
    if prefix == CancelStep.prefix:
        argument = STEP_NAMES.get(argument, argument)
    if prefix == ShowMore.prefix and not argument.startswith(ShowMore.prefix):
        page, _, rest = argument.partition(":")
        argument = ":".join(rename_button(person, page, rest)).removesuffix(":")
    return prefix, argument
