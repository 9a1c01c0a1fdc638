"""Pages of members and readers: the list, one proposal, writing it, signing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Answer, has_role, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed, xlsx
from yishi.assembly.base.lives import Move
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.papers.paper import answer_with_paper
from yishi.assembly.proposals import actions, form_rules, papers, queries, rules, whole
from yishi.assembly.proposals.form_rules import Text
from yishi.assembly.proposals.forms import BeginForm, SignersForm, SignForm, WriteForm
from yishi.assembly.proposals.handling import queries as handling
from yishi.assembly.proposals.key import rules as key
from yishi.assembly.proposals.lists import CatalogueTable, ProposalFilter, ProposalTable
from yishi.assembly.proposals.models import Proposal
from yishi.assembly.proposals.quality import queries as quality
from yishi.assembly.proposals.rating import queries as rating
from yishi.assembly.proposals.similar import written
from yishi.assembly.runs.queries_similar import Ask, find
from yishi.assembly.runs.rules_similar import line
from yishi.assembly.topics import queries as topics

FORM = "proposals/form.html"
CLICKS = ("submit", "close")


def proposals(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    rows = queries.proposals(request.user)
    if "own" in request.GET:
        rows = queries.own(request.user)
    more = {
        "counts": queries.counts(request.user),
        "may_begin": rules.may_begin(request.user),
        "oversees": rules.oversees(request.user),
        "may_hand_over": has_role(request.user, rules.STAFF),
        "own": "own" in request.GET,
        "everything": "own" not in request.GET,
    }
    return listed(request, ProposalFilter, ProposalTable, rows, "proposals/list.html", **more)


def catalogue(request: HttpRequest) -> HttpResponse:
    """Everything this person may see, as a workbook: with signers, units and classes of reply."""
    require(rules.may_look(request.user))
    rows = ProposalFilter(request.GET, queryset=queries.proposals(request.user), request=request).qs
    whole = rows.prefetch_related("signatures__member", "assignments__unit", "assignments__reply__result")
    return xlsx(CatalogueTable(whole), name="proposals")


def begin(request: HttpRequest) -> HttpResponse:
    """The title and kind; everything else is written on the draft's own page, which saves by itself."""
    require(rules.may_begin(request.user))
    topic = topics.get_for(request.user, request.GET["topic"]) if request.GET.get("topic") else None
    initial = {"kind": Proposal.Kind.SINGLE, "title": topic.label if topic else ""}
    form = BeginForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        found = actions.begin(**form.cleaned_data, topic=topic, by=request.user)
        return redirect("proposals:write", found.public_id)
    return render(request, FORM, {"form": form, "title": _("写提案"), "submit": _("开始写")})


def proposal(request: HttpRequest, public_id: str) -> HttpResponse:
    """One proposal: its text, who signs, how it was examined, who handles it, and what the signers say."""
    found = queries.get_for(request.user, public_id)
    asked = queries.signature_of(request.user, found)
    context = {
        "proposal": found,
        "suggestions": found.suggestions.all(),
        "signers": queries.signers(found),
        "asked": asked,
        "may": {verb: rules.may(request.user, verb, found) for verb in ("write", "sign", "decide", "keep_file")},
        "moves": _moves(request, found),
        "oversees": rules.oversees(request.user),
        "findings": form_rules.findings(rules.text_of(found)) if found.state == Proposal.State.DRAFT else [],
        "examinations": found.examinations.select_related("examined_by", "decided_by"),
        "assignments": handling.of(found),
        "key": key.of(found),
        "grade": quality.grade_of(request.user, found),
        "may_choose": key.may_choose(request.user, found),
        "merged": found.merged.select_related("member"),
        "rating": rating.of(request.user, found),
    }
    return render(request, "proposals/proposal.html", context)


def printed(request: HttpRequest, public_id: str, form: str) -> HttpResponse:
    """The proposal as an official paper."""
    found = queries.get_for(request.user, public_id)
    return answer_with_paper(papers.PROPOSAL, found, form=form, name=f"proposal-{found.public_id}", by=request.user)


def whole_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """案卷: for those who oversee, and for its own signers."""
    found = queries.get_for(request.user, public_id, to="keep_file")
    response = HttpResponse(whole.archive(found, reader=str(request.user)), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="proposal-{found.number or found.public_id}.zip"'
    return response


def write(request: HttpRequest, public_id: str) -> HttpResponse:
    """The draft. When another session saved in between, both texts are shown and neither is lost."""
    found = queries.get_for(request.user, public_id, to="write")
    form = WriteForm(request.POST or None, instance=found, by=request.user)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            _save(form, request.user)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            data = request.POST.copy()
            data["version"] = str(theirs.version)
            form = WriteForm(data, instance=queries.get_for(request.user, public_id), by=request.user)
        else:
            messages.success(request, _("草稿已保存。"))
            return redirect("proposals:proposal", public_id)
    context = {"form": form, "proposal": found, "theirs": theirs, "findings": form_rules.findings(rules.text_of(found))}
    return render(request, "proposals/write.html", context)


@require_POST
def similar(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment: proposals of all terms, reports and messages that resemble what is typed. Nothing is saved."""
    found = queries.get_for(request.user, public_id, to="write")
    ask = Ask(request.POST.get("title", ""), written(request.POST), own=found.public_id)
    alike = find(request.user, ask)
    return render(request, "runs/similar.html", {"found": alike, "line": line(ask, alike)})


@require_POST
def keep(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment while typing: the draft saved by itself, and what the form rules say of it."""
    found = queries.get_for(request.user, public_id, to="write")
    form = WriteForm(request.POST, instance=found, by=request.user)
    if not form.is_valid():
        return render(request, "writing/kept.html", {"form": form, "findings": form_rules.findings(_typed(form))})
    try:
        saved = _save(form, request.user)
    except Overtaken:
        return render(request, "writing/kept.html", {"overtaken": True})
    context = {
        "saved": saved,
        "findings": form_rules.findings(rules.text_of(saved)),
        "n": form_rules.length(_typed(form)),
    }
    return render(request, "writing/kept.html", context)


def ask(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="ask")
    form = SignersForm(request.POST or None, proposal=found)
    if request.method == "POST" and form.is_valid():
        n = actions.ask_to_sign(proposal=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已请%(n)s位委员联名，等他们回复。") % {"n": n})
        return redirect("proposals:proposal", public_id)
    return render(request, FORM, {"form": form, "title": _("请人联名"), "proposal": found, "submit": _("请他们联名")})


def sign(request: HttpRequest, public_id: str) -> HttpResponse:
    """A member's own consent, or not, with a word."""
    found = queries.get_for(request.user, public_id, to="sign")
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.sign(proposal=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已回复。"))
        return redirect("proposals:proposal", public_id)
    return render(request, FORM, {"form": form, "title": _("是否联名"), "proposal": found})


@require_POST
def submit(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="submit")
    actions.submit(proposal=found, by=request.user)
    messages.success(request, _("提案已提交，等待审查。"))
    return redirect("proposals:proposal", public_id)


def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="withdraw")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(proposal=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("提案已撤回。"))
        return redirect("proposals:proposal", public_id)
    return render(request, FORM, {"form": form, "title": _("撤回提案"), "proposal": found})


def versions(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every saving of the draft, for whoever wrote it."""
    found = queries.get_for(request.user, public_id)
    require(rules.is_proposer(request.user, found))
    return render(request, "proposals/versions.html", {"proposal": found, "versions": found.versions.all()})


def _moves(request: HttpRequest, found: Proposal) -> list[tuple[Move, Answer, str, bool]]:
    """Moves of this person's roles that lead on from here, each with its page; True where a click is enough. A decision
    has one page for all its outcomes."""
    aside = {*rules.DECISIONS.values(), "answer"}
    moves = [move for move, _answer in rules.LIFE.open_moves(request.user, found)]
    return [
        (
            move,
            rules.may(request.user, move.verb, found),
            reverse(f"proposals:{move.verb}", args=[found.public_id]),
            move.verb in CLICKS,
        )
        for move in moves
        if found.state in move.sources and move.verb not in aside
    ]


def _save(form: WriteForm, by: Any) -> Proposal:
    wished = form.cleaned_data["wished"]
    of = {"proposal": form.instance, "facts": form.facts(), "suggestions": form.suggested, "wished": wished}
    return actions.save(**of, version=form.version, by=by)


def _typed(form: WriteForm) -> Text:
    """What was typed so far, whether or not it can be saved."""
    texts = {name: form.data.get(name, "") for name in ("title", "situation", "analysis", "body")}
    lines = [line for line in form.data.get("suggestions", "").splitlines() if line.strip()]
    return Text(**texts, suggestions=lines, collective=form.instance.is_collective)
