"""Texts parsed on first use are the same as those of files parsed as a whole."""

from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from bot.locales import LANGUAGES, catalogue
from bot.locales.catalogue import FOLDER, LazyBundle, entry_sources, parse_entry
from tests.proof_params import mark_proof

COMMENTED = ["span", "comment"]
"""Attributes that an entry parsed alone lacks: its position in the file, and the comment above it."""


@pytest.mark.parametrize("language", mark_proof(LANGUAGES, except_for=["ky"]))
def test_each_text_is_the_same_as_in_the_file_parsed_as_a_whole(language: str) -> None:
    texts = [file.read_text("utf-8") for file in sorted((FOLDER / language).glob("*.ftl"))]
    parsed = [entry for text in texts for entry in FluentParser(with_spans=False).parse(text).body]
    whole = {entry.id.name: entry for entry in parsed if isinstance(entry, ast.Message)}
    assert entry_sources(language).keys() == whole.keys()
    for name, entry in whole.items():
        alone = parse_entry(language, name).body[0]
        assert alone.equals(entry, ignored_fields=COMMENTED), name


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LazyBundle:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "sample.ftl").write_text(
        "-bot = Sample\n"
        "    .kind = bot\n"
        "# Nobody = reads this\n"
        "name = { -bot }\n"
        "all = { SHOUT( name ) }: {\n$number ->\n[one] one\n*[other] many\n}\n\n    of = them\n"
        "name = twice\n",
        "utf-8",
    )
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    # Nobody else uses "de", so its cached texts may stay.
    return LazyBundle("de", {"SHOUT": str.upper})


def test_what_a_text_refers_to_is_there_with_it(bundle: LazyBundle) -> None:
    assert bundle.has_message("all")
    pattern = bundle.get_message("all").value
    assert pattern
    assert bundle.format_pattern(pattern, {"number": 1}) == ("SAMPLE: one\n\nof = them", [])


def test_neither_a_term_nor_a_comment_is_a_message(bundle: LazyBundle) -> None:
    assert [name for name in ("-bot", "Nobody", "name", "of", "kind") if bundle.has_message(name)] == ["name"]
