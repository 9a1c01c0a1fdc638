"""The office's pages: setting up, places and their codes, statements to let through, periods set aside."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.public import actions, queries, rules, tallies
from yishi.assembly.consultation.public.forms import PartForm, PlaceForm, SetAsideForm, proposed
from yishi.assembly.consultation.public.models import PublicPart
from yishi.assembly.consultation.public.moments import typed

FORM = "consultation/public/form.html"


def of_consultation(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment for the consultation's page: what people said so far, or the button to ask them."""
    found = consultations.get_for(request.user, public_id)
    part = queries.of_consultation(found)
    context = {
        "consultation": found,
        "part": part if part and rules.may(request.user, "look", part) else None,
        "may_set_up": part is None and rules.may_set_up(request.user, found),
        "phones": part.participants.filter(set_aside__isnull=True).count() if part else 0,
    }
    return render(request, "consultation/public/of_consultation.html", context)


def set_up(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask the public about a consultation."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may_set_up(request.user, found))
    form = PartForm(request.POST or None, initial=proposed(found))
    if request.method == "POST" and form.is_valid():
        part = actions.set_up(consultation=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("群众参与已设置。下一步：登记参与点，打印二维码。"))
        return redirect("consultation:public_part", part.public_id)
    return render(request, FORM, {"form": form, "title": _("设置群众参与"), "consultation": found})


def part(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.part_for(request.user, public_id)
    moves = rules.LIFE.open_moves(request.user, found)
    context: dict[str, Any] = {
        "part": found,
        "consultation": found.consultation,
        "moves": [(m, rules.may(request.user, m.verb, found)) for m, _a in moves if found.state in m.sources],
        "may": {verb: rules.may(request.user, verb, found) for verb in rules.WORK},
        "places": queries.places(found),
        "waiting": queries.waiting(found),
        "alarms": [(alarm, queries.alarm_words(alarm)) for alarm in queries.alarms(found)],
        "set_asides": queries.set_asides(found),
        "said": tallies.said(found.consultation),
    }
    return render(request, "consultation/public/part.html", context)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Texts and times. When a colleague saved in between, both are shown and neither is lost."""
    found = queries.part_for(request.user, public_id, to="edit")
    form = PartForm(request.POST or None, instance=found)
    theirs: PublicPart | None = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(part=found, facts=form.cleaned_data, version=form.version, by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            data = request.POST.copy()
            data["version"] = str(theirs.version)
            form = PartForm(data, instance=found)
        else:
            messages.success(request, _("修改已保存。"))
            return redirect("consultation:public_part", public_id)
    return render(request, FORM, {"form": form, "title": _("修改说明和时间"), "part": found, "theirs": theirs})


@require_POST
def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """A verb of the life."""
    if verb not in rules.LIFE.verbs:
        raise Http404(verb)
    found = actions.move(part=queries.part_for(request.user, public_id, to=verb), verb=verb, by=request.user)
    messages.success(request, _("已办理：%(state)s。") % {"state": found.get_state_display()})
    return redirect("consultation:public_part", public_id)


@require_POST
def accept(request: HttpRequest, public_id: str) -> HttpResponse:
    submission = queries.submission_for(request.user, public_id, to="accept")
    actions.accept(submission=submission, by=request.user)
    messages.success(request, _("已公开，群众和委员都可以表态了。"))
    return redirect("consultation:public_part", submission.participant.part.public_id)


def turn_down(request: HttpRequest, public_id: str) -> HttpResponse:
    submission = queries.submission_for(request.user, public_id, to="turn_down")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.turn_down(submission=submission, **form.cleaned_data, by=request.user)
        messages.success(request, _("没有公开；写的人可以看到理由。"))
        return redirect("consultation:public_part", submission.participant.part.public_id)
    context = {"form": form, "title": _("不公开"), "part": submission.participant.part, "quote": submission.text}
    return render(request, FORM, context)


def set_aside(request: HttpRequest, public_id: str) -> HttpResponse:
    """Count a place's phones of a period no longer; `?place=&since=&until=` from an alarm."""
    found = queries.part_for(request.user, public_id, to="set_aside")
    begun = {name: typed(request.GET.get(name, "")) for name in ("since", "until")}
    form = SetAsideForm(request.POST or None, initial={"place": request.GET.get("place"), **begun}, part=found)
    if request.method == "POST" and form.is_valid():
        actions.set_aside(**form.cleaned_data, by=request.user)
        messages.success(request, _("已搁置：这个时段新来的手机不再计入，数据都保留，可以恢复。"))
        return redirect("consultation:public_part", public_id)
    return render(request, FORM, {"form": form, "title": _("搁置一段时间的表态"), "part": found})


def restore(request: HttpRequest, public_id: str) -> HttpResponse:
    aside = queries.set_aside_for(request.user, public_id, to="restore")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.restore(aside=aside, **form.cleaned_data, by=request.user)
        messages.success(request, _("已恢复计入。"))
        return redirect("consultation:public_part", aside.place.part.public_id)
    return render(request, FORM, {"form": form, "title": _("恢复计入"), "part": aside.place.part, "quote": aside})


def add_place(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.part_for(request.user, public_id, to="place")
    form = PlaceForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            place = actions.add_place(part=found, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("name", str(refused.reason))
        else:
            messages.success(request, _("参与点已登记，可以打印二维码了。"))
            return redirect("consultation:public_place", place.public_id)
    return render(request, FORM, {"form": form, "title": _("登记参与点"), "part": found})
