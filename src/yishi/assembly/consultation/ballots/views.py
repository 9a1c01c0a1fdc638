"""Pages of ballots: the fragment on the session's page, planning, voting, the screen in the hall, the result."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.ballots import actions, queries, rules
from yishi.assembly.consultation.ballots.counting import Choice
from yishi.assembly.consultation.ballots.forms import BallotForm, DecisionForm

FORM = "consultation/ballots/form.html"


def of_consultation(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment: the session's ballots, and the button to plan one."""
    found = consultations.get_for(request.user, public_id)
    context = {"consultation": found, "ballots": queries.of(found), "may_plan": rules.may_plan(request.user, found)}
    return render(request, "consultation/ballots/of_consultation.html", context)


def plan(request: HttpRequest, public_id: str) -> HttpResponse:
    found = consultations.get_for(request.user, public_id)
    require(rules.may_plan(request.user, found))
    form = BallotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ballot = actions.plan(consultation=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("表决已安排，到时点“开始表决”。"))
        return redirect("consultation:ballot", ballot.public_id)
    return render(request, FORM, {"form": form, "title": _("安排表决"), "consultation": found})


def ballot(request: HttpRequest, public_id: str) -> HttpResponse:
    """One ballot: vote while it is open, read the result when it is closed."""
    found = queries.get_for(request.user, public_id)
    context = {
        "ballot": found,
        "consultation": found.consultation,
        "choices": Choice,
        "mine": queries.mine(request.user, found),
        "may": {verb: rules.may(request.user, verb, found) for verb in ("vote", "count", "record")},
        "moves": rules.LIFE.open_moves(request.user, found),
        "turnout": queries.turnout(found),
        "roll": queries.roll(found),
        "counted": queries.counted(found) if rules.may(request.user, "count", found) else [],
    }
    return render(request, "consultation/ballots/ballot.html", context)


def screen(request: HttpRequest, public_id: str) -> HttpResponse:
    """For the screen in the hall: large, renewed by itself; only how many voted until it is closed."""
    found = queries.get_for(request.user, public_id)
    shown = queries.counted(found) if rules.may(request.user, "count", found) else []
    context = {"ballot": found, "turnout": queries.turnout(found), "counted": shown}
    return render(request, "consultation/ballots/screen.html", context)


@require_POST
def vote(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="vote")
    actions.vote(ballot=found, choice=request.POST.get("choice", ""), by=request.user)
    messages.success(request, _("已表决。"))
    return redirect("consultation:ballot", public_id)


@require_POST
def open_ballot(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="open")
    actions.open_ballot(ballot=found, by=request.user)
    messages.success(request, _("表决已开始，应到人员在手机上表决。"))
    return redirect("consultation:ballot", public_id)


@require_POST
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="close")
    actions.close(ballot=found, by=request.user)
    return redirect("consultation:ballot", public_id)


def call_off(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="call_off")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.call_off(ballot=found, **form.cleaned_data, by=request.user)
        return redirect("consultation:ballot", public_id)
    return render(request, FORM, {"form": form, "title": _("取消表决"), "consultation": found.consultation})


def record(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="record")
    form = DecisionForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        actions.record(ballot=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("决定已记录。"))
        return redirect("consultation:ballot", public_id)
    return render(request, FORM, {"form": form, "title": _("记录决定"), "consultation": found.consultation})
