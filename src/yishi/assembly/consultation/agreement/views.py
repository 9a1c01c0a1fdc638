"""The page of what people agree on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import xlsx
from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.agreement import actions, queries, rules, votes, worked_out
from yishi.assembly.consultation.agreement.lists import AgreementTable
from yishi.assembly.consultation.agreement.voices import Voice
from yishi.assembly.consultation.models import Consultation


def agreement(request: HttpRequest, public_id: str) -> HttpResponse:
    """Common ground first, then what could join, what divides, and the map."""
    found = consultations.get_for(request.user, public_id)
    require(rules.may(request.user, "look", found))
    voice = _voice(request, found)
    told = queries.agreement(request.user, found, voice)
    if told and request.GET.get("export") == "xlsx":
        return xlsx(AgreementTable(told.lines), name="agreement")
    context = {
        "consultation": found,
        "told": told,
        "voice": voice,
        "voices": [(each, each == voice) for each in Voice] if _has_public(found) else [],
        "voters": votes.voters(found, voice),
        "dots_from": rules.DOTS_FROM,
        "under_way": worked_out.under_way(found, voice),
        "may_work_out": rules.may(request.user, "work_out", found),
    }
    return render(request, "consultation/agreement/agreement.html", context)


@require_POST
def work_out(request: HttpRequest, public_id: str) -> HttpResponse:
    found = consultations.get_for(request.user, public_id)
    voice = _voice(request, found)
    actions.work_out(consultation=found, voice=voice, by=request.user)
    messages.success(request, _("正在按最新的表态计算，通常几秒钟。"))
    return redirect(f"{reverse('consultation:agreement', args=[public_id])}?of={voice}")


def _voice(request: HttpRequest, found: Consultation) -> Voice:
    """Residents' where they are asked for and the consultation has a public part."""
    residents = request.GET.get("of") == Voice.RESIDENTS and _has_public(found)
    return Voice.RESIDENTS if residents else Voice.MEMBERS


def _has_public(found: Consultation) -> bool:
    return hasattr(found, "public_part")
