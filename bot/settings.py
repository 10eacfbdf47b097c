"""The settings: environment or .env, made once and passed on. A wrong value is one line that names it."""

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import CannotStart

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PATH = re.compile(r"[A-Za-z0-9_./~-]*")
_PORTS = (None, 443, 80, 88, 8443)


class Settings(BaseSettings):
    """What the operator decides. The names in capitals are the interface; README.md explains each."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    messages_per_second: int = Field(default=30, ge=1, le=100_000)
    messages_at_once: int = Field(default=100, ge=1, le=1_000_000)
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = Field(default=None, validate_default=True)
    database_url: SecretStr = SecretStr("sqlite:///data/jobtrail.sqlite3")
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    playground_open: bool = False
    fetch_allow_private: bool = False
    allowed_users: Annotated[frozenset[int], NoDecode] = frozenset()
    admin_users: Annotated[frozenset[int], NoDecode] = frozenset()
    openai_api_key: SecretStr | None = None
    openai_base_url: str | None = None
    openai_model: str = "gpt-4.1-mini"
    openai_prices: Annotated[tuple[float, float] | None, NoDecode] = None
    ai_daily_limit: int = Field(default=50, ge=0)
    backup_dir: Path | None = None
    backup_keep: int = Field(default=7, ge=1, le=10_000)
    log_level: str = "INFO"
    log_format: Literal["json", "text"] | None = None

    @field_validator("telegram_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None:
            number, _, secret = token.get_secret_value().partition(":")
            if not number.isdecimal() or len(secret) < 20:
                raise ValueError("is not a bot's token; @BotFather gives one like 123456789:AAE…")
        return token

    @field_validator("telegram_api_url", "openai_base_url")
    @classmethod
    def _is_a_web_address(cls, url: str | None) -> str | None:
        if url is None:
            return None
        if not url.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return url.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _is_where_telegram_may_come(cls, url: str | None, info: ValidationInfo) -> str | None:
        if url is None:
            return None
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
        if not host or parts.query or parts.fragment or parts.username is not None or not _PATH.fullmatch(parts.path):
            raise ValueError("must look like https://bot.example.com/telegram")
        local = host == "localhost" or host.startswith("127.") or host == "::1"
        if parts.scheme != "https" and not (parts.scheme == "http" and local):
            raise ValueError("must begin with https:// (http:// is for a Bot API server on this machine)")
        if not local and port not in _PORTS:
            raise ValueError("must be on port 443, 80, 88 or 8443, since Telegram comes to no other")
        if info.data.get("telegram_token") is None:
            raise ValueError("needs TELEGRAM_TOKEN; the playground has no use for it")
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _is_a_secret_that_telegram_takes(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if secret is not None and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("takes 1 to 256 of A-Z, a-z, 0-9, _ and -")
        if secret is None and info.data.get("webhook_url") is not None:
            raise ValueError(
                "is needed with WEBHOOK_URL, or anybody could bring updates; `openssl rand -hex 32` makes one"
            )
        return secret

    @field_validator("database_url")
    @classmethod
    def _names_a_database_we_speak(cls, url: SecretStr) -> SecretStr:
        scheme, _, rest = url.get_secret_value().partition("://")
        on_disk = scheme == "sqlite" and rest.startswith("/") and rest[1:].strip()
        if not on_disk and scheme not in ("postgresql", "postgres"):
            raise ValueError("must look like sqlite:///data/jobtrail.sqlite3 or postgresql://user:password@host/name")
        return url

    @field_validator("allowed_users", "admin_users", mode="before")
    @classmethod
    def _takes_a_list_of_ids(cls, ids: object) -> object:
        return ids.replace(",", " ").split() if isinstance(ids, str) else ids

    @field_validator("openai_prices", mode="before")
    @classmethod
    def _takes_two_prices(cls, prices: object) -> object:
        if not isinstance(prices, str):
            return prices
        wrong = "is dollars for a million tokens in and out, such as 0.40,1.60"
        try:
            given = tuple(float(price) for price in prices.replace(",", " ").split())
        except ValueError:
            raise ValueError(wrong) from None
        if len(given) != 2 or not all(0 <= price < 100_000 for price in given):
            raise ValueError(wrong)
        return given

    @field_validator("log_level")
    @classmethod
    def _is_a_level(cls, level: str) -> str:
        if level.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("is one of DEBUG, INFO, WARNING, ERROR")
        return level.upper()

    @property
    def has_model(self) -> bool:
        """Whether a language model is configured: by its key, or by the address of one that needs none."""
        return self.openai_api_key is not None or self.openai_base_url is not None

    @property
    def database(self) -> str:
        """The database's URL, with the password that may be in it: not to be shown."""
        return self.database_url.get_secret_value()

    @property
    def secrets(self) -> tuple[SecretStr | None, ...]:
        """What must stand in no log and no answer."""
        return self.telegram_token, self.webhook_secret, self.openai_api_key, self._database_password

    @property
    def _database_password(self) -> SecretStr | None:
        try:
            password = urlsplit(self.database).password
        except ValueError:
            return None
        return SecretStr(password) if password else None

    @property
    def database_path(self) -> Path | None:
        """Where the SQLite file lies; None where a PostgreSQL server keeps everything."""
        scheme, _, path = self.database.partition(":///")
        return Path(path) if scheme == "sqlite" else None

    @property
    def folder(self) -> Path:
        """Where files lie that are no part of the database."""
        return Path("data") if self.database_path is None else self.database_path.parent

    @property
    def backups_path(self) -> Path:
        """Where backups lie: beside the database, where nothing else is said."""
        return self.backup_dir or self.folder / "backups"


def load() -> Settings:
    """The settings of this process; CannotStart names the first wrong one."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "A setting"
        # pydantic prefixes what a validator of ours said.
        raise CannotStart(f"{name} {first['msg'].removeprefix('Value error, ')}.") from error
