"""The calls that send an announcement: copied, with placeholders filled in, or as an album."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.locales import get_locale
from bot.telegram import message_parts
from bot.telegram.originals import parse_original
from handlers.announcements import message_traits, placeholders
from handlers.messages import Text, Translated, Value
from storage.models import Announcement, AnnouncementPart

KY = get_locale("ky", "Asia/Bishkek")
FACTS: dict[str, Value] = {
    "name": "Үлгү <b>Катышуучу</b>",
    "seminar": Translated({"ky": "Суу"}),
    "time": Text(
        "placeholder-time-value",
        {
            "starts": datetime(2026, 11, 30, 3, 30, tzinfo=UTC),
            "ends": datetime(2026, 11, 30, 10, 0, tzinfo=UTC),
        },
    ),
}
READ = {"kind": "read"}
QUIZ = {"question": "?", "type": "quiz", "options": [{"text": "1"}, {"text": "2"}]}
RIGHT = {"correct_option_ids": [1], "correct_option_id": 1}


def announcement(*buttons: dict[str, Any]) -> Announcement:
    return Announcement(id=7, seminar_id=3, buttons=list(buttons), fallback_languages={})


def part(kind: str = "text", html: str = "", **content: Any) -> AnnouncementPart:
    return AnnouncementPart(
        id=1, kind=kind, html=html, content=content, chat_id=1003, message_id=55, position=0, language="ky"
    )


def test_words_without_placeholders_are_copied_and_said_anew_when_the_original_is_gone() -> None:
    [(method, payload)] = message_parts.render_messages(
        announcement(READ), [part(html="<b>Салам</b>")], KY, FACTS
    )
    assert method == "copyMessage|sendMessage"
    assert (payload["from_chat_id"], payload["message_id"]) == (1003, 55)
    assert payload["instead"]["text"] == "<b>Салам</b>"
    assert payload["instead"]["parse_mode"] == "HTML"
    assert payload["reply_markup"] == payload["instead"]["reply_markup"]
    assert payload["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "confirm-read:7"


def test_at_night_every_form_of_a_message_is_silent() -> None:
    album = [part("photo", photo="a"), part("photo", photo="b")]
    rendered = [
        payload
        for parts in ([part(html="Салам")], album)
        for _, payload in message_parts.render_messages(announcement(READ), parts, KY, FACTS, silent=True)
    ]
    assert len(rendered) == 3
    assert all(payload["disable_notification"] for payload in (*rendered, rendered[0]["instead"]))


def test_words_with_placeholders_are_sent_with_each_ones_own_facts_escaped() -> None:
    [(method, payload)] = message_parts.render_messages(
        announcement(), [part(html="{ Аты }, {семинар}: {time}")], KY, FACTS
    )
    assert method == "sendMessage"
    assert payload["text"].startswith("Үлгү &lt;b&gt;Катышуучу&lt;/b&gt;, Суу: 30-ноябрь")


def test_a_photo_with_placeholders_is_copied_with_a_caption_of_its_own() -> None:
    photo = part("photo", "Салам, {name}", photo="FILE")
    [(method, payload)] = message_parts.render_messages(announcement(), [photo], KY, FACTS)
    assert method == "copyMessage|sendPhoto"
    assert payload["caption"] == payload["instead"]["caption"] == "Салам, Үлгү &lt;b&gt;Катышуучу&lt;/b&gt;"
    assert payload["instead"]["photo"] == "FILE"


def test_an_original_that_was_changed_later_is_not_copied() -> None:
    changed = part("video_note", video_note="FILE")
    changed.message_id = 0
    assert message_parts.render_messages(announcement(), [changed], KY, {}) == [
        ("sendVideoNote", {"video_note": "FILE"})
    ]


@pytest.mark.parametrize("trait", ["protected", "live", "closed"])
def test_what_a_copy_would_not_be_is_made_anew(trait: str) -> None:
    place = part("location", latitude=42.49, longitude=78.39)
    place.message_traits = [trait]
    [(method, payload)] = message_parts.render_messages(announcement(), [place], KY, {})
    assert (method, payload) == ("sendLocation", {"latitude": 42.49, "longitude": 78.39})
    place.message_traits = [message_traits.FORWARDED, message_traits.BUTTONS]
    [(method, _)] = message_parts.render_messages(announcement(), [place], KY, {})
    assert method == "copyMessage|sendLocation"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ()),
        ({"forward_origin": {"type": "hidden_user", "sender_user_name": "x"}}, ("forwarded",)),
        (
            {"reply_markup": {"inline_keyboard": [[{"text": "x", "url": "https://example.org"}]]}},
            ("buttons",),
        ),
        ({"reply_markup": {"inline_keyboard": []}}, ()),
        ({"has_protected_content": True}, ("protected",)),
    ],
)
def test_what_is_not_said_again_is_known_of_a_message(fields: dict[str, Any], found: tuple[str, ...]) -> None:
    kept = parse_original({"text": "Салам", **fields})
    assert kept is not None
    assert kept.message_traits == found


def test_a_place_that_moves_and_a_poll_that_is_closed_are_known() -> None:
    place = parse_original({"location": {"latitude": 1, "longitude": 2, "live_period": 900}})
    poll = parse_original({"poll": QUIZ | {"is_closed": True}})
    assert place is not None
    assert poll is not None
    assert (place.message_traits, poll.message_traits) == (("live",), ("closed",))


def test_an_album_is_one_message_of_file_ids_and_its_buttons_come_after_it() -> None:
    album = [part("photo", "Салам", photo="A"), part("video", video="B", has_spoiler=True)]
    group, buttons = message_parts.render_messages(announcement(READ), album, KY, FACTS)
    assert group == (
        "sendMediaGroup",
        {
            "media": [
                {"type": "photo", "media": "A", "caption": "Салам", "parse_mode": "HTML"},
                {"type": "video", "media": "B", "has_spoiler": True},
            ]
        },
    )
    assert buttons[0] == "sendMessage"
    assert buttons[1]["reply_markup"]["inline_keyboard"]


def test_every_kind_of_button_is_made() -> None:
    link = {"kind": "link", "url": "https://example.org", "label": {"ky": "Шилтеме"}}
    made = message_parts.inline_keyboard(announcement(READ, {"kind": "programme"}, link), KY)
    assert made is not None
    rows = made["inline_keyboard"]
    assert rows[1][0]["callback_data"] == "show-programme:3"
    assert rows[2] == [{"text": "Шилтеме", "url": "https://example.org"}]


def test_what_grows_too_long_is_cut_and_keeps_its_formatting() -> None:
    long = part(html="<b>" + "ө" * 4090 + '</b>{name} <a href="https://example.org/">мында</a>')
    [(_, payload)] = message_parts.render_messages(announcement(), [long], KY, FACTS)
    assert payload["text"].startswith("<b>" + "ө" * 4090 + "</b>")
    assert payload["text"].endswith("…")
    assert len(payload["text"]) in range(message_parts.MAX_TEXT, message_parts.MAX_TEXT + len("<b></b>") + 1)
    assert payload["parse_mode"] == "HTML"


@pytest.mark.parametrize(
    ("message", "kind", "content"),
    [
        ({"text": "Салам"}, "text", {}),
        ({"photo": [{"file_id": "s"}, {"file_id": "L"}], "caption": "x"}, "photo", {"photo": "L"}),
        ({"animation": {"file_id": "a"}, "document": {"file_id": "a"}}, "animation", {"animation": "a"}),
        ({"location": {"latitude": 1.5, "longitude": 2.5}}, "location", {"latitude": 1.5, "longitude": 2.5}),
        ({"poll": QUIZ | {"correct_option_id": 1, "id": "9"}}, "poll", QUIZ | RIGHT),
    ],
)  # fmt: skip
def test_a_message_is_kept_as_what_sends_it_anew(message: Any, kind: str, content: Any) -> None:
    kept = parse_original(message)
    assert kept is not None
    assert (kept.kind, kept.content) == (kind, content)


def test_a_venue_is_kept_as_a_venue_although_it_brings_a_location() -> None:
    place = {"latitude": 1.5, "longitude": 2.5}
    kept = parse_original({"venue": {"location": place, "title": "Т", "address": "А"}, "location": place})
    assert kept is not None
    assert kept.content == {**place, "title": "Т", "address": "А"}


def test_formatting_is_kept_as_html_and_what_is_typed_stays_text() -> None:
    link = {"type": "text_link", "offset": 9, "length": 3, "url": 'https://example.org/?a="b"&c'}
    bold = {"type": "bold", "offset": 0, "length": 4}
    kept = parse_original({"text": "Жаңы 😀<b>кат", "entities": [bold, {**link, "offset": 10}]})
    assert kept is not None
    assert kept.html == (
        '<b>Жаңы</b> 😀&lt;b&gt;<a href="https://example.org/?a=&quot;b&quot;&amp;c">кат</a>'
    )


@pytest.mark.parametrize(
    "marks", [5, [5], [{"type": "bold"}], {"a": 1}, [{"type": "bold", "offset": -9, "length": 2}]]
)
def test_formatting_that_makes_no_sense_leaves_the_words_plain(marks: Any) -> None:
    kept = parse_original({"text": "<Салам>", "entities": marks})
    assert kept is not None
    assert "&lt;Салам&gt;" in kept.html


@pytest.mark.parametrize("odd", [{"photo": [{}]}, {"poll": {}}, {"venue": 3}, {"dice": {"value": 1}}, {}])
def test_what_cannot_be_said_again_has_no_original(odd: Any) -> None:
    assert parse_original(odd) is None


@given(st.text(), st.text())
def test_whatever_is_filled_in_makes_no_markup(name: str, around: str) -> None:
    full = placeholders.fill_html("{name}", {"name": name + "<b>"})
    assert "<" not in full
    assert isinstance(placeholders.find_unknown(around), list)


def test_unknown_placeholders_are_named_as_they_were_typed() -> None:
    assert placeholders.find_unknown("{аты} {имя} {<i>фамилия</i>} {}") == ["{фамилия}", "{}"]
    assert placeholders.find_known("{Айыл} {ВРЕМЯ}") == {"municipality", "time"}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("{<b>name</b>}", "<b>Үлгү</b>"),
        ("<b>{name</b>}", "<b>Үлгү</b>"),
        ("{na<i>me}</i>", "Үлгү<i></i>"),
    ],
)
def test_formatting_that_begins_or_ends_inside_a_placeholder_stays_whole(typed: str, read: str) -> None:
    assert placeholders.fill_html(typed, {"name": "Үлгү"}) == read
