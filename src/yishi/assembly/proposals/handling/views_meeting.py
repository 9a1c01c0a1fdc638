"""The hand-over meeting (交办会): everything accepted on one page, and each unit's list to take home."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Refused, has_role, require
from yishi.assembly.papers.paper import answer_with_paper
from yishi.assembly.proposals import papers
from yishi.assembly.proposals.handling import actions, queries
from yishi.assembly.proposals.handling.forms_meeting import MeetingForm
from yishi.assembly.proposals.rules import OVERSEERS, STAFF


def meeting(request: HttpRequest) -> HttpResponse:
    """Who takes which proposal. Rows without a unit wait; the others are handed over together, or none is."""
    require(has_role(request.user, STAFF))
    form = MeetingForm(request.POST or None, proposals=queries.in_order(request.user), by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            count = actions.hand_over_many(handed=form.handed(), by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("已交办%(count)s件提案；签收、答复的期限从今天起算。") % {"count": count})
            return redirect("proposals:meeting")
    context = {"form": form, "units": queries.waiting_units(request.user)}
    return render(request, "proposals/handling/meeting.html", context)


def unit_list(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """One unit's list as a paper."""
    require(has_role(request.user, OVERSEERS))
    unit = get_object_or_404(queries.waiting_units(request.user), pk=pk)
    return answer_with_paper(papers.HANDED, unit, form=form, name=f"handed-{unit.public_id}", by=request.user)
