"""Words on the wall are parted between syllables, as Kyrgyz and Russian do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.case_tables import every_row
from web.hyphenation import SOFT_HYPHEN, with_soft_hyphens

KYRGYZ = (
    "көй-гөй-лөрдү",
    "жы-йын-ты-гын",
    "биз-дин айыл өк-мө-түндө",
    "му-ни-ци-па-ли-тет-тер-дин",
    "электр-дик маа-лы-мат өз-гө-рүүсү",
    "ко-юу-чу-лар-дын",
    "көз-ка-ран-ды-сыз-дык",
    "объ-ект-тин",
    "ат-ка-руу бо-юнча",
)
RUSSIAN = (
    "сти-му-ли-ру-ю-щий",
    "рай-он-ных",
    "объ-ек-тов",
    "семь-ями",
    "подъ-езд-ных",
    "про-ти-во-по-жар-ной",
)


@every_row(("parted", "kyrgyz"), [*((one, True) for one in KYRGYZ), *((one, False) for one in RUSSIAN)])
def test_words_are_parted_between_syllables(parted: str, kyrgyz: bool) -> None:
    shown = with_soft_hyphens(parted.replace("-", ""), kyrgyz=kyrgyz)
    assert shown.replace(SOFT_HYPHEN, "-") == parted


def test_the_language_is_told_by_its_letters() -> None:
    assert with_soft_hyphens("районго өтүнмө").startswith(f"ра{SOFT_HYPHEN}йон")
    assert with_soft_hyphens("районного значения").startswith(f"рай{SOFT_HYPHEN}он")


@pytest.mark.parametrize("text", ["жооп", "ЮНЕСКОнун", "https://example.org", "№12 (2026)", "өөөөөөөөөө"])
def test_short_words_abbreviations_and_addresses_stay_whole(text: str) -> None:
    assert with_soft_hyphens(text) == text


@given(st.text(st.sampled_from("аоуүйьъңкстр -\u00ad.Ж"), max_size=60))
def test_nothing_but_hyphens_is_added_and_no_letter_stands_alone(text: str) -> None:
    shown = with_soft_hyphens(text)
    assert shown.replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")
    for word in shown.split():
        *starts, end = word.split(SOFT_HYPHEN)
        assert not starts or (len(starts[0]) >= 2 and len(end) >= 3)
    assert f"{SOFT_HYPHEN}ь" not in shown
