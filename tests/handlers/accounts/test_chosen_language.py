"""The menu of commands follows the language that a person has chosen, whatever that of their app is or becomes."""

import pytest

from handlers import dispatch
from handlers.buttons.accounts import AnswerConsent
from handlers.messages import PublishCommands
from handlers.permissions import NOTICE_VERSION
from storage.models import Person
from tests.handlers.stage import NOW, Stage


async def publishes(stage: Stage, person: Person, button: str, argument: str) -> bool:
    """Press a button; return whether the list of commands is published in the person's language."""
    pressed = stage.incoming(person, button=button, callback_id="1")
    pressed.argument = argument
    return PublishCommands() in await dispatch.dispatch(pressed, stage.session)


@pytest.mark.parametrize("before", ["ky", "ru", None])
async def test_whoever_chooses_a_language_has_the_commands_in_it(stage: Stage, before: str | None) -> None:
    """Also in the one they have, or that of their app: it was perhaps chosen before such lists, or the app changes."""
    stage.owner.language = before
    assert await publishes(stage, stage.owner, "choose-language", "ky")
    assert stage.owner.language == "ky"


@pytest.mark.parametrize(("before", "published"), [(NOTICE_VERSION - 1, True), (None, False)])
async def test_whoever_chose_in_an_earlier_release_has_them_once_they_agree_anew(
    stage: Stage, before: int | None, *, published: bool
) -> None:
    """Somebody new has just had them, with their choice of the language."""
    person = stage.owner
    person.language, person.step = "ky", "consent"
    person.consent_version, person.consented_at = before, NOW if before else None
    agreed = AnswerConsent("yes", NOTICE_VERSION, "ky", "0" * 8).pack().partition(":")[2]
    assert await publishes(stage, person, "answer-consent", agreed) is published
