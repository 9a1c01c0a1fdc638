"""Pages of findings: the list, one finding with all that was said of it, and what people do about it."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation.supervision import actions_findings, queries, rules, rules_findings, since
from yishi.assembly.consultation.supervision.forms_findings import FindingForm, LookBackForm, RectificationForm
from yishi.assembly.consultation.supervision.lists import FindingFilter, FindingTable
from yishi.assembly.consultation.supervision.models import Finding
from yishi.assembly.consultation.supervision.views import FORM, again

SHOWN = ("edit", "rectify", "look_back", "drop")


def findings(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    rows = queries.findings(request.user).order_by("-supervision_id", "number")
    return listed(request, FindingFilter, FindingTable, rows, "consultation/supervision/findings.html")


def finding(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.finding_for(request.user, public_id)
    accounts = list(queries.accounts(found))
    context = {
        "finding": found,
        "supervision": found.supervision,
        "may_look_up": rules.may(request.user, "look", found.supervision),
        "may": _offered(request.user, found),
        "accounts": accounts,
        "since": since.counted(found, next(iter(accounts), None), exact=rules.oversees(request.user)),
    }
    return render(request, "consultation/supervision/finding.html", context)


def add(request: HttpRequest, public_id: str) -> HttpResponse:
    """One more row of the list; `?inspection=` where it was found."""
    found = queries.get_for(request.user, public_id, to="find")
    inspection = found.inspections.filter(public_id=request.GET.get("inspection", "")).first()
    begun: dict[str, Any] = {}
    if inspection:
        begun = {"inspection": inspection, "town": inspection.town, "village": inspection.village}
    form = FindingForm(request.POST or None, initial=begun, supervision=found, by=request.user)
    if request.method == "POST" and form.is_valid():
        finding = actions_findings.add(supervision=found, facts=form.facts(), by=request.user)
        messages.success(request, _("第%(number)s号问题已登记。") % {"number": finding.number})
        return redirect("consultation:supervision", public_id)
    return render(request, FORM, {"form": form, "title": _("登记问题"), "supervision": found})


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """The row. When a colleague saved in between, both are shown and neither is lost."""
    found = queries.finding_for(request.user, public_id, to="edit")
    form = FindingForm(request.POST or None, instance=found, supervision=found.supervision, by=request.user)
    theirs = None
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions_findings.edit(finding=found, facts=form.facts(), version=version, by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            data = again(request, theirs)
            form = FindingForm(data, instance=found, supervision=found.supervision, by=request.user)
        else:
            messages.success(request, _("修改已保存。"))
            return redirect("consultation:finding", public_id)
    return _page(request, found, form, _("登记问题"), theirs=theirs)


def drop(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.finding_for(request.user, public_id, to="drop")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions_findings.drop(finding=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("这个问题不再跟踪。"))
        return redirect("consultation:finding", public_id)
    return _page(request, found, form, _("不再跟踪"))


def rectify(request: HttpRequest, public_id: str) -> HttpResponse:
    """The unit's account, or the office's in its place."""
    found = queries.finding_for(request.user, public_id, to="rectify")
    form = RectificationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions_findings.rectify(finding=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("整改情况已提交，到期由监督小组回头看。"))
        return redirect("consultation:finding", public_id)
    return _page(request, found, form, _("报告整改"))


def look_back(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.finding_for(request.user, public_id, to="look_back")
    form = LookBackForm(request.POST or None, finding=found, by=request.user)
    if request.method == "POST" and form.is_valid():
        actions_findings.look_back(finding=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("回头看情况已保存。"))
        return redirect("consultation:finding", public_id)
    return _page(request, found, form, _("回头看"))


def proof(request: HttpRequest, public_id: str) -> FileResponse:
    """The proof itself, behind the same question as the page."""
    found = queries.rectification_for(request.user, public_id)
    if not found.proof:
        raise Http404(public_id)
    return FileResponse(found.proof.open("rb"), as_attachment=True, filename=found.proof_name)


def _page(request: HttpRequest, found: Finding, form: Any, title: str, **more: Any) -> HttpResponse:
    context = {"form": form, "title": title, "finding": found, "supervision": found.supervision, **more}
    return render(request, FORM, context | {"may_look_up": rules.may(request.user, "look", found.supervision)})


def _offered(user: Any, found: Finding) -> dict[str, Any]:
    """The buttons that this person could ever use here, each with today's answer."""
    roles = {"look_back": rules_findings.LOOKERS, "rectify": rules_findings.HANDLERS}
    return {verb: rules_findings.may(user, verb, found) for verb in SHOWN if roles.get(verb, rules.STAFF) & user.roles}
