"""No forged, old or foreign button changes what belongs to others, and none raises anything but a Refusal."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.telegram.outgoing import MessageRenderer
from handlers import dispatch, permissions
from handlers.messages import Incoming, Refusal, ResolvedReply, Say
from handlers.routes import BUTTONS, COMMANDS, MENUS, PARTICIPANT_COMMANDS, STAFF_COMMANDS, STEPS
from handlers.routing import ButtonRoute, Route
from tests.handlers.button_values import FieldValues, forged_data, row_numbers
from tests.handlers.forgery import MALFORMED
from tests.handlers.stage import Stage, text_keys

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
    "start-question:77:999999",
    "to:²:²",
    "None",
]
FORM = {"office": "municipality", "unit": "41702205805000", "position": "head", "name": "Үлгү Үлгүев"}
DRAFTS: dict[str, tuple[str | None, dict[str, Any]]] = {
    "nothing": (None, {}),
    "registering": ("registration", {"registration": {"prefilled": True, **FORM}}),
    "before the card": (
        "registration",
        {"registration": {"prefilled": True, **FORM, "phone": "+996700100101"}},
    ),
    "asking": ("question", {"question": {"hidden": False}}),
    "answering": ("answer", {"answer": {"question": 1}}),
    "writing the programme": ("programme", {"programme": {"field": "lines", "language": "ky"}}),
    "sending files": ("material-upload", {"material-upload": {"item": None}}),
    "wording an entry": ("text", {"text": {"kind": "faq", "row": 1, "field": "answer", "language": "ky"}}),
    "asking besides": ("extra-question", {"extra-question": {"kind": "choice", "language": "ky"}}),
    "planning": ("planning", {"planning": {"field": "starts"}}),
    "planning the end": ("planning", {"planning": {"field": "ends"}}),
    "counting": ("planning", {"planning": {"field": "capacity"}}),
    "cloning": (
        "planning",
        {"planning": {"field": "oblast", "clone": 1, "starts_at": "2030-07-18T03:30:00+00:00"}},
    ),
    "targeting": ("targets", {"targets": {}}),
    "announcing": ("announcement", {"announcement": {"announcement": 1, "language": "ky"}}),
    "announcing a link": (
        "announcement",
        {"announcement": {"announcement": 1, "language": "ky", "link": True}},
    ),
    "announcing at a time": ("announcement-time", {"announcement-time": {"announcement": 1}}),
    "changing": (None, {"change": {"version": 1, "ends_at": "2030-07-18T03:30:00+00:00"}}),
}


async def field_values(stage: Stage) -> FieldValues:
    """Return ids of the person's own rows and of others'."""
    first = {
        "people": [stage.owner.id],
        "questions": [stage.question.id],
        "seats": [stage.seat.id],
        "seminars": [stage.karakol.id, stage.jalal_abad.id],
    }
    return FieldValues(await row_numbers(stage.session, first))


def for_staff(route: Route | ButtonRoute) -> bool:
    """Return whether the button requires a role."""
    return route.permission not in (permissions.ANYONE, permissions.CONSENTED)


FEW_SHARES = 48
"""With `few`, one in this many of each button's data is tried."""
PRESSED = {
    "other": list(BUTTONS),
    "newcomer": [name for name, route in BUTTONS.items() if route.permission == permissions.ANYONE],
    "member": list(BUTTONS),
}
"""Who presses which buttons. All others lead a newcomer to the consent, see below."""


def tries(button: int, words: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield all data once, a share of them with each of the drafts: another share for the next button."""
    shares = len(DRAFTS)
    for share in range(shares):
        yield (button + share) % shares, words[share::shares]


def few_tries(
    button: int, words: list[str], best: list[str], route: ButtonRoute
) -> Iterator[tuple[int, list[str]]]:
    """Yield a quarter of the best data with one draft, and a share of all: other shares for the next button.

    What is for participants is also pressed with the drafts of their own dialogues.
    """
    some = [*best[button % 4 :: 4], *words[button % FEW_SHARES :: FEW_SHARES]]
    yield button * 5 % len(DRAFTS), list(dict.fromkeys(some))
    if not for_staff(route):
        for name in ("before the card", "asking"):
            yield list(DRAFTS).index(name), best[:2]


@pytest.mark.parametrize(
    ("who", "few"),
    [
        ("newcomer", True),
        ("member", True),
        *(pytest.param(who, False, marks=pytest.mark.proof) for who in PRESSED),
    ],
)
async def test_a_button_touches_only_what_is_the_pressers_own(stage: Stage, who: str, few: bool) -> None:
    """`few`: a button without permission is refused whatever it carries, so a share of the data is enough.

    The other participant presses a share of all buttons in `test_forgery.py`.
    """
    person, drafts = getattr(stage, who), _drafts(stage.karakol.id)
    values = await field_values(stage)
    before = await stage.rows_of_others(person)
    wrong: list[str] = []
    for number, prefix in enumerate(PRESSED[who]):
        route = BUTTONS[prefix]
        allowed = for_staff(route) and who == "member"
        words = [*forged_data(route.data, values), *MALFORMED]
        best = words[:8] if allowed or not for_staff(route) else []
        for draft, some in few_tries(number, words, best, route) if few else tries(number, words):
            person.step, person.draft = drafts[draft]
            await stage.save()
            for argument in some:
                did = stage.incoming(person, button=prefix, argument=argument, callback_id="1")
                if what := await _wrong_with(stage, did, None if allowed else before):
                    wrong.append(f"{prefix}:{argument} with the draft {drafts[draft]} {what}")
    assert wrong == []
    assert await stage.rows_of_others(person) == before, "not everything was undone"


async def _wrong_with(stage: Stage, did: Incoming, before: dict[str, Any] | None) -> str | None:
    """Return the problem of this action, or None; roll it back. `before`: others' rows, if it may change none."""
    post = MessageRenderer("ky", "Asia/Bishkek", dict(stage.roles_by_person))
    try:
        await post.reply_rows(stage.session, did, await _answer(stage, did))
        await stage.session.flush()
    except Exception as error:
        await stage.roll_back(always=True)
        return f"raised {error!r}"
    wrote = before is not None and stage.writes_to_others(exclude=did.person)
    changed = wrote and await stage.rows_of_others(did.person) != before
    await stage.roll_back()
    return "changed what is not theirs" if changed else None


async def _answer(stage: Stage, did: Incoming) -> list[ResolvedReply]:
    """Return the replies, a refusal included."""
    try:
        return await dispatch.dispatch(did, stage.session)
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
async def test_a_staff_button_is_refused_to_everybody_else(stage: Stage, who: str) -> None:
    await stage.save()
    refused: dict[str, str | None] = {}
    for prefix in (name for name, route in BUTTONS.items() if for_staff(route)):
        refused[prefix] = None
        try:
            await stage.press(getattr(stage, who), f"{prefix}:{stage.question.id}")
        except Refusal as refusal:
            refused[prefix] = refusal.key
        await stage.roll_back()
    assert len(refused) > 100
    assert {prefix: key for prefix, key in refused.items() if key != "button-old"} == {}


async def test_a_button_without_consent_leads_to_the_door(stage: Stage) -> None:
    await stage.save()
    told: dict[str, list[str]] = {}
    for prefix in (name for name, route in BUTTONS.items() if route.permission == permissions.CONSENTED):
        told[prefix] = text_keys(await stage.press(stage.newcomer, f"{prefix}:{stage.question.id}"))
        await stage.roll_back()
    assert len(told) > 30
    assert {prefix: said for prefix, said in told.items() if said != ["language"]} == {}


@pytest.mark.parametrize("prefix", ["answer", "people", "export", "staff", "inbox", "failed"])
async def test_staff_without_their_own_consent_are_asked_for_it_first(stage: Stage, prefix: str) -> None:
    stage.member.consented_at = stage.member.consent_version = None
    said = await stage.press(stage.member, f"{prefix}:{stage.question.id}")
    assert text_keys(said) == ["consent-notice"]


WRITERS = ["owner", "other", "newcomer", "member"]


@pytest.mark.parametrize("few", [True, pytest.param(False, marks=pytest.mark.proof)], ids=["few", "all"])
@pytest.mark.parametrize("who", WRITERS)
async def test_a_command_with_any_argument_answers_or_refuses(stage: Stage, who: str, few: bool) -> None:
    """`few`: half of the arguments, the other half for the next command and the next person."""
    await stage.save()
    for number, command in enumerate(COMMANDS, WRITERS.index(who)):
        for argument in GARBAGE[number % 2 :: 2] if few else GARBAGE:
            did = stage.incoming(getattr(stage, who), command=command, argument=argument)
            assert await _answer(stage, did), (command, argument)
        await stage.roll_back()


async def test_an_unknown_button_and_an_unknown_command_are_refused(stage: Stage) -> None:
    with pytest.raises(Refusal, match="button-old"):
        await stage.press(stage.owner, "nonsense:1")
    with pytest.raises(Refusal, match="command-unknown"):
        await stage.command(stage.owner, "nonsense")


async def test_a_staff_step_is_nothing_to_somebody_who_is_no_longer_staff(stage: Stage) -> None:
    stage.owner.step, stage.owner.draft = "answer", {"answer": {"question": stage.question.id}}
    assert text_keys(await stage.write(stage.owner, "Жооп")) == ["saved-offer"]


async def test_a_step_that_no_longer_exists_is_no_trap(stage: Stage) -> None:
    stage.owner.step = "a step of an older program"
    assert text_keys(await stage.write(stage.owner, "Жол качан?")) == ["saved-offer"]


def test_every_command_of_the_lists_and_menus_exists() -> None:
    assert set(PARTICIPANT_COMMANDS) | {name for name, _ in STAFF_COMMANDS} <= set(COMMANDS)
    assert {key for menu in MENUS for key in menu} <= set(COMMANDS)
    assert not {name for name in PARTICIPANT_COMMANDS if for_staff(COMMANDS[name])}
    assert all(len(name) <= 32 for name in COMMANDS)
    assert all(len(name) <= 40 for name in STEPS)
