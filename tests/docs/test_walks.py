"""The walks of README.md and docs/walk.md are pressed line by line, and show what they say."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.testing import Sandbox, SandboxUser
from tests.conftest import RunningBot

ROOT = Path(__file__).parents[2]
TOKEN = re.compile(r"\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|“([^”]+)”")
"""**somebody**, *a button*, `something typed` or “something that comes back”."""
PEOPLE = {"Sample Staff": 1003, "Үлгү Катышуучу": 1001, "Пример Участник": 1002}
ACTS_IN_A_MINUTE = 16
Fields = dict[str, Any]


def steps(page: str, heading: str) -> list[tuple[str, str, str, str]]:
    """Return the tokens of the numbered lines below this heading."""
    section = (ROOT / page).read_text("utf-8").partition(f"{heading}\n")[2].partition("\n#")[0]
    lines = re.findall(r"^\d+\. (.+(?:\n {3}.+)*)", section, re.MULTILINE)
    return [tuple(token) for line in lines for token in TOKEN.findall(re.sub(r"\s+", " ", line))]


SHORT, LONG = steps("README.md", "## Sixty seconds"), steps("docs/walk.md", "# A longer walk")


def keys(view: Fields) -> Iterator[tuple[str, Fields]]:
    """Yield label and fields of each button in sight, the newest message first."""
    for message in reversed(view["messages"]):
        for row, buttons in enumerate(message.get("reply_markup", {}).get("inline_keyboard", [])):
            for column, button in enumerate(buttons):
                yield button["text"], {"message_id": message["message_id"], "row": row, "column": column}
    for buttons in (view["reply_keyboard"] or {}).get("keyboard", []):
        yield from ((button["text"], {"text": button["text"]}) for button in buttons)


async def press(sandbox: Sandbox, one: SandboxUser, label: str) -> None:
    """Press the button with this label, or with one that contains it, once it is there."""

    async def found() -> Fields | None:
        buttons = [*keys(await one.view())]
        exact = [fields for text, fields in buttons if text == label]
        return next(iter(exact or [fields for text, fields in buttons if label in text]), None)

    if label == "Start":
        await one.start()
        return
    try:
        fields = await sandbox.wait_until(found)
    except AssertionError:
        raise AssertionError(f"no button {label!r}\n{one.transcript(await one.view())}") from None
    assert fields is not None
    await one.act("tap" if "text" in fields else "press", **fields)


async def test_every_line_of_both_walks_does_what_it_says(sqlite_bot: RunningBot) -> None:
    one: SandboxUser | None = None
    for person, button, typed, comes_back in [*SHORT, *LONG]:
        if person in PEOPLE:
            one = await sqlite_bot.person(PEOPLE[person])
        elif not person:
            assert one is not None
            if button:
                await press(sqlite_bot.sandbox, one, button)
            elif typed:
                await one.write(typed)
            else:
                await one.wait_for(comes_back)


def test_sixty_seconds_are_sixty_seconds() -> None:
    assert 10 <= sum(bool(button or typed) for _, button, typed, _ in SHORT) <= ACTS_IN_A_MINUTE
    assert len({person for person, *_ in SHORT if person}) == len(PEOPLE) - 1


@pytest.mark.parametrize("walk", [SHORT, LONG], ids=["short", "long"])
def test_each_step_is_somebodys_and_something_comes_back(walk: list[tuple[str, str, str, str]]) -> None:
    assert walk[0][0]
    assert sum(bool(comes_back) for *_, comes_back in walk) >= 4
