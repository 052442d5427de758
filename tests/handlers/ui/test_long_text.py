"""A text that is too long for one message is split: nothing is lost, and sentences are kept whole where possible."""

from hypothesis import given
from hypothesis import strategies as st

from bot.locales import get_locale
from handlers.messages import Text
from handlers.ui.long_text import FOLD_LENGTH, FOLD_LINES, PART_LENGTH, folded, split_text
from storage.text.richtext import Mark, RichText

SENTENCE = "Долбоор эки айыл өкмөтүнүн чогуу иштөөсүн колдойт. "


def test_a_long_text_is_cut_between_sentences() -> None:
    pieces = split_text(SENTENCE * 100)
    assert len(pieces) == 3
    assert all(one.startswith("Долбоор") and one.rstrip().endswith("колдойт.") for one in pieces)


def test_a_paragraph_is_a_better_place_than_a_sentence_and_a_word_than_none() -> None:
    first = (SENTENCE * 25).strip() + "\n\n"
    assert split_text(first + SENTENCE * 30)[0] == first
    words = split_text("сөз " * 1000)
    assert all(one.strip().endswith("сөз") for one in words)
    assert [len(one) for one in split_text("о" * (2 * PART_LENGTH + 1))] == [PART_LENGTH, PART_LENGTH, 1]


def test_a_long_text_is_folded_alone_and_within_a_quote() -> None:
    texts = get_locale("ru", "UTC")
    short = RichText("а" * FOLD_LENGTH, (Mark(0, 2, "blockquote"),))
    assert folded(short) == short
    for long in (short + "а", RichText("а\n" * FOLD_LINES)):
        quoted = Text("question-quote", {"question": folded(long)})
        html = texts.html("question-answer", {"number": 1, "question": quoted, "answer": folded(long)})
        assert html.count("<blockquote expandable>") == html.count("</blockquote>") == 2
        assert html.count("<blockquote") == 2


@given(st.text(st.sampled_from("аб .\n!"), max_size=30), st.integers(0, 700))
def test_nothing_but_blanks_is_lost_and_every_piece_fits(text: str, times: int) -> None:
    pieces = split_text(text * times)
    assert "".join("".join(pieces).split()) == "".join((text * times).split())
    assert all(0 < len(one) <= PART_LENGTH and one.strip() for one in pieces)
