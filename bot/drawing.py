"""Pictures from their recipes: each is drawn in a process of its own, so that nobody waits and no memory stays."""

# matplotlib takes a second to load and some 70 MB for good: a process that ends gives both back.

import asyncio
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECONDS = 60
PASSED_ON = ("PATH", "HOME", "LANG", "TMPDIR", "XDG_CACHE_HOME", "MPLCONFIGDIR", "SYSTEMROOT")
"""What the process is told of our environment: not the token."""

KINDS = (".bars", ".map")
"""How the names of files end that are recipes, not bytes to be sent as they are."""

_one_at_a_time = asyncio.Semaphore(1)


class NotDrawn(Exception):
    """The picture could not be made; nothing of what was to be on it is told."""


async def drawn(recipe: bytes) -> bytes:
    """The PNG that a recipe (JSON, see bot/charts.py) describes. Raises NotDrawn."""
    async with _one_at_a_time:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot.charts"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=ROOT,
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
        )
        try:
            picture, _ = await asyncio.wait_for(process.communicate(recipe), SECONDS)
        except TimeoutError:
            raise NotDrawn(f"no picture after {SECONDS} s") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    if process.returncode or not picture:
        raise NotDrawn(f"the drawing process ended with {process.returncode}")
    return picture
