"""Pages of squads: the overview, one squad, talks, materials, what villages ask for."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.outreach.squads import actions, matching, queries, rules
from yishi.assembly.outreach.squads.forms import AskForm, MaterialForm, NoteForm, SquadForm, TalkForm
from yishi.assembly.outreach.squads.models import TalkRequest

FORM = "outreach/form.html"
SHOWN = 20


def squads(request: HttpRequest) -> HttpResponse:
    """All squads, what villages wait for, the newest talks."""
    require(rules.may_look(request.user))
    context = {
        "rows": queries.squads(request.user),
        "asked": queries.asked(request.user),
        "talks": queries.talks(request.user)[:SHOWN],
        "told": queries.figures(request.user),
        "may_keep": rules.may_keep(request.user),
        "may_ask": rules.may_ask(request.user),
    }
    return render(request, "outreach/squads/list.html", context)


def found(request: HttpRequest) -> HttpResponse:
    require(rules.may_keep(request.user))
    form = SquadForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        made = actions.found(facts=form.cleaned_data, by=request.user)
        return redirect("outreach:squad", made.public_id)
    return render(request, FORM, {"form": form, "title": _("组建小分队")})


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    squad = queries.get_for(request.user, public_id, to="edit")
    form = SquadForm(request.POST or None, instance=squad, by=request.user)
    if request.method == "POST" and form.is_valid():
        actions.found(facts=form.cleaned_data, squad=squad, by=request.user)
        messages.success(request, _("修改已保存。"))
        return redirect("outreach:squad", public_id)
    return render(request, FORM, {"form": form, "title": _("修改小分队"), "lead": squad.name})


def squad(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    context = {
        "squad": found,
        "members": found.members.order_by("pinyin", "name"),
        "talks": queries.talks(request.user).filter(squad=found)[:SHOWN],
        "materials": found.materials.all(),
        "may": {verb: rules.may_with(request.user, verb, found) for verb in ("edit", "run")},
    }
    return render(request, "outreach/squads/squad.html", context)


def material(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="run")
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions.keep_material(squad=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("材料已保存。"))
        return redirect("outreach:squad", public_id)
    return render(request, FORM, {"form": form, "title": _("上传宣讲材料"), "lead": found.name})


def download(request: HttpRequest, public_id: str) -> FileResponse:
    found = queries.material_for(request.user, public_id)
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=found.file_name)


def ask(request: HttpRequest) -> HttpResponse:
    """What a village would like to hear about."""
    require(rules.may_ask(request.user))
    form = AskForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        made = actions.ask(**form.cleaned_data, by=request.user)
        messages.success(request, _("需求已登记。"))
        return redirect("outreach:talk_request", made.public_id)
    return render(request, FORM, {"form": form, "title": _("登记宣讲需求")})


def asked(request: HttpRequest, public_id: str) -> HttpResponse:
    """One request, and which squads fit it, with the reasons."""
    row = queries.request_for(request.user, public_id)
    is_open = row.state == TalkRequest.State.OPEN
    fits = [(fit, rules.may_with(request.user, "run", fit.squad)) for fit in (matching.fits(row) if is_open else [])]
    context = {"row": row, "fits": fits, "may_decline": rules.may(request.user, "decline", row)}
    return render(request, "outreach/squads/request.html", context)


def decline(request: HttpRequest, public_id: str) -> HttpResponse:
    row = queries.request_for(request.user, public_id, to="decline")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.decline(asked=row, **form.cleaned_data, by=request.user)
        messages.success(request, _("已登记。"))
        return redirect("outreach:squads")
    return render(request, FORM, {"form": form, "title": _("不安排"), "lead": row})


def plan(request: HttpRequest, public_id: str) -> HttpResponse:
    """A talk of the squad; `?for=` names the request that it answers."""
    squad = queries.get_for(request.user, public_id, to="run")
    wanted = request.GET.get("for", "")
    row = queries.request_for(request.user, wanted, to="match") if wanted else None
    first: dict[str, Any] = {"title": row.topic, "village": row.village} if row else {}
    form = TalkForm(request.POST or None, squad=squad, initial=first)
    if request.method == "POST" and form.is_valid():
        talk = actions.plan(squad=squad, facts=form.cleaned_data, asked=row, by=request.user)
        messages.success(request, _("宣讲已安排。"))
        return redirect("outreach:talk", talk.public_id)
    return render(request, FORM, {"form": form, "title": _("安排宣讲"), "lead": row or squad.name})


def talk(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.talk_for(request.user, public_id)
    verbs = ("note", "cancel", "confirm")
    context = {
        "talk": found,
        "speakers": found.speakers.order_by("pinyin", "name"),
        "materials": found.materials.all(),
        "may": {verb: rules.may_talk(request.user, verb, found) for verb in verbs},
        "is_staff": rules.may_keep(request.user),
    }
    return render(request, "outreach/squads/talk.html", context)


def note(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.talk_for(request.user, public_id, to="note")
    form = NoteForm(request.POST or None, initial={"listeners": found.listeners, "notes": found.notes})
    if request.method == "POST" and form.is_valid():
        actions.note(talk=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已登记，办公室确认后计入履职记录。"))
        return redirect("outreach:talk", public_id)
    return render(request, FORM, {"form": form, "title": _("登记宣讲情况"), "lead": found})


def cancel(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.talk_for(request.user, public_id, to="cancel")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.cancel(talk=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("宣讲已取消。"))
        return redirect("outreach:talk", public_id)
    return render(request, FORM, {"form": form, "title": _("取消宣讲"), "lead": found})


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    actions.confirm(talk=queries.talk_for(request.user, public_id, to="confirm"), by=request.user)
    messages.success(request, _("宣讲已确认，履职记录已登记。"))
    return redirect("outreach:talk", public_id)
