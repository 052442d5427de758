"""The unit for systemd, the image and the compose file fit the program."""

import re
from pathlib import Path

from bot.command_line import BAD_SETTINGS_EXIT
from bot.program import SHUTDOWN_SECONDS
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "docs" / "deploy"
PACKAGES = ("bot", "handlers", "storage", "web")


def unit() -> dict[str, str]:
    """Return the settings of the unit; of those that occur twice the last."""
    lines = (DEPLOY / "seminar-bot.service").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def test_the_unit_waits_for_the_programs_notifications_and_lets_it_end() -> None:
    found = unit()
    assert found["Type"] == "notify"
    assert found["NotifyAccess"] == "main"
    assert int(found["WatchdogSec"]) >= 10
    assert found["ExecStart"].endswith("/.venv/bin/python -m bot run")
    assert found["Restart"] == "always"
    assert int(found["RestartPreventExitStatus"]) == BAD_SETTINGS_EXIT
    assert int(found["TimeoutStopSec"]) > SHUTDOWN_SECONDS
    assert found["ReadWritePaths"] == f"{found['WorkingDirectory']}/var"


def test_the_unit_lets_what_draws_lower_its_priority() -> None:
    lines = (DEPLOY / "seminar-bot.service").read_text("utf-8").splitlines()
    filters = [line.partition("=")[2] for line in lines if line.startswith("SystemCallFilter=")]
    assert "@resources" in filters[1]
    assert filters[2:] == ["setpriority"]


def test_the_unit_shows_what_the_processor_is_able_to_do() -> None:
    assert "ProcSubset" not in unit()


def test_the_image_has_what_the_program_needs_and_nothing_secret() -> None:
    copied = re.findall(
        r"^COPY (?!--from)(.+) \S+$", (DEPLOY / "Dockerfile").read_text("utf-8"), re.MULTILINE
    )
    names = {name for line in copied for name in line.split()}
    assert names == {*PACKAGES, "pyproject.toml", "requirements.lock"}
    let_in = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    assert let_in[1] == "*"
    assert {line[1:] for line in let_in if line.startswith("!")} == names


def test_the_image_runs_as_nobody_in_particular_and_asks_readyz() -> None:
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    assert "\nUSER 10001:10001\n" in text
    assert f"http://127.0.0.1:{Settings.model_fields['http_port'].default}/readyz" in text


def test_the_compose_file_sets_settings_that_there_are() -> None:
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    bot = text.partition("  bot:\n")[2].partition("environment:\n")[2].partition("    ports:")[0]
    named = set(re.findall(r"^      ([A-Z_]+):", bot, re.MULTILINE))
    assert (
        named
        == {"DATABASE_URL", "HTTP_HOST", "HTTP_PORT"}
        <= {name.upper() for name in Settings.model_fields}
    )
    assert '"127.0.0.1:8080:8080"' in text


def test_backups_in_a_container_have_a_place_that_can_be_written_and_stays() -> None:
    compose, image = ((DEPLOY / name).read_text("utf-8") for name in ("compose.yaml", "Dockerfile"))
    for folder in re.findall(r"^      - \w+:(/(?!var/lib)\S+)$", compose, re.MULTILINE):
        assert re.search(rf"^VOLUME .*{folder}\b", image, re.MULTILINE), folder
        assert re.search(rf"install -d .*{folder}\b", image), folder
    assert "- backups:/backups\n" in compose
    assert "\n  backups:\n" in compose
