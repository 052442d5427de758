"""No forged, old or foreign button changes what is not one's own, and none raises anything but a Refusal."""

import itertools
from typing import Any

import pytest

from bot.outgoing import Post
from handlers import dispatch, routes
from handlers.dispatch import Said
from handlers.routes import BUTTONS, COMMANDS, MENUS, PARTICIPANT_COMMANDS, STAFF_COMMANDS, STEPS, Route
from handlers.words import Incoming, Refusal, Say
from tests.handlers.stage import Stage, keys

GARBAGE = [
    "",
    ":",
    "::::",
    "0",
    "-1",
    "²",
    "٣",
    "1.5",
    "9" * 17,
    "9" * 40,
    "ө" * 20,
    "yes:yes:yes",
    "' OR 1=1 --",
    "\u202e1",
    "m:0:0",
    "m::999",
    "r:41702205805000:²",
    "ask:77:999999",
    "to:²:²",
    "None",
]
FORM = {"office": "municipality", "unit": "41702205805000", "position": "head", "name": "Үлгү Үлгүев"}
DRAFTS: dict[str, tuple[str | None, dict[str, Any]]] = {
    "nothing": (None, {}),
    "registering": ("registration", {"registration": {"asked": True, **FORM}}),
    "before the card": (
        "registration",
        {"registration": {"asked": True, **FORM, "phone": "+996700100101"}},
    ),
    "asking": ("question", {"question": {"hidden": False}}),
    "answering": ("answer", {"answer": {"question": 1}}),
    "writing the programme": ("programme", {"programme": {"field": "lines", "language": "ky"}}),
    "sending files": ("material", {"material": {"item": None}}),
    "wording an entry": ("faq", {"faq": {"entry": 1, "part": "answer", "language": "ky"}}),
    "asking besides": ("extra", {"extra": {"kind": "choice", "language": "ky"}}),
    "planning": ("planning", {"planning": {"field": "starts"}}),
    "planning the end": ("planning", {"planning": {"field": "ends"}}),
    "counting": ("planning", {"planning": {"field": "capacity"}}),
    "cloning": (
        "planning",
        {"planning": {"field": "oblast", "clone": 1, "starts_at": "2030-07-18T03:30:00+00:00"}},
    ),
    "targeting": ("targeting", {"targeting": {}}),
    "announcing": ("announcement", {"announcement": {"announcement": 1, "language": "ky"}}),
    "announcing a link": (
        "announcement",
        {"announcement": {"announcement": 1, "language": "ky", "link": True}},
    ),
    "announcing at a time": ("announcement-time", {"announcement-time": {"announcement": 1}}),
    "changing": (None, {"change": {"version": 1, "ends_at": "2030-07-18T03:30:00+00:00"}}),
}


def arguments(stage: Stage) -> list[str]:
    """Real ids, of what is one's own and of what is not, and garbage."""
    ids = [stage.karakol.id, stage.jalal_abad.id, stage.question.id, stage.owner.id, stage.owner.telegram_id]
    units = ["41702205805000", "41702205000000", "m:41702205000000:0", "o::0"]
    words = ["yes", "no", "ky", "head", "m", "name", "place", "1", "partner", "gamsumo", "ask", "drop"]
    kept = [
        f"ask:77:{stage.karakol.id}",
        "drop:77",
        "to:77",
        f"{stage.karakol.id}:0",
        f"{stage.karakol.id}:9",
        f"{stage.karakol.id}:title-ky",
        f"{stage.karakol.id}:zone",
        f"{stage.karakol.id}:cancelled:yes",
        f"{stage.karakol.id}:1:tell",
        *("1:shown", "1:out", "1:question:ky", "1:answer:ru"),
        f"{stage.karakol.id}:m:41702205805000:0",
        f"{stage.karakol.id}:j::1",
        *("1:ky", "1:ru:none", "1:read", "1:link", "1:l0", "1:en:ky", "1:en:-", "1:203007180330", "0:50"),
        *("20300718", "0930", "41702000000000"),
        *("1:time", "1:title:ru", "1:15:rest", "1:-15", "1:-", "1:yes", "1:title:ky", "1:choices:ky"),
        *(f"{stage.karakol.id}:lodging", f"{stage.karakol.id}:number", f"{stage.karakol.id}:1:en"),
    ]
    seat = stage.seat.id
    seats = [f"yes:{seat}", f"no:{seat}", f"instead:{seat}", f"replace:{seat}", f"beyond:{seat}"]
    seats += [f"{seat}:{one}" for one in ("work", "words", "none", "cancelled", "arrived", "registered")]
    return [*map(str, ids), str(seat), *units, *words, *kept, *seats, *GARBAGE]


def for_staff(route: Route) -> bool:
    """Whether it takes a role."""
    return route.who not in (routes.ANYONE, routes.CONSENTED)


PRESSED = [
    (prefix, who)
    for prefix, route in BUTTONS.items()
    for who in ("other", "newcomer", "member")
    if who != "newcomer" or route.who == routes.ANYONE  # the others lead a newcomer to the door, see below
]


@pytest.mark.parametrize(("prefix", "who"), PRESSED)
async def test_a_button_touches_only_what_is_the_pressers_own(stage: Stage, prefix: str, who: str) -> None:
    person = getattr(stage, who)
    post = Post("ky", "Asia/Bishkek", dict(stage.having))
    before = await stage.rows_of_others(person)
    allowed = for_staff(BUTTONS[prefix]) and who == "member"
    drafts = itertools.cycle(_drafts(stage.karakol.id))
    for argument in arguments(stage):
        savepoint = await stage.session.begin_nested()
        person.step, person.draft = next(drafts)
        await stage.session.flush()
        did = stage.incoming(person, button=prefix, argument=argument, callback_id="1")
        with stage.writing(but=person.id) as wrote:
            await post.rows(stage.session, did, await _answer(stage, did))
            await stage.session.flush()
        if wrote and not allowed:
            assert await stage.rows_of_others(person) == before, argument
        await savepoint.rollback()
        stage.session.info.clear()
        await stage.session.refresh(person)


async def _answer(stage: Stage, did: Incoming) -> list[Said]:
    """What is said, be it a no."""
    try:
        return await dispatch.answer(did, stage.session)
    except Refusal as refusal:
        return [Say(refusal.key, refusal.values)]


def _drafts(seminar: int) -> list[tuple[str | None, dict[str, Any]]]:
    return [
        (
            step,
            {
                key: value | {"seminar": seminar} if isinstance(value, dict) else value
                for key, value in one.items()
            },
        )
        for step, one in DRAFTS.values()
    ]


@pytest.mark.parametrize("who", ["owner", "newcomer"])
@pytest.mark.parametrize("prefix", [name for name, route in BUTTONS.items() if for_staff(route)])
async def test_a_staff_button_is_refused_to_everybody_else(stage: Stage, prefix: str, who: str) -> None:
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(getattr(stage, who), f"{prefix}:{stage.question.id}")


@pytest.mark.parametrize("prefix", [name for name, route in BUTTONS.items() if route.who == routes.CONSENTED])
async def test_a_button_without_consent_leads_to_the_door(stage: Stage, prefix: str) -> None:
    said = await stage.press(stage.newcomer, f"{prefix}:{stage.question.id}")
    assert keys(said) == ["language"]


@pytest.mark.parametrize("prefix", ["answer", "people", "export", "staff", "inbox", "failed"])
async def test_staff_without_their_own_consent_do_nothing_yet(stage: Stage, prefix: str) -> None:
    stage.member.consent_version = None
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.member, f"{prefix}:{stage.question.id}")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("who", ["owner", "other", "newcomer", "member"])
async def test_a_command_with_any_argument_answers_or_refuses(stage: Stage, command: str, who: str) -> None:
    for argument in GARBAGE:
        did = stage.incoming(getattr(stage, who), command=command, argument=argument)
        assert await _answer(stage, did)


async def test_an_unknown_button_and_an_unknown_command_are_refused(stage: Stage) -> None:
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.owner, "nonsense:1")
    with pytest.raises(Refusal, match="command-unknown"):
        await stage.command(stage.owner, "nonsense")


async def test_a_staff_step_is_nothing_to_somebody_who_is_no_longer_staff(stage: Stage) -> None:
    stage.owner.step, stage.owner.draft = "answer", {"answer": {"question": stage.question.id}}
    assert keys(await stage.write(stage.owner, "Жооп")) == ["pending-offer"]


async def test_a_step_that_no_longer_exists_is_no_trap(stage: Stage) -> None:
    stage.owner.step = "a step of an older program"
    assert keys(await stage.write(stage.owner, "Салам")) == ["pending-offer"]


def test_every_command_of_the_lists_and_menus_exists() -> None:
    assert set(PARTICIPANT_COMMANDS) | {name for name, _ in STAFF_COMMANDS} <= set(COMMANDS)
    assert {key for menu in MENUS for key in menu} <= set(COMMANDS)
    assert not {name for name in PARTICIPANT_COMMANDS if for_staff(COMMANDS[name])}
    assert all(len(name) <= 32 for name in COMMANDS)
    assert all(len(name) <= 40 for name in STEPS)
