"""Checks of the database from outside, in plain SQL: everything confirmed is there once, and was enqueued once."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from tests.crash.simulated_users import FIRST_ID, Ledger, receipt_of

QUESTIONS = """SELECT q.id, q.text, p.telegram_id FROM questions q JOIN people p ON p.id = q.person_id
WHERE q.id > :seen ORDER BY q.id"""
REGISTRATIONS = """SELECT r.id, p.telegram_id FROM seats r JOIN people p ON p.id = r.person_id
WHERE r.id > :seen ORDER BY r.id"""
MESSAGES = """SELECT id, chat_id, method, payload, subject, message_id FROM outbox
WHERE id > :seen ORDER BY id"""
COUNTS = "SELECT (SELECT count(*) FROM questions), (SELECT count(*) FROM seats)"
NUMBERS = """SELECT s.slug, s.question_count, count(q.id), count(DISTINCT q.number), coalesce(max(q.number), 0)
FROM seminars s LEFT JOIN questions q ON q.seminar_id = s.id GROUP BY s.slug, s.question_count"""
UPDATES = "SELECT update_id, handled_at IS NOT NULL, dead_at IS NOT NULL FROM inbox"
STATES = """SELECT state, count(*) FROM outbox WHERE NOT (state = 'expired' AND method LIKE 'edit%' AND EXISTS (
SELECT 1 FROM outbox newer WHERE newer.id > outbox.id AND newer.chat_id = outbox.chat_id
AND newer.subject = outbox.subject AND newer.method = outbox.method AND newer.state = 'sent')) GROUP BY state"""
"""Without edits that a newer one of the same message has overtaken before they were sent."""
UNSENT = "SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')"
REMOVAL = "editMessageReplyMarkup"
DELIVERED = "SELECT chat_id, message_id FROM outbox WHERE message_id IS NOT NULL AND method LIKE 'send%'"


OTHERS = """SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"""


@dataclass
class Findings:
    """The problems found, a sentence each; empty if every promise is kept."""

    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    mismatched: list[str] = field(default_factory=list)
    """Where the outbox does not match the handled updates."""

    def __bool__(self) -> bool:
        return bool(self.lost or self.duplicated or self.mismatched)

    def __str__(self) -> str:
        parts = {"lost": self.lost, "doubled": self.duplicated, "owed and done differ": self.mismatched}
        return "; ".join(f"{len(v)} {k}, such as: {v[0]}" for k, v in parts.items() if v) or "nothing"


async def wait_disconnected(database_url: str, within: float = 120) -> None:
    """Wait until nobody else is connected: PostgreSQL may still be at the last COMMIT of a killed program."""
    if make_url(database_url).get_backend_name() == "sqlite":
        return
    audit = Audit(database_url)
    async with asyncio.timeout(within):
        while audit.rows(OTHERS)[0][0]:  # noqa: ASYNC110  # it tells nobody
            await asyncio.sleep(0.02)


class Audit:
    """Reads new rows since the last check, and keeps account of everything seen."""

    def __init__(self, database_url: str) -> None:
        url = make_url(database_url)
        driver = "sqlite" if url.get_backend_name() == "sqlite" else "postgresql+psycopg"
        self._engine = create_engine(url.set(drivername=driver), poolclass=NullPool)
        self._seen = {QUESTIONS: 0, REGISTRATIONS: 0, MESSAGES: 0}
        self.questions: dict[int, tuple[str, int]] = {}
        self.registrations: Counter[int] = Counter()
        self.receipts: Counter[int] = Counter()
        self.told: Counter[int] = Counter()
        self.confirmations: Counter[int] = Counter()
        self.owed: dict[int, Counter[str]] = {}

    def rows(self, query: str, **values: Any) -> Sequence[Any]:
        """Return the rows of a query."""
        with self._engine.connect() as connection:
            return connection.execute(text(query), values).all()

    def compare(self, ledger: Ledger) -> Findings:
        """Compare confirmations, rows and outbox. Call it while the program does not run."""
        for row in self._new(QUESTIONS):
            self.questions[row[0]] = (row[1], row[2])
        for row in self._new(REGISTRATIONS):
            self.registrations[row[1]] += 1
        for row in self._new(MESSAGES):
            self._message(row, ledger)
        found = Findings()
        self._find_lost(ledger, found)
        self._find_duplicated(found)
        self._find_mismatched(found)
        return found

    def _new(self, query: str) -> Sequence[Any]:
        rows = self.rows(query, seen=self._seen[query])
        if rows:
            self._seen[query] = rows[-1][0]
        return rows

    def _message(self, row: Sequence[Any], ledger: Ledger) -> None:
        _, chat, method, payload, subject, message_id = row
        if subject is not None and subject.startswith("question:"):
            self.told[int(subject.removeprefix("question:"))] += 1
        if chat < FIRST_ID:
            return
        self.owed.setdefault(chat, Counter())[method] += 1
        if method == "sendDocument":
            self.confirmations[chat] += 1
        # The texts of sent messages are not kept: Telegram knows what it showed under that number.
        said = receipt_of(json.loads(payload)) if payload else ledger.delivered.get((chat, message_id))
        if said is not None:
            self.receipts[said] += 1

    def _find_lost(self, ledger: Ledger, found: Findings) -> None:
        for number, chat in ledger.receipts.items():
            words, asker = self.questions.get(number, ("", 0))
            if asker != chat or ledger.asked.get(words) != chat:
                found.lost.append(f"question {number} that {chat} has a receipt for")
        for chat in ledger.registered - self.registrations.keys():
            found.lost.append(f"the registration confirmed to {chat}")
        questions, registrations = self.rows(COUNTS)[0]
        if (questions, registrations) != (len(self.questions), self.registrations.total()):
            found.lost.append("rows that were there at an earlier look")

    def _find_duplicated(self, found: Findings) -> None:
        words = Counter(one[0] for one in self.questions.values())
        found.duplicated += [f"the question {one!r}" for one, times in words.items() if times > 1]
        found.duplicated += [f"the seat of {one}" for one, times in self.registrations.items() if times > 1]
        may_skip = self._engine.dialect.name == "postgresql"  # a number reserved by a batch that was killed
        for slug, kept, rows, numbers, highest in self.rows(NUMBERS):
            if rows != numbers or not (
                numbers <= highest <= kept if may_skip else numbers == highest == kept
            ):
                found.duplicated.append(f"a number of {slug}: {kept=} {rows=} {numbers=} {highest=}")

    def _find_mismatched(self, found: Findings) -> None:
        for number in self.questions.keys() | self.receipts.keys() | self.told.keys():
            done = 1 if number in self.questions else 0
            if (self.receipts[number], self.told[number]) != (done, done):
                times = f"{self.receipts[number]} receipts, staff told {self.told[number]} times"
                found.mismatched.append(f"question {number}: kept {done} times, {times}")
        for chat in self.registrations.keys() | self.confirmations.keys():
            if self.confirmations[chat] != self.registrations[chat]:
                found.mismatched.append(
                    f"the confirmation of {chat}: {self.confirmations[chat]} calendar files"
                )

    async def wait_outbox_empty(self, within: float = 120) -> None:
        """Wait until everything is sent; `final_check` reports what never is."""
        until = time.monotonic() + within
        while True:
            if not self.rows(UNSENT)[0][0] or time.monotonic() > until:
                return
            await asyncio.sleep(0.05)

    def final_check(self, ledger: Ledger, example: int) -> Findings:
        """Check everything at the end: every update once, everything sent, each like the undisturbed `example`."""
        fresh = Audit(self._engine.url.render_as_string(hide_password=False))
        found = fresh.compare(ledger)
        self.owed = fresh.owed
        updates = {row[0]: (row[1], row[2]) for row in fresh.rows(UPDATES)}
        for number in ledger.pushed:
            if updates.get(number) is None or not updates[number][0]:
                found.lost.append(
                    f"update {number}: {'not handled' if number in updates else 'never stored'}"
                )
            elif updates[number][1]:
                found.lost.append(f"update {number} is a dead letter")
        kept = {words for words, _ in fresh.questions.values()}
        found.lost += [f"the question {words!r}" for words in ledger.asked.keys() - kept]
        states = {row[0]: row[1] for row in fresh.rows(STATES)}
        if set(states) != {"sent"}:
            found.lost.append(f"messages are left over: {states}")
        known = {(row[0], row[1]) for row in fresh.rows(DELIVERED)}
        for chat, message in known - ledger.delivered.keys():
            found.lost.append(f"message {message} that Telegram never showed to {chat}")
        copies = Counter(chat for chat, _ in ledger.delivered.keys() - known)
        self._like(fresh.owed, example, copies, found)
        return found

    def _like(
        self, owed: dict[int, Counter[str]], example: int, copies: Counter[int], found: Findings
    ) -> None:
        """Compare with the undisturbed `example`.

        A message in flight at a kill may be shown twice; when one of the copies is answered, the buttons of the other
        are removed.
        """
        for chat, methods in owed.items():
            removed = methods[REMOVAL] - owed[example][REMOVAL]
            others = {method: number for method, number in methods.items() if method != REMOVAL}
            expected = {method: number for method, number in owed[example].items() if method != REMOVAL}
            if others != expected or not 0 <= removed <= copies[chat]:
                found.mismatched.append(
                    f"{chat} is owed {dict(methods)}, undisturbed people {dict(owed[example])},"
                    f" {copies[chat]} messages shown twice"
                )
