"""Pages about who comes: reminders, leave, the list at the door, the code on the screen and on the phone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Refused, require
from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.attendance import actions, codes, queries, rules
from yishi.assembly.consultation.attendance.forms import LeaveWordForm, ReceiveForm, RemindForm
from yishi.assembly.documents.addresses import outside
from yishi.assembly.documents.qr import svg


def of_consultation(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment for the office's page: leave to decide, whom to remind, the door."""
    found = consultations.get_for(request.user, public_id)
    context = {
        "consultation": found,
        "may": {verb: rules.may(request.user, verb, found) for verb in ("remind", "receive")},
        "asking": [(row, rules.may_decide(request.user, row)) for row in queries.asking(found)],
        "waited_for": queries.waited_for(found).count(),
        "present": queries.present(found),
    }
    return render(request, "consultation/attendance/of_consultation.html", context)


def remind(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who did not answer or read, ticked from the start."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may(request.user, "remind", found))
    rows = queries.waited_for(found)
    form = RemindForm(request.POST or None, choose_from=rows)
    if request.method == "POST" and form.is_valid():
        chosen = [row.pk for row in form.cleaned_data["who"]]
        count = actions.remind(consultation=found, invitations=chosen, by=request.user)
        messages.success(request, _("已提醒%(count)s名委员，会出现在他们的待办里。") % {"count": count})
        return redirect("consultation:consultation", public_id)
    return render(request, "consultation/attendance/remind.html", {"consultation": found, "rows": rows, "form": form})


def leave(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """One member's request with its reason: granted, or not with a word."""
    found = consultations.get_for(request.user, public_id)
    invitation = queries.invitation_for(request.user, found, pk)
    form = LeaveWordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        granted = request.POST.get("granted") == "yes"
        try:
            actions.decide_leave(
                invitation=invitation, granted=granted, word=form.cleaned_data["word"], by=request.user
            )
        except Refused as refused:
            form.add_error("word", str(refused.reason))
        else:
            messages.success(request, _("已准假。") if granted else _("已登记：未准假，委员会看到意见。"))
            return redirect("consultation:consultation", public_id)
    context = {"consultation": found, "invitation": invitation, "form": form}
    return render(request, "consultation/attendance/leave.html", context)


def door(request: HttpRequest, public_id: str) -> HttpResponse:
    """The list at the door."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may(request.user, "receive", found))
    rows = consultations.invitations(found)
    form = ReceiveForm(request.POST or None, choose_from=rows)
    if request.method == "POST" and form.is_valid():
        count = actions.receive(consultation=found, **form.changes(), by=request.user)
        messages.success(request, _("已签到%(count)s人。") % {"count": count})
        return redirect("consultation:consultation", public_id)
    return render(request, "consultation/attendance/door.html", {"consultation": found, "rows": rows})


def code(request: HttpRequest, public_id: str) -> HttpResponse:
    """For the screen at the door; a fresh code every half minute."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may(request.user, "receive", found))
    path = reverse("consultation:sign_in", args=[codes.code_of(found)])
    context = {
        "consultation": found,
        "code": svg(outside(request, path)),
        "present": queries.present(found),
        "renewed": codes.RENEWED,
    }
    return render(request, "consultation/attendance/code.html", context)


def sign_in(request: HttpRequest, code: str) -> HttpResponse:
    """What a member's phone opens: one button."""
    found = consultations.get_for(request.user, codes.session_of(code))
    require(rules.may(request.user, "sign_in", found))
    if request.method == "POST":
        actions.sign_in(consultation=found, code=code, by=request.user)
        messages.success(request, _("已签到。"))
        return redirect("consultation:consultation", found.public_id)
    context = {"consultation": found, "code": code, "since": queries.signed_in(request.user, found)}
    return render(request, "consultation/attendance/sign_in.html", context)
