"""A bot's profile: commands per scope and language, names, descriptions, menu buttons."""

import re
from typing import Any

from sandbox.call import Call
from sandbox.chats import Dialog
from sandbox.refusals import Json, bad_request

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"[a-z]{2}")
MAX_COMMANDS = 100
MAX_DESCRIPTION = 256
# Tuples, not sets: a caller may give a value of any type, even an unhashable one.
PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


def language(call: Call) -> str:
    """Return `language_code`: two letters, or empty for all languages."""
    code = call.text("language_code")
    if code and not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def scope(call: Call) -> tuple[object, ...]:
    """Return the key of a command list: scope, its chat and user, language."""
    given = call.json("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = given.get("type")
    code = language(call)
    if kind in PLAIN_SCOPES:
        return kind, code
    if kind not in CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = Call(call.world, call.bot, call.method, given, {}).chat()
    if kind == "chat_member":
        user = given.get("user_id")
        if not isinstance(user, int) or user <= 0:
            raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
        return kind, chat.id, user, code
    return kind, chat.id, code


def _command(given: object) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, words = given.get("command"), given.get("description")
    if not isinstance(name, str) or not isinstance(words, str):
        missing = "description" if isinstance(name, str) else "command"
        raise bad_request(f"can't parse BotCommand: Can't find field \"{missing}\"")
    name = name.removeprefix("/")
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not words.strip():
        raise bad_request("command description must be non-empty")
    if len(words) > MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": words}


def set_my_commands(call: Call) -> bool:
    """Set the list of one scope and language; an empty one removes it."""
    given = call.json("commands", "commands")
    if given is None:
        given = []
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key, commands = scope(call), [_command(command) for command in given]
    if commands:
        call.bot.commands[key] = commands
    else:
        call.bot.commands.pop(key, None)
    call.world.events.add("commands", call.bot.id)
    return True


def get_my_commands(call: Call) -> list[Json]:
    """Return the list of exactly this scope and language."""
    return call.bot.commands.get(scope(call), [])


def delete_my_commands(call: Call) -> bool:
    """Remove a list, so that wider scopes apply."""
    call.bot.commands.pop(scope(call), None)
    call.world.events.add("commands", call.bot.id)
    return True


def _set_text(call: Call, texts: dict[str, str], name: str, limit: int) -> bool:
    text, code = call.text(name), language(call)
    if len(text) > limit:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    if text:
        texts[code] = text
    else:
        texts.pop(code, None)
    call.world.events.add("bots")
    return True


def set_my_name(call: Call) -> bool:
    """Set the bot's name, for all languages or for one."""
    done = _set_text(call, call.bot.names, "name", 64)
    if not language(call):
        call.bot.user = {**call.bot.user, "first_name": call.text("name") or "Sample Bot"}
    return done


def get_my_name(call: Call) -> Json:
    """Return a BotName."""
    return {"name": call.bot.text(call.bot.names, language(call), call.bot.name)}


def set_my_description(call: Call) -> bool:
    """Set the text of an empty chat."""
    return _set_text(call, call.bot.descriptions, "description", 512)


def get_my_description(call: Call) -> Json:
    """Return a BotDescription."""
    return {"description": call.bot.text(call.bot.descriptions, language(call))}


def set_my_short_description(call: Call) -> bool:
    """Set the text of the profile."""
    return _set_text(call, call.bot.short_descriptions, "short_description", 120)


def get_my_short_description(call: Call) -> Json:
    """Return a BotShortDescription."""
    return {"short_description": call.bot.text(call.bot.short_descriptions, language(call))}


def _menu_button(given: object) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    kind = given.get("type")
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    app = given.get("web_app")
    if not given.get("text") or not isinstance(app, dict) or not app.get("url"):
        raise bad_request("can't parse menu button: Can't find field \"text\"")
    return {"type": kind, "text": given["text"], "web_app": {"url": app["url"]}}


def _menu_chat(call: Call) -> Dialog | None:
    if not call.has_value("chat_id"):
        return None
    chat = call.chat()
    if not isinstance(chat, Dialog):
        raise bad_request("chat_id must be a private chat")
    return chat


def set_chat_menu_button(call: Call) -> bool:
    """Set the button beside the message field, of one chat or of all."""
    given = call.json("menu_button", "menu button")
    button = _menu_button(given) if given is not None else {"type": "default"}
    dialog = _menu_chat(call)
    if dialog is None:
        call.bot.menu_button = {"type": "commands"} if button["type"] == "default" else button
    else:
        dialog.menu_button = None if button["type"] == "default" else button
    call.world.events.add("commands", call.bot.id)
    return True


def get_chat_menu_button(call: Call) -> Json:
    """Return a MenuButton."""
    dialog = _menu_chat(call)
    return (dialog.menu_button if dialog else None) or call.bot.menu_button


def set_my_default_administrator_rights(call: Call) -> bool:
    """Set the rights proposed when the bot is made an administrator."""
    rights = call.json("rights", "ChatAdministratorRights")
    call.bot.rights[call.flag("for_channels")] = rights if isinstance(rights, dict) else {}
    return True


ADMINISTRATOR_RIGHTS = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)


def get_my_default_administrator_rights(call: Call) -> Json:
    """Return ChatAdministratorRights."""
    rights: dict[str, Any] = call.bot.rights.get(call.flag("for_channels"), {})
    return {name: bool(rights.get(name)) for name in ADMINISTRATOR_RIGHTS}


METHODS = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": set_my_name,
    "getMyName": get_my_name,
    "setMyDescription": set_my_description,
    "getMyDescription": get_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyShortDescription": get_my_short_description,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyDefaultAdministratorRights": set_my_default_administrator_rights,
    "getMyDefaultAdministratorRights": get_my_default_administrator_rights,
}
SENDS: set[str] = set()
