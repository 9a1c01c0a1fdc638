"""Pages of the room: ask, call one action, answer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Answer, require
from yishi.assembly.base.lists import listed
from yishi.assembly.consultation import queries as consultations
from yishi.assembly.opinions import actions, papers, queries, rules
from yishi.assembly.opinions.addressees import queries as addressees
from yishi.assembly.opinions.addressees import rules as rules_addressees
from yishi.assembly.opinions.forms import BulletinForm, ComposeForm, ReturnForm
from yishi.assembly.opinions.lists import BulletinFilter, BulletinTable
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.opinions.reports import queries as reports
from yishi.assembly.opinions.reports.form_rules import written
from yishi.assembly.opinions.reports.rules import oversees
from yishi.assembly.opinions.upward import queries as upward
from yishi.assembly.papers.paper import answer_with_paper
from yishi.assembly.runs.queries_similar import Ask, find
from yishi.assembly.runs.rules_similar import line

FORM = "opinions/form.html"
# Moves that need nothing but a click; `give_back` asks for the signatory's opinion on a page of its own.
CLICKS = {"submit": actions.submit, "issue": actions.issue, "send": actions.send}


def bulletins(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    may_compose = rules.may_compose(request.user)
    more: dict[str, Any] = {"may_compose": may_compose, "oversees": oversees(request.user)}
    if may_compose:
        more["ready"] = reports.ready(request.user).count()
    return listed(request, BulletinFilter, BulletinTable, queries.bulletins(request.user), "opinions/list.html", **more)


def of_consultation(request: HttpRequest, consultation_id: str) -> HttpResponse:
    """A fragment for the consultation's page: its bulletins, and the button to begin one."""
    consultation = consultations.get_for(request.user, consultation_id)
    context = {
        "consultation": consultation,
        "bulletins": queries.of_consultation(request.user, consultation),
        "may_draft": rules.may_draft(request.user, consultation),
    }
    return render(request, "opinions/of_consultation.html", context)


def draft(request: HttpRequest, consultation_id: str) -> HttpResponse:
    consultation = consultations.get_for(request.user, consultation_id)
    require(rules.may_draft(request.user, consultation))
    if asks_for_similar(request):
        return similar(request, {"consultation": consultation})
    form = BulletinForm(request.POST or None, initial=queries.material(consultation))
    if request.method == "POST" and form.is_valid():
        bulletin = actions.draft(consultation=consultation, texts=form.cleaned_data, by=request.user)
        messages.success(request, _("专报草稿已保存。"))
        return redirect("opinions:bulletin", bulletin.public_id)
    return render(request, "opinions/edit.html", {"form": form, "consultation": consultation})


def compose(request: HttpRequest) -> HttpResponse:
    """A bulletin of reports whose text is final."""
    require(rules.may_compose(request.user))
    form = ComposeForm(request.POST or None, rows=reports.ready(request.user))
    if request.method == "POST" and form.is_valid():
        made = actions.compose(**form.chosen(), by=request.user)
        messages.success(request, _("专报草稿已保存。"))
        return redirect("opinions:bulletin", made.public_id)
    return render(request, FORM, {"form": form, "title": _("编发一期"), "submit": _("保存草稿")})


def bulletin(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    context = {
        "bulletin": found,
        "moves": rules.LIFE.open_moves(request.user, found),
        "may_edit": rules.may(request.user, "edit", found),
        "items": queries.items(found),
        "oversees": oversees(request.user),
        "may_send_to": rules_addressees.may_send_to(request.user, found),
        "sent_to": _sent_to(request, found),
        "ways_up": upward.ways_up(request.user, found),
    }
    return render(request, "opinions/bulletin.html", context)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="edit")
    if found.consultation is None and found.incoming is None:
        return _recompose(request, found)
    if asks_for_similar(request):
        return similar(request, {"bulletin": found, "consultation": found.consultation}, own=public_id)
    form = BulletinForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        actions.edit(bulletin=found, texts=form.cleaned_data, by=request.user)
        messages.success(request, _("修改已保存。"))
        return redirect("opinions:bulletin", public_id)
    return render(request, "opinions/edit.html", {"form": form, "bulletin": found, "consultation": found.consultation})


def asks_for_similar(request: HttpRequest) -> bool:
    """Whether the form was sent to look for similar texts, by the page while a person writes or by the button."""
    return request.method == "POST" and "similar" in request.POST


def similar(request: HttpRequest, context: dict[str, Any], own: str = "") -> HttpResponse:
    """What resembles the form as it stands: alone where the page asks for it, else with the form. Nothing is saved."""
    ask = Ask(request.POST.get("title", ""), written(request.POST), own=own)
    found = find(request.user, ask)
    context |= {"found": found, "line": line(ask, found)}
    if "HX-Request" in request.headers:
        return render(request, "runs/similar.html", context)
    return render(request, "opinions/edit.html", {**context, "form": BulletinForm(initial=request.POST.dict())})


@require_POST
def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    if verb not in CLICKS:
        raise Http404(verb)
    found = queries.get_for(request.user, public_id, to=verb)
    found = CLICKS[verb](bulletin=found, by=request.user)
    messages.success(request, _("已办理：%(state)s。") % {"state": found.get_state_display()})
    return redirect("opinions:bulletin", public_id)


def give_back(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="give_back")
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.give_back(bulletin=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已退回修改，意见已告知起草人。"))
        return redirect("opinions:bulletin", public_id)
    return render(request, "opinions/give_back.html", {"form": form, "bulletin": found})


def paper(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The bulletin as an official paper, PDF or .docx."""
    found = queries.get_for(request.user, public_id, to="print")
    name = f"bulletin-{found.year or 'draft'}-{found.issue or found.public_id}"
    return answer_with_paper(papers.BULLETIN, found, form=form, name=name, by=request.user)


def _recompose(request: HttpRequest, found: Bulletin) -> HttpResponse:
    carried = [item.report_id for item in found.items.all()]
    initial = {"title": found.title, "kind": found.kind, "addressees": found.addressees, "reports": carried}
    form = ComposeForm(request.POST or None, rows=queries.free(request.user, found), initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.recompose(bulletin=found, **form.chosen(), by=request.user)
        messages.success(request, _("修改已保存。"))
        return redirect("opinions:bulletin", found.public_id)
    return render(request, FORM, {"form": form, "title": _("修改"), "submit": _("保存草稿"), "bulletin": found})


def _sent_to(request: HttpRequest, found: Bulletin) -> list[tuple[Any, list[tuple[Any, Answer]]]]:
    """Each addressee with what came back, and whether this person may confirm it; for the office."""
    if not oversees(request.user):
        return []
    return [
        (row, [(fate, rules_addressees.may(request.user, "confirm", fate)) for fate in row.fates.all()])
        for row in addressees.of_bulletin(found)
    ]
