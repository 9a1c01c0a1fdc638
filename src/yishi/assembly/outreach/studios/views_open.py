"""Pages of what happens in a studio: activities, receptions, matters."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed
from yishi.assembly.outreach.studios import actions_open, queries, rules, rules_matters
from yishi.assembly.outreach.studios.forms import ActivityForm, CloseForm, HandForm, MatterForm, SlotForm
from yishi.assembly.outreach.studios.lists import MatterFilter, MatterTable
from yishi.assembly.outreach.studios.models import Booking
from yishi.assembly.outreach.visits.forms import AnswerForm

FORM = "outreach/form.html"


def activity(request: HttpRequest, public_id: str) -> HttpResponse:
    case = queries.get_for(request.user, public_id, to="run")
    form = ActivityForm(request.POST or None, members=queries.members(case))
    if request.method == "POST" and form.is_valid():
        actions_open.note_activity(case=case, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("活动已登记，办公室确认后计入履职记录。"))
        return redirect("outreach:studio", public_id)
    return render(request, FORM, {"form": form, "title": _("登记活动"), "lead": case.name})


@require_POST
def confirm_activity(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.activity_for(request.user, public_id)
    actions_open.confirm_activity(activity=found, by=request.user)
    messages.success(request, _("活动已确认，履职记录已登记。"))
    return redirect("outreach:studio", found.case.public_id)


def slot(request: HttpRequest, public_id: str) -> HttpResponse:
    case = queries.get_for(request.user, public_id, to="run")
    first = {"host": case.head_id}
    form = SlotForm(request.POST or None, case=case, members=queries.members(case), initial=first)
    if request.method == "POST" and form.is_valid():
        actions_open.open_slot(case=case, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("接待时段已公布，群众扫码可以预约。"))
        return redirect("outreach:studio", public_id)
    return render(request, FORM, {"form": form, "title": _("安排接待"), "lead": case.name})


def bookings(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who booked a reception: only what they want to say, and whether it became a matter."""
    found = queries.slot_for(request.user, public_id)
    require(rules.may(request.user, "run", found.case))
    context = {
        "slot": found,
        "case": found.case,
        "rows": found.bookings.select_related("matter"),
        "may_confirm": rules.may_confirm(request.user, found),
        "may_cancel": rules.may_cancel(request.user, found),
        "is_staff": rules.may_keep(request.user),
    }
    return render(request, "outreach/studios/slot.html", context)


def cancel_slot(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.slot_for(request.user, public_id)
    require(rules.may_cancel(request.user, found))
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions_open.cancel_slot(slot=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("接待已取消，预约的人能看到理由。"))
        return redirect("outreach:studio", found.case.public_id)
    return render(request, FORM, {"form": form, "title": _("取消接待"), "lead": found})


@require_POST
def confirm_slot(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.slot_for(request.user, public_id)
    actions_open.confirm_slot(slot=found, by=request.user)
    messages.success(request, _("接待已确认，履职记录已登记。"))
    return redirect("outreach:slot", public_id)


def receive(request: HttpRequest, public_id: str) -> HttpResponse:
    """What somebody brought; `?booking=` takes over what was written when booking."""
    case = queries.get_for(request.user, public_id, to="run")
    booking = _booking(request, case)
    first = {"day": timezone.localdate(), "text": booking.text if booking else ""}
    form = MatterForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        made = actions_open.receive(case=case, **form.cleaned_data, booking=booking, by=request.user)
        messages.success(request, _("已登记，请落实责任人和期限。"))
        return redirect("outreach:matter", made.public_id)
    return render(request, FORM, {"form": form, "title": _("登记来访事项"), "lead": case.name})


def _booking(request: HttpRequest, case: Any) -> Any:
    asked = request.GET.get("booking", "")
    rows = Booking.objects.filter(slot__case=case, matter__isnull=True)
    return get_object_or_404(rows, public_id=asked) if asked else None


def matters(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    rows = queries.matters(request.user)
    return listed(request, MatterFilter, MatterTable, rows, "outreach/studios/matters.html")


def matter(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.matter_for(request.user, public_id)
    moves = [
        (move, rules_matters.may(request.user, move.verb, found))
        for move, _answer in rules_matters.LIFE.open_moves(request.user, found)
        if found.state in move.sources and move.verb != "reopen"
    ]
    return render(request, "outreach/studios/matter.html", {"matter": found, "moves": moves})


def move_matter(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """Its owner, its answer, the look whether it holds."""
    found = queries.matter_for(request.user, public_id, to=verb if verb in rules_matters.LIFE.verbs else "look")
    acts: dict[str, tuple[Any, Any, Any]] = {
        "hand": (HandForm, {"members": queries.members(found.case)}, actions_open.hand),
        "answer": (AnswerForm, {}, actions_open.answer),
        "close": (CloseForm, {}, actions_open.close),
    }
    if verb not in acts:
        return redirect("outreach:matter", public_id)
    kind, more, act = acts[verb]
    form = kind(request.POST or None, **more)
    if request.method == "POST" and form.is_valid():
        try:
            act(matter=found, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("已登记。"))
            return redirect("outreach:matter", public_id)
    context = {"form": form, "title": rules_matters.LIFE.move(verb).word, "lead": found}
    return render(request, FORM, context)
