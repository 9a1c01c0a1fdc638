"""The script that lets pages for writing open without a network."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest
from django.views.decorators.cache import never_cache

SCRIPT = Path("static") / "js" / "worker.js"


@login_not_required
@never_cache
def worker(request: HttpRequest) -> FileResponse:
    """`worker.js` at the root of the site: browsers let a script answer only for what lies below its own address."""
    return FileResponse((settings.BUILDING / SCRIPT).open("rb"), content_type="text/javascript")
