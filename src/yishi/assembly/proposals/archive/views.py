"""Pages: the catalogue of earlier terms, one old proposal, and bringing a list in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed
from yishi.assembly.proposals.archive import actions, queries, rules
from yishi.assembly.proposals.archive.forms import ListForm
from yishi.assembly.proposals.archive.lists import PastFilter, PastTable
from yishi.engine.report import InputError, say

SHOWN = 50  # rows of a preview
IMPORTS = 20


def archive(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    more = {"may_bring": rules.may_bring(request.user), "sessions": queries.by_session(request.user)}
    rows = queries.proposals(request.user)
    return listed(request, PastFilter, PastTable, rows, "proposals/archive/list.html", **more)


def past_proposal(request: HttpRequest, public_id: str) -> HttpResponse:
    return render(request, "proposals/archive/proposal.html", {"past": queries.get_for(request.user, public_id)})


def bring(request: HttpRequest) -> HttpResponse:
    """Take a list and go to its preview; nothing is stored yet."""
    require(rules.may_bring(request.user))
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            staged = actions.stage(content=file.read(), file_name=file.name, by=request.user)
            return redirect("proposals:past_import", staged.public_id)
        except InputError as error:
            form.add_error("file", say(error.code, error.params, get_language() or "zh"))
    context = {"form": form, "imports": queries.imports(request.user)[:IMPORTS]}
    return render(request, "proposals/archive/bring.html", context)


def past_import(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was read and how it compares: to be looked at before it is stored."""
    found = queries.import_for(request.user, public_id)
    context = {"brought": found, "moves": rules.LIFE.open_moves(request.user, found), "rows": found.rows[:SHOWN]}
    return render(request, "proposals/archive/import.html", context)


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.import_for(request.user, public_id, to="confirm")
    actions.confirm(brought=found, by=request.user)
    messages.success(request, _("已入库，写提案时会一并比对。"))
    return redirect("proposals:archive")


@require_POST
def discard(request: HttpRequest, public_id: str) -> HttpResponse:
    actions.discard(brought=queries.import_for(request.user, public_id, to="discard"), by=request.user)
    messages.success(request, _("已放弃，没有入库。"))
    return redirect("proposals:bring_past")


def undo(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.import_for(request.user, public_id, to="undo")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.undo(brought=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已撤销这次入库。"))
        return redirect("proposals:past_import", public_id)
    return render(request, "proposals/archive/undo.html", {"form": form, "brought": found})
