"""Pages of the room: ask, call one action, answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.appraisal import actions, grades, queries, rules
from yishi.assembly.appraisal.forms import AdoptForm, SchemeForm, WorkOutForm
from yishi.assembly.appraisal.lists import SheetFilter, SheetTable
from yishi.assembly.base.access import require
from yishi.assembly.base.lists import listed


def mine(request: HttpRequest) -> HttpResponse:
    """The member's own points: the newest year, or the one asked for."""
    sheets = list(queries.my_sheets(request.user))
    year = request.GET.get("year", "")
    sheet = next((s for s in sheets if str(s.year) == year), sheets[0] if sheets else None)
    context: dict[str, Any] = {"sheet": sheet, "sheets": sheets}
    if sheet:
        context |= {"items": queries.items(sheet), "grade": grades.word_of(sheet)}
    return render(request, "appraisal/mine.html", context)


def office(request: HttpRequest) -> HttpResponse:
    """The office's list of sheets, in the order of names."""
    require(rules.may_see_all(request.user))
    more = {
        "scheme": queries.in_force(request.user),
        "run": queries.last_run(request.user),
        "form": WorkOutForm(),
        "may_appraise": rules.may_appraise(request.user),
    }
    return listed(request, SheetFilter, SheetTable, queries.sheets(request.user), "appraisal/office.html", **more)


def sheet(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.sheet_for(request.user, public_id)
    context = {"sheet": found, "items": queries.items(found), "grade": grades.word_of(found)}
    return render(request, "appraisal/sheet.html", context)


def line(request: HttpRequest, pk: int) -> HttpResponse:
    """One line, walked back through outcome, session and topic to the calls that began it."""
    found = queries.line_for(request.user, pk)
    context = {"line": found, "walk": queries.walk_back(found), "item_name": queries.item_name(found)}
    return render(request, "appraisal/line.html", context)


def spread(request: HttpRequest) -> HttpResponse:
    """How points are spread, without names."""
    require(rules.may_see_spread(request.user))
    years = queries.years(request.user)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and int(asked) in years else (years[0] if years else None)
    context = {"years": years, "year": year, "spread": queries.spread(request.user, year) if year else []}
    return render(request, "appraisal/spread.html", context)


@require_POST
def work_out(request: HttpRequest) -> HttpResponse:
    form = WorkOutForm(request.POST)
    scheme = queries.in_force(request.user)
    if not form.is_valid() or scheme is None:
        messages.error(request, _("请先批准一份考核办法，并填写年度。"))
        return redirect("appraisal:office")
    run = actions.work_out(scheme=scheme, year=form.cleaned_data["year"], by=request.user)
    return redirect(f"{reverse('runs:run', args=[run.public_id])}?next={reverse('appraisal:office')}")


def schemes(request: HttpRequest) -> HttpResponse:
    return render(request, "appraisal/schemes.html", {"schemes": queries.schemes(request.user)})


def scheme(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.scheme_for(request.user, public_id)
    context = {"scheme": found, "may_adopt": rules.may(request.user, "adopt", found)}
    return render(request, "appraisal/scheme.html", context)


def propose(request: HttpRequest) -> HttpResponse:
    require(rules.may_appraise(request.user))
    current = queries.in_force(request.user)
    initial = {"name": current.name, "text": current.text} if current else {}
    form = SchemeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = actions.propose(**form.cleaned_data, by=request.user)
        messages.success(request, _("草案已保存，待另一人批准后施行。"))
        return redirect("appraisal:scheme", made.public_id)
    return render(request, "appraisal/propose.html", {"form": form})


def adopt(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.scheme_for(request.user, public_id, to="adopt")
    form = AdoptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.adopt(scheme=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("考核办法已施行。"))
        return redirect("appraisal:scheme", public_id)
    return render(request, "appraisal/adopt.html", {"form": form, "scheme": found})
