"""The door for web servers (`granian --interface wsgi yishi.assembly.config.wsgi:application`)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yishi.assembly.config.settings.production")

application = get_wsgi_application()
