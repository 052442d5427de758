"""Names in public texts: found in any case, removed where the asker is anonymous."""

import pytest

from handlers.questions.shared.anonymize import anonymize, identifies_person
from storage.text.richtext import Mark, RichText, to_rich

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
    assert identifies_person(to_rich(text), NAME)
    assert not identifies_person(anonymize(to_rich(text), NAME), NAME)


@pytest.mark.parametrize(
    "text", ["Жол качан оңдолот?", "Бюджет 12 500 000 сом", "2026-жылы 30 кой", "айгуль деген гүл", ""]
)
def test_other_words_and_sums_stay_as_they_are(text: str) -> None:
    assert not identifies_person(to_rich(text), NAME)
    assert anonymize(to_rich(text), NAME) == to_rich(text)


def test_whose_name_nobody_knows_is_not_looked_for() -> None:
    assert not identifies_person(to_rich("Айгуль"), None)
    assert not identifies_person(to_rich("И А"), "И А")


@pytest.mark.parametrize(
    "address",
    [
        "https://t.me/sample_person",
        "tg://resolve?domain=sample_person",
        "https://wa.me/996700100101",
        "https://www.facebook.com/sample",
        "https://example.org/Айгуль",
        "https://example.org/%D0%B0%D0%B9%D0%B3%D1%83%D0%BB%D1%8C",
    ],
)
def test_a_link_to_whoever_asks_is_found_and_taken_out(address: str) -> None:
    text = RichText("мына бул жерде", (Mark(0, 4, "text_link", address), Mark(5, 8, "bold")))
    assert identifies_person(text, NAME)
    assert anonymize(text, NAME).html() == "мына <b>бул</b> жерде"


@pytest.mark.parametrize(
    "address", ["https://cbd.minjust.gov.kg/112233445", "https://t.me/sample_channel/55"]
)
def test_other_links_stay(address: str) -> None:
    text = RichText("мына", (Mark(0, 4, "text_link", address),))
    assert not identifies_person(text, NAME)
    assert anonymize(text, NAME) == text
