"""A file that somebody sent, fetched from Telegram to go on under another name than it came with."""

from pathlib import PurePosixPath

from telegram.error import BadRequest

from bot.telegram.api import Api
from bot.telegram.refusals import FILE, WITHHELD, refusal_reason
from handlers.messages import Media

RENAMED = ".renamed"
"""How the names of files end that are fetched from Telegram when they are sent, to go under another name."""

MAX_SUFFIX_LENGTH = 10
"""Letters of a file's ending, the dot among them; what is longer is none, and may be a name."""


def renamed(media: Media) -> tuple[str, bytes]:
    """Name and recipe of a file of somebody else's that is to be called otherwise."""
    return media.alias + RENAMED, media.file_id.encode()


class DownloadError(Exception):
    """There is no file to send, and would not be the next time: it is too large for a bot, or gone. `reason`: which."""

    def __init__(self, words: str, reason: str) -> None:
        super().__init__(words)
        self.reason = reason


async def download(api: Api, alias: str, file_id: bytes) -> tuple[str, bytes]:
    """What it is called from now on, its ending kept, and its bytes.

    Raises DownloadError, NetworkError and its kinds.
    """
    try:
        told = await api.call("getFile", {"file_id": file_id.decode()})
        content = await api.download_file(told["file_path"])
    except BadRequest as error:
        reason = FILE if refusal_reason(error) == FILE else WITHHELD
        raise DownloadError(error.message, reason) from None
    return alias + file_suffix(told["file_path"]), content


def file_suffix(path: str) -> str:
    """How a file's name ends, with the dot; nothing where that may be more than its kind."""
    found = PurePosixPath(path).suffix
    return found if found.isascii() and 1 < len(found) <= MAX_SUFFIX_LENGTH else ""
