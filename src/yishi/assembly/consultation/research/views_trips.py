"""Pages of trips and of what was seen on them."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation.research import actions_trips, queries, rules
from yishi.assembly.consultation.research.forms import ObservationForm, PhotoForm, TripForm
from yishi.assembly.consultation.research.views import FORM
from yishi.assembly.consultation.supervision.views import again


def add(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="travel")
    form = TripForm(request.POST or None, research=found, by=request.user)
    if request.method == "POST" and form.is_valid():
        trip = actions_trips.note_trip(research=found, facts=form.facts(), by=request.user)
        messages.success(request, _("调研活动已登记。"))
        return redirect("consultation:trip", trip.public_id)
    return render(request, FORM, {"form": form, "title": _("登记调研活动"), "research": found})


def trip(request: HttpRequest, public_id: str) -> HttpResponse:
    """One trip, and what was seen on it."""
    found = queries.trip_for(request.user, public_id)
    context = {
        "trip": found,
        "research": found.research,
        "members": found.members.order_by("pinyin", "name"),
        "observations": queries.observations(found.research).filter(trip=found),
        "may": {verb: rules.may_travel(request.user, verb, found) for verb in ("edit", "confirm")},
        "may_observe": rules.may(request.user, "observe", found.research),
        "user_id": request.user.pk,
        "is_staff": rules.may_plan(request.user),
    }
    return render(request, "consultation/research/trip.html", context)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """The record. When a colleague saved in between, both are shown and neither is lost."""
    found = queries.trip_for(request.user, public_id, to="edit")
    form = TripForm(request.POST or None, instance=found, research=found.research, by=request.user)
    theirs = None
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions_trips.edit_trip(trip=found, facts=form.facts(), version=version, by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            form = TripForm(again(request, theirs), instance=found, research=found.research, by=request.user)
        else:
            messages.success(request, _("修改已保存。"))
            return redirect("consultation:trip", public_id)
    context = {"form": form, "title": _("登记调研活动"), "research": found.research, "trip": found}
    return render(request, FORM, {**context, "theirs": theirs})


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.trip_for(request.user, public_id, to="confirm")
    actions_trips.confirm_trip(trip=found, by=request.user)
    messages.success(request, _("调研活动已确认，参加者的履职记录已登记。"))
    return redirect("consultation:trip", public_id)


def observe(request: HttpRequest, public_id: str) -> HttpResponse:
    """Somebody of the group, or the office, writes what was seen; `?trip=` says on which trip."""
    found = queries.get_for(request.user, public_id, to="observe")
    seen_on = found.trips.filter(public_id=request.GET.get("trip", "")).first()
    begun = {"trip": seen_on, "village": seen_on.village, "town": seen_on.town} if seen_on else {}
    form = ObservationForm(request.POST or None, initial=begun, research=found)
    if request.method == "POST" and form.is_valid():
        actions_trips.observe(research=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("调研发现已保存。"))
        return redirect("consultation:research", public_id)
    return render(request, FORM, {"form": form, "title": _("记录调研发现"), "research": found})


@require_POST
def drop_observation(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.observation_for(request.user, public_id, to="drop")
    actions_trips.drop_observation(observation=found, by=request.user)
    messages.success(request, _("已删除。"))
    return redirect("consultation:research", found.research.public_id)


def add_photo(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.observation_for(request.user, public_id, to="picture")
    form = PhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions_trips.add_photo(observation=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("照片已保存。"))
        return redirect("consultation:research", found.research.public_id)
    return render(request, FORM, {"form": form, "title": _("加照片"), "research": found.research})


def photo(request: HttpRequest, public_id: str) -> FileResponse:
    """The picture itself, behind the same question as the page."""
    return FileResponse(queries.photo_for(request.user, public_id).file.open("rb"))


@require_POST
def drop_photo(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.photo_for(request.user, public_id, to="picture")
    actions_trips.drop_photo(photo=found, by=request.user)
    messages.success(request, _("照片已删除。"))
    return redirect("consultation:research", found.observation.research.public_id)
