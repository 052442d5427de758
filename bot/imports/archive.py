"""Unpacking of ZIP-based workbooks (.xlsx, .ods) within limits; python-calamine only gets the repacked copy."""

import io
import zipfile
from xml.parsers import expat

from bot.imports.workbook import MAX_UNPACKED_BYTES, UnreadableWorkbook

MAX_PARTS = 2_000
KEPT_SUFFIXES = (".xml", ".rels", "mimetype")
"""Suffixes of the parts with cell contents; pictures and macros are left out."""


def unpack(content: bytes) -> dict[str, bytes]:
    """Return name -> bytes of the parts with KEPT_SUFFIXES. Raises UnreadableWorkbook.

    `zipfile` never unpacks more of a part than the size declared in the archive, unlike other libraries.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [part for part in archive.infolist() if part.filename.endswith(KEPT_SUFFIXES)]
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableWorkbook("book-password-protected")
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise UnreadableWorkbook("book-too-large")
            return {part.filename.replace("\\", "/"): archive.read(part) for part in parts}
    except (
        zipfile.BadZipFile,
        ValueError,
        NotImplementedError,
        OSError,
        OverflowError,
        RuntimeError,
        EOFError,
    ):
        raise UnreadableWorkbook("book-unreadable") from None


def pack(parts: dict[str, bytes]) -> bytes:
    """Return the parts as an uncompressed ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


class XmlHandler:
    """Callbacks for an XML part; names have no namespace prefixes."""

    def start_element(self, name: str, attributes: dict[str, str]) -> None:
        """Handle the start of an element; names of attributes have no prefixes either."""

    def end_element(self, name: str) -> None:
        """Handle the end of an element."""

    def characters(self, text: str) -> None:
        """Handle text inside an element, perhaps in several pieces."""


def parse_xml(part: bytes, listener: XmlHandler) -> None:
    """Parse a part, calling the handler. Raises UnreadableWorkbook if it is no XML or has a document type."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda name, attributes: listener.start_element(
        _local_name(name), {_local_name(one): value for one, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: listener.end_element(_local_name(name))
    parser.CharacterDataHandler = listener.characters
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        raise UnreadableWorkbook("book-unreadable") from None


def _local_name(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse_doctype(*_what: object) -> None:
    raise UnreadableWorkbook("book-unreadable")  # office programs write none; entities could exhaust memory
