"""Pages of campaigns."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.outreach.campaigns import actions, handing, papers, queries, rules, tally
from yishi.assembly.outreach.campaigns.forms import (
    CampaignForm,
    EffortForm,
    HandForm,
    PledgeForm,
    ProblemForm,
    ReportForm,
    TaskForm,
)
from yishi.assembly.outreach.campaigns.models import Campaign, CampaignRole
from yishi.assembly.papers.paper import answer_with_paper
from yishi.assembly.record import things

FORM = "outreach/form.html"


def campaigns(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    rows = queries.campaigns(request.user)
    context = {"rows": rows, "may_draft": rules.may_draft(request.user)}
    return render(request, "outreach/campaigns/list.html", context)


def draft(request: HttpRequest) -> HttpResponse:
    require(rules.may_draft(request.user))
    form = CampaignForm(request.POST or None, initial={"since": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        made = actions.draft(facts=form.cleaned_data, by=request.user)
        return redirect("outreach:campaign", made.public_id)
    return render(request, FORM, {"form": form, "title": _("起草倡议")})


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="edit")
    form = CampaignForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        actions.edit(campaign=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("修改已保存。"))
        return redirect("outreach:campaign", public_id)
    return render(request, FORM, {"form": form, "title": _("修改倡议"), "lead": found.title})


def campaign(request: HttpRequest, public_id: str) -> HttpResponse:
    """The call, who takes part as what, what was done where, what was found."""
    found = queries.get_for(request.user, public_id)
    user = request.user
    mine = queries.mine(user, found)
    moves = [
        (move, rules.may(user, move.verb, found))
        for move, _answer in rules.LIFE.open_moves(user, found)
        if found.state in move.sources
    ]
    first = {"roles": mine.roles, "words": mine.words} if mine else {}
    problems = found.problems.select_related("village__town", "member")
    context = {
        "campaign": found,
        "moves": moves,
        "may": {verb: rules.may(user, verb, found) for verb in ("edit", "task", "pledge", "act", "find")},
        "mine": mine,
        "pledge_form": PledgeForm(initial=first),
        "tasks": found.tasks.all(),
        "efforts": found.efforts.select_related("village__town").prefetch_related("members")[:20],
        "problems": [(row, things.address(row.handed_to)) for row in problems[:20]],
        "is_staff": rules.may_draft(user),
        **_tally(found),
    }
    return render(request, "outreach/campaigns/campaign.html", context)


def live(request: HttpRequest, public_id: str) -> HttpResponse:
    """The tally alone, asked for again and again while the page is open."""
    found = queries.get_for(request.user, public_id)
    return render(request, "outreach/campaigns/tally.html", {"campaign": found, **_tally(found)})


def _tally(found: Campaign) -> dict[str, Any]:
    told = tally.of(found)
    return {"told": told, "roles": [(CampaignRole(code).label, n) for code, n in told.roles.items()]}


def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    if verb not in rules.LIFE.verbs:
        raise Http404(verb)
    found = queries.get_for(request.user, public_id, to=verb)
    form = WhyForm(request.POST or None)
    if verb == "call_off" and not (request.method == "POST" and form.is_valid()):
        return render(request, FORM, {"form": form, "title": _("取消倡议"), "lead": found.title})
    if request.method == "POST":
        why = form.cleaned_data["why"] if verb == "call_off" else ""
        actions.move(campaign=found, verb=verb, why=why, by=request.user)
        messages.success(request, _("已办理：%(what)s") % {"what": rules.LIFE.move(verb).word})
    return redirect("outreach:campaign", public_id)


@require_POST
def pledge(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="pledge")
    form = PledgeForm(request.POST)
    if form.is_valid():
        row = actions.pledge(campaign=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已认领，谢谢。") if row else _("已取消认领。"))
    return redirect("outreach:campaign", public_id)


def task(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="task")
    form = TaskForm(request.POST or None, initial={"due": found.until})
    if request.method == "POST" and form.is_valid():
        actions.ask(campaign=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("任务已发布。"))
        return redirect("outreach:campaign", public_id)
    return render(request, FORM, {"form": form, "title": _("发布任务"), "lead": found.title})


def effort(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="act")
    form = EffortForm(request.POST or None, campaign=found, initial={"day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        actions.act(campaign=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("行动已登记，办公室确认后计入。"))
        return redirect("outreach:campaign", public_id)
    return render(request, FORM, {"form": form, "title": _("登记行动"), "lead": found.title})


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.effort_for(request.user, public_id)
    actions.confirm(effort=found, by=request.user)
    messages.success(request, _("行动已确认，履职记录已登记。"))
    return redirect("outreach:campaign", found.campaign.public_id)


def problem(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="find")
    form = ProblemForm(request.POST or None, campaign=found)
    if request.method == "POST" and form.is_valid():
        actions.find(campaign=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("问题已登记，办公室处理后在这里答复。"))
        return redirect("outreach:campaign", public_id)
    return render(request, FORM, {"form": form, "title": _("登记发现的问题"), "lead": found.title})


def hand_on(request: HttpRequest, public_id: str) -> HttpResponse:
    """A problem into a supervision that is under way."""
    found = queries.problem_for(request.user, public_id)
    require(rules.may_decide(request.user, found))
    form = HandForm(request.POST or None, choices=handing.taker().choices(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            actions.hand_on(problem=found, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("chosen", str(refused.reason))
        else:
            messages.success(request, _("已转民主监督，作为一个问题跟踪到整改。"))
            return redirect("outreach:campaign", found.campaign.public_id)
    return render(request, FORM, {"form": form, "title": _("转民主监督"), "lead": found.text})


def set_aside(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.problem_for(request.user, public_id)
    require(rules.may_decide(request.user, found))
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.set_aside(problem=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已登记。"))
        return redirect("outreach:campaign", found.campaign.public_id)
    return render(request, FORM, {"form": form, "title": _("不再跟踪"), "lead": found.text})


def report(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    require(rules.may_draft(request.user))
    form = ReportForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        actions.write_report(campaign=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("总结已保存，可以发布。"))
        return redirect("outreach:campaign", public_id)
    return render(request, FORM, {"form": form, "title": _("写总结"), "lead": found.title})


def paper(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The report as an official paper; before it is concluded it is the office's draft."""
    found = queries.get_for(request.user, public_id)
    if found.concluded_at is None:
        require(rules.may_draft(request.user))
    return answer_with_paper(papers.REPORT, found, form=form, name=f"campaign-{public_id}", by=request.user)
