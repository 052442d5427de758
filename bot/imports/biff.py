"""Reading of an .xls file's error cells and hidden rows and columns, which python-calamine does not return.

The declared sizes of sheets are checked and removed too, before the library allocates memory for them. An .xls file
is a small file system ([MS-CFB]) with one stream of records ([MS-XLS]).
"""

import struct
from collections.abc import Iterator, Sequence

from bot.imports.sheet_limits import SheetMarks, check_cell_position
from bot.imports.workbook import MAX_COLUMNS, UnreadableWorkbook

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_SECTOR = 0xFFFFFFFA
"""Sector numbers from here on are special values that end a chain."""
SHORT_SECTOR_SIZE = 64
"""Bytes of a sector of a short stream, which lies inside the root's stream."""
BOF, EOF, FILE_PASS, BOUND_SHEET, DIMENSIONS, BOOL_ERR, FORMULA = (
    0x0809,
    0x000A,
    0x002F,
    0x0085,
    0x0200,
    0x0205,
    0x0006,
)
ROW, COLUMN_INFO = 0x0208, 0x007D
"""Records with the properties of a row, and of columns."""
CELL_RECORDS = {0x0203, 0x0204, 0x00D6, 0x027E, 0x00FD, 0x00BD, BOOL_ERR, FORMULA}
"""Records of non-empty cells; each begins with row and column."""
ERROR_TEXTS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

SectorOffsets = Sequence[int]
"""Offsets of a stream's sectors in the file."""


class _CompoundFile:
    """The file system: streams by name."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.size = 1 << min(12, self._number("H", 30))
        self._table = self._sector_table()
        directory = self._read_sectors(self._sector_chain(self._number("I", 48), self._table), self.size)
        self.entries = {
            name: entry
            for at in range(0, len(directory), 128)
            for name, entry in _directory_entry(directory, at)
        }

    def _number(self, kind: str, at: int) -> int:
        return int(struct.unpack_from(f"<{kind}", self.content, at)[0])

    def _sector_offset(self, sector: int) -> int:
        return (sector + 1) * self.size

    def _sector_table(self) -> list[int]:
        """Return the file allocation table: for each sector the next one."""
        named = list(struct.unpack_from("<109I", self.content, 76))
        more = self._number("I", 68)
        for _ in range(len(self.content) // self.size):
            if more >= NO_SECTOR:
                break
            *some, more = struct.unpack_from(f"<{self.size // 4}I", self.content, self._sector_offset(more))
            named += some
        found: list[int] = []
        for sector in named:
            if sector < NO_SECTOR:
                found += struct.unpack_from(f"<{self.size // 4}I", self.content, self._sector_offset(sector))
        return found

    def _sector_chain(self, sector: int, table: Sequence[int]) -> list[int]:
        """Return the sectors of a stream, from its first one. Raises UnreadableWorkbook if they form a cycle."""
        found: list[int] = []
        while sector < NO_SECTOR:
            found.append(sector)
            if len(found) > len(table):
                raise UnreadableWorkbook("book-unreadable")
            sector = table[sector]
        return found

    def _read_sectors(self, sectors: Sequence[int], size: int) -> bytes:
        return b"".join(
            self.content[self._sector_offset(one) : self._sector_offset(one) + size] for one in sectors
        )

    def stream_sectors(self, name: str) -> tuple[SectorOffsets, int, int]:
        """Return the offsets of a stream's sectors, the size of each, and the length of the stream."""
        first, length = self.entries[name]
        if length >= self._number("I", 56):
            return (
                [self._sector_offset(one) for one in self._sector_chain(first, self._table)],
                self.size,
                length,
            )
        root, _ = self.entries["Root Entry"]
        inside = [self._sector_offset(one) for one in self._sector_chain(root, self._table)]
        small = self._read_sectors(self._sector_chain(self._number("I", 60), self._table), self.size)
        table = struct.unpack(f"<{len(small) // 4}I", small)
        places = [
            inside[one * SHORT_SECTOR_SIZE // self.size] + one * SHORT_SECTOR_SIZE % self.size
            for one in self._sector_chain(first, table)
        ]
        return places, SHORT_SECTOR_SIZE, length


def _directory_entry(directory: bytes, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield (name, (first sector, length)) of a directory entry, unless it is unused."""
    named = struct.unpack_from("<H", directory, at + 64)[0]
    if 2 <= named <= 64:
        name = directory[at : at + named - 2].decode("utf-16-le", "replace")
        first, length = struct.unpack_from("<II", directory, at + 116)
        yield name, (first, length)


def plain_copy(content: bytes) -> tuple[bytes, list[SheetMarks]]:
    """Return the file without the declared sizes of its sheets, and each sheet's marks. Raises UnreadableWorkbook."""
    try:
        return _plain_copy(content)
    except (struct.error, IndexError, KeyError):
        raise UnreadableWorkbook("book-unreadable") from None


def _plain_copy(content: bytes) -> tuple[bytes, list[SheetMarks]]:
    files = _CompoundFile(content)
    if "EncryptedPackage" in files.entries:
        raise UnreadableWorkbook("book-password-protected")
    name = next(one for one in files.entries if one.upper() in ("WORKBOOK", "BOOK"))
    places, size, length = files.stream_sectors(name)
    stream = b"".join(content[place : place + size] for place in places)[:length]
    copy = bytearray(content)
    found = []
    for start in _sheet_offsets(stream):
        sheet = SheetMarks()
        for at, kind, data in _sheet_records(stream, start):
            if kind == DIMENSIONS:  # the library allocates memory for the declared size
                for byte in range(at, at + len(data)):
                    copy[places[byte // size] + byte % size] = 0
            elif kind in CELL_RECORDS:
                _check_cell(kind, data, sheet)
            elif kind == ROW and data[12] & 0x20:
                sheet.hidden_rows.add(struct.unpack_from("<H", data)[0])
            elif kind == COLUMN_INFO and data[8] & 1:
                first, last = struct.unpack_from("<HH", data)
                sheet.hidden_columns |= {*range(first, min(last + 1, MAX_COLUMNS))}
        found.append(sheet)
    return bytes(copy), found


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield (offset of the data, kind, data) of each record from this offset on."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at + 4, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheet_offsets(stream: bytes) -> list[int]:
    """Return the offset of each sheet's first record."""
    found = []
    for _, kind, data in _records(stream, 0):
        if kind == FILE_PASS and any(data):
            raise UnreadableWorkbook("book-password-protected")
        if kind == BOUND_SHEET:
            found.append(int(struct.unpack_from("<I", data)[0]))
        if kind == EOF:
            break
    return found


def _sheet_records(stream: bytes, start: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield the records of a sheet, without those of embedded charts."""
    depth = 0
    for at, kind, data in _records(stream, start):
        depth += (kind == BOF) - (kind == EOF)
        if depth < 1:
            return
        if depth == 1:
            yield at, kind, data


def _check_cell(kind: int, data: bytes, sheet: SheetMarks) -> None:
    """Check the position of a non-empty cell, and mark it if it contains an error."""
    row, column = struct.unpack_from("<HH", data)
    check_cell_position(row + 1, column + 1)
    if kind == BOOL_ERR and data[7]:
        sheet.cells[row, column] = ERROR_TEXTS.get(data[6], "#N/A")
    if kind == FORMULA and data[6] == 2 and data[12:14] == b"\xff\xff":
        sheet.cells[row, column] = ERROR_TEXTS.get(data[8], "#N/A")
