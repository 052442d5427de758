"""`/seminars`: order and visibility of the list, and the buttons of a seminar's page in each state."""

import re
from datetime import timedelta
from typing import Any

import pytest

from bot.locales import get_locale
from handlers.messages import OutOfDate, Refusal, Say
from handlers.seats.cards import seminar_args
from storage.models import Person, ProgrammeItem, Seat, Seminar, seat_states
from storage.seats import seats
from storage.seminars import seminars
from tests.handlers.stage import NOW, Stage, text_keys

HOURS = {"starts_at": timedelta(days=20), "ends_at": timedelta(days=20, hours=6)}


async def add_seminar(stage: Stage, slug: str, **values: Any) -> Seminar:
    """Add another seminar, three weeks from now by default."""
    now = stage.now
    texts = {name: {"ky": slug, "ru": slug} for name in ("title", "venue", "address")}
    times = {name: now + ahead for name, ahead in HOURS.items()}
    seminar = Seminar(
        **{"slug": slug, "timezone": "Asia/Bishkek", "state": "open", "description": {}, "updated_at": now}
        | texts
        | times
        | values
    )
    stage.session.add(seminar)
    await stage.session.flush()
    return seminar


async def seat_of(stage: Stage, person: Person) -> Seat:
    seat = await seats.of_person(stage.session, stage.karakol.id, person)
    assert seat is not None
    return seat


def buttons_data(say: Say) -> list[str]:
    return [button.data for row in say.buttons for button in row]


def list_states(say: Say) -> list[str]:
    """Return the states shown in the list."""
    return [line.args["state"].key for line in say.args["list"].lines]  # type: ignore[union-attr]


async def test_ones_own_come_first_then_what_is_open_then_what_was(stage: Stage) -> None:
    osh = await add_seminar(stage, "osh")
    closed = await add_seminar(stage, "naryn", state="closed", starts_at=stage.now + timedelta(days=2))
    [told] = await stage.command(stage.owner, "seminars")
    ids = [stage.karakol.id, osh.id, closed.id, stage.jalal_abad.id]
    assert buttons_data(told) == [f"show-seminar:{number}" for number in ids]
    assert list_states(told) == [
        "seat-is-registered",
        "seminar-is-open",
        "seminar-is-closed",
        "seminar-is-held",
    ]


@pytest.mark.parametrize(
    "state", [seat_states.WAITING, seat_states.OFFERED, seat_states.DECLINED, seat_states.CONFIRMED]
)
async def test_the_list_says_where_one_stands(stage: Stage, state: str) -> None:
    (await seat_of(stage, stage.owner)).state = state
    [told] = await stage.command(stage.owner, "seminars")
    assert f"seat-is-{state}" in list_states(told)


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (seat_states.INVITED, "seminar-is-held"),
        (seat_states.WAITING, "seminar-is-held"),
        (seat_states.OFFERED, "seminar-is-held"),
        (seat_states.CANCELLED, "seminar-is-held"),
        (seat_states.CONFIRMED, "seat-is-confirmed"),
        (seat_states.ARRIVED, "seat-was-arrived"),
    ],
)
async def test_after_the_end_nobody_is_invited_or_waits(stage: Stage, state: str, told: str) -> None:
    (await seat_of(stage, stage.owner)).state = state
    stage.karakol.state, stage.now = "closed", stage.karakol.ends_at + timedelta(minutes=1)
    [page] = await stage.press(stage.owner, f"show-seminar:{stage.karakol.id}")
    assert page.args["state"].key == told  # type: ignore[union-attr]


async def test_a_registration_that_begins_later_is_not_called_closed(stage: Stage) -> None:
    await add_seminar(stage, "later", registration_opens_at=stage.now + timedelta(days=1))
    [told] = await stage.command(stage.owner, "seminars")
    assert "seminar-is-not-yet" in list_states(told)


async def test_a_draft_is_nobodys_and_a_cancelled_one_is_called_so(stage: Stage) -> None:
    draft = await add_seminar(stage, "draft", state="draft")
    await add_seminar(stage, "off", state="cancelled")
    [told] = await stage.command(stage.owner, "seminars")
    assert f"show-seminar:{draft.id}" not in buttons_data(told)
    assert "seminar-is-cancelled" in list_states(told)
    for data in ("show-seminar", "show-programme", "list-materials"):
        with pytest.raises(Refusal, match="button-old"):
            await stage.press(stage.owner, f"{data}:{draft.id}")
    assert text_keys(await stage.press(stage.member, f"show-seminar:{draft.id}")) == [
        "seminar"
    ]  # staff preview it


async def test_staff_look_at_a_draft_and_its_hall_is_nobodys(stage: Stage) -> None:
    draft = await add_seminar(stage, "draft", state="draft")
    assert await stage.press(stage.member, f"show-seminar:{draft.id}")
    for data in (f"list-hall-questions:{draft.id}", f"list-hall-topics:{draft.id}"):
        with pytest.raises(OutOfDate):
            await stage.press(stage.member, data)


async def test_what_was_put_away_is_shown_to_those_who_were_there(stage: Stage) -> None:
    stage.karakol.state = "archived"
    [mine] = await stage.command(stage.owner, "seminars")
    assert f"show-seminar:{stage.karakol.id}" in buttons_data(mine)
    await add_seminar(stage, "osh")
    [theirs] = await stage.command(stage.newcomer_with_consent(), "seminars")
    assert f"show-seminar:{stage.karakol.id}" not in buttons_data(theirs)


async def test_a_single_seminar_is_opened_at_once(stage: Stage) -> None:
    stage.jalal_abad.state = "draft"
    assert text_keys(await stage.command(stage.owner, "seminars")) == ["seminar"]


async def test_many_seminars_come_in_pages(stage: Stage) -> None:
    for number in range(12):
        await add_seminar(stage, f"one-{number}")
    pages = await stage.command(stage.owner, "seminars")
    for number in (1, 2):
        pages += await stage.press(stage.owner, f"list-seminars:{number}")
    shown = [data for page in pages for data in buttons_data(page) if data.startswith("show-seminar:")]
    assert len(shown) == len(set(shown)) == 14


async def test_whoever_has_a_seat_finds_all_that_belongs_to_it(stage: Stage) -> None:
    [page] = await stage.press(stage.owner, f"show-seminar:{stage.karakol.id}")
    own = await seat_of(stage, stage.owner)
    offered = {data.partition(":")[0] for data in buttons_data(page)}
    assert offered == {
        "show-venue",
        "send-calendar",
        "show-pass",
        "edit-registration",
        "create-deputy-link",
        "start-declining-seat",
        "show-programme",
        "start-question",
        "list-seminars",
    }
    assert f"start-declining-seat:{own.id}" in buttons_data(page)


async def test_whoever_has_none_is_offered_to_register_and_whoever_gave_it_back_to_come(stage: Stage) -> None:
    [page] = await stage.press(stage.newcomer_with_consent(), f"show-seminar:{stage.karakol.id}")
    assert f"start-registration:{stage.karakol.id}" in buttons_data(page)
    own = await seat_of(stage, stage.owner)
    await seats.transition(stage.session, own, seat_states.DECLINED, NOW, stage.owner)
    [page] = await stage.press(stage.owner, f"show-seminar:{stage.karakol.id}")
    assert f"confirm-seat:{own.id}" in buttons_data(page)
    assert f"start-registration:{stage.karakol.id}" not in buttons_data(page)


async def test_whoever_waits_reads_what_for(stage: Stage) -> None:
    own = await seat_of(stage, stage.owner)
    own.state, own.offer_expires_at = seat_states.OFFERED, stage.now + timedelta(hours=3)
    assert text_keys(await stage.press(stage.owner, f"show-seminar:{stage.karakol.id}")) == [
        "seminar",
        "offer",
    ]


async def test_nothing_can_be_changed_of_a_seminar_that_is_over(stage: Stage) -> None:
    did = stage.incoming(
        stage.owner, button="show-seminar", argument=str(stage.karakol.id), at=stage.karakol.ends_at
    )
    [page] = await stage.answer(did)
    assert {data.partition(":")[0] for data in buttons_data(page)} == {
        "show-programme",
        "start-question",
        "list-seminars",
    }


async def test_a_place_that_is_not_known_yet_is_said_so(stage: Stage) -> None:
    bare = await add_seminar(stage, "bare", venue={}, address={})
    [page] = await stage.press(stage.owner, f"show-seminar:{bare.id}")
    assert page.args["place"].key == "place-open"  # type: ignore[union-attr]


async def test_the_wish_for_a_word_before_each_item_is_kept_and_taken_back(stage: Stage) -> None:
    own = await seat_of(stage, stage.owner)
    for wish, button in (("1", "0"), ("1", "0"), ("0", "1")):
        [page] = await stage.press(stage.owner, f"set-item-reminders:{stage.karakol.id}:{wish}")
        assert own.wants_pings is (wish == "1")
        assert f"set-item-reminders:{stage.karakol.id}:{button}" in buttons_data(page)


async def test_only_whoever_has_a_seat_can_wish_for_it(stage: Stage) -> None:
    await seats.transition(
        stage.session, await seat_of(stage, stage.owner), seat_states.CANCELLED, NOW, stage.owner
    )
    [page] = await stage.press(stage.owner, f"show-programme:{stage.karakol.id}")
    assert buttons_data(page) == [f"show-seminar:{stage.karakol.id}"]
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.owner, f"set-item-reminders:{stage.karakol.id}:1")


async def test_a_programme_of_two_days_has_a_head_for_each(stage: Stage) -> None:
    last = (await seminars.get_programme(stage.session, stage.karakol.id))[-1]
    stage.session.add(
        ProgrammeItem(
            seminar_id=stage.karakol.id,
            starts_at=last.starts_at + timedelta(days=1),
            ends_at=last.starts_at + timedelta(days=1, hours=1),
            title={"ky": "Экинчи күн"},
            speaker={},
        )
    )
    await stage.session.flush()
    stage.session.clear_caches()
    [page] = await stage.press(stage.owner, f"show-programme:{stage.karakol.id}")
    heads = [line.key for line in page.args["list"].lines]  # type: ignore[union-attr]
    assert heads.count("programme-day") == 2
    assert heads[-1] == "programme-from-to"


async def test_a_text_with_the_programme_says_on_which_of_several_days_each_item_is(stage: Stage) -> None:
    async def heads() -> list[str]:
        programme = (await seminar_args(stage.session, stage.karakol))["programme"]
        [short] = programme.lines  # type: ignore[union-attr]
        return [line.key for line in short.args["list"].lines]

    assert "programme-day" not in await heads(), "the day of a seminar of one day is above"
    stage.karakol.ends_at += timedelta(days=1)
    morning = stage.karakol.starts_at + timedelta(days=1)
    stage.session.add(
        ProgrammeItem(
            seminar_id=stage.karakol.id, starts_at=morning, title={"ky": "Экинчи күн"}, speaker={"ky": "Үлгү"}
        )
    )
    await stage.session.flush()
    stage.session.clear_caches()
    listed = await heads()
    assert [listed[0], *listed[-2:]] == ["programme-day", "programme-day", "programme-said-by"]


async def test_a_long_programme_comes_in_pages_that_fit_a_message(stage: Stage) -> None:
    first = (await seminars.get_programme(stage.session, stage.karakol.id))[0]
    for number in range(50):
        starts = first.starts_at + timedelta(minutes=number + 1)
        title = {"ky": f"{number} " + "ө" * 150}
        stage.session.add(
            ProgrammeItem(seminar_id=stage.karakol.id, starts_at=starts, title=title, speaker={})
        )
    await stage.session.flush()
    stage.session.clear_caches()
    shown: list[str] = []
    for page in range(3):
        [told] = await stage.press(stage.owner, f"show-programme:{stage.karakol.id}:{page}")
        text = get_locale("ky", "Asia/Bishkek").html(told.key, told.args)
        assert len(re.sub("<[^<>]*>", "", text)) < 4096
        shown += [line for line in text.splitlines() if line.startswith("<tg-time")]
    assert len(shown) == len(set(shown)) == 55


async def test_who_gave_the_seat_up_reads_so_and_finds_the_way_back(stage: Stage) -> None:
    seat = await seat_of(stage, stage.owner)
    seat.state = seat_states.CANCELLED
    [told] = await stage.press(stage.owner, f"show-seminar:{stage.karakol.id}")
    assert told.args["state"].key == "seat-is-cancelled"  # type: ignore[union-attr]
    assert buttons_data(told)[0] == f"confirm-seat:{seat.id}"


@pytest.mark.parametrize(
    "page",
    [
        "show-board",
        "list-participants",
        "list-items",
        "manage-materials",
        "list-reminder-rules",
        "list-extra-questions",
        "show-invitees",
    ],
)
async def test_every_page_of_staff_leads_back_to_the_seminars(stage: Stage, page: str) -> None:
    said = await stage.press(stage.member, f"{page}:{stage.karakol.id}")
    assert f"show-seminar-for-staff:{stage.karakol.id}" in buttons_data(said[-1])
