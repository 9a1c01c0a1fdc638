"""Pages of the research itself: the list, the plan, its life."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation import queries as sessions
from yishi.assembly.consultation import rules as session_rules
from yishi.assembly.consultation.research import actions, queries, rules
from yishi.assembly.consultation.research.forms import PlanForm, SessionForm
from yishi.assembly.consultation.research.lists import ResearchFilter, ResearchTable
from yishi.assembly.consultation.research.models import Research
from yishi.assembly.consultation.supervision.views import again
from yishi.assembly.topics import queries as topics

CLICKS = {"begin": actions.begin, "submit": actions.submit}
FORM = "consultation/research/form.html"


def researches(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    rows = queries.researches(request.user)
    more = {"may_plan": rules.may_plan(request.user)}
    return listed(request, ResearchFilter, ResearchTable, rows, "consultation/research/list.html", **more)


def of_consultation(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment for the consultation's page: what is researched for it."""
    found = sessions.get_for(request.user, public_id)
    context = {
        "consultation": found,
        "researches": queries.of_consultation(request.user, found),
        "may_plan": rules.may_plan(request.user) and found.state in (found.State.PLANNED, found.State.NOTICED),
    }
    return render(request, "consultation/research/of_consultation.html", context)


def plan(request: HttpRequest) -> HttpResponse:
    """A new research, free-standing, for a consultation (`?consultation=`) or from a topic (`?topic=`)."""
    require(rules.may_plan(request.user))
    begun: dict[str, Any] = {}
    if public_id := request.GET.get("consultation"):
        session = sessions.get_for(request.user, public_id)
        begun = {"consultation": session, "topic": session.topic, "title": session.title}
    elif topic_id := request.GET.get("topic"):
        topic = topics.get_for(request.user, topic_id)
        begun = {"topic": topic, "title": topic.label}
    form = PlanForm(request.POST or None, initial=begun, by=request.user)
    if request.method == "POST" and form.is_valid():
        found = actions.plan(facts=form.facts(), by=request.user)
        messages.success(request, _("调研方案已保存。下一步：启动调研。"))
        return redirect("consultation:research", found.public_id)
    return render(request, FORM, {"form": form, "title": _("调研方案")})


def research(request: HttpRequest, public_id: str) -> HttpResponse:
    """One research: plan, trips, what was seen, questionnaires, the report and the advice it proposes."""
    found = queries.get_for(request.user, public_id)
    verbs = (*rules.WORK, *rules.TOGETHER)
    session = found.consultation
    context = {
        "research": found,
        "may_open_session": session is not None and session_rules.may(request.user, "look", session),
        "moves": _moves(request, found),
        "clicks": tuple(CLICKS),
        "may": {verb: rules.may(request.user, verb, found) for verb in verbs},
        "members": found.members.order_by("pinyin", "name"),
        "trips": found.trips.select_related("town", "village"),
        "observations": queries.observations(found),
        "questionnaires": found.questionnaires.all(),
        "drafts": found.drafts.select_related("written_by"),
        "proposed": queries.proposed(request.user, found),
        "user_id": request.user.pk,
        "is_staff": rules.may_plan(request.user),
    }
    return render(request, "consultation/research/research.html", context)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """The plan. When a colleague saved in between, both are shown and neither is lost."""
    found = queries.get_for(request.user, public_id, to="edit")
    form = PlanForm(request.POST or None, instance=found, by=request.user)
    theirs = None
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.edit(research=found, facts=form.facts(), version=version, by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            form = PlanForm(again(request, theirs), instance=found, by=request.user)
        else:
            messages.success(request, _("修改已保存。"))
            return redirect("consultation:research", public_id)
    return render(request, FORM, {"form": form, "title": _("调研方案"), "research": found, "theirs": theirs})


def lay_before(request: HttpRequest, public_id: str) -> HttpResponse:
    """The report of a free-standing research becomes a paper of a session."""
    found = queries.get_for(request.user, public_id, to="lay_before")
    form = SessionForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        actions.lay_before(research=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("报告已作为材料送交会议。"))
        return redirect("consultation:research", public_id)
    return render(request, FORM, {"form": form, "title": _("送交会议"), "research": found})


def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """A verb of the life: at once by a click, or with its reason."""
    if verb in CLICKS and request.method == "POST":
        found = queries.get_for(request.user, public_id, to=verb)
        return _done(request, CLICKS[verb](research=found, by=request.user))
    if verb != "call_off":
        raise Http404(verb)
    found = queries.get_for(request.user, public_id, to=verb)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _done(request, actions.call_off(research=found, **form.cleaned_data, by=request.user))
    return render(request, FORM, {"form": form, "title": rules.LIFE.move(verb).word, "research": found})


def _done(request: HttpRequest, found: Research) -> HttpResponse:
    messages.success(request, _("已办理：%(state)s。") % {"state": found.get_state_display()})
    return redirect("consultation:research", found.public_id)


def _moves(request: HttpRequest, found: Research) -> list[tuple[Any, Any]]:
    """The moves that lead on from the present state, each with today's answer."""
    mine = rules.LIFE.open_moves(request.user, found)
    return [(move, rules.may(request.user, move.verb, found)) for move, _a in mine if found.state in move.sources]
