"""Formatted text: it stays formatted when cut, joined and quoted, and people's text never becomes markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.markup import parse_html
from storage.text import richtext
from storage.text.richtext import SAFE_URL, TAGS, Mark, RichText, join_rich, make_mark, to_rich

FORM = "https://example.org/form-8"
ANSWER = RichText(
    "Да. Новая форма здесь, срок 1 марта.", (Mark(16, 21, "text_link", FORM), Mark(28, 35, "strikethrough"))
)


def test_a_link_and_what_is_struck_out_are_read_as_they_were_written() -> None:
    assert ANSWER.html() == f'Да. Новая форма <a href="{FORM}">здесь</a>, срок <s>1 марта</s>.'
    struck = "".join(f"{letter}\u0336" for letter in "1 марта")
    assert ANSWER.plain_text() == f"Да. Новая форма здесь ({FORM}), срок {struck}."


def test_an_address_that_can_be_read_is_not_written_twice() -> None:
    shown = RichText("example.org/form-8", (Mark(0, 18, "text_link", FORM),))
    assert shown.plain_text() == "example.org/form-8"


@pytest.mark.parametrize(
    ("part", "html"),
    [
        (slice(0, 18), f'Да. Новая форма <a href="{FORM}">зд</a>'),
        (slice(18, None), f'<a href="{FORM}">есь</a>, срок <s>1 марта</s>.'),
        (slice(0, 10), "Да. Новая "),
        (slice(30, 32), "<s>ма</s>"),
    ],
)
def test_a_piece_is_formatted_as_the_whole_was(part: slice, html: str) -> None:
    assert ANSWER[part].html() == html


def test_pieces_joined_again_are_the_whole() -> None:
    assert (ANSWER[:18] + ANSWER[18:]).plain_text().count(FORM) >= 1
    assert (
        join_rich(" | ", [ANSWER[16:21], ANSWER[28:35]]).html()
        == f'<a href="{FORM}">здесь</a> | <s>1 марта</s>'
    )
    assert join_rich("\n", []) == RichText()


def test_space_in_the_middle_of_a_mark_stays_in_it() -> None:
    spread = RichText("  к  1\n марта ", (Mark(5, 13, "strikethrough"),))
    assert spread.one_line().html() == "к <s>1 марта</s>"
    assert spread.strip().html() == "к  <s>1\n марта</s>"


def test_what_is_put_in_the_place_of_something_moves_the_rest() -> None:
    told = RichText(
        "Асан и Асан здесь", (Mark(0, 4, "bold"), Mark(7, 17, "italic"), Mark(12, 17, "underline"))
    )
    hidden = told.sub(re.compile("Асан"), lambda _: "…")
    assert hidden.html() == "<b>…</b> и <i>… <u>здесь</u></i>"


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ((Mark(0, 3, "bold"), Mark(1, 5, "italic")), "<b>а<i>бв</i></b><i>гд</i>"),
        ((Mark(0, 5, "blockquote"), Mark(1, 3, "expandable_blockquote")), "<blockquote>абвгд</blockquote>"),
        ((Mark(0, 5, "expandable_blockquote"),), "<blockquote expandable>абвгд</blockquote>"),
        ((Mark(0, 5, "pre", "python"),), '<pre><code class="language-python">абвгд</code></pre>'),
        ((Mark(0, 5, "code"), Mark(1, 3, "bold")), "<code>а</code><b>бв</b><code>гд</code>"),
        ((Mark(0, 2, "spoiler"), Mark(4, 99, "bold")), "<tg-spoiler>аб</tg-spoiler>вг<b>д</b>"),
        ((Mark(-3, 0, "bold"), Mark(3, 3, "bold"), Mark(9, 12, "bold")), "абвгд"),
    ],
)
def test_marks_are_nested_as_telegram_takes_them(marks: tuple[Mark, ...], html: str) -> None:
    assert RichText("абвгд", marks).html() == html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "tg://user?id=7",
        "example.org",
        'https://x.org/" onclick="',
        "https://x.org/<b>",
        "https://x.org/\n",
        "https://",
        "",
    ],
)
def test_a_link_that_leads_nowhere_safe_is_no_link(address: str) -> None:
    assert make_mark(0, 5, "text_link", address) is None


def test_what_is_kept_beside_the_words_is_found_again() -> None:
    assert richtext.from_stored(ANSWER.text, ANSWER.stored_marks()) == ANSWER
    assert richtext.from_stored("", ANSWER.stored_marks()) == RichText()
    assert richtext.from_stored("Да.", None) == to_rich("Да.")


words = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
addresses = st.one_of(st.text(max_size=20), st.from_regex(SAFE_URL, fullmatch=True))
marks = st.builds(
    make_mark, st.integers(-2, 45), st.integers(-2, 45), st.sampled_from([*TAGS, "mention"]), addresses
)
texts = st.builds(
    lambda text, found: RichText(text, tuple(one for one in found if one)), words, st.lists(marks)
)


@given(texts)
def test_whatever_is_written_is_valid_markup_of_the_same_words(text: RichText) -> None:
    shown, entities = parse_html(text.html())
    assert shown == text.text
    assert {one.get("url") for one in entities} <= {None, *text.urls()}


@given(texts, st.integers(0, 40), st.integers(0, 40))
def test_cutting_formats_every_letter_as_before(text: RichText, start: int, end: int) -> None:
    piece = text[start:end]
    assert piece.text == text.text[start:end]
    for place in range(len(piece)):
        assert piece[place : place + 1] == text[start + place : start + place + 1]


@given(texts, texts)
def test_joining_formats_every_letter_as_before(one: RichText, other: RichText) -> None:
    both = one + other
    assert (both[: len(one)], both[len(one) :]) == (one, other)
