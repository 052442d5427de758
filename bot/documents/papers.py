"""Papers to print on A4: a recipe (JSON, see recipes.py) becomes a PDF by the Typst template of its layout.

    {"layout": "signatures" or "badges" or "signs" or "certificates" or "list", "data": {…}}

What each layout takes is said at the head of its template. Text is cleaned of what the font cannot show; beside each
`link` stand its QR code (`qr`, SVG) and the address as it is printed (`address`).
"""

import re
from collections.abc import Mapping
from typing import Any

from bot.documents.fonts import readable
from bot.documents.qr import qr_svg
from bot.documents.typesetting import typeset

LAYOUTS = ("signatures", "badges", "signs", "certificates", "list")
LINK = "link"
LONG_WORD = re.compile(r"[^\s-]{20,}")
BREAK, PIECE = "\u200b", 10
"""A long word may be broken after so many letters: Typst has no hyphenation for Kyrgyz."""
NUMBER_HYPHEN = re.compile(r"(?<=\d)-(?=\w)")
JOINER = "\u2060"
"""No line ends within "6-декабрь"."""


def pdf(recipe: Mapping[str, Any]) -> bytes:
    """The paper as PDF; the same recipe gives the same bytes. Raises KeyError where the recipe is none."""
    layout = recipe["layout"]
    if layout not in LAYOUTS:
        raise KeyError(layout)
    return typeset(layout, prepare(recipe["data"]), "pdf")


def prepare(value: Any) -> Any:
    """What the template is given: clean text, and QR codes."""
    if isinstance(value, str):
        return breakable(readable(value))
    if isinstance(value, Mapping):
        return {
            key: item
            for name, one in value.items()
            for key, item in (_link(one) if name == LINK else {name: prepare(one)}).items()
        }
    return [prepare(one) for one in value] if isinstance(value, list) else value


def breakable(text: str) -> str:
    """The text with places where its long words may be broken, and none after a number's hyphen."""
    text = NUMBER_HYPHEN.sub(f"-{JOINER}", text)
    return LONG_WORD.sub(lambda word: BREAK.join(_pieces(word[0])), text)


def _pieces(word: str) -> list[str]:
    return [word[start : start + PIECE] for start in range(0, len(word), PIECE)]


def _link(link: str) -> dict[str, str]:
    return (
        {"qr": qr_svg(link), "address": link.removeprefix("https://")} if link else {"qr": "", "address": ""}
    )
