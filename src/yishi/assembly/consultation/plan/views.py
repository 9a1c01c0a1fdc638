"""The pages of the yearly plan and of the deadlines."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.consultation.plan import actions, papers, queries, rules
from yishi.assembly.consultation.plan.forms import DaysForm, OpenForm, StepForm
from yishi.assembly.documents import answer_with

FORM = "consultation/plan/form.html"
STEPS = tuple(StepForm.FIELDS)  # the moves that have facts of their own; the others are one click


def plans(request: HttpRequest) -> HttpResponse:
    """All years; for members, what they proposed and what became of it."""
    require(rules.may_look(request.user))
    context = {
        "plans": queries.plans(request.user),
        "own": queries.own(request.user),
        "collecting": queries.collecting(request.user),
        "may_open": rules.may_open(request.user),
    }
    return render(request, "consultation/plan/plans.html", context)


def open_plan(request: HttpRequest) -> HttpResponse:
    require(rules.may_open(request.user))
    form = OpenForm(request.POST or None, initial={"year": timezone.localdate().year + 1})
    if request.method == "POST" and form.is_valid():
        found = actions.open_plan(**form.cleaned_data, by=request.user)
        messages.success(request, _("征集已开始。上一年没有完成的题目已自动列入。"))
        return redirect("consultation:year_plan", found.public_id)
    return render(request, FORM, {"form": form, "title": _("新建年度计划")})


def plan(request: HttpRequest, public_id: str) -> HttpResponse:
    """One year: by month, or by kind (`?by=kind`); what is done and what is late."""
    found = queries.get_for(request.user, public_id)
    subjects = queries.subjects(request.user, found)
    rows = queries.rows(subjects, timezone.localdate())
    by_kind = request.GET.get("by") == "kind"
    context = {
        "plan": found,
        "months": [] if by_kind else queries.by_month(rows),
        "kinds": queries.by_kind(rows) if by_kind else [],
        "by_kind": by_kind,
        "by_month": not by_kind,
        "tally": queries.tally(rows),
        "proposed": [s for s in subjects if s.state == queries.SUBJECT.PROPOSED],
        "declined": [s for s in subjects if s.state == queries.SUBJECT.DECLINED],
        "adjustments": found.adjustments.select_related("subject", "made_by"),
        "moves": _moves(request, found),
        "steps": _steps(found),
        "may_propose": rules.may(request.user, "propose", found),
        "may_enlarge": rules.may(request.user, "enlarge", found),
        "with_facts": STEPS,
    }
    return render(request, "consultation/plan/plan.html", context)


def advance(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """A step of the plan's life: by one click, or with its date and paper."""
    if verb not in rules.LIFE.verbs:
        raise Http404(verb)
    found = queries.get_for(request.user, public_id, to=verb)
    form = StepForm(request.POST or None, instance=found, verb=verb) if verb in STEPS else None
    if request.method == "POST" and (form is None or form.is_valid()):
        facts = form.cleaned_data if form else {}
        found = actions.advance(plan=found, verb=verb, facts=facts, by=request.user)
        messages.success(request, _("已办理：%(state)s。") % {"state": found.get_state_display()})
        return redirect("consultation:year_plan", public_id)
    if form is None:
        return redirect("consultation:year_plan", public_id)
    return render(request, FORM, {"form": form, "title": rules.LIFE.move(verb).word, "plan": found})


def paper(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The plan as an official paper, PDF or .docx; before it is published, a draft for the office."""
    found = queries.get_for(request.user, public_id)
    if found.state != rules.State.PUBLISHED and not rules.oversees(request.user):
        raise Http404(public_id)
    rows = queries.rows(queries.subjects(request.user, found), timezone.localdate())
    return answer_with(papers.plan(found, rows), form=form, name=f"plan-{found.year}")


def kinds(request: HttpRequest) -> HttpResponse:
    """The kinds of consultation: who convenes, who comes, until when; the office sets the days."""
    require(rules.may_look(request.user))
    may_set = rules.may_open(request.user)
    today = timezone.localdate()
    form = DaysForm(request.POST or None, initial={"since": today}) if may_set else None
    if request.method == "POST" and form is not None and form.is_valid():
        facts = form.cleaned_data
        actions.set_days(kind=facts["kind"], since=facts["since"], days=form.days(), by=request.user)
        messages.success(request, _("办理期限已保存。"))
        return redirect("consultation:kinds")
    told = queries.kinds(request.user, today)
    return render(request, "consultation/plan/kinds.html", {"kinds": told, "form": form})


def _moves(request: HttpRequest, found: Any) -> list[tuple[Any, Any]]:
    """The moves that lead on from the present state, each with today's answer."""
    mine = rules.LIFE.open_moves(request.user, found)
    return [(move, rules.may(request.user, move.verb, found)) for move, _a in mine if found.state in move.sources]


def _steps(found: Any) -> list[tuple[str, str]]:
    """(word, done/now/next) along the way from collecting to the published plan."""
    way = list(rules.State)
    here = way.index(rules.State(found.state))
    last = found.state == rules.State.PUBLISHED
    return [
        (str(state.label), "done" if place < here or last else "now" if place == here else "next")
        for place, state in enumerate(way)
    ]
