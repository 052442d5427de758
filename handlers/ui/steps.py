"""Standing at a step of a dialog: what is kept meanwhile, and the way back."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.button_data import ButtonData
from handlers.messages import RESUME, Button, Incoming, OutOfDate, Refusal, Reply, Say
from handlers.routing import Cancel
from storage.database import Session
from storage.models import Person

Form = dict[str, Any]
StepAction = Callable[[Incoming, Session, Form], Awaitable[list[Reply]]]
"""Something done at a step, with what is remembered there."""


class CancelStep(ButtonData):
    """Stop at a step of a dialog."""

    step: str


def cancel_button(step: str, label: str = "back-button") -> Button:
    """The button that stops at the step: what is shown then is its `Step.cancel`."""
    return Button(label, CancelStep(step))


def cancel_message(key: str, *, resume: bool = False) -> Cancel:
    """A `Step.cancel` that says the text `key` in place of the prompt.

    `resume`: the step that the person is back at asks again.
    """

    async def cancel(incoming: Incoming, _session: Session, _form: Form) -> list[Reply]:
        return [Say(key, edit=True), *(resume_step(incoming.person) if resume else [])]

    return cancel


def enter_step(person: Person, step: str, **form: Any) -> None:
    """Stand at the step, with this to remember."""
    person.draft = {**person.draft, step: form}
    person.step = step


def step_form(person: Person, step: str) -> Form:
    """What is remembered there. Raises OutOfDate when the person stands elsewhere."""
    form = person.draft.get(step)
    if person.step != step or not isinstance(form, dict):
        raise OutOfDate
    return form


def leave_step(person: Person, step: str) -> None:
    """Done there; a registration that was under way is gone back to."""
    if person.step == step:
        person.step = "registration" if "registration" in person.draft else None
    person.draft = {key: value for key, value in person.draft.items() if key != step}


def resume_step(person: Person) -> list[Reply]:
    """The step where the person stands asks again; nothing for whoever stands at none."""
    return [RESUME] if person.step else []


async def do_at_step(incoming: Incoming, session: Session, step: str, action: StepAction) -> list[Reply]:
    """What comes of the action at this step. Raises OutOfDate when the person stands elsewhere.

    A Refusal of the action is said, not raised: the step is left then, and what is raised is rolled back.
    """
    form = step_form(incoming.person, step)
    try:
        return await action(incoming, session, form)
    except Refusal as refusal:
        leave_step(incoming.person, step)
        return [Say(refusal.key, refusal.values)]


def require_content(incoming: Incoming, awaited: str) -> None:
    """Go on only with words or a file. Raises Refusal with the text `awaited`."""
    if incoming.media is None and not incoming.text:
        raise Refusal(awaited)
