"""The parts of a packed file (.xlsx, .ods), unpacked within limits: the library gets no other copy of them."""

import io
import zipfile
from xml.parsers import expat

from bot.book import UNPACKED, BadBook

PARTS = 2_000
KEPT = (".xml", ".rels", "mimetype")
"""How the names of parts end that say what is in the cells; pictures and programs are left out."""


def unpacked(content: bytes) -> dict[str, bytes]:
    """Name -> bytes of the parts that are kept. Raises BadBook.

    `zipfile` never unpacks more of a part than the archive says; others believe what comes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [part for part in archive.infolist() if part.filename.endswith(KEPT)]
            if any(part.flag_bits & 1 for part in parts):
                raise BadBook("book-locked")
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise BadBook("book-large")
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
        raise BadBook("book-unreadable") from None


def packed(parts: dict[str, bytes]) -> bytes:
    """The same parts as a file, without any packing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


class Listener:
    """What is done at the tags and words of an XML part; names come without their prefixes."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; so do its attributes' names come without prefixes."""

    def end(self, name: str) -> None:
        """An element ends."""

    def words(self, text: str) -> None:
        """Text inside an element, perhaps in several pieces."""


def listen(part: bytes, listener: Listener) -> None:
    """Tell a listener what is in a part. Raises BadBook when it is no XML, or declares entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: listener.start(
        _bare(name), {_bare(one): value for one, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: listener.end(_bare(name))
    parser.CharacterDataHandler = listener.words
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        raise BadBook("book-unreadable") from None


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse(*_what: object) -> None:
    raise BadBook("book-unreadable")  # no office program writes entities of its own
