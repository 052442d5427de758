"""What the parts of the pack are made of: a seminar, a time, and what the settings say about the project."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.messages import Chart, FileName, Sheet, TextDocument
from storage.database import Session
from storage.models import LocalizedText, Seminar

PUBLISHABLE_FOLDER, INTERNAL_FOLDER = "file-photos-publishable", "file-photos-internal"
"""Text keys of the names of the archive's folders with photos, in the language of whoever asks."""


@dataclass(frozen=True, slots=True)
class Project:
    """The project, as the settings name it. Both are empty if they do not."""

    name: LocalizedText
    donor: LocalizedText
    """A sentence about who finances it and who carries it out."""


@dataclass(frozen=True, slots=True)
class PackContext:
    """The arguments of a part."""

    seminar: Seminar
    at: datetime
    project: Project
    language: str
    """The language of whoever asked (ky, ru or en), for parts in one language."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of the pack, to be rendered in a language."""

    name: FileName
    """Name of the file alone; in the archive, without day and title."""
    document: Sheet | TextDocument | Chart
    language: str


MakePart = Callable[[Session, PackContext], Awaitable[Sequence[PackFile]]]
"""Makes the files of a part; none if there is nothing to show."""
