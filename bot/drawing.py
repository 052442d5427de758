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

KINDS = {".bars": ("bot.charts", ".png"), ".map": ("bot.charts", ".png"), ".cards": ("bot.cards", ".pdf")}
"""How the names of files end that are recipes, not bytes to be sent as they are; who draws them, and what comes."""

_one_at_a_time = asyncio.Semaphore(1)


class NotDrawn(Exception):
    """The picture could not be made; nothing of what was to be on it is told."""


def environment() -> dict[str, str]:
    """What a process beside ours is told of our environment."""
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ}


async def made(name: str, content: bytes) -> tuple[str, bytes]:
    """A file as it is sent: what is a recipe is drawn first. Raises NotDrawn."""
    for ending, (program, kind) in KINDS.items():
        if name.endswith(ending):
            return name + kind, await drawn(content, program)
    return name, content


async def drawn(recipe: bytes, program: str = "bot.charts") -> bytes:
    """The PNG or PDF that a recipe (JSON, see bot/charts.py and bot/cards.py) describes. Raises NotDrawn."""
    async with _one_at_a_time:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", program),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=ROOT,
            env=environment(),
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
