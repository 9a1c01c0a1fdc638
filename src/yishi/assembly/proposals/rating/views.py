"""Rating, entering and checking what came on paper, a second handling, closing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.proposals import queries
from yishi.assembly.proposals.rating import actions, rules
from yishi.assembly.proposals.rating.forms import PaperForm, RateForm
from yishi.assembly.proposals.rating.queries import rating_for

FORM = "proposals/form.html"


def rate(request: HttpRequest, public_id: str) -> HttpResponse:
    """From the member's own account, with a fresh word that it is the member's own."""
    found = queries.get_for(request.user, public_id)
    require(rules.may_rate(request.user, found))
    form = RateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.rate(proposal=found, **form.facts(), by=request.user)
        messages.success(request, _("谢谢，您的评价已记下。"))
        return redirect("proposals:proposal", public_id)
    return render(request, FORM, {"form": form, "title": _("评价提案办理"), "proposal": found})


def enter(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    require(rules.may_enter(request.user, found))
    form = PaperForm(request.POST or None, proposal=found)
    if request.method == "POST" and form.is_valid():
        actions.enter(proposal=found, **form.facts(), by=request.user)
        messages.success(request, _("书面评价已登记，另一人核对后计入。"))
        return redirect("proposals:proposal", public_id)
    return render(request, FORM, {"form": form, "title": _("登记书面评价"), "proposal": found})


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    found = rating_for(request.user, pk)
    if found is None:
        raise Http404(str(pk))
    actions.check(rating=found, by=request.user)
    messages.success(request, _("已核对，评价计入。"))
    return redirect("proposals:proposal", found.proposal.public_id)


def again(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="again")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.again(proposal=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已交原承办单位重新办理，期限重新起算。"))
        return redirect("proposals:proposal", public_id)
    return render(request, FORM, {"form": form, "title": _("重新办理"), "proposal": found})


@require_POST
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="close")
    actions.close(proposal=found, by=request.user)
    messages.success(request, _("提案已办结。"))
    return redirect("proposals:proposal", public_id)
