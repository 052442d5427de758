"""Standing at a step of a dialog: what is kept meanwhile, and the way back."""

from typing import Any

from handlers.button_data import ButtonData
from handlers.messages import Button, OutOfDate
from storage.models import Person

Form = dict[str, Any]


class CancelStep(ButtonData, prefix="cancel"):
    """Stop at a step of a dialog."""

    step: str


def cancel_button(step: str) -> Button:
    """The button that stops at the step: what is shown then is its `Step.cancel`."""
    return Button("edit-stop", CancelStep(step))


def enter_step(person: Person, step: str, **form: Any) -> None:
    """Stand at the step, with this to remember."""
    person.draft = {**person.draft, step: form}
    person.step = step


def step_form(person: Person, step: str) -> Form:
    """What is remembered there. Raises Refusal when the person stands elsewhere."""
    form = person.draft.get(step)
    if person.step != step or not isinstance(form, dict):
        raise OutOfDate
    return form


def leave_step(person: Person, step: str) -> None:
    """Done there; a registration that was under way is gone back to."""
    if person.step == step:
        person.step = "registration" if "registration" in person.draft else None
    person.draft = {key: value for key, value in person.draft.items() if key != step}
