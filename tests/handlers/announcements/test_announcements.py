"""Announcements before sending: checks, schedule, approval, and permissions."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import dispatch
from handlers import scheduled as handlers_scheduled
from handlers.announcements import checks, launch
from handlers.announcements.announcement_buttons import parse_url
from handlers.audiences.announcement import parts_title
from handlers.messages import AnnouncementCopy, Original, Refusal, Say, Text, Translated
from storage import preferences
from storage.announcements import announcements
from storage.models import Announcement, AnnouncementPart, Person
from storage.models.announcement_states import AWAITING_APPROVAL, DRAFT, SCHEDULED, SENDING
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import NOW, Stage, text_keys


async def pressed(stage: Stage, data: str, person: Person | None = None) -> list[Say]:
    return await stage.press(person or stage.member, data)


async def announcement_page(stage: Stage) -> Say:
    """Return the announcement's page before it is sent."""
    said = await pressed(stage, f"check-announcement:{stage.announcement.id}")
    return said[0]


def send_data(page: Say) -> str:
    """Return the data of the button that sends."""
    return next(
        button.data
        for row in page.buttons
        for button in row
        if button.data.startswith("launch-announcement:")
    )


async def scheduled(stage: Stage, at: datetime) -> None:
    await announcements.transition(stage.session, stage.announcement, SCHEDULED, send_at=at)


async def second_organiser(stage: Stage) -> Person:
    """Add another organiser of the seminar."""
    person = await add_consented_person(stage.session, 5301, "ky", name="Үлгү Экинчи")
    await roles.grant(stage.session, person, roles.ORGANISER, NOW, None, seminar_id=stage.karakol.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    return person


async def many_need_two(stage: Stage) -> None:
    await preferences.save(stage.session, preferences.APPROVAL_THRESHOLD, {"value": 1}, NOW)


# By the clock.


async def test_it_begins_when_its_time_has_come_and_not_before(stage: Stage) -> None:
    await scheduled(stage, NOW)
    assert await launch.start_due(stage.session, NOW - timedelta(seconds=1)) == []
    assert text_keys(await launch.start_due(stage.session, NOW)) == ["announcement-launched"]
    assert (stage.announcement.state, stage.announcement.audience_size) == (SENDING, 2)
    assert await launch.start_due(stage.session, NOW) == []
    assert launch.start_due in handlers_scheduled.JOBS


@pytest.mark.parametrize("state", ["cancelled", "archived"])
async def test_to_the_people_of_a_seminar_that_is_off_nothing_goes_by_itself(
    stage: Stage, state: str
) -> None:
    await scheduled(stage, NOW)
    stage.karakol.state = state
    [told] = await launch.start_due(stage.session, NOW)
    assert (told.key, told.to) == ("announcement-held-over", stage.member)
    assert stage.announcement.state == DRAFT


async def test_when_there_are_more_readers_than_when_it_was_confirmed_a_second_is_asked_after_all(
    stage: Stage,
) -> None:
    await scheduled(stage, NOW)
    await many_need_two(stage)
    assert text_keys(await launch.start_due(stage.session, NOW)) == ["announcement-held-many"]
    await announcements.transition(
        stage.session, stage.announcement, SCHEDULED, send_at=NOW, approved_by_id=stage.owner.id
    )
    assert text_keys(await launch.start_due(stage.session, NOW)) == ["announcement-launched"]


# Confirmed as it was shown.


async def test_what_changed_after_the_page_was_shown_is_shown_again_and_not_sent(stage: Stage) -> None:
    old = await announcement_page(stage)
    stage.announcement.buttons = [{"kind": "read"}]
    said = await pressed(stage, send_data(old))
    assert text_keys(said) == ["announcement-confirm-anew"]
    assert stage.announcement.state == DRAFT
    await pressed(stage, send_data(said[0]))
    assert stage.announcement.state == SENDING


async def test_pressed_twice_it_goes_once(stage: Stage) -> None:
    shown = await announcement_page(stage)
    await pressed(stage, send_data(shown))
    with pytest.raises(Refusal, match="announcement-changed-meanwhile"):
        await pressed(stage, send_data(shown))


async def test_a_time_that_is_over_sends_nothing(stage: Stage) -> None:
    stamp = f"{stage.now - timedelta(minutes=1):%Y%m%d%H%M}"
    with pytest.raises(Refusal, match="when-past"):
        await pressed(stage, f"{send_data(await announcement_page(stage))}:{stamp}")
    assert stage.announcement.state == DRAFT


async def test_an_announcement_that_nobody_would_get_is_not_sent(stage: Stage) -> None:
    stage.announcement.audience = {"any": [[{"is": "position", "of": ["speaker"]}]]}
    assert (await announcement_page(stage)).key == "announcement-nobody"


async def test_a_word_that_somebody_s_own_seminar_has_not_is_named(stage: Stage) -> None:
    stage.karakol.venue = {}
    [part, _] = await announcements.list_parts(stage.session, stage.announcement.id)
    part.html = "{жер}"
    said = await announcement_page(stage)
    assert said.key == "announcement-problems"
    assert [line.key for line in said.args["list"].lines] == ["announcement-placeholder-empty"]  # type: ignore[union-attr]
    assert checks.problems([part], None)[0].args["odd"] == "{жер}"


async def test_only_words_that_can_be_filled_in_are_offered(stage: Stage) -> None:
    for seminar, offered in ((stage.karakol.id, "{имя} {аймак} {семинар} {место} {время}"), (0, "{имя}")):
        [asked] = await stage.press(stage.member, f"start-announcement:{seminar}")
        assert asked.args["known"].in_language("ru") == offered  # type: ignore[union-attr]


def test_words_that_would_grow_too_long_are_noticed_before() -> None:
    def part(html: str, kind: str = "photo") -> AnnouncementPart:
        return AnnouncementPart(language="ky", kind=kind, html=html, content={})

    assert checks.problems([part("ө" * 1024)], None) == []
    assert checks.problems([part("ө" * 4096, "text")], None) == []
    [found] = checks.problems([part("<b>" + "ө" * 1030 + "</b>")], None)
    assert (found.key, found.args["number"], found.args["most"]) == ("announcement-caption-long", 6, 1024)
    [found] = checks.problems([part("<b>" + "ө" * 1000 + "</b>{аты}")], None)
    assert (found.key, found.args["number"]) == ("announcement-long", 1000 + len("{аты}") + 120 - 1024)
    assert checks.problems([part("ө" * 1000 + "{аты}", "text")], None) == []


# Approval by a second member of staff.


async def request_approval(stage: Stage) -> tuple[Person, str]:
    """Request an approval; return the approver and the data of their button."""
    await many_need_two(stage)
    other = await second_organiser(stage)
    did = stage.incoming(
        stage.member,
        button="launch-announcement",
        argument=send_data(await announcement_page(stage)).partition(":")[2],
    )
    said = await dispatch.dispatch(did, stage.session)
    assert stage.announcement.state == AWAITING_APPROVAL
    assert [(one.language, one.to) for one in said if isinstance(one, AnnouncementCopy)] == [
        ("ky", other),
        ("ru", other),
    ]
    told = next(one for one in said if isinstance(one, Say) and one.key == "announcement-approval-ask")
    assert told.to is other
    parts = await announcements.list_parts(stage.session, stage.announcement.id)
    assert warnings_in([told]) == [one.key for one in checks.warnings(parts)]
    return other, told.buttons[0][0].data


async def test_who_asks_cannot_agree_and_somebody_else_can_once(stage: Stage) -> None:
    other, yes = await request_approval(stage)
    with pytest.raises(Refusal, match="announcement-approval-not-you"):
        await pressed(stage, yes)
    assert text_keys(await pressed(stage, yes, other)) == [
        "announcement-approved-by-you",
        "announcement-approved",
    ]
    assert (stage.announcement.state, stage.announcement.approved_by_id) == (SENDING, other.id)
    with pytest.raises(Refusal, match="announcement-changed-meanwhile"):
        await pressed(stage, yes, other)


async def test_what_was_changed_since_is_not_agreed_to(stage: Stage) -> None:
    other, yes = await request_approval(stage)
    stage.announcement.audience = {"any": [[{"is": "language", "of": ["ky"]}]]}
    with pytest.raises(Refusal, match="announcement-changed-meanwhile"):
        await pressed(stage, yes, other)
    assert stage.announcement.state == AWAITING_APPROVAL


async def test_where_nobody_else_could_agree_it_stays_a_draft(stage: Stage) -> None:
    await many_need_two(stage)
    with pytest.raises(Refusal, match="announcement-approval-nobody"):
        await pressed(stage, send_data(await announcement_page(stage)))
    assert stage.announcement.state == DRAFT


# To everybody.


async def test_an_organiser_of_one_seminar_writes_to_that_one_s_people_only(stage: Stage) -> None:
    other = await second_organiser(stage)
    everybody = await announcements.create(stage.session, None, stage.member, NOW)
    for data in (
        "list-announcements:0",
        "start-announcement:0",
        f"show-announcement:{everybody.id}",
        f"preview-announcement:{everybody.id}",
    ):
        with pytest.raises(Refusal, match="not-yours"):
            await pressed(stage, data, other)
    assert text_keys(await pressed(stage, f"show-announcement:{stage.announcement.id}", other)) == [
        "announcement"
    ]


# Messages sent to become an announcement.


CANNOT = ("dice", "game", "story", "paid-media", "checklist", "invoice", "giveaway")


@pytest.mark.parametrize(
    ("kind", "called"),
    [*((one.replace("-", "_"), one) for one in CANNOT), ("giveaway_winners", "giveaway"), ("blank", None)],
)
async def test_what_cannot_be_sent_is_refused_by_its_name_and_nothing_lost(
    stage: Stage, kind: str, called: str | None
) -> None:
    await pressed(stage, f"edit-announcement-text:{stage.announcement.id}:ky")
    key = f"announcement-cannot-{called}" if called else "announcement-awaited"
    with pytest.raises(Refusal, match=f"^{key}$"):
        await stage.answer(stage.incoming(stage.member, unsupported_kind=kind))
    assert len(await announcements.list_parts(stage.session, stage.announcement.id)) == 2


POLL = {"question": "?", "options": [{"text": "1"}, {"text": "2"}], "type": "regular"}


@pytest.mark.parametrize(
    ("original", "warned"),
    [
        (Original("poll", "", POLL), ["poll"]),
        (Original("poll", "", POLL | {"type": "quiz", "correct_option_id": 1}), ["quiz"]),
        (Original("contact", "", {"phone_number": "1", "first_name": "x"}), ["contact"]),
        (Original("text", 'а<tg-emoji emoji-id="1">😀</tg-emoji>'), ["emoji"]),
        (Original("text", "а", message_traits=("forwarded", "buttons")), ["forwarded", "buttons"]),
        (Original("location", "", {"latitude": 1, "longitude": 2}, message_traits=("live",)), ["live"]),
        (Original("text", "{аты}га"), ["ending"]),
        (Original("text", "{аты}, <b>{аймак}</b>нын"), ["ending"]),
        (Original("text", "{аты}, {аймак}, {айыл} {муниципалитет}"), []),
        (Original("text", "а", message_traits=("protected",)), []),
        (Original("photo", "а", {"photo": "f"}), []),
    ],
)
async def test_what_readers_get_otherwise_is_said_at_once_and_until_it_goes(
    stage: Stage, original: Original, warned: list[str]
) -> None:
    await pressed(stage, f"edit-announcement-text:{stage.announcement.id}:ky")
    said = await stage.answer(stage.incoming(stage.member, unsupported_kind=original.kind, original=original))
    lines = [f"announcement-warning-{one}" for one in warned]
    assert warnings_in([one for one in said if one.key == "announcement-warnings"]) == lines
    shown = await announcement_page(stage)
    assert shown.key == "announcement-confirm"
    assert warnings_in([shown]) == lines
    await announcements.set_part(stage.session, stage.announcement, "ky", None)
    stage.announcement.fallback_languages = {"ky": "ru"}
    assert warnings_in([await announcement_page(stage)]) == []


def warnings_in(said: list[Say]) -> list[str]:
    """The keys of the warnings on these pages."""
    found: list[Any] = [one.args.get("warnings", one.args.get("list")) for one in said]
    return [line.key for lines in found for line in lines.lines]


async def test_texts_whose_languages_were_swapped_are_warned_of_before_they_go(stage: Stage) -> None:
    for language, text in (("ky", "Семинар начнётся в 10:00."), ("ru", "Семинар 10:00дө башталат.")):
        await pressed(stage, f"edit-announcement-text:{stage.announcement.id}:{language}")
        await stage.answer(stage.incoming(stage.member, original=Original("text", text)))
    assert warnings_in([await announcement_page(stage)]) == ["announcement-warning-language"] * 2


async def test_a_second_reads_the_warnings_before_agreeing(stage: Stage) -> None:
    [part, _] = await announcements.list_parts(stage.session, stage.announcement.id)
    part.message_traits = ["forwarded"]
    assert [one.key for one in checks.warnings([part])] == ["announcement-warning-forwarded"]
    await request_approval(stage)


async def test_an_album_that_was_forwarded_warns_once(stage: Stage) -> None:
    await pressed(stage, f"edit-announcement-text:{stage.announcement.id}:ky")
    told = []
    for number in (1, 2, 3):
        photo = Original(
            "photo", "", {"photo": f"f{number}"}, media_group_id="a", message_traits=("forwarded",)
        )
        told += await stage.answer(stage.incoming(stage.member, original=photo))
    assert warnings_in([one for one in told if one.key == "announcement-warnings"]) == [
        "announcement-warning-forwarded"
    ]


async def test_a_quiz_without_its_right_answer_is_not_sent_until_it_is_made_here(stage: Stage) -> None:
    await pressed(stage, f"edit-announcement-text:{stage.announcement.id}:ky")
    quiz = POLL | {"type": "quiz"}
    said = await stage.answer(
        stage.incoming(stage.member, unsupported_kind="poll", original=Original("poll", "", quiz))
    )
    assert "announcement-problems" in text_keys(said)
    assert (await announcement_page(stage)).key == "announcement-problems"
    await pressed(stage, f"edit-announcement-text:{stage.announcement.id}:ky")
    known = Original("poll", "", quiz | {"correct_option_id": 0, "correct_option_ids": [0]})
    await stage.answer(stage.incoming(stage.member, unsupported_kind="poll", original=known))
    assert (await announcement_page(stage)).key == "announcement-confirm"


async def test_what_an_edit_makes_of_a_message_counts(stage: Stage) -> None:
    await pressed(stage, f"edit-announcement-text:{stage.announcement.id}:ky")
    photo = Original("photo", "а", {"photo": "f"}, message_traits=("forwarded",))
    await stage.answer(stage.incoming(stage.member, original=photo, message_id=88))
    long = Original("photo", "ө" * 1100, {"photo": "f"})
    said = await stage.answer(stage.incoming(stage.member, original=long, message_id=88, edited=True))
    assert text_keys(said) == ["announcement-edited", "announcement-problems"]
    [part] = await announcements.list_parts(stage.session, stage.announcement.id, "ky")
    assert part.message_traits == []


async def test_a_poll_a_place_and_a_voice_can_be_announced(stage: Stage) -> None:
    for kind, content in (
        ("poll", {"question": "?"}),
        ("location", {"latitude": 1}),
        ("voice", {"voice": "f"}),
    ):
        await pressed(stage, f"edit-announcement-text:{stage.announcement.id}:en")
        did = stage.incoming(stage.member, unsupported_kind=kind, original=Original(kind, "", content))
        await stage.answer(did)
        [part] = await announcements.list_parts(stage.session, stage.announcement.id, "en")
        assert (part.kind, part.content, part.message_id) == (kind, content, did.message_id)


async def test_the_edit_of_somebody_else_s_message_changes_nothing(stage: Stage) -> None:
    did = stage.incoming(stage.owner, text="Башка", original=Original("text", "Башка"), edited=True)
    did.chat_id, did.message_id = 5004, 70
    await stage.answer(did)
    parts = await announcements.list_parts(stage.session, stage.announcement.id)
    assert "Башка" not in {part.html for part in parts}


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org", "https://example.org"),
        ("http://мисал.example.kg/a?b=1&c", "http://мисал.example.kg/a?b=1&c"),
        ("https://example.org:8080/", "https://example.org:8080/"),
        ("javascript://example.org", None),
        ("https://", None),
        ("салам", None),
        ("https://a b.kg", None),
        ("https://user@example.org", None),
        ("http://[::1", None),
        ("", None),
    ],
)
def test_an_address_is_one_that_telegram_takes(typed: str, address: str | None) -> None:
    assert parse_url(typed) == address


@given(st.text())
def test_any_text_is_an_address_or_none(typed: str) -> None:
    found: Any = parse_url(typed)
    assert found is None or found.startswith(("http://", "https://"))


def test_a_choice_of_words_that_are_gone_is_asked_again() -> None:
    counts = {"ky": 3, "ru": 2, "en": 0}
    ky = AnnouncementPart(language="ky", kind="text", html="", content={})
    assert checks.undecided_languages(Announcement(fallback_languages={}), [ky], counts) == ["ru"]
    assert checks.undecided_languages(Announcement(fallback_languages={"ru": "ky"}), [ky], counts) == []
    assert checks.undecided_languages(Announcement(fallback_languages={"ru": ""}), [ky], counts) == []
    assert checks.undecided_languages(Announcement(fallback_languages={"ru": "en"}), [ky], counts) == ["ru"]


def test_a_title_has_no_placeholder_whole_or_cut() -> None:
    html = "Урматтуу {аты}! Сизди {убакыт} күтөбүз."
    part = AnnouncementPart(language="ky", kind="text", html=html, content={}, position=0)
    for limit in range(10, 45):
        title = parts_title([part], limit)
        assert isinstance(title, Translated)
        assert "{" not in title.in_language("ky"), limit


async def test_a_button_that_may_be_added_has_one_sign(stage: Stage) -> None:
    [page] = await pressed(stage, f"edit-announcement-buttons:{stage.announcement.id}")
    labels = [button.label for row in page.buttons for button in row if isinstance(button.label, Text)]
    assert Text("toggle-off", {"what": Text("announcement-read-name")}) in labels
