"""Entities of raw messages: UTF-16 offsets are converted to character offsets of the cleaned text."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.telegram.entities import MAX_TEXT_LENGTH, rich_text
from storage.text.normalization import clean_text
from storage.text.richtext import TAGS, Mark, RichText, make_mark
from tests.case_tables import every_row
from tests.storage.text.test_normalization import NASTY


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


def test_a_letter_outside_the_first_plane_counts_as_two() -> None:
    found = rich_text("👍👍 здесь 😀", [entity("bold", 5, 5)])
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
    assert rich_text(raw, [entity("bold", offset, length)]).html() == html


@every_row(
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
    assert rich_text("здесь", odd) == RichText("здесь")


def test_an_entity_that_goes_beyond_the_words_ends_with_them() -> None:
    assert rich_text("здесь", [entity("bold", 2, 10**30)]).marks == (Mark(2, 5, "bold"),)


@given(st.text(max_size=60) | NASTY, st.integers(0, 80), st.integers(0, 80))
def test_any_words_with_any_entity_are_survived(raw: str, offset: int, length: int) -> None:
    found = rich_text(raw, [entity("bold", offset, length)])
    assert found.text == clean_text(raw)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


PIECE = (st.text() | NASTY).map(lambda text: text.replace("|", ""))


@given(PIECE, PIECE, PIECE, st.sampled_from(sorted(TAGS)))
@example("и\u0306 \u200b\u202e", "👨\u200d👩\u200dи\u0306\xa0", "\u3164", "bold")
def test_an_entity_stays_over_its_words_whatever_cleaning_does(
    before: str, inside: str, after: str, kind: str
) -> None:
    """The bars mark the entity in the original; beside each stands, inside it, a letter that composes with nothing."""
    raw = f"{before}|q{inside}q|{after}"
    value = "https://example.org/" if kind == "text_link" else ""
    entities = [entity(kind, units(before) + 1, units(inside) + 2, url=value)]
    found = rich_text(raw, entities)
    assert found.text == clean_text(raw)
    there = found.text.index("|") + 1, found.text.rindex("|")
    assert found.marks == (make_mark(*there, kind, value),)


def test_more_than_telegram_sends_is_read_without_its_formatting() -> None:
    assert rich_text("а" * (MAX_TEXT_LENGTH + 1), [entity("bold", 0, 5)]).marks == ()
