"""Accounts: the clerk opens them, gives and takes roles."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, Role, require
from yishi.assembly.base.lists import listed
from yishi.assembly.people import actions, queries, rules
from yishi.assembly.people.forms import AccountForm
from yishi.assembly.people.lists import AccountFilter, AccountTable

ROLE_VERBS = {"grant": actions.grant, "revoke": actions.revoke}


def accounts(request: HttpRequest) -> HttpResponse:
    """All accounts of the assembly with their roles."""
    require(rules.may_keep(request.user))
    return listed(request, AccountFilter, AccountTable, queries.accounts(request.user), "people/accounts.html")


def open_account(request: HttpRequest) -> HttpResponse:
    """A new account; its first password is shown on the page that follows, and never again."""
    require(rules.may_keep(request.user))
    form = AccountForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            user, password = actions.open_account(**form.cleaned_data, by=request.user)
            return render(request, "people/opened.html", {"account": user, "password": password})
        except Refused as refused:
            form.add_error(None, str(refused.reason))
    return render(request, "people/open_account.html", {"form": form})


def account(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.account_for(request.user, public_id)
    held = {grant.role for grant in found.grants.all() if grant.until is None}
    roles = [(role.value, role.label, role.value in held) for role in Role]
    return render(request, "people/account.html", {"account": found, "roles": roles})


@require_POST
def change_role(request: HttpRequest, public_id: str, verb: str, role: str) -> HttpResponse:
    found = queries.account_for(request.user, public_id)
    if verb not in ROLE_VERBS or role not in Role.values:
        raise Http404(verb)
    ROLE_VERBS[verb](user=found, role=role, by=request.user)
    messages.success(request, _("身份已更新。"))
    return redirect("people:account", public_id)


@require_POST
def close_account(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.account_for(request.user, public_id)
    actions.close_account(user=found, by=request.user)
    messages.success(request, _("账号已停用。"))
    return redirect("people:accounts")
