"""Rules of every dialog, applied around one update of a person by `handlers.dispatch`.

- A step ends when the person turns to something else: by a command, the menu, or a button of another page. The form of
  a resumable step is kept.
- What answers an offer takes its place.
- The newest prompt is remembered by its row in the outbox. When the step goes on or ends, its buttons are removed.
- A text that is worth no message of its own is shown above the next one (`Say.joins_next`).
- A message that comes long after the prompt of a question is confirmed before it is taken (`Step.confirm_old`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from handlers.messages import (
    FollowDeepLink,
    Incoming,
    RemoveKeyboard,
    Reply,
    ResolvedReply,
    Resume,
    Say,
    Text,
)
from handlers.permissions import ANYONE
from handlers.routing import ButtonRoute, Step
from handlers.ui.steps import CancelStep, turn_away
from storage.database import Session
from storage.messages import outbox
from storage.messages.outbox import SentMessage
from storage.models import Person

MAX_AGE = timedelta(minutes=10)
"""Age of a prompt after which a message is not taken for its answer unasked, where the step confirms that."""
ASIDE_COMMANDS = frozenset({"cancel", "help", "language"})
"""Commands that lead nowhere else: /cancel leaves the step itself, help is asked for on the way, and the prompt is
repeated in the new language."""
_WITH_BUTTONS, _PLAIN = "prompt", "asked"
"""Kinds of the subject of a prompt's row: with inline buttons, and without."""


@dataclass(slots=True)
class Turn:
    """What the person is at when their update comes, and its prompt."""

    step: Step | None
    form: Any = None
    """The form of the step, to tell whether it was changed."""
    prompt: SentMessage | None = None
    """The newest prompt of the step; None if it is unknown."""
    own: bool = False
    """Whether the update goes on with the step."""
    resumed: bool = False
    """Whether the prompt was repeated."""

    def is_old(self, incoming: Incoming) -> bool:
        """Whether the prompt was sent long ago."""
        return self.prompt is not None and incoming.at - self.prompt.at > MAX_AGE

    def is_replied_to(self, incoming: Incoming) -> bool:
        """Whether the message is a reply to the prompt: an answer to it, whatever else the prompt shows."""
        prompt = self.prompt
        return prompt is not None and prompt.message_id is not None and prompt.message_id == incoming.reply_to

    def is_superseded(self, incoming: Incoming) -> bool:
        """Whether the pressed button stands on an earlier prompt than the newest."""
        if self.prompt is None or incoming.typed_label:
            return False
        return self.prompt.message_id not in (None, incoming.message_id)

    @property
    def name(self) -> str | None:
        """The name of the step."""
        return self.step.name if self.step else None


async def begin(incoming: Incoming, session: Session, step: Step | None) -> Turn:
    """Return what the person is at, with its newest prompt."""
    if step is None or incoming.blocked is not None:
        return Turn(step)
    person = incoming.person
    form = person.draft.get(step.name)
    subjects = _prompt_subjects(person, step.name)
    if step.subject is not None and form:
        subjects = (*subjects, step.subject(form))
    return Turn(step, form, await outbox.newest_about(session, incoming.chat_id, subjects))


async def preload_prompts(session: Session, arrived: Iterable[Incoming]) -> None:
    """Look up the newest prompts of a batch of people, which `begin` uses, with one query."""
    await outbox.preload_newest(
        session,
        {
            incoming.chat_id: _prompt_subjects(incoming.person, incoming.person.step)
            for incoming in arrived
            if incoming.person.step and incoming.group is None and incoming.blocked is None
        },
    )


def _prompt_subjects(person: Person, step: str) -> tuple[str, ...]:
    return tuple(_subject(kind, person, step) for kind in (_WITH_BUTTONS, _PLAIN))


def _subject(kind: str, person: Person, step: str) -> str:
    """Return the subject of the row of a prompt: of this step, since the prompt of another one is no longer the last.

    A prompt that has a subject of its own keeps it, and is found by that one, if the step knows it (`Step.subject`).
    """
    return f"{kind}:{person.id}:{step}"


def ends_on(step: Step | None, command: str) -> bool:
    """Whether the command ends the step; the steps before the consent stay."""
    return step is not None and step.permission != ANYONE and command not in ASIDE_COMMANDS


def goes_on(turn: Turn, incoming: Incoming, route: ButtonRoute) -> bool:
    """Whether the pressed button goes on with the person's step."""
    if turn.step is None:
        return False
    if route.data is CancelStep:
        return incoming.argument == turn.step.name
    return route.data in turn.step.buttons


def leave_after_press(turn: Turn, person: Person, route: ButtonRoute, replies: Sequence[Reply]) -> None:
    """End the step after a button of another page, unless its handler went on with the step or entered another.

    After the handler, since one that is refused must not have changed anything.
    """
    if turn.step is None or turn.own or route.aside:
        return
    resumes = any(isinstance(reply, Resume | FollowDeepLink) for reply in replies)
    if person.step == turn.name and person.draft.get(turn.step.name) is turn.form and not resumes:
        turn_away(person)
    elif person.step != turn.name and not turn.step.resumable and turn.form is not None:
        _drop_form(person, turn)


def _drop_form(person: Person, turn: Turn) -> None:
    """Remove the form that the person has left behind for another step."""
    if person.draft.get(turn.name or "") is turn.form:
        person.draft = {key: value for key, value in person.draft.items() if key != turn.name}


def use_up(incoming: Incoming, replies: list[Reply]) -> list[Reply]:
    """Show the first message of the replies in the place of the offer that was answered, or remove its buttons."""
    said = [reply for reply in replies if isinstance(reply, Say) and _is_own(reply, incoming.person)]
    if not said or any(say.edit for say in said):
        return replies
    if _may_replace(said[0]):
        return [replace(said[0], edit=True) if reply is said[0] else reply for reply in replies]
    return [*replies, RemoveKeyboard(SentMessage(0, "", incoming.message_id, incoming.at))]


def _may_replace(say: Say) -> bool:
    """Whether the message may replace another: it is text with at most inline buttons, and has no name of its own."""
    return not (say.keyboard or say.media or say.document or say.venue or say.dedup_key or say.subject)


def finish(
    turn: Turn, incoming: Incoming, replies: list[ResolvedReply], at_step: Step | None
) -> list[ResolvedReply]:
    """Remember the new prompt among the replies, and remove the buttons of the former one."""
    newest = _find_prompt(turn, incoming, replies, at_step)
    if newest is not None and at_step is not None and newest.subject is None:
        kind = _WITH_BUTTONS if newest.buttons and not newest.keyboard else _PLAIN
        marked = replace(newest, subject=_subject(kind, incoming.person, at_step.name))
        replies = [marked if reply is newest else reply for reply in replies]
    is_over = newest is not None or incoming.person.step != turn.name
    if is_over and (used := _used_prompt(turn, incoming, replies)) is not None:
        replies.append(RemoveKeyboard(used))
    return replies


def _find_prompt(
    turn: Turn, incoming: Incoming, replies: Sequence[ResolvedReply], at_step: Step | None
) -> Say | None:
    """Return the reply that is the prompt of the present step; None if the replies are about something else."""
    # An edit of another message brings that one up to date (a card of the question): it is no prompt.
    here = (False, True, incoming.message_id)
    own_says = [reply for reply in replies if isinstance(reply, Say) and _is_own(reply, incoming.person)]
    said = [say for say in own_says if say.edit in here]
    if at_step is None or not said:
        return None
    own = [say for say in said if _goes_on_with(say, at_step)]
    last = next((say for say in reversed(own or said) if say.buttons), said[-1])
    moved = at_step.name != turn.name or incoming.person.draft.get(at_step.name) is not turn.form
    went_on = turn.own and bool(own)
    return last if moved or turn.resumed or went_on else None


def join_messages(replies: Sequence[ResolvedReply], person: Person) -> list[ResolvedReply]:
    """Put each text that joins the next message above that one's own (`Say.joins_next`), if that one is a text, too.

    Their length is not looked at: of both together, as of any text, what is too long for a message is cut off.
    """
    joined: list[ResolvedReply] = []
    held: list[Say] = []
    for reply in replies:
        if not (isinstance(reply, Say) and _is_own(reply, person)):
            joined.append(reply)
        elif reply.joins_next:
            held.append(reply)
        elif held and _may_be_joined(reply, held[0]):
            above = [Text(say.key, say.args) for say in held]
            joined.append(replace(reply, above=above, edit=held[0].edit or reply.edit))
            held = []
        else:
            joined += [*held, reply]
            held = []
    return joined + held


def _may_be_joined(say: Say, first: Say) -> bool:
    """Whether the message is a text, and can be shown in the place of `first`: an edited message has no keyboard."""
    is_text = not (say.media or say.document or say.venue or say.dedup_key or say.reply_to)
    return is_text and not (first.edit and say.keyboard)


def _goes_on_with(say: Say, step: Step) -> bool:
    """Whether the message has a button that goes on with the step, or cancels it."""
    return any(
        isinstance(button.action, (CancelStep, *step.buttons)) for row in say.buttons for button in row
    )


def _is_own(say: Say, person: Person) -> bool:
    return say.to in (None, person) and say.collapse_key is None


def _used_prompt(turn: Turn, incoming: Incoming, replies: Sequence[ResolvedReply]) -> SentMessage | None:
    """Return the former prompt if its buttons are still there: it is not edited, and no page of its own."""
    prompt = turn.prompt
    if (
        prompt is None
        or turn.step is None
        or turn.step.keeps_keyboard
        or prompt.subject.startswith(f"{_PLAIN}:")
    ):
        return None
    pressed = incoming.button is not None and not incoming.typed_label
    edited = pressed and any(
        isinstance(reply, Say) and reply.edit is True and _is_own(reply, incoming.person) for reply in replies
    )
    return None if edited and prompt.message_id in (None, incoming.message_id) else prompt
