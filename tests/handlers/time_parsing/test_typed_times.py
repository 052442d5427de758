"""Typed times: every prompt reads a string the same way or refuses it, and repeats it before it counts."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.locales import LANGUAGES, get_locale
from handlers.messages import Refusal, Say, Text
from handlers.seminars import programme_parsing
from handlers.seminars.plan_times import _extract_end
from handlers.seminars.programme_parsing import InvalidLine, ParsedItem
from handlers.time_parsing.parser import ParsedTime, try_parse
from handlers.ui import moment_picker
from storage import planning, quiet_hours
from storage.models import Seminar
from storage.reminders import reminders
from storage.seminars import programme
from tests.bot.locale_files import sample_arguments, text_arguments
from tests.case_tables import every_row
from tests.handlers.questions.test_moderation import add_expert
from tests.handlers.stage import NOW, Stage, text_keys
from tests.handlers.time_parsing.test_parser import WORDS, labelled

ZONE = ZoneInfo("Asia/Bishkek")
THERE = datetime(2026, 11, 23, 15, 0)  # noqa: DTZ001  # what the clocks of the place show at NOW
START = datetime(2026, 12, 18, 9, 30)  # noqa: DTZ001
DAYS = [date(2026, 12, 18), date(2026, 12, 19)]


# The same in every prompt.


def _of(typed: ParsedItem) -> set[object]:
    """Return the hours of an item, without its day."""
    moment_picker = [typed.starts_at, *([typed.ends_at] if typed.ends_at else [])]
    return {moment.astimezone(ZONE).time() for moment in moment_picker}


def _told(when: ParsedTime | None) -> set[object]:
    return {one for one in (when.day, when.clock, when.until, when.until_day) if one} if when else set()


def _line(typed: str) -> set[object]:
    return {
        hour for one in programme_parsing.parse_programme(typed, DAYS, "Asia/Bishkek") for hour in _of(one)
    }


PLACES: dict[str, Callable[[str], set[object]]] = {
    "planning": lambda typed: _told(try_parse(typed, THERE)),
    "hour": lambda typed: _told(try_parse(typed, THERE, bare=True)),
    "end": lambda typed: _told(
        _extract_end(_some(try_parse(typed, THERE, bare=True, since=START.date())), START)
    ),
    "due day": lambda typed: _told(moment_picker.single_moment(_some(try_parse(typed, THERE)), by=True)),
    "announcement": lambda typed: _told(
        moment_picker.single_moment(_some(try_parse(typed, THERE, bare=True)))
    ),
    "item": lambda typed: _of(programme_parsing.parse_hours(typed, DAYS[0], DAYS, "Asia/Bishkek")),
    "line": _line,
}


def _some(when: ParsedTime | None) -> ParsedTime:
    if when is None:
        raise Refusal("when-wrong")
    return when


def readings(typed: str) -> dict[str, set[object]]:
    """Return what each prompt reads; those that refuse are absent."""
    found = {}
    for name, place in PLACES.items():
        try:
            found[name] = place(typed)
        except (Refusal, InvalidLine):
            found[name] = set()
    return {name: told for name, told in found.items() if told}


def check_agreement(typed: str) -> None:
    """Check that no two prompts read different times."""
    found = readings(typed)
    whole = max(found.values(), key=len, default=set())
    for name, told in found.items():
        assert told <= whole, f"{name}: {found}"


@every_row("typed", [typed for typed, _ in labelled()])
def test_what_is_labelled_is_one_thing_in_all_places(typed: str) -> None:
    check_agreement(typed)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=6).map(" ".join))
def test_no_words_of_times_are_read_as_two_things_by_two_places(typed: str) -> None:
    check_agreement(typed)


@settings(max_examples=300)
@given(st.text(alphabet="0123456789:.-/ чгдн", max_size=16))
def test_no_digits_are_read_as_two_things_by_two_places(typed: str) -> None:
    check_agreement(typed)


def test_places_that_ask_for_an_hour_refuse_what_may_be_a_day() -> None:
    assert readings("9.10").keys() == {"planning", "due day"}
    assert readings("9:10").keys() >= {"planning", "hour", "end", "due day", "announcement", "item"}


EXAMPLE = re.compile(r"«([^»]*\d[^»]*)»|“([^”]*\d[^”]*)”|(?:мисалы|например|example): (\d[^.]*[\d])")
ASKING = re.compile(
    "plan-ask-(first|starts|clone|hour|hour-days|ends)$|when-|due-ask$|announcement-(ask-time|hour)|rule-clock|item-"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_in_a_question_or_a_no_is_understood(language: str) -> None:
    number = 0
    for key in text_arguments(language):
        if ASKING.match(key) and "." not in key:
            text = get_locale(language, "UTC").plain(key, sample_arguments(key))
            for found in EXAMPLE.finditer(text):
                number += 1
                assert try_parse("".join(filter(None, found.groups())), THERE, bare=True), (
                    f"{key}: {found[0]}"
                )
    assert number > 15


# Repeating what was understood.


async def create_draft(stage: Stage, **values: object) -> Seminar:
    """Create a draft of a seminar on 18 December, 9:30 to 16:00."""
    starts = datetime(2026, 12, 18, 3, 30, tzinfo=UTC)
    seminar = await planning.create(stage.session, starts, None, "Asia/Bishkek", NOW)
    for name, value in values.items():
        setattr(seminar, name, value)
    await stage.session.flush()
    return seminar


async def write(stage: Stage, text: str) -> list[Say]:
    return await stage.write(stage.member, text, at=NOW)


async def press(stage: Stage, data: str) -> list[Say]:
    prefix, _, argument = data.partition(":")
    did = stage.incoming(stage.member, button=prefix, argument=argument, callback_id="1", at=NOW)
    return await stage.answer(did)


def message_text(said: list[Say], language: str = "ru") -> str:
    """Return the text of the first message."""
    return get_locale(language, "UTC").plain(said[0].key, said[0].args)


def local_time(moment: datetime | None) -> str:
    assert moment is not None
    return f"{moment.astimezone(ZONE):%d.%m.%Y %H:%M}"


async def newest_seminar(stage: Stage) -> Seminar:
    found = await stage.session.scalar(select(Seminar).order_by(Seminar.id.desc()).limit(1))
    assert found is not None
    return found


async def test_a_new_seminar_s_hours_are_said_above_the_next_question(stage: Stage) -> None:
    await press(stage, "create-seminar")
    said = await write(stage, "18.12 9.30-16.00ч")
    assert text_keys(said) == ["plan-heard"]
    assert "18 декабря, пятница, 09:30–16:00" in message_text(said)
    assert said[0].args["question"] == Text("plan-ask-title", {"language": Text("in-ky")})
    said = await press(stage, "skip-plan-field")
    assert text_keys(said) == ["plan-ask-title"], "it is said once"


async def test_an_end_is_said_above_the_next_question(stage: Stage) -> None:
    await press(stage, "create-seminar")
    said = await write(stage, "18.12 9:30")
    assert "18 декабря, пятница, 09:30" in message_text(said)
    said = await write(stage, "17.15ч")
    assert text_keys(said) == ["plan-heard"]
    assert "18 декабря, пятница, 09:30–17:15" in message_text(said)


async def test_hours_without_a_day_are_said_while_the_day_is_asked_for(stage: Stage) -> None:
    await press(stage, "create-seminar")
    said = await write(stage, "9.30-16.00")
    assert "09:30–16:00" in message_text(said)
    said = await write(stage, "18-декабрь")
    assert "18 декабря, пятница, 09:30–16:00" in message_text(said)


async def test_until_when_alone_is_said_and_the_rest_is_asked_for(stage: Stage) -> None:
    await press(stage, "create-seminar")
    said = await write(stage, "18.12 до 16:00")
    assert text_keys(said) == ["plan-heard"]
    assert "до 16:00" in message_text(said)
    said = await write(stage, "9")
    assert "18 декабря, пятница, 09:00–16:00" in message_text(said)


@pytest.mark.parametrize(
    "typed", ["18-19 декабря 9:00-16:00", "18-19-декабрь 9.00-16.00", "с 18 по 19 декабря с 9 до 16"]
)
async def test_two_days_are_from_the_first_to_the_last(stage: Stage, typed: str) -> None:
    await press(stage, "create-seminar")
    said = await write(stage, typed)
    assert "18–19 декабря\n🕘 ежедневно 09:00–16:00" in message_text(said)
    made = await newest_seminar(stage)
    assert (local_time(made.starts_at), local_time(made.ends_at)) == ("18.12.2026 09:00", "19.12.2026 16:00")


async def test_two_days_without_hours_ask_for_them(stage: Stage) -> None:
    await press(stage, "create-seminar")
    said = await write(stage, "с 18 по 19 декабря")
    assert text_keys(said) == ["plan-ask-hour-days"]
    assert "18 декабря, пятница – 19 декабря, суббота" in message_text(said)
    said = await write(stage, "9:00-16:00")
    assert "18–19 декабря\n🕘 ежедневно 09:00–16:00" in message_text(said)


async def test_two_days_with_the_first_hour_ask_for_the_last(stage: Stage) -> None:
    await press(stage, "create-seminar")
    said = await write(stage, "18.12-19.12 9:00")
    assert "Последний день: 19 декабря, суббота" in message_text(said)
    assert local_time((await newest_seminar(stage)).ends_at) == "19.12.2026 15:30", (
        "should the question be left out"
    )
    said = await press(stage, "pick-hour:1600")
    assert "18–19 декабря\n🕘 ежедневно 09:00–16:00" in message_text(said)


async def test_a_day_that_is_chosen_anew_lets_the_other_last_day_go(stage: Stage) -> None:
    await press(stage, "create-seminar")
    await write(stage, "18-19 декабря")
    said = await write(stage, "20 декабря 9:00-16:00")
    assert "20 декабря, воскресенье, 09:00–16:00" in message_text(said)


async def test_a_sister_s_end_is_kept_as_it_was_typed_and_said(stage: Stage) -> None:
    await press(stage, f"clone-seminar:{stage.karakol.id}")
    said = await write(stage, "18.12 9:30-13:00")
    assert text_keys(said) == ["plan-heard"]
    assert "09:30–13:00" in message_text(said)
    await press(stage, "pick-oblast:41704000000000")
    made = await newest_seminar(stage)
    assert made.cloned_from_id == stage.karakol.id
    assert (local_time(made.starts_at), local_time(made.ends_at)) == ("18.12.2026 09:30", "18.12.2026 13:00")


async def test_a_draft_s_start_over_two_days_moves_its_end_along(stage: Stage) -> None:
    seminar = await create_draft(stage)
    await press(stage, f"edit-plan-field:{seminar.id}:starts")
    said = await write(stage, "20-21.12 10:00")
    assert text_keys(said) == ["plan-card"]
    assert (local_time(seminar.starts_at), local_time(seminar.ends_at)) == (
        "20.12.2026 10:00",
        "21.12.2026 16:30",
    )


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("17:00", "18.12.2026 17:00"),
        ("17.15ч", "18.12.2026 17:15"),
        ("до 17", "18.12.2026 17:00"),
        ("17:00гө чейин", "18.12.2026 17:00"),
        ("19.12 12:00", "19.12.2026 12:00"),
        ("до 19 декабря", "19.12.2026 16:00"),
        ("9:30-17:00", "18.12.2026 17:00"),
        ("18.12 9:30-17:00", "18.12.2026 17:00"),
        ("18-19 декабря", "19.12.2026 16:00"),
    ],
)
async def test_an_end_is_understood_however_it_is_written(stage: Stage, typed: str, ends: str) -> None:
    seminar = await create_draft(stage)
    await press(stage, f"edit-plan-field:{seminar.id}:ends")
    await write(stage, typed)
    assert local_time(seminar.ends_at) == ends
    assert local_time(seminar.starts_at) == "18.12.2026 09:30"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("10:00-17:00", "when-one"),
        ("17.12 9:30-17:00", "when-one"),
        ("17.10", "when-unclear"),
        ("до 19.12", "when-unclear"),
        ("5.12 16:00", "when-long"),
        ("завтра 16:00", "when-backwards"),
        ("24:00", "when-midnight"),
        ("31.02", "when-day"),
        ("четверг 18.12 17:00", "when-weekday"),
    ],
)
async def test_an_end_that_is_not_certain_is_refused_with_what_to_write(
    stage: Stage, typed: str, reason: str
) -> None:
    seminar = await create_draft(stage)
    before = seminar.ends_at
    await press(stage, f"edit-plan-field:{seminar.id}:ends")
    assert await told(stage, typed) == reason
    assert seminar.ends_at == before


async def told(stage: Stage, typed: str) -> str:
    """Return the key of what is said to a wrong time: a refusal, or the prompt again with the reason above it."""
    try:
        [say] = await write(stage, typed)
    except Refusal as refusal:
        return refusal.key
    assert say.key == "plan-heard"
    reason = say.args["told"]
    assert isinstance(reason, Text)
    return reason.key


async def test_a_weekday_that_does_not_fit_is_answered_with_the_day(stage: Stage) -> None:
    await press(stage, "create-seminar")
    assert "18 декабря, пятница" in message_text(await write(stage, "суббота 18 декабря 9:30"))


async def test_what_is_past_is_answered_with_what_was_understood(stage: Stage) -> None:
    await press(stage, "create-seminar")
    with pytest.raises(Refusal, match="when-past") as refused:
        await write(stage, "пт, 20 нояб. 9:30")
    told = get_locale("ru", "UTC").plain(refused.value.key, refused.value.values)
    assert "20 ноября, пятница, 09:30" in told


# Closing of registration.


async def prompt_closing(stage: Stage, **values: object) -> Seminar:
    seminar = await create_draft(stage, **values)
    await press(stage, f"edit-plan-field:{seminar.id}:closes")
    return seminar


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("5.12 18.20ч", "05.12.2026 18:20"),
        ("до 5.12 18.20ч", "05.12.2026 18:20"),
        ("5-декабрь саат 18.20га чейин", "05.12.2026 18:20"),
        ("до пятницы 18:00", "27.11.2026 18:00"),
    ],
)
async def test_when_registering_closes_is_asked_back_before_it_counts(
    stage: Stage, typed: str, moment: str
) -> None:
    seminar = await prompt_closing(stage)
    said = await write(stage, typed)
    assert text_keys(said) == ["plan-sure"]
    assert moment[-5:] in message_text(said)
    assert seminar.registration_closes_at is None
    said = await press(stage, said[0].buttons[0][0].data)
    assert text_keys(said) == ["plan-card"]
    assert local_time(seminar.registration_closes_at) == moment


async def test_what_was_asked_back_may_be_typed_once_more(stage: Stage) -> None:
    seminar = await prompt_closing(stage)
    await write(stage, "5.12 18:00")
    [asked] = await write(stage, "6.12 18:00")
    await press(stage, asked.buttons[0][0].data)
    assert local_time(seminar.registration_closes_at) == "06.12.2026 18:00"
    with pytest.raises(Refusal, match="button-old"):
        await press(stage, asked.buttons[0][0].data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("confirm-registration-time:opens:202612051220", "button-old"),
        ("confirm-registration-time:closes:soon", "button-old"),
        ("confirm-registration-time:closes", "button-old"),
        ("confirm-registration-time:closes:202001010000", "when-past"),
        ("confirm-registration-time:closes:202701010000", "registration-late"),
    ],
)
async def test_a_button_for_another_time_changes_nothing(stage: Stage, data: str, reason: str) -> None:
    seminar = await prompt_closing(stage)
    with pytest.raises(Refusal, match=reason):
        await press(stage, data)
    assert seminar.registration_closes_at is None


@pytest.mark.parametrize(
    ("field", "typed"), [("closes", "5.12 9:00-18:00"), ("opens", "до 5.12 9:00"), ("opens", "5-6.12")]
)
async def test_registering_opens_and_closes_at_one_time(stage: Stage, field: str, typed: str) -> None:
    seminar = await create_draft(stage)
    await press(stage, f"edit-plan-field:{seminar.id}:{field}")
    with pytest.raises(Refusal, match="when-one"):
        await write(stage, typed)


# Due dates, announcements, reminders, items.


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("до вторника", "24.11.2026 18:00"),
        ("к пятнице", "27.11.2026 18:00"),
        ("жумага чейин", "27.11.2026 18:00"),
        ("15 янв", "15.01.2027 18:00"),
        ("до 25.12 12.30ч", "25.12.2026 12:30"),
        ("25-декабрь", "25.12.2026 18:00"),
        ("сегодня", "23.11.2026 18:00"),
    ],
)
async def test_a_due_day_is_asked_back_before_anybody_hears_of_it(stage: Stage, typed: str, due: str) -> None:
    somebody = await add_expert(stage)
    await press(stage, f"choose-due-day:{stage.question.id}:{somebody.id}")
    said = await write(stage, typed)
    assert text_keys(said) == ["due-sure"]
    assert due[-5:] in message_text(said)
    assert stage.question.assignee_id is None
    await press(stage, said[0].buttons[0][0].data)
    assert stage.question.assignee_id == somebody.id
    assert local_time(stage.question.due_at) == due


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("с 5 по 7 декабря", "when-one"),
        ("завтра 9-15", "when-unclear"),
        ("31.02", "when-day"),
        ("15", "when-wrong"),
    ],
)
async def test_a_due_day_that_is_not_certain_is_refused(stage: Stage, typed: str, reason: str) -> None:
    somebody = await add_expert(stage)
    await press(stage, f"choose-due-day:{stage.question.id}:{somebody.id}")
    with pytest.raises(Refusal, match=reason):
        await write(stage, typed)
    assert stage.question.assignee_id is None


@pytest.mark.parametrize(
    ("typed", "at"),
    [("5.12 9.30", "05.12.2026 09:30"), ("05.12 в 10.00", "05.12.2026 10:00"), ("18", "23.11.2026 18:00")],
)
async def test_when_an_announcement_goes_is_shown_before_it_is_sent(
    stage: Stage, typed: str, at: str
) -> None:
    await press(stage, f"choose-send-time:{stage.announcement.id}")
    said = await write(stage, typed)
    assert text_keys(said) == ["announcement-confirm"]
    assert local_time(said[0].args["timing"].args["starts"]) == at  # type: ignore[union-attr]
    assert stage.announcement.send_at is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("завтра 9:00-16:00", "when-one"),
        ("к пятнице", "when-one"),
        ("10.12", "when-unclear"),
        ("завтра", "announcement-hour"),
    ],
)
async def test_an_announcement_goes_at_one_time(stage: Stage, typed: str, reason: str) -> None:
    await press(stage, f"choose-send-time:{stage.announcement.id}")
    with pytest.raises(Refusal, match=reason):
        await write(stage, typed)


@pytest.mark.parametrize(
    "typed", ["18.30", "18:30", "18.30ч", "1830", "18 30", "18-30", "в 18:30", "саат 18.30да", "6:30 вечера"]
)
async def test_the_hour_of_a_reminder_is_understood_and_shown(stage: Stage, typed: str) -> None:
    [rule, *_] = await reminders.list_rules(stage.session, stage.karakol.id)
    await press(stage, f"set-reminder-hour:{rule.id}")
    before = rule.time_of_day
    said = await write(stage, typed)
    assert (text_keys(said), rule.time_of_day) == (["plan-sure"], before)
    assert "18:30" in message_text(said)
    [page] = await press(stage, said[0].buttons[0][0].data)
    assert rule.time_of_day == "18:30"
    assert page.args["when"].args["clock"] == "18:30"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("25:00", "rule-clock-wrong"),
        ("завтра 9:00", "rule-clock-wrong"),
        ("9-16", "rule-clock-wrong"),
        ("9.10", "when-unclear"),
        ("24:00", "when-midnight"),
        ("3:00", "rule-clock-night"),
    ],
)
async def test_a_reminder_s_hour_that_is_none_changes_nothing(stage: Stage, typed: str, reason: str) -> None:
    quiet_hours.configure("21-7", "Asia/Bishkek")
    [rule, *_] = await reminders.list_rules(stage.session, stage.karakol.id)
    before = rule.time_of_day
    await press(stage, f"set-reminder-hour:{rule.id}")
    with pytest.raises(Refusal, match=reason):
        await write(stage, typed)
    for pressed in ("23:00", "9:00", "soon", "18:60", "18:30:00"):
        with pytest.raises(Refusal, match="button-old"):
            await press(stage, f"set-reminder-hour:{rule.id}:{pressed}")
    assert rule.time_of_day == before


async def test_new_items_are_said_with_the_hours_they_were_given(stage: Stage) -> None:
    await press(stage, f"add-items:{stage.karakol.id}:ru")
    typed = "\n".join(f"{16 + minute // 60}.{minute % 60:02}ч Пункт {minute}" for minute in range(30, 85, 2))
    said = await write(stage, typed)
    for minute in range(30, 85, 2):
        assert f"{16 + minute // 60}:{minute % 60:02} Пункт {minute}" in message_text(said)
    before = len(await programme.list_items(stage.session, stage.karakol.id))
    await press(stage, said[0].buttons[0][0].data)
    assert len(await programme.list_items(stage.session, stage.karakol.id)) == before + 28


# Other time zones.


@pytest.mark.parametrize("zone", ["Asia/Bishkek", "Asia/Almaty", "Asia/Tashkent", "UTC", "America/New_York"])
def test_an_hour_is_that_of_the_place(zone: str) -> None:
    at = moment_picker.to_utc(date(2027, 7, 18), time(9, 30), zone)
    assert moment_picker.local_clock(at, zone) == datetime(2027, 7, 18, 9, 30)  # noqa: DTZ001


async def test_an_hour_that_the_clocks_leave_out_is_refused(stage: Stage) -> None:
    seminar = await create_draft(stage, timezone="Europe/Berlin")
    await press(stage, f"edit-plan-field:{seminar.id}:starts")
    with pytest.raises(Refusal, match="when-skipped"):
        await write(stage, "28.03.2027 2:30-9:00")
    await write(stage, "28.03.2027 3:30-9:00")
    assert seminar.starts_at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert seminar.ends_at - seminar.starts_at == timedelta(hours=5, minutes=30)
