"""Reading the public's messages: the list, one message, exports; every look is on record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import listed, xlsx
from yishi.assembly.hotline import actions, queries, rules
from yishi.assembly.hotline.forms import ExportForm
from yishi.assembly.hotline.lists import ExportTable, TicketFilter, TicketTable, ViewingFilter, ViewingTable


def inbox(request: HttpRequest) -> HttpResponse:
    """All tickets, newest first. Its export leads over the page that asks what for."""
    require(rules.may_look(request.user))
    asked = request.GET.copy()
    export_url = f"{reverse('hotline:export')}?{asked.urlencode()}"
    if asked.pop("export", None):
        return redirect(f"{reverse('hotline:export')}?{asked.urlencode()}")
    doors = {
        "may_import": rules.may_import(request.user),
        "may_follow": rules.may_follow(request.user),
        "may_watch": rules.may_watch(request.user),
    }
    rows = queries.tickets(request.user)
    return listed(request, TicketFilter, TicketTable, rows, "hotline/inbox.html", export_url=export_url, **doors)


def ticket(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.ticket_for(request.user, public_id)
    actions.log_view(what=_("工单%(number)s") % {"number": found.number}, rows=1, by=request.user)
    return render(request, "hotline/ticket.html", {"ticket": found, "similar": queries.similar(request.user, found)})


def export(request: HttpRequest) -> HttpResponse:
    """The filtered tickets as XLSX, for a stated purpose."""
    require(rules.may_look(request.user))
    chosen = TicketFilter(request.GET, queryset=queries.tickets(request.user), request=request)
    form = ExportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        purpose = form.cleaned_data["purpose"]
        what = _("来件列表：%(filter)s") % {"filter": queries.chosen_words(chosen) or _("全部")}
        actions.log_view(what=what, rows=chosen.qs.count(), purpose=purpose, exported=True, by=request.user)
        return xlsx(ExportTable(chosen.qs), name="tickets")
    context = {"form": form, "count": chosen.qs.count(), "chosen": queries.chosen_words(chosen)}
    return render(request, "hotline/export.html", context)


def viewings(request: HttpRequest) -> HttpResponse:
    """Who read and exported what."""
    require(rules.may_watch(request.user))
    return listed(request, ViewingFilter, ViewingTable, queries.viewings(request.user), "hotline/viewings.html")
