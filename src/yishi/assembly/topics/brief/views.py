"""Pages of the hotspot briefs: ask, call one action, answer."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed
from yishi.assembly.papers.paper import answer_with_paper
from yishi.assembly.topics.brief import actions, papers, queries, rules
from yishi.assembly.topics.brief.forms import NotesForm, PeriodForm
from yishi.assembly.topics.brief.lists import BriefFilter, BriefTable
from yishi.assembly.topics.brief.models import Brief

# Moves that need nothing but a click, and those that ask for the reason on a page of their own.
CLICKS = {"sign": actions.sign, "publish": actions.publish}
REASONED = {"give_back": actions.give_back, "withdraw": actions.withdraw}


def briefs(request: HttpRequest) -> HttpResponse:
    """All briefs that this reader may read."""
    require(rules.may_list(request.user))
    rows, may_draft = queries.briefs(request.user), rules.may_draft(request.user)
    return listed(request, BriefFilter, BriefTable, rows, "topics/brief/list.html", may_draft=may_draft)


def draft(request: HttpRequest) -> HttpResponse:
    """Choose the week or month; its numbers are counted at once."""
    require(rules.may_draft(request.user))
    form = PeriodForm(request.POST or None, week=queries.last_week(request.user), today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        found = actions.draft(kind=form.cleaned_data["kind"], period=form.period, by=request.user)
        notices.success(request, _("数字已统计，简报草稿已生成。请写按语。"))
        return redirect("topics:brief", found.public_id)
    return render(request, "topics/brief/draft.html", {"form": form})


def brief(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    context = {
        "brief": found,
        "numbers": found.numbers,
        "topics": [(topic, found.notes.get(topic["id"], "")) for topic in found.numbers["topics"]],
        "moves": rules.LIFE.open_moves(request.user, found),
        "reasoned": tuple(REASONED),
        "may_edit": rules.may(request.user, "edit", found),
    }
    return render(request, "topics/brief/brief.html", context)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="edit")
    form = NotesForm(request.POST or None, brief=found)
    if request.method == "POST" and form.is_valid():
        actions.edit(brief=found, **form.texts, by=request.user)
        notices.success(request, _("修改已保存。"))
        return redirect("topics:brief", public_id)
    return render(request, "topics/brief/edit.html", {"form": form, "brief": found})


@require_POST
def recount(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="edit")
    actions.recount(brief=found, by=request.user)
    notices.success(request, _("已按现在的来件重新统计，按语未动。"))
    return redirect("topics:brief", public_id)


def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """A verb of the life: at once by a click, or with its reason."""
    if verb in REASONED:
        return _with_reason(request, queries.get_for(request.user, public_id, to=verb), verb, REASONED[verb])
    if verb not in CLICKS or request.method != "POST":
        raise Http404(verb)
    found = CLICKS[verb](brief=queries.get_for(request.user, public_id, to=verb), by=request.user)
    return _done(request, found)


def paper(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The brief as an official paper, PDF or .docx."""
    found = queries.get_for(request.user, public_id)
    name = f"brief-{found.year}-{found.issue}" if found.issue else f"brief-draft-{found.first}"
    return answer_with_paper(papers.BRIEF, found, form=form, name=name, by=request.user)


def _with_reason(request: HttpRequest, found: Brief, verb: str, act: Callable[..., Brief]) -> HttpResponse:
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _done(request, act(brief=found, **form.cleaned_data, by=request.user))
    context: dict[str, Any] = {"form": form, "brief": found, "move": rules.LIFE.move(verb)}
    return render(request, "topics/brief/why.html", context)


def _done(request: HttpRequest, found: Brief) -> HttpResponse:
    notices.success(request, _("已办理：%(state)s。") % {"state": found.get_state_display()})
    return redirect("topics:brief", found.public_id)
