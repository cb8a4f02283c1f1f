"""django-helpdesk by its guide; the database is held as ours is, and mail goes nowhere."""

import os
from typing import Any
from urllib.parse import parse_qs, urlsplit

SECRET_KEY = "measured and thrown away"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.admin",
    "helpdesk",
    "rest_framework",
    "django_cleanup.apps.CleanupConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
"""Without the one against forged forms, which would have callers fetch the form first."""
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
ROOT_URLCONF = "benchmarks.peers.urls"
STATIC_URL = "/static/"
SITE_ID = 1
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
HELPDESK_TEAMS_MODE_ENABLED = False
LOGGING_CONFIG = None


def _database() -> dict[str, Any]:
    """As `site.databases` holds ours: SQLite durable in WAL, PostgreSQL with connections that stay."""
    address = os.environ["PEER_DATABASE"]
    if not address.startswith("postgresql"):
        begin = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000"
        options = {"init_command": begin, "transaction_mode": "IMMEDIATE"}
        return {
            "ENGINE": "django.db.backends.sqlite3", "NAME": address,
            "CONN_MAX_AGE": None, "OPTIONS": options,
        }  # fmt: skip
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql", "NAME": parts.path.lstrip("/"),
        "USER": parts.username, "HOST": parse_qs(parts.query)["host"][0], "CONN_MAX_AGE": None,
    }  # fmt: skip


DATABASES = {"default": _database()}
