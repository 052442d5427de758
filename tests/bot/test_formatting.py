"""Entities of a raw message: their offsets count UTF-16 units of what was sent, ours letters of what is kept."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formatting import rich_text
from storage.richtext import Mark, RichText


def as_it_is(text: str) -> str:
    return text


def thorough(text: str) -> str:
    """Composed, without what nobody sees."""
    return unicodedata.normalize("NFC", text).replace("\u200b", "").strip()


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


def test_a_letter_outside_the_first_plane_counts_as_two() -> None:
    found = rich_text("👍👍 здесь 😀", [entity("bold", 5, 5)], as_it_is)
    assert found.html() == "👍👍 <b>здесь</b> 😀"


@pytest.mark.parametrize(
    ("raw", "offset", "length", "html"),
    [
        ("  здесь", 2, 5, "<b>здесь</b>"),
        ("\u200bэто \u200bздесь", 6, 5, "это <b>здесь</b>"),
        ("и\u0306 и\u0306од", 3, 4, "й <b>йод</b>"),
        ("здесь  ", 0, 7, "<b>здесь</b>"),
        ("  \u200b  здесь", 0, 4, "здесь"),
    ],
)
def test_cleaning_moves_the_marks_with_the_words(raw: str, offset: int, length: int, html: str) -> None:
    assert rich_text(raw, [entity("bold", offset, length)], thorough).html() == html


@pytest.mark.parametrize(
    "odd",
    [
        None,
        {},
        "bold",
        [None],
        [7],
        [{}],
        [entity("bold", -1, 5)],
        [entity("bold", 0, -5)],
        [entity("bold", 50, 5)],
        [entity("bold", True, 5)],
        [{"type": "bold", "offset": "0", "length": 5}],
        [entity("text_link", 0, 5)],
        [entity("text_link", 0, 5, url=7)],
        [entity("text_link", 0, 5, url="https://x.org/\ud800")],
        [entity("text_mention", 0, 5, user={"id": 7})],
        [entity("custom_emoji", 0, 5, custom_emoji_id="7")],
        [entity("url", 0, 5)],
    ],
)
def test_what_is_no_formatting_is_left_out(odd: Any) -> None:
    assert rich_text("здесь", odd, as_it_is) == RichText("здесь")


def test_an_entity_that_goes_beyond_the_words_ends_with_them() -> None:
    assert rich_text("здесь", [entity("bold", 2, 10**30)], as_it_is).marks == (Mark(2, 5, "bold"),)


@given(st.text(max_size=60), st.integers(0, 80), st.integers(0, 80))
def test_any_words_with_any_entity_are_survived(raw: str, offset: int, length: int) -> None:
    found = rich_text(raw, [entity("bold", offset, length)], thorough)
    assert found.text == thorough(raw)
