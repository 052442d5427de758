"""Standing at a step of a dialog: what is kept meanwhile, and the way back."""

from typing import Any

from handlers.messages import Refusal
from storage.models import Person

Form = dict[str, Any]


def enter_step(person: Person, step: str, **form: Any) -> None:
    """Stand at the step, with this to remember."""
    person.draft = {**person.draft, step: form}
    person.step = step


def step_form(person: Person, step: str) -> Form:
    """What is remembered there. Raises Refusal when the person stands elsewhere."""
    form = person.draft.get(step)
    if person.step != step or not isinstance(form, dict):
        raise Refusal("button-old")
    return form


def leave_step(person: Person, step: str) -> None:
    """Done there; a registration that was under way is gone back to."""
    if person.step == step:
        person.step = "registration" if "registration" in person.draft else None
    person.draft = {key: value for key, value in person.draft.items() if key != step}
