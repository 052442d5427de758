"""Searches for leaks of questions: every button and step × states of the question × people.

Nothing here names a teller: what is said is judged by whom it is said to, and by a rule of this page's own.
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from handlers import permissions, routes, scheduled
from handlers.dispatch import dispatch as answered
from handlers.messages import Incoming, Media, Refusal, ResolvedReply, Say, SayToAudience, StaffGroup
from storage.models import Attachment, Person, Question, QuestionEvent, Remark, question_states
from storage.questions import answers, lifecycle, questions, votes
from storage.team import group, roles
from tests.conversations.helpers import add_consented_person
from tests.handlers.button_values import FieldValues, forged_data, row_numbers
from tests.handlers.questions.test_answering import add_expert, add_question
from tests.handlers.stage import NOW, Stage

WORDS, ADDED_WORDS, NAME, FILE, ADDED = (
    "Канарейка",
    "Чымчык",
    "Үлгүева Жашыруун",
    "canary-file",
    "canary-added",
)
"""Data that only readers of the question may get, in any form."""
SIMILAR_TEXT = "таза суу айылга качан келет"
"""The rest of its text: an asker of the same is offered it."""
QUESTION_PACKAGES = (
    "handlers.questions",
    "handlers.faq",
    "handlers.seminars",
    "handlers.accounts.my_data",
)
"""Packages of handlers that show questions most."""
LINKED = group.LinkedGroup(-100, "Штаб", False, "ru", "2026-01-01T00:00:00+00:00")


@dataclass(frozen=True)
class QuestionCase:
    """A state of the question."""

    state: str
    approved: bool
    """Whether its present text was approved."""
    theirs: bool = False
    """Whether it is assigned to the expert."""
    worded: bool = False
    """Whether the hall reads a moderator's wording of it."""

    def __str__(self) -> str:
        words = [self.state, "let through" if self.approved else "not let through"]
        words += ["theirs" * self.theirs, "worded" * self.worded]
        return ", ".join(filter(None, words))


QUESTION_CASES = (
    QuestionCase(question_states.NEW, approved=False),
    QuestionCase(question_states.VISIBLE, approved=True),
    QuestionCase(question_states.VISIBLE, approved=True, worded=True),
    QuestionCase(question_states.ASSIGNED, approved=False),
    QuestionCase(question_states.ASSIGNED, approved=False, theirs=True),
    QuestionCase(question_states.REOPENED, approved=False),
    QuestionCase(question_states.ANSWERED, approved=False),
    QuestionCase(question_states.ANSWERED, approved=True),
    QuestionCase(question_states.DECLINED, approved=True),
    QuestionCase(question_states.MERGED, approved=True),
    QuestionCase(question_states.WITHDRAWN, approved=False),
)


@dataclass
class QuestionScene:
    """All people who may try to read it, and what they were told without permission."""

    stage: Stage
    expert: Person
    people: dict[str, Person]
    remark: Remark
    root: Question
    """Another person's question, which the hall reads."""
    values: FieldValues
    """Values for the fields of buttons: the question first."""
    wrong: list[str] = field(default_factory=list)
    read: int = 0
    """How often its text was told to somebody who may read it."""


async def create_scene(stage: Stage, state: QuestionCase) -> QuestionScene:
    """Create a question of an anonymous asker, with a document, remarks, and a vote."""
    one, session, asked = await add_expert(stage), stage.session, stage.question
    elsewhere = await add_consented_person(session, 5301, "ru", name="Sample 5301")
    await roles.grant(session, elsewhere, roles.MODERATOR, NOW, None, seminar_id=stage.jalal_abad.id)
    stage.owner.name, asked.text, asked.anonymous = NAME, f"{WORDS} {SIMILAR_TEXT}", True
    await questions.add_attachment(
        session, asked, Attachment(kind="document", file_id=FILE, file_unique_id="c", media_group_id="al")
    )
    back = await answers.add_remark(session, asked, one, "Кайсы көчө?", NOW, from_asker=False, message_id=1)
    said = await answers.add_remark(
        session, asked, stage.owner, ADDED_WORDS, NOW, from_asker=True, message_id=2
    )
    added = Attachment(kind="document", file_id=ADDED, file_unique_id="d", remark_id=said.id)
    await questions.add_attachment(session, asked, added)
    root = await add_question(stage, stage.newcomer_with_consent())
    await lifecycle.show(session, root, NOW, stage.member)
    await votes.cast_vote(session, asked, stage.other, NOW)
    await _place_question(stage, state, one, root)
    await group.save_linked(session, LINKED, NOW)
    await session.flush()
    stage.roles_by_person = await roles.roles_by_person(session)
    people = {
        "expert": one,
        "voter": stage.other,
        "stranger": stage.newcomer,
        "moderator elsewhere": elsewhere,
        "moderator": stage.member,
        "asker": stage.owner,
    }
    first = {
        "people": [one.id],
        "questions": [asked.id, root.id],
        "remarks": [back.id, said.id],
        "seminars": [stage.karakol.id],
    }
    return QuestionScene(stage, one, people, back, root, FieldValues(await row_numbers(session, first)))


async def _place_question(stage: Stage, state: QuestionCase, expert: Person, root: Question) -> None:
    asked = stage.question
    if state.state == question_states.ANSWERED:
        await lifecycle.add_answer(stage.session, asked, stage.member, "Эртең", NOW)
    asked.state, asked.visible_at = state.state, NOW if state.approved else None
    asked.assignee_id = (
        (expert if state.theirs else stage.member).id if state.state == question_states.ASSIGNED else None
    )
    if state.state == question_states.MERGED:
        steps = {
            "from_state": question_states.VISIBLE,
            "to_state": question_states.MERGED,
            "actor_id": stage.member.id,
        }
        stage.session.add(QuestionEvent(question_id=asked.id, at=NOW, **steps))
    asked.merged_into_id = root.id if state.state == question_states.MERGED else None
    asked.wording = "Башка сөз" if state.worded else ""
    asked.due_at = NOW if state.state == question_states.ASSIGNED else None


# The actions.


SHARES = 12
"""`make test` tries one in this many of a button's data, others for the next button."""


def presses(desk: QuestionScene, who: str, few: bool) -> Iterator[dict[str, Any]]:
    """Return every button that may do something for this person; `few`: those about questions, and a share of all."""
    having = desk.stage.roles_by_person.get(desk.people[who].id, ())
    kinds = {role.role for role in having}
    for place, (prefix, route) in enumerate(routes.BUTTONS.items()):
        if permissions.requires_role(route.permission) and not kinds & route.permission:
            continue
        if few and not route.handler.__module__.startswith(QUESTION_PACKAGES):
            continue
        words = list(forged_data(route.data, desk.values))
        for argument in [words[0], *words[1 + place % SHARES :: SHARES]] if few else words:
            yield {"button": prefix, "argument": argument, "callback_id": "1"}


def other_acts(desk: QuestionScene, who: str) -> Iterator[dict[str, Any]]:
    """Return this person's other actions about the question."""
    yield from ({"command": command} for command in routes.COMMANDS if command != "forget")
    yield {"command": "ask", "argument": SIMILAR_TEXT}
    yield {"text": "Салам"}
    if who == "asker":
        yield {"text": f"{WORDS} экинчи", "message_id": 77, "edited": True}
        yield {"media": Media("document", FILE, "e", "al", name=NAME)}
        yield {"media": Media("document", ADDED, "e", "al", name=NAME), "text": ADDED_WORDS}


# The check.


ABOUT_QUESTION = ("answer", "clarification-request", "spoken-answer", "question-reopening")
"""Steps whose form is the number of the question."""


def step_inputs(desk: QuestionScene) -> list[tuple[str, dict[str, Any]]]:
    """Return every step whose text goes to somebody about the question, with its draft."""
    about = {"question": desk.stage.question.id}
    asking = {"seminar": desk.stage.karakol.id, "hidden": True, "item": 0}
    steps: list[tuple[str, dict[str, Any]]] = [(step, about) for step in ABOUT_QUESTION]
    steps += [("clarification-reply", {"remark": desk.remark.id}), ("question", asking)]
    return [
        *steps,
        *(
            ("question-moderation", {**about, "kind": kind})
            for kind in ("decline", "merge", "wording", "topic")
        ),
    ]


async def try_act(
    desk: QuestionScene, who: str, what: dict[str, Any], step: str = "", form: Any = None
) -> None:
    """Perform an action and roll it back; record what it told whom."""
    stage, person = desk.stage, desk.people[who]
    if step:
        person.step, person.draft = step, {step: form}
        await stage.session.flush()
    did = stage.incoming(person, **what)
    try:
        said = await answered(did, stage.session)
        await stage.session.flush()
        _check_replies(desk, did, said, f"{who}: {what} at {step}")
    except Refusal:
        pass
    await stage.roll_back()


def _check_replies(
    desk: QuestionScene, did: Incoming | None, said: Sequence[ResolvedReply], act: str
) -> None:
    for one in said:
        say = one.say if isinstance(one, SayToAudience) else one
        if isinstance(say, Say):
            reader = say.to or (did.person if did and not isinstance(one, SayToAudience) else None)
            desk.wrong += [
                f"{act}: {say.key} tells {_names_asker(desk, reader)} {what}"
                for what in _leaks(desk, say, reader)
            ]


def _names_asker(desk: QuestionScene, reader: Person | StaffGroup | None) -> str:
    return next((name for name, one in desk.people.items() if one is reader), str(reader))


def _leaks(desk: QuestionScene, say: Say, reader: Person | StaffGroup | None) -> Iterator[str]:
    told = repr((say.args, say.document))
    openly = reader in (desk.stage.owner, desk.stage.member)
    if WORDS in told:
        desk.read += 1
        if not _may_read(desk, reader):
            yield "its words"
    if ADDED_WORDS in told and not (openly or _is_own(desk, reader)):
        yield "what was said besides"
    if NAME in told and not openly:
        yield "who asks"
    if (
        say.media
        and say.media.file_id == FILE
        and not (_may_read(desk, reader, file=True) and reader is not desk.stage.other)
    ):
        yield "its file"
    if say.media and say.media.file_id == ADDED and not (openly or _is_own(desk, reader)):
        yield "a file of what was said besides"
    if say.media and say.media.file_id in (FILE, ADDED) and not (openly or say.media.alias):
        yield "what its file was called"


def _is_own(desk: QuestionScene, reader: Person | StaffGroup | None) -> bool:
    asked = desk.stage.question
    return reader is desk.expert and asked.state != "withdrawn" and asked.assignee_id == desk.expert.id


def _may_read(desk: QuestionScene, reader: Person | StaffGroup | None, *, file: bool = False) -> bool:
    """The rule of `handlers.questions.shared.readers` implemented a second time, independently."""
    asked, stage = desk.stage.question, desk.stage
    if reader in (stage.owner, stage.member):
        return True
    if isinstance(reader, StaffGroup):
        return asked.state != "withdrawn"
    if _is_own(desk, reader):
        return True
    if asked.visible_at is None or (asked.wording and not file):
        return False  # not approved, or in other words than its asker's
    if reader is stage.other:
        return True  # a voter is told of it in the words they voted for
    return asked.state in ("visible", "assigned", "reopened", "answered")


async def try_everything(stage: Stage, state: QuestionCase, few: bool) -> QuestionScene:
    """Have everybody try everything."""
    desk = await create_scene(stage, state)
    await stage.save()
    for who in desk.people:
        acts = chain(presses(desk, who, few), other_acts(desk, who))
        for what in acts:
            await try_act(desk, who, what)
        for step, form in step_inputs(desk):
            for text in ("Салам", "2"):
                await try_act(desk, who, {"text": text}, step, form)
    await _try_clock(desk)
    return desk


async def _try_clock(desk: QuestionScene) -> None:
    looks: Sequence[Callable[..., Awaitable[Sequence[ResolvedReply]]]] = scheduled.JOBS
    for look in (*looks, *scheduled.MINUTE_JOBS):
        said = await look(desk.stage.session, desk.stage.now)
        await desk.stage.session.flush()
        _check_replies(desk, None, said, f"the clock: {look.__module__}")
        await desk.stage.roll_back()
