"""Settings shared by every way of running. What an office may change comes from the environment (docs/howto)."""

import os
from pathlib import Path

from csp.constants import SELF
from django.utils.translation import gettext_lazy as _

from yishi.assembly.config.home import HOME, database, secret_key

BUILDING = Path(__file__).resolve().parents[2]

SECRET_KEY = secret_key()
ALLOWED_HOSTS = os.environ.get("YISHI_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
PROXIES = int(os.environ.get("YISHI_PROXIES", "0"))  # web servers in front that set X-Forwarded-For
PUBLIC_ADDRESS = os.environ.get("YISHI_PUBLIC_ADDRESS", "")  # what codes say; else the address the office works at
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("YISHI_ORIGINS", "").split(",") if origin]
DEBUG = False
DEMO = False  # one-click sign-in; only `local` turns it on

# Bottom to top: nobody imports a room above (pyproject.toml, import contracts).
ROOMS = [
    "base",
    "documents",
    "runs",
    "people",
    "papers",
    "exchange",
    "hotline",
    "topics",
    "record",
    "placement",
    "outreach",
    "consultation",
    "opinions",
    "proposals",
    "outcomes",
    "appraisal",
    "home",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_cotton",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "django_tasks",
    "django_tasks_db",
    *(f"yishi.assembly.{room}" for room in ROOMS),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "yishi.assembly.config.urls"
WSGI_APPLICATION = "yishi.assembly.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BUILDING / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "yishi.assembly.home.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "yishi.assembly.home.templatetags.office"],
        },
    }
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Chinese first: message ids are Chinese, English is the one catalogue beside each room.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [BUILDING / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
FILTERS_EMPTY_CHOICE_LABEL = _("全部")

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [BUILDING / "static"]
MEDIA_ROOT = HOME / "kept"  # papers and runs; served only through a permission check
RUNS_FOLDER = HOME / "runs"
OFFICE_FONTS = os.environ.get("YISHI_FONTS", "")  # a folder with the office's own licensed fonts, for its papers
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Uploads with callers' data are read in memory and never touch the disk unmasked (docs/decisions/0004).
UPLOAD_LIMIT = 64 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT + 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["yishi.assembly.hotline.uploads.InMemoryOnly"]

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:desk"
LOGOUT_REDIRECT_URL = "home:welcome"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "yishi.assembly.people.accounts.InvitedOnly"
ACCOUNT_EMAIL_VERIFICATION = "none"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-ancestors": ["'none'"],
        "base-uri": [SELF],
        "form-action": [SELF],
        "object-src": ["'none'"],
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
RUN_LEASE_SECONDS = int(os.environ.get("YISHI_RUN_LEASE_SECONDS", "30"))  # silence after which a worker counts as dead

# What each room above a topic tells of what became of it (topics/story.py), in the order of the way.
TOPIC_STORIES = [
    f"yishi.assembly.{room}.queries.story"
    for room in (
        "consultation.research",
        "consultation",
        "consultation.supervision",
        "opinions",
        "proposals",
        "outcomes",
    )
]

# What each room tells of a theme (consultation/themes/story.py), in the order of the way.
THEME_STORIES = [
    f"yishi.assembly.{room}.part" for room in ("consultation.themes.told", "opinions.themes", "outcomes.themes")
]

# What each room tells of a year's plan that is still open (consultation/plan/carried.py).
PLAN_CARRIED = [
    "yishi.assembly.consultation.plan.carried.unfinished",
    "yishi.assembly.outcomes.promises.queries.carried",
]

# What each room above the hotline tells as messages, by code of their source (hotline/sources/rooms.py).
SIGNAL_ROOMS = {
    "report": "yishi.assembly.opinions.queries.signals",
    "visit": "yishi.assembly.outreach.visits.queries.signals",
    "studio": "yishi.assembly.outreach.studios.queries.signals",
}

# Texts that are found again when somebody writes about the same (runs/similar.py): one kind of each room that has
# texts, in the order of the page; and by kind, who tells what came of them.
SIMILAR_KINDS = [
    "yishi.assembly.proposals.similar.KIND",
    "yishi.assembly.proposals.archive.similar.KIND",
    "yishi.assembly.opinions.reports.similar.KIND",
    "yishi.assembly.opinions.similar.KIND",
    "yishi.assembly.opinions.policies.similar.KIND",
    "yishi.assembly.hotline.similar.KIND",
]
SIMILAR_FATES = {"bulletin": "yishi.assembly.outcomes.similar.fates"}

# Who is told that a second person confirmed what a bulletin's addressee did (opinions/addressees).
FATES_TOLD = ["yishi.assembly.outcomes.from_fates.told", "yishi.assembly.opinions.upward.telling.told"]

# Who takes in what other assemblies send, by kind of package (exchange/receiving.py).
PACKAGE_KINDS = {
    "bulletin": "yishi.assembly.opinions.upward.receiving.bulletin",
    "fate": "yishi.assembly.opinions.upward.receiving.fate",
}

# What follows in each room when somebody leaves or a unit is dissolved (people/changes), in this order.
CHANGES_FOLLOWED = [
    "yishi.assembly.people.changes.following.ROLES_END",
    "yishi.assembly.people.changes.following.ROLES_BEGIN",
    "yishi.assembly.outreach.following.STOPS_ON",
    "yishi.assembly.outreach.following.STOPS_FREE",
    "yishi.assembly.outreach.following.LEADS_END",
    "yishi.assembly.placement.branches.following.LINKS_END",
    "yishi.assembly.consultation.following.INVITATIONS_END",
    "yishi.assembly.consultation.following.FINDINGS_ON",
    "yishi.assembly.proposals.following.REQUESTS_END",
    "yishi.assembly.proposals.following.GO_ON",
    "yishi.assembly.proposals.following.HANDED_ON",
    "yishi.assembly.outcomes.promises.following.HANDED_ON",
]

# Who takes in the problems that campaigns find (outreach/campaigns/handing.py).
PROBLEMS_TAKEN_BY = "yishi.assembly.consultation.supervision.taking.TAKER"

# Papers whose words an office may make its own, that go round and may stay internal (papers), in the order of the page.
PAPER_KINDS = [
    "yishi.assembly.placement.drafts.papers.LIST",
    "yishi.assembly.topics.brief.papers.BRIEF",
    "yishi.assembly.outreach.studios.papers.DECISION",
    "yishi.assembly.outreach.campaigns.papers.REPORT",
    "yishi.assembly.consultation.papers.NOTICE",
    "yishi.assembly.consultation.papers.MINUTES",
    "yishi.assembly.consultation.agenda.papers.AGENDA",
    "yishi.assembly.consultation.supervision.papers.OPINION",
    "yishi.assembly.opinions.papers.BULLETIN",
    "yishi.assembly.proposals.papers.PROPOSAL",
    "yishi.assembly.proposals.papers.HANDED",
    "yishi.assembly.proposals.papers.REPLY",
]

# What rooms above tell of what nobody covers (placement/coverage): a word, and (name, address) of each.
COVERAGE_TOLD: list[str] = []

# What each room above a consultation tells the public of what came of it (consultation/public).
PUBLIC_FATES = ["yishi.assembly.outcomes.came_of.for_the_public"]

MODEL_STUDIOS_MOST = int(os.environ.get("YISHI_MODEL_STUDIOS", "8"))  # model studios at a time
STUDIO_NOTICE_WORKDAYS = int(os.environ.get("YISHI_STUDIO_NOTICE", "5"))  # how long a studio's notice hangs

DJANGO_TABLES2_TEMPLATE = "lists/table.html"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("YISHI_LOG", "WARNING")},
}
