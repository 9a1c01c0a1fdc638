"""The seating plan's pages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.lists import XLSX
from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.rules import oversees
from yishi.assembly.consultation.seating import actions, papers, queries, rules
from yishi.assembly.consultation.seating.arranging import Order
from yishi.assembly.consultation.seating.forms import SeatingForm
from yishi.assembly.documents import answer_with


def of_consultation(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment for the session's page: the plan for the office, the own seat for a member."""
    found = consultations.get_for(request.user, public_id)
    context = {
        "consultation": found,
        "seating": rules.of(found),
        "mine": queries.seat_of(request.user, found),
        "may_arrange": rules.may(request.user, "arrange", found),
        "oversees": oversees(request.user),
    }
    return render(request, "consultation/seating/of_consultation.html", context)


def arrange(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make it by rule; what stood before goes."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may(request.user, "arrange", found))
    guests = [str(unit) for unit in found.units.all()]
    begun = {
        "order": Order.NUMBER,
        "rostrum": "\n".join(queries.leaders(found)),
        "guests": "\n".join(_("%(unit)s负责人") % {"unit": unit} for unit in guests),
    }
    form = SeatingForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            actions.arrange(consultation=found, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("座次已排好。点两个座位可以对调。"))
            return redirect("consultation:seating", public_id)
    context = {"form": form, "consultation": found, "seating": rules.of(found)}
    return render(request, "consultation/seating/arrange.html", context)


def plan(request: HttpRequest, public_id: str) -> HttpResponse:
    """The room as the floor sees it. One seat is chosen (`?first=`), then the one to swap it with."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may(request.user, "look", found))
    may_swap = rules.may(request.user, "swap", found)
    first = request.POST.get("first", request.GET.get("first", ""))
    second = request.POST.get("second", "")
    if request.method == "POST" and first.isdecimal() and second.isdecimal():
        actions.swap(consultation=found, first=int(first), second=int(second), by=request.user)
        messages.success(request, _("已对调。"))
        return redirect("consultation:seating", public_id)
    context = {
        "consultation": found,
        "rows": queries.plan(found),
        "may_swap": may_swap,
        "may_arrange": rules.may(request.user, "arrange", found),
        "first": int(first) if first.isdecimal() and may_swap else None,
        "mine": queries.seat_of(request.user, found),
    }
    return render(request, "consultation/seating/plan.html", context)


def printed(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The list by name, or the plan of the room as XLSX."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may(request.user, "look", found))
    if form == "xlsx":
        response = HttpResponse(papers.sheet(found), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="seats-{found.public_id}.xlsx"'
        return response
    return answer_with(papers.seats(found), form=form, name=f"seats-{found.public_id}")
