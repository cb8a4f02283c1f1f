"""Django's settings, read once from the home folder; a setting that is wrong stops the start."""

import os
from datetime import timedelta
from pathlib import Path

from huiyin.catalogue.home import Home
from huiyin.site import logs, web
from huiyin.site.databases import databases

HOME = Home.from_environment()
_FOUND = HOME.settings()

logs.set_up_logs(str(_FOUND.get("log", "json")))
LOGGING = logs.STANDARD
METRICS_TOKEN = str(_FOUND.get("metrics_token", ""))
if METRICS_TOKEN:  # before anything counts: the processes that serve put their counts together
    OWN = (
        HOME.meters / os.uname().nodename
    )  # containers that share a home number their processes alike
    METERS = Path(os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(OWN)))
    METERS.mkdir(mode=0o700, parents=True, exist_ok=True)

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
    "django_tasks",
    "huiyin.ledger",
    "huiyin.jobs",
    "huiyin.connections",
    "huiyin.evidence",
    "huiyin.people",
    "huiyin.register",
    "huiyin.library",
    "huiyin.notices",
    "huiyin.papers",
    "huiyin.publishing",
    "huiyin.intake.mail",
    "huiyin.upkeep",
    "huiyin.site",
    *web.APPS,
]
AUTH_USER_MODEL = "people.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "zh-hans"
HOUSE_ZONE = str(_FOUND.get("zone", "Asia/Shanghai"))
DEFAULT_LANGUAGE = str(_FOUND.get("language", "zh-Hans"))

ROOT_URLCONF = "huiyin.site.urls"
WSGI_APPLICATION = "huiyin.site.wsgi.application"
MIDDLEWARE = web.MIDDLEWARE
TEMPLATES = web.TEMPLATES
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
STATIC_URL = "/static/"
STATICFILES_DIRS = [web.ASSETS, web.RULEBOOK]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "huiyin.desk.storage.MarkedStatic"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 86_400
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
EVIDENCE_MAX_BYTES = int(_FOUND.get("evidence_max_mb", 50)) * 1024 * 1024
EVIDENCE_BUCKET = dict(_FOUND.get("evidence_bucket", {}))
CLAMD = str(_FOUND.get("clamd", ""))
API_REQUESTS_A_MINUTE = int(_FOUND.get("api_requests_a_minute", 3_000))

JOBS = str(_FOUND.get("jobs", "embedded"))
INSTALLED_APPS += ["procrastinate.contrib.django"] if JOBS == "procrastinate" else []
TASKS = {
    "default": {
        "BACKEND": "huiyin.jobs.kept.Kept"
        if JOBS == "procrastinate"
        else "huiyin.jobs.backend.Leased",
        "QUEUES": ["messages", "work"],
    }
}

TRACE = str(_FOUND.get("trace", ""))
if TRACE:
    MIDDLEWARE = ["huiyin.site.tracing.Traced", *MIDDLEWARE]

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "mine"
LOGOUT_REDIRECT_URL = "sign-in"
AUTHENTICATION_BACKENDS = web.AUTHENTICATION_BACKENDS
PASSWORD_HASHERS = web.PASSWORD_HASHERS
AUTH_PASSWORD_VALIDATORS = web.AUTH_PASSWORD_VALIDATORS
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "huiyin.desk.views.problems.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

globals().update(web.SIGNING_IN)

CACHES = web.CACHES
CONTENT_SECURITY_POLICY = web.CONTENT_SECURITY_POLICY
SECURE = bool(_FOUND.get("secure", False))
globals().update(web.transport(secure=SECURE))

DATABASES = databases(
    os.environ.get("HUIYIN_DATABASE") or str(_FOUND.get("database", "")),
    str(_FOUND.get("standby", "")),
    HOME.folder,
)
DATABASE_ROUTERS = ["huiyin.ledger.standby.Router"] if "standby" in DATABASES else []
STANDBY_LAG = int(_FOUND.get("standby_lag_s", 60))
