"""Setting of the bot's command menus and descriptions in each language."""

import contextlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from telegram.error import BadRequest, TelegramError

from bot.locales import LANGUAGES, Locale, get_locale
from bot.settings import Settings
from bot.telegram.api import Api
from handlers.routes import PARTICIPANT_COMMANDS, commands_for
from storage.team.roles import OWNER

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CommandList:
    """The commands shown in the menu of one chat."""

    names: Sequence[str]
    language: str | None
    """The language that the person has chosen; None: they are shown in that of the app."""
    was_staff: bool = True
    """Whether the chat may have lists of its own for languages of the app, which are removed."""


async def publish_commands(api: Api, settings: Settings, languages: Mapping[int, str | None]) -> None:
    """Set the commands and descriptions for everybody, and the commands of the owners.

    `languages`: Telegram id of an owner -> the language that they have chosen.
    """
    try:
        for spoken, code in _locales(settings):
            await api.call("setMyCommands", {"commands": _command_list(PARTICIPANT_COMMANDS, spoken), **code})
            await api.call("setMyDescription", {"description": spoken.plain("bot-description"), **code})
            short = {"short_description": spoken.plain("bot-short-description"), **code}
            await api.call("setMyShortDescription", short)
        for member in sorted(settings.admin_ids):
            commands = CommandList(commands_for({OWNER}), languages.get(member))
            await publish_chat_commands(api, settings, member, commands)
    except TelegramError as error:
        log.warning("the list of commands could not be set: %s", type(error).__name__)


async def publish_chat_commands(api: Api, settings: Settings, chat_id: int, commands: CommandList) -> None:
    """Set the commands of one chat, in the language that the person has chosen.

    Telegram prefers a list for the language of the app to one for all languages, so those of the chat are removed:
    releases up to 0.2.0 set them for staff. If the person has never started the bot, there is no chat, and the error
    (400) is ignored.
    """
    scope = {"type": "chat", "chat_id": chat_id}
    chosen = commands.language if commands.language in LANGUAGES else None
    everybodys = tuple(commands.names) == PARTICIPANT_COMMANDS
    with contextlib.suppress(BadRequest):
        for spoken, code in _locales(settings):
            if code and not commands.was_staff:
                break
            if (code and chosen) or (everybodys and not chosen):
                await api.call("deleteMyCommands", {"scope": scope, **code})
                continue
            shown = get_locale(chosen, settings.timezone) if chosen else spoken
            call = {"commands": _command_list(commands.names, shown), "scope": scope, **code}
            await api.call("setMyCommands", call)


def _locales(settings: Settings) -> Iterator[tuple[Locale, dict[str, str]]]:
    """Yield each locale with its language code argument; first the default locale, for all other languages."""
    yield get_locale(settings.default_language, settings.timezone), {}
    for language in LANGUAGES:
        yield get_locale(language, settings.timezone), {"language_code": language}


def _command_list(names: Sequence[str], spoken: Locale) -> list[dict[str, Any]]:
    return [{"command": name, "description": spoken.plain(f"command-{name}")} for name in names]
