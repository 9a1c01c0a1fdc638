"""Members' pages of the room, made for a phone: answer, read, say something, vote."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import Refused
from yishi.assembly.consultation import actions, queries, rules
from yishi.assembly.consultation.forms import LeaveForm, StatementForm

VOTES = {"agree": 1, "pass": 0, "disagree": -1}


@require_POST
def accept(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="answer")
    actions.answer(consultation=found, coming=True, by=request.user)
    messages.success(request, _("已回复：参加。"))
    return redirect("consultation:consultation", public_id)


def leave(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="answer")
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.answer(consultation=found, coming=False, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("已回复：请假。您仍可以书面提意见。"))
        return redirect("consultation:consultation", public_id)
    return render(request, "consultation/leave.html", {"form": form, "consultation": found})


def paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """Read a paper; the office sees that it was opened."""
    found = queries.paper_for(request.user, public_id)
    actions.mark_read(consultation=found.consultation, by=request.user)
    return render(request, "consultation/paper.html", {"paper": found, "consultation": found.consultation})


def statements(request: HttpRequest, public_id: str) -> HttpResponse:
    """One statement at a time to vote on; the tallies of those voted on; the own statement."""
    found = queries.get_for(request.user, public_id)
    form = StatementForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _spoken(request, found, form):
        return redirect("consultation:statements", public_id)
    context = {
        "consultation": found,
        "form": form,
        "statement": queries.next_statement(request.user, found),
        "left": queries.unvoted(request.user, found),
        "voted": queries.voted(request.user, found),
        "may_vote": rules.may(request.user, "vote", found),
        "may_speak_up": rules.may(request.user, "speak_up", found),
    }
    return render(request, "consultation/statements.html", context)


@require_POST
def vote(request: HttpRequest, public_id: str) -> HttpResponse:
    statement = queries.statement_for(request.user, public_id, to="vote")
    chosen = request.POST.get("vote", "")
    if chosen in VOTES:
        actions.vote(statement=statement, value=VOTES[chosen], by=request.user)
    return redirect("consultation:statements", statement.consultation.public_id)


@require_POST
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    statement = queries.statement_for(request.user, public_id, to="speak_up")
    actions.withdraw(statement=statement, by=request.user)
    messages.success(request, _("意见已撤回。"))
    return redirect("consultation:statements", statement.consultation.public_id)


def _spoken(request: HttpRequest, found: queries.Consultation, form: StatementForm) -> bool:
    """Whether the statement was taken; when not, its form says why and keeps the words."""
    written = form.cleaned_data["text"]
    try:
        statement = actions.speak_up(consultation=found, text=written, by=request.user)
    except Refused as refused:
        form.add_error("text", str(refused.reason))
        return False
    if statement.text != " ".join(written.split()):
        messages.warning(request, _("意见已提交；其中的个人信息已自动隐去，请核对。"))
    else:
        messages.success(request, _("意见已提交，其他委员可以表态了。"))
    return True
