"""Telegram's errors about a message, and the alternative form that is sent next."""

from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.locales import LANGUAGES, Locale, get_locale
from bot.telegram import refusals
from bot.telegram.refusals import (
    MessageForm,
    fallback_form,
    is_about_message,
    original_form,
    refusal_reason,
    text_only_form,
)
from handlers.ui.arguments import utf16_length
from storage.text.telegram_html import html_to_plain
from tests.case_tables import every_row

SPOKEN = get_locale("en", "UTC")


@every_row(
    ("said", "meant"),
    [
        ("VOICE_MESSAGES_FORBIDDEN", "voices"),
        ("user restricted receiving of voice messages", "voices"),
        ("User restricted receiving of video messages", "voices"),
        ("not enough rights to send photos to the chat", "rights"),
        ("Not enough rights to send video notes to the chat", "rights"),
        ("CHAT_SEND_VOICES_FORBIDDEN", "rights"),
        ("CHAT_RESTRICTED", "rights"),
        ("have no rights to send a message", "rights"),
        ("Wrong file identifier/HTTP URL specified", "file"),
        ("wrong remote file identifier specified: can't unserialize it", "file"),
        ("wrong file_id or the file is temporarily unavailable", "file"),
        ("FILE_REFERENCE_EXPIRED", "file"),
        ('can\'t parse entities: Unsupported start tag "tg-time" at byte offset 3', "markup"),
        ("wrong correct option identifier specified", "quiz"),
        ("message caption is too long", "large"),
        ("MEDIA_CAPTION_TOO_LONG", "large"),
        ("file is too big", "large"),
        ("Request Entity Too Large (413)", "large"),
        ("BUTTON_URL_INVALID", "buttons"),
        ("reply markup is too long", "buttons"),
        ("message thread not found", "topic"),
        ("TOPIC_CLOSED", "topic"),
        ("chat not found", "gone"),
        ("PHOTO_INVALID_DIMENSIONS", "other"),
    ],
)
def test_telegrams_words_are_understood(said: str, meant: str) -> None:
    assert refusal_reason(BadRequest(said)) == meant


@every_row(
    ("error", "of_it"),
    [
        (BadRequest("VOICE_MESSAGES_FORBIDDEN"), True),
        (Forbidden("Forbidden: CHAT_SEND_PHOTOS_FORBIDDEN"), True),
        (Forbidden("Forbidden: CHAT_SEND_PLAIN_FORBIDDEN"), False),
        (Forbidden("Forbidden: bot was blocked by the user"), False),
        (Forbidden("Forbidden: CHAT_WRITE_FORBIDDEN"), False),
        (BadRequest("not enough rights to send text messages to the chat"), False),
        (BadRequest("chat not found"), False),
        (BadRequest("TOPIC_DELETED"), False),
        (BadRequest("IMAGE_PROCESS_FAILED"), True),
        (TelegramError("Timed out"), False),
        (NetworkError("Request Entity Too Large (413)"), True),
        (NetworkError("Bad Gateway"), False),
    ],
)
def test_what_is_said_of_the_chat_is_not_said_of_the_message(error: TelegramError, of_it: bool) -> None:
    assert is_about_message(error) is of_it


def form(method: str, **payload: Any) -> MessageForm:
    return original_form(method, {"chat_id": 1, **payload})


@every_row("language", LANGUAGES)
@every_row("method", refusals.CONTENT_KINDS)
@every_row(
    "reason",
    ["voices", "rights", "file", "quiz", "large", "markup", "other", "withheld", "not-made"],
)
def test_whatever_is_refused_is_named_in_every_language(language: str, method: str, reason: str) -> None:
    others: dict[str, dict[str, Any]] = {
        "sendMediaGroup": {"media": [{"caption": "<b>a</b>", "parse_mode": "HTML"}, {}]},
        "sendPoll": {"question": "a < b?", "options": [{"text": "a"}, "b"]},
        "sendVenue": {"latitude": 1.5, "longitude": 2.5, "title": "a", "address": "b"},
        "sendLocation": {"latitude": 1.5, "longitude": 2.5},
        "sendContact": {"phone_number": "+1", "first_name": "a"},
    }
    given = others.get(method, {"caption": "a <i>b</i>", "parse_mode": "HTML"})
    spoken: Locale = get_locale(language, "UTC")
    made = text_only_form(form(method, **given), reason, spoken)
    assert made is not None
    assert made.method == "sendMessage"
    assert made.lost == f"{refusals.CONTENT_KINDS[method]}:{reason}"
    assert spoken.plain(f"undelivered-{reason}") in html_to_plain(made.payload["text"])


def test_words_without_a_file_have_no_other_form() -> None:
    assert fallback_form(form("sendMessage", text="a"), BadRequest("message is too long"), SPOKEN) is None
    assert fallback_form(form("createForumTopic", name="a"), BadRequest("not enough rights"), SPOKEN) is None
    assert (
        fallback_form(form("deleteMessage", message_id=1), BadRequest("message can't be deleted"), SPOKEN)
        is None
    )


def test_words_come_without_buttons_that_are_not_taken() -> None:
    made = fallback_form(
        form("sendMessage", text="a", reply_markup={}), BadRequest("BUTTON_URL_INVALID"), SPOKEN
    )
    assert made is not None
    assert (made.method, made.payload, made.lost) == (
        "sendMessage",
        {"chat_id": 1, "text": "a"},
        "buttons:other",
    )


def test_buttons_and_the_reply_stay_below_the_words() -> None:
    kept = {
        "reply_markup": {"inline_keyboard": []},
        "reply_parameters": {"message_id": 3},
        "message_thread_id": 7,
    }
    made = fallback_form(form("sendVoice", voice="x", **kept), BadRequest("VOICE_MESSAGES_FORBIDDEN"), SPOKEN)
    assert made is not None
    assert {name: made.payload[name] for name in kept} == kept
    assert "voice" not in made.payload


def test_plain_captions_are_not_taken_for_markup() -> None:
    made = text_only_form(form("sendPhoto", photo="x", caption="a <b & c"), "file", SPOKEN)
    assert made is not None
    assert html_to_plain(made.payload["text"]).startswith("a <b & c")


def test_an_album_too_long_for_one_message_is_cut_and_the_note_stays() -> None:
    media = [{"type": "photo", "media": "x", "caption": "ң" * 1000} for _ in range(10)]
    made = text_only_form(form("sendMediaGroup", media=media), "file", SPOKEN)
    assert made is not None
    assert utf16_length(html_to_plain(made.payload["text"])) <= 4096
    assert SPOKEN.plain("undelivered-file") in made.payload["text"]


def test_a_message_never_goes_round_in_circles() -> None:
    one = form(
        "copyMessage|sendPhoto",
        from_chat_id=1,
        message_id=2,
        caption="<b>a</b>",
        parse_mode="HTML",
        reply_parameters={"message_id": 3},
        instead={"photo": "x", "caption": "<b>a</b>", "parse_mode": "HTML"},
    )
    gone = "message to be replied not found", "message to copy not found"
    for said in ("can't parse entities", *gone, "wrong file_id"):
        tried = 0
        while (other := fallback_form(one, BadRequest(said), SPOKEN)) is not None:
            one, tried = other, tried + 1
            assert tried < 5
    assert (one.method, one.lost) == ("sendMessage", "photo:markup")


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("a <b>b</b> &lt;c&gt; &amp; d", "a b <c> & d"),
        ('<a href="https://example.org/f?a=1&amp;b=2">here</a>', "here (https://example.org/f?a=1&b=2)"),
        ('<a href="https://example.org">example.org</a>', "example.org"),
        ("<s>1</s>2", "1\u03362"),
        ('<tg-time unix="1" format="t">09:30</tg-time>', "09:30"),
        ("<blockquote expandable>a\nb</blockquote>", "a\nb"),
        ('<pre><code class="language-x">a</code></pre>', "a"),
        ("<b>never closed", "never closed"),
    ],
)
def test_html_is_read_without_markup(html: str, read: str) -> None:
    assert html_to_plain(html) == read


def test_what_is_as_wished_already_has_no_other_form() -> None:
    form = MessageForm("editMessageReplyMarkup", {"chat_id": 1, "message_id": 2, "reply_markup": {}})
    said = (
        "message is not modified: specified new message content and reply markup are exactly the same as a current"
        " content and reply markup of the message"
    )
    assert fallback_form(form, BadRequest(said), SPOKEN) is None


def test_a_copy_that_was_replaced_is_sent_by_its_own_words() -> None:
    given = {"from_chat_id": 2, "message_id": 3, "instead": {"text": "а"}}
    assert form("sendMessage|sendMessage", **given) == MessageForm("sendMessage", {"chat_id": 1, "text": "а"})
