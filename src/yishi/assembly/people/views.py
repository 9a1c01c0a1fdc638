"""Members, the bodies they sit in, and the roster that brings them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.lists import listed
from yishi.assembly.people import actions, queries, rules
from yishi.assembly.people.changes import queries as changes
from yishi.assembly.people.changes import rules as changes_rules
from yishi.assembly.people.forms import BodiesForm, RosterForm, UndoForm
from yishi.assembly.people.lists import MemberFilter, MemberTable
from yishi.engine.report import InputError, say

PAGE = 20


def members(request: HttpRequest) -> HttpResponse:
    """All members, by name."""
    require(rules.may_look(request.user))
    rows = queries.members(request.user)
    may_keep = rules.may_keep(request.user)
    return listed(request, MemberFilter, MemberTable, rows, "people/members.html", may_keep=may_keep)


def member(request: HttpRequest, public_id: str) -> HttpResponse:
    """One member: seats to everyone inside, the rest to the office and the member."""
    found = queries.member_for(request.user, public_id)
    seats = list(queries.seats(found))
    context = {
        "member": found,
        "seats": seats,
        "villages": queries.villages_of(next((seat for seat in seats if seat.until is None), None)),
        "all_of": rules.may_see_all_of(request.user, found),
        "changes": changes.of(found),
        "may_change": [
            (kind.value, kind.label) for kind in changes_rules.NOTED if changes_rules.may(request.user, kind, found)
        ],
    }
    return render(request, "people/member.html", context)


def bodies(request: HttpRequest, kind: str) -> HttpResponse:
    """Sectors, committees, groups, villages, branches, studios, handling units: one tab each."""
    require(rules.may_look(request.user))
    if kind not in queries.BODIES:
        raise Http404(kind)
    form = BodiesForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _added(request, kind, form):
        return redirect("people:bodies", kind)
    tabs = [(name, model._meta.verbose_name) for name, model in queries.BODIES.items()]
    context = {
        "kind": kind,
        "tabs": tabs,
        "bodies": queries.bodies(request.user, kind),
        "form": form,
        "may_keep": rules.may_keep(request.user),
        "may_end": kind in changes.ENDING and rules.may_keep(request.user),
    }
    return render(request, "people/bodies.html", context)


def _added(request: HttpRequest, kind: str, form: BodiesForm) -> bool:
    """Whether the lines were entered; when not, the form says which line and why, and keeps the text."""
    try:
        count = actions.add_bodies(kind=kind, lines=form.cleaned_data["lines"], by=request.user)
    except Refused as refused:
        form.add_error("lines", str(refused.reason))
        return False
    messages.success(request, _("新登记%(count)s个。") % {"count": count})
    return True


def upload_roster(request: HttpRequest) -> HttpResponse:
    """Take a roster and go to its preview; nobody is entered yet."""
    require(rules.may_keep(request.user))
    asked = request.method == "POST"
    files = request.FILES if asked else None  # reads the upload, and so learns whether it was too large
    too_large = getattr(request, "upload_too_large", False)
    form = RosterForm(request.POST if asked else None, files, too_large=too_large)
    if asked and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            staged = actions.stage_roster(content=file.read(), file_name=file.name, by=request.user)
            return redirect("people:roster", staged.public_id)
        except InputError as error:
            form.add_error("file", say(error.code, error.params, get_language() or "zh"))
    context = {"form": form, "rosters": queries.rosters(request.user)[:PAGE]}
    return render(request, "people/upload_roster.html", context)


def roster(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.roster_for(request.user, public_id)
    context = {"roster": found, "may_confirm": rules.may(request.user, "confirm", found)}
    context["may_undo"] = rules.may(request.user, "undo", found)
    return render(request, "people/roster.html", context)


@require_POST
def confirm_roster(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.roster_for(request.user, public_id, to="confirm")
    actions.confirm_roster(staged=found, by=request.user)
    messages.success(request, _("已登记%(count)s名委员。") % {"count": len(found.rows)})
    return redirect("people:members")


@require_POST
def discard_roster(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.roster_for(request.user, public_id, to="discard")
    actions.discard_roster(staged=found, by=request.user)
    messages.success(request, _("已放弃，没有登记任何委员。"))
    return redirect("people:members")


def undo_roster(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.roster_for(request.user, public_id, to="undo")
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.undo_roster(staged=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已撤销这次登记。"))
        return redirect("people:roster", public_id)
    return render(request, "people/undo_roster.html", {"form": form, "roster": found})
