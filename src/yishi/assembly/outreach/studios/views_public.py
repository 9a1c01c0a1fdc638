"""Pages for the public, without an account and without a script: studios, one studio, booking, what became of it."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused
from yishi.assembly.outreach.studios import actions_public, phones, queries, rules
from yishi.assembly.outreach.studios.forms import BookForm, ObjectForm
from yishi.assembly.outreach.studios.models import StudioCase
from yishi.assembly.people.models import Assembly

Page = Callable[..., HttpResponse]


def for_phones(page: Page) -> Page:
    """Give a page its studio and its phone's key; hand new phones their id."""

    @wraps(page)
    def answer(request: HttpRequest, public_id: str, **rest: Any) -> HttpResponse:
        case = queries.public(public_id)
        known = phones.device_of(request)
        device = known or phones.new_device()
        response = page(request, case, phones.key_of(case, device), **rest)
        if not known:
            phones.give(response, device)
        return response

    return login_not_required(never_cache(answer))


@login_not_required
def studios(request: HttpRequest) -> HttpResponse:
    """Where members meet the public. `?of=`: one assembly's, where several share an installation."""
    rows = Assembly.objects.order_by("pk")
    asked = request.GET.get("of", "")
    assembly = rows.filter(public_id=asked).first() if asked else rows.first()
    if assembly is None:
        raise Http404(asked)
    context = {
        "assembly": assembly,
        "cases": queries.shown(assembly.pk),
        "map": queries.map_of(assembly.pk),
        "noticed": StudioCase.objects.filter(assembly=assembly, state=rules.State.NOTICED),
    }
    return render(request, "outreach/studios/public/studios.html", context)


@for_phones
def studio(request: HttpRequest, case: StudioCase, key: str) -> HttpResponse:
    """What it does, when somebody is there, what was brought and how much came to its end; a notice while it runs."""
    noticed = case.state == rules.State.NOTICED
    context = {
        "case": case,
        "noticed": noticed,
        "suspended": case.state == rules.State.SUSPENDED,
        "slots": [] if noticed else queries.slots_ahead(case).filter(cancelled_why="")[:12],
        "mine": queries.booking_by(case, "", key),
        "activities": case.activities.filter(confirmed_at__isnull=False)[:10],
        "done": case.matters.filter(state="closed").count(),
        "received": case.matters.count(),
        "form": ObjectForm(initial={"once": secrets.token_hex(8)}) if noticed else None,
    }
    return render(request, "outreach/studios/public/studio.html", context)


@for_phones
def book(request: HttpRequest, case: StudioCase, key: str, slot_id: str) -> HttpResponse:
    slot = case.slots.select_related("host", "case").filter(public_id=slot_id).first()
    if slot is None:
        raise Http404(slot_id)
    form = BookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions_public.book(slot=slot, **form.cleaned_data, by=key)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            return redirect("outreach:public_booking", case.public_id, made.code)
    return render(request, "outreach/studios/public/book.html", {"case": case, "slot": slot, "form": form})


@for_phones
def booking(request: HttpRequest, case: StudioCase, key: str, code: str) -> HttpResponse:
    """What became of a booking, by its code."""
    found = queries.booking_by(case, code, key)
    if found is None:
        messages.warning(request, _("没有这个预约码，请核对八位数字。"))
        return redirect("outreach:public_studio", case.public_id)
    context = {"case": case, "booking": found, "matter": getattr(found, "matter", None), "mine": found.key == key}
    return render(request, "outreach/studios/public/booking.html", context)


@for_phones
def look_up(request: HttpRequest, case: StudioCase, key: str) -> HttpResponse:
    code = "".join(sign for sign in request.GET.get("code", "") if sign.isdigit())
    return redirect("outreach:public_booking", case.public_id, code or "-")


@require_POST
@for_phones
def take_back(request: HttpRequest, case: StudioCase, key: str, code: str) -> HttpResponse:
    found = queries.booking_by(case, code, key)
    if found is None:
        raise Http404(code)
    try:
        actions_public.take_back(booking=found, by=key)
        messages.success(request, _("预约已取消。"))
    except Refused as refused:
        messages.warning(request, str(refused.reason))
    return redirect("outreach:public_studio", case.public_id)


@for_phones
def object_to(request: HttpRequest, case: StudioCase, key: str) -> HttpResponse:
    form = ObjectForm(request.POST or None, initial={"once": secrets.token_hex(8)})
    if request.method == "POST" and form.is_valid():
        try:
            actions_public.object_to(case=case, **form.cleaned_data)
            messages.success(request, _("已收到，批准前会核实处理。"))
        except Refused as refused:
            messages.warning(request, str(refused.reason))
        return redirect("outreach:public_studio", case.public_id)
    return render(request, "outreach/studios/public/object.html", {"case": case, "form": form})
