"""Where a phone's queue sends what was logged without a network. Every answer is JSON, every refusal has its words."""

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yishi.assembly.base.access import Refused
from yishi.assembly.outreach.visits import actions, clocks, queries
from yishi.assembly.outreach.visits.forms import FileForm, LogForm
from yishi.assembly.outreach.visits.models import Visit


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sync(request: HttpRequest) -> JsonResponse:
    """GET: whose session this is, and the server's time. POST: `visit`, a JSON object, stored once by its key; and
    with it, or later, a `piece` of an attachment (`file`: its key, `offset`). Answers what is still needed."""
    if not request.user.is_authenticated:
        return JsonResponse({"state": "signin"}, status=401)
    if request.method == "GET":
        get_token(request)  # so that the cookie is there
        return JsonResponse({"account": request.user.public_id, "now": _milliseconds()})
    try:
        told = _told(request)
        if told.get("account") != request.user.public_id:
            return JsonResponse({"state": "other"}, status=409)
        visit, notes = _visit(told, request)
        if "piece" in request.FILES:
            _piece(visit, request)
    except Refused as refused:
        return JsonResponse({"state": "refused", "reason": str(refused.reason)}, status=422)
    return JsonResponse({"state": "taken", "needs": _needs(visit), "notes": notes, "url": _page(visit)})


def _told(request: HttpRequest) -> dict[str, Any]:
    """The visit as JSON. Raises `Refused` for what is none."""
    try:
        told = json.loads(request.POST.get("visit", ""))
    except ValueError:
        told = None
    if not isinstance(told, dict) or not all(isinstance(file, dict) for file in _files(told)):
        raise Refused(_("手机发来的内容读不懂，请刷新页面后重试。"))
    return told


def _files(told: dict[str, Any]) -> list[Any]:
    found = told.get("files") or []
    return found if isinstance(found, list) else [None]


def _visit(told: dict[str, Any], request: HttpRequest) -> tuple[Visit, list[str]]:
    """The stored visit, and what its author should know of it."""
    form = LogForm(told, by=request.user)
    files = [FileForm(file) for file in _files(told)]
    if not form.is_valid() or not all([file.is_valid() for file in files]):
        raise Refused(_first_fault([form, *files]))
    facts = form.facts() | {"files": [file.cleaned_data for file in files]}
    visit = actions.log(facts=facts, by=request.user)
    return visit, list(_notes(visit))


def _first_fault(forms: list[Any]) -> str:
    return next(str(error) for form in forms for errors in form.errors.values() for error in errors)


def _piece(visit: Visit, request: HttpRequest) -> None:
    offset = request.POST.get("offset", "0")
    piece: Any = request.FILES["piece"]
    at = int(offset) if offset.isascii() and offset.isdigit() else -1
    actions.take_piece(visit=visit, key=request.POST.get("file", ""), offset=at, content=piece.read(), by=request.user)


def _needs(visit: Visit) -> list[dict[str, Any]]:
    """What of the attachments has not come yet."""
    return [{"file": each.key, "from": each.received} for each in visit.attachments.all() if not each.whole]


def _notes(visit: Visit) -> Any:
    """What was done to it on the way in, and what to look at, in words."""
    if visit.hidden:
        yield _("其中%(n)s处姓名、电话等个人信息已自动隐去。") % {"n": visit.hidden}
    if visit.moved_from:
        yield _("%(old)s已并入%(new)s，走访记在%(new)s。") % {"old": visit.moved_from, "new": visit.village}
    if not clocks.is_trusted(visit.clock_off):
        yield _("手机时间不准，走访日期按服务器时间记为%(day)s。") % {"day": visit.day.isoformat()}
    if queries.alike(visit).exists():
        yield _("同组委员也登记了同一天、同一地点的走访，请打开看看是不是同一次。")


def _page(visit: Visit) -> str:
    return reverse("outreach:visit", args=[visit.public_id])


def _milliseconds() -> int:
    return int(timezone.now().timestamp() * 1000)
