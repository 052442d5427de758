"""The texts: the same in all three languages, none missing or unused, all fit a small phone."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.imports import headers, vocabulary
from bot.locales import LANGUAGES, MissingText, get_locale, notice_hash
from bot.locales.notice_facts import NoticeFacts, notice_facts
from bot.telegram import originals
from bot.telegram import refusals as refused
from handlers import routes
from handlers.announcements import message_traits
from handlers.audiences import options
from handlers.buttons.backups import HeldDecision
from handlers.buttons.seminars import Timezone
from handlers.messages import Lines, Text, Translated
from handlers.pack import parts as pack_parts
from handlers.pack import press_release
from handlers.papers import documents
from handlers.questions.answering import undelivered
from handlers.questions.hall import export
from handlers.questions.moderation import queue
from handlers.reminders import rule_editor
from handlers.seats import actions, registration_form, seat_page
from handlers.seats.corrections import FIELDS as CORRECTED_FIELDS
from handlers.seats.optional_fields import OPTIONAL_FIELDS
from handlers.seminars import plan
from handlers.ui.languages import REQUIRED_LANGUAGES
from storage import planning
from storage.accounts import reachability
from storage.announcements import corrections, reports
from storage.backups.hold import HeldCounts
from storage.checkin import check_ins, half_days, sheets
from storage.coverage.coverage import SHOWN_STATES
from storage.faq import faq
from storage.feedback import form
from storage.messages import outbox
from storage.models import announcement_states, question_states, reminder_kinds, seat_states
from storage.papers import prints
from storage.privacy import held_data, possible_mentions
from storage.privacy.held_data_rules import RETENTION_KINDS
from storage.questions import hall, lifecycle, proceedings
from storage.seats import extra_questions, list_matches
from storage.spoken_help import recordings
from storage.team import group_failures, roles
from tests.bot.locale_files import referenced_texts, sample_arguments, text_arguments, time_arguments

ROOT = Path(__file__).parents[2]
SOURCES = [*ROOT.glob("handlers/**/*.py"), *ROOT.glob("bot/**/*.py")]
CYRILLIC = re.compile("[Ѐ-ӿ]")

SIDES = ["before-start", "on-start", "on-end", "after-end"]
OFFICE_KEYS = [office.replace("_", "-") for office in registration_form.OFFICES]
PATTERNS = {
    "key-{}": [*(key for menu in routes.MENUS for key in menu), "contact"],
    "command-{}": routes.commands_for({"owner"}),
    "position-{}": {one for names in registration_form.POSITIONS.values() for one in names}
    | set(registration_form.OTHER_POSITIONS),
    "office-{}": [office.replace("_", "-") for office in registration_form.OFFICES],
    "office-{}-of": [
        office.replace("_", "-") for office in registration_form.OFFICE_LEVEL if office != "municipality"
    ],
    "ask-place-{}": "mro",
    "ask-place-{}-in": "mro",
    "ask-place-{}-other": "mro",
    "ask-place-{}-in-other": "mro",
    "{}-other": [
        *("not-municipality", "place-found", "card-unsigned", "card", "card-confirm"),
        *(f"ask-{one}" for one in ("office", "organisation", "position", "name", "phone")),
    ],
    "awaited-place-{}": "mro",
    "awaited-{}": [
        *(
            "unlisted",
            "organisation",
            *registration_form.OBSTACLES,
            "position",
            "name",
            "phone",
            "extra",
            "card",
        ),
        *(name for name, one in OPTIONAL_FIELDS.items() if one.read),
    ],
    "ask-extra-{}": extra_questions.KINDS,
    "extra-kind-{}": extra_questions.KINDS,
    "awaited-item-{}": ["lines", "time", "title", "speaker"],
    "item-{}-wrong": ["time", "unclear", "day", "end"],
    "line-{}-wrong": ["time", "unclear", "day", "end", "title", "long"],
    "when-{}": ["unclear", "day", "midnight", "backwards"],
    "lacks-{}": ["ky", "ru", "ky-ru"],
    "digest-lacks-{}": ["ky", "ru"],
    "seat-is-{}": [state.replace("_", "-") for state in seat_states.STATES],
    "invitee-is-{}": ["listed", *(state.replace("_", "-") for state in seat_states.STATES)],
    "invitee-{}": headers.COLUMNS,
    "known-as-{}": [*headers.COLUMNS, *headers.NAME_PARTS, "nothing", *OFFICE_KEYS, *vocabulary.positions()],
    "unused-{}": ["hidden", "headless", "columns", "part", "titles", "rows", "unseen-columns", "unseen-rows"],
    "unused-{}-of-sheet": ["columns", "part", "titles", "rows", "unseen-columns", "unseen-rows"],
    "sex-{}": ["f", "m", "none"],
    "unit-{}": ["oblast", "rayon", "city", "ayil-aymak", "unlisted"],
    "unlisted-make-{}": ["ayil-aymak", "city"],
    "unlisted-ask-{}": ["find", "rename"],
    "state-{}": ["listed", *(state.replace("_", "-") for state in seat_states.STATES)],
    "mark-{}": [state for state in seat_states.STATES if state != seat_states.HANDED_OVER],
    "to-{}": [*seat_page.STATE_PERMISSIONS, "cancelled", "another"],
    "card-{}": CORRECTED_FIELDS,
    "correct-{}": CORRECTED_FIELDS,
    "began-{}": ["chat", "link", "import", "assisted", "deputy"],
    "became-{}": [
        *(state.replace("_", "-") for state in seat_states.STATES),
        *("not-arrived", "returned", "claimed", "corrected"),
    ],
    "source-{}": ["chat", "link", "import", "assisted", "deputy"],
    "reason-{}": [*actions.RELEASE_REASONS, "words", "none"],
    "waiting-{}": ["instead", "staff"],
    "role-{}": [roles.OWNER, *roles.GRANTABLE_ROLES],
    "can-{}": [roles.OWNER, *roles.GRANTABLE_ROLES],
    "explain-{}": roles.GRANTABLE_ROLES,
    "group-topics-{}": ["on", "off", "none"],
    "group-{}": [group_failures.REMOVED, group_failures.MUTED, group_failures.PUBLIC, group_failures.CHANNEL],
    "group-hint-{}": [
        "stranger",
        "notice",
        "unlinked",
        "kind",
        "role",
        "gone",
        "several",
        "admin",
        "channel",
    ],
    "announcement-warning-{}": message_traits.WARNING_TRAITS,
    "announcement-cannot-{}": message_traits.UNSENDABLE_KINDS.values(),
    "rule-{}": [*reminder_kinds.KINDS, *SIDES],
    "rule-day-{}": SIDES,
    "rule-usual-{}": reminder_kinds.KINDS,
    "rule-state-{}": {state for states in rule_editor.STATE_CHOICES.values() for state in states},
    "language-name-{}": LANGUAGES,
    "write-in-{}": LANGUAGES,
    "arrival-{}": ("hour", "day-hour", "day"),
    **{f"coverage-{one}-{{}}": ["planned", "came", "unrecorded"] for one in ("heading", "legend", "people")},
    "reach-{}": SHOWN_STATES,
    "reach-{}-sign": SHOWN_STATES,
    "asked-is-{}": question_states.STATES,
    "asked-is-answered-{}": [lifecycle.ALOUD, lifecycle.WRITTEN],
    "asked-answered-{}": [lifecycle.ALOUD, lifecycle.WRITTEN],
    "asked-export-{}": export.FORMATS,
    "questions-paper-{}": [*proceedings.OUTCOMES, lifecycle.ALOUD, lifecycle.WRITTEN],
    "faq-is-{}": faq.STATES,
    "faq-line-{}": faq.STATES,
    "faq-ask-{}": ["question", "answer"],
    "faq-edit-{}": ["question", "answer"],
    "question-{}": ["open", "answered", "withdrawn-state", "declined-state"],
    "is-{}": [*question_states.STATES, "assigned-due"],
    "declined-{}": [one.replace("_", "-") for one in lifecycle.DECLINE_REASONS],
    "own-{}": question_states.STATES,
    "hall-{}": hall.VIEWS,
    "decline-{}": [one.replace("_", "-") for one in lifecycle.DECLINE_REASONS],
    "history-{}": question_states.STATES,
    "sign-{}": question_states.STATES,
    "queue-{}": queue.FILTERS,
    "line-{}": [*(line for row in plan.CARD_FIELDS for line in row), "zone"],
    "in-{}": LANGUAGES,
    "language-{}": LANGUAGES,
    "plan-state-{}": planning.TRANSITIONS,
    "staff-{}-button": ["draft", "cancelled"],
    "plan-ask-{}": [*plan.TEXT_LIMITS, "capacity", "per-unit", "opens", "closes"],
    "plan-{}": ["opens", "closes"],
    "plan-{}-days": ["when"],
    "plan-{}-short": ["place"],
    "change-{}-days": ["when-was", "when-becomes"],
    "change-{}-short": ["place-was", "place-becomes"],
    "lifecycle-to-{}": {state for states in planning.TRANSITIONS.values() for state in states},
    "lifecycle-{}": {state for states in planning.TRANSITIONS.values() for state in states},
    "target-{}": [office.replace("_", "-") for office in plan.OFFICES],
    "announcement-is-{}": [*announcement_states.STATES, "edit", "note"],
    "announcement-sign-{}": [one for one in announcement_states.STATES if one != announcement_states.DROPPED],
    "announcement-kind-{}": [
        *(one.replace("_", "-") for one in originals.FILE_KINDS),
        *("venue", "location", "contact", "poll"),
    ],
    "announcement-fallback-{}": LANGUAGES,
    "outcome-{}": [*reports.SHOWN_STATES, "delivered-edit", "delivered-delete"],
    "outcome-{}-sign": reports.SHOWN_STATES,
    "why-{}": reports.UNREACHABLE_REASONS,
    "report-of-{}": corrections.CHANGE_KINDS,
    "report-did-{}": corrections.CHANGE_KINDS,
    "correction-confirm-{}": ["edit", "note"],
    "correction-sent-{}": ["edit", "note"],
    "sending-{}": ["going", "paused", "stopped", "done"],
    "changing-{}": ["going", "paused", "stopped", "done"],
    "changing-did-{}": ["edit", "delete"],
    "targets-{}": [office.replace("_", "-") for office in plan.OFFICES[:4]],
    "segment-kind-{}": [one for one in (*options.KIND_LETTERS.values(), "deed") if one != "unread"],
    "segment-is-{}": [*options.KIND_LETTERS.values(), *options.ACTIONS],
    "unreachable-{}": reachability.UNREACHABLE_REASONS,
    "seat-page-{}": [*reachability.UNREACHABLE_REASONS[1:], "telegram"],
    "translate-{}": ["ky", "ru"],
    "erase-{}": possible_mentions.KINDS,
    "list-match-by-{}": list_matches.HINTS,
    "pack-part-{}": [*pack_parts.PARTS, "archive"],
    "zone-{}": [*(one.replace("/", "-").lower() for one in get_args(Timezone)), "elsewhere"],
    "press-asked-{}": proceedings.OUTCOMES,
    "press-only-{}": LANGUAGES,
    "press-lead{}": ["", "-city", "-days", "-days-city"],
    "press-rayons-{}": ["all", "some"],
    "press-rayons-{}-of": ["all", "some"],
    "press-who-{}": [
        *(office.replace("_", "-") for office in press_release.OFFICE_ORDER),
        *(
            f"{office.replace('_', '-')}-{position}"
            for office, positions in press_release.LEADERS.items()
            for position in positions
        ),
    ],
    "{}": {text for one in held_data.HELD_DATA for text in one.text_keys()},
    "announcement-held-{}": ["over", "lost", "many"],
    "thing-{}": [*refused.CONTENT_KINDS.values(), "buttons", outbox.ALL],
    "undelivered-{}": [
        *(one for one, _ in refused.REASON_PHRASES if one not in (*refused.CHAT_REASONS, refused.BUTTONS)),
        *(refused.OTHER, refused.WITHHELD, refused.NOT_DRAWN),
    ],
    "half-day-{}": get_args(half_days.Part),
    "way-{}": [one.replace("_", "-") for one in get_args(check_ins.Way)],
    "sheet-wrong-{}": get_args(sheets.Mistake),
    "papers-outdated-{}": prints.KINDS,
    "papers-again-{}": prints.KINDS,
    "template-word-{}": documents.FIELDS,
    "template-word-person-{}": documents.ROW_FIELDS,
    "poll-edit-question-{}": REQUIRED_LANGUAGES,
    "poll-edit-choices-{}": REQUIRED_LANGUAGES,
    "feedback-edit-choices-{}": REQUIRED_LANGUAGES,
    "feedback-kind-{}": form.KINDS,
    "feedback-question-{}": form.KINDS,
    "feedback-step-{}": form.STEPS,
    "removal-{}": RETENTION_KINDS,
    "removal-count-{}": ["municipalities", "people", "arrived", "questions", "hours", "stars"],
    "help-topic-{}": recordings.TOPICS,
    "help-language-{}": LANGUAGES,
    "help-about-{}": recordings.TOPICS,
    "help-recording-{}": ["present", "missing", "lost"],
    "help-recording-is-{}": ["present", "missing", "lost"],
    "held-{}": [one.name for one in fields(HeldCounts)],
    "held-{}-confirm": get_args(HeldDecision),
    "held-{}-done": get_args(HeldDecision),
    "lost-why-{}": [*undelivered.REASONS, "other"],
}
"""Keys that the code composes, and the values it puts in."""


def every() -> list[str]:
    """Return all texts. Reading them is slow, so it happens when a test asks for them."""
    return sorted(text_arguments("ky"))


def used() -> Iterator[str]:
    """Return every key that the code uses: as a literal, by a pattern, or in another text."""
    literals = set()
    for source in SOURCES:
        literals |= set(re.findall(r'"\.?([a-z][a-z-]*)"', source.read_text("utf-8")))
    yield from literals
    yield from referenced_texts("ky")
    for pattern, parts in PATTERNS.items():
        yield from (pattern.format(part) for part in parts)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_languages_have_the_same_texts_with_the_same_arguments(language: str) -> None:
    assert text_arguments(language) == text_arguments("ky")


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
        calls = r'\b(?:Say|Refusal|Text|Button|plain|html)\(\s*"([a-z][a-z-]*)"'
        said |= set(re.findall(calls, source.read_text("utf-8")))
    assert len(said) > 80
    assert said <= set(every())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "state", ["invited", "listed", "registered", "confirmed", "arrived", "waiting", "declined"]
)
def test_a_sign_means_the_same_on_the_board_and_on_the_page_of_a_participant(
    language: str, state: str
) -> None:
    locale = get_locale(language, "Asia/Bishkek")
    sign = locale.plain(f"reach-{state}-sign")
    shown = [key for key in (f"state-{state}", f"mark-{state}", f"to-{state}") if key in every()]
    assert shown
    assert {locale.plain(key).partition(" ")[0] for key in shown} == {sign}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_said(language: str) -> None:
    wrong = []
    for name in every():
        key, _, attribute = name.partition(".")
        text = get_locale(language, "Asia/Bishkek").plain(key, sample_arguments(name), attribute)
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
    for name in (one for one in every() if text_arguments("ky")[one]):
        key, _, attribute = name.partition(".")
        with pytest.raises(MissingText):
            get_locale(language, "UTC").plain(key, {}, attribute)


def test_an_unknown_text_is_a_mistake_of_ours() -> None:
    with pytest.raises(MissingText):
        get_locale("ky", "UTC").plain("no-such-text")
    with pytest.raises(MissingText):
        get_locale("ky", "UTC").html(
            "card",
            {},
        )


def refusals() -> set[str]:
    found = r'Refusal\(\s*f?"([a-z-]+)'
    return {key for source in SOURCES for key in re.findall(found, source.read_text("utf-8"))} & set(every())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_fits_over_the_chat_and_has_no_markup(language: str) -> None:
    keys = sorted(refusals() | {one for one in every() if one.startswith("awaited-")})
    said = {key: get_locale(language, "UTC").plain(key, sample_arguments(key)) for key in keys}
    assert {key: text for key, text in said.items() if len(text) > 200 or "<" in text} == {}


LABELLED = ("key-", "position-", "name-hide", "name-show")
LABELS = (
    {"back-button", "page-back", "page-next", "place-browse", "not-municipality", "back-to-card", "ask-stop"}
    | {"coverage-button", "chart-button", "coverage-map-button", "coverage-catering-button"}
    | {"refresh-button", "coverage-up", "coverage-reminder-register"}
    | {"saved-ask", "saved-drop", "question-withdraw", "answer-button", "ask-button"}
)


def labels() -> list[str]:
    """Return the labels of buttons."""
    return sorted(LABELS | {name for name in every() if "." in name or name.startswith(LABELLED)})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_short_enough_for_a_small_telephone(language: str) -> None:
    said = {}
    for name in labels():
        key, _, attribute = name.partition(".")
        said[name] = get_locale(language, "UTC").plain(key, sample_arguments(name), attribute)
    assert {name: label for name, label in said.items() if len(label) > 32 or "\n" in label} == {}


def test_english_is_written_in_latin() -> None:
    found = []
    for name in set(every()) - {"language"}:
        key, _, attribute = name.partition(".")
        if CYRILLIC.search(get_locale("en", "UTC").plain(key, sample_arguments(name), attribute)):
            found.append(name)
    assert found == []


def test_kyrgyz_is_kyrgyz_and_russian_is_russian() -> None:
    own = {name: get_locale("ky", "UTC").plain(*_key(name)) for name in every() if name != "language"}
    theirs = {name: get_locale("ru", "UTC").plain(*_key(name)) for name in every() if name != "language"}
    sentences = [text for text in own.values() if len(text) > 30]
    assert sum(bool(set("өүңӨҮҢ") & set(text)) for text in sentences) > len(sentences) * 0.7
    strangers = {name for name, text in theirs.items() if set("өүңӨҮҢ") & set(text)}
    assert strangers <= {"bot-description"}
    left_over = re.compile("[ьъщ]|ться|ите\\b", re.IGNORECASE)
    # names of buttons, and a loan word that has no Kyrgyz equivalent
    unquoted = {name: re.sub("«[^»]*»|компьютер", "", text) for name, text in own.items()}
    russian = {name for name, text in unquoted.items() if left_over.search(text)}
    assert russian <= {"bot-description", "seat.calendar", "seminar.calendar"} | _months(own)


def _months(own: dict[str, str]) -> set[str]:
    """Return texts with a date: the names of months are loan words (ноябрь)."""
    return {name for name in own if time_arguments("ky") & text_arguments("ky")[name]}


def _key(name: str) -> tuple[str, dict[str, object], str]:
    key, _, attribute = name.partition(".")
    return key, sample_arguments(name), attribute


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_telegram_limits_fits(language: str) -> None:
    spoken = get_locale(language, "UTC")
    assert len(spoken.plain("bot-description")) <= 512
    assert len(spoken.plain("bot-short-description")) <= 120
    for name in routes.commands_for({"owner"}):
        assert 3 <= len(spoken.plain(f"command-{name}")) <= 256


@pytest.mark.parametrize(
    ("language", "year", "day"),
    [
        ("ky", 2026, "30-ноябрь, дүйшөмбү"),
        ("ky", 2027, "2026-жылдын 30-ноябры, дүйшөмбү"),
        ("ru", 2026, "30 ноября, понедельник"),
        ("ru", 2027, "30 ноября 2026 г., понедельник"),
        ("en", 2026, "Monday, 30 November"),
        ("en", 2027, "Monday, 30 November 2026"),
    ],
)
def test_a_day_is_written_as_readers_write_it_and_the_hour_of_its_place(
    language: str, year: int, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.locales.utc_now", lambda: datetime(year, 3, 1, tzinfo=UTC))
    spoken = get_locale(language, "Asia/Bishkek")
    text = spoken.plain("plan-when", sample_arguments("plan-when"))
    assert f"{day}, 09:30–16:00" in text


@pytest.mark.parametrize(("language", "sign"), [("ky", "№"), ("ru", "№"), ("en", "No.")])
def test_a_number_stays_on_the_line_of_its_sign_in_a_message(language: str, sign: str) -> None:
    spoken = get_locale(language, "UTC")
    assert f"{sign}\u00a07" in spoken.html("digest-voice", {"number": 7})
    assert f"{sign}\u00a02, 5" in spoken.html("digest-without", {"numbers": "2, 5"})
    assert f"{sign} 7" in spoken.plain("digest-voice", {"number": 7}), "labels of buttons are typed too"
    assert "№ 5" in spoken.html("plain-text", {"text": "№ 5"}), "what people wrote stays as it is"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_hour_of_the_programme_is_shown_as_printed_with_its_moment_in_a_message(
    language: str,
) -> None:
    spoken, args = get_locale(language, "Asia/Bishkek"), sample_arguments("programme-line") | {"title": "<b>"}
    whole = Text("programme-said-by", {"item": Text("programme-line", args), "speaker": "\ue0021 x\ue003"})
    told = spoken.html("plain-text", {"text": Lines([whole])})
    assert told.startswith('<tg-time unix="1796009400">09:30</tg-time> &lt;b&gt;')
    assert told.count("<tg-time") == 1  # people's own text is never a markup
    assert spoken.plain("programme-line", args) == "09:30 <b>"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_no_markup_of_people_becomes_ours(text: str) -> None:
    for value in (
        text,
        Translated({"en": text}),
        Text("plain-text", {"text": text}),
        Lines([Text("plain-text", {"text": text})]),
    ):
        html = get_locale("ky", "UTC").html("plain-text", {"text": value})
        assert "<" not in html
        assert ">" not in html


def test_the_notice_has_a_hash_of_its_own_in_each_language() -> None:
    assert len({notice_hash(language) for language in LANGUAGES}) == 3


@pytest.fixture
def _as_before() -> Iterator[None]:
    """Restore what the notice says afterwards."""
    before = notice_facts()
    yield
    notice_facts(before)


@pytest.mark.usefixtures("_as_before")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_names_holder_contact_and_period_and_its_hash_is_of_what_is_shown(language: str) -> None:
    spoken = get_locale(language, "UTC")
    hashes = set()
    for facts in (
        NoticeFacts(),
        NoticeFacts({"ky": "«Үлгү» <мекеме>", "ru": "«Образец» & Ко"}, "+996 700 000000", days=730),
        NoticeFacts({"ru": "«Образец» & Ко"}, "sample@example.org", days=0),
    ):
        notice_facts(facts)
        shown = spoken.html("consent-notice")
        hashes.add(notice_hash(language))
        assert notice_hash(language) == hashlib.sha256(shown.encode()).hexdigest()
        assert escape(facts.holder_in(language) or spoken.plain("notice-holder-unset"), quote=False) in shown
        assert (facts.contact or spoken.plain("notice-contact-unset")) in shown
        assert (f" {facts.days} " in shown) == (facts.days > 0)
        assert len(shown) < 1700
    assert len(hashes) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_without_lines_leaves_no_gap(language: str) -> None:
    spoken = get_locale(language, "Asia/Bishkek")
    for key in ("registered", "seat", "invitees-preview"):
        name = "list" if key == "invitees-preview" else "programme"
        empty = spoken.html(key, sample_arguments(key) | {name: Lines([])})
        full = spoken.html(key, sample_arguments(key) | {name: Lines([Text("plain-text", {"text": "x"})])})
        assert "\n\n\n" not in empty + full
        assert not empty.endswith("\n")
        assert len(empty.splitlines()) < len(full.splitlines())
    assert spoken.render_value(Lines([])) == ""


def test_a_plain_number_selects_the_form_of_a_text_and_its_digits_are_not_grouped() -> None:
    english = get_locale("en", "Asia/Bishkek")
    assert "in 1 minute," in english.plain("self-code-many", {"minutes": 1})
    assert "in 10 minutes," in english.plain("self-code-many", {"minutes": 10})
    assert "in 12345 minutes," in english.plain("self-code-many", {"minutes": 12345})
