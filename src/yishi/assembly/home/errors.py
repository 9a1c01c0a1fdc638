"""Refusals and faults, as pages: what happened, what was kept, what to do."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from yishi.assembly.base.access import Refused


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent cannot be read, mostly because it is far too much text."""
    too_big = isinstance(exception, RequestDataTooBig)
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024
    return render(request, "400.html", {"too_big": too_big, "most": most}, status=413 if too_big else 400)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 with the reason that the refusal carries."""
    reason: Any = exception.reason if isinstance(exception, Refused) else ""
    return render(request, "403.html", {"reason": reason}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500, drawn without the frame: whatever broke may be what the frame needs."""
    return HttpResponse(render_to_string("500.html"), status=500)
