"""Explores the bot: from the commands on, through the buttons of each reply."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any

from handlers import dispatch, routes
from handlers.messages import Incoming, Refusal, ResolvedReply, Say
from handlers.ui.pages import MAX_BUTTONS
from storage.models import Person
from tests.handlers.stage import Stage


async def walk_buttons(
    stage: Stage, person: Person, alike: int = 4
) -> AsyncIterator[tuple[Incoming, list[ResolvedReply]]]:
    """Yield each action with its replies, rolled back afterwards.

    Of buttons alike (the same prefix, as many arguments) only a few are pressed to see what comes behind them.
    """
    seen: set[str] = set()
    pressed: Counter[tuple[str, int]] = Counter()
    acts: list[dict[str, Any]] = [{"command": command} for command in routes.COMMANDS]
    while acts:
        did = stage.incoming(person, **acts.pop(0))
        said = await _replies(stage, did)
        yield did, said
        for data in offered_data(said, person):
            prefix, _, argument = data.partition(":")
            kind = (prefix, argument.count(":"))
            if data not in seen and pressed[kind] < alike:
                pressed[kind] += 1
                acts.append({"button": prefix, "argument": argument, "callback_id": "1"})
            seen.add(data)
        await stage.roll_back()


async def _replies(stage: Stage, did: Incoming) -> list[ResolvedReply]:
    try:
        return await dispatch.dispatch(did, stage.session)
    except Refusal as refusal:
        return [Say(refusal.key, refusal.values)]


def offered_data(said: Sequence[ResolvedReply], person: Person) -> Iterator[str]:
    """Return the data of the buttons that this person is shown."""
    for say in said:
        if isinstance(say, Say) and say.to in (None, person):
            rows = (*say.buttons, *say.folded)
            yield from dict.fromkeys(button.data for row in rows for button in row if button.data)


def is_crowded(say: Say) -> bool:
    """Return whether a page shows more than MAX_BUTTONS and one, which may be "more", above the row that leads back."""
    shown = [button for row in (say.folded or say.buttons)[:-1] for button in row]
    return len(shown) > MAX_BUTTONS + 1
