"""The page of what people agree on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import xlsx
from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.agreement import actions, queries, rules, votes, worked_out
from yishi.assembly.consultation.agreement.lists import AgreementTable


def agreement(request: HttpRequest, public_id: str) -> HttpResponse:
    """Common ground first, then what could join, what divides, and the map."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may(request.user, "look", found))
    told = queries.agreement(request.user, found)
    if told and request.GET.get("export") == "xlsx":
        return xlsx(AgreementTable(told.lines), name="agreement")
    context = {
        "consultation": found,
        "told": told,
        "voters": votes.voters(found),
        "dots_from": rules.DOTS_FROM,
        "under_way": worked_out.under_way(found),
        "may_work_out": rules.may(request.user, "work_out", found),
    }
    return render(request, "consultation/agreement/agreement.html", context)


@require_POST
def work_out(request: HttpRequest, public_id: str) -> HttpResponse:
    found = consultations.get_for(request.user, public_id)
    actions.work_out(consultation=found, by=request.user)
    messages.success(request, _("正在按最新的表态计算，通常几秒钟。"))
    return redirect("consultation:agreement", public_id)
