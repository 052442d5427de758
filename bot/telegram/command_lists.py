"""Setting of the bot's command menus and descriptions in each language."""

import contextlib
import logging
from collections.abc import Iterator, Sequence
from typing import Any

from telegram.error import BadRequest, TelegramError

from bot.locales import LANGUAGES, Locale, get_locale
from bot.settings import Settings
from bot.telegram.api import Api
from handlers.routes import PARTICIPANT_COMMANDS, commands_for
from storage.team.roles import OWNER

log = logging.getLogger(__name__)


async def publish_commands(api: Api, settings: Settings) -> None:
    """Set the commands and descriptions for everybody, and the commands of the owners."""
    try:
        for spoken, code in _locales(settings):
            await api.call("setMyCommands", {"commands": _command_list(PARTICIPANT_COMMANDS, spoken), **code})
            await api.call("setMyDescription", {"description": spoken.plain("bot-description"), **code})
            short = {"short_description": spoken.plain("bot-short-description"), **code}
            await api.call("setMyShortDescription", short)
        for member in sorted(settings.admin_ids):
            await publish_staff_commands(api, settings, member, commands_for({OWNER}))
    except TelegramError as error:
        log.warning("the list of commands could not be set: %s", type(error).__name__)


async def publish_staff_commands(api: Api, settings: Settings, chat_id: int, names: Sequence[str]) -> None:
    """Set the commands of a member of staff in their chat; a person without a role gets the default ones.

    If they have never started the bot, there is no chat, and the error (400) is ignored.
    """
    with contextlib.suppress(BadRequest):
        for spoken, code in _locales(settings):
            scope = {"type": "chat", "chat_id": chat_id}
            if tuple(names) == PARTICIPANT_COMMANDS:
                await api.call("deleteMyCommands", {"scope": scope, **code})
                continue
            call = {"commands": _command_list(names, spoken), "scope": scope, **code}
            await api.call("setMyCommands", call)


def _locales(settings: Settings) -> Iterator[tuple[Locale, dict[str, str]]]:
    """Yield each locale with its language code argument; first the default locale, for all other languages."""
    yield get_locale(settings.default_language, settings.timezone), {}
    for language in LANGUAGES:
        yield get_locale(language, settings.timezone), {"language_code": language}


def _command_list(names: Sequence[str], spoken: Locale) -> list[dict[str, Any]]:
    return [{"command": name, "description": spoken.plain(f"command-{name}")} for name in names]
