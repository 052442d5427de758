"""People's formatting is kept when a text is relayed: links keep their address, struck-out text stays struck out."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.documents import docx, workbook
from bot.locales import get_locale
from bot.telegram.rendering import render_message
from handlers.messages import Media, Refusal, Say, Sheet, Text, TextDocument, TranslatedRichText
from handlers.questions.shared import staff_cards
from handlers.team import group_posts
from storage.faq import faq
from storage.feedback import ratings
from storage.models import ReminderRule, reminder_kinds
from storage.questions import answers, lifecycle, votes, wall
from storage.seats import extra_questions
from storage.seminars import materials, programme
from storage.team import group
from storage.text.richtext import Mark, RichText
from tests.handlers.questions.test_answering import add_expert, add_question, approve_question, replies_to
from tests.handlers.stage import NOW, Stage

FORM = "https://example.org/form-8"
WORDS = RichText(
    "👍 Форма здесь, срок 1 марта", (Mark(8, 13, "text_link", FORM), Mark(20, 27, "strikethrough"))
)
LINKED, STRUCK = f'<a href="{FORM}">здесь</a>', "<s>1 марта</s>"
OUT = f"здесь ({FORM}), срок " + "".join(f"{letter}\u0336" for letter in "1 марта")


async def write(stage: Stage, person: Any, **what: Any) -> list[Say]:
    return await stage.write(person, WORDS.text, marks=WORDS.marks, **what)


def read(said: Sequence[Say], language: str = "ru") -> str:
    """Return what readers see, as Telegram's HTML."""
    return "\n".join(get_locale(language, "Asia/Bishkek").html(one.key, one.args) for one in said if one.key)


def formatted(said: Sequence[Say]) -> bool:
    html = read(said)
    return LINKED in html and STRUCK in html


async def asked(stage: Stage) -> list[Say]:
    """Ask a question; return its message to staff."""
    did = stage.incoming(stage.owner, command="ask", argument=WORDS.text, marks=WORDS.marks)
    return replies_to(await stage.answer(did), stage.member)


async def typed_at_the_prompt(stage: Stage) -> list[Say]:
    await stage.press(stage.owner, f"start-question:{stage.karakol.id}")
    return replies_to(await write(stage, stage.owner), stage.member)


async def out_of_the_blue(stage: Stage) -> list[Say]:
    """Write an unexpected text, which is quoted, then ask it."""
    [offer] = await write(stage, stage.owner)
    assert formatted([offer])
    asks = next(button.data for row in offer.buttons for button in row if "ask" in button.data)
    return replies_to(await stage.press(stage.owner, asks), stage.member)


async def edited(stage: Stage) -> list[Say]:
    await lifecycle.show(stage.session, stage.question, NOW, stage.member)
    await write(stage, stage.owner, edited=True, message_id=77)
    return await stage.press(stage.member, f"show-question:{stage.question.id}")


async def assigned_to_an_expert(stage: Stage) -> list[Say]:
    one = await add_expert(stage)
    stage.question.set_rich_text("text", WORDS)
    await stage.press(stage.member, f"choose-due-day:{stage.question.id}:{one.id}")
    return replies_to(await stage.press(stage.member, f"assign-question:{stage.question.id}:{one.id}:-"), one)


async def at_its_answer(stage: Stage) -> list[Say]:
    """Return the whole question, as its answerer sees it."""
    stage.question.set_rich_text("text", WORDS)
    return await stage.press(stage.member, f"start-answer:{stage.question.id}")


async def its_files(stage: Stage) -> list[Say]:
    stage.question.set_rich_text("text", WORDS)
    return await stage.press(stage.member, f"send-question-files:{stage.question.id}")


async def in_the_inbox(stage: Stage) -> list[Say]:
    stage.question.set_rich_text("text", WORDS)
    return await stage.command(stage.member, "inbox")


async def in_the_queue(stage: Stage) -> list[Say]:
    stage.question.set_rich_text("text", WORDS)
    return await stage.press(stage.member, f"list-queue:{stage.karakol.id}:left:0")


async def in_the_hall(stage: Stage) -> list[Say]:
    stage.question.set_rich_text("text", WORDS)
    await approve_question(stage)
    return await stage.press(stage.other, f"list-hall-questions:{stage.karakol.id}")


async def worded(stage: Stage) -> list[Say]:
    """Return a moderator's wording, as the hall reads it."""
    await approve_question(stage)
    await stage.press(stage.member, f"edit-wording:{stage.question.id}")
    await write(stage, stage.member)
    return await stage.press(stage.other, f"show-hall-question:{stage.question.id}:top:0")


async def its_own_page(stage: Stage) -> list[Say]:
    stage.question.set_rich_text("text", WORDS)
    return await stage.press(stage.owner, f"show-own-question:{stage.question.id}")


async def offered_as_the_same(stage: Stage) -> list[Say]:
    stage.question.set_rich_text("text", WORDS)
    await approve_question(stage)
    return await stage.command(stage.other, "ask", WORDS.text)


async def answered(stage: Stage) -> list[Say]:
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    return replies_to(await write(stage, stage.member), stage.owner)


async def answered_for_voters(stage: Stage) -> list[Say]:
    await votes.cast_vote(stage.session, stage.question, stage.other, NOW)
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    return replies_to(await write(stage, stage.member), stage.other)


async def answered_with_a_photo(stage: Stage) -> list[Say]:
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    return replies_to(await write(stage, stage.member, media=Media("photo", "f2", "u2")), stage.owner)


async def answered_aloud(stage: Stage) -> list[Say]:
    await stage.press(stage.member, f"start-spoken-answer:{stage.question.id}")
    return replies_to(await write(stage, stage.member), stage.owner)


async def added_to_an_answer(stage: Stage) -> list[Say]:
    await answered(stage)
    [first] = await stage.press(stage.owner, f"show-own-answers:{stage.question.id}")
    return [first]


async def corrected(stage: Stage) -> list[Say]:
    """Return an answer after its text was edited."""
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    await stage.write(stage.member, "Эртең", message_id=900)
    await write(stage, stage.member, edited=True, message_id=900)
    return await stage.press(stage.owner, f"show-own-question:{stage.question.id}")


async def translated(stage: Stage) -> list[Say]:
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    await stage.write(stage.member, "Завтра")
    [one] = await answers.list_answers(stage.session, stage.question)
    await stage.press(stage.member, f"translate-answer:{one.id}:ky")
    await write(stage, stage.member)
    return await stage.press(stage.owner, f"show-own-question:{stage.question.id}")


async def asked_back(stage: Stage) -> list[Say]:
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    return replies_to(await write(stage, stage.member), stage.owner)


async def said_back(stage: Stage) -> list[Say]:
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    [_, needed] = await stage.write(stage.member, "Кайсы көчө?")
    await stage.press(stage.owner, needed.buttons[0][0].data)
    return replies_to(await write(stage, stage.owner), stage.member)


async def asked_further(stage: Stage) -> list[Say]:
    await answered(stage)
    await stage.press(stage.owner, f"reopen-own-question:{stage.question.id}")
    return [
        one
        for one in replies_to(await write(stage, stage.owner), stage.member)
        if one.key == "staff-question-reopened"
    ]


async def declined(stage: Stage) -> list[Say]:
    await stage.press(stage.member, f"type-decline-reason:{stage.question.id}")
    return replies_to(await write(stage, stage.member), stage.owner)


async def declined_and_looked_up(stage: Stage) -> list[Say]:
    await declined(stage)
    return await stage.press(stage.owner, f"show-own-question:{stage.question.id}")


async def merged(stage: Stage) -> list[Say]:
    stage.question.set_rich_text("text", WORDS)
    await approve_question(stage)
    other = await add_question(stage, stage.other)
    return replies_to(
        await stage.press(stage.member, f"merge-question:{other.id}:{stage.question.id}"), stage.other
    )


async def of_the_faq(stage: Stage) -> list[Say]:
    """Return an entry made of an answered question, then reworded, published and read."""
    await answered(stage)
    entry = await faq.by_question(stage.session, stage.question)
    assert entry is not None
    await stage.press(stage.member, f"faqwords:{entry.id}:question:ru")
    await write(stage, stage.member)
    assert LINKED in TranslatedRichText(entry.rich_texts("question")).in_language("ru").html()
    entry.set_rich_text("answer", WORDS, "ru")
    faq.set_state(entry, faq.PUBLISHED, NOW)
    await stage.session.flush()
    return await stage.press(stage.other, f"read-faq-entry:{entry.id}")


async def in_the_digest(stage: Stage) -> list[Say]:
    await approve_question(stage)
    stage.question.set_rich_text("text", WORDS)
    await answered(stage)
    return [
        one for one in await stage.press(stage.member, f"preview-digest:{stage.karakol.id}") if one.language
    ]


async def of_a_reminder(stage: Stage) -> list[Say]:
    rule = ReminderRule(
        seminar_id=stage.karakol.id, kind=reminder_kinds.NOTE, anchor="start", days=-1, time_of_day="10:00"
    )
    stage.session.add(rule)
    await stage.session.flush()
    await stage.press(stage.member, f"rulewords:{rule.id}:ru")
    await write(stage, stage.member)
    return await stage.press(stage.member, f"preview-reminder:{rule.id}")


async def an_opinion(stage: Stage) -> list[Say]:
    await ratings.save_stars(stage.session, stage.karakol.id, stage.owner, 5, NOW)
    stage.owner.step, stage.owner.draft = "feedback", {"feedback": {"seminar": stage.karakol.id}}
    await write(stage, stage.owner)
    await stage.session.flush()
    return await stage.press(stage.member, f"show-feedback-texts:{stage.karakol.id}")


WAYS: list[Callable[[Stage], Awaitable[list[Say]]]] = [
    asked,
    typed_at_the_prompt,
    out_of_the_blue,
    edited,
    assigned_to_an_expert,
    at_its_answer,
    its_files,
    in_the_inbox,
    in_the_queue,
    in_the_hall,
    worded,
    its_own_page,
    offered_as_the_same,
    answered,
    answered_for_voters,
    answered_with_a_photo,
    answered_aloud,
    added_to_an_answer,
    corrected,
    translated,
    asked_back,
    said_back,
    asked_further,
    declined,
    declined_and_looked_up,
    merged,
    of_the_faq,
    in_the_digest,
    of_a_reminder,
    an_opinion,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_formatting_reaches_the_reader(
    stage: Stage, way: Callable[[Stage], Awaitable[list[Say]]]
) -> None:
    assert formatted(await way(stage))


# Places that show plain text only.


async def test_the_wall_has_the_address_behind_the_words(stage: Stage) -> None:
    stage.question.set_rich_text("text", WORDS)
    assert wall.wall_question(stage.question).text.endswith(OUT)


async def test_an_export_has_the_address_behind_the_words(stage: Stage) -> None:
    stage.question.set_rich_text("text", WORDS)
    await answered(stage)
    for kind in ("xlsx", "docx"):
        [said] = await stage.press(stage.member, f"export-questions:{stage.karakol.id}:{kind}")
        spoken = get_locale("ru", "Asia/Bishkek")
        if isinstance(said.document, Sheet):
            told = "\n".join(spoken.render_value(cell) for row in said.document.rows for cell in row)
            assert workbook.sheet(said.document, spoken)
        else:
            assert isinstance(said.document, TextDocument)
            told = "\n".join(spoken.render_value(one.text) for one in said.document.paragraphs)
            assert docx.paper(said.document, spoken)
        assert told.count(OUT) == 2, kind


@pytest.mark.parametrize("what", ["why", "unseat"])
async def test_a_reason_has_the_address_behind_the_words(stage: Stage, what: str) -> None:
    if what == "why":
        await stage.press(stage.owner, f"decline-seat:{stage.seat.id}:words")
        said = replies_to(await write(stage, stage.owner), stage.member)
    else:
        await stage.press(stage.member, f"release-seat:{stage.seat.id}")
        said = replies_to(await write(stage, stage.member), stage.owner)
    assert OUT in read(said)


LINES = ["title", "description", "venue", "address"]


@pytest.mark.parametrize("line", LINES)
async def test_a_line_of_the_plan_has_the_address_behind_the_words(stage: Stage, line: str) -> None:
    await stage.press(stage.member, f"edit-plan-field:{stage.karakol.id}:{line}-ru")
    await write(stage, stage.member)
    assert OUT in str(stage.member.draft) + str(getattr(stage.karakol, line))


async def in_the_programme(stage: Stage) -> object:
    await stage.press(stage.member, f"add-items:{stage.karakol.id}:ru")
    line = RichText("8:30 ") + WORDS
    [sure] = await stage.write(stage.member, line.text, marks=line.marks)
    await stage.press(stage.member, sure.buttons[0][0].data)
    return [one.title for one in await programme.list_items(stage.session, stage.karakol.id)]


async def a_material(stage: Stage) -> object:
    await stage.press(stage.member, f"add-materials:{stage.karakol.id}")
    await write(stage, stage.member, media=Media("document", "f2", "u2"))
    return [one.title for one in await materials.of_seminar(stage.session, stage.karakol.id)]


async def asked_at_the_registration(stage: Stage) -> object:
    await stage.press(stage.member, f"add-extra-question:{stage.karakol.id}:text")
    await write(stage, stage.member)
    return [one.title for one in await extra_questions.of_seminar(stage.session, stage.karakol.id)]


@pytest.mark.parametrize(
    "way", [in_the_programme, a_material, asked_at_the_registration], ids=lambda way: way.__name__
)
async def test_a_name_that_staff_type_has_the_address_behind_the_words(
    stage: Stage, way: Callable[[Stage], Awaitable[object]]
) -> None:
    assert OUT in str(await way(stage))


async def test_a_struck_out_line_of_the_programme_is_not_taken_for_a_valid_one(stage: Stage) -> None:
    before = await programme.list_items(stage.session, stage.karakol.id)
    await stage.press(stage.member, f"add-items:{stage.karakol.id}:ru")
    with pytest.raises(Refusal, match="line-time-wrong"):
        await stage.write(stage.member, "8:30 Каттоо", marks=(Mark(0, 11, "strikethrough"),))
    assert await programme.list_items(stage.session, stage.karakol.id) == before


async def test_the_staff_group_reads_it_as_it_was_written(stage: Stage) -> None:
    stage.question.set_rich_text("text", WORDS)
    await group.save_linked(
        stage.session, group.LinkedGroup(-100, "Штаб", False, "ru", "2026-01-01T00:00:00+00:00"), NOW
    )
    said = [one for one in await group_posts.post_news(stage.session, NOW) if isinstance(one, Say)]
    assert formatted([one for one in said if one.subject == staff_cards.question_subject(stage.question)])


# Formatting that must not be kept.


async def test_a_quote_within_a_quote_is_none() -> None:
    quoted = RichText("аа", (Mark(0, 1, "blockquote"),))
    html = get_locale("ru", "Asia/Bishkek").html(
        "question-answer",
        {"number": 1, "question": Text("question-quote", {"question": quoted}), "answer": quoted},
    )
    assert html.count("<blockquote>") == html.count("</blockquote>") == 2
    assert re.search(r"<blockquote>аа</blockquote>\n<blockquote>а</blockquote>а$", html)


async def test_words_that_are_replaced_take_their_formatting_along(stage: Stage) -> None:
    stage.question.set_rich_text("text", WORDS)
    stage.question.text = WORDS.text + "!"
    assert stage.question.original_text == WORDS.text + "!"
    entry = await faq.create_entry(stage.session, stage.karakol.id, {"ru": WORDS, "ky": WORDS}, NOW)
    entry.question = {"ru": WORDS.text}
    assert entry.marks is not None
    assert set(entry.marks) == {"question.ru"}


async def test_a_long_answer_keeps_its_formatting_in_every_piece(stage: Stage) -> None:
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    long = RichText("Сөз. " * 700) + WORDS
    said = replies_to(await stage.write(stage.member, long.text, marks=long.marks), stage.owner)
    assert formatted(said)
    for one in said:
        assert (
            render_message(replace(one, to=None), get_locale("ru", "Asia/Bishkek"))[1].get("parse_mode")
            == "HTML"
        )


def test_what_is_too_long_after_all_is_cut_and_keeps_its_formatting() -> None:
    """If a caller forgets to cut the text, the end is lost, not the link or the strike-out."""
    long = WORDS + RichText("Сөз. " * 1000, (Mark(4990, 5000, "bold"),))
    _, payload = render_message(Say("plain-text", {"text": long}), get_locale("ru", "Asia/Bishkek"))
    assert LINKED in payload["text"]
    assert STRUCK in payload["text"]
    assert payload["text"].endswith("…")
    assert payload["parse_mode"] == "HTML"


async def test_the_name_of_whoever_hides_it_goes_from_the_digest_and_links_to_them_with_it(
    stage: Stage,
) -> None:
    stage.question.anonymous, stage.owner.name = True, "Үлгүева Айгуль"
    me = RichText("Мен Айгуль", (Mark(0, 3, "text_link", "https://t.me/sample_person"),))
    stage.question.set_rich_text("text", me)
    await approve_question(stage)
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    await stage.write(stage.member, "Эртең")
    said = await stage.press(stage.member, f"preview-digest:{stage.karakol.id}")
    assert "t.me" not in read([one for one in said if one.language])
