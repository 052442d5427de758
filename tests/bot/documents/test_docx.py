"""Generated .docx files contain text and nothing else, whoever wrote it."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.docx import paper
from bot.documents.xmltext import clean
from bot.locales import LANGUAGES, get_locale
from handlers.messages import FileName, Paragraph, Text, TextDocument, Translated

NAME = FileName("file-questions")

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = {"p", "pPr", "pStyle", "r", "rPr", "t", "br", "tab", "cr", "noBreakHyphen", "color", "sz", "body"}
LAID_OUT = {"document", "sectPr", "pgSz", "pgMar", "cols", "docGrid"}
"""The elements a document may contain: no field, no link, no picture, nothing of another file."""


def made(*texts: str, language: str = "ky") -> bytes:
    paragraphs = [Paragraph("point", "№1"), *(Paragraph("text", text) for text in texts)]
    return paper(
        TextDocument(NAME, Translated({"ky": "Суроо-жооптор"}), paragraphs),
        get_locale(language, "UTC"),
    )


def elements(content: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = ElementTree.fromstring(archive.read("word/document.xml"))
    return {one.tag.removeprefix(WORDS) for one in tree.iter()}


def read(content: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(content)).paragraphs]


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(), max_size=60), min_size=1, max_size=4))
def test_whatever_was_written_a_paper_opens_and_holds_words_only(texts: list[str]) -> None:
    content = made(*texts)
    assert elements(content) <= DRAWN | LAID_OUT
    shown = [one.replace("\r", "\n") for one in read(content)[2:]]
    assert shown == [clean(one).replace("\r", "\n") for one in texts]


@pytest.mark.parametrize(
    "text",
    [
        "<w:fldSimple w:instr='DDEAUTO c:\\\\cmd.exe'/>",
        "{ INCLUDETEXT http://example.org }",
        "=cmd|' /C calc'!A0",
        "</w:t></w:r><w:hyperlink/>",
        "]]>&amp;<b>Үлгү</b>",
        "\x00\ud800\ufffe!",
    ],
)
def test_a_question_like_a_field_stays_a_question(text: str) -> None:
    content = made(text)
    assert elements(content) <= DRAWN | LAID_OUT
    assert read(content)[2] == clean(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_is_in_its_readers_language(language: str) -> None:
    title = Text("questions-paper-asked", {"asked": 3})
    content = paper(
        TextDocument(NAME, title, [Paragraph("note", "Үлгү")]),
        get_locale(language, "UTC"),
    )
    document = Document(io.BytesIO(content))
    assert document.paragraphs[0].text == get_locale(language, "UTC").plain(title.key, title.args)
    assert document.core_properties.language.startswith(language)
    assert document.core_properties.author == document.core_properties.comments == ""
    normal = document.styles["Normal"].element.xml
    assert f'w:lang w:val="{document.core_properties.language}"' in normal
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
