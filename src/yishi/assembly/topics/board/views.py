"""Pages about many topics: the board, two periods compared, and the messages that no topic holds."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from yishi.assembly.base.access import require
from yishi.assembly.base.lists import xlsx
from yishi.assembly.hotline import actions as hotline
from yishi.assembly.hotline import rules as hotline_rules
from yishi.assembly.topics import queries as topics
from yishi.assembly.topics import rules
from yishi.assembly.topics.board import comparison, queries
from yishi.assembly.topics.board.forms import BoardForm, CompareForm
from yishi.assembly.topics.board.lists import BoardTable, CompareTable
from yishi.assembly.topics.board.undecided import LOGGED, for_reason, reason_of, tabs
from yishi.assembly.topics.bursts import queries as bursts
from yishi.assembly.topics.corrections import queries as corrections
from yishi.assembly.topics.forms import FindForm
from yishi.assembly.topics.models import Topic

PAGE = 30


def board(request: HttpRequest) -> HttpResponse:
    """The ranked topics of the last reading and the ones people confirmed, as a list or on a map."""
    require(rules.may_look(request.user))
    form = BoardForm(request.GET, user=request.user)
    chosen = form.chosen()
    run = topics.last_run(request.user)
    coverage = queries.coverage(queries.reading(request.user, run))
    covered = coverage.period
    period = queries.period_of(chosen, covered.last if covered else timezone.localdate())
    found = queries.topics(request.user, chosen)
    rows = queries.narrowed(request.user, chosen, period)
    lines = queries.lines(found, rows, chosen["order"])
    if request.GET.get("export") == "xlsx":
        return xlsx(BoardTable(lines), name="topics")
    context = {
        "form": form,
        "chosen": chosen,
        "lines": lines,
        "period": period,
        "covered": covered,
        "narrowed": rows is not None,
        "filtered": any(chosen[name] for name in form.fields if name not in ("state", "view", "topic")),
        "run": run,
        "coverage": coverage,
        **_frame(request.user),
    }
    if chosen["view"] == "map":
        return render(request, "topics/board/map.html", context | _on_map(request, found, rows))
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    return render(request, "topics/board/board.html", context | {"page": page})


def _frame(user: Any) -> dict[str, Any]:
    """What the head of the board needs in both views."""
    counts = topics.counts(user)
    return {
        "tabs": topics.tabs(counts),
        "may_find": rules.may_find(user),
        "may_read": hotline_rules.may_look(user),
        "find_form": FindForm(),
        "bursts": bursts.waiting(user),
        **corrections.notices(user, dismissed=counts[Topic.State.DISMISSED]),
    }


def _on_map(request: HttpRequest, found: list[Any], rows: Any) -> dict[str, Any]:
    """Villages of all topics, or of the one that was chosen."""
    only = [topic for topic in found if topic.public_id == request.GET.get("topic")]
    spots, nowhere = queries.spots(request.user, only or found, rows)
    return {
        "only": only[0] if only else None,
        "topics": found,
        "spots": spots,
        "nowhere": nowhere,
        "map": queries.map_of(request.user, spots),
    }


def compare(request: HttpRequest) -> HttpResponse:
    """Two periods beside each other, topic by topic or town by town."""
    require(rules.may_look(request.user))
    asked = request.GET if request.GET else {"pair": "month", "by": "topic"}
    form = CompareForm(asked)
    covered = queries.coverage(queries.reading(request.user)).period
    topic = topics.get_for(request.user, asked["topic"]) if asked.get("topic") else None
    context: dict[str, Any] = {"form": form, "covered": covered, "topic": topic}
    if covered and form.is_valid():
        later, earlier = form.periods(covered.last)
        found = comparison.covered_part(later, earlier, covered)
        context |= {"found": found, "asked": (later, earlier)}
        if found:
            by_town = bool(topic) or form.cleaned_data["by"] == "town"
            context["rows"] = (
                comparison.by_town(request.user, found, topic) if by_town else comparison.by_topic(request.user, found)
            )
            if request.GET.get("export") == "xlsx":
                return xlsx(CompareTable(context["rows"]), name="compare")
    return render(request, "topics/board/compare.html", context)


def undecided(request: HttpRequest) -> HttpResponse:
    """The messages that no topic holds, masked as all are, each with the reason; opening them is on record."""
    require(rules.may_look(request.user))
    require(hotline_rules.may_look(request.user))
    run = queries.reading(request.user)
    why = request.GET.get("why", "")
    context: dict[str, Any] = {"run": run, "why": why}
    if run:
        page = Paginator(for_reason(run, why), PAGE).get_page(request.GET.get("page"))
        placings = [(placing, reason_of(placing)) for placing in page]
        hotline.log_view(what=str(LOGGED), rows=len(placings), by=request.user)
        context |= {"page": page, "placings": placings, "tabs": tabs(run)}
    return render(request, "topics/board/undecided.html", context)
