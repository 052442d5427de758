"""Telegram's limits: sliding windows and buckets, always counted, enforced if switched on."""

from hypothesis import given
from hypothesis import strategies as st

from sandbox.limits import Limits, Rates, Window, retry_after
from sandbox.testing import Sandbox, SandboxUser
from tests.sandbox.conftest import FrozenClock

TIMES = st.lists(st.integers(0, 40), max_size=60).map(lambda steps: [n / 10 for n in sorted(steps)])


@given(TIMES, st.integers(1, 5))
def test_the_busiest_window_is_what_counting_by_hand_finds(times: list[float], limit: int) -> None:
    window = Window(1.0)
    for at in times:
        window.add(at, 0, limit)
    # A window that ends with a send and begins just after the second before it.
    counts = [sum(other + 1.0 > at for other in times[: place + 1]) for place, at in enumerate(times)]
    assert window.most == max(counts, default=0)
    assert window.over == sum(count > limit for count in counts)


@given(TIMES, st.integers(1, 5))
def test_sending_as_soon_as_the_window_allows_never_goes_over_and_waiting_less_does(
    times: list[float], limit: int
) -> None:
    window, now = Window(1.0), 0.0
    for at in times:
        now = max(now, at)
        wait = window.wait(now, 0, limit)
        if wait > 0:
            eager = Window(1.0)
            eager.sends.extend(window.sends)
            eager.counts = dict(window.counts)
            eager.add(now + wait - 0.001, 0, limit)
            assert eager.over == 1
            now = round(now + wait, 6) + 1e-6
        window.add(now, 0, limit)
    assert window.over == 0


def test_keys_are_counted_apart_and_forgotten() -> None:
    window = Window(1.0)
    for chat in range(1_000):
        window.add(chat / 100, chat, 1)
    assert window.most == 1
    assert len(window.counts) <= 101


def test_a_group_has_its_minute_and_a_private_chat_its_second() -> None:
    limits = Limits(Rates(group_per_minute=2))
    for at in (0.0, 1.0):
        limits.count(at, -5)
    assert limits.wait(2.0, -5) == 58.0
    assert limits.wait(2.0, 7) == 0.0


def test_a_person_gets_a_burst_and_one_a_second_after_it() -> None:
    limits = Limits(Rates(chat_burst=3))
    for at in (0.0, 0.1, 0.2):
        assert limits.wait(at, 7) == 0.0
        limits.count(at, 7)
    assert round(limits.wait(0.3, 7), 6) == 0.7
    limits.count(1.0, 7)
    assert round(limits.wait(1.0, 7), 6) == 1.0
    assert limits.chat.over == 0
    limits.count(1.5, 7)
    assert limits.chat.over == 1


def test_retry_after_is_whole_seconds_and_never_nothing() -> None:
    assert [retry_after(seconds) for seconds in (0.0001, 1.0, 1.2)] == [1, 1, 2]


async def test_the_second_message_of_a_second_is_answered_429_when_limits_are_on(
    sandbox: Sandbox, head: SandboxUser, frozen_clock: FrozenClock
) -> None:
    await sandbox.set_limits(on=True, chat_burst=1)
    assert (await sandbox.api("sendMessage", chat_id=head.id, text="1"))["ok"]
    refused = await sandbox.api("sendMessage", chat_id=head.id, text="2")
    assert refused["error_code"] == 429
    assert refused["description"] == "Too Many Requests: retry after 1"
    assert refused["parameters"] == {"retry_after": 1}
    assert [message["text"] for message in await head.messages()] == ["/start", "1"]
    frozen_clock.at += 1
    assert (await sandbox.api("sendMessage", chat_id=head.id, text="3"))["ok"]
    assert (await sandbox.windows())["chat_over"] == 0


async def test_windows_are_counted_while_the_limits_are_off(
    sandbox: Sandbox, head: SandboxUser, frozen_clock: FrozenClock
) -> None:
    for number in range(40):
        assert (await sandbox.api("sendMessage", chat_id=head.id, text=str(number)))["ok"]
    windows = await sandbox.windows()
    assert windows["all_max"] == windows["chat_max"] == 40
    assert windows["chat_over"] == 36
    assert windows["all_over"] == 10


async def test_actions_and_answers_are_not_counted(sandbox: Sandbox, head: SandboxUser) -> None:
    await sandbox.set_limits(on=True)
    for _ in range(5):
        assert (await sandbox.api("sendChatAction", chat_id=head.id, action="typing"))["ok"]
    assert (await sandbox.windows())["all_max"] == 0


async def test_in_a_group_edits_and_topics_count_like_messages(
    sandbox: Sandbox, head: SandboxUser, frozen_clock: FrozenClock
) -> None:
    forum = await sandbox.new_group("Sample forum", [head.id], is_forum=True)
    await sandbox.set_limits(on=True, group_per_minute=3)
    sent = await sandbox.api("sendMessage", chat_id=forum, text="1")
    edit = {"chat_id": forum, "message_id": sent["result"]["message_id"]}
    assert (await sandbox.api("editMessageText", **edit, text="2"))["ok"]
    assert (await sandbox.api("createForumTopic", chat_id=forum, name="x"))["ok"]
    assert (await sandbox.api("editMessageText", **edit, text="3"))["error_code"] == 429
    mine = await sandbox.api("sendMessage", chat_id=head.id, text="1")
    for number in range(5):
        told = {"chat_id": head.id, "message_id": mine["result"]["message_id"], "text": f"x{number}"}
        assert (await sandbox.api("editMessageText", **told))["ok"]
