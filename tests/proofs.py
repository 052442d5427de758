"""Proves the README's promises at length, one line each: `python -m tests.proofs [--quick] [promise ...]`."""

import argparse
import asyncio
import contextlib
import itertools
import logging
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from hypothesis import settings

from bot import preparation
from bot.locales import LANGUAGES
from handlers import routes
from sandbox.testing import Sandbox
from storage import migrate
from storage.database import Database
from storage.team import roles
from tests import injection
from tests.canaries.faulty_program import FAILURES
from tests.canaries.provoked_failures import POLL_FAULTS, SEND_FAULTS, run_scene
from tests.canaries.secret_search import NAME, PEOPLE, SECRETS, spellings
from tests.conftest import remove_limits, run_bot, settings_for
from tests.conversations.erasure import run_canary_life
from tests.crash import postgres, restoring
from tests.crash.applicants import APPLICANTS, PLACES, run_contention
from tests.crash.instances import kill_leaders
from tests.crash.kill_loop import FEW, MANY, Scale, Tally, run_kill_loop
from tests.crash.program import Program, prepare_database
from tests.crash.restoring import RestoreResult
from tests.crash.writers import run_processes
from tests.databases import postgres_database
from tests.handlers.audit_coverage import try_staff_acts
from tests.handlers.forgery import OUTSIDERS, create_cast, try_button, try_commands, try_steps
from tests.handlers.stage import create_stage
from tests.handlers.team.staff_links import StaffLinks, find_misuses, race_link
from tests.handlers.test_audit_coverage import SAID_ELSEWHERE
from tests.handlers.time_parsing.written_times import AHEAD, PAST, find_misreadings, hour_of_day
from tests.handlers.typing_stranger import run_stranger_machine
from tests.health.outages import suffer_all
from tests.receiving.bot_thread import run_bot_thread
from tests.receiving.flood import compare_with_flood, find_problems, p95
from tests.receiving.test_hostile import feed_any_json
from tests.reminding import losses
from tests.reminding.changes import move_while_sending
from tests.reminding.punctuality import measure_punctuality, tick_concurrently
from tests.run_folder import RunFolder
from tests.sending import losses as sending_losses
from tests.sending import refusals
from tests.sending.delivery_outcomes import TABLE
from tests.sending.rate_limits import measure_pace
from tests.sending.test_delivery_outcomes import wrong_outcomes
from tests.storage.audit_tampering import try_tampering
from tests.storage.questions.question_machine import run_question_machine
from tests.storage.seats.seat_machine import run_seat_machine

KINDS = ("sqlite", "postgresql")
LAST = 29


class PromiseBroken(Exception):
    """A promise does not hold; the message says what was observed."""


def expect(true: bool, otherwise: str) -> None:
    """Raise PromiseBroken with this message if the condition is false."""
    if not true:
        raise PromiseBroken(otherwise)


@dataclass
class ProofContext:
    """Fresh databases of both kinds, and the size of the runs."""

    postgres: str
    folder: Path
    quick: bool
    made: int = 0
    _kill_figures: asyncio.Task[Tally] | None = None
    _restore_figures: asyncio.Task[dict[str, RestoreResult]] | None = None

    @contextlib.contextmanager
    def database(self, kind: str) -> Iterator[str]:
        """Yield the address of an empty database."""
        self.made += 1
        if kind == "sqlite":
            yield f"sqlite+aiosqlite:///{self.folder}/proof-{self.made}.sqlite3"
            return
        with postgres_database(self.postgres, f"proof_{self.made}") as url:
            yield url

    def log(self) -> Path:
        """Return a file for the program's log."""
        return self.folder / f"log-{self.made}"

    async def kill_figures(self) -> Tally:
        """Return the figures of the kill loops, which are run once for promises 1, 2 and 3."""
        if self._kill_figures is None:
            self._kill_figures = asyncio.create_task(self._run_kill_loops())
        return await self._kill_figures

    async def restore_figures(self) -> dict[str, RestoreResult]:
        """Return the figures of the restores by kind of database, which are made once for promises 14 and 28."""
        if self._restore_figures is None:
            self._restore_figures = asyncio.create_task(self._restore_on_both())
        return await self._restore_figures

    async def _restore_on_both(self) -> dict[str, RestoreResult]:
        found = {}
        for kind in KINDS:
            with self.database(kind) as url, tempfile.TemporaryDirectory(dir=self.folder) as folder:
                scale = restoring.FEW if self.quick else restoring.MANY
                new = partial(self.database, kind)
                seen = await restoring.restore_through_kills(url, new, Path(folder), scale)
            expect(not seen.wrong, f"{kind}: {seen.wrong}")
            found[kind] = seen
        return found

    async def _run_kill_loops(self) -> Tally:
        """Run the kill loops on both databases, by polling and by webhook."""
        total, scale = Tally(), FEW if self.quick else MANY
        for kind in KINDS:
            for webhook in (False, True):
                with self.database(kind) as url:
                    seed = self.made
                    total += await run_kill_loop(url, self.log(), scale, webhook=webhook, seed=seed)
        return total


async def survives_kills(shop: ProofContext) -> str:
    """Promise 1."""
    tally = await shop.kill_figures()
    expect(not tally.lost, tally.wrong)
    return f"{tally.ends} kills, {tally.acknowledged} acknowledged, 0 lost, {tally.duplicated} doubled"


async def takes_effect_once(shop: ProofContext) -> str:
    """Promise 2."""
    tally = await shop.kill_figures()
    expect(not tally.duplicated and not tally.lost, tally.wrong)
    way = "polling and webhook; redelivered, reordered where Telegram may"
    return f"{tally.ends} kills, {tally.updates} updates ({way}), 0 lost, 0 doubled"


async def owes_what_it_did(shop: ProofContext) -> str:
    """Promise 3."""
    tally = await shop.kill_figures()
    expect(not tally.mismatched, tally.wrong)
    share = 100 * tally.repeated / max(1, tally.messages)
    sent = f"{tally.messages} messages, {tally.repeated} sent again after a kill ({share:.1f} %)"
    return f"effects and what is owed for them are equal after each of {tally.ends} kills; {sent}"


async def never_oversells(shop: ProofContext) -> str:
    """Promise 4."""
    rounds, examples, told = (4, 4, []) if shop.quick else (100, 100, [])
    for kind in KINDS:
        with shop.database(kind) as url:
            await asyncio.to_thread(migrate.upgrade, url)
            given, wrong = await run_contention(url, rounds)
        expect(not wrong, f"{kind}: {wrong[:3]}")
        expect(given > rounds * PLACES / 2, f"{kind}: only {given} places were given: this proves nothing")
        told.append(f"{kind} {given} of {rounds * PLACES} places given")
        with shop.database(kind) as url:
            await asyncio.to_thread(migrate.upgrade, url)
            await asyncio.to_thread(run_seat_machine, url, examples=examples, steps=40)
    machine = f"{examples} x 40 steps of a state machine on each"
    asked = f"2 processes x {APPLICANTS} applicants for {PLACES} places, {rounds} halls"
    return f"{asked}: {'; '.join(told)}; 0 oversold, 0 municipalities twice; {machine}"


async def loses_no_reminder(shop: ProofContext) -> str:
    """Promise 5."""
    told = []
    for kind in KINDS:
        with shop.database(kind) as url:
            scale = losses.FEW if shop.quick else losses.MANY
            seen = await losses.remind_through_kills(url, shop.folder, scale)
        expect(not seen.wrong, f"{kind}: {seen.wrong}")
        share = 100 * len(seen.doubled) / seen.people
        told.append(
            f"{kind} {seen.kills} kills, {seen.errors} errors of Telegram's over {seen.people} messages, 0 lost,"
            f" {len(seen.doubled)} doubled ({share:.1f} %), each in flight at a kill or cut off after it arrived"
        )
    return "; ".join(told)


async def tells_nobody_twice(shop: ProofContext) -> str:
    """Promise 6."""
    told = []
    for kind in KINDS:
        with shop.database(kind) as url:
            scale = sending_losses.FEW if shop.quick else sending_losses.MANY
            seen = await sending_losses.announce_through_kills(url, shop.folder, scale)
        expect(not seen.wrong, f"{kind}: {seen.wrong}")
        told.append(
            f"{kind} {seen.kills} kills, {seen.errors} errors of Telegram's over {seen.people} messages, 0 twice,"
            f" 0 lost, {seen.unknown} unknown"
        )
    return "; ".join(told)


async def keeps_to_the_plan(shop: ProofContext) -> str:
    """Promise 7."""
    told, people = [], 120 if shop.quick else 600
    for kind in KINDS:
        with shop.database(kind) as url:
            seen = await move_while_sending(url, shop.log(), people)
        expect(not seen.wrong, f"{kind}: {seen.wrong}")
        latest = f", the last {1000 * max(seen.after):.0f} ms after" if seen.after else ""
        told.append(
            f"{kind} {seen.before} of {people} told before the change, {len(seen.after)} under way at its"
            f" COMMIT{latest}, {seen.claimed} in the sender's hands, {seen.expired} not sent"
        )
    return "moved by another process while sending: " + "; ".join(told)


async def reminds_on_time(shop: ProofContext) -> str:
    """Promise 8."""
    told = []
    for kind in KINDS:
        with shop.database(kind) as url:
            seen = await measure_punctuality(url, random.Random(1), 4 if shop.quick else 30)
        expect(not seen.wrong, f"{kind}: {seen.wrong[:3]}")
        told.append(
            f"{kind} {seen.due} reminders due, the slowest {seen.slowest:.0f} s late; {seen.caught_up} caught up"
            f" within {seen.slowest_after:.0f} s of an outage's end, {seen.replaced} overtaken or too late,"
            " 0 after the start"
        )
    return "; ".join(told)


async def keeps_the_limits(shop: ProofContext) -> str:
    """Promise 9."""
    recipients, writers = (180, 12) if shop.quick else (900, 60)
    told = []
    for kind, distance in itertools.product(KINDS, (0.0, 0.05, 0.15)):
        with shop.database(kind) as url:
            pace = await measure_pace(
                url, shop.log(), recipients=recipients, writers=writers, distance=distance
            )
        expect(
            (pace.delivered, pace.repeated) == (recipients, 0), f"{pace.delivered} of {recipients} delivered"
        )
        expect((pace.over, pace.refused) == (0, 0), f"{pace.over} windows over, {pace.refused} times 429")
        reply = f"reply median {1000 * pace.reply_quantile(0.5):.0f} ms, p95 {1000 * pace.reply_quantile(0.95):.0f} ms"
        # In a short run, the first second, in which nothing is known of the way, has a greater share.
        expect(
            pace.ratio < (1.1 if shop.quick else 1.03),
            f"{kind}, {distance} s: {pace.ratio:.3f} times the bound",
        )
        expect(pace.reply_quantile(0.5) < 0.3 and pace.reply_quantile(0.95) < 0.5, reply)
        told.append(
            f"{kind} at {1000 * distance:.0f} ms {pace.ratio:.3f} times the bound, 0 windows over, 0 times 429, {reply}"
        )
    return f"{recipients} recipients: " + "; ".join(told)


async def bounds_retries(shop: ProofContext) -> str:
    """Promise 10."""
    for kind in KINDS:
        with shop.database(kind) as url:
            async with run_bot(url) as place:
                differing = await wrong_outcomes(place)
        expect(not differing, f"{kind}: {'; '.join(differing)}")
    return f"{len(TABLE)} kinds of trouble in two lanes on both databases end as the table says"


async def is_harmless_twice(shop: ProofContext) -> str:
    """Promise 11."""
    await _refused_on_sqlite(shop)
    times = 2 if shop.quick else 20
    with shop.database("postgresql") as url:
        found = await kill_leaders(url, shop.folder, Scale(times, 20, 5))
    expect(not found.tally.wrong, found.tally.wrong)
    took = f"takeover median {median(found.seconds):.2f} s, longest {max(found.seconds):.2f} s"
    expect(median(found.seconds) < 2, took)
    done = f"{found.tally.acknowledged} acknowledged, 0 lost, 0 doubled"
    reminded = await _reminded_by_two(shop)
    return f"refused on SQLite; on PostgreSQL {times} leaders killed, {took}, {done}; {reminded}"


async def _reminded_by_two(shop: ProofContext) -> str:
    """Prove the clock's part of promise 11."""
    people = 300 if shop.quick else 3000
    with shop.database("postgresql") as url:
        owed = await tick_concurrently(url, settings_for("http://127.0.0.1", "1:none", url), people)
    expect(owed == [people] * len(owed), f"two clocks at once owed {owed}, not {people} each time")
    scale = losses.Scale(150, 1) if shop.quick else losses.Scale(1500, 10)
    with shop.database("postgresql") as url:
        seen = await losses.remind_through_kills(url, shop.folder, scale, pair=True, seed=11)
    expect(not seen.wrong, seen.wrong)
    return (
        f"two clocks at once remind {people} once; {seen.kills} leaders killed while {seen.people} are reminded,"
        f" 0 lost, {len(seen.doubled)} twice, all in flight at a kill or cut off"
    )


async def _refused_on_sqlite(shop: ProofContext) -> None:
    with shop.database("sqlite") as url:
        async with Sandbox() as sandbox:
            await prepare_database(sandbox, url)
            first = Program(sandbox, url, shop.folder / "first")
            second = Program(sandbox, url, shop.folder / "second")
            try:
                await first.start()
                await second.spawn()
                assert second.process is not None
                async with asyncio.timeout(30):
                    expect(await second.process.wait() == 1, second.log_tail())
                expect("Another bot already works on" in second.log_tail(), second.log_tail())
                expect(first.alive, first.log_tail())
            finally:
                await first.clean_up()
                await second.clean_up()


async def locks_nobody_out(shop: ProofContext) -> str:
    """Promise 12."""
    times = 10 if shop.quick else 200
    for kind in KINDS:
        with shop.database(kind) as url:
            await asyncio.to_thread(migrate.upgrade, url)
            errors = await run_processes(url, writers=20, times=times)
        expect(not errors, f"{kind}: {len(errors)} errors, such as {errors[:1]}")
    return f"2 x 20 writers, {2 * 20 * times} transactions on each database, 0 errors"


async def ends_when_asked(shop: ProofContext) -> str:
    """Promise 13."""
    total = Tally()
    for kind in KINDS:
        with shop.database(kind) as url:
            scale = FEW if shop.quick else Scale(30, 20, 5)
            total += await run_kill_loop(url, shop.log(), scale, how="terminate", seed=13)
    expect(not total.wrong, total.wrong)
    expect(total.repeated == 0, f"{total.repeated} messages were sent twice")
    slowest = f"the slowest end {total.slowest_end:.1f} s"
    expect(total.slowest_end < 30, slowest)
    return f"{total.ends} SIGTERMs, {slowest}, {total.acknowledged} acknowledged, 0 lost, 0 doubled, 0 sent twice"


async def restores_backups(shop: ProofContext) -> str:
    """Promise 14. The migrations are walked by tests/storage/test_migrations.py, with the long tests."""
    told = []
    for kind, seen in (await shop.restore_figures()).items():
        expect(seen.acknowledged > 0, f"{kind}: nothing was confirmed: this proves nothing")
        told.append(
            f"{kind} {seen.backups} backups under writes and {seen.kills} kills, {seen.rows} rows restored and equal,"
            f" {seen.acknowledged} acknowledged before, 0 lost"
        )
    return "; ".join(told)


async def restores_in_silence(shop: ProofContext) -> str:
    """Promise 28."""
    told = []
    for kind, seen in (await shop.restore_figures()).items():
        expect(seen.held > 0, f"{kind}: nothing was held: this proves nothing")
        expect(seen.repeated > 0, f"{kind}: no erasure was missing: this proves nothing")
        told.append(
            f"{kind} {seen.backups} restores, {seen.held} messages held, 0 sent by itself; {seen.forgotten} erased,"
            f" {seen.repeated} of them erased again, 0 back"
        )
    return "; ".join(told)


async def changes_nothing_of_others(shop: ProofContext) -> str:
    """Promise 16."""
    told = []
    for kind in KINDS:
        async with _sampled(shop, kind) as database, database.session() as session:
            everybody = await create_cast(await create_stage(session))
            for name in OUTSIDERS:
                for prefix in routes.BUTTONS:
                    await try_button(everybody, name, prefix, few=shop.quick)
                await try_commands(everybody, name, few=shop.quick)
                await try_steps(everybody, name)
            await session.rollback()
        expect(not everybody.wrong, f"{kind}: {everybody.wrong[:3]}")
        told.append(f"{kind} {everybody.presses} acts, {everybody.refused} refused")
    what = f"{len(routes.BUTTONS)} buttons, {len(routes.COMMANDS)} commands and {len(routes.LINKS)} kinds of links"
    return f"{what} by {len(OUTSIDERS)} kinds of outsiders: {'; '.join(told)}, 0 changed or told what was not theirs"


async def gives_a_role_once(shop: ProofContext) -> str:
    """Promise 17."""
    rounds = 5 if shop.quick else 50
    opened = 0
    for kind in KINDS:
        async with _sampled(shop, kind) as database:
            gate = await StaffLinks(database).prepare_staff()
            for role in roles.GRANTABLE_ROLES:
                for here in (True, False):
                    wrong = await find_misuses(gate, role, here=here)
                    expect(not wrong, f"{kind}: {wrong[:3]}")
            for _ in range(rounds):
                told, given = await race_link(gate, 4)
                expect(given == 1 and told.count("joined") == 1, f"{kind}: {given} got one link's role")
            opened += gate.opened
    races = f"{rounds} times four at once on each database, one got it"
    return f"{opened} openings of every role's links: replayed, late, revoked, by a second person, garbled; {races}"


@contextlib.asynccontextmanager
async def _sampled(shop: ProofContext, kind: str) -> AsyncIterator[Database]:
    """Yield a database with the sample in it."""
    with shop.database(kind) as url:
        database = Database(url)
        try:
            await preparation.prepare_database(
                database, settings_for("http://127.0.0.1", "1:none", url), with_sample=True
            )
            await remove_limits(database)
            yield database
        finally:
            await database.close()


async def tells_no_secret(shop: ProofContext) -> str:
    """Promise 15."""
    told = []
    for kind in KINDS:
        with shop.database(kind) as url:
            (folder := shop.folder / f"canaries-{kind}").mkdir()
            search = await run_scene(url, folder)
        expect(not search.found, f"{kind}: {search.found[:3]}")
        expect(
            b"ValueError" in search.contents["program.log"], f"{kind}: nothing failed: this proves nothing"
        )
        told.append(f"{kind} {search.places} places, {search.size} bytes")
    what = (
        f"{len(SECRETS)} secrets and {len(PEOPLE)} particulars looked for in {len(spellings(NAME))} spellings"
    )
    after = f"{len(SEND_FAULTS) + len(POLL_FAULTS)} kinds of Telegram's trouble and {len(FAILURES) + 1} of our own"
    return f"{what} after {after}: {'; '.join(told)}, 0 found"


async def notices_tampering(shop: ProofContext) -> str:
    """Promise 22."""
    rows, told = 5 if shop.quick else 60, []
    for kind in KINDS:
        with shop.database(kind) as url:
            await asyncio.to_thread(migrate.upgrade, url)
            database = Database(url)
            try:
                seen = await try_tampering(database, rows)
            finally:
                await database.close()
        expect(not seen.unnoticed, f"{kind}: {len(seen.unnoticed)} unnoticed, such as {seen.unnoticed[:3]}")
        expect(not seen.named, f"{kind}: {seen.named[:3]}")
        told.append(f"{kind} {seen.times} times")
    ways = f"{rows} rows in turn changed, taken out, put in, moved, cut off, made anew"
    return f"{ways}: {'; '.join(told)}, each noticed and the row named; {await _audited(shop)}"


async def _audited(shop: ProofContext) -> str:
    """Prove that every action of staff is in the log."""
    acts = changes = 0
    for kind in KINDS:
        async with _sampled(shop, kind) as database, database.session() as session:
            found = await try_staff_acts(await create_cast(await create_stage(session)), few=shop.quick)
            await session.rollback()
        left = {name: what for name, what in found.unlogged.items() if name not in SAID_ELSEWHERE}
        expect(not left, f"{kind}: not in the log: {left}")
        expect(
            found.changes > 60 and found.views > 2, f"{kind}: {found.changes} changes: this proves nothing"
        )
        acts, changes = acts + found.acts, changes + found.changes + found.views
    return f"{acts} acts of staff's, {changes} of which change something or show a telephone number: each in the log"


async def tells_its_state(shop: ProofContext) -> str:
    """Promise 23."""
    told = []
    for kind in KINDS:
        (folder := shop.folder / f"outages-{kind}").mkdir()
        with shop.database(kind) as url:
            await asyncio.to_thread(migrate.upgrade, url)
            seen = await suffer_all(url, folder)
        expect(not seen.wrong, f"{kind}: {seen.wrong}")
        told.append(f"{kind} {len(seen.seen)}")
        names = ", ".join(one.what for one in seen.seen)
    return f"outages named in /readyz with what to do, and their ends noticed: {'; '.join(told)} ({names})"


async def survives_any_bytes(shop: ProofContext) -> str:
    """Promise 24, the receiver's half."""
    batches = 25 if shop.quick else 1500

    def fed(url: str) -> None:
        with run_bot_thread(url) as one:
            feed_any_json(one, batches)

    for kind in KINDS:
        with shop.database(kind) as url:
            await asyncio.to_thread(fed, url)
    return f"the receiver's half: {batches} batches of hostile updates on each database, every one survived"


async def injects_nothing(shop: ProofContext) -> str:
    """Promise 19."""
    looked = await asyncio.to_thread(injection.check_random_words, 20 if shop.quick else 1000)
    hostile = injection.HOSTILE[::13] if shop.quick else injection.HOSTILE[::3]
    told = []
    for kind in KINDS:
        seen = injection.InjectionReport()
        async with _sampled(shop, kind) as database, database.session() as session:
            stage = await create_stage(session)
            for words in hostile:
                seen += await injection.check_pages(stage, words, alike=2)
            await session.rollback()
        expect(not seen.wrong, f"{kind}: {seen.wrong[:3]}")
        kinds = ", ".join(sorted(seen.names))
        expect(
            seen.names >= {".xlsx", ".docx", ".ics", ".cards", ".paper", ".word"},
            f"{kind}: only {kinds} were made",
        )
        told.append(f"{kind} {seen.messages} messages and {seen.files} files ({kinds})")
    what = f"{len(hostile)} names that are formulas, errors, links, markup, lines"
    return f"{what}: {'; '.join(told)}; {looked} texts and files of any words: 0 with more than words"


async def serves_everybody_beside_a_flood(shop: ProofContext) -> str:
    """Promise 20."""
    turns, told = (1, []) if shop.quick else (5, [])
    for kind in KINDS:
        with shop.database(kind) as quiet, shop.database(kind) as beside:
            (folder := shop.folder / f"flood-{kind}").mkdir()
            seen = await compare_with_flood(quiet, beside, folder, turns)
        expect(not find_problems(seen), f"{kind}: {find_problems(seen)}")
        expect(
            seen.slowdown <= 0.2,
            f"{kind}: p95 {seen.slowdown:+.0%} ({1000 * p95(seen.quiet):.0f} ms without the flood)",
        )
        quietly, slowly = (1000 * p95(delays) for delays in (seen.quiet, seen.flooded))
        assert seen.told is not None  # nothing is wrong with it
        most = max(seen.told.messages.values())
        told.append(
            f"{kind} p95 {slowly:.0f} ms, without the flood {quietly:.0f} ms ({seen.slowdown:+.0%}), each member of"
            f" staff got {most} messages at most, 1 about the same thing"
        )
    sent = len(seen.sent)
    what = (
        f"one person's {sent} presses, replies, edits, votes and questions in {2 * turns} s beside 20 others"
    )
    return f"{what}: {'; '.join(told)}; all {sent} handled"


async def forgets_everywhere(shop: ProofContext) -> str:
    """Promise 21."""
    told = []
    for kind in KINDS:
        with shop.database(kind) as url:
            seen = await run_canary_life(url, shop.folder / f"canaries-{kind}")
        expect(not seen.wrong, f"{kind}: {seen.wrong[:3]}")
        expect(len(seen.before) > 20, f"{kind}: only {len(seen.before)} to begin with: this proves nothing")
        expect(not seen.after, f"{kind}: {len(seen.after)} left, such as {seen.after[:3]}")
        told.append(
            f"{kind} {seen.typed} typed at {len(seen.steps_seen)} steps, {len(seen.before)} found before,"
            f" 0 after in {seen.size / 2**20:.0f} MB"
        )
    return f"canaries in rows, files of the database, log and temporary files: {'; '.join(told)}; counts stay"


async def believes_no_typed_number(shop: ProofContext) -> str:
    """Promise 26."""
    examples, told = (5 if shop.quick else 60), []
    for kind in KINDS:
        with shop.database(kind) as url:
            await asyncio.to_thread(migrate.upgrade, url)
            done = await asyncio.to_thread(run_stranger_machine, url, examples=examples, steps=25)
        expect(
            done.stranger_acts > 100,
            f"{kind}: only {done.stranger_acts} acts of the stranger: this proves nothing",
        )
        told.append(
            f"{kind} {done.stranger_acts} acts of a stranger beside {done.acts - done.stranger_acts} others"
        )
    return f"{examples} x 25 steps on each database: {'; '.join(told)}; 0 changed, ended or shown"


async def ends_every_question(shop: ProofContext) -> str:
    """Promise 25."""
    examples = 5 if shop.quick else 200
    for kind in KINDS:
        with shop.database(kind) as url:
            migrate.upgrade(url)
            await asyncio.to_thread(run_question_machine, url, examples=examples, steps=30)
    return f"{examples} x 30 steps of whatever becomes of questions on each database: each ended or counted, all told"


async def says_sent_of_what_was_sent(shop: ProofContext) -> str:
    """Promise 27."""
    for kind in KINDS:
        with shop.database(kind) as url:
            async with run_bot(url) as place:
                wrong = [one for lane in refusals.LANES for one in await refusals.find_problems(place, lane)]
        expect(not wrong, f"{kind}: {wrong[:3]}")
    rows = refusals.TABLE
    lost, failed = (
        sum(state(one) for one in rows) for state in (refusals.is_text_only, refusals.is_undelivered)
    )
    what = f"{len(rows)} refusals in {len(refusals.LANES)} lanes on each database"
    return f"{what}: {lost} come in words, {failed} not at all, the rest whole; each told and counted as what it is"


async def reads_what_it_writes(shop: ProofContext) -> str:
    """Promise 29."""
    now = datetime(2026, 11, 23, 15, 0)  # noqa: DTZ001  # on the clocks of a place
    number, wrong = 0, list[str]()
    for ahead in range(-PAST, AHEAD + 1, 40 if shop.quick else 1):
        day = now.date() + timedelta(days=ahead)
        written, misunderstood = find_misreadings(day, hour_of_day(day), now)
        number, wrong = number + written, wrong + misunderstood
    expect(not wrong, f"{len(wrong)} of {number} read otherwise: {wrong[:3]}")
    expect(number > 1000, f"only {number} were written: this proves nothing")
    return f"{number} dates and times in {len(LANGUAGES)} languages read as what they say"


PROOFS: dict[int, Callable[[ProofContext], Awaitable[str]]] = {
    1: survives_kills,
    2: takes_effect_once,
    3: owes_what_it_did,
    4: never_oversells,
    5: loses_no_reminder,
    6: tells_nobody_twice,
    7: keeps_to_the_plan,
    8: reminds_on_time,
    9: keeps_the_limits,
    10: bounds_retries,
    11: is_harmless_twice,
    12: locks_nobody_out,
    13: ends_when_asked,
    14: restores_backups,
    15: tells_no_secret,
    16: changes_nothing_of_others,
    17: gives_a_role_once,
    19: injects_nothing,
    20: serves_everybody_beside_a_flood,
    21: forgets_everywhere,
    22: notices_tampering,
    23: tells_its_state,
    24: survives_any_bytes,
    25: ends_every_question,
    26: believes_no_typed_number,
    27: says_sent_of_what_was_sent,
    28: restores_in_silence,
    29: reads_what_it_writes,
}


async def run_proof(number: int, shop: ProofContext) -> bool:
    """Prove a promise and print its line; return False if it is broken."""
    if number not in PROOFS:
        print(f"promise {number} not yet", flush=True)
        return True
    begun = time.monotonic()
    try:
        figures = await PROOFS[number](shop)
    except Exception as error:  # whatever keeps a proof from ending, the promise is not proven
        words = " ".join(f"{error}".split()) or type(error).__name__
        print(f"promise {number} broken: {words[:500]}", flush=True)
        return False
    print(f"promise {number} kept: {figures} ({time.monotonic() - begun:.0f} s)", flush=True)
    return True


async def run_proofs(numbers: list[int], shop: ProofContext) -> bool:
    """Prove promises in this process, in order; return False if one is broken."""
    return all([await run_proof(number, shop) for number in numbers])


TIMED = (9, 20, 11)
"""Promises about durations: each has the machine to itself."""
GROUPS = (
    (1, 2, 3),
    (24,),
    (4,),
    (14, 28),
    (13,),
    (6,),
    (25,),
    (8,),
    (5,),
    (26,),
    (19,),
    (16,),
    (23,),
    (15,),
    (22,),
    (29,),
    (12,),
    (27,),
    (7,),
    (17,),
    (10,),
    (21,),
)
"""The others, the longest first; a group is proven by one process, since its promises share a run."""
UNPROVEN = tuple(sorted(set(range(1, LAST + 1)) - set(PROOFS)))
LANES = 3
"""Number of these processes that run at a time: many of them wait for processes that start and end."""


async def _process(*command: str) -> bool:
    process = await asyncio.create_subprocess_exec(sys.executable, *command)
    return await process.wait() == 0


async def prove_in_processes(numbers: list[int]) -> bool:
    """Prove the promises about durations one after the other, then the rest in parallel processes."""
    timed = [(number,) for number in TIMED if number in numbers]
    kept = [await _process("-m", "tests.proofs", "--here", *map(str, group)) for group in timed]
    lanes = asyncio.Semaphore(LANES)

    async def beside_others(group: list[int]) -> bool:
        async with lanes:
            return await _process("-m", "tests.proofs", "--here", *map(str, group))

    groups = [[number for number in group if number in numbers] for group in (*GROUPS, UNPROVEN)]
    return all([*kept, *await asyncio.gather(*(beside_others(group) for group in groups if group))])


async def run_sweeps() -> bool:
    """Run the tests that are too long for `make test`, and those of Hypothesis with other examples; print a line."""
    begun = time.monotonic()
    marks = "proof or hypothesis"
    kept = await _process(
        "-m", "pytest", "-m", marks, "--hypothesis-profile=random", "-n", "auto", "--dist=worksteal"
    )
    print(f"sweeps {'kept' if kept else 'broken'} ({time.monotonic() - begun:.0f} s)", flush=True)
    return kept


async def run_everything() -> bool:
    """Prove all promises, then run the long tests; print the duration."""
    begun = time.monotonic()
    kept = await prove_in_processes(list(range(1, LAST + 1)))
    kept = await run_sweeps() and kept
    print(
        f"{'all kept' if kept else 'NOT all kept'} in {(time.monotonic() - begun) / 60:.1f} minutes",
        flush=True,
    )
    return kept


def main() -> int:
    """Run the command line; return exit code 1 if something is broken."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.proofs", description="Every promise, proven at length."
    )
    parser.add_argument("promises", nargs="*", type=int, metavar="promise", help=f"only these (1 to {LAST})")
    parser.add_argument("--quick", action="store_true", help="as short as in the test suite")
    parser.add_argument("--here", action="store_true", help="in this process, one after the other")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    settings.load_profile("quick" if asked.quick else "random")
    if not (asked.here or asked.quick):
        with run_folder() as left:
            kept = asyncio.run(prove_in_processes(asked.promises) if asked.promises else run_everything())
        return not kept or bool(left)
    with tempfile.TemporaryDirectory(prefix="proofs-") as folder, postgres.postgres_server() as url:
        shop = ProofContext(url, Path(folder), asked.quick)
        return not asyncio.run(run_proofs(asked.promises or list(range(1, LAST + 1)), shop))


@contextlib.contextmanager
def run_folder() -> Iterator[list[str]]:
    """Yield a temporary folder for the run; afterwards the list holds the processes that still ran at its end."""
    folder, left = RunFolder.make(), list[str]()
    try:
        yield left
        left += folder.survivors()
        print(*(f"still running at the end: {one}" for one in left), sep="\n", end="", flush=True)
    finally:
        folder.remove()


if __name__ == "__main__":
    sys.exit(main())
