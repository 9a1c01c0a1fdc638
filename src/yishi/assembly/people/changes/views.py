"""Pages: noting a change of a member, a new member, a unit or village that goes, a new term; and all changes."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Refused, require
from yishi.assembly.people import queries as people
from yishi.assembly.people import rules as keeping
from yishi.assembly.people import seats
from yishi.assembly.people.changes import actions, queries, rules
from yishi.assembly.people.changes.followers import told
from yishi.assembly.people.changes.forms import ChangeForm, EndForm, LeaveForm, SeatForm, TermForm, WhoForm
from yishi.assembly.people.changes.models import Change

FORM = "people/changes/form.html"
SHOWN = 100
Kind = Change.Kind
ACTS: dict[str, tuple[Any, type[ChangeForm]]] = {
    Kind.LEFT: (actions.leave, LeaveForm),
    Kind.SUSPENDED: (actions.suspend, ChangeForm),
    Kind.RESUMED: (actions.resume, ChangeForm),
}


def changes(request: HttpRequest) -> HttpResponse:
    require(keeping.may_keep(request.user))
    rows = [(row, list(told(row))) for row in queries.changes(request.user)[:SHOWN]]
    return render(request, "people/changes/changes.html", {"rows": rows})


def change(request: HttpRequest, public_id: str, kind: str) -> HttpResponse:
    """One member's change of `kind`, with its day and reason."""
    if kind != Kind.MOVED and kind not in ACTS:
        raise Http404(kind)
    member = people.member_for(request.user, public_id)
    require(rules.may(request.user, kind, member))
    if kind == Kind.MOVED:
        return _move(request, member)
    act, form_class = ACTS[kind]
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            noted = act(member=member, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("day", str(refused.reason))
        else:
            return _done(request, noted, redirect("people:member", public_id))
    return render(request, FORM, {"forms": [form], "title": Kind(kind).label, "member": member})


def _move(request: HttpRequest, member: Any) -> HttpResponse:
    seat = SeatForm(request.POST or None, instance=seats.present(member), by=request.user)
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and _valid(seat, form):
        try:
            noted = actions.move(member=member, seat=seat.seat(), **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("day", str(refused.reason))
        else:
            return _done(request, noted, redirect("people:member", member.public_id))
    return render(request, FORM, {"forms": [seat, form], "title": Kind.MOVED.label, "member": member})


def join(request: HttpRequest) -> HttpResponse:
    """A new member, or one who comes back."""
    require(keeping.may_keep(request.user))
    who, seat = WhoForm(request.POST or None), SeatForm(request.POST or None, by=request.user)
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and _valid(who, seat, form):
        try:
            member = actions.join(who=who.who(), seat=seat.seat(), **form.cleaned_data, by=request.user)
        except Refused as refused:
            who.add_error("number", str(refused.reason))
        else:
            messages.success(request, _("已登记增补委员。"))
            return redirect("people:member", member.public_id)
    return render(request, FORM, {"forms": [who, seat, form], "title": Kind.JOINED.label})


def end(request: HttpRequest, kind: str, public_id: str) -> HttpResponse:
    """A unit dissolved, a village merged."""
    thing = queries.to_end(request.user, kind, public_id)
    require(rules.may_end(request.user, thing))
    form = EndForm(request.POST or None, thing=thing)
    if request.method == "POST" and form.is_valid():
        of: Any = {"unit": thing} if kind == "units" else {"village": thing}
        act: Any = actions.end_unit if kind == "units" else actions.merge_village
        try:
            noted = act(**of, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("into", str(refused.reason))
        else:
            return _done(request, noted, redirect("people:bodies", kind))
    word = Kind.UNIT_ENDED.label if kind == "units" else Kind.MERGED.label
    return render(request, FORM, {"forms": [form], "title": word, "lead": str(thing)})


def begin_term(request: HttpRequest) -> HttpResponse:
    require(keeping.may_keep(request.user))
    form = TermForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data | {"staying": list(form.cleaned_data["staying"])}
        try:
            term = actions.begin_term(**facts, by=request.user)
        except Refused as refused:
            form.add_error("number", str(refused.reason))
        else:
            messages.success(request, _("%(term)s已开始，连任和离任都已登记。") % {"term": term})
            return redirect("people:members")
    return render(request, FORM, {"forms": [form], "title": _("换届")})


def _valid(*every: forms.BaseForm) -> bool:
    """All are looked at, so that every fault is told at once."""
    return all([form.is_valid() for form in every])


def _done(request: HttpRequest, noted: Change, answer: HttpResponse) -> HttpResponse:
    followed = "；".join(told(noted))
    messages.success(request, _("已登记。%(followed)s") % {"followed": followed} if followed else _("已登记。"))
    return answer
