"""The pages of a plan's subjects: proposing, drafting, answering, adjusting, and the session planned from one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation import actions as consultation
from yishi.assembly.consultation.forms import PlanForm
from yishi.assembly.consultation.plan import actions, queries, rules
from yishi.assembly.consultation.plan.forms import ProposalForm, SubjectForm
from yishi.assembly.consultation.plan.models import Plan, Subject
from yishi.assembly.outreach.visits import queries as visits
from yishi.assembly.topics import queries as topics

FORM = "consultation/plan/form.html"
CLICKS = {"take_in": actions.take_in, "finish": actions.finish}
WORDED = {"decline": actions.decline, "move_out": actions.move_out}


def propose(request: HttpRequest, public_id: str) -> HttpResponse:
    """A member's own subject, or one that the office writes down for a committee or the public."""
    found = queries.get_for(request.user, public_id, to="propose")
    form = ProposalForm(request.POST or None, as_member=rules.proposes_as_member(request.user))
    if request.method == "POST" and form.is_valid():
        facts = {"origin": Subject.Origin.MEMBER} | form.cleaned_data
        subject = actions.propose(plan=found, **facts, by=request.user)
        messages.success(request, _("选题已提出。是否列入、为什么，会在这里答复。"))
        return redirect("consultation:subject", subject.public_id)
    return render(request, FORM, {"form": form, "title": _("提出选题"), "plan": found})


def propose_from(request: HttpRequest, ref: str) -> HttpResponse:
    """A member's subject from what people said on a visit: quoted as its reason, for the member to go on with."""
    kind, _colon, public_id = ref.partition(":")
    if kind != "visit":
        raise Http404(ref)
    visit = visits.get_for(request.user, public_id)
    plan = queries.collecting(request.user)
    if plan is None:
        messages.info(request, _("现在没有正在征集的年度计划。"))
        return redirect("outreach:visit", public_id)
    require(rules.may(request.user, "propose", plan))
    first = {"why": visits.quoted(visit)}
    form = ProposalForm(request.POST or None, as_member=rules.proposes_as_member(request.user), initial=first)
    if request.method == "POST" and form.is_valid():
        facts = {"origin": Subject.Origin.MEMBER} | form.cleaned_data
        subject = actions.propose(plan=plan, **facts, source=visit.ref, by=request.user)
        messages.success(request, _("选题已提出。是否列入、为什么，会在这里答复。"))
        return redirect("consultation:subject", subject.public_id)
    return render(request, FORM, {"form": form, "title": _("提出选题"), "plan": plan})


def enlarge(request: HttpRequest, public_id: str) -> HttpResponse:
    """A subject more in a published plan, with the reason."""
    found = queries.get_for(request.user, public_id, to="enlarge")
    form = SubjectForm(request.POST or None, by=request.user, published=True)
    if request.method == "POST" and form.is_valid():
        subject = actions.enlarge(plan=found, facts=form.facts(), why=form.why, by=request.user)
        messages.success(request, _("已增列，调整记录已留存。"))
        return redirect("consultation:subject", subject.public_id)
    return render(request, FORM, {"form": form, "title": _("增列题目"), "plan": found})


def subject(request: HttpRequest, public_id: str) -> HttpResponse:
    """One subject: why, who leads, when, and what became of it."""
    found = queries.subject_for(request.user, public_id)
    moves = [
        (move, rules.may_with(request.user, move.verb, found))
        for move, _answer in rules.SUBJECT_LIFE.open_moves(request.user, found)
        if found.state in move.sources
    ]
    context = {
        "subject": found,
        "plan": found.plan,
        "moves": moves,
        "clicks": tuple(CLICKS),
        "may": {verb: rules.may_with(request.user, verb, found) for verb in ("edit", "session")},
        "sessions": queries.sessions_of(request.user, found),
        "adjustments": found.adjustments.select_related("made_by"),
    }
    return render(request, "consultation/plan/subject.html", context)


def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the plan says of it. When a colleague saved in between, both are shown and neither is lost."""
    found = queries.subject_for(request.user, public_id, to="edit")
    published = found.plan.state == Plan.State.PUBLISHED
    form = SubjectForm(request.POST or None, instance=found, by=request.user, published=published)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(subject=found, facts=form.facts(), version=form.version, why=form.why, by=request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            data = request.POST.copy()
            data["version"] = str(theirs.version)
            form = SubjectForm(data, instance=found, by=request.user, published=published)
        else:
            messages.success(request, _("修改已保存。"))
            return redirect("consultation:subject", public_id)
    context = {"form": form, "title": _("编制题目"), "plan": found.plan, "subject": found, "theirs": theirs}
    return render(request, FORM, context)


def move(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """A verb of the subject's life: by one click, or with its reason."""
    if verb in CLICKS and request.method == "POST":
        found = queries.subject_for(request.user, public_id, to=verb)
        return _done(request, CLICKS[verb](subject=found, by=request.user))
    if verb not in WORDED:
        raise Http404(verb)
    found = queries.subject_for(request.user, public_id, to=verb)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _done(request, WORDED[verb](subject=found, **form.cleaned_data, by=request.user))
    title = rules.SUBJECT_LIFE.move(verb).word
    return render(request, FORM, {"form": form, "title": title, "plan": found.plan, "subject": found})


def session(request: HttpRequest, public_id: str) -> HttpResponse:
    """From a subject to a consultation of its kind."""
    found = queries.subject_for(request.user, public_id, to="session")
    form = PlanForm(request.POST or None, initial={"title": found.title, "purpose": found.why}, by=request.user)
    if request.method == "POST" and form.is_valid():
        planned = consultation.plan_subject(subject=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("协商已立项。下一步：准备材料、邀请委员。"))
        return redirect("consultation:consultation", planned.public_id)
    title = _("筹备%(kind)s") % {"kind": found.get_kind_display()}
    return render(request, FORM, {"form": form, "title": title, "plan": found.plan, "subject": found})


def of_topic(request: HttpRequest, topic_id: str) -> HttpResponse:
    """A fragment for the topic's page: where it stands in plans, and the click that puts it forward."""
    topic = topics.get_for(request.user, topic_id)
    collecting = queries.collecting(request.user) if rules.may_open(request.user) else None
    known = queries.of_topic(request.user, topic)
    free = collecting if collecting and all(s.plan_id != collecting.pk for s in known) else None
    context: dict[str, Any] = {"topic": topic, "subjects": known, "collecting": free}
    return render(request, "consultation/plan/of_topic.html", context)


@require_POST
def put_forward(request: HttpRequest, topic_id: str) -> HttpResponse:
    topic = topics.get_for(request.user, topic_id)
    found = actions.put_forward(topic=topic, by=request.user)
    messages.success(request, _("议题已推荐为年度计划选题。"))
    return redirect("consultation:subject", found.public_id)


def _done(request: HttpRequest, found: Subject) -> HttpResponse:
    messages.success(request, _("已办理：%(state)s。") % {"state": found.get_state_display()})
    return redirect("consultation:subject", found.public_id)
