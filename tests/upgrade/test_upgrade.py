"""Upgrade test: a new release leaves no message and no conversation of an earlier one behind.

The carried database comes from an earlier release. It is migrated to the newest revision; then every button that is in
anybody's chat is pressed, and everybody who is half-way through a dialog goes on. Whoever renames a button or a step
adds an alias for the old name; whoever drops a column names it in `GONE` with the reason.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.preparation import update_register
from sandbox.testing import Sandbox
from storage import migrate
from storage.database import Database
from storage.units import units
from tests.conversations.helpers import begin_chat, run_quiet_bot, wait_settled
from tests.databases import copy_sqlite, postgres_database, worker_name
from tests.proof_params import mark_proof
from tests.run_folder import shared_file
from tests.upgrade import earlier_release
from tests.upgrade.earlier_release import (
    FAILED,
    OLD,
    REFUSED,
    WORKED,
    Outcome,
    Press,
    UnfinishedConversation,
    contents,
    presses,
    replay,
    unfinished_conversations,
)

BUTTONS: dict[str, int] = {"worked": 1552, "refused": 63, "old": 76}
"""The number of stored buttons by the result of a press."""
STEPS: dict[str, int] = {
    "aloud": 1,
    "announcement": 3,
    "announcement-time": 1,
    "answer": 1,
    "appoint": 1,
    "consent": 1,
    "extra": 5,
    "faq": 3,
    "faqfind": 1,
    "find": 1,
    "further": 1,
    "handto": 1,
    "invitees": 1,
    "language": 1,
    "material": 2,
    "moderating": 3,
    "more": 1,
    "opinion": 1,
    "planning": 20,
    "programme": 4,
    "question": 1,
    "reason": 1,
    "registration": 9,
    "rule": 4,
    "saymore": 1,
    "segment": 1,
    "targeting": 1,
    "translation": 1,
    "unseat": 1,
}
"""The number of people at each step."""
REASONS: dict[str, str] = {
    "announcement-changed-meanwhile": "something was done with it; its card is to be opened again",
    "banned": "their questions are not taken; the organiser is named",
    "deputy-no-seat": "there is no seat to hand over; /seminars",
    "feedback-early": "the seminar is not over yet",
    "correction-unchanged": "new words are to be sent first",
    "invitees-gone": "the list was dealt with already; it is to be sent again",
    "invitees-reach-none": "nobody is left to be invited",
    "not-yours": "not within their role; the organiser is named",
    "phones-none": "no number is known there; the municipality is to be asked",
    "question-answered-already": "the question is answered; /ask for another one",
    "question-answered-by-other": "somebody else answers it",
    "question-declined-already": "the question is closed; /questions",
    "question-ended": "it was answered or closed; the message with it shows how",
    "question-gone": "its asker took it back",
    "question-is-over": "it has ended or was merged; its page is to be opened again",
    "rule-twice": "the same reminder is there already",
    "seat-arrived": "they were checked in; a mistake is to be told with /ask",
    "seat-over": "the seminar has begun; /ask for a question",
    "when-backwards": "the end is to be after the start; to be written once more",
}
"""The refusals that a press may end with, and what each tells the person to do."""
GONE = {"announcements.paid": "nobody asked for the paid lane: it went out with migration 0009"}
"""Columns of the old revision whose values were dropped or changed, each with the reason."""
DOOR = ("language", "consent")
"""Before the consent every message leads to the same question, whatever the step."""


@pytest.fixture(autouse=True)
def _notice(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier_release.keep_notice(monkeypatch)


@pytest.fixture(scope="session")
def kept_file() -> Path:
    """A SQLite file with the stored rows at their own revision."""
    return shared_file("kept.sqlite3", lambda path: earlier_release.load_rows(f"sqlite+aiosqlite:///{path}"))


@pytest.fixture(scope="session")
def newest_file(kept_file: Path) -> Path:
    """A SQLite file with the stored rows at the newest revision."""
    return shared_file("earlier_release.sqlite3", lambda path: migrate.upgrade(copy_sqlite(kept_file, path)))


@pytest.fixture(scope="session")
def newest_postgres(postgres: str) -> Iterator[str]:
    """The address of a PostgreSQL database at the newest revision."""
    with postgres_database(postgres, f"carried_{worker_name()}") as url:
        earlier_release.load_rows(url)
        migrate.upgrade(url)
        yield url


Contents = dict[str, dict[str, list[Any]]]


@pytest.fixture(scope="session")
def kept(kept_file: Path) -> Contents:
    """The stored rows at their own revision."""
    return contents(f"sqlite+aiosqlite:///{kept_file}")


@pytest.fixture
def newest_url(newest_file: Path, tmp_path: Path) -> str:
    """The address of a copy of the SQLite file at the newest revision."""
    return copy_sqlite(newest_file, tmp_path / "earlier_release.sqlite3")


# Rows.


@pytest.mark.parametrize("where", mark_proof(["newest_url", "newest_postgres"], except_for=["newest_url"]))
def test_no_value_is_lost_by_the_migrations(
    request: pytest.FixtureRequest, kept: Contents, where: str
) -> None:
    after = contents(request.getfixturevalue(where))
    assert sum(len(columns) for columns in kept.values()) > 300
    assert lost_columns(kept, after) == sorted(GONE)


def lost_columns(before: Contents, after: Contents) -> list[str]:
    """Return the columns whose values are in no column now, neither in that of the same name nor in any other."""
    columns = {_mark(values) for table in after.values() for values in table.values()}
    return sorted(
        f"{table}.{column}"
        for table, there in before.items()
        for column, values in there.items()
        if set(map(repr, values)) != {"None"} and _mark(values) not in columns
    )


def _mark(values: Iterable[Any]) -> frozenset[tuple[str, int]]:
    return frozenset(Counter(map(repr, values)).items())


async def test_down_to_the_kept_revision_and_up_again_keeps_every_row(
    kept: Contents, newest_url: str
) -> None:
    """On PostgreSQL tests/storage/test_migrations.py does the same with fewer rows."""
    revision = earlier_release.head()["revision"]
    await asyncio.to_thread(migrate.downgrade, newest_url, revision)
    assert rows(contents(newest_url)) == rows(kept)
    await asyncio.to_thread(migrate.upgrade, newest_url)
    assert not migrate.is_behind(newest_url)
    newest = contents(newest_url)
    after = rows(newest)
    arrived = newest["seats"]["state"].count("arrived")
    assert after.pop("check_ins") == arrived, "migration 0013 makes one for each seat that has arrived"
    archived = newest["seminars"]["state"].count("archived")
    assert after.pop("seminar_closings") == archived, "migration 0018 makes one for each archived seminar"
    assert after.total() == rows(kept).total()


def rows(found: Contents) -> Counter[str]:
    """Return the number of rows of each table."""
    return Counter({name: len(next(iter(table.values()))) for name, table in found.items() if table})


async def test_the_register_becomes_that_of_this_release_and_everybody_keeps_their_unit(
    newest_url: str,
) -> None:
    before = [contents(newest_url)[table]["unit_code"] for table in ("people", "seats")]
    database = Database(newest_url)
    try:
        async with database.session.begin() as session:
            assert (await units.successors(session)) == {}
            await update_register(session, datetime.now(UTC))
        async with database.session() as session:
            assert len(await units.successors(session)) > 40
            for code in {code for codes in before for code in codes if code}:
                assert await units.get(session, code)
                assert await units.current(session, code)
    finally:
        await database.close()
    assert [contents(newest_url)[table]["unit_code"] for table in ("people", "seats")] == before


# Buttons.


def one_of_each(kept: list[Press]) -> list[Press]:
    """Return the last button of each prefix, one that worked if there is any."""
    ordered = sorted(kept, key=lambda one: one.outcome == WORKED)
    return list({one.data.partition(":")[0]: one for one in ordered}.values())


async def press_all(url: str, buttons: list[Press]) -> list[tuple[Press, Outcome]]:
    """Return the result of pressing each button, each on the unchanged database."""
    async with replay(url) as one:
        await one.drain()
        return [(press, await one.act(press.update(), press.person)) for press in buttons]


ENDED = {(2014, "furtherstop")}
"""Stop buttons of a step that the person's pending update now ends before they are pressed: 2014 has sent /seminars."""
REFUSED_NOW = {"state:2:arrived": "door-early"}
"""Buttons that worked and are refused on purpose: nobody arrives before the first day, which the refusal names."""


def regressions(done: list[tuple[Press, Outcome]]) -> dict[str, str]:
    """Return what became worse: data -> its result now. A button that was useless may lead somewhere by now."""
    allowed = {WORKED: [WORKED], REFUSED: [WORKED, REFUSED], OLD: [WORKED, REFUSED, OLD]}
    return {
        press.data: f"{press.outcome} before, now {now.kind} {now.key}"
        for press, now in done
        if (press.person, press.data) not in ENDED and REFUSED_NOW.get(press.data) != now.key
        if now.kind not in allowed[press.outcome] or (now.kind == REFUSED and now.key not in REASONS)
    }


def test_the_kept_buttons_are_all_there() -> None:
    assert Counter(one.outcome for one in presses()) == BUTTONS


async def test_a_button_of_each_kind_works_as_it_did(newest_url: str) -> None:
    assert regressions(await press_all(newest_url, one_of_each(presses()))) == {}


@pytest.mark.proof
async def test_every_button_works_as_it_did(newest_url: str) -> None:
    assert regressions(await press_all(newest_url, presses())) == {}


async def test_buttons_work_on_postgresql(newest_postgres: str) -> None:
    assert regressions(await press_all(newest_postgres, one_of_each(presses())[::8])) == {}


@pytest.mark.proof
async def test_every_button_works_on_postgresql(newest_postgres: str) -> None:
    assert regressions(await press_all(newest_postgres, presses())) == {}


# Steps.


def test_somebody_stands_at_every_kept_step() -> None:
    assert Counter(one.step for one in unfinished_conversations()) == STEPS


few_and_all = pytest.mark.parametrize(
    "few", [True, pytest.param(False, marks=pytest.mark.proof)], ids=["few", "all"]
)
"""Parametrize with one form of each step, or all forms."""


def people_at_steps(few: bool) -> list[UnfinishedConversation]:
    """Return the people who continue."""
    return (
        list({one.step: one for one in unfinished_conversations()}.values())
        if few
        else unfinished_conversations()
    )


@few_and_all
async def test_everybody_goes_on_where_they_stand(newest_url: str, few: bool) -> None:
    """An unknown step would be answered otherwise, so it is the step that takes the input."""
    stuck = {}
    async with replay(newest_url) as one:
        await one.drain()
        for half in people_at_steps(few):
            now = await one.act(half.update(), half.person)
            lost = await one.act(half.update(), half.person, step="unknown")
            if now.kind != WORKED or (now.said == lost.said and half.step not in DOOR):
                stuck[f"{half.step}: {half.form} ({half.person})"] = now
    assert stuck == {}


@few_and_all
async def test_everybody_can_stop(newest_url: str, few: bool) -> None:
    stuck = {}
    async with replay(newest_url) as one:
        await one.drain()
        for half in people_at_steps(few):
            now = await one.act(half.update({"text": "/cancel"}), half.person)
            if now.kind != WORKED or (now.step == half.step and half.step not in DOOR):
                stuck[f"{half.step}: {half.form} ({half.person})"] = now
    assert stuck == {}


async def test_steps_go_on_on_postgresql(newest_postgres: str) -> None:
    async with replay(newest_postgres) as one:
        await one.drain()
        done = {
            half.step: (await one.act(half.update(), half.person)).kind
            for half in people_at_steps(few=True)[::3]
        }
    assert {step: kind for step, kind in done.items() if kind != WORKED} == {}


# Messages.


def count_waiting() -> tuple[int, Counter[int]]:
    """Return how many updates wait, and how many messages for each chat."""
    tables = {
        name: [dict(zip(columns, row, strict=True)) for row in found]
        for name, columns, found in earlier_release.kept_rows()
    }
    updates = [one for one in tables["inbox"] if one["handled_at"] is None]
    owed = [one for one in tables["outbox"] if one["state"] == "pending" and one["method"].startswith("send")]
    return len(updates), Counter(one["chat_id"] for one in owed)


async def test_what_waits_is_handled_and_sent(newest_url: str) -> None:
    updates, messages = count_waiting()
    assert updates >= 5
    assert messages.total() >= 5
    async with replay(newest_url) as one:
        assert FAILED not in [outcome.kind for outcome in await one.drain()]
    async with Sandbox() as sandbox:
        for number in messages:
            await sandbox.new_person(id=number)
            await begin_chat(sandbox, await sandbox.person(number))
        async with run_quiet_bot(sandbox, newest_url) as here:
            await wait_settled(here)
            sent = {number: len(await (await here.person(number)).messages()) - 1 for number in messages}
    assert {chat: number for chat, number in messages.items() if sent[chat] < number} == {}
