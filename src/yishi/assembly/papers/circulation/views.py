"""Pages: what goes round, one round, its paper; and for the page of a thing, what became of its paper."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.papers.circulation import actions, queries, rules
from yishi.assembly.papers.circulation.forms import CirculateForm, SignForm
from yishi.assembly.papers.kinds import PaperKind, kinds
from yishi.assembly.papers.paper import answer_with_paper

SHOWN = 200


def rounds(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "papers/rounds.html",
        {"rounds": queries.rounds(request.user)[:SHOWN], "may_change": rules.may_begin(request.user)},
    )


def of_paper(request: HttpRequest, name: str, public_id: str) -> HttpResponse:
    """A fragment for the page of a thing: whether its paper is internal, where it goes round."""
    kind, thing = _found(request, name, public_id)
    context = {
        "kind": kind,
        "thing": thing,
        "may_begin": rules.may_begin(request.user),
        "internal": queries.is_internal(kind, thing),
        "rounds": queries.of_paper(kind, thing) if request.user.is_a(*rules.OVERSEERS) else [],  # type: ignore[union-attr]
    }
    return render(request, "papers/of_paper.html", context)


def circulate(request: HttpRequest, name: str, public_id: str) -> HttpResponse:
    kind, thing = _found(request, name, public_id)
    require(rules.may_begin(request.user))
    form = CirculateForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        made = actions.circulate(kind=kind, thing=thing, **form.cleaned_data, by=request.user)
        messages.success(request, _("已发出传阅，传阅人的“我的事项”里已有提示。"))
        return redirect("papers:round", made.public_id)
    return render(request, "papers/circulate.html", {"form": form, "kind": kind, "thing": thing})


@require_POST
def mark(request: HttpRequest, name: str, public_id: str) -> HttpResponse:
    kind, thing = _found(request, name, public_id)
    internal = not queries.is_internal(kind, thing)
    actions.mark(kind=kind, thing=thing, internal=internal, by=request.user)
    messages.success(request, _("已标为内部资料：印出时带有阅读人姓名。") if internal else _("已取消内部资料标注。"))
    return redirect(kind.page, public_id)


def round_(request: HttpRequest, public_id: str) -> HttpResponse:
    """One round: its readers with their receipts; a reader signs here."""
    found = queries.get_for(request.user, public_id)
    mine = queries.copy_of(request.user, found)
    form = SignForm(request.POST or None)
    if request.method == "POST" and mine is not None and form.is_valid():
        try:
            actions.sign(copy=mine, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("已签阅。"))
            return redirect("papers:round", public_id)
    context = {
        "round": found,
        "kind": kinds().get(found.kind),
        "mine": mine,
        "form": form,
        "copies": queries.copies(found),
        "may_end": rules.may(request.user, "end", found),
        "oversees": request.user.is_a(*rules.OVERSEERS),  # type: ignore[union-attr]
    }
    return render(request, "papers/round.html", context)


@require_POST
def end(request: HttpRequest, public_id: str) -> HttpResponse:
    actions.end(circulation=queries.get_for(request.user, public_id, to="end"), by=request.user)
    messages.success(request, _("传阅已结束。"))
    return redirect("papers:round", public_id)


def paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """The paper as PDF: being on the round is the permission, and opening is noted."""
    found = queries.get_for(request.user, public_id)
    kind = kinds().get(found.kind)
    if kind is None or kind.model is None:
        raise Http404(public_id)
    thing = get_object_or_404(kind.model, assembly_id=found.assembly_id, public_id=found.of)
    mine = queries.copy_of(request.user, found)
    if mine is not None:
        if found.ended_at is not None and mine.read_at is None:
            raise Http404(public_id)
        actions.open_copy(copy=mine, by=request.user)
    return answer_with_paper(kind, thing, form="pdf", name=f"{kind.name}-{found.public_id}", by=request.user)


def _found(request: HttpRequest, name: str, public_id: str) -> tuple[PaperKind, Any]:
    """The kind and the thing, guarded by its own room."""
    kind = kinds().get(name)
    if kind is None or kind.find is None:
        raise Http404(name)
    return kind, kind.find(request.user, public_id)
