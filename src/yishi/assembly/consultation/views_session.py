"""Pages about the session itself: attendance, minutes, advice, close, and the papers that come of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation import papers, queries, rules, session
from yishi.assembly.consultation.floor import queries as floor
from yishi.assembly.consultation.forms import AdviceForm, MinutesForm, PresenceForm
from yishi.assembly.papers.paper import answer_with_paper

PRINTED = {kind.name: kind for kind in (papers.NOTICE, papers.MINUTES)}


def hold(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who was there, and who spoke."""
    found = queries.get_for(request.user, public_id, to="hold")
    form = PresenceForm(request.POST or None, invitations=queries.invitations(found), spoke=floor.spoke(found))
    if request.method == "POST" and form.is_valid():
        session.hold(consultation=found, presences=form.presences(), by=request.user)
        messages.success(request, _("到会情况已记录。下一步：写纪要和建议。"))
        return redirect("consultation:minutes", public_id)
    return render(request, "consultation/hold.html", {"form": form, "consultation": found})


def minutes(request: HttpRequest, public_id: str) -> HttpResponse:
    """The minutes. When a colleague saved in between, both texts are shown and neither is lost."""
    found = queries.get_for(request.user, public_id, to="write")
    known = {"minutes": found.minutes, "result": found.result, "version": found.minutes_version}
    form = MinutesForm(request.POST or None, initial=known, kind=found.kind)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            session.write_minutes(consultation=found, **form.cleaned_data, by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            begun = {**form.cleaned_data, "version": theirs.minutes_version}
            form = MinutesForm(initial=begun, kind=found.kind)
        else:
            messages.success(request, _("纪要已保存。"))
            return redirect(
                "consultation:advice" if not found.advice.exists() else "consultation:consultation", public_id
            )
    return render(request, "consultation/minutes.html", {"form": form, "consultation": found, "theirs": theirs})


def advice(request: HttpRequest, public_id: str) -> HttpResponse:
    """The numbered advice the session agreed on."""
    found = queries.get_for(request.user, public_id, to="write")
    form = AdviceForm(request.POST or None, consultation=found)
    if request.method == "POST" and form.is_valid():
        session.set_advice(consultation=found, items=form.items(), by=request.user)
        messages.success(request, _("建议已保存。"))
        return redirect("consultation:consultation", public_id)
    context = {"form": form, "consultation": found, "statements": queries.statements(found)}
    return render(request, "consultation/advice.html", context)


@require_POST
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="close")
    session.close(consultation=found, by=request.user)
    messages.success(request, _("协商已办结，参加者的履职记录已登记。"))
    return redirect("consultation:consultation", public_id)


def printed(request: HttpRequest, public_id: str, name: str, form: str) -> HttpResponse:
    """The notice or the minutes as an official paper, PDF or .docx."""
    if name not in PRINTED:
        raise Http404(name)
    found = queries.get_for(request.user, public_id)
    if name == "minutes" and not rules.oversees(request.user) and found.state != rules.State.CLOSED:
        raise Http404(name)
    return answer_with_paper(PRINTED[name], found, form=form, name=f"{name}-{found.public_id}", by=request.user)
