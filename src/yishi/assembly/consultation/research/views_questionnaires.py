"""Pages of questionnaires: writing one, its results, and answering it without an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation.public.networks import network_of
from yishi.assembly.consultation.research import actions_questionnaires as actions
from yishi.assembly.consultation.research import queries, rules_questionnaires, signatures
from yishi.assembly.consultation.research.forms_questionnaires import QuestionnaireForm, ReplyForm
from yishi.assembly.consultation.research.models import Questionnaire
from yishi.assembly.consultation.research.results import MINIMUM, results
from yishi.assembly.consultation.research.views import FORM
from yishi.assembly.consultation.supervision.views import again

CLICKS = {"ask": actions.ask, "end": actions.end}


def add(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="ask")
    form = QuestionnaireForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        facts, questions = form.facts(), form.questions()
        made = actions.add_questionnaire(research=found, facts=facts, questions=questions, by=request.user)
        messages.success(request, _("问卷已保存。核对后点“发布问卷”。"))
        return redirect("consultation:questionnaire", made.public_id)
    return render(request, FORM, {"form": form, "title": _("编制问卷"), "research": found})


def questionnaire(request: HttpRequest, public_id: str) -> HttpResponse:
    """The questions, the link, and the results so far."""
    found = queries.questionnaire_for(request.user, public_id)
    moves = [
        (move, rules_questionnaires.may(request.user, move.verb, found))
        for move, _answer in rules_questionnaires.LIFE.open_moves(request.user, found)
        if found.state in move.sources
    ]
    link = reverse("consultation:answer_questionnaire", args=[signatures.token_of(found)])
    context = {
        "questionnaire": found,
        "research": found.research,
        "moves": moves,
        "may_edit": rules_questionnaires.may(request.user, "edit", found),
        "questions": found.questions.order_by("number"),
        "replies": found.replies.count(),
        "results": results(found),
        "minimum": MINIMUM,
        "link": request.build_absolute_uri(link),
    }
    return render(request, "consultation/research/questionnaire.html", context)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """The questions. When a colleague saved in between, both are shown and neither is lost."""
    found = queries.questionnaire_for(request.user, public_id, to="edit")
    form = QuestionnaireForm(request.POST or None, instance=found, by=request.user)
    theirs = None
    if request.method == "POST" and form.is_valid():
        facts, questions, version = form.facts(), form.questions(), form.cleaned_data["version"]
        try:
            actions.edit_questionnaire(
                questionnaire=found, facts=facts, questions=questions, version=version, by=request.user
            )
        except Overtaken as overtaken:
            theirs = overtaken.thing
            form = QuestionnaireForm(again(request, theirs), instance=found, by=request.user)
        else:
            messages.success(request, _("修改已保存。"))
            return redirect("consultation:questionnaire", public_id)
    context = {"form": form, "title": _("编制问卷"), "research": found.research, "questionnaire": found}
    return render(request, FORM, {**context, "theirs": theirs})


@require_POST
def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    if verb not in CLICKS:
        raise Http404(verb)
    found = queries.questionnaire_for(request.user, public_id, to=verb)
    CLICKS[verb](questionnaire=found, by=request.user)
    return redirect("consultation:questionnaire", public_id)


@login_not_required
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the link answers once: by account where one is signed in, else by device."""
    found = signatures.questionnaire_of(token)
    source = request.user.ref if request.user.is_authenticated else signatures.device_of(request)
    open_now = rules_questionnaires.may_answer(found)
    answered = bool(source) and queries.has_answered(found, source)
    form = ReplyForm(request.POST or None, questionnaire=found)
    sent = request.method == "POST" and open_now and not answered and form.is_valid()
    if sent and _replied(request, found, source, form):
        return redirect("consultation:answer_questionnaire", token)
    context = {"questionnaire": found, "form": form, "open_now": open_now, "answered": answered}
    if not open_now and found.state == Questionnaire.State.ENDED:
        context["results"] = results(found)
    response = render(request, "consultation/research/answer.html", context)
    if not source:
        signatures.give(response)
    return response


def _replied(request: HttpRequest, found: Questionnaire, source: str, form: ReplyForm) -> bool:
    """Whether the reply was taken; when not, its form says why and keeps what was filled in."""
    if not source:
        form.add_error(None, _("您的浏览器没有保存本页的小标记，无法防止重复填写。请允许Cookie，再提交一次。"))
        return False
    sent = actions.Sender(
        signatures.key_of(found, source), signatures.network_key(network_of(request), timezone.localdate())
    )
    try:
        actions.reply(questionnaire=found, sent=sent, answers=form.answers(), by=None)
    except Refused as refused:
        form.add_error(None, str(refused.reason))
        return False
    return True
