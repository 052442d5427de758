"""Edited messages without an edit (a link's preview, a reaction, a live location's step), and real edits."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from handlers import dispatch
from handlers.messages import Media, Original, Refusal, Say
from storage.announcements import announcements
from storage.models import (
    Announcement,
    AnnouncementPart,
    Answer,
    Attachment,
    FaqEntry,
    Question,
    Remark,
    announcement_states,
)
from storage.questions import answers, lifecycle, pending_questions, questions
from storage.text.richtext import Mark
from tests.handlers.stage import MEMBER, NOW, Stage, sent_says, text_keys

PHOTO = Media("photo", "f", "u")
BOLD = (Mark(0, 4, "bold"),)
ROOT = Path(__file__).parents[2]


async def editable_rows(stage: Stage) -> list[Mapping[str, Any]]:
    """Return every row that an edit could change."""
    await stage.session.flush()
    found = []
    for table in (Question, Answer, AnnouncementPart, Announcement, FaqEntry, Remark, Attachment):
        query = select(table.__table__).order_by(table.__table__.c.id)
        found += [dict(row._mapping) for row in await stage.session.execute(query)]
    return [*found, dict(stage.owner.draft), dict(stage.member.draft)]


async def edit(stage: Stage, person: Any, message: int, text: str | None, **what: Any) -> list[Say]:
    did = stage.incoming(person, text=text, message_id=message, edited=True, **what)
    return sent_says(await dispatch.dispatch(did, stage.session))


# Unchanged messages.


async def a_shown_question(stage: Stage, **what: Any) -> tuple[Any, int, str | None]:
    await lifecycle.show(stage.session, stage.question, NOW, stage.member)
    return stage.owner, 77, "Суу качан келет?"


async def an_answered_question(stage: Stage) -> tuple[Any, int, str | None]:
    await lifecycle.add_answer(stage.session, stage.question, stage.member, "Эртең", NOW)
    return stage.owner, 77, "Суу качан келет?"


async def a_declined_question(stage: Stage) -> tuple[Any, int, str | None]:
    await lifecycle.decline(stage.session, stage.question, "unclear", NOW, stage.member)
    return stage.owner, 77, "Суу качан келет?"


async def a_question_of_somebody_barred(stage: Stage) -> tuple[Any, int, str | None]:
    stage.owner.banned_at = NOW
    return stage.owner, 77, "Суу качан келет?"


async def an_answer(stage: Stage) -> tuple[Any, int, str | None]:
    await lifecycle.add_answer(
        stage.session, stage.question, stage.member, "Эртең", NOW, chat_id=MEMBER, message_id=900
    )
    return stage.member, 900, "Эртең"


async def an_answer_of_somebody_who_was_staff(stage: Stage) -> tuple[Any, int, str | None]:
    told = await an_answer(stage)
    stage.roles_by_person = {}
    return told


async def a_draft_announcement(stage: Stage) -> tuple[Any, int, str | None]:
    return stage.member, 70, None


async def words_that_may_become_a_question(stage: Stage) -> tuple[Any, int, str | None]:
    await stage.write(stage.owner, "Жол качан?", message_id=901)
    return stage.owner, 901, "Жол качан?"


async def held_words(stage: Stage) -> tuple[Any, int, str | None]:
    await lifecycle.show(stage.session, stage.question, NOW, stage.member)
    asked = stage.incoming(stage.other, command="ask", argument="Суу качан келет?", message_id=902)
    assert text_keys(await stage.answer(asked)) == ["similar-offer"]
    return stage.other, 902, None


async def what_was_asked_back(stage: Stage) -> tuple[Any, int, str | None]:
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    await stage.write(stage.member, "Кайсы көчө?", message_id=905)
    return stage.member, 905, "Кайсы көчө?"


async def what_was_said_back(stage: Stage) -> tuple[Any, int, str | None]:
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    [_, needed] = await stage.write(stage.member, "Кайсы көчө?")
    await stage.press(stage.owner, needed.buttons[0][0].data)
    await stage.write(stage.owner, "Борбордук", message_id=906)
    return stage.owner, 906, "Борбордук"


async def the_second_photo_of_an_album(stage: Stage) -> tuple[Any, int, str | None]:
    await questions.add_attachment(
        stage.session,
        stage.question,
        Attachment(kind="photo", file_id="f", file_unique_id="u", media_group_id="al"),
    )
    await stage.session.flush()
    did = stage.incoming(stage.owner, media=Media("photo", "f2", "u2", "al"), message_id=907)
    await stage.answer(did)
    return stage.owner, 907, None


TAKEN = [
    a_shown_question,
    an_answered_question,
    a_declined_question,
    a_question_of_somebody_barred,
    an_answer,
    an_answer_of_somebody_who_was_staff,
    words_that_may_become_a_question,
    what_was_asked_back,
    what_was_said_back,
    the_second_photo_of_an_album,
]


@pytest.mark.parametrize("taken", TAKEN, ids=lambda one: one.__name__)
async def test_nothing_happens_when_nothing_was_edited(stage: Stage, taken: Any) -> None:
    person, message, text = await taken(stage)
    before = await editable_rows(stage)
    assert await edit(stage, person, message, text) == []
    assert await editable_rows(stage) == before


async def test_a_reaction_to_held_words_changes_nothing(stage: Stage) -> None:
    person, message, _ = await held_words(stage)
    before = dict(person.draft)
    did = stage.incoming(person, command="ask", argument="Суу качан келет?", message_id=message, edited=True)
    assert await stage.answer(did) == []
    assert person.draft == before
    assert await pending_questions.lock_due(stage.session, NOW) == []


async def test_a_question_kept_before_formatting_was_kept_is_known_by_its_words(stage: Stage) -> None:
    stage.question.marks = None
    assert await edit(stage, stage.owner, 77, "Суу качан келет?", marks=BOLD) == []
    assert stage.question.edited_at is None


@pytest.mark.parametrize("state", [announcement_states.DRAFT, announcement_states.SCHEDULED])
@pytest.mark.parametrize(
    ("kind", "content", "again"),
    [
        ("text", {}, {"link_preview_options": {"url": "https://example.org"}}),
        ("photo", {"photo": "f"}, {"photo": "another name of the same file"}),
        ("poll", {"question": "?"}, {"question": "?"}),
    ],
)
async def test_a_preview_of_a_link_is_no_edit_of_an_announcement(
    stage: Stage, state: str, kind: str, content: dict[str, Any], again: dict[str, Any]
) -> None:
    part = await announcements.part_by_message(stage.session, MEMBER, 70)
    assert part is not None
    part.kind, part.content = kind, content
    part.file_unique_id = "u" if kind == "photo" else ""
    stage.announcement.state = state
    before = await editable_rows(stage)
    original = Original(kind, part.html, again, file_unique_id=part.file_unique_id)
    assert await edit(stage, stage.member, 70, None, original=original) == []
    assert await editable_rows(stage) == before


# Real edits.


@pytest.mark.parametrize(
    ("text", "what"), [("Суу кайда?", {}), ("Суу качан келет?", {"marks": BOLD}), ("", {"media": PHOTO})]
)
async def test_other_words_or_other_formatting_edit_a_question(
    stage: Stage, text: str, what: dict[str, Any]
) -> None:
    await lifecycle.show(stage.session, stage.question, NOW, stage.member)
    assert text_keys(await edit(stage, stage.owner, 77, text, **what))[0] == "question-edited-again"
    assert (stage.question.text, stage.question.visible_at) == (text, None)


async def test_the_formatting_of_an_answer_is_corrected_where_it_was_sent(stage: Stage) -> None:
    person, message, text = await an_answer(stage)
    assert text_keys(await edit(stage, person, message, text, marks=BOLD))[0] == "answer-edited"
    [given] = await answers.list_answers(stage.session, stage.question)
    assert given.rich_text("text").marks == BOLD


@pytest.mark.parametrize("kind", ["text", "photo"])
async def test_other_words_or_another_file_edit_a_draft(stage: Stage, kind: str) -> None:
    part = await announcements.part_by_message(stage.session, MEMBER, 70)
    assert part is not None
    part.kind, part.content, part.file_unique_id = kind, {"photo": "f"} if kind == "photo" else {}, "u"
    other = Original(kind, part.html + ("!" if kind == "text" else ""), {"photo": "f2"}, file_unique_id="u2")
    assert text_keys(await edit(stage, stage.member, 70, None, original=other))[0] == "announcement-edited"
    assert part.file_unique_id == "u2"


async def test_the_file_of_a_question_stays_and_its_asker_is_told(stage: Stage) -> None:
    with pytest.raises(Refusal, match="question-file-stays"):
        await edit(stage, stage.owner, 77, "Суу качан келет?", media=Media("photo", "f2", "u2"))
    assert stage.question.edited_at is None


async def test_the_file_of_words_that_wait_is_replaced(stage: Stage) -> None:
    await stage.write(stage.owner, "Бул эмне?", message_id=901, media=PHOTO)
    assert await edit(stage, stage.owner, 901, "Бул эмне?", media=Media("photo", "f2", "u2")) == []
    [kept] = stage.owner.draft["pending"]
    assert kept["media"] == [["photo", "f2", "u2", None]]


async def test_an_edit_of_what_nobody_has_taken_changes_nothing(stage: Stage) -> None:
    before = await editable_rows(stage)
    assert await edit(stage, stage.owner, 12345, "Башка сөз") == []
    assert await editable_rows(stage) == before


@pytest.mark.parametrize("taken", [what_was_asked_back, what_was_said_back], ids=lambda one: one.__name__)
async def test_what_goes_to_and_fro_is_corrected_where_it_was_told(stage: Stage, taken: Any) -> None:
    person, message, _ = await taken(stage)
    done, told = await edit(stage, person, message, "Мектеп көчөсү", marks=BOLD)
    other, collapse_key = (stage.owner, "needed") if person is stage.member else (stage.member, "further")
    assert (done.key, told.to, (told.collapse_key or "").partition(":")[0]) == (
        "remark-edited",
        other,
        collapse_key,
    )
    assert "Мектеп көчөсү" in str(told.args["text"])


async def test_words_from_before_the_one_door_for_text_are_known_as_they_come_now(stage: Stage) -> None:
    stage.question.text, stage.question.marks = "Суу\xa0качан\u200b келет? ", None
    assert await edit(stage, stage.owner, 77, "Суу качан келет?") == []
    assert stage.question.edited_at is None


def test_edits_come_in_by_one_function() -> None:
    """A handler that reads `edited` itself decides what an edit is; refusing one is no such decision."""
    looks = {
        str(path.relative_to(ROOT))
        for path in [*ROOT.glob("handlers/**/*.py"), *ROOT.glob("bot/**/*.py")]
        if re.search(r"\bincoming\.edited\b", path.read_text())
    }
    kept = "handlers/ui/kept_updates.py"  # an edit that waits for the consent comes in afterwards, as an edit
    assert looks == {"handlers/dispatch.py", "bot/telegram/incoming.py", "handlers/team/group_hints.py", kept}
