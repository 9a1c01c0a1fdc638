"""The front door, the desk, the cockpit, and how pages look."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from yishi.assembly.home import prefs as looks


@login_not_required
def welcome(request: HttpRequest) -> HttpResponse:
    """Signed in: one's own first room. Signed out: what this is, and where to sign in."""
    if request.user.is_authenticated:
        return redirect("home:desk")
    return render(request, "home/welcome.html")


def desk(request: HttpRequest) -> HttpResponse:
    return render(request, "home/desk.html")


def cockpit(request: HttpRequest) -> HttpResponse:
    return render(request, "home/cockpit.html")


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
