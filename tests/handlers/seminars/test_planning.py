"""Planning: invalid input is refused, changes that matter to participants are staged, states follow in order."""

from datetime import UTC, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.locales import get_locale
from handlers import dispatch
from handlers.messages import DeepLink, Location, QrCode, Refusal, Say
from handlers.seats import registration_form
from handlers.seminars import lifecycle, pending_changes, plan
from handlers.ui.arguments import parse_count
from storage import planning
from storage.models import Role, Seminar, seat_states
from storage.questions import lifecycle as question_lifecycle
from storage.seats import seats
from storage.seminars import seminars, targets
from storage.team import roles
from tests.case_tables import every_row
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import NOW, Stage, text_keys

AK_SUU, AK_BULUNG, ISSYK_KUL = "41702205000000", "41702205805000", "41702000000000"
ZONE = ZoneInfo("Asia/Bishkek")


async def create_draft(stage: Stage, **values: Any) -> Seminar:
    """Create a seminar in three weeks that is a draft."""
    day = (stage.now.astimezone(ZONE) + timedelta(days=21)).replace(
        hour=9, minute=30, second=0, microsecond=0
    )
    seminar = await planning.create(stage.session, day.astimezone(UTC), None, "Asia/Bishkek", NOW)
    for name, value in values.items():
        setattr(seminar, name, value)
    await stage.session.flush()
    return seminar


async def at_line(stage: Stage, seminar: Seminar, field: str) -> list[Say]:
    return await stage.press(stage.member, f"edit-plan-field:{seminar.id}:{field}")


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("starts", "01.02.2020 9:30", "when-past"),
        ("ends", "8:00", "when-backwards"),
        ("ends", "01.02.2020 9:30", "when-backwards"),
        ("capacity", "көп", "amount-wrong"),
        ("capacity", "0", "amount-wrong"),
        ("capacity", "99999", "amount-wrong"),
        ("capacity", "²", "amount-wrong"),
        ("capacity", "80-90", "amount-wrong"),
        ("capacity", "80%", "amount-wrong"),
        ("title-ky", "ө" * 121, "plan-text-long"),
        ("venue-ru", "ө" * 121, "plan-text-long"),
        ("map", "Каракол", "plan-awaits-map"),
        ("map", "142.49, 278.39", "plan-awaits-map"),
    ],
)
async def test_a_wrong_answer_is_told_and_changes_nothing(
    stage: Stage, field: str, typed: str, reason: str
) -> None:
    seminar = await create_draft(stage)
    before = {column.name: getattr(seminar, column.name) for column in seminar.__table__.columns}
    await at_line(stage, seminar, field)
    with pytest.raises(Refusal, match=reason):
        await stage.write(stage.member, typed)
    assert {column: getattr(seminar, column) for column in before} == before
    assert stage.member.step == "planning"


@pytest.mark.parametrize(
    ("field", "typed", "told", "asked"),
    [
        ("starts", "качан болсо ошондо", "plan-time-wrong", "plan-ask-starts"),
        ("ends", "кечинде", "plan-time-wrong", "plan-ask-ends"),
        ("closes", "31 февраля", "when-day", "plan-ask-closes"),
    ],
)
async def test_what_is_no_time_is_told_above_the_prompt_with_its_buttons(
    stage: Stage, field: str, typed: str, told: str, asked: str
) -> None:
    [first] = await at_line(stage, await create_draft(stage), field)
    [again] = await stage.write(stage.member, typed)
    assert (again.args["told"].key, again.args["question"].key) == (told, asked)  # type: ignore[union-attr]
    assert again.buttons == first.buttons
    assert stage.member.step == "planning"


@every_row(
    ("typed", "count"),
    [
        ("80", 80),
        ("80 человек", 80),
        ("около 80 человек, если можно", 80),
        ("80 кишиге чейин", 80),
        ("80чел.", 80),
        ("1 000 мест", 1000),
        ("№ 12", 12),
        ("12-суроо", 12),
        ("-80", None),
        ("1.5", None),
        ("2 3", None),
        ("80 человек, 2 зала", None),
        ("1" * 30, None),
        ("эки", None),
        ("٣", None),
        ("", None),
    ],
)
def test_a_number_is_understood_among_words_when_it_is_the_only_one(typed: str, count: int | None) -> None:
    assert parse_count(typed) == count


async def test_the_number_of_places_may_be_typed_with_a_word(stage: Stage) -> None:
    seminar = await create_draft(stage)
    await at_line(stage, seminar, "capacity")
    await stage.write(stage.member, "80 человек")
    assert seminar.capacity == 80


async def test_a_sticker_is_no_title(stage: Stage) -> None:
    await at_line(stage, await create_draft(stage), "title-ky")
    with pytest.raises(Refusal, match="plan-awaits-text"):
        await dispatch.dispatch(stage.incoming(stage.member, unsupported_kind="sticker"), stage.session)


async def test_a_capacity_below_those_registered_is_refused_with_their_number(stage: Stage) -> None:
    taken = len(await seats.list_in_states(stage.session, stage.karakol.id, seat_states.OCCUPIED_STATES))
    assert taken > 1
    await at_line(stage, stage.karakol, "capacity")
    with pytest.raises(Refusal, match="capacity-below") as refused:
        await stage.write(stage.member, "1")
    assert refused.value.values == {"taken": taken}


async def test_a_larger_capacity_is_offered_to_those_who_wait(stage: Stage) -> None:
    stage.karakol.places_per_unit = None
    stage.karakol.capacity = len(
        await seats.list_in_states(stage.session, stage.karakol.id, seat_states.OCCUPIED_STATES)
    )
    await stage.session.flush()
    seats.clear_seat_counts(stage.session, stage.karakol)
    waiting = await add_consented_person(stage.session, 5200, at="karakol")
    seat = await seats.of_person(stage.session, stage.karakol.id, waiting)
    assert seat is not None
    assert seat.state == seat_states.WAITING
    await at_line(stage, stage.karakol, "capacity")
    said = await stage.write(stage.member, str(stage.karakol.capacity + 1))
    assert seat.state == seat_states.OFFERED
    assert waiting in [one.to for one in said]


async def test_the_programme_moves_along_with_the_start_of_a_draft(stage: Stage) -> None:
    made = await planning.clone(
        stage.session, stage.karakol, stage.karakol.starts_at + timedelta(days=30), ISSYK_KUL, NOW
    )
    before = [one.starts_at for one in await seminars.get_programme(stage.session, made.id)]
    day = made.starts_at.astimezone(ZONE) + timedelta(days=1)
    await at_line(stage, made, "starts")
    await stage.write(stage.member, f"{day:%d.%m.%Y}")
    after = [one.starts_at for one in await seminars.get_programme(stage.session, made.id)]
    assert after == [one + timedelta(days=1) for one in before]
    assert made.venue == stage.karakol.venue


async def test_another_zone_keeps_the_hours(stage: Stage) -> None:
    seminar = await create_draft(stage)
    await stage.press(stage.member, f"set-timezone:{seminar.id}:Asia/Almaty")
    assert seminar.starts_at.astimezone(ZoneInfo("Asia/Almaty")).strftime("%H:%M") == "09:30"
    with pytest.raises(Refusal, match="plan-zone-fixed"):
        await stage.press(stage.member, f"set-timezone:{stage.karakol.id}:Asia/Almaty")


async def test_zones_are_named_as_people_say_them(stage: Stage) -> None:
    seminar = await create_draft(stage)
    for zone, names in ZONES.items():
        seminar.timezone = zone
        [card] = await stage.press(stage.member, f"show-plan:{seminar.id}")
        [page] = await stage.press(stage.member, f"edit-plan-field:{seminar.id}:zone")
        for language, name in names.items():
            locale = get_locale(language, "UTC")
            texts = [locale.html(one.key, one.args) for one in (card, page)]
            labels = [locale.plain(row[0].label.key) for row in page.buttons[:5]]  # type: ignore[union-attr]
            assert all(name in text for text in texts)
            assert not any("/" + zone.rpartition("/")[2] in text for text in (*texts, *labels))
            assert (name in labels) == (zone == "Asia/Bishkek")


ZONES = {
    "Asia/Bishkek": {"ky": "Бишкек убактысы", "ru": "Время Бишкека", "en": "Bishkek time"},
    "America/New_York": {"ky": "New York убактысы", "ru": "Время: New York", "en": "New York time"},
}


@pytest.mark.parametrize(
    ("typed", "lat", "lon"),
    [
        ("42.4905, 78.3960", 42.4905, 78.3960),
        ("https://maps.example/@42.4905,78.3960,17z", 42.4905, 78.3960),
        ("https://2gis.example/geo/78.3960%2C42.4905", 42.4905, 78.3960),
        (None, 42.4905, 78.3960),
    ],
)
async def test_a_point_is_sent_or_written(stage: Stage, typed: str | None, lat: float, lon: float) -> None:
    seminar = await create_draft(stage)
    await at_line(stage, seminar, "map")
    point = None if typed else Location(lat, lon)
    did = stage.incoming(
        stage.member, text=typed, location=point, unsupported_kind="location" if point else None
    )
    await dispatch.dispatch(did, stage.session)
    assert (seminar.lat, seminar.lon) == (lat, lon)


async def test_registering_opens_and_closes_when_told_and_not_after_the_end(stage: Stage) -> None:
    seminar = await create_draft(stage)
    soon = stage.now.astimezone(ZONE) + timedelta(days=3)
    await at_line(stage, seminar, "opens")
    [asked] = await stage.write(stage.member, f"{soon:%d.%m} 8:00")
    await stage.press(stage.member, asked.buttons[0][0].data)
    assert seminar.registration_opens_at is not None
    await at_line(stage, seminar, "closes")
    with pytest.raises(Refusal, match="when-backwards"):
        await stage.write(stage.member, f"{soon:%d.%m} 7:00")
    late = seminar.ends_at.astimezone(ZONE) + timedelta(days=1)
    with pytest.raises(Refusal, match="registration-late"):
        await stage.write(stage.member, f"{late:%d.%m.%Y} 9:00")
    await stage.press(stage.member, f"pick-day:{soon + timedelta(days=2):%Y%m%d}")
    await stage.press(stage.member, "pick-hour:1800")
    assert seminar.registration_closes_at is not None
    await at_line(stage, seminar, "closes")
    await stage.press(stage.member, "clear-plan-field")
    assert seminar.registration_closes_at is None


async def test_what_people_have_noted_is_staged_a_translation_more_is_not(stage: Stage) -> None:
    stage.karakol.venue = {"ky": "Мектеп"}
    await stage.session.flush()
    await at_line(stage, stage.karakol, "venue-ru")
    await stage.write(stage.member, "Школа")
    assert (stage.karakol.venue, stage.karakol.version) == ({"ky": "Мектеп", "ru": "Школа"}, 1)
    await at_line(stage, stage.karakol, "venue-ru")
    said = await stage.write(stage.member, "Клуб")
    assert text_keys(said) == ["change-preview"]
    assert stage.karakol.venue["ru"] == "Школа"
    await at_line(stage, stage.karakol, "venue-ky")
    await stage.write(stage.member, "Клуб")
    change = pending_changes.pending_change(stage.member, stage.karakol)
    assert change is not None
    assert change["venue"] == {"ky": "Клуб", "ru": "Клуб"}
    said = await stage.press(stage.member, f"apply-pending-change:{stage.karakol.id}:1:tell")
    assert stage.karakol.venue == {"ky": "Клуб", "ru": "Клуб"}
    assert stage.karakol.version == 2
    told = next(one for one in said if one.key == "plan-moved")
    assert told.dedup_key == f"change:{stage.karakol.id}:2"
    with pytest.raises(Refusal, match="change-none"):
        await stage.press(stage.member, f"apply-pending-change:{stage.karakol.id}:1:tell")


async def test_cancelling_a_registration_keeps_the_pending_change_of_a_seminar(stage: Stage) -> None:
    pending_changes.add_pending_change(stage.member, stage.karakol, venue={"ky": "Клуб"})
    change = pending_changes.pending_change(stage.member, stage.karakol)
    assert change is not None
    registration_form.open_form(stage.member, stage.karakol.id)
    registration_form.open_form(stage.member, stage.jalal_abad.id)
    assert text_keys(await stage.command(stage.member, "cancel")) == ["registration-cancelled"]
    assert stage.member.step is None
    assert stage.member.draft.keys().isdisjoint({registration_form.STEP, registration_form.EARLIER})
    assert pending_changes.pending_change(stage.member, stage.karakol) == change


async def test_what_is_as_it_was_is_no_change(stage: Stage) -> None:
    await at_line(stage, stage.karakol, "venue-ru")
    said = await stage.write(stage.member, stage.karakol.venue["ru"])
    assert text_keys(said) == ["plan-card"]
    assert pending_changes.pending_change(stage.member, stage.karakol) is None


async def test_a_change_that_was_overtaken_is_shown_anew_before_it_is_made(stage: Stage) -> None:
    starts = stage.karakol.starts_at.astimezone(ZONE) + timedelta(days=2)
    await at_line(stage, stage.karakol, "starts")
    await stage.write(stage.member, f"{starts:%d.%m.%Y}")
    stage.karakol.version += 1
    await stage.session.flush()
    said = await stage.press(stage.member, f"apply-pending-change:{stage.karakol.id}:1:tell")
    assert text_keys(said) == ["change-overtaken", "change-preview"]
    said = await stage.press(stage.member, f"apply-pending-change:{stage.karakol.id}:2:tell")
    assert text_keys(said)[:2] == ["change-told", "plan-moved"]
    assert stage.karakol.starts_at.astimezone(ZONE).date() == starts.date()


async def test_a_preview_counts_who_must_be_called(stage: Stage) -> None:
    seats.create_seat(
        stage.session,
        stage.karakol,
        seat_states.REGISTERED,
        NOW,
        office="other",
        name="Үлгү",
        source="assisted",
    )
    starts = stage.karakol.starts_at.astimezone(ZONE) + timedelta(days=2)
    await at_line(stage, stage.karakol, "starts")
    (preview,) = await stage.write(stage.member, f"{starts:%d.%m.%Y}")
    lines = {line.key: line.args for line in preview.args["list"].lines}  # type: ignore[union-attr]
    assert lines["change-beyond"] == {"number": 1}
    assert {"change-readers", "change-items"} <= lines.keys()


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("draft", "closed"),
        ("draft", "held"),
        ("open", "draft"),
        ("open", "held"),
        ("held", "open"),
        ("archived", "open"),
        ("cancelled", "open"),
        ("open", "nonsense"),
    ],
)
async def test_only_allowed_steps_are_taken(stage: Stage, was: str, becomes: str) -> None:
    seminar = await create_draft(stage, state=was)
    with pytest.raises(Refusal, match="lifecycle-not-now"):
        await stage.press(stage.member, f"change-seminar-state:{seminar.id}:{becomes}:yes")
    assert seminar.state == was


async def test_what_is_over_cannot_be_opened(stage: Stage) -> None:
    seminar = await create_draft(stage, starts_at=NOW - timedelta(days=2), ends_at=NOW - timedelta(days=1))
    with pytest.raises(Refusal, match="lifecycle-over"):
        await stage.press(stage.member, f"change-seminar-state:{seminar.id}:open:yes")


async def test_what_a_step_means_is_said_before_it_is_taken(stage: Stage) -> None:
    for state, reached in (("closed", "open"), ("open", "closed")):
        said = await stage.press(stage.member, f"change-seminar-state:{stage.karakol.id}:{state}")
        assert text_keys(said) == [f"lifecycle-{state}"]
        assert stage.karakol.state == reached
        await stage.press(stage.member, f"change-seminar-state:{stage.karakol.id}:{state}:yes")
        assert stage.karakol.state == state
        with pytest.raises(Refusal, match="lifecycle-not-now"):
            await stage.press(stage.member, f"change-seminar-state:{stage.karakol.id}:{state}:yes")


async def test_the_clock_holds_what_is_over_and_nothing_else(stage: Stage) -> None:
    before = stage.karakol.ends_at - timedelta(seconds=1)
    assert await lifecycle.end_past_seminars(stage.session, before) == []
    assert stage.karakol.state == "open"
    await lifecycle.end_past_seminars(stage.session, stage.karakol.ends_at)
    assert stage.karakol.state == "held"
    assert await planning.finish_ended(stage.session, stage.karakol.ends_at) == []


async def test_a_draft_that_is_given_up_tells_nobody(stage: Stage) -> None:
    seminar = await create_draft(stage, title={"ky": "Үлгү"})
    assert text_keys(await stage.press(stage.member, f"change-seminar-state:{seminar.id}:cancelled")) == [
        "lifecycle-cancelled"
    ]
    said = await stage.press(stage.member, f"change-seminar-state:{seminar.id}:cancelled:yes")
    assert text_keys(said) == ["plan-card"]
    assert seminar.state == "cancelled"
    with pytest.raises(Refusal, match="plan-over"):
        await at_line(stage, seminar, "title")


async def test_the_link_comes_from_the_first_title_and_stays(stage: Stage) -> None:
    seminar = await create_draft(stage)
    await at_line(stage, seminar, "title-ky")
    await stage.write(stage.member, "Өзгөчө жыйын, Жалал-Абад_2")
    assert seminar.slug == "ozgocho-jyiyn-jalal-abad-2"
    await at_line(stage, seminar, "title-ru")
    await stage.write(stage.member, "Другое")
    assert seminar.slug == "ozgocho-jyiyn-jalal-abad-2"
    again = await create_draft(stage)
    await planning.set_slug(stage.session, again, {"ky": "Өзгөчө жыйын, Жалал-Абад 2"})
    assert again.slug == "ozgocho-jyiyn-jalal-abad-2-2"
    for cut, slug in {
        "Мамлекеттик кызматчылар жана муниципалдар": "mamlekettik-kyzmatchylar",
        "Для глав айылных аймаков и мэров городов": "dlya-glav-aiylnyh-aimakov",
        "Training for municipal heads and deputies": "training-for-municipal-heads",
        "Семинар для и": "seminar-dlya-i",
    }.items():
        assert planning.slugify(cut) == slug
    (say,) = await stage.press(stage.member, f"send-seminar-link:{stage.karakol.id}")
    assert isinstance(say.document, QrCode)
    assert say.document.link == DeepLink("karakol")
    with pytest.raises(Refusal, match="link-not-yet"):
        await stage.press(stage.member, f"send-seminar-link:{seminar.id}")


async def test_a_target_is_chosen_by_its_typed_name_and_twice_is_once(stage: Stage) -> None:
    seminar = await create_draft(stage)
    await stage.press(stage.member, f"show-targets:{seminar.id}")
    (found,) = await stage.write(stage.member, "Ак-Булуң")
    wanted = f"set-target:{seminar.id}:m:{AK_BULUNG}:1"
    assert wanted in [button.data for row in found.buttons for button in row]
    for _ in range(2):
        await stage.press(stage.member, wanted)
        assert set(await targets.expand_targets(stage.session, seminar.id)) == {("municipality", AK_BULUNG)}
    assert seminar.oblast_code == ISSYK_KUL
    with pytest.raises(Refusal, match="target-unknown"):
        await stage.write(stage.member, "ьъьъьъ")


@pytest.mark.parametrize("forged", [f"p:{AK_BULUNG}", f"r:{AK_BULUNG}", f"all:{AK_SUU}", "m:", "x:", "p:"])
async def test_an_office_that_a_unit_does_not_have_is_refused(stage: Stage, forged: str) -> None:
    seminar = await create_draft(stage)
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.member, f"set-target:{seminar.id}:{forged}:1")
    assert await targets.list_targets(stage.session, seminar.id) == []


async def test_an_organiser_of_one_seminar_plans_that_one_and_makes_none(stage: Stage) -> None:
    role = await roles.grant(
        stage.session, stage.other, roles.ORGANISER, NOW, None, seminar_id=stage.karakol.id
    )
    assert isinstance(role, Role)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    assert text_keys(await stage.press(stage.other, f"show-plan:{stage.karakol.id}")) == ["plan-card"]
    for data in ("newseminar", f"clone-seminar:{stage.karakol.id}", f"show-plan:{stage.jalal_abad.id}"):
        with pytest.raises(Refusal, match="not-yours"):
            await stage.press(stage.other, data)


async def test_a_sister_shows_how_many_answers_came_along(stage: Stage) -> None:
    await question_lifecycle.add_answer(stage.session, stage.question, stage.member, "Жооп", NOW)
    starts = stage.karakol.starts_at + timedelta(days=30)
    made = await planning.clone(stage.session, stage.karakol, starts, "41704000000000", NOW)
    (card,) = await stage.press(stage.member, f"show-plan:{made.id}")
    lines = {line.key: line.args for line in card.args["list"].lines}  # type: ignore[union-attr]
    assert (lines["plan-cloned-answers"]["shown"], lines["plan-cloned-answers"]["waiting"]) == (0, 1)
    assert made.cloned_from_id == stage.karakol.id
    assert await plan.missing_fields(stage.session, made) == [
        *("title-ky", "title-ru", "venue-ky", "venue-ru", "title-en")
    ]


@pytest.mark.parametrize("command", ["staff", "inbox", "seminars", "ask", "questions"])
async def test_words_after_turning_to_something_else_become_no_title(stage: Stage, command: str) -> None:
    await at_line(stage, stage.karakol, "title-ru")
    await stage.command(stage.member, command)
    assert stage.member.step not in ("planning", "targets")
    await stage.write(stage.member, "Иду обедать")
    assert stage.karakol.title["ru"] != "Иду обедать"


async def test_help_in_the_middle_changes_nothing(stage: Stage) -> None:
    seminar = await create_draft(stage)
    await at_line(stage, seminar, "title-ru")
    await stage.command(stage.member, "help")
    await stage.write(stage.member, "Название")
    assert seminar.title["ru"] == "Название"


async def test_a_staged_end_goes_along_with_a_start_that_is_staged_after_it(stage: Stage) -> None:
    there = stage.karakol.starts_at.astimezone(ZONE)
    await at_line(stage, stage.karakol, "ends")
    await stage.write(stage.member, "18:30")
    await at_line(stage, stage.karakol, "starts")
    await stage.write(stage.member, f"{there + timedelta(days=1):%d.%m.%Y}")
    await stage.press(stage.member, f"apply-pending-change:{stage.karakol.id}:1:quiet")
    assert stage.karakol.starts_at.astimezone(ZONE) == there + timedelta(days=1)
    assert (
        stage.karakol.ends_at.astimezone(ZONE).strftime("%d %H:%M") == f"{there + timedelta(days=1):%d} 18:30"
    )


async def test_an_end_that_somebody_else_s_start_overtook_is_refused(stage: Stage) -> None:
    there = stage.karakol.starts_at.astimezone(ZONE)
    await at_line(stage, stage.karakol, "ends")
    await stage.write(stage.member, f"{there + timedelta(hours=2):%H:%M}")
    await planning.reschedule(
        stage.session,
        stage.karakol,
        stage.karakol.starts_at + timedelta(hours=5),
        stage.karakol.ends_at + timedelta(hours=5),
    )
    await planning.record_change(stage.session, stage.karakol, NOW, new_version=True)
    await stage.press(stage.member, f"apply-pending-change:{stage.karakol.id}:1:tell")
    with pytest.raises(Refusal, match="when-backwards"):
        await stage.press(stage.member, f"apply-pending-change:{stage.karakol.id}:2:tell")
    assert stage.karakol.ends_at > stage.karakol.starts_at


async def test_a_title_typed_after_the_seminar_was_called_off_changes_nothing(stage: Stage) -> None:
    seminar = await create_draft(stage, title={"ky": "Үлгү"})
    await at_line(stage, seminar, "title-ky")
    seminar.state = "cancelled"
    assert text_keys(await stage.write(stage.member, "Башка ат"))[0] == "plan-over"
    assert seminar.title == {"ky": "Үлгү"}
    assert stage.member.step is None


async def test_what_was_held_keeps_its_times(stage: Stage) -> None:
    with pytest.raises(Refusal, match="plan-held"):
        await at_line(stage, stage.jalal_abad, "starts")
    await at_line(stage, stage.jalal_abad, "title-ky")
    assert text_keys(await stage.write(stage.member, "Жаңы ат")) == ["plan-card"]


async def test_the_last_step_of_a_draft_is_to_open_it(stage: Stage) -> None:
    seminar = await create_draft(stage)
    first = (await stage.press(stage.member, f"show-plan:{seminar.id}"))[0].buttons[0][0]
    assert first.data == f"fill-missing-fields:{seminar.id}"
    seminar.title = seminar.venue = {"ky": "Үлгү", "ru": "Пример"}
    first = (await stage.press(stage.member, f"show-plan:{seminar.id}"))[0].buttons[0][0]
    assert (first.data, first.style) == (f"change-seminar-state:{seminar.id}:open", "success")


async def test_a_deputy_s_link_holds_until_the_new_end(stage: Stage) -> None:
    [said] = await stage.press(stage.owner, f"create-deputy-link:{stage.seat.id}")
    share = said.buttons[0][0].share
    assert share is not None
    later = [one + timedelta(days=3) for one in (stage.karakol.starts_at, stage.karakol.ends_at)]
    await planning.reschedule(stage.session, stage.karakol, later[0], later[1])
    did = stage.incoming(stage.newcomer_with_consent(), command="start", argument=share.link.payload)
    did.at = later[0] - timedelta(days=1)
    assert text_keys(await stage.answer(did))[0] == "deputy-opened"


async def test_each_question_of_a_new_seminar_leads_back_to_what_was_understood(stage: Stage) -> None:
    seminar = await create_draft(stage)
    [title] = await stage.press(stage.member, f"fill-missing-fields:{seminar.id}")
    assert [row[0].data for row in title.buttons] == ["skip-plan-field", f"show-plan:{seminar.id}"]
    assert text_keys(await stage.press(stage.member, title.buttons[-1][0].data)) == ["plan-card"]
    await stage.press(stage.member, f"clone-seminar:{stage.karakol.id}")
    [oblast] = [one for one in await stage.write(stage.member, "20.12 9:30") if isinstance(one, Say)]
    back = oblast.buttons[-2][0].data
    assert back == f"clone-seminar:{stage.karakol.id}"
    assert text_keys(await stage.press(stage.member, back)) == ["plan-ask-clone"]


async def test_a_missing_english_text_is_no_warning(stage: Stage) -> None:
    seminar = await create_draft(stage)
    [page] = await at_line(stage, seminar, "venue")
    assert [page.args[language].key for language in ("ky", "ru", "en")] == [  # type: ignore[union-attr]
        *("plan-no-translation", "plan-no-translation", "not-given")
    ]
