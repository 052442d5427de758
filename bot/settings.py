"""Every environment variable, typed. A wrong value is one clear sentence (see `load`)."""

import re
from ipaddress import ip_network
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
FORMS = {TOKEN: "digits, a colon, letters and digits", SECRET: "1 to 256 of A-Z a-z 0-9 _ -"}


class Settings(BaseSettings):
    """The whole configuration; names are those of the environment, upper case. `.env` is read too."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    database_url: SecretStr = SecretStr("sqlite+aiosqlite:///var/seminar.sqlite3")
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    timezone: str = "Asia/Bishkek"
    default_language: Literal["ky", "ru", "en"] = "ky"
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    public_url: str | None = None
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    trusted_proxies: str = "127.0.0.1,::1"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    send_per_second: int = Field(default=30, ge=0, le=1000)
    send_per_chat_seconds: float = Field(default=1.0, ge=0, le=60)
    send_per_group_minute: int = Field(default=20, ge=0, le=1000)
    paid_per_second: int = Field(default=0, ge=0, le=1000)
    keep_updates_days: float = Field(default=4, ge=2, le=6)

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = value.replace(",", " ").split()
        if not all(part.isdigit() and int(part) > 0 for part in parts):
            raise ValueError("must be numeric Telegram ids separated by commas, for example 1234567,7654321")
        return frozenset(int(part) for part in parts)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError("must be a time zone name such as Asia/Bishkek") from None
        return value

    @field_validator("telegram_api_url", "webhook_url", "public_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("https://", "http://")):
            raise ValueError("must be an address that begins with https:// (or http:// on this machine)")
        return value.rstrip("/") if value else value

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: str) -> str:
        parts = value.replace(",", " ").split()
        try:
            for part in parts:
                ip_network(part)
        except ValueError:
            raise ValueError(
                "must be addresses or networks separated by commas, for example 127.0.0.1,172.18.0.0/16"
            ) from None
        return ",".join(parts)

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: SecretStr) -> SecretStr:
        try:
            url = make_url(value.get_secret_value())
        except ArgumentError:
            raise ValueError("must be a database address, see .env.example") from None
        if url.get_backend_name() == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        elif url.get_backend_name() == "sqlite":
            url = url.set(drivername="sqlite+aiosqlite")
        else:
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return SecretStr(url.render_as_string(hide_password=False))

    @field_validator("bot_token", "webhook_secret")
    @classmethod
    def _plain_secret(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        pattern = TOKEN if info.field_name == "bot_token" else SECRET
        if value is not None and not pattern.fullmatch(value.get_secret_value()):
            raise ValueError(f"is not of the form that Telegram asks for: {FORMS[pattern]}")
        return value

    @model_validator(mode="after")
    def _webhook_needs_secret(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret:
            raise ValueError(
                "WEBHOOK_SECRET is needed with WEBHOOK_URL: without it anybody could pose as Telegram"
            )
        return self

    @property
    def token(self) -> str:
        """The bot's token; only to be asked for when there is one (ValueError)."""
        if self.bot_token is None:
            raise ValueError("BOT_TOKEN is not set")
        return self.bot_token.get_secret_value()


class WrongSettings(Exception):
    """The settings cannot be used; the text says which and why, without showing any value."""


def load(**overrides: Any) -> Settings:
    """Read the environment and `.env`; raises WrongSettings with one sentence for each wrong value."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise WrongSettings("\n".join(_sentence(one) for one in error.errors())) from None


def _sentence(error: Any) -> str:
    name = str(error["loc"][0]).upper() if error["loc"] else ""
    reason = error["msg"].removeprefix("Value error, ")
    return f"{name}: {reason}. See .env.example." if name else f"{reason}. See .env.example."
