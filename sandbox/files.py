"""Files: their ids, their bytes, and the properties read from their headers."""

import hashlib
import secrets
import struct
from base64 import urlsafe_b64encode
from collections import deque
from dataclasses import dataclass
from typing import Any

from sandbox.refusals import Json, bad_request

# The bytes of the oldest files are dropped beyond this size, so that long runs fit into memory.
MAX_STORED_BYTES = 256 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024
PHOTO_SIDES = (90, 320, 800, 1_280)

# Kind: prefix of its ids, folder, usual file extension, and its name in Telegram's errors.
KINDS = {
    "photo": ("AgACAgIAAxk", "photos", "jpg", "Photo"),
    "document": ("BQACAgIAAxk", "documents", "bin", "Document"),
    "video": ("BAACAgIAAxk", "videos", "mp4", "Video"),
    "audio": ("CQACAgIAAxk", "music", "mp3", "Audio"),
    "voice": ("AwACAgIAAxk", "voice", "oga", "VoiceNote"),
    "video_note": ("DQACAgIAAxk", "video_notes", "mp4", "VideoNote"),
    "animation": ("CgACAgIAAxk", "animations", "mp4", "Animation"),
    "sticker": ("CAACAgIAAxk", "stickers", "webp", "Sticker"),
}


@dataclass(slots=True)
class Upload:
    """A file part of a request."""

    name: str
    mime: str
    data: bytes


@dataclass(slots=True)
class File:
    """A file known to Telegram. `bot` is the only bot that may use its id (None: any bot).

    `shown` is the object of this file; `content` is what a message holds (for a photo: all its sizes).
    """

    id: str
    unique_id: str
    kind: str
    bot: int | None
    data: bytes | None
    size: int
    path: str
    name: str
    mime: str
    object_fields: Json
    content: Any = None


def _png(data: bytes) -> tuple[int, int] | None:
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    return None


def _gif(data: bytes) -> tuple[int, int] | None:
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    return None


def _webp(data: bytes) -> tuple[int, int] | None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        return None
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _jpeg(data: bytes) -> tuple[int, int] | None:
    if data[:2] != b"\xff\xd8":
        return None
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        # The start-of-frame segments hold the size; C4, C8 and CC are other segments.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return None


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels, read from the header; None if it is no PNG, JPEG, GIF or WebP."""
    for reader in (_png, _jpeg, _webp, _gif):
        if found := reader(data):
            return found
    return None


def check_photo(data: bytes) -> tuple[int, int]:
    """Return the size of a photo that Telegram would accept. Raise Refused otherwise."""
    if len(data) > PHOTO_LIMIT:
        raise bad_request(
            f"file of size {len(data)} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes"
        )
    size = picture_size(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if not width or not height or width + height > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def photo_sizes(width: int, height: int) -> list[tuple[int, int]]:
    """Return the sizes that Telegram shows a photo in, smallest first; the last has at most 1280 a side."""
    longest = max(width, height)
    sides = [side for side in PHOTO_SIDES if side < longest] + [min(longest, PHOTO_SIDES[-1])]
    return [
        (max(1, width * side // longest), max(1, height * side // longest)) for side in sorted(set(sides))
    ]


class Files:
    """All files, by id and by download path."""

    def __init__(self) -> None:
        self.by_id: dict[str, File] = {}
        self.by_path: dict[str, File] = {}
        self.numbers: dict[str, int] = {}
        self.order: deque[File] = deque()
        self.bytes = 0

    def add(self, kind: str, upload: Upload, bot: int | None, **shown: object) -> File:
        """Store a file; `shown` is what its object contains beside ids and size."""
        prefix, folder, usual, _ = KINDS[kind]
        number = self.numbers.get(kind, 0)
        self.numbers[kind] = number + 1
        ending = upload.name.rsplit(".", 1)[-1].lower() if "." in upload.name else usual
        path = f"{folder}/file_{number}.{ending if ending.isalnum() else usual}"
        digest = hashlib.sha256(upload.data + repr(sorted(shown.items())).encode()).digest()
        unique = "AQAD" + urlsafe_b64encode(digest[:9]).decode()
        file = File(
            prefix + secrets.token_urlsafe(40), unique, kind, bot, upload.data, len(upload.data), path,
            upload.name, upload.mime, {},
        )  # fmt: skip
        file.object_fields = {"file_id": file.id, "file_unique_id": unique, **shown, "file_size": file.size}
        file.content = file.object_fields
        self._keep(file)
        return file

    def _keep(self, file: File) -> None:
        self.by_id[file.id] = self.by_path[file.path] = file
        self.order.append(file)
        self.bytes += file.size
        while self.bytes > MAX_STORED_BYTES and len(self.order) > 1:
            oldest = self.order.popleft()
            oldest.data = None
            self.bytes -= oldest.size

    def invalidate(self, file_id: str) -> bool:
        """Refuse this file's id from now on. Return whether the file exists."""
        return self.by_id.pop(file_id, None) is not None

    def find(self, file_id: str, kind: str, bot: int) -> File:
        """Return the file a bot names. Raise Refused if it is unknown, another bot's, or of another kind."""
        file = self.by_id.get(file_id)
        if file is None or file.bot not in (None, bot):
            raise bad_request("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            raise bad_request(f"Can't use file of type {KINDS[file.kind][3]} as {KINDS[kind][3]}")
        return file
