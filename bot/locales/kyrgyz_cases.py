"""Kyrgyz case endings after the possessive of the third person: декабры, облусу, айыл аймагы."""

CASES = ("genitive", "dative", "locative", "ablative")
WIDE_VOWELS = {"ы": "а", "у": "а", "и": "е", "ү": "ө"}
"""Narrow vowel of the possessive -> the wide one of the endings after it, by vowel harmony."""


def inflect_possessive(word: str, case: str) -> str:
    """Return the word, which ends in its possessive vowel, in the case (one of CASES; empty for the nominative).

    For example "декабрына", "облусунда", "апрелинен". Raises KeyError for a word without that vowel.
    """
    if not case:
        return word
    narrow = word[-1]
    wide = WIDE_VOWELS[narrow]
    endings = (f"н{narrow}н", f"н{wide}", f"нд{wide}", f"н{wide}н")
    return word + endings[CASES.index(case)]
