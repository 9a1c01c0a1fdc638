"""An office's own server, behind HTTPS. Refuses to start with demo sign-in or a guessed secret."""

import os

from django.core.exceptions import ImproperlyConfigured

from yishi.assembly.config.settings.base import *

if os.environ.get("YISHI_DEMO"):
    raise ImproperlyConfigured("YISHI_DEMO is refused in production settings: demo sign-in needs no password.")

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
PROXIES = int(os.environ.get("YISHI_PROXIES", "1"))
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
