"""Babel's data of a language, without what no text needs: most of it names units, currencies, languages and zones.

All of it takes 6 MB for three languages.
"""

from functools import cache

from babel import localedata
from babel.core import get_global

UNUSED = (
    "compact_currency_formats",
    "compact_decimal_formats",
    "compound_unit_patterns",
    "currency_names",
    "currency_names_plural",
    "currency_symbols",
    "date_fields",
    "interval_formats",
    "languages",
    "meta_zones",
    "scripts",
    "territories",
    "time_zones",
    "unit_display_names",
    "unit_patterns",
    "variants",
)
"""Parts of a language's data."""
UNUSED_GLOBALLY = (
    "likely_subtags",
    "meta_zones",
    "territory_currencies",
    "territory_languages",
    "territory_zones",
    "zone_territories",
)
"""Parts of the data of all languages."""


@cache
def keep_used(language: str) -> None:
    """Drop what is not used of a language's data: `load` always returns the same dictionary."""
    for name in ("root", language):
        data = localedata.load(name)
        for part in UNUSED:
            data.pop(part, None)
    for part in UNUSED_GLOBALLY:
        get_global(part).clear()  # type: ignore[arg-type, attr-defined]  # a dictionary
