"""Pages of coverage, rounds, the groups' leaders and the register of firms."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import listed
from yishi.assembly.outreach.visits import actions_rounds, coverage, queries, rounds, rules
from yishi.assembly.outreach.visits.forms import FirmForm, LeaderForm, RoundForm
from yishi.assembly.outreach.visits.lists import FirmFilter, FirmTable

FORM = "outreach/form.html"
SHOWN = 20  # places in a table beside the map, which has all


def covered(request: HttpRequest) -> HttpResponse:
    """All villages on the map and in a table, and the firms, by how long ago somebody called: gaps first."""
    require(rules.may_look(request.user))
    villages, firms = coverage.everywhere(request.user)
    today = timezone.localdate()
    context = {
        "villages": [(row, coverage.band_of(row.last, today)) for row in villages[:SHOWN]],
        "share": coverage.shares(villages),
        "map": coverage.map_of(request.user, villages),
        "firms": [(row, coverage.band_of(row.last, today)) for row in firms[:SHOWN]],
        "firm_share": coverage.shares(firms),
        "words": coverage.WORDS,
        "tones": coverage.TONES,
        "may_keep": rules.may_keep(request.user),
    }
    return render(request, "outreach/visits/coverage.html", context)


def all_rounds(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    rows = rounds.progress(list(rounds.rounds(request.user)[:SHOWN]))
    context = {"rows": rows, "led": rounds.led(request.user), "today": timezone.localdate()}
    return render(request, "outreach/visits/rounds.html", context)


def one_round(request: HttpRequest, public_id: str) -> HttpResponse:
    found = rounds.get_for(request.user, public_id)
    context = {
        "round": found,
        "stops": rounds.called(found),
        "may_edit": rules.may_plan(request.user, "edit", found),
    }
    return render(request, "outreach/visits/round.html", context)


def plan_round(request: HttpRequest, group_id: str) -> HttpResponse:
    group = rounds.group_for(request.user, group_id)
    require(rules.may_lead(request.user, group))
    first = {"title": _("%(month)s月走访") % {"month": timezone.localdate().month}, "since": timezone.localdate()}
    form = RoundForm(request.POST or None, group=group, firms=rounds.firms_near(group), initial=first)
    if request.method == "POST" and form.is_valid():
        made = actions_rounds.plan(group=group, facts=form.facts(), stops=form.places(), by=request.user)
        messages.success(request, _("走访安排已保存，委员可以在“我的”里看到。"))
        return redirect("outreach:round", made.public_id)
    return render(request, FORM, {"form": form, "title": _("安排走访"), "lead": group})


def edit_round(request: HttpRequest, public_id: str) -> HttpResponse:
    found = rounds.get_for(request.user, public_id, to="edit")
    form = RoundForm(request.POST or None, group=found.group, firms=rounds.firms_near(found.group), instance=found)
    if request.method == "POST" and form.is_valid():
        actions_rounds.edit(round=found, facts=form.facts(), stops=form.places(), by=request.user)
        messages.success(request, _("走访安排已保存，委员可以在“我的”里看到。"))
        return redirect("outreach:round", public_id)
    return render(request, FORM, {"form": form, "title": _("安排走访"), "lead": found.group})


def leaders(request: HttpRequest) -> HttpResponse:
    """Who leads which group."""
    require(rules.may_keep(request.user))
    return render(request, "outreach/visits/leaders.html", {"rows": rounds.leaders(request.user)})


def name_leader(request: HttpRequest, group_id: str) -> HttpResponse:
    require(rules.may_keep(request.user))
    group = rounds.group_for(request.user, group_id)
    form = LeaderForm(request.POST or None, group=group)
    if request.method == "POST" and form.is_valid():
        actions_rounds.name_leader(group=group, **form.cleaned_data, by=request.user)
        messages.success(request, _("组长已登记。"))
        return redirect("outreach:leaders")
    return render(request, FORM, {"form": form, "title": _("指定组长"), "lead": group})


def firms(request: HttpRequest) -> HttpResponse:
    """The register of firms."""
    require(rules.may_look(request.user))
    rows = queries.firms(request.user)
    more = {"may_keep": rules.may_keep(request.user)}
    return listed(request, FirmFilter, FirmTable, rows, "outreach/visits/firms.html", **more)


def enter_firm(request: HttpRequest) -> HttpResponse:
    require(rules.may_keep(request.user))
    form = FirmForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        actions_rounds.enter_firm(facts=form.cleaned_data, by=request.user)
        messages.success(request, _("市场主体已登记。"))
        return redirect("outreach:firms")
    return render(request, FORM, {"form": form, "title": _("登记市场主体")})


def edit_firm(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.firm_for(request.user, public_id, to="edit")
    form = FirmForm(request.POST or None, instance=found, by=request.user)
    if request.method == "POST" and form.is_valid():
        actions_rounds.edit_firm(firm=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("修改已保存。"))
        return redirect("outreach:firms")
    return render(request, FORM, {"form": form, "title": _("核对市场主体"), "lead": found.name})
