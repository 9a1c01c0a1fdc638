"""Pages of a draft's rules: sliders, the whole text, and what people rule by hand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.placement.drafts import actions, queries
from yishi.assembly.placement.drafts.forms import RulesForm, RulingForm, TextForm


def rules(request: HttpRequest, public_id: str) -> HttpResponse:
    """Limits and prices, each with what one unit of it is."""
    found = queries.draft_for(request.user, public_id, to="edit")
    form = RulesForm(request.POST or None, text=found.scheme)
    if request.method == "POST" and form.is_valid():
        actions.set_values(draft=found, values=form.values(), by=request.user)
        if "solve" in request.POST:
            actions.solve(draft=found, by=request.user)
        messages.success(request, _("规则已保存。"))
        return redirect("placement:draft", public_id)
    return render(request, "placement/drafts/rules.html", {"draft": found, "form": form})


def text(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.draft_for(request.user, public_id, to="edit")
    form = TextForm(request.POST or None, initial={"text": found.scheme})
    if request.method == "POST" and form.is_valid():
        actions.set_rules(draft=found, text=form.cleaned_data["text"], by=request.user)
        messages.success(request, _("规则已保存。"))
        return redirect("placement:draft", public_id)
    return render(request, "placement/drafts/form.html", {"form": form, "title": _("规则全文"), "draft": found})


def rulings(request: HttpRequest, public_id: str) -> HttpResponse:
    """What is ruled by hand, and one more."""
    found = queries.draft_for(request.user, public_id, to="edit")
    form = RulingForm(request.POST or None, draft=found)
    if request.method == "POST" and form.is_valid():
        actions.rule(draft=found, facts=form.cleaned_data, by=request.user)
        return redirect("placement:rulings", public_id)
    register = queries.Register(found)
    rows = [
        (
            ruling,
            register.subject(ruling.placement, ruling.who),
            register.bodies_of(ruling.placement).get(ruling.other) or register.subject(ruling.placement, ruling.other),
        )
        for ruling in found.rulings.select_related("made_by")
    ]
    return render(request, "placement/drafts/rulings.html", {"draft": found, "form": form, "rows": rows})


@require_POST
def unrule(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    found = queries.draft_for(request.user, public_id, to="edit")
    actions.unrule(draft=found, ruling=get_object_or_404(found.rulings, pk=pk), by=request.user)
    return redirect("placement:rulings", public_id)
