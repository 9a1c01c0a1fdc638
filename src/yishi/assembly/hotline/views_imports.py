"""Files on their way in: upload, preview, confirm, undo."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import listed, xlsx
from yishi.assembly.hotline import actions, columns, intake, queries, rules, staging, views_mappings
from yishi.assembly.hotline.forms import UndoForm, UploadForm
from yishi.assembly.hotline.lists import ImportFilter, ImportTable, RejectTable
from yishi.assembly.hotline.models import Import
from yishi.assembly.hotline.staging import Upload
from yishi.engine.report import InputError, say


def imports(request: HttpRequest) -> HttpResponse:
    """The history of imports."""
    require(rules.may_follow(request.user))
    may_import = rules.may_import(request.user)
    rows = queries.imports(request.user)
    return listed(request, ImportFilter, ImportTable, rows, "hotline/imports.html", may_import=may_import)


def upload(request: HttpRequest) -> HttpResponse:
    """Take a file and go to its preview; a file that cannot be read is told why, and nothing of it is kept."""
    require(rules.may_import(request.user))
    too_large = getattr(request, "upload_too_large", False)
    asked = {"source": request.GET.get("source")}
    form = UploadForm(request.POST or None, request.FILES or None, too_large=too_large, initial=asked)
    if request.method == "POST" and form.is_valid():
        file, source = form.cleaned_data["file"], form.cleaned_data["source"]
        taken = Upload(name=file.name, content=file.read())
        try:
            imported = actions.bring(upload=taken, source=source, by=request.user)
        except InputError as error:
            why = say(error.code, error.params, get_language() or "zh")
            if headers := intake.asked(taken, source, error):
                return views_mappings.ask(request, headers, source, why)
            form.add_error("file", why)
        else:
            return redirect("hotline:import", imported.public_id)
    return render(request, "hotline/upload.html", {"form": form, "columns": columns.known()})


def imported(request: HttpRequest, public_id: str) -> HttpResponse:
    """One import: its preview while it waits, its progress, what was stored."""
    found = queries.get_for(request.user, public_id)
    if found.state == Import.State.READING and found.run and not found.run.over:
        return redirect(_progress_of(found))
    shown = queries.preview(found)
    if shown["rows"]:
        what = _("导入预览：%(file)s") % {"file": found.file_name}
        actions.log_view(what=what, rows=len(shown["rows"]), by=request.user)
    context = {
        "imported": found,
        "moves": [
            (move, rules.may(request.user, move.verb, found))
            for move, _answer in rules.LIFE.open_moves(request.user, found)
            if found.state in move.sources
        ],
        "same_file": queries.same_file(found),
        "preview": shown,
    }
    return render(request, "hotline/import.html", context)


def rejects(request: HttpRequest, public_id: str) -> HttpResponse:
    """The rows that were not taken, as a workbook to mend them by."""
    found = queries.get_for(request.user, public_id)
    rows = queries.reject_words(staging.rejects(found))
    return xlsx(RejectTable(rows), name="rejects")


@require_POST
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="confirm")
    found = actions.confirm(imported=found, by=request.user)
    return redirect(_progress_of(found))


@require_POST
def discard(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="discard")
    actions.discard(imported=found, by=request.user)
    messages.success(request, _("已放弃，没有任何内容入库。"))
    return redirect("hotline:imports")


def undo(request: HttpRequest, public_id: str) -> HttpResponse:
    found = queries.get_for(request.user, public_id, to="undo")
    form = UndoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.undo(imported=found, **form.cleaned_data, by=request.user)
        messages.success(request, _("已撤销，这次导入的工单已全部移除。"))
        return redirect("hotline:import", public_id)
    return render(request, "hotline/undo.html", {"form": form, "imported": found})


def _progress_of(imported: Import) -> str:
    """The address of the work that goes on with this import; from there its page is returned to."""
    here = reverse("hotline:import", args=[imported.public_id])
    return f"{reverse('runs:run', args=[imported.run.public_id])}?next={here}"  # type: ignore[union-attr]
