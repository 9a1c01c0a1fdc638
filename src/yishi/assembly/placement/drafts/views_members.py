"""Pages for members: where I am placed and why, what I wish; and the office's call for wishes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Refused, require
from yishi.assembly.placement.drafts import queries, rules, wishes
from yishi.assembly.placement.drafts.forms import CallForm, WishForm


def mine(request: HttpRequest) -> HttpResponse:
    """A member's committee, group, villages, branch and links; opening it counts as told."""
    require(rules.may_see_own(request.user))
    found = wishes.mine(request.user)
    wishes.read(by=request.user)
    call = queries.call(request.user)
    return render(
        request,
        "placement/drafts/mine.html",
        {"mine": found, "may_wish": rules.may_wish(request.user, call), "call": call},
    )


def wish(request: HttpRequest) -> HttpResponse:
    call = queries.call(request.user)
    require(rules.may_wish(request.user, call))
    form = WishForm(request.POST or None, by=request.user, initial=queries.wished(request.user))
    if request.method == "POST" and form.is_valid():
        wishes.wish(wishes=form.wishes(), why=form.cleaned_data["why"], by=request.user)
        messages.success(request, _("已记下。安排时会考虑，但不保证都能满足。"))
        return redirect("placement:mine")
    return render(request, "placement/drafts/wish.html", {"form": form, "call": call})


def call(request: HttpRequest) -> HttpResponse:
    """The office asks members for wishes, and sees what was wished."""
    require(rules.may_make(request.user))
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            wishes.open_call(**form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("until", str(refused.reason))
        else:
            messages.success(request, _("已向委员征求意愿。"))
            return redirect("placement:call")
    names = queries.body_names(request.user)
    stated = [(row, names.get(row.body, "—")) for row in queries.wishes(request.user)]
    context = {"form": form, "call": queries.call(request.user), "wishes": stated}
    return render(request, "placement/drafts/call.html", context)
