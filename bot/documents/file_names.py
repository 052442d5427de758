"""Names of files in the reader's language, which every operating system takes."""

import re

from bot.locales import Locale
from handlers.messages import FileName

MAX_TITLE = 60
"""The most characters of a seminar's title, with those of the area before it."""
NOT_ALLOWED = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"/\\|?*%]+')
"""What Windows refuses in a file's name, and the sign that Telegram decodes."""


def file_name(name: FileName, words: Locale, extension: str) -> str:
    """Return what the file is and of which area, the day and the title of its seminar, and the extension."""
    area = words.render_value(name.area)
    parts = [
        words.plain(name.what),
        area,
        f"{name.day:%d.%m.%Y}" if name.day else "",
        _shortened(words.render_value(name.title), max(0, MAX_TITLE - len(area))) if name.title else "",
        f"({name.part})" if name.part > 1 else "",
    ]
    stem = " ".join(NOT_ALLOWED.sub(" ", " ".join(filter(None, parts))).split())
    return stem.strip(". ") + extension


def _shortened(title: str, room: int) -> str:
    """Return the title, cut after a whole word; within one only if it is longer than the room."""
    title = " ".join(title.split())
    if len(title) <= room:
        return title
    words = title[: room + 1].rpartition(" ")[0].rstrip(" ,;:–—-«(")
    return words or title[:room]
