"""What people tell of themselves, checked: a name, a telephone number."""

import re
from unicodedata import decimal

import phonenumbers

from storage.text.normalization import one_line


def is_valid_name(text: str) -> bool:
    """Whether it may be somebody's name: letters, a few words, nothing of an address or a sentence."""
    letters = sum(character.isalpha() for character in text)
    return (
        2 <= len(text) <= 80
        and letters >= 2
        and letters * 2 >= len(text)
        and len(text.split()) <= 5
        and not re.search(r"[\d/@?!,;:«»\"…]", text)
    )


_TRAILING_ZEROS = re.compile(r"(\+?\d+)[.,]0+")
_SCIENTIFIC = re.compile(r"\+?(\d)(?:[.,](\d+))?[eEеЕ]\+?(\d{1,2})")


def _expand_spreadsheet_number(text: str) -> str | None:
    """The text, where programs took a number for one to count with: 996700123456.0, 9.96700123456E+11.

    None when they have rounded digits away.
    """
    plain = one_line(text)
    if whole := _TRAILING_ZEROS.fullmatch(plain):
        return whole[1]
    if power := _SCIENTIFIC.fullmatch(plain):
        first, others, places = power[1], power[2] or "", int(power[3])
        return f"{first}{others}" if len(others) == places else None
    return text


def parse_phone(text: str) -> str | None:
    """A telephone number as E.164 (+996…), or None: shared, typed or out of a workbook, the digits alone decide.

    Kyrgyzstan is tried first, then a country code in front; a plus or zeros before the number tell nothing more:
    address books leave them out, or put them where they do not belong.
    """
    text = _expand_spreadsheet_number(text) or ""
    digits = "".join(str(decimal(letter)) for letter in text if letter.isdecimal()).lstrip("0")
    numbers = (_to_e164(spelled) for spelled in (digits, f"+{digits}"))
    return next((number for number in numbers if number), None)


def _to_e164(digits: str) -> str | None:
    try:
        number = phonenumbers.parse(digits, "KG")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def parse_phones(text: str) -> list[str]:
    """Every telephone number in a cell, mobile ones first: the whole of it, else what stands between commas, words …"""
    if whole := parse_phone(text):
        return [whole]
    if _expand_spreadsheet_number(text) is None:
        return []
    parts = re.split(r"[,;/|\n]|[^\W\d_]+|(?=\+)|\s{2,}|(?<=\d)\s(?=0)", text)
    found = [number for part in parts if part and (number := parse_phone(part))]
    return sorted(dict.fromkeys(found), key=lambda number: not _is_mobile(number))


def _is_mobile(number: str) -> bool:
    return phonenumbers.number_type(phonenumbers.parse(number)) == phonenumbers.PhoneNumberType.MOBILE
