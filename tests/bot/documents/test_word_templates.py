"""Word templates that staff send: filled with any text; refused if broken, unsafe or with unknown placeholders."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import orjson
import pytest

from bot.documents import recipes, word_templates
from bot.documents.word_templates import BROKEN, SYNTAX, TOO_LARGE, UNSAFE
from bot.locales import get_locale
from handlers.papers.documents import sample_data
from tests.bot.documents.hostile_text import HOSTILE

LANGUAGES = ("ky", "ru", "en")
RELATIONSHIP = (
    b'<Relationship Id="r9" Type="http://schemas/%s" Target="http://example.org/" TargetMode="External"/>'
)


def template(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return _saved(document)


def _saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def recipe(content: bytes | None, language: str = "ky", **data: Any) -> Any:
    words = get_locale(language, "Asia/Bishkek")
    return orjson.loads(
        recipes.template_recipe("participants", content, {**sample_data(), **data}, words, check=True)
    )


def texts(content: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def test_the_columns_of_the_own_template_are_as_wide_in_its_grid_as_in_its_cells() -> None:
    [table] = docx.Document(io.BytesIO(word_templates.own_template("participants"))).tables
    cells = [cell.width for cell in table.rows[0].cells]
    assert [column.width for column in table.columns] == cells, (
        "LibreOffice goes by the grid, Word by the cells"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_own_template_is_filled_and_leaves_nothing_open(language: str) -> None:
    made = recipe(None, language)
    assert word_templates.check(made) == {"key": "", "unknown": []}
    said = texts(word_templates.fill(made))
    assert not [one for one in said if "{" in one or "}" in one]
    for key in ("papers-list-title", "papers-sample-rayon"):
        assert get_locale(language, "UTC").plain(key) in said
    assert [one for one in said if one in ("1", "2", "3")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("name", "seen"), [*HOSTILE, ("{{ title }} {% for x in y %}", "{{ title }} {% for x in y %}")]
)
def test_whatever_somebody_is_called_stands_in_the_document_as_text(name: str, seen: str) -> None:
    person = {"number": "1", "name": name, "position": name, "place": name, "rayon": name, "phone": ""}
    made = recipe(None, seminar=name, rayons=[{"name": name, "participants": [person]}])
    said = "".join(texts(word_templates.fill(made)))
    assert "".join(seen.split())[:5] in "".join(said.split())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("{{ title }} {{ titel }}", ["titel"]),
        ("{{ label.nmber }}", ["nmber"]),
        ("{% for one in participants %}{{ one.adress }}{% endfor %}", ["adress"]),
    ],
)
def test_placeholders_that_do_not_exist_are_named(words: str, found: list[str]) -> None:
    assert word_templates.check(recipe(template(words))) == {"key": "", "unknown": found}


@pytest.mark.parametrize(
    "words",
    [
        "{{ title",
        "{% for one in participants %}",
        "{{ title.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{% include '/etc/passwd' %}",
        "{{ total + title }}",
        "{{ 1 / 0 }}",
    ],
)
def test_wrong_and_hostile_placeholders_are_refused(words: str) -> None:
    found = word_templates.check(recipe(template(words)))
    assert found["key"] == SYNTAX or found["unknown"]


def _packages() -> dict[str, tuple[bytes, str]]:
    good = template("{{ title }}")
    external = with_parts(good, {"word/_rels/x.rels": RELATIONSHIP % b"image"})
    return {
        "no archive": (b"PK\x03\x04 not really", BROKEN),
        "empty": (b"", BROKEN),
        "no document": (with_parts(_empty_archive(), {"word/other.xml": b"<a/>"}), BROKEN),
        "macros": (with_parts(good, {"word/vbaProject.bin": b"x"}), UNSAFE),
        "embedded": (with_parts(good, {"word/embeddings/one.bin": b"x"}), UNSAFE),
        "entities": (with_parts(good, {"word/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), UNSAFE),
        "loaded from elsewhere": (external, UNSAFE),
        "a bomb": (with_parts(good, {"word/media/big.png": bytes(21 * 1024 * 1024)}), TOO_LARGE),
        "many parts": (with_parts(good, {f"word/{one}.txt": b"" for one in range(501)}), TOO_LARGE),
        "large": (bytes(2 * 1024 * 1024 + 1), TOO_LARGE),
    }


def _empty_archive() -> bytes:
    stream = io.BytesIO()
    zipfile.ZipFile(stream, "w").close()
    return stream.getvalue()


@pytest.mark.parametrize("what", _packages())
def test_a_file_that_is_no_harmless_word_document_is_refused(what: str) -> None:
    content, key = _packages()[what]
    made = recipe(None)
    made["template"] = word_templates.encode(content)
    if content:
        assert word_templates.check(made) == {"key": key, "unknown": []}
    else:
        with pytest.raises(word_templates.TemplateProblem):
            word_templates.check_package(content)


def test_a_link_in_the_text_is_harmless() -> None:
    content = with_parts(template("{{ title }}"), {"word/_rels/x.rels": RELATIONSHIP % b"hyperlink"})
    assert word_templates.check(recipe(content)) == {"key": "", "unknown": []}
