"""The register of promises, and the two things the office may do to one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import listed
from yishi.assembly.outcomes import queries as outcomes
from yishi.assembly.outcomes import rules as outcome_rules
from yishi.assembly.outcomes.promises import actions, queries, rules
from yishi.assembly.outcomes.promises.forms import ExtendForm, WithdrawForm
from yishi.assembly.outcomes.promises.lists import PromiseFilter, PromiseTable


def register(request: HttpRequest) -> HttpResponse:
    """Every promise with its date, its unit, and whether it was kept."""
    require(outcome_rules.may_look(request.user))
    rows = queries.register(request.user)
    more = {"units": queries.by_unit(rows), "standings": queries.STANDINGS.values()}
    return listed(request, PromiseFilter, PromiseTable, rows, "outcomes/promises/list.html", **more)


def extend(request: HttpRequest, public_id: str) -> HttpResponse:
    return _asked(request, public_id, "extend", _("承诺延期"), ExtendForm, actions.extend)


def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    return _asked(request, public_id, "withdraw", _("撤销承诺"), WithdrawForm, actions.withdraw)


def _asked(
    request: HttpRequest, public_id: str, verb: str, title: str, kind: type[BaseForm], action: Callable[..., Any]
) -> HttpResponse:
    found = outcomes.get_for(request.user, public_id)
    require(rules.may(request.user, verb, found))
    form: Any = kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        action(promise=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已登记。"))
        return redirect("outcomes:outcome", public_id)
    return render(request, "outcomes/promises/form.html", {"form": form, "title": title, "outcome": found})
