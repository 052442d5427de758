"""Names of the files of a seminar, as its readers see them in the chat and in their folders."""

from zoneinfo import ZoneInfo

from handlers.messages import FileName, Incoming, Translated, Value
from handlers.ui.arguments import local_time
from storage.models import Seminar


def seminar_file(seminar: Seminar, what: str, part: int = 1, area: Value = "") -> FileName:
    """Return the name of a file of a seminar.

    `what`: text key; `part`: its number, where there are several; `area`: the part of the country it is about.
    """
    return FileName(what, local_time(seminar, seminar.starts_at), Translated(seminar.title), part, area)


def dated_file(incoming: Incoming, what: str) -> FileName:
    """Return the name of a file of no seminar, with the day on which it is made."""
    return FileName(what, incoming.at.astimezone(ZoneInfo(incoming.timezone)))
