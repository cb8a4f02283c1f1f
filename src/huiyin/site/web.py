"""Settings of the web part: middleware, sign-in, headers, static files. Read by `settings`."""

from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parent / "assets"
RULEBOOK = Path(__file__).parents[1] / "rulebook" / "static"
_DAYS = 86_400

APPS = [
    "axes",
    "huiyin.desk",
    "django.contrib.humanize",
    "huiyin.api",
    "huiyin.portal",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
"""The desk stands before allauth, so that its templates are taken."""
MIDDLEWARE = [
    "huiyin.site.probes.Probes",
    "huiyin.site.requests.Told",
    "django.middleware.security.SecurityMiddleware",
    "huiyin.site.compressing.Compressed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "huiyin.site.requests.OneLook",
    "huiyin.portal.arriving.InMemory",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "huiyin.desk.guard.Speak",
    "huiyin.api.gate.Gate",
    "huiyin.desk.seen.Seen",
    "huiyin.desk.guard.Guard",
    "huiyin.desk.edge.Clean",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "huiyin.desk.frame.frame",
            ],
        },
    }
]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "site_cache",
    }
}
"""Holds how often somebody tried what; in the database, so that all web processes count together."""
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
SIGNING_IN: dict[str, Any] = {
    "ACCOUNT_ADAPTER": "huiyin.desk.signing.accounts.Accounts",
    "ACCOUNT_LOGIN_METHODS": {"username"},
    "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
    "ACCOUNT_SESSION_REMEMBER": True,
    "ACCOUNT_LOGIN_ON_PASSWORD_RESET": True,
    "ACCOUNT_LOGOUT_REDIRECT_URL": "sign-in",
    "ACCOUNT_RATE_LIMITS": {"login": False, "login_failed": "60/m/ip,5/300s/key"},
    "MFA_ADAPTER": "huiyin.desk.signing.factors.Factors",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_TOTP_ISSUER": "Huiyin",
    "MFA_TOTP_TOLERANCE": 1,
    "SOCIALACCOUNT_ADAPTER": "huiyin.desk.signing.elsewhere.Elsewhere",
    "SOCIALACCOUNT_LOGIN_ON_GET": True,
    "SOCIALACCOUNT_STORE_TOKENS": False,
    "PASSWORD_RESET_TIMEOUT": 3 * _DAYS,
    "AXES_CLIENT_IP_CALLABLE": "huiyin.people.caller.address_of",
}
"""allauth's settings. Nobody signs up: people are invited. Locking out is django-axes' part, which
counts by person and address; allauth's own limit on wrong passwords and codes stays beside it.
"""
_CHECKS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_CHECKS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_CHECKS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_CHECKS}.CommonPasswordValidator"},
    {"NAME": f"{_CHECKS}.NumericPasswordValidator"},
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
"""`data:` for images only: Tabler's style sheet draws its arrows and ticks that way."""


def transport(*, secure: bool) -> dict[str, Any]:
    """`secure` says that a proxy of the house ends TLS before us and says so in its header."""
    common: dict[str, Any] = {
        "CSRF_FAILURE_VIEW": "huiyin.site.faces.expired",
        "CSRF_COOKIE_AGE": None,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_AGE": 12 * 3600,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
    }
    if not secure:
        return common
    return common | {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
        "SECURE_HSTS_SECONDS": 365 * _DAYS,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
        "SECURE_HSTS_PRELOAD": True,
    }
