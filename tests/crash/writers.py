"""Twenty writers in one process: `python -m tests.crash.writers URL FIRST WRITERS TIMES`; prints their errors."""

import asyncio
import json
import sys
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage.database import Database
from storage.messages import inbox
from tests.crash.modules import run_modules

READ = text("SELECT count(*) FROM inbox")


async def write(database: Database, writer: int, times: int) -> list[str]:
    """Run transactions that first read and then write; return their errors."""
    errors = []
    for number in range(times):
        update_id = writer * 1_000_000 + number
        try:
            async with database.session.begin() as session:
                await session.execute(READ)
                await inbox.store(session, [(update_id, writer, "{}")], datetime.now(UTC))
        except SQLAlchemyError as error:
            errors.append(str(error.__cause__))
    return errors


async def run_writers(database_url: str, first: int, writers: int, times: int) -> dict[str, Any]:
    """Run all writers of this process at once."""
    database = Database(database_url)
    try:
        found = await asyncio.gather(*(write(database, first + writer, times) for writer in range(writers)))
        return {"errors": [error for one in found for error in one]}
    finally:
        await database.close()


async def run_processes(database_url: str, *, writers: int, times: int) -> list[str]:
    """Run two such processes at once on a database that has its tables; return all errors."""
    lines = [
        ("tests.crash.writers", database_url, str(first), str(writers), str(times))
        for first in (1, 1 + writers)
    ]
    async with run_modules(*lines) as running:
        results = [await reader.read() for reader, _ in running]
    return [error for result in results for error in json.loads(result)["errors"]]


if __name__ == "__main__":
    url, *numbers = sys.argv[1:]
    print(json.dumps(asyncio.run(run_writers(url, *map(int, numbers)))))
