"""The author's pages: the list, writing, sending, evidence, the word on the office's edition."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Answer, require
from yishi.assembly.base.inputs import WhyForm
from yishi.assembly.base.lists import listed
from yishi.assembly.base.lives import Move
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.opinions.addressees import queries as addressees
from yishi.assembly.opinions.reports import actions, form_rules, queries, rules, sources
from yishi.assembly.opinions.reports.form_rules import Text
from yishi.assembly.opinions.reports.forms import AnswerForm, BeginForm, ClaimForm, WriteForm
from yishi.assembly.opinions.reports.lists import ReportFilter, ReportTable
from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.runs.queries_similar import Ask, find
from yishi.assembly.runs.rules_similar import line

FORM = "opinions/form.html"


def reports(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    more = {
        "counts": queries.counts(request.user),
        "most": form_rules.LONG,
        "may_begin": rules.may_begin(request.user),
        "oversees": rules.oversees(request.user),
    }
    return listed(
        request, ReportFilter, ReportTable, queries.reports(request.user), "opinions/reports/list.html", **more
    )


def begin(request: HttpRequest) -> HttpResponse:
    """Title and author; the rest is written on the draft's own page, which saves by itself."""
    require(rules.may_begin(request.user))
    source = sources.guarded(request.user, request.GET.get("source", ""))
    form = BeginForm(request.POST or None, initial={"author": Report.Author.MEMBER, "title": source.title})
    if request.method == "POST" and form.is_valid():
        texts = {"title": form.cleaned_data["title"], "situation": source.situation}
        of = {"texts": texts, "source": source.ref, "author": form.cleaned_data["author"]}
        found = actions.begin(**of, by=request.user)
        return redirect("opinions:write_report", found.public_id)
    context = {"form": form, "title": _("写社情民意信息"), "lead": source.title, "submit": _("开始写")}
    return render(request, FORM, context)


def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """One report: its text, how it was reviewed, what the office changed, what it rests on, what came of it."""
    found = queries.get_for(request.user, public_id)
    user = request.user
    edition = found.editions.first()
    is_author = rules.is_author(user, found)
    shows_edition = edition is not None and (rules.oversees(user) or found.state != Report.State.ADOPTED)
    context = {
        "report": found,
        "is_author": is_author,
        "oversees": rules.oversees(user),
        "may": {verb: rules.may(user, verb, found) for verb in ("write", "review", "edit", "prove", "agree")},
        "moves": _moves(request, found),
        "findings": form_rules.findings(rules.text_of(found)) if found.state in rules.WRITTEN else [],
        "reviews": found.reviews.select_related("reviewed_by"),
        "editions": found.editions.select_related("edited_by", "answered_by"),
        "edition": edition if shows_edition else None,
        "changes": queries.changes(found, edition) if edition and shows_edition else [],
        "claims": queries.claims(found),
        "fresh_days": form_rules.FRESH_DAYS,
        "item": queries.carried(found),
        "source": sources.address(found.source),
        "fates": addressees.of_report(found),
        "has_news": is_author and addressees.news(found.member_id).filter(pk=found.pk).exists(),
    }
    return render(request, "opinions/reports/report.html", context)


def write(request: HttpRequest, public_id: str) -> HttpResponse:
    """The draft. When another session saved in between, both texts are shown and neither is lost."""
    found = queries.get_for(request.user, public_id, to="write")
    form = WriteForm(request.POST or None, instance=found, by=request.user)
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            _save(form)
        except Overtaken as overtaken:
            theirs = overtaken.thing
            data = request.POST.copy()
            data["version"] = str(theirs.version)
            form = WriteForm(data, instance=queries.get_for(request.user, public_id), by=request.user)
        else:
            messages.success(request, _("草稿已保存。"))
            return redirect("opinions:report", public_id)
    context = {"form": form, "report": found, "theirs": theirs, "findings": form_rules.findings(rules.text_of(found))}
    return render(request, "opinions/reports/write.html", context)


@require_POST
def keep(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment while typing: the draft saved by itself, and what the form rules say of it."""
    found = queries.get_for(request.user, public_id, to="write")
    form = WriteForm(request.POST, instance=found, by=request.user)
    text = _typed(form)
    context: dict[str, Any] = {"findings": form_rules.findings(text), "n": form_rules.length(*_parts(text))}
    if form.is_valid():
        try:
            context["saved"] = _save(form)
        except Overtaken:
            context = {"overtaken": True}
    return render(request, "writing/kept.html", context)


@require_POST
def similar(request: HttpRequest, public_id: str) -> HttpResponse:
    """A fragment: reports, bulletins, proposals and policies that resemble what is typed. Nothing is saved."""
    found = queries.get_for(request.user, public_id, to="write")
    ask = Ask(request.POST.get("title", ""), form_rules.written(request.POST), own=found.public_id)
    alike = find(request.user, ask)
    return render(request, "runs/similar.html", {"found": alike, "line": line(ask, alike)})


def versions(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every saving of the draft, for whoever wrote it."""
    found = queries.get_for(request.user, public_id)
    require(rules.is_author(request.user, found))
    rows = found.versions.select_related("saved_by")
    return render(request, "opinions/reports/versions.html", {"report": found, "versions": rows})


@require_POST
def submit(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="submit")
    actions.submit(report=found, by=request.user)
    messages.success(request, _("信息已提交，等待审稿。"))
    return redirect("opinions:report", public_id)


def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="withdraw")
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw(report=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("信息已撤回。"))
        return redirect("opinions:report", public_id)
    return render(request, FORM, {"form": form, "title": _("撤回信息"), "report": found})


def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """The author sees what the office changed, and agrees or not."""
    found = queries.get_for(request.user, public_id, to="agree")
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer(report=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已回复办公室。"))
        return redirect("opinions:report", public_id)
    edition = rules.pending(found)
    changes = queries.changes(found, edition) if edition else []
    context = {"form": form, "title": _("确认编辑稿"), "report": found, "changes": changes}
    return render(request, FORM, context)


def prove(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="prove")
    form = ClaimForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        actions.prove(report=found, facts=form.cleaned_data, by=request.user)
        messages.success(request, _("依据已登记。"))
        return redirect("opinions:report", public_id)
    return render(request, FORM, {"form": form, "title": _("登记依据"), "report": found})


@require_POST
def drop_claim(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.claim_for(request.user, pk)
    if found is None:
        raise Http404(pk)
    actions.drop_claim(claim=found, by=request.user)
    messages.success(request, _("已删除。"))
    return redirect("opinions:report", found.report.public_id)


@require_POST
def take_note(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    actions.take_note(report=found, by=request.user)
    return redirect("opinions:report", public_id)


def _moves(request: HttpRequest, found: Report) -> list[tuple[Move, Answer, str, bool]]:
    """Moves that lead on from here and have no form of their own, each with its page; True where a click is enough."""
    pages = {"propose": "opinions:propose_edition"}
    if rules.is_author(request.user, found):
        pages |= {"submit": "opinions:submit_report", "withdraw": "opinions:withdraw_report"}
    return [
        (move, answer, reverse(pages[move.verb], args=[found.public_id]), move.verb != "withdraw")
        for move, _answer in rules.LIFE.open_moves(request.user, found)
        if move.verb in pages and found.state in move.sources
        for answer in [rules.may(request.user, move.verb, found)]
    ]


def _save(form: WriteForm) -> Report:
    version = form.cleaned_data["version"]
    return actions.save(report=form.instance, facts=form.facts(), version=version, by=form.by)


def _typed(form: WriteForm) -> Text:
    """What was typed so far, whether or not it can be saved."""
    texts = {name: form.data.get(name, "") for name in (*actions.TEXTS, "body")}
    return Text(**texts, collective=form.instance.is_collective)


def _parts(text: Text) -> tuple[str, ...]:
    return text.situation, text.analysis, text.advice
