"""Printed invitations: a PDF of A4 sheets with six cards each, drawn in a child process."""

from datetime import UTC, datetime

import orjson
import pytest

from bot.documents import drawing, recipes
from bot.documents.cards import pdf
from bot.locales import get_locale
from handlers.messages import DeepLink, FileName, InvitationCard, InvitationCards, Translated
from tests.bot.documents.hostile_text import HOSTILE
from tests.bot.documents.pdf_text import images, pages

CODE = "AC4H-KM72"
NAMES = ["Үлгү Катышуучу", "$x$ <b>Үлгү</b> $", "Ө" * 300, "=1+1", ""]


def recipe(number: int, *names: str) -> bytes:
    called = names or NAMES
    cards = [
        InvitationCard([called[one % len(called)], "Ак-Булуң айыл аймагы"], DeepLink(f"i_{one:022}"), CODE)
        for one in range(number)
    ]
    source = InvitationCards(
        FileName("file-cards"),
        Translated({"ky": "Киришүү семинары"}),
        datetime(2026, 11, 30, tzinfo=UTC),
        datetime(2026, 11, 30, tzinfo=UTC),
        Translated({"ky": "Шаардык китепкана", "ru": "Городская библиотека"}),
        Translated({"ky": "Үлгү көчөсү, 11", "ru": "ул. Примерная, 11"}),
        cards,
    )
    return recipes.cards(source, get_locale("en", "Asia/Bishkek").other_locales("ky", "ru"))


@pytest.mark.parametrize(("number", "count"), [(1, 1), (6, 1), (7, 2)])
def test_six_cards_make_a_page_whatever_people_are_called(number: int, count: int) -> None:
    content = pdf(orjson.loads(recipe(number)))
    assert content.startswith(b"%PDF")
    assert len(pages(content)) == count
    assert not images(content)  # the codes are vector shapes, sharp at any size


async def test_cards_are_drawn_by_a_process_of_their_own_and_the_same_cards_are_the_same_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drawing, "SECONDS", 600)  # a busy machine may be slow
    name, content = await drawing.Drawings().made("karakol.cards", recipe(2))
    assert name == "karakol.pdf"
    assert content == pdf(orjson.loads(recipe(2)))


def test_a_card_says_in_kyrgyz_and_in_russian_how_to_use_it() -> None:
    [page] = pages(pdf(orjson.loads(recipe(1))))
    said = " ".join(page.texts())
    assert get_locale("ky", "UTC").plain("print-how", {"bot": "@bot"}) in said
    assert get_locale("ru", "UTC").plain("print-how", {"bot": "@bot"}) in said
    assert "Шаардык китепкана, Үлгү көчөсү, 11" in said
    assert "Городская библиотека, ул. Примерная, 11" in said
    assert CODE in said
    assert "Үлгү Катышуучу" in page.texts()


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
def test_whatever_somebody_is_called_a_card_says_it_and_nothing_is_written_over_it(
    name: str, seen: str
) -> None:
    [page] = pages(pdf(orjson.loads(recipe(1, name))))
    said = "".join(page.texts()).replace(" ", "")
    assert seen.replace(" ", "")[:15] in said
    assert not [
        (one.text, other.text)
        for place, one in enumerate(page.lines)
        for other in page.lines[place + 1 :]
        if one.touches(other)
    ]
    assert all(line.right < page.width / 2 for line in page.lines), "a single card is on the left"
