"""The front door, the desk, the cockpit, and how pages look."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import listed
from yishi.assembly.home import demo, navigation, queries
from yishi.assembly.home import prefs as looks
from yishi.assembly.home.lists import AuditFilter, AuditTable
from yishi.assembly.outreach import queries as outreach

PAGE = 20


@login_not_required
def welcome(request: HttpRequest) -> HttpResponse:
    """Signed in: one's own first room. Signed out: what this is, and where to sign in."""
    if request.user.is_authenticated:
        return redirect(navigation.first_room(request.user))
    return render(request, "home/welcome.html", {"cast": demo.CAST if settings.DEMO else {}})


def desk(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this person, in one list."""
    return render(request, "home/desk.html", {"todos": queries.todos(request.user)})


def cockpit(request: HttpRequest) -> HttpResponse:
    """What people raise, what is being talked over, what came of it. Each number opens to its rows."""
    require(navigation.may_enter(request.user, "home:cockpit"))
    user = request.user
    months = queries.months(user)
    context = {
        "raised": queries.raised(user),
        "talked_over": queries.talked_over(user),
        "came_of_it": queries.came_of_it(user),
        "promises": queries.promises(user),
        "ladder": queries.ladder(user),
        "reach": outreach.figures(user),
        "months": months if months["x"] else None,
        "towns": queries.by_town(user),
        "today": timezone.localdate(),
    }
    return render(request, "home/cockpit.html", context)


def results(request: HttpRequest) -> HttpResponse:
    """For the public: what was talked over, what was advised, how far it came. No names, no statements."""
    require(navigation.may_enter(request.user, "home:results"))
    page = Paginator(queries.results(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "home/results.html", {"page": page})


def audit(request: HttpRequest) -> HttpResponse:
    """Who did what, and why: for the auditor and the office."""
    require(navigation.may_enter(request.user, "home:audit"))
    rows = queries.audit_lines(request.user)
    return listed(request, AuditFilter, AuditTable, rows, "home/audit.html")


@login_not_required
@require_POST
def prefs(request: HttpRequest) -> HttpResponse:
    """Keep the posted look in the reader's cookie and go back to the page they were on."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    looks.write(response, looks.changed(request))
    return response
