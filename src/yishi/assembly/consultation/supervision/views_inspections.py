"""Pages of inspections: the office's record, and what members write from the spot."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation.supervision import actions_inspections, queries, rules
from yishi.assembly.consultation.supervision.forms import InspectionForm, PhotoForm, SightingForm
from yishi.assembly.consultation.supervision.views import FORM, again


def add(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="visit")
    form = InspectionForm(request.POST or None, supervision=found, by=request.user)
    if request.method == "POST" and form.is_valid():
        inspection = actions_inspections.note_inspection(supervision=found, facts=form.facts(), by=request.user)
        messages.success(request, _("监督活动已登记。"))
        return redirect("consultation:inspection", inspection.public_id)
    return render(request, FORM, {"form": form, "title": _("登记监督活动"), "supervision": found})


def inspection(request: HttpRequest, public_id: str) -> HttpResponse:
    """One inspection; a member of the group writes here what was seen."""
    found = queries.inspection_for(request.user, public_id)
    context = {
        "inspection": found,
        "supervision": found.supervision,
        "members": found.members.order_by("pinyin", "name"),
        "sightings": queries.sightings(request.user, found),
        "photos": found.photos.all(),
        "findings": queries.findings(request.user).filter(inspection=found),
        "may": {verb: rules.may_visit(request.user, verb, found) for verb in ("edit", "confirm", "tell", "picture")},
        "may_find": rules.may(request.user, "find", found.supervision),
        "is_staff": rules.may_plan(request.user),
    }
    return render(request, "consultation/supervision/inspection.html", context)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """The record. When a colleague saved in between, both are shown and neither is lost."""
    found = queries.inspection_for(request.user, public_id, to="edit")
    form = InspectionForm(request.POST or None, instance=found, supervision=found.supervision, by=request.user)
    theirs = None
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions_inspections.edit_inspection(inspection=found, facts=form.facts(), version=version, by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            data = again(request, theirs)
            form = InspectionForm(data, instance=found, supervision=found.supervision, by=request.user)
        else:
            messages.success(request, _("修改已保存。"))
            return redirect("consultation:inspection", public_id)
    context = {"form": form, "title": _("登记监督活动"), "supervision": found.supervision, "inspection": found}
    return render(request, FORM, {**context, "theirs": theirs})


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.inspection_for(request.user, public_id, to="confirm")
    actions_inspections.confirm_inspection(inspection=found, by=request.user)
    messages.success(request, _("监督活动已确认，参加者的履职记录已登记。"))
    return redirect("consultation:inspection", public_id)


def tell(request: HttpRequest, public_id: str) -> HttpResponse:
    """A member writes what was seen."""
    found = queries.inspection_for(request.user, public_id, to="tell")
    form = SightingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions_inspections.tell(inspection=found, text=form.cleaned_data["text"], by=request.user)
        messages.success(request, _("已保存，等组长或办公室确认。"))
        return redirect("consultation:inspection", public_id)
    context = {"form": form, "title": _("写看到的情况"), "supervision": found.supervision, "inspection": found}
    return render(request, FORM, context)


@require_POST
def confirm_sighting(request: HttpRequest, public_id: str) -> HttpResponse:
    sighting = queries.sighting_for(request.user, public_id)
    actions_inspections.confirm_sighting(sighting=sighting, by=request.user)
    messages.success(request, _("已确认。"))
    return redirect("consultation:inspection", sighting.inspection.public_id)


def add_photo(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.inspection_for(request.user, public_id, to="picture")
    form = PhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions_inspections.add_photo(inspection=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("照片已保存。"))
        return redirect("consultation:inspection", public_id)
    context = {"form": form, "title": _("加照片"), "supervision": found.supervision, "inspection": found}
    return render(request, FORM, context)


def photo(request: HttpRequest, public_id: str) -> FileResponse:
    """The picture itself, behind the same question as the page."""
    found = queries.photo_for(request.user, public_id)
    return FileResponse(found.file.open("rb"))


@require_POST
def drop_photo(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.photo_for(request.user, public_id, to="picture")
    actions_inspections.drop_photo(photo=found, by=request.user)
    messages.success(request, _("照片已删除。"))
    return redirect("consultation:inspection", found.inspection.public_id)
