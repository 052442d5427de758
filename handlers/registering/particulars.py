"""What people tell of themselves, checked: a name, a telephone number."""

import re

import phonenumbers


def is_name(text: str) -> bool:
    """Whether it may be somebody's name: letters, a few words, nothing of an address or a sentence."""
    letters = sum(character.isalpha() for character in text)
    return (
        2 <= len(text) <= 80
        and letters >= 2
        and letters * 2 >= len(text)
        and len(text.split()) <= 5
        and not re.search(r"[\d/@?!,;:«»\"…]", text)
    )


def phone_number(typed: str) -> str | None:
    """A telephone number as E.164 (+996…), or None. Numbers without a country are taken as Kyrgyzstan's."""
    digits = "".join(character for character in typed if character.isdigit() or character == "+")
    if digits.startswith("996"):
        digits = f"+{digits}"
    try:
        number = phonenumbers.parse(digits, "KG")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_numbers(text: str) -> list[str]:
    """Every telephone number in a cell: the whole of it, else what stands between commas, words and the like."""
    if whole := phone_number(text):
        return [whole]
    parts = re.split(r"[,;/|\n]|[^\W\d_]+|(?=\+)|\s{2,}|(?<=\d)\s(?=0)", text)
    found = [number for part in parts if part and (number := phone_number(part))]
    return list(dict.fromkeys(found))
