"""The parts of a packed file (.xlsx, .ods), unpacked within limits: the library gets no other copy of them."""

import io
import zipfile
from xml.parsers import expat

from bot.imports.workbook import MAX_UNPACKED_BYTES, UnreadableWorkbook

MAX_PARTS = 2_000
KEPT_SUFFIXES = (".xml", ".rels", "mimetype")
"""How the names of parts end that say what is in the cells; pictures and programs are left out."""


def unpack(content: bytes) -> dict[str, bytes]:
    """Name -> bytes of the parts that are kept. Raises UnreadableWorkbook.

    `zipfile` never unpacks more of a part than the archive says; others believe what comes.
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
    """The same parts as a file, without any packing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


class XmlHandler:
    """What is done at the tags and words of an XML part; names come without their prefixes."""

    def start_element(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; so do its attributes' names come without prefixes."""

    def end_element(self, name: str) -> None:
        """An element ends."""

    def characters(self, text: str) -> None:
        """Text inside an element, perhaps in several pieces."""


def parse_xml(part: bytes, listener: XmlHandler) -> None:
    """Tell a listener what is in a part. Raises UnreadableWorkbook when it is no XML, or declares entities."""
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
    raise UnreadableWorkbook("book-unreadable")  # no office program writes entities of its own
