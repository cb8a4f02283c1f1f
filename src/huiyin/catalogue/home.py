"""Where an installation lives: one folder with its database, keys, evidence and settings."""

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

KNOWN = frozenset(
    {"database", "hosts", "secure", "demo", "packs", "language", "zone", "api_requests_a_minute",
     "evidence_max_mb", "evidence_bucket", "clamd", "log", "metrics_token", "jobs", "standby",
     "standby_lag_s", "trace"}
)  # fmt: skip


class HomeError(RuntimeError):
    """The folder cannot serve; the message says what to do."""


def _check_zone(found: Mapping[str, Any], file: Path) -> None:
    try:
        ZoneInfo(str(found.get("zone", "UTC")))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise HomeError(
            f"{file}: {found['zone']!r} is no time zone such as Asia/Shanghai"
        ) from None


@dataclass(frozen=True)
class Home:
    """`HUIYIN_HOME`, or `.huiyin` in the working folder. `huiyin.toml` in it holds the settings."""

    folder: Path

    @classmethod
    def from_environment(cls) -> "Home":
        return cls(Path(os.environ.get("HUIYIN_HOME") or ".huiyin").absolute())

    @property
    def settings_file(self) -> Path:
        return self.folder / "huiyin.toml"

    @property
    def evidence(self) -> Path:
        return self.folder / "evidence"

    @property
    def incoming(self) -> Path:
        """Files on their way in, encrypted; nothing in here is older than a day."""
        return self.folder / "incoming"

    @cached_property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def seals(self) -> Path:
        return self.folder / "seals"

    @property
    def meters(self) -> Path:
        """Counts of the processes that serve this installation; worth nothing once they end."""
        return self.folder / "metrics"

    def settings(self) -> Mapping[str, Any]:
        """Raises HomeError for a setting that nothing reads: a typo must not pass in silence."""
        if not self.settings_file.is_file():
            return {}
        try:
            found = tomllib.loads(self.settings_file.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise HomeError(f"{self.settings_file}: {error}") from error
        strange = sorted(set(found) - KNOWN)
        if strange:
            known = ", ".join(sorted(KNOWN))
            raise HomeError(
                f"{self.settings_file}: nothing reads {strange[0]!r}; known are {known}"
            )
        _check_zone(found, self.settings_file)
        return found

    def secret(self) -> str:
        """The key that signs sessions; made once. Without a folder it lasts for this process."""
        if not self.folder.is_dir():
            return secrets.token_urlsafe(48)
        file = self.keys / "session.key"
        if not file.is_file():
            self.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(descriptor, "w") as made:
                made.write(secrets.token_urlsafe(48))
        return file.read_text("utf-8").strip()
