"""Conversations of people and a bot on the sandbox's page, in a real browser."""

import asyncio
import re
from pathlib import Path
from urllib.parse import quote

from playwright.async_api import Browser, Page, expect

from tests.sandbox.browsing import (
    HEAD,
    SECOND,
    STAFF,
    CuttableProxy,
    EchoBot,
    begin,
    bubbles,
    choose,
    open_page,
    window,
    write,
)
from tests.sandbox.browsing import bot as bot
from tests.sandbox.browsing import page as page
from tests.sandbox.browsing import sandbox as sandbox
from tests.sandbox.chromium import LOOP
from tests.sandbox.sample_media import png

pytestmark = LOOP


async def test_a_person_reads_the_description_starts_and_is_echoed(
    browser: Browser, sandbox: str, bot: EchoBot
) -> None:
    await bot.call("setMyDescription", description="I say everything twice.")
    async with open_page(browser, sandbox, bot) as page:
        await expect(window(page).locator(".welcome")).to_contain_text("I say everything twice.")
        await window(page).get_by_placeholder("payload, if any").fill("seminar-7")
        assert (await begin(page, bot))["text"] == "/start seminar-7"
        await expect(window(page).locator(".welcome")).to_be_hidden()
        await write(page, "Саламатсызбы, ң ү ө!")
        heard = await bot.next_update("message")
        await bot.say(heard["text"] * 2)
        await expect(bubbles(page).last).to_contain_text("Саламатсызбы, ң ү ө!Саламатсызбы, ң ү ө!")


async def test_windows_of_several_people_are_live_side_by_side(page: Page, bot: EchoBot) -> None:
    for person in (HEAD, SECOND, STAFF):
        await expect(window(page, person)).to_be_visible()
    await begin(page, bot)
    await begin(page, bot, STAFF)
    await bot.call("sendChatAction", chat_id=STAFF, action="typing")
    await expect(window(page, STAFF).locator(".doing")).to_contain_text("typing")
    await bot.say("A new question came in.", STAFF)
    await expect(bubbles(page, STAFF).last).to_contain_text("A new question came in.")
    await expect(window(page, STAFF).locator(".doing")).to_have_count(0)
    await expect(bubbles(page).filter(has_text="A new question")).to_have_count(0)


async def test_a_reader_stays_at_the_end_when_a_keyboard_goes_and_an_answer_comes(
    page: Page, bot: EchoBot
) -> None:
    await begin(page, bot)
    keyboard = {
        "inline_keyboard": [[{"text": f"Place {number}", "callback_data": "x"}] for number in range(12)]
    }
    asked = await bot.say("Where are you from?", reply_markup=keyboard)
    for word in ("ш", "шу", "шум", "шумк", "шумка", "шумкар"):
        await write(page, word)
        await bot.next_update("message")
        _, answer = await asyncio.gather(
            bot.call("editMessageReplyMarkup", chat_id=HEAD, message_id=asked["message_id"]),
            bot.say(f"Found for {word}:", reply_markup=keyboard),
        )
        await expect(bubbles(page).last).to_contain_text(f"Found for {word}:")
        await expect(window(page).get_by_role("button", name="Place 11").last).to_be_in_viewport()
        asked = answer


async def test_hostile_text_stays_text(page: Page, bot: EchoBot) -> None:
    hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
    await begin(page, bot)
    keyboard = {"inline_keyboard": [[{"text": hostile[:60], "callback_data": "x"}]]}
    await bot.say(
        hostile,
        reply_markup=keyboard,
        reply_parameters={"message_id": (await bot.say(hostile))["message_id"]},
    )
    await bot.call("sendContact", chat_id=HEAD, phone_number="1", first_name=hostile)
    link = {"type": "text_link", "offset": 0, "length": 4, "url": "javascript:window.hacked=1"}
    await bot.try_call("sendMessage", chat_id=HEAD, text="here", entities=[link])
    await bot.say("the last")
    await expect(bubbles(page).last).to_contain_text("the last")
    await expect(bubbles(page).nth(1)).to_contain_text(hostile)
    assert await window(page).locator(".log img, .log script, .log a[href^=javascript]").count() == 0
    assert await page.evaluate("window.hacked") is None


async def test_a_pressed_button_spins_until_the_bot_answers(page: Page, bot: EchoBot) -> None:
    await begin(page, bot)
    keys = [
        [
            {"text": "Yes", "callback_data": "yes", "style": "success"},
            {"text": "No", "callback_data": "no", "style": "danger"},
        ]
    ]
    await bot.say("Do you come?", reply_markup={"inline_keyboard": keys})
    button = window(page).get_by_role("button", name="Yes")
    await expect(button).to_have_class(re.compile("success"))
    await button.click()
    query = await bot.next_update("callback_query")
    assert query["data"] == "yes"
    await expect(button).to_have_class(re.compile("waiting"))
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Noted, thank you.")
    await expect(button).not_to_have_class(re.compile("waiting"))
    await expect(window(page).locator(".toast")).to_have_text("Noted, thank you.")
    await button.click()
    query = await bot.next_update("callback_query")
    await bot.call(
        "answerCallbackQuery", callback_query_id=query["id"], text="Once is enough.", show_alert=True
    )
    await expect(page.get_by_role("dialog")).to_contain_text("Once is enough.")
    await page.get_by_role("button", name="OK").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_the_reply_keyboard_shares_the_contact_and_goes_when_told(page: Page, bot: EchoBot) -> None:
    await begin(page, bot)
    keyboard = {
        "keyboard": [[{"text": "My number", "request_contact": True}], [{"text": "Skip"}]],
        "resize_keyboard": True,
        "input_field_placeholder": "+996 …",
    }
    await bot.say("Your number?", reply_markup=keyboard)
    await expect(window(page).get_by_placeholder("+996 …")).to_be_visible()
    await window(page).get_by_role("button", name="My number").click()
    await page.get_by_role("dialog").get_by_role("button", name="Share").click()
    assert (await bot.next_update("message"))["contact"]["phone_number"].endswith("996700100101")
    await expect(bubbles(page).last).to_contain_text("996700100101")
    await window(page).get_by_role("button", name="Skip").click()
    assert (await bot.next_update("message"))["text"] == "Skip"
    await bot.say("Thank you.", reply_markup={"remove_keyboard": True})
    await expect(window(page).locator(".reply-keyboard")).to_have_count(0)


async def test_entities_are_drawn_as_what_they_are(page: Page, bot: EchoBot) -> None:
    await begin(page, bot)
    await bot.say(
        "<b>bold <i>both</i></b> <s>old</s> <code>x = 1</code> <tg-spoiler>secret</tg-spoiler> "
        "<a href='https://example.org/'>link</a> /help 👍🏽 <u>after</u>\n"
        "<blockquote expandable>one\ntwo</blockquote>",
        parse_mode="HTML",
    )
    last = bubbles(page).last
    await expect(last.locator("strong em")).to_have_text("both")
    await expect(last.locator("u")).to_have_text("after")
    await expect(last.locator("code")).to_have_text("x = 1")
    await expect(last.get_by_role("link", name="link")).to_have_attribute("href", "https://example.org/")
    await last.get_by_role("button", name="Hidden text").press("Enter")
    await expect(last.locator(".spoiler")).to_have_class(re.compile("open"))
    await last.get_by_role("button", name="Show more").click()
    await expect(last.locator("blockquote")).to_have_class(re.compile("open"))
    await last.get_by_role("button", name="/help").click()
    assert (await bot.next_update("message"))["text"] == "/help"


async def test_edits_replies_and_deletions_by_both_sides(page: Page, bot: EchoBot) -> None:
    await begin(page, bot)
    sent = await bot.say("Seven places left.")
    await expect(bubbles(page).last).to_contain_text("Seven places left.")
    await bot.call("editMessageText", chat_id=HEAD, message_id=sent["message_id"], text="Six places left.")
    await expect(bubbles(page).last).to_contain_text("Six places left.")
    await expect(bubbles(page).last.locator(".meta")).to_contain_text("edited")
    await choose(page, bubbles(page).last, "Reply")
    await write(page, "One for me, plase")
    answer = await bot.next_update("message")
    assert answer["reply_to_message"]["message_id"] == sent["message_id"]
    await expect(bubbles(page).last.locator(".quote")).to_contain_text("Six places left.")
    await window(page).get_by_role("textbox", name="Message").press("ArrowUp")
    await write(page, "One for me, please")
    assert (await bot.next_update("edited_message"))["text"] == "One for me, please"
    await choose(page, bubbles(page).last, "Delete")
    await bot.call("deleteMessage", chat_id=HEAD, message_id=sent["message_id"])
    await expect(bubbles(page)).to_have_count(1)


async def test_files_go_both_ways(page: Page, bot: EchoBot, tmp_path: Path) -> None:
    await begin(page, bot)
    note = tmp_path / "question.txt"
    note.write_text("How do we apply?")
    await window(page).get_by_role("button", name="Attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Document").click()
    await (await chooser.value).set_files(note)
    await page.get_by_label("Caption").fill("see inside")
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    document = await bot.next_update("message")
    assert (document["document"]["file_name"], document["caption"]) == ("question.txt", "see inside")
    await bot.call("sendDocument", chat_id=HEAD, document=document["document"]["file_id"])
    await expect(bubbles(page).last.locator(".file-name")).to_have_text("question.txt")
    async with page.expect_download() as download:
        await bubbles(page).last.locator(".file").click()
    saved = tmp_path / "saved.txt"
    await (await download.value).save_as(saved)
    assert saved.read_bytes() == note.read_bytes()


async def test_places_and_polls_can_be_seen_and_used(page: Page, bot: EchoBot) -> None:
    await begin(page, bot)
    await bot.call(
        "sendVenue", chat_id=HEAD, latitude=42.4907, longitude=78.3936, title="Sample hall", address="Karakol"
    )
    await expect(bubbles(page).last.locator(".place")).to_contain_text("42.49070, 78.39360")
    await bot.call(
        "sendPoll",
        chat_id=HEAD,
        question="Half past nine?",
        options=["Good", "Too early"],
        is_anonymous=False,
    )
    await bubbles(page).last.get_by_text("Good").click()
    assert (await bot.next_update("poll_answer"))["option_ids"] == [0]
    await expect(bubbles(page).last.locator(".poll-result").first).to_contain_text("100%")


async def test_an_album_and_a_poll_are_sent_from_the_attach_menu(
    page: Page, bot: EchoBot, tmp_path: Path
) -> None:
    await begin(page, bot)
    shots = [tmp_path / "a.png", tmp_path / "b.png"]
    for shot in shots:
        shot.write_bytes(png(30, 20))
    await window(page).get_by_role("button", name="Attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("menuitem", name="Photo").click()
    await (await chooser.value).set_files(shots)
    await page.get_by_label("Caption").fill("two of them")
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    first, second = await bot.next_update("message"), await bot.next_update("message")
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], "caption" in second) == ("two of them", False)
    await expect(bubbles(page).locator(".photo img")).to_have_count(2)

    await window(page).get_by_role("button", name="Attach").click()
    await page.get_by_role("menuitem", name="Poll").click()
    asked = page.get_by_role("dialog")
    await asked.get_by_label("Question").fill("2 + 2?")
    await asked.get_by_label("Answers").fill("3\n\n4\n")
    await asked.get_by_label("What kind").select_option("quiz")
    await asked.get_by_label("Right answer").fill("2")
    await asked.get_by_role("button", name="Send").click()
    poll = (await bot.next_update("message"))["poll"]
    assert [option["text"] for option in poll["options"]] == ["3", "4"]
    assert (poll["type"], poll["correct_option_ids"], poll["is_anonymous"]) == ("quiz", [1], True)
    await bubbles(page).last.get_by_text("4", exact=True).click()
    await expect(bubbles(page).last.locator(".poll-result").last).to_contain_text("✓ 4")


async def test_commands_are_offered_and_chosen_with_the_keyboard(
    browser: Browser, sandbox: str, bot: EchoBot
) -> None:
    await bot.call(
        "setMyCommands",
        commands=[{"command": "ask", "description": "Ask"}, {"command": "help", "description": "Help"}],
    )
    async with open_page(browser, sandbox, bot) as page:
        await begin(page, bot, SECOND)
        own = window(page, SECOND)
        line = own.get_by_role("textbox", name="Message")
        await line.press_sequentially("/")
        await expect(own.get_by_role("listbox").get_by_role("option")).to_have_count(2)
        await line.press("ArrowDown")
        await line.press("Enter")
        assert (await bot.next_update("message"))["text"] == "/help"
        await own.get_by_role("button", name="Menu", exact=True).click()
        menu, frame = await page.locator(".popup").bounding_box(), await own.bounding_box()
        assert menu
        assert frame
        assert menu["x"] >= frame["x"]  # it does not cover the person beside
        await page.get_by_role("menuitem", name="/ask").click()
        assert (await bot.next_update("message"))["text"] == "/ask"


async def test_a_person_blocks_and_unblocks_the_bot(page: Page, bot: EchoBot) -> None:
    await begin(page, bot)
    await window(page).get_by_role("button", name="More about this person").click()
    await page.get_by_role("menuitem", name="Block the bot").click()
    await expect(window(page).get_by_role("button", name="Unblock the bot")).to_be_visible()
    assert (await bot.try_call("sendMessage", chat_id=HEAD, text="?"))["error_code"] == 403
    await window(page).get_by_role("button", name="Unblock the bot").click()
    await expect(window(page).get_by_role("textbox", name="Message")).to_be_visible()
    await bot.say("Welcome back.")
    await expect(bubbles(page).last).to_contain_text("Welcome back.")


async def test_what_was_missed_while_the_connection_was_down_is_caught_up(
    browser: Browser, sandbox: str, bot: EchoBot
) -> None:
    async with (
        CuttableProxy(int(sandbox.rstrip("/").rsplit(":", 1)[1])) as wire,
        open_page(browser, f"http://127.0.0.1:{wire.address}/", bot) as page,
    ):
        await begin(page, bot)
        await bot.say("before")
        await expect(bubbles(page).last).to_contain_text("before")
        await wire.cut()
        await expect(page.get_by_text("Reconnecting…")).to_be_visible()
        await bot.say("while away")
        await wire.restore()
        await expect(bubbles(page).last).to_contain_text("while away")
        await expect(page.get_by_text("Reconnecting…")).to_have_count(0)
        await bot.say("after")
        await expect(bubbles(page).last).to_contain_text("after")
        await expect(bubbles(page)).to_have_count(4)


async def test_the_panel_shows_calls_and_makes_trouble(page: Page, bot: EchoBot) -> None:
    await begin(page, bot)
    await page.get_by_role("button", name="Workshop").click()
    panel = page.get_by_role("complementary", name="Workshop")
    await panel.get_by_text("Trouble", exact=True).click()
    await panel.get_by_label("How many").fill("1")
    await panel.get_by_role("button", name="Switch on").click()
    await expect(panel.locator(".rules li")).to_have_count(1)
    refused = await bot.try_call("sendMessage", chat_id=HEAD, text="refused")
    assert (refused["error_code"], refused["parameters"]["retry_after"]) == (429, 5)
    await bot.say("goes through")
    await expect(panel.locator(".rules li")).to_have_count(0)
    row = panel.locator(".call").filter(has_text="429")
    await expect(row.first).to_contain_text("sendMessage")
    await row.first.locator("summary").click()
    await expect(row.first.locator("pre")).to_contain_text("refused")
    await expect(panel.locator(".call").filter(has_text="getUpdates")).to_have_count(0)


async def test_several_bots_can_be_chosen_and_a_fresh_start_forgets_them(
    browser: Browser, sandbox: str, bot: EchoBot
) -> None:
    other = EchoBot(sandbox, bot.session)
    await other.call("setMyName", name="The other bot")
    async with open_page(browser, sandbox, bot) as page:
        await begin(page, bot)
        await page.get_by_role("combobox", name="Bot").select_option(str(other.id))
        await expect(window(page).locator(".chat-head")).to_contain_text("The other bot")
        await expect(bubbles(page)).to_have_count(0)
        assert (await begin(page, other))["text"] == "/start"
        await page.get_by_role("button", name="Workshop").click()
        await page.get_by_text("Clock", exact=True).click()
        await page.get_by_role("button", name="Start afresh").click()
        await page.get_by_role("dialog").get_by_role("button", name="Start afresh").click()
        await expect(window(page).locator(".chat-head")).to_contain_text("No bot yet")
        await bot.call("getMe")
        await expect(window(page).get_by_role("button", name="Start", exact=True)).to_be_visible()


async def test_a_new_person_gets_a_window_and_a_language(page: Page, bot: EchoBot) -> None:
    await page.get_by_role("button", name="Open a window").click()
    await page.get_by_role("menuitem", name="New person").click()
    await page.get_by_label("First name").fill("Sample")
    await page.get_by_label("Last name").fill("Newcomer")
    await page.get_by_role("dialog").get_by_role("button", name="Create").click()
    newcomer = page.locator(".window", has_text="Sample Newcomer")
    await newcomer.get_by_label("Language set in Telegram").select_option("tr")
    await newcomer.get_by_role("button", name="Start", exact=True).click()
    sender = (await bot.next_update("message"))["from"]
    assert (sender["last_name"], sender["language_code"]) == ("Newcomer", "tr")


async def test_a_link_is_forwarded_to_somebody_and_opens_the_bot_in_their_own_window(
    page: Page, bot: EchoBot
) -> None:
    await begin(page, bot)
    name = (await bot.call("getMe"))["username"]
    link = f"https://t.me/{name}?start=d_sample-Word_1"
    address = f"https://t.me/share/url?url={quote(link, safe='')}&text={quote('Ордума барыңызчы <b>')}"
    await bot.say("Forward it.", reply_markup={"inline_keyboard": [[{"text": "Forward", "url": address}]]})
    await window(page).get_by_role("button", name="Forward").click()
    await page.get_by_role("menu").get_by_role("menuitem").nth(0).click()
    card = window(page, SECOND).locator(".forwarded")
    await expect(card).to_contain_text("Ордума барыңызчы <b>")
    await expect(window(page).locator(".forwarded")).to_have_count(0)
    await card.get_by_role("link").click()
    heard = await bot.next_update("message")
    assert (heard["text"], heard["from"]["id"]) == ("/start d_sample-Word_1", SECOND)
    await expect(card).to_have_count(0)
