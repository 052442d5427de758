"""The list of commands in each chat."""

from typing import Any

from bot.locales import get_locale
from bot.telegram.command_lists import CommandList, publish_chat_commands
from handlers.routes import PARTICIPANT_COMMANDS, commands_for
from storage.team.roles import OWNER
from tests.conftest import settings_for


class JournalApi:
    """Keeps what it is called with."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []

    async def call(self, method: str, payload: dict[str, Any]) -> None:
        self.calls.append((method, payload))


async def published(commands: CommandList) -> list[tuple[str, str, str]]:
    """Return (method, language of the app, description of the first command) of each call."""
    api = JournalApi()
    settings = settings_for("http://127.0.0.1:1", "1:a", "sqlite:///unused.sqlite3")
    await publish_chat_commands(api, settings, 7, commands)  # type: ignore[arg-type]
    assert {payload["scope"]["chat_id"] for _, payload in api.calls} == {7}
    return [
        (
            method,
            payload.get("language_code", ""),
            (payload.get("commands") or [{"description": ""}])[0]["description"],
        )
        for method, payload in api.calls
    ]


def first(language: str, names: tuple[str, ...]) -> str:
    return get_locale(language, "UTC").plain(f"command-{names[0]}")


async def test_the_commands_are_in_the_language_that_was_chosen() -> None:
    """Whatever the app's language: a list for it would come first, so those that staff had are removed."""
    asks, owners = PARTICIPANT_COMMANDS, commands_for({OWNER})
    assert await published(CommandList(asks, "ky", was_staff=False)) == [
        ("setMyCommands", "", first("ky", asks))
    ]
    staff = await published(CommandList(owners, "ru"))
    assert staff[0] == ("setMyCommands", "", first("ru", owners))
    assert staff[1:] == [("deleteMyCommands", code, "") for code in ("ky", "ru", "en")]


async def test_without_a_chosen_language_the_commands_are_in_the_apps() -> None:
    owners = commands_for({OWNER})
    assert [call[1:] for call in await published(CommandList(owners, None))][1:] == [
        (code, first(code, owners)) for code in ("ky", "ru", "en")
    ]
    assert {method for method, *_ in await published(CommandList(PARTICIPANT_COMMANDS, None))} == {
        "deleteMyCommands"
    }
