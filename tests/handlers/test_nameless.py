"""Names in what everybody will read: found in any case, taken out where the asker is hidden."""

import pytest

from handlers.hall.nameless import tells_who, without

NAME = "Үлгүева Айгуль"


@pytest.mark.parametrize(
    "text",
    [
        "Мен Айгуль",
        "Айгулянын арызы",
        "арыз Айгули Үлгүевой",
        "Үлгүеванын жери",
        "Телефонум 0700 10 01 01",
        "+996 (700) 100-101",
    ],
)
def test_a_name_in_any_case_and_a_telephone_are_found_and_taken_out(text: str) -> None:
    assert tells_who(text, NAME)
    assert not tells_who(without(text, NAME), NAME)


@pytest.mark.parametrize(
    "text", ["Жол качан оңдолот?", "Бюджет 12 500 000 сом", "2026-жылы 30 кой", "айгуль деген гүл", ""]
)
def test_other_words_and_sums_stay_as_they_are(text: str) -> None:
    assert not tells_who(text, NAME)
    assert without(text, NAME) == text


def test_whose_name_nobody_knows_is_not_looked_for() -> None:
    assert not tells_who("Айгуль", None)
    assert not tells_who("И А", "И А")
