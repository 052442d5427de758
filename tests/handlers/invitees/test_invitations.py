"""Invitations: a long list is printed in parts that can be drawn in time."""

import pytest

from bot.locales import get_locale
from handlers.invitees import invitations
from handlers.messages import InvitationCards, Lines, OutOfDate, Say, Text, Value
from storage.coverage import coverage
from storage.models import Seat, seat_states
from storage.seats import seats
from storage.text.names import kyrgyz_sort_key
from storage.units import units
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


async def listed(stage: Stage, number: int = 1) -> list[Seat]:
    """Write seats of a list that were not invited yet."""
    made = []
    for place in range(number):
        told = {"office": "partner", "organisation": f"Өнөктөш {place}"}
        made.append(
            seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, NOW, source="import", **told)
        )
    await stage.session.flush()
    return made


async def counts(stage: Stage) -> dict[str, object]:
    """Return state -> number, as the page of the invitees shows them."""
    [page] = await stage.press(stage.member, f"show-invitees:{stage.karakol.id}")
    lines = page.args["list"]
    assert isinstance(lines, Lines)
    states = ((line.args["state"], line.args["number"]) for line in lines.lines)
    return {
        state.key.removeprefix("invitee-is-"): number for state, number in states if isinstance(state, Text)
    }


def data_of(page: Say, prefix: str) -> list[str]:
    return [one.data for row in page.buttons for one in row if one.data and one.data.startswith(prefix)]


@pytest.mark.parametrize("taken", ["export-invitees", "print-invitation-cards", "list-invitation-links"])
async def test_what_staff_take_for_themselves_invites_nobody(stage: Stage, taken: str) -> None:
    [seat] = await listed(stage)
    form = ":xlsx" if taken == "export-invitees" else ":0" if taken == "list-invitation-links" else ""
    await stage.press(stage.member, f"{taken}:{stage.karakol.id}{form}")
    assert seat.invited_at is None
    assert (await counts(stage))[coverage.LISTED] == 1


async def test_staff_say_that_all_of_the_list_are_invited(stage: Stage) -> None:
    made = await listed(stage, 4)
    [printed] = await stage.press(stage.member, f"print-invitation-cards:{stage.karakol.id}")
    [ask] = data_of(printed, "confirm-invited")
    [asked] = await stage.press(stage.member, ask)
    assert (asked.key, asked.args["number"]) == ("invitees-mark", 4)
    [mark] = data_of(asked, "mark-invited")
    made += await listed(stage)  # nobody was asked about this one
    with pytest.raises(OutOfDate):
        await stage.press(stage.member, mark)
    assert all(seat.invited_at is None for seat in made)
    [mark] = data_of((await stage.press(stage.member, ask))[0], "mark-invited")
    [page] = await stage.press(stage.member, mark)
    assert (page.key, page.edit) == ("invitees", True)
    assert {seat.invited_at for seat in made} == {stage.now}
    assert await counts(stage) | {coverage.LISTED: 0} == await counts(stage) | {
        "invited": 5,
        coverage.LISTED: 0,
    }
    assert not data_of(page, "confirm-invited")
    with pytest.raises(OutOfDate):
        await stage.press(stage.member, mark)


async def test_the_links_of_one_page_are_marked_as_sent(stage: Stage) -> None:
    made = await listed(stage, invitations.PAGE_SIZE + 1)
    [page] = await stage.press(stage.member, f"list-invitation-links:{stage.karakol.id}:1")
    [mark] = data_of(page, "mark-invited")
    [page] = await stage.press(stage.member, mark)
    assert page.key == "invitees-links"
    assert [seat.invited_at is not None for seat in made] == [False] * invitations.PAGE_SIZE + [True]
    assert not data_of(page, "mark-invited")
    made[0].state = seat_states.DECLINED
    await stage.session.flush()
    await stage.press(stage.member, mark.replace(":1", ":0"))
    assert [seat for seat in made[:-1] if seat.invited_at] == []


async def test_lists_of_invitees_are_in_the_order_of_their_names(stage: Stage) -> None:
    """Not in that of their codes."""
    stage.member.language = "ru"
    for code in ("41702225870000", "41702225873000", "41702225876000"):
        told = {"office": "municipality", "unit_code": code}
        seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, NOW, source="import", **told)
    await stage.session.flush()
    for shown in ("list-invitees", "list-invitation-links"):
        [page] = await stage.press(stage.member, f"{shown}:{stage.karakol.id}")
        text = get_locale("ru", stage.karakol.timezone).html(page.key, page.args)
        places = [text.index(name) for name in ("Ак-Булунский", "Сары-Булакский", "Талды-Сууский")]
        assert places == sorted(places), text


async def test_units_are_sorted_by_their_names_in_the_language(stage: Stage) -> None:
    for language in ("ky", "ru", "en"):
        found = await units.children(stage.session, "41702225000000")
        names = [
            getattr(unit, f"name_{language}")
            for unit in sorted(found, key=lambda unit: units.sort_key(unit, language))
        ]
        keys = [kyrgyz_sort_key(name) if language != "en" else name for name in names]
        assert keys == sorted(keys)


async def test_from_the_list_of_invitees_a_button_leads_back(stage: Stage) -> None:
    [page] = await stage.press(stage.member, f"list-invitees:{stage.karakol.id}")
    assert page.buttons[-1][0].data == f"show-invitees:{stage.karakol.id}"


async def test_what_to_do_about_the_others_stands_apart_from_the_sample() -> None:
    for language in ("ky", "ru", "en"):
        args: dict[str, Value] = {"seminar": "x", "number": 1, "text": "y"}
        assert "</blockquote>\n\n" in get_locale(language, "Asia/Bishkek").html("invitees-reach", args)


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
