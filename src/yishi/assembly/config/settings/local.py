"""`make run`: one machine, an invented city, sign-in by one click."""

from yishi.assembly.config.settings.base import *

DEMO = True
WHITENOISE_USE_FINDERS = True  # static files straight from the tree: no collecting
