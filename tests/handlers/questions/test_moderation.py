"""Moderation: one press each, notifications, refusals, and undo."""

from datetime import timedelta
from typing import get_args

import pytest

from bot.locales import LANGUAGES, get_locale
from bot.telegram.reply_markup import LABEL_WIDTHS, button_labels, label_width
from handlers.buttons.moderation import CreateTopic, DeclineReason
from handlers.messages import Button, Lines, Refusal, Say, Text, Translated
from handlers.questions.moderation import outcome_notifications
from storage.faq.carried_questions import carry_over
from storage.models import Person, Question, question_states, seminar_states
from storage.questions import lifecycle, questions, topics, votes
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import NOW, Stage, text_keys


async def add_question(
    stage: Stage, text: str = "Суу түтүгү качан болот?", person: Person | None = None
) -> Question:
    """Add a second question at Karakol, of the other participant."""
    asker = person or stage.other
    return await questions.create_question(
        stage.session, stage.karakol, asker, text, message_id=99, anonymous=False, at=NOW
    )


async def add_expert(stage: Stage, number: int = 5201) -> Person:
    """Add an expert at Karakol."""
    person = await add_consented_person(stage.session, number, "ru", name="Sample Expert")
    await roles.grant(stage.session, person, roles.EXPERT, NOW, None, seminar_id=stage.karakol.id)
    stage.session.clear_caches()
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    return person


def replies_to(said: list[Say], person: Person) -> list[str]:
    return [one.key for one in said if one.to is person]


def buttons_data(say: Say) -> list[str]:
    return [button.data for row in say.buttons for button in row]


async def test_a_new_question_is_told_to_moderators_with_one_tap_and_not_to_experts(stage: Stage) -> None:
    await add_expert(stage)
    said = await stage.command(stage.owner, "ask", "Экинчи суроо")
    told = [one for one in said if one.key == "staff-question"]
    assert [one.to for one in told] == [stage.member]
    assert [one.partition(":")[0] for one in buttons_data(told[0])] == [
        "publish-question",
        "decline-question",
        "start-answer",
        "show-question",
    ]


async def test_one_tap_shows_it_to_the_hall_and_a_second_changes_nothing(stage: Stage) -> None:
    assert text_keys(await stage.press(stage.member, f"publish-question:{stage.question.id}")) == []
    assert stage.question.state == question_states.VISIBLE
    assert stage.question.visible_at is not None
    shown = stage.question.visible_at
    await stage.press(stage.member, f"publish-question:{stage.question.id}")
    assert stage.question.visible_at == shown
    [card] = await stage.press(stage.member, f"hide-question:{stage.question.id}")
    assert stage.question.state == question_states.NEW
    assert card.key == "question-card"


async def test_everybody_who_waits_is_told_the_reason_of_a_decline(stage: Stage) -> None:
    await votes.cast_vote(stage.session, stage.question, stage.other, NOW)
    [ask] = await stage.press(stage.member, f"decline-question:{stage.question.id}:c")
    assert f"decline-question:{stage.question.id}:elsewhere" in buttons_data(ask)
    said = await stage.press(stage.member, f"decline-question:{stage.question.id}:elsewhere")
    assert replies_to(said, stage.owner) == ["question-declined"]
    assert replies_to(said, stage.other) == ["voted-declined"]
    told = next(one for one in said if one.to is stage.owner)
    assert told.args["why"] == Text("declined-elsewhere")
    assert told.reply_to == stage.question.chat_message_id
    with pytest.raises(Refusal, match="question-is-over"):
        await stage.press(stage.member, f"decline-question:{stage.question.id}:rude")


def test_each_reason_of_a_decline_has_a_button() -> None:
    assert get_args(DeclineReason) == lifecycle.DECLINE_REASONS


async def test_a_ban_that_is_not_confirmed_leads_back_to_the_question(stage: Stage) -> None:
    [ask] = await stage.press(stage.member, f"ban-asker:{stage.question.id}")
    assert ask.key == "ban-confirm"
    [page] = await stage.press(stage.member, buttons_data(ask)[-1])
    assert page.key == "question-card"
    assert stage.owner.banned_at is None


async def test_staff_are_not_banned_and_the_page_that_takes_roles_is_named(stage: Stage) -> None:
    own = await add_question(stage, person=stage.member)
    with pytest.raises(Refusal, match="ban-staff"):
        await stage.press(stage.member, f"ban-asker:{own.id}")
    words = {"ky": "команда барагынан ролдорун", "ru": "роли", "en": "roles"}
    for language, roles_of_theirs in words.items():
        assert roles_of_theirs in get_locale(language, "UTC").plain("ban-staff")


async def test_a_reason_may_be_in_own_words_and_is_left_by_another_command(stage: Stage) -> None:
    await stage.press(stage.member, f"type-decline-reason:{stage.question.id}")
    await stage.command(stage.member, "inbox")
    await stage.write(stage.member, "Салам")
    assert stage.question.state == question_states.NEW
    await stage.press(stage.member, f"type-decline-reason:{stage.question.id}")
    with pytest.raises(Refusal, match="awaited-text"):
        await stage.write(stage.member, "", unsupported_kind="sticker")
    said = await stage.write(stage.member, "Бул башка семинарга тиешелүү")
    told = next(one for one in said if one.to is stage.owner)
    assert told.args["why"] == "Бул башка семинарга тиешелүү"
    assert stage.member.step is None


async def test_what_was_declined_is_taken_up_again_and_who_waited_is_told(stage: Stage) -> None:
    await stage.press(stage.member, f"decline-question:{stage.question.id}:rude")
    said = await stage.press(stage.member, f"reopen-question:{stage.question.id}")
    assert replies_to(said, stage.owner) == ["question-reopened"]
    assert stage.question.state == question_states.REOPENED
    assert stage.question.reason == ""


async def test_a_merge_is_told_to_its_asker_and_can_be_undone(stage: Stage) -> None:
    one = await add_question(stage)
    third = await add_consented_person(stage.session, 5301)
    await votes.cast_vote(stage.session, one, third, NOW)
    fourth = await add_consented_person(stage.session, 5302)
    further = await questions.create_question(
        stage.session, stage.karakol, fourth, "Жол?", message_id=99, anonymous=False, at=NOW
    )
    await lifecycle.merge(stage.session, further, one, NOW, stage.member)
    await votes.recount(stage.session, stage.question)
    said = await stage.press(stage.member, f"merge-question:{one.id}:{stage.question.id}")
    assert one.state == question_states.MERGED
    assert stage.question.votes == 3
    assert replies_to(said, stage.other) == ["question-merged"], (
        "the words of what is not shown stay with staff"
    )
    assert replies_to(said, third) == []
    [page] = await stage.press(stage.member, f"show-question:{one.id}")
    assert page.buttons[0][0].data == f"show-question:{stage.question.id}:c", "the one to answer"
    said = await stage.press(stage.member, f"unmerge-question:{one.id}")
    assert (one.state, one.votes, stage.question.votes) == (question_states.NEW, 2, 0)
    assert replies_to(said, stage.other) == ["question-unmerged"]
    assert replies_to(said, fourth) == [], "this one is still merged into the other"


async def test_what_another_process_merged_meanwhile_is_not_merged_in_a_circle(stage: Stage) -> None:
    """The session of a batch may have loaded the other question before: its row is read again."""
    one = await add_question(stage)
    await stage.session.flush()
    change = {"state": question_states.MERGED, "merged_into_id": one.id}
    await stage.change_elsewhere(stage.question, **change)
    with pytest.raises(Refusal, match="merge-not-possible"):
        await stage.press(stage.member, f"merge-question:{one.id}:{stage.question.id}")
    assert one.merged_into_id is None


async def test_what_the_hall_reads_is_quoted_to_who_is_merged_into_it(stage: Stage) -> None:
    one = await add_question(stage)
    await stage.press(stage.member, f"publish-question:{stage.question.id}")
    said = await stage.press(stage.member, f"merge-question:{one.id}:{stage.question.id}")
    [told] = [say for say in said if say.to is stage.other]
    assert (told.key, told.args["text"]) == ("question-merged-quoted", stage.question.text)


async def test_who_is_merged_into_an_answered_question_gets_its_answer_at_once(stage: Stage) -> None:
    await lifecycle.add_answer(stage.session, stage.question, stage.member, "Эртең", NOW)
    one = await add_question(stage)
    third = await add_consented_person(stage.session, 5301)
    await votes.cast_vote(stage.session, one, third, NOW)
    said = await stage.press(stage.member, f"merge-question:{one.id}:{stage.question.id}")
    assert replies_to(said, stage.other) == ["question-merged-answered", "question-answer"]
    assert replies_to(said, third) == ["question-answer-too"]


async def test_a_number_that_is_typed_merges_and_a_wrong_one_is_refused(stage: Stage) -> None:
    one = await add_question(stage)
    [ask] = await stage.press(stage.member, f"choose-merge-target:{one.id}")
    assert f"merge-question:{one.id}:{stage.question.id}" in buttons_data(ask), "the alike is offered"
    with pytest.raises(Refusal, match="merge-no-such"):
        await stage.write(stage.member, "77")
    with pytest.raises(Refusal, match="merge-not-possible"):
        await stage.write(stage.member, str(one.number))
    await stage.write(stage.member, f"№{stage.question.number} менен")
    assert one.merged_into_id == stage.question.id


async def test_a_telephone_shows_the_number_of_a_candidate_and_how_it_begins(stage: Stage) -> None:
    long = "Жамбаш жана Шамшы айылдарынын мектептерине суу түтүгү качан тартылып бүтөт?"
    one, same = await add_question(stage, long), await add_question(stage, long)
    [ask] = await stage.press(stage.member, f"choose-merge-target:{one.id}")
    button = next(one for row in ask.buttons for one in row if one.data.endswith(f":{same.id}"))
    for language in LANGUAGES:
        [(label, _)] = button_labels(Say("plain-text", buttons=[[button]]), get_locale(language, "UTC"))
        assert str(same.number) in label
        assert long[:20] in label
        assert label_width(label) <= LABEL_WIDTHS[1], label


async def test_a_question_of_another_seminar_is_no_goal_of_a_merge(stage: Stage) -> None:
    one = await questions.create_question(
        stage.session, stage.jalal_abad, stage.other, "Суу?", message_id=5, anonymous=False, at=NOW
    )
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.member, f"merge-question:{stage.question.id}:{one.id}")


async def test_assigning_asks_by_when_and_gives_it_to_the_expert_without_a_hidden_name(stage: Stage) -> None:
    somebody = await add_expert(stage)
    stage.question.anonymous = True
    await stage.session.flush()
    [ask] = await stage.press(stage.member, f"choose-assignee:{stage.question.id}")
    assert f"choose-due-day:{stage.question.id}:{somebody.id}" in buttons_data(ask)
    await stage.press(stage.member, f"choose-due-day:{stage.question.id}:{somebody.id}")
    assert stage.question.state == question_states.NEW
    [asked] = await stage.write(stage.member, "эртең")
    assert stage.question.state == question_states.NEW, "it is asked back"
    said = await stage.press(stage.member, asked.buttons[0][0].data)
    assert stage.question.state == question_states.ASSIGNED
    assert stage.question.assignee_id == somebody.id
    assert stage.question.due_at is not None
    assert stage.question.due_at > stage.now
    assert stage.question.due_at.hour == 12, "the evening there"
    [told] = [one for one in said if one.to is somebody]
    assert told.key == "assigned-to-you-by"
    card = told.args["card"]
    assert isinstance(card, Text)
    assert card.args["who"] == Text("asker-kept")


async def test_a_day_that_is_over_is_refused_and_one_who_is_no_staff_is_not_chosen(stage: Stage) -> None:
    somebody = await add_expert(stage)
    past = f"{stage.now - timedelta(days=2):%Y%m%d%H%M}"
    with pytest.raises(Refusal, match="when-past"):
        await stage.press(stage.member, f"assign-question:{stage.question.id}:{somebody.id}:{past}")
    for data in (
        f"choose-due-day:{stage.question.id}:{stage.other.id}",
        f"assign-question:{stage.question.id}:{stage.other.id}:-",
    ):
        with pytest.raises(Refusal, match="button-old"):
            await stage.press(stage.member, data)


async def test_whose_it_was_learns_that_it_went_to_another_or_to_nobody(stage: Stage) -> None:
    one, two = await add_expert(stage), await add_expert(stage, 5202)
    await stage.press(stage.member, f"assign-question:{stage.question.id}:{one.id}:-")
    said = await stage.press(stage.member, f"assign-question:{stage.question.id}:{two.id}:-")
    assert replies_to(said, one) == ["assigned-to-another"]
    assert replies_to(said, two) == ["assigned-to-you"]
    said = await stage.press(stage.member, f"unassign-question:{stage.question.id}")
    assert replies_to(said, two) == ["assigned-to-another"]
    assert stage.question.state == question_states.NEW


async def test_the_wording_is_what_lists_show_and_the_asker_s_words_stay(stage: Stage) -> None:
    await stage.press(stage.member, f"edit-wording:{stage.question.id}")
    await stage.write(stage.member, "Таза суу качан келет?")
    assert (stage.question.wording, stage.question.text) == ("Таза суу качан келет?", "Суу качан келет?")
    [listed] = await stage.press(stage.member, f"list-queue:{stage.karakol.id}")
    lines = listed.args["list"]
    assert isinstance(lines, Lines)
    assert lines.lines[0].args["text"] == "Таза суу качан келет?"
    await stage.press(stage.member, f"reset-wording:{stage.question.id}")
    assert stage.question.wording == ""


async def test_words_that_the_asker_changes_are_looked_at_again_before_the_hall_reads_them(
    stage: Stage,
) -> None:
    await stage.press(stage.member, f"publish-question:{stage.question.id}")
    edit = stage.incoming(stage.owner, text="Башка сөз", edited=True)
    edit.message_id = stage.question.chat_message_id
    await stage.answer(edit)
    assert stage.question.text == "Башка сөз"
    assert stage.question.visible_at is None
    assert stage.question.state == question_states.NEW


async def test_a_topic_has_its_usual_name_and_is_offered_to_the_next(stage: Stage) -> None:
    [ask] = await stage.press(stage.member, f"choose-topic:{stage.question.id}")
    assert f"create-topic:{stage.question.id}:Суу" in buttons_data(ask)
    await stage.press(stage.member, f"create-topic:{stage.question.id}:Суу")
    topic = await topics.get(stage.session, stage.question.topic_id or 0)
    assert topic is not None
    assert topic.name == {"ky": "Суу", "ru": "Вода", "en": "Water"}
    one = await add_question(stage)
    [ask] = await stage.press(stage.member, f"choose-topic:{one.id}")
    assert buttons_data(ask)[0] == f"set-topic:{one.id}:{topic.id}"
    await stage.press(stage.member, f"set-topic:{one.id}:{topic.id}")
    [page] = await stage.press(stage.member, f"show-topic:{topic.id}")
    assert page.args["number"] == 2
    await stage.press(stage.member, f"rename-topic:{topic.id}")
    await stage.write(stage.member, "Таза суу / Чистая вода")
    assert topic.name == {"ky": "Таза суу", "ru": "Чистая вода"}


async def test_a_word_of_the_question_is_offered_only_where_no_usual_name_fits(stage: Stage) -> None:
    one = await add_question(stage, "Кто отремонтирует дорогу к школе?")
    [ask] = await stage.press(stage.member, f"choose-topic:{one.id}")
    offered = [data for data in buttons_data(ask) if data.startswith("create-topic:")]
    assert offered == [f"create-topic:{one.id}:Жол", f"create-topic:{one.id}:Мектеп"]
    other = await add_question(stage, "Суперкомпьютер?")
    [ask] = await stage.press(stage.member, f"choose-topic:{other.id}")
    assert f"create-topic:{other.id}:Суперкомпьютер" in buttons_data(ask)


async def test_topics_are_joined_and_one_of_another_seminar_is_refused(stage: Stage) -> None:
    water = await topics.get_or_create(stage.session, stage.karakol.id, {"ky": "Суу"}, NOW)
    pipes = await topics.get_or_create(stage.session, stage.karakol.id, {"ky": "Түтүк"}, NOW)
    far = await topics.get_or_create(stage.session, stage.jalal_abad.id, {"ky": "Жол"}, NOW)
    await stage.press(stage.member, f"set-topic:{stage.question.id}:{pipes.id}")
    for data in (f"merge-topic:{pipes.id}:{far.id}", f"set-topic:{stage.question.id}:{far.id}"):
        with pytest.raises(Refusal, match="button-old"):
            await stage.press(stage.member, data)
    [page] = await stage.press(stage.member, f"merge-topic:{pipes.id}:{water.id}")
    assert page.args["topic"] == Translated({"ky": "Суу"})
    assert stage.question.topic_id == water.id
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.member, f"show-topic:{pipes.id}")


async def test_the_history_tells_each_step_with_its_hand(stage: Stage) -> None:
    await stage.press(stage.member, f"publish-question:{stage.question.id}")
    await stage.press(stage.member, f"decline-question:{stage.question.id}:rude")
    [past] = await stage.press(stage.member, f"show-question-history:{stage.question.id}")
    lines = past.args["list"]
    assert isinstance(lines, Lines)
    told = [one.args["what"].key for one in lines.lines]
    assert told == ["history-asked", "history-visible", "history-declined-for"]


async def history(stage: Stage) -> list[str]:
    """Return the text keys of the steps in the question's history."""
    [past] = await stage.press(stage.member, f"show-question-history:{stage.question.id}")
    return [one.args["what"].key for one in past.args["list"].lines]  # type: ignore[union-attr]


@pytest.mark.parametrize("shown", [False, True])
async def test_an_assignment_that_is_undone_neither_hides_nor_shows(stage: Stage, shown: bool) -> None:
    if shown:
        await lifecycle.show(stage.session, stage.question, NOW, stage.member)
    await lifecycle.assign(stage.session, stage.question, stage.other, NOW, stage.member)
    await lifecycle.unassign(stage.session, stage.question, NOW, stage.member)
    assert (await history(stage))[-2:] == ["history-assigned", "history-released"]


async def test_a_question_that_was_moved_is_not_called_merged(stage: Stage) -> None:
    stage.jalal_abad.cloned_from_id = stage.karakol.id
    moved = await carry_over(stage.session, stage.question, stage.jalal_abad, NOW, stage.member)
    assert (await history(stage))[-1] == "history-carried"
    assert await own_state(stage) == "is-carried"
    await lifecycle.add_answer(stage.session, moved, stage.member, "Июнда.", NOW)
    assert await own_state(stage) == "own-answered", (
        "the number at the other seminar says nothing to the asker"
    )


async def own_state(stage: Stage) -> str:
    """Return the text key of the question's state on its asker's page."""
    [page] = await stage.press(stage.owner, f"show-own-question:{stage.question.id}")
    state = page.args["state"]
    assert isinstance(state, Text)
    return state.key


async def test_a_question_merged_into_a_declined_one_is_declined_and_may_be_reopened(stage: Stage) -> None:
    other = await add_question(stage, "Суу түтүгү качан жаңыланат?")
    await lifecycle.merge(stage.session, stage.question, other, NOW, stage.member)
    assert await own_state(stage) == "own-merged"
    await lifecycle.decline(stage.session, other, "elsewhere", NOW, stage.member)
    assert await own_state(stage) == "own-declined"
    [asked] = await stage.press(stage.owner, f"reopen-own-question:{stage.question.id}")
    assert asked.key == "reopen-prompt"
    await stage.write(stage.owner, "Кайра сурайм")
    assert stage.question.state == question_states.REOPENED


async def test_a_withdrawn_question_is_not_said_to_wait(stage: Stage) -> None:
    await lifecycle.withdraw(stage.session, stage.question, NOW, stage.owner)
    with pytest.raises(Refusal, match="question-gone"):
        await stage.press(stage.owner, f"reopen-own-question:{stage.question.id}")


@pytest.mark.parametrize(
    ("state", "told"), [("cancelled", "plan-over"), ("draft", "carry-question-not-open")]
)
async def test_questions_are_moved_only_to_a_seminar_that_is_open(
    stage: Stage, state: str, told: str
) -> None:
    stage.jalal_abad.cloned_from_id, stage.jalal_abad.state = stage.karakol.id, state
    with pytest.raises(Refusal, match=told):
        await stage.press(stage.member, f"carry-question:{stage.jalal_abad.id}:{stage.question.id}")


async def test_moderating_is_switched_and_then_the_hall_reads_at_once(stage: Stage) -> None:
    await stage.press(stage.member, f"set-moderated:{stage.karakol.id}:0")
    one = await add_question(stage)
    assert one.state == question_states.VISIBLE
    assert one.visible_at == NOW
    await stage.press(stage.member, f"set-moderated:{stage.karakol.id}:1")
    assert (await add_question(stage, "Үчүнчү")).state == question_states.NEW


async def test_what_is_left_is_counted_overall_and_keeps_a_seminar_from_the_archive(stage: Stage) -> None:
    stage.karakol.state = seminar_states.HELD
    await stage.session.flush()
    [panel] = await stage.command(stage.member, "staff")
    labels = [button.label for row in panel.buttons for button in row]
    assert Text("unanswered-button", {"number": 1}) in labels
    for way in ("archived", "archived:yes"):
        [no] = await stage.press(stage.member, f"change-seminar-state:{stage.karakol.id}:{way}")
        assert (no.key, no.args["number"]) == ("lifecycle-unanswered", 1)
        assert f"list-queue:{stage.karakol.id}:left:0" in buttons_data(no)
    assert stage.karakol.state == seminar_states.HELD
    [left] = await stage.press(stage.member, "list-unanswered-questions")
    assert buttons_data(left) == [f"list-queue:{stage.karakol.id}:left:0"]
    assert "seminar-label" in str(left.buttons), "its date too: seminars of the same title"
    await stage.press(stage.member, f"decline-question:{stage.question.id}:rude")
    await stage.press(stage.member, f"change-seminar-state:{stage.karakol.id}:archived:yes")
    assert stage.karakol.state == seminar_states.ARCHIVED


async def test_who_voted_for_what_is_taken_back_is_told_once(stage: Stage) -> None:
    await votes.cast_vote(stage.session, stage.question, stage.other, NOW)
    await stage.press(stage.owner, f"withdraw-question:{stage.question.id}:yes")
    [told] = await outcome_notifications.notify_withdrawn(stage.session, NOW)
    assert isinstance(told, Say)
    assert (told.key, told.to) == ("voted-withdrawn", stage.other)
    assert await outcome_notifications.notify_withdrawn(stage.session, NOW) == []


async def test_who_voted_for_what_is_taken_back_waits_for_the_one_that_was_merged_into_it(
    stage: Stage,
) -> None:
    third = await add_consented_person(stage.session, 5301)
    await votes.cast_vote(stage.session, stage.question, third, NOW)
    one = await add_question(stage)
    await stage.press(stage.member, f"merge-question:{one.id}:{stage.question.id}")
    await stage.press(stage.owner, f"withdraw-question:{stage.question.id}:yes")
    assert (one.state, one.votes) == (question_states.NEW, 1)
    assert await outcome_notifications.notify_withdrawn(stage.session, NOW) == []
    said = await stage.press(stage.member, f"decline-question:{one.id}:rude")
    assert replies_to(said, third) == ["voted-declined"]


async def test_words_that_are_awaited_for_a_question_taken_back_leave_the_step(stage: Stage) -> None:
    await stage.press(stage.member, f"edit-wording:{stage.question.id}")
    await stage.press(stage.owner, f"withdraw-question:{stage.question.id}:yes")
    assert text_keys(await stage.write(stage.member, "Сөз")) == ["question-gone"]
    assert stage.member.step is None


async def test_a_kind_of_button_fits_in_telegram_s_room() -> None:
    assert Button("x", CreateTopic(10**9, "ө" * 20)).data


async def test_a_merged_question_is_assigned_to_nobody(stage: Stage) -> None:
    one = await add_question(stage)
    await stage.press(stage.member, f"merge-question:{one.id}:{stage.question.id}")
    for data in (f"choose-assignee:{one.id}", f"assign-question:{one.id}:{stage.member.id}:-"):
        with pytest.raises(Refusal, match="question-is-over"):
            await stage.press(stage.member, data)
    assert one.merged_into_id == stage.question.id
