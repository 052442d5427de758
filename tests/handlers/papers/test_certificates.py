"""Certificates: for those who came, once each; the bot says yes to their numbers and no to all others."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from handlers.messages import Paper, Refusal, Say
from storage.models import Certificate, Seat
from storage.models.seat_states import ARRIVED, REGISTERED
from storage.tokens import CODE_ALPHABET
from tests.handlers.stage import Stage, text_keys


@pytest.fixture
async def certificate(stage: Stage) -> Certificate:
    """The owner of the stage came to Karakol, and got a certificate."""
    await _come(stage, stage.seat)
    await _send(stage)
    return await _current(stage)


async def _come(stage: Stage, seat: Seat) -> None:
    seat.state, seat.name = ARRIVED, "Үлгү Катышуучу"
    await stage.session.flush()


async def _send(stage: Stage) -> list[Say]:
    [page] = await stage.press(stage.member, f"show-certificates:{stage.karakol.id}")
    return await stage.press(stage.member, page.buttons[0][0].data)


async def _current(stage: Stage) -> Certificate:
    rows = await stage.session.scalars(select(Certificate).where(Certificate.replaced_at.is_(None)))
    return rows.one()


def _wrong(number: str) -> str:
    last = number[-1]
    return number[:-1] + next(one for one in CODE_ALPHABET if one != last and one.isdigit() == last.isdigit())


async def test_who_came_gets_one_and_who_did_not_gets_none(stage: Stage) -> None:
    with pytest.raises(Refusal) as no:
        await stage.press(stage.member, f"print-certificates:{stage.karakol.id}")
    assert no.value.key == "certificates-nobody"
    await _come(stage, stage.seat)
    done, *sent = await _send(stage)
    assert (done.key, done.args["number"]) == ("certificates-sent", 1)
    [message] = sent
    assert message.to is stage.owner
    assert isinstance(message.document, Paper)
    data: Any = message.document.data
    [paper] = data["certificates"]
    current = await _current(stage)
    assert (paper["name"], paper["number"]) == ("Үлгү Катышуучу", current.number)
    assert paper["link"].payload == f"v_{current.number}"
    await stage.press(stage.member, f"print-certificates:{stage.karakol.id}")
    assert (await _current(stage)) is current, "printing issues nobody a second one"


async def test_anybody_may_verify_a_number_by_its_code_or_typed(
    stage: Stage, certificate: Certificate
) -> None:
    number = certificate.number
    for said in (
        await stage.command(stage.newcomer, "start", f"v_{number}"),
        await stage.write(stage.newcomer, f"№ {number.lower()}"),
        await stage.write(stage.other, number.translate(str.maketrans("ACEHKMPTXY", "АСЕНКМРТХУ"))),
    ):
        [answer] = said
        assert (answer.key, answer.args["name"]) == ("certificate-valid", "Үлгү Катышуучу")
    for wrong in (
        _wrong(number),
        f"{certificate.seminar_id}-{certificate.serial + 1}-{certificate.check_code}",
    ):
        assert text_keys(await stage.write(stage.other, wrong)) == ["certificate-unknown"]
        assert text_keys(await stage.command(stage.other, "start", f"v_{wrong}")) == ["certificate-unknown"]
    for mistyped in ("234567", "KAMEHT", "K7M4T", "K7M4TXO"):
        wrong = f"{certificate.seminar_id}-{certificate.serial}-{mistyped}"
        assert text_keys(await stage.write(stage.other, wrong)) == ["certificate-unknown"]
    assert text_keys(await stage.write(stage.other, f"{certificate.seminar_id}-12-2026")) == ["saved-offer"]


async def test_numbers_cannot_be_guessed(stage: Stage, certificate: Certificate) -> None:
    for _ in range(10):
        assert text_keys(await stage.write(stage.other, _wrong(certificate.number))) == [
            "certificate-unknown"
        ]
    assert text_keys(await stage.write(stage.other, certificate.number)) == ["code-too-many"]
    stage.now += timedelta(hours=1)
    assert text_keys(await stage.write(stage.other, certificate.number)) == ["certificate-valid"]


async def test_a_corrected_name_gets_a_new_number_and_the_old_one_says_so(
    stage: Stage, certificate: Certificate
) -> None:
    old = certificate.number
    stage.seat.name = "Үлгү Жаңы"
    done, *_ = await _send(stage)
    assert done.args["number"] == 1
    new = (await _current(stage)).number
    assert new != old
    assert text_keys(await stage.write(stage.other, old)) == ["certificate-replaced"]
    [valid] = await stage.write(stage.other, new)
    assert valid.args["name"] == "Үлгү Жаңы"


@pytest.mark.parametrize("gone", ["state", "name"])
async def test_a_certificate_ends_with_what_it_certifies(
    stage: Stage, certificate: Certificate, gone: str
) -> None:
    if gone == "state":
        stage.seat.state = REGISTERED
    else:
        certificate.name = None
    await stage.session.flush()
    assert text_keys(await stage.write(stage.other, certificate.number)) == ["certificate-unknown"]


async def test_numbers_that_changed_since_they_were_shown_are_shown_again(stage: Stage) -> None:
    await _come(stage, stage.seat)
    [page] = await stage.press(stage.member, f"show-certificates:{stage.karakol.id}")
    stage.seat.state = REGISTERED
    await stage.session.flush()
    said = await stage.press(stage.member, page.buttons[0][0].data)
    assert text_keys(said)[-1] == "certificates"
