"""Documents (.docx) in the reader's language, to read and to print: plain text, no fields or links."""

from io import BytesIO
from typing import Any

from bot.documents.xmltext import clean
from bot.locales import Locale
from handlers.messages import Paragraph, TextDocument

PLACES = {"ky": "ky-KG", "ru": "ru-RU", "en": "en-GB"}
"""The language for spell checking in a word processor."""
STYLES = {"part": "Heading 1", "annex": "Heading 1", "point": "Heading 2", "item": "List Bullet"}
"""Kind of paragraph -> style; all others have the default style."""
FONT = "Arial"  # on every machine, with the Kyrgyz letters
GREY = 0x59


def paper(source: TextDocument, words: Locale) -> bytes:
    """Return the document as an A4 .docx file."""
    from docx import Document  # imported when first needed, to save memory

    title = clean(words.render_value(source.title))
    document = Document()
    _lay_out(document, words.language)
    document.add_heading(title, level=0)
    styles = {kind: document.styles[name].style_id for kind, name in STYLES.items()}
    for paragraph in source.paragraphs:
        _add(document, styles.get(paragraph.kind), paragraph, clean(words.render_value(paragraph.text)))
    _sign(document, title, words.language)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: Any, style: str | None, paragraph: Paragraph, text: str) -> None:
    from docx.enum.text import WD_COLOR_INDEX
    from docx.shared import Pt, RGBColor

    added = document.add_paragraph()
    if style is not None:
        added._p.style = (
            style  # assigning it by name would search for it each time, three quarters of all the work
        )
    run = added.add_run(text)  # line breaks are kept, and nothing else is interpreted
    if paragraph.kind == "annex":
        added.paragraph_format.page_break_before = True
    if paragraph.kind == "lead":
        run.font.bold, added.paragraph_format.keep_with_next = True, True
    if paragraph.kind == "missing":
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if paragraph.kind == "note":
        run.font.size, run.font.color.rgb = Pt(9), RGBColor(GREY, GREY, GREY)


def _lay_out(document: Any, language: str) -> None:
    """Set A4, one font for all scripts, black headings, and the language for spell checking."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    for name, size in (("Normal", 11), ("Title", 20), ("Heading 1", 15), ("Heading 2", 12)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        for theme in [one for one in fonts.attrib if one.endswith("Theme")]:
            del fonts.attrib[theme]  # it would override the font's name
        for letters in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(letters), FONT)
        tongue = style.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): PLACES[language]})
        style.element.rPr.append(tongue)


def _sign(document: Any, title: str, language: str) -> None:
    """Set the document's properties, replacing the author and comment of the library's template."""
    about = document.core_properties
    about.title, about.language = title[:255], PLACES[language]
    about.author = about.comments = about.last_modified_by = ""
