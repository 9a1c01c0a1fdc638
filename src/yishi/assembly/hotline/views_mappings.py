"""Which column is what: chosen by a person where the reader cannot tell, and remembered for the source."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.hotline import actions, queries, rules
from yishi.assembly.hotline.forms import MappingForm
from yishi.assembly.hotline.mappings import MOST, Header, headers_read
from yishi.assembly.hotline.staging import Upload
from yishi.engine.report import InputError, say


@require_POST
def columns(request: HttpRequest) -> HttpResponse:
    """Save the choice, then read the file by it and go to its preview."""
    require(rules.may_import(request.user))
    names = [name for number in range(MOST) if (name := request.POST.get(f"header_{number}"))]
    form = MappingForm(request.POST, request.FILES, headers=[Header(name, "") for name in names])
    if form.is_valid():
        source, file = form.cleaned_data["source"], form.cleaned_data["file"]
        actions.save_mapping(source=source, columns=form.chosen(), by=request.user)
        try:
            taken = Upload(name=file.name, content=file.read())
            imported = actions.bring(upload=taken, source=source, by=request.user)
        except InputError as error:
            form.add_error("file", say(error.code, error.params, get_language() or "zh"))
        else:
            messages.success(request, _("列对应已保存，这个来源以后同样的文件都按它读取。"))
            return redirect("hotline:import", imported.public_id)
    return render(request, "hotline/columns.html", {"form": form})


def columns_of(request: HttpRequest, public_id: str) -> HttpResponse:
    """The columns of a file that was read, to be chosen otherwise."""
    require(rules.may_import(request.user))
    found = queries.get_for(request.user, public_id)
    form = MappingForm(headers=headers_read(found.columns), initial={"source": found.source})
    return render(request, "hotline/columns.html", {"form": form})


def ask(request: HttpRequest, headers: Sequence[Header], source: str, why: str) -> HttpResponse:
    """The page that asks what the columns of a file are."""
    form = MappingForm(headers=headers, initial={"source": source})
    return render(request, "hotline/columns.html", {"form": form, "why": why})


def mappings(request: HttpRequest) -> HttpResponse:
    """What was chosen for which source."""
    require(rules.may_import(request.user))
    return render(request, "hotline/mappings.html", {"mappings": queries.mappings(request.user)})


@require_POST
def forget(request: HttpRequest, public_id: str) -> HttpResponse:
    found = get_object_or_404(queries.mappings(request.user), public_id=public_id)
    actions.forget_mapping(mapping=found, by=request.user)
    messages.success(request, _("已删除，以后重新按列名识别。"))
    return redirect("hotline:mappings")
