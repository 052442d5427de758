"""The country of the soak: a seminar in each oblast, invitations for its municipalities, and the people who come."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot import preparation
from bot.settings import Settings
from handlers.permissions import NOTICE_VERSION
from sandbox.testing import Sandbox
from storage import planning
from storage.accounts import people
from storage.database import Database, Session
from storage.invitees import invitees
from storage.models import Seat, Seminar, Unit, seminar_states
from storage.seminars import seminars, targets
from storage.units import units
from tests.conftest import STAFF, settings_for
from tests.soak.inhabitants import Inhabitant, Wish

ZONE = ZoneInfo("Asia/Bishkek")
FIRST_PERSON = 600_000
FIRST_SEMINAR_DAY = 9
"""The day of the first seminar; the others follow until two days before the end."""
WISHES: tuple[tuple[Wish, int], ...] = (("yes", 66), ("no", 9), ("deputy", 9), ("silent", 16))
POSITIONS = ("head", "deputy", "secretary", "specialist")
PLACES_PER_UNIT = 5
SHARE_OF_PLACES = 0.85
SHARE_ASKING, SHARE_RATING, SHARE_WITHOUT_VOICES = 0.3, 0.7, 0.5
BLOCKING, ERASED = 7, 11
"""Which ones of 25 people block the bot, and have themselves erased."""


@dataclass(frozen=True)
class Scale:
    """The size of a soak. `kills`: how often the program is killed."""

    people: int = 2000
    weeks: int = 3
    kills: int = 20

    @property
    def days(self) -> int:
        """Return its length in days."""
        return 7 * self.weeks


SMALL = Scale(people=200, kills=5)


@dataclass
class Country:
    """What was prepared before the program starts."""

    begins: datetime
    people: list[Inhabitant] = field(default_factory=list)
    seminars: dict[int, datetime] = field(default_factory=dict)
    """Number of each seminar -> its start."""
    municipalities: int = 0
    invited: int = 0


async def prepare_country(
    sandbox: Sandbox, database_url: str, dice: random.Random, scale: Scale, now: datetime
) -> Country:
    """Prepare tables, staff, seminars and invitations in the database, and everybody's account in the sandbox."""
    settings: Settings = settings_for(sandbox.url, sandbox.token, database_url)
    database = Database(settings.database_url.get_secret_value())
    country = Country(now)
    try:
        await preparation.prepare_database(database, settings, with_sample=False)
        await preparation.appoint_owners(database, settings)
        async with database.session.begin() as session:
            owner = (await people.get_or_create(session, [STAFF], now))[STAFF]
            owner.language = "ru"
            await people.record_consent(session, owner, NOTICE_VERSION, "0" * 64, now)
        await _add_seminars(database, country, dice, scale)
    finally:
        await database.close()
    await (await sandbox.person(STAFF)).start()
    await _add_accounts(sandbox, country)
    return country


async def _add_seminars(database: Database, country: Country, dice: random.Random, scale: Scale) -> None:
    """Add a seminar for each oblast, and its people: everybody has a municipality, as evenly as it goes."""
    async with database.session.begin() as session:
        oblasts = [one for one in await units.children(session, None) if one.level == "oblast"]
        within = [await units.list_within(session, one.code) for one in oblasts]
        days = scale.days - 3 - FIRST_SEMINAR_DAY
        for place, oblast in enumerate(oblasts):
            day = country.begins + timedelta(days=FIRST_SEMINAR_DAY + days * place // (len(oblasts) - 1))
            seminar = await _add_seminar(session, oblast, day, country.begins)
            country.seminars[seminar.id] = seminar.starts_at
    homes = [(place, unit) for place, found in enumerate(within) for unit in found]
    country.municipalities = len(homes)
    dice.shuffle(homes)
    for number in range(scale.people):
        place, unit = homes[number % len(homes)]
        country.people.append(_new_person(country, number, list(country.seminars)[place], unit, dice))
    async with database.session.begin() as session:
        await _limit_places(session, country)
        await _invite(session, country)


def _new_person(country: Country, number: int, seminar: int, unit: Unit, dice: random.Random) -> Inhabitant:
    """Return a person with everything that they will do."""
    one = Inhabitant(FIRST_PERSON + number, dice.choice(("ky", "ru", "en")), seminar)
    one.unit, one.areas = unit.code, (unit.parent_code or "",)
    one.position = POSITIONS[(number // country.municipalities) % len(POSITIONS)]
    one.payload = f"sample-{seminar}"
    one.comes_at = _moment(dice, country.begins, country.seminars[seminar] - timedelta(days=2))
    [one.wish] = dice.choices([wish for wish, _ in WISHES], [weight for _, weight in WISHES])
    one.asks = dice.random() < SHARE_ASKING
    one.rates = dice.random() < SHARE_RATING
    one.forbids_voices = dice.random() < SHARE_WITHOUT_VOICES
    late = _moment(dice, one.comes_at + timedelta(hours=20), country.begins + timedelta(days=20))
    if number % 25 == BLOCKING:
        one.blocks_at = late
    elif number % 25 == ERASED:
        one.erases_at = late
    return one


def _moment(dice: random.Random, since: datetime, until: datetime) -> datetime:
    """Return a random waking hour between these times."""
    moment = since + (until - since) * dice.random()
    return moment.astimezone(ZONE).replace(hour=dice.randrange(8, 20), minute=0, second=0).astimezone(UTC)


async def _limit_places(session: Session, country: Country) -> None:
    """Give every second seminar fewer places than people, so that some wait and are offered a place later."""
    for number in list(country.seminars)[::2]:
        seminar = await seminars.get(session, number)
        assert seminar is not None
        coming = sum(one.seminar == number for one in country.people)
        seminar.capacity = max(1, int(coming * SHARE_OF_PLACES))


async def _invite(session: Session, country: Country) -> None:
    """Put the first person of each municipality on the list of invitees, with a personal link."""
    [staff] = (await people.get_or_create(session, [STAFF], country.begins)).values()
    for number in country.seminars:
        seminar = await seminars.get(session, number)
        assert seminar is not None
        first = {one.unit: one for one in reversed(country.people) if one.seminar == number}
        entries = [
            {
                "office": "municipality",
                "unit_code": unit,
                "organisation": "",
                "name": one.name,
                "phone": one.phone,
                "position": one.position,
            }
            for unit, one in first.items()
        ]
        await invitees.import_entries(session, seminar, entries, country.begins, staff)
        invited = await session.scalars(select(Seat).where(Seat.seminar_id == number))
        for seat in invited:
            if seat.unit_code is not None and seat.invitation_token is not None:
                first[seat.unit_code].payload = f"i_{seat.invitation_token}"
                country.invited += 1


async def _add_accounts(sandbox: Sandbox, country: Country) -> None:
    """Give everybody an account of Telegram."""
    await sandbox.control("POST", "/people", [one.account for one in country.people])
    for one in country.people:
        if one.forbids_voices:
            await sandbox.control("PATCH", f"/people/{one.id}", {"forbids": ["voice", "video_note"]})


async def _add_seminar(session: Session, area: Unit, day: datetime, now: datetime) -> Seminar:
    local = day.astimezone(ZONE).date()
    starts = datetime.combine(local, time(9, 30), ZONE).astimezone(UTC)
    seminar = await planning.create(session, starts, starts + timedelta(hours=6, minutes=30), ZONE.key, now)
    seminar.slug = f"sample-{seminar.id}"
    seminar.title = {"ky": f"Үлгү семинар, {area.name_ky}", "ru": f"Пример семинара, {area.name_ru}"}
    seminar.venue = {"ky": "Үлгү зал", "ru": "Пример зала"}
    seminar.address = {"ky": "Үлгү көчөсү, 1", "ru": "ул. Примерная, 1"}
    seminar.lat, seminar.lon, seminar.places_per_unit = area.lat, area.lon, PLACES_PER_UNIT
    await targets.add_oblast(session, seminar.id, area.code)
    seminar.oblast_code = area.code
    await planning.transition(session, seminar, seminar_states.OPEN, now)
    return seminar
