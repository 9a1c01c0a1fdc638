"""A place: its code to look at and to print, and what to do when a code got into the wrong hands."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.consultation.public import actions, papers, queries, rules, tokens
from yishi.assembly.consultation.public.models import Place
from yishi.assembly.documents import qr
from yishi.assembly.documents.addresses import outside
from yishi.assembly.documents.posters import answer_with_poster


def place(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.place_for(request.user, public_id)
    context = {
        "place": found,
        "part": found.part,
        "address": address_of(request, found),
        "may": {verb: rules.may_at(request.user, verb, found) for verb in ("renew", "retire")},
    }
    return render(request, "consultation/public/place.html", context)


def code(request: HttpRequest, public_id: str) -> HttpResponse:
    """The QR code alone, as SVG."""
    found = queries.place_for(request.user, public_id)
    return HttpResponse(qr.svg(address_of(request, found)), content_type="image/svg+xml")


def sheet(request: HttpRequest, public_id: str, paper: str) -> HttpResponse:
    """The sheet to print, on A4 or A5."""
    found = queries.place_for(request.user, public_id)
    poster = papers.sheet(found, address_of(request, found))
    return answer_with_poster(poster, paper=paper, name=f"code-{found.public_id}")


@require_POST
def renew(request: HttpRequest, public_id: str) -> HttpResponse:
    actions.renew(place=queries.place_for(request.user, public_id, to="renew"), by=request.user)
    messages.success(request, _("二维码已更换，旧的不再有效，请重新打印张贴。"))
    return redirect("consultation:public_place", public_id)


@require_POST
def retire(request: HttpRequest, public_id: str) -> HttpResponse:
    found = actions.retire(place=queries.place_for(request.user, public_id, to="retire"), by=request.user)
    messages.success(request, _("参与点已停用。"))
    return redirect("consultation:public_part", found.part.public_id)


def address_of(request: HttpRequest, found: Place) -> str:
    """What the code says."""
    return outside(request, reverse("consultation:public_page", args=[tokens.token_of(found)]))
