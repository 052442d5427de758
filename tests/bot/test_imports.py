"""What the running bot has not imported when it starts: it takes time and memory, and may never be needed."""

import asyncio
import sys

NEEDED_LATER = (
    "alembic",
    "docx",
    "docxtpl",
    "icalendar",
    "numpy",
    "openpyxl",
    "phonenumbers",
    "PIL",
    "psycopg",
    "pyrage",
    "python_calamine",
    "rapidfuzz",
    "segno",
    "sentry_sdk",
    "telegram.ext",
    "typst",
    "xlsxwriter",
)


async def test_the_start_imports_nothing_that_is_needed_later() -> None:
    code = f"import sys, bot.command_line; print(*sys.modules.keys() & set({NEEDED_LATER}))"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    told, _ = await process.communicate()
    assert (process.returncode, told.decode().split()) == (0, [])
