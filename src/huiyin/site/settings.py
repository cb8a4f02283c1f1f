"""Django's settings, read once from the home folder; a setting that is wrong stops the start."""

import os
from pathlib import Path
from typing import Any

from huiyin.catalogue.home import Home
from huiyin.site.logs import set_up_logs

HOME = Home.from_environment()
_FOUND = HOME.settings()
_ASSETS = Path(__file__).parent / "assets"

set_up_logs()

DEBUG = False
DEMO = bool(_FOUND.get("demo", False))
SECRET_KEY = HOME.secret()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver", *_FOUND.get("hosts", [])]
PACK_FOLDERS = [HOME.folder / "packs", *map(Path, _FOUND.get("packs", []))]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "huiyin.ledger",
    "huiyin.people",
    "huiyin.register",
    "huiyin.site",
]
AUTH_USER_MODEL = "people.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"


def _database(address: str) -> dict[str, Any]:
    """`postgresql://user@host/name` (`?host=` for a socket's folder), or SQLite in the home folder."""
    if not address:
        file = HOME.folder / "huiyin.sqlite3"
        return {"ENGINE": "huiyin.ledger.sqlite", "NAME": file, "TEST": {"NAME": ":memory:"}}
    from urllib.parse import parse_qs, unquote, urlsplit  # noqa: PLC0415

    parts = urlsplit(address)
    folder = parse_qs(parts.query).get("host", [""])[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": folder or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }


DATABASES = {"default": _database(os.environ.get("HUIYIN_DATABASE") or _FOUND.get("database", ""))}
