"""The year in numbers, and its circular."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from yishi.assembly.base.access import has_role, require
from yishi.assembly.documents import answer_with
from yishi.assembly.opinions.reports.rules import OVERSEERS
from yishi.assembly.opinions.year import papers, queries


def year(request: HttpRequest) -> HttpResponse:
    """`?year=`: this one, unless another is asked for."""
    require(has_role(request.user, OVERSEERS))
    known = queries.years(request.user)
    asked = request.GET.get("year", str(known[0]))
    if asked not in map(str, known):
        raise Http404(asked)
    found = queries.of(request.user, int(asked))
    return render(request, "opinions/year.html", {"found": found, "years": [(one, one == found.year) for one in known]})


def circular(request: HttpRequest, year: int, form: str) -> HttpResponse:
    require(has_role(request.user, OVERSEERS))
    if year not in queries.years(request.user):
        raise Http404(year)
    issued = queries.bulletins(request.user, year)
    letter = papers.circular(queries.assembly(request.user), queries.of(request.user, year), issued)
    return answer_with(letter, form=form, name=f"opinions-{year}")
