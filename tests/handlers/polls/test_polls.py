"""Polls in the hall: made in one message, sent to those who are there, one vote each, counts without names."""

from datetime import timedelta

import orjson
import pytest
from sqlalchemy import select

from bot.telegram.outgoing import MessageRenderer
from handlers.messages import OutOfDate, Refusal
from handlers.polls import voting
from handlers.polls.poll_texts import percent
from storage.messages import outbox
from storage.models import OutboxMessage, Poll, PollVote, seat_states
from storage.polls import polls
from storage.questions import wall
from storage.seats import seats
from storage.team import roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import OTHER, OWNER, Stage, text_keys

POST = MessageRenderer("ky", "Asia/Bishkek")
TYPED = "Эмне керегирээк? / Что нужнее?\n1. Суу / Вода\n• Жол / Дорога\n- Мектеп / Школа"


async def draft(stage: Stage, typed: str = TYPED) -> Poll:
    """A poll that the member has typed."""
    await stage.press(stage.member, f"add-poll:{stage.karakol.id}")
    [page] = await stage.write(stage.member, typed)
    assert page.key == "poll-page"
    poll = await stage.session.scalar(select(Poll).order_by(Poll.id.desc()).limit(1))
    assert poll is not None
    return poll


async def opened(stage: Stage, typed: str = TYPED) -> Poll:
    """The same, opened."""
    poll = await draft(stage, typed)
    [sure] = await stage.press(stage.member, f"open-poll:{poll.id}")
    assert sure.key == "poll-ask-open"
    yes = sure.buttons[0][0].data
    await stage.press(stage.member, yes)
    assert poll.is_open
    return poll


async def tick(stage: Stage) -> None:
    said = await voting.send_open(stage.session, stage.now)
    await outbox.enqueue(stage.session, await POST.message_rows(stage.session, said, stage.now))


async def sent(stage: Stage, poll: Poll) -> list[OutboxMessage]:
    """Messages of the poll, in their order."""
    rows = await stage.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.subject == f"poll:{poll.id}", OutboxMessage.state == outbox.PENDING)
        .order_by(OutboxMessage.id)
        .execution_options(populate_existing=True)
    )
    return list(rows)


async def arrive(stage: Stage, number: int) -> None:
    person = {OWNER: stage.owner, OTHER: stage.other}[number]
    seat = await seats.of_person(stage.session, stage.karakol.id, person)
    assert seat is not None
    await seats.transition(stage.session, seat, seat_states.ARRIVED, stage.now)


async def test_a_poll_is_typed_in_one_message_in_two_languages(stage: Stage) -> None:
    poll = await draft(stage)
    assert poll.question == {"ky": "Эмне керегирээк?", "ru": "Что нужнее?"}
    assert [choice["ru"] for choice in poll.choices] == ["Вода", "Дорога", "Школа"]
    assert stage.member.step is None


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Суроо гана", "poll-choices-wrong"),
        ("Суроо?\nбир", "poll-choices-wrong"),
        ("Суроо?\n" + "\n".join(f"жооп{number}" for number in range(11)), "poll-choices-wrong"),
        ("Суроо?\nбир\nбир", "poll-choices-same"),
        ("Суроо?\nбир\n" + "ү" * 61, "poll-choice-long"),
        ("ү" * 201 + "\nбир\nэки", "poll-question-long"),
    ],
)
async def test_what_is_no_poll_is_refused_and_awaited_anew(stage: Stage, typed: str, key: str) -> None:
    await stage.press(stage.member, f"add-poll:{stage.karakol.id}")
    with pytest.raises(Refusal) as refused:
        await stage.write(stage.member, typed)
    assert refused.value.key == key
    assert stage.member.step == "poll"


async def test_it_goes_to_those_who_are_there_each_once_in_their_language(stage: Stage) -> None:
    await arrive(stage, OTHER)
    poll = await opened(stage)
    await tick(stage)
    [row] = await sent(stage, poll)
    assert row.chat_id == OTHER
    assert "Что нужнее?" in row.payload
    labels = [row[0]["text"] for row in orjson.loads(row.payload)["reply_markup"]["inline_keyboard"]]
    assert labels == ["Вода", "Дорога", "Школа"]
    await arrive(stage, OWNER)  # later: the open poll reaches them too
    await tick(stage)
    await tick(stage)
    assert [row.chat_id for row in await sent(stage, poll)] == [OTHER, OWNER]


async def test_one_language_stands_for_the_other(stage: Stage) -> None:
    poll = await opened(stage, "Кайсынысы?\nБиринчи\nЭкинчи")
    assert poll.question == {"ru": "Кайсынысы?"}  # the member reads Russian
    [page] = await stage.press(stage.owner, f"show-poll:{poll.id}")
    assert "Кайсынысы?" in str(page.args["question"])


async def test_where_nobody_was_checked_in_all_who_are_expected_get_it(stage: Stage) -> None:
    poll = await opened(stage)
    await tick(stage)
    assert [row.chat_id for row in await sent(stage, poll)] == [OWNER, OTHER]


async def test_one_vote_a_person_which_can_be_changed_while_it_is_open(stage: Stage) -> None:
    poll = await opened(stage)
    await stage.press(stage.other, f"vote-poll:{poll.id}:2")
    await stage.press(stage.owner, f"vote-poll:{poll.id}:0")
    await stage.press(stage.owner, f"vote-poll:{poll.id}:0")
    [page] = await stage.press(stage.owner, f"vote-poll:{poll.id}:1")
    assert page.key == "poll-voted"
    assert [line.key for line in page.args["list"].lines] == ["poll-line", "poll-line-own", "poll-line"]  # type: ignore[union-attr]
    assert (await polls.count_votes(stage.session, poll)).votes == [0, 1, 1]
    await stage.press(stage.member, f"close-poll:{poll.id}")
    [closed] = await stage.press(stage.owner, f"vote-poll:{poll.id}:0")
    assert (closed.key, closed.buttons) == ("poll-result", ())
    assert (await polls.count_votes(stage.session, poll)).votes == [0, 1, 1]
    await stage.press(stage.member, f"reopen-poll:{poll.id}")
    await stage.press(stage.owner, f"vote-poll:{poll.id}:0")
    assert (await polls.count_votes(stage.session, poll)).votes == [1, 0, 1]


async def test_only_those_who_are_there_vote(stage: Stage) -> None:
    poll = await opened(stage)
    stranger = await add_consented_person(stage.session, 5005)
    await arrive(stage, OWNER)
    for person in (stranger, stage.other):  # nobody's guest; registered, and not there
        with pytest.raises(Refusal) as refused:
            await stage.press(person, f"vote-poll:{poll.id}:0")
        assert refused.value.key == "poll-not-here"
    stage.owner.banned_at = stage.now
    with pytest.raises(Refusal):
        await stage.press(stage.owner, f"vote-poll:{poll.id}:0")
    stage.owner.banned_at = None
    for forged in ("3", "-1"):
        with pytest.raises(OutOfDate):
            await stage.press(stage.owner, f"vote-poll:{poll.id}:{forged}")
    assert (await polls.count_votes(stage.session, poll)).total == 0


async def test_a_draft_takes_no_votes_and_an_opened_one_keeps_its_choices(stage: Stage) -> None:
    poll = await draft(stage)
    with pytest.raises(OutOfDate):
        await stage.press(stage.owner, f"vote-poll:{poll.id}:0")
    await stage.press(stage.member, f"edit-text:poll:{poll.id}:choices:ru")
    await stage.write(stage.member, "Вода\nДорога")
    assert [choice["ky"] for choice in poll.choices] == ["Суу", "Жол"]  # one less, the rest keep their Kyrgyz
    [sure] = await stage.press(stage.member, f"open-poll:{poll.id}")
    await stage.press(stage.member, sure.buttons[0][0].data)
    with pytest.raises(Refusal) as refused:
        await stage.press(stage.member, f"edit-text:poll:{poll.id}:choices:ru")
    assert refused.value.key == "poll-open-fixed"
    await stage.press(stage.member, f"close-poll:{poll.id}")
    await stage.press(stage.member, f"edit-text:poll:{poll.id}:choices:ru")
    with pytest.raises(Refusal) as refused:
        await stage.write(stage.member, "Вода\nДорога\nШкола")
    assert refused.value.key == "poll-choices-fixed"
    await stage.write(stage.member, "Вода!\nДорога!")
    assert poll.choices[1] == {"ky": "Жол", "ru": "Дорога!"}


async def test_what_was_changed_since_it_was_shown_is_not_opened(stage: Stage) -> None:
    poll = await draft(stage)
    [sure] = await stage.press(stage.member, f"open-poll:{poll.id}")
    poll.question = {"ky": "Башка суроо?"}
    with pytest.raises(OutOfDate):
        await stage.press(stage.member, sure.buttons[0][0].data)
    assert poll.opened_at is None


async def test_it_ends_with_the_seminar_and_nothing_more_is_sent(stage: Stage) -> None:
    poll = await opened(stage)
    await tick(stage)
    stage.now = stage.karakol.ends_at + timedelta(seconds=1)
    await tick(stage)
    assert not poll.is_open
    assert await sent(stage, poll) == []
    with pytest.raises(Refusal) as refused:
        await stage.press(stage.member, f"reopen-poll:{poll.id}")
    assert refused.value.key == "poll-seminar-over"


async def test_the_wall_shows_it_until_a_question_takes_its_place(stage: Stage) -> None:
    poll = await opened(stage)
    its = await wall.get(stage.session, stage.karakol.id)
    assert its is not None
    assert its.poll_id == poll.id
    await stage.press(stage.owner, f"vote-poll:{poll.id}:1")
    view = await wall.view_of(stage.session, its, stage.karakol, 5)
    assert view.poll is not None
    assert (view.poll.votes, view.poll.is_open) == ([0, 1, 0], True)
    [page] = await stage.press(stage.member, f"show-wall:{stage.karakol.id}")
    assert page.args["large"].key == "wall-poll"  # type: ignore[union-attr]
    await stage.press(stage.member, f"set-poll-on-wall:{poll.id}:")
    assert its.poll_id is None
    await stage.press(stage.member, f"set-poll-on-wall:{poll.id}:yes")
    stage.question.state, stage.question.visible_at = "visible", stage.now
    await stage.press(stage.member, f"change-wall-question:{stage.question.id}:show")
    assert (its.poll_id, its.question_id) == (None, stage.question.id)


async def test_the_code_on_the_wall_opens_what_is_open(stage: Stage) -> None:
    assert text_keys(await stage.command(stage.owner, "start", "o_karakol")) == ["poll-none-open"]
    await opened(stage)
    said = await stage.command(stage.owner, "start", "o_karakol")
    assert text_keys(said) == ["poll"]


async def test_the_charts_come_in_kyrgyz_and_in_russian(stage: Stage) -> None:
    poll = await opened(stage)
    await stage.press(stage.owner, f"vote-poll:{poll.id}:1")
    charts = await stage.press(stage.member, f"show-poll-chart:{poll.id}")
    assert [(one.key, one.language) for one in charts] == [("poll-chart", "ky"), ("poll-chart", "ru")]
    assert [list(row.counts) for row in charts[0].document.rows] == [[0, 1], [1, 0], [0, 1]]  # type: ignore[union-attr]


async def test_who_is_forgotten_leaves_a_vote_that_is_nobodys(stage: Stage) -> None:
    poll = await opened(stage)
    await stage.press(stage.owner, f"vote-poll:{poll.id}:1")
    [asked] = await stage.command(stage.owner, "forget")
    await stage.press(stage.owner, asked.buttons[0][0].data)
    [kept] = await stage.session.scalars(select(PollVote).execution_options(populate_existing=True))
    assert (kept.person_id, kept.choice) == (None, 1)


async def test_participants_cannot_run_polls(stage: Stage) -> None:
    poll = await opened(stage)
    for button in ("manage-poll", "close-poll", "show-poll-chart", "remove-poll"):
        with pytest.raises(OutOfDate):
            await stage.press(stage.owner, f"{button}:{poll.id}")
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    assert poll.is_open


def test_shares_are_rounded_half_up() -> None:
    assert [percent(1, 3), percent(2, 3), percent(1, 8), percent(0, 0)] == [33, 67, 13, 0]
