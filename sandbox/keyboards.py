"""Validation of keyboards, with Telegram's error messages."""

import json
from typing import Any

from sandbox.refusals import Json, Refused, bad_request

MAX_INLINE_BUTTONS = 100
MAX_REPLY_BUTTONS = 300
MAX_INLINE_BYTES = 10 * 1024
"""Limit of an inline keyboard as JSON; observed at Telegram, not published."""
MAX_DATA_BYTES = 64
MAX_COPY_LENGTH = 256
STYLES = {"danger", "success", "primary"}
# The actions of an inline button; exactly one is required.
BUTTON_ACTIONS = (
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
)
MAY_BE_EMPTY = {"callback_game", "pay", "switch_inline_query", "switch_inline_query_current_chat"}
PRIVATE_ONLY = (
    "request_contact",
    "request_location",
    "request_poll",
    "web_app",
    "request_users",
    "request_chat",
)


def _unparsable(what: str, words: str) -> Refused:
    return bad_request(f"can't parse {what} button: {words}")


def _text(button: Json, what: str) -> None:
    text = button.get("text")
    if text is None:
        raise _unparsable(what, 'Can\'t find field "text"')
    if not isinstance(text, str):
        raise _unparsable(what, 'Field "text" must be of type String')
    if button.get("style") not in (None, "", *STYLES):
        raise _unparsable(what, "Invalid button style specified")


def _url(url: object) -> None:
    if not isinstance(url, str):
        raise _unparsable("inline keyboard", 'Field "url" must be of type String')
    scheme, _, rest = url.rpartition("://")
    host = rest.split("/")[0].split("?")[0].split(":")[0]
    if scheme == "tg" or (
        scheme in ("http", "https", "") and ("." in host.strip(".") or host == "localhost")
    ):
        return
    raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _web_app(app: object) -> None:
    url = app.get("url") if isinstance(app, dict) else None
    if not isinstance(url, str):
        raise _unparsable("inline keyboard", 'Field "web_app" must be of type Object')
    # Telegram accepts https only; its test servers, like this one, accept http too.
    if not url.startswith(("https://", "http://")):
        raise bad_request(
            f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        )


def _check_action(action: str, value: Any, private: bool) -> None:
    if action == "callback_data":
        if not isinstance(value, str):
            raise _unparsable("inline keyboard", 'Field "callback_data" must be of type String')
        if len(value.encode("utf-8", "replace")) > MAX_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif action == "url":
        _url(value)
    elif action == "web_app":
        if not private:
            raise bad_request("BUTTON_TYPE_INVALID")
        _web_app(value)
    elif action == "copy_text":
        text = value.get("text") if isinstance(value, dict) else None
        if not isinstance(text, str) or not 1 <= len(text) <= MAX_COPY_LENGTH:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")


def check_inline_button(button: object, private: bool) -> Json:
    """Return a checked InlineKeyboardButton."""
    if not isinstance(button, dict):
        raise _unparsable("inline keyboard", "InlineKeyboardButton must be an Object")
    _text(button, "inline keyboard")
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_EMPTY")
    for action in BUTTON_ACTIONS:
        value = button.get(action)
        if action in button and (value or (action in MAY_BE_EMPTY and value is not None)):
            _check_action(action, value, private)
            return button
    raise _unparsable("inline keyboard", "Text buttons are unallowed in the inline keyboard")


def check_reply_button(button: object, private: bool) -> Json:
    """Return a checked KeyboardButton; a bare text is one too."""
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise _unparsable("keyboard", "KeyboardButton must be a String or an Object")
    _text(button, "keyboard")
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_EMPTY")
    if not private and any(button.get(name) for name in PRIVATE_ONLY):
        raise bad_request("BUTTON_TYPE_INVALID")
    return button


def _rows(rows: object, words: str) -> list[list[Any]]:
    if not isinstance(rows, list):
        raise bad_request(words.removesuffix(" of Arrays"))
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(words)
    return [row for row in rows if row]


def _inline(markup: Json, private: bool) -> Json | None:
    words = 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    rows = [
        [check_inline_button(button, private) for button in row]
        for row in _rows(markup["inline_keyboard"], words)
    ]
    if (
        sum(map(len, rows)) > MAX_INLINE_BUTTONS
        or len(json.dumps(rows, ensure_ascii=False).encode()) > MAX_INLINE_BYTES
    ):
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _reply(markup: Json, private: bool) -> Json | None:
    words = 'Field "keyboard" must be an Array of Arrays'
    rows = [
        [check_reply_button(button, private) for button in row] for row in _rows(markup["keyboard"], words)
    ]
    if sum(map(len, rows)) > MAX_REPLY_BUTTONS:
        raise bad_request("reply markup is too long")
    return {**markup, "keyboard": rows} if rows else None


def check_markup(markup: object, private: bool) -> Json | None:
    """Return a valid reply markup, or None if there is none. Raise Refused otherwise."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("Object expected as reply markup")
    if markup.get("keyboard") is not None:
        found = _reply(markup, private)
        if found:
            return found
    if markup.get("inline_keyboard") is not None:
        return _inline(markup, private)
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return markup
    return None


def inline_rows(markup: Json | None) -> list[Json]:
    """Yield the inline buttons of a message, row by row."""
    return [button for row in (markup or {}).get("inline_keyboard", ()) for button in row]
