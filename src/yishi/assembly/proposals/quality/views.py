"""Pages of quality reviews: rounds, one round's table, a reviewer's sheet."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, has_role, require
from yishi.assembly.proposals import queries as proposals
from yishi.assembly.proposals.quality import actions, queries, rules
from yishi.assembly.proposals.quality.forms import AssessForm, AssignForm, OpenForm, ThirdForm
from yishi.assembly.proposals.rules import OVERSEERS, STAFF

FORM = "proposals/form.html"


def rounds(request: HttpRequest) -> HttpResponse:
    """Rounds so far, and the form that opens one."""
    require(has_role(request.user, OVERSEERS))
    may_open = has_role(request.user, STAFF)
    form = OpenForm(request.POST or None, by=request.user) if may_open else None
    if request.method == "POST":
        require(may_open)
        if form and form.is_valid():
            found = actions.open_round(**form.cleaned_data, by=request.user)
            messages.success(request, _("评价已开始。下一步：选评价人。"))
            return redirect("proposals:quality_round", found.public_id)
    return render(request, "proposals/quality/rounds.html", {"rounds": queries.rounds(request.user), "form": form})


def quality_round(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every proposal with its grades, and how far reviewers agree."""
    found = queries.get_for(request.user, public_id)
    lines = queries.lines(found)
    context = {
        "round": found,
        "lines": [(line, rules.may_honour(request.user, line.proposal)) for line in lines],
        "agreement": queries.agreement(lines),
        "may": {verb: rules.may(request.user, verb, found) for verb in ("assign", "close")},
    }
    return render(request, "proposals/quality/round.html", context)


def assign(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="assign")
    form = AssignForm(request.POST or None, choose_from=queries.reviewers(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            count = actions.assign(found=found, reviewers=list(form.cleaned_data["reviewers"]), by=request.user)
        except Refused as refused:
            form.add_error("reviewers", str(refused.reason))
        else:
            messages.success(request, _("已为%(count)s件提案各安排两名评价人。") % {"count": count})
            return redirect("proposals:quality_round", public_id)
    return render(request, FORM, {"form": form, "title": _("选评价人")})


def third(request: HttpRequest, public_id: str, proposal_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="assign")
    proposal = proposals.get_for(request.user, proposal_id)
    form = ThirdForm(request.POST or None, choose_from=queries.reviewers(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_third(found=found, proposal=proposal, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("reviewer", str(refused.reason))
        else:
            return redirect("proposals:quality_round", public_id)
    return render(request, FORM, {"form": form, "title": _("第三名评价人"), "proposal": proposal})


def assess(request: HttpRequest, public_id: str) -> HttpResponse:
    """A reviewer's sheet: the text without its signers, and the questions."""
    found = queries.assessment_for(request.user, public_id)
    form: Any = AssessForm(request.POST or None, found=found.round)
    if request.method == "POST" and form.is_valid():
        facts = {"grades": form.grades(), "overall": form.cleaned_data["overall"], "words": form.cleaned_data["words"]}
        actions.assess(assessment=found, **facts, by=request.user)
        messages.success(request, _("评价表已提交。"))
        return redirect("home:desk")
    context = {"form": form, "proposal": found.proposal}
    return render(request, "proposals/quality/assess.html", context)


@require_POST
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="close")
    actions.close(found=found, by=request.user)
    messages.success(request, _("评价已结束，提案人可以看到自己提案的等次。"))
    return redirect("proposals:quality_round", public_id)


@require_POST
def honour(request: HttpRequest, public_id: str) -> HttpResponse:
    found = proposals.get_for(request.user, public_id)
    actions.honour(proposal=found, by=request.user)
    messages.success(request, _("已评为优秀提案。"))
    return redirect("proposals:quality_round", found.plenary.quality_round.public_id)
