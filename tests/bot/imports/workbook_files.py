"""List files as several programs write them, generated for tests."""

import io
import zipfile
from html import escape
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

OFFICE_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
SHEET_PATH = "xl/worksheets/sheet1.xml"
MAIN_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook_of(rows: list[list[Any]], *, merge: str = "") -> bytes:
    """Return an .xlsx of one sheet."""
    made = Workbook()
    page = made.active
    assert isinstance(page, Worksheet)
    for row in rows:
        page.append(row)
    if merge:
        page.merge_cells(merge)
    return workbook_bytes(made)


def workbook_of_sheets(**sheets: list[list[Any]]) -> bytes:
    """Return an .xlsx of several sheets."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        page = made.create_sheet(title)
        for row in rows:
            page.append(row)
    return workbook_bytes(made)


def workbook_bytes(made: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def pack_zip(parts: dict[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unpack_zip(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def workbook_with_parts(**parts: bytes) -> bytes:
    """Return a workbook of one cell with some parts replaced; "__" stands for "/" in their names."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
    return pack_zip(unpack_zip(workbook_of([["x"]])) | named)


def workbook_with_sheet(rows: str, after: str = "", columns: str = "") -> bytes:
    """Return a workbook whose sheet XML is given."""
    before = f'<worksheet xmlns="{MAIN_NAMESPACE}"><dimension ref="A1:XFD1048576"/>{columns}'
    sheet = f"{before}<sheetData>{rows}</sheetData>{after}"
    return workbook_with_parts(xl__worksheets__sheet1_xml=f"{sheet}</worksheet>".encode())


def ods_of(*sheets: str, hidden: str = "") -> bytes:
    """Return an .ods of these sheets (the XML of their rows), named a, b, c …; `hidden` is one of them."""
    tables = "".join(
        f'<table:table table:name="{name}" table:style-name="{"no" if name == hidden else "yes"}">{rows}'
        "</table:table>"
        for name, rows in zip("abcdefgh", sheets, strict=False)
    )
    styles = "".join(
        f'<style:style style:name="{name}"><style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("yes", "true"), ("no", "false"))
    )
    content = (
        f'<office:document-content xmlns:office="{OFFICE_NAMESPACE}" xmlns:table="{TABLE_NAMESPACE}"'
        f' xmlns:text="{TEXT_NAMESPACE}"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": b'<manifest:manifest xmlns:manifest="urn:x"/>',
        "content.xml": content.encode(),
    }
    return pack_zip(parts)


def ods_rows(rows: list[list[str]]) -> str:
    """Return rows of text for an .ods."""
    return "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)


def ods_cell(text: str, attributes: str = 'office:value-type="string"') -> str:
    """Return a cell of an .ods."""
    return (
        f"<table:table-cell {attributes}><text:p>{escape(text)}</text:p></table:table-cell>"
        if text
        else ("<table:table-cell/>")
    )


def csv_of(rows: list[list[str]], separator: str = ";", encoding: str = "utf-8") -> bytes:
    """Return a .csv, with quotes where they are needed."""

    def quoted(cell: str) -> str:
        needs = any(sign in cell for sign in f'{separator}"\n')
        return '"' + cell.replace('"', '""') + '"' if needs else cell

    return "".join(separator.join(map(quoted, row)) + "\r\n" for row in rows).encode(encoding)
