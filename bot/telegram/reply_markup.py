"""The keyboards of messages: inline buttons, the menu, the request for a contact."""

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlencode

import orjson

from bot.locales import LANGUAGES, Locale, get_locale
from handlers.messages import Button, Say
from handlers.routes import MENUS, is_staff_menu, menu_for
from handlers.ui.arguments import shorten
from storage.models import Role
from storage.text.normalization import clean_text, strip_emoji

MAX_BUTTONS = 100
"""Inline buttons of one message; Telegram refuses more."""
MAX_MARKUP_BYTES = 10_000
"""Bytes of a message's inline buttons as JSON; Telegram refuses more."""
WIDE_LETTERS = "жмфшщыю"
"""Letters as wide as one and a quarter of the others."""
LABEL_WIDTHS = {1: 36, 2: 17, 3: 11, 4: 8, 5: 6}
"""Buttons in a row -> the width of a label that a telephone of 390 px still shows whole, in characters."""
LABEL_LENGTHS = (64, 40, 24, 12)
"""Characters of a label, tried in this order until all buttons fit."""
FORMER_LABELS = {"Жаңы суроолор": "inbox", "Новые вопросы": "inbox", "New questions": "inbox"}
"""Labels of menus that are still below chats, without their emoji -> the command."""
EMOJI_PRESENTATION = "\ufe0f"
SHARED_TEXT_RATIO = 8
"""Characters of a text to share for each character of its label."""


def reply_markup(
    say: Say, roles: tuple[Role, ...], locale: Locale, *, on_event_day: bool = False
) -> dict[str, Any] | None:
    """Return the `reply_markup` of a message to somebody with these roles; None if it has no keyboard.

    `on_event_day`: as for `menu_for`.
    """
    if say.keyboard == "contact":
        contact = {"text": locale.plain("key-contact"), "request_contact": True}
        others = [[{"text": label}] for label, _ in button_labels(say, locale)]
        placeholder = {"input_field_placeholder": locale.plain("contact-placeholder")}
        options = {"resize_keyboard": True, "one_time_keyboard": True, **placeholder}
        return {"keyboard": [[contact], *others], **options}
    if say.buttons:
        return {"inline_keyboard": _fit_buttons(say, locale)}
    if say.keyboard == "remove":
        return {"remove_keyboard": True}
    if say.keyboard == "menu":
        labels = [{"text": locale.plain(f"key-{key}")} for key in menu_for(roles, on_event_day=on_event_day)]
        key = "menu-placeholder-staff" if is_staff_menu(roles) else "menu-placeholder"
        placeholder = {"input_field_placeholder": locale.plain(key)}
        options = {"resize_keyboard": True, "is_persistent": True, **placeholder}
        odd = len(labels) % 2  # two beside each other: three are cut on a telephone
        pairs = [labels[start : start + 2] for start in range(odd, len(labels), 2)]
        return {"keyboard": [*([labels[:1]] if odd else []), *pairs], **options}
    return None


def menu_labels(zone: str) -> dict[str, str]:
    """Return the command of each label of the menu, in every language and of former versions, without its emoji."""
    return FORMER_LABELS | {
        strip_emoji(get_locale(language, zone).plain(f"key-{key}")): key
        for language in LANGUAGES
        for key in {key for menu in MENUS for key in menu}
    }


def button_labels(say: Say, locale: Locale) -> list[tuple[str, str]]:
    """Return (label, data) of each inline button of a message that sends data to the bot."""
    return [
        (_render_label(button, say.key, locale), button.data)
        for row in say.buttons
        for button in row
        if button.data
    ]


def _fit_buttons(say: Say, locale: Locale) -> list[list[dict[str, Any]]]:
    """Render the buttons, of a folded page the first ones, within Telegram's limits.

    Rows beyond MAX_BUTTONS are left out before the last row, which leads back. Beyond MAX_MARKUP_BYTES labels and
    texts to share are shortened.
    """
    rows = list(say.folded or say.buttons)
    while len(rows) > 1 and sum(map(len, rows)) > MAX_BUTTONS:
        del rows[-2:-1]
    for length in LABEL_LENGTHS:
        rendered = [[_render_button(button, say.key, locale, length) for button in row] for row in rows]
        if len(orjson.dumps(rendered)) <= MAX_MARKUP_BYTES:
            break
    grids = groupby([row for row in rendered if row], _grid_key)
    return [part for (size, _), grid in grids for part in _fit_grid([*grid], size)]


def _grid_key(row: list[dict[str, Any]]) -> tuple[int, str]:
    """Return what the rows of a grid have in common: their size, and what their buttons do."""
    return len(row), row[0].get("callback_data", "").partition(":")[0]


def _fit_grid(rows: list[list[dict[str, Any]]], size: int) -> list[list[dict[str, Any]]]:
    """Split rows of this size into as few as show all labels whole: Telegram cuts what has no room.

    Rows of three or more, such as the days to choose from, are filled anew; of two, each is split by itself.
    """
    buttons = [button for row in rows for button in row]
    if size > 2 and len(rows) > 1 and (fitting := _fitting_size(buttons, size)) < size:
        return [buttons[start : start + fitting] for start in range(0, len(buttons), fitting)]
    return [part for row in rows for part in _split_row(row)]


def _split_row(row: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Split a row into as few as show all labels whole, of like size."""
    size = -(-len(row) // -(-len(row) // _fitting_size(row, len(row))))
    return [row[start : start + size] for start in range(0, len(row), size)]


def _fitting_size(buttons: list[dict[str, Any]], most: int) -> int:
    """Return how many of these buttons, at most so many, may share a row."""
    widest = max(label_width(button["text"]) for button in buttons)
    return next((size for size in range(most, 1, -1) if widest <= LABEL_WIDTHS.get(size, 4)), 1)


@lru_cache(maxsize=4096)
def label_width(label: str) -> float:
    """Return the width in characters; an emoji is as wide as two, some letters as one and a quarter."""
    return sum(_character_width(character) for character in label)


def _character_width(character: str) -> float:
    if character == EMOJI_PRESENTATION:
        return 1  # with the one that the character before it is counted for
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    if character.lower() in WIDE_LETTERS:
        return 1.25
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _render_button(button: Button, key: str, locale: Locale, length: int) -> dict[str, Any]:
    rendered: dict[str, Any] = {"text": shorten(_render_label(button, key, locale), length)}
    if button.link is not None:
        rendered["url"] = locale.render_value(button.link)
    elif button.copy is not None:
        rendered["copy_text"] = {"text": locale.render_value(button.copy)}
    elif button.share is not None:
        text = shorten(locale.render_value(button.share.text), length * SHARED_TEXT_RATIO)
        query = {"url": locale.render_value(button.share.link), "text": text}
        rendered["url"] = f"https://t.me/share/url?{urlencode(query, quote_via=quote)}"
    else:
        rendered["callback_data"] = button.data
    if button.style:
        rendered["style"] = button.style
    return rendered


def _render_label(button: Button, key: str, locale: Locale) -> str:
    if not isinstance(button.label, str):
        label = locale.render_value(button.label)
        return label if clean_text(label) else "…"  # Telegram refuses a button without visible text
    if button.label.startswith("."):
        return locale.plain(key, attribute=button.label[1:])
    return locale.plain(button.label)
