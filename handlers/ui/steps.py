"""Entering, leaving and cancelling dialog steps. A step's data are stored in `Person.draft` under its name."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.button_data import ButtonData
from handlers.messages import RESUME, Button, Incoming, OutOfDate, Refusal, Reply, Say
from handlers.routing import Cancel
from storage.database import Session
from storage.models import Person

Form = dict[str, Any]
StepAction = Callable[[Incoming, Session, Form], Awaitable[list[Reply]]]
"""A function that handles an update at a step, with the step's form."""


class CancelStep(ButtonData):
    """Cancel a step of a dialog."""

    step: str


def cancel_button(step: str, label: str = "back-button") -> Button:
    """Return the button that cancels the step; `Step.cancel` replies to it."""
    return Button(label, CancelStep(step))


def cancel_message(key: str, *, resume: bool = False) -> Cancel:
    """Return a `Step.cancel` that replaces the prompt with the text `key`.

    `resume`: repeat the prompt of the step to which the person returns.
    """

    async def cancel(incoming: Incoming, _session: Session, _form: Form) -> list[Reply]:
        return [Say(key, edit=True), *(resume_step(incoming.person) if resume else [])]

    return cancel


def enter_step(person: Person, step: str, **form: Any) -> None:
    """Set the person's step, with its form."""
    person.draft = {**person.draft, step: form}
    person.step = step


def step_form(person: Person, step: str) -> Form:
    """Return the form of the step. Raises OutOfDate if the person is not at this step."""
    form = person.draft.get(step)
    if person.step != step or not isinstance(form, dict):
        raise OutOfDate
    return form


def leave_step(person: Person, step: str) -> None:
    """Clear the step and its form; return to an unfinished registration if there is one."""
    if person.step == step:
        person.step = "registration" if "registration" in person.draft else None
    person.draft = {key: value for key, value in person.draft.items() if key != step}


def resume_step(person: Person) -> list[Reply]:
    """Return RESUME if the person is at a step, else no reply."""
    return [RESUME] if person.step else []


async def do_at_step(incoming: Incoming, session: Session, step: str, action: StepAction) -> list[Reply]:
    """Call the action with the form of the step. Raises OutOfDate if the person is not at this step.

    If the action raises Refusal, leave the step and return the refusal as a reply: raising it would undo the leaving.
    """
    form = step_form(incoming.person, step)
    try:
        return await action(incoming, session, form)
    except Refusal as refusal:
        leave_step(incoming.person, step)
        return [Say(refusal.key, refusal.values)]


def require_content(incoming: Incoming, awaited: str) -> None:
    """Raise Refusal with the text key `awaited` unless the message has text or a file."""
    if incoming.media is None and not incoming.text:
        raise Refusal(awaited)
