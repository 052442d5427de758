"""Pictures and cards from their recipes, each drawn in a process of its own (docs/decisions/0028)."""

import asyncio

from bot import child_process
from bot.documents.typesetting import SECONDS

PROGRAM = "bot.documents"
KINDS = {".bars": ".png", ".map": ".png", ".cards": ".pdf"}
"""How the names of files end that are recipes, not bytes to be sent as they are; and what is drawn from them."""
KEPT = 4
"""So many pictures are kept for a while: several people ask for the same one, and a send may be tried again."""


class NotDrawn(Exception):
    """The picture could not be made; nothing of what was to be on it is told."""


class Drawings:
    """Draws one thing at a time, and has the newest pictures at hand."""

    def __init__(self) -> None:
        self._one_at_a_time = asyncio.Semaphore(1)
        self._newest: dict[bytes, bytes] = {}
        """Recipe -> picture. Cards are for a single reader, and not kept."""

    async def made(self, name: str, content: bytes) -> tuple[str, bytes]:
        """A file as it is sent: what is a recipe is drawn first. Raises NotDrawn, OSError."""
        for ending, kind in KINDS.items():
            if name.endswith(ending):
                draw = self.picture if kind == ".png" else self._alone
                return name + kind, await draw(content)
        return name, content

    async def picture(self, recipe: bytes) -> bytes:
        """The PNG that a recipe describes; several who ask for one wait for it together."""
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
    """The PNG or PDF that a recipe (JSON, see recipes.py) describes. Raises NotDrawn, OSError."""
    try:
        code, picture = await child_process.run_module(PROGRAM, recipe, SECONDS)
    except TimeoutError:
        raise NotDrawn(f"no picture after {SECONDS} s") from None
    if code or not picture:
        raise NotDrawn(f"the drawing process ended with {code}")
    return picture
