"""Pages of the room: ask, call one action, answer."""

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.topics import actions, queries, rules
from yishi.assembly.topics.forms import ConfirmForm, DismissForm, FindForm

PAGE = 30


def board(request: HttpRequest) -> HttpResponse:
    """The ranked topics of the last reading, and the ones people confirmed."""
    require(rules.may_look(request.user))
    state = request.GET.get("state", "")
    states = (state,) if state in rules.LIFE.states else ()
    page = Paginator(queries.board(request.user, states=states), PAGE).get_page(request.GET.get("page"))
    run = queries.last_run(request.user)
    context = {
        "page": page,
        "state": state,
        "tabs": queries.tabs(request.user),
        "run": run,
        "undecided": queries.undecided(run) if run else 0,
        "may_find": rules.may_find(request.user),
        "form": FindForm(),
    }
    return render(request, "topics/board.html", context)


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Start a reading of the tickets and go to its progress."""
    form = FindForm(request.POST)
    if not form.is_valid():
        notices.error(request, _("请选择时间范围。"))
        return redirect("topics:board")
    run = actions.find(weeks=form.cleaned_data["weeks"], by=request.user)
    return redirect(f"{reverse('runs:run', args=[run.public_id])}?next={reverse('topics:board')}")


def topic(request: HttpRequest, public_id: str) -> HttpResponse:
    """One topic: why it ranks where it does, its incidents, messages, places, and what people decided."""
    found = queries.get_for(request.user, public_id)
    context = {
        "topic": found,
        "moves": rules.LIFE.open_moves(request.user, found),
        "incidents": queries.incidents(found)[:PAGE],
        "examples": queries.examples(found),
        "places": queries.places(found)[:PAGE],
        "map": queries.map_of(found),
        "trend": queries.trend_of(found),
    }
    return render(request, "topics/topic.html", context)


def messages(request: HttpRequest, public_id: str) -> HttpResponse:
    """All messages of a topic, masked, page by page."""
    found = queries.get_for(request.user, public_id)
    page = Paginator(queries.messages(found), PAGE).get_page(request.GET.get("page"))
    return render(request, "topics/messages.html", {"topic": found, "page": page})


def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="confirm")
    form = ConfirmForm(request.POST or None, initial={"label": found.label})
    if request.method == "POST" and form.is_valid():
        actions.confirm(topic=found, **form.cleaned_data, by=request.user)
        notices.success(request, _("议题已确认，可以列入协商。"))
        return redirect("topics:topic", public_id)
    return render(request, "topics/decide.html", {"topic": found, "form": form, "move": rules.LIFE.move("confirm")})


def dismiss(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="dismiss")
    form = DismissForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.dismiss(topic=found, **form.cleaned_data, by=request.user)
        notices.success(request, _("已记为不采用，理由已保存。"))
        return redirect("topics:board")
    return render(request, "topics/decide.html", {"topic": found, "form": form, "move": rules.LIFE.move("dismiss")})
