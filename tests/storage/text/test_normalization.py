"""Text normalization: invisible characters are removed, visible ones stay, and offsets are converted."""

from unicodedata import is_normalized, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.text.normalization import (
    BLANK_LETTERS,
    clean_text,
    clean_with_offsets,
    is_invisible,
    one_line,
    strip_emoji,
)
from tests.case_tables import every_row

INVISIBLE = (
    "\x00\x01\x1f\x7f\x80\x9f\xad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2064"
    "\u2066\u2069\u206a\ufeff\ufe00\ufe0e\ufe0f\ufff9\ufffc\ufffe\uffff\ufdd0\ue000\uf0b7\U000e0001\U000e0061"
    "\U000f0000\U0001fffe\ud800\udfff" + "".join(sorted(BLANK_LETTERS))
)
SPACES = "\xa0\u1680\u2000\u2002\u2003\u2007\u2009\u200a\u202f\u205f\u3000"
KEPT = [
    "Өмүрбек Жээнбекова", "Ысык-Көл, «Ак-Булуң» — №5…", "👩‍❤️‍👨 👨‍👩‍👧‍👦 👍🏽", "🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇰🇬", "1️⃣ #️⃣",
    "☎️ ℹ️ ©️ ‼️ ↔️", "🙂‍↔️ 🐻‍❄️ ❤️‍🔥", "a\tb\nc", "Ak-Suu rayonu", "\u4e2d\u6587", "½ ² €",
]  # fmt: skip


@every_row("text", KEPT)
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert clean_text(text) == text


@every_row("letter", INVISIBLE)
def test_what_cannot_be_seen_is_nothing(letter: str) -> None:
    assert clean_text(f"Ак{letter}-Суу") == "Ак-Суу"
    assert clean_text(letter * 3) == clean_text(f" {letter} ") == ""


@every_row("space", SPACES)
def test_every_kind_of_space_is_a_space(space: str) -> None:
    assert clean_text(f"{space}Ак{space}Суу{space}") == "Ак Суу"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"])
def test_every_end_of_a_line_is_one(end: str) -> None:
    assert clean_text(f"а{end}б") == "а\nб"


def test_a_hyphen_that_does_not_break_is_a_hyphen() -> None:
    assert clean_text("Ак\u2011Суу, Кара\u2010Көл") == "Ак-Суу, Кара-Көл"


def test_letters_are_composed_also_where_something_stood_between() -> None:
    assert clean_text("Айгүл Жайлоева".replace("й", "и\u0306")) == "Айгүл Жайлоева"
    assert clean_text("Аи\u200b\u0306") == "Ай"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("а\u200dб", "аб"),
        ("👍\u200d", "👍"),
        ("👍\u200dа", "👍а"),
        ("5\ufe0f", "5"),
        ("+\u200d=", "+="),
        ("x\U000e0067\U000e007f", "x"),
    ],
)
def test_an_emojis_glue_without_an_emoji_is_nothing(text: str, left: str) -> None:
    assert clean_text(text) == left


NASTY = st.text(
    st.sampled_from(
        INVISIBLE + SPACES + "аи\u0306\u0301\u0327e\u0338=🏴👍🏽❤ℹ1\u20e3\n\r\t가\u1100\u1161\u11a8ক\u09be"
    )
)


@given(st.text() | NASTY)
@example("\u0340\u0300")
def test_a_second_time_changes_nothing(text: str) -> None:
    dedup_key = clean_text(text)
    assert clean_text(dedup_key) == dedup_key
    assert is_normalized("NFC", dedup_key)
    dedup_key.encode()


@given(st.text() | NASTY)
def test_the_composition_somebody_types_with_makes_no_difference(text: str) -> None:
    assert clean_text(normalize("NFD", text)) == clean_text(text)


@given(st.text() | NASTY)
def test_offsets_lead_to_the_same_letters(text: str) -> None:
    done, offsets = clean_with_offsets(text)
    assert done == clean_text(text)
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert len(offsets) == units + 1
    assert sorted(offsets) == list(offsets)
    assert offsets[-1] == len(done.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "start", "end", "marked"),
    [
        ("  салам, дүйнө", 9, 14, "дүйнө"),
        ("са\u200bлам, \u202eдүйнө\u202c!", 8, 14, "дүйнө"),
        ("и\u0306и\u0306 дүи\u0306нө", 5, 11, "дүйнө"),
        ("👍🏽 дүйнө", 5, 10, "дүйнө"),
        ("\u3164\u3164дүйнө\u3164", 2, 8, "дүйнө"),
    ],
)
def test_what_was_bold_is_bold_still(text: str, start: int, end: int, marked: str) -> None:
    done, offsets = clean_with_offsets(text)
    units = done.encode("utf-16-le")
    assert units[2 * offsets[start] : 2 * offsets[end]].decode("utf-16-le") == marked


def test_one_line_has_single_spaces() -> None:
    assert one_line("\u3164 Асанов\xa0\n Бек\u200b ") == "Асанов Бек"


@pytest.mark.parametrize("label", ["ℹ️ Помощь", "ℹ Помощь", "Помощь", " Помощь ", "Помощь ℹ️", "🆘 Помощь"])
def test_a_label_is_known_with_or_without_its_picture(label: str) -> None:
    assert strip_emoji(label) == "Помощь"


def test_signs_of_a_keyboard_are_no_pictures() -> None:
    assert strip_emoji("+1 = 2 №3 $5 <б>") == "+1 = 2 №3 $5 <б>"


def test_blank_letters_alone_hide_and_spaces_do_not() -> None:
    assert is_invisible("\u3164\u3164")
    assert is_invisible(" \u2800\u200b")
    assert not any(is_invisible(text) for text in ("", " \xa0", "\u200b", "а\u3164"))
