"""The speakers' list for the office, the member's request, and the screen in the hall."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.agenda import queries as agendas
from yishi.assembly.consultation.floor import actions, queries, rules
from yishi.assembly.consultation.floor.forms import AskForm, TurnForm
from yishi.assembly.people.models import Member

MOVES = {"start": actions.start, "stop": actions.stop, "drop": actions.drop, "take_back": actions.drop}


def of_consultation(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment for the session's page: the list in short, the own request."""
    found = consultations.get_for(request.user, public_id)
    context = {
        "consultation": found,
        "turns": queries.turns(found),
        "mine": queries.mine(request.user, found),
        "may_ask": rules.may_at(request.user, "ask", found),
        "may_keep": rules.may_at(request.user, "keep", found),
    }
    return render(request, "consultation/floor/of_consultation.html", context)


def ask(request: HttpRequest, public_id: str) -> HttpResponse:
    """A member asks for the floor."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may_at(request.user, "ask", found))
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.ask(consultation=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已列入发言名单。"))
        return redirect("consultation:consultation", public_id)
    return render(request, "consultation/floor/ask.html", {"form": form, "consultation": found})


def keep(request: HttpRequest, public_id: str) -> HttpResponse:
    """The office's desk at the session: the agenda item, the list, who speaks."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may_at(request.user, "keep", found))
    invited = Member.objects.filter(invitations__consultation=found)
    form = TurnForm(request.POST or None, invited=invited)
    if request.method == "POST" and form.is_valid():
        actions.enter(consultation=found, facts=form.cleaned_data, by=request.user)
        return redirect("consultation:floor", public_id)
    context = {
        "consultation": found,
        "form": form,
        "turns": queries.turns(found),
        "timed": agendas.timed(found),
        "current": agendas.current(found),
    }
    return render(request, "consultation/floor/keep.html", context)


@require_POST
def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """`start`, `stop`, `drop`, `take_back`."""
    turn = queries.turn_for(request.user, public_id, to=verb)
    MOVES[verb](turn=turn, by=request.user)
    back = "consultation" if verb == "take_back" else "floor"
    return redirect(f"consultation:{back}", turn.consultation.public_id)


@require_POST
def arrange(request: HttpRequest, public_id: str, way: str) -> HttpResponse:
    """One place `up` or `down`."""
    turn = queries.turn_for(request.user, public_id, to="arrange")
    actions.arrange(turn=turn, up=way == "up", by=request.user)
    return redirect("consultation:floor", turn.consultation.public_id)


def screen(request: HttpRequest, public_id: str) -> HttpResponse:
    """For the screen in the hall, and for any phone that follows: large, renewed by itself."""
    found = consultations.get_for(request.user, public_id)
    hall = queries.hall(found)
    context = {"consultation": found, "hall": hall, "spoken": hall.spoken(timezone.now())}
    return render(request, "consultation/floor/screen.html", context)
