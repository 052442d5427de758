"""The settings: typed environment variables. A wrong value is reported in one sentence (`load_settings`)."""

from datetime import time
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import credentials, urls
from bot.locales.notice_facts import NoticeFacts
from bot.urls import InvalidSetting
from handlers.pack.context import Project
from storage import quiet_hours
from storage.closing.policy import DEFAULT_DAYS, ClosingPolicy
from storage.privacy.held_data_rules import RETENTION_KINDS

MAX_TELEGRAM_ID = 2**52
"""Telegram ids have at most 52 significant bits."""


class Settings(BaseSettings):
    """All settings. The environment variables have the same names in upper case; `.env` is read too."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", extra="ignore", env_ignore_empty=True
    )

    bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    database_url: SecretStr = SecretStr("sqlite+aiosqlite:///var/seminar.sqlite3")
    audit_notes: Path | None = None
    erasure_journal: Path | None = None
    backup_dir: Path | None = None
    backup_time: str = "03:30"
    backup_keep: str = "7,4,12"
    backup_key: str | None = None
    backup_chat: int | None = None
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    timezone: str = "Asia/Bishkek"
    quiet_hours: str = "21-7"
    default_language: Literal["ky", "ru", "en"] = "ky"
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    public_url: str | None = None
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    sandbox_port: int | None = Field(default=None, ge=1, le=65535)
    trusted_proxies: str = "127.0.0.1,::1"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    heartbeat_url: SecretStr | None = None
    sentry_dsn: SecretStr | None = None
    telegram_proxy: SecretStr | None = None
    send_per_second: int = Field(default=30, ge=0, le=1000)
    send_per_chat_seconds: float = Field(default=1.0, ge=0, le=60)
    send_chat_burst: int = Field(default=4, ge=1, le=20)
    send_per_group_minute: int = Field(default=20, ge=0, le=1000)
    search_by_meaning: bool = True
    keep_updates_days: float = Field(default=4, ge=2, le=6)
    project_name_ky: str = Field(default="", max_length=200)
    project_name_ru: str = Field(default="", max_length=200)
    project_donor_ky: str = Field(default="", max_length=600)
    project_donor_ru: str = Field(default="", max_length=600)
    data_holder_ky: str = Field(default="", max_length=200)
    data_holder_ru: str = Field(default="", max_length=200)
    data_contact: str = Field(default="", max_length=200)
    archive_after_days: int = Field(default=90, ge=0, le=36500)
    keep_contacts_days: int = Field(default=DEFAULT_DAYS, ge=0, le=36500)
    keep_authors_days: int = Field(default=DEFAULT_DAYS, ge=0, le=36500)
    keep_feedback_days: int = Field(default=DEFAULT_DAYS, ge=0, le=36500)
    keep_arrivals_days: int = Field(default=DEFAULT_DAYS, ge=0, le=36500)
    keep_messages_days: int = Field(default=DEFAULT_DAYS, ge=0, le=36500)
    removal_notice_days: int = Field(default=14, ge=1, le=365)

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = value.replace(",", " ").split()
        if not all(part.isdecimal() and len(part) < 17 and 0 < int(part) < MAX_TELEGRAM_ID for part in parts):
            raise InvalidSetting(
                "must be numeric Telegram ids separated by commas, for example 1234567,7654321"
            )
        return frozenset(int(part) for part in parts)

    @field_validator("timezone")
    @classmethod
    def _check_timezone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise InvalidSetting("must be a time zone name such as Asia/Bishkek") from None
        return value

    @field_validator("quiet_hours")
    @classmethod
    def _check_quiet_hours(cls, value: str) -> str:
        try:
            quiet_hours.parse_hours(value)
        except ValueError:
            raise InvalidSetting(
                "must be two hours such as 21-7 or 21:30-7, or 0-0 for no quiet hours"
            ) from None
        return value

    @field_validator("backup_time")
    @classmethod
    def _check_backup_time(cls, value: str) -> str:
        try:
            time.fromisoformat(value)
        except ValueError:
            raise InvalidSetting("must be a time such as 03:30") from None
        return value

    @field_validator("backup_keep")
    @classmethod
    def _check_backup_keep(cls, value: str) -> str:
        parts = value.replace(" ", "").split(",")
        if len(parts) != 3 or not all(part.isdecimal() for part in parts) or int(parts[0]) < 1:
            raise InvalidSetting("must be how many days, weeks and months, such as 7,4,12; at least one day")
        return ",".join(parts)

    @field_validator("backup_key")
    @classmethod
    def _check_backup_key(cls, value: str | None) -> str | None:
        return value and credentials.check_recipient(value)

    @field_validator("data_holder_ky", "data_holder_ru", "data_contact")
    @classmethod
    def _check_notice(cls, value: str) -> str:
        line = " ".join(value.split())
        if not line.isprintable():
            raise InvalidSetting("must be one line of text, without control characters")
        return line

    @field_validator("telegram_api_url")
    @classmethod
    def _check_api_url(cls, value: str) -> str:
        return urls.check_api_url(value)

    @field_validator("webhook_url", "public_url")
    @classmethod
    def _check_page_url(cls, value: str | None) -> str | None:
        return urls.check_page_url(value) if value else value

    @field_validator("trusted_proxies")
    @classmethod
    def _check_networks(cls, value: str) -> str:
        parts = value.replace(",", " ").split()
        try:
            for part in parts:
                ip_network(part)
        except ValueError:
            raise InvalidSetting(
                "must be addresses or networks separated by commas, for example 127.0.0.1,172.18.0.0/16"
            ) from None
        return ",".join(parts)

    @field_validator("heartbeat_url", "sentry_dsn")
    @classmethod
    def _check_secret_url(cls, value: SecretStr | None) -> SecretStr | None:
        return value and SecretStr(urls.check_secret_url(value.get_secret_value()))

    @field_validator("telegram_proxy")
    @classmethod
    def _check_proxy(cls, value: SecretStr | None) -> SecretStr | None:
        return value and SecretStr(urls.check_proxy(value.get_secret_value()))

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, value: SecretStr) -> SecretStr:
        return SecretStr(urls.check_database_url(value.get_secret_value()))

    @field_validator("bot_token")
    @classmethod
    def _check_bot_token(cls, value: SecretStr | None) -> SecretStr | None:
        return value and SecretStr(credentials.check_token(value.get_secret_value()))

    @field_validator("webhook_secret")
    @classmethod
    def _check_webhook_secret(cls, value: SecretStr | None) -> SecretStr | None:
        return value and SecretStr(credentials.check_webhook_secret(value.get_secret_value()))

    @model_validator(mode="after")
    def _check_webhook(self) -> "Settings":
        if self.webhook_url is None:
            return self
        if not self.webhook_secret:
            raise InvalidSetting(
                "WEBHOOK_SECRET is needed with WEBHOOK_URL: without it anybody could pose as Telegram. "
                + credentials.GENERATE_HINT
            )
        if wrong := urls.webhook_problem(self.webhook_url, self.telegram_api_url):
            raise InvalidSetting(f"WEBHOOK_URL: {wrong}")
        return self

    @model_validator(mode="after")
    def _check_backup_chat(self) -> "Settings":
        if self.backup_chat is None:
            return self
        if self.backup_key is None or self.backup_dir is None:
            raise InvalidSetting(
                "BACKUP_CHAT needs BACKUP_DIR and BACKUP_KEY: a backup leaves this machine only encrypted"
            )
        if self.backup_chat not in self.admin_ids:
            raise InvalidSetting("BACKUP_CHAT must be one of ADMIN_IDS: backups are sent to owners only")
        return self

    @property
    def project(self) -> Project:
        """What press releases say about the project."""
        names = {"ky": self.project_name_ky.strip(), "ru": self.project_name_ru.strip()}
        donors = {"ky": self.project_donor_ky.strip(), "ru": self.project_donor_ru.strip()}
        return Project(*({key: text for key, text in one.items() if text} for one in (names, donors)))

    @property
    def token(self) -> str:
        """The bot's token. Raises ValueError if it is not set."""
        if self.bot_token is None:
            raise ValueError("BOT_TOKEN is not set")
        return self.bot_token.get_secret_value()

    @property
    def checkpoint_path(self) -> Path:
        """The file of audit checkpoints: AUDIT_NOTES, else beside a SQLite file, else in `var`."""
        if self.audit_notes is not None:
            return self.audit_notes
        return urls.path_beside_database(self.database_url.get_secret_value(), ".audit")

    @property
    def erasure_journal_path(self) -> Path:
        """The journal of erasures: ERASURE_JOURNAL, else beside a SQLite file, else in `var`."""
        if self.erasure_journal is not None:
            return self.erasure_journal
        return urls.path_beside_database(self.database_url.get_secret_value(), ".erasures")

    @property
    def closing(self) -> ClosingPolicy:
        """The times after which seminars are archived and personal data removed."""
        days = {kind: getattr(self, f"keep_{kind}_days") for kind in RETENTION_KINDS}
        return ClosingPolicy(days, self.removal_notice_days, self.archive_after_days)

    @property
    def notice_facts(self) -> NoticeFacts:
        """What the data-protection notice says about the holder of the data, and the longest time they are kept."""
        names = {"ky": self.data_holder_ky, "ru": self.data_holder_ru}
        days = self.closing.days.values()
        return NoticeFacts(
            {language: name for language, name in names.items() if name},
            self.data_contact,
            max(days) if all(days) else 0,
        )

    def secrets(self) -> tuple[str, ...]:
        """Return the secrets in every spelling in which they may appear."""
        webhook = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
        password = urls.database_password(self.database_url.get_secret_value())
        others = [one.get_secret_value() for one in (self.heartbeat_url, self.sentry_dsn) if one]
        parts = [part for one in others for part in urls.secret_parts(one)]
        proxy = urls.password_of(self.telegram_proxy.get_secret_value()) if self.telegram_proxy else ""
        return credentials.secret_spellings(
            self.bot_token.get_secret_value() if self.bot_token else "",
            webhook,
            password,
            proxy,
            *others,
            *parts,
        )


class SettingsError(Exception):
    """Invalid settings; the text names them and the reasons, without any value."""


def load_settings(**overrides: Any) -> Settings:
    """Read the environment and `.env`. Raises SettingsError with one sentence for each wrong value."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise SettingsError("\n".join(_error_message(one) for one in error.errors())) from None
    except UnicodeDecodeError:
        raise SettingsError(".env: is no text in UTF-8. Save it as UTF-8. See .env.example.") from None
    except OSError as error:
        raise SettingsError(f".env: cannot be read ({error.strerror}). See .env.example.") from None


def _error_message(error: Any) -> str:
    """Return name and reason. Texts that quote the value are not used, because it may be a password."""
    name = str(error["loc"][0]).upper() if error["loc"] else ""
    cause = (error.get("ctx") or {}).get("error")
    reason = str(cause) if isinstance(cause, InvalidSetting) else "cannot be read" if cause else error["msg"]
    message = f"{name}: {reason}" if name else reason
    return f"{message.rstrip('.')}. See .env.example."
