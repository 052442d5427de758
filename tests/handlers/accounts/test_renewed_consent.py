"""Everybody is asked anew about a newer notice, at their next step; what they were doing goes on after the consent."""

from typing import Any

import pytest

from handlers import dispatch
from handlers.buttons.accounts import AnswerConsent
from handlers.messages import Contact, Incoming, Media, Refusal
from handlers.permissions import NOTICE_VERSION
from handlers.ui import kept_updates
from storage.models import Person
from tests.handlers.stage import NOW, Stage, sent_says, text_keys
from tests.handlers.step_forms import step_forms, who_is_at

WORDS = "Китепканага жаңы китептер керек"
PHOTO = Media("photo", "f", "u", media_group_id="album")
CONTACT = Contact("996700100101", verified=True)
MESSAGES: list[dict[str, Any]] = [{"text": WORDS}, {"media": PHOTO}, {"contact": CONTACT, "text": ""}]
ELSEWHERE: list[dict[str, Any]] = [
    {"command": "seminars"},
    {"command": "ask", "argument": WORDS},
    {"button": "list-own-questions", "callback_id": "1"},
]
NAME_STEP = {"office": "project", "position": "other", "prefilled": True, "phone": "+996700100101"}


def at_step(person: Person, step: str | None, form: dict[str, Any], version: int) -> None:
    """Put the person at the step, with a consent to this version of the notice."""
    person.step, person.draft = step, {step: form} if step else {}
    person.consent_version, person.consented_at = version, NOW


async def done(stage: Stage, incoming: Incoming) -> list[str]:
    """Return the keys of the replies, or of the refusal."""
    try:
        return text_keys(sent_says(await dispatch.dispatch(incoming, stage.session)))
    except Refusal as refusal:
        return [refusal.key]


async def agreed(stage: Stage, person: Person) -> list[str]:
    """Press the notice's button, then handle what was kept, as the worker does; return the keys of the replies."""
    pressed = stage.incoming(person, button="answer-consent", callback_id="1")
    pressed.argument = AnswerConsent("yes", NOTICE_VERSION, person.language, "0" * 8).pack().partition(":")[2]
    thanks, *others = await done(stage, pressed)
    assert thanks == "consent-thanks"
    return others + [key for kept in kept_updates.take(pressed) for key in await done(stage, kept)]


async def test_what_comes_at_any_step_is_taken_there_once_they_agree(stage: Stage) -> None:
    """The replies, the step and the form are those of somebody who had agreed before."""
    forms = await step_forms(stage)
    await stage.save()
    wrong: list[object] = []
    for step, form in forms.items():
        person = who_is_at(stage, step)
        for what in [*MESSAGES, *ELSEWHERE]:
            at_step(person, step, form, NOTICE_VERSION)
            wanted = (
                await done(stage, stage.incoming(person, message_id=90, **what)),
                person.step,
                person.draft,
            )
            await stage.roll_back(always=True)
            at_step(person, step, form, NOTICE_VERSION - 1)
            asked = await done(stage, stage.incoming(person, message_id=90, **what))
            if asked != ["consent-renewed", "consent-notice"]:
                wrong.append((step, what, asked))
            came = await agreed(stage, person), person.step, person.draft
            if came != wanted:
                wrong.append((step, what, wanted, came))
            await stage.roll_back(always=True)
    assert wrong == []


async def test_what_is_written_under_the_notice_is_no_answer_to_the_step_before(stage: Stage) -> None:
    person = stage.owner
    at_step(person, "registration", {"seminar": stage.karakol.id, **NAME_STEP}, NOTICE_VERSION - 1)
    await stage.press(person, "list-own-questions")
    assert text_keys(await stage.write(person, "Эмне үчүн кайра сурап жатасыз")) == ["consent-awaited"]
    assert await stage.answer(stage.incoming(person, command="cancel"))
    assert "saved-offer" in await agreed(stage, person)
    assert "name" not in person.draft["registration"]


async def test_an_album_and_its_correction_are_kept_whole(stage: Stage) -> None:
    person = stage.owner
    at_step(person, "question", {"seminar": stage.karakol.id, "hidden": False, "item": 0}, NOTICE_VERSION - 1)
    sent: list[dict[str, Any]] = [{"text": "Жол"}, {}, {"text": WORDS, "edited": True, "message_id": 91}]
    for number, what in enumerate(sent):
        await stage.answer(stage.incoming(person, **{"message_id": 91 + number, "media": PHOTO, **what}))
    kept = kept_updates.typed_texts(person.draft)[kept_updates.KEPT]
    assert [texts for texts, *_ in kept] == [WORDS, None]
    person.consent_version = NOTICE_VERSION
    assert [one.edited for one in kept_updates.take(stage.incoming(person))] == [False, False]


async def test_a_no_discards_what_was_kept_and_says_that_the_rest_stays(stage: Stage) -> None:
    person, form = stage.owner, {"seminar": stage.karakol.id, **NAME_STEP}
    at_step(person, "registration", form, NOTICE_VERSION - 1)
    await stage.write(person, WORDS)
    assert text_keys(await stage.press(person, "answer-consent:no")) == ["consent-declined-renewed"]
    assert WORDS not in str(person.draft)
    assert person.consented_at is not None
    assert await agreed(stage, person) == ["card-unsigned"]
    assert person.draft == {"registration": form}


@pytest.mark.parametrize(
    "changed", [{"version": NOTICE_VERSION - 1}, {"language": "en"}, {"fingerprint": "1" * 8}]
)
async def test_only_the_text_that_is_shown_now_can_be_agreed_to(
    stage: Stage, changed: dict[str, Any]
) -> None:
    """Another holder or contact in the settings changes the text: who pressed before sees the new one first."""
    person = stage.owner
    at_step(person, "consent", {}, NOTICE_VERSION - 1)
    shown = AnswerConsent("yes", NOTICE_VERSION, person.language, "0" * 8)
    assert text_keys(await stage.press(person, shown.replace(**changed).pack())) == ["consent-notice"]
    assert person.consent_version == NOTICE_VERSION - 1
    assert text_keys(await stage.press(person, shown.pack()))[0] == "consent-thanks"


async def test_nothing_is_kept_of_somebody_who_never_agreed(stage: Stage) -> None:
    person = stage.newcomer
    person.language, person.step, person.draft = "ky", None, {}
    assert text_keys(await stage.press(person, "list-own-questions")) == ["consent-notice"]
    assert kept_updates.KEPT not in person.draft
