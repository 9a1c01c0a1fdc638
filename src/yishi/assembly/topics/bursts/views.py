"""Pages of bursts: ask, call one action, answer."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.topics.bursts import actions, queries, rules
from yishi.assembly.topics.bursts.forms import CloseForm, SeeForm
from yishi.assembly.topics.bursts.models import Burst


def bursts(request: HttpRequest) -> HttpResponse:
    """Where something is raised unusually, the newest first; one caller's repeated messages stand apart."""
    require(rules.may_list(request.user))
    closed = "closed" in request.GET
    flags = queries.flags(request.user, closed=closed)
    alone = Burst.Kind.ONE_CALLER
    context = {
        "closed": closed,
        "flags": [flag for flag in flags if flag.burst.kind != alone],
        "callers": [flag for flag in flags if flag.burst.kind == alone],
    }
    return render(request, "topics/bursts/bursts.html", context)


def see(request: HttpRequest, public_id: str) -> HttpResponse:
    return _decided(request, public_id, "see", SeeForm, actions.see)


def close(request: HttpRequest, public_id: str) -> HttpResponse:
    return _decided(request, public_id, "close", CloseForm, actions.close)


def _decided(
    request: HttpRequest, public_id: str, verb: str, form_of: type[forms.Form], act: Callable[..., Burst]
) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to=verb)
    form = form_of(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = act(burst=found, **form.cleaned_data, by=request.user)
        notices.success(request, _("已办理：%(state)s。") % {"state": found.get_state_display()})
        return redirect("topics:bursts")
    context: dict[str, Any] = {"form": form, "burst": found, "move": rules.LIFE.move(verb)}
    return render(request, "topics/bursts/decide.html", context)
