"""Pages: sending a bulletin up; what assemblies below sent."""

import zipfile

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import listed
from yishi.assembly.exchange import queries as exchange
from yishi.assembly.opinions import queries as bulletins
from yishi.assembly.opinions.upward import actions, queries, rules
from yishi.assembly.opinions.upward.forms import KeepForm, PublishForm
from yishi.assembly.opinions.upward.lists import IncomingFilter, IncomingTable

FORM = "opinions/form.html"


@require_POST
def send_up(request: HttpRequest, public_id: str, link_id: str) -> HttpResponse:
    bulletin = bulletins.get_for(request.user, public_id)
    row = actions.send_up(bulletin=bulletin, link=exchange.link_for(request.user, link_id), by=request.user)
    messages.success(request, _("已签名报送%(name)s，送达后有回执。") % {"name": row.name})
    return redirect("opinions:bulletin", public_id)


def incomings(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    rows = queries.incoming(request.user)
    return listed(request, IncomingFilter, IncomingTable, rows, "opinions/upward/list.html")


def incoming(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    context = {
        "incoming": found,
        "moves": [move for move in rules.LIFE.open_moves(request.user, found) if found.state in move[0].sources],
        "bulletins": found.bulletins.all(),
    }
    return render(request, "opinions/upward/incoming.html", context)


def paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """The signed paper, as it came."""
    found = queries.get_for(request.user, public_id)
    with found.received.package.open() as file, zipfile.ZipFile(file) as package:
        return HttpResponse(package.read(actions.PAPER), content_type="application/pdf")


def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="publish")
    form = PublishForm(request.POST or None, incoming=found)
    if request.method == "POST" and form.is_valid():
        made = actions.publish(incoming=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("专报草稿已保存。"))
        return redirect("opinions:bulletin", made.public_id)
    return render(request, FORM, {"form": form, "title": _("编发来稿"), "lead": found.title, "submit": _("保存草稿")})


def keep(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="keep")
    form = KeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.keep(incoming=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已留存，意见将告知来稿单位。"))
        return redirect("opinions:incoming", public_id)
    return render(request, FORM, {"form": form, "title": _("留存来稿"), "lead": found.title})
