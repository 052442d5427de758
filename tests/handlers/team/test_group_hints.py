"""The staff group: hints about messages that reach nobody, their recipients and frequency; membership updates."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from handlers import dispatch
from handlers.messages import (
    Contact,
    GroupChat,
    GroupPermissions,
    Incoming,
    Media,
    Profile,
    Refusal,
    Say,
    StaffGroup,
)
from handlers.team import group_outsiders, group_status
from handlers.team.group_outsiders import MembershipCheck
from storage.messages import outbox
from storage.models import GroupNotification, Person, Question, question_states
from storage.team import group, roles
from storage.team import group_outsiders as kept
from storage.team.group import LinkedGroup
from storage.team.group_failures import CHANNEL, MUTED, PUBLIC, REMOVED
from storage.team.group_outsiders import MemberCheck
from tests.handlers.stage import NOW, Stage, text_keys

CHAT, SHOWN, DIGEST, OTHER = -1000000000077, 40, 41, 42
ROOM = GroupChat("Үлгү", forum=False)
LINKED = LinkedGroup(CHAT, "Үлгү", forum=False, language="ru", since=NOW.isoformat())


async def link_group(stage: Stage, **values: Any) -> LinkedGroup:
    """Link a group with these settings; it has posts of a question, of several questions, and of a registration."""
    made = replace(LINKED, **values)
    await group.save_linked(stage.session, made, NOW)
    for number, dedup_key, subject in (
        (SHOWN, "news:1:1", f"question:{stage.question.id}"),
        (DIGEST, "news:2:1", None),
        (OTHER, "news:3:1", None),
    ):
        sent = {"chat_id": CHAT, "lane": 1, "method": "sendMessage", "payload": "", "state": outbox.SENT}
        row = sent | {"dedup_key": dedup_key, "subject": subject, "message_id": number, "created_at": NOW}
        await outbox.enqueue(stage.session, [row])
    told = {"topic": "seminar:1", "at": NOW, "posted_at": NOW}
    stage.session.add_all(
        [
            GroupNotification(kind=group.QUESTION, subject="question:901", post_key="news:2:1", **told),
            GroupNotification(kind=group.REGISTERED, subject="seat:901", post_key="news:3:1", **told),
        ]
    )
    await stage.session.flush()
    return made


def group_incoming(stage: Stage, person: Person, **what: Any) -> Incoming:
    """Return an Incoming of this person in the group: a reply to the question by default."""
    return stage.incoming(person, **{"chat_id": CHAT, "group": ROOM, "reply_to": SHOWN} | what)


async def replies_in_outbox(stage: Stage, did: Incoming) -> list[Say]:
    """Return the replies, which are then in the outbox."""
    said = [one for one in await dispatch.dispatch(did, stage.session) if isinstance(one, Say)]
    for one in said:
        if isinstance(one.to, StaffGroup):
            row = {"chat_id": CHAT, "lane": 0, "method": "sendMessage", "payload": "", "state": "pending"}
            await outbox.enqueue(
                stage.session,
                [row | {"dedup_key": one.dedup_key, "subject": one.subject, "created_at": did.at}],
            )
    return said


OTHERS = ("video_note", "sticker", "location", "venue", "poll", "dice", "story", "giveaway", "blank")


@pytest.mark.parametrize("kind", [*OTHERS, "contact"])
async def test_staff_hear_in_the_group_what_an_answer_is_not(stage: Stage, kind: str) -> None:
    await link_group(stage)
    what: dict[str, Any] = (
        {"contact": Contact("1", verified=True)} if kind == "contact" else {"unsupported_kind": kind}
    )
    [said] = await replies_in_outbox(stage, group_incoming(stage, stage.member, message_id=9, **what))
    assert (said.key, said.to, said.reply_to) == ("group-hint-kind", StaffGroup(CHAT, "ru"), 9)
    assert (await stage.session.scalars(select(Question))).one().state == question_states.NEW


async def test_staff_answer_there_in_words_and_by_files(stage: Stage) -> None:
    await link_group(stage)
    said = await replies_in_outbox(stage, group_incoming(stage, stage.member, text="Эртең"))
    assert "answer-sent" in text_keys(said)
    said = await replies_in_outbox(stage, group_incoming(stage, stage.member, media=Media("voice", "f", "u")))
    assert "answer-added" in text_keys(said)


@pytest.mark.parametrize(
    ("reply_to", "anonymous_sender", "key"),
    [
        (SHOWN, "", "group-hint-stranger"),
        (SHOWN, "admin", "group-hint-admin"),
        (SHOWN, "channel", "group-hint-channel"),
        (DIGEST, "", "group-hint-several"),
        (DIGEST, "admin", "group-hint-admin"),
        (OTHER, "", None),
        (OTHER, "admin", None),
        (99, "", None),
    ],
)
async def test_whoever_is_no_staff_hears_why_where_an_answer_is_awaited(
    stage: Stage, reply_to: int, anonymous_sender: Any, key: str | None
) -> None:
    await link_group(stage)
    room = GroupChat("Үлгү", forum=False, anonymous_sender=anonymous_sender)
    said = await replies_in_outbox(
        stage, group_incoming(stage, stage.owner, text="Эртең", group=room, reply_to=reply_to)
    )
    assert text_keys(said) == ([key] if key else [])


async def test_staff_hear_why_their_answer_reaches_nobody(stage: Stage) -> None:
    await link_group(stage)
    assert text_keys(
        await replies_in_outbox(stage, group_incoming(stage, stage.member, text="x", reply_to=DIGEST))
    ) == ["group-hint-several"]
    await roles.grant(stage.session, stage.other, roles.DOOR, NOW, None)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    assert text_keys(await replies_in_outbox(stage, group_incoming(stage, stage.other, text="x"))) == [
        "group-hint-role"
    ]
    stage.member.consent_version = 0
    assert text_keys(await replies_in_outbox(stage, group_incoming(stage, stage.member, text="x"))) == [
        "group-hint-notice"
    ]
    stage.other.consent_version = None
    stage.question.state = question_states.WITHDRAWN
    await roles.grant(stage.session, stage.newcomer_with_consent(), roles.EXPERT, NOW, None)
    stage.roles_by_person = await roles.roles_by_person(stage.session)
    assert text_keys(await replies_in_outbox(stage, group_incoming(stage, stage.newcomer, text="x"))) == [
        "group-hint-gone"
    ]


async def test_in_a_group_that_is_linked_no_more_an_answer_gets_a_word_too(stage: Stage) -> None:
    there_once = await link_group(stage)
    await group.unlink(stage.session, there_once, NOW)
    assert text_keys(await replies_in_outbox(stage, group_incoming(stage, stage.member, text="Эртең"))) == [
        "group-hint-unlinked"
    ]
    assert (await stage.session.scalars(select(Question))).one().state == question_states.NEW


async def test_a_word_is_said_once_an_hour_to_each_and_for_each_reason(stage: Stage) -> None:
    await link_group(stage)
    did = {"text": "Эртең"}
    assert len(await replies_in_outbox(stage, group_incoming(stage, stage.owner, **did))) == 1
    assert await replies_in_outbox(stage, group_incoming(stage, stage.owner, **did)) == []
    almost = stage.now + timedelta(minutes=59)
    assert await replies_in_outbox(stage, group_incoming(stage, stage.owner, at=almost, **did)) == []
    assert len(await replies_in_outbox(stage, group_incoming(stage, stage.newcomer, **did))) == 1
    assert (
        len(await replies_in_outbox(stage, group_incoming(stage, stage.owner, reply_to=DIGEST, **did))) == 1
    )
    assert (
        len(
            await replies_in_outbox(
                stage, group_incoming(stage, stage.owner, at=stage.now + timedelta(minutes=61), **did)
            )
        )
        == 1
    )


async def test_two_that_come_at_once_have_one_name(stage: Stage) -> None:
    await link_group(stage)
    did = [group_incoming(stage, stage.owner, text="x") for _ in range(2)]
    said = [one for each in did for one in await dispatch.dispatch(each, stage.session)]
    assert len({one.dedup_key for one in said if isinstance(one, Say)}) == 1


async def test_an_edit_is_no_new_answer(stage: Stage) -> None:
    await link_group(stage)
    assert await replies_in_outbox(stage, group_incoming(stage, stage.owner, text="x", edited=True)) == []


async def test_a_command_in_another_name_is_answered_wherever_it_was_meant_for_us(stage: Stage) -> None:
    room = GroupChat("Үлгү", forum=False, anonymous_sender="admin")
    for command, argument, key in (
        ("link", "", "group-hint-admin"),
        ("start", "", None),
        ("start", "word", None),  # notified a moment ago
    ):
        did = group_incoming(
            stage, stage.owner, command=command, argument=argument, group=room, reply_to=None
        )
        assert text_keys(await replies_in_outbox(stage, did)) == ([key] if key else [])
    assert await group.get_linked(stage.session) is None


# Membership updates.


async def pause_reason(stage: Stage) -> str:
    found = await group.get_linked(stage.session)
    assert found is not None
    return found.pause


def group_update(stage: Stage, **what: Any) -> Incoming:
    """Return an update about the group."""
    room = GroupChat("Үлгү", **{"forum": False} | what)
    return stage.incoming(stage.other, chat_id=CHAT, group=room, message_id=0)


MAY, MAY_NOT = (
    GroupPermissions(can_write=True, can_manage_topics=False),
    GroupPermissions(can_write=False, can_manage_topics=False),
)


async def test_owners_hear_once_that_nothing_is_posted_and_once_that_it_is_again(stage: Stage) -> None:
    await link_group(stage)
    for what, key, pause in (
        ({"bot_removed": True}, "group-gone", REMOVED),
        ({"bot_removed": True}, None, REMOVED),
        ({"permissions": MAY}, "group-works", ""),
        ({"permissions": MAY_NOT}, "group-muted", MUTED),
        ({"permissions": MAY_NOT}, None, MUTED),
        ({"public": True, "permissions": MAY}, "group-public", PUBLIC),
        ({"public": True, "permissions": MAY_NOT}, None, PUBLIC),
        ({"public": True}, None, PUBLIC),
        ({"bot_removed": True}, "group-gone", REMOVED),
        ({"permissions": MAY}, "group-works", ""),
    ):
        said = await replies_in_outbox(stage, group_update(stage, **what))
        assert text_keys(said) == ([key] if key else [])
        assert [one.to for one in said] == [stage.member] * len(said)
        assert await pause_reason(stage) == pause


async def test_being_muted_is_over_once_a_message_arrives_and_that_is_tried_at_once(stage: Stage) -> None:
    await link_group(stage, pause=MUTED, try_at="2030-01-01T00:00:00+00:00")
    did = group_update(stage, permissions=MAY)
    assert await replies_in_outbox(stage, did) == []
    found = await group.get_linked(stage.session)
    assert found is not None
    assert (found.pause, found.try_at) == (MUTED, did.at.isoformat())


async def test_the_right_to_make_topics_is_used_again(stage: Stage) -> None:
    await link_group(stage, trouble="none")
    said = await replies_in_outbox(
        stage,
        group_update(stage, forum=True, permissions=GroupPermissions(can_write=True, can_manage_topics=True)),
    )
    assert text_keys(said) == ["group-topics-again"]
    found = await group.get_linked(stage.session)
    assert found is not None
    assert (found.forum, found.trouble) == (True, "")


@pytest.mark.parametrize(
    ("public", "channel", "pause", "said"),
    [
        (True, False, PUBLIC, "group-public"),
        (False, True, CHANNEL, "group-channel"),
        (True, True, PUBLIC, "group-public"),
        (False, None, "", None),
        (False, False, "", None),
    ],
)
async def test_nothing_is_posted_where_others_read(
    stage: Stage, public: bool, channel: bool | None, pause: str, said: str | None
) -> None:
    there = await link_group(stage)
    after, told = await group_status.check_readers(stage.session, there, NOW, public=public, channel=channel)
    assert (after.pause, text_keys(told)) == (pause, [said] if said else [])
    # An update of a channel is ignored.
    after, _ = await group_status.check_readers(stage.session, after, NOW, public=False)
    assert after.pause == (CHANNEL if pause == CHANNEL else "")
    after, told = await group_status.check_readers(stage.session, after, NOW, public=False, channel=False)
    assert (after.pause, text_keys(told)) == ("", ["group-works"] if pause == CHANNEL else [])


async def test_a_public_group_is_not_linked(stage: Stage) -> None:
    did = stage.incoming(
        stage.member, chat_id=CHAT, command="link", group=GroupChat("Үлгү", forum=False, public=True)
    )
    assert text_keys(await stage.answer(did)) == ["group-public-no"]
    word = await group.create_offer(stage.session, stage.member.id, stage.now)
    did.command, did.argument = "start", word
    assert text_keys(await stage.answer(did)) == ["group-public-no"]
    assert await group.get_linked(stage.session) is None


# Members.


async def test_who_comes_is_looked_for(stage: Stage) -> None:
    await link_group(stage)
    await replies_in_outbox(
        stage, group_update(stage, new_members=(Profile(77001, "Үлгү"), Profile(77002, "Үлгү")))
    )
    found = await kept.list_checks(stage.session)
    assert [(one.joined, one.removal_by_id) for one in found] == [(True, None)] * 2
    elsewhere = group_update(stage, new_members=(Profile(77003, "Үлгү"),))
    elsewhere.chat_id = -5
    await replies_in_outbox(stage, elsewhere)
    assert len(await kept.list_checks(stage.session)) == 2


@pytest.mark.parametrize(
    ("came", "inside", "may_ban", "key", "todo"),
    [
        (False, True, True, "group-outsider-former", "group-outsider-by-button"),
        (False, True, False, "group-outsider-former", "group-outsider-by-hand"),
        (False, None, True, "group-outsider-former-unseen", "group-outsider-by-hand"),
        (False, False, True, None, None),
        (True, True, True, "group-outsider", "group-outsider-by-button"),
        (True, True, False, "group-outsider", "group-outsider-by-hand"),
        (True, None, True, None, None),
        (True, False, True, None, None),
    ],
)
async def test_owners_hear_of_whoever_should_not_be_there(
    stage: Stage, came: bool, inside: bool | None, may_ban: bool, key: str | None, todo: str | None
) -> None:
    there = await link_group(stage)
    found = MembershipCheck(MemberCheck(stage.other.id, came), inside, "Үлгү Катышуучу")
    said = await group_outsiders.outsider_notices(stage.session, there, found, NOW, may_ban=may_ban)
    assert text_keys(said) == ([key] if key else [])
    for one in said:
        data = [button.data for row in one.buttons for button in row]
        by_button = todo == "group-outsider-by-button"
        assert (one.to, data) == (stage.member, [f"remove-outsider:{stage.other.id}"] if by_button else [])
        assert one.args["todo"].key == todo  # type: ignore[union-attr]


async def test_nobody_with_a_role_is_told_of_or_put_out(stage: Stage) -> None:
    there = await link_group(stage)
    found = MembershipCheck(MemberCheck(stage.member.id, joined=True), True)
    assert await group_outsiders.outsider_notices(stage.session, there, found, NOW, may_ban=True) == []
    with pytest.raises(Refusal, match="group-outsider-role"):
        await stage.press(stage.member, f"remove-outsider:{stage.member.id}")


async def test_an_owner_has_somebody_put_out_and_hears_what_became_of_it(stage: Stage) -> None:
    there = await link_group(stage)
    assert text_keys(await stage.press(stage.member, f"remove-outsider:{stage.other.id}")) == [
        "group-outsider-asked"
    ]
    [wanted] = await kept.list_checks(stage.session)
    assert wanted == MemberCheck(stage.other.id, removal_by_id=stage.member.id)
    for inside, put_out, key in (
        (True, True, "group-outsider-removed"),
        (False, False, "group-outsider-removed"),
        (True, False, "group-outsider-failed"),
        (None, False, "group-outsider-failed"),
    ):
        found = MembershipCheck(wanted, inside, "x", put_out)
        [said] = await group_outsiders.outsider_notices(stage.session, there, found, NOW, may_ban=True)
        assert (said.key, said.to) == (key, stage.member)
