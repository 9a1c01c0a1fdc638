"""Pages about addressees: entering one, what came back, its proof, the second person's word."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.opinions import queries as bulletins
from yishi.assembly.opinions.addressees import actions, queries, rules
from yishi.assembly.opinions.addressees.forms import AddresseeForm, FateForm

FORM = "opinions/form.html"


def send_to(request: HttpRequest, public_id: str) -> HttpResponse:
    bulletin = bulletins.get_for(request.user, public_id)
    require(rules.may_send_to(request.user, bulletin))
    form = AddresseeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.send_to(bulletin=bulletin, **form.cleaned_data, by=request.user)
        messages.success(request, _("报送对象已登记。"))
        return redirect("opinions:bulletin", public_id)
    return render(request, FORM, {"form": form, "title": _("登记报送对象"), "bulletin": bulletin})


def note(request: HttpRequest, public_id: str, addressee_id: str) -> HttpResponse:
    bulletin = bulletins.get_for(request.user, public_id)
    require(rules.may_send_to(request.user, bulletin))
    addressee = queries.addressee_for(bulletin, addressee_id)
    form = FateForm(request.POST or None, request.FILES or None, bulletin=bulletin)
    if request.method == "POST" and form.is_valid():
        actions.note(addressee=addressee, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("已登记，等另一人复核。"))
        return redirect("opinions:bulletin", public_id)
    context = {"form": form, "title": _("登记采用或批示"), "lead": addressee.name, "bulletin": bulletin}
    return render(request, FORM, context)


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="confirm")
    actions.confirm(fate=found, by=request.user)
    messages.success(request, _("已复核，作者的“我的事项”里已有消息。"))
    return redirect("opinions:bulletin", found.addressee.bulletin.public_id)


def give_back(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="give_back")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.give_back(fate=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已退回，不计入采用和批示。"))
        return redirect("opinions:bulletin", found.addressee.bulletin.public_id)
    context = {"form": form, "title": _("退回"), "bulletin": found.addressee.bulletin}
    return render(request, FORM, context)


def proof(request: HttpRequest, public_id: str) -> FileResponse:
    """The proof itself, behind the same question as the page."""
    found = queries.get_for(request.user, public_id)
    if not found.proof:
        raise Http404(public_id)
    return FileResponse(found.proof.open("rb"), as_attachment=True, filename=found.proof_name)
