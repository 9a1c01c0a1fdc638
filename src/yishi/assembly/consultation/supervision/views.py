"""Pages of the supervision itself: the board, the plan, the opinion, the review."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation.supervision import actions, board, papers, queries, rules
from yishi.assembly.consultation.supervision.forms import InstructionForm, OpinionForm, PlanForm, ReviewForm
from yishi.assembly.consultation.supervision.lists import SupervisionFilter, SupervisionTable
from yishi.assembly.consultation.supervision.models import Supervision
from yishi.assembly.papers.paper import answer_with_paper
from yishi.assembly.topics import queries as topics

# Moves that need nothing but a click, and those that ask for words on a page of their own.
CLICKS = {"begin": actions.begin, "issue": actions.issue, "hand_on": actions.hand_on}
WORDED: dict[str, tuple[Callable[..., Supervision], Any]] = {
    "review": (actions.review, ReviewForm),
    "call_off": (actions.call_off, WhyForm),
}
FORM = "consultation/supervision/form.html"


def overview(request: HttpRequest) -> HttpResponse:
    """What is late, due, reopened; by unit and town. Everybody sees the own part."""
    require(rules.may_look(request.user))
    today = timezone.localdate()
    overseen = rules.oversees(request.user)
    context = {
        "numbers": board.numbers(request.user, today),
        "lists": board.lists(request.user, today),
        "going_on": board.going_on(request.user),
        "units": board.by_unit(request.user, today) if overseen else [],
        "towns": board.by_town(request.user) if overseen else None,
        "may_plan": rules.may_plan(request.user),
    }
    return render(request, "consultation/supervision/board.html", context)


def supervisions(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    rows = queries.supervisions(request.user)
    return listed(request, SupervisionFilter, SupervisionTable, rows, "consultation/supervision/list.html")


def plan(request: HttpRequest) -> HttpResponse:
    """A new supervision, free or from a topic (`?topic=` its public id)."""
    require(rules.may_plan(request.user))
    begun: dict[str, Any] = {}
    if topic_id := request.GET.get("topic"):
        topic = topics.get_for(request.user, topic_id)
        begun = {"topic": topic, "title": topic.label}
    form = PlanForm(request.POST or None, initial=begun, by=request.user)
    if request.method == "POST" and form.is_valid():
        found = actions.plan(facts=form.facts(), by=request.user)
        messages.success(request, _("监督方案已保存。下一步：启动监督。"))
        return redirect("consultation:supervision", found.public_id)
    return render(request, FORM, {"form": form, "title": _("监督方案")})


def supervision(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    context = {
        "supervision": found,
        "moves": _moves(request, found),
        "may": {verb: rules.may(request.user, verb, found) for verb in rules.WORK},
        "members": found.members.order_by("pinyin", "name"),
        "inspections": found.inspections.select_related("town", "village"),
        "findings": queries.findings(request.user).filter(supervision=found),
        "instructions": found.instructions.all(),
        "steps": _steps(found),
        "clicks": tuple(CLICKS),
    }
    return render(request, "consultation/supervision/supervision.html", context)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """The plan. When a colleague saved in between, both are shown and neither is lost."""
    found = queries.get_for(request.user, public_id, to="edit")
    form = PlanForm(request.POST or None, instance=found, by=request.user)
    theirs = None
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.edit(supervision=found, facts=form.facts(), version=version, by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            form = PlanForm(again(request, theirs), instance=found, by=request.user)
        else:
            messages.success(request, _("修改已保存。"))
            return redirect("consultation:supervision", public_id)
    return render(request, FORM, {"form": form, "title": _("监督方案"), "supervision": found, "theirs": theirs})


def opinion(request: HttpRequest, public_id: str) -> HttpResponse:
    """The draft of the opinion. When a colleague saved in between, both texts are shown and neither is lost."""
    found = queries.get_for(request.user, public_id, to="write")
    form = OpinionForm(request.POST or None, instance=found, by=request.user)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_opinion(supervision=found, **form.cleaned_data, by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            form = OpinionForm(again(request, theirs), instance=found, by=request.user)
        else:
            messages.success(request, _("监督意见草稿已保存。"))
            return redirect("consultation:supervision", public_id)
    return render(request, FORM, {"form": form, "title": _("监督意见"), "supervision": found, "theirs": theirs})


def instruct(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="instruct")
    form = InstructionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.note_instruction(supervision=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("批示已登记。"))
        return redirect("consultation:supervision", public_id)
    return render(request, FORM, {"form": form, "title": _("登记批示"), "supervision": found})


def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """A verb of the life: at once by a click, or with its words."""
    if verb in CLICKS and request.method == "POST":
        found = queries.get_for(request.user, public_id, to=verb)
        return _done(request, CLICKS[verb](supervision=found, by=request.user))
    if verb not in WORDED:
        raise Http404(verb)
    found = queries.get_for(request.user, public_id, to=verb)
    act, form_class = WORDED[verb]
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _done(request, act(supervision=found, **form.cleaned_data, by=request.user))
    return render(request, FORM, {"form": form, "title": rules.LIFE.move(verb).word, "supervision": found})


def paper(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The opinion as an official paper, PDF or .docx; its draft is the office's."""
    found = queries.get_for(request.user, public_id)
    if not found.opinion or not (found.issued_at or rules.oversees(request.user)):
        raise Http404(public_id)
    return answer_with_paper(papers.OPINION, found, form=form, name=f"supervision-{found.public_id}", by=request.user)


def again(request: HttpRequest, theirs: Any) -> Any:
    """What was typed, with the version that now has to be saved over."""
    data = request.POST.copy()
    data["version"] = str(theirs.version)
    return data


def _done(request: HttpRequest, found: Supervision) -> HttpResponse:
    messages.success(request, _("已办理：%(state)s。") % {"state": found.get_state_display()})
    return redirect("consultation:supervision", found.public_id)


def _moves(request: HttpRequest, found: Supervision) -> list[tuple[Any, Any]]:
    """The moves that lead on from the present state, each with today's answer."""
    mine = rules.LIFE.open_moves(request.user, found)
    return [(move, rules.may(request.user, move.verb, found)) for move, _a in mine if found.state in move.sources]


def _steps(found: Supervision) -> list[tuple[str, str]]:
    """(word, done/now/next) along the straight way from the plan to the close."""
    if found.state == rules.State.CALLED_OFF:
        return []
    way = [state for state in rules.State if state.value != rules.State.CALLED_OFF.value]
    here = [state.value for state in way].index(found.state)
    closed = found.state == rules.State.CLOSED
    return [
        (str(state.label), "done" if place < here or closed else "now" if place == here else "next")
        for place, state in enumerate(way)
    ]
