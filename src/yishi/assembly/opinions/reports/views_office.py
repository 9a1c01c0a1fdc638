"""The office's pages: reviewing, editing beside the author's text, the evidence desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import has_role, require
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.opinions.reports import actions_office, queries, rules
from yishi.assembly.opinions.reports.actions import TEXTS
from yishi.assembly.opinions.reports.form_rules import FRESH_DAYS
from yishi.assembly.opinions.reports.forms import CheckForm, EditionForm, ReviewForm
from yishi.assembly.opinions.reports.models import Edition
from yishi.assembly.opinions.reports.views import FORM


def review(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="review")
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = actions_office.review(report=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已审稿：%(state)s。") % {"state": done.get_state_display()})
        return redirect("opinions:report", public_id)
    return render(request, FORM, {"form": form, "title": _("审稿"), "report": found, "text": found})


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """The office's text. When a colleague saved in between, both are shown and neither is lost."""
    found = queries.get_for(request.user, public_id, to="edit")
    edition = rules.pending(found)
    begun = found.editions.first() or found  # after an objection: what the author objected to
    initial = {} if edition else {name: getattr(begun, name) for name in TEXTS}
    form = EditionForm(request.POST or None, instance=edition or Edition(), initial=initial, by=request.user)
    theirs = None
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions_office.edit(report=found, facts=form.facts(), version=version, by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            data = request.POST.copy()
            data["version"] = str(theirs.version)
            form = EditionForm(data, instance=Edition(), by=request.user)
        else:
            messages.success(request, _("编辑稿已保存，原文没有改动。"))
            return redirect("opinions:report", public_id)
    context = {"form": form, "report": found, "theirs": theirs, "last": found.editions.exclude(answer="").first()}
    return render(request, "opinions/reports/edit.html", context)


@require_POST
def propose(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="propose")
    actions_office.propose(report=found, by=request.user)
    messages.success(request, _("已请作者确认。"))
    return redirect("opinions:report", public_id)


def desk(request: HttpRequest, public_id: str) -> HttpResponse:
    """The evidence desk: claims with source and age, what is alike, policy that may cover it; a person notes."""
    found = queries.get_for(request.user, public_id)
    require(has_role(request.user, rules.OVERSEERS))
    may_check = rules.may(request.user, "check", found)
    form = CheckForm(request.POST or None) if may_check else None
    if request.method == "POST":
        require(may_check)
        if form and form.is_valid():
            actions_office.check(report=found, **form.cleaned_data, by=request.user)
            messages.success(request, _("核查已记下。"))
            return redirect("opinions:desk", public_id)
    context = {
        "report": found,
        "claims": queries.claims(found),
        "fresh_days": FRESH_DAYS,
        "desk": queries.desk(request.user, found),
        "checks": queries.checks(found),
        "form": form,
        "may_prove": rules.may(request.user, "prove", found),
    }
    return render(request, "opinions/reports/desk.html", context)
