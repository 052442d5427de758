"""Downloading a person's file, to send it to others under another name."""

from pathlib import PurePosixPath

from telegram.error import BadRequest

from bot.documents.file_names import NOT_ALLOWED
from bot.locales import Locale
from bot.telegram.api import Api
from bot.telegram.refusals import FILE, WITHHELD, refusal_reason
from handlers.messages import Media

RENAMED = ".renamed"
"""The suffix of stored files that contain a `file_id`, to be downloaded and renamed when they are sent."""

MAX_SUFFIX_LENGTH = 10
"""Maximum length of a file extension with its dot; anything longer may be a name."""


def renamed(media: Media, alias: tuple[int, int], words: Locale) -> tuple[str, bytes]:
    """Return name and content of the stored file for a file to be renamed."""
    number, place = alias
    name = words.plain("file-of-question", {"number": number, "place": place})
    return NOT_ALLOWED.sub(" ", name) + RENAMED, media.file_id.encode()


class DownloadError(Exception):
    """The file cannot be downloaded, now or later: it is too large for a bot, or deleted (`reason`)."""

    def __init__(self, words: str, reason: str) -> None:
        super().__init__(words)
        self.reason = reason


async def download(api: Api, alias: str, file_id: bytes) -> tuple[str, bytes]:
    """Download a file. Returns its new name, with the original extension, and its bytes.

    Raises DownloadError, NetworkError.
    """
    try:
        file = await api.call("getFile", {"file_id": file_id.decode()})
        content = await api.download_file(file["file_path"])
    except BadRequest as error:
        reason = FILE if refusal_reason(error) == FILE else WITHHELD
        raise DownloadError(error.message, reason) from None
    return alias + file_suffix(file["file_path"]), content


def file_suffix(path: str) -> str:
    """Return the file extension with its dot; empty if it may reveal more than the kind of file."""
    found = PurePosixPath(path).suffix
    return found if found.isascii() and 1 < len(found) <= MAX_SUFFIX_LENGTH else ""
