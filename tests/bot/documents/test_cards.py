"""Invitations on paper: a PDF of A4 sheets, eight cards each, drawn in a process of its own."""

from datetime import UTC, datetime

import orjson
import pytest
import segno

from bot import drawing, files
from bot.cards import pdf
from bot.texts import words
from handlers.words import Card, Cards, Link, Named

NAMES = ["Үлгү Катышуучу", "$x$ <b>Үлгү</b> $", "Ө" * 300, "=1+1", ""]


def recipe(number: int) -> bytes:
    cards = [
        Card([NAMES[one % len(NAMES)], "Ак-Булуң айыл аймагы"], Link(f"i_{one:022}")) for one in range(number)
    ]
    source = Cards(
        "karakol.cards", Named({"ky": "Киришүү семинары"}), datetime(2026, 11, 30, tzinfo=UTC), cards
    )
    return files.cards(source, words("en", "Asia/Bishkek").beside("ky", "ru"))


@pytest.mark.parametrize(("number", "pages"), [(1, 1), (8, 1), (9, 2)])
def test_eight_cards_make_a_page_whatever_people_are_called(number: int, pages: int) -> None:
    content = pdf(orjson.loads(recipe(number)))
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page ") == pages
    assert b"/Subtype /Image" not in content  # the codes are shapes: sharp at any size


async def test_cards_are_drawn_by_a_process_of_their_own_and_the_same_cards_are_the_same_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drawing, "SECONDS", 600)  # a machine with much else to do may be slow
    name, content = await drawing.Drawings().made("karakol.cards", recipe(2))
    assert name == "karakol.cards.pdf"
    assert content == pdf(orjson.loads(recipe(2)))


def test_a_card_says_in_kyrgyz_and_in_russian_how_to_use_it() -> None:
    text = recipe(1).decode()
    assert words("ky", "UTC").plain("print-how") in text
    assert words("ru", "UTC").plain("print-how") in text
    assert "https://t.me/" in text


def test_a_links_code_is_coarse_enough_for_an_old_telephone() -> None:
    link = f"https://t.me/{'b' * 32}?start=i_{'x' * 22}"
    assert segno.make_qr(link, error="m").symbol_size(border=0)[0] <= 41
