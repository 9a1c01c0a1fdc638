"""One page: a paper is measured against the standard, and nothing of it is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yishi.assembly.base.access import require
from yishi.assembly.documents import checking
from yishi.assembly.papers.measuring import rules
from yishi.assembly.papers.measuring.forms import PaperForm


def check(request: HttpRequest) -> HttpResponse:
    require(rules.may_check(request.user))
    form = PaperForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = checking.check(file.read())
        except checking.Unreadable:
            form.add_error("file", _("打不开：不是PDF或Word（.docx）文件，或者已经损坏、设了密码。"))
        else:
            wrong = [row for row in found if not row.ok]
            context |= {"name": file.name, "rows": [*wrong, *(row for row in found if row.ok)], "wrong": len(wrong)}
    return render(request, "papers/check.html", context)
