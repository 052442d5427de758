"""Offered places after the seminar was called off: nobody is told that the offer has expired."""

from bot.locales import LANGUAGES, get_locale
from handlers.seats import actions, offers
from storage.models import seat_states
from storage.seats import seats
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import NOW, Stage


async def test_an_offer_that_runs_out_after_the_seminar_was_called_off_is_no_news(stage: Stage) -> None:
    stage.karakol.capacity, stage.karakol.places_per_unit = 2, None
    await stage.session.flush()
    seats.clear_seat_counts(stage.session, stage.karakol)
    waiting = await add_consented_person(stage.session, 6001, at="karakol")
    await stage.session.flush()
    await stage.press(stage.owner, f"decline-seat:{stage.seat.id}:work")
    seat = await seats.of_person(stage.session, stage.karakol.id, waiting)
    assert seat is not None
    assert seat.state == seat_states.OFFERED
    seat.offer_expires_at, stage.karakol.state = NOW, "cancelled"
    await stage.session.flush()
    assert await offers.expire_offers(stage.session, NOW) == []
    assert seat.state == seat_states.WAITING


async def test_who_gives_a_seat_back_is_not_told_of_people_who_wait(stage: Stage) -> None:
    """Nobody may wait, and a person on the waiting list had no seat."""
    said = await actions.released_card(stage.session, stage.karakol, stage.seat)
    assert said.key == "seat-given-back-why"
    for language in LANGUAGES:
        text = get_locale(language, "UTC").html(said.key, said.args)
        assert not [told for told in ("сунушталат", "предложим", "offered") if told in text]
