"""Pages of the register of policy documents."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import listed
from yishi.assembly.opinions.policies import actions, queries, rules
from yishi.assembly.opinions.policies.forms import EndForm, PolicyForm
from yishi.assembly.opinions.policies.lists import PolicyFilter, PolicyTable
from yishi.assembly.opinions.reports.rules import oversees

FORM = "opinions/form.html"


def policies(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    more = {"may_add": rules.may_add(request.user), "oversees": oversees(request.user)}
    return listed(
        request, PolicyFilter, PolicyTable, queries.policies(request.user), "opinions/policies/list.html", **more
    )


def policy(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    context = {
        "policy": found,
        "passages": found.passages.all(),
        "may_end": rules.may(request.user, "end", found),
    }
    return render(request, "opinions/policies/policy.html", context)


def add(request: HttpRequest) -> HttpResponse:
    require(rules.may_add(request.user))
    form = PolicyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        kept = actions.add(facts=form.facts(), text=form.cleaned_data["text"], by=request.user)
        messages.success(request, _("文件已登记，核查时会比对。"))
        return redirect("opinions:policy", kept.public_id)
    return render(request, FORM, {"form": form, "title": _("登记政策文件"), "policies": True})


def end(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="end")
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.end(policy=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已登记废止，不再比对。"))
        return redirect("opinions:policy", public_id)
    return render(request, FORM, {"form": form, "title": _("登记废止"), "lead": found.title, "policies": True})
