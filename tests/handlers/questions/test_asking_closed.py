"""A seminar that takes no questions any more is not asked about, and what was written for it is kept."""

import pytest
from sqlalchemy import event

from handlers.messages import Refusal, Text
from storage.models import Person, Seminar, seminar_states
from storage.questions import questions
from storage.seminars import seminars
from tests.conversations.helpers import add_consented_person
from tests.handlers.seminars.test_pages import add_seminar
from tests.handlers.stage import Stage, text_keys

CLOSED = (seminar_states.ARCHIVED, seminar_states.CANCELLED)
closed = pytest.mark.parametrize("state", CLOSED)


async def keep_open(stage: Stage, *kept: Seminar) -> None:
    """Archive all public seminars but these."""
    for seminar in await seminars.list_public(stage.session):
        if seminar not in kept:
            seminar.state = seminar_states.ARCHIVED
    await stage.session.flush()


async def asked_by(stage: Stage, person: Person) -> list[tuple[str, int]]:
    return [(one.text, one.seminar_id) for one, _ in await questions.list_by_person(stage.session, person)]


@closed
async def test_a_seminar_that_takes_no_questions_is_not_prompted_for(stage: Stage, state: str) -> None:
    await keep_open(stage, stage.jalal_abad)
    stage.karakol.state = state
    [said] = await stage.command(stage.owner, "ask")
    assert said.key == "ask-which-other"
    assert [row[0].data for row in said.buttons] == [f"start-question:{stage.jalal_abad.id}"]


async def test_without_any_other_seminar_the_person_is_told_whom_to_contact(stage: Stage) -> None:
    await keep_open(stage)
    with pytest.raises(Refusal, match="ask-closed"):
        await stage.command(stage.owner, "ask")
    assert text_keys(await stage.command(stage.owner, "ask", "Көпүрө качан оңдолот?")) == ["ask-closed"]
    assert len(await asked_by(stage, stage.owner)) == 1


async def test_words_are_not_put_into_a_seminar_that_was_not_chosen(stage: Stage) -> None:
    await keep_open(stage, stage.jalal_abad)
    [said] = await stage.command(stage.owner, "ask", "Көпүрө качан оңдолот?")
    assert said.key == "ask-which-other"
    assert len(await asked_by(stage, stage.owner)) == 1
    said = (await stage.press(stage.owner, said.buttons[0][0].data))[0]
    assert said.key == "question-kept"
    assert ("Көпүрө качан оңдолот?", stage.jalal_abad.id) in await asked_by(stage, stage.owner)


@closed
async def test_words_written_after_the_end_of_questions_are_kept(stage: Stage, state: str) -> None:
    await stage.press(stage.owner, f"start-question:{stage.karakol.id}")
    await keep_open(stage, stage.jalal_abad)
    stage.karakol.state = state
    [said] = await stage.write(stage.owner, "Көпүрө качан оңдолот?")
    assert said.key == "ask-which-other"
    assert stage.owner.step is None
    await stage.press(stage.owner, said.buttons[0][0].data)
    assert ("Көпүрө качан оңдолот?", stage.jalal_abad.id) in await asked_by(stage, stage.owner)


async def test_the_prompt_of_a_seminar_archived_meanwhile_is_not_repeated(stage: Stage) -> None:
    await stage.press(stage.owner, f"start-question:{stage.karakol.id}")
    await keep_open(stage)
    said = await stage.press(stage.owner, "choose-language:ru")
    assert text_keys(said)[-1] == "ask-closed"
    assert stage.owner.step is None


async def test_a_choice_made_after_the_archiving_asks_for_another_seminar(stage: Stage) -> None:
    second = await add_seminar(stage, "second")
    [asked] = await stage.command(stage.newcomer_with_consent(), "ask", "Көпүрө качан оңдолот?")
    chosen = next(row[0] for row in asked.buttons if row[0].data.endswith(f":{second.id}"))
    second.state = seminar_states.ARCHIVED
    [said] = await stage.press(stage.newcomer, chosen.data)
    assert said.key == "ask-which-other"


async def test_staff_see_the_place_that_the_asker_has_at_the_seminar_of_the_question(stage: Stage) -> None:
    """The person may have registered from another place since."""
    before = await shown_place(stage)
    stage.owner.unit_code = None
    stage.owner.organisation = "Башка жер"
    assert await shown_place(stage) == before
    stage.seat.unit_code = stage.seat.organisation = None
    assert await shown_place(stage) == "Башка жер"


async def shown_place(stage: Stage) -> object:
    await stage.session.flush()
    stage.session.clear_caches()
    [listed] = await stage.command(stage.member, "inbox")
    [line] = listed.args["list"].lines  # type: ignore[union-attr]
    who = line.args["who"]
    assert isinstance(who, Text)
    return who.args["place"]


async def test_the_places_of_a_list_cost_one_query(stage: Stage) -> None:
    for number in (8001, 8002, 8003):
        person = await add_consented_person(stage.session, number, at="karakol")
        await questions.create_question(
            stage.session,
            stage.karakol,
            person,
            f"Суроо {number}",
            message_id=1,
            anonymous=False,
            at=stage.now,
        )
    await stage.session.flush()
    stage.session.clear_caches()
    seen: list[str] = []

    def listen(_c: object, _k: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    connection = (await stage.session.connection()).sync_connection
    event.listen(connection, "before_cursor_execute", listen)
    await stage.press(stage.member, f"list-queue:{stage.karakol.id}:left")
    event.remove(connection, "before_cursor_execute", listen)
    assert len([one for one in seen if "FROM seats" in one and "person_id IN" in one]) == 1
