"""Help to listen to: recorded by owners, offered in one's own language where its topic comes up."""

from typing import get_args

import pytest
from sqlalchemy import select

from handlers.buttons.spoken_help import Topic
from handlers.messages import Media, Refusal, Say
from storage.messages import bot_names
from storage.models import AuditEntry
from storage.spoken_help import recordings
from tests.handlers.stage import NOW, Stage, text_keys

VOICE = Media("voice", "file-1")


async def record(stage: Stage, topic: str, language: str, file_id: str = "file-1") -> list[Say]:
    await stage.press(stage.member, f"record-help:{topic}:{language}")
    return await stage.answer(stage.incoming(stage.member, media=Media("voice", file_id)))


def offered(says: list[Say]) -> list[str]:
    """Return the data of the buttons to listen."""
    found = [button.data for say in says for row in say.buttons for button in row]
    return [data.removeprefix("play-help:") for data in found if data.startswith("play-help:")]


def test_every_topic_has_a_button() -> None:
    assert get_args(Topic) == recordings.TOPICS


async def test_a_recording_is_kept_replaced_and_deleted(stage: Stage) -> None:
    [page] = await stage.press(stage.member, "list-help-recordings")
    assert len(page.buttons) == len(recordings.TOPICS)
    await stage.press(stage.member, "record-help:seat:ky")
    with pytest.raises(Refusal, match="awaited-voice"):
        await stage.write(stage.member, "Салам")
    with pytest.raises(Refusal, match="awaited-voice"):
        await stage.answer(stage.incoming(stage.member, media=Media("audio", "f")))
    assert text_keys(await record(stage, "seat", "ky")) == ["help-recorded", "help-recording"]
    assert stage.member.step is None
    await record(stage, "seat", "ky", "file-2")
    [heard] = await stage.press(stage.member, "preview-help:seat:ky")
    assert heard.media == Media("voice", "file-2")
    [asked] = await stage.press(stage.member, "delete-help-recording:seat:ky")
    assert asked.key == "help-delete-ask"
    await stage.press(stage.member, "delete-help-recording:seat:ky:yes")
    with pytest.raises(Refusal, match="help-recording-gone"):
        await stage.press(stage.member, "preview-help:seat:ky")
    rows = await stage.session.scalars(
        select(AuditEntry).where(AuditEntry.subject == "help:seat:ky").order_by(AuditEntry.id)
    )
    assert [row.action for row in rows] == ["help.recorded", "help.recorded", "help.deleted"]


async def test_it_is_offered_where_its_topic_comes_up_to_those_who_read_its_language(stage: Stage) -> None:
    assert text_keys(await stage.command(stage.owner, "help")) == ["help"]
    for topic in ("overview", "registration", "question"):
        await record(stage, topic, "ky")
    await record(stage, "hall", "ru")
    assert offered(await stage.command(stage.owner, "help")) == ["overview", "registration", "question"]
    assert offered(await stage.command(stage.other, "help")) == ["hall"]
    assert offered(await stage.press(stage.owner, f"start-question:{stage.karakol.id}")) == ["question"]
    assert offered(await stage.command(stage.owner, "help"))[0] == "question"
    person = stage.newcomer_with_consent()
    assert offered(await stage.command(person, "start", stage.karakol.slug)) == ["registration"]
    [heard] = await stage.press(person, "play-help:registration")
    assert heard.media == VOICE
    with pytest.raises(Refusal, match="help-recording-gone"):
        await stage.press(person, "play-help:hall")


async def test_after_a_change_of_the_bot_it_has_to_be_recorded_anew(stage: Stage) -> None:
    await bot_names.switch_bot(stage.session, 1, NOW)
    await record(stage, "overview", "ky")
    await bot_names.switch_bot(stage.session, 2, NOW)
    assert await recordings.list_topics(stage.session, "ky") == []
    recording = await recordings.get(stage.session, "overview", "ky")
    assert recording is not None
    await stage.session.refresh(recording)
    assert recording.bot_id == 1
    await record(stage, "overview", "ky", "file-3")
    assert await recordings.list_topics(stage.session, "ky") == ["overview"]


async def test_only_owners_record(stage: Stage) -> None:
    for data in ("list-help-recordings", "record-help:seat:ky", "delete-help-recording:seat:ky:yes"):
        with pytest.raises(Refusal, match="button-old"):
            await stage.press(stage.owner, data)
