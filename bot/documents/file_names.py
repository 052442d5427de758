"""Names of files in the reader's language, which every operating system takes."""

import re

from bot.locales import Locale
from handlers.messages import FileName

MAX_TITLE = 60
"""The most characters of a seminar's title."""
NOT_ALLOWED = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"/\\|?*%]+')
"""What Windows refuses in a file's name, and the sign that Telegram decodes."""


def file_name(name: FileName, words: Locale, extension: str) -> str:
    """Return what the file is, the day and the title of its seminar, and the extension with its dot."""
    parts = [
        words.plain(name.what),
        f"{name.day:%d.%m.%Y}" if name.day else "",
        _shortened(words.render_value(name.title)) if name.title else "",
        f"({name.part})" if name.part > 1 else "",
    ]
    stem = " ".join(NOT_ALLOWED.sub(" ", " ".join(filter(None, parts))).split())
    return stem.strip(". ") + extension


def _shortened(title: str) -> str:
    """Return the title, cut after a whole word; within one only if it is longer than the room."""
    title = " ".join(title.split())
    if len(title) <= MAX_TITLE:
        return title
    words = title[: MAX_TITLE + 1].rpartition(" ")[0].rstrip(" ,;:–—-«(")
    return words or title[:MAX_TITLE]
