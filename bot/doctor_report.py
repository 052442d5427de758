"""`python -m bot doctor --report`: the findings without secrets, names and numbers, to be shown to others."""

import platform
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url

from bot.credentials import redact
from bot.findings import Finding
from bot.settings import Settings
from bot.version import version_line

LONG_NUMBER = re.compile(r"\d{5,}")
"""Telephones and ids; counts in a report are shorter."""
MENTION = re.compile(r"@\w+")
ADDRESS = re.compile(r"\b\w+://\S+")
PATH = re.compile(r"(?<![\w/])/(?:[\w.@-]+/)+[\w.@-]*")
MIN_NAME_LENGTH = 3


def render(settings: Settings, findings: Sequence[Finding]) -> str:
    """Return the report, with a line for each finding."""
    head = [
        version_line(),
        f"settings: {', '.join(_changed_settings(settings)) or 'none'}",
    ]
    lines = [
        f"{'ok ' if one.ok else 'NOT'}  {one.text if one.public is None else one.public}" for one in findings
    ]
    return "\n".join([*head, *(anonymized(line, settings) for line in lines), ""])


def anonymized(text: str, settings: Settings) -> str:
    """Return the text without secrets and what the settings name, and without what looks like a name or a number."""
    text = redact(text, settings.secrets())
    for name in sorted(_names(settings), key=len, reverse=True):
        text = text.replace(name, "…")
    for pattern in (ADDRESS, PATH, MENTION, LONG_NUMBER):
        text = pattern.sub("…", text)
    return text


def _changed_settings(settings: Settings) -> list[str]:
    """Return the names of the settings that differ from their defaults; their values are nobody's business."""
    fields = type(settings).model_fields
    return [name.upper() for name, field in fields.items() if getattr(settings, name) != field.default]


def _names(settings: Settings) -> set[str]:
    """Return what the settings and this machine name: hosts, databases, people, folders."""
    database = make_url(settings.database_url.get_secret_value())
    pages = (settings.webhook_url, settings.public_url, settings.telegram_api_url)
    named = {
        database.host,
        database.username,
        database.database,
        *(urlsplit(page).hostname for page in pages if page),
        settings.data_holder_ky,
        settings.data_holder_ru,
        settings.data_contact,
        settings.project_name_ky,
        settings.project_name_ru,
        platform.node(),
        str(Path.cwd()),
        str(Path.home()),
        *map(str, settings.admin_ids),
    }
    return {name for name in named if name and len(name) >= MIN_NAME_LENGTH}
