"""Every way in which people's actions notify staff: listed, and limited to a few messages however often repeated."""

import ast
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.telegram.outgoing import MessageRenderer
from handlers import dispatch, permissions, routes
from handlers.messages import Contact, Media, Refusal, Say
from storage.feedback import ratings
from storage.messages import outbox
from storage.messages.notices import MAX_NOTICES
from storage.models import Attachment, OutboxMessage, Person, question_states, seat_states
from storage.privacy import possible_mentions
from storage.questions import questions
from storage.seats import seats
from storage.team import role_invitations, roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.button_values import forged_data
from tests.handlers.questions.test_answering import add_expert, add_question, approve_question
from tests.handlers.seats.test_deputy import create_link
from tests.handlers.seats.test_list_matches import fill_in_to_phone, invite
from tests.handlers.stage import NOW, Stage, text_keys
from tests.handlers.test_routes import field_values

ROOT = Path(__file__).parents[2]
NOTICE, CLOCK, STAFF, IN_PLACE, NOBODY = "notice", "clock", "staff", "in place", "nobody"
PATHS = {
    "announcements/approval.py _approvers": STAFF,
    "backups/drills.py failure_notices": CLOCK,
    "backups/drills.py remind_of_drill": CLOCK,
    "backups/held_messages.py owner_notices": CLOCK,
    "closing/removals.py announce_removals": CLOCK,
    "questions/answering/clarifications.py _reply_recipients": NOTICE,
    "questions/answering/due_reminders.py _question_reminders": CLOCK,
    "questions/answering/assignment.py _answerers": STAFF,
    "questions/answering/assignment.py _notify_unassigned": STAFF,
    "team/joining.py _notify_owners": NOTICE,
    "team/owners.py say_to_owners": CLOCK,
    "team/audit_checkpoints.py checkpoint_notices": CLOCK,
    "team/audit_checkpoints.py alarm": CLOCK,
    "team/group_status.py notify_owners": CLOCK,
    "team/group_outsiders.py _notify_owners": CLOCK,
    "accounts/erasure.py _deciders": NOTICE,
    "questions/shared/staff_notifications.py notify_new_question": NOTICE,
    "questions/shared/staff_notifications.py notify_file": NOTICE,
    "questions/shared/staff_cards.py update_staff_cards": IN_PLACE,
    "questions/shared/remarks.py _remark_readers": NOTICE,
    "questions/moderation/delegation.py _answerers": STAFF,
    "questions/shared/readers.py staff_readers": NOBODY,
    "questions/shared/readers.py moderators": NOBODY,
    "questions/shared/readers.py _as_readers": NOBODY,
    "reminders/few_arrivals.py warn_organisers": CLOCK,
    "reminders/reminders.py _unanswered_notices": CLOCK,
    "seats/list_matches.py ask_organisers": NOTICE,
    "seats/list_matches.py close_questions": IN_PLACE,
    "seats/seat_notices.py staff_notices": NOTICE,
    "seats/unlisted_units.py _recipients": NOTICE,
    "seminars/undelivered_files.py _recipients": CLOCK,
    "undelivered.py report_bot_change": CLOCK,
}
"""Where recipients among staff are looked up -> how they are told: by a notice of somebody's action; by the clock;
because of an action of staff; in existing messages; not at all.
"""


def test_every_way_to_staff_is_on_this_page() -> None:
    found = set()
    for path in ROOT.glob("handlers/**/*.py"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                called = {ast.unparse(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}
                if called & {
                    "roles.reachable_staff",
                    "readers.staff_readers",
                    "readers.moderators",
                    "say_to_owners",
                }:
                    found.add(f"{path.relative_to(ROOT / 'handlers')} {node.name}")
    assert found == set(PATHS)


@dataclass
class StaffObserver:
    """Actions on the stage, and the messages that a member of staff gets; pending ones are sent now and then."""

    stage: Stage
    said: list[Say] = field(default_factory=list)
    """Messages to staff because of somebody else's action."""
    messages: Counter[str] = field(default_factory=Counter)
    """Subject -> new messages that reached the member of staff."""
    numbers: Any = field(default_factory=lambda: count(1))

    async def does(self, person: Person, **what: Any) -> list[str]:
        """Perform an action, which may be refused; return the text keys of the replies."""
        did = self.stage.incoming(person, at=NOW, **what)
        try:
            said = await dispatch.dispatch(did, self.stage.session)
        except Refusal as refusal:
            return [refusal.key]
        await self.stage.session.flush()
        told = [one for one in said if isinstance(one, Say)]
        self.said += [one for one in told if one.to is self.stage.member and one.to is not person]
        rows = await MessageRenderer("ky", "Asia/Bishkek", dict(self.stage.roles_by_person)).reply_rows(
            self.stage.session, did, said
        )
        await outbox.enqueue(self.stage.session, rows)
        if next(self.numbers) % 3 == 0:
            await self.sent()
        return text_keys([one for one in told if one.to in (None, person)])

    async def press(self, person: Person, data: str) -> list[str]:
        prefix, _, argument = data.partition(":")
        return await self.does(person, button=prefix, argument=argument, callback_id="1")

    async def sent(self) -> None:
        """Deliver everything that waits for the member of staff."""
        theirs = OutboxMessage.chat_id == self.stage.member.telegram_id
        waiting = select(OutboxMessage).where(theirs, OutboxMessage.state == outbox.PENDING)
        for row in await self.stage.session.scalars(waiting):
            row.state, row.message_id, row.finished_at = outbox.SENT, 9000 + next(self.numbers), NOW
            if row.method.startswith("send"):
                self.messages[row.collapse_key or row.subject or "?"] += 1
        await self.stage.session.flush()


Way = Callable[[StaffObserver, int], Awaitable[None]]


async def seat_given_back_and_taken(here: StaffObserver, times: int) -> None:
    seat = here.stage.seat.id
    for number in range(times):
        await here.press(here.stage.owner, f"decline-seat:{seat}:work")
        if number + 1 < times:
            await here.press(here.stage.owner, f"confirm-seat:{seat}")


async def deputies(here: StaffObserver, times: int) -> None:
    """Have a link taken and the seat taken back: actions of two people about one seat."""
    stage, deputy = here.stage, here.stage.newcomer_with_consent()
    for _ in range(min(times, 12)):
        await here.does(deputy, command="start", argument=await create_link(stage))
        await here.press(deputy, "choose-position:deputy")
        await here.does(deputy, text="0700 100 888")
        await here.press(deputy, "use-profile-name")
        await here.press(deputy, "submit-registration")
        await here.press(stage.owner, f"undo-handover:{stage.seat.id}")


async def typed_numbers(here: StaffObserver, times: int) -> None:
    """Have somebody try telephone numbers that staff have entered."""
    stage, person = here.stage, here.stage.newcomer_with_consent()
    for number in range(times):
        phone = f"+9967001002{number:02}"
        await invite(
            stage, phone=phone, name=f"Үлгү {number}", unit_code=None, office="project", invitation_token=None
        )
        if not number:
            await fill_in_to_phone(stage, person)
            await here.does(person, text=phone)
            await here.press(person, "edit-registration-field:name")
            await here.does(person, text="Үлгү Үлгүев")
        else:
            await here.press(person, f"edit-registration:{stage.karakol.id}")
            await here.press(person, "edit-registration-field:phone")
            await here.does(person, text=phone)
        await here.press(person, "submit-registration")


async def unlisted_places(here: StaffObserver, times: int) -> None:
    """Have somebody write one municipality after another that is not in the list."""
    stage, person = here.stage, here.stage.newcomer_with_consent()
    await fill_in_to_phone(stage, person)
    await here.does(person, text="0700 100 888")
    await here.press(person, "use-profile-name")
    await here.press(person, "submit-registration")
    for number in range(times):
        await here.press(person, f"edit-registration:{stage.karakol.id}")
        await here.press(person, "edit-registration-field:place")
        await here.press(person, "write-unlisted-unit:41702205000000")
        await here.does(person, text=f"Чынардуу {number} айыл өкмөтү")
        await here.press(person, "submit-registration")


async def forgets(here: StaffObserver, times: int) -> None:
    """Have a number that staff have entered many times forgotten again and again."""
    stage = here.stage
    for number in range(min(times, 10)):
        told = {"name": f"Үлгү {number}", "phone": "+996700100101", "office": "project", "position": "other"}
        seats.create_seat(
            stage.session, stage.karakol, seat_states.REGISTERED, NOW, source="assisted", **told
        )
    for _ in range(min(times, 5)):
        await stage.session.flush()
        await here.press(stage.owner, "answer-erasure:yes")
        await add_consented_person(
            stage.session, stage.owner.telegram_id or 0, phone="+996700100101", phone_verified_at=None
        )


async def asks(here: StaffObserver, times: int) -> None:
    for number in range(times):
        await here.does(here.stage.owner, command="ask", argument=f"Үлгү {number} {number * 7919}?")
        await here.does(here.stage.owner, text="/help", command="help")


async def edits(here: StaffObserver, times: int) -> None:
    for number in range(times):
        await here.does(here.stage.owner, text=f"Суу {number}?", message_id=77, edited=True)


async def files(here: StaffObserver, times: int) -> None:
    file = Attachment(kind="photo", file_id="f", file_unique_id="u", media_group_id="al")
    await questions.add_attachment(here.stage.session, here.stage.question, file)
    await here.stage.session.flush()
    for number in range(times):
        await here.does(here.stage.owner, media=Media("photo", f"f{number}", f"u{number}", "al"))


async def says_more(here: StaffObserver, times: int) -> None:
    stage = here.stage
    await stage.press(stage.member, f"start-answer:{stage.question.id}")
    await stage.write(stage.member, "Эртең")
    for number in range(times):
        await here.press(stage.owner, f"reopen-own-question:{stage.question.id}")
        await here.does(stage.owner, text=f"Дагы {number}")
        stage.question.state = question_states.ANSWERED


async def says_back(here: StaffObserver, times: int) -> None:
    stage = here.stage
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    [_, needed] = await stage.write(stage.member, "Кайсы көчө?")
    for number in range(times):
        await here.press(stage.owner, needed.buttons[0][0].data)
        await here.does(stage.owner, text=f"Көчө {number}")


async def joins(here: StaffObserver, times: int) -> None:
    for _ in range(times):
        _, word = await role_invitations.create(here.stage.session, roles.EXPERT, here.stage.member, NOW)
        await here.stage.session.flush()
        await here.does(here.stage.other, command="start", argument=f"j_{word}")


NOTICED: dict[str, tuple[Way, ...]] = {
    "questions/answering/clarifications.py _reply_recipients": (says_back,),
    "team/joining.py _notify_owners": (joins,),
    "accounts/erasure.py _deciders": (forgets,),
    "questions/shared/staff_notifications.py notify_new_question": (asks,),
    "questions/shared/staff_notifications.py notify_file": (files,),
    "questions/shared/remarks.py _remark_readers": (says_more,),
    "seats/list_matches.py ask_organisers": (typed_numbers,),
    "seats/seat_notices.py staff_notices": (seat_given_back_and_taken, deputies),
    "seats/unlisted_units.py _recipients": (unlisted_places,),
}
"""Where an action becomes a notice -> the ways to do it."""
WAYS = [way for ways in NOTICED.values() for way in ways]
TIMES = [MAX_NOTICES + 4, pytest.param(50, marks=pytest.mark.proof)]
"""Repetitions: in `make test` a few more than there may be messages."""


def test_each_notice_is_tried_here() -> None:
    assert set(NOTICED) == {path for path, how in PATHS.items() if how == NOTICE}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_what_reaches_staff_says_about_what_it_is_and_because_of_whom(stage: Stage, way: Way) -> None:
    here = StaffObserver(stage)
    await way(here, 1)
    told = [one for one in here.said if not one.edit]
    assert told
    doers = {stage.owner.id, stage.other.id, stage.newcomer.id}
    assert [one.key for one in told if not one.collapse_key or one.actor_id not in doers] == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("times", TIMES)
async def test_many_times_is_a_handful_and_one_message_about_a_thing(
    stage: Stage, way: Way, times: int
) -> None:
    here = StaffObserver(stage)
    await way(here, times)
    await here.sent()
    assert 0 < here.messages.total() <= MAX_NOTICES + 1
    if way is not files:  # the files of one question are one message each
        assert max(here.messages.values()) == 1


# Actions that notify nobody or only edit messages.


async def names(here: StaffObserver, times: int) -> None:
    for _ in range(times):
        await here.press(here.stage.owner, f"toggle-anonymous:{here.stage.question.id}")


async def ballots(here: StaffObserver, times: int) -> None:
    other = await add_question(here.stage, here.stage.other)
    await approve_question(here.stage, other)
    for number in range(times):
        await here.press(here.stage.owner, f"vote-for-question:{other.id}:{number % 2}:new:0")


async def languages(here: StaffObserver, times: int) -> None:
    for number in range(times):
        await here.press(here.stage.owner, f"choose-language:{('ky', 'ru', 'en')[number % 3]}")
        await here.does(here.stage.owner, command="help")


async def links(here: StaffObserver, times: int) -> None:
    for _ in range(times):
        await here.press(here.stage.owner, f"create-deputy-link:{here.stage.seat.id}")
        await here.press(here.stage.owner, f"revoke-deputy-link:{here.stage.seat.id}")


async def registrations(here: StaffObserver, times: int) -> None:
    for _ in range(times):
        await here.press(here.stage.owner, f"edit-registration:{here.stage.karakol.id}")
        await here.does(here.stage.owner, contact=Contact("+996700100101", verified=True))
        await here.press(here.stage.owner, "submit-registration")


async def opinions(here: StaffObserver, times: int) -> None:
    here.stage.karakol.starts_at = here.stage.karakol.ends_at = NOW
    await ratings.save_stars(here.stage.session, here.stage.karakol.id, here.stage.owner, 5, NOW)
    for number in range(times):
        await here.press(here.stage.owner, f"rate-seminar:{here.stage.karakol.id}:{1 + number % 5}")
        await here.press(here.stage.owner, f"write-feedback:{here.stage.karakol.id}")
        await here.does(here.stage.owner, text=f"Пикир {number}")


@pytest.mark.parametrize(
    "way", [edits, names, ballots, languages, links, registrations, opinions], ids=lambda way: way.__name__
)
@pytest.mark.parametrize("times", TIMES)
async def test_other_acts_send_staff_nothing_new(stage: Stage, way: Way, times: int) -> None:
    here = StaffObserver(stage)
    await way(here, times)
    await here.sent()
    assert here.messages == {}


@pytest.mark.parametrize("few", [True, pytest.param(False, marks=pytest.mark.proof)], ids=["few", "all"])
async def test_whatever_participants_press_reaches_staff_as_a_notice_alone(stage: Stage, few: bool) -> None:
    """`few`: every sixth of a button's data, others for the next button; one's own rows come first."""
    one = await add_expert(stage)
    await stage.press(stage.member, f"request-clarification:{stage.question.id}")
    await stage.write(stage.member, "Кайсы көчө?")
    staff, wrong, told = {stage.member, one}, list[str](), 0
    await stage.save()
    values = await field_values(stage)
    theirs = [
        name for name, route in routes.BUTTONS.items() if not permissions.requires_role(route.permission)
    ]
    for number, prefix in enumerate(theirs):
        arguments = list(forged_data(routes.BUTTONS[prefix].data, values))
        for person in (stage.owner, stage.other):
            for argument in [*arguments[:3], *arguments[3 + number % 6 :: 6]] if few else arguments:
                did = stage.incoming(person, button=prefix, argument=argument, callback_id="1")
                try:
                    said = await dispatch.dispatch(did, stage.session)
                except Refusal:
                    said = []
                notices = [say for say in said if isinstance(say, Say) and say.to in staff and not say.edit]
                told += len(notices)
                wrong += [
                    f"{prefix}:{argument} {say.key}"
                    for say in notices
                    if not say.collapse_key or say.actor_id != person.id
                ]
                await stage.roll_back()
    assert told
    assert wrong == []


async def test_what_was_asked_today_is_not_asked_again(stage: Stage) -> None:
    """Nor does it replace what still waits."""
    here = StaffObserver(stage)
    told = {"name": "Үлгү", "phone": stage.owner.phone, "office": "project", "position": "other"}
    seats.create_seat(stage.session, stage.karakol, seat_states.REGISTERED, NOW, source="assisted", **told)
    await stage.session.flush()
    phone = stage.owner.phone
    for _ in range(2):
        await here.press(stage.owner, "answer-erasure:yes")
        await add_consented_person(
            stage.session, stage.owner.telegram_id or 0, phone=phone, phone_verified_at=None
        )
    await here.sent()
    assert list(here.messages.values()) == [1]
    assert possible_mentions.SEAT in next(iter(here.messages))
