"""Draw a recipe: `python -m bot.documents < recipe.json > picture`. Run by bot/documents/drawing.py."""

import contextlib
import os
import resource
import sys
from typing import Any

import orjson

from bot.documents import cards, charts, papers, word_templates
from bot.documents.typesetting import MEMORY, SECONDS


def made(recipe: dict[str, Any]) -> bytes:
    """What the recipe describes."""
    if "word" in recipe:
        return orjson.dumps(word_templates.check(recipe)) if recipe["check"] else word_templates.fill(recipe)
    if "layout" in recipe:
        return papers.pdf(recipe)
    return cards.pdf(recipe) if "cards" in recipe else charts.png(recipe)


if __name__ == "__main__":
    with contextlib.suppress(OSError):  # a service manager may forbid it
        os.nice(10)  # replies of the bot have priority
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.buffer.write(made(orjson.loads(sys.stdin.buffer.read())))
