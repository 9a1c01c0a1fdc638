"""Where messages come from: what each source is, what it brought, and reading those that stand in other rooms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.hotline import actions, queries_sources, rules


def sources(request: HttpRequest) -> HttpResponse:
    """All sources, with what came from each."""
    require(rules.may_follow(request.user))
    return render(request, "hotline/sources.html", {"rows": queries_sources.rows(request.user)})


def source(request: HttpRequest, code: str) -> HttpResponse:
    """One source: what its values mean, how its files are read."""
    require(rules.may_follow(request.user))
    found = queries_sources.row(request.user, code)
    context = {
        "row": found,
        "headers": queries_sources.headers(found.source),
        "mappings": queries_sources.mappings(request.user, found.source),
        "may_import": rules.may_import(request.user),
        "may_read": rules.may_read_room(request.user, found.source),
    }
    return render(request, "hotline/source.html", context)


@require_POST
def read(request: HttpRequest, code: str) -> HttpResponse:
    """Bring the messages up to what the source's room tells now, and go to the progress."""
    return _begin(request, code, wanted=True)


@require_POST
def remove(request: HttpRequest, code: str) -> HttpResponse:
    """Take the messages of the source's room out again, and go to the progress."""
    return _begin(request, code, wanted=False)


def _begin(request: HttpRequest, code: str, *, wanted: bool) -> HttpResponse:
    found = queries_sources.row(request.user, code)
    run = actions.read_room(source=found.source, wanted=wanted, by=request.user)
    here = reverse("hotline:source", args=[code])
    return redirect(f"{reverse('runs:run', args=[run.public_id])}?next={here}")
