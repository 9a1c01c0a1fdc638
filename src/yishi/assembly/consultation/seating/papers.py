"""The seating plan on paper: a list by name as a letter, and the plan of the room as a sheet."""

import io

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.seating import queries
from yishi.assembly.documents.letters import Letter, Table

WIDTH = 12  # of a seat, in characters
HEIGHT = 30  # of a row, in points


def seats(found: Consultation) -> Letter:
    """座次名单: who sits where, by name, so that people find their seat."""
    rows = []
    for number, positions in queries.plan(found):
        row = "主席台" if number == 0 else f"第{number}排"
        rows += [(str(position), row, f"{position.column}座") for position in positions if str(position)]
    office = f"{found.assembly.short_name}办公室"
    return Letter(
        head=office,
        title=f"“{found.title}”协商会座次名单",
        blocks=(Table(("姓名", "排", "座"), tuple(rows)),),
        signature=office,
        signed=timezone.localdate(),
    )


def sheet(found: Consultation) -> bytes:
    """The plan of the room as XLSX, one page, the rostrum on top."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(_("座次表"))
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 1)
    seat = book.add_format({"border": 1, "align": "center", "valign": "vcenter", "text_wrap": True})
    head = book.add_format({"bold": True, "align": "center", "valign": "vcenter"})
    rows = queries.plan(found)
    widest = max((len(positions) for _number, positions in rows), default=1)
    page.set_column(1, widest, WIDTH)
    page.merge_range(0, 0, 0, max(widest, 1), str(found.seating), head)
    for line, (number, positions) in enumerate(rows, start=1):
        page.set_row(line, HEIGHT)
        page.write(line, 0, _("主席台") if number == 0 else str(number), head)
        begins = 1 + (widest - len(positions)) // 2  # a narrow rostrum stands in the middle
        for column, position in enumerate(positions, start=begins):
            page.write_string(line, column, str(position), seat)
    book.close()
    return file.getvalue()
