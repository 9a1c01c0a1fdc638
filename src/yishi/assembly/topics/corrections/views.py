"""Pages on which people correct the topics, and take corrections back."""

from typing import Any, Literal

from django.contrib import messages as notices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.topics import rules
from yishi.assembly.topics.corrections import actions, queries
from yishi.assembly.topics.corrections.forms import MergeForm, MoveForm, RenameForm, SplitForm, WithdrawForm
from yishi.assembly.topics.queries import get_for

WAYS: tuple[Literal["words", "place"], ...] = ("words", "place")


def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction of the assembly, those that the last reading spoke against first."""
    require(rules.may_look(request.user))
    return render(request, "topics/corrections/corrections.html", {"lines": queries.corrections(request.user)})


def rename(request: HttpRequest, public_id: str) -> HttpResponse:
    topic = get_for(request.user, public_id, to="rename")
    form = RenameForm(request.POST or None, initial={"label": topic.label})
    if request.method == "POST" and form.is_valid():
        actions.rename(topic=topic, **form.cleaned_data, by=request.user)
        notices.success(request, _("已改名，以后的梳理沿用这个名称。"))
        return redirect("topics:topic", public_id)
    return _ask(request, topic=topic, form=form, title=_("改名"))


def merge(request: HttpRequest, public_id: str) -> HttpResponse:
    topic = get_for(request.user, public_id, to="correct")
    form = MergeForm(request.POST or None, topic=topic, others=queries.joinable(topic))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.merge(topic=topic, others=form.chosen, label=given["label"], why=given["why"], by=request.user)
        notices.success(request, _("议题已合并，以后的梳理照此办理。"))
        return redirect("topics:topic", public_id)
    return _ask(request, topic=topic, form=form, title=_("合并议题"))


def split(request: HttpRequest, public_id: str) -> HttpResponse:
    """Choose what leaves; `?by=words` or `?by=place` asks the engine to propose two halves."""
    topic = get_for(request.user, public_id, to="correct")
    by = next((way for way in WAYS if way == request.GET.get("by")), None)
    units = queries.units(topic, by)
    listed, rest = units[: queries.LISTED], units[queries.LISTED :]
    form = SplitForm(request.POST or None, units=listed)
    if request.method == "POST" and form.is_valid():
        going = form.tickets + [ticket for unit in rest if unit.goes for ticket in unit.tickets]
        given = form.cleaned_data
        new = actions.split(topic=topic, tickets=going, label=given["label"], why=given["why"], by=request.user)
        notices.success(request, _("议题已拆分，新议题列为候选。"))
        return redirect("topics:topic", new.public_id)
    proposed = any(unit.goes for unit in units)
    more = {"by": by, "proposed": proposed, "rest": len(rest)}
    return _ask(request, topic=topic, form=form, title=_("拆分议题"), template="topics/corrections/split.html", **more)


def move(request: HttpRequest, public_id: str) -> HttpResponse:
    """Move the incident or the message that the address names."""
    topic = get_for(request.user, public_id, to="correct")
    asked = {name: request.GET.get(name, "") for name in ("incident", "ticket")}
    what, tickets = queries.moving(topic, **asked)
    if not tickets:
        raise Http404(public_id)
    form = MoveForm(request.POST or None, others=queries.neighbours(topic))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.move(topic=topic, tickets=tickets, to=form.target, why=given["why"], by=request.user)
        notices.success(request, _("来件已移动，以后的梳理照此办理。"))
        return redirect("topics:topic", public_id)
    return _ask(request, topic=topic, form=form, title=_("移动来件"), what=what, count=len(tickets))


def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    correction = queries.get_for(request.user, public_id, to="withdraw")
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(correction=correction, **form.cleaned_data, by=request.user)
        notices.success(request, _("更正已撤销。"))
        return redirect("topics:corrections")
    context = {"line": queries.line(request.user, correction), "form": form}
    return render(request, "topics/corrections/withdraw.html", context)


def _ask(
    request: HttpRequest, *, title: str, template: str = "topics/corrections/correct.html", **context: Any
) -> HttpResponse:
    return render(request, template, {"title": title, **context})
