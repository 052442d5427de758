"""Spreadsheets of people: columns, visibility of telephones, and the audit log."""

from sqlalchemy import select

from handlers.messages import FileName, Incoming, Sheet, Text, Translated, Value
from handlers.permissions import ORGANISERS
from handlers.ui.arguments import unit_full_name, unit_name
from handlers.ui.sheet import (
    DataColumn,
    ExportRecord,
    SheetRow,
    build_sheet,
    export_sheet,
    participant_row,
    seat_row,
    seminar_record,
    visible_participants,
)
from storage.models import AuditEntry, Person, Role
from storage.models.seat_states import ARRIVED, CONFIRMED, REGISTERED
from storage.seats import seats
from storage.team.roles import COORDINATOR, MODERATOR, ORGANISER
from storage.units import units
from tests.conversations.helpers import add_consented_person
from tests.handlers.stage import Stage

NAME = FileName("export-title")

AK_SUU, TUP = "41702205000000", "41702225000000"
AK_BULUNG, TUP_TOWN = "41702205805000", "41702225873000"
ISSYK_KUL = "41702000000000"
PLACE = ("column-rayon", "column-unit", "column-oblast")
PHONES = {"+996700100101", "+996700100102"}
NO_SHOW_COLUMNS = ("column-number", "column-name", "column-rayon", "column-phone", "column-state")


def by(stage: Stage, role: str, *, rayon: str | None = None, seminar: int | None = None) -> Incoming:
    """Return the newcomer with this role alone."""
    held = Role(role=role, seminar_id=seminar, unit_code=rayon, granted_at=stage.now)
    return stage.incoming(stage.newcomer_with_consent(), button="x", roles=(held,))


async def cells(stage: Stage, columns: tuple[str, ...], row: SheetRow) -> list[Value]:
    sheet = await build_sheet(stage.session, NAME, "export-title", columns, [row])
    return [*sheet.rows[0]]


async def test_a_place_is_named_by_its_rayon_its_municipality_and_its_oblast(stage: Stage) -> None:
    found = await units.by_codes(stage.session, [ISSYK_KUL, AK_SUU, AK_BULUNG])
    oblast, rayon = unit_name(found[ISSYK_KUL]), unit_name(found[AK_SUU])
    assert await cells(stage, PLACE, SheetRow(unit_code=AK_BULUNG)) == [
        rayon,
        unit_full_name(found[AK_BULUNG]),
        oblast,
    ]
    assert await cells(stage, PLACE, SheetRow(unit_code=AK_SUU)) == [rayon, "", oblast]
    assert await cells(stage, PLACE, SheetRow(unit_code=ISSYK_KUL)) == [oblast, "", oblast]
    assert await cells(stage, PLACE, SheetRow(organisation="Өнөктөш")) == ["", "Өнөктөш", ""]


async def test_only_a_sheet_with_telephones_is_confidential(stage: Stage) -> None:
    for columns, phones_of, confidential in (
        (("column-name", "column-phone"), None, True),
        (("invitee-phone",), frozenset({AK_SUU}), True),
        (("column-name", "column-phone"), frozenset(), False),
        (("column-name",), None, False),
    ):
        sheet = await build_sheet(stage.session, NAME, "export-title", columns, [], phones_of=phones_of)
        assert sheet.confidential == confidential


async def test_a_city_that_lies_in_no_rayon_stands_for_itself(stage: Stage) -> None:
    children = await units.children(stage.session, ISSYK_KUL)
    city = next(one for one in children if one.level == "city")
    rayon, municipality, _ = await cells(stage, PLACE, SheetRow(unit_code=city.code))
    assert (rayon, municipality) == (unit_name(city), unit_full_name(city))
    assert await cells(stage, ("invitee-rayon",), SheetRow(unit_code=city.code)) == [""]


async def test_what_is_not_known_is_an_empty_cell(stage: Stage) -> None:
    columns = ("column-name", "column-position", "column-office", "column-phone", "call-column-answer")
    assert await cells(stage, columns, SheetRow()) == [""] * 5


async def test_a_rows_own_cells_stand_under_heads_that_are_data_and_in_place_of_others(stage: Stage) -> None:
    head = Translated({"ru": "Жильё?"})
    rows = [SheetRow(cells={"7": "да", "column-number": 40}, highlighted=True), SheetRow()]
    sheet = await build_sheet(stage.session, NAME, head, ("column-number", DataColumn("7", head)), rows)
    assert sheet == Sheet(NAME, head, ("column-number", head), [[40, "да"], [2, ""]], frozenset({0}))


async def test_without_a_record_no_telephone_is_shown(stage: Stage) -> None:
    columns = ("column-phone", "invitee-phone")
    assert await cells(stage, columns, seat_row(stage.seat, stage.karakol)) == ["", ""]


async def two_seats(stage: Stage) -> None:
    """Create two seats: one in Ак-Суу (the stage's people), one in Түп."""
    await add_consented_person(
        stage.session, 5010, at="karakol", unit_code=TUP_TOWN, phone="+996700100102", name="Үлгү Түптөн"
    )
    await stage.session.flush()


async def shown_phones(stage: Stage, incoming: Incoming, seminar: int | None) -> set[Value]:
    seats_there = await visible_participants(
        incoming, stage.session, stage.karakol, whole={MODERATOR, ORGANISER}
    )
    rows = [participant_row(one, stage.karakol) for one in seats_there]
    record = ExportRecord("participants.exported", "seminar:1", seminar, {"rows": len(rows)})
    sheet = await export_sheet(incoming, stage.session, record, NAME, "export-title", ("column-phone",), rows)
    return {row[0] for row in sheet.rows}


async def test_telephones_are_shown_to_whoever_may_see_them_and_to_no_other(stage: Stage) -> None:
    await two_seats(stage)
    here, there = stage.karakol.id, stage.jalal_abad.id
    assert await shown_phones(stage, by(stage, ORGANISER), here) == PHONES
    assert await shown_phones(stage, by(stage, ORGANISER, seminar=here), here) == PHONES
    assert await shown_phones(stage, by(stage, COORDINATOR, rayon=TUP), here) == {"+996700100102"}
    assert await shown_phones(stage, by(stage, MODERATOR), here) == {""}
    assert await shown_phones(stage, by(stage, ORGANISER), None) == PHONES
    organiser_there = by(stage, ORGANISER, seminar=there)
    organiser_there.roles += by(stage, MODERATOR).roles
    assert await shown_phones(stage, organiser_there, here) == {""}
    assert await shown_phones(stage, organiser_there, None) == {
        ""
    }  # the list of all people is not of one seminar


async def no_shows(stage: Stage, incoming: Incoming) -> Sheet:
    """Export the no-shows of a seminar, with the least code that such an export takes."""
    absent = await visible_participants(
        incoming, stage.session, stage.karakol, (REGISTERED, CONFIRMED), ORGANISERS
    )
    rows = [participant_row(one, stage.karakol) for one in absent]
    record = seminar_record(stage.karakol, "no-shows.exported", rows=len(rows))
    return await export_sheet(incoming, stage.session, record, NAME, "export-title", NO_SHOW_COLUMNS, rows)


async def test_the_no_shows_of_a_seminar_are_exported_by_the_names_of_columns(stage: Stage) -> None:
    await two_seats(stage)
    for person in (stage.owner, stage.other):
        await arrive(stage, person)
    await stage.session.flush()
    sheet = await no_shows(stage, by(stage, ORGANISER))
    tup = (await units.by_codes(stage.session, [TUP]))[TUP]
    state = Text("invitee-is-registered")
    assert sheet.rows == [[1, "Үлгү Түптөн", unit_name(tup), "+996700100102", state]]
    assert (await no_shows(stage, by(stage, COORDINATOR, rayon=AK_SUU))).rows == []
    logged = await stage.session.scalars(select(AuditEntry).where(AuditEntry.action == "no-shows.exported"))
    assert [(one.subject, one.detail) for one in logged] == [
        (f"seminar:{stage.karakol.id}", {"rows": 1}),
        (f"seminar:{stage.karakol.id}", {"rows": 0}),
    ]


async def arrive(stage: Stage, person: Person) -> None:
    seat = await seats.of_person(stage.session, stage.karakol.id, person)
    assert seat is not None
    await seats.transition(stage.session, seat, ARRIVED, stage.now, person)
