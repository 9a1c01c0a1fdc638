"""Pages of the units and of whoever hands over to them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import has_role, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.papers.paper import answer_with_paper
from yishi.assembly.proposals import papers
from yishi.assembly.proposals import queries as proposals
from yishi.assembly.proposals.handling import actions, board, queries, rules
from yishi.assembly.proposals.handling.forms import (
    ClassForm,
    ContactForm,
    ExtensionForm,
    HandOverForm,
    ReplyForm,
    SettleForm,
    TakeBackForm,
)
from yishi.assembly.proposals.handling.lists import AssignmentFilter, AssignmentTable
from yishi.assembly.proposals.handling.models import Assignment, Reply
from yishi.assembly.proposals.rules import OVERSEERS, STAFF, oversees

FORM = "proposals/form.html"


def hand_over(request: HttpRequest, public_id: str) -> HttpResponse:
    found = proposals.get_for(request.user, public_id, to="hand_over")
    first = found.wished.first()
    form = HandOverForm(request.POST or None, by=request.user, initial={"way": "single", "unit": first})
    if request.method == "POST" and form.is_valid():
        actions.hand_over(proposal=found, parts=form.parts(), by=request.user)
        messages.success(request, _("已交办；签收、答复的期限从今天起算。"))
        return redirect("proposals:proposal", public_id)
    return render(request, FORM, {"form": form, "title": _("交办"), "proposal": found, "submit": _("交办")})


def assignments(request: HttpRequest) -> HttpResponse:
    """What the unit has to do; for the office, what all units have."""
    require(has_role(request.user, OVERSEERS | rules.UNIT))
    rows = queries.assignments(request.user)
    return listed(request, AssignmentFilter, AssignmentTable, rows, "proposals/handling/list.html")


def overview(request: HttpRequest) -> HttpResponse:
    """Five honest numbers for each unit, and what is late."""
    require(has_role(request.user, OVERSEERS))
    year = timezone.localdate().year
    chosen = request.GET.get("year", "")
    shown = board.of_year(request.user, int(chosen) if chosen.isdecimal() and len(chosen) == 4 else year)
    years = [(each, each == shown.year) for each in range(year, year - 5, -1)]
    return render(request, "proposals/handling/board.html", {"board": shown, "years": years})


def assignment(request: HttpRequest, public_id: str) -> HttpResponse:
    """One unit's part: its dates, the contacts, the reply."""
    found = queries.get_for(request.user, public_id)
    verbs = ("contact", "extend", "write", "urge", *rules.LIFE.verbs)
    contacts = found.contacts.select_related("entered_by")
    context = {
        "assignment": found,
        "proposal": found.proposal,
        "may": {verb: rules.may(request.user, verb, found) for verb in verbs},
        "moves": [(m, rules.may(request.user, m.verb, found)) for m, _a in rules.LIFE.open_moves(request.user, found)],
        "contacts": [(row, rules.may_confirm(request.user, row)) for row in contacts],
        "extensions": [(row, rules.may_settle(request.user, row)) for row in found.extensions.all()],
        "urgings": found.urgings.select_related("urged_by"),
        "reply": getattr(found, "reply", None),
        "may_read_reply": rules.may(request.user, "read", found),
        "oversees": oversees(request.user),
        "late": rules.is_late(found, timezone.localdate()),
        "latest": rules.latest(found),
    }
    return render(request, "proposals/handling/assignment.html", context)


@require_POST
def sign(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="sign")
    actions.sign(assignment=found, by=request.user)
    messages.success(request, _("已签收。请及早与提案人沟通。"))
    return redirect("proposals:assignment", public_id)


def ask_back(request: HttpRequest, public_id: str) -> HttpResponse:
    return _asked(request, public_id, "ask_back", _("申请退回"), WhyForm, actions.ask_back)


def insist(request: HttpRequest, public_id: str) -> HttpResponse:
    return _asked(request, public_id, "insist", _("不同意退回"), WhyForm, actions.insist)


def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="take_back")
    form = TakeBackForm(request.POST or None, assignment=found)
    if request.method == "POST" and form.is_valid():
        fresh = actions.take_back(assignment=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已改办。"))
        return redirect("proposals:assignment", fresh.public_id)
    return _form(request, found, form, _("同意退回，改办"))


def urge(request: HttpRequest, public_id: str) -> HttpResponse:
    return _asked(request, public_id, "urge", _("催办"), WhyForm, actions.urge)


def contact(request: HttpRequest, public_id: str) -> HttpResponse:
    return _asked(request, public_id, "contact", _("登记沟通"), ContactForm, actions.contact)


@require_POST
def confirm_contact(request: HttpRequest, pk: int, word: str) -> HttpResponse:
    """The proposer says whether it took place."""
    found = queries.contact_for(request.user, pk)
    if found is None or word not in ("yes", "no"):
        raise Http404(str(pk))
    actions.confirm_contact(contact=found, took_place=word == "yes", by=request.user)
    messages.success(request, _("已记下。"))
    return redirect("proposals:assignment", found.assignment.public_id)


def extend(request: HttpRequest, public_id: str) -> HttpResponse:
    return _asked(request, public_id, "extend", _("申请延期"), ExtensionForm, actions.ask_extension)


def settle(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.extension_for(request.user, pk)
    if found is None:
        raise Http404(str(pk))
    require(rules.may_settle(request.user, found))
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.settle_extension(extension=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已审批。"))
        return redirect("proposals:assignment", found.assignment.public_id)
    return _form(request, found.assignment, form, _("审批延期"))


def reply(request: HttpRequest, public_id: str) -> HttpResponse:
    """The letter and a word to every suggestion. Two writers lose nothing."""
    found = queries.get_for(request.user, public_id, to="write")
    begun = getattr(found, "reply", None) or Reply(assignment=found)
    form = ReplyForm(request.POST or None, instance=begun, assignment=found)
    theirs = None
    if request.method == "POST" and form.is_valid():
        said = form.answers()
        try:
            actions.write(assignment=found, facts=form.facts(), answers=said, version=form.version, by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            data = request.POST.copy()
            data["version"] = str(theirs.version)
            form = ReplyForm(data, instance=theirs, assignment=found)
        else:
            messages.success(request, _("答复草稿已保存。"))
            return redirect("proposals:assignment", public_id)
    context = {"form": form, "assignment": found, "proposal": found.proposal, "theirs": theirs}
    return render(request, "proposals/handling/reply.html", context)


@require_POST
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="answer")
    actions.answer(assignment=found, by=request.user)
    messages.success(request, _("答复已发出，不再修改。"))
    return redirect("proposals:assignment", public_id)


def printed(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The answer as a letter; while it is a draft, only its own unit sees it."""
    found = papers.reply_for(request.user, public_id)
    return answer_with_paper(papers.REPLY, found, form=form, name=f"reply-{found.public_id}", by=request.user)


def classes(request: HttpRequest) -> HttpResponse:
    """The office's own table of classes A, B, C …"""
    require(has_role(request.user, OVERSEERS))
    may_set = has_role(request.user, STAFF)
    form = ClassForm(request.POST or None)
    if request.method == "POST":
        require(may_set)
        if form.is_valid():
            actions.set_class(**form.cleaned_data, by=request.user)
            messages.success(request, _("答复类别已保存。"))
            return redirect("proposals:classes")
    context = {"form": form if may_set else None, "classes": board.classes(request.user)}
    return render(request, "proposals/handling/classes.html", context)


def _asked(
    request: HttpRequest, public_id: str, verb: str, title: str, kind: type[BaseForm], action: Callable[..., Any]
) -> HttpResponse:
    """A verb that asks for something first."""
    found = queries.get_for(request.user, public_id, to=verb)
    form: Any = kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        action(assignment=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已办理：%(what)s。") % {"what": title})
        return redirect("proposals:assignment", public_id)
    return _form(request, found, form, title)


def _form(request: HttpRequest, found: Assignment, form: BaseForm, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "proposal": found.proposal, "assignment": found}
    return render(request, FORM, context)
