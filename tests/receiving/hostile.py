"""Malformed updates: real ones with parts removed or replaced by arbitrary JSON."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]
Path = tuple[str | int, ...]

FLOODER = 80_001
"""The sender of the malformed updates."""

USER: Json = {
    "id": FLOODER,
    "is_bot": False,
    "first_name": "Sample",
    "last_name": "Flooder",
    "language_code": "ky",
}
CHAT = {"id": FLOODER, "type": "private", "first_name": "Sample"}
MESSAGE = {"message_id": 7, "from": USER, "chat": CHAT, "date": 1_790_000_000}
SIZES = [
    {"file_id": "AgAD-small", "file_unique_id": "s", "width": 90, "height": 90},
    {"file_id": "AgAD-large", "file_unique_id": "l", "width": 900, "height": 900},
]
CONTACT = {"phone_number": "996700000001", "first_name": "Sample", "user_id": FLOODER}
VOICE = {"file_id": "AwAD", "file_unique_id": "v", "duration": 3}
DOCUMENT = {"file_id": "BQAD", "file_unique_id": "d", "file_name": "a.pdf"}
MEMBER = {"user": {"id": 7_000_000_001, "is_bot": True, "first_name": "Sample"}, "status": "member"}
PRESS = {"id": "4000000001", "from": USER, "message": {**MESSAGE, "text": "…"}, "chat_instance": "1"}

REAL: list[Json] = [
    {"message": {**MESSAGE, "text": "Салам"}},
    {
        "message": {
            **MESSAGE,
            "text": "/start karakol",
            "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        }
    },
    {"message": {**MESSAGE, "text": "/ask Суу качан болот?"}},
    {"message": {**MESSAGE, "contact": CONTACT}},
    {"message": {**MESSAGE, "photo": SIZES, "caption": "Көпүрө", "media_group_id": "13"}},
    {"message": {**MESSAGE, "voice": VOICE}},
    {"message": {**MESSAGE, "document": DOCUMENT, "reply_to_message": {**MESSAGE, "text": "…"}}},
    {"message": {**MESSAGE, "sticker": {"file_id": "CAAD", "file_unique_id": "st"}}},
    {"edited_message": {**MESSAGE, "edit_date": 1_790_000_009, "text": "Салам!"}},
    *(
        {"callback_query": {**PRESS, "data": data}}
        for data in (
            "choose-language:ky",
            "answer-consent:yes",
            "choose-registration-unit:41702000000000",
            "confirm",
        )
    ),
    *(
        {"callback_query": {**PRESS, "data": data}}
        for data in (
            "show-registration-area:m:41702:0",
            "toggle-anonymous:1",
            "start-registration:1",
            "answer:1",
            "list-own-questions:1",
        )
    ),
    {
        "my_chat_member": {
            "from": USER,
            "chat": CHAT,
            "date": 1,
            "old_chat_member": MEMBER,
            "new_chat_member": MEMBER,
        }
    },
]

TEXTS = st.one_of(
    st.text(st.characters(), max_size=60),  # every code point: lone surrogates and NUL too
    st.text(
        st.sampled_from("\u0000\ud800\udfff\u200b\u200d\u202e\u2066\ufeff\U0001f3eb\u0301<&>\"'{}№²٣\n/@:"),
        max_size=40,
    ),
    st.sampled_from(
        [
            "\u202eاسأل",
            "ж" * 4096,
            "🏫" * 2048,
            "\u0000" * 4096,
            "&" * 4096,
            "/" * 64,
            "/ask \ud800",
            "/start \u0000",
        ]
    ),
    st.sampled_from(
        [
            "²",
            "lang:²",
            "start-registration:" + "9" * 40,
            "show-registration-area:m:\u0000:²",
            "show-seminar-for-staff:1",
            "unit:\ud800",
            "toggle-anonymous:-1",
            "answer-consent:",
            ":",
        ]
    ),
)
NUMBERS = st.one_of(
    st.integers(-(2**70), 2**70),
    st.sampled_from([0, -1, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63), 2**64, 10**400, -(10**400)]),
    st.floats(),
)
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def paths(tree: Any, here: Path = ()) -> Iterator[Path]:
    """Return the path of every node in a JSON tree but its root."""
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in below:
        yield (*here, key)
        yield from paths(value, (*here, key))


def _tear_one(draw: st.DrawFn, update: Json) -> None:
    """Remove or replace one node, or add a strange one beside it."""
    *way, last = draw(st.sampled_from(list(paths(update)) or [("message",)]))
    place: Any = update
    for key in way:
        place = place[key]
    match draw(st.sampled_from(["leave out", "replace", "say otherwise", "add"])):
        case "leave out" if isinstance(place, dict):
            place.pop(last, None)
        case "add" if isinstance(place, dict):
            place[draw(TEXTS)] = draw(ANYTHING)
        case "say otherwise":
            place[last] = draw(TEXTS)
        case _:
            place[last] = draw(ANYTHING)


@st.composite
def torn_updates(draw: st.DrawFn) -> Json:
    """Generate a real update with a few nodes damaged, without an update_id."""
    update = copy.deepcopy(draw(st.sampled_from(REAL)))
    for _ in range(draw(st.integers(1, 3))):
        _tear_one(draw, update)
    return update


UPDATES = st.lists(torn_updates() | st.dictionaries(TEXTS, ANYTHING, max_size=3), min_size=1, max_size=8)
