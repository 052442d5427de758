"""Steps of dialogs: entering and leaving them, and the form that a person's draft holds for each.

`Person.draft` maps the name of a step to its form; other keys hold what is no form (saved messages, a pending change).
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from handlers.button_data import ButtonData
from handlers.messages import RESUME, Button, Incoming, OutOfDate, Refusal, Reply, Say
from handlers.routing import Cancel, Step
from storage.database import Session
from storage.models import Person

Form = dict[str, Any]
StepAction = Callable[[Incoming, Session, Form], Awaitable[list[Reply]]]
"""Something done at a step, with its form."""

_registered: dict[str, Step] = {}


def register_steps(steps: Mapping[str, Step]) -> None:
    """Make the steps of all features known to `leave_step` and `resumable_step`. Called once, by `handlers.routes`."""
    _registered.update(steps)


class CancelStep(ButtonData):
    """Leave a step of a dialog."""

    step: str


class ContinueStep(ButtonData):
    """Go on with the form that was left half-way."""


def cancel_button(step: str, label: str = "back-button") -> Button:
    """The button that leaves the step; `Step.cancel` builds the reply."""
    return Button(label, CancelStep(step))


def cancel_message(key: str, *, resume: bool = False) -> Cancel:
    """Return a `Step.cancel` that replaces the prompt by the text `key`.

    With `resume`, the prompt of the step that the person returned to follows.
    """

    async def cancel(incoming: Incoming, _session: Session, _form: Form) -> list[Reply]:
        return [Say(key, edit=True), *(resume_step(incoming.person) if resume else [])]

    return cancel


async def cancel_step(incoming: Incoming, session: Session, data: CancelStep) -> list[Reply]:
    """Leave the step of the pressed stop button. Raises OutOfDate when the person is at another step."""
    form = step_form(incoming.person, data.step)
    step = _registered.get(data.step)
    if step is None or step.cancel is None:
        raise OutOfDate
    leave_step(incoming.person, step.name)
    try:
        return await step.cancel(incoming, session, form)
    except Refusal as refusal:  # raised, it would roll back the leaving too
        return [Say(refusal.key, refusal.values)]


async def continue_step(incoming: Incoming, _session: Session, _data: ContinueStep) -> list[Reply]:
    """Return to the form that was left half-way, and repeat its prompt. Raises OutOfDate if there is none."""
    step = resumable_step(incoming.person)
    if step is None:
        raise OutOfDate
    incoming.person.step = step
    return [RESUME]


def continue_buttons(person: Person) -> list[list[Button]]:
    """Return the row that offers to go on with a form that was left half-way; no row without one."""
    left = person.step is None and resumable_step(person) is not None
    return [[Button("step-continue", ContinueStep())]] if left else []


def enter_step(person: Person, step: str, **form: Any) -> None:
    """Move the person to the step, with this form."""
    person.draft = {**person.draft, step: form}
    person.step = step


def step_form(person: Person, step: str) -> Form:
    """Return the form of the step. Raises OutOfDate when the person is at another step."""
    form = person.draft.get(step)
    if person.step != step or not isinstance(form, dict):
        raise OutOfDate
    return form


def leave_step(person: Person, step: str) -> None:
    """Remove the form of the step; a person who was at it returns to a resumable step, or is at none.

    The rest of the draft stays, except what the step itself declares (`Step.drops`). Nothing is sent: the caller shows
    its own page, or the prompt of the step that the person returned to (`resume_step`).
    """
    dropped = {step}
    if person.step == step and step in _registered:
        dropped.update(_registered[step].drops)
    person.draft = {key: value for key, value in person.draft.items() if key not in dropped}
    if person.step == step:
        person.step = resumable_step(person)


def turn_away(person: Person) -> None:
    """Leave whatever step the person is at, as they turn to something else. The form of a resumable one is kept."""
    step = _registered.get(person.step or "")
    if step is not None and not step.resumable:
        leave_step(person, step.name)
    person.step = None


def cancelled_text(step: str, form: Form) -> str:
    """Return the text key after `/cancel` at the step with this form."""
    key = _registered[step].cancelled if step in _registered else "cancelled"
    return key if isinstance(key, str) else key(form)


def resumable_step(person: Person) -> str | None:
    """Return the resumable step that has a form in the draft, or None."""
    return next((name for name, step in _registered.items() if step.resumable and name in person.draft), None)


def resume_step(person: Person) -> list[Reply]:
    """Repeat the prompt of the person's step, if they are at one."""
    return [RESUME] if person.step else []


async def do_at_step(incoming: Incoming, session: Session, step: str, action: StepAction) -> list[Reply]:
    """Call the action with the form of the step. Raises OutOfDate when the person is at another step.

    A Refusal of the action ends the step. It becomes a reply: raised, it would roll back the leaving too.
    """
    form = step_form(incoming.person, step)
    try:
        return await action(incoming, session, form)
    except Refusal as refusal:
        leave_step(incoming.person, step)
        return [Say(refusal.key, refusal.values)]


def require_content(incoming: Incoming, awaited: str) -> None:
    """Require a text or a file. Raises Refusal with the text key `awaited`."""
    if incoming.media is None and not incoming.text:
        raise Refusal(awaited)
