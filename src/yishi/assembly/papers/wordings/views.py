"""Pages: the kinds of papers, the words of one, and how a paper looks in them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.documents import answer_with
from yishi.assembly.papers.kinds import PaperKind, kinds
from yishi.assembly.papers.wordings import actions, queries, rules, samples
from yishi.assembly.papers.wordings.forms import WordingForm


def wordings(request: HttpRequest) -> HttpResponse:
    require(rules.may_change(request.user))
    changed = queries.changed(request.user)
    rows = [(kind, changed.get(name)) for name, kind in kinds().items()]
    return render(request, "papers/wordings.html", {"rows": rows})


def wording(request: HttpRequest, name: str) -> HttpResponse:
    """Its words to edit; the button `preview` shows a paper in them and keeps nothing."""
    kind = _kind(request, name)
    first = {"text": queries.to_edit(request.user, kind)}
    form = WordingForm(request.POST or None, initial=first, kind=kind, by=request.user)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if "preview" in request.POST:
            letter = samples.of(kind, request.user, text)
            return answer_with(letter, form="pdf", name=f"preview-{name}", reader=str(request.user))
        actions.keep(kind=kind, text=text, by=request.user)
        messages.success(request, _("已启用：从现在起的公文用新的式样，以前签发的不变。"))
        return redirect("papers:wordings")
    context = {
        "form": form,
        "kind": kind,
        "known": {f"{{{{ {name} }}}}": value for name, value in samples.known(kind, request.user).items()},
        "history": queries.history(request.user, kind),
    }
    return render(request, "papers/wording.html", context)


@require_POST
def built_in(request: HttpRequest, name: str) -> HttpResponse:
    """Back to the words that the software brings."""
    actions.keep(kind=_kind(request, name), text="", by=request.user)
    messages.success(request, _("已恢复为内置式样。"))
    return redirect("papers:wordings")


def _kind(request: HttpRequest, name: str) -> PaperKind:
    require(rules.may_change(request.user))
    if name not in kinds():
        raise Http404(name)
    return kinds()[name]
