"""Buttons and steps of earlier releases: each is replaced by a present one, whatever its fields or form."""

import re

from handlers import routes
from handlers.aliases import buttons, steps
from handlers.button_data import InvalidButtonData
from storage.models import Person
from storage.questions import questions
from tests.case_tables import every_row
from tests.handlers.stage import Stage, text_keys


def person(step: str | None = None, **draft: object) -> Person:
    return Person(telegram_id=1, step=step, draft=dict(draft))


@every_row("prefix", buttons.BUTTON_ALIASES)
def test_an_old_button_is_a_present_one_whatever_follows_it(prefix: str) -> None:
    for argument in ("", "3", "3:yes", "3:title:ky", "3:choices:ky", "a:b:c:d:e", ":", "x" * 60):
        for one in (
            person(),
            person("text", text={"kind": "item"}),
            person("programme", programme={"typed": None}),
        ):
            new, rest = buttons.rename_button(one, prefix, argument)
            assert new in routes.BUTTONS
            try:
                routes.BUTTONS[new].data.unpack(rest)
            except InvalidButtonData:
                continue


def test_no_present_button_is_taken_for_an_old_one() -> None:
    assert not buttons.BUTTON_ALIASES.keys() & routes.BUTTONS.keys()
    assert all(re.fullmatch(r"[a-z]+", prefix) for prefix in buttons.BUTTON_ALIASES)


@every_row("form", [None, 7, "x", {}, {"field": "title"}, {"material": 1}, {"entry": 1}, {"what": "ky"}])
@every_row("step", steps.STEP_ALIASES)
def test_an_old_step_that_cannot_be_read_is_left(step: str, form: object) -> None:
    one = person(step, **{step: form, "registration": {}})
    steps.rename_steps(one)
    assert "registration" in one.draft
    assert one.step is None or one.step in routes.STEPS
    assert one.step is None or one.step in one.draft


def test_a_step_has_either_a_former_or_a_present_name() -> None:
    assert steps.STEP_NAMES.keys().isdisjoint(routes.STEPS)
    assert set(steps.STEP_NAMES.values()) <= routes.STEPS.keys()


@every_row(
    ("old", "form", "new", "renamed"),
    [
        ("faqfind", {}, "faq-search", {}),
        ("unseat", {"seat": 3}, "seat-release", {"seat": 3}),
        (
            "extra",
            {"seminar": 1, "kind": "text", "language": "ky"},
            "extra-question",
            {"seminar": 1, "kind": "text", "language": "ky"},
        ),
        (
            "extra",
            {"question": 3, "field": "title", "language": "ky"},
            "text",
            {"kind": "extra-question", "row": 3, "field": "title", "language": "ky"},
        ),
        (
            "faq",
            {"entry": 0, "seminar": 2, "part": "question", "language": "ru"},
            "faq-entry",
            {"seminar": 2, "language": "ru"},
        ),
        ("invitees", 2, "invitee-import", {"seminar": 2}),
        ("invitees", {"seminar": 2}, "invitee-import", {"seminar": 2}),
        ("rule", {"rule": 5, "what": "clock"}, "reminder-rule", {"rule": 5}),
        ("rule", {"rule": 5}, "reminder-rule", {"rule": 5}),
        (
            "moderating",
            {"question": 1, "what": "due", "owner": 2},
            "question-moderation",
            {"question": 1, "kind": "due", "assignee": 2},
        ),
        (
            "moderating",
            {"question": 1, "what": "words"},
            "question-moderation",
            {"question": 1, "kind": "wording"},
        ),
        ("moderating", {"topic": 4, "what": "name"}, "question-moderation", {"topic": 4, "kind": "rename"}),
        (
            "registration",
            {"seminar": 1, "asked": True, "extras": [1], "answers": {}, "was": {"name": "Үлгү"}},
            "registration",
            {
                "seminar": 1,
                "prefilled": True,
                "extra_questions": [1],
                "answers": {},
                "before_edit": {"name": "Үлгү"},
            },
        ),
    ],
)
def test_a_form_of_an_earlier_release_is_read_as_a_present_one(
    old: str, form: object, new: str, renamed: object
) -> None:
    one = person(old, **{old: form, "pending": []})
    assert steps.has_former_names(one)
    steps.rename_steps(one)
    assert (one.step, one.draft) == (new, {new: renamed, "pending": []})
    steps.rename_steps(one)
    assert (one.step, one.draft) == (new, {new: renamed, "pending": []})


def test_other_keys_of_the_draft_are_renamed_and_the_step_stays() -> None:
    one = person("consent", wanted="karakol", earlier={"seminar": 1, "again": True})
    steps.rename_steps(one)
    assert one.step == "consent"
    assert one.draft == {"deep_link": "karakol", "earlier": {"seminar": 1, "editing": True}}


def test_a_stop_button_of_a_renamed_step_leaves_the_present_one() -> None:
    assert buttons.rename_button(person(), "cancel-step", "faqfind") == ("cancel-step", "faq-search")
    assert buttons.rename_button(person(), "cancel-step", "answer") == ("cancel-step", "answer")


async def test_a_dialog_of_an_earlier_release_goes_on_while_a_question_is_pending(stage: Stage) -> None:
    """The clock may submit the question meanwhile: the draft is only renamed under the lock that it takes too."""
    saved = {"text": "Жол качан оңдолот?", "marks": [], "media": [], "message": 5}
    held = {
        "seminar": stage.karakol.id,
        "kept": saved | {"hidden": False, "item": 0},
        "questions": [],
        "faq": [],
    }
    stage.owner.step, stage.owner.draft = "faqfind", {"faqfind": {}, "held": held}
    stage.owner.pending_question_at = stage.now
    assert "question-kept" in text_keys(await stage.press(stage.owner, "cancel-step:faqfind"))
    assert not stage.owner.step
    assert not stage.owner.draft
    asked = await questions.list_by_person(stage.session, stage.owner)
    assert saved["text"] in [question.text for question, _ in asked]


def test_an_old_stop_button_stops_only_what_it_was_made_for() -> None:
    other = person("text", text={"kind": "faq", "row": 1})
    assert buttons.rename_button(other, "itemstop", "") == ("cancel-step", "programme")
    own = person("text", text={"kind": "item", "row": 1})
    assert buttons.rename_button(own, "itemstop", "") == ("cancel-step", "text")
