"""What Telegram shows of the bot before anybody talks: its commands and what it is, in each language."""

import contextlib
import logging
from collections.abc import Iterator, Sequence
from typing import Any

from telegram.error import BadRequest, TelegramError

from bot.api import Api
from bot.settings import Settings
from bot.texts import LANGUAGES, Words, words
from handlers.routes import PARTICIPANT_COMMANDS, commands_of
from storage.roles import OWNER

log = logging.getLogger(__name__)


async def introduce(api: Api, settings: Settings) -> None:
    """Tell Telegram the commands and descriptions; staff get a list of their own."""
    try:
        for spoken, code in _languages(settings):
            await api.call("setMyCommands", {"commands": _commands(PARTICIPANT_COMMANDS, spoken), **code})
            await api.call("setMyDescription", {"description": spoken.plain("bot-description"), **code})
            short = {"short_description": spoken.plain("bot-short-description"), **code}
            await api.call("setMyShortDescription", short)
        for member in sorted(settings.admin_ids):
            await introduce_staff(api, settings, member, commands_of({OWNER}))
    except TelegramError as error:
        log.warning("the list of commands could not be set: %s", type(error).__name__)


async def introduce_staff(api: Api, settings: Settings, chat_id: int, names: Sequence[str]) -> None:
    """The commands of a member of staff, in their chat; before they have written to the bot there is none (400).

    Without a role any more they see what everybody sees.
    """
    with contextlib.suppress(BadRequest):
        for spoken, code in _languages(settings):
            scope = {"type": "chat", "chat_id": chat_id}
            if tuple(names) == PARTICIPANT_COMMANDS:
                await api.call("deleteMyCommands", {"scope": scope, **code})
                continue
            call = {"commands": _commands(names, spoken), "scope": scope, **code}
            await api.call("setMyCommands", call)


def _languages(settings: Settings) -> Iterator[tuple[Words, dict[str, str]]]:
    """Each language with its code for Telegram; first the default, for everybody else's language."""
    yield words(settings.default_language, settings.timezone), {}
    for language in LANGUAGES:
        yield words(language, settings.timezone), {"language_code": language}


def _commands(names: Sequence[str], spoken: Words) -> list[dict[str, Any]]:
    return [{"command": name, "description": spoken.plain(f"command-{name}")} for name in names]
