"""Parsing Telegram's HTML, so that a text that is too long is cut and stays formatted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.markup import parse_html
from storage.text.richtext import Mark, RichText
from storage.text.telegram_html import from_html, truncate
from tests.storage.text.test_richtext import texts

FORM = "https://example.org/form-8"


@pytest.mark.parametrize(
    ("html", "words", "marks"),
    [
        ("&lt;b&gt; &amp;amp; &#39;", "<b> &amp; '", ()),
        (f'Форма <a href="{FORM}">здесь</a>', "Форма здесь", (Mark(6, 11, "text_link", FORM),)),
        (
            "<b>а<i>б</i></b><s>в</s>",
            "абв",
            (Mark(0, 2, "bold"), Mark(1, 2, "italic"), Mark(2, 3, "strikethrough")),
        ),
        ("<blockquote expandable>а</blockquote>б", "аб", (Mark(0, 1, "expandable_blockquote"),)),
        ('<pre><code class="language-python">а</code></pre>', "а", (Mark(0, 1, "pre", "python"),)),
        ("<code>а</code><u>б</u>", "аб", (Mark(0, 1, "code"), Mark(1, 2, "underline"))),
        ('<tg-time unix="1" format="t">9:30</tg-time> <tg-emoji emoji-id="5">👍</tg-emoji>', "9:30 👍", ()),
        ('<a href="tg://user?id=7">Асан</a>', "Асан", ()),
        ("<b>а</i>б", "аб", ()),
    ],
)
def test_words_and_what_is_kept_of_their_markup(html: str, words: str, marks: tuple[Mark, ...]) -> None:
    assert from_html(html) == RichText(words, marks)


@given(texts)
def test_what_is_read_back_is_the_same_again(text: RichText) -> None:
    again = from_html(text.html())
    assert (again.text, again.html()) == (text.text, text.html())


@given(texts, st.integers(1, 60))
def test_what_is_cut_fits_and_is_formatted_as_before(text: RichText, most: int) -> None:
    short = truncate(text, most)
    shown, _ = parse_html(short.html())
    assert shown == short.text
    assert len(shown.encode("utf-16-le")) // 2 <= most
    if short == text:
        return
    kept = len(short.text) - 1
    assert short.text[kept:] == "…"
    for place in range(kept):
        assert short[place : place + 1] == text[place : place + 1]


def test_a_cut_in_the_middle_of_a_link_leaves_a_link() -> None:
    text = RichText("Форма здесь", (Mark(6, 11, "text_link", FORM),))
    assert truncate(text, 9).html() == f'Форма <a href="{FORM}">зд</a>…'
    assert truncate(RichText("👍👍"), 3).html() == "👍…"
    assert truncate(text, 11) is text
