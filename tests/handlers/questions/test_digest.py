"""The digest: each reader's own language of a merged pair, and answered questions that the hall has not seen."""

from handlers.messages import Lines, Say, TranslatedRichText
from storage.models import Person, Question
from storage.questions import answers, lifecycle, questions, readable
from tests.handlers.stage import NOW, Stage, text_keys


async def asked(stage: Stage, person: Person, words: str) -> Question:
    return await questions.create_question(
        stage.session, stage.karakol, person, words, message_id=1, anonymous=False, at=NOW
    )


async def answer(stage: Stage, question: Question) -> None:
    await lifecycle.add_answer(stage.session, question, stage.member, "Жазында", NOW)


async def previewed(stage: Stage) -> list[dict[str, str]]:
    """Return the questions of the previewed digest, by language."""
    [shown, *_] = await stage.press(stage.member, f"preview-digest:{stage.karakol.id}")
    lines = shown.args["list"]
    assert isinstance(lines, Lines)
    found = []
    for line in lines.lines:
        words = line.args["question"]
        assert isinstance(words, TranslatedRichText)
        found.append({language: text.text for language, text in words.texts.items()})
    return found


def datas(page: Say) -> list[str]:
    return [button.data for row in page.buttons for button in row]


async def test_everybody_reads_their_language_of_a_merged_pair(stage: Stage) -> None:
    root = await asked(stage, stage.other, "Когда будет вода?")
    for one in (root, stage.question):
        await lifecycle.show(stage.session, one, NOW, stage.member)
    await lifecycle.merge(stage.session, stage.question, root, NOW, stage.member)
    await answer(stage, root)
    [pair] = await previewed(stage)
    assert pair == {"ky": "Суу качан келет?", "ru": "Когда будет вода?", "en": "Когда будет вода?"}


async def test_what_was_answered_but_never_shown_is_added_once_staff_have_read_it(stage: Stage) -> None:
    root = await asked(stage, stage.other, "Когда будет вода?")
    await lifecycle.show(stage.session, root, NOW, stage.member)
    await lifecycle.merge(stage.session, stage.question, root, NOW, stage.member)
    unseen = await asked(stage, stage.other, "А свет?")
    for one in (root, unseen):
        await answer(stage, one)
    assert [one["ky"] for one in await previewed(stage)] == ["Когда будет вода?"]
    [page] = await stage.press(stage.member, f"show-digest:{stage.karakol.id}")
    add = f"add-to-digest:{stage.karakol.id}"
    assert add in datas(page)
    [confirmation] = await stage.press(stage.member, add)
    assert confirmation.key == "digest-ask-add"
    assert "Суу качан келет?" in str(confirmation.args["list"])
    assert "А свет?" in str(confirmation.args["list"])
    assert not readable.is_released(unseen)
    said = await stage.press(stage.member, datas(confirmation)[0])
    assert text_keys(said)[0] == "digest"
    assert add not in datas(said[0])
    assert [one["ky"] for one in await previewed(stage)] == ["Суу качан келет?", "А свет?"]


async def test_staff_are_told_which_answers_are_in_one_language_only(stage: Stage) -> None:
    async def lacking() -> list[str]:
        [page] = await stage.press(stage.member, f"show-digest:{stage.karakol.id}")
        lines = page.args["list"].lines  # type: ignore[union-attr]
        return [one.key for one in lines if one.key.startswith("digest-lacks-")]

    await lifecycle.show(stage.session, stage.question, NOW, stage.member)
    await lifecycle.add_answer(stage.session, stage.question, stage.member, "Суу весной будет", NOW)
    assert await lacking() == ["digest-lacks-ky"]
    [given] = await answers.list_answers(stage.session, stage.question)
    given.translations = {"ky": "Суу жазында келет"}
    await stage.session.flush()
    assert await lacking() == []


async def test_a_question_too_long_to_be_read_here_is_not_added(stage: Stage) -> None:
    await answer(stage, await asked(stage, stage.other, "Суу " * 100 + "+996700123456"))
    [page] = await stage.press(stage.member, f"show-digest:{stage.karakol.id}")
    assert f"add-to-digest:{stage.karakol.id}" not in datas(page)
