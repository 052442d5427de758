"""Raw updates become an Incoming: every kind of update, and arbitrary JSON."""

import contextlib
import json
from datetime import UTC, datetime
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import bot_username
from bot.telegram.incoming import (
    MEDIA_KINDS,
    UNSUPPORTED_KINDS,
    UnreadableUpdate,
    parse_json,
    parse_update,
    sender_id,
)
from handlers.messages import Contact, GroupChat, GroupPermissions, Incoming, Location, Media, Profile
from tests.case_tables import every_row

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HEAD = {"id": 7, "is_bot": False, "first_name": "Үлгү", "last_name": "Катышуучу", "language_code": "ky"}


def message(**fields: Any) -> dict[str, Any]:
    chat = {"id": 7, "type": "private"}
    return {"update_id": 1, "message": {"message_id": 5, "date": 0, "from": HEAD, "chat": chat} | fields}


def got(update: Any) -> Incoming:
    incoming = parse_update(json.dumps(update), AT)
    assert incoming is not None
    return incoming


def test_words_are_words() -> None:
    incoming = got(message(text="  Салам  "))
    assert (incoming.text, incoming.command, incoming.at, incoming.update_id) == ("Салам", None, AT, 1)
    assert (incoming.profile.telegram_id, incoming.profile.full_name) == (7, "Үлгү Катышуучу")


@pytest.mark.parametrize(
    ("text", "command", "argument"),
    [
        ("/start", "start", ""),
        ("/start karakol", "start", "karakol"),
        ("/START@Sample_Bot karakol", "start", "karakol"),
        ("/ask  Суу   качан?", "ask", "Суу   качан?"),
        ("/ask\nСуу\nкачан?", "ask", "Суу\nкачан?"),
    ],
)
def test_a_command_has_a_name_and_an_argument(text: str, command: str, argument: str) -> None:
    incoming = got(message(text=text))
    assert (incoming.command, incoming.argument, incoming.text) == (command, argument, None)


@pytest.mark.parametrize("text", ["/", "/?", "//", "/жардам", "1/2"])
def test_what_only_looks_like_a_command_stays_words(text: str) -> None:
    assert got(message(text=text)).text == text


def test_a_button_has_a_prefix_and_its_arguments() -> None:
    chat = {"id": 7, "type": "private"}
    query = {"id": "9", "from": HEAD, "data": "area:m:417:2", "message": {"message_id": 5, "chat": chat}}
    incoming = got({"update_id": 1, "callback_query": query})
    assert (incoming.button, incoming.argument, incoming.callback_id) == ("area", "m:417:2", "9")


@every_row("kind", MEDIA_KINDS)
def test_a_file_is_kept_by_its_name_at_telegram(kind: str) -> None:
    file = {"file_id": "f", "file_unique_id": "u"}
    sizes: Any = [file | {"file_id": "small"}, file] if kind == "photo" else file
    incoming = got(message(**{kind: sizes}, caption="Сөз", media_group_id="g"))
    assert incoming.media == Media(kind, "f", "u", "g")  # type: ignore[arg-type]
    assert incoming.text == "Сөз"


@every_row("kind", UNSUPPORTED_KINDS)
def test_what_nobody_expects_is_named(kind: str) -> None:
    assert got(message(**{kind: {}})).unsupported_kind == kind


@pytest.mark.parametrize(
    ("sent", "location"),
    [
        ({"latitude": 42.49, "longitude": 78.39}, Location(42.49, 78.39)),
        ({"latitude": 42, "longitude": -78}, Location(42.0, -78.0)),
        ({"latitude": 91, "longitude": 78.39}, None),
        ({"latitude": 42.49, "longitude": 1e999}, None),
        ({"latitude": "42.49", "longitude": True}, None),
        ({"latitude": 42.49}, None),
        ([], None),
    ],
)
def test_a_location_is_a_point_on_earth_or_none(sent: Any, location: Location | None) -> None:
    incoming = got(message(location=sent))
    assert (incoming.location, incoming.unsupported_kind) == (location, "location")
    venue = {"location": sent, "title": "Мектеп", "address": "Каракол"}
    assert got(message(venue=venue, location=sent)).location == location


@pytest.mark.parametrize(("user", "own"), [(7, True), (8, False), (None, False)])
def test_a_contact_is_own_only_when_telegram_says_so(user: int | None, own: bool) -> None:
    contact = {"phone_number": "996700100101", "first_name": "Үлгү", "user_id": user}
    assert got(message(contact=contact)).contact == Contact("996700100101", own)


@pytest.mark.parametrize(("status", "blocked"), [("kicked", True), ("member", False)])
def test_blocking_and_coming_back_are_told(status: str, blocked: bool) -> None:
    member = {"from": HEAD, "chat": {"id": 7, "type": "private"}, "new_chat_member": {"status": status}}
    assert got({"update_id": 1, "my_chat_member": member}).blocked is blocked


def test_words_keep_their_formatting_be_they_a_text_a_caption_or_a_question() -> None:
    link = {"type": "text_link", "offset": 0, "length": 5, "url": "https://example.org/form-8"}
    html = '<a href="https://example.org/form-8">Форма</a> даяр'
    assert got(message(text="Форма даяр", entities=[link])).rich_text.html() == html
    photo = [{"file_id": "f", "file_unique_id": "u"}]
    assert got(message(photo=photo, caption="Форма даяр", caption_entities=[link])).rich_text.html() == html
    asked = got(message(text="/ask  Форма даяр", entities=[link | {"offset": 6}]))
    assert (asked.command, asked.rich_text.html()) == ("ask", html)


def test_a_step_of_a_live_location_is_no_edit() -> None:
    place = {"latitude": 42.49, "longitude": 78.39, "live_period": 900}
    update = message(location=place)
    assert got(update).location == Location(42.49, 78.39)
    assert parse_update(json.dumps({"update_id": 2, "edited_message": update["message"]}), AT) is None


def test_an_edit_and_a_reply_are_marked() -> None:
    update = message(text="x", reply_to_message={"message_id": 3})
    assert got(update).reply_to == 3
    assert got({"update_id": 1, "edited_message": update["message"]}).edited


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1},
        {"update_id": 1, "poll": {}},
        message(),
        message(text=""),
        message(new_chat_members=[]),
        message(text="x") | {"message": {"message_id": 1, "chat": {"id": 1, "type": "channel"}, "text": "x"}},
    ],
)
def test_what_asks_nothing_of_us_is_nothing(update: Any) -> None:
    assert parse_update(json.dumps(update), AT) is None


GROUP = {"id": -100, "type": "supergroup", "title": "Үлгү", "is_forum": True}
OURS = {"message_id": 3, "from": {"id": 1, "is_bot": True}}


@every_row(
    ("fields", "command", "text"),
    [
        ({"text": "/link"}, "link", None),
        ({"text": "/start@bot word"}, "start", None),
        ({"text": "Жооп", "reply_to_message": OURS}, None, "Жооп"),
        ({"caption": "Жооп", "voice": {"file_id": "f"}, "reply_to_message": OURS}, None, "Жооп"),
        *(({kind: {}, "reply_to_message": OURS}, None, None) for kind in UNSUPPORTED_KINDS),
        ({"contact": {"phone_number": "1"}, "reply_to_message": OURS}, None, None),
        ({"text": "\u3164", "reply_to_message": OURS}, None, None),
    ],
)
def test_in_a_group_only_our_commands_and_replies_to_us_are_heard(
    fields: dict[str, Any], command: str | None, text: str | None
) -> None:
    incoming = got(message(chat=GROUP, **fields))
    assert (incoming.command, incoming.text, incoming.chat_id) == (command, text, -100)
    assert incoming.group == GroupChat("Үлгү", forum=True)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "Салам"},
        {"text": "/help"},
        {"text": "/link@other_bot"},
        {"text": "x", "reply_to_message": {"message_id": 3, "from": {"id": 8, "is_bot": False}}},
        {"text": "/link", "from": {**HEAD, "is_bot": True}},
        {"text": "x", "reply_to_message": OURS | {"forum_topic_created": {"name": "x"}}},
        {"reply_to_message": OURS, "new_chat_title": "x"},
        {"new_chat_title": "x"},
    ],
)
def test_what_strangers_say_in_a_group_is_none_of_our_business(fields: dict[str, Any]) -> None:
    update = message(chat=GROUP, **fields)
    assert parse_update(json.dumps(update), AT) is None
    assert parse_update(json.dumps({"update_id": 1, "edited_message": update["message"]}), AT) is None


@pytest.mark.parametrize(
    ("sender", "bot", "anonymous_sender"),
    [
        (GROUP, {"id": 1_087_968_824, "is_bot": True, "username": "GroupAnonymousBot"}, "admin"),
        ({"id": -5, "type": "channel"}, {"id": 136_817_688, "is_bot": True}, "channel"),
    ],
)
def test_who_writes_in_another_name_is_heard_as_such(
    sender: dict[str, Any], bot: dict[str, Any], anonymous_sender: str
) -> None:
    there = {"chat": GROUP, "from": bot, "sender_chat": sender}
    for fields in ({"text": "/link"}, {"text": "Жооп", "reply_to_message": OURS}):
        room = got(message(**there, **fields)).group
        assert room is not None
        assert room.anonymous_sender == anonymous_sender
    assert parse_update(json.dumps(message(**there, text="Салам")), AT) is None
    copied = there | {"is_automatic_forward": True, "reply_to_message": OURS, "text": "x"}
    assert parse_update(json.dumps(message(**copied)), AT) is None


@pytest.mark.parametrize(
    ("member", "left", "rights"),
    [
        ({"status": "kicked"}, True, None),
        ({"status": "left"}, True, None),
        ({"status": "restricted", "is_member": False}, True, None),
        (
            {"status": "restricted", "is_member": True, "can_send_messages": False},
            False,
            GroupPermissions(False, False),
        ),
        ({"status": "member"}, False, GroupPermissions(True, False)),
        ({"status": "administrator", "can_manage_topics": True}, False, GroupPermissions(True, True)),
    ],
)
def test_what_we_are_in_a_group_and_its_move_are_told(
    member: dict[str, Any], left: bool, rights: GroupPermissions | None
) -> None:
    change = {"from": HEAD, "chat": GROUP, "date": 0, "new_chat_member": member}
    incoming = got({"update_id": 1, "my_chat_member": change})
    assert incoming.group == GroupChat("Үлгү", forum=True, bot_removed=left, permissions=rights)
    assert incoming.blocked is None
    moved = got(message(chat={**GROUP, "type": "group"}, migrate_to_chat_id=-1007))
    assert moved.group is not None
    assert (moved.group.migrated_to, moved.text, moved.command) == (-1007, None, None)


def test_a_group_with_a_name_of_its_own_is_public() -> None:
    room = got(message(chat=GROUP | {"username": "sample"}, text="/link")).group
    assert room == GroupChat("Үлгү", forum=True, public=True)


NEW = {"id": 9, "is_bot": False, "first_name": "Үлгү", "last_name": "Жаңы"}


def change(old: str, new: str, **fields: Any) -> dict[str, Any]:
    sides = {"old_chat_member": {"status": old}, "new_chat_member": {"status": new, "user": NEW, **fields}}
    return {"update_id": 1, "chat_member": {"from": HEAD, "chat": GROUP, "date": 0, **sides}}


def test_who_comes_into_a_group_is_told_however_telegram_tells() -> None:
    came = (Profile(9, "Үлгү", "Жаңы"),)
    us = {"id": 1, "is_bot": True, "first_name": "x", "username": bot_username().upper()}
    for update in (
        change("left", "member"),
        change("kicked", "restricted", is_member=True),
        message(chat=GROUP, new_chat_members=[NEW, us]),
    ):
        room = got(update).group
        assert room is not None
        assert room.new_members == came
    for update in (
        change("member", "administrator"),
        change("member", "left"),
        change("left", "restricted", is_member=False),
        message(chat=GROUP, new_chat_members=[us]),
    ):
        assert parse_update(json.dumps(update), AT) is None


def test_lone_surrogates_and_nul_are_survived() -> None:
    incoming = parse_update(
        '{"update_id":1,"message":{"message_id":5,"from":{"id":7,"first_name":"\\ud800"},'
        '"chat":{"id":7,"type":"private"},"text":"a\\ud83d\\u0000b"}}',
        AT,
    )
    assert incoming is not None
    assert incoming.text == "ab"
    (incoming.text + incoming.profile.first_name).encode()


NOISE = "\u200b\u202e\u3164\u2060"
"""Invisible characters of several kinds."""


def noisy(text: str) -> str:
    """Return the text as careless programs copy it: decomposed, with invisible letters and other spaces."""
    return NOISE + NOISE.join(normalize("NFD", text)).replace(" ", "\xa0") + NOISE


def test_whatever_people_send_comes_in_by_one_door() -> None:
    words = noisy("Айгүл й")
    file = {"file_id": "f", "file_unique_id": "u", "file_name": words}
    got_it = got(message(document=file, caption=words, **{"from": HEAD | {"first_name": words}}))
    assert got_it.media is not None
    assert (got_it.text, got_it.media.name, got_it.profile.first_name) == ("Айгүл й",) * 3
    contact = got(message(contact={"phone_number": noisy("996 700 100101"), "user_id": 7})).contact
    assert contact == Contact("996 700 100101", verified=True)
    group = got(message(text=noisy("/link"), chat=GROUP | {"title": words}))
    assert (group.command, group.group) == ("link", GroupChat("Айгүл й", forum=True))
    started = got(message(text=noisy("/start karakol")))
    assert (started.command, started.argument) == ("start", "karakol")
    query = {"id": "9", "from": HEAD, "data": noisy("area:m"), "message": message()["message"]}
    pressed = got({"update_id": 1, "callback_query": query})
    assert (pressed.button, pressed.argument) == ("area", "m")


@pytest.mark.parametrize("text", ["\u3164", " \u2800 ", "\u200b\u200b", "\x00"])
def test_a_message_of_invisible_letters_is_something_that_nobody_expects(text: str) -> None:
    blank = got(message(text=text))
    assert (blank.text, blank.unsupported_kind) == (None, "blank")


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@given(ANY_JSON)
def test_any_json_is_an_update_or_nothing_or_unreadable(value: Any) -> None:
    with contextlib.suppress(UnreadableUpdate):
        parse_update(json.dumps(value), AT)
    assert sender_id(value) is None or type(sender_id(value)) is int


FIELDS = ["message_id", "from", "chat", "text", "caption", "photo", "voice", "contact", "reply_to_message"]


@given(
    st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]),
    st.dictionaries(st.sampled_from([*FIELDS, "data", "id", "new_chat_member", "media_group_id"]), ANY_JSON),
)
def test_hostile_fields_give_an_incoming_whose_parts_are_what_they_say(
    kind: str, fields: dict[str, Any]
) -> None:
    body = message(text="x")["message"] | {"id": "1", "data": "a:b"} | fields
    try:
        incoming = parse_update(json.dumps({"update_id": 1, kind: body}), AT)
    except UnreadableUpdate:
        return
    if incoming is not None:
        assert incoming.text is None or isinstance(incoming.text, str)
        assert incoming.reply_to is None or type(incoming.reply_to) is int
        assert type(incoming.message_id) is int
        assert abs(incoming.message_id) < 2**63
        assert incoming.media is None or isinstance(incoming.media.file_id, str)


@given(st.binary(max_size=60))
def test_any_bytes_are_json_or_a_value_error(raw: bytes) -> None:
    try:
        parse_json(raw)
    except ValueError:
        return


def test_deep_nesting_is_refused_not_fatal() -> None:
    with pytest.raises(ValueError, match="nested"):
        parse_json("[" * 100_000 + "]" * 100_000)
