"""Papers printed at a desk: the same numbers everywhere, telephones only for whom they are, word after a move."""

from datetime import timedelta
from typing import Any

import pytest

from bot.locales import get_locale
from handlers import events
from handlers.messages import Paper, Refusal, Say, Sheet
from storage.checkin import passes
from storage.invitees import invitees
from storage.models import Person
from storage.seminars import programme
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import NOW, Stage, text_keys


async def _printed(stage: Stage, person: Person, button: str) -> dict[str, Any]:
    *_, sent = await stage.press(person, button)
    assert isinstance(sent.document, Paper)
    return dict(sent.document.data)


def _rows(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for group in data["groups"] for row in group["rows"]]


async def test_sheet_badges_and_the_door_give_everybody_the_same_number(stage: Stage) -> None:
    number = stage.karakol.id
    badges = (await _printed(stage, stage.member, f"print-badges:{number}"))["badges"]
    sheet = _rows(await _printed(stage, stage.member, f"print-signatures:{number}"))
    [door] = await stage.press(stage.member, f"send-sheet:{number}")
    assert isinstance(door.document, Sheet)
    numbers = await passes.sheet_numbers(stage.session, number)
    assert numbers
    assert {row["number"] for row in sheet} == {str(one) for one in numbers.values()}
    assert {row["number"]: row["name"] for row in badges} == {row["number"]: row["name"] for row in sheet}
    assert {str(row[0]): row[1] for row in door.document.rows} == {
        row["number"]: row["name"] for row in sheet
    }
    token = await passes.get_token(stage.session, stage.seat)
    [own] = [one for one in badges if one["number"] == str(numbers[stage.seat.id])]
    assert own["link"].payload == f"p_{token}", "the badge's code checks its owner in"


@pytest.mark.parametrize("days", [1, 2])
async def test_the_numbered_list_has_the_columns_to_sign_of_the_signature_sheet(
    stage: Stage, days: int
) -> None:
    stage.karakol.ends_at = stage.karakol.starts_at + timedelta(days=days - 1, hours=6)
    await stage.session.flush()
    printed = await _printed(stage, stage.member, f"print-signatures:{stage.karakol.id}")
    [sent] = await stage.press(stage.member, f"send-sheet:{stage.karakol.id}")
    assert isinstance(sent.document, Sheet)
    to_sign = [head for head in sent.document.head if "sheet-column-signature" in repr(head)]
    assert len(to_sign) == len(printed["days"]) == days
    assert get_locale("ru", "UTC").plain(str(sent.document.title)) == "Список с номерами"


async def test_telephones_are_on_the_sheet_of_organisers_only(stage: Stage) -> None:
    hand = await add_consented_person(stage.session, 5010, "ru", name="Үлгү Эшик")
    await roles.grant(stage.session, hand, roles.DOOR, NOW, None, seminar_id=stage.karakol.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    stage.seat.phone = "+996700000001"
    whole = await _printed(stage, stage.member, f"print-signatures:{stage.karakol.id}")
    bare = await _printed(stage, hand, f"print-signatures:{stage.karakol.id}")
    assert whole["phones"]
    assert any(row["phone"] for row in _rows(whole))
    assert not bare["phones"]
    assert not any(row["phone"] for row in _rows(bare))
    with pytest.raises(Refusal):
        await stage.press(stage.owner, f"print-signatures:{stage.karakol.id}")


async def test_signs_are_for_all_or_for_each_speaker_once(stage: Stage) -> None:
    number = stage.karakol.id
    named = await _printed(stage, stage.member, f"print-signs:{number}:all")
    assert len(named["signs"]) == 2
    items = await programme.list_items(stage.session, number)
    for item in items:
        item.speaker = {}
    await stage.session.flush()
    with pytest.raises(Refusal) as no:
        await stage.press(stage.member, f"print-signs:{number}:speakers")
    assert no.value.key == "papers-no-speakers"
    for item in items[:2]:
        item.speaker = {"ky": "Үлгү Баяндамачы"}
    await stage.session.flush()
    data = await _printed(stage, stage.member, f"print-signs:{number}:speakers")
    assert [sign["name"].texts for sign in data["signs"]] == [{"ky": "Үлгү Баяндамачы"}]
    chosen = await add_consented_person(stage.session, 5012, "ky", name="Үлгү Тандалган")
    items[2].speaker_id = chosen.id  # from the list of people, not typed
    await stage.session.flush()
    data = await _printed(stage, stage.member, f"print-signs:{number}:speakers")
    assert [sign["name"].texts["ky"] for sign in data["signs"]] == ["Үлгү Баяндамачы", "Үлгү Тандалган"]


async def test_after_a_move_staff_are_told_what_to_print_again(stage: Stage) -> None:
    seminar = stage.karakol
    colleague = await add_consented_person(stage.session, 5011, "ky", name="Үлгү Уюштуруучу")
    await roles.grant(stage.session, colleague, roles.ORGANISER, NOW, None, seminar_id=seminar.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    await stage.press(colleague, f"print-signatures:{seminar.id}")
    await stage.press(stage.member, f"print-badges:{seminar.id}")
    assert await _told(stage) == [], "nothing has moved"
    seminar.venue = {"ky": "Башка жер", "ru": "Другое место"}
    mine, theirs = await _told(stage)
    assert (mine.to, theirs.to) == (None, colleague)
    lines = mine.args["list"].lines  # type: ignore[union-attr]
    assert [line.key for line in lines] == ["papers-outdated-signatures"], "a badge names no place"
    seminar.starts_at, seminar.ends_at = (
        one + timedelta(days=1) for one in (seminar.starts_at, seminar.ends_at)
    )
    mine, *_ = await _told(stage)
    lines = mine.args["list"].lines  # type: ignore[union-attr]
    assert {line.key for line in lines} == {"papers-outdated-signatures", "papers-outdated-badges"}
    for row in mine.buttons[:-1]:
        await stage.press(stage.member, row[0].data)
    assert await _told(stage) == [], "all are printed again"


async def _told(stage: Stage) -> list[Say]:
    found = await events.seminar_moved.notify(stage.session, stage.karakol, stage.member, stage.now)
    return [one for one in found if isinstance(one, Say)]


async def test_the_page_has_every_paper_one_tap_away(stage: Stage) -> None:
    [page] = await stage.press(stage.member, f"show-papers:{stage.karakol.id}")
    data = {button.data.partition(":")[0] for row in page.buttons for button in row}
    assert data >= {
        *("print-signatures", "send-sheet", "print-badges", "print-signs", "export-document"),
        *("show-certificates", "show-template", "print-invitation-cards"),
    }


# A code that is typed from a printed invitation.


async def _invite(stage: Stage) -> str:
    seat = stage.seat
    seat.person_id, seat.state, seat.invitation_token = None, "invited", None
    [seat] = [
        one for one in await invitees.list_unanswered(stage.session, stage.karakol.id) if one.id == seat.id
    ]
    assert seat.invitation_code is not None
    await stage.session.flush()
    return seat.invitation_code


async def test_a_code_typed_from_paper_leads_where_the_link_does(stage: Stage) -> None:
    code = await _invite(stage)
    stranger = stage.newcomer_with_consent()
    linked = text_keys(await stage.command(stranger, "start", f"i_{stage.seat.invitation_token}"))
    stage.seat.person_id, stage.seat.state, stranger.step = None, "invited", None
    await stage.session.flush()
    cyrillic = code.lower().translate(str.maketrans("acehkmptxy", "асенкмртху"))
    typed = await stage.write(stranger, f" {cyrillic[:4]} - {cyrillic[4:]} ")
    assert text_keys(typed)[0] == linked[0] == "invite-greeting"


async def test_codes_cannot_be_guessed(stage: Stage) -> None:
    code = await _invite(stage)
    stranger = stage.newcomer_with_consent()
    wrong = "A2A2A2A2" if code != "A2A2A2A2" else "A3A3A3A3"
    for _ in range(10):
        assert text_keys(await stage.write(stranger, wrong)) == ["code-unknown"]
    assert text_keys(await stage.write(stranger, code)) == ["code-too-many"], "not even the right one"
    stage.now += timedelta(hours=1)
    assert text_keys(await stage.write(stranger, code)) != ["code-too-many"]
