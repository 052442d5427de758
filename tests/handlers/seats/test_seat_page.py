"""The page of a seat for staff: a coordinator's permissions end at their rayon, whatever other role they have."""

from datetime import timedelta
from typing import Any

import pytest

from bot.locales import get_locale
from handlers.messages import Refusal, Text
from storage import audit
from storage.checkin import check_ins
from storage.models import seat_states
from storage.seats import seats
from storage.team import roles
from tests.handlers.stage import NOW, Stage, text_keys

ELSEWHERE = "41711201000000"
"""A rayon that the stage's people do not come from."""


async def two_roles(stage: Stage, other: str) -> None:
    """Give the other participant a coordinator's role for a rayon, and this role for the whole seminar."""
    await roles.grant(stage.session, stage.other, other, NOW, None, seminar_id=stage.karakol.id)
    await roles.grant(stage.session, stage.other, roles.COORDINATOR, NOW, None, unit_code=ELSEWHERE)
    stage.roles_by_person = await roles.roles_by_person(stage.session)


@pytest.mark.parametrize("role", [roles.MODERATOR, roles.DOOR])
@pytest.mark.parametrize("act", ["release-seat:{}:none", "release-seat:{}", "state:{}:confirmed"])
async def test_who_sees_all_and_coordinates_elsewhere_changes_nothing_here(
    stage: Stage, role: str, act: str
) -> None:
    await two_roles(stage, role)
    [page] = await stage.press(stage.other, f"show-seat:{stage.seat.id}")
    offered = [button.data for row in page.buttons for button in row]
    assert not any(data.startswith(("unseat", f"state:{stage.seat.id}:c")) for data in offered)
    with pytest.raises(Refusal):
        await stage.press(stage.other, act.format(stage.seat.id))
    assert stage.seat.state == seat_states.REGISTERED


async def test_a_reason_that_is_typed_after_the_role_went_gives_nothing_back(stage: Stage) -> None:
    await stage.press(stage.member, f"release-seat:{stage.seat.id}")
    await roles.grant(stage.session, stage.member, roles.MODERATOR, NOW, None)
    stage.roles_by_person = {
        number: tuple(role for role in having if role.role == roles.MODERATOR)
        for number, having in (await roles.roles_by_person(stage.session)).items()
    }
    with pytest.raises(Refusal):
        await stage.write(stage.member, "Ооруп калды")
    assert stage.seat.state == seat_states.REGISTERED


async def test_who_sees_all_and_coordinates_elsewhere_registers_nobody_here(stage: Stage) -> None:
    await two_roles(stage, roles.MODERATOR)
    await stage.press(stage.other, f"register-other:{stage.karakol.id}")
    form = {
        **stage.other.draft["registration"],
        "office": "municipality",
        "unit": stage.seat.unit_code,
        "position": "deputy",
        "phone": "+996700100199",
        "name": "Үлгү Орунбасар",
    }
    stage.other.draft = {**stage.other.draft, "registration": form}
    with pytest.raises(Refusal, match="not-yours"):
        await stage.press(stage.other, "submit-registration")


async def test_a_button_that_changes_nothing_shows_no_telephone_unwritten(stage: Stage) -> None:
    before = len(await audit.list_newest(stage.session))
    [page] = await stage.press(stage.member, f"change-seat-state:{stage.seat.id}:registered")
    assert text_keys([page]) == ["seat-page"]
    assert len(await audit.list_newest(stage.session)) == before + 1


@pytest.mark.parametrize(
    "act",
    [
        "admit-waiting-seat:beyond:{}",
        "admit-waiting-seat:replace:{}",
        "state:{}:registered",
        "release-seat:{}:none",
        "hand-over-seat:{}",
    ],
)
async def test_nobody_is_let_in_to_a_seminar_that_was_called_off(stage: Stage, act: str) -> None:
    stage.karakol.state = "cancelled"
    with pytest.raises(Refusal, match="plan-over"):
        await stage.press(stage.member, act.format(stage.seat.id))


async def test_a_form_filled_in_for_somebody_ends_with_the_seminar(stage: Stage) -> None:
    await stage.press(stage.member, f"register-other:{stage.karakol.id}")
    form = {
        **stage.member.draft["registration"],
        "office": "partner",
        "organisation": "Өнөктөш",
        "position": "other",
        "phone": "+996700100199",
        "name": "Үлгү Конок",
    }
    stage.member.draft = {**stage.member.draft, "registration": form}
    stage.karakol.state = "cancelled"
    before = len(await seats.list_in_states(stage.session, stage.karakol.id, seat_states.STATES))
    assert text_keys(await stage.press(stage.member, "submit-registration")) == ["seminar-closed"]
    assert len(await seats.list_in_states(stage.session, stage.karakol.id, seat_states.STATES)) == before
    assert stage.member.step is None


async def test_an_old_button_gives_no_seat_back_after_the_seminar(stage: Stage) -> None:
    stage.karakol.starts_at, stage.karakol.ends_at = NOW - timedelta(days=2), NOW - timedelta(days=1)
    for data in (
        f"start-declining-seat:{stage.seat.id}",
        f"decline-seat:{stage.seat.id}:work",
        f"answer-attendance:{stage.karakol.id}:1:no",
    ):
        with pytest.raises(Refusal):
            await stage.press(stage.owner, data)
    assert stage.seat.state == seat_states.REGISTERED


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({}, "seat-page-telegram"),
        ({"unreachable_at": NOW}, "seat-page-blocked"),
        ({"consented_at": None}, "seat-page-no-consent"),
        ({"telegram_id": None}, "seat-page-no-telegram"),
    ],
)
async def test_a_seat_s_page_says_why_the_bot_cannot_write_to_its_owner(
    stage: Stage, values: dict[str, Any], key: str
) -> None:
    for name, value in values.items():
        setattr(stage.owner, name, value)
    [page] = await stage.press(stage.member, f"show-seat:{stage.seat.id}")
    assert page.args["reach"] == Text(key)


async def test_staff_correct_what_a_seat_says_and_its_owner_is_told(stage: Stage) -> None:
    seat, owner = stage.seat, stage.owner
    owner.phone_verified_at = seat.phone_verified_at = NOW
    [page] = await stage.press(stage.member, f"correct-seat:{seat.id}")
    offered = [button.data for row in page.buttons for button in row]
    assert offered[:3] == [f"correct-seat:{seat.id}:{field}" for field in ("name", "position", "phone")]
    await stage.press(stage.member, f"correct-seat:{seat.id}:name")
    with pytest.raises(Refusal, match="name-wrong"):
        await stage.write(stage.member, "?")
    page, told = await stage.write(stage.member, "Үлгүев  Үлгү")
    assert (told.key, told.to) == ("staff-corrected", owner)
    assert "👤 Үлгүев Үлгү" in get_locale("ky", "UTC").html(told.key, told.args)
    assert "💼" not in get_locale("ky", "UTC").html(told.key, told.args), "only what changed"
    assert (seat.name, owner.name, stage.member.step) == ("Үлгүев Үлгү", "Үлгүев Үлгү", None)
    page, _ = await stage.press(stage.member, f"set-seat-position:{seat.id}:secretary")
    assert [line.args["what"].key for line in page.args["history"].lines[-2:]] == ["became-corrected"] * 2  # type: ignore[union-attr]
    assert page.buttons[-1][0].data == f"list-participants:{stage.karakol.id}:0:{seat.id}"
    assert text_keys(await stage.press(stage.member, f"clear-seat-phone:{seat.id}")) == [
        *("seat-page", "staff-corrected")
    ]
    assert vars(seat).items() >= {("position", "secretary"), ("phone", None), ("phone_verified_at", None)}
    assert owner.phone_verified_at == NOW, "the number that Telegram has verified stays theirs"
    rows = [row for row, _ in await audit.list_newest(stage.session, 3)]
    assert [(row.action, row.detail["fields"]) for row in rows] == [
        ("seat.corrected", [field]) for field in ("phone", "position", "name")
    ]
    assert text_keys(await stage.press(stage.member, f"clear-seat-phone:{seat.id}")) == ["seat-page"]
    await stage.press(owner, f"edit-registration:{stage.karakol.id}")
    assert owner.draft["registration"]["position"] == "secretary", "an edit begins with what is right now"


async def test_whoever_may_not_call_somebody_corrects_nothing_of_them(stage: Stage) -> None:
    await two_roles(stage, roles.DOOR)
    for act in ("correct-seat:{}", "set-seat-position:{}:head", "clear-seat-phone:{}"):
        with pytest.raises(Refusal, match="not-yours"):
            await stage.press(stage.other, act.format(stage.seat.id))


async def test_staff_register_somebody_without_a_telephone(stage: Stage) -> None:
    await stage.press(stage.member, f"register-other:{stage.karakol.id}")
    await stage.press(stage.member, "choose-registration-unit:41702205807000")
    assert text_keys(await stage.press(stage.member, "choose-position:head")) == ["ask-phone-other"]
    assert text_keys(await stage.press(stage.member, "clear-registration-field:phone")) == [
        "card-unsigned-other"
    ]
    assert text_keys(await stage.write(stage.member, "Үлгү Телефонсуз")) == ["assisted"]


async def test_every_half_day_of_arrival_is_in_the_history(stage: Stage) -> None:
    for half_day, hours in ((0, 1), (2, 25)):
        at = stage.now + timedelta(hours=hours)
        await check_ins.check_in(stage.session, stage.seat, half_day, at, "page", stage.member)
    [page] = await stage.press(stage.member, f"show-seat:{stage.seat.id}")
    text = get_locale("en", "UTC").plain(page.key, page.args)
    assert text.count("marked as arrived") == 2


async def test_nobody_is_coming_any_more_after_the_end(stage: Stage) -> None:
    async def offered() -> bool:
        [page] = await stage.press(stage.member, f"show-seat:{stage.seat.id}")
        return f"change-seat-state:{stage.seat.id}:confirmed" in [
            button.data for row in page.buttons for button in row
        ]

    assert await offered()
    stage.now = stage.karakol.ends_at + timedelta(hours=1)
    assert not await offered()
