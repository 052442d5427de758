"""The questions as a document to send on: by topic, similar ones under one, declined ones apart, no journal."""

import io
from collections.abc import Sequence
from datetime import timedelta

from docx import Document

from bot.documents import docx
from bot.locales import get_locale
from handlers.messages import Sheet
from handlers.questions.hall.paper import QuestionsPaper
from storage.faq import carried_questions
from storage.models import Question, Topic
from storage.questions import lifecycle, proceedings, questions
from tests.handlers.stage import Stage


async def _ask(stage: Stage, text: str, **values: object) -> Question:
    question = await questions.create_question(
        stage.session, stage.karakol, stage.owner, text, message_id=78, anonymous=False, at=stage.now
    )
    for name, value in values.items():
        setattr(question, name, value)
    return question


async def test_a_secretary_can_send_the_paper_on(stage: Stage) -> None:
    session, at, by = stage.session, stage.now, stage.member
    topic = Topic(seminar_id=stage.karakol.id, name={"ky": "Жолдор", "ru": "Дороги"}, created_at=at)
    session.add(topic)
    await session.flush()
    main = await _ask(stage, "Когда починят дорогу?", topic_id=topic.id)
    same = await _ask(stage, "А дорогу когда?", anonymous=True)
    rude = await _ask(stage, "Вы все воры!")
    await session.flush()
    await lifecycle.merge(session, same, main, at, by)
    (await lifecycle.add_answer(session, main, by, "Весной.", at)).translations = {"ky": "Жазында."}
    await lifecycle.assign(session, stage.question, by, at, by, at + timedelta(days=2))
    await lifecycle.decline(session, rude, "rude", at, by)
    by.name, stage.owner.name = "Үлгү Кызматкер", "Үлгү Суроочу"
    found = await proceedings.of_seminar(session, stage.karakol.id)
    paper = await QuestionsPaper(stage.karakol, found).build(session)
    made = {
        language: [
            (one.style.name if one.style else "", one.text, one.paragraph_format.page_break_before)
            for one in Document(
                io.BytesIO(docx.paper(paper, get_locale(language, "Asia/Bishkek")))
            ).paragraphs
        ]
        for language in ("ky", "ru")
    }
    texts = [text for _, text, _ in made["ru"]]
    assert texts[0] == "Вопросы и ответы"
    assert texts[2] == (
        "Задано вопросов: 4. С ответом: 1. Пока без ответа: 1. Похожих, собранных под общим вопросом: 1. "
        "Закрыто без ответа: 1 (в приложении)."
    )
    parts = [text for style, text, _ in made["ru"] if style == "Heading 1"]
    assert parts == ["Дороги", "Без темы", "Приложение. Вопросы, закрытые без ответа"]
    assert [broken for style, _, broken in made["ru"] if style == "Heading 1"] == [None, None, True]
    start, end = texts.index("Дороги"), texts.index("Без темы")
    asked, words, _, other, answer, said = texts[start + 1 : end]
    assert asked.startswith(f"Вопрос № {main.number}. Үлгү Суроочу, ")
    assert words == "Когда починят дорогу?"
    assert other == f"№ {same.number} (имя скрыто): А дорогу когда?"
    assert answer.startswith("Ответ. Үлгү Кызматкер, ")
    assert said == "Весной."
    assert "Жазында." in [text for _, text, _ in made["ky"]]
    (waiting,) = [text for text in texts[end:] if text.startswith("Ответа пока нет. Срок: ")]
    assert waiting.endswith(". Отвечает: Үлгү Кызматкер")
    assert texts.index("Вы все воры!") > texts.index(parts[2])
    assert " · " not in "\n".join(texts), "no journal"


async def test_the_counts_at_the_head_of_the_paper_add_up(stage: Stage) -> None:
    session, at, by = stage.session, stage.now, stage.member
    texts = "Жол?", "Жолдор?", "Суу?", "Суулар?", "Таш?"
    main, same, carried, moved_along, rude = [await _ask(stage, text) for text in texts]
    await lifecycle.merge(session, moved_along, carried, at, by)
    await lifecycle.merge(session, same, main, at, by)
    await carried_questions.carry_over(session, carried, stage.jalal_abad, at, by)
    await lifecycle.decline(session, rude, "rude", at, by)
    found = await proceedings.of_seminar(session, stage.karakol.id)
    assert found.count_outcomes() == {"left": 2, "similar": 2, "carried": 1, "declined": 1}
    assert sum(found.count_outcomes().values()) == len(found.entries)
    paper = await QuestionsPaper(stage.karakol, found).build(session)
    head = get_locale("ru", "Asia/Bishkek").render_value(paper.paragraphs[1].text)
    assert head == (
        "Задано вопросов: 6. Пока без ответа: 2. Похожих, собранных под общим вопросом: 2. "
        "Перенесено на другой семинар: 1. Закрыто без ответа: 1 (в приложении)."
    )
    words = [get_locale("ru", "Asia/Bishkek").render_value(one.text) for one in paper.paragraphs]
    assert [sum(text in word for word in words) for text in texts] == [1] * 5, "each question is on the paper"


async def test_the_sheet_leaves_out_columns_in_which_no_question_has_anything(stage: Stage) -> None:
    async def head() -> Sequence[object]:
        [said] = await stage.press(stage.member, f"export-questions:{stage.karakol.id}:xlsx")
        assert isinstance(said.document, Sheet)
        return said.document.head

    assert "asked-column-due" not in await head()
    assert "asked-column-answers" in await head(), "though nothing is answered"
    stage.question.due_at = stage.now
    await stage.session.flush()
    assert "asked-column-due" in await head()
