"""Settings and the command line: the example file is right, and a mistake gives one clear sentence."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import command_line
from bot.locales.notice_facts import NoticeFacts
from bot.settings import Settings, SettingsError, load_settings
from storage.closing.policy import ClosingPolicy
from storage.privacy.held_data_rules import RETENTION_KINDS
from tests.case_tables import every_row

ROOT = Path(__file__).parents[2]
SECRET = "kanareika-5up3r-53cr3t"


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Remove the bot's variables from the environment, and .env from the folder."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@contextmanager
def environment_with(name: str, value: str) -> Iterator[None]:
    """Set a variable of the environment for a while."""
    with pytest.MonkeyPatch.context() as here:
        here.setenv(name, value)
        yield


def example() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    pairs = [line.partition("=") for line in lines if line and not line.startswith("#")]
    return {name: value for name, _, value in pairs}


def test_the_example_names_every_setting_and_no_other() -> None:
    assert set(example()) == {name.upper() for name in Settings.model_fields}


def test_the_example_holds_the_defaults() -> None:
    Path(".env").write_text((ROOT / ".env.example").read_text("utf-8"))
    assert load_settings() == Settings(_env_file=None)


def test_every_setting_of_the_example_is_explained() -> None:
    blocks = (ROOT / ".env.example").read_text("utf-8").strip().split("\n\n")
    assert all(block.startswith("#") for block in blocks)


def test_each_kind_of_personal_data_has_its_days(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings(_env_file=None).closing == ClosingPolicy()
    for number, kind in enumerate(RETENTION_KINDS):
        monkeypatch.setenv(f"KEEP_{kind.upper()}_DAYS", str(number))
    assert list(load_settings().closing.days.values()) == [0, 1, 2, 3, 4]


def test_the_notice_says_what_the_settings_say(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings(_env_file=None).notice_facts == NoticeFacts()
    monkeypatch.setenv("DATA_HOLDER_KY", "  «Үлгү»   мекемеси ")
    monkeypatch.setenv("KEEP_MESSAGES_DAYS", "800")
    facts = load_settings().notice_facts
    assert [facts.holder_in(language) for language in ("ky", "ru", "en")] == ["«Үлгү» мекемеси"] * 3
    assert facts.days == 800
    monkeypatch.setenv("KEEP_AUTHORS_DAYS", "0")
    assert load_settings().notice_facts.days == 0
    for wrong in (f"{SECRET}\x07", SECRET * 10):
        monkeypatch.setenv("DATA_CONTACT", wrong)
        with pytest.raises(SettingsError, match="DATA_CONTACT") as refused:
            load_settings()
        assert SECRET not in str(refused.value)


def test_the_sandbox_names_a_holder_of_the_data_that_is_plainly_a_sample() -> None:
    def facts(**given: str) -> NoticeFacts:
        settings = Settings(_env_file=None, **given)  # type: ignore[arg-type]  # of texts only
        return command_line._sandbox_settings(settings, "http://127.0.0.1:8081", Path("x")).notice_facts

    assert "Үлгү" in facts().holder_in("ky")
    assert "образец" in facts().holder_in("ru").lower()
    assert facts().contact
    assert facts(data_contact="own@example.org").contact == "own@example.org"


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_IDS", "1, 22 333")
    monkeypatch.setenv("DATABASE_URL", f"postgresql://bot:{SECRET}@db/seminar")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081/")
    found = load_settings()
    assert found.admin_ids == {1, 22, 333}
    assert found.database_url.get_secret_value() == f"postgresql+psycopg://bot:{SECRET}@db/seminar"
    assert found.telegram_api_url == "http://127.0.0.1:8081"


WRONG = [
    ("HEARTBEAT_URL", "hc-ping.com/sample"),
    ("HEARTBEAT_URL", f"http://hc.example.org/{SECRET}"),
    ("TELEGRAM_PROXY", f"socks5://user:{SECRET}@proxy:1080"),
    ("TELEGRAM_PROXY", f"http://proxy:3128/{SECRET}"),
    ("TELEGRAM_PROXY", "proxy:3128"),
    ("LOG_FORMAT", "xml"),
    ("ADMIN_IDS", "@somebody"),
    ("ADMIN_IDS", "1;2"),
    ("ADMIN_IDS", "0"),
    ("TRUSTED_PROXIES", "*"),
    ("TRUSTED_PROXIES", "proxy.example.org"),
    ("TRUSTED_PROXIES", "172.18.0.1/16"),
    ("ADMIN_IDS", "-1001234567890"),
    ("ADMIN_IDS", "²"),
    ("ADMIN_IDS", "9" * 16),
    ("ADMIN_IDS", "9" * 5000),
    ("TIMEZONE", "Bishkek"),
    ("TIMEZONE", "../etc/passwd"),
    ("TIMEZONE", "Asia"),
    ("DEFAULT_LANGUAGE", "de"),
    ("TELEGRAM_API_URL", "api.telegram.org"),
    ("TELEGRAM_API_URL", "https:/api.telegram.org"),
    ("TELEGRAM_API_URL", "https://"),
    ("TELEGRAM_API_URL", "https://[::1"),
    ("TELEGRAM_API_URL", "https://api.telegram.org:https"),
    ("TELEGRAM_API_URL", "https://api.telegram.org:99999"),
    ("TELEGRAM_API_URL", "https://api..telegram.org"),
    ("TELEGRAM_API_URL", f"https://{'a' * 64}.org"),
    ("TELEGRAM_API_URL", "https://api.tele gram.org"),
    ("TELEGRAM_API_URL", "http://api.telegram.org"),
    ("TELEGRAM_API_URL", "http://203.0.113.7.example.org:8081"),
    ("TELEGRAM_API_URL", "ftp://api.telegram.org"),
    ("TELEGRAM_API_URL", f"https://api.telegram.org/bot12345:{SECRET}"),
    ("TELEGRAM_API_URL", "https://api.telegram.org/bot/"),
    ("TELEGRAM_API_URL", f"https://user:{SECRET}@api.telegram.org"),
    ("TELEGRAM_API_URL", f"https://api.telegram.org/?token={SECRET}"),
    ("WEBHOOK_URL", "example.org/hook"),
    ("WEBHOOK_URL", "https://example.org/hook#top"),
    ("PUBLIC_URL", "https://[::1"),
    ("PUBLIC_URL", f"https://user:{SECRET}@example.org"),
    ("DATABASE_URL", "mysql://x/y"),
    ("DATABASE_URL", "nonsense"),
    ("DATABASE_URL", "sqlite://"),
    ("DATABASE_URL", "sqlite:///:memory:"),
    ("DATABASE_URL", "sqlite://var/seminar.sqlite3"),
    ("DATABASE_URL", "postgresql://bot@host"),
    ("DATABASE_URL", f"postgresql://bot:half@{SECRET}@host/seminar"),
    ("DATABASE_URL", f"postgresql://bot:half@of:{SECRET}@host/seminar"),
    ("DATABASE_URL", f"postgresql://bot:half@of/{SECRET}@host/seminar"),
    ("DATABASE_URL", f"postgresql://bot:half:{SECRET}@host:port/seminar"),
    ("HTTP_PORT", "eighty"),
    ("HTTP_PORT", "70000"),
    ("LOG_LEVEL", "LOUD"),
    ("SEND_PER_SECOND", "-1"),
    ("KEEP_UPDATES_DAYS", "30"),
    ("QUIET_HOURS", "at night"),
    ("QUIET_HOURS", "21-25"),
    ("BOT_TOKEN", f"12345:{SECRET} ©"),
    ("BOT_TOKEN", SECRET),
    ("WEBHOOK_SECRET", f"{SECRET}:"),
    ("WEBHOOK_SECRET", f"{SECRET} ы"),
    ("WEBHOOK_SECRET", SECRET * 20),
    ("WEBHOOK_SECRET", "x"),
    ("WEBHOOK_SECRET", "0123456789abcde"),
    ("WEBHOOK_SECRET", "a" * 40),
    ("WEBHOOK_SECRET", "abab" * 10),
]


@every_row(("name", "value"), WRONG)
def test_a_wrong_value_is_one_clear_sentence_without_the_value_of_a_secret(name: str, value: str) -> None:
    with environment_with(name, value), pytest.raises(SettingsError) as raised:
        load_settings()
    sentence = str(raised.value)
    assert sentence.startswith(f"{name}: ")
    assert sentence.endswith("See .env.example.")
    assert "\n" not in sentence
    assert SECRET not in sentence
    assert "validation error" not in sentence


@every_row(("name", "value"), WRONG)
def test_a_wrong_setting_ends_the_program_with_one_line_and_the_code_that_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    with environment_with(name, value):
        assert run(monkeypatch, "run") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert [line.partition(":")[0] for line in told.err.splitlines()] == [name]
    assert SECRET not in told.err
    assert "half" not in told.err


def test_a_webhook_needs_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://example.org")
    with pytest.raises(SettingsError, match="WEBHOOK_SECRET is needed"):
        load_settings()


@pytest.mark.parametrize(
    ("address", "api", "reason"),
    [
        ("http://bot.example.org", "https://api.telegram.org", "must begin with https://"),
        ("http://bot.example.org", "http://127.0.0.1:8081", "must begin with https://"),
        ("http://10.1.2.3:8080", "http://127.0.0.1:8081", "must begin with https://"),
        ("http://127.0.0.1:8080", "https://api.telegram.org", "from outside"),
        ("https://localhost", "https://api.telegram.org", "from outside"),
        ("https://192.168.1.5", "https://api.telegram.org", "from outside"),
        ("https://bot.example.org:8080", "https://api.telegram.org", "443, 80, 88, 8443"),
    ],
)
def test_a_webhook_has_an_address_that_is_called_and_not_read_on_the_way(
    monkeypatch: pytest.MonkeyPatch, address: str, api: str, reason: str
) -> None:
    monkeypatch.setenv("WEBHOOK_URL", address)
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("TELEGRAM_API_URL", api)
    with pytest.raises(SettingsError, match=r"^WEBHOOK_URL: ") as raised:
        load_settings()
    assert reason in str(raised.value)


RIGHT = [
    ("TELEGRAM_API_URL", "http://telegram-bot-api:8081"),
    ("TELEGRAM_API_URL", "http://192.168.1.5:8081/"),
    ("TELEGRAM_API_URL", "http://[::1]:8081"),
    ("TELEGRAM_API_URL", "https://bots.example.org/bots/api"),
    ("PUBLIC_URL", "http://192.168.1.5:8080"),
    ("WEBHOOK_SECRET", "0123456789abcdef"),
    ("DATABASE_URL", "postgresql://me@corp:p%40ss%2Fword@host:5432/seminar"),
    ("DATABASE_URL", "postgresql:///seminar?host=/var/run/postgresql"),
    ("DATABASE_URL", "sqlite:////srv/seminar.sqlite3"),
]


@every_row(("name", "value"), RIGHT)
def test_what_is_unusual_and_right_is_taken(name: str, value: str) -> None:
    with environment_with(name, value):
        load_settings()


@pytest.mark.parametrize("port", ["", ":443", ":8443"])
def test_a_webhook_at_a_port_that_telegram_calls_is_taken(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("WEBHOOK_URL", f"https://bot.example.org{port}/seminar/")
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    assert load_settings().webhook_url == f"https://bot.example.org{port}/seminar"


def test_a_file_that_is_no_text_is_said_in_a_sentence() -> None:
    Path(".env").write_bytes(f"BOT_TOKEN=12345:{SECRET}".encode("utf-16"))
    with pytest.raises(SettingsError, match=r"^\.env: is no text in UTF-8"):
        load_settings()


def test_a_file_that_begins_with_a_byte_order_mark_is_read_from_its_first_line() -> None:
    Path(".env").write_bytes(b"\xef\xbb\xbfBOT_TOKEN=12345:abc\n")
    assert load_settings().token == "12345:abc"


def test_the_secrets_are_known_in_the_forms_in_which_addresses_have_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "12345:token-of-the-bot")
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("DATABASE_URL", "postgresql://bot:p%40ss%2Fword@host/seminar")
    known = load_settings().secrets()
    assert {"token-of-the-bot", SECRET, "p@ss/word", "p%40ss/word", "p%40ss%2Fword"} <= set(known)
    assert "12345" not in known


def test_several_mistakes_are_several_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PORT", "x")
    monkeypatch.setenv("TIMEZONE", "y")
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert len(str(raised.value).splitlines()) == 2


def test_secrets_are_not_in_what_settings_look_like() -> None:
    found = Settings(_env_file=None, bot_token=SecretStr(f"12345:{SECRET}"), webhook_secret=SecretStr(SECRET))
    assert SECRET not in repr(found)
    assert SECRET not in str(found)
    assert SECRET not in found.model_dump_json()


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["bot", *words])
    return command_line.main()


def test_running_without_a_token_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "run") == 2
    error = capsys.readouterr().err
    assert error == "BOT_TOKEN is not set. Ask @BotFather for a token, or try the bot with: make run\n"


def test_a_wrong_setting_ends_the_program_with_its_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HTTP_PORT", "x")
    assert run(monkeypatch, "migrate") == 2
    assert capsys.readouterr().err.startswith("HTTP_PORT: ")


def test_the_sandbox_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, str] = {}

    def popen(_command: object, *, env: dict[str, str], **_: object) -> None:
        told.update(env)
        raise OSError

    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    monkeypatch.setattr("subprocess.Popen", popen)
    assert run(monkeypatch, "run", "--or-sandbox") == 1
    assert "PATH" in told
    assert SECRET not in told.values()


@pytest.mark.parametrize(("port", "words"), [("9000", ["--port", "9000"]), ("", [])])
def test_the_sandbox_listens_at_the_port_of_the_settings(
    monkeypatch: pytest.MonkeyPatch, port: str, words: list[str]
) -> None:
    commands: list[list[str]] = []

    def popen(command: list[str], **_: object) -> None:
        commands.append(command)
        raise OSError

    monkeypatch.setenv("SANDBOX_PORT", port)
    monkeypatch.setattr("subprocess.Popen", popen)
    assert run(monkeypatch, "run", "--or-sandbox") == 1
    assert [command[4:] for command in commands] == [words]


def test_a_sandbox_at_another_port_leaves_the_database_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_line, "SANDBOX_DATABASES", tmp_path)
    first, second = (
        command_line._empty_sandbox_database(f"http://127.0.0.1:{port}") for port in (8081, 8082)
    )
    first.write_bytes(b"x")
    second.write_bytes(b"x")
    assert command_line._empty_sandbox_database("http://127.0.0.1:8082") == second
    assert (first.exists(), second.exists()) == (True, False)


def test_an_error_of_our_own_is_shown_without_its_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("storage.migrate.upgrade", fails)
    assert run(monkeypatch, "migrate") == 1
    error = capsys.readouterr().err
    assert "RuntimeError" in error
    assert SECRET not in error


@pytest.mark.parametrize("content", [None, b"", b"code,level\n1,2\n", b"\xff\xfe", b"code;level"])
def test_a_register_that_is_none_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    if content is not None:
        Path("new.csv").write_bytes(content)
    assert run(monkeypatch, "units", "new.csv") == 1
    error = capsys.readouterr().err
    assert error
    assert "Traceback" not in error


def test_a_database_that_is_away_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://bot:{SECRET}@127.0.0.1:1/none")
    assert run(monkeypatch, "migrate") == 1
    error = capsys.readouterr().err
    assert "DATABASE_URL" in error
    assert SECRET not in error


@pytest.mark.parametrize("words", [[], ["fly"], ["units"]])
def test_a_slip_on_the_command_line_shows_how_it_is_used(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(monkeypatch, *words)
    assert ended.value.code == 2
    assert "usage: python -m bot" in capsys.readouterr().err


def test_the_sample_is_loaded_by_a_command_and_only_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///here.sqlite3")
    assert [run(monkeypatch, "sample"), run(monkeypatch, "sample")] == [0, 0]
    told = capsys.readouterr().out
    assert told == "2 seminars were put in; there are 2.\n0 seminars were put in; there are 2.\n"
