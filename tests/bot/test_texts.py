"""The texts: three equals, none missing, none idle, all fit for a small telephone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import heads, originals, vocabulary
from bot import refusals as refused
from bot.texts import LANGUAGES, Missing, notice_hash, words
from handlers import routes
from handlers.announcing import offering, traits
from handlers.answering import undelivered
from handlers.hall import export
from handlers.moderating import queue
from handlers.plans import plan
from handlers.registering import form
from handlers.reminding import ruling
from handlers.seats import roster, seating
from handlers.words import Lines, Named, Text
from storage import (
    announcements,
    corrections,
    doubts,
    extras,
    faq,
    hall,
    held_data,
    onlist,
    outbox,
    planning,
    questions,
    reminders,
    reports,
    roles,
    seats,
    segments,
    troubles,
)
from storage.coverage import SHOWN
from tests.bot.catalogue import catalogue, sample_arguments, times

ROOT = Path(__file__).parents[2]
SOURCES = [*ROOT.glob("handlers/**/*.py"), *ROOT.glob("bot/**/*.py")]
CYRILLIC = re.compile("[Ѐ-ӿ]")

SIDES = ["before-start", "on-start", "on-end", "after-end"]
OFFICE_KEYS = [office.replace("_", "-") for office in form.OFFICES]
PATTERNS = {
    "key-{}": [*(key for menu in routes.MENUS for key in menu), "contact"],
    "command-{}": routes.commands_of({"owner"}),
    "position-{}": {one for names in form.POSITIONS.values() for one in names} | set(form.OTHER_POSITIONS),
    "office-{}": [office.replace("_", "-") for office in form.OFFICES],
    "office-{}-of": [office.replace("_", "-") for office in form.UNIT_LEVEL if office != "municipality"],
    "ask-place-{}": "mro",
    "ask-place-{}-in": "mro",
    "awaited-place-{}": "mro",
    "awaited-{}": ["organisation", "position", "name", "phone", "extra", "card"],
    "ask-extra-{}": extras.KINDS,
    "extra-kind-{}": extras.KINDS,
    "awaited-item-{}": ["lines", "time", "title", "speaker"],
    "item-{}-wrong": ["time", "unclear", "day", "end"],
    "line-{}-wrong": ["time", "unclear", "day", "end", "title", "long"],
    "when-{}": ["unclear", "day", "midnight", "backwards"],
    "lacks-{}": ["ky", "ru", "ky-ru"],
    "seat-is-{}": [state.replace("_", "-") for state in seats.STATES if state != seats.CANCELLED],
    "invitee-is-{}": [state.replace("_", "-") for state in seats.STATES],
    "invitee-{}": heads.COLUMNS,
    "known-as-{}": [*heads.COLUMNS, *heads.PARTS, "nothing", *OFFICE_KEYS, *vocabulary.positions()],
    "unused-{}": ["hidden", "headless", "columns", "part", "rows", "unseen-columns", "unseen-rows"],
    "unused-{}-of-sheet": ["columns", "part", "rows", "unseen-columns", "unseen-rows"],
    "sex-{}": ["f", "m", "none"],
    "unit-{}": ["oblast", "rayon", "city", "ayil-aymak"],
    "state-{}": [state.replace("_", "-") for state in seats.STATES],
    "mark-{}": [state for state in seats.STATES if state != seats.HANDED_OVER],
    "to-{}": [*roster.CHANGES, "cancelled", "another"],
    "source-{}": ["chat", "link", "import", "assisted", "deputy"],
    "reason-{}": [*seating.REASONS, "words", "none"],
    "waiting-{}": ["instead", "staff"],
    "role-{}": [roles.OWNER, *roles.GIVEN],
    "can-{}": [roles.OWNER, *roles.GIVEN],
    "explain-{}": roles.GIVEN,
    "group-topics-{}": ["on", "off", "none"],
    "group-{}": [troubles.GONE, troubles.MUTED, troubles.PUBLIC, troubles.CHANNEL],
    "unheard-{}": ["stranger", "notice", "unlinked", "kind", "role", "gone", "several", "admin", "channel"],
    "announcement-warns-{}": traits.WARNED,
    "announcement-cannot-{}": traits.CANNOT.values(),
    "rule-{}": [*reminders.KINDS, *SIDES],
    "rule-day-{}": SIDES,
    "rule-usual-{}": reminders.KINDS,
    "rule-state-{}": {state for states in ruling.CHOICES.values() for state in states},
    "tongue-{}": LANGUAGES,
    "tongue-words-{}": LANGUAGES,
    "reach-{}": SHOWN,
    "reach-{}-sign": SHOWN,
    "asked-is-{}": questions.STATES,
    "asked-is-answered-{}": [questions.ALOUD, questions.WRITTEN],
    "asked-answered-{}": [questions.ALOUD, questions.WRITTEN],
    "asked-export-{}": export.KINDS,
    "faq-is-{}": faq.STATES,
    "faq-line-{}": faq.STATES,
    "faq-ask-{}": ["question", "answer"],
    "faq-edit-{}": ["question", "answer"],
    "question-{}": ["open", "answered", "withdrawn-state", "declined-state"],
    "is-{}": [*questions.STATES, "assigned-due"],
    "declined-{}": [one.replace("_", "-") for one in questions.REASONS],
    "own-{}": questions.STATES,
    "hall-{}": hall.VIEWS,
    "decline-{}": [one.replace("_", "-") for one in questions.REASONS],
    "past-{}": questions.STATES,
    "sign-{}": questions.STATES,
    "queue-{}": queue.KINDS,
    "line-{}": [*(line for row in plan.LINES for line in row), "zone"],
    "in-{}": plan.LANGUAGES,
    "language-{}": plan.LANGUAGES,
    "plan-state-{}": planning.MOVES,
    "staff-{}-button": ["draft", "cancelled"],
    "plan-ask-{}": [*plan.TEXTS, "capacity", "per-unit", "opens", "closes"],
    "plan-{}": ["opens", "closes"],
    "plan-{}-days": ["when"],
    "plan-{}-short": ["place"],
    "change-{}-days": ["when-was", "when-becomes"],
    "change-{}-short": ["place-was", "place-becomes"],
    "life-to-{}": {state for states in planning.MOVES.values() for state in states},
    "life-{}": {state for states in planning.MOVES.values() for state in states},
    "target-{}": [office.replace("_", "-") for office in plan.OFFICES],
    "announcement-is-{}": [*announcements.STATES, "edit", "note"],
    "announcement-sign-{}": [one for one in announcements.STATES if one != announcements.DROPPED],
    "announcement-kind-{}": [
        *(one.replace("_", "-") for one in originals.FILES),
        *("venue", "location", "contact", "poll"),
    ],
    "announcement-in-{}": LANGUAGES,
    "announcement-instead-{}": LANGUAGES,
    "became-{}": [*reports.SHOWN, "delivered-edit", "delivered-delete"],
    "became-{}-sign": reports.SHOWN,
    "why-{}": reports.WHYS,
    "report-of-{}": corrections.KINDS,
    "report-did-{}": corrections.KINDS,
    "amend-{}": ["edit", "note"],
    "amending-{}": ["edit", "note"],
    "sending-{}": ["going", "paused", "stopped", "done"],
    "changing-{}": ["going", "paused", "stopped", "done"],
    "changing-did-{}": ["edit", "delete"],
    "targets-{}": [office.replace("_", "-") for office in plan.OFFICES[:4]],
    "segment-kind-{}": [one for one in (*offering.LETTERS.values(), "deed") if one != "unread"],
    "segment-is-{}": [*offering.LETTERS.values(), *offering.DEEDS],
    "unreachable-{}": segments.WHYS,
    "also-{}": ["ky", "ru"],
    "erase-{}": doubts.KINDS,
    "onlist-by-{}": onlist.HINTS,
    "{}": {text for one in held_data.HOLDINGS for text in one.texts()},
    "announcement-held-{}": ["over", "lost", "many"],
    "thing-{}": [*refused.THINGS.values(), "buttons", outbox.ALL],
    "undelivered-{}": [
        *(one for one, _ in refused.SAYS if one not in (*refused.OF_CHAT, refused.BUTTONS)),
        *(refused.OTHER, refused.WITHHELD, refused.NOT_MADE),
    ],
    "lost-why-{}": [*undelivered.WHYS, "other"],
}
"""Keys that the code puts together, and what it puts in."""


def every() -> list[str]:
    """All texts. To read them takes a while: only when a test asks for them."""
    return sorted(catalogue("ky"))


def used() -> Iterator[str]:
    """Every key that the code names: as a literal, or by a pattern."""
    literals = set()
    for source in SOURCES:
        literals |= set(re.findall(r'"\.?([a-z][a-z-]*)"', source.read_text("utf-8")))
    yield from literals
    for pattern, parts in PATTERNS.items():
        yield from (pattern.format(part) for part in parts)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_languages_have_the_same_texts_with_the_same_arguments(language: str) -> None:
    assert catalogue(language) == catalogue("ky")


def test_no_text_is_idle() -> None:
    named = set(used())
    idle = {name for name in every() if name.partition(".")[0] not in named}
    idle |= {name for name in every() if "." in name and name.partition(".")[2] not in named}
    assert idle == set()


def test_every_key_that_is_put_together_exists() -> None:
    made = {pattern.format(part) for pattern, parts in PATTERNS.items() for part in parts}
    assert made <= set(every())


def test_every_key_that_is_said_exists() -> None:
    said = set()
    for source in SOURCES:
        calls = r'(?:Say|Refusal|Text|Button|plain|html)\(\s*"([a-z][a-z-]*)"'
        said |= set(re.findall(calls, source.read_text("utf-8")))
    assert len(said) > 80
    assert said <= set(every())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_said(language: str) -> None:
    wrong = []
    for name in every():
        key, _, attribute = name.partition(".")
        text = words(language, "Asia/Bishkek").plain(key, sample_arguments(name), attribute)
        if not text or text.strip() != text or re.search(r"\{|\}|\$", text):
            wrong.append((name, text))
    assert wrong == []
    visible = re.sub(r"<[^<>]*>", "", text)
    assert len(visible) < 1000
    opened = re.findall(r"<(\w+)>", text)
    assert sorted(opened) == sorted(re.findall(r"</(\w+)>", text))
    assert set(opened) <= {"b", "i", "u", "s", "code", "blockquote"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_without_its_arguments_is_a_mistake_of_ours(language: str) -> None:
    for name in (one for one in every() if catalogue("ky")[one]):
        key, _, attribute = name.partition(".")
        with pytest.raises(Missing):
            words(language, "UTC").plain(key, {}, attribute)


def test_an_unknown_text_is_a_mistake_of_ours() -> None:
    with pytest.raises(Missing):
        words("ky", "UTC").plain("no-such-text")
    with pytest.raises(Missing):
        words("ky", "UTC").html(
            "card",
            {},
        )


def refusals() -> set[str]:
    found = r'Refusal\(\s*f?"([a-z-]+)'
    return {key for source in SOURCES for key in re.findall(found, source.read_text("utf-8"))} & set(every())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_fits_over_the_chat_and_has_no_markup(language: str) -> None:
    keys = sorted(refusals() | {one for one in every() if one.startswith("awaited-")})
    said = {key: words(language, "UTC").plain(key, sample_arguments(key)) for key in keys}
    assert {key: text for key, text in said.items() if len(text) > 200 or "<" in text} == {}


LABELLED = ("key-", "position-", "ask-shown", "ask-hidden", "name-hide", "name-show")
LABELS = (
    {"area-up", "page-back", "page-next", "place-browse", "not-municipality", "back-to-card", "ask-stop"}
    | {"coverage-button", "coverage-chart-button", "coverage-map-button", "coverage-catering-button"}
    | {"coverage-refresh", "coverage-up", "coverage-back", "nudge-register"}
    | {"pending-ask", "pending-drop", "question-withdraw", "answer-button", "ask-button"}
)


def labels() -> list[str]:
    """The texts of buttons."""
    return sorted(LABELS | {name for name in every() if "." in name or name.startswith(LABELLED)})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_short_enough_for_a_small_telephone(language: str) -> None:
    said = {}
    for name in labels():
        key, _, attribute = name.partition(".")
        said[name] = words(language, "UTC").plain(key, sample_arguments(name), attribute)
    assert {name: label for name, label in said.items() if len(label) > 32 or "\n" in label} == {}


def test_english_is_written_in_latin() -> None:
    found = []
    for name in set(every()) - {"language"}:
        key, _, attribute = name.partition(".")
        if CYRILLIC.search(words("en", "UTC").plain(key, sample_arguments(name), attribute)):
            found.append(name)
    assert found == []


def test_kyrgyz_is_kyrgyz_and_russian_is_russian() -> None:
    own = {name: words("ky", "UTC").plain(*_key(name)) for name in every() if name != "language"}
    theirs = {name: words("ru", "UTC").plain(*_key(name)) for name in every() if name != "language"}
    sentences = [text for text in own.values() if len(text) > 30]
    assert sum(bool(set("өүңӨҮҢ") & set(text)) for text in sentences) > len(sentences) * 0.7
    strangers = {name for name, text in theirs.items() if set("өүңӨҮҢ") & set(text)}
    assert strangers <= {"bot-description"}
    left_over = re.compile("[ьъщ]|ться|ите\\b", re.IGNORECASE)
    # names of buttons, and a loan that has no other name
    unquoted = {name: re.sub("«[^»]*»|компьютер", "", text) for name, text in own.items()}
    russian = {name for name, text in unquoted.items() if left_over.search(text)}
    assert russian <= {"bot-description", "seat.calendar", "seminar.calendar"} | _months(own)


def _months(own: dict[str, str]) -> set[str]:
    """Texts with a date: the names of months are loans (ноябрь)."""
    return {name for name in own if times("ky") & catalogue("ky")[name]}


def _key(name: str) -> tuple[str, dict[str, object], str]:
    key, _, attribute = name.partition(".")
    return key, sample_arguments(name), attribute


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_telegram_limits_fits(language: str) -> None:
    spoken = words(language, "UTC")
    assert len(spoken.plain("bot-description")) <= 512
    assert len(spoken.plain("bot-short-description")) <= 120
    for name in routes.commands_of({"owner"}):
        assert 3 <= len(spoken.plain(f"command-{name}")) <= 256


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("ky", "30-ноябрь, дүйшөмбү, 2026-жыл"),
        ("ru", "30 ноября 2026 г., понедельник"),
        ("en", "Monday, 30 November 2026"),
    ],
)
def test_a_day_is_said_in_the_readers_manner_and_the_places_hour(language: str, day: str) -> None:
    spoken = words(language, "Asia/Bishkek")
    text = spoken.plain("seminar-card", sample_arguments("seminar-card"))
    assert f"{day}, 09:30–16:00" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_hour_of_the_programme_is_on_the_readers_clock_in_a_message_and_printed_elsewhere(
    language: str,
) -> None:
    spoken, args = words(language, "Asia/Bishkek"), sample_arguments("programme-from") | {"title": "<b>"}
    whole = Text("programme-said-by", {"item": Text("programme-from", args), "speaker": "\ue0021 x\ue003"})
    told = spoken.html("words", {"text": Lines([whole])})
    assert told.startswith('<tg-time unix="1796009400" format="t">09:30</tg-time> &lt;b&gt;')
    assert told.count("<tg-time") == 1  # nobody's words become one
    assert spoken.plain("programme-from", args) == "09:30 <b>"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_no_markup_of_people_becomes_ours(text: str) -> None:
    for value in (
        text,
        Named({"en": text}),
        Text("words", {"text": text}),
        Lines([Text("words", {"text": text})]),
    ):
        html = words("ky", "UTC").html("words", {"text": value})
        assert "<" not in html
        assert ">" not in html


def test_the_notice_has_a_hash_of_its_own_in_each_language() -> None:
    assert len({notice_hash(language) for language in LANGUAGES}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_without_lines_leaves_no_gap(language: str) -> None:
    spoken = words(language, "Asia/Bishkek")
    for key in ("registered", "seat", "invitees-preview"):
        name = "list" if key == "invitees-preview" else "programme"
        empty = spoken.html(key, sample_arguments(key) | {name: Lines([])})
        full = spoken.html(key, sample_arguments(key) | {name: Lines([Text("words", {"text": "x"})])})
        assert "\n\n\n" not in empty + full
        assert not empty.endswith("\n")
        assert len(empty.splitlines()) < len(full.splitlines())
    assert spoken.value(Lines([])) == ""
