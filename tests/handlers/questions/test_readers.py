"""Who may read a question: one rule for everything that shows it."""

from dataclasses import asdict
from typing import Any

import pytest

from bot.locales import get_locale
from handlers.messages import Incoming, Lines, Media, Refusal, Say, StaffGroup, Text
from handlers.questions.shared import readers
from handlers.team import group_posts
from storage.messages import methods
from storage.models import Attachment, Person, Question, question_states
from storage.questions import answers, lifecycle, questions, readable, votes
from storage.team import group
from tests.handlers.questions.test_answering import (
    add_expert,
    approve_question,
    assign_question,
    mark_delivered,
    replies_to,
)
from tests.handlers.stage import NOW, Stage, text_keys

PHOTO, PAPER = Media("photo", "f2", "u2", "al"), Media("document", "d2", "v2", "al", name="Асанов.docx")
CANARY = "Канарейка"


def files(said: list[Say], person: Person) -> list[Media]:
    return [one.media for one in said if one.to is person and one.media is not None]


async def ask_with_album(stage: Stage, *, hidden: bool = False) -> Question:
    """Store a question that came as an album, of which the first photo has arrived."""
    stage.owner.step, stage.owner.draft = None, {}
    stage.question.anonymous = hidden
    file = Attachment(kind="photo", file_id="f", file_unique_id="u", media_group_id="al")
    await questions.add_attachment(stage.session, stage.question, file)
    await stage.session.flush()
    return stage.question


async def send_further_file(stage: Stage, media: Media) -> list[Say]:
    return await stage.answer(stage.incoming(stage.owner, media=media))


# The rule itself.


@pytest.mark.parametrize("state", question_states.STATES)
@pytest.mark.parametrize("approved", [True, False])
async def test_experts_read_what_the_hall_reads_and_moderators_everything(
    stage: Stage, state: str, approved: bool
) -> None:
    one = await add_expert(stage)
    stage.question.state, stage.question.visible_at = state, NOW if approved else None
    hall = approved and state in question_states.HALL_STATES
    assert readable.is_readable(stage.question) == hall
    reading = {
        reader.person: reader.sees_asker
        for reader in await readers.staff_readers(stage.session, stage.question)
    }
    assert reading == {stage.member: True} | ({one: False} if hall else {})
    for person, may in ((one, hall), (stage.member, True), (stage.owner, True), (stage.other, False)):
        having = stage.roles_by_person.get(person.id, ())
        assert await readers.can_read(stage.session, stage.question, person, having) == may


@pytest.mark.parametrize("what", ["owner", "answered"])
async def test_whose_it_is_to_answer_and_whoever_answered_it_reads_it(stage: Stage, what: str) -> None:
    one = await add_expert(stage)
    if what == "owner":
        await assign_question(stage, one)
    else:
        await lifecycle.add_answer(stage.session, stage.question, one, "Эртең", NOW)
    assert not readable.is_readable(stage.question)
    assert one in {reader.person for reader in await readers.staff_readers(stage.session, stage.question)}
    await lifecycle.reopen(stage.session, stage.question, NOW, stage.owner) if what == "answered" else None
    assert await readers.can_read(stage.session, stage.question, one, stage.roles_by_person[one.id])


async def test_staff_of_another_seminar_read_nothing(stage: Stage) -> None:
    one = await add_expert(stage)
    for role in stage.roles_by_person[one.id]:
        role.seminar_id = stage.jalal_abad.id
    await approve_question(stage)
    assert not await readers.can_read(stage.session, stage.question, one, stage.roles_by_person[one.id])


# Files.


@pytest.mark.parametrize("approved", [True, False])
async def test_further_files_of_an_album_go_to_whoever_may_read_it(stage: Stage, approved: bool) -> None:
    one = await add_expert(stage)
    await ask_with_album(stage)
    if approved:
        await approve_question(stage)
    said = await send_further_file(stage, PHOTO)
    assert files(said, stage.member) == [PHOTO]
    assert files(said, one) == ([PHOTO] if approved else [])


async def test_the_name_of_a_file_stays_behind_where_its_asker_hides_theirs(stage: Stage) -> None:
    one = await add_expert(stage)
    await ask_with_album(stage, hidden=True)
    await approve_question(stage)
    said = await send_further_file(stage, PAPER)
    assert [file.alias for file in files(said, stage.member)] == [None]
    [passed] = files(said, one)
    assert (passed.alias, passed.file_id) == ((1, 3), "d2")  # after the stage's photo and the album's first


async def test_wherever_a_hidden_asker_s_file_goes_it_has_another_name(stage: Stage) -> None:
    one = await add_expert(stage)
    stage.question.anonymous = True
    for kind in readers.NAMED_KINDS:
        file = Attachment(kind=kind, file_id=kind, file_unique_id=kind)
        await questions.add_attachment(stage.session, stage.question, file)
    await stage.session.flush()
    await group.save_linked(
        stage.session, group.LinkedGroup(-100, "Штаб", False, "ru", "2026-01-01T00:00:00+00:00"), NOW
    )
    in_group = [say for say in await group_posts.post_news(stage.session, NOW) if isinstance(say, Say)]
    await stage.press(stage.member, f"choose-due-day:{stage.question.id}:{one.id}")
    given = replies_to(
        await stage.press(stage.member, f"assign-question:{stage.question.id}:{one.id}:-"), one
    )
    whole = await stage.press(one, f"start-answer:{stage.question.id}")
    for said in (in_group, given, whole):
        named = [say.media for say in said if say.media and say.media.kind in readers.NAMED_KINDS]
        assert len(named) == len(readers.NAMED_KINDS)
        assert all(file.alias for file in named)
    [*_, prompt] = await stage.press(stage.member, f"send-question-files:{stage.question.id}")
    assert prompt.media is not None
    assert prompt.media.alias is None


@pytest.mark.parametrize("way", ["further", "saymore"])
async def test_files_that_are_added_have_another_name_too(stage: Stage, way: str) -> None:
    one = await add_expert(stage)
    stage.question.anonymous = True
    await assign_question(stage, one)
    if way == "further":
        await stage.press(one, f"start-answer:{stage.question.id}")
        await stage.write(one, "Эртең")
        await stage.press(stage.owner, f"reopen-own-question:{stage.question.id}")
    else:
        await stage.press(one, f"request-clarification:{stage.question.id}")
        [_, needed] = await stage.write(one, "Кайсы көчө?")
        await stage.press(stage.owner, needed.buttons[0][0].data)
    said = await stage.answer(stage.incoming(stage.owner, media=PAPER))
    assert [file.alias for file in files(said, one)] == [(1, 1)]


# Messages about it.


async def test_an_expert_whose_question_is_hidden_again_reads_its_new_words_nowhere(stage: Stage) -> None:
    one = await add_expert(stage)
    await approve_question(stage)
    sent = await stage.command(one, "inbox")
    card = Say("staff-question", sent[0].args, to=one, subject=f"question:{stage.question.id}")
    await mark_delivered(stage, [card], NOW)
    did = stage.incoming(stage.owner, text=CANARY, message_id=77, edited=True)
    said = await stage.answer(did)
    [told] = replies_to(said, one)
    assert (told.key, told.edit) == ("staff-question-away", 500)
    assert CANARY not in str(told)
    with pytest.raises(Refusal, match="not-yours"):
        await stage.press(one, f"start-answer:{stage.question.id}")


async def test_whoever_a_question_was_taken_from_reads_that_it_was_given_to_somebody_else(
    stage: Stage,
) -> None:
    one, two = await add_expert(stage), await add_expert(stage, 5202)
    await assign_question(stage, one)
    card = Say("staff-question", {}, to=one, subject=f"question:{stage.question.id}")
    await mark_delivered(stage, [card], NOW)
    said = await stage.press(stage.member, f"assign-question:{stage.question.id}:{two.id}:-")
    [told] = [reply for reply in replies_to(said, one) if reply.edit == 500]
    assert told.key == "staff-question-away"
    for language, words in {"ky": "башкага тапшырылган", "ru": "передан другому", "en": "assigned"}.items():
        assert words in get_locale(language, "UTC").html(told.key, told.args)


async def test_what_an_expert_asked_back_comes_to_moderators_once_it_is_hidden_from_them(
    stage: Stage,
) -> None:
    one = await add_expert(stage)
    await approve_question(stage)
    await stage.press(one, f"request-clarification:{stage.question.id}")
    [_, needed] = await stage.write(one, "Кайсы көчө?")
    await lifecycle.hide(stage.session, stage.question, NOW, stage.member)
    await stage.press(stage.owner, needed.buttons[0][0].data)
    said = await stage.write(stage.owner, CANARY)
    assert replies_to(said, one) == []
    assert text_keys(replies_to(said, stage.member)) == ["clarify-reply"]


@pytest.mark.parametrize("end", ["answer", "decline"])
async def test_whoever_voted_reads_no_words_that_nobody_let_through(stage: Stage, end: str) -> None:
    await approve_question(stage)
    await votes.cast_vote(stage.session, stage.question, stage.other, NOW)
    await stage.answer(stage.incoming(stage.owner, text=CANARY, message_id=77, edited=True))
    assert stage.question.visible_at is None
    if end == "answer":
        await stage.press(stage.member, f"start-answer:{stage.question.id}")
        said = await stage.write(stage.member, "Эртең")
    else:
        said = await stage.press(stage.member, f"decline-question:{stage.question.id}:unclear")
    [told] = replies_to(said, stage.other)
    assert told.args["question"] == Text("question-quote", {"question": Text("question-unread")})
    [own] = replies_to(said, stage.owner)
    assert (own.reply_to, own.args["question"]) == (
        77,
        Lines(()),
    )  # Telegram shows the asker's own words above


async def test_the_number_of_waiting_questions_is_of_those_one_may_read(stage: Stage) -> None:
    one = await add_expert(stage)
    assert "menu-staff-waiting" not in text_keys(await stage.command(one, "start"))
    await approve_question(stage)
    told = {say.key: say for say in await stage.command(one, "start")}
    assert told["menu-staff-waiting"].args["left"] == 1


async def test_the_group_reads_no_words_that_were_taken_back(stage: Stage) -> None:
    stage.question.text = CANARY
    await group.save_linked(
        stage.session, group.LinkedGroup(-100, "Штаб", False, "ru", "2026-01-01T00:00:00+00:00"), NOW
    )
    [first, *_] = [say for say in await group_posts.post_news(stage.session, NOW) if isinstance(say, Say)]
    assert isinstance(first.to, StaffGroup)
    assert CANARY in str(first)
    await stage.press(stage.owner, f"withdraw-question:{stage.question.id}:yes")
    news = await group.list_unposted(stage.session)
    assert CANARY not in str(await group_posts._question_message(stage.session, stage.question))
    assert news == []


# Voice messages.


HEARD = ["voice", "video", "audio"]


async def hidden_prompt(stage: Stage) -> None:
    await stage.press(stage.owner, f"start-question:{stage.karakol.id}")
    await stage.press(stage.owner, "set-draft-anonymous:1")


async def new_questions(stage: Stage) -> list[Question]:
    found = [question for question, _ in await questions.list_by_person(stage.session, stage.owner)]
    return [one for one in found if one.id != stage.question.id]


@pytest.mark.parametrize("kind", HEARD)
@pytest.mark.parametrize(("what", "hidden"), [("voice", True), ("named", False)])
async def test_whoever_hides_their_name_decides_before_a_voice_goes(
    stage: Stage, kind: Any, what: str, hidden: bool
) -> None:
    await hidden_prompt(stage)
    said = await stage.answer(stage.incoming(stage.owner, media=Media(kind, "v", "w"), message_id=901))
    assert text_keys(said) == ["voice-known"]
    assert await new_questions(stage) == []
    told = await stage.press(stage.owner, f"decide-saved-message:{what}:901")
    [question] = await new_questions(stage)
    assert (question.anonymous, files(told, stage.member)) == (hidden, [Media(kind, "v", "w")])


async def test_whoever_would_rather_write_sends_no_voice(stage: Stage) -> None:
    await hidden_prompt(stage)
    await stage.answer(stage.incoming(stage.owner, media=Media("voice", "v", "w"), message_id=901))
    assert text_keys(await stage.press(stage.owner, "decide-saved-message:drop:901")) == ["saved-dropped"]
    assert (await new_questions(stage), stage.owner.draft.get("pending")) == ([], None)


@pytest.mark.parametrize("hidden", [True, False])
@pytest.mark.parametrize("kind", ["voice", "photo"])
async def test_nobody_else_is_asked(stage: Stage, hidden: bool, kind: Any) -> None:
    await stage.press(stage.owner, f"start-question:{stage.karakol.id}")
    if hidden:
        await stage.press(stage.owner, "set-draft-anonymous:1")
    said = await stage.answer(stage.incoming(stage.owner, media=Media(kind, "v", "w")))
    assert ("voice-known" in text_keys(said)) == (hidden and kind == "voice")


async def test_a_video_of_an_album_waits_for_its_asker_and_joins_the_question(stage: Stage) -> None:
    await ask_with_album(stage, hidden=True)
    video = Media("video", "v", "w", "al")
    did = stage.incoming(stage.owner, media=video, message_id=901)
    assert text_keys(await stage.answer(did)) == ["voice-known"]
    said = await stage.press(stage.owner, "decide-saved-message:voice:901")
    assert text_keys(said)[0] == "question-file-added"
    assert [file.file_id for file in files(said, stage.member)] == ["v"]
    assert len(await questions.list_attachments(stage.session, stage.question)) == 3


async def test_to_hide_the_name_of_a_question_with_a_voice_asks_first(stage: Stage) -> None:
    await questions.add_attachment(
        stage.session, stage.question, Attachment(kind="voice", file_id="v", file_unique_id="w")
    )
    await stage.session.flush()
    [asks] = await stage.press(stage.owner, f"toggle-anonymous:{stage.question.id}")
    assert (asks.key, stage.question.anonymous) == ("voice-hide", False)
    await stage.press(stage.owner, asks.buttons[0][0].data)
    assert stage.question.anonymous
    await stage.press(stage.owner, f"toggle-anonymous:{stage.question.id}")
    assert not stage.question.anonymous


@pytest.mark.parametrize("way", ["further", "saymore"])
async def test_a_voice_that_is_added_waits_for_its_asker_too(stage: Stage, way: str) -> None:
    stage.question.anonymous = True
    await stage.press(stage.member, f"{'answer' if way == 'further' else 'more'}:{stage.question.id}")
    said = await stage.write(stage.member, "Эртең")
    again = f"reopen-own-question:{stage.question.id}" if way == "further" else said[1].buttons[0][0].data
    await stage.press(stage.owner, again)
    did: Incoming = stage.incoming(stage.owner, media=Media("voice", "v", "w"), message_id=901)
    [asks] = await stage.answer(did)
    assert asks.key == "voice-known-or-write"
    assert await answers.asker_files(stage.session, stage.question) == []
    told = await stage.press(stage.owner, asks.buttons[0][0].data)
    assert files(told, stage.member) == [Media("voice", "v", "w")]
    [kept] = await answers.asker_files(stage.session, stage.question)
    assert kept.file_id == "v"
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.owner, asks.buttons[0][0].data)


async def test_words_instead_of_the_voice_go_as_they_are(stage: Stage) -> None:
    stage.question.anonymous = True
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    [_, needed] = await stage.write(stage.member, "Кайсы көчө?")
    await stage.press(stage.owner, needed.buttons[0][0].data)
    await stage.answer(stage.incoming(stage.owner, media=Media("voice", "v", "w")))
    assert "clarify-reply-sent" in text_keys(await stage.write(stage.owner, "Борбордук"))


def test_a_file_under_another_name_is_the_same_file() -> None:
    question = Question(number=7, anonymous=True)
    passed = readers.anonymized_media(question, PAPER, 2, sees_asker=False)
    assert asdict(passed) | {"alias": None} == asdict(PAPER)
    assert methods.is_idempotent("sendDocument|sendMessage") is False
