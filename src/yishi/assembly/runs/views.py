"""Pages of the room: ask, call one action, answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import listed
from yishi.assembly.runs import actions, queries, rules
from yishi.assembly.runs.lists import RunFilter, RunTable
from yishi.assembly.runs.models import Run


def runs(request: HttpRequest) -> HttpResponse:
    """All long work of the assembly, the newest first."""
    require(rules.may_list(request.user))
    asked = request.GET.copy()
    asked["export"] = "xlsx"
    rows = queries.runs(request.user)
    return listed(request, RunFilter, RunTable, rows, "runs/list.html", export_url=f"?{asked.urlencode()}")


def run(request: HttpRequest, public_id: str) -> HttpResponse:
    """One run: how far it is, how it ended, what it noted, and where to go on."""
    found = queries.get_for(request.user, public_id)
    return render(request, "runs/run.html", _context(request, found))


def progress(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the page asks for each second. A run that is done leads on by itself, if it was told where to."""
    found = queries.get_for(request.user, public_id)
    if found.state == Run.State.DONE and (onward := _next(request)):
        return HttpResponseClientRedirect(onward)
    return render(request, "runs/progress.html", _context(request, found))


@require_POST
def cancel(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="cancel")
    cancelled = actions.cancel(run=found, by=request.user)
    messages.success(request, _("已取消。") if cancelled.over else _("已要求停止，将在当前步骤完成后停下。"))
    return redirect(_address(request, "runs:run", found))


@require_POST
def retry(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="retry")
    actions.retry(run=found, by=request.user)
    messages.success(request, _("已重新排队。"))
    return redirect(_address(request, "runs:run", found))


def _context(request: HttpRequest, found: Run) -> dict[str, object]:
    return {
        "run": found,
        "next": _next(request),
        "poll": _address(request, "runs:progress", found),
        "cancel": _address(request, "runs:cancel", found),
        "retry": _address(request, "runs:retry", found),
        "may_cancel": rules.may(request.user, "cancel", found),
        "may_retry": rules.may(request.user, "retry", found),
    }


def _next(request: HttpRequest) -> str:
    """Where to go on: `?next=`, only if it is a path of this site."""
    asked = request.GET.get("next", "")
    return asked if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""


def _address(request: HttpRequest, view: str, found: Run) -> str:
    """The address of `view` for this run; where to go on afterwards goes along."""
    address = reverse(view, args=[found.public_id])
    return f"{address}?{urlencode({'next': onward})}" if (onward := _next(request)) else address
