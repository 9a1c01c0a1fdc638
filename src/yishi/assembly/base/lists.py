"""One way to show a list: filtered, sorted, paged, and exported to XLSX by the same columns."""

import io
from datetime import datetime
from typing import Any

import django_tables2 as tables
import xlsxwriter
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django_filters import FilterSet

PER_PAGE = 30
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def listed(
    request: HttpRequest,
    filters: type[FilterSet],
    table: type[tables.Table],
    rows: QuerySet,
    template: str,
    **more: Any,
) -> HttpResponse:
    """Answer with the list's page, or with its XLSX when `?export=xlsx` is asked for. `more` goes to the template."""
    chosen = filters(request.GET, queryset=rows, request=request)
    shown = table(chosen.qs)
    if request.GET.get("export") == "xlsx":
        return xlsx(shown, name=template.partition("/")[0])
    tables.RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(shown)
    asked = request.GET.copy()
    asked["export"] = "xlsx"
    return render(request, template, {"filter": chosen, "table": shown, "export_url": f"?{asked.urlencode()}", **more})


def xlsx(table: tables.Table, *, name: str) -> HttpResponse:
    """All rows of `table` as a workbook. Text is written as text: a cell that begins with `=` stays what it says."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"})
    sheet = book.add_worksheet()
    for number, row in enumerate(table.as_values()):
        for column, value in enumerate(row):
            _write(sheet, number, column, value)
    book.close()
    response = HttpResponse(buffer.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}-{timezone.localdate():%Y%m%d}.xlsx"'
    return response


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, timezone.localtime(value).replace(tzinfo=None))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, str(value))
