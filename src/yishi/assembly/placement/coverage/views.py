"""Pages: what is not covered, and the boundaries that maps are drawn from."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.placement.coverage import actions, queries, rules
from yishi.assembly.placement.coverage.forms import BoundariesForm
from yishi.assembly.placement.coverage.geojson import NoBoundaries
from yishi.assembly.placement.drafts import rules as placing


def coverage(request: HttpRequest) -> HttpResponse:
    gaps = queries.gaps(request.user)
    towns = queries.towns(request.user)
    context = {
        "gaps": gaps,
        "open": sum(gap.count for gap in gaps),
        "towns": towns,
        "map": queries.map_of(towns),
        "may_place": placing.may_make(request.user),
        "may_bring": rules.may_bring(request.user),
        "in_force": queries.rules_in_force(request.user),
    }
    return render(request, "placement/coverage/coverage.html", context)


def boundaries(request: HttpRequest) -> HttpResponse:
    """Bring a file; what was brought before."""
    require(rules.may_bring(request.user))
    form = BoundariesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = actions.bring(content=file.read(), file_name=file.name, by=request.user)
        except NoBoundaries as wrong:
            form.add_error("file", str(wrong))
        else:
            return redirect("placement:boundary_import", made.public_id)
    context = {"form": form, "imports": queries.imports(request.user)[:20]}
    return render(request, "placement/coverage/boundaries.html", context)


def boundary_import(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was matched and what was not; confirm."""
    found = queries.import_for(request.user, public_id)
    if request.method == "POST":
        actions.confirm(found=found, by=request.user)
        messages.success(request, _("边界已启用。"))
        return redirect("placement:coverage")
    drawn = {"towns": [{"name": row["name"], "geometry": row["geometry"]} for row in found.matched]}
    answer = rules.may(request.user, "confirm", found)
    return render(request, "placement/coverage/import.html", {"found": found, "map": drawn, "answer": answer})
