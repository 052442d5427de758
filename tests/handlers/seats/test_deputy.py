"""The deputy's link: for one person, for one use, for 72 hours; and taking the seat back."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.locales import get_locale
from bot.telegram.outgoing import MessageRenderer
from handlers import dispatch
from handlers.messages import DeepLink, Incoming, Refusal, RemoveKeyboard, Say, Text
from storage.database import Database
from storage.messages import outbox
from storage.models import ACTIVE_STATES, OutboxMessage, Person, Seat, seat_states
from storage.seats import registrations, seats
from storage.team import roles
from tests.conftest import load_sample
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import Stage, create_stage, sent_says, text_keys

POST = MessageRenderer("ky", "Asia/Bishkek")


async def create_link(stage: Stage) -> str:
    [said] = await stage.press(stage.owner, f"create-deputy-link:{stage.seat.id}")
    share = said.buttons[0][0].share
    assert share is not None
    assert isinstance(share.link, DeepLink)
    await stage.session.flush()
    return share.link.payload


def later(stage: Stage, did: Incoming, **delta: int) -> Incoming:
    did.at = datetime.now(UTC) + timedelta(**delta)
    return did


async def take_link(stage: Stage) -> tuple[list[Say], Seat]:
    """Have the newcomer open the link and give name and telephone."""
    person = stage.newcomer_with_consent()
    await fill_in_link(stage, person, await create_link(stage))
    said = await stage.press(person, "submit-registration")
    await stage.session.flush()
    after = await seats.of_person(stage.session, stage.karakol.id, person)
    assert after is not None
    return said, after


async def test_opening_the_link_does_not_tell_whose_seat_it_is(stage: Stage) -> None:
    word = await create_link(stage)
    stage.owner.name = stage.seat.name = "Үлгү Жашыруун"
    said = await stage.command(stage.newcomer_with_consent(), "start", word)
    assert "deputy-opened" in text_keys(said)
    for one in said:
        assert "Жашыруун" not in get_locale("ky", "UTC").html(one.key, one.args)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
async def test_the_giver_reads_that_it_is_for_one_person_and_for_how_long(
    stage: Stage, language: str
) -> None:
    [said] = await stage.press(stage.owner, f"create-deputy-link:{stage.seat.id}")
    text = get_locale(language, "UTC").html(said.key, said.args)
    assert "72" in text
    assert {"ky": "ошол адамдын өзүнө гана", "ru": "только этому человеку", "en": "that person only"}[
        language
    ] in text


async def test_the_link_holds_for_72_hours_and_can_be_taken_back(stage: Stage) -> None:
    word, person = await create_link(stage), stage.newcomer_with_consent()
    late = stage.incoming(person, command="start", argument=word)
    assert "deputy-link-gone" in text_keys(await stage.answer(later(stage, late, hours=72, minutes=1)))
    await stage.press(stage.owner, f"revoke-deputy-link:{stage.seat.id}")
    assert "deputy-link-gone" in text_keys(await stage.command(person, "start", word))


async def test_the_giver_is_told_who_came_and_has_the_seat_back_with_a_tap(stage: Stage) -> None:
    said, after = await take_link(stage)
    [told] = [one for one in said if one.to is stage.owner]
    assert (told.key, told.args["deputy"], getattr(told.args["position"], "key", "")) == (
        *("deputy-came", "Үлгү Катышуучу"),
        "position-secretary",
    )
    [[undo]] = told.buttons
    back = await stage.press(stage.owner, undo.data)
    assert [(one.key, one.to) for one in back] == [
        ("deputy-undone", None),
        ("deputy-undone-other", stage.newcomer),
        ("notice-undone", stage.member),
    ]
    assert (stage.seat.state, after.state) == (seat_states.REGISTERED, seat_states.CANCELLED)
    [again] = await stage.press(stage.owner, undo.data)
    assert (again.key, again.edit) == ("deputy-undone", True), "a button that was left elsewhere goes away"


async def test_after_a_day_it_stays_with_whoever_came(stage: Stage) -> None:
    _, after = await take_link(stage)
    did = stage.incoming(stage.owner, button="undo-handover", argument=str(stage.seat.id), callback_id="1")
    with pytest.raises(Refusal, match="deputy-undo-late"):
        await stage.answer(later(stage, did, hours=24, minutes=1))
    assert (stage.seat.state, after.state) == (seat_states.HANDED_OVER, seat_states.REGISTERED)


async def test_nobody_else_has_it_back(stage: Stage) -> None:
    _, after = await take_link(stage)
    await roles.grant(stage.session, stage.other, roles.ORGANISER, stage.seat.state_changed_at, None)
    for person in (stage.other, stage.newcomer):
        with pytest.raises(Refusal):
            await stage.press(person, f"undo-handover:{stage.seat.id}")
    assert after.state == seat_states.REGISTERED


async def fill_in_link(stage: Stage, person: Person, word: str) -> None:
    """Have that person open the link and fill in the form without confirming."""
    person.step, person.draft, person.phone, person.name = None, {}, None, None
    await stage.command(person, "start", word)
    await stage.press(person, "choose-position:secretary")
    await stage.write(person, "0700 100 888")
    await stage.press(person, "use-profile-name")


def texts_in_languages(said: Sequence[Say]) -> str:
    """Return the replies in every language."""
    return "\n".join(
        get_locale(one, "UTC").html(say.key, say.args) for say in said for one in ("ky", "ru", "en")
    )


async def add_guest(stage: Stage) -> Person:
    """Add a person who has consented and has no seat."""
    return await add_consented_person(stage.session, 5100)


async def test_of_two_who_open_it_the_first_who_confirms_has_the_seat(stage: Stage) -> None:
    """Several people may open the link, as in a group; the seat is nobody's before somebody has confirmed."""
    word, first, second = await create_link(stage), stage.newcomer_with_consent(), await add_guest(stage)
    stage.owner.name = stage.seat.name = "Үлгү Жашыруун"
    for one in (first, second):
        await fill_in_link(stage, one, word)
    assert stage.seat.state in seat_states.ATTENDING_STATES
    said = await stage.press(first, "submit-registration")
    await stage.session.flush()
    assert [one.to for one in said if one.key == "deputy-came"] == [stage.owner]
    late = await stage.press(second, "submit-registration")
    assert text_keys(late) == ["deputy-link-gone"]
    assert "Жашыруун" not in texts_in_languages(late)
    assert await seats.of_person(stage.session, stage.karakol.id, second) is None
    assert "deputy-link-gone" in text_keys(await stage.command(second, "start", word))


async def test_the_giver_s_own_press_changes_nothing(stage: Stage) -> None:
    word = await create_link(stage)
    assert text_keys(await stage.command(stage.owner, "start", word)) == ["deputy-own"]
    assert (stage.seat.state, stage.seat.deputy_token_hash is not None) == (seat_states.REGISTERED, True)


async def test_who_has_a_seat_keeps_it_and_the_link_stays_for_another(stage: Stage) -> None:
    word = await create_link(stage)
    theirs = await seats.of_person(stage.session, stage.karakol.id, stage.other)
    stage.owner.name = stage.seat.name = "Үлгү Жашыруун"
    said = await stage.command(stage.other, "start", word)
    assert text_keys(said) == ["deputy-have-seat"]
    assert "Жашыруун" not in texts_in_languages(said)
    assert theirs is not None
    assert (stage.seat.state, theirs.state) == (seat_states.REGISTERED, seat_states.REGISTERED)
    assert "deputy-opened" in text_keys(await stage.command(stage.newcomer_with_consent(), "start", word))


async def test_who_registered_between_opening_and_confirming_keeps_that_seat(stage: Stage) -> None:
    word, person = await create_link(stage), stage.newcomer_with_consent()
    await fill_in_link(stage, person, word)
    person.office, person.unit_code, person.position, person.name = "project", None, "other", "Үлгү Башка"
    theirs = await registrations.register(stage.session, stage.karakol, person, stage.now)
    assert text_keys(await stage.press(person, "submit-registration")) == ["deputy-link-gone"]
    assert (stage.seat.state, theirs.state) == (seat_states.REGISTERED, seat_states.REGISTERED)


async def test_after_the_undo_the_old_link_is_dead_and_a_new_one_works_and_is_told_anew(stage: Stage) -> None:
    word = await create_link(stage)
    person = stage.newcomer_with_consent()
    await fill_in_link(stage, person, word)
    first = await stage.press(person, "submit-registration")
    await stage.session.flush()
    await stage.press(stage.owner, f"undo-handover:{stage.seat.id}")
    await stage.session.flush()
    assert "deputy-link-gone" in text_keys(await stage.command(person, "start", word))
    await fill_in_link(stage, person, await create_link(stage))
    again = await stage.press(person, "submit-registration")
    subjects = {one.collapse_key for one in (*first, *again) if one.key == "deputy-came"}
    assert len(subjects) == 2, "a message that is changed in its place makes no sound"


async def test_a_form_that_was_begun_in_time_is_late_after_72_hours(stage: Stage) -> None:
    person = stage.newcomer_with_consent()
    await fill_in_link(stage, person, await create_link(stage))
    did = stage.incoming(person, button="submit-registration", argument="", callback_id="1")
    assert text_keys(await stage.answer(later(stage, did, hours=72, minutes=1))) == ["deputy-link-gone"]
    assert stage.seat.state == seat_states.REGISTERED


@pytest.mark.parametrize("state", ["held", "cancelled", "archived"])
async def test_after_the_seminar_the_link_is_dead_and_nothing_is_had_back(stage: Stage, state: str) -> None:
    word, person = await create_link(stage), stage.newcomer_with_consent()
    stage.karakol.state = state
    await stage.session.flush()
    assert "deputy-link-gone" in text_keys(await stage.command(person, "start", word))
    with pytest.raises(Refusal, match="seat-over"):
        await stage.press(stage.owner, f"create-deputy-link:{stage.seat.id}")
    stage.karakol.state = "open"
    await fill_in_link(stage, person, word)
    await stage.press(person, "submit-registration")
    await stage.session.flush()
    stage.karakol.state = state
    with pytest.raises(Refusal, match="seat-over"):
        await stage.press(stage.owner, f"undo-handover:{stage.seat.id}")


async def test_a_link_does_not_outlive_the_seminar(stage: Stage) -> None:
    stage.karakol.ends_at = stage.now + timedelta(hours=2)
    word = await create_link(stage)
    did = stage.incoming(stage.newcomer_with_consent(), command="start", argument=word)
    assert "deputy-link-gone" in text_keys(await stage.answer(later(stage, did, hours=2, minutes=1)))


async def test_whoever_has_arrived_stays(stage: Stage) -> None:
    _, after = await take_link(stage)
    await seats.transition(stage.session, after, seat_states.ARRIVED, stage.now)
    with pytest.raises(Refusal, match="deputy-undo-late"):
        await stage.press(stage.owner, f"undo-handover:{stage.seat.id}")


@pytest.mark.parametrize(
    "act", ["start-declining-seat:{0}", "decline-seat:{0}:work", "answer-attendance:{1}:{2}:no"]
)
async def test_whoever_cannot_release_a_seat_any_more_reads_the_true_reason(stage: Stage, act: str) -> None:
    _, after = await take_link(stage)
    seminar = stage.karakol
    with pytest.raises(Refusal, match="seat-handed-over"):
        await stage.press(stage.owner, act.format(stage.seat.id, seminar.id, seminar.version))
    stage.now = seminar.starts_at - timedelta(minutes=20)
    await seats.transition(stage.session, after, seat_states.ARRIVED, stage.now)
    with pytest.raises(Refusal, match="seat-arrived"):
        await stage.press(stage.newcomer, act.format(after.id, seminar.id, seminar.version))


async def test_a_link_that_was_passed_on_is_undone_with_all_who_came_by_it(stage: Stage) -> None:
    _, after = await take_link(stage)
    [said] = await stage.press(stage.newcomer, f"create-deputy-link:{after.id}")
    share = said.buttons[0][0].share
    assert share is not None
    assert isinstance(share.link, DeepLink)
    await stage.session.flush()
    third = await add_guest(stage)
    await fill_in_link(stage, third, share.link.payload)
    await stage.press(third, "submit-registration")
    await stage.session.flush()
    back = await stage.press(stage.owner, f"undo-handover:{stage.seat.id}")
    assert [(one.key, one.to) for one in back][:2] == [
        ("deputy-undone", None),
        ("deputy-undone-other", third),
    ]
    live = [
        one.person_id for one in await seats.list_in_states(stage.session, stage.karakol.id, ACTIVE_STATES)
    ]
    assert (live.count(stage.owner.id), third.id in live, stage.newcomer.id in live) == (1, False, False)


@pytest.mark.parametrize("late", [False, True])
async def test_the_giver_hears_when_the_deputy_cannot_come_and_can_come_after_all(
    stage: Stage, late: bool
) -> None:
    _, after = await take_link(stage)
    if late:
        stage.now += timedelta(days=2)
    said = await stage.press(stage.newcomer, f"decline-seat:{after.id}:illness")
    [told] = [one for one in said if one.to is stage.owner]
    assert told.key == "deputy-left"
    assert "Катышуучу" not in texts_in_languages([told]), "why somebody cannot come is not for others"
    [[button]] = told.buttons
    assert button.data.partition(":")[0] == ("start-registration" if late else "undo-handover")
    back = await stage.press(stage.newcomer, f"confirm-seat:{after.id}")
    assert [one.key for one in back if one.to is stage.owner] == ["deputy-back"]
    released = await stage.press(stage.member, f"release-seat:{after.id}:none")
    assert [one.key for one in released if one.to is stage.owner] == ["deputy-left"]
    come = await stage.press(stage.owner, button.data)
    assert text_keys(come)[0] == ("seminar-card" if late else "deputy-undone")


async def test_the_giver_is_offered_no_seat_that_waits_for_somebody_else(stage: Stage) -> None:
    _, after = await take_link(stage)
    stage.karakol.capacity = 1
    seats.clear_seat_counts(stage.session, stage.karakol)
    waiting = await add_consented_person(stage.session, 6001, at="karakol")
    seat = await seats.of_person(stage.session, stage.karakol.id, waiting)
    assert seat is not None
    assert seat.state == seat_states.WAITING
    said = await stage.press(stage.newcomer, f"decline-seat:{after.id}:illness")
    [told] = [one for one in said if one.to is stage.owner]
    assert (told.key, told.args["left"]) == ("deputy-left", Text("deputy-left-offered"))
    assert [button.data for row in told.buttons for button in row] == [
        f"start-registration:{stage.karakol.id}"
    ]


async def test_a_link_that_was_used_or_replaced_has_no_buttons_any_more(stage: Stage) -> None:
    subject = f"deputy-link:{stage.seat.id}"
    [first] = await stage.press(stage.owner, f"create-deputy-link:{stage.seat.id}")
    assert (first.subject, first.args["rule"]) == (subject, Text("deputy-link-once"))
    rows = await POST.message_rows(stage.session, [replace(first, to=stage.owner)], stage.now)
    await outbox.enqueue(stage.session, rows)
    did = stage.incoming(stage.owner, button="create-deputy-link", argument=str(stage.seat.id))
    replies = await dispatch.dispatch(did, stage.session)
    assert [one.to for one in replies if isinstance(one, RemoveKeyboard)] == [stage.owner]
    assert [one.args["rule"] for one in sent_says(replies)] == [Text("deputy-link-anew")]


@pytest.mark.parametrize("sent", [True, False])
async def test_the_question_whether_a_deputy_is_on_the_list_ends_with_the_handover(
    stage: Stage, sent: bool
) -> None:
    listed = {"office": "partner", "organisation": "Өнөктөш", "phone": "+996700100888", "source": "import"}
    seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, stage.now, **listed)
    said, after = await take_link(stage)
    [question] = [one for one in said if one.key == "list-match-ask"]
    rows = await POST.message_rows(stage.session, [question], stage.now)
    await outbox.enqueue(stage.session, rows)
    if sent:
        change = update(OutboxMessage).where(OutboxMessage.subject == f"seat:{after.id}")
        await stage.session.execute(change.values(state=outbox.SENT, message_id=77))
    did = stage.incoming(stage.owner, button="undo-handover", argument=str(stage.seat.id), callback_id="1")
    replies = await dispatch.dispatch(did, stage.session)
    closed = [(one.message.message_id, one.to) for one in replies if isinstance(one, RemoveKeyboard)]
    assert closed == ([(77, stage.member)] if sent else [])
    [state] = await stage.session.scalars(
        select(OutboxMessage.state).where(OutboxMessage.collapse_key == question.collapse_key)
    )
    assert state == (outbox.SENT if sent else outbox.EXPIRED)


async def test_staff_are_told_who_came_and_who_has_it_back_and_see_it_on_the_seat_s_page(
    stage: Stage,
) -> None:
    stage.seat.name = "Үлгү Берүүчү"
    said, _ = await take_link(stage)
    [notice] = [one for one in said if one.to is stage.member]
    assert notice.key == "notice-deputy"
    assert all(name in texts_in_languages([notice]) for name in ("Үлгү Берүүчү", "Үлгү Катышуучу"))
    page = texts_in_languages(await stage.press(stage.member, f"show-seat:{stage.seat.id}"))
    assert "Башкага берилди".casefold() in page.casefold()
    assert "Үлгү Катышуучу" in page, "by whose hand"
    back = await stage.press(stage.owner, f"undo-handover:{stage.seat.id}")
    assert [one.key for one in back if one.to is stage.member] == ["notice-undone"]


async def test_of_two_who_confirm_at_once_one_has_the_seat(database: Database, database_url: str) -> None:
    await load_sample(database_url)
    async with database.session.begin() as session:
        stage = await create_stage(session)
        word = await create_link(stage)
        some = [stage.newcomer_with_consent(), await add_guest(stage)]
        for one in some:
            await fill_in_link(stage, one, word)
        dids = [
            stage.incoming(one, button="submit-registration", argument="", callback_id="1") for one in some
        ]

    async def confirm(did: Incoming) -> list[str]:
        async with database.session.begin() as session:
            did.person = await session.get_one(Person, did.person.id)
            told = text_keys(sent_says(await dispatch.dispatch(did, session)))
            await session.flush()
            return told

    told = await asyncio.gather(*map(confirm, dids))
    assert sorted("deputy-link-gone" in one for one in told) == [False, True]
    async with database.reader() as session:
        there = await session.scalars(
            select(Seat).where(Seat.source == "deputy", Seat.state.in_(ACTIVE_STATES))
        )
        assert len(there.all()) == 1
