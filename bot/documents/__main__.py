"""Draw a recipe: `python -m bot.documents < recipe.json > picture`. Run by bot/documents/drawing.py."""

import os
import resource
import sys

import orjson

from bot.documents import cards, charts
from bot.documents.typesetting import MEMORY, SECONDS

if __name__ == "__main__":
    os.nice(10)  # replies of the bot have priority
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    recipe = orjson.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(cards.pdf(recipe) if "cards" in recipe else charts.png(recipe))
