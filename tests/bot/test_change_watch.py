"""When a process at rest looks into the database again."""

from datetime import timedelta

from bot import current_time
from bot.change_watch import LONGEST, ChangeWatch
from storage.accounts import people
from storage.database import Database
from tests.storage.conftest import new_person


async def test_a_process_looks_again_only_after_a_change_of_its_own(database: Database) -> None:
    watch = ChangeWatch(database)
    assert watch.may_have_changed(), "the first look"
    async with database.reader() as session:
        await people.by_telegram_id(session, 1)
    async with database.session.begin() as session:
        await people.by_telegram_id(session, 1)
    assert watch.may_have_changed() is not database.is_sqlite, (
        "nothing was written; on PostgreSQL others may have"
    )
    async with database.session.begin() as session:
        session.add(new_person(1))
    assert watch.may_have_changed()
    assert watch.may_have_changed() is not database.is_sqlite


async def test_a_process_looks_again_after_a_while_or_a_failure(database: Database) -> None:
    watch = ChangeWatch(database)
    watch.may_have_changed()
    watch.forget()
    assert watch.may_have_changed()
    current_time.set_offset(LONGEST + timedelta(seconds=1))
    assert watch.may_have_changed(), "something may be due meanwhile"
