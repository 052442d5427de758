"""Validation of names and parsing of telephone numbers."""

import re
from unicodedata import combining, decimal

from storage.text.normalization import one_line, strip_emoji

_PLACE_PUNCTUATION = frozenset(" -–—'’ʼ`.,()«»\"“”/№")
MAX_PLACE_NAME = 60
"""The most characters of the name of a municipality."""


def is_valid_name(text: str) -> bool:
    """Return whether the text may be a name: mostly letters, at most five words, no digits or marks of a sentence."""
    letters = sum(character.isalpha() for character in text)
    return (
        2 <= len(text) <= 80
        and letters >= 2
        and letters * 2 >= len(text)
        and len(text.split()) <= 5
        and not re.search(r"[\d/@?!,;:«»\"…]", text)
    )


def is_whole_name(name: str) -> bool:
    """Return whether the name has two words at least, as in a passport; initials do not count."""
    return sum(len(word.strip(".")) > 1 for word in name.split()) > 1


def parse_place_name(text: str) -> str | None:
    """Return a written name of a place on one line, without emoji; None if it cannot be one.

    It has at least two letters, as many letters as digits, and no marks but those of names.
    """
    name = strip_emoji(text)
    letters, digits = sum(map(str.isalpha, name)), sum(map(str.isnumeric, name))
    marks = {character for character in name if not (character.isalnum() or combining(character))}
    if letters < max(2, digits) or len(name) > MAX_PLACE_NAME or marks - _PLACE_PUNCTUATION:
        return None
    return name


_TRAILING_ZEROS = re.compile(r"(\+?\d+)[.,]0+")
_SCIENTIFIC = re.compile(r"\+?(\d)(?:[.,](\d+))?[eEеЕ]\+?(\d{1,2})")


def _expand_spreadsheet_number(text: str) -> str | None:
    """Return the digits of a telephone number that a spreadsheet stored as a number: 996700123456.0, 9.96700123456E+11.

    Other texts are returned unchanged. Return None if digits were lost by rounding.
    """
    plain = one_line(text)
    if whole := _TRAILING_ZEROS.fullmatch(plain):
        return whole[1]
    if power := _SCIENTIFIC.fullmatch(plain):
        first, others, places = power[1], power[2] or "", int(power[3])
        return f"{first}{others}" if len(others) == places else None
    return text


def parse_phone(text: str) -> str | None:
    """Parse a telephone number (shared, typed or from a workbook) to E.164 (+996…). Return None if it is not valid.

    The digits are tried as a number in Kyrgyzstan first, then with a country code. A leading plus and zeros are
    ignored, as address books leave them out or add them wrongly.
    """
    text = _expand_spreadsheet_number(text) or ""
    digits = "".join(str(decimal(letter)) for letter in text if letter.isdecimal()).lstrip("0")
    numbers = (_to_e164(spelled) for spelled in (digits, f"+{digits}"))
    return next((number for number in numbers if number), None)


def _to_e164(digits: str) -> str | None:
    import phonenumbers  # imported when first needed, as the start does not need it

    try:
        number = phonenumbers.parse(digits, "KG")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def parse_phones(text: str) -> list[str]:
    """Return all telephone numbers in a cell, mobile ones first; commas, words, spaces and the like separate them."""
    if whole := parse_phone(text):
        return [whole]
    if _expand_spreadsheet_number(text) is None:
        return []
    parts = re.split(r"[,;/|\n]|[^\W\d_]+|(?=\+)|\s{2,}|(?<=\d)\s(?=0)", text)
    found = [number for part in parts if part and (number := parse_phone(part))]
    return sorted(dict.fromkeys(found), key=lambda number: not _is_mobile(number))


def with_country_codes(text: str) -> str:
    """Return the text with each telephone number of Kyrgyzstan in the international form, which apps make a link of."""
    import phonenumbers  # imported when first needed, as the start does not need it

    written = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    for found in reversed(list(phonenumbers.PhoneNumberMatcher(text, "KG"))):
        text = text[: found.start] + phonenumbers.format_number(found.number, written) + text[found.end :]
    return text


def _is_mobile(number: str) -> bool:
    import phonenumbers

    return phonenumbers.number_type(phonenumbers.parse(number)) == phonenumbers.PhoneNumberType.MOBILE
