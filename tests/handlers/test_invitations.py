"""Invitations on their way: a long list is printed in parts that can be drawn in time."""

import pytest

from handlers import invitations
from handlers.words import Cards
from storage import seats
from tests.handlers.stage import NOW, Stage


async def test_a_long_list_of_cards_comes_in_parts_with_everybody_in_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitations, "CARDS", 2)
    for number in range(5):
        told = {"office": "partner", "organisation": f"Өнөктөш {number}"}
        seats.new(stage.session, stage.karakol, seats.INVITED, NOW, source="import", **told)
    said = await stage.press(stage.member, f"invprint:{stage.karakol.id}")
    parts = [one.document for one in said if isinstance(one.document, Cards)]
    assert [len(part.cards) for part in parts] == [2, 2, 1]
    assert len({part.name for part in parts}) == 3
    assert len({card.link.word for part in parts for card in part.cards}) == 5
