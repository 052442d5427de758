"""The register of units: validation of its csv, import of a newer one, lookup."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from storage.database import Database, Session
from storage.models import Person, RegisterImport, Unit
from storage.units import register, units
from storage.units.register import InvalidRegister, UnitRow

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LATER = datetime(2027, 1, 15, 9, 30, tzinfo=UTC)

HEADER = "code,level,parent_code,name_ky,name_ru,name_en,lat,lon,source"
NORTH, RAYON, CITY = "41702000000000", "41702205000000", "41702410000010"
OAK, ELM, ASH = "41702205805000", "41702205807000", "41702205812000"


def row(code: str, level: str, parent: str | None, name: str, successor: str | None = None) -> UnitRow:
    return UnitRow(code, level, parent, f"{name} ky", f"{name} ru", f"{name} en", successor_code=successor)


SAMPLE = [
    row(NORTH, "oblast", None, "North"),
    row(RAYON, "rayon", NORTH, "Wood"),
    row(CITY, "city", NORTH, "Town"),
    row(OAK, "ayil_aymak", RAYON, "Oak"),
    row(ELM, "ayil_aymak", RAYON, "Elm"),
    row(ASH, "ayil_aymak", RAYON, "Ash"),
]


def without(*codes: str) -> list[UnitRow]:
    return [one for one in SAMPLE if one.code not in codes]


def succeeded(code: str, successor: str) -> list[UnitRow]:
    old = next(one for one in SAMPLE if one.code == code)
    return [*without(code), row(code, old.level, old.parent_code, old.name_en.split()[0], successor)]


async def take(
    database: Database, rows: list[UnitRow], at: datetime = NOW, *, allow_retiring: bool = False
) -> register.ImportReport:
    async with database.session() as session:
        report = await register.import_register(session, rows, at, allow_retiring=allow_retiring)
        await session.commit()
    return report


def counted(report: register.ImportReport) -> tuple[int, int, int, int, int]:
    return report.added, report.changed, report.retired, report.returned, report.same


def written(folder: Path, *lines: str, header: str = HEADER) -> Path:
    path = folder / "units.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


# Reading

OBLAST = f"{NORTH},oblast,,Түндүк,Север,North,42.5,78.4,sample"
WOOD = f"{RAYON},rayon,{NORTH},Токой,Лес,Wood,,,sample"


def test_the_register_in_the_repository_is_sound() -> None:
    rows = register.read_register(register.REGISTER_FILE)
    assert len(rows) == len({one.code for one in rows})
    assert [one.name_ru for one in rows if one.filled] == []
    assert {one.level for one in rows} == {"oblast", "rayon", "city", "ayil_aymak"}


def test_a_sound_file_is_read_as_it_stands(tmp_path: Path) -> None:
    rows = register.read_register(written(tmp_path, OBLAST, "", WOOD))
    assert rows[0] == UnitRow(NORTH, "oblast", None, "Түндүк", "Север", "North", 42.5, 78.4, "sample")
    assert rows[1].parent_code == NORTH
    assert (rows[1].lat, rows[1].lon) == (None, None)


def test_excels_mark_at_the_start_of_the_file_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text(f"{HEADER}\r\n{OBLAST}\r\n", encoding="utf-8-sig", newline="")
    assert [one.code for one in register.read_register(path)] == [NORTH]


def test_a_missing_name_is_filled_from_the_russian_one_and_said(tmp_path: Path) -> None:
    (only,) = register.read_register(written(tmp_path, f"{NORTH},oblast,,,Север,,,,"))
    assert (only.name_ky, only.name_en, only.filled) == ("Север", "Север", ("ky", "en"))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([OBLAST, OBLAST], "line 3: the code 41702000000000 is already on line 2"),
        ([OBLAST.replace("oblast", "planet")], "line 2: unknown level 'planet'"),
        ([WOOD], f"line 2: its parent {NORTH} is not in the file"),
        ([OBLAST, WOOD.replace("rayon", "ayil_aymak")], "line 3: an ayil_aymak cannot be in an oblast"),
        ([OBLAST.replace("oblast", "rayon")], "line 2: a rayon cannot be without a parent"),
        ([OBLAST, WOOD.replace("rayon", "oblast")], "line 3: an oblast cannot be in an oblast"),
        ([OBLAST.replace(NORTH, "4170200000000")], "line 2: the code '4170200000000' is not 14 digits"),
        ([OBLAST.replace(NORTH, "4170200000000x")], "line 2: the code '4170200000000x' is not 14 digits"),
        ([OBLAST.replace(NORTH, "٤١٧٠٢٠٠٠٠٠٠٠٠٠")], "is not 14 digits"),
        ([OBLAST.replace(NORTH, "")], "line 2: the code '' is not 14 digits"),
        ([OBLAST, WOOD.replace(NORTH, "417")], "line 3: the parent_code '417' is not 14 digits"),
        ([OBLAST.replace("42.5", "142.5")], "line 2: the lat 142.5 is not between -90 and 90"),
        ([OBLAST.replace("78.4", "-181")], "line 2: the lon -181 is not between -180 and 180"),
        ([OBLAST.replace("42.5", "nan")], "line 2: the lat nan is not between"),
        ([OBLAST.replace("42.5", "north")], "line 2: the lat 'north' is not a number"),
        ([OBLAST.replace("42.5", "")], "line 2: only one of lat and lon is given"),
        ([OBLAST.replace("Түндүк,Север,North", " ,,")], "line 2: it has no name in any language"),
        ([OBLAST.replace("North", "N" * 121)], "line 2: name_en is longer than 120 characters"),
        ([OBLAST.replace("North", "No\x07rth")], "line 2: name_en holds a character that cannot be shown"),
        ([OBLAST + ",more"], "line 2: 10 cells instead of 9"),
        ([NORTH], "line 2: 1 cells instead of 9"),
        (['"' + OBLAST], "this is not csv"),
        ([], "holds no units"),
        ([",,,,,,,,"], "holds no units"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, lines: list[str], sentence: str) -> None:
    with pytest.raises(InvalidRegister) as refusal:
        register.read_register(written(tmp_path, *lines))
    assert sentence in str(refusal.value)


def test_every_mistake_is_named_not_only_the_first(tmp_path: Path) -> None:
    with pytest.raises(InvalidRegister) as refusal:
        register.read_register(
            written(tmp_path, OBLAST.replace("42.5", "99"), WOOD.replace("rayon", "x"), OBLAST, OBLAST)
        )
    assert [mistake.split(":")[0] for mistake in refusal.value.mistakes] == ["line 2", "line 3", "line 5"]


def test_units_that_lie_in_one_another_are_refused(tmp_path: Path) -> None:
    circle = [f"{RAYON},rayon,{CITY},а,а,a,,,", f"{CITY},city,{RAYON},б,б,b,,,"]
    with pytest.raises(InvalidRegister, match="line 2: it lies in itself") as refusal:
        register.read_register(written(tmp_path, *circle))
    assert len(refusal.value.mistakes) == 2


@pytest.mark.parametrize(
    ("successors", "sentence"),
    [
        (("", OAK), f"its successor {OAK} is not in the file"),
        (("", RAYON), "it succeeds itself"),
        ((RAYON, ""), f"its parent {NORTH} has a successor"),
        (("", "417"), "the successor_code '417' is not 14 digits"),
    ],
)
def test_a_wrong_successor_is_refused(tmp_path: Path, successors: tuple[str, str], sentence: str) -> None:
    lines = [f"{line},{successor}" for line, successor in zip((OBLAST, WOOD), successors, strict=True)]
    with pytest.raises(InvalidRegister) as refusal:
        register.read_register(written(tmp_path, *lines, header=f"{HEADER},successor_code"))
    assert sentence in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\n", "is empty"),
        (f"{HEADER}\n{OBLAST}\n".encode("cp1251", errors="replace"), "is not UTF-8"),
        (f"{HEADER}\n{OBLAST}\n".encode("utf-16"), "is not UTF-8"),
        (HEADER.replace(",", ";").encode(), "line 1: no column code, level"),
        (HEADER.replace("name_en,", "").encode(), "line 1: no column name_en"),
        (f"{HEADER},sucessor_code".encode(), "line 1: unknown column 'sucessor_code'"),
        (f"{HEADER},code".encode(), "line 1: the column code is there twice"),
        (b"PK\x03\x04 an xlsx renamed to csv", "line 1: no column"),
    ],
)
def test_a_file_that_is_no_such_csv_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "units.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidRegister) as refusal:
        register.read_register(path)
    assert sentence in str(refusal.value)


def test_a_file_that_is_not_there_is_a_sentence_too(tmp_path: Path) -> None:
    with pytest.raises(InvalidRegister, match="cannot be read"):
        register.read_register(tmp_path / "none.csv")


@settings(max_examples=200)
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"{HEADER}\n{text}".encode()))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidRegister):
        register.read_register(path)


# Import


async def test_the_register_is_taken_in_and_a_second_time_changes_nothing(database: Database) -> None:
    rows = register.read_register(register.REGISTER_FILE)
    first = await take(database, rows)
    assert counted(first) == (len(rows), 0, 0, 0, 0)
    assert first.notes == ()
    assert counted(await take(database, rows, LATER)) == (0, 0, 0, 0, len(rows))


async def test_rows_in_any_order_are_taken_in(database: Database) -> None:
    assert (await take(database, SAMPLE[::-1])).added == len(SAMPLE)


async def test_a_new_name_point_or_parent_changes_the_unit_in_place(database: Database) -> None:
    await take(database, SAMPLE)
    grove = row("41702210000000", "rayon", NORTH, "Grove")
    moved = UnitRow(OAK, "ayil_aymak", grove.code, "Жаңы", "Новый", "New", 42.5, 78.25, "decree")
    report = await take(database, [*without(OAK), moved, grove])
    assert counted(report) == (1, 1, 0, 0, 5)
    async with database.session() as session:
        unit = await units.get(session, OAK)
    assert unit is not None
    assert (unit.parent_code, unit.name_ky, unit.lat, unit.source) == (grove.code, "Жаңы", 42.5, "decree")


async def test_a_unit_that_is_gone_is_retired_and_people_keep_it(database: Database) -> None:
    await take(database, SAMPLE)
    async with database.session() as session:
        session.add(Person(telegram_id=1, created_at=NOW, unit_code=OAK, draft={}))
        await session.commit()
    report = await take(database, without(OAK), LATER)
    assert counted(report) == (0, 0, 1, 0, 5)
    assert report.notes == (f"{OAK} Oak ky: retired (people: 1, seats: 0)",)
    async with database.session() as session:
        unit = await units.get(session, OAK)
        person = (await session.scalars(select(Person))).one()
    assert unit is not None
    assert (unit.retired_at, person.unit_code) == (LATER, OAK)


async def test_retiring_again_keeps_the_first_date(database: Database) -> None:
    for at in (NOW, LATER):
        await take(database, SAMPLE if at == NOW else without(OAK), at)
    again = await take(database, without(OAK), datetime(2028, 1, 1, tzinfo=UTC))
    assert counted(again) == (0, 0, 0, 0, 5)
    async with database.session() as session:
        unit = await units.get(session, OAK)
    assert unit is not None
    assert unit.retired_at == LATER


async def test_a_unit_that_is_back_is_active_again(database: Database) -> None:
    await take(database, SAMPLE)
    await take(database, succeeded(OAK, ELM))
    report = await take(database, SAMPLE, LATER)
    assert counted(report) == (0, 0, 0, 1, 5)
    assert report.notes == (f"{OAK} Oak ky: returned",)
    async with database.session() as session:
        unit = await units.get(session, OAK)
    assert unit is not None
    assert (unit.retired_at, unit.successor_code) == (None, None)


async def test_a_successor_retires_the_unit_and_is_remembered_when_it_leaves_the_file(
    database: Database,
) -> None:
    await take(database, SAMPLE)
    report = await take(database, succeeded(OAK, CITY), LATER)
    assert counted(report) == (0, 0, 1, 0, 5)
    assert report.notes == (f"{OAK} Oak ky: retired, succeeded by {CITY}",)
    await take(database, without(OAK), LATER)
    async with database.session() as session:
        unit = await units.get(session, OAK)
    assert unit is not None
    assert (unit.retired_at, unit.successor_code) == (LATER, CITY)


async def test_a_unit_new_to_us_may_be_succeeded_already(database: Database) -> None:
    assert counted(await take(database, succeeded(OAK, ASH))) == (6, 0, 0, 0, 0)
    async with database.session() as session:
        assert OAK not in [unit.code for unit in await units.children(session, RAYON)]


@pytest.mark.parametrize(
    "rows", [without(OAK, ELM, ASH), [*without(OAK, ELM, ASH), *succeeded(OAK, CITY)[-1:]]]
)
async def test_half_a_file_is_refused_and_changes_nothing(database: Database, rows: list[UnitRow]) -> None:
    await take(database, SAMPLE)
    with pytest.raises(InvalidRegister, match="3 of the 6 active units"):
        await take(database, rows, LATER)
    async with database.session() as session:
        assert len(await units.list_within(session, NORTH)) == 4
    assert (await take(database, rows, LATER, allow_retiring=True)).retired == 3


async def test_a_third_may_retire(database: Database) -> None:
    await take(database, SAMPLE)
    assert (await take(database, without(OAK, ELM))).retired == 2


async def test_the_session_that_imported_sees_what_it_imported(database: Database) -> None:
    async with database.session() as session:
        await register.import_register(session, SAMPLE, NOW)
        before = await units.get(session, OAK)
        await register.import_register(session, without(OAK), LATER)
        assert before is not None
        assert before.retired_at is None
        after = await units.get(session, OAK)
        assert after is not None
        assert after.retired_at == LATER


async def test_the_whole_register_goes_in_in_bulk(database: Database) -> None:
    statements: list[str] = []

    def listen(*arguments: Any) -> None:
        statements.append(arguments[2])

    event.listen(database.engine.sync_engine, "before_cursor_execute", listen)
    await take(database, register.read_register(register.REGISTER_FILE))
    event.remove(database.engine.sync_engine, "before_cursor_execute", listen)
    assert 0 < len(statements) < 60


async def test_a_download_that_broke_off_in_the_middle_is_noticed(database: Database, tmp_path: Path) -> None:
    """Half a csv is still a csv: it must not retire the units that are missing."""
    await take(database, register.read_register(register.REGISTER_FILE))
    lines = register.REGISTER_FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "units.csv"
    path.write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    with pytest.raises(InvalidRegister, match="is it whole"):
        await take(database, register.read_register(path))


# Lookup, in what one query has loaded into memory


@pytest.fixture
async def session(registered: Database) -> Session:
    return registered.session()


async def test_a_units_lineage_leads_from_its_oblast_to_itself(session: Session) -> None:
    async with session:
        found = await units.lineage(session, "41702210830000")
        assert [unit.name_ky for unit in found] == ["Ысык-Көл облусу", "Жети-Өгүз району", "Жети-Өгүз"]
        assert await units.lineage(session, "00000000000000") == []
        assert await units.get(session, "00000000000000") is None


@pytest.mark.any_database
async def test_the_topmost_are_oblasts_then_the_two_cities(session: Session) -> None:
    async with session:
        top = [unit.name_ky.split()[0] for unit in await units.children(session, None)]
    oblasts = ["Баткен", "Жалал-Абад", "Нарын", "Ош", "Талас", "Чүй", "Ысык-Көл"]
    assert top == [*oblasts, "Бишкек", "Ош"]


@pytest.mark.any_database
async def test_below_an_oblast_are_rayons_then_cities_by_the_kyrgyz_alphabet(session: Session) -> None:
    async with session:
        found = [unit.name_ky for unit in await units.children(session, "41703000000000")]
    rayons = ["Аксы", "Ала-Бука", "Базар-Коргон", "Ноокен", "Сузак", "Тогуз-Торо", "Токтогул", "Чаткал"]
    cities = ["Кара-Көл", "Майлуу-Суу", "Манас", "Таш-Көмүр"]
    assert found == [*(f"{name} району" for name in rayons), *cities]


@pytest.mark.any_database
async def test_kyrgyz_letters_follow_their_russian_neighbours(session: Session) -> None:
    async with session:
        found = [unit.name_ky for unit in await units.children(session, "41706242000000")]
    assert found.index("Он Эки-Бел") < found.index("Төөлөс") < found.index("Ынтымак")
    assert found[-1] == "Ноокат"


@pytest.mark.any_database
async def test_within_names_the_municipalities_only_and_a_city_is_within_itself(
    session: Session,
) -> None:
    async with session:
        issyk_kul = await units.list_within(session, "41702000000000")
        assert {unit.level for unit in issyk_kul} == {"ayil_aymak", "city"}
        assert len(issyk_kul) == 53
        bishkek = await units.list_within(session, "41711000000000")
        assert [unit.name_ky for unit in bishkek] == ["Бишкек"]
        assert await units.list_within(session, "00000000000000") == []


@pytest.mark.any_database
async def test_names_gives_the_known_codes_retired_ones_too(database: Database) -> None:
    await take(database, SAMPLE)
    await take(database, without(OAK))
    async with database.session() as session:
        found = await units.by_codes(session, [OAK, ELM, ELM, "00000000000000"])
        assert sorted(found) == [OAK, ELM]
        assert await units.by_codes(session, []) == {}


@pytest.mark.any_database
async def test_a_search_gives_the_unit_its_rayon_and_a_score(session: Session) -> None:
    async with session:
        (best,) = await units.search(session, "бешик жон АО")
        assert best.parent is not None
        assert (best.unit.name_ky, best.parent.name_ky) == ("Бешик-Жон", "Базар-Коргон району")
        (bishkek,) = await units.search(session, "Бишкек")
        assert (bishkek.unit.code, bishkek.parent, bishkek.score) == ("41711000000000", None, 100)


@pytest.mark.any_database
async def test_a_search_keeps_to_its_limit_place_and_levels(session: Session) -> None:
    async with session:
        assert len(await units.search(session, "кара")) == 8
        assert len(await units.search(session, "кара", limit=3)) == 3
        assert await units.search(session, "кара", limit=0) == []
        (only,) = await units.search(session, "кара-суу", within="41707000000000")
        assert only.unit.code == "41707232861000"
        (rayon,) = await units.search(session, "джети-огузский", levels=units.REGION_LEVELS)
        assert rayon.unit.level == "rayon"


@pytest.mark.any_database
async def test_a_retired_unit_is_neither_found_nor_listed(database: Database) -> None:
    await take(database, SAMPLE)
    async with database.session() as session:
        assert [match.unit.code for match in await units.search(session, "oak")] == [OAK]
    await take(database, without(OAK))
    async with database.session() as session:
        assert await units.search(session, "oak") == []
        assert OAK not in [unit.code for unit in await units.children(session, RAYON)]
        assert OAK not in [unit.code for unit in await units.list_within(session, NORTH)]


@pytest.mark.any_database
async def test_an_empty_register_finds_nothing(database: Database) -> None:
    async with database.session() as session:
        assert await units.search(session, "Каракол") == []
        assert await units.children(session, None) == []


@pytest.mark.parametrize("query", ["", "\x00", "\ud800", "😀", "а" * 4096, "%", "' OR 1=1 --", "12345"])
@pytest.mark.any_database
async def test_garbage_finds_nothing_in_the_database(session: Session, query: str) -> None:
    async with session:
        assert await units.search(session, query) == []


@pytest.mark.any_database
async def test_the_labelled_queries_are_found_by_the_search_people_use(session: Session) -> None:
    with (Path(__file__).parent / "units_labelled.csv").open(encoding="utf-8", newline="") as file:
        labelled = [(line["query"], set(line["codes"].split())) for line in csv.DictReader(file)][::10]
    async with session:
        found = [
            {match.unit.code for match in await units.search(session, query, villages=True)}
            for query, _ in labelled
        ]
    shares = [bool(codes & hits) for (_, codes), hits in zip(labelled, found, strict=True)]
    assert sum(shares) / len(shares) >= 0.95


def test_a_city_and_a_rayon_of_the_same_name_are_told_apart() -> None:
    city = Unit(level="city", name_ky="Нарын", name_ru="Нарын", name_en="Naryn")
    rayon = Unit(level="rayon", name_ky="Нарын району", name_ru="Нарынский район", name_en="Naryn Rayon")
    assert units.kind_names(city) == {"ky": "Нарын шаары", "ru": "г. Нарын", "en": "Naryn"}
    assert units.kind_names(rayon)["ky"] == "Нарын району"
    assert units.short_names(city) == {"ky": "Нарын ш.", "ru": "г. Нарын", "en": "Naryn city"}
    assert units.short_names(rayon) == {"ky": "Нарын", "ru": "Нарынский", "en": "Naryn"}


# Villages, former names, and units that became part of others


JETI_OGUZ, YRDYK, BARSKOON, SEMETEI = "41702210830000", "41702210835000", "41702210815000", "41707225833000"


@pytest.mark.any_database
async def test_a_village_leads_to_its_municipality_and_says_so(session: Session) -> None:
    async with session:
        (found,) = await units.search(session, "Ак-Шыйрак айылы", villages=True)
        assert (found.unit.name_ky, found.via and found.via.kind) == ("Оргочор", "ayil_aymak")
        assert await units.search(session, "Сафедбулан") == []
        (village,) = await units.search(session, "сафед булан", villages=True)
        assert village.via is not None
        assert (village.via.kind, village.via.name_ru, village.unit.level) == (
            *("village", "Сафедбулан", "ayil_aymak"),
        )


@pytest.mark.any_database
async def test_villages_of_one_name_lead_to_several_municipalities(session: Session) -> None:
    async with session:
        found = await units.search(session, "Тогуз-Булак айылы", villages=True, limit=20)
    through = [match for match in found if match.via and match.via.kind == "village"]
    assert len({match.unit.code for match in through}) == len(through) >= 3


@pytest.mark.any_database
async def test_a_name_of_before_leads_to_the_unit_of_today(session: Session) -> None:
    async with session:
        merged = await units.search(session, "Ырдык а/о")
        assert [match.unit.code for match in merged] == [JETI_OGUZ]
        renamed = await units.search(session, "Покровка", within="41707000000000")
        assert [match.unit.code for match in renamed] == [SEMETEI]
        assert merged[0].via is not None
        current = await units.current(session, YRDYK)
        assert current is not None
        assert (merged[0].via.kind, current.code) == ("ayil_aymak", JETI_OGUZ)
        assert YRDYK in await units.codes_inside(session, [JETI_OGUZ])
        assert YRDYK not in [unit.code for unit in await units.list_within(session, "41702210000000")]


@pytest.mark.any_database
@pytest.mark.parametrize(
    "typed", ["Жээк", "мин булак", "сүймөнк", "орто каин", "манас шаары", "Шамалды", "кичи кем"]
)
async def test_the_head_of_a_reformed_municipality_finds_it_in_few_letters(
    session: Session, typed: str
) -> None:
    names = ("Жээк", "Миң-Булак", "Сүймөнкул Чокморов", "Орто-Кайыңды", "Манас", "Шамалды-Сай", "Кичи-Кемин")
    async with session:
        found = await units.search(session, typed, villages=True)
    assert found[0].unit.name_ky in names
    assert found[0].via is None


# A newer register: what it would change, and when the bot takes it in itself


async def test_a_plan_names_each_change_with_those_it_touches_and_changes_nothing(database: Database) -> None:
    await take(database, SAMPLE)
    async with database.session.begin() as session:
        session.add(Person(telegram_id=1, created_at=NOW, unit_code=OAK, draft={}))
    other = row("41702210000000", "rayon", NORTH, "Other")
    renamed = UnitRow(ASH, "ayil_aymak", other.code, "Жаңы", "Ash ru", "Ash en")
    rows = [*(one for one in succeeded(OAK, ELM) if one.code != ASH), renamed, other]
    async with database.session() as session:
        plan = await register.plan_import(session, rows)
        assert {unit.code for unit in await units.children(session, RAYON)} == {ASH, ELM, OAK}
    assert plan.notes == (
        f"{OAK} Oak ky: retired, succeeded by {ELM} (people: 1, seats: 0)",
        f"{ASH} Ash ky: renamed Ash ky > Жаңы; moved from {RAYON} to {other.code}",
        f"{other.code} Other ky: new",
    )
    assert (plan.added, plan.changed, plan.renamed, plan.moved, plan.retired, plan.same) == (1, 1, 1, 1, 1, 4)
    assert await take(database, rows, LATER) == plan


async def test_an_existing_database_gets_the_register_of_a_newer_release_once(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "REGISTER_FILE", written(tmp_path, OBLAST, WOOD))
    async with database.session.begin() as session:
        assert (await register.import_release(session, NOW)) is not None
        assert (await register.import_release(session, NOW)) is None
    monkeypatch.setattr(register, "REGISTER_FILE", written(tmp_path, OBLAST, WOOD.replace("Wood", "Forest")))
    async with database.session.begin() as session:
        report = await register.import_release(session, LATER)
        assert report is not None
        assert report.renamed == 1
        assert (await register.import_release(session, LATER)) is None


async def test_the_first_register_of_a_release_without_marks_is_replaced_but_no_file_of_the_operator(
    database: Database,
) -> None:
    async with database.session.begin() as session:
        session.add(RegisterImport(version="0" * 32, imported_at=NOW))
        assert (await register.import_release(session, NOW)) is not None
    async with database.session.begin() as session:
        await register.import_register(session, SAMPLE, NOW, allow_retiring=True)
        assert (await register.import_release(session, LATER)) is None


async def test_a_unit_that_was_made_by_chat_stays_and_follows_its_rayon(database: Database) -> None:
    await take(database, SAMPLE)
    names = {"name_ky": "Жаңы", "name_ru": "Жаңы", "name_en": "Jany"}
    async with database.session.begin() as session:
        session.add(Unit(code="U0000000000001", level="ayil_aymak", parent_code=RAYON, **names))
    other = row("41702210000000", "rayon", NORTH, "Other")
    moved = [replace(one, parent_code=other.code) for one in SAMPLE if one.parent_code == RAYON]
    rayon = replace(SAMPLE[1], successor_code=other.code)
    await take(database, [SAMPLE[0], rayon, SAMPLE[2], *moved, other], LATER)
    async with database.session() as session:
        unit = await units.get(session, "U0000000000001")
    assert unit is not None
    assert (unit.retired_at, unit.parent_code) == (None, other.code)
