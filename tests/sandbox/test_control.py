"""The control API: state, journal, clock, reset, people, events, and refusals."""

import asyncio
import json
from typing import Any

import pytest
import telegram

from sandbox.events import to_json
from sandbox.guard import MARKER_HEADER
from sandbox.journal import MAX_VALUE_LENGTH, Journal
from sandbox.testing import Sandbox, SandboxUser
from tests.waiting import WAIT_SECONDS, wait_until


async def events_of_kinds(sandbox: Sandbox, since: int, kinds: set[str], count: int) -> list[dict[str, Any]]:
    """Return the first `count` events of some kinds after `since`."""
    found: list[dict[str, Any]] = []
    async with (
        asyncio.timeout(WAIT_SECONDS),
        sandbox.session.get(f"{sandbox.url}sandbox/events?since={since}") as stream,
    ):
        async for line in stream.content:
            if line.startswith(b"data: "):
                event = json.loads(line[6:])
                if event["type"] in kinds:
                    found.append(event)
                if len(found) == count:
                    return found
    raise AssertionError("the stream ended")


async def test_the_journal_tells_every_call_with_what_came_of_it(sandbox: Sandbox, head: SandboxUser) -> None:
    since = (await sandbox.state())["seq"]
    await sandbox.api("sendMessage", chat_id=head.id, text="x")
    await sandbox.api("sendMessage", chat_id="@nobody", text="x")
    good, wrong = await sandbox.journal(since=since)
    assert (good["method"], good["chat_id"], good["params"]) == (
        "sendMessage",
        1001,
        {"chat_id": 1001, "text": "x"},
    )
    assert (good["status"], good["ok"], good["applied"], good["result_id"]) == (200, True, True, 2)
    assert (wrong["chat_id"], wrong["status"], wrong["applied"]) == ("@nobody", 400, False)
    assert wrong["description"] == "Bad Request: chat not found"
    assert good["seq"] < wrong["seq"]
    assert good["ms"] >= 0


async def test_the_journal_can_be_searched_limited_and_turned_off(
    sandbox: Sandbox, head: SandboxUser
) -> None:
    for number in range(5):
        await sandbox.api("sendMessage", chat_id=head.id, text=str(number))
    await sandbox.api("getMe")
    texts = [call["params"]["text"] for call in await sandbox.journal(method="SENDMESSAGE", limit=2)]
    assert texts == ["3", "4"]
    assert await sandbox.journal(chat=7) == []
    assert len(await sandbox.journal(chat=head.id, bot=sandbox.bot)) == 5
    await sandbox.control("POST", "/journal", {"keep": 2})
    assert [call["method"] for call in await sandbox.journal()] == ["sendMessage", "getMe"]
    await sandbox.control("POST", "/journal", {"keep": 0})
    await sandbox.api("getMe")
    assert await sandbox.journal() == []


def test_the_journal_forgets_the_oldest() -> None:
    journal = Journal()
    journal.set_limit(3)
    for number in range(5):
        journal.add((number + 1, 0.0, 7, "getMe", {}, None, 200, True, None, None, True, None, None, 0.1))
    assert [call["seq"] for call in journal.read()] == [3, 4, 5]


async def test_a_megabyte_of_text_is_not_kept_in_the_journal(sandbox: Sandbox, head: SandboxUser) -> None:
    await sandbox.api("sendMessage", chat_id=head.id, text="x" * 1_000_000)
    kept = (await sandbox.journal())[-1]["params"]["text"]
    assert len(kept) < MAX_VALUE_LENGTH + 50
    assert kept.endswith("(1000000 characters)")


async def test_a_page_that_stayed_open_hears_the_sandbox_that_was_started_anew(sandbox: Sandbox) -> None:
    assert sandbox.server is not None
    listeners = sandbox.server.world.events.listeners
    live = asyncio.create_task(events_of_kinds(sandbox, 5000, {"people"}, 1))
    await wait_until(lambda: bool(listeners))
    await sandbox.new_person("Sample")
    assert [event["type"] for event in await live] == ["people"]


async def test_events_come_live_and_are_replayed(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    since = (await sandbox.state())["seq"]
    sent = await bot.send_message(head.id, "a")
    live = asyncio.create_task(
        events_of_kinds(sandbox, since, {"message", "edited", "deleted", "chat_action", "call"}, 7)
    )
    assert sandbox.server is not None
    listeners = sandbox.server.world.events.listeners
    await wait_until(lambda: listeners)
    await bot.edit_message_text("b", head.id, sent.message_id)
    await bot.send_chat_action(head.id, "typing")
    await bot.delete_message(head.id, sent.message_id)
    events = await live
    assert [event["type"] for event in events] == [
        "message", "call", "edited", "call", "chat_action", "call", "deleted"
    ]  # fmt: skip
    assert {event["bot"] for event in events if event["type"] != "call"} == {bot.id}
    assert (events[0]["message"]["text"], events[2]["message"]["text"]) == ("a", "b")
    assert events[1]["call"]["method"] == "sendMessage"
    assert events[4]["action"] == "typing"
    assert events[6]["message_ids"] == [sent.message_id]
    assert [event["seq"] for event in events] == sorted(event["seq"] for event in events)


async def test_an_answer_to_a_press_and_a_keyboard_are_events(
    bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser
) -> None:
    since = (await sandbox.state())["seq"]
    markup = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("a", callback_data="a")]])
    await bot.send_message(head.id, "?", reply_markup=markup)
    pressed = await head.press("a")
    for text in ("Даяр", "again"):
        await bot.answer_callback_query(pressed["callback_query_id"], text, show_alert=True)
    await bot.send_message(head.id, "!", reply_markup=telegram.ReplyKeyboardMarkup([["x"]]))
    answer, keyboard = await events_of_kinds(sandbox, since, {"callback_answer", "keyboard"}, 2)
    assert (answer["person"], answer["text"], answer["show_alert"]) == (head.id, "Даяр", True)
    assert keyboard["reply_keyboard"]["keyboard"] == [[{"text": "x"}]]


async def test_a_listener_that_fell_too_far_behind_is_told_to_begin_anew(
    sandbox: Sandbox, head: SandboxUser
) -> None:
    assert sandbox.server is not None
    events = sandbox.server.world.events
    for _ in range(20_010):
        events.add("people")
    assert (await events_of_kinds(sandbox, 1, {"reset"}, 1))[0]["seq"] == events.seq


async def test_the_clock_can_be_put_and_moved(bot: telegram.Bot, sandbox: Sandbox, head: SandboxUser) -> None:
    await sandbox.control("POST", "/clock", {"now": 1_562_821_200})
    assert (await bot.send_message(head.id, "x")).date.isoformat()[:16] == "2019-07-11T05:00"
    await sandbox.advance_clock(3600)
    assert (await bot.send_message(head.id, "x")).date.isoformat()[:16] == "2019-07-11T06:00"
    now = (await sandbox.control("POST", "/clock", {"now": None}))["now"]
    assert now > 1_700_000_000


async def test_a_reset_forgets_everything_but_the_sample_people(sandbox: Sandbox, head: SandboxUser) -> None:
    await sandbox.new_person(first_name="Sample")
    await sandbox.add_fault(action="error", error_code=500, methods=["sendMessage"])
    await sandbox.set_limits(on=True, all_per_second=5)
    await sandbox.control("POST", "/reset", {})
    state = await sandbox.state()
    assert ([person["id"] for person in state["people"]], state["bots"]) == ([1001, 1002, 1003, 1004], [])
    assert (state["faults"], state["limits"]["on"], state["limits"]["all_per_second"]) == ([], False, 30)
    assert (await sandbox.api("sendMessage", chat_id=1001, text="x"))["error_code"] == 403


async def test_people_are_added_and_changed(bot: telegram.Bot, sandbox: Sandbox) -> None:
    person = await sandbox.new_person(
        first_name="Sample", last_name="Guest", username="@sample_guest", id=5000
    )
    await person.start()
    await sandbox.control("PATCH", "/people/5000", {"first_name": "Renamed", "language_code": "ru"})
    assert (await bot.get_chat(5000)).first_name == "Renamed"
    people = (await sandbox.state())["people"]
    assert (people[-1]["username"], people[-1]["language_code"]) == ("sample_guest", "ru")
    many = await sandbox.control("POST", "/people", [{"first_name": "Sample"} for _ in range(3)])
    assert [one["id"] for one in many["people"]] == [5001, 5002, 5003]
    for wrong in ({"first_name": ""}, {"first_name": 7}, {"id": 1001}, {"id": "x"}):
        with pytest.raises(AssertionError):
            await sandbox.control("POST", "/people", wrong)


async def test_several_acts_are_carried_out_in_order(bot: telegram.Bot, sandbox: Sandbox) -> None:
    acts = [
        {"person": 1001, "do": "start"},
        {"person": 1002, "do": "start"},
        {"person": 1001, "do": "write", "text": "x"},
    ]
    done = (await sandbox.control("POST", "/act", acts))["results"]
    assert [one["message"]["from"]["id"] for one in done] == [1001, 1002, 1001]
    assert len(await bot.get_updates()) == 3


@pytest.mark.parametrize(
    ("verb", "path", "body", "words"),
    [
        ("GET", "/chat?person=5", None, "no person 5"),
        ("GET", "/chat?person=x", None, '"person" must be a whole number'),
        ("GET", "/chat?person=1001&bot=5", None, "no bot 5"),
        ("GET", "/chat?person=1001&chat=-5", None, "no chat -5"),
        ("POST", "/act", 7, "an act is a JSON object"),
        ("POST", "/people", 7, "a person is a JSON object"),
        ("POST", "/update", {"updates": 7}, '"updates" must be a list'),
        ("POST", "/update", {"updates": [7]}, "an update is a JSON object"),
        ("POST", "/journal", {"keep": -1}, '"keep" must be'),
        ("POST", "/limits", {"all_per_second": 0}, '"all_per_second" must be a number above 0'),
        ("POST", "/latency", {"seconds": "x"}, '"seconds" must be a number'),
        ("POST", "/latency", {"seconds": 1, "jitter": -1}, '"jitter" must be a number'),
        ("POST", "/clock", {"advance": "x"}, '"advance" must be a number'),
        ("POST", "/clock", {"now": "x"}, '"now" must be a number'),
        ("POST", "/groups", {"title": " "}, '"title" must be a text'),
        ("POST", "/groups", {"title": "x", "members": [5]}, "no person 5"),
    ],
)
async def test_a_control_call_that_makes_no_sense_says_why(
    sandbox: Sandbox, verb: str, path: str, body: object, words: str
) -> None:
    with pytest.raises(AssertionError, match=words):
        await sandbox.control(verb, path, body)


async def test_what_is_no_json_is_refused(sandbox: Sandbox) -> None:
    for path in ("act", "faults", "update"):
        kind = {"Content-Type": "application/json", MARKER_HEADER: "test"}
        address = f"{sandbox.url}sandbox/{path}"
        async with sandbox.session.post(address, data=b"{", headers=kind) as answer:
            assert answer.status == 400
            assert "no JSON" in (await answer.json())["description"]


async def test_somebody_who_has_not_started_sees_an_empty_chat(sandbox: Sandbox) -> None:
    view = await (await sandbox.person(1002)).view()
    assert (view["messages"], view["started"], view["blocked"]) == ([], False, False)


def test_half_a_character_is_escaped_for_the_page() -> None:
    assert json.loads(to_json({"text": "\ud800"})) == {"text": "\ud800"}
