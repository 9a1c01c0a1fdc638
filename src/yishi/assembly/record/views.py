"""Pages of the room: ask, call one action, answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import listed
from yishi.assembly.record import actions, queries, rules, things
from yishi.assembly.record.forms import EntryForm, ReverseForm
from yishi.assembly.record.lists import DeedFilter, DeedTable

PAGE = 30


def book(request: HttpRequest) -> HttpResponse:
    """The whole book for the office; members are led to their own pages of it."""
    require(rules.may_look(request.user))
    if not rules.may_read_all(request.user):
        return redirect("record:mine")
    rows = queries.book(request.user)
    return listed(request, DeedFilter, DeedTable, rows, "record/book.html", may_enter=rules.may_enter(request.user))


def mine(request: HttpRequest) -> HttpResponse:
    """A member's own deeds of one year, and how many of each kind."""
    require(rules.may_look(request.user))
    years = queries.years(request.user) or [timezone.localdate().year]
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else years[0]
    rows = queries.mine(request.user, year)
    context = {
        "years": years,
        "year": year,
        "tally": queries.tally(request.user, year),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "record/mine.html", context)


def deed(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    context = {
        "deed": found,
        "thing_url": things.address(found.thing),
        "taken_back_by": getattr(found, "reversed_by", None),
        "may_reverse": rules.may(request.user, "reverse", found),
        "may_read_all": rules.may_read_all(request.user),
    }
    return render(request, "record/deed.html", context)


def enter(request: HttpRequest) -> HttpResponse:
    """Write one activity into the book for all who took part."""
    require(rules.may_enter(request.user))
    form = EntryForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        deeds = actions.enter_many(entries=form.entries(), by=request.user)
        messages.success(request, _("已登记%(count)s条履职记录。") % {"count": len(deeds)})
        return redirect("record:book")
    return render(request, "record/enter.html", {"form": form})


def reverse(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="reverse")
    form = ReverseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.reverse(deed=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已冲销；原记录保留，不再计分。"))
        return redirect("record:deed", public_id)
    return render(request, "record/reverse.html", {"form": form, "deed": found})
