"""An announcement from its first text to its sending, by chat, in Kyrgyz and in Russian."""

from typing import Any

import pytest
from sqlalchemy import select

from sandbox.testing import SandboxUser
from storage import preferences
from storage.models import Announcement, AnnouncementPart, AuditEntry
from storage.team import roles
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    STAFF_TWO,
    all_rows,
    button_data,
    button_labels,
    consented_user,
    draft_announcement,
    first_line,
    in_languages,
    messages_since,
    newest_message,
    person_row,
    press_earlier,
    press_removed,
    press_seminar,
    proof_param,
    text_of,
    wait_for_state,
    wait_settled,
)
from tests.sandbox.sample_media import png

pytestmark = pytest.mark.usefixtures("fast_broadcasts")

TITLE = {"ky": "Киришүү семинары, Каракол", "ru": "Вводный семинар, Каракол"}
WORDS = {"ky": "Салам, {аты}! Жолугушабыз.", "ru": "Здравствуйте, {имя}! До встречи."}
GOING = ("sending", "done")


async def two_readers(here: RunningBot) -> None:
    """Two registered people, one of each language."""
    await consented_user(here, HEAD, "ky", at="karakol")
    await consented_user(here, SECOND, "ru", at="karakol", unit_code="41702205807000")


async def staff_at_prompt(here: RunningBot, language: str) -> SandboxUser:
    """Return a member of staff at the prompt for the first text."""
    await two_readers(here)
    staff = await consented_user(here, STAFF, language, name="Үлгү Кызматкер")
    asked = await press_earlier(here, staff, f"start-announcement:{KARAKOL}")
    assert text_of(language, f"in-{language}") in asked["text"]
    return staff


async def staff_at_page(here: RunningBot, language: str) -> SandboxUser:
    """Return a member of staff at the page of an announcement with texts in both languages."""
    await two_readers(here)
    staff = await consented_user(here, STAFF, language, name="Үлгү Кызматкер")
    await press_earlier(here, staff, f"show-announcement:{await draft_announcement(here, WORDS)}")
    return staff


async def press_text(
    here: RunningBot, staff: SandboxUser, language: str, key: str, **args: Any
) -> dict[str, Any]:
    """Press the button with this text key; return the newest message."""
    return await newest_message(here, staff, await staff.press(text_of(language, key, **args)))


async def only_announcement(here: RunningBot) -> Announcement:
    """Return the only announcement."""
    [one] = await all_rows(here, Announcement)
    assert isinstance(one, Announcement)
    return one


async def finished_announcement(here: RunningBot) -> Announcement:
    """Return the only announcement once everybody has it. Raise TimeoutError otherwise."""
    return await wait_for_state(here, (await only_announcement(here)).id, "done")


@in_languages("ky", "ru")
async def test_words_in_two_languages_are_read_tried_and_sent_once(here: RunningBot, language: str) -> None:
    await two_readers(here)
    staff = await consented_user(here, STAFF, language, name="Үлгү Кызматкер")
    await newest_message(here, staff, await staff.write("/staff"))
    await newest_message(here, staff, await press_seminar(staff, TITLE[language]))
    page = await press_text(here, staff, language, "announcements-button")
    assert first_line(language, "announcements-none") in page["text"]
    asked = await press_text(here, staff, language, "announcement-new")
    assert text_of(language, f"in-{language}") in asked["text"]
    other = "ru" if language == "ky" else "ky"
    asked = await newest_message(here, staff, await staff.write(WORDS[language]))
    assert text_of(language, f"in-{other}") in asked["text"]
    card = await newest_message(here, staff, await staff.write(WORDS[other]))
    assert text_of(language, "announcement-kept") in card["text"]
    assert text_of(language, "announcement-count", number="2", rest="0") in card["text"]
    assert (await only_announcement(here)).state == "draft"

    start = card["message_id"]
    await press_text(here, staff, language, "preview-button")
    shown = [message.get("text", "") for message in await messages_since(staff, start)]
    assert len(shown) == 3, "one message for each language, and the page"
    assert shown[2].startswith(first_line(language, "announcement-previewed"))
    assert "Салам, Үлгү Кызматкер! Жолугушабыз." in shown
    assert "Здравствуйте, Үлгү Кызматкер! До встречи." in shown

    mine = await press_text(here, staff, language, "announcement-test")
    assert mine["text"].endswith({"ky": "Жолугушабыз.", "ru": "До встречи."}[language])
    assert "reply_markup" not in mine

    page = await press_text(here, staff, language, "announcement-send")
    page = next(
        one for one in await staff.messages() if first_line(language, "announcement-confirm") in one["text"]
    )
    assert "Үлгү Үлгүев 1001" in page["text"]
    go = next(data for data in button_data(page) if data.startswith("launch-announcement:"))
    await wait_settled(here, await staff.press(data=go))
    one = await finished_announcement(here)
    assert one.audience_size == 2
    began = one.started_at
    for number, words in ((HEAD, "Салам, Үлгү Үлгүев 1001! Жолугушабыз."), (SECOND, "Здравствуйте")):
        got = [message.get("text", "") for message in await (await here.person(number)).messages()]
        assert len([text for text in got if text.startswith(words)]) == 1, got
    # The page was edited: whoever still has the old button presses it again.
    await press_removed(here, await here.person(STAFF), page, go)
    assert (await only_announcement(here)).started_at == began
    actions = [
        one.action for one in await all_rows(here, AuditEntry) if one.action.startswith("announcement.")
    ]
    assert actions.count("announcement.sent") == 1


@in_languages("ru", "ky")
async def test_an_unknown_placeholder_is_kept_but_not_sent_until_it_is_put_right(
    here: RunningBot, language: str
) -> None:
    staff = await staff_at_prompt(here, language)
    act = await staff.write("Салам, {фамилия}! {аты} {убакыт}")
    await wait_settled(here, act)
    other = "ru" if language == "ky" else "ky"
    told = [one["text"] for one in await messages_since(staff, act["message"]["message_id"])]
    assert any("{фамилия}" in text and first_line(language, "announcement-problems") in text for text in told)
    assert text_of(language, f"in-{other}") in told[-1]
    await newest_message(here, staff, await staff.write("Текст"))
    await press_text(here, staff, language, "announcement-send")
    last = (await staff.messages())[-1]
    assert "{фамилия}" in last["text"]
    assert not [data for data in button_data(last) if data.startswith("launch-announcement")]
    fixed = await staff.edit(act["message"]["message_id"], "Салам, {аты}!")
    assert (await newest_message(here, staff, fixed))["text"] == text_of(language, "announcement-edited")
    assert {one.html for one in await all_rows(here, AnnouncementPart)} == {"Салам, {аты}!", "Текст"}
    await newest_message(here, staff, await staff.press(text_of(language, "announcement-card")))
    page = await press_text(here, staff, language, "announcement-send")
    pages = [
        one
        for one in await staff.messages()
        if [d for d in button_data(one) if d.startswith("launch-announcement")]
    ]
    assert len(pages) == 1, page


@in_languages("ky", "ru")
async def test_a_missing_language_needs_a_choice(here: RunningBot, language: str) -> None:
    staff = await staff_at_prompt(here, language)
    await newest_message(here, staff, await staff.write("Текст"))
    card = await press_text(here, staff, language, "announcement-skip")
    other = "ru" if language == "ky" else "ky"
    assert (
        text_of(language, "announcement-text-missing", language=text_of(language, f"language-name-{other}"))
        in card["text"]
    )
    assert (await person_row(here, STAFF)).step is None
    page = await press_text(here, staff, language, "announcement-send")
    assert text_of(language, f"in-{other}") in page["text"]
    assert not [data for data in button_data(page) if data.startswith("launch-announcement")]
    page = await press_text(here, staff, language, f"announcement-fallback-{language}")
    share = text_of(
        language,
        "announcement-share-fallback",
        language=text_of(language, f"language-name-{other}"),
        number="1",
        words=text_of(language, f"language-name-{language}"),
    )
    assert share in page["text"]
    assert [data for data in button_data(page) if data.startswith("launch-announcement")]
    # The page says so too, and the other answer can still be given: by writing the text.
    card = await press_text(here, staff, language, "announcement-card")
    assert text_of(language, f"language-name-{language}") in card["text"]
    await newest_message(here, staff, await staff.press(text_of(language, f"write-in-{other}")))
    await newest_message(here, staff, await staff.write("Другое"))
    assert (await only_announcement(here)).fallback_languages == {}


@in_languages("ru", "ky")
async def test_readers_who_are_to_get_nothing_are_not_counted(here: RunningBot, language: str) -> None:
    staff = await staff_at_prompt(here, language)
    await newest_message(here, staff, await staff.write("Текст"))
    await press_text(here, staff, language, "announcement-skip")
    await press_text(here, staff, language, "announcement-send")
    page = await press_text(here, staff, language, "announcement-give-nothing")
    assert text_of(language, "announcement-launch", number="1") in button_labels(page)
    await press_text(here, staff, language, "announcement-launch", number="1")
    assert (await only_announcement(here)).audience_size == 1


@in_languages("ky", "ru")
async def test_what_was_pressed_turns_into_the_bar_and_says_at_the_end_that_it_is_done(
    here: RunningBot, language: str
) -> None:
    staff = await staff_at_page(here, language)
    page = await press_text(here, staff, language, "announcement-send")
    await press_text(here, staff, language, "announcement-launch", number="2")
    await finished_announcement(here)
    last = await staff.wait_for(first_line(language, "sending-done"))
    assert last["message_id"] == page["message_id"]
    assert "100 %" in last["text"]
    mine = {"ky": "Салам, …", "ru": "Здравствуйте, …"}[language]
    assert mine in last["text"]  # in the text that this person reads, whichever was written first
    assert not [
        one for one in await staff.messages() if first_line(language, "sending-going") in one.get("text", "")
    ]


@in_languages("ru", "ky")
async def test_it_goes_at_a_time_that_is_typed_and_can_be_taken_back_until_then(
    here: RunningBot, language: str
) -> None:
    staff = await staff_at_page(here, language)
    await press_text(here, staff, language, "announcement-send")
    await press_text(here, staff, language, "announcement-time")
    typed = {"ky": "эртең", "ru": "завтра"}[language]
    page = await newest_message(here, staff, await staff.write(typed))
    assert page["text"] == text_of(language, "announcement-hour-missing")
    page = await newest_message(here, staff, await staff.write(f"{typed} 9:00"))
    card = await press_text(here, staff, language, "announcement-launch-at", number="2")
    one = await only_announcement(here)
    assert one.state == "scheduled"
    assert one.send_at is not None
    assert one.send_at.hour == 3  # in Bishkek nine
    assert text_of(language, "announcement-is-scheduled") in card["text"], page
    card = await press_text(here, staff, language, "announcement-back")
    assert text_of(language, "announcement-is-draft") in card["text"]
    assert (await only_announcement(here)).send_at is None


@in_languages("ky", "ru")
async def test_a_draft_that_is_called_off_is_gone_from_the_list(here: RunningBot, language: str) -> None:
    staff = await staff_at_page(here, language)
    await press_text(here, staff, language, "announcement-drop")
    page = await newest_message(
        here, staff, await staff.press(text_of(language, "announcement-ask-drop", "yes"))
    )
    assert first_line(language, "announcements-none") in page["text"]
    assert (await only_announcement(here)).state == "dropped"


@in_languages("ru", "ky")
async def test_a_draft_survives_whoever_turns_to_something_else(here: RunningBot, language: str) -> None:
    staff = await staff_at_prompt(here, language)
    await newest_message(here, staff, await staff.write("Текст"))
    await newest_message(here, staff, await staff.write("/staff"))
    assert (await person_row(here, STAFF)).step is None
    await newest_message(here, staff, await press_seminar(staff, TITLE[language]))
    page = await press_text(here, staff, language, "announcements-button")
    assert any("Текст" in label for label in button_labels(page))
    number = (await only_announcement(here)).id
    card = await newest_message(here, staff, await staff.press(data=f"show-announcement:{number}"))
    assert "Текст" in card["text"]


@in_languages("ky", "ru")
async def test_buttons_are_chosen_and_shown_below_the_words(here: RunningBot, language: str) -> None:
    staff = await staff_at_page(here, language)
    await press_text(here, staff, language, "announcement-buttons")
    off = {"what": text_of(language, "announcement-read-name")}
    await press_text(here, staff, language, "toggle-off", **off)
    await press_text(here, staff, language, "announcement-add-link")
    refused = await newest_message(here, staff, await staff.write("шилтеме"))
    assert refused["text"] == text_of(language, "announcement-link-wrong")
    page = await newest_message(here, staff, await staff.write("example.org/a Материалдар / Материалы"))
    label = {"ky": "Материалдар", "ru": "Материалы"}[language]
    assert text_of(language, "toggle-on", what=label) in button_labels(page)
    await press_text(here, staff, language, "announcement-card")
    mine = await press_text(here, staff, language, "announcement-test")
    assert button_labels(mine) == [text_of(language, "announcement-read"), label]
    keys = mine["reply_markup"]["inline_keyboard"]
    assert keys[0][0]["callback_data"] == f"confirm-read:{(await only_announcement(here)).id}"
    assert keys[1][0]["url"] == "https://example.org/a"


@in_languages("ru", "ky")
async def test_many_need_a_second_member_of_staff(here: RunningBot, language: str) -> None:
    second = await consented_user(here, STAFF_TWO, language, name="Үлгү Экинчи")
    staff = await staff_at_page(here, language)
    async with here.database.session.begin() as session:
        one = await only_announcement(here)
        await preferences.save(session, preferences.APPROVAL_THRESHOLD, {"value": 1}, one.created_at)
    await press_text(here, staff, language, "announcement-send")
    await press_text(here, staff, language, "announcement-ask-approval", number="2")
    assert (await only_announcement(here)).state == "waiting"
    # The author cannot approve, not even with a forged button.
    asked = (await second.messages())[-1]
    yes = next(data for data in button_data(asked) if data.startswith("approve-announcement:"))
    await press_removed(here, staff, (await staff.messages())[-1], yes)
    assert (await only_announcement(here)).state == "waiting"
    assert any("Үлгү Экинчи" in one.get("text", "") for one in await second.messages())
    await newest_message(here, second, await second.press(text_of(language, "announcement-approve")))
    one = await only_announcement(here)
    assert one.state in GOING
    assert one.approved_by_id is not None
    assert text_of(language, "announcement-approved", seminar=TITLE[language]) in [
        message.get("text") for message in await staff.messages()
    ]


@in_languages("ky", "ru")
async def test_a_second_who_does_not_agree_makes_it_a_draft_again(here: RunningBot, language: str) -> None:
    second = await consented_user(here, STAFF_TWO, language, name="Үлгү Экинчи")
    staff = await staff_at_page(here, language)
    async with here.database.session.begin() as session:
        await preferences.save(
            session, preferences.APPROVAL_THRESHOLD, {"value": 1}, (await only_announcement(here)).created_at
        )
    await press_text(here, staff, language, "announcement-send")
    await press_text(here, staff, language, "announcement-ask-approval", number="2")
    await newest_message(here, second, await second.press(text_of(language, "announcement-decline")))
    assert (await only_announcement(here)).state == "draft"
    assert (await staff.messages())[-1]["text"] == text_of(
        language, "announcement-declined", seminar=TITLE[language]
    )


async def test_an_owner_says_above_how_many_a_second_must_agree(here: RunningBot) -> None:
    staff = await consented_user(here, STAFF, "ky")
    await newest_message(here, staff, await staff.write("/staff"))
    await press_text(here, staff, "ky", "announcements-all-button")
    await press_text(here, staff, "ky", "announcement-limit-button")
    page = await newest_message(here, staff, await staff.press(data="set-approval-limit:0:50"))
    assert text_of("ky", "announcement-limit-above", number="50") in page["text"]
    async with here.database.reader() as session:
        assert await preferences.get_approval_threshold(session) == 50


@in_languages("ru", "ky")
async def test_a_photo_is_copied_with_its_caption_and_what_is_changed_after_the_word_was_given_stays_out(
    here: RunningBot, language: str
) -> None:
    staff = await staff_at_prompt(here, language)
    await newest_message(here, staff, await staff.upload("photo", png(8, 8), "a.png", "Сүрөт"))
    await press_text(here, staff, language, "announcement-skip")
    mine = await press_text(here, staff, language, "announcement-test")
    assert mine["photo"]
    assert mine["caption"] == "Сүрөт"
    copied = await here.sandbox.journal("copyMessage")
    assert len(copied) == 1
    [part] = await all_rows(here, AnnouncementPart)
    await press_text(here, staff, language, "announcement-send")
    page = await press_text(here, staff, language, f"announcement-fallback-{language}")
    await newest_message(
        here, staff, await staff.press(data=f"choose-send-time:{(await only_announcement(here)).id}")
    )
    quick = next(data for one in await staff.messages() for data in button_data(one) if data.count(":") == 2)
    await newest_message(here, staff, await staff.press(data=quick))
    await press_text(here, staff, language, "announcement-launch-at", number="2")
    assert (await only_announcement(here)).state == "scheduled", page
    edit = await staff.act("edit", message_id=part.message_id, caption="Башка", text="Башка")
    assert text_of(language, "announcement-edited-late") == (await newest_message(here, staff, edit))["text"]
    [part] = await all_rows(here, AnnouncementPart)
    assert (part.html, part.message_id) == ("Сүрөт", 0)


@pytest.mark.parametrize(
    ("language", "gone"), [("ky", False), ("ru", True), proof_param("ky", True), proof_param("ru", False)]
)
async def test_formatting_reaches_the_readers_though_the_original_may_be_gone(
    here: RunningBot, language: str, gone: bool
) -> None:
    staff = await staff_at_prompt(here, language)
    link = {"type": "text_link", "offset": 8, "length": 4, "url": "https://example.org/?a=1&b=2"}
    marks = [{"type": "bold", "offset": 0, "length": 4}, {"type": "spoiler", "offset": 5, "length": 2}, link]
    act = await staff.act("write", text="Жаңы 😀 <кат>", entities=marks)
    await newest_message(here, staff, act)
    await press_text(here, staff, language, "announcement-skip")
    await press_text(here, staff, language, "announcement-send")
    await press_text(here, staff, language, f"announcement-fallback-{language}")
    if gone:
        await staff.delete(act["message"]["message_id"])
    await press_text(here, staff, language, "announcement-launch", number="2")
    await finished_announcement(here)
    for number in (HEAD, SECOND):
        got = (await (await here.person(number)).messages())[-1]
        assert (got["text"], got["entities"]) == ("Жаңы 😀 <кат>", marks)


@in_languages("ru", "ky")
async def test_an_album_is_one_announcement(here: RunningBot, language: str) -> None:
    staff = await staff_at_prompt(here, language)
    photo = await staff.upload("photo", png(8, 8), "a.png", "Адегенкиси")  # a file that the sandbox knows
    await newest_message(here, staff, photo)
    await newest_message(here, staff, await staff.write("Текст"))
    await newest_message(here, staff, await staff.press(text_of(language, f"write-in-{language}")))
    album = [
        {**photo["message"], "message_id": 900 + place, "media_group_id": "77", "caption": ""}
        for place in range(3)
    ]
    numbers = await here.sandbox.push_updates([{"message": one} for one in album])
    await wait_settled(here, {"update_ids": numbers})
    parts = [one for one in await all_rows(here, AnnouncementPart) if one.language == language]
    assert [(one.position, one.media_group_id) for one in parts] == [(0, "77"), (1, "77"), (2, "77")]
    await press_text(here, staff, language, "announcement-test")
    shown = [one for one in await staff.messages() if "media_group_id" in one]
    assert len(shown) == 3
    assert len(await here.sandbox.journal("sendMediaGroup")) == 1


async def test_only_those_whose_role_is_for_all_seminars_may_write_to_everybody(here: RunningBot) -> None:
    staff = await consented_user(here, SECOND, "ky")
    async with here.database.session.begin() as session:
        person = await person_row(here, SECOND)
        await roles.grant(
            session, await session.merge(person), roles.ORGANISER, person.created_at, None, seminar_id=1
        )
    await newest_message(here, staff, await staff.write("/staff"))
    assert "list-announcements:0" not in button_data((await staff.messages())[-1])


@in_languages("ky", "ru")
async def test_whom_it_is_for_is_narrowed_and_told_before_it_goes(here: RunningBot, language: str) -> None:
    staff = await staff_at_page(here, language)
    number = (await only_announcement(here)).id
    await press_text(here, staff, language, "announcement-audience")
    await newest_message(here, staff, await staff.press(data=f"show-condition-values:{number}:a0:l"))
    tap = next(data for one in await staff.messages() for data in button_data(one) if ":l:ru:1" in data)
    await newest_message(here, staff, await staff.press(data=tap))
    await newest_message(here, staff, await staff.press(text_of(language, "back-button")))
    await newest_message(here, staff, await staff.press(data=f"show-announcement:{number}"))
    page = await press_text(here, staff, language, "announcement-send")
    assert (
        text_of(language, "segment-is-language", list=text_of(language, "language-name-ru")) in page["text"]
    )
    await press_text(here, staff, language, "announcement-launch", number="1")
    assert (await finished_announcement(here)).audience_size == 1
    head = await here.person(HEAD)
    assert not [one for one in await head.messages() if "Салам" in one.get("text", "")]


@in_languages("ru", "ky")
async def test_only_a_language_that_somebody_it_is_for_reads_is_missing(
    here: RunningBot, language: str
) -> None:
    staff = await staff_at_prompt(here, language)
    await newest_message(here, staff, await staff.write("Текст"))
    card = await press_text(here, staff, language, "announcement-skip")
    other = "ru" if language == "ky" else "ky"

    def missing(tongue: str) -> str:
        return text_of(
            language, "announcement-text-missing", language=text_of(language, f"language-name-{tongue}")
        )

    assert missing(other) in card["text"]
    assert missing("en") not in card["text"]
    async with here.database.session.begin() as session:
        draft = (await session.scalars(select(Announcement))).one()
        draft.audience = {"any": [[{"is": "language", "of": [language]}]]}
    await press_text(here, staff, language, "announcement-audience")
    card = await press_text(here, staff, language, "done-button")
    assert missing(other) not in card["text"]
    await press_text(here, staff, language, "announcement-send")
    await press_text(here, staff, language, "announcement-launch", number="1")
    await finished_announcement(here)


@in_languages("ky", "ru")
async def test_an_album_is_announced_as_one_with_its_words_and_its_buttons_below(
    here: RunningBot, language: str
) -> None:
    staff = await staff_at_prompt(here, language)
    other = "ru" if language == "ky" else "ky"
    shots = [(png(40 + number, 30), f"{number}.png") for number in range(3)]
    asked = await newest_message(here, staff, await staff.album("photo", shots, WORDS[language]))
    assert text_of(language, f"in-{other}") in asked["text"]
    card = await newest_message(here, staff, await staff.album("photo", shots[:2], WORDS[other]))
    assert text_of(language, "announcement-kept") in card["text"]
    kept = [(one.language, one.position, one.html) for one in await all_rows(here, AnnouncementPart)]
    assert sorted(kept, key=lambda one: (one[0] == other, one[1])) == [
        (language, 0, WORDS[language]),
        (language, 1, ""),
        (language, 2, ""),
        (other, 0, WORDS[other]),
        (other, 1, ""),
    ]
    await press_text(here, staff, language, "announcement-buttons")
    await press_text(here, staff, language, "toggle-off", what=text_of(language, "announcement-read-name"))
    await press_text(here, staff, language, "announcement-card")
    await press_text(here, staff, language, "announcement-send")
    await press_text(here, staff, language, "announcement-launch", number="2")
    await finished_announcement(here)
    for number, tongue, begins in ((HEAD, "ky", "Салам, Үлгү"), (SECOND, "ru", "Здравствуйте, Үлгү")):
        got = await (await here.person(number)).messages()
        album = [one for one in got if "media_group_id" in one]
        assert len(album) == (3 if tongue == language else 2)
        assert len({one["media_group_id"] for one in album}) == 1
        assert album[0]["caption"].startswith(begins)
        below = got[got.index(album[-1]) + 1]
        assert button_labels(below) == [text_of(tongue, "announcement-read")]


@in_languages("ru", "ky")
async def test_a_poll_is_announced_and_answered(here: RunningBot, language: str) -> None:
    staff = await staff_at_prompt(here, language)
    other = "ru" if language == "ky" else "ky"
    polls = {"ky": ("Автобус керекпи?", ["Ооба", "Жок"]), "ru": ("Нужен ли автобус?", ["Да", "Нет"])}
    asked = await newest_message(here, staff, await staff.poll(*polls[language], is_anonymous=False))
    assert text_of(language, f"in-{other}") in asked["text"]
    quiz = await staff.poll(*polls[other], type="quiz", correct_option_ids=[1])
    card = await newest_message(here, staff, quiz)
    assert polls[language][0] in card["text"]
    await press_text(here, staff, language, "announcement-send")
    await press_text(here, staff, language, "announcement-launch", number="2")
    await finished_announcement(here)
    for number, tongue in ((HEAD, "ky"), (SECOND, "ru")):
        reader = await here.person(number)
        got = (await reader.messages())[-1]
        assert got["poll"]["question"] == polls[tongue][0]
        assert [one["text"] for one in got["poll"]["options"]] == polls[tongue][1]
        kind = ("regular", False) if tongue == language else ("quiz", True)
        assert (got["poll"]["type"], got["poll"]["is_anonymous"]) == kind
        await wait_settled(here, await reader.act("vote", message_id=got["message_id"], option_ids=[0]))
        assert (await reader.messages())[-1]["poll"]["total_voter_count"] == 1


@in_languages("ru", "ky")
async def test_a_quiz_from_elsewhere_is_not_sent_and_one_made_here_is_with_a_word_about_its_votes(
    here: RunningBot, language: str
) -> None:
    staff = await staff_at_prompt(here, language)
    quiz: dict[str, Any] = {"type": "quiz", "correct_option_ids": [1]}
    await wait_settled(here, await staff.poll("2 + 2?", ["3", "4"], forwarded=True, **quiz))
    told = "\n".join(one["text"] for one in await staff.messages() if "text" in one)
    tongue = text_of(language, f"language-name-{language}")
    assert text_of(language, "announcement-quiz-answer-unknown", language=tongue) in told
    assert text_of(language, "announcement-warning-quiz", language=tongue) in told
    assert text_of(language, "announcement-warning-forwarded", language=tongue) in told
    one = (await only_announcement(here)).id
    await press_earlier(here, staff, f"edit-announcement-text:{one}:{language}")
    await wait_settled(here, await staff.poll("2 + 2?", ["3", "4"], **quiz))
    page = await press_text(here, staff, language, "announcement-send")
    page = await press_text(here, staff, language, f"announcement-fallback-{language}")
    assert text_of(language, "announcement-warning-quiz", language=tongue) in page["text"]
    assert text_of(language, "announcement-warning-forwarded", language=tongue) not in page["text"]
    await press_text(here, staff, language, "announcement-launch", number="2")
    await finished_announcement(here)
    got = (await (await here.person(HEAD)).messages())[-1]
    assert got["poll"]["question"] == "2 + 2?"
