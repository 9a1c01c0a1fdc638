"""The office's pages of the room: planning, papers, invitations, the notice."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import listed
from yishi.assembly.consultation import actions, material, queries, rules
from yishi.assembly.consultation.forms import CallOffForm, InviteForm, LateNoticeForm, PaperForm, PlanForm
from yishi.assembly.consultation.lists import ConsultationFilter, ConsultationTable, MemberFilter
from yishi.assembly.consultation.plan.deadlines import deadlines, is_notice_late, notice_due
from yishi.assembly.consultation.plan.kinds import recipe
from yishi.assembly.topics import queries as topics

MOST_SHOWN = 120


def consultations(request: HttpRequest) -> HttpResponse:
    """All consultations this person may open."""
    require(rules.may_look(request.user))
    rows = queries.consultations(request.user)
    return listed(request, ConsultationFilter, ConsultationTable, rows, "consultation/list.html")


def of_topic(request: HttpRequest, topic_id: str) -> HttpResponse:
    """A fragment for the topic's page: where it is being talked over."""
    topic = topics.get_for(request.user, topic_id)
    return render(request, "consultation/of_topic.html", {"consultations": queries.of_topic(request.user, topic)})


def plan(request: HttpRequest, topic_id: str) -> HttpResponse:
    """From a confirmed topic to a consultation."""
    topic = topics.get_for(request.user, topic_id, to="take_up")
    proposed = {"title": _("助力破解“%(label)s”难题") % {"label": topic.label}}
    form = PlanForm(request.POST or None, initial=proposed, by=request.user)
    if request.method == "POST" and form.is_valid():
        found = actions.plan(topic=topic, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("协商已立项。下一步：准备材料、邀请委员。"))
        return redirect("consultation:consultation", found.public_id)
    return render(request, "consultation/plan.html", {"form": form, "topic": topic})


FEW = 30  # invited members whose list is open from the start


def consultation(request: HttpRequest, public_id: str) -> HttpResponse:
    """One consultation: for the office the whole of it, for members what concerns them."""
    found = queries.get_for(request.user, public_id)
    context: dict[str, Any] = {
        "consultation": found,
        "papers": found.papers.all(),
        "advice": found.advice.select_related("unit"),
        "units": found.units.all(),
        "recipe": recipe(found.kind),
        "deadlines": deadlines(found, timezone.localdate()),
    }
    if rules.oversees(request.user):
        may = {verb: rules.may(request.user, verb, found) for verb in rules.WORK}
        moves = rules.LIFE.open_moves(request.user, found)
        context |= {
            "moves": [(move, rules.may(request.user, move.verb, found)) for move, _answer in moves],
            "may": may,
            "steps": _steps(found),
            "invitations": queries.invitations(found),
            "answers": (answers := queries.answers(found)),
            "few": answers["invited"] <= FEW,
            "statements": queries.statements(found),
        }
        return render(request, "consultation/office.html", context)
    context |= {
        "invitation": queries.invitation_of(request.user, found),
        "may_answer": rules.may(request.user, "answer", found),
        "unvoted": queries.unvoted(request.user, found),
    }
    return render(request, "consultation/member.html", context)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="edit")
    form = PlanForm(request.POST or None, instance=found, by=request.user)
    if request.method == "POST" and form.is_valid():
        actions.edit(consultation=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("修改已保存。"))
        return redirect("consultation:consultation", public_id)
    return render(request, "consultation/plan.html", {"form": form, "topic": found.topic, "consultation": found})


def add_paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """Write a paper, or begin from what is on record about the topic (`?from=topic`)."""
    found = queries.get_for(request.user, public_id, to="prepare")
    begun = {}
    if request.GET.get("from") == "topic" and found.topic:
        begun = {
            "title": _("群众来件情况：%(label)s") % {"label": found.topic.label},
            "text": material.text_of(found.topic),
        }
    form = PaperForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        actions.add_paper(consultation=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("材料已加入。"))
        return redirect("consultation:consultation", public_id)
    return render(request, "consultation/add_paper.html", {"form": form, "consultation": found})


@require_POST
def drop_paper(request: HttpRequest, public_id: str) -> HttpResponse:
    paper = queries.paper_for(request.user, public_id, to="prepare")
    actions.drop_paper(paper=paper, by=request.user)
    messages.success(request, _("材料已撤下。"))
    return redirect("consultation:consultation", paper.consultation.public_id)


def invite(request: HttpRequest, public_id: str) -> HttpResponse:
    """Choose members: by name, or a whole action group, committee or sector."""
    found = queries.get_for(request.user, public_id, to="invite")
    everyone = queries.to_invite(request.user, found)
    form = InviteForm(request.POST or None, choose_from=everyone)
    if request.method == "POST" and form.is_valid():
        count = actions.invite(consultation=found, members=form.cleaned_data["members"], by=request.user)
        messages.success(request, _("已邀请%(count)s名委员。") % {"count": count})
        return redirect("consultation:consultation", public_id)
    chosen = MemberFilter(request.GET, queryset=everyone, request=request)
    asked = any(value for value in request.GET.values())
    context = {
        "consultation": found,
        "form": form,
        "filter": chosen,
        "members": chosen.qs.distinct()[:MOST_SHOWN] if asked else [],
        "asked": asked,
        "groups": queries.suggested_groups(found),
    }
    return render(request, "consultation/invite.html", context)


@require_POST
def drop_invitation(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="invite")
    actions.drop_invitation(invitation=get_object_or_404(found.invitations, pk=pk), by=request.user)
    return redirect("consultation:consultation", public_id)


def notify(request: HttpRequest, public_id: str) -> HttpResponse:
    """One click in time; past the deadline the reason is asked for first."""
    found = queries.get_for(request.user, public_id, to="notify")
    due = notice_due(found)
    form = LateNoticeForm(request.POST if "why" in request.POST else None)
    if is_notice_late(found, timezone.localdate()) and not form.is_valid():
        return render(request, "consultation/plan/late_notice.html", {"form": form, "consultation": found, "due": due})
    if request.method == "POST":
        actions.notify(consultation=found, why=form.cleaned_data["why"] if form.is_bound else "", by=request.user)
        messages.success(request, _("通知已发出，受邀委员的“我的事项”中已出现这次协商。"))
    return redirect("consultation:consultation", public_id)


def call_off(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="call_off")
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.call_off(consultation=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("协商已取消，议题退回议题库。"))
        return redirect("consultation:consultation", public_id)
    return render(request, "consultation/call_off.html", {"form": form, "consultation": found})


def _steps(found: queries.Consultation) -> list[tuple[str, str]]:
    """(word, done/now/next) along the straight way from planning to the close."""
    way = [rules.State.PLANNED, rules.State.NOTICED, rules.State.HELD, rules.State.CLOSED]
    if found.state not in way:
        return []
    here = way.index(rules.State(found.state))
    last = found.state == rules.State.CLOSED
    return [
        (str(state.label), "done" if place < here or last else "now" if place == here else "next")
        for place, state in enumerate(way)
    ]
