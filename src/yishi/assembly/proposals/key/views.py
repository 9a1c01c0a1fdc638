"""Pages of key proposals."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Refused, require
from yishi.assembly.proposals import queries as proposals
from yishi.assembly.proposals import rules as proposal_rules
from yishi.assembly.proposals.key import actions, queries, rules
from yishi.assembly.proposals.key.forms import ChooseForm, DecideKeyForm, FollowUpForm
from yishi.assembly.proposals.key.models import KeyProposal

FORM = "proposals/form.html"


def keys(request: HttpRequest) -> HttpResponse:
    """All key proposals, what is due first on top."""
    require(proposal_rules.may_look(request.user))
    return render(request, "proposals/key/list.html", {"keys": queries.keys(request.user)})


def key(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    context = {
        "key": found,
        "proposal": found.proposal,
        "may": {verb: rules.may(request.user, verb, found) for verb in ("decide", "follow_up")},
        "follow_ups": found.follow_ups.select_related("entered_by"),
    }
    return render(request, "proposals/key/key.html", context)


def choose(request: HttpRequest, public_id: str) -> HttpResponse:
    found = proposals.get_for(request.user, public_id)
    require(rules.may_choose(request.user, found))
    form = ChooseForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        chosen = actions.choose(proposal=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("已提出，等领导审定。"))
        return redirect("proposals:key", chosen.public_id)
    return render(request, FORM, {"form": form, "title": _("列为重点"), "proposal": found})


def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="decide")
    form = DecideKeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.decide(key=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已审定。"))
        return redirect("proposals:key", public_id)
    return _form(request, found, form, _("审定"))


def follow_up(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="follow_up")
    form = FollowUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.follow_up(key=found, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("day", str(refused.reason))
        else:
            messages.success(request, _("督办已登记。"))
            return redirect("proposals:key", public_id)
    return _form(request, found, form, _("登记督办"))


def _form(request: HttpRequest, found: KeyProposal, form: BaseForm, title: str) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "title": title, "proposal": found.proposal}
    return render(request, FORM, context)
