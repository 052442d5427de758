"""The font has every letter that the bot writes; text is cut and wrapped to the available width."""

import hashlib
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.fonts import FOLDER, Weight, cut, font, readable, width_of, wrapped
from bot.documents.typesetting import typeset
from bot.locales.catalogue import FOLDER as TEXTS
from storage.units import register
from tests.bot.documents.hostile_text import HOSTILE
from tests.bot.documents.pdf_text import pages


@pytest.mark.parametrize(("text", "seen"), HOSTILE)
def test_what_the_font_cannot_show_is_left_out_and_all_else_stays(text: str, seen: str) -> None:
    assert readable(text) == seen


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_both_weights_have_all_letters_of_the_texts_and_of_the_register(weight: Weight) -> None:
    needed = set("ҢӨҮңөү…·")
    for row in register.read_register(register.REGISTER_FILE):
        needed |= {*row.name_ky, *row.name_ru, *row.name_en}
    for file in TEXTS.rglob("*.ftl"):
        needed |= {one for one in file.read_text("utf-8") if unicodedata.category(one)[0] == "L"}
    assert not {one for one in needed if one not in font(weight)}


def test_widths_are_those_that_typst_sets() -> None:
    names = [row.name_ky for row in register.read_register(register.REGISTER_FILE)][:300:10]
    look = {
        "width": 1080,
        "margin": 40,
        "title": 28,
        "small": 28,
        "ink": "#000",
        "pale": "#000",
        "paper": "#fff",
    }
    data = {
        "look": look | {"words": 28, "edge": "#000"},
        "title": [],
        "note": names,
        "legend": [],
        "bars": [],
    }
    [page] = pages(typeset("bars", data, "pdf"))
    assert page.texts() == names
    for line in page.lines:
        assert line.right - line.left == pytest.approx(
            width_of(line.text, 28), rel=0.02, abs=7
        )  # ink and kerning


@settings(max_examples=60)
@given(st.text(max_size=200), st.integers(60, 1000))
def test_any_title_fits_its_room(text: str, room: int) -> None:
    for line in wrapped(text, 38, room, "bold"):
        assert width_of(line, 38, "bold") <= room or line == "…"
    assert width_of(cut(readable(text), 26, room), 26) <= room


def test_the_files_are_those_that_the_readme_names() -> None:
    told = (FOLDER / "README.md").read_text("utf-8")
    for file in FOLDER.glob("*.ttf"):
        assert hashlib.sha256(file.read_bytes()).hexdigest() in told
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text("utf-8")
