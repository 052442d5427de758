"""/mydata: the file contains everything that the table of held data names."""

import pytest

from bot.locales import get_locale
from handlers.accounts import my_data
from handlers.messages import Incoming, Lines, Profile, Say, Sheet
from storage.database import Database, Session
from storage.models import Person, seat_states
from storage.privacy import held_data
from storage.privacy.held_data import HELD_DATA
from storage.seats import seats
from tests.handlers.stage import NOW, Stage
from tests.storage.privacy.full_person import ADDRESS, CHAT, canary_text, create_full_person


def test_every_kind_that_the_table_names_can_be_shown() -> None:
    kinds = {column.shown_as for one in HELD_DATA if one.heading for column in one.columns.values()} - {
        "",
        "answers",
    }
    assert kinds == set(my_data.FORMATTERS)


async def all_cells(session: Session, person: Person, language: str = "ky") -> list[str]:
    """Return every cell of the file."""
    incoming = Incoming(1, NOW, Profile(person.telegram_id or 0), CHAT, 1, person=person)
    [said] = await my_data.show(incoming, session)
    assert isinstance(said, Say)
    assert isinstance(said.document, Sheet)
    return [get_locale(language, "UTC").render_value(value) for row in said.document.rows for value in row]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
async def test_everything_that_is_held_is_shown(database: Database, language: str) -> None:
    async with database.session.begin() as session:
        person, _ = await create_full_person(session)
        cells = await all_cells(session, person, language)
        who = await held_data.get_subject(session, person)
        for holding in HELD_DATA:
            rows = (
                await held_data.held_rows(session, holding, who)
                if holding.heading and not holding.counted
                else []
            )
            named = [
                name for name, one in holding.columns.items() if one.shown_as in ("words", "name", "phone")
            ]
            for value in (row._mapping[name] for row in rows for name in named):
                assert not value or any(str(value) in cell for cell in cells), (holding.model, value)
    assert any(ADDRESS in cell for cell in cells), "what a link opens"
    for what in ("каалоосу", "себеби", "тизмедеги аты", "тизмедеги себеби", "пикири", "кошумчасы", "каты"):
        assert any(canary_text(what) in cell for cell in cells), what


async def test_a_typed_number_shows_nothing_that_staff_wrote_under_it(stage: Stage) -> None:
    told = {"name": "Үлгү Жашыруун", "phone": stage.owner.phone, "office": "project", "position": "other"}
    seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, NOW, source="import", **told)
    await stage.session.flush()
    assert not any("Жашыруун" in cell for cell in await all_cells(stage.session, stage.owner))
    stage.owner.phone_verified_at = NOW
    await stage.session.flush()
    assert any("Жашыруун" in cell for cell in await all_cells(stage.session, stage.owner))


async def test_seats_that_were_given_back_are_shown_with_their_reasons(stage: Stage) -> None:
    await stage.press(stage.owner, f"decline-seat:{stage.seat.id}:illness")
    cells = await all_cells(stage.session, stage.owner, "ru")
    assert any("Здоровье" in cell for cell in cells)
    assert any("Вводный семинар, Каракол" in cell for cell in cells)


async def test_the_message_says_each_particular_once_though_a_seat_has_them_too(stage: Stage) -> None:
    stage.owner.name, stage.owner.phone = "Үлгү Үлгүев", "+996700100101"
    stage.seat.name, stage.seat.phone = stage.owner.name, stage.owner.phone
    await stage.session.flush()
    [said] = await stage.command(stage.owner, "mydata")
    shown = said.args["list"]
    assert isinstance(shown, Lines)
    named = [one.args["what"] for one in shown.lines]
    assert len(named) > 1
    assert len(named) == len(set(map(str, named)))


async def test_a_seat_is_called_registered_from_the_time_of_its_registration_only(stage: Stage) -> None:
    """An invitation is an entry that staff have made: nobody has registered yet."""
    written = {"source": "import", "office": "project", "person_id": stage.newcomer.id}
    seat = seats.create_seat(stage.session, stage.karakol, seat_states.INVITED, NOW, **written)
    await stage.session.flush()
    shown = await all_cells(stage.session, stage.newcomer, "en")
    assert "Entry made on" in shown
    assert "Registered on" not in shown
    await seats.transition(stage.session, seat, seat_states.REGISTERED, NOW, stage.newcomer)
    await stage.session.flush()
    assert "Registered on" in await all_cells(stage.session, stage.newcomer, "en")
