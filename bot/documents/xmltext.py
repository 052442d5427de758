"""Text as XML can hold it: for spreadsheets and word processors alike."""

import re

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to write, lone surrogates among it."""


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return NOT_IN_XML.sub("", text)
