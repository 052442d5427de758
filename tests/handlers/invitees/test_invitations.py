"""Invitations: a long list is printed in parts that can be drawn in time."""

import pytest

from handlers.invitees import invitations
from handlers.messages import InvitationCards, Lines
from storage.coverage import coverage
from storage.models import seat_states
from storage.seats import seats
from tests.handlers.stage import NOW, Stage


async def test_a_long_list_of_cards_comes_in_parts_with_everybody_in_one(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitations, "CARDS_PER_FILE", 2)
    for number in range(5):
        told = {"office": "partner", "organisation": f"Өнөктөш {number}"}
        seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, NOW, source="import", **told)
    said = await stage.press(stage.member, f"print-invitation-cards:{stage.karakol.id}")
    parts = [one.document for one in said if isinstance(one.document, InvitationCards)]
    assert [len(part.cards) for part in parts] == [2, 2, 1]
    assert len({repr(part.name) for part in parts}) == 3
    assert len({card.link.payload for part in parts for card in part.cards}) == 5


async def test_whoever_is_on_the_list_counts_as_invited_once_something_was_handed_out(stage: Stage) -> None:
    told = {"office": "partner", "organisation": "Өнөктөш"}
    seat = seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, NOW, source="import", **told)
    await stage.session.flush()
    pages = f"show-invitees:{stage.karakol.id}", f"print-invitation-cards:{stage.karakol.id}"
    for state in (coverage.LISTED, seat_states.INVITED):
        [page] = await stage.press(stage.member, pages[0])
        lines = page.args["list"]
        assert isinstance(lines, Lines)
        counts = {line.args["state"].key: line.args["number"] for line in lines.lines}
        assert counts[f"invitee-is-{state}"] == 1
        await stage.press(stage.member, pages[1])
    assert seat.invited_at == stage.now


async def test_a_link_opened_while_somebody_else_is_registered_is_a_form_of_its_own(stage: Stage) -> None:
    await stage.press(stage.member, f"register-other:{stage.karakol.id}")
    theirs = {**stage.member.draft["registration"], "name": "Үлгү Бирөө", "phone": "+996700100188"}
    stage.member.draft = {**stage.member.draft, "registration": theirs}
    told = {"office": "partner", "organisation": "Өнөктөш", "invitation_token": "w" * 22}
    seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, NOW, source="import", **told)
    await stage.session.flush()
    await stage.command(stage.member, "start", f"i_{'w' * 22}")
    form = stage.member.draft["registration"]
    assert "assisted" not in form
    assert form.get("phone") != theirs["phone"]
    assert stage.member.draft["earlier"] == theirs


async def test_of_two_forms_for_somebody_else_the_first_is_given_up(stage: Stage) -> None:
    for _ in range(2):
        await stage.press(stage.member, f"register-other:{stage.karakol.id}")
    assert "earlier" not in stage.member.draft


async def test_from_the_links_a_button_leads_back(stage: Stage) -> None:
    told = {"office": "partner", "organisation": "Өнөктөш"}
    seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, NOW, source="import", **told)
    await stage.session.flush()
    [page] = await stage.press(stage.member, f"list-invitation-links:{stage.karakol.id}")
    assert page.buttons[-1][0].data == f"show-invitees:{stage.karakol.id}"
