"""A Say becomes an outbox row: in the reader's language, escaped, cut to fit, with its keyboard."""

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any, Literal

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.locales import LANGUAGES, RESERVED_CHARACTERS, get_locale
from bot.telegram.message_parts import MAX_CAPTION, MAX_TEXT
from bot.telegram.outgoing import MAX_TOAST, MessageRenderer
from bot.telegram.reply_markup import FORMER_LABELS, MAX_BUTTONS, MAX_MARKUP_BYTES, menu_labels
from handlers.buttons.accounts import AnswerErasure
from handlers.buttons.seminars import AttachMaterial, ShowMaterial
from handlers.messages import (
    Button,
    DeepLink,
    Incoming,
    Lines,
    Media,
    Profile,
    Say,
    Share,
    StaffGroup,
    Text,
    Translated,
    Venue,
)
from handlers.routes import COMMANDS
from handlers.ui.arguments import utf16_length
from storage.database import Session
from storage.models import Person, Role, Seat, Seminar
from storage.seats import seats
from storage.text.normalization import strip_emoji

POST = MessageRenderer("ky", "Asia/Bishkek", {3: (Role(role="owner"),)})
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)
NO_SESSION: Any = None
"""Only files use the database; nothing else here may call it."""


def person(number: int = 1, language: str | None = "ky") -> Person:
    agreed = datetime(2026, 11, 1, tzinfo=UTC)
    return Person(id=number, telegram_id=100 + number, language=language, consented_at=agreed)


def incoming(**values: Any) -> Incoming:
    known: dict[str, Any] = {
        "update_id": 1,
        "at": datetime(2026, 11, 23, tzinfo=UTC),
        "profile": Profile(101),
        "chat_id": 101,
        "message_id": 5,
        "person": person(),
    }
    return Incoming(**known | values)


async def row(say: Say, **did: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the row and its payload."""
    [made] = await POST.reply_rows(NO_SESSION, incoming(**did), [say])
    return made, orjson.loads(made["payload"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ky", "Токтото турган"),
        ("ru", "Отменять"),
        ("en", "nothing to cancel"),
        (None, "Токтото"),
        ("xx", "Токтото"),
    ],
)
async def test_everybody_reads_their_own_language(language: str | None, text: str) -> None:
    _, payload = await row(Say("cancel-nothing", to=person(2, language)))
    assert text in payload["text"]


async def test_a_row_goes_to_whoever_it_is_for_in_its_lane() -> None:
    mine, _ = await row(Say("cancel-nothing"))
    theirs, _ = await row(Say("cancel-nothing", to=person(2), dedup_key="x", subject="question:1"))
    assert (mine["chat_id"], mine["lane"], mine["method"], mine["state"]) == (
        101,
        0,
        "sendMessage",
        "pending",
    )
    assert (theirs["chat_id"], theirs["dedup_key"], theirs["subject"]) == (102, "x", "question:1")


async def test_who_took_the_consent_back_is_told_nothing_of_others_doings() -> None:
    gone = person(2)
    gone.consented_at = None
    did = incoming()
    assert not await POST.reply_rows(NO_SESSION, did, [Say("cancel-nothing", to=gone)])
    assert not await POST.message_rows(NO_SESSION, [Say("cancel-nothing", to=gone)], did.at)
    did.person = gone
    assert await POST.reply_rows(NO_SESSION, did, [Say("cancel-nothing", to=gone), Say("cancel-nothing")])


LONG = "Жергиликтүү өз алдынча башкаруу органдары үчүн семинар " * 3


async def test_many_long_buttons_stay_within_what_telegram_takes() -> None:
    label = Translated({"ky": LONG})
    rows = [[Button(label, AttachMaterial(12, number))] for number in range(130)]
    _, payload = await row(Say("menu", buttons=[*rows, [Button("page-back", ShowMaterial(1))]]))
    kept = payload["reply_markup"]["inline_keyboard"]
    assert len(kept) == MAX_BUTTONS
    assert kept[-1][0]["callback_data"] == "show-material:1"
    assert len(orjson.dumps(kept)) <= MAX_MARKUP_BYTES


async def test_eight_links_with_long_words_to_share_fit_under_one_message() -> None:
    share = Share(DeepLink("i_" + "a" * 22), Text("plain-text", {"text": LONG * 4}))
    _, payload = await row(Say("menu", buttons=[[Button(Translated({"ky": LONG}), share=share)]] * 8))
    kept = payload["reply_markup"]["inline_keyboard"]
    assert len(kept) == 8
    assert all("i_" + "a" * 22 in one["url"] for [one] in kept)
    assert len(orjson.dumps(kept)) <= MAX_MARKUP_BYTES


@pytest.mark.parametrize("blank", ["", " ", "\u200b\u200d", "\u3164", "\u2800 \u00ad"])
async def test_a_button_always_shows_something(blank: str) -> None:
    _, payload = await row(Say("menu", buttons=[[Button(Translated({"ky": blank}), ShowMaterial(1))]]))
    assert payload["reply_markup"]["inline_keyboard"][0][0]["text"] == "…"


async def test_a_place_without_an_address_is_a_point_on_the_map() -> None:
    made, payload = await row(Say("", venue=Venue(42.5, 78.4, Translated({"ky": "Зал"}), Translated({}))))
    assert (made["method"], payload) == ("sendLocation", {"latitude": 42.5, "longitude": 78.4})


@example("\ue004")
@example("a\n\ue0040\ue001\n\nb\ue0021 x\ue003")
@given(TEXTS)
async def test_no_markup_is_injected_by_words_of_people(words: str) -> None:
    _, payload = await row(
        Say(
            "question-answer",
            {"number": 1, "question": Text("question-quote", {"question": words}), "answer": words},
        )
    )
    tags = re.findall(r"<[^<>]*>", payload["text"])
    assert tags == ["<b>", "</b>", "<blockquote>", "</blockquote>"]
    shown, kept = (
        unescape(re.sub(r"<[^<>]*>", "", payload["text"])),
        RESERVED_CHARACTERS.sub("", words).strip(),
    )
    assert shown.count(kept) >= 2 or not kept


@given(st.text(alphabet="ө🌹<&>a\u0301\n", min_size=1, max_size=40), st.integers(1, 250))
async def test_a_text_always_fits_and_is_never_cut_in_the_middle_of_a_character(
    part: str, times: int
) -> None:
    for say, name, limit in (
        (Say("plain-text", {"text": part * times}), "text", MAX_TEXT),
        (Say("plain-text", {"text": part * times}, media=Media("photo", "f")), "caption", MAX_CAPTION),
    ):
        _, payload = await row(say)
        shown = payload[name]
        if "parse_mode" in payload:
            shown = unescape(re.sub(r"<[^<>]*>", "", shown))
        assert utf16_length(shown) <= limit
        assert (part * times).strip().startswith(shown.removesuffix("…")) or shown in (part * times)


async def test_a_button_edits_the_message_it_is_under_and_a_new_one_is_sent_when_that_is_gone() -> None:
    made, payload = await row(Say("erasure-cancelled", edit=True), button="answer-erasure", callback_id="1")
    assert made["method"] == "editMessageText|sendMessage"
    assert payload["message_id"] == 5


async def test_an_edit_without_a_button_is_a_message() -> None:
    made, _ = await row(Say("erasure-cancelled", edit=True))
    assert made["method"] == "sendMessage"


async def test_an_edit_of_a_named_message_keeps_to_it() -> None:
    made, payload = await row(Say("erasure-cancelled", edit=77, to=person(2)))
    assert (made["method"], payload["message_id"]) == ("editMessageText", 77)
    made, payload = await row(Say("erasure-cancelled", edit=77, edit_caption=True))
    assert (made["method"], "caption" in payload) == ("editMessageCaption", True)


@pytest.mark.parametrize("kind", ["voice", "photo", "document", "audio", "video"])
async def test_a_file_goes_out_by_its_name_at_telegram(kind: Any) -> None:
    made, payload = await row(Say("plain-text", {"text": "x"}, media=Media(kind, "f")))
    assert made["method"] == f"send{kind.capitalize()}"
    assert (payload[kind], payload["caption"]) == ("f", "x")


async def test_a_place_goes_out_as_a_venue() -> None:
    named = Translated({"ky": "Каракол", "ru": "Каракол (ру)"})
    made, payload = await row(Say("", venue=Venue(42.5, 78.4, named, named)), person=person(1, "ru"))
    assert made["method"] == "sendVenue"
    assert (payload["latitude"], payload["title"]) == (42.5, "Каракол (ру)")


async def test_buttons_have_words_data_and_style() -> None:
    rows = [
        [
            Button(".yes", AnswerErasure("yes"), style="danger"),
            Button(Translated({"en": ""}), ShowMaterial(1)),
        ]
    ]
    _, payload = await row(Say("erasure-confirm", {"list": Lines([])}, buttons=rows))
    [[yes, empty]] = payload["reply_markup"]["inline_keyboard"]
    assert yes == {"text": "🗑 Ооба, өчүрүңүз", "callback_data": "answer-erasure:yes", "style": "danger"}
    assert empty["text"] == "…"


async def _list_no_seats(_session: Session, _person: Person) -> list[tuple[Seat, Seminar]]:
    return []


@pytest.fixture
def _no_seats(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seats, "list_attending", _list_no_seats)


@pytest.mark.usefixtures("_no_seats")
async def test_keyboards_differ_for_staff_and_go_away() -> None:
    _, menu = await row(Say("menu", keyboard="menu"))
    _, staff = await row(Say("menu", keyboard="menu", to=person(3)))
    _, contact = await row(Say("ask-phone", keyboard="contact"))
    _, gone = await row(Say("erased", keyboard="remove"))
    first = [made["reply_markup"]["keyboard"][0][0]["text"] for made in (menu, staff)]
    assert first == ["❓ Суроо берүү", "📋 Кызматкерлерге"]
    hints = [made["reply_markup"]["input_field_placeholder"] for made in (menu, staff)]
    assert hints == ["Суроо жазыңыз", "Баскыч же буйрук"]
    assert contact["reply_markup"]["keyboard"][0][0]["request_contact"]
    assert [len(keys) for keys in menu["reply_markup"]["keyboard"]] == [2, 2]
    assert gone["reply_markup"] == {"remove_keyboard": True}


async def test_a_reply_does_not_fail_when_its_message_is_gone() -> None:
    _, payload = await row(Say("plain-text", {"text": "x"}, reply_to=9))
    assert payload["reply_parameters"] == {"message_id": 9, "allow_sending_without_reply": True}


async def test_the_group_reads_its_own_language_in_its_topic() -> None:
    made, payload = await row(Say("cancel-nothing", to=StaffGroup(-100, "ru", 40)))
    assert (made["chat_id"], payload["message_thread_id"]) == (-100, 40)
    assert "Отменять" in payload["text"]
    _, payload = await row(Say("cancel-nothing", to=StaffGroup(-100, "ru")))
    assert "message_thread_id" not in payload
    made, payload = await row(Say("cancel-nothing", to=StaffGroup(-100, "ru", 40), edit=7))
    assert (made["method"], payload["message_id"]) == ("editMessageText", 7)
    assert "message_thread_id" not in payload


async def test_a_topic_has_a_name_and_no_markup() -> None:
    named = Translated({"ky": "<Семинар> " * 20})
    made, payload = await row(
        Say("group-topic", {"name": named}, to=StaffGroup(-100, "ky"), create_topic=True)
    )
    assert made["method"] == "createForumTopic"
    assert payload["name"].startswith("<Семинар> ")
    assert len(payload["name"]) <= 60
    assert set(payload) == {"name"}


async def test_a_row_is_split_if_a_telephone_would_cut_a_label() -> None:
    def button(label: str) -> Button:
        return Button(Translated({"ky": label}), AnswerErasure("no"))

    def labels(payload: dict[str, Any]) -> list[list[str]]:
        return [[one["text"] for one in row] for row in payload["reply_markup"]["inline_keyboard"]]

    short, long = "📊 Катышуу", "📣 Кулактандыруулар"
    _, payload = await row(
        Say("menu", buttons=[[button(short)] * 2, [button(long)] * 2, [button(short)] * 4])
    )
    assert labels(payload) == [[short, short], [long], [long], [short, short], [short, short]]
    day, wide = "бейш., 3-дек.", "✍️ кыргызча"
    _, payload = await row(Say("menu", buttons=[[button(day)] * 3, [button(day)] * 3, [button(wide)] * 3]))
    assert [len(one) for one in labels(payload)] == [2, 2, 2, 2, 1], "the rows of a grid are filled anew"


async def test_a_button_copies_an_address_or_a_number() -> None:
    rows = [[Button("copy-link", copy=DeepLink("i_word")), Button("copy-phone", copy="+996 700 100 101")]]
    _, payload = await row(Say("menu", buttons=rows))
    buttons = [button for row in payload["reply_markup"]["inline_keyboard"] for button in row]
    assert [button["copy_text"]["text"] for button in buttons] == [
        "https://t.me/bot?start=i_word",
        "+996 700 100 101",
    ]
    with pytest.raises(ValueError, match="exactly one"):
        Button("copy-link", AnswerErasure("no"), copy="x")


@pytest.mark.usefixtures("_no_seats")
@pytest.mark.parametrize("keyboard", ["contact", "menu"])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_empty_field_says_what_may_be_written(
    keyboard: Literal["contact", "menu"], language: str
) -> None:
    _, payload = await row(Say("menu", keyboard=keyboard, to=person(2, language)))
    assert 0 < len(payload["reply_markup"]["input_field_placeholder"]) <= 64


async def test_a_link_into_a_group_asks_for_the_right_to_make_topics() -> None:
    rows = [
        [Button("group-button", link=DeepLink("word", adds_to_group=True))],
        [Button("group-button", link=DeepLink("w"))],
    ]
    _, payload = await row(Say("cancel-nothing", buttons=rows))
    urls = [one[0]["url"] for one in payload["reply_markup"]["inline_keyboard"]]
    assert urls == [
        "https://t.me/bot?startgroup=word&admin=manage_topics",
        "https://t.me/bot?start=w",
    ]


def test_what_is_shown_over_the_chat_fits() -> None:
    say = Say("plain-text", {"text": "ө" * 500})
    assert len(POST.toast(incoming(), say)) <= MAX_TOAST


def test_every_label_of_the_menu_stands_for_a_command_in_every_language() -> None:
    labels = menu_labels("Asia/Bishkek")
    assert set(labels.values()) <= set(COMMANDS)
    assert len(labels) == 7 * len(LANGUAGES) + len(FORMER_LABELS)
    assert labels["Новые вопросы"] == labels["Без ответа"] == "inbox"
    for language in LANGUAGES:
        label = get_locale(language, "UTC").plain("key-help")
        picture, _, rest = label.partition(" ")
        for typed in (label, rest, f"{picture}\ufe0f {rest}", f"{picture.rstrip(chr(0xFE0F))} {rest}"):
            assert labels[strip_emoji(typed)] == "help"
