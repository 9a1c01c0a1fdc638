"""Pages of the room: ask, call one action, answer."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.lists import listed
from yishi.assembly.outcomes import actions, answers, queries, rules, sources
from yishi.assembly.outcomes.fates import fates
from yishi.assembly.outcomes.forms import DecideForm, OutcomeForm, ReturnForm
from yishi.assembly.outcomes.lists import OutcomeFilter, OutcomeTable
from yishi.assembly.outcomes.promises.told import told

DECISIONS: dict[str, tuple[Any, type[DecideForm] | type[ReturnForm]]] = {
    "confirm": (actions.confirm, DecideForm),
    "give_back": (actions.give_back, ReturnForm),
}


def outcomes(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    return listed(request, OutcomeFilter, OutcomeTable, queries.outcomes(request.user), "outcomes/list.html")


def of_source(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """A fragment for the page of a consultation or proposal: the ladder and its rungs, what was planned in answers."""
    source = sources.get_for(request.user, kind, public_id)
    context = {
        "source": source,
        "kind": kind,
        "outcomes": queries.of(request.user, source),
        "ladder": queries.ladder(source),
        "fates": fates(source),
        "planned": answers.planned(source),
        "may_note": rules.may_note(request.user, source),
    }
    return render(request, "outcomes/of_source.html", context)


def note(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    source = sources.get_for(request.user, kind, public_id)
    require(rules.may_note(request.user, source))
    form = OutcomeForm(request.POST or None, request.FILES or None, source=source)
    if request.method == "POST" and form.is_valid():
        try:
            outcome = actions.note(source=source, facts=form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("kind", str(refused.reason))
        else:
            messages.success(request, _("转化已登记，待另一人复核后生效。"))
            return redirect("outcomes:outcome", outcome.public_id)
    context = {"form": form, "source": source, "page": sources.page(source)}
    return render(request, "outcomes/edit.html", context)


@require_POST
def promise_planned(request: HttpRequest, pk: int) -> HttpResponse:
    """What a unit's answer planned, noted as a promise with one click."""
    row = answers.planned_for(request.user, pk)
    outcome = answers.promise(answer=row, by=request.user)
    messages.success(request, _("转化已登记，待另一人复核后生效。"))
    return redirect("outcomes:outcome", outcome.public_id)


def mend(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="mend")
    source = sources.of(found)
    form = OutcomeForm(request.POST or None, request.FILES or None, instance=found, source=source)
    if request.method == "POST" and form.is_valid():
        try:
            actions.mend(outcome=found, facts=form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("kind", str(refused.reason))
        else:
            messages.success(request, _("已补正并重新提交复核。"))
            return redirect("outcomes:outcome", public_id)
    context = {"form": form, "source": source, "page": sources.page(source), "outcome": found}
    return render(request, "outcomes/edit.html", context)


def outcome(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    source = sources.of(found)
    context = {
        "outcome": found,
        "source": source,
        "page": sources.page(source),
        "moves": rules.LIFE.open_moves(request.user, found),
        "ladder": queries.ladder(source),
        "promise": told(request.user, found),
    }
    return render(request, "outcomes/outcome.html", context)


def decide(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """The second person's word."""
    if verb not in DECISIONS:
        raise Http404(verb)
    found = queries.get_for(request.user, public_id, to=verb)
    action, form_class = DECISIONS[verb]
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        action(outcome=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("复核意见已保存。"))
        return redirect("outcomes:outcome", public_id)
    move = rules.LIFE.move(verb)
    return render(request, "outcomes/decide.html", {"outcome": found, "form": form, "move": move})


def proof(request: HttpRequest, public_id: str) -> FileResponse:
    """The proof itself, behind the same question as the page."""
    found = queries.get_for(request.user, public_id)
    if not found.proof:
        raise Http404(public_id)
    return FileResponse(found.proof.open("rb"), as_attachment=True, filename=found.proof_name)
