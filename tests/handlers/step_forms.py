"""A form of each step, with which its prompt can be asked on the stage."""

from typing import Any

from handlers.permissions import ANYONE, requires_role
from handlers.routes import STEPS
from storage.models import Person, seat_states
from storage.questions import answers
from storage.reminders import reminders
from storage.seats import seats, unlisted
from storage.text.richtext import RichText
from tests.handlers.stage import Stage

AK_SUU = "41702205000000"
NEED_MORE = {"door", "sheet", "translation", "feedback-text"}
"""Steps whose prompt needs a seminar on its day, an answer, or a form with questions; they have tests of their own."""


async def step_forms(stage: Stage) -> dict[str, dict[str, Any]]:
    """Return step -> form, for every step after the consent but those in NEED_MORE."""
    seminar, seat = {"seminar": stage.karakol.id}, {"seat": stage.seat.id}
    question = {"question": stage.question.id}
    announcement = {"announcement": stage.announcement.id}
    [rule, *_] = await reminders.list_rules(stage.session, stage.karakol.id)
    words = RichText("Кайсы айыл?")
    remark = await answers.add_remark(
        stage.session, stage.question, stage.member, words, stage.now, from_asker=False, message_id=80
    )
    office = {"office": "project", "prefilled": True}
    return {
        "registration": {**seminar, **office},
        "seat-decline": seat,
        "seat-release": seat,
        "seat-handover": seat,
        "seat-search": seminar,
        "seat-correction": {**seat, "field": "name"},
        "unlisted-unit": {**seminar, "unit": await unlisted_code(stage), "purpose": "find"},
        "check-in-code": seminar,
        "programme": {**seminar, "field": "lines", "language": "ky"},
        "material-upload": {**seminar, "item": None},
        "extra-question": {**seminar, "kind": "choice", "language": "ky"},
        "planning": {"field": "starts", "guided": True},
        "targets": seminar,
        "seminar-contact": seminar,
        "invitee-import": seminar,
        "document-template": {**seminar, "document": "participants", "reach": "here"},
        "segment": announcement,
        "announcement": {**announcement, "language": "ky"},
        "announcement-time": announcement,
        "reminder-rule": {"rule": rule.id},
        "feedback": seminar,
        "answer": question,
        "clarification-request": question,
        "clarification-reply": {"remark": remark.id},
        "spoken-answer": question,
        "question": {**seminar, "hidden": False, "item": 0},
        "question-reopening": question,
        "question-moderation": {**question, "kind": "wording"},
        "faq-entry": {**seminar, "language": "ky"},
        "faq-search": {},
        "poll": seminar,
        "help-recording": {"topic": "seat", "language": "ky"},
        "role-invitation": seminar,
        "pack-photos": {**seminar, "publishable": 1},
        "text": {"kind": "faq", "row": 1, "field": "answer", "language": "ky"},
    }


async def unlisted_code(stage: Stage) -> str:
    """Write a municipality that is not in the list, with a seat of nobody at Karakol; return its code."""
    unit = await unlisted.write(stage.session, AK_SUU, "Үлгү айыл өкмөтү", stage.owner, stage.now)
    place = {"office": "municipality", "unit_code": unit.code, "source": "assisted"}
    seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, stage.now, **place)
    await stage.session.flush()
    return unit.code


def who_is_at(stage: Stage, step: str) -> Person:
    """Return the person of the stage who may be at this step."""
    return stage.member if requires_role(STEPS[step].permission) else stage.owner


def after_consent() -> set[str]:
    """Return the names of the steps that people come to after the consent."""
    return {name for name, step in STEPS.items() if step.permission != ANYONE}
