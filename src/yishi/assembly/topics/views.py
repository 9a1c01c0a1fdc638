"""Pages of the room: ask, call one action, answer."""

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.topics import actions, around, queries, rules, story
from yishi.assembly.topics.bursts import queries as bursts
from yishi.assembly.topics.corrections import queries as corrections
from yishi.assembly.topics.forms import ConfirmForm, DismissForm, FindForm

PAGE = 30


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Start a reading of the tickets and go to its progress."""
    form = FindForm(request.POST)
    if not form.is_valid():
        notices.error(request, _("请选择时间范围。"))
        return redirect("topics:board")
    run = actions.find(**form.cleaned_data, by=request.user)
    return redirect(f"{reverse('runs:run', args=[run.public_id])}?next={reverse('topics:board')}")


def topic(request: HttpRequest, public_id: str) -> HttpResponse:
    """One topic: why it ranks where it does, its story, incidents, messages, places, and who acted before."""
    found = queries.get_for(request.user, public_id)
    end = around.newest_day(found)
    corrected = corrections.of_topic(request.user, found)
    places, incidents = list(queries.places(found)), list(queries.incidents(found)[:PAGE])
    trend = queries.trend_of(found, end)
    context = {
        "topic": found,
        "moves": rules.LIFE.open_moves(request.user, found),
        "incidents": incidents,
        "examples": queries.examples(found, incidents),
        "places": places[:PAGE],
        "map": queries.map_of(found, places),
        "trend": trend,
        "weeks": queries.weeks_of(trend),
        "story": story.story(request.user, found, end, corrected["lines"]),
        **around.origins(found),
        **corrected,
    }
    return render(request, "topics/topic.html", context)


def fields(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment of the topic's page: topics like it, and whose field it is."""
    found = queries.get_for(request.user, public_id)
    return render(request, "topics/fields.html", {"topic": found, **around.fields(request.user, found)})


def messages(request: HttpRequest, public_id: str) -> HttpResponse:
    """All messages of a topic, of one of its incidents, or of a burst, masked, page by page."""
    found = queries.get_for(request.user, public_id)
    incident = found.incidents.filter(key=request.GET.get("incident", "")).first()
    asked = request.GET.get("burst")
    burst = bursts.get_for(request.user, asked) if asked else None
    rows = queries.messages(found, incident)
    page = Paginator(bursts.within(burst, rows) if burst else rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "topic": found,
        "incident": incident,
        "burst": burst,
        "page": page,
        "may_correct": rules.may(request.user, "correct", found),
    }
    return render(request, "topics/messages.html", context)


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
