"""`/style`: the living page of the design system. Every component, in every state, with invented data."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yishi.assembly.home import samples


@login_not_required
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "home/style.html", samples.all_of_it(request.GET.get("page", "")))
