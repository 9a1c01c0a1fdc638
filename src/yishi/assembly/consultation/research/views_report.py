"""Pages of the report: writing it, its versions compared, and the advice that the group proposes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.differences import difference
from yishi.assembly.consultation.research import actions_report, papers, queries
from yishi.assembly.consultation.research.forms import DraftForm, ProposedForm
from yishi.assembly.consultation.research.views import FORM
from yishi.assembly.documents import answer_with


def write(request: HttpRequest, public_id: str) -> HttpResponse:
    """The draft. When a colleague saved a version in between, both are shown and neither is lost."""
    found = queries.get_for(request.user, public_id, to="write")
    last = found.drafts.first()
    begun = {"text": last.text, "began_from": last.number} if last else {"began_from": 0}
    form = DraftForm(request.POST or None, initial=begun)
    newer = None
    if request.method == "POST" and form.is_valid():
        try:
            draft = actions_report.save_draft(research=found, **form.cleaned_data, by=request.user)
        except actions_report.Newer as overtaken:
            newer = overtaken.draft
            form = DraftForm(initial={**form.cleaned_data, "began_from": newer.number})
        else:
            messages.success(request, _("已保存为第%(number)s版。") % {"number": draft.number})
            return redirect("consultation:research", public_id)
    context = {"form": form, "title": _("起草调研报告"), "research": found, "newer": newer}
    return render(request, "consultation/research/draft.html", context)


def version(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """One version as it was saved."""
    found = queries.get_for(request.user, public_id)
    draft = found.drafts.select_related("written_by").filter(number=number).first()
    if draft is None:
        raise Http404(number)
    return render(request, "consultation/research/version.html", {"research": found, "draft": draft})


def compare(request: HttpRequest, public_id: str) -> HttpResponse:
    """Two versions, laid over each other: `?new=` and `?old=` are their numbers."""
    found = queries.get_for(request.user, public_id)
    old, new = queries.drafts_compared(found, request.GET.get("new", ""), request.GET.get("old", ""))
    context = {"research": found, "old": old, "new": new, "paragraphs": difference(old.text, new.text)}
    return render(request, "consultation/research/compare.html", context)


def paper(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The last version as an official paper, PDF or .docx."""
    found = queries.get_for(request.user, public_id)
    draft = found.drafts.first()
    if draft is None:
        raise Http404(public_id)
    return answer_with(papers.report(found, draft), form=form, name=f"research-{found.public_id}")


def propose(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="write")
    form = ProposedForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        actions_report.propose_advice(research=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("拟提建议已加入。"))
        return redirect("consultation:research", public_id)
    return render(request, FORM, {"form": form, "title": _("拟提建议"), "research": found})


@require_POST
def drop_proposed(request: HttpRequest, public_id: str) -> HttpResponse:
    item = queries.proposed_for(request.user, public_id, to="drop")
    actions_report.drop_proposed(item=item, by=request.user)
    messages.success(request, _("已删除。"))
    return redirect("consultation:research", item.research.public_id)


@require_POST
def take_over(request: HttpRequest, public_id: str) -> HttpResponse:
    item = queries.proposed_for(request.user, public_id, to="take_over")
    advice = actions_report.take_over(item=item, by=request.user)
    messages.success(request, _("已采入会议建议第%(number)s条。") % {"number": advice.number})
    return redirect("consultation:research", item.research.public_id)
