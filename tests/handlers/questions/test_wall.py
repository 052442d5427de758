"""The wall's remote control: presses that are repeated, concurrent or late take effect once."""

from datetime import UTC, datetime

import pytest

from handlers.messages import QrCode, Refusal, Text, WebPage
from handlers.ui.file_names import seminar_file
from storage import audit
from storage.accounts import people
from storage.models import Question, Wall
from storage.privacy import erasure
from storage.questions import lifecycle, questions, wall
from tests.handlers.stage import NOW, Stage, text_keys


async def asked(stage: Stage, text: str, votes: int = 0) -> Question:
    person = (await people.get_or_create(stage.session, [60_000 + votes], NOW))[60_000 + votes]
    question = await questions.create_question(
        stage.session, stage.karakol, person, text, message_id=1, anonymous=True, at=NOW
    )
    await lifecycle.show(stage.session, question, NOW, stage.member)
    question.votes = votes
    await stage.session.flush()
    return question


async def load_wall(stage: Stage) -> Wall:
    found = await wall.get(stage.session, stage.karakol.id)
    assert found is not None
    return found


async def test_next_shows_the_one_with_most_votes_and_the_shown_come_last(stage: Stage) -> None:
    few, many, some = [await asked(stage, f"Суроо {votes}", votes) for votes in (1, 9, 5)]
    await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    shown = []
    for _ in range(4):
        now = (await load_wall(stage)).question_id or 0
        await stage.press(stage.member, f"show-next-on-wall:{stage.karakol.id}:{now}")
        shown.append((await load_wall(stage)).question_id)
    assert shown == [many.id, some.id, few.id, many.id]


async def test_what_is_shown_may_be_marked_as_answered_in_the_hall(stage: Stage) -> None:
    question = await asked(stage, "Суроо")
    aloud = f"start-spoken-answer:{question.id}"
    [page] = await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    assert aloud not in [button.data for row in page.buttons for button in row]
    [page] = await stage.press(stage.member, f"show-next-on-wall:{stage.karakol.id}:0")
    assert aloud in [button.data for row in page.buttons for button in row]
    await lifecycle.add_answer(stage.session, question, stage.member, "Эртең", NOW)
    [page] = await stage.press(stage.member, f"show-wall:{stage.karakol.id}:0")
    assert aloud not in [button.data for row in page.buttons for button in row]


async def test_the_wall_its_remote_control_and_the_page_of_questions_count_the_same(stage: Stage) -> None:
    await asked(stage, "Суроо", 1)
    rude = await asked(stage, "Орой", 2)
    await stage.press(stage.member, f"decline-question:{rude.id}:rude")
    [remote] = await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    [page] = await stage.press(stage.member, f"list-hall-questions:{stage.karakol.id}")
    shown = await wall.view_by_token(stage.session, (await load_wall(stage)).token, 5, stage.now)
    assert shown is not None
    assert (shown.asked, remote.args["every"], page.args["asked"]) == (3, 3, 3)


async def test_next_pressed_twice_goes_on_by_one(stage: Stage) -> None:
    for votes in (1, 2, 3):
        await asked(stage, "Суроо", votes)
    await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    button = f"show-next-on-wall:{stage.karakol.id}:0"
    await stage.press(stage.member, button)
    first = (await load_wall(stage)).question_id
    (say,) = await stage.press(stage.member, button)
    assert (await load_wall(stage)).question_id == first
    assert say.key == "wall"


async def test_a_pinned_one_comes_first_and_one_left_out_comes_no_more(stage: Stage) -> None:
    few, many = await asked(stage, "Аз", 1), await asked(stage, "Көп", 9)
    await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    await stage.press(stage.member, f"change-wall-question:{few.id}:pin")
    seen = await wall.view_of(stage.session, await load_wall(stage), stage.karakol, 10)
    assert [line.id for line in seen.upcoming] == [few.id, many.id]
    await stage.press(stage.member, f"change-wall-question:{few.id}:show")
    await stage.press(stage.member, f"change-wall-question:{few.id}:out")
    seen = await wall.view_of(stage.session, await load_wall(stage), stage.karakol, 10)
    assert (seen.current, [line.id for line in seen.upcoming]) == (None, [many.id])
    assert [line.id for line in await wall.list_hidden(stage.session, stage.karakol.id)] == [few.id]
    await stage.press(stage.member, f"list-hidden-from-wall:{stage.karakol.id}")
    await stage.press(stage.member, f"change-wall-question:{few.id}:in")
    assert not await wall.list_hidden(stage.session, stage.karakol.id)


async def test_what_the_hall_may_not_read_is_never_shown(stage: Stage) -> None:
    await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    await lifecycle.hide(stage.session, stage.question, NOW, stage.member)
    for change in ("show", "pin"):
        with pytest.raises(Refusal, match="wall-closed"):
            await stage.press(stage.member, f"change-wall-question:{stage.question.id}:{change}")
    assert (await load_wall(stage)).question_id is None


async def test_what_is_taken_from_the_hall_leaves_the_wall_and_a_merged_one_is_spoken_for(
    stage: Stage,
) -> None:
    first, second = await asked(stage, "Суу качан?", 1), await asked(stage, "Суу кайда?", 2)
    await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    await stage.press(stage.member, f"change-wall-question:{second.id}:show")
    await lifecycle.merge(stage.session, second, first, NOW, stage.member)
    now = await wall.get_current(stage.session, await load_wall(stage))
    assert now is not None
    assert now.id == first.id
    await lifecycle.hide(stage.session, first, NOW, stage.member)
    assert await wall.get_current(stage.session, await load_wall(stage)) is None


async def test_what_was_forgotten_by_its_asker_is_gone_from_the_wall(stage: Stage) -> None:
    question = await asked(stage, "Өзүмдүн сөзүм", 4)
    await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    await stage.press(stage.member, f"change-wall-question:{question.id}:show")
    await lifecycle.add_answer(stage.session, question, stage.member, "Жооп", NOW)
    asker = await people.get(stage.session, question.person_id)
    assert asker is not None
    assert await wall.get_current(stage.session, await load_wall(stage)) is not None
    await erasure.erase_person(stage.session, asker, NOW)
    assert await wall.get_current(stage.session, await load_wall(stage)) is None


async def test_the_address_is_one_to_type_and_a_new_one_is_given_once_a_press(stage: Stage) -> None:
    (say,) = await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    word = (await load_wall(stage)).token
    assert say.args["address"] == WebPage(f"wall/{word}", Text("wall-only-here"))
    assert not set(word) & set("0o1il")
    (say,) = await stage.press(stage.member, f"send-wall-link:{stage.karakol.id}")
    assert say.document == QrCode(seminar_file(stage.karakol, "file-wall-code"), WebPage(f"wall/{word}"))
    for _ in range(2):
        await stage.press(stage.member, f"renew-wall-link:{stage.karakol.id}:{word}")
    renewed = (await load_wall(stage)).token
    assert renewed != word
    found = [row.action for row, _ in await audit.list_newest(stage.session)]
    assert found.count("wall.renewed") == 1


async def test_staff_read_until_when_the_wall_can_be_seen_and_that_it_has_closed(stage: Stage) -> None:
    stage.now, stage.karakol.timezone = NOW, "Asia/Bishkek"
    stage.karakol.ends_at = datetime(
        2026, 11, 23, 19, 30, tzinfo=UTC
    )  # half past one at night there, on the 24th
    (say,) = await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    word = (await load_wall(stage)).token
    for key in ("wall-until", "wall-over"):
        end = say.args["end"]
        assert isinstance(end, Text)
        assert (end.key, f"{end.args['day']:%d.%m.%Y}") == (key, "01.12.2026")
        stage.now = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)  # the second of December begins there
        (say,) = await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    assert not [button for row in say.buttons for button in row if button.data.startswith("walllink")]
    for late in (f"send-wall-link:{stage.karakol.id}", f"renew-wall-link:{stage.karakol.id}:{word}"):
        with pytest.raises(Refusal, match="wall-over"):
            await stage.press(stage.member, late)
    assert (await load_wall(stage)).token == word
    assert wall.closes_at(stage.karakol) == stage.now


async def test_the_code_on_the_wall_asks_for_the_words_at_once(stage: Stage) -> None:
    said = await stage.command(stage.owner, "start", "q_karakol")
    assert stage.owner.step == "question"
    assert said
    (no,) = await stage.command(stage.other, "start", "q_nowhere")
    assert no.key == "ask-no-seminar"


async def test_the_walls_code_asks_at_its_seminar_and_so_does_one_of_before(stage: Stage) -> None:
    for argument in (f"q_{wall.link_argument(stage.karakol.id)}", f"q_{stage.karakol.slug}"):
        stage.owner.draft = {}
        await stage.command(stage.owner, "start", argument)
        assert stage.owner.draft["question"]["seminar"] == stage.karakol.id
    for argument in ("q__0", "q__²", "q_", "q__99999999999999"):
        assert text_keys(await stage.command(stage.owner, "start", argument)) == ["ask-no-seminar"], argument


async def test_after_an_answer_in_the_hall_a_button_leads_back_to_the_remote_control(stage: Stage) -> None:
    question = await asked(stage, "Суроо")
    await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    await stage.press(stage.member, f"start-spoken-answer:{question.id}")
    done = (await stage.write(stage.member, "Эртең"))[0]
    assert done.buttons[-1][0].data == f"show-wall:{stage.karakol.id}"
