"""Templates that staff sent are tried in a child process before anybody uses them."""

from collections.abc import Mapping

import orjson

from bot import child_process
from bot.documents import recipes
from bot.documents.drawing import PROGRAM
from bot.documents.typesetting import SECONDS
from bot.documents.word_templates import BROKEN, MAX_FILE_BYTES, TOO_LARGE
from bot.locales import Locale
from handlers.messages import PaperData
from handlers.papers.template_pages import TemplateCheck


async def check(kind: str, content: bytes, data: Mapping[str, PaperData], words: Locale) -> TemplateCheck:
    """Fill the template with these data and return what is wrong with it. Raises OSError where there is no process."""
    if len(content) > MAX_FILE_BYTES:
        return TemplateCheck(TOO_LARGE)
    recipe = recipes.template_recipe(kind, content, data, words, check=True)
    try:
        code, said = await child_process.run_module(PROGRAM, recipe, SECONDS)
    except TimeoutError:
        return TemplateCheck(TOO_LARGE)
    if code < 0:  # ended by a signal: it was out of memory or time
        return TemplateCheck(TOO_LARGE)
    if code:
        return TemplateCheck(BROKEN)
    found = orjson.loads(said)
    return TemplateCheck(found["key"], tuple(found["unknown"]))
