"""One line typed in several languages at once: "Ачылыш / Открытие / Opening"."""

import re
from collections.abc import Mapping

from storage.models import Texts

TONGUES = ("ky", "ru", "en")
NEEDED = ("ky", "ru")
"""English is welcome; without these two a translation is missing."""
OWN_LETTERS = frozenset("өүңӨҮҢ")


def in_tongues(typed: str, language: str) -> Texts:
    """{"ky": …, "ru": …, "en": …} of what stands between slashes that have a space on both sides.

    What stands alone is in `language`. Two written the other way round are told by the letters only Kyrgyz has.
    """
    parts = [" ".join(part.split()) for part in re.split(r"\s+/\s+", typed.strip())]
    if len(parts) > len(TONGUES) or not all(parts):
        return {language: " ".join(typed.split())}
    if len(parts) == 1:
        return {language: parts[0]}
    if OWN_LETTERS & set(parts[1]) and not OWN_LETTERS & set(parts[0]):
        parts[:2] = parts[1::-1]
    return dict(zip(TONGUES, parts, strict=False))


def lacking(texts: Mapping[str, str]) -> list[str]:
    """The languages in which it is still to be said."""
    return [language for language in NEEDED if not texts.get(language)]
