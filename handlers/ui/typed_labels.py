"""The label of a button, typed instead of pressed."""

from handlers.messages import Incoming, Refusal, Say
from handlers.routing import Step
from storage.database import Session
from storage.text.normalization import strip_emoji

LONGEST = 64
"""Characters of a text that may be a label."""
SHORTEST_PART = 3
"""Characters of a text that may be a part of a label."""


async def labelled_button(
    incoming: Incoming, session: Session, step: Step, *, partly: bool = False
) -> str | None:
    """Return the data of the button on the step's prompt whose label was typed; None if there is not just one.

    `partly`: a few words of the label are enough, if they are in no other.
    """
    typed = _plain(incoming.text or "")
    if (
        incoming.media
        or not typed
        or len(incoming.text or "") > LONGEST
        or (partly and len(typed) < SHORTEST_PART)
    ):
        return None
    labels = [(_plain(label), data) for label, data in await _shown_labels(incoming, session, step)]
    found = {data for label, data in labels if (f" {typed}" in f" {label}" if partly else label == typed)}
    return found.pop() if len(found) == 1 else None


def _plain(label: str) -> str:
    """Return the words of a label in small letters, without signs."""
    words = strip_emoji(label).casefold()
    return " ".join("".join(letter if letter.isalnum() else " " for letter in words).split())


async def contact_prompt(incoming: Incoming, session: Session, step: Step) -> Say | None:
    """Return the message of the step's prompt whose keyboard shares one's number; None if there is none."""
    if step.shown is None:
        return None
    shown = await _shown_messages(incoming, session, step)
    return next((say for say in shown if say.keyboard == "contact"), None)


async def _shown_labels(incoming: Incoming, session: Session, step: Step) -> list[tuple[str, str]]:
    """Return label and data of each button on the step's prompt."""
    shown = await _shown_messages(incoming, session, step)
    return [pair for say in shown if say.buttons for pair in incoming.labels(say)]


async def _shown_messages(incoming: Incoming, session: Session, step: Step) -> list[Say]:
    """Return the messages of the step's prompt. The person stays where they are."""
    person = incoming.person
    before = person.step, person.draft
    try:
        shown = await (step.shown or step.prompt)(incoming, session)
    except Refusal:
        shown = []
    if person.draft is not before[1]:  # a prompt that enters its step again
        went_on = (person.step, person.draft) == before
        person.step, person.draft = before
        shown = shown if went_on else []
    return [say for say in shown if isinstance(say, Say)]
