"""Promise 24, the receiver's part: any bytes are survived, and the next normal update is handled.

`python -m tests.proofs 24` tries a hundred times as many.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.databases import postgres_database
from tests.receiving.bot_thread import BotThread, run_bot_thread
from tests.receiving.hostile import MESSAGE, UPDATES, USER, Json

EXAMPLES = 15


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def bot_thread(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BotThread]:
    """A bot that runs through all tests of this module."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("hostile") / "test.sqlite3"
        shutil.copy(request.getfixturevalue("ready_file"), path)
        with run_bot_thread(f"sqlite+aiosqlite:///{path}") as one:
            yield one
        return
    server, template = (request.getfixturevalue(name) for name in ("postgres", "ready_template"))
    with postgres_database(server, f"hostile_{os.getpid()}", template) as url, run_bot_thread(url) as one:
        yield one


@pytest.mark.any_database
def test_any_json_in_an_update_is_survived(bot_thread: BotThread) -> None:
    feed_any_json(bot_thread, EXAMPLES)


def feed_any_json(place: BotThread, examples: int) -> None:
    """Send batches of malformed updates."""

    # Not shrunk: once the bot has failed there is none left to try smaller examples on.
    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(UPDATES)
    def fed(updates: list[Json]) -> None:
        place.feed(updates)

    fed()


@pytest.mark.parametrize(
    "update",
    [
        {"message": {"from": 5}, "\ud800": 1},
        {"message": {"from": 5}, "\x00": 1},
        {"message": {**MESSAGE, "text": "\ud83c \x00 \udfeb"}},
        {"message": {**MESSAGE, "text": "ж" * 4096}},
        {"message": {**MESSAGE, "text": "x" * 900_000}},
        {
            "message": {
                **MESSAGE,
                "from": {**USER, "first_name": "\ud800", "language_code": "\x00"},
            }
        },
        {"message": {**MESSAGE, "voice": {"file_id": "\x00\ud800"}}},
        {"message": {**MESSAGE, "message_id": 10**400}},
        {
            "callback_query": {
                "id": "\ud800",
                "from": USER,
                "message": MESSAGE,
                "data": "lang:\x00",
            }
        },
    ],
    ids=lambda update: "+".join(key.encode("unicode_escape").decode() for key in update),
)
def test_a_nasty_update_is_survived(bot_thread: BotThread, update: Json) -> None:
    bot_thread.feed([update])
