"""Pages of a studio's life: application, criteria, site reviews, notice, decision, yearly review."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed
from yishi.assembly.documents import qr
from yishi.assembly.documents.addresses import outside
from yishi.assembly.documents.posters import answer_with_poster
from yishi.assembly.outreach.studios import actions, actions_public, criteria, papers, queries, rules
from yishi.assembly.outreach.studios.forms import (
    AnswerForm,
    ApplyForm,
    CheckForm,
    CriterionForm,
    RateForm,
    ReviewersForm,
    ReviewForm,
)
from yishi.assembly.outreach.studios.lists import StudioFilter, StudioTable
from yishi.assembly.papers.paper import answer_with_paper

FORM = "outreach/form.html"
SHOWN = 10


def studios(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    more = {"may_apply": rules.may_apply(request.user), "may_keep": rules.may_keep(request.user)}
    return listed(request, StudioFilter, StudioTable, queries.cases(request.user), "outreach/studios/list.html", **more)


def apply(request: HttpRequest) -> HttpResponse:
    require(rules.may_apply(request.user))
    user: Any = request.user
    criteria.begin(user.assembly_id)
    form = ApplyForm(request.POST or None, by=user, criteria=list(queries.criteria(user)))
    if request.method == "POST" and form.is_valid():
        case = actions.apply(facts=form.facts(), by=user)
        messages.success(request, _("申请已提交，办公室核对标准后安排实地评审。"))
        return redirect("outreach:studio", case.public_id)
    return render(request, FORM, {"form": form, "title": _("申请设立委员工作室")})


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    case = queries.get_for(request.user, public_id, to="edit")
    rows = list(queries.criteria(request.user))
    form = ApplyForm(request.POST or None, instance=case, by=request.user, criteria=rows)
    if request.method == "POST" and form.is_valid():
        actions.edit(case=case, facts=form.facts(), by=request.user)
        messages.success(request, _("修改已保存。"))
        return redirect("outreach:studio", public_id)
    return render(request, FORM, {"form": form, "title": _("修改申请"), "lead": case.name})


def studio(request: HttpRequest, public_id: str) -> HttpResponse:
    """One studio: how far it is, what was checked and by whom, what happens in it."""
    case = queries.get_for(request.user, public_id)
    user, now = request.user, timezone.now()
    slots = list(queries.slots(case)[: 3 * SHOWN])
    moves = [
        (move, rules.may(user, move.verb, case))
        for move, _answer in rules.LIFE.open_moves(user, case)
        if case.state in move.sources
    ]
    context = {
        "case": case,
        "moves": moves,
        "worded": rules.WORDED,
        "may": {verb: rules.may(user, verb, case) for verb in ("edit", "check", "reviewers", "run", "rate")},
        "asked": queries.asked(case),
        "reviews": queries.reviews(user, case),
        "named": len(case.reviews.all()),
        "to_write": queries.review_for(user, case),
        "objections": case.objections.select_related("answered_by"),
        "is_staff": rules.may_keep(user),
        "activities": case.activities.prefetch_related("members")[:20],
        "ahead": sorted((slot for slot in slots if slot.starts_at >= now), key=lambda slot: slot.starts_at),
        "past": [slot for slot in slots if slot.starts_at < now][:SHOWN],
        "matters": case.matters.select_related("owner")[:20],
        "years": case.year_reviews.select_related("reviewed_by"),
        "members": queries.members(case),
        "today": timezone.localdate(),
    }
    return render(request, "outreach/studios/studio.html", context)


def check(request: HttpRequest, public_id: str) -> HttpResponse:
    case = queries.get_for(request.user, public_id, to="check")
    form = CheckForm(request.POST or None, asked=queries.asked(case))
    if request.method == "POST" and form.is_valid():
        actions.check(case=case, found=form.found(), by=request.user)
        messages.success(request, _("核对情况已保存。"))
        return redirect("outreach:studio", public_id)
    return render(request, FORM, {"form": form, "title": _("核对设立标准"), "lead": case.name})


def reviewers(request: HttpRequest, public_id: str) -> HttpResponse:
    case = queries.get_for(request.user, public_id, to="reviewers")
    form = ReviewersForm(request.POST or None, case=case)
    if request.method == "POST" and form.is_valid():
        named = [form.cleaned_data["first"], form.cleaned_data["second"]]
        try:
            actions.name_reviewers(case=case, reviewers=named, by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("已请两位评审人各自实地评审，提交前互不可见。"))
            return redirect("outreach:studio", public_id)
    return render(request, FORM, {"form": form, "title": _("指定实地评审人"), "lead": case.name})


def review(request: HttpRequest, public_id: str) -> HttpResponse:
    case = queries.get_for(request.user, public_id)
    mine = queries.review_for(request.user, case)
    if mine is None:
        raise Http404(public_id)
    form = ReviewForm(request.POST or None, instance=mine)
    if request.method == "POST" and form.is_valid():
        actions.review(review=mine, **form.cleaned_data, by=request.user)
        messages.success(request, _("评审意见已提交。"))
        return redirect("outreach:studio", public_id)
    return render(request, FORM, {"form": form, "title": _("实地评审"), "lead": case.name})


def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """A move of the life; those that need a reason ask for it first."""
    if verb not in rules.LIFE.verbs:
        raise Http404(verb)
    case = queries.get_for(request.user, public_id, to=verb)
    form = WhyForm(request.POST or None)
    if verb in rules.WORDED and not (request.method == "POST" and form.is_valid()):
        context = {"form": form, "title": rules.LIFE.move(verb).word, "lead": case.name}
        return render(request, FORM, context)
    if request.method != "POST":
        return redirect("outreach:studio", public_id)
    if verb == "decide":
        actions.decide(case=case, by=request.user)
    else:
        why = form.cleaned_data["why"] if verb in rules.WORDED else ""
        actions.move(case=case, verb=verb, why=why, by=request.user)
    messages.success(request, _("已办理：%(what)s") % {"what": rules.LIFE.move(verb).word})
    return redirect("outreach:studio", public_id)


def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was found about an objection."""
    objection = queries.objection_for(request.user, public_id)
    require(rules.may_keep(request.user))
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions_public.answer_objection(objection=objection, **form.cleaned_data, by=request.user)
        messages.success(request, _("已登记。"))
        return redirect("outreach:studio", objection.case.public_id)
    return render(request, FORM, {"form": form, "title": _("处理公示意见"), "lead": objection.text})


def rate(request: HttpRequest, public_id: str) -> HttpResponse:
    case = queries.get_for(request.user, public_id, to="rate")
    form = RateForm(request.POST or None, initial={"year": timezone.localdate().year})
    if request.method == "POST" and form.is_valid():
        try:
            actions.rate(case=case, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("year", str(refused.reason))
        else:
            messages.success(request, _("年度考核已登记。"))
            return redirect("outreach:studio", public_id)
    return render(request, FORM, {"form": form, "title": _("年度考核"), "lead": case.name})


def standards(request: HttpRequest) -> HttpResponse:
    """The office's list of criteria."""
    require(rules.may_keep(request.user))
    user: Any = request.user
    criteria.begin(user.assembly_id)
    form = CriterionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.keep_criterion(**form.cleaned_data, by=user)
        messages.success(request, _("已登记。"))
        return redirect("outreach:standards")
    return render(request, "outreach/studios/standards.html", {"rows": queries.criteria(user), "form": form})


def standard(request: HttpRequest, pk: int) -> HttpResponse:
    require(rules.may_keep(request.user))
    row = queries.criterion_for(request.user, pk)
    form = CriterionForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.keep_criterion(criterion=row, **form.cleaned_data, by=request.user)
        messages.success(request, _("修改已保存。"))
        return redirect("outreach:standards")
    return render(request, FORM, {"form": form, "title": _("修改标准"), "lead": row.name})


@require_POST
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    actions.retire_criterion(criterion=queries.criterion_for(request.user, pk), by=request.user)
    messages.success(request, _("以后的申请不再核对这一条。"))
    return redirect("outreach:standards")


def paper(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The decision as an official paper."""
    case = queries.get_for(request.user, public_id)
    if case.decided_at is None:
        raise Http404(public_id)
    return answer_with_paper(papers.DECISION, case, form=form, name=f"studio-{public_id}", by=request.user)


def sheet(request: HttpRequest, public_id: str, paper: str) -> HttpResponse:
    """The sheet for its door."""
    case = queries.get_for(request.user, public_id)
    return answer_with_poster(papers.sheet(case, _address(request, public_id)), paper=paper, name=f"studio-{public_id}")


def code(request: HttpRequest, public_id: str) -> HttpResponse:
    queries.get_for(request.user, public_id)
    return HttpResponse(qr.svg(_address(request, public_id)), content_type="image/svg+xml")


def _address(request: HttpRequest, public_id: str) -> str:
    """What the code says."""
    return outside(request, reverse("outreach:public_studio", args=[public_id]))
