"""The stand-in reads arguments in each of the three encodings of the Bot API."""

from urllib.parse import urlencode

import orjson
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bench import wire

GIVEN = {"chat_id": "5", "text": "Жооп: 1 + 1 = 2 & башка\nсап"}


def test_a_form_is_read_as_it_was_meant() -> None:
    assert wire.arguments(b"application/x-www-form-urlencoded", urlencode(GIVEN).encode()) == GIVEN


def test_json_keeps_its_types() -> None:
    body = orjson.dumps({"chat_id": 5, "reply_markup": {"inline_keyboard": []}})
    assert wire.arguments(b"application/json; charset=utf-8", body)["chat_id"] == 5


def test_a_multipart_body_gives_its_fields_as_text_and_its_files_as_bytes() -> None:
    body = (
        b'--b\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n5\r\n'
        b'--b\r\nContent-Disposition: form-data; name="document"; filename="a.ics"\r\n'
        b"Content-Type: text/calendar\r\n\r\nBEGIN\r\nEND\r\n\r\n--b--\r\n"
    )
    assert wire.arguments(b"multipart/form-data; boundary=b", body) == {
        "chat_id": "5",
        "document": b"BEGIN\r\nEND\r\n",
    }


@pytest.mark.parametrize("encode", [dict, orjson.dumps, lambda value: orjson.dumps(value).decode()])
def test_a_keyboard_is_understood_as_an_object_and_as_text(encode: type) -> None:
    keyboard = InlineKeyboardMarkup(
        [[InlineKeyboardButton("Макулмун", callback_data="answer-consent:yes")]]
    ).to_dict()
    assert wire.markup(encode(keyboard))["inline_keyboard"][0][0]["callback_data"] == "answer-consent:yes"


def test_no_body_and_no_keyboard_are_nothing() -> None:
    assert wire.arguments(b"", b"") == {}
    assert wire.markup(None) == wire.markup("") == wire.markup("null") == {}
