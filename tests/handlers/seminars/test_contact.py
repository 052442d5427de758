"""Whom participants can call: set by organisers, shown in /help and above the hall's questions."""

from datetime import timedelta

import pytest

from handlers.messages import Lines, Refusal, Say
from storage import audit, planning
from storage.models import Seminar
from storage.seminars import contacts
from tests.handlers.stage import Stage, text_keys


async def told(stage: Stage) -> tuple[str, str]:
    """Return what a participant is told by /help and /hall."""
    [helping] = [one for one in await stage.command(stage.owner, "help") if one.key == "help"]
    [hall] = await stage.command(stage.owner, "hall")
    return str(helping.args["contact"]), str(hall.args["contact"])


def labels(page: Say) -> list[str]:
    return [str(button.label) for row in page.buttons for button in row]


async def test_participants_are_told_whom_to_call(stage: Stage) -> None:
    ask = f"set-contact:{stage.karakol.id}"
    await stage.press(stage.member, ask)
    with pytest.raises(Refusal, match="contact-wrong"):
        await stage.write(stage.member, "Асель Үлгүева")
    [card] = await stage.write(stage.member, "Асель  Үлгүева, 0700 000000")
    assert card.key == "plan-card"
    assert stage.member.step is None
    assert all("Асель Үлгүева, +996 700 000 000" in one for one in await told(stage))
    [(row, _)] = await audit.list_newest(stage.session, 1)
    assert (row.action, row.detail) == ("seminar.contact_changed", {"given": True})
    later = stage.karakol.starts_at + timedelta(days=7)
    clone = await planning.clone(stage.session, stage.karakol, later, None, stage.now)
    await stage.press(stage.member, "create-seminar")
    await stage.write(stage.member, f"{later:%d.%m.%Y} 9:00-16:00")
    new = await stage.session.get(Seminar, clone.id + 1)
    assert new is not None
    assert await contacts.get_words(stage.session, clone) == "Асель Үлгүева, +996 700 000 000"
    assert await contacts.get_words(stage.session, new) is None, "published unasked"
    await stage.press(stage.member, f"set-contact:{new.id}:last")
    assert await contacts.get_words(stage.session, new) == "Асель Үлгүева, +996 700 000 000"


async def test_a_contact_goes_with_the_person_whose_verified_number_it_has(stage: Stage) -> None:
    stage.other.phone, stage.other.phone_verified_at = "+996700123456", stage.now
    await contacts.save(stage.session, stage.karakol, "Асель, 0700 12-34-56", stage.member, stage.now)
    await stage.press(stage.owner, "answer-erasure:yes")
    assert await contacts.get_words(stage.session, stage.karakol)
    await stage.press(stage.other, "answer-erasure:yes")
    assert await contacts.get_words(stage.session, stage.karakol) is None


async def test_an_organiser_gives_their_own_number_by_one_press_or_none(stage: Stage) -> None:
    stage.member.name, stage.member.phone = "Үлгү Уюштуруучу", "+996000000001"
    [asked] = await stage.press(stage.member, f"set-contact:{stage.karakol.id}")
    assert "contact-mine" in labels(asked)[0]
    await stage.press(stage.member, f"set-contact:{stage.karakol.id}:mine")
    assert all("+996000000001" in one for one in await told(stage))
    await stage.press(stage.member, f"set-contact:{stage.karakol.id}:none")
    assert await told(stage) == (str(Lines(())), str(Lines(())))
    await stage.press(stage.member, f"set-contact:{stage.karakol.id}")
    assert text_keys(await stage.press(stage.member, "cancel-step:seminar-contact")) == ["plan-card"]
