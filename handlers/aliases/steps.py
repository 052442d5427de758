"""Steps and keys of drafts under their names of the releases 0.1.0 and 0.2.0. Release 0.4.0 drops this table."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from handlers.ui.steps import Form
from storage.models import Person

Alias = Callable[[Any], tuple[str, Any] | None]
"""Returns the present key of the draft and its value for a former value, or None for a present one.

Raises AttributeError, KeyError or TypeError for what no release has written.
"""
STEP_NAMES = {
    "aloud": "spoken-answer",
    "appoint": "role-invitation",
    "extra": "extra-question",
    "faq": "faq-entry",
    "faqfind": "faq-search",
    "find": "seat-search",
    "further": "question-reopening",
    "handto": "seat-handover",
    "invitees": "invitee-import",
    "material": "material-upload",
    "moderating": "question-moderation",
    "more": "clarification-request",
    "opinion": "feedback",
    "reason": "seat-decline",
    "rule": "reminder-rule",
    "saymore": "clarification-reply",
    "targeting": "targets",
    "unseat": "seat-release",
}
"""Former name of a step -> present name."""
REGISTRATION_KEYS = {
    "again": "editing",
    "asked": "prefilled",
    "extras": "extra_questions",
    "proven": "verified_phone",
    "was": "before_edit",
    "who": "candidate",
}
MODERATION_KEYS = {"owner": "assignee", "what": "kind"}
MODERATION_KINDS = {"name": "rename", "words": "wording"}


def _renamed(form: Form, names: Mapping[str, str]) -> Form:
    return {names.get(name, name): value for name, value in form.items()}


def _with_new_name(new: str, form: Form) -> tuple[str, Form]:
    return new, {**form}


def _title_edit(kind: str, row: int, language: str, field: str = "title") -> tuple[str, Form]:
    return "text", {"kind": kind, "row": row, "field": field, "language": language}


def _extra_question(form: Form) -> tuple[str, Form]:
    if "question" in form:
        field = form.get("field", "choices")
        return _title_edit("extra-question", form["question"], form["language"], field)
    return "extra-question", {**form}


def _programme(form: Form) -> tuple[str, Form] | None:
    if form.get("field") != "title":
        return None
    return _title_edit("item", form["item"], form["language"])


def _material(form: Form) -> tuple[str, Form]:
    if "material" in form:
        return _title_edit("material", form["material"], form["language"])
    return "material-upload", {**form}


def _faq_entry(form: Form) -> tuple[str, Form]:
    if not form.get("entry"):
        return "faq-entry", {name: form[name] for name in ("seminar", "language")}
    row = {"kind": "faq", "row": form["entry"]}
    return "text", {**row, "field": form["part"], "language": form["language"]}


def _invitee_import(form: Form | int) -> tuple[str, Form]:
    """Up to 0.1.0 the value was the seminar alone."""
    return "invitee-import", {"seminar": form if isinstance(form, int) else form["seminar"]}


def _reminder_rule(form: Form) -> tuple[str, Form]:
    language = form.get("what", "clock")
    if language == "clock":
        return "reminder-rule", {"rule": form["rule"]}
    row = {"kind": "reminder-rule", "row": form["rule"]}
    return "text", {**row, "field": "custom_text", "language": language}


def _question_moderation(form: Form) -> tuple[str, Form]:
    renamed = _renamed(form, MODERATION_KEYS)
    return "question-moderation", renamed | {"kind": MODERATION_KINDS.get(form["what"], form["what"])}


def _registration(key: str, form: Form) -> tuple[str, Form] | None:
    return (key, _renamed(form, REGISTRATION_KEYS)) if form.keys() & REGISTRATION_KEYS.keys() else None


STEP_ALIASES: dict[str, Alias] = {
    **{old: partial(_with_new_name, new) for old, new in STEP_NAMES.items()},
    "extra": _extra_question,
    "faq": _faq_entry,
    "invitees": _invitee_import,
    "material": _material,
    "moderating": _question_moderation,
    "programme": _programme,
    "registration": partial(_registration, "registration"),
    "rule": _reminder_rule,
}
"""Step -> its alias."""
DRAFT_ALIASES: dict[str, Alias] = {
    "earlier": partial(_registration, "earlier"),
    "wanted": lambda payload: ("deep_link", payload),
}
"""Other key of the draft -> its alias. The pending question has its own, in `storage.questions.pending_questions`."""


def has_former_names(person: Person) -> bool:
    """Return True if `rename_steps` may have something to change."""
    return not person.draft.keys().isdisjoint(STEP_ALIASES.keys() | DRAFT_ALIASES.keys())


def rename_steps(person: Person) -> None:
    """Rename the person's step and the keys of the draft to the present names.

    A form that cannot be read is dropped, and the step with it: the person could not go on there in any release.
    """
    for old, alias in (STEP_ALIASES | DRAFT_ALIASES).items():
        if old in person.draft:
            _rename(person, old, alias)


def _rename(person: Person, old: str, alias: Alias) -> None:
    others = {key: value for key, value in person.draft.items() if key != old}
    at_step = person.step == old
    try:
        renamed = alias(person.draft[old])
    except (AttributeError, KeyError, TypeError):
        person.draft, person.step = others, None if at_step else person.step
        return
    if renamed is None:
        return
    key, form = renamed
    person.draft = {**others, key: form}
    person.step = key if at_step else person.step
