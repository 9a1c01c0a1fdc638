"""Pages: the books, one book, its cases, and the book as PDF."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused, require
from yishi.assembly.documents.books import answer_with_book
from yishi.assembly.outcomes import sources
from yishi.assembly.outcomes.cases import actions, papers, queries, rules
from yishi.assembly.outcomes.cases.forms import BeginForm, BookForm, CaseForm

FORM = "outcomes/cases/form.html"


def books(request: HttpRequest) -> HttpResponse:
    require(rules.may_look(request.user))
    context = {"books": queries.books(request.user), "may_begin": rules.may_begin(request.user)}
    return render(request, "outcomes/cases/books.html", context)


def begin(request: HttpRequest) -> HttpResponse:
    require(rules.may_begin(request.user))
    year = timezone.localdate().year
    form = BeginForm(
        request.POST or None, initial={"year": year, "title": _("%(year)s年典型案例汇编") % {"year": year}}
    )
    if request.method == "POST" and form.is_valid():
        try:
            book = actions.begin(**form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error("title", str(refused.reason))
        else:
            return redirect("outcomes:case_book", book.public_id)
    return render(request, FORM, {"form": form, "title": _("新编一本")})


def book(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    may_edit = rules.may(request.user, "edit", found)
    context = {
        "book": found,
        "cases": queries.cases(found),
        "may_edit": may_edit,
        "moves": rules.LIFE.open_moves(request.user, found),
        "may_publish": rules.may(request.user, "publish", found),
        "offered": queries.offered(request.user, found) if may_edit else [],
    }
    return render(request, "outcomes/cases/book.html", context)


def write(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="edit")
    form = BookForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        actions.write(book=found, **form.cleaned_data, by=request.user)
        return redirect("outcomes:case_book", public_id)
    return render(request, FORM, {"form": form, "title": _("书名和前言"), "book": found})


@require_POST
def choose(request: HttpRequest, public_id: str, kind: str, source_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="edit")
    case = actions.choose(book=found, source=sources.get_for(request.user, kind, source_id), by=request.user)
    messages.success(request, _("已选入，内容按记录摘录，请接着编写。"))
    return redirect("outcomes:tell_case", case.public_id)


def tell(request: HttpRequest, public_id: str) -> HttpResponse:
    case = queries.case_for(request.user, public_id)
    form = CaseForm(request.POST or None, instance=case)
    if request.method == "POST" and form.is_valid():
        actions.tell(case=case, texts=form.cleaned_data, by=request.user)
        messages.success(request, _("案例已保存。"))
        return redirect("outcomes:case_book", case.book.public_id)
    return render(request, FORM, {"form": form, "title": _("编写案例"), "book": case.book})


@require_POST
def drop(request: HttpRequest, public_id: str) -> HttpResponse:
    case = queries.case_for(request.user, public_id)
    actions.drop(case=case, by=request.user)
    return redirect("outcomes:case_book", case.book.public_id)


@require_POST
def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    actions.publish(book=queries.get_for(request.user, public_id, to="publish"), by=request.user)
    messages.success(request, _("已签发刊印，各案例已记入转化。"))
    return redirect("outcomes:case_book", public_id)


def pdf(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id)
    return answer_with_book(papers.book(found), name=f"cases-{found.year}")
