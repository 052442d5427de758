"""Steps of a conversation: actions at a step, cancelling, and prompts repeated afterwards."""

import pytest

from handlers.messages import RESUME, Incoming, Media, OutOfDate, Refusal, Reply, Say
from handlers.ui.steps import Form, cancel_message, do_at_step, enter_step, leave_step, require_content
from storage.database import Session
from storage.models import Person
from tests.handlers.stage import Stage

STEP = "sample"


async def refuse(_incoming: Incoming, _session: Session, form: Form) -> list[Reply]:
    raise Refusal("question-ended", number=form["number"])


async def test_a_refusal_at_a_step_is_said_and_the_step_is_left(stage: Stage) -> None:
    person = stage.owner
    person.step, person.draft = None, {}
    enter_step(person, STEP, number=7)
    said = await do_at_step(stage.incoming(person, text="…"), stage.session, STEP, refuse)
    assert said == [Say("question-ended", {"number": 7})]
    assert (person.step, person.draft) == (None, {})


async def test_whoever_stands_elsewhere_does_nothing_at_a_step(stage: Stage) -> None:
    stage.owner.step, stage.owner.draft = "registration", {STEP: {"number": 7}, "registration": {}}
    with pytest.raises(OutOfDate):
        await do_at_step(stage.incoming(stage.owner, text="…"), stage.session, STEP, refuse)
    assert stage.owner.step == "registration"


def at_step(person: Person, step: str | None, **draft: object) -> Person:
    """Move the person to the step, with this draft."""
    person.step, person.draft = step, draft
    return person


def test_leaving_a_step_returns_to_the_registration_that_was_under_way(stage: Stage) -> None:
    person = at_step(stage.owner, None, registration={"seminar": 1}, pending=[])
    enter_step(person, "faq-search")
    leave_step(person, "faq-search")
    assert (person.step, person.draft) == ("registration", {"registration": {"seminar": 1}, "pending": []})


def test_leaving_a_step_removes_what_belongs_to_it_and_nothing_else(stage: Stage) -> None:
    kept = {"pending": [], "change": {"seminar": 1}}
    person = at_step(stage.owner, "registration", **kept, registration={}, earlier={"seminar": 2})
    leave_step(person, "answer")
    assert (person.step, "earlier" in person.draft) == ("registration", True)
    leave_step(person, "registration")
    assert (person.step, person.draft) == (None, kept)


@pytest.mark.parametrize(
    ("resume", "step", "more"),
    [(True, "registration", [RESUME]), (True, None, []), (False, "registration", [])],
)
async def test_whoever_stops_is_asked_again_where_they_are_back(
    stage: Stage, resume: bool, step: str | None, more: list[Reply]
) -> None:
    stage.owner.step = step
    cancel = cancel_message("clarify-cancelled", resume=resume)
    said = await cancel(stage.incoming(stage.owner), stage.session, {})
    assert said == [Say("clarify-cancelled", edit=True), *more]


async def test_words_or_a_file_are_content(stage: Stage) -> None:
    require_content(stage.incoming(stage.owner, text="Салам"), "awaited-clarify")
    require_content(stage.incoming(stage.owner, media=Media("photo", "p")), "awaited-clarify")
    with pytest.raises(Refusal, match="awaited-clarify"):
        require_content(stage.incoming(stage.owner, unsupported_kind="sticker"), "awaited-clarify")
