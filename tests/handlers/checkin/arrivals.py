"""What the tests of the door share."""

import pytest
from sqlalchemy import select

from handlers.messages import DeepLink, QrCode, Refusal
from storage.models import CheckIn, Person
from tests.handlers.stage import Stage


async def pass_link(stage: Stage) -> str:
    [shown] = await stage.press(stage.owner, f"show-pass:{stage.karakol.id}")
    assert isinstance(shown.document, QrCode)
    assert isinstance(shown.document.link, DeepLink)
    return shown.document.link.payload


async def check_ins(stage: Stage) -> list[tuple[int, str]]:
    await stage.session.flush()
    rows = await stage.session.scalars(select(CheckIn).order_by(CheckIn.id))
    return [(row.seat_id, row.way) for row in rows]


async def refused(stage: Stage, person: Person, data: str) -> str:
    with pytest.raises(Refusal) as no:
        await stage.press(person, data)
    return no.value.key


async def open_code(stage: Stage, hand: Person) -> str:
    page, *_ = await stage.press(hand, f"show-check-in-code:{stage.karakol.id}")
    assert page.key == "code-page"
    return str(page.args["code"])
