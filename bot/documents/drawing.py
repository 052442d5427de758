"""Drawing of pictures and documents from their recipes, each in a child process (docs/decisions/0028)."""

import asyncio

from bot import child_process
from bot.documents.typesetting import SECONDS

PROGRAM = "bot.documents"
KINDS = {
    ".bars": ".png",
    ".map": ".png",
    ".comparison": ".png",
    ".cards": ".pdf",
    ".paper": ".pdf",
    ".word": ".docx",
}
"""Suffix of a recipe's file name -> suffix of the file drawn from it."""
UNNAMED = (".cards", ".paper", ".word")
"""Suffixes of recipes that are left out of the name of the file drawn from them."""
KEPT = 4
"""The number of cached pictures: several people request the same one, and sending may be retried."""


class NotDrawn(Exception):
    """The picture could not be made. The error does not contain any of its data."""


class Drawings:
    """Draws one file at a time, and caches the newest pictures."""

    def __init__(self) -> None:
        self._one_at_a_time = asyncio.Semaphore(1)
        self._newest: dict[bytes, bytes] = {}
        """Recipe -> picture. Cards are for a single reader and not cached."""

    async def made(self, name: str, content: bytes) -> tuple[str, bytes]:
        """Return name and bytes of the file to send; a recipe is drawn. Raises NotDrawn, OSError."""
        for ending, kind in KINDS.items():
            if name.endswith(ending):
                draw = self.picture if kind == ".png" else self._alone
                return (name.removesuffix(ending) if ending in UNNAMED else name) + kind, await draw(content)
        return name, content

    async def picture(self, recipe: bytes) -> bytes:
        """Return the PNG of a recipe. Concurrent requests for the same picture wait for one drawing."""
        async with self._one_at_a_time:
            if recipe not in self._newest:
                picture = await drawn(recipe)
                while len(self._newest) >= KEPT:
                    self._newest.pop(next(iter(self._newest)))
                self._newest[recipe] = picture
            return self._newest[recipe]

    async def _alone(self, recipe: bytes) -> bytes:
        async with self._one_at_a_time:
            return await drawn(recipe)


async def drawn(recipe: bytes) -> bytes:
    """Draw the picture or document of a recipe (JSON, see recipes.py). Raises NotDrawn, OSError."""
    try:
        code, picture = await child_process.run_module(PROGRAM, recipe, SECONDS)
    except TimeoutError:
        raise NotDrawn(f"no picture after {SECONDS} s") from None
    if code or not picture:
        raise NotDrawn(f"the drawing process ended with {code}")
    return picture
