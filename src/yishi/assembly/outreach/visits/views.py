"""Pages of visits: logging one, the list, one visit and what may be done with it, promises."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed
from yishi.assembly.base.models import new_ulid
from yishi.assembly.outreach.visits import actions, clocks, coverage, phone, pieces, queries, rules
from yishi.assembly.outreach.visits.forms import AmendForm, AnswerForm, LogForm, PromiseForm
from yishi.assembly.outreach.visits.lists import PromiseFilter, PromiseTable, VisitFilter, VisitTable
from yishi.assembly.outreach.visits.models import Attachment, Visit

FORM = "outreach/form.html"


def visits(request: HttpRequest) -> HttpResponse:
    """The list; for a member above it the button, the phone's queue, and where the own group has not been for long."""
    require(rules.may_look(request.user))
    group = queries.group_of(request.user)
    more = {
        "may_log": rules.may_log(request.user),
        "oversees": rules.may_see_all(request.user),
        "words": phone.words(request.user),
        "gaps": list(coverage.villages(group.assembly_id, group)) if group else [],
        "group": group,
        "waiting": queries.to_confirm(request.user).count(),
        "leads": group is not None and rules.leads(request.user, group.pk),
        "today": timezone.localdate(),
    }
    return listed(request, VisitFilter, VisitTable, queries.visits(request.user), "outreach/visits/list.html", **more)


@gzip_page
def log(request: HttpRequest) -> HttpResponse:
    """One visit in under a minute. The page opens without a network; without its script it is a plain form."""
    require(rules.may_log(request.user))
    first = {"village": request.GET.get("village", "")}
    form = LogForm(request.POST or None, by=request.user, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            found = _logged(form, request)
        except Refused as refused:
            form.add_error(None, str(refused.reason))
        else:
            messages.success(request, _("走访已登记。"))
            return redirect("outreach:visit", found.public_id)
    context = {
        "form": form,
        "chosen": form["elsewhere"].value() or form["village"].value(),
        "towns": phone.towns(request.user),
        "firms": phone.firms(request.user, form.own),
        "words": phone.words(request.user),
        "seat": form.seat,
    }
    return render(request, "outreach/visits/log.html", context)


def _logged(form: LogForm, request: HttpRequest) -> Visit:
    """What a page without its script posts: the visit, and at most one photo in one piece."""
    photo = request.FILES.get("photo")
    content = photo.read() if photo else b""
    if photo:
        pieces.suffix_of(Attachment.Kind.PHOTO, content[:16])
    key = new_ulid()
    files = [{"key": key, "kind": Attachment.Kind.PHOTO, "size": len(content)}] if photo else []
    visit = actions.log(facts=form.facts() | {"files": files}, by=request.user)
    if photo and visit.attachments.filter(key=key).exists():
        actions.take_piece(visit=visit, key=key, offset=0, content=content, by=request.user)
    return visit


def visit(request: HttpRequest, public_id: str) -> HttpResponse:
    """One visit: who met whom, what was said and promised, and what becomes of it."""
    found = queries.get_for(request.user, public_id)
    user = request.user
    mine = rules.is_author(user, found)
    moves = [
        (move, rules.may(user, move.verb, found))
        for move, _answer in rules.LIFE.open_moves(user, found)
        if move.verb == "confirm" or (move.verb == "withdraw" and mine)
    ]
    context = {
        "visit": found,
        "members": found.members.order_by("pinyin", "name"),
        "joined": found.joined.select_related("author"),
        "moves": [pair for pair in moves if found.state in pair[0].sources],
        "may": {verb: rules.may(user, verb, found) for verb in ("amend", "promise")},
        "mine": mine,
        "alike": queries.alike(found) if mine and found.state == Visit.State.LOGGED else [],
        "attachments": queries.attachments(found),
        "promises": [(row, rules.may_settle(user, "keep", row)) for row in found.promises.select_related("owner")],
        "trusted": clocks.is_trusted(found.clock_off),
        "today": timezone.localdate(),
    }
    return render(request, "outreach/visits/visit.html", context)


def amend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put the words right, or write down a recording."""
    found = queries.get_for(request.user, public_id, to="amend")
    form = AmendForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        actions.amend(visit=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("修改已保存。"))
        return redirect("outreach:visit", public_id)
    return render(request, FORM, {"form": form, "title": _("修改走访内容"), "lead": found, "cancel": found})


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    actions.confirm(visit=queries.get_for(request.user, public_id, to="confirm"), by=request.user)
    messages.success(request, _("走访已确认，履职记录已登记。"))
    return redirect("outreach:visit", public_id)


@require_POST
def join(request: HttpRequest, public_id: str, into: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="join")
    other = actions.join(visit=found, into=queries.get_for(request.user, into), by=request.user)
    messages.success(request, _("已并入，两人写的都保留。"))
    return redirect("outreach:visit", other.public_id)


def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="withdraw")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(visit=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("走访已撤回。"))
        return redirect("outreach:visit", public_id)
    return render(request, FORM, {"form": form, "title": _("撤回走访"), "lead": found})


def attachment(request: HttpRequest, public_id: str) -> FileResponse:
    """The photo or recording itself, behind the same question as its visit."""
    found = queries.attachment_for(request.user, public_id)
    return FileResponse(found.file.open("rb"), content_type=pieces.type_of(found))


@require_POST
def give_up(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.attachment_of_own(request.user, public_id)
    if found is None:
        raise Http404(public_id)
    actions.give_up(attachment=found, by=request.user)
    messages.success(request, _("已删除。"))
    return redirect("outreach:visit", found.visit.public_id)


def promises(request: HttpRequest) -> HttpResponse:
    """What was promised on visits, by date."""
    require(rules.may_look(request.user))
    rows = queries.promises(request.user)
    return listed(request, PromiseFilter, PromiseTable, rows, "outreach/visits/promises.html")


def promise(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="promise")
    form = PromiseForm(request.POST or None, visit=found)
    if request.method == "POST" and form.is_valid():
        actions.promise(visit=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("已登记，到期前会提醒。"))
        return redirect("outreach:visit", public_id)
    return render(request, FORM, {"form": form, "title": _("登记答应的事"), "lead": found})


def settle(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """A promise kept, or followed no longer."""
    if verb not in ("keep", "drop"):
        raise Http404(verb)
    found = queries.promise_for(request.user, public_id, to=verb)
    form: Any = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.settle(promise=found, verb=verb, **form.cleaned_data, by=request.user)
        messages.success(request, _("已登记。"))
        return redirect("outreach:visit", found.visit.public_id)
    title = _("已兑现") if verb == "keep" else _("不再跟踪")
    return render(request, FORM, {"form": form, "title": title, "lead": found.text})
