"""What lets pages open without a network: their script, and the manifest by which a phone installs them."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

SCRIPT = Path("static") / "js" / "worker.js"
ICONS = (192, 512)  # pixels; drawn at set-up (config/front.py)


@login_not_required
@never_cache
def worker(request: HttpRequest) -> FileResponse:
    """`worker.js` at the root of the site: browsers let a script answer only for what lies below its own address."""
    return FileResponse((settings.BUILDING / SCRIPT).open("rb"), content_type="text/javascript")


@login_not_required
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone puts on its home screen: it opens where a visit is logged, the one page that needs no network."""
    start = reverse("outreach:log_visit")
    told = {
        "id": "/",
        "name": _("议事 · 走访"),
        "short_name": _("走访登记"),
        "lang": request.LANGUAGE_CODE,
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "background_color": "#f4f6f9",
        "theme_color": "#1c4f8f",
        "icons": [_icon(size, "any") for size in ICONS] + [_icon(ICONS[-1], "maskable")],
        "shortcuts": [
            {"name": _("登记走访"), "url": start},
            {"name": _("我的事项"), "url": reverse("home:desk")},
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")


def _icon(size: int, purpose: str) -> dict[str, str]:
    suffix = "-maskable" if purpose == "maskable" else ""
    src = static(f"vendor/icon-{size}{suffix}.png")
    return {"src": src, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
