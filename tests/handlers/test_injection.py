"""No markup, formula, error, link or line break results from a name or a question (promise 19, in short)."""

import pytest

from bot.locales import LANGUAGES
from tests import injection
from tests.bot.imports.workbook_files import pack_zip, workbook_of
from tests.handlers.stage import Stage
from tests.proof_params import mark_proof

CHOICES = {
    "ask-place-m-in",
    "ask-place-m-in-other",
    "help-recordings",
    "plan-ask-clone",
    "plan-ask-ends",
    "plan-ask-first",
    "plan-ask-starts",
    "rule-clock",
    "segment",
}
"""Text keys of messages with a button for each of many answers to one question (a place, a day, an hour, a topic
in each language, a kind of condition), where "more" would only be in the way. No other page is crowded."""


@pytest.mark.parametrize("language", mark_proof(LANGUAGES, except_for=["ky"]))
def test_no_text_takes_markup_from_what_stands_in_it(language: str) -> None:
    for place, key in enumerate(injection.message_keys(language)):
        for hostile in injection.HOSTILE[place % 3 :: 3]:
            assert not injection.wrong_in_text(language, key, hostile)


@pytest.mark.parametrize("hostile", injection.HOSTILE)
def test_no_file_takes_more_than_words_from_what_stands_in_it(hostile: str) -> None:
    assert not injection.wrong_in_files(hostile)


def test_whatever_is_written_is_words_in_texts_and_files() -> None:
    assert injection.check_random_words(20) > 100


async def test_whatever_staff_and_participants_are_shown_and_sent_is_words(stage: Stage) -> None:
    found = await injection.check_pages(stage, '=1+1 <u>Үлгү</u> & "#N/A"', alike=2)
    assert not found.wrong
    assert found.messages > 100
    assert found.crowded <= CHOICES
    assert found.names >= {".xlsx", ".docx", ".ics", ".cards", ".paper", ".word"}


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ("<b>x</b> &lt;u&gt;", 0),
        ("<b><u>x</u></b>", 1),
        ("<b>x", 1),
        ("x</b>", 1),
        ("<!--x-->", 1),
        ("<a>x</a>", 1),
    ],
)
def test_markup_in_a_message_would_be_seen(html: str, wrong: int) -> None:
    assert len(injection.parse_html(html).wrong) == wrong


def test_a_formula_an_error_and_a_link_in_a_sheet_would_be_seen() -> None:
    assert len(injection.wrong_in_sheet(workbook_of([["=1+1", 5]]))) >= 2
    assert injection.wrong_in_sheet(workbook_of([["#N/A"]]))
    assert injection.wrong_in_sheet(workbook_of([[45_000]]))


def test_a_field_in_a_paper_and_a_line_in_a_calendar_would_be_seen() -> None:
    field = b'<w:p xmlns:w="urn:w"><w:fldSimple w:instr="DDEAUTO x"/></w:p>'
    assert injection.wrong_in_paper(pack_zip({"word/document.xml": field}))
    lines = [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "SUMMARY:x",
        "ATTENDEE:mailto:x@example.org",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert injection.wrong_in_calendar("\r\n".join([*lines, ""]).encode()) == ["a line ATTENDEE"]
