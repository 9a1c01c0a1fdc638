"""Every read that a page of the room needs."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import get_language

from yishi.assembly.appraisal import rules
from yishi.assembly.appraisal.models import PointLine, Scheme, Sheet
from yishi.assembly.base.access import fetch, require
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.outcomes import sources
from yishi.assembly.proposals.models import Proposal
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import load_scheme

JOB = "yishi.assembly.appraisal.jobs.work_out"


def scheme_for(user: Any, public_id: str, *, to: str = "look") -> Scheme:
    """The scheme, already guarded."""
    return fetch(Scheme.objects.select_related("proposed_by", "adopted_by"), user, public_id, rules.may, to)


def schemes(user: Any) -> QuerySet[Scheme]:
    return Scheme.objects.filter(assembly_id=user.assembly_id)


def in_force(user: Any) -> Scheme | None:
    return schemes(user).filter(state=Scheme.State.ADOPTED).first()


def sheet_for(user: Any, public_id: str) -> Sheet:
    """A sheet, for its member and the office only."""
    rows = Sheet.objects.filter(assembly_id=user.assembly_id).select_related("member", "scheme", "run")
    sheet = rows.filter(public_id=public_id).first()
    if sheet is None:
        raise Http404(public_id)
    require(rules.may_open(user, sheet))
    return sheet


def my_sheets(user: Any) -> QuerySet[Sheet]:
    """The member's own sheets, newest year first."""
    return Sheet.objects.filter(assembly_id=user.assembly_id, member_id=user.member_id).select_related("scheme")


def sheets(user: Any) -> QuerySet[Sheet]:
    """All sheets, for the office. In the order of names: an order of points would be a ranking of persons."""
    rows = Sheet.objects.filter(assembly_id=user.assembly_id).select_related("member", "scheme")
    return rows.order_by("-year", "member__pinyin", "member__name")


def item_name(line: PointLine) -> str:
    """The item of the scheme that the line counts under, in the reader's language."""
    name = next(item.name for item in load_scheme(line.sheet.scheme.text).items() if item.code == line.item)
    return name.zh if (get_language() or "zh").startswith("zh") else name.en


def items(sheet: Sheet) -> list[dict[str, Any]]:
    """The sheet's lines under their items, in the scheme's order: `[{name, most, lines, points}]`."""
    lines: dict[str, list[PointLine]] = {}
    for line in sheet.lines.order_by("day", "pk"):
        lines.setdefault(line.item, []).append(line)
    chinese = (get_language() or "zh").startswith("zh")
    return [
        {
            "name": item.name.zh if chinese else item.name.en,
            "most": None if item.most is None else item.most / 100,
            "lines": lines[item.code],
            "points": sum(line.points for line in lines[item.code]),
        }
        for item in load_scheme(sheet.scheme.text).items()
        if item.code in lines
    ]


def spread(user: Any, year: int) -> list[dict[str, Any]]:
    """How many sheets fall into each ten points: a distribution without names."""
    points = Sheet.objects.filter(assembly_id=user.assembly_id, year=year).values_list("points", flat=True)
    bins: dict[int, int] = {}
    for value in points:
        bins[int(value // 10) * 10] = bins.get(int(value // 10) * 10, 0) + 1
    return [{"from": start, "to": start + 10, "sheets": bins[start]} for start in sorted(bins)]


def years(user: Any) -> list[int]:
    found = Sheet.objects.filter(assembly_id=user.assembly_id).values_list("year", flat=True)
    return sorted(set(found), reverse=True)


def last_run(user: Any) -> Run | None:
    return Run.objects.filter(assembly_id=user.assembly_id, job=JOB).first()


def line_for(user: Any, pk: int) -> PointLine:
    """One line with everything it rests on, for the walk back to the calls that began it."""
    rows = PointLine.objects.filter(assembly_id=user.assembly_id)
    came_of = ("outcome__consultation__topic", "outcome__proposal__topic", "outcome__report")
    rows = rows.select_related("sheet__member", "sheet__scheme", "deed", *came_of)
    line = rows.filter(pk=pk).first()
    if line is None:
        raise Http404(str(pk))
    require(rules.may_open(user, line.sheet))
    return line


KINDS: dict[str, Any] = {"consultation": Consultation, "proposal": Proposal, "report": Report}


def walk_back(line: PointLine) -> dict[str, Any]:
    """The chain a point rests on, nearest first: outcome, what it came of, topic. Links point upstream only."""
    source = sources.of(line.outcome) if line.outcome else _of_deed(line)
    of = {kind: source if isinstance(source, model) else None for kind, model in KINDS.items()}
    return {"outcome": line.outcome, "deed": line.deed, "topic": getattr(source, "topic", None), **of}


def _of_deed(line: PointLine) -> Any:
    """The consultation, proposal or report that a deed belongs to, by the deed's own reference."""
    kind, _colon, public_id = (line.deed.thing if line.deed else "").partition(":")
    if kind not in KINDS:
        return None
    return KINDS[kind].objects.filter(assembly_id=line.assembly_id, public_id=public_id).first()
