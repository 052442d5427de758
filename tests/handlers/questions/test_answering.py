"""Answering: assignment, clarifications, recipients of answers and their times."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.locales import get_locale
from handlers.messages import GroupChat, Incoming, Media, Refusal, Say, Text
from handlers.questions.answering import due_reminders, edit_propagation
from handlers.questions.shared import notifications, staff_notifications
from storage import quiet_hours
from storage.messages import outbox
from storage.models import Answer, Attachment, Person, Question, question_states
from storage.privacy import erasure
from storage.questions import answers, lifecycle, questions, votes
from storage.team import group, roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import NOW, Stage, text_keys

GROUP = -100


async def add_expert(stage: Stage, number: int = 5201, language: str = "ru", **fields: Any) -> Person:
    """Add an expert at Karakol."""
    person = await add_consented_person(
        stage.session, number, language, **{"name": f"Sample Expert {number}"} | fields
    )
    await roles.grant(stage.session, person, roles.EXPERT, NOW, None, seminar_id=stage.karakol.id)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    return person


async def approve_question(stage: Stage, question: Question | None = None) -> None:
    await lifecycle.show(stage.session, question or stage.question, NOW, stage.member)


async def assign_question(stage: Stage, owner: Person, due: datetime | None = None) -> None:
    await lifecycle.assign(stage.session, stage.question, owner, NOW, stage.member, due)


async def add_question(stage: Stage, person: Person, text: str = "Суу кайда?", message: int = 88) -> Question:
    return await questions.create_question(
        stage.session, stage.karakol, person, text, message_id=message, anonymous=False, at=NOW
    )


def replies_to(said: list[Say], person: Person, key: str = "") -> list[Say]:
    return [one for one in said if one.to is person and (not key or one.key == key)]


def buttons_data(said: list[Say], prefix: str) -> list[str]:
    """Return the data of such buttons, whoever gets them."""
    every = [button.data for one in said for row in one.buttons for button in row]
    return [one for one in every if one.startswith(f"{prefix}:")]


async def mark_delivered(stage: Stage, said: list[Say], at: datetime, first: int = 500) -> None:
    """Act as the sender: mark replies to others as delivered."""
    rows = [
        {
            "chat_id": one.to.telegram_id,
            "lane": int(one.lane),
            "method": "sendVoice" if one.media else "sendMessage",
            "payload": "",
            "file_id": None,
            "subject": one.subject,
            "dedup_key": one.dedup_key,
            "reminder_id": None,
            "announcement_id": None,
            "state": outbox.SENT,
            "created_at": at,
            "finished_at": at,
            "message_id": first + place,
            "expires_at": None,
        }
        for place, one in enumerate(said)
        if isinstance(one.to, Person) and not one.edit
    ]
    await outbox.enqueue(stage.session, rows)


async def answer_of(stage: Stage, text: str = "Эртең", by: Person | None = None, **what: Any) -> list[Say]:
    await stage.press(by or stage.member, f"start-answer:{stage.question.id}")
    return await stage.write(by or stage.member, text, **what)


async def only_answer(stage: Stage) -> Answer:
    await stage.session.flush()
    [one] = await answers.list_answers(stage.session, stage.question)
    return one


# Assignment.


async def test_an_expert_takes_what_the_hall_may_read_and_nobody_takes_it_from_them(stage: Stage) -> None:
    one, two = await add_expert(stage), await add_expert(stage, 5202)
    with pytest.raises(Refusal, match="not-yours"):
        await stage.press(one, f"assign-to-self:{stage.question.id}")
    await approve_question(stage)
    assert text_keys(await stage.press(one, f"assign-to-self:{stage.question.id}"))[0] == "question-yours"
    assert (stage.question.state, stage.question.assignee_id) == (question_states.ASSIGNED, one.id)
    assert text_keys(await stage.press(one, f"assign-to-self:{stage.question.id}")) == ["question-yours"]
    with pytest.raises(Refusal, match="question-taken"):
        await stage.press(two, f"assign-to-self:{stage.question.id}")


async def test_the_inbox_has_ones_own_first_and_for_experts_only_what_the_hall_may_read(stage: Stage) -> None:
    one = await add_expert(stage)
    hidden = await add_question(stage, stage.other)
    free = await add_question(stage, stage.other, "Жол качан?", 89)
    await approve_question(stage, free)
    await assign_question(stage, one, NOW + timedelta(days=3))
    [listed] = await stage.command(one, "inbox")
    assert listed.args["left"] == 2
    assert buttons_data([listed], "start-answer") == [
        f"start-answer:{stage.question.id}",
        f"start-answer:{free.id}",
    ]
    assert [line.key for line in listed.args["list"].lines] == ["inbox-mine-due", "inbox-line"]  # type: ignore[union-attr]
    [whole] = await stage.command(stage.member, "inbox")
    assert buttons_data([whole], "start-answer") == [
        f"start-answer:{n.id}" for n in (hidden, free, stage.question)
    ]
    with pytest.raises(Refusal, match="not-yours"):
        await stage.press(one, f"start-answer:{hidden.id}")


async def test_the_inbox_of_several_seminars_names_that_of_each_question(stage: Stage) -> None:
    other = await questions.create_question(
        stage.session, stage.jalal_abad, stage.other, "Жол?", message_id=89, anonymous=False, at=NOW
    )
    assert other.number == stage.question.number
    [inbox] = await stage.command(stage.member, "inbox")
    assert await shown_seminars(inbox) == [stage.karakol.title, stage.jalal_abad.title] * 2
    [one_seminar] = await stage.press(stage.member, f"show-inbox:{stage.karakol.id}")
    assert await shown_seminars(one_seminar) == []
    await stage.press(stage.member, f"start-answer:{other.id}")
    await stage.write(stage.member, "Эртең")
    [left] = await stage.command(stage.member, "inbox")
    assert await shown_seminars(left) == [], "all that is left is of one"


async def test_ones_own_questions_at_several_seminars_name_theirs(stage: Stage) -> None:
    [own] = await stage.command(stage.owner, "questions")
    assert await shown_seminars(own) == []
    await questions.create_question(
        stage.session, stage.jalal_abad, stage.owner, "Жол?", message_id=89, anonymous=False, at=stage.now
    )
    [own] = await stage.command(stage.owner, "questions")
    assert await shown_seminars(own) == [stage.jalal_abad.title, stage.karakol.title] * 2


async def shown_seminars(page: Say) -> list[Any]:
    """The titles of the seminars that the lines name, then of those on the buttons."""
    labels = [button.label for row in page.buttons for button in row]
    texts = [*page.args["list"].lines, *labels]  # type: ignore[union-attr]
    named = [one.args["seminar"] for one in texts if isinstance(one, Text) and "seminar" in one.args]
    return [one.args["seminar"].texts for one in named]


@pytest.mark.parametrize("kind", ["voice", "photo", "document", "audio", "video"])
async def test_a_question_without_words_is_quoted_by_what_its_file_is(stage: Stage, kind: str) -> None:
    asked = await add_question(stage, stage.owner, "")
    file = Attachment(kind=kind, file_id="f", file_unique_id="u")
    await questions.add_attachment(stage.session, asked, file)
    await approve_question(stage, asked)
    number = f"№\u00a0{asked.number}"
    pages = [
        *await stage.command(stage.member, "inbox"),
        *await stage.press(stage.member, f"list-queue:{stage.karakol.id}:left:0"),
        *await stage.press(stage.member, f"show-question:{asked.id}"),
        *await stage.press(stage.member, f"decline-question:{asked.id}"),
        *(await stage.press(stage.member, f"start-answer:{asked.id}"))[-1:],
        *await stage.press(stage.other, f"list-hall-questions:{stage.karakol.id}"),
        *await stage.command(stage.owner, "questions"),
        *await stage.press(stage.owner, f"show-own-question:{asked.id}"),
    ]
    ky = get_locale("ky", "UTC")
    shown = [ky.html(page.key, page.args) for page in pages]
    assert all(number in text for text in shown)
    assert [text for text in shown if ky.plain(f"announcement-kind-{kind}") not in text] == []
    await stage.session.delete(file)
    [inbox] = await stage.command(stage.member, "inbox")
    assert ky.plain("question-media") in ky.html(inbox.key, inbox.args), "its file was erased"


async def test_it_is_passed_on_with_its_day_and_comes_into_the_others_chat(stage: Stage) -> None:
    one, two = await add_expert(stage), await add_expert(stage, 5202, "ky")
    day = NOW + timedelta(days=3)
    await assign_question(stage, one, day)
    choice = await stage.press(one, f"list-assignees:{stage.question.id}")
    assert f"reassign-question:{stage.question.id}:{two.id}" in buttons_data(choice, "reassign-question")
    assert f"reassign-question:{stage.question.id}:{one.id}" not in buttons_data(choice, "reassign-question")
    said = await stage.press(one, f"reassign-question:{stage.question.id}:{two.id}")
    assert (stage.question.assignee_id, stage.question.due_at) == (two.id, day)
    [card] = replies_to(said, two, "assigned-to-you-by")
    assert card.media == Media("photo", "f")
    assert buttons_data([card], "start-answer") == [f"start-answer:{stage.question.id}"]
    assert buttons_data([card], "request-clarification") == [f"request-clarification:{stage.question.id}"]
    with pytest.raises(Refusal, match="not-yours"):
        await stage.press(one, f"reassign-question:{stage.question.id}:{one.id}")


async def test_it_is_given_to_nobody_who_may_not_answer(stage: Stage) -> None:
    one = await add_expert(stage)
    await assign_question(stage, one)
    for person in (stage.other, stage.owner):
        with pytest.raises(Refusal, match="button-old"):
            await stage.press(one, f"reassign-question:{stage.question.id}:{person.id}")
    assert stage.question.assignee_id == one.id


async def test_what_is_given_back_is_told_to_those_who_run_the_hall(stage: Stage) -> None:
    one = await add_expert(stage)
    await approve_question(stage)
    await assign_question(stage, one)
    said = await stage.press(one, f"reassign-question:{stage.question.id}:0")
    assert (stage.question.state, stage.question.assignee_id) == (question_states.VISIBLE, None)
    assert [say.to for say in said if say.key == "unassigned-notice"] == [stage.member]


# Clarifications.


async def test_an_expert_asks_back_without_learning_who_asks_and_gets_the_reply(stage: Stage) -> None:
    one = await add_expert(stage)
    stage.question.anonymous = True
    await assign_question(stage, one)
    assert text_keys(await stage.press(one, f"request-clarification:{stage.question.id}")) == [
        "clarify-prompt"
    ]
    said = await stage.write(one, "Кайсы көчөдө?")
    [asked] = replies_to(said, stage.owner, "clarify-request")
    assert (asked.args["text"], asked.reply_to) == ("Кайсы көчөдө?", 77)
    assert one.step is None
    await stage.press(stage.owner, buttons_data(said, "reply-to-clarification")[0])
    back = await stage.write(stage.owner, "Ленин көчөсүндө", media=Media("photo", "map"))
    [came] = replies_to(back, one, "clarify-reply")
    assert came.args["text"] == "Ленин көчөсүндө"
    assert came.media == Media("photo", "map")
    assert "Үлгү Үлгүев" not in repr(came)
    assert [(r.from_asker, r.text) for r in await answers.list_remarks(stage.session, stage.question)] == [
        (False, "Кайсы көчөдө?"),
        (True, "Ленин көчөсүндө"),
    ]
    assert [file.file_id for file in await questions.list_attachments(stage.session, stage.question)] == ["f"]
    assert stage.question.state == question_states.ASSIGNED


async def test_a_reply_to_what_was_asked_back_goes_back_and_a_reply_to_that_is_the_answer(
    stage: Stage,
) -> None:
    one = await add_expert(stage)
    await assign_question(stage, one)
    await stage.press(one, f"request-clarification:{stage.question.id}")
    said = await stage.write(one, "Кайсы көчөдө?")
    await mark_delivered(stage, replies_to(said, stage.owner), NOW, 700)
    assert await dialogue_reply(stage, stage.other, 700) == ["saved-offer"]
    back = await stage.write(stage.owner, "Ленин", reply_to=700)
    assert text_keys(back) == ["clarify-reply-sent", "clarify-reply"]
    await mark_delivered(stage, replies_to(back, one), NOW, 800)
    told = await stage.write(one, "Эртең келет", reply_to=800)
    assert "question-answer" in text_keys(told)
    assert (await only_answer(stage)).text == "Эртең келет"


async def dialogue_reply(stage: Stage, person: Person, message: int) -> list[str]:
    return text_keys(await stage.write(person, "Бөтөн сөз", reply_to=message))


async def test_what_was_asked_of_somebody_is_answered_by_nobody_else(stage: Stage) -> None:
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    said = await stage.write(stage.member, "Кайсы көчөдө?")
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.other, buttons_data(said, "reply-to-clarification")[0])


async def test_the_reply_reaches_moderators_when_the_expert_is_gone(stage: Stage) -> None:
    one = await add_expert(stage)
    await assign_question(stage, one)
    await stage.press(one, f"request-clarification:{stage.question.id}")
    said = await stage.write(one, "Кайсы көчөдө?")
    [role] = await roles.roles_of(stage.session, one)
    await roles.revoke(stage.session, role, NOW)
    await stage.press(stage.owner, buttons_data(said, "reply-to-clarification")[0])
    back = await stage.write(stage.owner, "Ленин")
    assert [say.to for say in back if say.key == "clarify-reply"] == [stage.member]


async def test_words_that_come_when_the_question_has_ended_leave_the_step(stage: Stage) -> None:
    one = await add_expert(stage)
    await assign_question(stage, one)
    await stage.press(one, f"request-clarification:{stage.question.id}")
    await answer_of(stage)
    assert text_keys(await stage.write(one, "Кайсы көчөдө?")) == ["question-ended"]
    assert one.step is None


async def test_somebody_who_cannot_be_written_to_is_not_asked_back(stage: Stage) -> None:
    stage.owner.unreachable_at = NOW
    with pytest.raises(Refusal, match="asker-unreachable"):
        await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    said = await answer_of(stage)
    assert "answer-kept" in text_keys(said)
    assert not replies_to(said, stage.owner)


async def test_an_answer_that_reaches_only_others_is_not_said_to_reach_the_asker(stage: Stage) -> None:
    voter = await add_consented_person(stage.session, 5301, "ru")
    await votes.cast_vote(stage.session, stage.question, voter, NOW)
    stage.owner.unreachable_at = NOW
    said = await answer_of(stage)
    assert next(one for one in said if one.key == "answer-sent-others").args["people"] == 1


async def test_what_went_to_and_fro_is_forgotten_with_whoever_asked(stage: Stage) -> None:
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    said = await stage.write(stage.member, "Үлгү байке, кайсы көчөдө?")
    await stage.press(stage.owner, buttons_data(said, "reply-to-clarification")[0])
    await stage.write(stage.owner, "Ленин көчөсүндө", media=Media("photo", "map"))
    await erasure.erase_person(stage.session, stage.owner, NOW)
    assert [one.text for one in await answers.list_remarks(stage.session, stage.question)] == ["", ""]
    files = await stage.session.run_sync(lambda sync: sync.query(Attachment).count())
    assert files == 0


# Recipients.


async def test_everybody_who_waits_is_told_of_their_own_question_once(stage: Stage) -> None:
    voter = await add_consented_person(stage.session, 5301, "ru")
    twin = await add_question(stage, stage.other)
    await lifecycle.merge(stage.session, twin, stage.question, NOW, stage.member)
    await votes.cast_vote(stage.session, stage.question, voter, NOW)
    said = await answer_of(stage)
    [own], [merged], [too] = (
        replies_to(said, stage.owner),
        replies_to(said, stage.other),
        replies_to(said, voter),
    )
    assert (own.key, own.args["number"], own.reply_to) == ("question-answer", 1, 77)
    assert (merged.key, merged.args["number"], merged.reply_to) == ("question-answer", 2, 88)
    assert (too.key, too.args["number"], too.reply_to) == ("question-answer-too", 1, None)
    assert next(one for one in said if one.key == "answer-sent-many").args["people"] == 3
    assert len({own.dedup_key, merged.dedup_key, too.dedup_key}) == 3


async def test_an_answer_to_a_merged_question_ends_the_one_that_speaks_for_it(stage: Stage) -> None:
    twin = await add_question(stage, stage.other)
    await lifecycle.merge(stage.session, twin, stage.question, NOW, stage.member)
    await stage.press(stage.member, f"start-answer:{twin.id}")
    said = await stage.write(stage.member, "Эртең")
    assert (stage.question.state, twin.state) == (question_states.ANSWERED, question_states.MERGED)
    assert replies_to(said, stage.owner, "question-answer")
    assert replies_to(said, stage.other, "question-answer")


async def test_whoever_asks_what_is_answered_gets_that_answer_and_nobody_gets_it_twice(stage: Stage) -> None:
    before = await answer_of(stage)
    twin = await add_question(stage, stage.other)
    await lifecycle.merge(stage.session, twin, stage.question, NOW, stage.member)
    after = [
        one for one in await notifications.notify_all_answers(stage.session, twin) if isinstance(one, Say)
    ]
    assert replies_to(after, stage.other, "question-answer")
    assert replies_to(after, stage.owner)[0].dedup_key == replies_to(before, stage.owner)[0].dedup_key


async def test_a_long_answer_comes_in_pieces_and_each_is_known(stage: Stage) -> None:
    said = replies_to(await answer_of(stage, "ө" * 4096), stage.owner)
    assert [one.key for one in said] == ["question-answer", "plain-text", "plain-text", "plain-text"]
    assert isinstance(said[0].args["answer"], Text)
    answer = await only_answer(stage)
    assert [one.subject for one in said] == [
        notifications.answer_part_subject(answer, place) for place in range(notifications.MAX_PARTS)
    ]


# Edits and languages.


def edit_of(stage: Stage, person: Person, answer: Answer, text: str, **what: Any) -> Incoming:
    did = stage.incoming(person, text=text, edited=True, **what)
    did.message_id = answer.chat_message_id or 0
    return did


async def test_an_edit_of_the_answer_edits_it_for_everybody_who_has_it(stage: Stage) -> None:
    said = await answer_of(stage)
    answer = await only_answer(stage)
    await mark_delivered(stage, replies_to(said, stage.owner), NOW)
    changed = await stage.answer(edit_of(stage, stage.member, answer, "Бүрсүгүнү"))
    [mine] = replies_to(changed, stage.owner)
    assert (mine.edit, mine.args["answer"], mine.edit_caption) == (500, "Бүрсүгүнү", False)
    assert answer.text == "Бүрсүгүнү"
    assert text_keys(await stage.answer(edit_of(stage, stage.member, answer, "Бүрсүгүнү"))) == []


async def test_an_edit_of_a_long_answer_uses_the_pieces_that_are_there(stage: Stage) -> None:
    said = await answer_of(stage, "ө" * 4096)
    answer = await only_answer(stage)
    await mark_delivered(stage, replies_to(said, stage.owner), NOW)
    changed = replies_to(await stage.answer(edit_of(stage, stage.member, answer, "ү" * 3001)), stage.owner)
    assert [(one.key, one.edit) for one in changed] == [
        ("question-answer", 500),
        ("plain-text", 501),
        ("plain-text", 502),
        ("answer-part-gone", 503),
    ]


async def test_an_answer_that_grew_gets_the_pieces_it_lacks(stage: Stage) -> None:
    said = await answer_of(stage)
    answer = await only_answer(stage)
    await mark_delivered(stage, replies_to(said, stage.owner), NOW)
    changed = replies_to(await stage.answer(edit_of(stage, stage.member, answer, "ү" * 3001)), stage.owner)
    assert [(one.key, one.edit) for one in changed] == [
        ("question-answer", 500),
        ("plain-text", False),
        ("plain-text", False),
    ]


async def test_old_words_that_arrive_late_are_brought_up_to_date_by_the_clock(stage: Stage) -> None:
    said = await answer_of(stage)
    answer = await only_answer(stage)
    assert not replies_to(await stage.answer(edit_of(stage, stage.member, answer, "Бүрсүгүнү")), stage.owner)
    changed = answer.edited_at
    assert changed is not None
    await mark_delivered(stage, replies_to(said, stage.owner), changed - timedelta(seconds=1))
    assert await edit_propagation.propagate_late(stage.session, changed) == []
    await stage.session.execute(
        outbox.TABLE.update().where(outbox.TABLE.c.message_id == 500).values(finished_at=changed)
    )
    [late] = await edit_propagation.propagate_late(stage.session, changed + timedelta(seconds=15))
    assert (late.edit, late.args["answer"]) == (500, "Бүрсүгүнү")


async def test_only_the_answerers_own_message_in_that_chat_edits_the_answer(stage: Stage) -> None:
    await answer_of(stage)
    answer = await only_answer(stage)
    assert text_keys(await stage.answer(edit_of(stage, stage.other, answer, "Бөтөн"))) == []
    elsewhere = edit_of(stage, stage.member, answer, "Бөтөн")
    elsewhere.chat_id, elsewhere.group = GROUP, GroupChat("Үлгү", forum=False)
    assert text_keys(await stage.answer(elsewhere)) == []
    assert answer.text == "Эртең"


async def test_a_file_that_was_sent_is_not_exchanged(stage: Stage) -> None:
    await answer_of(stage, "Тиркемеде", media=Media("photo", "one", "u1"))
    answer = await only_answer(stage)
    with pytest.raises(Refusal, match="answer-file-stays"):
        await stage.answer(
            edit_of(stage, stage.member, answer, "Тиркемеде", media=Media("photo", "two", "u2"))
        )
    changed = await stage.answer(
        edit_of(stage, stage.member, answer, "Сүрөттө", media=Media("photo", "one", "u1"))
    )
    assert text_keys(changed)[0] == "answer-edited"


async def test_readers_of_another_language_get_the_answer_in_it(stage: Stage) -> None:
    twin = await add_question(stage, stage.other)  # reads Russian; the owner Kyrgyz
    await lifecycle.merge(stage.session, twin, stage.question, NOW, stage.member)
    said = await answer_of(stage, "Суу эртең келет, өзгөрүү болсо жазабыз")
    answer = await only_answer(stage)
    assert buttons_data(said, "translate-answer") == [f"translate-answer:{answer.id}:ru"]
    await mark_delivered(stage, [*replies_to(said, stage.owner), *replies_to(said, stage.other)], NOW)
    assert text_keys(await stage.press(stage.member, f"translate-answer:{answer.id}:ru")) == [
        "translate-prompt"
    ]
    told = await stage.write(stage.member, "Вода будет завтра")
    assert not replies_to(told, stage.owner)
    changed, notice = replies_to(told, stage.other)
    assert (changed.edit, changed.args["answer"]) == (501, "Вода будет завтра")
    assert (notice.key, notice.reply_to) == ("answer-translated", 501)
    assert answer.translations == {"ru": "Вода будет завтра"}


async def test_nobody_translates_an_answer_of_somebody_elses_but_moderators(stage: Stage) -> None:
    one, two = await add_expert(stage), await add_expert(stage, 5202)
    await approve_question(stage)
    await answer_of(stage, "Завтра", by=one)
    answer = await only_answer(stage)
    with pytest.raises(Refusal, match="not-yours"):
        await stage.press(two, f"translate-answer:{answer.id}:ky")
    assert text_keys(await stage.press(stage.member, f"translate-answer:{answer.id}:ky")) == [
        "translate-prompt"
    ]


# Answers given in the hall.


async def test_what_was_answered_aloud_reaches_whoever_asked_and_whoever_voted(stage: Stage) -> None:
    await votes.cast_vote(stage.session, stage.question, stage.other, NOW)
    assert text_keys(await stage.press(stage.member, f"start-spoken-answer:{stage.question.id}")) == [
        "aloud-prompt"
    ]
    with pytest.raises(Refusal, match="awaited-aloud"):
        await stage.write(stage.member, "", unsupported_kind="sticker")
    said = await stage.write(stage.member, "", media=Media("voice", "v"))
    assert [one.media for one in replies_to(said, stage.owner, "answer-aloud")] == [Media("voice", "v")]
    assert replies_to(said, stage.other, "answer-aloud-too")
    assert (stage.question.state, stage.question.answered_how) == (question_states.ANSWERED, lifecycle.ALOUD)
    assert (await only_answer(stage)).aloud


async def test_an_expert_does_not_say_what_was_answered_in_the_hall(stage: Stage) -> None:
    one = await add_expert(stage)
    await assign_question(stage, one)
    with pytest.raises(Refusal):
        await stage.press(one, f"start-spoken-answer:{stage.question.id}")


# Due dates.

DUE_AT = datetime.fromisoformat("2026-11-27T12:00:00+00:00")  # 18:00 in Karakol
HOUR = timedelta(hours=1)


async def reminders_at(stage: Stage, at: datetime) -> list[tuple[str, Person]]:
    return [(one.key, one.to) for one in await due_reminders.remind_due(stage.session, at)]  # type: ignore[misc]


async def test_the_owner_is_reminded_the_day_before_and_then_and_moderators_when_it_is_past(
    stage: Stage,
) -> None:
    one = await add_expert(stage)
    await assign_question(stage, one, DUE_AT)
    assert await reminders_at(stage, DUE_AT - 25 * HOUR) == []
    assert await reminders_at(stage, DUE_AT - 24 * HOUR) == [("due-tomorrow", one)]
    assert await reminders_at(stage, DUE_AT - 23 * HOUR) == []
    assert await reminders_at(stage, DUE_AT) == [("due-now", one)]
    assert await reminders_at(stage, DUE_AT + HOUR) == []
    assert await reminders_at(stage, DUE_AT + 2 * HOUR) == [("overdue-notice", stage.member)]
    assert await reminders_at(stage, DUE_AT + 24 * HOUR) == []


async def test_nobody_is_reminded_at_night_and_what_was_missed_is_said_once_in_the_morning(
    stage: Stage,
) -> None:
    quiet_hours.configure("21-7", "Asia/Bishkek")
    one = await add_expert(stage)
    midnight = DUE_AT + 6 * HOUR
    await assign_question(stage, one, midnight)
    assert await reminders_at(stage, midnight) == []
    assert await reminders_at(stage, midnight + 8 * HOUR) == [
        ("due-now", one),
        ("overdue-notice", stage.member),
    ]
    assert await reminders_at(stage, midnight + 9 * HOUR) == []


async def test_what_is_given_on_the_day_itself_is_not_announced_for_tomorrow(stage: Stage) -> None:
    one = await add_expert(stage)
    await lifecycle.assign(stage.session, stage.question, one, DUE_AT - 5 * HOUR, stage.member, DUE_AT)
    assert await reminders_at(stage, DUE_AT - 4 * HOUR) == []
    assert await reminders_at(stage, DUE_AT) == [("due-now", one)]


async def test_nobody_waits_for_an_owner_who_is_gone(stage: Stage) -> None:
    one = await add_expert(stage)
    await assign_question(stage, one, DUE_AT)
    [role] = await roles.roles_of(stage.session, one)
    await roles.revoke(stage.session, role, NOW)
    assert await reminders_at(stage, DUE_AT - 24 * HOUR) == [("due-tomorrow", stage.member)]
    assert await reminders_at(stage, DUE_AT) == [("overdue-notice", stage.member)]


async def test_what_is_answered_is_due_no_more(stage: Stage) -> None:
    one = await add_expert(stage)
    await assign_question(stage, one, DUE_AT)
    await answer_of(stage, by=one)
    assert await reminders_at(stage, DUE_AT) == []


# The staff group.


async def test_a_reply_in_the_group_is_an_answer_whoever_of_the_staff_writes_it_and_its_edit_too(
    stage: Stage,
) -> None:
    one = await add_expert(stage)
    linked = group.LinkedGroup(GROUP, "Үлгү", forum=False, language="ky", since=NOW.isoformat())
    await group.save_linked(stage.session, linked, NOW)
    row = {
        "chat_id": GROUP,
        "lane": 1,
        "method": "sendMessage",
        "payload": "",
        "file_id": None,
        "subject": f"question:{stage.question.id}",
        "dedup_key": None,
        "reminder_id": None,
        "announcement_id": None,
        "state": outbox.SENT,
        "created_at": NOW,
        "message_id": 40,
        "expires_at": None,
    }
    await outbox.enqueue(stage.session, [row])
    there = {"chat_id": GROUP, "group": GroupChat("Үлгү", forum=False), "message_id": 41}
    said = await stage.answer(stage.incoming(one, text="Эртең", reply_to=40, **there))
    assert "answer-sent" in text_keys(said)
    await mark_delivered(stage, replies_to(said, stage.owner), NOW)
    changed = await stage.answer(stage.incoming(one, text="Бүрсүгүнү", reply_to=40, edited=True, **there))
    assert replies_to(changed, stage.owner)[0].args["answer"] == "Бүрсүгүнү"
    assert len(await answers.list_answers(stage.session, stage.question)) == 1


async def test_what_a_moderator_has_of_an_answered_question_makes_it_an_entry_of_the_faq(
    stage: Stage,
) -> None:
    seen = await staff_notifications.notify_new_question(stage.session, stage.question, stage.karakol, [])
    await mark_delivered(stage, replies_to(seen, stage.member), NOW, 900)
    said = await answer_of(stage)
    edited = [one for one in said if one.to is stage.member and one.edit == 900]
    assert buttons_data(edited, "add-faq-entry-from-question") == [
        f"add-faq-entry-from-question:{stage.question.id}"
    ]
