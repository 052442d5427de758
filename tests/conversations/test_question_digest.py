"""After the seminar: questions and answers for everybody in their language, and as a file for staff."""

import io
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any

from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select, update

from sandbox.testing import SandboxUser
from storage.models import AuditEntry, FaqEntry, Person, Question, Seminar, Topic
from storage.questions import lifecycle, questions, votes
from storage.seminars import seminars
from tests.conftest import RunningBot
from tests.conversations.helpers import (
    HEAD,
    KARAKOL,
    SECOND,
    STAFF,
    add_consented_person,
    all_rows,
    button_labels,
    consented_user,
    in_languages,
    newest_message,
    press_earlier,
    press_seminar,
    text_of,
    wait_settled,
)

THIRD = 1005
TITLE = {"ky": "Киришүү семинары, Каракол", "ru": "Вводный семинар, Каракол"}
ASKED = {"ky": "Жол качан оңдолот?", "ru": "Когда починят дорогу?"}
ANSWER = {"ky": "Жазында оңдойбуз.", "ru": "Починим весной."}
HIDDEN_NAME = "Жашыруун Үлгүева"


async def end_seminar(here: RunningBot, **over: Any) -> None:
    """End the seminar at Karakol."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    values = {"starts_at": yesterday, "ends_at": yesterday + timedelta(hours=6), "state": "held"} | over
    async with here.database.session.begin() as session:
        await session.execute(update(Seminar).where(Seminar.slug == "karakol").values(**values))


async def answered_question(
    here: RunningBot,
    text: str,
    answer: str | None,
    asker: int = SECOND,
    *,
    anonymous: bool = False,
    visible: bool = True,
    aloud: bool = False,
    **translations: str,
) -> int:
    """Insert a published and answered question at Karakol; return its id."""
    async with here.database.session.begin() as session:
        karakol = await seminars.by_slug(session, "karakol")
        people = {one.telegram_id: one for one in await session.scalars(select(Person))}
        assert karakol is not None
        now = datetime.now(UTC)
        one = await questions.create_question(
            session, karakol, people[asker], text, message_id=1, anonymous=anonymous, at=now
        )
        if visible:
            await lifecycle.show(session, one, now, people[STAFF])
        if answer is not None:
            row = await lifecycle.add_answer(session, one, people[STAFF], answer, now, aloud=aloud)
            row.translations = translations
        return one.id


async def content(here: RunningBot, message: dict[str, Any]) -> bytes:
    address = f"{here.sandbox.url}sandbox/file/{message['document']['file_id']}"
    async with here.sandbox.session.get(address) as answer:
        return await answer.read()


async def staff_and_readers(here: RunningBot, language: str) -> tuple[SandboxUser, SandboxUser, SandboxUser]:
    """Return staff, a participant, and somebody who asked and did not come; the last reads the other language."""
    staff = await consented_user(here, STAFF, language, name="Үлгү Кызматкер")
    head = await consented_user(here, HEAD, language, at="karakol")
    other = {"ky": "ru", "ru": "ky"}[language]
    absent = await consented_user(here, SECOND, other, at="karakol", name=HIDDEN_NAME)
    return staff, head, absent


@in_languages("ru", "ky")
async def test_staff_see_the_digest_as_readers_will_then_it_goes_to_all_once(
    here: RunningBot, language: str
) -> None:
    staff, head, absent = await staff_and_readers(here, language)
    await answered_question(
        here, ASKED[language], ANSWER[language], anonymous=True, aloud=True, ky=ANSWER["ky"], ru=ANSWER["ru"]
    )
    await answered_question(here, f"{HIDDEN_NAME} деген мен", "Макул", anonymous=True)
    await answered_question(here, "Көрсөтүлбөгөн", "Жооп", visible=False)
    await answered_question(here, "Жоопсуз", None)
    await end_seminar(here)
    await wait_settled(here, await staff.write("/staff"))
    await wait_settled(here, await press_seminar(staff, TITLE[language]))
    await wait_settled(here, await staff.press(text_of(language, "queue-button")))
    card = await newest_message(here, staff, await staff.press(text_of(language, "digest-button")))
    assert text_of(language, "digest-counts", number=2, people=2) in card["text"]
    assert text_of(language, "digest-unshown", numbers="3") in card["text"]
    assert text_of(language, "digest-names", numbers="2") in card["text"]
    assert text_of(language, "digest-left", left=1) in card["text"]
    assert button_labels(card) == [
        text_of(language, "digest-add", number=1),
        text_of(language, "digest-see"),
        text_of(language, "staff-seminar-button"),
    ]

    card = await newest_message(here, staff, await staff.press(text_of(language, "digest-see")))
    seen = [one["text"] for one in (await staff.messages())[-3:-1]]
    for text, at in zip(seen, ("ky", "ru"), strict=True):
        assert text_of(at, "digest-line", number=1, question=ASKED[language], answer=ANSWER[at]) in text
        assert text_of(at, "digest-rest", left=1) in text
        assert "Жашыруун" not in text
    assert [one for one in await head.messages() if "📰" in one.get("text", "")] == []

    card = await newest_message(here, staff, await staff.press(text_of(language, "digest-send", people=2)))
    assert text_of(language, "digest-send", people=2) not in button_labels(card)
    for reader, text in (
        (head, seen[("ky", "ru").index(language)]),
        (absent, seen[("ru", "ky").index(language)]),
    ):
        got = [one["text"] for one in await reader.messages() if "📰" in one.get("text", "")]
        assert got == [text]
    (entry,) = [one for one in await all_rows(here, AuditEntry) if one.action == "digest.sent"]
    assert entry.detail == {"rows": 2, "people": 2}


async def test_what_has_changed_since_staff_looked_is_not_sent(here: RunningBot) -> None:
    staff, head, _ = await staff_and_readers(here, "ky")
    await answered_question(here, ASKED["ky"], ANSWER["ky"])
    await end_seminar(here)
    await press_earlier(here, staff, f"show-digest:{KARAKOL}")
    await wait_settled(here, await staff.press(text_of("ky", "digest-see")))
    await answered_question(here, "Дагы бир суроо", "Дагы бир жооп")
    await wait_settled(here, await staff.press(text_of("ky", "digest-send", people=2)))
    assert [one for one in await head.messages() if "📰" in one.get("text", "")] == []
    assert {one.digest_at for one in await all_rows(here, Seminar)} == {None}


async def test_before_the_end_it_can_only_be_looked_at(here: RunningBot) -> None:
    staff, *_ = await staff_and_readers(here, "ru")
    await answered_question(here, ASKED["ru"], ANSWER["ru"])
    await press_earlier(here, staff, f"show-digest:{KARAKOL}")
    card = await newest_message(here, staff, await staff.press(text_of("ru", "digest-see")))
    assert text_of("ru", "digest-early") in card["text"]
    assert button_labels(card) == [text_of("ru", "digest-see"), text_of("ru", "staff-seminar-button")]


async def test_many_answers_come_as_a_paper_in_the_words_of_the_faq(here: RunningBot) -> None:
    staff, head, absent = await staff_and_readers(here, "ky")
    numbers = [
        await answered_question(here, f"{number}. Менин атым Үлгү", "жооп " * 60) for number in range(12)
    ]
    async with here.database.session.begin() as session:
        worded = {"question": ASKED, "answer": ANSWER, "created_at": datetime.now(UTC)}
        first = await session.get(Question, numbers[0])
        assert first is not None
        session.add(
            FaqEntry(
                seminar_id=first.seminar_id,
                source_question_id=first.id,
                published_at=datetime.now(UTC),
                **worded,
            )
        )
    await end_seminar(here)
    await press_earlier(here, staff, f"show-digest:{KARAKOL}")
    await wait_settled(here, await staff.press(text_of("ky", "digest-see")))
    await wait_settled(here, await staff.press(text_of("ky", "digest-send", people=2)))
    for reader, language in ((head, "ky"), (absent, "ru")):
        (got,) = [one for one in await reader.messages() if "document" in one]
        assert got["document"]["file_name"].endswith("Каракол.docx")
        words = [one.text for one in Document(io.BytesIO(await content(here, got))).paragraphs]
        assert text_of(language, "digest-point", number=1, question=ASKED[language]) in words
        assert ANSWER[language] in words
        assert len([one for one in words if one.startswith("№")]) == 12


@in_languages("ky", "ru")
async def test_everything_that_was_asked_is_a_file_in_the_readers_language(
    here: RunningBot, language: str
) -> None:
    staff, *_ = await staff_and_readers(here, language)
    async with here.database.session.begin() as session:
        await add_consented_person(session, THIRD, language, name="Үлгү Ачык", at="karakol")
    first = await answered_question(
        here, "=HYPERLINK(1)", ANSWER["ky"], asker=THIRD, aloud=True, ru=ANSWER["ru"]
    )
    second = await answered_question(here, "<b>Үлгү</b>", None, anonymous=True)
    async with here.database.session.begin() as session:
        one, two = [await session.get(Question, number) for number in (first, second)]
        member = await add_consented_person(session, HEAD, language)
        assert one is not None
        assert two is not None
        await votes.cast_vote(session, one, member, datetime.now(UTC))
        topic = Topic(
            seminar_id=one.seminar_id, name={"ky": "Суу", "ru": "Вода"}, created_at=datetime.now(UTC)
        )
        session.add(topic)
        await session.flush()
        one.topic_id = topic.id
        await lifecycle.decline(session, two, "rude", datetime.now(UTC), member)
    await press_earlier(here, staff, f"list-queue:{KARAKOL}")
    await newest_message(here, staff, await staff.press(text_of(language, "asked-export-button")))
    sent = await newest_message(here, staff, await staff.press(text_of(language, "asked-export-xlsx")))
    assert sent["document"]["file_name"].startswith(text_of(language, "asked-export-title"))
    made = await content(here, sent)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not [one for one in archive.namelist() if b"<f>" in archive.read(one)]
    page = load_workbook(io.BytesIO(made)).active
    assert page is not None
    head, *rows = page.iter_rows(values_only=True)
    cells = [dict(zip(head, row, strict=True)) for row in rows]
    assert [one[text_of(language, "asked-column-text")] for one in cells] == ["=HYPERLINK(1)", "<b>Үлгү</b>"]
    assert [one[text_of(language, "column-name")] for one in cells] == [
        "Үлгү Ачык",
        text_of(language, "asked-hidden"),
    ]
    assert cells[0][text_of(language, "asked-column-topic")] == {"ky": "Суу", "ru": "Вода"}[language]
    assert cells[0][text_of(language, "asked-column-votes")] == 1
    answers = str(cells[0][text_of(language, "asked-column-answers")])
    assert ANSWER["ky"] in answers
    assert ANSWER["ru"] in answers
    assert "Үлгү Кызматкер" in answers
    assert text_of(language, "declined-rude") in str(cells[1][text_of(language, "asked-column-state")])
    assert HIDDEN_NAME not in repr(cells)

    sent = await newest_message(here, staff, await staff.press(text_of(language, "asked-export-docx")))
    words = [one.text for one in Document(io.BytesIO(await content(here, sent))).paragraphs]
    assert {"=HYPERLINK(1)", "<b>Үлгү</b>"} <= set(words)
    heading, annex = {"ky": "Суу", "ru": "Вода"}[language], text_of(language, "questions-paper-annex")
    assert (
        words.index(heading) < words.index("=HYPERLINK(1)") < words.index(annex) < words.index("<b>Үлгү</b>")
    )
    assert HIDDEN_NAME not in "\n".join(words)
    taken = [one.detail for one in await all_rows(here, AuditEntry) if one.action == "questions.exported"]
    assert taken == [{"rows": 2, "kind": "xlsx"}, {"rows": 2, "kind": "docx"}]
