"""Pages of the branches."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.placement.branches import actions, queries, rules
from yishi.assembly.placement.branches.forms import ActivityForm, LinkForm, ScopeForm

FORM = "placement/branches/form.html"


def branches(request: HttpRequest) -> HttpResponse:
    """All branches in a year: who did what was asked, at a glance."""
    today = timezone.localdate().year
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else today
    context = {
        "year": year,
        "years": (today - 1, today),
        "rows": queries.year(request.user, year),
        "waiting": [(row, rules.may(request.user, "confirm", row)) for row in queries.waiting(request.user)],
        "may_keep": rules.may_keep(request.user),
    }
    return render(request, "placement/branches/branches.html", context)


def branch(request: HttpRequest, public_id: str) -> HttpResponse:
    """One branch: members and whom they link, what it did."""
    found = queries.branch_for(request.user, public_id)
    pairs = queries.pairs(found)
    context = {
        "branch": found,
        "scope": getattr(found, "scope", None),
        "members": [(seat, pairs.get(seat.member_id, [])) for seat in queries.members(found)],
        "activities": queries.activities(found),
        "may_keep": rules.may_keep(request.user),
        "may_record": rules.may_record(request.user, found),
    }
    return render(request, "placement/branches/branch.html", context)


def record(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.branch_for(request.user, public_id)
    require(rules.may_record(request.user, found))
    form = ActivityForm(request.POST or None, branch=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_activity(branch=found, facts=dict(form.cleaned_data), by=request.user)
        except Refused as refused:
            form.add_error("day", str(refused.reason))
        else:
            messages.success(request, _("已登记，办公室确认后进入履职记录。"))
            return redirect("placement:branch", public_id)
    return render(request, FORM, {"form": form, "branch": found, "title": _("登记活动")})


def scope(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.branch_for(request.user, public_id)
    require(rules.may_keep(request.user))
    now = getattr(found, "scope", None)
    initial = {"towns": now.towns.all(), "sectors": now.sectors.all()} if now else {}
    form = ScopeForm(request.POST or None, by=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_scope(branch=found, **form.cleaned_data, by=request.user)
        return redirect("placement:branch", public_id)
    return render(request, FORM, {"form": form, "branch": found, "title": _("支部依托")})


def link(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.branch_for(request.user, public_id)
    require(rules.may_keep(request.user))
    form = LinkForm(request.POST or None, branch=found)
    if request.method == "POST" and form.is_valid():
        actions.link(**form.cleaned_data, by=request.user)
        return redirect("placement:branch", public_id)
    return render(request, FORM, {"form": form, "branch": found, "title": _("党员联系")})


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.activity_for(request.user, public_id, to="confirm")
    actions.confirm_activity(activity=found, by=request.user)
    messages.success(request, _("已确认，参加的人都有了履职记录。"))
    return redirect("placement:branches")
