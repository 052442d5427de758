"""Undelivered messages: who is told, and what it means for a question."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from handlers import undelivered
from handlers.messages import Media, Say, Text
from handlers.seminars import material_messages
from storage import preferences
from storage.messages import bot_names, outbox
from storage.messages.outbox import FAILED, SENT
from storage.models import Attachment, Person, question_states
from storage.questions import answers, lifecycle, votes
from storage.seminars import materials
from tests.conversations.helpers import add_consented_person
from tests.handlers.questions.test_answering import add_expert, answer_of, replies_to
from tests.handlers.stage import NOW, Stage, sent_says, text_keys

VOICE = Media("voice", "v", "uv")
NOT_TAKEN = (SENT, "voice:voices")
BLOCKED = (FAILED, "all:blocked")


async def mark_sent(stage: Stage, said: Sequence[Say], lost: tuple[str, str | None], *chats: Person) -> None:
    """Act as the sender: mark these as sent; for these people the original form failed."""
    rows: list[dict[str, Any]] = []
    for place, one in enumerate(said):
        if not isinstance(one.to, Person) or one.edit:
            continue
        whole = one.to not in chats
        method = "sendVoice" if one.media and whole else "sendMessage"
        state, what = (SENT, None) if whole else lost
        row: dict[str, Any] = {
            "chat_id": one.to.telegram_id,
            "lane": 0,
            "method": method,
            "payload": "",
            "file_id": None,
        }
        row |= {
            "dedup_key": one.dedup_key,
            "subject": one.subject,
            "state": state,
            "created_at": NOW,
            "finished_at": NOW,
        }
        row |= {"message_id": 900 + place if state == SENT else None, "undelivered": what}
        rows.append(row)
    for row in rows:
        await outbox.enqueue(stage.session, [row])


async def told(stage: Stage) -> list[Say]:
    await stage.session.flush()
    return sent_says(await undelivered.report_lost(stage.session, stage.now))


async def test_a_voice_that_was_not_taken_has_answered_nothing(stage: Stage) -> None:
    said = await answer_of(stage, "", media=VOICE)
    await mark_sent(stage, said, NOT_TAKEN, stage.owner)
    [word, *_] = await told(stage)
    assert (word.key, word.to) == ("lost-answer-reopened", stage.member)
    assert word.args["thing"] == Text("thing-voice")
    assert word.args["why"] == Text("lost-why-voices")
    assert word.subject == f"question:{stage.question.id}", "a reply to it is an answer"
    assert stage.question.state == question_states.REOPENED
    again = await stage.write(stage.member, "Эртең", reply_to=await _number_of(stage, word))
    assert stage.question.state == question_states.ANSWERED
    assert [one.key for one in again if one.to is stage.owner] == ["question-answer"]


async def _number_of(stage: Stage, word: Say) -> int:
    await mark_sent(stage, [replace(word, dedup_key="a")], BLOCKED)
    return 900


async def test_an_answer_with_words_stays_one_when_its_picture_is_lost(stage: Stage) -> None:
    said = await answer_of(stage, "Эртең", media=Media("photo", "p", "up"))
    await mark_sent(stage, said, (SENT, "photo:file"), stage.owner)
    [word] = await told(stage)
    assert (word.key, word.to) == ("lost-answer-asker", stage.member)
    assert stage.question.state == question_states.ANSWERED


async def test_a_later_answer_in_words_makes_up_for_a_lost_voice(stage: Stage) -> None:
    said = await answer_of(stage, "", media=VOICE)
    await mark_sent(stage, said, NOT_TAKEN, stage.owner)
    [first] = await answers.list_answers(stage.session, stage.question)
    first.text = "Эртең"
    [word] = await told(stage)
    assert word.key == "lost-answer-asker"
    assert stage.question.state == question_states.ANSWERED


async def test_who_has_blocked_the_bot_leaves_the_question_answered(stage: Stage) -> None:
    said = await answer_of(stage)
    await mark_sent(stage, said, BLOCKED, stage.owner)
    [word] = await told(stage)
    assert (word.key, word.args["why"]) == ("lost-answer-all", Text("lost-why-blocked"))
    assert stage.question.state == question_states.ANSWERED


async def test_others_who_did_not_get_it_are_counted(stage: Stage) -> None:
    voters = [await add_consented_person(stage.session, number, "ru") for number in (5301, 5302, 5303)]
    for one in voters:
        await votes.cast_vote(stage.session, stage.question, one, NOW)
    said = await answer_of(stage, "", media=VOICE)
    await mark_sent(stage, said, NOT_TAKEN, *voters[:2])
    [word] = await told(stage)
    assert (word.key, word.args["people"]) == ("lost-answer-others", 2)
    assert stage.question.state == question_states.ANSWERED


async def test_each_loss_is_told_once(stage: Stage) -> None:
    said = await answer_of(stage)
    await mark_sent(stage, said, BLOCKED, stage.owner)
    assert await told(stage)
    assert await told(stage) == []


async def test_a_further_picture_of_an_answer_is_told_of_too(stage: Stage) -> None:
    album = Media("photo", "p", "up", media_group_id="a")
    await answer_of(stage, "Эртең", media=album)
    further = await stage.answer(stage.incoming(stage.member, media=replace(album, file_id="p2")))
    assert text_keys(replies_to(further, stage.owner)) == ["question-more"]
    await mark_sent(stage, further, (SENT, "photo:other"), stage.owner)
    [word] = await told(stage)
    assert (word.key, word.to) == ("lost-answer-asker", stage.member)


async def test_what_was_asked_back_by_voice_is_to_be_written(stage: Stage) -> None:
    one = await add_expert(stage)
    await lifecycle.assign(stage.session, stage.question, one, NOW, stage.member, None)
    await stage.press(one, f"request-clarification:{stage.question.id}")
    said = await stage.write(one, "", media=VOICE)
    await mark_sent(stage, said, NOT_TAKEN, stage.owner)
    [word] = await told(stage)
    assert (word.key, word.to) == ("lost-remark", one)


async def asked_by_voice(stage: Stage) -> list[Say]:
    """Ask a question by voice; return the replies to staff."""
    await stage.command(stage.other, "ask", "")
    said = await stage.write(stage.other, "", media=VOICE)
    found = [one for one in said if one.media is not None]
    assert found
    return found


async def test_an_asker_is_told_when_nobody_can_hear_the_question(stage: Stage) -> None:
    said = await asked_by_voice(stage)
    await mark_sent(stage, said, NOT_TAKEN, *{one.to for one in said if isinstance(one.to, Person)})
    [word] = await told(stage)
    assert (word.key, word.to) == ("lost-question", stage.other)


async def test_an_asker_is_not_told_when_somebody_can(stage: Stage) -> None:
    await add_expert(stage)
    said = await asked_by_voice(stage)
    await mark_sent(stage, said, NOT_TAKEN, stage.member)
    await mark_sent(stage, [replace(said[0], to=stage.newcomer_with_consent())], NOT_TAKEN)
    assert await told(stage) == []


async def material(stage: Stage, lost: str = "document:file") -> None:
    one = await materials.add(
        stage.session,
        stage.karakol,
        item_id=None,
        title={"ky": "Файл"},
        kind="document",
        file_id="d",
        file_unique_id="ud",
        by=stage.member,
        at=NOW,
    )
    said = replace(material_messages.material_message(one), to=stage.owner)
    await mark_sent(stage, [said], (SENT, lost), stage.owner)


async def test_a_file_that_is_gone_is_to_be_added_anew_by_whoever_added_it(stage: Stage) -> None:
    await material(stage)
    [word] = await told(stage)
    assert (word.key, word.to) == ("lost-material", stage.member)


async def test_a_reader_who_takes_no_voices_is_nobody_elses_matter(stage: Stage) -> None:
    await material(stage, "voice:voices")
    assert await told(stage) == []


@pytest.mark.parametrize("reachable", [True, False])
async def test_owners_are_told_once_what_the_new_bot_lacks(stage: Stage, reachable: bool) -> None:
    await bot_names.switch_bot(stage.session, 1, stage.now)
    stage.session.add(
        Attachment(question_id=stage.question.id, kind="voice", file_id="v", file_unique_id="u")
    )
    await stage.session.flush()
    assert await bot_names.switch_bot(stage.session, 2, stage.now)
    [word] = sent_says(await undelivered.report_bot_change(stage.session, stage.now))
    assert (word.key, word.to) == ("lost-names", stage.member)
    assert word.args["attachments"] == 2  # the stage's photo too
    await mark_sent(stage, [word], BLOCKED, *([] if reachable else [stage.member]))
    again = sent_says(await undelivered.report_bot_change(stage.session, stage.now))
    assert text_keys(again) == ([] if reachable else ["lost-names"]), (
        "to who did not get it, when they can be told"
    )
    assert (await preferences.get(stage.session, bot_names.BOT_KEY)) == {"id": 2}
