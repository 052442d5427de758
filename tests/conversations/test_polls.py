"""A poll over the wire: published, voted on, a vote changed, closed; its bars in the chat and on the wall."""

from typing import Any

from sandbox.testing import SandboxUser
from storage.models import Poll, PollVote
from storage.questions import wall
from storage.seminars import seminars
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    all_rows,
    consented_user,
    newest_message,
    press_earlier,
    text_of,
    tick_clock,
)

TYPED = "Эмне керегирээк? / Что нужнее?\nСуу / Вода\nЖол / Дорога"


async def publish(here: RunningBot, staff: SandboxUser) -> Poll:
    """Type the poll and open it."""
    await press_earlier(here, staff, f"add-poll:{KARAKOL}")
    await newest_message(here, staff, await staff.write(TYPED))
    await newest_message(here, staff, await staff.press(text_of("ru", "poll-open")))
    await newest_message(here, staff, await staff.press(text_of("ru", "poll-ask-open", "yes")))
    await tick_clock(here)
    [poll] = await all_rows(here, Poll)
    assert isinstance(poll, Poll)
    return poll


async def vote(here: RunningBot, one: SandboxUser, label: str) -> str:
    """Press the choice under the poll; return the message that it becomes."""
    shown: dict[str, Any] = await newest_message(here, one, await one.press(label))
    return str(shown["text"])


async def votes_on_wall(here: RunningBot) -> tuple[list[int], bool]:
    """Return the votes for each choice that the wall shows, and whether the poll is open there."""
    async with here.database.reader() as session:
        seminar = await seminars.get(session, KARAKOL)
        its = await wall.get(session, KARAKOL)
        assert seminar is not None
        assert its is not None
        shown = (await wall.view_of(session, its, seminar, 5)).poll
        assert shown is not None
        return list(shown.votes), shown.is_open


async def test_a_vote_is_changed_until_the_poll_is_closed_and_the_bars_follow(here: RunningBot) -> None:
    head = await consented_user(here, HEAD, "ky", at="karakol")
    second = await consented_user(here, SECOND, "ru", at="karakol")
    staff = await consented_user(here, STAFF, "ru")
    poll = await publish(here, staff)
    await head.wait_for("Эмне керегирээк?")
    await second.wait_for("Что нужнее?")
    voted = await vote(here, head, "Суу")
    assert "✅ Суу" in voted
    assert "100 %" in voted
    assert "1 · 50 %" in await vote(here, second, "Дорога")
    assert await votes_on_wall(here) == ([1, 1], True)
    assert "0 · 0 %" in await vote(here, head, "Жол")
    assert await votes_on_wall(here) == ([0, 2], True)
    closed = await press_earlier(here, staff, f"close-poll:{poll.id}")
    assert text_of("ru", "poll-is-closed") in closed["text"]
    await second.press("Вода")
    ended = await second.wait_for("🔒")
    assert "2 · 100 %" in ended["text"]
    assert await votes_on_wall(here) == ([0, 2], False)
    assert [row.choice for row in await all_rows(here, PollVote)] == [1, 1]
