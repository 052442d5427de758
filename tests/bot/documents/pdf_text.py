"""Reads text, positions and active content from a PDF that Typst made."""

from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw


@dataclass
class Line:
    """Text on one line: its extent from the page's upper left corner, and the font size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    def touches(self, other: "Line") -> bool:
        """Return whether the two lines overlap."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass
class Page:
    """A page's size and its lines."""

    width: float
    height: float
    lines: list[Line]

    def texts(self) -> list[str]:
        """Return the texts of the lines."""
        return [line.text for line in self.lines]


def pages(content: bytes) -> list[Page]:
    """Return all pages of a PDF."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def active_content(content: bytes) -> list[str]:
    """Return the parts of a PDF that act when it is opened or touched."""
    document = pypdfium2.PdfDocument(content)
    try:
        found = [f"{raw.FPDFPage_GetAnnotCount(page)} links or forms on a page" for page in document]
        found.append(f"{raw.FPDFDoc_GetJavaScriptActionCount(document)} scripts")
        found.append(f"{raw.FPDFDoc_GetAttachmentCount(document)} attachments")
        return [one for one in found if not one.startswith("0 ")]
    finally:
        document.close()


def images(content: bytes) -> int:
    """Return the number of raster images in a PDF."""
    document = pypdfium2.PdfDocument(content)
    try:
        wanted = [raw.FPDF_PAGEOBJ_IMAGE]
        return sum(len(list(page.get_objects(filter=wanted, max_depth=8))) for page in document)
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    texts = page.get_textpage()
    runs = []
    for run in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8, textpage=texts):
        left, bottom, right, top = run.get_bounds()
        text = run.extract()
        if text.strip():
            runs.append(Line(text, left, height - top, right, height - bottom, run.get_font_size()))
    texts.close()
    page.close()
    return Page(width, height, _joined(runs))


def _joined(runs: list[Line]) -> list[Line]:
    """Join the runs of one line: a new run begins at another script or sign too."""
    lines = runs[:1]
    for before, run in pairwise(runs):
        on_one_line = run.top < before.bottom and before.top < run.bottom
        if on_one_line and run.size == before.size and 0 <= run.left - before.right < run.size / 2:
            line = lines[-1]
            line.text, line.right = line.text + run.text, run.right
            line.top, line.bottom = min(line.top, run.top), max(line.bottom, run.bottom)
        else:
            lines.append(run)
    for line in lines:
        line.text = line.text.strip()
    return lines
