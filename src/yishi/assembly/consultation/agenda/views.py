"""The agenda's pages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.agenda import actions, papers, queries, rules
from yishi.assembly.consultation.agenda.forms import AgendaForm
from yishi.assembly.consultation.agenda.models import Part
from yishi.assembly.papers.paper import answer_with_paper


def of_consultation(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment for the session's page: the agenda with its times, and what the office may do to it."""
    found = consultations.get_for(request.user, public_id)
    context = {
        "consultation": found,
        "agenda": rules.of(found),
        "timed": queries.timed(found) if rules.may(request.user, "look", found) else [],
        "may": {verb: rules.may(request.user, verb, found) for verb in ("write", "issue", "take_back")},
    }
    return render(request, "consultation/agenda/of_consultation.html", context)


def write(request: HttpRequest, public_id: str) -> HttpResponse:
    """All items in one form. When a colleague saved in between, both are shown and neither is lost."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may(request.user, "write", found))
    agenda, needs = rules.of(found), rules.needs_first(found)
    form = AgendaForm(request.POST or None, agenda=agenda, needs_first=needs)
    theirs = []
    if request.method == "POST" and form.is_valid():
        facts = {"without_first_why": form.cleaned_data["without_first_why"]}
        version = form.cleaned_data["version"] or 0
        try:
            actions.write(consultation=found, parts=form.parts(), **facts, version=version, by=request.user)
        except Overtaken as overtaken:
            theirs = queries.timed(found)
            data = request.POST.copy()
            data["version"] = str(overtaken.thing.version)
            form = AgendaForm(data, agenda=agenda, needs_first=needs)
        else:
            messages.success(request, _("议程已保存。"))
            return redirect("consultation:consultation", public_id)
    context = {"form": form, "consultation": found, "theirs": theirs}
    return render(request, "consultation/agenda/write.html", context)


@require_POST
def issue(request: HttpRequest, public_id: str) -> HttpResponse:
    found = consultations.get_for(request.user, public_id)
    actions.issue(consultation=found, by=request.user)
    messages.success(request, _("议程已印发，委员可以看到。"))
    return redirect("consultation:consultation", public_id)


@require_POST
def take_back(request: HttpRequest, public_id: str) -> HttpResponse:
    found = consultations.get_for(request.user, public_id)
    actions.take_back(consultation=found, by=request.user)
    messages.success(request, _("议程已收回，可以修改。"))
    return redirect("consultation:consultation", public_id)


@require_POST
def turn_to(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """At the session: the item of this number is now on."""
    found = consultations.get_for(request.user, public_id)
    part = get_object_or_404(Part, agenda__consultation=found, number=number)
    actions.turn_to(part=part, by=request.user)
    return redirect("consultation:floor", public_id)


def printed(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    found = consultations.get_for(request.user, public_id)
    require(rules.may(request.user, "look", found))
    return answer_with_paper(papers.AGENDA, found, form=form, name=f"agenda-{found.public_id}", by=request.user)
