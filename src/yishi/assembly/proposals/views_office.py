"""The office's pages: plenaries, examining, deciding, merging."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import has_role, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.proposals import actions_examination, queries, rules
from yishi.assembly.proposals.forms import DecideForm, ExamineForm, MergeForm, PlenaryForm
from yishi.assembly.proposals.views import FORM


def plenaries(request: HttpRequest) -> HttpResponse:
    """The sessions that proposals belong to."""
    require(has_role(request.user, rules.OVERSEERS))
    may_open = has_role(request.user, rules.STAFF)
    form = PlenaryForm(request.POST or None, by=request.user) if may_open else None
    if request.method == "POST":
        require(may_open)
        if form and form.is_valid():
            actions_examination.open_plenary(facts=form.cleaned_data, by=request.user)
            messages.success(request, _("会议已登记，从征集开始日起可以写提案。"))
            return redirect("proposals:plenaries")
    return render(request, "proposals/plenaries.html", {"plenaries": queries.plenaries(request.user), "form": form})


def examine(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="examine")
    form = ExamineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions_examination.examine(proposal=found, **form.facts(), by=request.user)
        messages.success(request, _("审查意见已记下，等另一人审定。"))
        return redirect("proposals:proposal", public_id)
    context = {"form": form, "title": _("审查"), "proposal": found, "text": True}
    return render(request, FORM, context)


def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="decide")
    pending = rules.pending(found)
    form = DecideForm(request.POST or None, initial={"decision": pending.proposed if pending else ""})
    if request.method == "POST" and form.is_valid():
        decided = actions_examination.decide(proposal=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已审定：%(state)s。") % {"state": decided.get_state_display()})
        return redirect("proposals:proposal", public_id)
    context = {"form": form, "title": _("审定"), "proposal": found, "pending": pending, "text": True}
    return render(request, FORM, context)


def merge(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="merge")
    form = MergeForm(request.POST or None, rows=queries.mergeable(found))
    if request.method == "POST" and form.is_valid():
        actions_examination.merge(proposal=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已并案；原提案人仍会分别得到答复。"))
        return redirect("proposals:proposal", public_id)
    return render(request, FORM, {"form": form, "title": _("并案"), "proposal": found})


def part(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="part")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions_examination.part(proposal=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已撤销并案。"))
        return redirect("proposals:proposal", public_id)
    return render(request, FORM, {"form": form, "title": _("撤销并案"), "proposal": found})
