"""Pages of the room, and the one door that other installations knock at."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.exchange import actions, cards, keys, queries, receiving, rules, rules_links
from yishi.assembly.exchange.delivery import REFUSED
from yishi.assembly.exchange.forms import CardForm, PackageForm, ReceiptForm, SealForm
from yishi.assembly.exchange.models import Link

FORM = "exchange/form.html"
SHOWN = 50  # newest packages of each direction
NOT_YET = 409


def exchange(request: HttpRequest) -> HttpResponse:
    """Our card, the partners, what went out and what came in."""
    require(rules_links.may_look(request.user))
    seal = queries.seal(request.user)
    here = queries.here()
    context = {
        "may_manage": rules_links.may_manage(request.user),
        "seal": seal,
        "card": cards.of(seal) if seal else "",
        "fingerprint": keys.fingerprint(seal.public_key) if seal else "",
        "links": [
            (
                link,
                link.other in here,
                keys.fingerprint(link.public_key),
                rules_links.LIFE.open_moves(request.user, link),
            )
            for link in queries.links(request.user)
        ],
        "sent": [(row, rules.LIFE.open_moves(request.user, row)) for row in queries.sent(request.user)[:SHOWN]],
        "received": queries.received(request.user)[:SHOWN],
    }
    return render(request, "exchange/exchange.html", context)


def make_seal(request: HttpRequest) -> HttpResponse:
    require(rules_links.may_manage(request.user))
    seal = queries.seal(request.user)
    form = SealForm(request.POST or None, initial={"address": seal.address if seal else ""})
    if request.method == "POST" and form.is_valid():
        actions.make_seal(address=form.cleaned_data["address"], by=request.user)
        messages.success(request, _("名片已就绪，可以复制给对方。"))
        return redirect("exchange:exchange")
    return render(request, FORM, {"form": form, "title": _("本单位的名片")})


def introduce(request: HttpRequest) -> HttpResponse:
    require(rules_links.may_manage(request.user))
    form = CardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            link = actions.introduce(card=form.cleaned_data["card"], by=request.user)
        except Refused as refused:
            form.add_error("card", str(refused.reason))
        else:
            messages.success(request, _("已登记“%(name)s”，请另一人与对方电话核对指纹。") % {"name": link.name})
            return redirect("exchange:exchange")
    return render(request, FORM, {"form": form, "title": _("登记交换单位")})


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    link = queries.link_for(request.user, public_id, to="confirm")
    actions.confirm(link=link, by=request.user)
    messages.success(request, _("已核对，可以往来。"))
    return redirect("exchange:exchange")


def end(request: HttpRequest, public_id: str) -> HttpResponse:
    link = queries.link_for(request.user, public_id, to="end")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.end(link=link, **form.cleaned_data, by=request.user)
        messages.success(request, _("已停用。"))
        return redirect("exchange:exchange")
    return render(request, FORM, {"form": form, "title": _("停用交换单位"), "lead": link.name})


def package(request: HttpRequest, public_id: str) -> FileResponse:
    """The package as it is sent, to be carried by hand."""
    found = queries.get_for(request.user, public_id)
    return FileResponse(found.package.open(), as_attachment=True, filename=f"{found.public_id}.zip")


@require_POST
def try_again(request: HttpRequest, public_id: str) -> HttpResponse:
    actions.try_again(dispatch=queries.get_for(request.user, public_id, to="try_again"), by=request.user)
    messages.success(request, _("即将重送。"))
    return redirect("exchange:exchange")


def call_off(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="call_off")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.call_off(dispatch=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已撤回。"))
        return redirect("exchange:exchange")
    return render(request, FORM, {"form": form, "title": _("撤回"), "lead": found.title})


def acknowledge(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="acknowledge")
    form = ReceiptForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.acknowledge(dispatch=found, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("receipt", str(refused.reason))
        else:
            messages.success(request, _("回执相符，已送达。"))
            return redirect("exchange:exchange")
    return render(request, FORM, {"form": form, "title": _("登记回执"), "lead": found.title})


def bring(request: HttpRequest) -> HttpResponse:
    """A package carried by hand; its receipt goes back the same way."""
    require(rules_links.may_manage(request.user))
    form = PackageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = receiving.receive(content=form.cleaned_data["package"], by=request.user)
        except receiving.Turned as turned:
            form.add_error("package", str(turned.reason))
        except receiving.Unknown:
            form.add_error("package", _("来件单位尚未登记并核对。"))
        else:
            messages.success(request, _("已收件：%(title)s。请下载回执带回。") % {"title": found.title})
            return redirect("exchange:exchange")
    return render(request, FORM, {"form": form, "title": _("收下人工带来的交换包")})


def receipt(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.received_for(request.user, public_id)
    answer = HttpResponse(found.receipt, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="receipt-{found.package_id}.json"'
    return answer


@csrf_exempt
@login_not_required
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """For other installations: 200 with a receipt, 422 refused for good, 409 not known yet."""
    try:
        found = receiving.receive(content=request.body)
    except RequestDataTooBig:
        return _no(receiving.REASONS["size"], REFUSED)
    except receiving.Turned as turned:
        return _no(turned.reason, REFUSED)
    except receiving.Unknown:
        return _no(_("本单位尚未核对贵方的名片。"), NOT_YET)
    return HttpResponse(found.receipt, content_type="application/json")


def _shown(request: HttpRequest, link: Link, here: set[str]) -> tuple[Any, ...]:
    """A partner, whether it is on this installation, its fingerprint, and what this person may do with it."""
    moves = rules_links.LIFE.open_moves(request.user, link)
    asked = [(move, rules_links.may(request.user, move.verb, link)) for move, _answer in moves]
    return link, link.other in here, keys.fingerprint(link.public_key), asked


def _no(reason: Any, status: int) -> JsonResponse:
    return JsonResponse({"reason": str(reason)}, status=status, json_dumps_params={"ensure_ascii": False})
