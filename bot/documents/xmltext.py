"""Removal of characters that XML does not allow, for spreadsheets and documents."""

import re

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters not allowed in XML 1.0, including lone surrogates."""


def clean(text: str) -> str:
    """Return the text without characters that XML does not allow."""
    return NOT_IN_XML.sub("", text)
